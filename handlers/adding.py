"""What goes into a petition that is filed already: which ones are meant, and what is said afterwards."""

from datetime import timedelta

from casework.notices import Choice, Words
from casework.petition import Act, Petition, spoken_code
from handlers.turn import Turn, button

RECENT = timedelta(days=7)
LOOKED_AT = 10
OFFERED = 3


async def recent_petitions(turn: Turn) -> list[Petition]:
    """The own petitions that a file without words may belong to, the last spoken of first.

    Spoken of: filed, added to, asked about or answered within a week, and not taken back.
    """
    since = turn.office.clock.now() - RECENT
    found = []
    for petition in (await turn.work.petitions.of_petitioner(turn.petitioner.id))[:LOOKED_AT]:
        if not petition.allows(Act.SUPPLEMENT):
            continue
        last = (await turn.work.petitions.file_of(petition.id))[-1]
        if last.at >= since:
            found.append((last.at, petition))
    return [petition for _, petition in sorted(found, key=lambda one: one[0], reverse=True)][:OFFERED]


def say_added(turn: Turn, petition: Petition) -> None:
    """It is in the file; where there is an answer already, two buttons ask what the words mean for it."""
    words: Words = {"code": spoken_code(petition.code)}
    if not petition.allows(Act.REOPEN):
        turn.say("supplemented", words, choices=(button("button-add-more", f"add:{petition.code}"),))
        return
    satisfied: tuple[Choice, ...] = (
        button("button-satisfied", f"thanks:{petition.code}"),
        button("button-not-satisfied", f"objects:{petition.code}"),
    )
    turn.say("supplemented-answered", words, choices=satisfied)
