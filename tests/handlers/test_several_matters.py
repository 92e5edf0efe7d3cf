"""Several matters in one message, one matter of several people, a name that several communes share."""

import pytest

from casework.petition import Stage
from casework.reading import CommuneChoice, PlaceMention
from tests.fakes.matters import trace_of
from tests.handlers.chat import Chat, SetReader, TownHall

TWO = "Đường thôn hỏng. Còn chuyện đèn nhà văn hóa cháy bóng."
ROADS, LAMPS = "Đường thôn hỏng.", "Còn chuyện đèn nhà văn hóa cháy bóng."
HOLE = "Hố to trước chợ Mới chưa ai lấp, gọi số 0912345678"
HOLE_TOO = "Hố to trước chợ Mới vẫn chưa ai lấp"
SHARED = "Đường ở xã Tân Lập hỏng"
TAN_LAP = PlaceMention(
    written="xã Tân Lập",
    choices=(
        CommuneChoice(
            commune="xã Sông Hiền", province="tỉnh An Khê", former="xã Tân Lập", place_id="song-hien"
        ),
        CommuneChoice(commune="xã Tân Lập", province="tỉnh Thái Nguyên"),
    ),
)


@pytest.fixture(autouse=True)
def readings(ear: SetReader) -> None:
    ear.when(TWO, parts=(ROADS, LAMPS))
    for text in (HOLE, HOLE_TOO):
        ear.when(text, trace=trace_of(text), title="Hố to trước chợ Mới chưa ai lấp")
    ear.when(SHARED, place=TAN_LAP)
    ear.places["Tân Lập"] = TAN_LAP
    ear.when("Đèn tắt", place=None)


# --- several matters -----------------------------------------------------------------------------------


async def test_several_matters_are_shown_and_each_is_confirmed(lan: Chat, hall: TownHall) -> None:
    await lan.say(TWO)
    assert lan.heard == ["ask-split"]
    assert f"1. {ROADS}" in lan.text
    assert f"2. {LAMPS}" in lan.text
    await lan.press("Gửi riêng 2 việc")
    assert lan.heard == ["summary"]
    assert ROADS in lan.text
    assert LAMPS not in lan.text
    await lan.press("Gửi")
    assert lan.heard == ["receipt", "next-matter", "summary"]
    assert LAMPS in lan.text
    await lan.press("Gửi")
    assert lan.heard == ["receipt"]
    assert [hall.file_of(one.code)[0].text for one in hall.petitions] == [ROADS, LAMPS]


async def test_photos_go_with_each_of_them(lan: Chat, hall: TownHall) -> None:
    await lan.photo(TWO)
    await lan.press("Gửi riêng 2 việc")
    await lan.press("Gửi")
    await lan.press("Gửi")
    assert [len(hall.file_of(one.code)[0].attachments) for one in hall.petitions] == [1, 1]


async def test_who_wants_one_petition_gets_one(lan: Chat, hall: TownHall) -> None:
    await lan.say(TWO)
    await lan.press("Gửi chung")
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    (petition,) = hall.petitions
    assert hall.file_of(petition.code)[0].text == TWO


async def test_one_matter_can_be_dropped_and_the_next_still_comes(lan: Chat, hall: TownHall) -> None:
    await lan.say(TWO)
    await lan.press("Gửi riêng 2 việc")
    await lan.press("Bỏ")
    assert lan.heard == ["dropped", "next-matter", "summary"]
    await lan.press("Gửi")
    assert [hall.file_of(one.code)[0].text for one in hall.petitions] == [LAMPS]


async def test_leaving_by_command_leaves_all_of_them(lan: Chat, hall: TownHall) -> None:
    await lan.say(TWO)
    await lan.press("Gửi riêng 2 việc")
    await lan.say("/huy")
    assert lan.heard == ["dropped"]
    await lan.say("Hố khác ở chợ")
    await lan.press("Gửi")
    assert lan.heard == ["receipt"]


async def test_a_typed_yes_divides_and_a_typed_no_does_not(lan: Chat) -> None:
    await lan.say(TWO)
    await lan.say("đúng")
    assert ROADS in lan.text
    assert LAMPS not in lan.text
    await lan.say("/huy")
    await lan.say(TWO)
    await lan.say("không")
    assert lan.heard == ["summary"]
    assert LAMPS in lan.text


# --- one matter of several people ----------------------------------------------------------------------


@pytest.fixture
async def raised(lan: Chat, minh: Chat) -> str:
    """Lan has raised it."""
    return await lan.filed(HOLE)


async def test_who_repeats_a_matter_learns_that_others_raised_it(
    hung: Chat, raised: str, hall: TownHall
) -> None:
    await hung.say(HOLE_TOO)
    assert "1 người khác cũng đã phản ánh" in hung.text
    assert "0912345678" not in hung.text
    await hung.press("Đúng việc đó")
    assert "1 người khác cùng phản ánh" in hung.text
    lead, joined = hall.petitions
    assert (lead.code, joined.joined_to) == (raised, lead.id)


