"""What is kept of a raw Telegram update: the citizen's own words, and nobody else's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram import Telegram
from bot.telegram_updates import chat_of, spared
from handlers.messages import Kind
from tests.fakes.clock import SetClock

LAN = {"id": 7, "is_bot": False, "first_name": "Lan"}
HERE = {"id": 7, "type": "private", "first_name": "Lan"}
GROUP = {"id": -5, "type": "group", "title": "Nhóm Kinh tế"}
DATE = 1_795_000_000


def update(**message: object) -> dict[str, object]:
    return {"update_id": 1, "message": {"message_id": 9, "date": DATE, "from": LAN, **message}}


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(token="1:x", api_url="http://127.0.0.1:9", clock=SetClock())


def test_a_forwarded_text_is_the_citizens_material_and_its_author_is_not_kept(telegram: Telegram) -> None:
    origin = {"type": "user", "date": DATE, "sender_user": {**LAN, "id": 8, "first_name": "Ông Bảy"}}
    raw = telegram.raw(update(chat=HERE, text="Đường hỏng", forward_origin=origin, forward_sender_name="Bảy"))
    assert "Bảy" not in raw.payload
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.name) == (Kind.TEXT, "Đường hỏng", "Lan")


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
    raw = telegram.raw(update(chat=GROUP, **said))
    assert "Tư" not in raw.payload
    assert "Lan" not in raw.payload
    assert telegram.understand(raw.payload) is None


def test_a_command_in_a_group_waits_in_its_senders_line_without_the_name(telegram: Telegram) -> None:
    raw = telegram.raw(update(chat=GROUP, text="/nhom"))
    assert (raw.chat, "Lan" in raw.payload) == ("7", False)
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
    message = {"message_id": 2, "date": DATE, "chat": GROUP, "text": "Phản ánh"}
    press = {"id": "1", "from": LAN, "chat_instance": "1", "data": "claim:1", "message": message}
    raw = telegram.raw({"update_id": 1, "callback_query": press})
    incoming = telegram.understand(raw.payload)
    assert incoming is not None
    assert (raw.chat, incoming.address, incoming.action, incoming.name) == ("7", "7", "claim:1", "")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["message", "chat", "from", "id", "type", "text", "reply_to_message", "forward_origin"]
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
    assert isinstance(chat_of(odd if isinstance(odd, dict) else {}), str)
