"""The summary can be put right before anything is sent."""

import pytest

from casework.petition import Stage, StatementKind
from casework.petitioner import Disclosure
from casework.reading import Nature, PlaceMention
from tests.handlers.chat import ABROAD, ROAD, Chat, SetReader, TownHall

LAMP = "Đèn đường hỏng cả tháng nay"
BENDA = PlaceMention(written="thôn Bến Đá", place_id="ben-da", commune="xã Sông Hiền")
AT_BENDA = (14.835, 108.352)


@pytest.fixture(autouse=True)
def readings(ear: SetReader) -> None:
    ear.when(LAMP, place=None)
    ear.when("khiếu nại", nature=Nature.COMPLAINT)
    ear.when("trời đẹp", nature=Nature.OFFTOPIC)
    ear.places["Bến Đá"] = BENDA
    ear.places["Quận Một"] = ABROAD


async def test_rewriting_replaces_the_words_and_keeps_the_photo(lan: Chat, hall: TownHall) -> None:
    await lan.photo("Ổ gà to")
    await lan.press("Viết lại")
    assert lan.heard == ["ask-rewrite"]
    assert "Ổ gà to" in lan.text
    await lan.say(ROAD)
    assert "1 ảnh" in lan.text
    await lan.press("Gửi")
    (original,) = hall.file_of(lan.code)
    assert original.text == ROAD
    assert len(original.attachments) == 1


