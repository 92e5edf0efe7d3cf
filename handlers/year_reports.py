"""Reports of a year, a half-year or a quarter, as files."""

from casework.archiving import YEAR_PAPERS
from casework.dossier import PrintOrder
from casework.errors import UnknownChoiceError
from casework.notices import Words
from handlers.commands import For, action, command
from handlers.dossier_room import title_of
from handlers.turn import Turn, button

REPORTS = (*YEAR_PAPERS, "outline_report", "annex")
HALVES = (1, 2)
QUARTERS = (1, 2, 3, 4)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@command("baocao", summary="command-reports", audience=For.SIGNERS)
async def reports(turn: Turn, argument: str) -> None:
    """Which part of the year; without a year, this one."""
    year = _year(argument) if argument else turn.office.conferences.file.today.year
    parts = [(0, 0), *((0, half) for half in HALVES), *((quarter, 0) for quarter in QUARTERS)]
    turn.say(
        "ask-period",
        {"year": str(year)},
        choices=(
            *(
                button("button-period", f"period:{year}:{quarter}:{half}", **_period(year, quarter, half))
                for quarter, half in parts
            ),
            button("button-last-year", f"reports:{year - 1}", year=str(year - 1)),
        ),
    )


@action("reports", audience=For.SIGNERS)
async def reports_by_button(turn: Turn, argument: str) -> None:
    """Another year."""
    await reports(turn, argument)


@action("period", audience=For.SIGNERS)
async def reports_of_period(turn: Turn, argument: str) -> None:
    """Which report of this part of the year."""
    year, quarter, half = _parsed(argument)
    turn.say(
        "ask-report",
        _period(year, quarter, half),
        choices=tuple(
            button("button-paper", f"report:{year}:{quarter}:{half}:{paper}", title=title_of(turn, paper))
            for paper in REPORTS
        ),
    )


@action("report", audience=For.SIGNERS)
async def print_report(turn: Turn, argument: str) -> None:
    """The report as a file."""
    period, _, paper = argument.rpartition(":")
    year, quarter, half = _parsed(period)
    if paper not in REPORTS:
        raise UnknownChoiceError(f"no report {paper[:40]!r}")
    turn.say(
        "report-here",
        _period(year, quarter, half) | {"title": title_of(turn, paper)},
        choices=(button("button-other-report", f"period:{period}"),),
        attachment=PrintOrder(paper=paper, year=year, quarter=quarter, half=half).attachment(),
    )


def _parsed(argument: str) -> tuple[int, int, int]:
    """`year:quarter:half` of a button."""
    year, _, rest = argument.partition(":")
    quarter, _, half = rest.partition(":")
    if quarter not in {str(one) for one in (0, *QUARTERS)} or half not in {str(one) for one in (0, *HALVES)}:
        raise UnknownChoiceError(f"no period {argument[:40]!r}")
    return _year(year), int(quarter), int(half)


def _year(written: str) -> int:
    digits = written.strip()
    if not digits.isascii() or not digits.isdecimal() or not _FIRST_YEAR <= int(digits[:5]) <= _LAST_YEAR:
        raise UnknownChoiceError(f"no year {written[:40]!r}")
    return int(digits)


def _period(year: int, quarter: int, half: int) -> Words:
    part = f"quarter-{quarter}" if quarter else f"half-{half}" if half else "year"
    return {"year": str(year), "part": part}
