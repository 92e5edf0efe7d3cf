"""Every place that a message states, and none that it only seems to."""

import time

import pytest

from casework.places import Level, Place, Places
from casework.reading import PlaceKind
from nlp.place_figures import measure, rows
from nlp.places import PlaceFinder

COUNTRY = Places(())
QUANG_TRI = Places(
    (
        Place(id="quang-tri", name="tỉnh Quảng Trị", level=Level.PROVINCE),
        Place(id="con-tien", name="xã Cồn Tiên", level=Level.COMMUNE, parent="quang-tri"),
        Place(id="la-lay", name="xã La Lay", level=Level.COMMUNE, parent="quang-tri"),
        Place(id="tan-lap", name="thôn Tân Lập", level=Level.VILLAGE, parent="la-lay"),
    )
)


@pytest.fixture(scope="module")
def finder():
    return PlaceFinder(COUNTRY)


@pytest.fixture(scope="module")
def own():
    return PlaceFinder(QUANG_TRI)


def kinds(found):
    return [(one.kind.value, one.written) for one in found]


def test_each_part_of_an_address_is_a_mention_of_its_own(finder):
    found = finder.find_all("Cống ở tổ 4, thôn Nà Lẹng, xã Mỹ Thanh, huyện Bạch Thông, Bắc Kạn bị tắc")
    assert kinds(found) == [
        ("village", "tổ 4"),
        ("village", "thôn Nà Lẹng"),
        ("commune", "xã Mỹ Thanh"),
        ("district", "huyện Bạch Thông"),
        ("province", "Bắc Kạn"),
    ]
    commune = found[2]
    assert (commune.commune, commune.province) == ("xã Cẩm Giàng", "tỉnh Thái Nguyên")
    assert commune.former == "xã Mỹ Thanh, huyện Bạch Thông, tỉnh Bắc Kạn"


def test_the_place_of_a_message_is_written_as_its_whole_address(finder):
    assert finder.find("xa tri le, que phong, nghe an mat song").written == "xa tri le, que phong, nghe an"


@pytest.mark.parametrize(
    ("text", "commune"),
    [
        ("Tri Lễ Quế Phong chưa có điện", "xã Tri Lễ"),  # no prefix at all
        ("nhà cháu ở phường 7 quận Phú Nhuận", "phường Cầu Kiệu"),
        ("p7 pn tphcm", None),  # a short form that nobody decided about
        ("x. Vĩnh Ô, h. Vĩnh Linh", "xã Bến Quan"),
        ("Ở Con Cuông này, tại xã Môn Sơn, cầu gãy rồi", "xã Môn Sơn"),
        ("xã Mĩ Đức, An Giang", "xã Mỹ Đức"),  # i for y
        ("buôn làng xã Ea Hleo thiếu nước", "xã Ea H'Leo"),
        ("xã Đắc Pxi, tỉnh Kon Tum", "xã Đăk Pxi"),
        ("thôn 4 Trà Leng sạt lở", "xã Trà Leng"),
    ],
)
def test_communes_are_read_as_people_write_them(finder, text, commune):
    found = finder.find(text)
    assert (found and found.commune) == commune


def test_a_district_elsewhere_in_the_text_decides_between_communes(finder):
    alone = finder.find("xã Tân Tiến ngập sâu")
    told = finder.find("Dân huyện Bù Đốp kêu cứu: xã Tân Tiến ngập sâu")
    assert alone.commune is None
    assert (told.commune, told.province) == ("xã Tân Tiến", "tỉnh Đồng Nai")


def test_a_district_alone_leaves_its_communes_to_choose_from(finder):
    found = finder.find("Người dân huyện Quế Phong phản ánh giá điện")
    assert (found.kind, found.commune, found.province) == (PlaceKind.DISTRICT, None, "tỉnh Nghệ An")
    communes = {"xã Mường Quàng", "xã Tiền Phong", "xã Thông Thụ", "xã Quế Phong", "xã Tri Lễ"}
    assert {one.commune for one in found.choices} == communes


def test_the_name_of_a_commune_and_a_former_district_in_a_sentence_is_not_guessed(finder):
    found = finder.find("Em ở Bình Thạnh, TPHCM thì nộp hồ sơ ở đâu")
    assert (found.commune, found.province) == (None, "thành phố Hồ Chí Minh")
    assert "phường Bình Thạnh" in [one.commune for one in found.choices]


def test_a_commune_with_several_heirs_is_left_to_the_citizen(finder):
    found = finder.find("xã Kim Nỗ, huyện Đông Anh, Hà Nội")
    assert found.commune is None
    assert {one.commune for one in found.choices} == {"xã Thiên Lộc", "xã Vĩnh Thanh"}
    assert {one.former for one in found.choices} == {"xã Kim Nỗ, huyện Đông Anh, thành phố Hà Nội"}


