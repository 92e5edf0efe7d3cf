"""Settings and .env.example say the same."""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from bot.settings import Settings
from tests.architecture.project import ROOT, modules, read

LINE = re.compile(r"^(?:#\s?)?([A-Z][A-Z0-9_]+)=(.*)$")


@dataclass
class Entry:
    """A line of .env.example with the comment above it."""

    value: str
    explained: bool


def entries() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    explained = False
    for line in read(".env.example").splitlines():
        if match := LINE.match(line.strip()):
            found[match[1]] = Entry(match[2].strip().strip("\"'"), explained)
        else:
            explained = line.startswith("#") and not line.startswith("##")
    return found


def written(default: Any) -> str:
    if isinstance(default, SecretStr):
        return default.get_secret_value()
    if isinstance(default, bool):
        return str(default).lower()
    return str(default)


def test_every_setting_stands_in_the_example():
    missing = {name.upper() for name in Settings.model_fields} - set(entries())
    assert not missing, f"Describe these settings in .env.example: {sorted(missing)}"


def test_every_line_of_the_example_is_a_setting():
    unknown = set(entries()) - {name.upper() for name in Settings.model_fields}
    assert not unknown, f"bot/settings.py does not know these lines of .env.example: {sorted(unknown)}"


def test_every_setting_is_explained_or_shows_its_default():
    for name, entry in entries().items():
        field = Settings.model_fields.get(name.lower())
        if field is not None and entry.value.lower() != written(field.default).lower():
            assert entry.explained, (
                f".env.example: {name} shows {entry.value!r}, its default is {written(field.default)!r}. "
                "Write the default, or a comment above it."
            )


def test_the_example_holds_no_secret():
    for name, entry in entries().items():
        field = Settings.model_fields.get(name.lower())
        if field is not None and isinstance(field.default, SecretStr):
            assert not entry.value or len(entry.value) < 20, f".env.example: empty {name}."


def test_the_example_can_be_copied_as_it_is():
    read(".env.example")
    assert Settings(_env_file=ROOT / ".env.example")


def test_only_the_settings_read_the_environment():
    readers = {
        module.name
        for module in modules("bot", "casework", "handlers")
        if re.search(r"os\.(environ\b(?!\.setdefault)|getenv)", module.source)
    }
    assert not readers, f"Make it a setting in bot/settings.py instead of reading the environment: {readers}"
