"""One valid delivery of every kind that the channels know: what the fuzz begins with."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

Fields = dict[str, Any]

NUMBERS = count(1)
SECONDS = 1_770_000_000
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 10}
SAU = {"id": 501, "is_bot": False, "first_name": "Bà Sáu", "language_code": "vi"}
CHAT = {"id": 501, "type": "private", "first_name": "Bà Sáu"}
ZALO_CHAT = "6ede9afa66b88fe6d6a9"
OA_PERSON, OA = "2468450000000000001", "388613280878808645"


# Telegram (Bot API, Update)


def _message(**content: Any) -> Fields:
    return {"message_id": next(NUMBERS), "date": SECONDS, "chat": CHAT, "from": SAU, **content}


def telegram_update(kind: str = "message", **content: Any) -> Fields:
    """An update with a fresh id."""
    return {"update_id": next(NUMBERS), kind: _message(**content) if kind.endswith("message") else content}


def telegram_updates() -> list[Fields]:
    """Every kind of update that the channel asks for, and some that it does not."""
    member = {"user": {**SAU, "id": 9, "is_bot": True}, "status": "member"}
    group = {"id": -100501, "type": "supergroup", "title": "Thôn"}
    photo = [{**FILE, "width": 9, "height": 9}, {**FILE, "file_id": "g", "width": 90, "height": 90}]
    clip = {**FILE, "width": 9, "height": 9, "duration": 3}
    return [
        telegram_update(text="Đường hỏng"),
        telegram_update(text="/start xa-song-hien"),
        telegram_update(photo=photo, caption="ổ gà", media_group_id="1"),
        telegram_update(voice={**FILE, "duration": 3}),
        telegram_update(video=clip),
        telegram_update(video_note={**FILE, "length": 9, "duration": 3}),
        telegram_update(document={**FILE, "file_name": "đơn.pdf", "mime_type": "application/pdf"}),
        telegram_update(location={"latitude": 14.79, "longitude": 108.309}),
        telegram_update(
            venue={"location": {"latitude": 1.0, "longitude": 2.0}, "title": "Chợ", "address": "thôn Bến Đá"},
            location={"latitude": 1.0, "longitude": 2.0},
        ),
        telegram_update(contact={"phone_number": "0912", "first_name": "Tư"}),
        telegram_update(sticker={**FILE, "width": 9, "height": 9, "type": "regular", "is_animated": False}),
        telegram_update(text="thêm", reply_to_message=_message(text="trước")),
        telegram_update("edited_message", text="Đường hỏng nặng", edit_date=SECONDS + 9),
        telegram_update(text="/xem", chat=group),
        telegram_update("callback_query", id="7", data="consent:yes", chat_instance="1", **{"from": SAU}),
        telegram_update(
            "my_chat_member",
            chat=CHAT,
            date=SECONDS,
            old_chat_member=member,
            new_chat_member={**member, "status": "kicked", "until_date": 0},
            **{"from": SAU},
        ),
        telegram_update("poll", id="1", question="?"),
    ]


# Zalo Bot Platform


def zalo_bot_event(kind: str = "text", **content: Any) -> Fields:
    """A flat event with a fresh message id."""
    message = {
        "from": {"id": ZALO_CHAT, "display_name": "Bà Sáu", "is_bot": False},
        "chat": {"id": ZALO_CHAT, "chat_type": "PRIVATE"},
        "message_id": f"2d758cb5e222{next(NUMBERS):08x}",
        "date": SECONDS * 1000,
        **content,
    }
    return {"event_name": f"message.{kind}.received", "message": message}


def zalo_bot_events() -> list[Fields]:
    """All five kinds in both shapes, a group, and a kind that does not exist."""
    flat = [
        zalo_bot_event(text="Đường hỏng"),
        zalo_bot_event("image", photo="http://127.0.0.1:9/1.jpg", caption="ổ gà"),
        zalo_bot_event("image", photo_url="http://127.0.0.1:9/1.jpg"),
        zalo_bot_event("sticker", sticker="s", url="http://127.0.0.1:9/s.png"),
        zalo_bot_event("voice", voice_url="http://127.0.0.1:9/1.aac"),
        zalo_bot_event("unsupported"),
        zalo_bot_event(text="/xem", chat={"id": ZALO_CHAT, "chat_type": "GROUP"}),
        zalo_bot_event("reaction"),
    ]
    return [*flat, *({"ok": True, "result": event} for event in flat)]


# Zalo Official Account


def zalo_oa_event(name: str = "user_send_text", stamp: int = 0, **content: Any) -> Fields:
    """An event with a fresh message id; `stamp`: its moment in milliseconds (0: now)."""
    message = {"msg_id": f"{next(NUMBERS):032x}", **content}
    return {
        "event_name": name,
        "app_id": "360846524940903967",
        "user_id_by_app": "9468450000000000001",
        "oa_id": OA,
        "timestamp": str(stamp or milliseconds()),
        "sender": {"id": OA_PERSON},
        "recipient": {"id": OA},
        "message": message,
    }


def milliseconds() -> int:
    """The machine's time, as Zalo writes it."""
    return int(datetime.now(UTC).timestamp() * 1000)  # noqa: TID251 - this is Zalo's clock


def zalo_oa_events() -> list[Fields]:
    """Every event that the documentation names."""

    def attached(kind: str, **payload: Any) -> Fields:
        return zalo_oa_event(f"user_send_{kind}", attachments=[{"type": kind, "payload": payload}])

    url = "http://127.0.0.1:9/1"
    parties = {"sender": {"id": OA}, "recipient": {"id": OA_PERSON}}
    return [
        zalo_oa_event(text="Đường hỏng"),
        zalo_oa_event(text="#/consent:yes"),
        *(attached(kind, url=url, thumbnail=url) for kind in ("image", "audio", "video", "gif", "sticker")),
        attached("file", url=url, name="đơn.pdf", size="10", type="pdf"),
        attached("link", url=url, description="", thumbnail=""),
        attached("location", coordinates={"latitude": "14.79", "longitude": "108.309"}),
        {**zalo_oa_event("follow"), "follower": {"id": OA_PERSON}, "source": "oa_profile"},
        {**zalo_oa_event("unfollow"), "follower": {"id": OA_PERSON}},
        {**zalo_oa_event("user_received_message"), **parties},
        {**zalo_oa_event("user_seen_message", msg_ids=["1", "2"]), **parties},
        zalo_oa_event("user_click_chatnow"),
    ]


# The web chat


def web_message(**content: Any) -> Fields:
    """What the page sends, with a fresh id."""
    return {"id": f"tin-{next(NUMBERS)}", "text": "Đường hỏng", **content}


def web_messages() -> list[Fields]:
    """A text, a press, a point."""
    return [
        web_message(),
        web_message(text="", action="consent:yes", label="Đồng ý"),
        web_message(text="", location={"latitude": 14.79, "longitude": 108.309}),
        web_message(text="dài " * 1000),
    ]


SAMPLES: dict[str, Callable[[], list[Fields]]] = {
    "/telegram/webhook": telegram_updates,
    "/zalo/webhook": zalo_bot_events,
    "/zalo/oa": zalo_oa_events,
    "/api/messages": web_messages,
}
