"""Text from outside: letters that can be shown and read aloud, nothing that plays tricks."""

import unicodedata

_KEPT = "\n\t\u200d"  # a zero-width joiner holds emoji families together


def clean(text: str) -> str:
    """NFC, without control, zero-width and bidirectional characters; line breaks stay, spaces are trimmed."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = "".join(
        character
        for character in composed
        if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )
    return shown.strip().strip("\u200d").strip()


def fold(text: str) -> str:
    """Lower case without diacritics: 'Theo dõi' -> 'theo doi'."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip()
