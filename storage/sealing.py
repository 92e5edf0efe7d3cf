"""Personal text at rest: AES-256-GCM per value, bound to its table and column."""

import hashlib
import os
from weakref import WeakKeyDictionary

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import BigInteger, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

KEY_BYTES = 32
NONCE_BYTES = 12
FIRST_KEY = 1


class SealError(Exception):
    """A sealed value cannot be opened, or the key is not one."""


class Sealer:
    """Seals and opens texts with one key.

    A sealed value is: one byte key id, 12 bytes nonce, ciphertext with tag. The key id makes room for a
    second key later. `place` ("table.column") is authenticated: a value copied into another column does
    not open there.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise SealError(f"Khóa dữ liệu phải dài {KEY_BYTES} byte, khóa này dài {len(key)}.")
        self._cipher = AESGCM(key)
        self._key = key

    def seal(self, text: str, place: str) -> bytes:
        """The sealed form of a text; never the same twice."""
        nonce = os.urandom(NONCE_BYTES)
        return bytes([FIRST_KEY]) + nonce + self._cipher.encrypt(nonce, text.encode(), place.encode())

    def blind(self, text: str, place: str) -> int:
        """A number (63 bits) that is the same for the same text and says nothing of it without the key."""
        digest = hashlib.blake2b(text.encode(), key=self._key, person=place.encode()[:16], digest_size=8)
        return int.from_bytes(digest.digest()) >> 1

    def open(self, sealed: bytes, place: str) -> str:
        """The text; SealError when the key is another one or the value was changed or moved."""
        if not sealed or sealed[0] != FIRST_KEY:
            raise SealError(f"{place}: được mã hóa bằng một khóa mà máy này không có.")
        nonce, content = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, content, place.encode()).decode()
        except InvalidTag:
            raise SealError(
                f"Không mở được dữ liệu ở {place}: khóa dữ liệu không phải khóa đã dùng khi lưu, "
                "hoặc cơ sở dữ liệu đã bị sửa bằng tay."
            ) from None


# Tables are declared once per process, keys belong to an opened database: a column finds its key through
# the dialect of the engine it runs on (each engine has its own).
_SEALERS: WeakKeyDictionary[Dialect, Sealer] = WeakKeyDictionary()


def bind_sealer(dialect: Dialect, sealer: Sealer) -> None:
    """Let sealed columns on this engine's dialect use this sealer."""
    _SEALERS[dialect] = sealer


class Sealed(TypeDecorator[str]):
    """A text column whose stored bytes say nothing without the key. `place` is "table.column"."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Seal on the way in."""
        return None if value is None else _SEALERS[dialect].seal(value, self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else _SEALERS[dialect].open(bytes(value), self.place)


class Blinded(TypeDecorator[str]):
    """A text column that can be looked up and never read back. `place` is "table.column"."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> int | None:
        """Blind on the way in."""
        return None if value is None else _SEALERS[dialect].blind(value, self.place)

    def process_result_value(self, value: int | None, dialect: Dialect) -> str | None:
        """What comes out is only the number."""
        return None if value is None else str(value)
