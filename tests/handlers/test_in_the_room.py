"""The conference itself: the speakers' list, people who have not registered, opinions written down."""

import pytest

from casework.conference import Conference, Phase, Speaker, SpeakerState
from casework.reading import Nature
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import ABROAD, SetReader
from tests.handlers.conference_day import OPENING, begun, on_agenda, opened, registers, under
from tests.handlers.conference_town import Conferring, conferring


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """Under S3, which asks of unregistered speakers that their matter was announced."""
    return await conferring(rulebook, clock, ear, regulations=("s3-1573",))


def speakers(town: Conferring) -> dict[str, Speaker]:
    """The list as it is kept, by name."""
    return {one.name: one for one in town.hall.store.shelves.speakers.values()}


async def test_a_conference_does_not_begin_before_its_day(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("begin:1")
    assert town.secretary.heard == ["error-day"]
    assert town.conference().phase is Phase.PLANNED


async def test_the_number_of_people_is_asked_when_it_begins(town: Conferring) -> None:
    await town.planned()
    town.hall.clock.moment = OPENING
    await town.secretary.act("begin:1")
    assert town.secretary.heard == ["ask-attended"]
    await town.secretary.say("đông lắm")
    assert town.secretary.heard == ["ask-count-again"]
    await town.secretary.say("khoảng 1.120 người")
    assert town.secretary.heard == ["attended", "floor"]
    assert town.conference().attended == 1120


async def test_the_number_can_be_left_for_later(town: Conferring) -> None:
    await town.planned()
    town.hall.clock.moment = OPENING
    await town.secretary.act("begin:1")
    await town.secretary.press("Bỏ qua, ghi sau")
    assert town.secretary.heard == ["floor"]
    await town.secretary.say("112")
    assert town.conference().attended == 0
    assert town.secretary.heard == ["officer-idle"]


async def test_secretaries_hear_who_registers(town: Conferring) -> None:
    await opened(town)
    await registers(town, town.lan, "Rác ở chợ")
    assert town.secretary.seen[-1].sentence == "secretary-registered"
    assert "Rác ở chợ" in town.secretary.text
    await town.secretary.press("Xem danh sách phát biểu")
    assert "1. Lan: Rác ở chợ" in town.secretary.text


async def test_the_list_is_run_in_order_and_each_is_called(town: Conferring) -> None:
    await opened(town)
    hung = await town.hall.citizen("Hùng")
    mai = await town.hall.citizen("Mai")
    for chat in (town.lan, hung, mai):
        await registers(town, chat, f"Việc của {chat.name}")
    await begun(town)
    await town.secretary.act("next:1")
    assert town.secretary.heard == ["has-the-floor"]
    assert "Mời Lan phát biểu" in town.secretary.text
    assert town.lan.seen[-1].sentence == "notice-your-turn"
    assert hung.seen[-1].sentence == "notice-next-turn"
    assert mai.seen[-1].sentence not in {"notice-your-turn", "notice-next-turn"}
    town.hall.clock.advance(minutes=4)
    await town.secretary.say("/phatbieu")
    assert "Đang phát biểu: Lan (4 phút)" in town.secretary.text
    assert "1. Hùng: Việc của Hùng\n2. Mai: Việc của Mai" in town.secretary.text
    await town.secretary.press("Mời người tiếp theo")
    assert hung.seen[-1].sentence == "notice-your-turn"
    await town.secretary.say("/phatbieu 1")
    assert "Đã phát biểu: Lan" in town.secretary.text
    await town.secretary.act("next:1")
    await town.secretary.act("next:1")
    assert town.secretary.heard == ["nobody-waits"]
    assert {one.state for one in speakers(town).values()} == {SpeakerState.SPOKEN}


async def test_a_long_list_is_paged(town: Conferring) -> None:
    await opened(town)
    for number in range(12):
        await registers(town, await town.hall.citizen(f"Người {number:02}"), "Đường " * 100)
    await begun(town)
    assert "… và 7 người nữa" in town.secretary.text
    await town.secretary.press("Xem người chờ tiếp")
    assert "6. Người 05" in town.secretary.text
    await town.secretary.press("Xem người chờ tiếp")
    assert "12. Người 11" in town.secretary.text
    assert "Xem người chờ tiếp" not in town.secretary.labels


async def test_the_chair_sees_what_the_agency_has_prepared(town: Conferring) -> None:
    await opened(town)
    code = await town.lan.filed()
    await on_agenda(town, code, draft="Sẽ vá đường trong tháng 4.")
    await registers(town, town.lan, "Ổ gà trước trường", code)
    await begun(town)
    await town.secretary.act("next:1")
    assert "Ổ gà trước cổng trường" in town.secretary.text
    assert "Phòng Kinh tế" in town.secretary.text
    assert "Sẽ vá đường trong tháng 4." in town.secretary.text
    assert "Ghi kết quả việc này" in town.secretary.labels


async def test_a_waiting_speaker_may_come_first_even_unregistered(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await conferring(rulebook, clock, ear, regulations=("s0-gia-lai-553",))
    await opened(town)
    await registers(town, town.lan, "Rác")
    await registers(town, await town.hall.citizen("Hùng"), "Đường")
    await begun(town)
    await town.secretary.press("Thêm người chưa đăng ký")
    await town.secretary.say("Ông Ba, thôn Đông: nước giếng")
    assert "3. Ông Ba, thôn Đông (chưa đăng ký trước): nước giếng" in town.secretary.text
    await town.secretary.press("Ông Ba, thôn Đông")
    await town.secretary.press("Cho phát biểu trước")
    assert town.secretary.heard == ["put-first", "floor"]
    assert "1. Ông Ba, thôn Đông" in town.secretary.text
    await town.secretary.act("next:1")
    assert speakers(town)["Ông Ba, thôn Đông"].state is SpeakerState.SPEAKING


async def test_after_the_answers_unregistered_people_may_speak_under_s0(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under("s0-gia-lai-553", rulebook, clock, ear)
    await town.secretary.act("unreg:1")
    assert "Điều 8.5" in town.secretary.text
    await town.secretary.say("chuyện rác")
    assert town.secretary.heard == ["ask-unregistered-again"]
    await town.secretary.say("Ông Ba, thôn Đông: chuyện rác")
    assert town.secretary.heard == ["speaker-added", "floor"]
    assert not speakers(town)["Ông Ba, thôn Đông"].registered


async def test_only_registered_people_speak_under_s1(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under("s1-hung-yen-1548", rulebook, clock, ear)
    await town.secretary.act("unreg:1")
    assert town.secretary.heard == ["error-floor-closed"]
    assert "Điều 8.3" in town.secretary.text
    assert "đã đăng ký trước" in town.secretary.text
    assert not speakers(town)


async def test_under_s3_the_announced_content_decides(town: Conferring) -> None:
    await town.planned()
    await begun(town)
    await town.secretary.act("unreg:1")
    await town.secretary.say("Ông Ba: chuyện rác")
    assert town.secretary.heard == ["ask-in-scope"]
    assert "Đường sá, rác thải, trường học" in town.secretary.text
    assert "Điều 8.3" in town.secretary.text
    await town.secretary.press("Thuộc phạm vi")
    assert town.secretary.heard == ["speaker-added", "floor"]
    await town.secretary.act("unreg:1")
    await town.secretary.say("Bà Tư: đất của cháu tôi")
    await town.secretary.press("Ngoài phạm vi")
    assert town.secretary.heard == ["error-floor-closed"]
    assert "Điều 8.3" in town.secretary.text
    assert set(speakers(town)) == {"Ông Ba"}
    await town.secretary.press("Thuộc phạm vi")
    assert town.secretary.heard == ["stale-button"]


async def test_refusal_needs_a_ground_and_is_told_politely(town: Conferring) -> None:
    await opened(town)
    await registers(town, town.lan, "Rác")
    await begun(town)
    await town.secretary.press("Lan")
    await town.secretary.press("Từ chối phát biểu")
    assert town.secretary.heard == ["ask-ground"]
    assert "Người đang sử dụng rượu, bia hoặc chất kích thích khác (Điều 3.3)" in town.secretary.text
    ground = town.secretary.action("Người đang sử dụng rượu")
    await town.secretary.act(ground)
    assert town.secretary.heard == ["floor-refused", "floor"]
    assert town.lan.seen[-1].sentence == "notice-floor-refused"
    assert "Điều 3.3" in town.lan.text
    assert "vẫn có thể gửi ý kiến" in town.lan.text
    lan = speakers(town)["Lan"]
    assert (lan.state, lan.refusal) == (SpeakerState.REFUSED, "drunk")
    await town.secretary.act(ground)
    assert town.secretary.heard == ["error-unknown-conference"]


async def test_a_ground_that_no_regulation_names_refuses_nobody(town: Conferring) -> None:
    await opened(town)
    await registers(town, town.lan, "Rác")
    await town.secretary.act(f"refuse:{speakers(town)['Lan'].id}:ugly")
    assert town.secretary.heard == ["error-not-allowed"]
    assert speakers(town)["Lan"].state is SpeakerState.WAITING


async def test_where_the_law_names_no_ground_nobody_can_be_refused(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await conferring(rulebook, clock, ear, regulations=("dieu-43-2025",))
    await opened(town)
    await registers(town, town.lan, "Rác")
    await town.secretary.act(f"refuse:{speakers(town)['Lan'].id}")
    assert "không từ chối được" in town.secretary.text
    assert town.secretary.labels == ["Xem danh sách phát biểu"]


async def test_too_long_is_said_with_the_article(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> None:
    town = await under("s1-hung-yen-1548", rulebook, clock, ear, hours=4.0)
    await town.hall.wait(hours=4, minutes=1)
    await town.secretary.say("/phatbieu")
    assert "được 241 phút, dự kiến xong lúc 12:00" in town.secretary.text
    assert "Đã quá thời gian dự kiến" in town.secretary.text
    assert "Điều 8.1" not in town.secretary.text
    await town.hall.wait(hours=1)
    await town.secretary.say("/phatbieu")
    assert "Đã quá 5 giờ, thời gian dài nhất theo Điều 8.1" in town.secretary.text


async def test_an_opinion_in_the_room_goes_to_the_agency_that_fits(town: Conferring) -> None:
    await town.planned()
    await begun(town)
    await town.secretary.act("raise:1")
    assert town.secretary.heard == ["ask-opinion"]
    await town.secretary.say("Ông Ba, tổ 5: đường ra chợ Mới ngập từ 6:30 mỗi sáng mưa")
    assert town.secretary.heard == ["opinion-recorded"]
    assert "Máy đề xuất giao: Phòng Kinh tế" in town.secretary.text
    (item,) = town.items()
    assert (item.raised_by, item.text) == ("Ông Ba, tổ 5", "đường ra chợ Mới ngập từ 6:30 mỗi sáng mưa")
    assert (item.topic, item.agency_id, item.petition_id) == ("transport", "kinh-te", None)
    assert town.secretary.action("Giao cơ quan khác") == f"give:{item.id}"


async def test_in_doubt_the_desk_sorts_an_opinion(town: Conferring, ear: SetReader) -> None:
    await town.planned()
    await begun(town)
    ear.when("lạ", confidence=0.2)
    await town.secretary.say("/ghi việc rất lạ")
    assert town.secretary.heard == ["opinion-recorded"]
    (item,) = town.items()
    assert (item.agency_id, item.raised_by) == ("tiep-nhan", "")
    assert "Máy chưa chắc" in town.secretary.text


async def test_a_place_outside_goes_to_the_desk(town: Conferring, ear: SetReader) -> None:
    await town.planned()
    await begun(town)
    ear.when("quận Một", place=ABROAD)
    ear.when("không nơi", place=None)
    await town.secretary.say("/ghi Bà Tư: đường ở quận Một")
    await town.secretary.say("/ghi Bà Tư: đường không nơi nào")
    assert [item.agency_id for item in town.items()] == ["tiep-nhan", "kinh-te"]


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.DENUNCIATION])
async def test_a_complaint_is_not_put_on_the_agenda_and_nothing_is_kept(
    town: Conferring, ear: SetReader, nature: Nature
) -> None:
    await town.planned()
    await begun(town)
    ear.when("nhận tiền", nature=nature)
    await town.secretary.act("raise:1")
    await town.secretary.say("Ông Ba: cán bộ nhận tiền của dân")
    assert town.secretary.heard == ["opinion-sealed"]
    assert "Bộ phận tiếp công dân" in town.secretary.text
    assert not town.items()
    assert "nhận tiền" not in repr(town.secretary.state)
    assert "nhận tiền" not in repr(town.hall.store.shelves)


async def test_the_secretary_may_say_that_it_is_only_a_suggestion(town: Conferring, ear: SetReader) -> None:
    await town.planned()
    await begun(town)
    ear.when("phiền", nature=Nature.COMPLAINT)
    await town.secretary.say("/ghi Ông Ba: rác rất phiền")
    await town.secretary.press("Đây chỉ là góp ý, kiến nghị")
    await town.secretary.say("Ông Ba: rác rất phiền")
    assert town.secretary.heard == ["opinion-recorded"]
    assert [item.agency_id for item in town.items()] == ["tiep-nhan"]


async def test_a_follow_up_question_belongs_to_who_has_just_spoken(town: Conferring) -> None:
    await opened(town)
    await registers(town, town.lan, "Rác")
    await begun(town)
    await town.secretary.act("next:1")
    await town.secretary.press("Ghi câu hỏi thêm")
    assert "Lan" in town.secretary.text
    await town.secretary.say("Bao giờ: thì có thùng rác?")
    (item,) = town.items()
    assert (item.raised_by, item.text) == ("Lan", "Bao giờ: thì có thùng rác?")
    assert item.contact_id == town.lan.contact_id


async def test_ending_is_asked_once_and_says_who_still_waits(town: Conferring) -> None:
    await opened(town)
    await registers(town, town.lan, "Rác")
    await registers(town, await town.hall.citizen("Hùng"), "Đường")
    await begun(town)
    await town.secretary.act("next:1")
    await town.secretary.press("Xem danh sách phát biểu")
    await town.secretary.press("Kết thúc hội nghị")
    assert "Còn 1 người đang chờ" in town.secretary.text
    await town.secretary.press("Kết thúc")
    assert town.secretary.heard == ["conference-ended"]
    assert town.conference().phase is Phase.HELD
    assert speakers(town)["Lan"].state is SpeakerState.SPOKEN
    await town.secretary.act("next:1")
    assert town.secretary.heard == ["error-wrong-phase"]
    await town.secretary.say("/ghi Ông Ba: đường hỏng")
    assert town.secretary.heard == ["opinion-recorded"]


@pytest.mark.parametrize("action", ["floor:1", "next:1", "raise:1", "unreg:1", "begin:1", "ended:1", "end:1"])
async def test_the_room_is_the_secretaries(town: Conferring, action: str) -> None:
    conference: Conference = await town.planned()
    for chat in (town.lan, town.roads, town.chair):
        await chat.act(action)
        assert chat.heard == ["error-not-yours"]
    assert town.conference() == conference


@pytest.mark.parametrize(
    "action",
    ["floor:", "floor:x", "floor:9", "floor:1:x", "next:", "raise:1:zzz", "speaker:", "speaker:abc",
     "first:abc", "refuse:abc:drunk", "unreg:9", "inscope:1:yes", "begin:9", "end:9", "ended:x"],
)  # fmt: skip
async def test_old_buttons_are_refused_politely(town: Conferring, action: str) -> None:
    await town.planned()
    await town.secretary.act(action)
    assert town.secretary.heard[0] in {"stale-button", "error-unknown-conference"}
