"""The ladder to its end: blocked on Telegram, Zalo's window closed, ZNS refused, paper, told by phone.

Real front desk, real Delivery, a real SQLite file; only the channels' ways out are the test's.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

import pytest

from bot.channels.channel import Message, RefusedError, Sender, UnreachableError, WindowClosedError
from bot.delivery import Delivery
from bot.last_resort import LastRung
from bot.office import office_of
from bot.opened import Storage, open_storage
from bot.press import Press
from bot.settings import Settings
from bot.signal import Signal
from casework.agencies import Role
from casework.errors import CaseworkError
from casework.petition import Petition, Stage
from casework.petitioner import Officer
from casework.rulebook import CalendarShelf, Rulebook
from handlers.front_desk import FrontDesk
from handlers.messages import Incoming, Kind
from handlers.turn import ReadingNeededError, Readings
from tests.fakes.clock import SetClock
from tests.handlers.chat import SetReader

PLACES = {"lan": "telegram", "lan-zalo": "zalo_oa", "minh": "web", "hoa": "web"}


@dataclass
class Way:
    """A Sender that brings, or raises what the test says for an address."""

    channel: str
    spacing: float = 0.0
    broken: dict[str, Exception] = field(default_factory=dict)
    brought: dict[str, list[Message]] = field(default_factory=dict)

    async def send(self, address: str, message: Message) -> list[str]:
        if address in self.broken:
            raise self.broken[address]
        self.brought.setdefault(address, []).append(message)
        return [uuid4().hex]


@dataclass
class Templates:
    """A LastResort; refuses when the test says so."""

    refuses: bool = False
    sent: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    async def send(self, phone: str, template: str, words: Mapping[str, str], tracking_id: str, /) -> str:
        if self.refuses:
            raise RefusedError("ZNS -118: the number has no Zalo account")
        self.sent.append((phone, template, dict(words)))
        return tracking_id


class Town:
    """Everybody's chats over one store; `settle` lets every channel deliver what it can."""

    def __init__(self, settings: Settings, rulebook: Rulebook, storage: Storage, clock: SetClock) -> None:
        self.clock, self.desk, self.reader = clock, storage.desk, SetReader()
        own = replace(rulebook, shelf=CalendarShelf(rulebook.calendar))
        self.office = office_of(own, settings, clock, self.reader)
        self.front_desk = FrontDesk(office=self.office)
        self.ways = {name: Way(name) for name in ("telegram", "zalo_oa", "web")}
        self.templates = Templates()
        rung = LastRung(desk=self.desk, resort=self.templates, wording=self.office.wording, clock=clock)
        press = Press(
            desk=self.desk,
            files=storage.files,
            archiving=self.office.conferences.archiving,
            telling=self.office.telling,
            templates=settings.data_dir,
        )
        senders: list[Sender] = [*self.ways.values(), rung]
        self.deliveries = [
            Delivery(
                desk=self.desk,
                sender=sender,
                wording=self.office.wording,
                answering=self.office.answering,
                press=press,
                clock=clock,
                decided=Signal(),
                by_phone=True,
            )
            for sender in senders
        ]

    async def enrol(self, name: str, agency: str) -> None:
        async with self.desk.work() as work:
            contact = await work.people.contact("web", name, name)
            officer = Officer(
                id=name, contact_id=contact.id, agency_id=agency, role=Role.OFFICER, name=name.title()
            )
            await work.people.enrol(officer)
            await work.commit()

    async def say(self, who: str, text: str = "", **fields: str) -> str:
        """A message or (action=...) a press; returns what this chat reads in return."""
        kind = Kind.PRESS if "action" in fields else Kind.TEXT
        incoming = Incoming(channel=PLACES[who], address=who, name=who, kind=kind, text=text, **fields)
        before = len(self._read(who))
        await self._play(incoming)
        await self.wake(who)
        await self.settle()
        return "\n".join(message.text for message in self._read(who)[before:])

    async def _play(self, incoming: Incoming) -> None:
        readings = Readings()
        while True:
            try:
                async with self.desk.work() as work:
                    await self.front_desk.answer(work, incoming, readings)
            except ReadingNeededError as needed:
                readings.texts[needed.text] = self.reader.read(needed.text)
            except CaseworkError as refusal:
                async with self.desk.work() as work:
                    await self.front_desk.refuse(work, incoming, refusal)
                return
            else:
                return

    async def wake(self, who: str) -> None:
        for contact_id in await self.desk.due_conversations(self.clock.now(), 9):
            readings = Readings()
            while True:
                try:
                    async with self.desk.work() as work:
                        contact = await work.people.contact_with_id(contact_id)
                        assert contact is not None
                        await work.conversations.wake(contact_id, self.clock.now())
                        await self.front_desk.wake(work, contact, readings)
                except ReadingNeededError as needed:
                    readings.texts[needed.text] = self.reader.read(needed.text)
                else:
                    break

    async def settle(self) -> None:
        """Deliver until nothing that may be sent now is left."""
        busy = True
        while busy:
            busy = False
            for delivery in self.deliveries:
                for row in await delivery._claim():
                    busy = True
                    await delivery._attempt(row)

    def _read(self, who: str) -> list[Message]:
        return self.ways[PLACES[who]].brought.get(who, [])

    def pressed(self, who: str, label: str) -> str:
        """The action of the newest button that says so."""
        for message in reversed(self._read(who)):
            for button in message.buttons:
                if button.label.startswith(label):
                    return button.action
        raise AssertionError(f"{who} has no button {label!r}")

    async def press(self, who: str, label: str) -> str:
        return await self.say(who, action=self.pressed(who, label))

    async def petition(self) -> Petition:
        async with self.desk.work() as work:
            [own] = await work.petitions.of_petitioner(
                (await work.people.contact("telegram", "lan", "")).petitioner_id
            )
        return own


