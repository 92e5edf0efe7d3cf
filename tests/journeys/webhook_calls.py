"""Webhook calls of many people on all four channels, sent at a steady rate by a process of its own."""

import asyncio
import hashlib
import json
import random
import time
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.fuzz.updates import Fields, milliseconds

TEXT = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp. Hộ số {}."
CONNECTIONS = 200
CALL_SECONDS = 30.0
CALLS_AGAIN_SECONDS = 60.0
ASKS_AGAIN = 503  # the service was too busy to store it within the time a channel waits
REPEATED_AFTER = 200  # a channel that repeats a call does so a while later


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """What the calls are believed by."""

    telegram: str
    zalo_bot: str
    app_id: str
    zalo_oa: str


@dataclass(frozen=True, kw_only=True)
class Call:
    """One delivery of a message. `chat` and `update_id` as the inbox keeps them."""

    channel: str
    chat: str
    update_id: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What became of a call: its status (0: no answer), seconds since it was due, when it came back."""

    status: int
    seconds: float
    at: float


def telegram_chat(person: int) -> int:
    return 5_000_000_001 + person


def zalo_bot_chat(person: int) -> str:
    return f"6ede9afa66b8{person:08x}"


def zalo_oa_chat(person: int) -> str:
    return str(2_468_450_000_000_000_001 + person)


def web_token(person: int) -> str:
    return f"nguoi-{person:06}-{'x' * 40}"


def web_chat(person: int) -> str:
    return hashlib.sha256(web_token(person).encode()).hexdigest()[:40]


def calls(number: int, people: int, repeated: int, secrets: Secrets) -> list[Call]:
    """`number` calls from so many people in turn, `repeated` of them second deliveries of earlier ones.

    Each person writes a text, agrees, asks for help and sends, again and again.
    """
    chance = random.Random(20261122)
    again = set(chance.sample(range(REPEATED_AFTER, number), repeated)) if repeated else set()
    made: list[Call] = []
    fresh = 0
    for position in range(number):
        if position in again:
            made.append(made[position - chance.randrange(1, REPEATED_AFTER)])
        else:
            made.append(_call(fresh, fresh % people, fresh // people % 4, secrets))
            fresh += 1
    return made


def _call(number: int, person: int, step: int, secrets: Secrets) -> Call:
    make = (_telegram, _zalo_bot, _zalo_oa, _web)[person % 4]
    return make(number, person, step, secrets)


def _words(number: int, step: int) -> str:
    return (TEXT.format(number), "đồng ý", "/trogiup", "gửi")[step]


def _telegram(number: int, person: int, step: int, secrets: Secrets) -> Call:
    chat = telegram_chat(person)
    sender = {"id": chat, "is_bot": False, "first_name": f"Người {person}"}
    content: Fields = {
        "message": {
            "message_id": number + 1,
            "date": milliseconds() // 1000,
            "chat": {"id": chat, "type": "private"},
            "from": sender,
            "text": _words(number, step),
        }
    }
    if step == 1:
        content = {
            "callback_query": {"id": f"{number}", "from": sender, "chat_instance": "1", "data": "consent:yes"}
        }
    return Call(
        channel="telegram",
        chat=str(chat),
        update_id=str(number),
        path="/telegram/webhook",
        headers={"X-Telegram-Bot-Api-Secret-Token": secrets.telegram},
        body=_json({"update_id": number, **content}),
    )


def _zalo_bot(number: int, person: int, step: int, secrets: Secrets) -> Call:
    chat = zalo_bot_chat(person)
    message = {
        "from": {"id": chat, "display_name": f"Người {person}", "is_bot": False},
        "chat": {"id": chat, "chat_type": "PRIVATE"},
        "message_id": f"tin{number}",
        "date": milliseconds(),
        "text": _words(number, step),
    }
    event = {"event_name": "message.text.received", "message": message}
    return Call(
        channel="zalo_bot",
        chat=chat,
        update_id=f"{chat}:tin{number}",
        path="/zalo/webhook",
        headers={"X-Bot-Api-Secret-Token": secrets.zalo_bot},
        body=_json({"ok": True, "result": event}),
    )


def _zalo_oa(number: int, person: int, step: int, secrets: Secrets) -> Call:
    chat, stamp = zalo_oa_chat(person), str(milliseconds())
    body = _json(
        {
            "event_name": "user_send_text",
            "app_id": secrets.app_id,
            "timestamp": stamp,
            "sender": {"id": chat},
            "recipient": {"id": "388613280878808645"},
            "message": {
                "msg_id": f"tin{number}",
                "text": "#/consent:yes" if step == 1 else _words(number, step),
            },
        }
    )
    mac = hashlib.sha256(
        secrets.app_id.encode() + body + stamp.encode() + secrets.zalo_oa.encode()
    ).hexdigest()
    return Call(
        channel="zalo_oa",
        chat=chat,
        update_id=f"tin{number}",
        path="/zalo/oa",
        headers={"X-ZEvent-Signature": f"mac={mac}"},
        body=body,
    )


def _web(number: int, person: int, step: int, secrets: Secrets) -> Call:
    said = {"action": "consent:yes"} if step == 1 else {"text": _words(number, step)}
    return Call(
        channel="web",
        chat=web_chat(person),
        update_id=f"{web_chat(person)}-tin{number}",
        path="/api/messages",
        headers={"Authorization": f"Bearer {web_token(person)}"},
        body=_json({"id": f"tin{number}", **said}),
    )


def _json(fields: Any) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def send(url: str, planned: list[Call], per_second: float) -> list[Answered]:
    """Send each call when it is due, however long the others take (0: all as fast as may be), and stop.

    What is answered 503 is called again, as the platforms do; the answer counted is the first.
    """
    return asyncio.run(_send(url, planned, per_second))


async def _send(url: str, planned: list[Call], per_second: float) -> list[Answered]:
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        began = time.perf_counter()

        async def one(number: int, call: Call) -> Answered:
            due = began + number / per_second if per_second else began
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            status = await post(call)
            now = time.perf_counter()
            again = status
            while again == ASKS_AGAIN and time.perf_counter() - now < CALLS_AGAIN_SECONDS:
                await asyncio.sleep(1)
                again = await post(call)
            return Answered(status=status, seconds=now - due, at=now - began)

        async def post(call: Call) -> int:
            try:
                async with session.post(url + call.path, data=call.body, headers=_typed(call)) as answer:
                    await answer.read()
                    return answer.status
            except (aiohttp.ClientError, TimeoutError):
                return 0

        return await asyncio.gather(*(one(number, call) for number, call in enumerate(planned)))


def _typed(call: Call) -> dict[str, str]:
    return {"Content-Type": "application/json", **call.headers}
