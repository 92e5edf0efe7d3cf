"""What sentences say of a message to many: its number, how it begins, when it was begun, to whom it goes."""

from casework.broadcast import Audience, Broadcast, Reach
from casework.notices import Words
from casework.petition import spoken_code
from handlers.lengths import excerpt
from handlers.turn import Turn

FIRST_WORDS = 80


async def words_of(turn: Turn, broadcast: Broadcast) -> Words:
    """All that is known before anybody has been told."""
    wish = broadcast.wish
    text = str(wish.words.get("text", "")) or turn.word(wish.sentence, wish.words)
    return {
        "number": broadcast.number,
        "state": broadcast.state,
        "reach": wish.audience.reach,
        "name": await name_of(turn, wish.audience),
        "count": max(broadcast.total, broadcast.fed),
        "text": excerpt(" ".join(text.split()), FIRST_WORDS),
        "begun": turn.office.local_time(broadcast.started_at) if broadcast.started_at else "",
    }


async def name_of(turn: Turn, audience: Audience) -> str:
    """What people call the audience's place, petition or conference."""
    match audience.reach:
        case Reach.PLACE:
            place = turn.office.rulebook.places.get(audience.of)
            return place.name if place else ""
        case Reach.PETITION:
            petition = await turn.work.petitions.with_id(audience.of)
            return spoken_code(petition.code) if petition else ""
        case Reach.CONFERENCE:
            conference = await turn.work.conferences.with_id(audience.of)
            return f"HN{conference.number}" if conference else ""
        case _:
            return ""


def yes(is_so: bool) -> str:
    """What a sentence asks for."""
    return "yes" if is_so else "no"
