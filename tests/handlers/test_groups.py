"""An agency's group is told of work and of no person; what is asked in it is answered in private."""

from dataclasses import dataclass

import pytest

from casework.agencies import Role
from casework.petition import Stage
from casework.reading import Nature, Urgency
from handlers.messages import Incoming, Kind
from tests.handlers.chat import ROAD, Chat, SetReader, TownHall

FIRE = "Cháy chợ rồi, ông Tư số 0912345678 kẹt trong nhà"


@dataclass
class Group(Chat):
    """A group chat; `heard` is what was said in it since somebody last wrote there."""

    async def write(self, who: Chat, text: str) -> None:
        self._mark = len(self.seen)
        await who.do(Kind.GROUP, text=text, group=self.name)

    def rest(self) -> None:
        self._mark = len(self.seen)


@pytest.fixture
def group(hall: TownHall) -> Group:
    group = Group(hall, "-1001")
    hall.chats.append(group)
    return group


@pytest.fixture
async def linked(group: Group, minh: Chat) -> Group:
    """The group of Minh's agency."""
    await group.write(minh, "/nhom")
    assert group.heard == ["group-linked"]
    group.rest()
    return group


# --- linking -------------------------------------------------------------------------------------------


async def test_an_officer_links_the_group_to_the_own_agency(hall: TownHall, minh: Chat, group: Group) -> None:
    await group.write(minh, "/nhom@langnghe_bot")
    assert group.heard == ["group-linked"]
    assert "Phòng Kinh tế" in group.text
    assert minh.heard == []
    assert [subject for _, subject in hall.audited("link-group")] == ["kinh-te"]


@pytest.mark.parametrize("text", ["/nhom", "/ronhom", "/start", "/hangdoi", f"/phananh {ROAD}"])
async def test_who_is_no_officer_is_asked_to_write_in_private_and_leaves_no_trace(
    hall: TownHall, group: Group, text: str
) -> None:
    stranger = Chat(hall, "Tám")
    hall.chats.append(stranger)
    await group.write(stranger, text)
    assert group.heard == ["private-please"]
    assert stranger.contact_id is None
    assert hall.petitions == []
    assert hall.store.shelves.groups == {}


@pytest.mark.parametrize("shown_by", ["citizen", "stranger", "officer"])
async def test_an_invitation_shown_in_a_group_enrols_nobody(
    hall: TownHall, lan: Chat, hoa: Chat, group: Group, shown_by: str
) -> None:
    code = await hall.invitation("kinh-te")
    speaker = {"citizen": lan, "stranger": Chat(hall, "Tám"), "officer": hoa}[shown_by]
    await group.write(speaker, f"/start@langnghe_bot {code.upper()}")
    assert group.heard == ["group-code-shown"]
    assert [subject for _, subject in hall.audited("void-invitation")] == ["kinh-te"]
    await lan.say(f"/start {code}")
    assert lan.heard == ["error-invitation-refused"]
    await lan.say("/hangdoi")
    assert lan.heard == ["error-not-yours"]
    await hoa.say("/nhom")
    assert hoa.heard == ["group-howto"], "still the officer of the own agency"
    assert Chat(hall, "Tám").contact_id is None


async def test_a_code_that_joins_chats_is_void_once_a_group_has_read_it(
    hall: TownHall, lan: Chat, hung: Chat, group: Group
) -> None:
    await lan.say("/ketnoi")
    written = lan.text.partition("/ketnoi ")[2].split()[0]
    await group.write(lan, f"/ketnoi {written}")
    assert group.heard == ["group-code-shown"]
    await hung.say(f"/ketnoi {written}")
    assert hung.heard == ["link-wrong"]
    assert hung.person.id != lan.person.id


@pytest.mark.parametrize("text", ["/start abcdefghjkmnpqrs", "/ketnoi ABCD-EFGH", "/ketnoi"])
async def test_a_code_that_is_none_is_not_told_apart(lan: Chat, group: Group, text: str) -> None:
    await group.write(lan, text)
    assert group.heard == ["private-please"]