@pytest.fixture
async def town(settings: Settings, rulebook: Rulebook) -> AsyncIterator[Town]:
    clock = SetClock()
    async with open_storage(settings, clock) as storage:
        town = Town(settings, rulebook, storage, clock)
        await town.enrol("minh", "kinh-te")
        await town.enrol("hoa", "tiep-nhan")
        yield town


@pytest.fixture
async def code(town: Town) -> str:
    """Lan has filed on Telegram, joined Zalo, left a number, and used Telegram last."""
    for chat in ("lan", "lan-zalo"):
        await town.say(chat, "/start")
        await town.press(chat, "Đồng ý")
    await town.say("lan", "Ổ gà trước cổng trường thôn Chợ Mới, mưa là ngập")
    await town.press("lan", "Gửi")
    shown = await town.say("lan", "/ketnoi")
    await town.say("lan-zalo", f"/ketnoi {shown.partition('/ketnoi ')[2][:9]}")
    await town.press("lan-zalo", "lan")
    town.clock.advance(minutes=1)
    assert "0912345678" in await town.say("lan", "/sodienthoai 0912 345 678")
    town.clock.advance(minutes=1)
    return (await town.petition()).code


async def answer(town: Town, code: str) -> None:
    await town.say("minh", f"/traloi {code} Đã vá xong đoạn đường.")
    await town.press("minh", "Đã giải quyết xong")
    await town.press("minh", "Gửi cho người dân")


def heard(town: Town, who: str, part: str) -> int:
    return sum(part in message.text for message in town._read(who))


async def test_the_notice_arrives_once_on_the_channel_used_last(town: Town, code: str) -> None:
    await answer(town, code)
    assert (heard(town, "lan", "Đã vá xong"), heard(town, "lan-zalo", "Đã vá xong")) == (1, 0)
    assert (await town.petition()).stage is Stage.NOTIFIED
    assert town.templates.sent == []


