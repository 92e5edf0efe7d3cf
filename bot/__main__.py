"""The command line of Lắng Nghe; docs/commands.md lists what it can do."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from bot.command_line import parser
from bot.settings import Settings, SettingsError
from bot.wrong_settings import in_words
from casework.agencies import Role
from casework.errors import CaseworkError
from storage.database import DatabaseUrlError
from storage.sealing import SealError

WRONG_SETTINGS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 with a sentence about what to mend."""
    options = parser().parse_args(arguments)
    settings = _settings()
    if settings is None:
        return WRONG_SETTINGS
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("httpx", "httpcore", "aiogram", "alembic"):  # httpx would log the token in its URLs
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        return _run(options, settings)
    except (SettingsError, DatabaseUrlError, SealError, CaseworkError) as problem:
        print(f"langnghe: {problem}", file=sys.stderr)
        return WRONG_SETTINGS
    except BaseExceptionGroup as group:
        wrong = group.subgroup(SettingsError)
        if wrong is None:
            raise
        print(f"langnghe: {leaf(wrong)}", file=sys.stderr)
        return WRONG_SETTINGS
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # `langnghe read ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _settings() -> Settings | None:
    """The settings; None, and said what is wrong, when one cannot be used."""
    try:
        return Settings()
    except ValidationError as problem:
        for sentence in in_words(problem):
            print(f"langnghe: {sentence}", file=sys.stderr)
        return None


def leaf(group: BaseException) -> BaseException:
    """The first single problem in a group of groups."""
    while isinstance(group, BaseExceptionGroup):
        group = group.exceptions[0]
    return group


def _run(options: argparse.Namespace, settings: Settings) -> int:
    return _RUNS[options.command](options, settings)


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.run import run

    return asyncio.run(run(settings))


def _demo(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.demo import demo

    return asyncio.run(demo(settings, fresh=options.fresh))


def _officer(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.officer import invite

    return asyncio.run(
        invite(
            settings,
            agency_id=options.agency,
            role=Role(options.role),
            name=options.name,
            days=options.days,
        )
    )


def _read(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.read import read

    return read(settings, options.file)


def _learn(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.learn import learn, roll_back

    return roll_back(settings) if options.rollback else asyncio.run(learn(settings))


def _deadlines(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.deadlines import deadlines

    return deadlines(options)


def _templates(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands import templates

    match options.templates_command:
        case "export":
            return templates.export(settings, options.paper, options.file)
        case "put":
            return templates.put(settings, options.paper, options.file)
        case "remove":
            return templates.remove(settings, options.paper)
        case _:
            return templates.list_all(settings)


def _poster(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.poster import poster

    return poster(settings, place=options.place, every=options.all, folder=options.folder, bot=options.bot)


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.doctor import doctor

    return asyncio.run(doctor(settings))


_RUNS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "run": _serve,
    "demo": _demo,
    "officer": _officer,
    "read": _read,
    "learn": _learn,
    "deadlines": _deadlines,
    "templates": _templates,
    "poster": _poster,
    "doctor": _doctor,
}


if __name__ == "__main__":
    sys.exit(main())
