"""Vietnam's public holidays from the `holidays` package, as data for the rulebook's calendar."""

import holidays

from casework.working_days import DayOff

SOURCE = "holidays"
WORKED = "Làm bù"


def public_holidays(first_year: int, last_year: int) -> tuple[DayOff, ...]:
    """Each holiday of these years, and the Saturdays worked for a bridge day.

    casework/data/holidays.toml overrides them.
    """
    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    off = [DayOff(day=day, works=False, name=name, source=SOURCE) for day, name in sorted(found.items())]
    worked = [
        DayOff(day=day, works=True, name=WORKED, source=SOURCE)
        for day in sorted(found.weekend_workdays)
        if first_year <= day.year <= last_year
    ]
    return (*off, *worked)