async def test_a_rewrite_that_is_too_long_leaves_the_old_words(lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Viết lại")
    await lan.say("a" * 20_001)
    assert lan.heard == ["draft-full"]
    assert ROAD in str(lan.state["draft"])


async def test_a_photo_instead_of_new_words_leaves_the_old_words(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    await lan.press("Viết lại")
    await lan.photo()
    assert ROAD in str(lan.state["draft"])


async def test_the_place_is_taken_from_the_list(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    assert lan.heard == ["ask-place"]
    assert lan.labels[0] == "Ở xã Sông Hiền"
    await lan.press("thôn Bến Đá")
    assert lan.heard == ["summary"]
    assert "thôn Bến Đá, xã Sông Hiền" in lan.text
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


async def test_the_place_is_written(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    await lan.say("ở Bến Đá")
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


async def test_the_place_is_shown_by_a_pin(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    await lan.pin(*AT_BENDA)
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    petition = hall.petition(lan.code)
    assert petition.place_id == "ben-da"
    assert (petition.latitude, petition.longitude) == AT_BENDA


async def test_a_pin_that_came_with_the_words_is_the_place(lan: Chat, hall: TownHall) -> None:
    await lan.pin(*AT_BENDA)
    await lan.say(LAMP)
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


async def test_a_photo_as_the_answer_to_where_is_kept_and_the_question_stays(lan: Chat) -> None:
    await lan.say(LAMP)
    await lan.photo()
    assert lan.heard == ["ask-place"]
    await lan.press("thôn Bến Đá")
    assert "1 ảnh" in lan.text


async def test_a_pin_in_another_province_does_not_ask_again_and_again(lan: Chat) -> None:
    await lan.say(LAMP)
    await lan.pin(21.03, 105.85)
    if lan.heard == ["ask-place"]:
        await lan.press("Nơi khác / không rõ")
    assert lan.heard == ["summary"]
    assert "Đã ghi vị trí bà con gửi" in lan.text


@pytest.mark.parametrize("answer", ["button", "words"])
async def test_a_place_nobody_knows_is_no_obstacle(lan: Chat, hall: TownHall, answer: str) -> None:
    await lan.say(LAMP)
    await (lan.press("Nơi khác / không rõ") if answer == "button" else lan.say("xóm Cây Đa"))
    assert lan.heard == ["summary"]
    assert ("xóm Cây Đa" in lan.text) == (answer == "words")
    await lan.press("Gửi")
    petition = hall.petition(lan.code)
    assert petition.place_id is None
    assert petition.agency_id == "tiep-nhan"


async def test_a_place_outside_goes_to_people_who_can_tell_where(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    await lan.say("Quận Một, Sài Gòn")
    await lan.press("Gửi")
    assert hall.petition(lan.code).agency_id == "tiep-nhan"


async def test_the_place_read_from_the_text_can_be_changed(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    assert "thôn Chợ Mới" in lan.text
    await lan.press("Đổi nơi xảy ra")
    assert lan.heard == ["ask-place"]
    await lan.press("thôn Bến Đá")
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


@pytest.mark.parametrize("chosen_before", [False, True])
async def test_a_pin_changes_the_place_too(lan: Chat, hall: TownHall, *, chosen_before: bool) -> None:
    await lan.say(ROAD)
    if chosen_before:
        await lan.press("Đổi nơi xảy ra")
        await lan.press("thôn Gò Sành")
    await lan.press("Đổi nơi xảy ra")
    await lan.pin(*AT_BENDA)
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


async def test_more_words_after_the_place_was_chosen_do_not_change_it(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    await lan.press("thôn Bến Đá")
    await lan.say("Gần thôn Chợ Mới")
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "ben-da"


async def test_whatever_is_said_about_the_place_reaches_the_officer(
    lan: Chat, hall: TownHall, minh: Chat
) -> None:
    await lan.say(LAMP)
    await lan.say(
        "Bến Đá, trước nhà ông Tám, chỗ cây cột gãy, hôm qua có cháu bé vấp ngã gãy tay, xin sửa gấp"
    )
    await lan.press("Gửi")
    await minh.act(f"view:{lan.code}")
    assert "trước nhà ông Tám" in minh.text
    assert "gãy tay" in minh.text


async def test_a_long_answer_without_a_place_is_more_of_the_petition(lan: Chat, hall: TownHall) -> None:
    await lan.say(LAMP)
    more = "Mấy hôm nay trời mưa, bà con đi lại khó khăn lắm, đã có ba người ngã xe, xin xã cho người ra xem"
    await lan.say(more)
    assert lan.heard == ["ask-place"]
    await lan.press_first()
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == f"{LAMP}\n{more}"


@pytest.mark.parametrize(
    ("label", "level", "seen_as"),
    [
        ("Chỉ cán bộ xử lý", Disclosure.HANDLER, "chỉ cán bộ trực tiếp xử lý"),
        ("Giữ kín với tất cả", Disclosure.SEALED, "giữ kín với tất cả"),
        ("Công khai tên", Disclosure.PUBLIC, "công khai"),
    ],
)
async def test_the_citizen_decides_who_sees_the_name(
    lan: Chat, hall: TownHall, label: str, level: Disclosure, seen_as: str
) -> None:
    await lan.say(ROAD)
    assert "chỉ cán bộ trực tiếp xử lý" in lan.text
    await lan.press("Ai được biết tên tôi")
    assert lan.heard == ["ask-disclosure"]
    await lan.press(label)
    assert lan.heard == ["summary"]
    assert seen_as in lan.text
    await lan.press("Gửi")
    assert hall.petition(lan.code).disclosure is level


async def nobody(hall: TownHall) -> Chat:
    """A citizen of the web chat: the channel tells no name."""
    chat = await hall.citizen("", consented=False)
    await chat.say(ROAD)
    await chat.press("Đồng ý")
    return chat


async def test_a_public_name_has_to_be_said(hall: TownHall) -> None:
    chat = await nobody(hall)
    await chat.press("Ai được biết tên tôi")
    await chat.press("Công khai tên")
    assert chat.heard == ["ask-name"]
    await chat.say("  Trần   Thị\nLan ")
    assert chat.heard == ["name-kept", "summary"]
    assert chat.person.name == "Trần Thị Lan"
    assert "công khai" in chat.text


async def test_a_photo_is_no_name(hall: TownHall) -> None:
    chat = await nobody(hall)
    await chat.press("Ai được biết tên tôi")
    await chat.press("Công khai tên")
    await chat.photo()
    assert "name-kept" not in chat.heard


async def test_a_very_long_name_is_cut(lan: Chat) -> None:
    await lan.say("/ten " + "Lan " * 2000)
    assert len(lan.person.name) <= 60


@pytest.mark.parametrize("typed", ["Gửi", "gửi đi", "Đồng ý", "ok", "Đúng rồi!", "gui"])
async def test_a_typed_word_sends_as_the_button_does(lan: Chat, hall: TownHall, typed: str) -> None:
    await lan.say(ROAD)
    await lan.say(typed)
    assert lan.heard == ["receipt"]
    assert hall.file_of(lan.code)[0].text == ROAD


@pytest.mark.parametrize("typed", ["Dừng!", "Đừng gửi", "Thôi", "Bỏ"])
async def test_a_typed_stop_never_sends(lan: Chat, hall: TownHall, typed: str) -> None:
    await lan.say(ROAD)
    await lan.say(typed)
    assert hall.petitions == []


async def test_a_typed_word_sends_chatter_to_a_person_too(lan: Chat, hall: TownHall) -> None:
    await lan.say("Hôm nay trời đẹp")
    await lan.say("Gửi")
    assert hall.petition(lan.code).agency_id == "tiep-nhan"
    assert hall.petition(lan.code).nature is Nature.PETITION


async def test_a_dropped_draft_is_gone_and_the_next_text_is_a_new_one(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    await lan.press("Bỏ, không gửi")
    assert lan.heard == ["dropped"]
    assert hall.petitions == []
    await lan.say("Rác trước chợ")
    assert ROAD not in lan.text


async def test_a_complaint_is_sent_sealed_with_the_first_button(lan: Chat, hall: TownHall) -> None:
    await lan.say("Tôi khiếu nại quyết định số 12")
    assert lan.heard == ["summary-sealed"]
    await lan.press("Gửi kín")
    assert lan.heard == ["receipt-sealed"]
    petition = hall.petition(lan.code)
    assert petition.stage is Stage.SEALED
    assert petition.agency_id == "tiep-cong-dan"


async def test_the_citizens_word_that_it_is_a_petition_stands(lan: Chat, hall: TownHall) -> None:
    await lan.say("Tôi khiếu nại cái đèn này")
    await lan.press("Đây chỉ là góp ý, kiến nghị")
    assert lan.heard in (["summary"], ["ask-place"])
    if lan.heard == ["ask-place"]:
        await lan.press_first()
    await lan.press("Gửi")
    petition = hall.petition(lan.code)
    assert petition.stage is Stage.ROUTED
    assert petition.agency_id == "tiep-nhan"
    assert petition.nature is Nature.PETITION
    assert petition.proposal.nature is Nature.COMPLAINT


async def test_new_words_are_judged_anew_after_that(lan: Chat) -> None:
    await lan.say("Tôi khiếu nại cái đèn này")
    await lan.press("Đây chỉ là góp ý, kiến nghị")
    await lan.press("Viết lại")
    await lan.say("Tôi khiếu nại quyết định số 12")
    assert lan.heard == ["summary-sealed"]


async def test_chatter_is_set_aside_with_a_way_to_a_person(lan: Chat, hall: TownHall) -> None:
    await lan.say("Hôm nay trời đẹp")
    assert lan.heard == ["summary-set-aside"]
    await lan.press("Gửi để cán bộ xem")
    assert lan.heard == ["receipt"]
    assert hall.petition(lan.code).agency_id == "tiep-nhan"


async def test_the_next_text_after_chatter_is_understood_with_it(lan: Chat, ear: SetReader) -> None:
    await lan.say("Chào cả nhà, hôm nay trời đẹp")
    ear.by_part.clear()
    await lan.say(ROAD)
    assert lan.heard == ["summary"]


class TestOfficerHasAsked:
    """Whoever just types after a question is asked whether that is the answer."""

    @pytest.fixture
    async def code(self, lan: Chat, minh: Chat) -> str:
        code = await lan.filed()
        await minh.act(f"ask:{code}")
        await minh.say("Trước nhà ai?")
        assert lan.heard[-1] == "notice-asked"
        return code

    async def test_typing_is_taken_as_the_reply_with_the_first_button(
        self, lan: Chat, minh: Chat, hall: TownHall, code: str
    ) -> None:
        await lan.say("Trước nhà ông Tám")
        assert lan.heard == ["ask-whether-reply"]
        await lan.press_first()
        assert lan.heard == ["supplemented"]
        assert hall.kinds(code)[-1] is StatementKind.REPLY
        assert hall.petition(code).stage is Stage.CLAIMED
        assert minh.heard[-1] == "officer-supplemented"
        assert len(hall.petitions) == 1

    @pytest.mark.parametrize("short", ["Có", "Ừ", "12", "0905123456", "👍"])
    async def test_a_short_answer_is_an_answer(
        self, lan: Chat, hall: TownHall, code: str, short: str
    ) -> None:
        await lan.say(short)
        assert lan.heard == ["ask-whether-reply"]
        await lan.press_first()
        assert hall.file_of(code)[-1].text == short

    async def test_a_photo_is_an_answer(self, lan: Chat, hall: TownHall, code: str) -> None:
        hall.clock.advance(hours=1)
        await lan.photo()
        assert lan.heard == ["ask-whether-reply"]
        await lan.press_first()
        assert len(hall.file_of(code)[-1].attachments) == 1

    @pytest.mark.parametrize("typed", ["Đúng rồi", "đúng", "Vâng", "ok"])
    async def test_a_typed_yes_sends_the_reply(
        self, lan: Chat, hall: TownHall, code: str, typed: str
    ) -> None:
        await lan.say("Trước nhà ông Tám")
        await lan.say(typed)
        assert hall.kinds(code)[-1] is StatementKind.REPLY
        assert hall.file_of(code)[-1].text == "Trước nhà ông Tám"
        assert len(hall.petitions) == 1

    @pytest.mark.parametrize("typed", ["Không", "không phải", "Khong"])
    async def test_a_typed_no_makes_it_a_new_matter(
        self, lan: Chat, hall: TownHall, code: str, typed: str
    ) -> None:
        await lan.say("Rác đầy chợ, cả tuần không ai lấy")
        await lan.say(typed)
        assert lan.heard == ["summary"]
        assert typed not in dict(lan.state["draft"]["parts"]).values()
        assert hall.petition(code).stage is Stage.ASKED

    async def test_a_new_matter_becomes_its_own_petition(self, lan: Chat, hall: TownHall, code: str) -> None:
        await lan.say("Rác đầy chợ, cả tuần không ai lấy")
        await lan.press("Không, đây là việc khác")
        assert lan.heard == ["summary"]
        await lan.press("Gửi")
        assert len(hall.petitions) == 2
        assert hall.petition(code).stage is Stage.ASKED

    async def test_the_button_of_the_question_takes_the_next_text_as_the_reply(
        self, lan: Chat, hall: TownHall, code: str
    ) -> None:
        await lan.press("Trả lời")
        assert lan.heard == ["ask-addition"]
        await lan.say("Có")
        assert lan.heard == ["supplemented"]
        assert hall.kinds(code)[-1] is StatementKind.REPLY

    async def test_answering_by_the_button_does_not_lose_a_draft_that_is_shown(
        self, lan: Chat, hall: TownHall, code: str
    ) -> None:
        await lan.say("Rác đầy chợ, cả tuần không ai lấy")
        await lan.press("Không, đây là việc khác")
        await lan.act(f"reply:{code}")
        await lan.say("Trước nhà ông Tám")
        await lan.press("Gửi")
        assert lan.heard == ["receipt"]
        assert hall.file_of(lan.code)[0].text.startswith("Rác")


async def test_the_summary_offers_to_add_to_the_open_petition(lan: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    await lan.say("Hố nay sâu thêm, xin xã xem lại")
    await lan.press(f"Thêm vào phản ánh {code[:4]}")
    assert lan.heard == ["supplemented"]
    assert len(hall.petitions) == 1
    assert hall.kinds(code) == [StatementKind.ORIGINAL, StatementKind.ADDITION]


@pytest.mark.parametrize("aside", ["Bổ sung", "Không xóa", "Thôi"])
async def test_a_shown_draft_outlives_what_is_done_in_between(lan: Chat, hall: TownHall, aside: str) -> None:
    code = await lan.filed()
    await lan.act(f"add:{code}")
    old_cancel = lan.action("Thôi")
    await lan.say("Hố sâu thêm")
    await lan.say("Rác đầy chợ, cả tuần không ai lấy")
    send = lan.action("Gửi")
    if aside == "Bổ sung":
        await lan.act(f"add:{code}")
        await lan.say("Sâu nửa mét")
    elif aside == "Không xóa":
        await lan.say("/dulieu")
        await lan.press("Rút đồng ý và xóa dữ liệu")
        await lan.press("Không xóa")
    else:
        await lan.act(old_cancel)
    await lan.act(send)
    assert lan.heard == ["receipt"]
    assert len(hall.petitions) == 2
