"""One-time invitations: the code is shown once, only its hash is kept."""

import hashlib
import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
CODE_LENGTH = 16
LINK_CODE_LENGTH = 8


def new_invitation_code() -> str:
    """A fresh code: 16 letters and digits, about 79 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(CODE_LENGTH))


def new_link_code() -> str:
    """A fresh code that joins two chats: 8 letters and digits, about 39 bits, for a quarter of an hour."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LINK_CODE_LENGTH))


def hash_of(code: str) -> str:
    """What is stored of a code (SHA-256, hexadecimal). Codes are long and random: no salt is needed."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


def hash_of_link(written: str) -> str:
    """`hash_of` a code that joins two chats, as people type it: it is shown in two halves."""
    return hash_of("".join(letter for letter in written if letter.isalnum()))
