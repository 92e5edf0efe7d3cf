"""Whatever people do, in whatever order: each is answered, and nothing breaks."""

from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.reading import Nature, Urgency
from casework.rulebook import Rulebook
from handlers.commands import ACTIONS, COMMANDS
from handlers.messages import Kind
from tests.conftest import NOON
from tests.fakes.clock import SetClock
from tests.handlers.chat import ABROAD, MARKET, ROAD, Chat, SetReader, TownHall

Move = tuple[str, Any]
PEOPLE = ("Lan", "Tám", "Minh", "Tuấn", "Bình")

TEXTS = st.one_of(
    st.sampled_from(
        [
            *(ROAD, "Đèn đường hỏng", "Tôi tố cáo ông A", "Hôm nay trời đẹp", "Quận Một ngập", "Cháy chợ!"),
            *("đồng ý", "không", "gửi", "thôi", "xin chào", "phản ánh", "xem", "Có", "😡", "x", "Bến Đá"),
            *("dài " * 1000, "😀" * 2000, "x" * 20_001, "\u200b", "/", "/phananh " + ROAD, "/start sai"),
        ]
    ),
    st.text(max_size=60),
    st.builds("/{} {}".format, st.sampled_from(sorted(COMMANDS)), st.text(max_size=12)),
)
ARGUMENTS = st.lists(
    st.one_of(
        st.sampled_from(["{code}", "{draft}", "{code}", "{draft}", "kinh-te", "cong-an", "tiep-cong-dan"]),
        st.sampled_from(
            ["land", "education", "urgent", "resolved", "being_resolved", "ben-da", "public", "?"]
        ),
        st.text(max_size=8),
    ),
    max_size=3,
).map(":".join)
MOVES = st.one_of(
    st.tuples(st.just("say"), TEXTS),
    st.tuples(st.just("press"), st.integers(0, 60)),
    st.tuples(st.just("press"), st.integers(0, 60)),
    st.tuples(st.just("press"), st.integers(0, 60)),
    st.tuples(st.just("act"), st.builds("{}:{}".format, st.sampled_from(sorted(ACTIONS)), ARGUMENTS)),
    st.tuples(st.just("command"), st.sampled_from(sorted(COMMANDS))),
    st.tuples(st.just("photo"), st.sampled_from(["", ROAD, "/xem", "xin chào"])),
    st.tuples(st.just("pin"), st.sampled_from([(14.812, 108.331), (21.0, 105.8)])),
    st.tuples(st.just("edit"), TEXTS),
    st.tuples(st.just("reply"), st.tuples(st.integers(0, 30), TEXTS)),
    st.tuples(st.just("kind"), st.sampled_from([Kind.UNSUPPORTED, Kind.GROUP, Kind.BLOCKED])),
    st.tuples(st.just("wait"), st.sampled_from([1, 4, 200, 90_000, 3_000_000])),
)


def an_ear() -> SetReader:
    ear = SetReader(places={"Bến Đá": MARKET})
    ear.when("Đèn", place=None)
    ear.when("tố cáo", nature=Nature.DENUNCIATION)
    ear.when("trời đẹp", nature=Nature.OFFTOPIC)
    ear.when("Quận", place=ABROAD)
    ear.when("Cháy", urgency=Urgency.URGENT, confidence=0.1)
    return ear


async def a_town(rulebook: Rulebook, quiet: float) -> dict[str, Chat]:
    """Two citizens, one of whom has filed; two officers of one agency; one of the closed desk."""
    hall = TownHall(rulebook, SetClock(NOON), an_ear(), quiet=quiet)
    lan = await hall.citizen("Lan")
    await hall.citizen("Tám", consented=False)
    await hall.officer("Minh")
    await hall.officer("Tuấn")
    await hall.officer("Bình", "tiep-cong-dan")
    await lan.say(ROAD)
    await hall.wait(seconds=quiet)
    await lan.press("Gửi")
    return {chat.name: chat for chat in hall.chats}


