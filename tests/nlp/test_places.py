"""Places are found when they are certain, and left open when they are not."""

import pytest

from nlp.places import PlaceFinder


@pytest.fixture(scope="module")
def finder(places):
    return PlaceFinder(places)


@pytest.mark.parametrize(
    ("text", "place_id", "written"),
    [
        ("Đường thôn Đông, xã Sông Hiền hỏng nặng", "dong", "thôn Đông"),
        ("duong o thon dong xa song hien hong roi", "dong", "thon dong"),
        ("Xã Sông Hiền mất nước ba ngày", "song-hien", "Xã Sông Hiền"),
        ("Trung Lập mất điện cả tuần", "trung-lap", "Trung Lập"),
        ("Ở tdp 3 nước ngập", "to-3", "tdp 3"),
        ("xã Sông Hien có lũ", "song-hien", "xã Sông Hien"),
        ("XÃ HIỀN LƯƠNG THƯỢNG KÊU CỨU", "song-hien", "XÃ HIỀN LƯƠNG THƯỢNG"),
        ("tỉnh An Khê bao giờ sáp nhập", "an-khe", "tỉnh An Khê"),
    ],
)
def test_the_authoritys_own_places_are_found(finder, text, place_id, written):
    found = finder.find(text)
    assert (found.place_id, found.written) == (place_id, written)
    assert found.province == "tỉnh An Khê"


def test_a_village_brings_its_commune_with_it(finder):
    assert finder.find("nhà tôi ở thôn Trung Lập").commune == "xã Sông Hiền"


@pytest.mark.parametrize(
    "text",
    [
        "chợ rất đông người",  # an ordinary word
        "thôn Đồng bị ngập",  # another accent, another village
        "thôn 3 bị ngập",  # tổ 3 is no thôn 3
        "ông Trần Trung Lập nói thế",  # a person
        "hòa bình thế giới",
        "Nguyễn Thái Bình gửi đơn",
        "nhà xa lam sao di bo",  # far, and a commune called Lâm
        "",
    ],
)
def test_what_only_looks_like_a_place_is_none(finder, text):
    assert finder.find(text) is None


def test_a_village_of_two_communes_is_decided_by_the_commune(finder):
    assert finder.find("thôn Bình Minh, xã Đồng Cao").place_id == "binh-minh-2"


def test_a_village_of_two_communes_alone_is_not_guessed(finder):
    assert finder.find("thôn Bình Minh mất điện") is None


@pytest.mark.parametrize("text", ["xã Sông Hiền, tỉnh Quảng Trị", "thôn Đông, xã Măng Bút"])
def test_the_same_name_elsewhere_is_not_the_authoritys_own(finder, text):
    assert finder.find(text).place_id is None


@pytest.mark.parametrize(
    ("text", "commune", "province"),
    [
        ("xã Tân An, tỉnh Nghệ An", "xã Tân An", "tỉnh Nghệ An"),
        ("xa tan an, tinh nghe an", "xã Tân An", "tỉnh Nghệ An"),
        ("P. Hải Châu, TP. Đà Nẵng", "phường Hải Châu", "thành phố Đà Nẵng"),
        ("Diễn Châu, Nghệ An", "xã Diễn Châu", "tỉnh Nghệ An"),
        ("đường ở xã Ea H'Leo", "xã Ea H'Leo", "tỉnh Đắk Lắk"),
        ("xã Măng Bút, Kon Tum", "xã Măng Bút", "tỉnh Quảng Ngãi"),  # the province's old name
        ("xã Mỹ Thanh, Bắc Kạn", "xã Cẩm Giàng", "tỉnh Thái Nguyên"),  # the commune's old name
    ],
)
def test_communes_of_the_country_are_found_under_new_and_old_names(finder, text, commune, province):
    found = finder.find(text)
    assert (found.commune, found.province, found.place_id) == (commune, province, None)


def test_a_place_named_twice_in_the_country_is_not_guessed(finder):
    found = finder.find("Tôi ở xã Tân An")
    assert (found.written, found.commune, found.province) == ("xã Tân An", None, None)


def test_an_accent_that_differs_is_another_place(finder):
    assert finder.find("xã Măng Bụt, tỉnh Quảng Ngãi").commune is None


@pytest.mark.parametrize("text", ["Đông", "đông", "dong", "ở thôn Đông ạ"])
def test_in_an_answer_the_bare_name_of_a_village_is_enough(finder, text):
    assert finder.find_in_answer(text).place_id == "dong"


def test_in_an_answer_a_bare_province_is_enough(finder):
    assert finder.find_in_answer("Đà Nẵng").province == "thành phố Đà Nẵng"
    assert finder.find("Mai tôi đi Đà Nẵng") is None
