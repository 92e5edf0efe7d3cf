"""Citizens hear of a conference, register to speak, withdraw; who repeats a concluded matter is shown it."""

from datetime import date
from typing import Any

import pytest

from casework.conference import Form, SpeakerState, Verdict
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.fakes.matters import trace_of
from tests.handlers.chat import ROAD, Chat, SetReader
from tests.handlers.conference_steps import (
    S3,
    assigned,
    at,
    begun,
    by_secretary,
    concluded,
    decided,
    opened,
    recorded,
    town_under,
)
from tests.handlers.conference_town import Conferring

LAMP = "Đèn đường trước cổng trường thôn Chợ Mới không sáng đã lâu"


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A commune under S3."""
    return await town_under(rulebook, clock, ear, S3)


@pytest.fixture
async def hung(town: Conferring) -> Chat:
    """Another citizen."""
    return await town.hall.citizen("Hùng")


# --- the collection window -------------------------------------------------------------------------------


async def test_while_opinions_are_collected_the_receipt_says_so(town: Conferring) -> None:
    await opened(town)
    await town.lan.say(ROAD)
    await town.lan.press("Gửi")
    assert town.lan.heard == ["receipt", "collecting"]
    assert "08:00, thứ Năm, 26/3/2026" in town.lan.text
    assert "đến hết thứ Sáu, 20/3/2026" in town.lan.text
    await town.lan.press("Đăng ký phát biểu")
    assert town.lan.heard == ["ask-matter"]


async def test_outside_the_window_the_receipt_stands_alone(town: Conferring, hung: Chat) -> None:
    await town.planned()
    await hung.filed()
    assert hung.heard == ["receipt"]
    await opened(town, title="Hội nghị thứ hai")
    await at(town, date(2026, 3, 21))
    await hung.filed("Cống tắc ở thôn Bến Đá")
    assert hung.heard == ["receipt"]


async def test_a_sealed_complaint_hears_of_no_conference(town: Conferring, ear: SetReader) -> None:
    await opened(town)
    ear.when("khiếu nại", nature="complaint", nature_scores={"complaint": 0.99})
    await town.lan.say("Tôi khiếu nại quyết định thu hồi đất")
    await town.lan.press("Gửi kín")
    assert town.lan.heard == ["receipt-sealed"]


# --- registering -----------------------------------------------------------------------------------------


async def test_registering_asks_what_about_and_by_which_name(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/dangky")
    assert town.lan.heard == ["ask-matter"]
    assert "Đường sá, rác thải, trường học" in town.lan.text
    await town.lan.say("Đường liên thôn hỏng")
    if town.lan.heard == ["ask-speaker-name"]:
        await town.lan.say("Trần Thị Lan")
    assert town.lan.heard == ["registered"]
    assert "Hội trường UBND xã" in town.lan.text
    assert "mang căn cước" in town.lan.text
    (speaker,) = town.hall.store.shelves.speakers.values()
    assert (speaker.matter, speaker.registered) == ("Đường liên thôn hỏng", True)
    assert speaker.name
    assert town.secretary.seen[-1].sentence == "secretary-registered"
    assert town.lan.state["step"] == "idle"


async def test_who_has_a_name_is_not_asked_for_it(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Trần Thị Lan")
    await town.lan.say("đăng ký phát biểu")
    await town.lan.say("Đường liên thôn hỏng")
    assert town.lan.heard == ["registered"]
    assert "Trần Thị Lan sẽ phát biểu" in town.lan.text


async def test_an_own_petition_on_the_agenda_is_a_button(town: Conferring, hung: Chat) -> None:
    await opened(town)
    code = await town.lan.filed()
    await assigned(town, code)
    await town.lan.say("/ten Lan")
    await town.lan.act("speak:1")
    await town.lan.press("Ổ gà trước cổng")
    assert town.lan.heard == ["registered"]
    (speaker,) = town.hall.store.shelves.speakers.values()
    assert speaker.petition_id == town.hall.petition(code).id
    await hung.act(f"speak:1:{code}")
    assert hung.heard == ["error-not-yours"]
    await hung.act("speak:1")
    assert hung.labels == ["Thôi"]


async def test_registering_needs_consent(town: Conferring) -> None:
    await opened(town)
    stranger = await town.hall.citizen("Vy", consented=False)
    await stranger.act("speak:1")
    assert stranger.heard == ["welcome"]
    assert not town.hall.store.shelves.speakers


async def test_a_second_registration_replaces_the_first(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    for matter in ("Đường hỏng", "Rác thải"):
        await town.lan.act("speak:1")
        await town.lan.say(matter)
    (speaker,) = town.hall.store.shelves.speakers.values()
    assert speaker.matter == "Rác thải"
    assert recorded(town, "register")[-1] == {
        "speaker": speaker.id,
        "before": "Đường hỏng",
        "after": "Rác thải",
    }


async def test_a_registration_can_be_withdrawn_and_made_again(town: Conferring, hung: Chat) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    await hung.say("/ten Hùng")
    for chat in (town.lan, hung):
        await chat.act("speak:1")
        await chat.say("Đường hỏng")
    await town.lan.press("Rút đăng ký")
    assert town.lan.heard == ["speech-withdrawn"]
    await town.lan.press("Đăng ký lại")
    await town.lan.say("Vẫn muốn nói")
    assert town.lan.heard == ["registered"]
    by_name = {one.name: one for one in town.hall.store.shelves.speakers.values()}
    assert by_name["Lan"].state is SpeakerState.WAITING
    assert by_name["Lan"].position > by_name["Hùng"].position
    await town.roads.act("withdrawspeech:1")
    assert town.roads.heard == ["error-unknown-conference"]


async def test_who_was_refused_the_floor_cannot_register_again(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    await town.lan.act("speak:1")
    await town.lan.say("Đường hỏng")
    (speaker,) = town.hall.store.shelves.speakers.values()
    running = town.hall.office.conferences.running_list
    ground = running.grounds(town.conference())[0].id
    await by_secretary(town, lambda work, officer: running.refuse(work, officer, speaker.id, ground))
    await town.lan.act("speak:1")
    await town.lan.say("Cho tôi nói")
    assert town.lan.heard == ["error-not-allowed"]
    await town.lan.act("withdrawspeech:1")
    assert town.lan.heard == ["speech-not-withdrawn"]


async def test_nobody_is_promised_news_who_has_not_agreed_to_them(hung: Chat) -> None:
    await hung.say("/dangky")
    assert hung.heard == ["no-conference-to-register"]
    assert "tôi sẽ báo" not in hung.text
    await hung.press("🔔 Báo tôi khi có hội nghị")
    assert hung.heard == ["news-on"]


async def test_a_complaint_is_no_matter_for_the_speakers_list(town: Conferring, ear: SetReader) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    ear.when("khiếu nại", nature="complaint", nature_scores={"complaint": 0.99})
    await town.lan.act("speak:1")
    await town.lan.say("Tôi khiếu nại quyết định thu hồi đất")
    assert town.lan.heard == ["matter-not-for-dialogue"]
    assert town.hall.store.shelves.speakers == {}
    assert "khiếu nại" not in repr(town.lan.state)
    await town.lan.press("Đây chỉ là góp ý")
    assert town.lan.heard == ["ask-matter"]
    await town.lan.say("Tôi khiếu nại việc rác chưa dọn, mong xã bàn")
    assert town.lan.heard == ["registered"]


async def test_nobody_registers_to_speak_about_a_sealed_petition(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    code = await town.lan.filed()
    await assigned(town, code)
    await town.lan.act(f"speak:1:{code}")
    assert town.lan.heard == ["registered"]
    await town.roads.act(f"claim:{code}")
    triage = town.hall.office.triage

    async def seal(work: Any, _: Any) -> None:
        officer = await work.people.officer_at(town.roads.contact_id)
        await triage.seal(work, officer, code, reason="Tố cáo")

    await by_secretary(town, seal)
    (speaker,) = town.hall.store.shelves.speakers.values()
    assert (speaker.state, speaker.name, speaker.matter) == (SpeakerState.WITHDRAWN, "", "")
    await town.lan.act(f"speak:1:{code}")
    assert town.lan.heard == ["error-not-for-dialogue"]
    await town.lan.act("speak:1")
    assert town.lan.labels == ["Thôi"], "it is not offered either"


async def test_who_was_put_on_a_planned_agenda_registers_when_the_collection_opens(
    town: Conferring, hung: Chat
) -> None:
    await town.planned()
    code = await hung.filed()
    await assigned(town, code)
    assert hung.labels == []
    assert "Khi nhận, tôi sẽ báo ở đây." in hung.text
    convening = town.hall.office.conferences.convening
    until = date(2026, 3, 20)
    await by_secretary(town, lambda work, officer: convening.open_collection(work, officer, 1, until=until))
    assert hung.seen[-1].sentence == "notice-registration-open"
    assert "thứ Sáu, 20/3/2026" in hung.text
    await hung.press("Đăng ký phát biểu")
    assert hung.heard == ["registered"]


async def test_who_erases_the_own_data_is_named_in_no_conference(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Trần Thị Lan")
    await town.lan.act("speak:1")
    await town.lan.say("Đường hỏng")
    code = await town.lan.filed()
    await assigned(town, code)
    await town.lan.act("erased:")
    (speaker,) = town.hall.store.shelves.speakers.values()
    assert (speaker.name, speaker.contact_id) == ("", None)
    assert "Trần Thị Lan" not in repr(town.hall.store.shelves.conference_events)
    assert "Trần Thị Lan" not in repr(town.items())


async def test_without_a_conference_nobody_registers(town: Conferring) -> None:
    await town.lan.say("/dangky")
    assert town.lan.heard == ["no-conference-to-register"]
    assert "Khi có hội nghị, tôi sẽ báo" in town.lan.text
    assert town.lan.labels == [], "she has agreed to news already"
    await town.planned()
    await town.lan.say("/dangky 1")
    assert town.lan.heard == ["error-wrong-phase"]
    await town.lan.say("/dangky abc")
    assert town.lan.heard == ["stale-button"]


async def test_of_two_conferences_one_is_chosen(town: Conferring) -> None:
    await opened(town)
    await opened(town, title="Đối thoại với thanh niên", held_on=date(2026, 3, 27), form=Form.ONLINE)
    await town.lan.say("/ten Lan")
    await town.lan.say("/dangky")
    assert town.lan.heard == ["ask-which-conference"]
    await town.lan.press("27/3 – Đối thoại với thanh niên")
    await town.lan.say("Việc làm")
    assert "trực tuyến" in town.lan.text


async def test_a_draft_waits_while_somebody_registers(town: Conferring) -> None:
    await opened(town)
    await town.lan.say("/ten Lan")
    await town.lan.say(ROAD)
    await town.lan.act("speak:1")
    await town.lan.say("Đường hỏng")
    assert set(town.lan.heard) == {"registered", "summary"}
    await town.lan.press("Gửi")
    assert town.lan.heard[0] == "receipt"


async def test_a_matter_that_is_too_long_or_a_photo_is_asked_again(town: Conferring) -> None:
    await opened(town)
    await town.lan.act("speak:1")
    await town.lan.say("a" * 501)
    assert town.lan.heard == ["text-too-long"]
    await town.lan.photo()
    assert town.lan.heard == ["empty-message"]
    await town.lan.press("Thôi")
    assert town.lan.heard == ["cancelled"]


# --- a matter that was concluded -------------------------------------------------------------------------


async def lamps_concluded(town: Conferring, ear: SetReader, *, verdict: Verdict, said: str) -> None:
    """Lan's lamps went through a conference."""
    for part in ("Đèn đường", "đèn đường"):
        ear.when(part, trace=trace_of(LAMP))
    code = await town.lan.filed(LAMP)
    await opened(town)
    item = await assigned(town, code)
    await begun(town)
    await decided(town, item, verdict, said)
    await concluded(town)


