"""Several matters in one message are told apart; one story is not torn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.classify import Classifier
from nlp.model import load
from nlp.normalise import fold
from nlp.split import Splitter
from nlp.split_figures import measure, out_of_fold, read_rows

LAMP = "Đèn đường đầu thôn tắt nửa tháng nay, đi làm ca về tối om."
CARD = "Thẻ bảo hiểm y tế của mẹ tôi hết hạn mà trạm chưa đổi, nhờ xem giúp."


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    classifier = Classifier(load())
    return Splitter(lambda text: classifier.judge(text).topic)


@pytest.mark.parametrize(
    "text",
    [
        f"1. {LAMP} 2. {CARD}",
        f"1) {LAMP}\n2) {CARD}",
        f"Thứ nhất, {LAMP} Thứ hai, {CARD}",
        f"- {LAMP}\n- {CARD}",
    ],
)
def test_a_numbered_list_of_matters_is_divided(splitter, text):
    assert len(splitter.parts(text)) == 2


def test_without_diacritics_it_is_divided_alike(splitter):
    assert len(splitter.parts(fold(f"1. {LAMP} 2. {CARD}"))) == 2


def test_parts_stand_in_the_text_in_order(splitter):
    text = f"Kính gửi ủy ban xã. 1. {LAMP} 2. {CARD} Xin cảm ơn."
    place = 0
    for part in splitter.parts(text):
        place = text.index(part, place) + len(part)


@pytest.mark.parametrize(
    "text",
    [
        "Nhà tôi ở tổ 1, khu phố 3, phường 12. Cống trước nhà nghẹt, nước tràn vào bếp, xin nạo vét.",
        "Theo khoản 1. Điều 5 quyết định 12, tôi đủ điều kiện hưởng trợ cấp, xin hỏi vì sao bị cắt.",
        "Con đường nát quá, xe rác không vào được nên rác chất đống, học sinh té hoài. Xin sửa đường.",
    ],
)
def test_addresses_articles_and_consequences_do_not_tear_a_message(splitter, text):
    assert len(splitter.parts(text)) == 1


def test_the_shipped_splitter_keeps_its_floor(splitter):
    figures = measure(read_rows(), splitter)
    assert figures["exact"] >= 0.7
    assert figures["torn"] <= 0.05
    assert out_of_fold()["torn"] <= 0.05


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_parts(splitter, text):
    assert splitter.parts(text)
