"""What the reader proposes for a text, and that it proposes something for every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.reading import Nature, PlaceKind, Reading, Urgency
from nlp.normalise import fold

SAMPLES = [
    ("Đường liên thôn đầy ổ gà, xe máy ngã liên tục, đề nghị xã sửa mặt đường", "transport"),
    ("Trạm y tế xã hết thuốc, thẻ bảo hiểm y tế không được thanh toán", "health"),
    ("Trường tiểu học thu nhiều khoản đầu năm, cô giáo bắt đóng quỹ lớp", "education"),
    ("Cả xóm mất điện ba hôm, trạm biến áp cháy mà điện lực chưa tới", "utilities"),
    ("Trại lợn xả nước thải ra mương, mùi hôi không ngủ được", "environment"),
    ("Làm giấy khai sinh cho con bị sai họ, xin cải chính hộ tịch", "justice"),
]


@pytest.mark.parametrize(("text", "topic"), SAMPLES)
def test_a_plain_matter_gets_its_topic(reader, text, topic):
    assert reader.read(text).topic == topic


@pytest.mark.parametrize(("text", "topic"), SAMPLES)
def test_a_text_without_diacritics_gets_the_same_topic_as_with_them(reader, text, topic):
    assert reader.read(fold(text)).topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "Dây điện đứt rơi xuống sân trường, trẻ con sắp vào học, cứu với",
        "day dien dut roi xuong san truong, tre con sap vao hoc, cuu voi",
        "Taluy sau nhà nứt lớn, mưa to, sắp sạt lở đè lên nhà tôi",
    ],
)
def test_danger_to_life_is_urgent(reader, text):
    assert reader.read(text).urgency is Urgency.URGENT


def test_capitals_and_exclamation_marks_do_not_make_it_urgent(reader):
    assert reader.read("ĐỀ NGHỊ XÃ XÂY THÊM SÂN BÓNG CHO THANH NIÊN!!!").urgency is Urgency.NORMAL


def test_contesting_a_decision_is_a_complaint(reader):
    text = "Tôi khiếu nại quyết định xử phạt của Chủ tịch xã đối với tôi, đề nghị hủy quyết định"
    assert reader.read(text).nature is Nature.COMPLAINT


def test_accusing_somebody_of_a_crime_is_a_denunciation(reader):
    text = "Tôi tố cáo ông trưởng thôn ăn chặn tiền hỗ trợ hộ nghèo, đề nghị điều tra xử lý"
    assert reader.read(text).nature is Nature.DENUNCIATION


@pytest.mark.parametrize("text", ["xin chào bot", "alo alo test", "👍👍", "123 456", "...", ""])
def test_chatter_is_off_topic(reader, text):
    assert reader.read(text).nature is Nature.OFFTOPIC


@pytest.mark.parametrize("text", ["", "   ", "😀" * 50, "0912345678", "!?"])
def test_a_text_without_letters_is_off_topic_and_not_trusted(reader, text):
    reading = reader.read(text)
    assert (reading.nature, reading.topic, reading.confidence) == (Nature.OFFTOPIC, "other", 0.0)


@pytest.mark.parametrize(
    "text", ["Здравствуйте, как дела", "お元気ですか、道路が壊れています", "qwertz asdfgh yxcvbn zzz"]
)
def test_another_language_is_read_with_low_confidence(reader, text):
    assert reader.read(text).confidence < 0.3


@pytest.mark.parametrize("text", ["đường hỏng " * 2_000, "a" * 20_000, "(" * 20_000, "xã Tân An, " * 2_000])
def test_twenty_thousand_characters_are_read(reader, text):
    check(reader.read(text))


def test_the_place_is_part_of_the_reading(reader):
    assert reader.read("Cầu ở thôn Đông, xã Sông Hiền sắp gãy").place.place_id == "dong"


def test_an_answer_to_where_is_read_as_a_place(reader):
    assert reader.read_place("Đông").place_id == "dong"
    assert reader.read_place("không nhớ nữa") is None


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_gets_a_reading(reader, text):
    check(reader.read(text))


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.sampled_from(["xã", "xa", "Đông", "thôn", ",", ".", "Huế", "p", "TP", "3", "Tân An"]))
)
def test_any_row_of_place_words_gets_a_reading(reader, words):
    text = " ".join(words)
    check(reader.read(text))
    reader.read_place(text)


def check(reading: Reading) -> None:
    """Ranked topics whose probabilities sum to 1, and a confidence from 0 to 1."""
    probabilities = [probability for _, probability in reading.topics]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1)
    assert sum(reading.nature_scores.values()) == pytest.approx(1)
    assert sum(reading.urgency_scores.values()) == pytest.approx(1)
    assert reading.topic == reading.topics[0][0]
    assert 0 <= reading.confidence <= 1


# --- what else stands in a text ------------------------------------------------------------------------


def test_two_matters_become_two_parts(reader):
    first = "Đèn đường đầu thôn Đông tắt nửa tháng nay, đi làm ca về tối om."
    second = "Còn chuyện thẻ bảo hiểm y tế của mẹ tôi hết hạn mà trạm chưa đổi, nhờ xem giúp."
    assert reader.read(f"{first} {second}").parts == (first, second)


def test_one_story_stays_whole(reader):
    text = (
        "Con mương sau nhà tôi bị nhà bên lấp mất nửa. Mưa xuống nước tràn vào bếp, hai đứa nhỏ nghỉ học. "
        "Tôi nói với họ ba lần mà họ không nghe, nhờ xã xuống xem và yêu cầu đào lại."
    )
    assert len(reader.read(text).parts) == 1


def test_a_denunciation_with_numbered_acts_stays_whole(reader):
    text = (
        "Tôi tố cáo ông trưởng thôn: 1. Ăn chặn tiền cứu trợ của 12 hộ. 2. Bán cát của thôn lấy tiền riêng. "
        "3. Đe dọa người hỏi. Đề nghị điều tra, xử lý."
    )
    assert reader.read(text).parts == (text,)


def test_the_title_names_the_matter_and_nobody(reader):
    greeting = "Kính gửi UBND xã, tôi là Nguyễn Thị Lụa, 0912 345 678."
    title = reader.read(f"{greeting} Cống trước chợ bị nghẹt, mưa là ngập cả dãy ki ốt.").title
    assert "nghẹt" in title
    assert "Lụa" not in title
    assert "0912" not in title
    assert len(title) <= 90


def test_persons_are_hidden_and_the_matter_stays(reader):
    masked = reader.mask("Tôi tên Trần Văn Bảy, số 0912345678, báo cống trước chợ Mới bị nghẹt")
    assert "Bảy" not in masked
    assert "0912345678" not in masked
    assert "cống trước chợ Mới bị nghẹt" in masked


def test_a_commune_of_before_is_read_as_its_heir(reader):
    place = reader.read("Cầu ở xã Mỹ Thanh, huyện Bạch Thông, Bắc Kạn gãy nhịp giữa").place
    assert place.province == "tỉnh Thái Nguyên"
    assert "Mỹ Thanh" in place.former


def test_a_shared_name_is_left_open(reader):
    place = reader.read("Đường ở xã Tân Lập hỏng nặng").place
    assert place.commune is None


def test_every_place_is_listed(reader):
    kinds = {place.kind for place in reader.read("Ngõ 12 đường Lê Lợi, thôn Đông, xã Sông Hiền ngập").places}
    assert {PlaceKind.STREET, PlaceKind.VILLAGE, PlaceKind.COMMUNE} <= kinds


def test_the_same_matter_is_recognised_in_other_words(reader):
    one = reader.read("Ngõ 7 Hoàng Diệu có ổ gà rất sâu, tối qua một cụ ngã xe gãy tay.").trace
    same = reader.read("hem 7 hoang dieu cai o ga to dung, xe may lot banh hoai, va gium voi").trace
    other = reader.read("Ngõ 9 Trần Phú có ổ gà rất sâu, tối qua một cụ ngã xe gãy tay.").trace
    matters = reader.matters
    assert set(one.keys) & set(same.keys)
    assert matters.likeness(one, same, days_apart=1) >= matters.propose_from
    assert matters.likeness(one, other, days_apart=1) < matters.propose_from