async def test_another_agencys_group_is_not_taken_over(hall: TownHall, linked: Group, hoa: Chat) -> None:
    for command in ("/nhom", "/ronhom"):
        await linked.write(hoa, command)
        assert (linked.heard, hoa.heard) == ([], ["error-group-taken"])
        assert "Phòng Kinh tế" in hoa.text
    assert linked.contact_id in hall.store.shelves.groups


async def test_the_sealed_desk_has_no_group(hall: TownHall, group: Group) -> None:
    desk = hall.rulebook.agencies.desk(hall.rulebook.agencies.named("tiep-cong-dan").desk).id
    kim = await hall.officer("Kim", desk)
    await group.write(kim, "/nhom")
    assert (group.heard, kim.heard) == ([], ["error-group-sealed"])


@pytest.mark.parametrize("way", ["command", "button", "administrator"])
async def test_a_group_is_unlinked_and_told_nothing_more(
    hall: TownHall, lan: Chat, linked: Group, minh: Chat, way: str
) -> None:
    if way == "command":
        await linked.write(minh, "/ronhom")
    elif way == "button":
        await minh.act(linked.action("Thôi nhận tin"))
    else:
        await linked.write(await hall.officer("Ánh", "tiep-nhan", Role.ADMINISTRATOR), "/ronhom")
    assert linked.heard == ["group-unlinked"]
    linked.rest()
    await lan.filed()
    assert linked.heard == []
    await minh.act(linked.action("Thôi nhận tin"))
    assert minh.heard == ["stale-button"]


async def test_a_group_that_was_never_linked_says_so(group: Group, minh: Chat) -> None:
    await group.write(minh, "/ronhom")
    assert group.heard == ["group-none"]


async def test_the_bot_that_is_taken_out_is_linked_no_more(
    hall: TownHall, lan: Chat, linked: Group, minh: Chat
) -> None:
    await linked.do(Kind.REMOVED)
    await lan.filed()
    assert linked.heard == []
    await linked.write(minh, "/nhom")
    assert linked.heard == ["group-linked"], "taken in again, and linked again"


async def test_a_group_that_becomes_a_supergroup_stays_linked(
    hall: TownHall, lan: Chat, linked: Group
) -> None:
    bigger = Group(hall, "-2002")
    hall.chats.append(bigger)
    for _ in range(2):  # told by the old chat, and again by the new one
        await linked.do(Kind.MOVED, group=bigger.name)
    await lan.filed()
    assert (linked.new, bigger.heard) == ([], ["group-new"])


async def test_in_private_the_command_says_how(minh: Chat) -> None:
    for command in ("/nhom", "/ronhom"):
        await minh.say(command)
        assert minh.heard == ["group-howto"]


# --- what a group is told ------------------------------------------------------------------------------


async def test_a_new_petition_is_told_without_a_word_or_a_name(
    hall: TownHall, lan: Chat, linked: Group, ear: SetReader
) -> None:
    ear.when("Cháy", urgency=Urgency.URGENT, title="ông Tư 0912345678 kẹt")
    code = await lan.filed(FIRE)
    assert linked.heard == ["group-new"]
    for part in ("KHẨN CẤP", f"{code[:4]}-{code[4:]}", "xã Sông Hiền", "Hạn trả lời"):
        assert part in linked.text
    for part in ("0912", "Tư", "Lan", "kẹt", "Chợ Mới"):
        assert part not in linked.text
    kept = [one for one in hall.store.notices if one.contact_id == linked.contact_id]
    assert all("Tư" not in str(notice.words) for notice in kept), "not even in what waits to be worded"


