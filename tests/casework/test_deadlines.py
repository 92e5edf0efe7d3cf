"""Due days under regulations in force."""

from datetime import UTC, date, datetime

from casework.deadlines import due_day, due_days, earliest
from casework.petition import Stage
from casework.regulation import DeadlineRule, Regulation, StartEvent
from casework.working_days import Unit


def rule(kind: str = "answer", days: int = 15, unit: Unit = Unit.WORKING) -> DeadlineRule:
    return DeadlineRule(
        id=kind, article="art.", days=days, unit=unit, start=StartEvent.REGISTERED, verified=True
    )


def regulation(*rules: DeadlineRule, since: date = date(2020, 1, 1), until: date | None = None) -> Regulation:
    return Regulation(id="r", title="R", effective_from=since, effective_to=until, deadlines=rules)


def dues(calendar, *regulations, start=date(2026, 3, 2)):
    return due_days(regulations, StartEvent.REGISTERED, start, calendar)


def test_a_due_day_tells_its_rule_its_start_and_every_day_counted(calendar):
    due = due_day(rule(days=3), date(2026, 3, 5), calendar)
    assert due.rule.id == "answer"
    assert due.start == date(2026, 3, 5)
    assert due.counted == (date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10))
    assert due.due == date(2026, 3, 10)
    assert not due.provisional


def test_a_due_day_in_a_year_without_its_notice_is_provisional(calendar):
    due = due_day(rule(), date(2026, 12, 21), calendar)
    assert due.due == date(2027, 1, 12)
    assert due.provisional


def test_due_days_come_earliest_first(calendar):
    found = dues(calendar, regulation(rule(days=15), rule("acknowledgement", 10)), regulation(rule(days=5)))
    assert [(due.rule.id, due.due) for due in found] == [
        ("answer", date(2026, 3, 9)),
        ("acknowledgement", date(2026, 3, 16)),
        ("answer", date(2026, 3, 23)),
    ]


def test_the_strictest_regulation_decides(calendar):
    found = dues(calendar, regulation(rule(days=15)), regulation(rule(days=12)))
    strictest = earliest(found, "answer")
    assert strictest is not None
    assert strictest.due == date(2026, 3, 18)


def test_calendar_days_and_working_days_are_compared_by_their_last_day(calendar):
    found = dues(
        calendar, regulation(rule(days=10)), regulation(rule(days=12, unit=Unit.CALENDAR))
    )  # 16/3 against 14/3
    assert found[0].due == date(2026, 3, 14)


def test_where_no_regulation_sets_a_term_there_is_no_due_day(calendar):
    assert dues(calendar) == ()
    assert earliest(dues(calendar, regulation(rule("acknowledgement"))), "answer") is None


def test_a_regulation_binds_from_its_first_to_its_last_day(calendar):
    law = regulation(rule(), since=date(2026, 3, 2), until=date(2026, 3, 31))
    assert not law.binds_on(date(2026, 3, 1))
    assert law.binds_on(date(2026, 3, 2))
    assert law.binds_on(date(2026, 3, 31))
    assert not law.binds_on(date(2026, 4, 1))
    assert dues(calendar, law, start=date(2026, 4, 1)) == ()


def test_a_regulation_without_an_end_goes_on_binding():
    assert regulation(since=date(2014, 7, 1)).binds_on(date(2099, 1, 1))


def test_the_demo_answers_in_15_working_days_and_acknowledges_in_10(town):
    answer, acknowledgement = town.casefile.due("answer"), town.casefile.due("acknowledgement")
    assert answer is not None
    assert acknowledgement is not None
    assert answer.due == date(2026, 3, 23)
    assert acknowledgement.due == date(2026, 3, 16)
    assert answer.rule.article.startswith("cam kết")
    assert acknowledgement.rule.verified is False
    assert town.casefile.due("unheard-of") is None


def test_the_term_starts_on_the_day_in_viet_nam(town, clock):
    clock.moment = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)  # 00:30 on the 3rd in Việt Nam
    answer = town.casefile.due("answer")
    assert answer is not None
    assert answer.due == date(2026, 3, 24)


async def test_a_petition_is_overdue_only_after_its_last_day_and_only_while_open(pothole):
    assert not pothole.is_overdue(date(2026, 3, 23))
    assert pothole.is_overdue(date(2026, 3, 24))
    pothole.stage = Stage.ANSWERED
    assert not pothole.is_overdue(date(2026, 3, 24))
    pothole.stage = Stage.CLAIMED
    pothole.due = None
    assert not pothole.is_overdue(date(2030, 1, 1))
