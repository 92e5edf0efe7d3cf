"""What addresses mean today: the commune and province that a text decides, or the choices that it leaves.

771 communes of today share their name with another, and old names come on top: a commune is decided only
when prefix, district and province leave one, never by likelihood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casework.reading import CommuneChoice, PlaceKind
from nlp.address_units import Unit, fits
from nlp.gazetteer import Commune, District

MOST_CHOICES = 9
Address = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Official names of today as far as they are decided; `former` and `choices` as in `PlaceMention`."""

    commune: str | None = None
    province: str | None = None
    former: str = ""
    choices: tuple[CommuneChoice, ...] = ()


class Text:
    """All addresses of one text of `size` tokens; each may help to decide the others."""

    def __init__(self, addresses: Sequence[Address], size: int) -> None:
        self.addresses = [
            _as_district(one, addresses, whole=one[0].first == 0 and one[-1].stop == size)
            for one in addresses
        ]
        units = [unit for address in self.addresses for unit in address]
        self._districts = _Area(unit for unit in units if unit.kind is PlaceKind.DISTRICT)
        self._provinces = _Area(unit for unit in units if unit.kind is PlaceKind.PROVINCE)

    def meaning(self, address: Address, unit: Unit) -> Meaning:
        """What one unit of one of the addresses means."""
        if unit.kind is PlaceKind.COMMUNE:
            return self._commune(address, unit)
        if unit.kind is PlaceKind.DISTRICT:
            return self._bare_district(address, unit) if unit.communes else self._district(address, unit)
        return Meaning(province=unit.provinces[0].today)

    def _commune(self, address: Address, unit: Unit) -> Meaning:
        outer = [one for one in address if one is not unit]
        if not all(fits(unit, one) for one in outer):
            return Meaning(province=_common(self.meaning(address, one).province for one in outer))
        known: Sequence[Commune] = unit.communes
        narrowed: list[_Area] = []
        # What stands next to the name binds; what stands elsewhere in the text helps where it can.
        for area in [_Area([one]) for one in outer] or [self._districts, self._provinces]:
            inside = [one for one in known if one in area]
            if inside:
                known = inside
                narrowed.append(area)
        return _decide(known, unit.prefix, narrowed)

    def _district(self, address: Address, unit: Unit) -> Meaning:
        wider = _Area(one for one in address if one.provinces)
        known = [district for district in unit.districts if district in wider]
        inner = [one for one in address if one.kind is PlaceKind.COMMUNE]
        known = [d for d in known or unit.districts if _holds(d, inner)] or known or list(unit.districts)
        if len(known) > 1:
            known = [district for district in known if district in self._provinces] or known
        if len(known) != 1:
            return Meaning(province=_common(district.province for district in known))
        return Meaning(province=known[0].province, choices=_choices_in(known[0]))

    def _bare_district(self, address: Address, unit: Unit) -> Meaning:
        """A name alone that is a district's may as well be meant for a commune of the same name."""
        found = self._district(address, unit)
        wider = _Area(one for one in address if one is not unit)
        named = [_choice(one) for one in unit.communes if len(address) == 1 or one in wider]
        choices = _distinct([*named, *found.choices])
        if len(choices) > MOST_CHOICES:
            choices = _distinct(named)
        province = _common([found.province, *(one.province for one in choices)])
        return Meaning(province=province, choices=choices if len(choices) <= MOST_CHOICES else ())


def _as_district(address: Address, addresses: Sequence[Address], *, whole: bool) -> Address:
    """'Quế Phong, Nghệ An' is the former district where the text names a commune that lay in it.

    So it may be inside a sentence ('tôi ở Bình Thạnh, TPHCM'); where the address is all that is written, it
    has the form of today's addresses, and is the commune.
    """
    first = address[0]
    if not first.homonyms or len(address) == 1:
        return address
    district = replace(first, kind=PlaceKind.DISTRICT, districts=first.homonyms, homonyms=())
    inside = (one[0] for one in addresses if one is not address and one[0].communes)
    if fits(district, address[-1]) and (not whole or any(fits(one, district) for one in inside)):
        return (district, *address[1:])
    return address


class _Area:
    """The districts and provinces that some units may mean, together."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.districts: set[int] = set()
        self.today: set[str] = set()
        self.former: set[str] = set()
        for unit in units:
            self.districts |= {district.number for district in unit.districts}
            self.today |= {province.today for province in unit.provinces if not province.former}
            self.former |= {province.former for province in unit.provinces if province.former}

    def __contains__(self, one: Commune | District) -> bool:
        numbers = one.districts if isinstance(one, Commune) else ()
        inside = one.province in self.today or not self.former.isdisjoint(one.was_in)
        return inside or not self.districts.isdisjoint(numbers)


def _holds(district: District, inner: Iterable[Unit]) -> bool:
    return any(district.number in commune.districts for one in inner for commune in one.communes)


def _common(provinces: Iterable[str | None]) -> str | None:
    found = set(provinces)
    return found.pop() if len(found) == 1 else None


def _decide(known: Sequence[Commune], kind: str, narrowed: Sequence[_Area]) -> Meaning:
    of_kind = [commune for commune in known if commune.kind == kind] or known
    pool = next(filter(None, _pools(of_kind, narrowed)))
    decided = _only(pool)
    # 'xa song hien' may be a commune that is unknown here rather than phường Sông Hiến.
    if decided is not None and (narrowed or decided.kind == kind or not kind):
        same_heir = [
            one for one in known if (one.official, one.province) == (decided.official, decided.province)
        ]
        former = "" if any(not one.former for one in same_heir) else decided.former
        return Meaning(decided.official, decided.province, former)
    choices = _distinct(map(_choice, pool))
    province = _common(commune.province for commune in pool)
    return Meaning(province=province, choices=choices if len(choices) <= MOST_CHOICES else ())


def _pools(known: Sequence[Commune], narrowed: Sequence[_Area]) -> Iterable[Sequence[Commune]]:
    """What the name may mean, the likeliest group first.

    Beside a province of today stands a name of today, beside a former one a former name. A district is
    former itself, but people put today's names beside it too, so there all are one group.
    """
    if not narrowed or any(one.districts for one in narrowed):
        return [known]
    today = [commune for commune in known if not commune.former]
    former = [commune for commune in known if commune.former]
    is_former = not any(one.today for one in narrowed)
    return [former, today] if is_former else [today, former]


def _only(pool: Sequence[Commune]) -> Commune | None:
    """The one commune that is meant, or None.

    A commune whose land went to several heirs is the one of them that has its name, if there is one.
    """
    if len({(one.official, one.province) for one in pool}) == 1:
        return pool[0]
    today = [one for one in pool if not one.former]
    former = {one.former for one in pool} - {""}
    heirs = {(one.official, one.province) for one in pool if one.former}
    if len(today) == len(former) == 1 and (today[0].official, today[0].province) in heirs:
        return today[0]
    return None


def _choice(commune: Commune) -> CommuneChoice:
    return CommuneChoice(commune=commune.official, province=commune.province, former=commune.former)


def _choices_in(district: District) -> tuple[CommuneChoice, ...]:
    communes = district.communes
    if len(communes) > MOST_CHOICES:
        return ()
    return tuple(CommuneChoice(commune=commune, province=province) for commune, province in communes)


def _distinct(choices: Iterable[CommuneChoice]) -> tuple[CommuneChoice, ...]:
    """One choice for each commune of today; that it has the written name today comes before a former name."""
    found: dict[tuple[str, str], CommuneChoice] = {}
    for one in choices:
        key = one.commune, one.province
        if key not in found or not one.former:
            found[key] = one
    return tuple(found.values())
