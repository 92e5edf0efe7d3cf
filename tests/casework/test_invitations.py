"""One-time invitations."""

import re

from hypothesis import given
from hypothesis import strategies as st

from casework.errors import CaseworkError, InvitationRefusedError
from casework.invitations import CODE_LENGTH, hash_of, new_invitation_code


def test_a_code_has_sixteen_characters_that_do_not_look_alike():
    codes = {new_invitation_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"[a-z2-9]{16}", code) and not set(code) & set("ilo01") for code in codes)
    assert CODE_LENGTH == 16


def test_only_the_hash_is_kept_and_it_is_sha_256():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(st.from_regex(r"[a-z2-9]{16}", fullmatch=True))
def test_capitals_and_spaces_from_a_phones_keyboard_do_no_harm(code):
    assert hash_of(f"  {code.upper()} \n") == hash_of(code)
    assert hash_of(code) != hash_of(code[::-1]) or code == code[::-1]


def test_a_refusal_has_a_sentence_for_the_person_and_a_detail_for_the_log():
    refusal = InvitationRefusedError("hash 12 was used", days=7)
    assert refusal.sentence == "error-invitation-refused"
    assert str(refusal) == "hash 12 was used"
    assert refusal.words == {"days": 7}
    assert str(CaseworkError()) == "error-unexpected"
