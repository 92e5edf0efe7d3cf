"""A conference's folder from its record, the books of a year, dossiers to be destroyed."""

from datetime import date

import pytest

from casework.conference import Conference, Phase
from casework.dossier import PrintOrder, Rendering
from casework.errors import NotYoursError, UnknownChoiceError
from casework.petitioner import Disclosure
from tests.casework.conference_town import GARBAGE, ROOM, TODAY, town_under
from tests.fakes.plans import HELD


async def folder_of(hall, number=1):
    return await hall.do(hall.archiving.folder, hall.numbered(number))


# --- the folder -------------------------------------------------------------------------------------------


async def test_a_folder_names_agencies_topics_and_places_instead_of_ids(hall):
    await hall.collecting()
    petition = await hall.matter(disclosure=Disclosure.PUBLIC)
    await hall.do(hall.intake.supplement, hall.lan, petition.code, text="Nay đã năm ngày.")
    await hall.on_agenda(petition)
    await hall.begun()
    await hall.raised(agency_id="so-xay-dung")
    folder = await folder_of(hall)
    first, second = folder.entries
    assert (first.agency, first.topic, first.place, first.by) == (
        "Phòng Kinh tế xã Sông Hiền",
        "Giao thông",
        "thôn Chợ Mới",
        "Lan",
    )
    assert first.petition.id == petition.id
    assert first.texts == (GARBAGE, "Nay đã năm ngày.")
    assert (second.agency, second.place, second.by, second.petition) == (
        "Sở Xây dựng tỉnh An Khê Thượng",
        "",
        "Bà Sáu",
        None,
    )
    assert second.texts == (ROOM,)
    assert folder.host.startswith("Tổ tiếp nhận")
    assert folder.agencies["kinh-te"] == "Phòng Kinh tế xã Sông Hiền"
    assert folder.today == HELD


async def test_a_folder_holds_the_record_the_speakers_the_terms_and_the_regulations(hall):
    await hall.collecting()
    await hall.do(hall.running_list.register, hall.lan, 1, name="Lan", matter="rác")
    folder = await folder_of(hall)
    assert [speaker.name for speaker in folder.speakers] == ["Lan"]
    assert [event.act for event in folder.record] == ["create", "open", "register"]
    assert folder.terms[0].due == date(2026, 3, 19)
    assert [one.id for one in folder.regulations] == ["s3-1573", "dieu-43-2025"]


async def test_who_stays_hidden_has_no_name_and_a_place_outside_is_named_as_written(hall):
    await hall.collecting()
    petition = await hall.matter(disclosure=Disclosure.HANDLER, place_id=None, place_written="đầu cầu sắt")
    await hall.on_agenda(petition)
    (entry,) = (await folder_of(hall)).entries
    assert (entry.by, entry.place) == ("", "đầu cầu sắt")


async def test_who_stays_hidden_is_not_named_by_the_own_words_either(hall):
    await hall.collecting()
    for disclosure in (Disclosure.HANDLER, Disclosure.PUBLIC):
        petition = await hall.matter(text="Xin gọi 0905123456.", disclosure=disclosure)
        await hall.on_agenda(petition)
    hidden, named = (await folder_of(hall)).entries
    assert "0905123456" not in repr(hidden.texts)
    assert named.texts == ("Xin gọi 0905123456.",)


async def test_an_agency_that_is_gone_keeps_its_id_and_the_authority_stands_for_a_lost_host(hall):
    await hall.planned()
    await hall.begun()
    item = await hall.raised(text="Việc cũ")
    hall.item(item).agency_id = "phong-cu"
    hall.item(item).text = ""
    hall.numbered(1).agency_id = "phong-cu"
    folder = await folder_of(hall)
    assert (folder.entries[0].agency, folder.entries[0].texts) == ("phong-cu", ())
    assert folder.host == "UBND xã Sông Hiền"


# --- papers and marks -------------------------------------------------------------------------------------


async def put_in(hall, paper, officer=None):
    return await hall.do(hall.archiving.put_in, officer or hall.secretary, 1, paper)


