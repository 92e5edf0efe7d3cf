"""What is kept of a raw Telegram update: the citizen's own words, and nobody else's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram import Telegram
from bot.telegram_updates import chat_of, is_chatter, spared
from handlers.messages import Kind
from tests.fakes.clock import SetClock

LAN = {"id": 7, "is_bot": False, "first_name": "Lan", "last_name": "Nguyễn", "username": "lan_nguyen"}
NAMES = ("Lan", "Nguyễn", "lan_nguyen")
HERE = {"id": 7, "type": "private", "first_name": "Lan"}
GROUP = {"id": -5, "type": "group", "title": "Nhóm Kinh tế"}
BOT = {"id": 9, "is_bot": True, "first_name": "Lắng Nghe", "username": "langnghe_bot"}
DATE = 1_795_000_000


def update(**message: object) -> dict[str, object]:
    return {"update_id": 1, "message": {"message_id": 9, "date": DATE, "from": LAN, **message}}


def press(chat: dict[str, object]) -> dict[str, object]:
    message = {"message_id": 2, "date": DATE, "chat": chat, "text": "Phản ánh"}
    taken = {"id": "1", "from": LAN, "chat_instance": "1", "data": "claim:1", "message": message}
    return {"update_id": 1, "callback_query": taken}


def membership(chat: dict[str, object], status: str) -> dict[str, object]:
    change = {
        "chat": chat,
        "from": LAN,
        "date": DATE,
        "old_chat_member": {"user": BOT, "status": "left"},
        "new_chat_member": {"user": BOT, "status": status, "until_date": 0},
        "invite_link": {"creator": LAN, "invite_link": "https://t.me/+x"},
    }
    return {"update_id": 1, "my_chat_member": change}


def named_in(payload: str) -> list[str]:
    return [name for name in NAMES if name in payload]


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(token="1:x", api_url="http://127.0.0.1:9", clock=SetClock())


def test_a_forwarded_text_is_the_citizens_material_and_its_author_is_not_kept(telegram: Telegram) -> None:
    origin = {"type": "user", "date": DATE, "sender_user": {**LAN, "id": 8, "first_name": "Ông Bảy"}}
    raw = telegram.raw(update(chat=HERE, text="Đường hỏng", forward_origin=origin, forward_sender_name="Bảy"))
    assert "Bảy" not in raw.payload
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.name) == (Kind.TEXT, "Đường hỏng", "Lan Nguyễn")


def test_of_a_message_replied_to_only_its_number_is_kept(telegram: Telegram) -> None:
    earlier = {"message_id": 3, "date": DATE, "chat": HERE, "text": "Trả lời cho bà Lan", "from": LAN}
    quoted = {"text": "bà Lan", "position": 12}
    raw = telegram.raw(update(chat=HERE, text="Chưa xong", reply_to_message=earlier, quote=quoted))
    assert "bà Lan" not in raw.payload
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    assert (incoming.text, incoming.replies_to) == ("Chưa xong", "3")


@pytest.mark.parametrize(
    "said", [{"text": "chị Tư ốm rồi"}, {"photo": [], "caption": "chị Tư đây"}, {"sticker": {"emoji": "Tư"}}]
)
def test_what_members_of_a_group_say_to_each_other_is_not_kept(
    telegram: Telegram, said: dict[str, object]
) -> None:
    edited = {"update_id": 2, "edited_message": update(chat=GROUP, **said)["message"]}
    assert telegram.raws([update(chat=GROUP, **said), edited]) == []
    raw = telegram.raw(update(chat=GROUP, **said))
    assert "Tư" not in raw.payload
    assert named_in(raw.payload) == []
    assert raw.chat == "-5", "nobody's own line shows who spoke"
    assert telegram.understand(raw.payload) is None


@pytest.mark.parametrize(
    "kept",
    [
        update(chat=GROUP, text="/nhom"),
        update(chat=GROUP, photo=[], caption="/phananh"),
        update(chat=GROUP, migrate_to_chat_id=-100),
        update(chat=HERE, text="Đường hỏng"),
        update(chat=HERE, text="/theodoi@another_bot"),
        membership(GROUP, "left"),
        press(GROUP),
        "odd",
    ],
)
def test_what_is_meant_for_the_bot_is_stored(telegram: Telegram, kept: object) -> None:
    assert telegram.raws([kept]) == [telegram.raw(kept)]


@pytest.mark.parametrize(
    ("username", "command", "ignored"),
    [
        ("langnghe_bot", "/nhom@LangNghe_Bot", False),
        ("langnghe_bot", "/start@langnghe_bot abc", False),
        ("langnghe_bot", "/nhom@another_bot", True),
        ("langnghe_bot", "/xem@another_bot 4829-1372", True),
        ("langnghe_bot", "/xem ai@another.vn", False),
        ("", "/nhom", False),
        ("", "/nhom@langnghe_bot", True),
    ],
)
def test_a_command_that_names_another_bot_is_that_bots(username: str, command: str, ignored: bool) -> None:
    assert is_chatter(update(chat=GROUP, text=command), username) is ignored


@pytest.mark.parametrize(
    ("chat", "status", "kind"),
    [(GROUP, "left", Kind.REMOVED), (HERE, "kicked", Kind.BLOCKED), (GROUP, "member", None)],
)
def test_who_lets_the_bot_in_or_out_is_kept_by_number_only(
    telegram: Telegram, chat: dict[str, object], status: str, kind: Kind | None
) -> None:
    raw = telegram.raw(membership(chat, status))
    assert named_in(raw.payload) == []
    incoming = telegram.understand(raw.payload)
    assert (incoming.kind if incoming else None) is kind
    assert raw.chat == str(chat["id"])


def test_a_command_in_a_group_waits_in_its_senders_line_without_the_name(telegram: Telegram) -> None:
    raw = telegram.raw(update(chat=GROUP, text="/nhom"))
    assert (raw.chat, named_in(raw.payload)) == ("7", [])
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    found = (incoming.kind, incoming.address, incoming.group, incoming.text, incoming.name)
    assert found == (Kind.GROUP, "7", "-5", "/nhom", "")


def test_an_edit_in_a_group_asks_for_nothing(telegram: Telegram) -> None:
    message = {"message_id": 9, "date": DATE, "edit_date": DATE, "from": LAN, "chat": GROUP, "text": "/nhom"}
    raw = telegram.raw({"update_id": 1, "edited_message": message})
    assert telegram.understand(raw.payload) is None


@pytest.mark.parametrize(
    ("content", "address", "group"),
    [({"migrate_to_chat_id": -100}, "-5", "-100"), ({"migrate_from_chat_id": -4}, "-4", "-5")],
)
def test_a_group_that_moves_says_from_where_to_where(
    telegram: Telegram, content: dict[str, object], address: str, group: str
) -> None:
    incoming = telegram.understand(telegram.raw(update(chat=GROUP, **content)).payload)
    assert incoming is not None
    assert (incoming.kind, incoming.address, incoming.group) == (Kind.MOVED, address, group)


def test_a_button_pressed_in_a_group_is_its_pressers_and_names_nobody(telegram: Telegram) -> None:
    raw = telegram.raw(press(GROUP))
    assert named_in(raw.payload) == []
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    found = (raw.chat, incoming.address, incoming.group, incoming.action, incoming.name)
    assert found == ("7", "7", "-5", "claim:1", "")


def test_a_button_pressed_in_private_says_who_pressed(telegram: Telegram) -> None:
    incoming = telegram.understand(telegram.raw(press(HERE)).payload)
    assert incoming is not None
    assert (incoming.address, incoming.group, incoming.name) == ("7", "", "Lan Nguyễn")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("message", "callback_query", "my_chat_member", "chat", "from", "id", "type", "text"),
                    *("reply_to_message", "forward_origin"),
                ]
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(anything)
def test_no_update_is_too_odd_to_be_stored(odd: object) -> None:
    json.dumps(spared(odd))
    assert is_chatter(odd, "") in (True, False)
    assert isinstance(chat_of(odd if isinstance(odd, dict) else {}), str)
