"""Reading the rulebook's TOML files: what is wrong is refused with file, entry and what to mend."""

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from casework.errors import RulebookError


@contextmanager
def reading(file: Path, *known: str) -> Iterator[dict[str, Any]]:
    """The file's content, which may hold only what is known; whatever is wrong is refused with its name."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        _check_known(content, known)
        yield content
    except FileNotFoundError:
        raise RulebookError(f"Không có tệp {file}. Hãy đặt AUTHORITY là một tệp có thật.") from None
    except tomllib.TOMLDecodeError as problem:
        raise RulebookError(f"{file} không đúng dạng TOML: {problem}") from None
    except UnicodeDecodeError:
        raise RulebookError(f"{file} không phải UTF-8. Hãy lưu lại tệp theo UTF-8.") from None
    except RulebookError as problem:
        raise RulebookError(f"{file}: {problem}") from None
    except KeyError as problem:
        raise RulebookError(f"{file}: thiếu {problem}. Xem tệp mẫu trong docs/recipes.md.") from None
    except (TypeError, ValueError) as problem:
        raise RulebookError(f"{file}: {problem}. Xem tệp mẫu trong docs/recipes.md.") from None


def _check_known(content: dict[str, Any], known: tuple[str, ...]) -> None:
    for name in content:
        if name not in known:
            raise RulebookError(f"'{name}' không dùng được ở đây. Hãy dùng: {', '.join(known)}.")


def texts_in(block: dict[str, Any], name: str) -> tuple[str, ...]:
    """The list of texts under this name; empty where it is not."""
    values = block.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RulebookError(f"'{block.get('id')}': {name} phải là danh sách các chuỗi chữ.")
    return tuple(values)


def check_unique(ids: Iterable[str]) -> None:
    """Refuse an id that stands there twice."""
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise RulebookError(f"mã '{each}' có hai lần.")
        seen.add(each)


def day_in(block: dict[str, Any], name: str) -> date:
    """The day under this name."""
    value = block[name]
    if type(value) is not date:  # a datetime is a date too, and breaks at the first filing
        raise RulebookError(f"{name} phải là ngày không có dấu nháy, như 2025-07-01.")
    return value
