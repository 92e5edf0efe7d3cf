"""What was understood of a draft, as the citizen sees it before confirming, and the one question: where."""

import re

from casework.admissibility import Admission
from casework.intake import Filing, Plan
from casework.joining import Alike
from casework.notices import Choice
from casework.petition import spoken_code
from casework.reading import PlaceMention, Reading
from handlers.attached import attached
from handlers.cleaning import fold
from handlers.collecting import tell_concluded
from handlers.conversation import Draft, Step
from handlers.lengths import excerpt
from handlers.turn import Turn, button

LONGEST_PLACE = 200
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)[\s.]?\d(?:[\s.]?\d){7,8}(?!\d)")
_FILLERS = frozenset(
    {"o", "tai", "thon", "xa", "ban", "ap", "to", "cho", "do", "day", "nha", "minh", "toi", "ba", "con"}
    | {"chau", "oi", "a", "nhe", "em", "thua", "da"}
)


def ask_place(turn: Turn, draft: Draft) -> None:
    """The one question: where. The first button is the authority's own place."""
    turn.conversation.step = Step.PLACING
    rulebook = turn.office.rulebook
    home = rulebook.authority.place
    here = rulebook.places.get(home)
    villages = rulebook.places.inside(home)
    assert here is not None
    turn.say(
        "ask-place",
        {"excerpt": excerpt(draft.text)},
        choices=(
            button("button-place-here", f"place:{home}:{draft.id}", place=here.name),
            *(
                button("button-place", f"place:{place.id}:{draft.id}", place=place.name)
                for place in villages[:8]
            ),
            button("button-place-unknown", f"place:?:{draft.id}"),
        ),
    )


def ask_which(turn: Turn, draft: Draft, mention: PlaceMention) -> None:
    """Several communes have the name that was written: which one, never guessed."""
    turn.conversation.step = Step.PLACING
    draft.place_choices = tuple(
        (choice.place_id or "", f"{choice.commune}, {choice.province}") for choice in mention.choices
    )
    turn.say(
        "ask-which",
        {"written": excerpt(mention.written, LONGEST_PLACE)},
        choices=(
            *(
                button(
                    "button-which",
                    f"which:{number}:{draft.id}",
                    place=f"{choice.commune}, {choice.province}",
                    former=choice.former,
                )
                for number, choice in enumerate(mention.choices)
            ),
            button("button-which-none", f"which:none:{draft.id}"),
        ),
    )


def filing_of(turn: Turn, draft: Draft, reading: Reading) -> Filing:
    """What would be filed if the citizen confirmed now."""
    return Filing(
        key=draft.id,
        contact=turn.contact,
        text=draft.text,
        reading=reading,
        place_id=draft.place_id,
        place_written=draft.place_written,
        disclosure=draft.disclosure,
        attachments=draft.attachments,
        stands_as_petition=draft.stands_as_petition,
        joins=draft.joins,
        place_outside=draft.place_outside,
    )


async def summarise(turn: Turn, draft: Draft, reading: Reading) -> None:
    """What was understood, where it goes and why, by when an answer is due; the first button sends it."""
    turn.conversation.step = Step.CONFIRMING
    plan = turn.office.intake.plan(filing_of(turn, draft, reading))
    sentence = {
        Admission.QUEUE: "summary",
        Admission.SEAL: "summary-sealed",
        Admission.SET_ASIDE: "summary-set-aside",
    }[plan.admission]
    others = await _known_already(turn, draft, reading) if plan.admission is Admission.QUEUE else None
    choices = await _choices(turn, draft, plan, others)
    turn.conversation.usual, turn.conversation.otherwise = choices[0].action, f"drop:{draft.id}"
    turn.say(sentence, _summary_words(turn, draft, reading, plan, others), choices=choices)


async def _known_already(turn: Turn, draft: Draft, reading: Reading) -> Alike | None:
    """The likeliest open petition of other people about the same matter.

    Where a conference has concluded about the matter in writing, that is shown first, once.
    """
    joining = turn.office.joining
    concluded = None if draft.told_concluded else await joining.concluded(turn.work, reading.trace)
    if concluded is not None:
        draft.told_concluded = True
        tell_concluded(turn, *concluded)
    others = await joining.alike(turn.work, reading.trace, but_of=turn.petitioner.id, limit=1)
    return others[0] if others else None


def _summary_words(
    turn: Turn, draft: Draft, reading: Reading, plan: Plan, others: Alike | None
) -> dict[str, str | int]:
    rulebook = turn.office.rulebook
    return {
        "excerpt": excerpt(draft.text),
        "nature": reading.nature,
        "topic": reading.topic,
        "urgency": reading.urgency,
        "place": place_words(turn, draft.place_id, draft.place_written),
        "attached": attached(turn, draft.attachments),
        "pinned": "yes" if any(item.latitude is not None for item in draft.attachments) else "",
        "agency": plan.route.agency.name,
        "reason": plan.route.reason,
        "due": plan.answer.due.isoformat() if plan.answer else "",
        "days": plan.answer.rule.days if plan.answer else 0,
        "article": plan.answer.rule.article if plan.answer else "",
        "provisional": "yes" if plan.answer and plan.answer.provisional else "no",
        "disclosure": draft.disclosure,
        "revealing": "yes" if _PHONE.search(draft.text) else "",
        "authority": rulebook.authority.name,
        "others": others.people if others else 0,
        "alike": turn.office.casefile.mask(others.petition.title) if others else "",
    }


async def _choices(turn: Turn, draft: Draft, plan: Plan, others: Alike | None) -> tuple[Choice, ...]:
    drop = button("button-drop", f"drop:{draft.id}")
    rewrite = button("button-rewrite", f"rewrite:{draft.id}")
    if plan.admission is Admission.SET_ASIDE:
        return (button("button-file-anyway", f"keep:{draft.id}"), rewrite, drop)
    if plan.admission is Admission.SEAL:
        stands = button("button-just-petition", f"stands:{draft.id}")
        return (button("button-file-sealed", f"file:{draft.id}"), stands, rewrite, drop)
    open_petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    newest = next((petition for petition in open_petitions if petition.is_open), None)
    add_to = (
        (button("button-add-to", f"addto:{newest.code}:{draft.id}", code=spoken_code(newest.code)),)
        if newest
        else ()
    )
    same = (
        (button("button-file-joined", f"filejoined:{others.petition.code}:{draft.id}", others=others.people),)
        if others
        else ()
    )
    return (
        button("button-file", f"file:{draft.id}"),
        *same,
        rewrite,
        button("button-replace", f"replace:{draft.id}"),
        button("button-disclosure", f"privacy:{draft.id}"),
        *add_to,
        drop,
    )


def _says_more(written: str, address: str) -> bool:
    """Whether somebody's words name more than the address does ('ở thôn Bến Đá cháu ơi' does not)."""
    said, known = (set(re.findall(r"\w+", fold(text))) for text in (written, address))
    return bool(said - known - _FILLERS)


def place_words(turn: Turn, place_id: str | None, written: str) -> str:
    """The place's address, and the citizen's own words for it where they say more."""
    address = turn.office.rulebook.places.path(place_id) if place_id else ""
    if not address or not _says_more(written, address):
        return address or excerpt(written, LONGEST_PLACE)
    return turn.word("place-in-words", {"place": address, "written": excerpt(written, LONGEST_PLACE)})
