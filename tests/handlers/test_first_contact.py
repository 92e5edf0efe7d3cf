"""The first words: nothing is lost, nothing is kept without a yes."""

import pytest

from handlers.messages import Kind
from tests.handlers.chat import ROAD, Chat, TownHall


@pytest.fixture
async def lan(hall: TownHall) -> Chat:
    """A citizen who writes for the first time."""
    return await hall.citizen("Lan", consented=False)


@pytest.mark.parametrize("first", ["/start", "Xin chào!", "bắt đầu", "chào", "/phananh", "Phản ánh"])
async def test_a_greeting_is_answered_with_who_speaks_and_the_question_for_consent(
    lan: Chat, first: str
) -> None:
    await lan.say(first)
    assert lan.heard == ["welcome"]
    assert lan.labels == ["Đồng ý", "Không đồng ý"]
    assert "trợ lý tự động" in lan.text


async def test_a_first_text_waits_and_is_not_filed_without_a_yes(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    assert lan.heard == ["welcome-waiting"]
    assert hall.petitions == []
    await hall.wait(days=3)
    assert hall.petitions == []
    assert lan.person.consented_at is None


async def test_after_the_yes_the_waiting_text_is_summarised_as_it_was_written(lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Đồng ý")
    assert lan.heard == ["summary"]
    assert ROAD in lan.text


async def test_several_messages_before_consent_end_in_one_draft(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    await lan.photo()
    assert lan.heard == ["consent-still-open"]
    await lan.say("Xin sửa sớm")
    await lan.pin(14.812, 108.331)
    await lan.press("Đồng ý")
    await lan.press("Gửi")
    (petition,) = hall.petitions
    (original,) = hall.file_of(petition.code)
    assert original.text == f"{ROAD}\nXin sửa sớm"
    assert len(original.attachments) == 2


async def test_a_photo_alone_as_the_first_message_waits_too(lan: Chat, hall: TownHall) -> None:
    await lan.photo()
    assert lan.heard == ["welcome-waiting"]
    await lan.press("Đồng ý")
    assert lan.heard == ["ask-what-photo"]
    await lan.say(ROAD)
    await lan.press("Gửi")
    (petition,) = hall.petitions
    assert len(hall.file_of(petition.code)[0].attachments) == 1


async def test_refusal_erases_the_draft_and_the_raw_messages(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    await lan.press("Không đồng ý")
    assert lan.heard == ["consent-refused"]
    assert [contact.id for contact in hall.store.shelves.forgotten] == [lan.contact_id]
    assert ROAD not in str(lan.state)
    await lan.press("Đồng ý")
    assert lan.heard == ["ask-for-petition"]
    assert hall.petitions == []


async def test_after_a_refusal_not_even_the_name_is_kept(lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Không đồng ý")
    assert lan.person.name == ""


async def test_consent_is_recorded_once_with_its_time(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    given = hall.clock.now()
    await lan.press("Đồng ý")
    hall.clock.advance(hours=1)
    await lan.press("Đồng ý")
    assert lan.person.consented_at == given
    assert hall.audited("consent") == [(lan.contact_id, lan.person.id)]


async def test_consent_is_never_given_by_silence_or_by_writing_on(lan: Chat, hall: TownHall) -> None:
    for text in (ROAD, "Alo?", "Có ai không", "/theodoi", "/trogiup"):
        await lan.say(text)
        await hall.wait(days=1)
    assert lan.person.consented_at is None
    assert hall.petitions == []
    assert hall.audited("consent") == []


async def test_a_malformed_answer_to_the_question_is_neither_yes_nor_no(lan: Chat) -> None:
    await lan.say(ROAD)
    for action in ("consent:", "consent:YES", "consent:xyz", "consent"):
        await lan.act(action)
    assert lan.person.consented_at is None
    await lan.press("Đồng ý")
    assert ROAD in lan.text


@pytest.mark.parametrize("words", ["gửi phản ánh", "/phananh", "phản ánh"])
async def test_saying_that_one_wants_to_send_a_petition_does_not_drop_the_one_that_waits(
    lan: Chat, words: str
) -> None:
    await lan.say(ROAD)
    await lan.say(words)
    await lan.press("Đồng ý")
    assert ROAD in lan.text


async def test_a_text_in_the_same_message_as_the_command_is_not_lost(lan: Chat) -> None:
    await lan.say(f"/phananh\n{ROAD}")
    assert lan.heard == ["welcome-waiting"]
    await lan.press("Đồng ý")
    assert ROAD in lan.text


@pytest.mark.parametrize("caption", ["Xin chào", "/phananh", "/start"])
async def test_a_photo_under_a_greeting_is_not_lost(lan: Chat, caption: str) -> None:
    await lan.photo(caption)
    await lan.press("Đồng ý")
    await lan.say(ROAD)
    assert "1 ảnh" in lan.text


async def test_an_edit_while_consent_is_open_is_what_will_be_sent(lan: Chat) -> None:
    await lan.say("Ô gà thôn Chợ Mới")
    await lan.edit(ROAD)
    await lan.press("Đồng ý")
    assert ROAD in lan.text
    assert "Ô gà" not in lan.text


async def test_an_edit_while_consent_is_open_is_answered(lan: Chat) -> None:
    await lan.say("Ô gà thôn Chợ Mới")
    await lan.edit(ROAD)
    assert lan.heard == ["consent-still-open"]


async def test_a_voice_message_first_is_answered_kindly_and_what_follows_is_taken(lan: Chat) -> None:
    await lan.do(Kind.UNSUPPORTED)
    assert lan.heard == ["unsupported"]
    await lan.say(ROAD)
    assert lan.heard == ["welcome-waiting"]


async def test_in_a_group_nothing_is_taken(lan: Chat, hall: TownHall) -> None:
    await lan.do(Kind.GROUP, text=ROAD)
    assert lan.heard == ["private-please"]
    assert hall.store.shelves.conversations == {}, "nothing is begun"


async def test_a_burst_before_consent_is_reminded_of_it_once(patient_hall: TownHall) -> None:
    lan = await patient_hall.citizen("Lan", consented=False)
    await lan.say(ROAD)
    assert lan.heard == ["welcome-waiting"]
    for text in ("Ngập nữa", "Xin sửa sớm", "Cảm ơn"):
        await patient_hall.wait(seconds=1)
        await lan.say(text)
        assert lan.heard == []
    await patient_hall.wait(seconds=3)
    assert lan.heard == ["consent-still-open"]


async def test_who_has_withdrawn_consent_is_asked_again_before_anything_is_kept(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    await lan.say("/dulieu")
    await lan.press("Rút đồng ý và xóa dữ liệu")
    await lan.press("Đồng ý xóa")
    assert lan.heard == ["erased"]
    assert lan.person.name == ""
    assert lan.person.consented_at is None
    assert len(hall.audited("withdraw-consent")) == 1
    await lan.say(ROAD)
    assert lan.heard == ["welcome-waiting"]


async def test_who_has_withdrawn_consent_adds_to_a_petition_only_after_agreeing_again(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    code = await lan.filed()
    await lan.say("/dulieu")
    await lan.press("Rút đồng ý và xóa dữ liệu")
    await lan.press("Đồng ý xóa")
    await lan.act(f"add:{code}")
    await lan.say("Thêm một hố nữa")
    assert len(hall.file_of(code)) == 1


async def test_an_old_no_pressed_after_the_yes_withdraws_nothing_unnoticed(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    await lan.press("Không đồng ý")
    assert lan.heard == ["ask-erase"]
    assert lan.person.consented_at is not None


@pytest.mark.parametrize("typed", ["Đồng ý", "đồng ý.", "dong y", "Có", "OK"])
async def test_a_typed_yes_is_a_yes_and_no_part_of_the_petition(lan: Chat, typed: str) -> None:
    await lan.say(ROAD)
    await lan.say(typed)
    assert lan.heard == ["summary"]
    assert lan.state["draft"]["parts"] == [["Lan-1", ROAD]]


@pytest.mark.parametrize("typed", ["Không", "không đồng ý", "KHONG"])
async def test_a_typed_no_is_a_no(lan: Chat, typed: str) -> None:
    await lan.say(ROAD)
    await lan.say(typed)
    assert lan.heard == ["consent-refused"]
    assert ROAD not in str(lan.state)


async def test_the_own_data_are_shown_with_name_day_and_number(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    await lan.filed()
    await lan.say("/dulieu")
    assert lan.heard == ["own-data"]
    assert "Lan" in lan.text
    assert "23/11" in lan.text
    await lan.press("Đổi tên gọi")
    await lan.say("Bà Lan")
    assert lan.heard == ["name-kept"]
    assert lan.person.name == "Bà Lan"


async def test_before_consent_nobody_leaves_a_name_and_no_data_are_shown(lan: Chat) -> None:
    await lan.say("/dulieu")
    assert lan.labels == []
    await lan.say("/ten Lan")
    assert lan.heard == ["welcome"]


async def test_after_erasing_a_photo_is_not_added_to_the_last_petition(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    code = await lan.filed()
    await lan.say("/dulieu")
    await lan.press("Rút đồng ý và xóa dữ liệu")
    await lan.press("Đồng ý xóa")
    await lan.photo()
    assert lan.heard == ["welcome-waiting"]
    assert len(hall.file_of(code)) == 1


@pytest.mark.parametrize("action", ["file:{}", "keep:{}", "addto:{code}:{}"])
async def test_no_forged_button_files_a_text_before_the_yes(hall: TownHall, lan: Chat, action: str) -> None:
    await lan.say(ROAD)
    await lan.press("Đồng ý")
    await lan.press("Gửi")
    code = lan.code
    await lan.say("/dulieu")
    await lan.press("Rút đồng ý và xóa dữ liệu")
    await lan.press("Đồng ý xóa")
    await lan.say("Rác đầy chợ, cả tuần không ai lấy")
    await lan.act(action.format(lan.state["draft"]["id"], code=code))
    assert lan.heard == ["welcome-waiting"]
    assert len(hall.petitions) == 1
    assert len(hall.file_of(code)) == 1


async def test_a_button_of_something_else_repeats_the_question_for_consent(lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.act("file:another")
    assert lan.heard == ["stale-button", "welcome-waiting"]


async def test_who_has_withdrawn_consent_objects_only_after_agreeing_again(hall: TownHall) -> None:
    lan = await hall.citizen("Lan")
    minh = await hall.officer("Minh")
    code = await lan.filed()
    await minh.say(f"/traloi {code} Đã vá")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    await lan.act("erased:")
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["welcome"]
    assert hall.petition(code).reopened == 0
