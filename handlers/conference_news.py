"""Whether a citizen wishes to be told of coming conferences: another purpose, so another consent."""

from casework.notices import Choice
from handlers.citizen_welcome import welcome
from handlers.commands import action
from handlers.turn import Turn, button


def offer_of_news(turn: Turn) -> tuple[Choice, ...]:
    """A button for who has not agreed yet. Never asked twice in one message, never taken for granted."""
    return () if turn.petitioner.news_since else (button("button-news-on", "news:on"),)


@action("news")
async def choose_news(turn: Turn, written: str) -> None:
    """Agree to be told, or not any more; the moment is kept as the proof."""
    if not turn.has_consented:
        welcome(turn)
        return
    wanted = written == "on"
    turn.petitioner.news_since = turn.office.clock.now() if wanted else None
    await turn.work.people.save_petitioner(turn.petitioner)
    await turn.work.audit.record(
        actor=turn.contact.id, act="news-on" if wanted else "news-off", subject=turn.petitioner.id
    )
    turn.say("news-on" if wanted else "news-off")
