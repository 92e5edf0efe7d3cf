"""Codes that are read out on the telephone and typed with wet thumbs."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.errors import MistypedCodeError
from casework.petition import new_code, parse_code, spoken_code

SAMPLES = [new_code() for _ in range(150)]


def refuses(written: str) -> bool:
    try:
        parse_code(written)
    except MistypedCodeError:
        return True
    return False


def test_a_new_code_has_eight_digits_never_begins_with_0_and_is_accepted():
    for code in SAMPLES:
        assert re.fullmatch(r"[1-9][0-9]{7}", code)
        assert parse_code(code) == code


def test_the_check_digit_is_damms():
    assert parse_code("4829-1372") == "48291372"
    assert parse_code("0000-5724") == "00005724"  # the textbook's example: 572, check digit 4


def test_each_single_wrong_digit_is_caught():
    for code in SAMPLES:
        for position in range(8):
            for digit in "0123456789":
                if digit != code[position]:
                    assert refuses(code[:position] + digit + code[position + 1 :]), code


def test_each_swap_of_neighbours_is_caught():
    for code in SAMPLES:
        for left in range(7):
            swapped = code[:left] + code[left + 1] + code[left] + code[left + 2 :]
            if swapped != code:
                assert refuses(swapped), (code, swapped)


def test_a_missing_or_a_doubled_digit_is_caught():
    for code in SAMPLES[:20]:
        for position in range(8):
            assert refuses(code[:position] + code[position + 1 :])
            assert refuses(code[:position] + code[position] + code[position:])


@pytest.mark.parametrize(
    "written",
    [
        "48291372",
        "4829-1372",
        " 4829 1372 ",
        "4829.1372",
        "48 29 13 72",
        "số 4829-1372 nhé",
        "#48291372",
        "４８２９－１３７２",  # full-width, from a Chinese keyboard
        "٤٨٢٩١٣٧٢",  # Arabic digits
    ],
)
def test_a_code_is_understood_however_it_is_written(written):
    assert parse_code(written) == "48291372"


@pytest.mark.parametrize("written", ["", "abc", "4829", "4829-1372-1", "48291371", "⁴⁸²⁹¹³⁷²", "IV"])
def test_what_is_no_code_is_refused(written):
    with pytest.raises(MistypedCodeError):
        parse_code(written)


def test_the_refusal_repeats_the_first_twenty_characters_of_what_was_written():
    with pytest.raises(MistypedCodeError) as refusal:
        parse_code("  " + "1" * 100)
    assert refusal.value.words == {"written": "1" * 20}


@given(st.text())
@example("\x00")
@example("𝟜𝟠𝟚𝟡𝟙𝟛𝟟𝟚")
def test_junk_is_refused_or_understood_and_nothing_else_happens(junk):
    if not refuses(junk):
        assert re.fullmatch(r"[0-9]{8}", parse_code(junk))


@given(st.integers(0, 99_999_999))
def test_one_in_ten_numbers_is_a_code_and_its_ten_siblings_are_not(number):
    stem = f"{number:08d}"[:7]
    assert sum(not refuses(stem + str(digit)) for digit in range(10)) == 1


def test_a_code_is_spoken_in_two_halves():
    assert spoken_code("48291372") == "4829-1372"


def test_codes_are_not_handed_out_in_order():
    assert len(set(SAMPLES)) > len(SAMPLES) - 2
    assert sorted(SAMPLES) != SAMPLES