async def test_the_dossier_shows_what_is_there_and_what_is_missing_by_article(hall):
    await hall.planned()
    conference = await put_in(hall, "minutes")
    stands = {stand.paper: stand for stand in hall.archiving.papers(conference)}
    assert list(stands)[:3] == ["plan", "assignment", "survey"]
    assert stands["plan"].is_missing
    assert stands["plan"].sources == ("Điều 15.2.2 Quy chế 1573-QĐ/TU",)
    assert (stands["minutes"].since, stands["minutes"].is_missing) == (TODAY, False)
    assert (stands["upward_proposal"].optional, stands["upward_proposal"].is_missing) == (True, False)
    assert hall.last_line(conference).detail == {"paper": "minutes"}


async def test_a_paper_that_two_regulations_name_is_optional_only_if_both_say_so(hall):
    stands = {stand.paper: stand for stand in hall.archiving.papers(await hall.planned())}
    notice = stands["conclusion_notice"]
    assert len(notice.sources) == 2
    assert not notice.optional


async def test_a_paper_that_no_regulation_names_is_not_put_in(hall):
    await hall.planned()
    with pytest.raises(UnknownChoiceError):
        await put_in(hall, "poem")
    with pytest.raises(NotYoursError):
        await put_in(hall, "minutes", hall.roads)
    assert hall.numbered(1).papers == {}


async def mark(hall, deadline, officer=None):
    return await hall.do(hall.archiving.mark, officer or hall.secretary, 1, deadline)


async def test_a_deadline_is_met_once_and_keeps_its_day(hall):
    conference = await hall.planned()
    await mark(hall, "public_notice")
    hall.come_to(date(2026, 3, 5))
    assert (await mark(hall, "public_notice")).met == {"public_notice": TODAY}
    assert [line.act for line in hall.record(conference)] == ["create", "met"]
    assert hall.last_line(conference).detail == {"deadline": "public_notice"}


async def test_a_deadline_that_no_regulation_sets_is_not_met(hall):
    await hall.planned()
    with pytest.raises(UnknownChoiceError):
        await mark(hall, "review_and_assign")
    with pytest.raises(NotYoursError):
        await mark(hall, "public_notice", hall.chair)
    assert hall.numbered(1).met == {}


async def test_a_paper_is_ordered_for_its_conference_and_a_paper_of_a_year_for_its_year(rulebook):
    hall = await town_under(rulebook, "s0-gia-lai-553")
    conference = await hall.planned(held_on=date(2026, 9, 10))
    assert hall.archiving.order(conference, "minutes", rendering=Rendering.PUBLIC) == PrintOrder(
        paper="minutes", number=1, rendering=Rendering.PUBLIC
    )
    assert hall.archiving.order(conference, "year_report") == PrintOrder(paper="year_report", year=2026)
    half = hall.archiving.order(conference, "half_year_report")
    assert half == PrintOrder(paper="half_year_report", year=2026, half=2)
    with pytest.raises(UnknownChoiceError):
        hall.archiving.order(conference, "poem")


# --- the books of a year ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ({}, [2, 1, 3]),
        ({"quarter": 1}, [2, 1]),
        ({"quarter": 2}, []),
        ({"half": 1}, [2, 1]),
        ({"half": 2}, [3]),
        ({"quarter": 4, "half": 2}, [3]),
    ],
    ids=str,
)
async def test_a_year_book_holds_the_conferences_of_the_year_or_of_a_part_of_it_by_day(hall, part, numbers):
    for day in (HELD, date(2026, 3, 12), date(2026, 12, 31), date(2027, 1, 1), date(2026, 3, 20)):
        await hall.planned(held_on=day)
    await hall.do(hall.convening.cancel, hall.secretary, 5, reason="Bão")
    book = await hall.do(hall.archiving.year_book, 2026, **part)
    assert [folder.conference.number for folder in book.folders] == numbers
    assert (book.year, book.today, book.quarter, book.half) == (
        2026,
        TODAY,
        part.get("quarter", 0),
        part.get("half", 0),
    )


# --- destruction ------------------------------------------------------------------------------------------


async def test_dossiers_are_listed_for_destruction_only_after_their_term_and_nothing_is_deleted(hall):
    async def listed() -> list[Conference]:
        return list(await hall.do(hall.archiving.to_destroy))

    await hall.planned()
    await hall.planned()
    await hall.begun(1)
    await hall.ended(1)
    await hall.signed(1)
    await hall.closed()
    hall.come_to(date(2031, 3, 26))
    assert await listed() == []
    hall.come_to(date(2031, 3, 27))
    assert [one.number for one in await listed()] == [1]
    assert hall.numbered(1).phase is Phase.CLOSED
