"""What the bot sends arrives as Telegram would show it, and is refused in Telegram's words."""

from collections.abc import Callable
from datetime import timedelta

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from tests.servers.telegram import FloodLimits, TelegramServer, User

PtbBot = Callable[..., telegram.Bot]
KEYS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Đúng", callback_data="yes"), InlineKeyboardButton("Sửa", callback_data="fix")],
        [InlineKeyboardButton("Trang tra cứu", url="https://example.org")],
    ]
)


async def test_a_text_with_buttons_reaches_the_citizen_and_comes_back_as_a_message(
    push: telegram.Bot, sau: User
) -> None:
    message = await push.send_message(sau.id, "Chào bà 👋", reply_markup=KEYS)
    assert message.text == "Chào bà 👋"
    assert message.chat.first_name == "Bà Sáu"
    assert message.reply_markup == KEYS
    (seen,) = sau.inbox
    assert (seen.text, seen.message_id, seen.labels) == (
        "Chào bà 👋",
        message.message_id,
        ["Đúng", "Sửa", "Trang tra cứu"],
    )
    assert seen.buttons[0][1].data == "fix"
    assert seen.buttons[1][0].url == "https://example.org"


async def test_the_keyboard_under_the_text_field_can_be_tapped(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    await push.send_message(sau.id, "Chọn", reply_markup=ReplyKeyboardMarkup([["Gửi phản ánh", "Tra cứu"]]))
    await sau.tap("Tra cứu")
    (update,) = await push.get_updates()
    assert update.message is not None
    assert update.message.text == "Tra cứu"
    with pytest.raises(AssertionError):
        await sau.tap("Không có")


async def test_a_photo_is_uploaded_sent_again_by_file_id_and_downloaded(
    push: telegram.Bot, sau: User
) -> None:
    message = await push.send_photo(sau.id, b"\xff\xd8 ho ga", caption="Hố ga")
    again = await push.send_photo(sau.id, message.photo[-1].file_id)
    assert [m.photo for m in sau.inbox] == [b"\xff\xd8 ho ga"] * 2
    assert sau.inbox[0].text == "Hố ga"
    file = await push.get_file(again.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"\xff\xd8 ho ga"


async def test_a_document_keeps_its_name_and_a_place_its_coordinates(push: telegram.Bot, sau: User) -> None:
    await push.send_document(sau.id, b"%PDF", filename="phieu.pdf", caption="Giấy biên nhận")
    await push.send_location(sau.id, 10.03, 105.78)
    document, place = sau.inbox
    assert (document.document, document.filename) == (b"%PDF", "phieu.pdf")
    assert place.location == (10.03, 105.78)


async def test_a_citizens_photo_can_be_downloaded_by_the_bot(push: telegram.Bot, sau: User) -> None:
    await sau.send_photo(b"rac thai", caption="Rác")
    (update,) = await push.get_updates()
    assert update.message is not None
    assert update.message.caption == "Rác"
    file = await push.get_file(update.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"rac thai"


async def test_an_edit_changes_the_message_and_takes_away_its_buttons(push: telegram.Bot, sau: User) -> None:
    message = await push.send_message(sau.id, "Đúng không?", reply_markup=KEYS)
    edited = await push.edit_message_text("Đã ghi", sau.id, message.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    (seen,) = sau.inbox
    assert (seen.text, seen.labels, seen.edits) == ("Đã ghi", [], ["Đúng không?"])
    with pytest.raises(BadRequest, match="Message is not modified"):
        await push.edit_message_text("Đã ghi", sau.id, message.message_id)
    await push.edit_message_reply_markup(sau.id, message.message_id, reply_markup=KEYS)
    assert seen.labels == ["Đúng", "Sửa", "Trang tra cứu"]


async def test_only_the_bots_own_text_in_that_chat_can_be_edited(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    theirs = await sau.send("của tôi")
    other = await push.send_message(server.user(first_name="Ông Tư").id, "khác")
    photo = await push.send_photo(sau.id, b"jpeg")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await push.edit_message_text("x", sau.id, theirs)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await push.edit_message_text("x", sau.id, other.message_id)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await push.edit_message_text("x", sau.id, photo.message_id)


async def test_a_press_is_answered_once(push: telegram.Bot, sau: User) -> None:
    await push.send_message(sau.id, "Đúng không?", reply_markup=KEYS)
    query = await sau.press("Đúng")
    (update,) = await push.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == (query, "yes")
    await push.answer_callback_query(query, "Cảm ơn")
    assert sau.answers[0]["text"] == "Cảm ơn"
    with pytest.raises(BadRequest, match="Query is too old"):
        await push.answer_callback_query(query)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("  \n", "Message text is empty"),
        ("ă" * 4097, "Message is too long"),
        ("👍" * 2049, "is too long"),
    ],
)
async def test_a_text_must_be_neither_empty_nor_too_long(
    push: telegram.Bot, sau: User, text: str, refusal: str
) -> None:
    with pytest.raises(BadRequest, match=refusal):
        await push.send_message(sau.id, text)
    await push.send_message(sau.id, "ă" * 4096)
    assert len(sau.inbox) == 1


async def test_a_caption_and_a_buttons_data_have_their_limits(push: telegram.Bot, sau: User) -> None:
    with pytest.raises(BadRequest, match="caption is too long"):
        await push.send_photo(sau.id, b"jpeg", caption="ă" * 1025)
    long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ă" * 33)]])
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await push.send_message(sau.id, "x", reply_markup=long)
    assert sau.inbox == []


async def test_a_chat_is_reached_only_when_its_citizen_lets_it_be(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    stranger = server.user(first_name="Cô Ba", started=False)
    for unknown in (stranger.id, 42, "@nobody"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await push.send_message(unknown, "Chào")
    await stranger.send("/start")
    await push.send_message(stranger.id, "Chào")
    await sau.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await push.send_message(sau.id, "Chào")
    await sau.unblock()
    await push.send_message(sau.id, "Chào")
    await sau.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await push.send_message(sau.id, "Chào")
    assert server.delivered == {stranger.id: 1, sau.id: 1}
    statuses = [u.my_chat_member.new_chat_member.status for u in await push.get_updates() if u.my_chat_member]
    assert statuses == ["kicked", "member"]


async def test_a_wrong_token_and_an_unknown_method_are_refused(server: TelegramServer, ptb: PtbBot) -> None:
    wrong = ptb(server, "1:wrong")
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()
    url = f"{server.base_url}/bot{server.token}/sendPigeon"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.status == 404
        assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_get_json_and_forms_are_understood_alike(server: TelegramServer, sau: User) -> None:
    url = f"{server.base_url}/bot{server.token}/SENDMESSAGE"
    call = {"chat_id": str(sau.id), "text": "Một"}
    async with aiohttp.ClientSession() as session:
        for arguments in ({"params": call}, {"json": call}, {"data": call}):
            async with session.post(url, **arguments) as response:
                assert (await response.json())["result"]["text"] == "Một"
        async with session.get(url, params=call) as response:
            assert (await response.json())["ok"] is True
    assert server.duplicates == {(sau.id, "Một"): 4}


async def test_commands_and_typing_are_accepted(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    assert await push.set_my_commands([("start", "Bắt đầu")])
    assert await push.send_chat_action(sau.id, "typing")
    assert server.commands[""] == [{"command": "start", "description": "Bắt đầu"}]
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await push.set_my_commands([("Tra cứu", "Có dấu")])


async def test_every_call_is_recorded_and_formatting_is_noticed(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    await push.send_message(sau.id, "Chào")
    assert server.formatted_calls == []
    await push.send_message(sau.id, "<b>Chào</b>", parse_mode="HTML")
    with pytest.raises(BadRequest):
        await push.send_message(42, "Chào")
    assert [call.outcome for call in server.calls_of("sendMessage")] == [
        "ok",
        "ok",
        "Bad Request: chat not found",
    ]
    assert [call.params["parse_mode"] for call in server.formatted_calls] == ["HTML"]


async def test_flood_limits_hold_the_chat_and_the_whole_bot(ptb: PtbBot) -> None:
    now = [1000.0]
    limits = FloodLimits(per_second=4, chat_burst=2)
    async with (
        TelegramServer(limits=limits, clock=lambda: now[0], open_chats=True) as server,
        ptb(server) as bot,
    ):
        await bot.send_message(1, "a")
        await bot.send_message(1, "b")
        with pytest.raises(RetryAfter) as one_chat:
            await bot.send_message(1, "c")
        assert one_chat.value.retry_after == timedelta(seconds=1)
        await bot.send_message(2, "d")
        await bot.send_message(3, "e")
        with pytest.raises(RetryAfter):
            await bot.send_message(4, "f")
        now[0] += 1.0
        await bot.send_message(1, "c")
        assert server.delivered[1] == 3


async def test_polling_is_refused_while_a_webhook_is_set(push: telegram.Bot) -> None:
    await push.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict):
        await push.get_updates()
    await push.delete_webhook()
    assert list(await push.get_updates()) == []