async def test_who_repeats_a_concluded_matter_is_shown_the_conclusion_and_may_go_on(
    town: Conferring, hung: Chat, ear: SetReader
) -> None:
    said = "Thay bóng trước 15/4, hỏi ông Tám 0912345678"
    await lamps_concluded(town, ear, verdict=Verdict.ANSWERED_THERE, said=said)
    await hung.say("Bao giờ đèn đường sáng?")
    assert hung.heard == ["matter-concluded", "summary"]
    shown = hung.texts[0]
    assert "thứ Năm, 26/3/2026" in shown
    assert "Thay bóng trước 15/4" in shown
    assert "0912345678" not in shown
    await hung.say("Trường học tối lắm")
    assert hung.heard == ["summary"]  # once is enough
    await hung.press("Gửi")
    assert hung.heard[0] == "receipt"


async def test_what_an_agency_still_has_to_answer_is_shown_with_its_day(
    town: Conferring, hung: Chat, ear: SetReader
) -> None:
    await lamps_concluded(town, ear, verdict=Verdict.LATER, said="")
    due = town.items()[0].due
    assert due is not None
    await hung.say("Bao giờ đèn đường sáng?")
    assert hung.heard == ["matter-concluded", "summary"]
    assert f"chậm nhất thứ Hai, {due.day}/{due.month}/{due.year}" in hung.texts[0]
    await town.roads.act(f"settle:{town.items()[0].id}:resolved")
    await town.roads.say("Đã thay bóng mới")
    await town.roads.press("Gửi cho người dân")
    other = await town.hall.citizen("Mai")
    await other.say("Sao đèn đường tối thế?")
    assert "Đã thay bóng mới" in other.texts[0]


async def test_a_matter_that_no_conference_concluded_is_not_mentioned(
    town: Conferring, hung: Chat, ear: SetReader
) -> None:
    ear.when("Đèn đường", trace=trace_of(LAMP))
    await opened(town)
    await assigned(town, await town.lan.filed(LAMP))
    await hung.say("Đèn đường không sáng")
    assert hung.heard == ["summary"]
