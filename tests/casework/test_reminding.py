"""Each working morning of a running conference: who has to do what by when, and who is late."""

from dataclasses import replace
from datetime import date

import pytest

from casework.conference import Verdict
from casework.conference_file import ANSWER, DRAFTS, LONGER_NOTICE, NOTICE, RETENTION
from casework.petition import Outcome
from casework.reminding import Mark, Standing, lines_of
from tests.casework.conference_town import GARBAGE, town_under
from tests.fakes.plans import HELD

ROADS = "Phòng Kinh tế xã Sông Hiền"


@pytest.fixture
async def collecting(hall):
    """Two matters of Phòng Kinh tế are on the agenda, without drafts."""
    await hall.collecting()
    for number in range(2):
        await hall.on_agenda(await hall.matter(text=f"{GARBAGE} {number}"))
    hall.heard()
    return hall


def items_of(hall):
    return sorted(hall.store.shelves.items.values(), key=lambda item: item.number)


def marks(hall):
    return hall.reminding.marks(hall.numbered(1), items_of(hall))


def marked(hall):
    return {mark.rule_id: mark.due for mark in marks(hall)}


async def morning(hall, day):
    hall.come_to(day)
    told = await hall.do(hall.reminding.morning)
    return told, hall.heard()


async def drafted(hall):
    for item in items_of(hall):
        await hall.do(hall.drafting.draft, hall.roads, item.id, text="Sẽ dọn.")
    hall.heard()


async def over(hall, verdict=Verdict.LATER):
    await hall.begun()
    for item in items_of(hall):
        await hall.decided(item, verdict)
    await hall.ended()
    hall.heard()


# --- what has to be done ----------------------------------------------------------------------------------


async def test_before_the_conference_the_host_and_the_agencies_have_their_days(collecting):
    found = marks(collecting)
    assert [(mark.due, mark.rule_id, mark.who, mark.count) for mark in found] == [
        (date(2026, 3, 19), "public_notice", "", 0),
        (date(2026, 3, 19), DRAFTS, ROADS, 2),
        (date(2026, 4, 2), NOTICE, "", 0),
        (date(2026, 4, 5), "result_announced", "", 0),
        (date(2026, 11, 29), "report_province", "", 0),
    ]
    assert all(mark.article for mark in found)


async def test_what_the_host_has_met_is_no_longer_to_be_done(collecting):
    await collecting.do(collecting.archiving.mark, collecting.secretary, 1, "public_notice")
    assert "public_notice" not in marked(collecting)


async def test_drafts_are_asked_for_only_before_the_conference_and_while_they_are_missing(collecting):
    await drafted(collecting)
    assert DRAFTS not in marked(collecting)


async def test_missing_drafts_are_forgotten_once_people_have_met(collecting):
    await collecting.begun()
    assert DRAFTS not in marked(collecting)


async def test_of_the_two_terms_of_the_notice_only_the_one_that_counts_is_named(collecting):
    await over(collecting)
    assert marked(collecting)[NOTICE] == date(2026, 4, 2)
    assert LONGER_NOTICE not in marked(collecting)
    await collecting.do(collecting.concluding.lengthen_notice, collecting.secretary, 1, reason="Khó")
    assert marked(collecting)[LONGER_NOTICE] == date(2026, 4, 9)
    assert NOTICE not in marked(collecting)
    await collecting.signed()
    assert not {NOTICE, LONGER_NOTICE} & set(marked(collecting))


async def test_the_shorter_term_stays_where_no_regulation_has_a_longer_one(rulebook):
    hall = await town_under(rulebook, "s1-hung-yen-1548")
    await hall.planned()
    hall.numbered(1).complex_reason = "Khó"
    assert marked(hall)[NOTICE] == date(2026, 4, 9)


async def test_answers_are_counted_for_each_agency_day_and_article(collecting):
    await over(collecting)
    assert ANSWER not in marked(collecting)
    await collecting.signed()
    (mark,) = [one for one in marks(collecting) if one.rule_id == ANSWER]
    assert (mark.who, mark.due, mark.count, mark.article) == (ROADS, date(2026, 4, 6), 2, "Điều 9.3")
    for item in items_of(collecting):
        await collecting.do(
            collecting.following.answer, collecting.roads, item.id, outcome=Outcome.RESOLVED, text="Xong."
        )
    assert ANSWER not in marked(collecting)


# --- where a term stands ----------------------------------------------------------------------------------


def standing(hall, rule_id):
    conference, items = hall.numbered(1), items_of(hall)
    terms = hall.files.terms(conference, items)
    (due,) = [one for one in terms if one.rule.id == rule_id][:1]
    return hall.reminding.standing(conference, items, due)


async def test_drafts_are_met_when_all_have_been_sent_and_late_when_their_day_has_passed(collecting):
    assert standing(collecting, DRAFTS) is Standing.OPEN
    collecting.come_to(date(2026, 3, 20))
    assert standing(collecting, DRAFTS) is Standing.LATE
    await drafted(collecting)
    assert standing(collecting, DRAFTS) is Standing.MET


async def test_an_agenda_without_matters_has_no_drafts_that_were_met(hall):
    await hall.collecting()
    assert standing(hall, DRAFTS) is Standing.OPEN
    await hall.begun()
    assert standing(hall, DRAFTS) is Standing.MET


