"""Letters are made comparable without losing what was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.normalise import clean, expand, fold, respell


def test_decomposed_letters_are_composed():
    assert clean(unicodedata.normalize("NFD", "Đường hỏng")) == "Đường hỏng"


def test_invisible_characters_go_and_white_space_becomes_one_blank():
    assert clean("\u200bmất\u202e \x00 điện\r\n\n  ba\tngày\ufeff") == "mất điện ba ngày"


def test_the_icelandic_eth_is_read_as_the_vietnamese_letter():
    assert fold(clean("Ðường")) == "duong"


def test_folding_takes_every_diacritic_and_the_stroke_of_d():
    assert fold("ĐƯỜNG Ở Thôn Nguyễn Huệ") == "duong o thon nguyen hue"


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("KHOẺ", "khỏe")])
def test_both_ways_to_place_a_tone_are_the_same_word(one, other):
    assert respell(one) == respell(other)


def test_different_tones_stay_different_words():
    assert respell("hòa") != respell("hóa")


def test_chat_short_forms_are_written_out():
    assert expand("ko đc trả lời, lm j r") == "không được trả lời, làm gì rồi"


def test_an_amount_in_thousands_is_not_a_no():
    assert expand("thu 50 k một tháng") == "thu 50 k một tháng"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_any_text_can_be_folded_and_expanded(text):
    assert fold(text) == fold(text).lower() or not text.isascii()
    expand(text)
