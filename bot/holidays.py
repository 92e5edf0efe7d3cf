"""Vietnam's public holidays from the `holidays` package, as data for the rulebook's calendar."""

import holidays

from casework.working_days import DayOff

SOURCE = "holidays"


def public_holidays(first_year: int, last_year: int) -> tuple[DayOff, ...]:
    """Each holiday of these years; casework/data/holidays.toml overrides them."""
    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1))
    return tuple(
        DayOff(day=day, works=False, name=name, source=SOURCE) for day, name in sorted(found.items())
    )
