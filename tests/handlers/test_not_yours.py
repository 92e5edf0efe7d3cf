"""Nobody sees or does what is not theirs: a polite refusal, and a line in the audit."""

import pytest

from handlers.commands import ACTIONS, COMMANDS, For
from tests.handlers.chat import ROAD, Chat, TownHall

OFFICERS_COMMANDS = [name for name, entry in COMMANDS.items() if entry.audience is For.OFFICERS]
OFFICERS_ACTIONS = [verb for verb, (audience, _) in ACTIONS.items() if audience is For.OFFICERS]
# What follows these is no petition's code: a conference's number, an item's id, or nothing.
OF_CONFERENCES = frozenset(
    [
        "conf",
        "terms",
        "explain",
        "tasks",
        "draft",
        "received",
        "settle",
        "settlenow",
        "extend",
        "dossier",
        "paper",
        "public",
    ]
)
NAMED_ACTIONS = [
    verb
    for verb in OFFICERS_ACTIONS
    if verb not in ("queue", "usual", "send", "groupoff") and verb not in OF_CONFERENCES
]


def test_there_are_commands_and_actions_for_officers_only() -> None:
    assert len(OFFICERS_COMMANDS) >= 4
    assert len(OFFICERS_ACTIONS) >= 15


@pytest.mark.parametrize("name", OFFICERS_COMMANDS)
async def test_a_citizen_gives_no_officers_command(lan: Chat, hall: TownHall, name: str) -> None:
    code = await lan.filed()
    await lan.say(f"/{name} {code} abc")
    assert lan.heard == ["error-not-yours"]
    assert [actor for actor, _ in hall.audited("refused")] == [lan.contact_id]


@pytest.mark.parametrize("verb", OFFICERS_ACTIONS)
async def test_a_citizen_presses_no_officers_button_not_even_for_the_own_petition(
    lan: Chat, hall: TownHall, verb: str
) -> None:
    code = await lan.filed()
    before = hall.petition(code)
    await lan.act(f"{verb}:{code}:cong-an")
    assert lan.heard == ["error-not-yours"]
    assert [actor for actor, _ in hall.audited("refused")] == [lan.contact_id]
    assert hall.petition(code) == before


@pytest.mark.parametrize("verb", NAMED_ACTIONS)
async def test_an_officer_touches_no_other_agencys_petition(
    lan: Chat, minh: Chat, hall: TownHall, verb: str
) -> None:
    code = await lan.filed()
    other = await hall.officer("Hiền", "van-hoa-xa-hoi")
    before = hall.petition(code)
    argument = {"settopic": "land", "seturgency": "high", "outcome": "resolved"}.get(verb, "cong-an")
    extra = f":{argument}" if verb in ("settopic", "seturgency", "outcome", "referto") else ""
    await other.act(f"{verb}:{code}{extra}")
    assert other.heard == ["error-not-yours"]
    assert ROAD not in other.text
    assert [actor for actor, _ in hall.audited("refused")] == [other.contact_id]
    assert hall.petition(code) == before


@pytest.mark.parametrize("command", ["/xem {}", "/traloi {} Xong", "/chuyen {}"])
async def test_nor_by_command(lan: Chat, hall: TownHall, command: str) -> None:
    code = await lan.filed()
    other = await hall.officer("Hiền", "van-hoa-xa-hoi")
    await other.say(command.format(code))
    assert other.heard == ["error-not-yours"]
    assert len(hall.audited("refused")) == 1


async def test_an_officer_is_no_petitioner_of_what_they_handle(lan: Chat, minh: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    for verb in ("withdrawn", "thanks", "reopen", "add", "mine"):
        await minh.act(f"{verb}:{code}")
        assert minh.heard == ["error-not-yours"]
    assert len(hall.audited("refused")) == 5


async def test_the_refusal_says_nothing_of_the_petition(lan: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    tam = await hall.citizen("Tám")
    await tam.say(f"/theodoi {code}")
    assert "Lan" not in tam.text
    assert "Ổ gà" not in tam.text
    assert "Phòng Kinh tế" not in tam.text


@pytest.mark.parametrize("verb", ["file", "keep", "stands", "alone", "drop", "rewrite", "replace", "privacy"])
async def test_another_persons_draft_is_out_of_reach(lan: Chat, hall: TownHall, verb: str) -> None:
    await lan.say(ROAD)
    draft = lan.state["draft"]["id"]
    tam = await hall.citizen("Tám")
    await tam.act(f"{verb}:{draft}")
    assert tam.heard == ["stale-button"]
    assert hall.petitions == []
    await lan.press("Gửi")
    await tam.act(f"{verb}:{draft}")
    assert tam.heard == ["error-not-yours"]
    assert [actor for actor, _ in hall.audited("refused")] == [tam.contact_id]
    assert lan.code not in tam.text


@pytest.mark.parametrize("action", ["place:ben-da:{}", "disclose:public:{}", "addto:{code}:{}"])
async def test_nor_is_what_is_chosen_in_it(lan: Chat, hall: TownHall, action: str) -> None:
    code = await lan.filed()
    await lan.say("Hố khác")
    draft = lan.state["draft"]
    tam = await hall.citizen("Tám")
    await tam.act(action.format(draft["id"], code=code))
    assert tam.heard == ["stale-button"]
    assert lan.state["draft"] == draft


async def test_a_draft_is_never_added_to_another_persons_petition(lan: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    tam = await hall.citizen("Tám")
    await tam.say("Hố khác")
    await tam.act(f"addto:{code}:{tam.state['draft']['id']}")
    assert tam.heard == ["error-not-yours"]
    assert len(hall.file_of(code)) == 1
    await tam.press("Gửi")
    assert tam.heard == ["receipt"]
