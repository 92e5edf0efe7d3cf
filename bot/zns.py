"""ZNS: registered templates to a telephone number, for when an Official Account may send nothing else.

What a template takes is data (`zns_templates.toml`) and is checked before Zalo is asked: a template with a
wrong parameter is refused there, and counts against the account's quality.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from bot.channels.channel import RefusedError

SHIPPED: Final = Path(__file__).with_name("zns_templates.toml")
TRACKING_LENGTH: Final = 48
_CODE: Final = re.compile(r"[\w./-]+")
_PATH: Final = re.compile(r"[A-Za-z0-9._~/?=&%-]+")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")
# Mobile prefixes since 2018: Thông tư 22/2014/TT-BTTTT as changed; nobody has Zalo on a landline.
_MOBILE: Final = re.compile(r"84[35789][0-9]{8}")
_SPACING: Final = re.compile(r"[\s.()-]")


class ZnsError(ValueError):
    """A template, a parameter or a number that cannot be used; the text says which and why."""


class ZnsCalls(Protocol):
    """The call that sends a template."""

    async def template(self, phone: str, template_id: str, data: dict[str, str], tracking_id: str) -> str:
        """Send it; returns the message's id, or raises DeliveryError."""
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter may be: a type of `CHECKS` and a greatest length in characters."""

    type: str
    max: int


@dataclass(frozen=True, slots=True)
class Template:
    """A registered template."""

    name: str
    text: str
    parameters: Mapping[str, Parameter]

    def check(self, given: Mapping[str, str]) -> None:
        """ZnsError unless these are exactly the template's parameters, each as registered."""
        missing, strange = self.parameters.keys() - given.keys(), given.keys() - self.parameters.keys()
        if missing or strange:
            raise ZnsError(f"{self.name}: missing {sorted(missing)}, unknown {sorted(strange)}")
        for name, parameter in self.parameters.items():
            value = given[name]
            if not value.strip():
                raise ZnsError(f"{self.name}: {name} is empty")
            if len(value) > parameter.max:
                raise ZnsError(f"{self.name}: {name} has {len(value)} characters, at most {parameter.max}")
            if not CHECKS[parameter.type](value):
                raise ZnsError(f"{self.name}: {name} is no {parameter.type}")


def load_templates(file: Path = SHIPPED) -> dict[str, Template]:
    """The templates of a file, by name; ZnsError for a file that does not fit itself."""
    templates = {}
    for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
        parameters = {key: Parameter(**fields) for key, fields in entry["parameters"].items()}
        unknown = {parameter.type for parameter in parameters.values()} - CHECKS.keys()
        if unknown or set(re.findall(r"<([a-z_]+)>", entry["text"])) != parameters.keys():
            raise ZnsError(f"{file.name}: {name}: its text and parameters differ, or unknown types {unknown}")
        templates[name] = Template(name, entry["text"], parameters)
    return templates


def normal_phone(written: str) -> str:
    """A Vietnamese mobile number as ZNS takes it, 84 and nine digits; ZnsError for anything else."""
    digits = _SPACING.sub("", written[:40]).removeprefix("+")
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = "84" + digits[1:]
    if digits.startswith("840"):
        digits = "84" + digits[3:]  # +84 (0)912...
    if not _MOBILE.fullmatch(digits):
        raise ZnsError("not a Vietnamese mobile number")
    return digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Zns:
    """Sends templates. `ids`: what Zalo calls each template that this office has registered."""

    calls: ZnsCalls
    templates: Mapping[str, Template]
    ids: Mapping[str, str]

    async def send(self, phone: str, name: str, parameters: Mapping[str, str], tracking_id: str) -> str:
        """Send one; returns the message's id. Raises DeliveryError, RefusedError for what does not fit.

        `tracking_id` names our message (at most 48 characters); it comes back in the receipt.
        """
        template, template_id = self.templates.get(name), self.ids.get(name, "")
        if template is None or not template_id:
            raise RefusedError(f"no ZNS template is registered for {name}")
        try:
            number = normal_phone(phone)
            template.check(parameters)
        except ZnsError as problem:
            raise RefusedError(f"ZNS: {problem}") from None
        return await self.calls.template(number, template_id, dict(parameters), tracking_id[:TRACKING_LENGTH])


def _is_text(value: str) -> bool:
    return value.isprintable()


def _is_date(value: str) -> bool:
    try:
        return datetime.strptime(value, "%d/%m/%Y").strftime("%d/%m/%Y") == value  # noqa: DTZ007 - a day only
    except ValueError:
        return False


CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "text": _is_text,
    "code": lambda value: _CODE.fullmatch(value) is not None,
    "date": _is_date,
    "number": lambda value: _NUMBER.fullmatch(value) is not None,
    "url-path": lambda value: _PATH.fullmatch(value) is not None,
}