def test_more_choices_than_nine_are_none_until_a_province_narrows_them(finder):
    assert finder.find("xã Tân Lập mất nước").choices == ()
    narrowed = finder.find("xã Tân Lập, Thái Nguyên mất nước")
    assert narrowed.commune is not None or 1 < len(narrowed.choices) <= 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hẻm 12 đường Lê Văn Việt ngập", [("street", "hẻm 12"), ("street", "đường Lê Văn Việt")]),
        ("QL1 sạt chỗ cầu Xóm Bóng", [("street", "QL1"), ("landmark", "cầu Xóm Bóng")]),
        ("ngập ở ngách 15/2 ngõ 15", [("street", "ngách 15/2"), ("street", "ngõ 15")]),
        ("trường THCS Lê Lợi thu sai", [("landmark", "trường THCS Lê Lợi")]),
        ("NHÀ VĂN HÓA THÔN 3 DỘT", [("village", "THÔN 3")]),
        ("nha o tdp 9 kp 4", [("village", "tdp 9"), ("village", "kp 4")]),
        ("đường Hà Nội đoạn gần chợ Huế Mới", [("street", "đường Hà Nội"), ("landmark", "chợ Huế Mới")]),
    ],
)
def test_villages_streets_and_landmarks_are_found_as_written(finder, text, expected):
    assert kinds(finder.find_all(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bác Thái Bình và chị Hải Dương cãi nhau",
        "Con trai tôi đi làm ở Đồng Nai, chủ quỵt lương",
        "Cam chở vào Sài Gòn bán lỗ vốn",
        "bản đồ quy hoạch, hồ sơ, đường dây nóng đều không có",
        "tổ chức, đội ngũ, bản thân cán bộ",
        "hợp tác xã Tân Tiến nợ tiền dân",
        "trưởng thôn thu tiền, phó bản không nói gì",
        "ban 3 con ga mua 2 bao phan",
        "cầu mong xã hội an toàn, hạnh phúc",
        "phuong tien phong chay chua chay hong het",
    ],
)
def test_what_only_sounds_like_a_place_is_none(finder, text):
    assert finder.find_all(text) == ()


def test_a_former_name_leads_to_the_authoritys_own_commune(own):
    found = own.find("xã Hải Thái, huyện Gio Linh thiếu nước")
    assert (found.place_id, found.commune) == ("con-tien", "xã Cồn Tiên")
    assert found.former == "xã Hải Thái, huyện Gio Linh, tỉnh Quảng Trị"


def test_among_choices_the_authoritys_own_communes_come_first(own):
    choices = own.find("Tôi ở xã A Ngo").choices
    assert [one.place_id for one in choices] == ["la-lay", None]


def test_the_authoritys_own_villages_are_mentions_with_their_place(own):
    found = own.find_all("đường từ thôn Tân Lập, xã La Lay ra quốc lộ 15")
    assert [(one.written, one.place_id) for one in found] == [
        ("thôn Tân Lập", "tan-lap"),
        ("xã La Lay", "la-lay"),
        ("quốc lộ 15", None),
    ]


def test_an_address_in_another_province_is_not_the_authoritys_own(own):
    found = own.find("thôn Tân Lập, xã Quảng Phú, huyện Cư M'gar, Đắk Lắk")
    assert (found.place_id, found.commune) == (None, "xã Quảng Phú")


def test_an_answer_may_be_a_bare_commune_or_village(own):
    assert own.find_in_answer("tân lập").place_id == "tan-lap"
    assert own.find_in_answer("la lay").place_id == "la-lay"
    assert own.find_in_answer("Tri Lễ Quế Phong").commune == "xã Tri Lễ"
    shared = own.find_in_answer("tri lễ")
    assert (shared.commune, len(shared.choices)) == (None, 2)


def test_any_text_is_read_in_a_moment(finder):
    texts = [
        "Kính thưa ủy ban, đường vào thôn hỏng đã lâu mà chưa ai sửa, mong được quan tâm. " * 250,
        "xã Tân An, huyện Châu Thành, " * 700,
        "phường " * 3_000,
        "1/" * 10_000,
        "x." * 10_000,
        "Ạ" * 20_000,
        "\u202e|\x00\u0301" * 5_000,
    ]
    for text in texts:
        began = time.process_time()
        finder.find_all(text)
        assert time.process_time() - began < 0.5


def test_the_figures_on_the_development_set_hold(finder):
    figures = measure(rows(), finder)
    assert figures["communes_found"] >= 0.95
    assert figures["communes_wrong"] <= 0.01
    assert figures["left_open"] >= 0.95
    assert figures["districts"] >= 0.95
    assert figures["traps_kept"] >= 0.98
    for kind in ("villages", "streets", "landmarks"):
        assert figures[kind] >= 0.85
