"""One person on several channels: a code shown in one chat and typed in the other; a telephone number."""

import re

import pytest

from casework.petition import Stage
from tests.handlers.chat import Chat


@pytest.fixture
async def zalo(hall, lan):
    """Lan's second chat, on another channel; she has agreed there too, under another name."""
    chat = Chat(hall, "Chị Lan", channel="zalo_oa")
    hall.chats.append(chat)
    await chat.say("/start")
    await chat.press("Đồng ý")
    return chat


async def code_of(chat):
    await chat.say("/ketnoi")
    assert chat.heard == ["link-code"]
    return re.search(r"/ketnoi (\S+)", chat.text)[1]


async def test_a_code_shown_in_one_chat_and_typed_in_the_other_joins_them(hall, lan, zalo):
    first, second = await lan.filed(), await zalo.filed("Đèn đường hỏng trước cổng chợ")
    code = await code_of(lan)
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", code)
    await zalo.say(f"/ketnoi {code.lower()}")
    assert zalo.heard == ["link-done", "ask-link-name"]
    assert lan.seen[-1].sentence == "link-done-there"
    assert "Zalo" in lan.text
    assert lan.person.id == zalo.person.id
    for chat in (lan, zalo):
        await chat.say("/theodoi")
        shown = " ".join(chat.texts)
        assert first[:4] in shown
        assert second[:4] in shown


async def test_the_name_is_asked_for_only_if_the_chats_use_two(hall, lan, zalo):
    await zalo.say("/ten Lan")
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    assert zalo.heard == ["link-done"]


async def test_a_chat_that_was_joined_can_be_let_go_of(hall, lan, zalo):
    first, second = await lan.filed(), await zalo.filed("Đèn đường hỏng trước cổng chợ")
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await lan.say("/ketnoi")
    await lan.press("Tách Zalo (OA)")
    assert lan.heard == ["ask-unlink"]
    await lan.press("Tách ra")
    assert lan.heard == ["unlink-done"]
    assert zalo.seen[-1].sentence == "unlink-done-there"
    await zalo.say("/theodoi")
    assert second[:4] not in zalo.text
    await lan.say("/theodoi")
    assert all(code[:4] in " ".join(lan.texts) for code in (first, second))
    assert hall.petition(second).contact_id == lan.contact_id
    await lan.press("Tách ra")
    assert lan.heard == ["error-link"]


@pytest.fixture
async def pages(hall, lan):
    """Lan's two web chats, joined to her first: the old phone's, and the new one's forty days later."""
    found = []
    for address in ("old", "new"):
        page = Chat(hall, address, channel="web", given_name="")
        hall.chats.append(page)
        await page.say("/start")
        await page.press("Đồng ý")
        await page.say(f"/ketnoi {await code_of(lan)}")
        hall.clock.advance(days=40)
        found.append(page)
    return found


async def test_two_chats_of_one_channel_are_told_apart_by_when_they_were_used(hall, lan, pages):
    await lan.say("/ketnoi")
    assert lan.labels == [
        "Tách trang web, dùng lần cuối 02/01/2027 12:00",
        "Tách trang web, dùng lần cuối 23/11/2026 12:00",
    ]
    await lan.press("Tách trang web, dùng lần cuối 23/11/2026")
    assert "Tách trang web, dùng lần cuối 23/11/2026 12:00?" in lan.text
    await lan.press("Tách ra")
    old, new = pages
    assert old.person.id != lan.person.id
    assert new.person.id == lan.person.id


async def test_the_name_that_the_channel_gave_tells_a_chat_apart_too(lan, zalo):
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await lan.say("/ketnoi")
    assert lan.labels == ["Tách Zalo (OA), tên Chị Lan, dùng lần cuối 23/11/2026 12:00"]


async def test_the_name_of_a_chat_goes_when_consent_is_withdrawn(lan):
    await lan.say("/theodoi")
    assert lan.state["called"] == "Lan"
    await lan.act("erased:")
    await lan.say("/dulieu")
    assert lan.state["called"] == ""


async def test_before_parting_one_sentence_says_what_will_happen_and_a_no_is_taken(lan, zalo):
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await lan.say("/ketnoi")
    await lan.press("Tách Zalo (OA)")
    assert "Máy kia sẽ không xem được phản ánh của bà con nữa" in lan.text
    await lan.press("Không tách")
    assert lan.heard == ["unlink-not"]
    assert lan.person.id == zalo.person.id


async def test_parted_by_mistake_they_are_joined_again_by_a_new_code(lan, zalo):
    code = await zalo.filed()
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await lan.act(f"unlinknow:{zalo.contact_id}")
    assert "nhắn /ketnoi để lấy mã mới" in lan.text
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await zalo.say("/theodoi")
    assert code[:4] in zalo.text


async def test_only_a_chat_of_the_same_person_can_be_let_go_of(hall, lan, hung):
    await lan.act(f"unlinknow:{hung.contact_id}")
    assert lan.heard == ["error-link"]
    await lan.act(f"unlinknow:{lan.contact_id}")
    assert lan.heard == ["error-link"]