async def test_what_is_sealed_is_told_to_no_group(
    hall: TownHall, lan: Chat, linked: Group, minh: Chat, ear: SetReader
) -> None:
    ear.when("tố cáo", nature=Nature.DENUNCIATION)
    await lan.say("Tôi tố cáo ông B")
    await lan.press_first()
    assert hall.petitions[0].stage is Stage.SEALED
    assert linked.heard == []


async def test_a_petition_that_is_passed_on_or_opened_again_is_told_to_the_new_agencys_group(
    hall: TownHall, lan: Chat, linked: Group, hoa: Chat, minh: Chat
) -> None:
    code = await lan.filed()
    await minh.act(f"referto:{code}:tiep-nhan")
    await minh.press("Đúng lĩnh vực")
    linked.rest()
    await hoa.act(f"referto:{code}:kinh-te")
    await hoa.press("Đúng lĩnh vực")
    assert linked.heard == ["group-new"]
    await minh.say(f"/traloi {code} Đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    linked.rest()
    await lan.act(f"reopen:{code}")
    await lan.say("Chưa xong, nhà bà Tư vẫn ngập")
    assert linked.heard == ["group-new"]
    assert "mở lại" in linked.text
    assert "bà Tư" not in linked.text


# --- what is done from a group -------------------------------------------------------------------------


async def test_an_officer_claims_by_the_groups_button_and_the_group_sees_who(
    hall: TownHall, lan: Chat, linked: Group, minh: Chat
) -> None:
    code = await lan.filed()
    linked.rest()
    await minh.act(linked.action("Nhận xử lý"))
    assert linked.heard == ["group-claimed"]
    assert "Minh" in linked.text
    assert "claimed" in minh.heard
    assert lan.heard[-1] == "notice-claimed"
    assert hall.petition(code).stage is Stage.CLAIMED


async def test_a_second_press_and_an_outsiders_press_are_refused_in_private(
    hall: TownHall, lan: Chat, linked: Group, minh: Chat, hoa: Chat
) -> None:
    code = await lan.filed()
    son = await hall.officer("Sơn")
    tam = await hall.citizen("Tám")
    await minh.act(linked.action("Nhận xử lý"))
    linked.rest()
    claim = linked.action("Nhận xử lý")
    await son.act(claim)
    assert son.heard == ["error-claimed-by-another"]
    for outsider in (tam, hoa):
        await outsider.act(claim)
        assert outsider.heard == ["error-not-yours"]
        assert ROAD not in outsider.text
    assert linked.heard == []
    assert hall.petition(code).claimed_by is not None


async def test_of_a_stranger_who_presses_in_the_group_nothing_is_kept(
    hall: TownHall, lan: Chat, linked: Group
) -> None:
    code = await lan.filed()
    linked.rest()
    stranger = Chat(hall, "Tám")
    shelves, written = hall.store.shelves, len(hall.store.notices)
    people = len(shelves.petitioners)
    claim = Incoming(
        channel="telegram",
        address=stranger.name,
        kind=Kind.PRESS,
        action=linked.action("Nhận xử lý"),
        group=linked.name,
    )
    await hall.play(claim)
    async with hall.store.work() as work:
        await hall.desk.apologise(work, claim)
    assert stranger.contact_id is None
    assert (len(shelves.petitioners), len(hall.store.notices)) == (people, written)
    assert hall.audited("refused") == []
    assert hall.petition(code).stage is Stage.ROUTED


async def test_an_officers_command_in_a_group_is_answered_in_private(
    lan: Chat, linked: Group, minh: Chat
) -> None:
    code = await lan.filed()
    linked.rest()
    await linked.write(minh, f"/xem {code}")
    assert (linked.heard, minh.heard) == (["group-answered"], ["petition"])
    assert ROAD not in linked.text


async def test_what_is_refused_is_refused_in_private_too(linked: Group, minh: Chat) -> None:
    await linked.write(minh, "/xem 4829-1372")
    assert (linked.heard, minh.heard) == ([], ["error-unknown-code"])