async def test_of_the_two_terms_of_the_notice_the_other_is_never_late(collecting):
    await over(collecting)
    conference = collecting.numbered(1)
    conference.complex_reason = "Khó"
    collecting.come_to(date(2026, 4, 3))
    assert standing(collecting, NOTICE) is Standing.OPEN
    assert standing(collecting, LONGER_NOTICE) is Standing.OPEN
    collecting.come_to(date(2026, 4, 10))
    assert standing(collecting, LONGER_NOTICE) is Standing.LATE
    await collecting.signed()
    assert standing(collecting, NOTICE) is Standing.MET
    assert standing(collecting, LONGER_NOTICE) is Standing.MET


async def test_the_answers_are_met_with_the_last_of_them_and_the_dossier_is_kept(collecting):
    await over(collecting)
    await collecting.signed()
    assert standing(collecting, ANSWER) is Standing.OPEN
    collecting.come_to(date(2026, 4, 7))
    assert standing(collecting, ANSWER) is Standing.LATE
    for item in items_of(collecting):
        await collecting.do(
            collecting.following.answer, collecting.roads, item.id, outcome=Outcome.RESOLVED, text="Xong."
        )
    assert standing(collecting, ANSWER) is Standing.MET
    await collecting.closed()
    assert standing(collecting, RETENTION) is Standing.KEPT


async def test_terms_whose_first_day_is_not_known_yet_are_awaited(rulebook):
    hall = await town_under(rulebook, "s1-hung-yen-1548")
    conference = await hall.planned()

    def awaited():
        terms = hall.files.terms(hall.numbered(1))
        return [rule.id for _, rule in hall.reminding.awaited(hall.numbered(1), terms)]

    assert awaited() == [ANSWER, RETENTION]
    await hall.begun()
    await hall.ended()
    await hall.signed()
    assert awaited() == [ANSWER, RETENTION], "the receipt of the notice is still to come"
    await hall.closed(conference.number)
    assert RETENTION not in awaited()


# --- the morning ------------------------------------------------------------------------------------------


async def test_the_chair_is_told_each_morning_what_is_late_due_and_near(collecting):
    told, notices = await morning(collecting, date(2026, 3, 17))
    assert told == 1
    assert [(collecting.names[one.contact_id], one.sentence) for one in notices] == [
        ("Chủ", "morning-chair"),
        ("Thư", "morning-secretary"),
        ("Minh", "morning-agency"),
    ]
    words = notices[0].words
    assert (words["late"], words["today"]) == ("", "")
    first, second = words["soon"].split("\n")
    assert first.startswith("19/3 · Thông báo")
    assert second.startswith(f"19/3 · {ROADS} · ")
    assert second.endswith("(2) · Điều 7.2")
    assert (words["items"], words["waiting"], words["open"], words["days"]) == (2, 2, 0, 9)
    assert words["phase"] == "collecting"
    assert [choice.action for choice in notices[0].choices] == ["terms:1"]
    assert notices[2].words["lines"] == second
    assert [choice.action for choice in notices[2].choices] == ["tasks:1"]


async def test_what_is_due_today_and_what_is_late_stand_apart(collecting):
    _, today = await morning(collecting, date(2026, 3, 19))
    assert today[0].words["today"].count("\n") == 1
    _, late = await morning(collecting, date(2026, 3, 20))
    assert late[0].words["late"].count("\n") == 1
    assert (late[0].words["today"], late[0].words["soon"]) == ("", "")


async def test_only_the_chair_is_told_when_nothing_is_near(collecting):
    _, notices = await morning(collecting, date(2026, 3, 3))
    assert [collecting.names[one.contact_id] for one in notices] == ["Chủ"]


async def test_a_morning_is_told_once(collecting):
    assert (await morning(collecting, date(2026, 3, 17)))[0] == 1
    assert await morning(collecting, date(2026, 3, 17)) == (0, [])
    assert (await morning(collecting, date(2026, 3, 18)))[0] == 1


async def test_days_off_are_quiet_unless_something_is_due_on_them(collecting):
    assert (await morning(collecting, date(2026, 3, 15)))[0] == 0  # a Sunday
    await over(collecting)
    await collecting.signed()
    collecting.heard()
    told, notices = await morning(collecting, date(2026, 4, 5))  # the Sunday on which the result is due
    assert told == 1
    assert "5/4" in notices[0].words["today"]


async def test_an_agency_without_anything_near_is_left_alone(collecting):
    await drafted(collecting)
    _, notices = await morning(collecting, date(2026, 3, 17))
    assert "Minh" not in [collecting.names[one.contact_id] for one in notices]


async def test_ended_conferences_are_not_spoken_of(collecting):
    await collecting.do(collecting.convening.cancel, collecting.secretary, 1, reason="Bão")
    collecting.heard()
    assert await morning(collecting, date(2026, 3, 17)) == (0, [])


# --- how it is written ------------------------------------------------------------------------------------


def test_a_line_holds_what_there_is_and_no_more():
    bare = Mark(rule_id="x", text="", article="Điều 9", due=HELD, who="")
    assert lines_of([bare]) == "26/3 · Điều 9"
    assert lines_of([replace(bare, text="Gửi", who="Sở", count=3)]) == "26/3 · Sở · Gửi · (3) · Điều 9"
    assert lines_of([]) == ""


def test_of_very_many_lines_only_the_first_are_shown_with_how_many_more():
    mark = Mark(rule_id="x", text="", article="a", due=HELD, who="")
    lines = lines_of([mark] * 9).split("\n")
    assert (len(lines), lines[-1]) == (8, "… (+2)")
    assert "…" not in lines_of([mark] * 7)
