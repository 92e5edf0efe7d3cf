"""Names of Vietnam's provinces and communes: today's 34 and 3,321, and those from before 1/7/2025.

Source: the package vietnam-address-converter (Apache-2.0), read once per process (0.2 s, about 50 MB).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nlp.spelling import plain


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today, reached by `name`, which is its own or that of a commune that went into it.

    `kind` is the folded prefix of that name ('xa', 'phuong', 'thi tran', 'dac khu'); `official` and
    `province` are written in full, as addresses are: 'xã Măng Bút', 'tỉnh Quảng Ngãi'. `was_in` is the
    former province for an old name, '' for a name of today.
    """

    name: str
    kind: str
    official: str
    province: str
    was_in: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """A province reached by `name`. `today` is the official name of the province that has its land now.

    `former` is the folded name of a province that is no more, '' for one of today.
    """

    name: str
    today: str
    former: str = ""


@dataclass(slots=True)
class Gazetteer:
    """Folded names to what they may mean."""

    communes: dict[str, list[Commune]] = field(default_factory=lambda: defaultdict(list))
    provinces: dict[str, Province] = field(default_factory=dict)


@cache
def gazetteer() -> Gazetteer:
    """All names. The import inside is slow, so it waits until somebody asks."""
    from vietnam_address_converter.data import DEFAULT_DATA

    data: dict[str, Any] = DEFAULT_DATA
    names = Gazetteer()
    provinces = {code: _official(row["name_with_type"]) for code, row in data["newProvinces"].items()}
    _add_provinces(names, data, provinces)
    for row in data["newWards"].values():
        official = _official(row["name_with_type"])
        _add(names, row["name"], Commune(row["name"], _kind(row), official, provinces[row["parent_code"]]))
    for row in data["mapping"]["rows"]:
        _add_old(names, data, row, provinces)
    return names


def _add_provinces(names: Gazetteer, data: dict[str, Any], provinces: dict[str, str]) -> None:
    for row in data["mapping"]["rows"]:
        name = data["oldProvinces"][row["old"]["province_code"]]["name"]
        today = provinces[row["new"]["province_code"]]
        names.provinces.setdefault(plain(name), Province(name, today, plain(name)))
    for code, row in data["newProvinces"].items():
        names.provinces[plain(row["name"])] = Province(row["name"], provinces[code])
    for short, full in _OTHER_NAMES.items():
        meant = names.provinces[plain(full)]
        names.provinces[plain(short)] = Province(short, meant.today, meant.former)


_OTHER_NAMES = {
    "Thừa Thiên Huế": "Huế",
    "HCM": "Hồ Chí Minh",
    "Sài Gòn": "Hồ Chí Minh",
    "Vũng Tàu": "Bà Rịa-Vũng Tàu",
    "Đắc Lắc": "Đắk Lắk",
    "Đắc Nông": "Đắk Nông",
    "Bắc Cạn": "Bắc Kạn",
}


def _add_old(names: Gazetteer, data: dict[str, Any], row: dict[str, Any], provinces: dict[str, str]) -> None:
    old = data["oldWards"].get(row["old"]["ward_code"])
    new = data["newWards"].get(row["new"]["ward_code"])
    if old is None or new is None:  # a few rows of the source name only a district
        return
    was_in = data["oldProvinces"][row["old"]["province_code"]]["name"]
    province = provinces[row["new"]["province_code"]]
    commune = Commune(old["name"], _kind(old), _official(new["name_with_type"]), province, plain(was_in))
    _add(names, old["name"], commune)


def _add(names: Gazetteer, name: str, commune: Commune) -> None:
    known = names.communes[plain(name)]
    if commune not in known:
        known.append(commune)


def _kind(row: dict[str, Any]) -> str:
    kind: str = row["type"].replace("-", " ")
    return kind


def _official(name: str) -> str:
    """'Đặc Khu Phú Quốc' → 'đặc khu Phú Quốc', 'Thành phố Huế' → 'thành phố Huế'."""
    for kind in ("đặc khu", "thành phố", "phường", "tỉnh", "xã"):
        if name.lower().startswith(kind):
            return kind + name[len(kind) :]
    return name
