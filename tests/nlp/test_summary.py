"""A title says what the matter is, in the words of the text, and nothing about persons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.corpus import read_all
from nlp.normalise import clean, fold
from nlp.privacy import find
from nlp.summary import LONGEST, title

GREETINGS = ("kinh gui", "xin chao", "chao anh", "alo alo", "kinh thua", "toi ten la", "em ten la", "cam on")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kính gửi UBND xã. Tôi tên là Lê Thị Bông, ở ấp 4. Cống đầu ngõ nhà tôi tắc hai tháng nay. Chào.",
            "Cống đầu ngõ nhà tôi tắc hai tháng nay",
        ),
        (
            "Alo alo, bot ơi, đèn đường ngõ 12 tối om cả tuần rồi với ạ",
            "Đèn đường ngõ 12 tối om cả tuần rồi",
        ),
        (
            "dạ con chào mấy chú, con là Út ở ấp 5, con xin hỏi tiền hỗ trợ hạn mặn bao giờ phát ạ",
            "Tiền hỗ trợ hạn mặn bao giờ phát",
        ),
        (
            "ĐỀ NGHỊ UBND PHƯỜNG KIỂM TRA QUÁN KARAOKE HÁT QUÁ 23 GIỜ",
            "Đề nghị UBND phường kiểm tra quán karaoke hát quá 23 giờ",
        ),
        (
            "Họ và tên: Trần Quốc Hải. CCCD 052081003344. Nội dung: khiếu nại quyết định thu hồi 120 m2 đất.",
            "Khiếu nại quyết định thu hồi 120 m2 đất",
        ),
        (
            "Tôi viết đơn này tố cáo ông Đặng Văn Tú, trưởng thôn, ăn chặn 40 triệu tiền bão lụt.",
            "Tố cáo ông … trưởng thôn, ăn chặn 40 triệu tiền bão lụt",
        ),
        (
            "Em muốn hỏi thủ tục tách thửa đất vườn cần giấy tờ gì?",
            "Thủ tục tách thửa đất vườn cần giấy tờ gì?",
        ),
        (
            "Chúc cán bộ sức khỏe. Xe chở cát chạy đêm làm nứt tường 7 hộ. Mong sớm giải quyết. Trân trọng!",
            "Xe chở cát chạy đêm làm nứt tường 7 hộ",
        ),
        (
            "da thua can bo, tram y te khong co bac si truc dem",
            "Tram y te khong co bac si truc dem",
        ),
        (
            "Cảm ơn đoàn đã về. Nhưng đường vào bản vẫn sạt, xe cứu thương không lên được.",
            "Đường vào bản vẫn sạt, xe cứu thương không lên được",
        ),
        ("Alo", "Alo"),
    ],
)
def test_the_matter_becomes_the_title(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize("text", ["", "   \n", "0912 345 678", "...!?", "👍👍", "Nguyễn Văn Hùng 0912345678"])
def test_a_text_without_words_has_no_title(text):
    assert title(text) == ""


def test_a_long_sentence_is_cut_after_a_whole_word():
    text = (
        "Đề nghị xã sửa con mương thoát nước chạy dọc theo cánh đồng phía sau nhà văn hóa thôn Thượng "
        "trước mùa mưa bão"
    )
    made = title(text)
    assert made.endswith("…")
    assert text.startswith(made[:-1] + " ")


@pytest.fixture(scope="module")
def sample():
    return [message.text for message in read_all()[::15]]


def test_titles_are_short_and_hold_no_personal_data(sample):
    for text in sample:
        made = title(text)
        assert len(made) <= LONGEST
        assert find(made) == ()
        assert made[:1] == made[:1].upper()


def test_titles_are_words_of_the_text_in_their_order(sample):
    for text in sample:
        rest = clean(text).lower()
        for piece in title(text).rstrip("…?").lower().split(" … "):
            assert piece in rest, (text, title(text))
            rest = rest[rest.index(piece) + len(piece) :]


def test_a_greeting_is_no_title_where_anything_else_is_said(sample):
    for text in sample:
        said = [part for part in fold(text).replace("!", ".").split(".") if len(part.split()) > 4]
        if len([part for part in said if not part.strip().startswith(GREETINGS)]) > 1:
            assert not fold(title(text)).startswith(GREETINGS), text


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_have_a_title(text):
    assert len(title(text)) <= LONGEST