@pytest.mark.parametrize(("pressed", "name"), [("Chị Lan", "Chị Lan"), ("Lan", "Lan")])
async def test_the_chosen_name_is_kept(hall, lan, zalo, pressed, name):
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await zalo.press(pressed)
    assert lan.person.name == name
    await zalo.press(pressed)
    assert zalo.heard == ["stale-button"]


async def test_a_code_works_once_and_for_fifteen_minutes(hall, lan, hung, zalo):
    code = await code_of(lan)
    await hall.wait(minutes=15)
    await zalo.say(f"/ketnoi {code}")
    assert zalo.heard == ["link-wrong"]
    code = await code_of(lan)
    await zalo.say(f"/ketnoi {code}")
    await hung.say(f"/ketnoi {code}")
    assert hung.heard == ["link-wrong"]
    assert hung.person.id != lan.person.id


async def test_after_five_wrong_codes_one_has_to_wait(hall, lan, zalo):
    for _ in range(5):
        await zalo.say("/ketnoi AAAA-BBBB")
        assert zalo.heard == ["link-wrong"]
    code = await code_of(lan)
    await zalo.say(f"/ketnoi {code}")
    assert zalo.heard == ["error-link"]
    assert "15 phút" in zalo.text
    assert len(hall.audited("wrong-link-code")) == 5
    await hall.wait(minutes=16)
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    assert zalo.heard[0] == "link-done"


async def test_a_code_typed_where_it_was_shown_or_a_second_time_joins_nothing(hall, lan, zalo):
    await lan.say(f"/ketnoi {await code_of(lan)}")
    assert "chính kênh này" in lan.text
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    assert "rồi" in zalo.text


async def test_an_officers_chat_is_not_joined(hall, lan, minh):
    await minh.say("/ketnoi")
    assert minh.heard == ["error-link"]
    await minh.say(f"/ketnoi {await code_of(lan)}")
    assert minh.heard == ["error-link"]
    assert minh.person.id != lan.person.id


async def test_who_has_not_agreed_is_asked_first(hall):
    chat = await hall.citizen("Sáu", consented=False)
    for command in ("/ketnoi", "/sodienthoai"):
        await chat.say(command)
        assert chat.heard == ["welcome"]


async def test_notices_go_to_the_chat_that_was_used_last(hall, lan, zalo, minh):
    code = await lan.filed()
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    hall.clock.advance(minutes=1)
    await zalo.say("/theodoi")
    await minh.act(f"claim:{code}")
    assert zalo.seen[-1].sentence == "notice-claimed"
    hall.clock.advance(minutes=1)
    await lan.say("/theodoi")
    await minh.say(f"/traloi {code} Đã vá xong.")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert lan.seen[-1].sentence == "notice-answered"


async def test_what_one_chat_cannot_bring_the_other_does(hall, lan, zalo, minh):
    code = await lan.filed()
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    hall.clock.advance(minutes=1)
    await zalo.say("/theodoi")
    hall.gone.add(zalo.contact_id)
    await minh.say(f"/traloi {code} Đã vá xong.")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert lan.seen[-1].sentence == "notice-answered"
    assert hall.petition(code).stage is Stage.NOTIFIED
    await minh.act(f"attempts:{code}")
    assert "Zalo (OA): không tới" in minh.text
    assert "Telegram: đã gửi" in minh.text


@pytest.mark.parametrize("written", ["0912 345 678", "+84 912 345 678", "0084912345678", "(091) 234-5678"])
async def test_a_number_is_kept_for_one_purpose_shown_and_erased(hall, lan, written):
    await lan.say("/sodienthoai")
    assert lan.heard == ["ask-phone"]
    await lan.say(written)
    assert lan.heard == ["phone-kept"]
    await lan.say("/dulieu")
    assert "0912345678" in lan.text
    await lan.press("Xóa số điện thoại")
    assert lan.heard == ["phone-erased"]
    await lan.say("/dulieu")
    assert "0912345678" not in lan.text


@pytest.mark.parametrize("written", ["12345", "số của tôi", "0112345678", "09123456789", "٠٩١٢٣٤٥٦٧٨"])
async def test_what_is_no_number_is_asked_for_again(hall, lan, written):
    await lan.say("/sodienthoai")
    await lan.say(written)
    assert lan.heard == ["phone-not-understood"]
    await lan.say("không")
    assert lan.heard == ["phone-erased"]
    assert hall.store.shelves.phones == {}


async def test_withdrawing_consent_erases_the_number_and_what_other_chats_hold(hall, lan, zalo):
    await lan.say("/sodienthoai 0912345678")
    await zalo.say(f"/ketnoi {await code_of(lan)}")
    await lan.say("Đường hỏng ở thôn Chợ Mới")
    await zalo.say("/dulieu")
    await zalo.press("Rút đồng ý")
    await zalo.press("Đồng ý xóa")
    assert hall.store.shelves.phones == {}
    assert lan.state["draft"] is None
    assert {contact.channel for contact in hall.store.shelves.forgotten} == {"telegram", "zalo_oa"}