def _filled(chat: Chat, action: str) -> str:
    code = chat.hall.petitions[-1].code
    draft = (chat.state["draft"] or {}).get("id", "x") if chat.contact_id in _states(chat) else "x"
    return action.replace("{code}", code).replace("{draft}", draft)


def _states(chat: Chat) -> dict[str, Any]:
    return chat.hall.store.shelves.conversations


async def _press(chat: Chat, back: int) -> None:
    """A button that was shown at any time, the newest first."""
    shown = [action for said in reversed(chat.seen) for _, action in said.buttons]
    await chat.act(shown[back % len(shown)] if shown else "x")


async def _reply(chat: Chat, back: int, text: str) -> None:
    """To a message that was shown at any time, the newest first."""
    shown = [said.reference for said in reversed(chat.seen)]
    await chat.do(Kind.TEXT, text=text, replies_to=shown[back % len(shown)] if shown else "x")


async def make(chat: Chat, move: Move) -> bool:
    """Do it; whether an answer is owed."""
    what, how = move
    ways: dict[str, Callable[[], Awaitable[Any]]] = {
        "say": lambda: chat.say(how),
        "press": lambda: _press(chat, how),
        "act": lambda: chat.act(_filled(chat, how)),
        "command": lambda: chat.say(f"/{how} {chat.hall.petitions[-1].code}"),
        "photo": lambda: chat.photo(how),
        "pin": lambda: chat.pin(*how),
        "edit": lambda: chat.edit(how) if chat.references else chat.say(how),
        "reply": lambda: _reply(chat, *how),
        "kind": lambda: chat.do(how),
        "wait": lambda: chat.hall.wait(seconds=how),
    }
    await ways[what]()
    return what != "wait" and how is not Kind.BLOCKED


async def play(rulebook: Rulebook, moves: list[tuple[str, Move]], quiet: float) -> None:
    """The harness fails on whatever bot.turns does not handle, and on a message that cannot be sent."""
    people = await a_town(rulebook, quiet)
    for name, move in moves:
        chat = people[name]
        if not await make(chat, move) or chat.heard:
            continue
        assert _states(chat)[str(chat.contact_id)][1] is not None, f"no answer to {name}: {move}"
        assert quiet
    hall = people["Lan"].hall
    said = {name: len(chat.seen) for name, chat in people.items()}
    waiting = [chat for chat in people.values() if _states(chat).get(str(chat.contact_id), ({}, None))[1]]
    await hall.wait(seconds=quiet + 1)
    for chat in waiting:
        assert len(chat.seen) > said[chat.name], f"{chat.name} waits for ever"
    assert not [wake_at for _, wake_at in hall.store.shelves.conversations.values() if wake_at]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=st.lists(st.tuples(st.sampled_from(PEOPLE), MOVES), max_size=16))
async def test_any_sequence_of_messages_and_buttons_is_answered(
    rulebook: Rulebook, moves: list[tuple[str, Move]]
) -> None:
    await play(rulebook, moves, quiet=0)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=st.lists(st.tuples(st.sampled_from(PEOPLE), MOVES), max_size=16))
async def test_so_it_is_when_bursts_are_waited_for(rulebook: Rulebook, moves: list[tuple[str, Move]]) -> None:
    await play(rulebook, moves, quiet=3)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(presses=st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, 60)), max_size=30))
async def test_pressing_any_buttons_ever_shown_breaks_nothing(
    rulebook: Rulebook, presses: list[tuple[str, int]]
) -> None:
    await play(rulebook, [(name, ("press", back)) for name, back in presses], quiet=0)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(min_size=1, max_size=300))
async def test_any_text_is_filed_as_it_is_seen_or_answered(rulebook: Rulebook, text: str) -> None:
    hall = TownHall(rulebook, SetClock(NOON), an_ear())
    lan = await hall.citizen()
    await lan.say(text)
    assert lan.heard
    if lan.heard[-1] in ("summary", "ask-what"):
        await lan.press_first()
        (petition,) = hall.petitions
        await lan.act(f"mine:{petition.code}")
        assert hall.file_of(petition.code)[0].text in lan.text
