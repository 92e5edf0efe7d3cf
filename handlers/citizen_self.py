"""What a citizen may do with the own data: the name, a look, withdrawal of consent (Luật 91/2025/QH15)."""

from handlers.citizen_draft import consider
from handlers.citizen_phone import choice_of_phone
from handlers.citizen_welcome import welcome
from handlers.commands import action, command, step
from handlers.conference_news import offer_of_news
from handlers.conversation import Conversation, Step
from handlers.turn import Turn, button

LONGEST_NAME = 60


@command("ten", summary="command-name")
async def name_by_command(turn: Turn, argument: str) -> None:
    """The name to be called by; only a person who has consented leaves one."""
    if not turn.has_consented:
        welcome(turn)
    elif argument:
        await named(turn, argument)
    else:
        turn.conversation.step = Step.NAMING
        turn.say("ask-name")


@step(Step.NAMING)
async def named(turn: Turn, text: str) -> None:
    """Keep the name; go on with an open draft."""
    if not text:
        turn.say("ask-name")
        return
    turn.petitioner.name = " ".join(text.split())[:LONGEST_NAME]
    await turn.work.people.save_petitioner(turn.petitioner)
    turn.say("name-kept", {"name": turn.petitioner.name})
    if turn.conversation.has_draft:
        await consider(turn, "")
    else:
        turn.conversation.rest()


@command("dulieu", summary="command-data", aliases=("du lieu",))
@action("dulieu")
async def own_data(turn: Turn, argument: str) -> None:
    """What is stored of this person, and the ways to change it."""
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    consented = turn.petitioner.consented_at
    news = turn.petitioner.news_since
    phone = await turn.work.ladder.phone_of(turn.petitioner.id)
    changes = (
        button("button-change-name", "rename:"),
        *(offer_of_news(turn) or (button("button-news-off", "news:off"),)),
        choice_of_phone(phone),
        button("button-erase", "erase:"),
    )
    turn.say(
        "own-data",
        {
            "name": turn.petitioner.name,
            "consented": turn.office.local_time(consented) if consented else "",
            "count": len(petitions),
            "news": turn.office.local_time(news) if news else "",
            "phone": phone,
            "controller": turn.office.rulebook.authority.controller,
            "contact": turn.office.rulebook.authority.contact,
        },
        choices=changes if consented else (),
    )


@action("rename")
async def rename(turn: Turn, argument: str) -> None:
    """Ask for another name."""
    await name_by_command(turn, "")


@action("erase")
async def ask_erasure(turn: Turn, argument: str) -> None:
    """Say what erasing means before doing it."""
    turn.say(
        "ask-erase", choices=(button("button-erase-no", "dulieu:"), button("button-erase-yes", "erased:"))
    )


@action("erased")
async def erase(turn: Turn, argument: str) -> None:
    """Withdraw consent: name and raw messages go, texts already filed stay with the dossier, unnamed."""
    turn.petitioner.name = ""
    turn.petitioner.consented_at = turn.petitioner.news_since = None
    await turn.work.people.save_petitioner(turn.petitioner)
    await turn.work.ladder.keep_phone(turn.petitioner.id, "", turn.office.clock.now())
    for contact in await turn.work.ladder.contacts_of(turn.petitioner.id):
        await turn.office.conferences.running_list.forget(turn.work, contact)
        await turn.work.forget_inbox(contact)
        if contact.id != turn.contact.id:  # this chat's own is kept when the turn closes
            await turn.work.conversations.save(contact.id, Conversation().to_state(), wake_at=None)
    await turn.work.audit.record(actor=turn.contact.id, act="withdraw-consent", subject=turn.petitioner.id)
    turn.conversation.rest()
    turn.conversation.forget()
    turn.say("erased", {"contact": turn.office.rulebook.authority.contact})