async def test_blocked_on_telegram_it_arrives_on_zalo(town: Town, code: str) -> None:
    town.ways["telegram"].broken["lan"] = UnreachableError("Forbidden: bot was blocked by the user")
    await answer(town, code)
    assert heard(town, "lan-zalo", "Đã vá xong") == 1
    assert (await town.petition()).stage is Stage.NOTIFIED
    assert heard(town, "minh", "KHÔNG đến được") == 0


async def test_with_the_window_closed_a_template_goes_to_the_number(town: Town, code: str) -> None:
    town.ways["telegram"].broken["lan"] = UnreachableError("Forbidden: bot was blocked by the user")
    town.ways["zalo_oa"].broken["lan-zalo"] = WindowClosedError("-230: no act within 7 days")
    await answer(town, code)
    [(phone, template, words)] = town.templates.sent
    assert (phone, template) == ("0912345678", "answer-ready")
    assert words["code"].replace("-", "") == code
    assert words["date"] == "02/03/2026"
    assert (await town.petition()).stage is Stage.NOTIFIED


async def test_where_every_channel_fails_a_person_tells_and_the_file_shows_it(town: Town, code: str) -> None:
    town.ways["telegram"].broken["lan"] = UnreachableError("Forbidden: bot was blocked by the user")
    town.ways["zalo_oa"].broken["lan-zalo"] = WindowClosedError("-230: no act within 7 days")
    town.templates.refuses = True
    await answer(town, code)
    assert (await town.petition()).stage is Stage.CLAIMED
    assert heard(town, "minh", "KHÔNG đến được") == 1

    assert f"{code[:4]}-{code[4:]}" in await town.say("hoa", "/baogiay")
    letter = await town.press("hoa", "Báo ")
    for part in ("đã chặn hoặc xóa", "mã lỗi -230", "mã lỗi -118", "0912345678", "Đã vá xong đoạn đường."):
        assert part in letter
    [paper] = [item for message in town._read("hoa") for item in message.attachments]
    assert paper.name == f"thu-bao-ket-qua-{code[:4]}-{code[4:]}.docx"
    await town.press("hoa", "Đã báo")
    assert "qua điện thoại" in await town.press("hoa", "Qua điện thoại")
    assert "Không có tin" in await town.say("hoa", "/baogiay")
    assert (await town.petition()).stage is Stage.NOTIFIED

    proof = (await town.say("minh", action=f"attempts:{code}")).splitlines()
    lines = [line.partition("trả lời · ")[2] for line in proof if "trả lời · " in line]
    assert [line.partition(": ")[::2] for line in lines] == [
        ("Telegram", "không tới (người dân đã chặn hoặc xóa cuộc trò chuyện)"),
        ("Zalo (OA)", "không tới (đã hết thời hạn mà Zalo cho phép nhắn tin, mã lỗi -230)"),
        ("ZNS", "không tới (kênh không nhận tin này, mã lỗi -118)"),
        ("cán bộ", "Hoa đã báo qua điện thoại"),
    ]


async def test_what_waits_behind_a_blocked_chats_message_goes_down_too(town: Town, code: str) -> None:
    town.ways["telegram"].broken["lan"] = UnreachableError("Forbidden: bot was blocked by the user")
    async with town.desk.work() as work:
        petition = await work.petitions.with_code(code)
        assert petition is not None
        for question in ("Đoạn nào?", "Từ bao giờ?"):
            await town.office.casefile.tell_citizen(work, petition, "notice-asked", {"question": question})
        await work.commit()
    await town.settle()
    asked = [message.text for message in town._read("lan-zalo") if "?" in message.text]
    assert ["Đoạn nào?" in asked[-2], "Từ bao giờ?" in asked[-1]] == [True, True]


async def test_an_erased_number_is_not_written_to_any_more(town: Town, code: str) -> None:
    town.ways["telegram"].broken["lan"] = UnreachableError("blocked")
    town.ways["zalo_oa"].broken["lan-zalo"] = WindowClosedError("-230")
    await town.say("lan", "/sodienthoai xóa")
    await answer(town, code)
    assert town.templates.sent == []
    assert f"{code[:4]}-{code[4:]}" in await town.say("hoa", "/baogiay")
