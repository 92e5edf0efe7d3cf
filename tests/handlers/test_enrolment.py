"""How an account becomes an officer's."""

import pytest

from casework.agencies import Role
from tests.handlers.chat import ROAD, TownHall


async def test_an_invitation_binds_the_account_to_agency_and_role(hall: TownHall) -> None:
    code = await hall.invitation("van-hoa-xa-hoi", role=Role.HEAD, name="Cô Hoa")
    hoa = await hall.citizen("Hoa", consented=False)
    await hoa.say(f"/start {code}")
    assert hoa.heard == ["enrolled"]
    assert "Cô Hoa" in hoa.text
    assert "lãnh đạo" in hoa.text
    (officer,) = hall.store.shelves.officers.values()
    assert (officer.agency_id, officer.role, officer.contact_id) == (
        "van-hoa-xa-hoi",
        Role.HEAD,
        hoa.contact_id,
    )
    assert hall.audited("enrol") == [(officer.id, "van-hoa-xa-hoi")]
    await hoa.press("Xem hàng đợi")
    assert hoa.heard == ["queue-empty"]


async def test_without_a_name_in_the_invitation_the_accounts_name_is_used(hall: TownHall) -> None:
    hoa = await hall.citizen("Hoa", consented=False)
    await hoa.say(f"/start {await hall.invitation('kinh-te')}")
    assert "Hoa" in hoa.text


@pytest.mark.parametrize("change", [str.upper, "  {}  ".format, "\u200b{}".format])
async def test_the_code_is_taken_however_it_is_typed(hall: TownHall, change: object) -> None:
    hoa = await hall.citizen("Hoa", consented=False)
    await hoa.say(f"/start {change(await hall.invitation('kinh-te'))}")
    assert hoa.heard == ["enrolled"]


async def test_an_invitation_works_once_only(hall: TownHall) -> None:
    code = await hall.invitation("kinh-te")
    first = await hall.citizen("Hoa", consented=False)
    second = await hall.citizen("Tám", consented=False)
    await first.say(f"/start {code}")
    for chat in (second, first):
        await chat.say(f"/start {code}")
        assert chat.heard == ["error-invitation-refused"]
    assert len(hall.store.shelves.officers) == 1
    assert [actor for actor, _ in hall.audited("refused")] == [second.contact_id, first.contact_id]


@pytest.mark.parametrize("code", ["sai", "a" * 16, "' OR 1=1 --", "x" * 5000])
async def test_a_wrong_code_is_refused_recorded_and_makes_nobody_an_officer(
    hall: TownHall, code: str
) -> None:
    await hall.invitation("kinh-te")
    tam = await hall.citizen("Tám", consented=False)
    await tam.say(f"/start {code}")
    assert tam.heard == ["error-invitation-refused"]
    assert hall.store.shelves.officers == {}
    assert len(hall.audited("refused")) == 1
    await tam.say("/hangdoi")
    assert tam.heard == ["error-not-yours"]


async def test_the_code_is_nowhere_in_what_is_kept(hall: TownHall) -> None:
    code = await hall.invitation("kinh-te")
    tam = await hall.citizen("Tám", consented=False)
    await tam.say(f"/start {code}x")
    await tam.say(f"/start {code}")
    assert code not in str(hall.store.shelves)


async def test_an_invitation_expires(hall: TownHall) -> None:
    code = await hall.invitation("kinh-te", days=7)
    hoa = await hall.citizen("Hoa", consented=False)
    hall.clock.advance(days=7, seconds=1)
    await hoa.say(f"/start {code}")
    assert hoa.heard == ["error-invitation-refused"]


async def test_an_officer_who_changes_to_another_agency_sees_only_its_queue(hall: TownHall) -> None:
    minh = await hall.officer("Minh", "kinh-te")
    lan = await hall.citizen("Lan")
    code = await lan.filed()
    await minh.say(f"/start {await hall.invitation('cong-an', name='Minh')}")
    assert minh.heard == ["enrolled"]
    await minh.say(f"/xem {code}")
    assert minh.heard == ["error-not-yours"]
    assert len(hall.store.shelves.officers) == 1


async def test_a_citizen_who_is_enrolled_keeps_the_own_petitions(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    await lan.filed()
    await lan.say(f"/start {await hall.invitation('kinh-te')}")
    await lan.say("/theodoi")
    assert lan.heard == ["follow"]


async def test_an_officer_who_just_types_files_nothing_and_is_told_how(hall: TownHall) -> None:
    minh = await hall.officer()
    await minh.say(ROAD)
    assert minh.heard == ["officer-idle"]
    await minh.say(f"/phananh {ROAD}")
    await minh.press("Đồng ý")
    await minh.press("Gửi")
    assert minh.heard[-1] == "receipt"
    assert len(hall.petitions) == 1


async def test_help_shows_officers_their_commands_and_citizens_only_theirs(hall: TownHall) -> None:
    minh = await hall.officer()
    lan = await hall.citizen("Lan")
    await minh.say("/trogiup")
    await lan.say("giúp")
    for command in ("/hangdoi", "/xem", "/traloi", "/chuyen"):
        assert command in minh.text
        assert command not in lan.text
    assert "/theodoi" in lan.text
