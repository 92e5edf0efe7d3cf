"""Names of Vietnam's provinces, districts and communes: today's 34 and 3,321, and those until 1/7/2025.

Source: the package vietnam-address-converter (Apache-2.0), read once per process. Its tables take 50 MB; what
is kept of them takes a fifth, and the rest is given back.
"""

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from nlp.place_words import table
from nlp.spelling import plain

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today, reached by `name`, which is its own or that of a commune that went into it.

    `kind` is the folded prefix of that name ('xa', 'phuong', 'thi tran', 'dac khu'); `official` and
    `province` are written in full, as addresses are: 'xã Măng Bút', 'tỉnh Quảng Ngãi'. `districts` and
    `was_in` say where the land was until 1/7/2025: numbers of districts, folded names of provinces. `former`
    is the address of then for an old name, '' for a name of today.
    """

    name: str
    kind: str
    official: str
    province: str
    districts: frozenset[int]
    was_in: frozenset[str]
    former: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """A district until 1/7/2025. `communes` are today's on its land, as (official name, province)."""

    name: str
    kind: str
    number: int
    province: str
    was_in: frozenset[str]
    communes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province reached by `name`. `today` is the official name of the province that has its land now.

    `former` is the folded name of a province that is no more, '' for one of today.
    """

    name: str
    today: str
    former: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """All that one folded name may mean, by the names with their accents."""

    communes: dict[str, list[Commune]] = field(default_factory=dict)
    districts: dict[str, list[District]] = field(default_factory=dict)
    provinces: dict[str, list[Province]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names to what they may mean."""

    names: dict[str, Named] = field(default_factory=lambda: defaultdict(Named))
    provinces: dict[str, Province] = field(default_factory=dict)


@cache
def gazetteer() -> Gazetteer:
    """All names. The import inside is slow, so it waits until somebody asks."""
    others = set(sys.modules)
    from vietnam_address_converter.data import DEFAULT_DATA

    made = _Builder(DEFAULT_DATA).made()
    _written.cache_clear()
    modules = [one for one in sys.modules if one.partition(".")[0] == "vietnam_address_converter"]
    if others.isdisjoint(modules):  # nobody else uses its data
        for module in modules:
            del sys.modules[module]
        DEFAULT_DATA.clear()
    return made


class _Builder:
    """Turns the package's rows, one per old commune and heir, into names."""

    def __init__(self, data: _Row) -> None:
        self._rows = [
            _Heir(row, number, name)
            for row, number in _numbered(data["mapping"]["rows"])
            for name in _names_of(row, data["oldWards"])
        ]
        self._provinces = {
            code: _written(row["name_with_type"]) for code, row in data["newProvinces"].items()
        }
        self._wards = {
            code: (_written(row["name_with_type"]), self._provinces[row["parent_code"]].official)
            for code, row in data["newWards"].items()
        }

    def made(self) -> Gazetteer:
        names = Gazetteer()
        self._add_provinces(names)
        self._add_districts(names)
        self._add_communes(names)
        self._add_old_communes(names)
        for name in [name for name in names.names if _SINGLE.search(name)]:
            names.names.setdefault(_SINGLE.sub(r"\1\2", name, count=1), names.names[name])
        return names

    def _add_provinces(self, names: Gazetteer) -> None:
        known = names.provinces
        for row in self._rows:
            today = self._wards[row.heir][1]
            known.setdefault(row.province.plain, Province(row.province.name, today, row.province.plain))
        for province in self._provinces.values():
            known[province.plain] = Province(province.name, province.official)
        for short, full in table()["other_names"].items():
            meant = known[plain(full)]
            known[plain(short)] = Province(short, meant.today, meant.former)
        for folded, one in known.items():
            names.names[folded].provinces.setdefault(one.name, []).append(one)

    def _add_districts(self, names: Gazetteer) -> None:
        of_district: dict[int, list[_Heir]] = defaultdict(list)
        for row in self._rows:
            of_district[row.number].append(row)
        for number, rows in of_district.items():
            heirs = Counter((self._wards[row.heir][0].official, self._wards[row.heir][1]) for row in rows)
            today = Counter(province for _, province in heirs.elements()).most_common(1)[0][0]
            communes = tuple(one for one, _ in heirs.most_common())
            written, was_in = rows[0].district, frozenset({rows[0].province.plain})
            district = District(written.name, written.kind, number, today, was_in, communes)
            names.names[written.plain].districts.setdefault(written.name, []).append(district)

    def _add_communes(self, names: Gazetteer) -> None:
        districts: dict[str, set[int]] = defaultdict(set)
        was_in: dict[str, set[str]] = defaultdict(set)
        for row in self._rows:
            districts[row.heir].add(row.number)
            was_in[row.heir].add(row.province.plain)
        for code, (ward, province) in self._wards.items():
            land = frozenset(districts[code]), frozenset(was_in[code])
            commune = Commune(ward.name, ward.kind, ward.official, province, *land)
            names.names[ward.plain].communes.setdefault(ward.name, []).append(commune)

    def _add_old_communes(self, names: Gazetteer) -> None:
        land: dict[int, tuple[frozenset[int], frozenset[str]]] = {}
        for row in self._rows:
            if row.ward is None:
                continue
            here = land.setdefault(row.number, (frozenset({row.number}), frozenset({row.province.plain})))
            ward, province = self._wards[row.heir]
            former = f"{row.ward.official}, {row.district.official}, {row.province.official}"
            commune = Commune(row.ward.name, row.ward.kind, ward.official, province, *here, former)
            names.names[row.ward.plain].communes.setdefault(row.ward.name, []).append(commune)


# Many write a single letter together with its neighbour: 'ea h leo' → 'ea hleo'.
_SINGLE = re.compile(r"\b([bdhm]) ([a-z]{2,})")
_KIND = re.compile(r"(thành phố|thị trấn|thị xã|đặc khu|phường|huyện|quận|tỉnh|xã) +", re.IGNORECASE)


class _Written(NamedTuple):
    """A full name taken apart: 'Thị Trấn Chờ' is of kind 'thi tran' and officially 'thị trấn Chờ'."""

    kind: str
    name: str
    official: str
    plain: str


@cache
def _written(full: str) -> _Written:
    match = _KIND.match(full)
    kind = match[1].lower() if match else ""
    name = full[match.end() :] if match else full
    return _Written(_plain_kind(kind), name, f"{kind} {name}".strip(), plain(name))


@cache
def _plain_kind(kind: str) -> str:
    return plain(kind)


class _Heir:
    """A row of the source: an old commune (None for an island district without) and who has its land."""

    __slots__ = ("district", "heir", "number", "province", "ward")

    def __init__(self, row: _Row, number: int, ward: str) -> None:
        old = row["old"]
        self.province, self.district = _written(old["province_name"]), _written(old["district_name"])
        self.ward = _written(ward) if ward else None
        self.heir: str = row["new"]["ward_code"]
        self.number = number


def _names_of(row: _Row, wards: _Row) -> list[str]:
    """An old commune's name, and the one it had before the mergers of 2023 to 2025, where that is known."""
    before = wards.get(row["old"]["ward_code"], {}).get("name_with_type")
    name = row["old"]["ward_name"]
    return [name] if before is None or before.lower() == name.lower() else [name, before]


def _numbered(rows: list[_Row]) -> list[tuple[_Row, int]]:
    """The rows that have an heir, with a number for their district."""
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for row in rows:
        if row["new"]["ward_code"]:
            key = row["old"]["province_name"], row["old"]["district_name"]
            found.append((row, numbers.setdefault(key, len(numbers))))
    return found