async def test_who_sends_it_alone_is_not_joined(hung: Chat, raised: str, hall: TownHall) -> None:
    await hung.say(HOLE_TOO)
    await hung.press("Gửi")
    assert [one.joined_to for one in hall.petitions] == [None, None]


async def test_the_own_petition_is_not_somebody_elses(lan: Chat, raised: str) -> None:
    await lan.say(HOLE_TOO)
    assert "người khác" not in lan.text


async def test_the_officer_sees_how_many_and_answers_all_at_once(
    hung: Chat, lan: Chat, minh: Chat, raised: str, hall: TownHall
) -> None:
    await hung.say(HOLE_TOO)
    await hung.press("Đúng việc đó")
    assert minh.heard[-1] == "officer-joined"
    await minh.say(f"/xem {raised}")
    assert "1 người khác cũng phản ánh việc này" in minh.text
    await minh.press("Nhận xử lý")
    await minh.say(f"/traloi {raised} Đã lấp hố hôm qua.")
    await minh.press("Đã giải quyết")
    await minh.press("Gửi")
    assert {one.stage for one in hall.petitions} == {Stage.NOTIFIED}
    for citizen in (lan, hung):
        assert "Đã lấp hố hôm qua." in citizen.text


async def test_the_officer_joins_and_separates(hung: Chat, minh: Chat, raised: str, hall: TownHall) -> None:
    hall.clock.advance(minutes=5)
    await hung.say(HOLE_TOO)
    await hung.press("Gửi")
    newer = hall.petitions[-1].code
    await minh.say(f"/xem {newer}")
    await minh.press("Có thể cùng một việc (1)")
    assert minh.heard == ["alike"]
    assert "giống" in minh.text
    await minh.press("Gộp với")
    assert minh.heard == ["joined", "petition"]
    assert hall.petition(newer).joined_to == hall.petition(raised).id
    await minh.say(f"/xem {newer}")
    assert "Đã gộp vào phản ánh" in minh.text
    await minh.press("Tách ra xử lý riêng")
    assert hall.petition(newer).joined_to is None
    await minh.say(f"/gop {raised} {newer}")
    assert hall.petition(newer).joined_to == hall.petition(raised).id
    await minh.say(f"/tach {newer}")
    await minh.say(f"/tach {newer}")
    assert minh.heard == ["error-not-joined"]


async def test_nothing_to_join_is_said(minh: Chat, raised: str) -> None:
    await minh.say(f"/gop {raised}")
    assert minh.heard == ["alike-none"]
    await minh.say("/gop")
    assert minh.heard == ["error-code-missing"]
    await minh.say("/tach")
    assert minh.heard == ["error-code-missing"]


async def test_a_phone_number_is_seen_by_the_handling_officer_only(minh: Chat, raised: str) -> None:
    await minh.say(f"/xem {raised}")
    assert "0912345678" not in minh.text
    await minh.press("Nhận xử lý")
    assert "0912345678" in minh.text


# --- a name that several communes share ----------------------------------------------------------------


async def test_a_shared_name_becomes_a_question(lan: Chat, hall: TownHall) -> None:
    await lan.say(SHARED)
    assert lan.heard == ["ask-which"]
    assert lan.labels[0] == "xã Sông Hiền, tỉnh An Khê (trước là xã Tân Lập)"
    await lan.press("xã Sông Hiền")
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    assert hall.petitions[0].place_id == "song-hien"


async def test_a_commune_elsewhere_goes_to_somebody_who_knows(lan: Chat, hall: TownHall) -> None:
    await lan.say(SHARED)
    await lan.press("xã Tân Lập, tỉnh Thái Nguyên")
    assert "ngoài địa bàn" in lan.text
    await lan.press("Gửi")
    assert hall.petitions[0].place_written == "xã Tân Lập, tỉnh Thái Nguyên"


async def test_none_of_them_asks_where(lan: Chat) -> None:
    await lan.say(SHARED)
    await lan.press("Không phải")
    assert lan.heard == ["ask-place"]


async def test_a_shared_name_in_the_answer_is_asked_too(lan: Chat) -> None:
    await lan.say("Đèn tắt")
    assert lan.heard == ["ask-place"]
    await lan.say("Tân Lập")
    assert lan.heard == ["ask-which"]
    await lan.press("xã Sông Hiền")
    assert lan.heard == ["summary"]


async def test_an_old_button_is_answered(lan: Chat) -> None:
    await lan.say(SHARED)
    await lan.act("which:7:" + str(lan.state["draft"]["id"]))
    assert lan.heard == ["stale-button"]
