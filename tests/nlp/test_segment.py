"""Words of several syllables are joined."""

from nlp.segment import LONGEST, words


def test_syllables_of_one_word_are_joined():
    assert "dịch_bệnh" in words("Dịch bệnh ở gia súc")


def test_an_empty_text_has_no_words():
    assert words("") == []


def test_a_very_long_text_is_cut():
    assert len(words("nước " * LONGEST)) <= LONGEST
