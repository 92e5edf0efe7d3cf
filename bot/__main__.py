"""The command line of Lắng Nghe; docs/commands.md lists what it can do."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from bot.commands.deadlines import add_options
from bot.settings import Settings, SettingsError
from casework.agencies import Role
from casework.errors import CaseworkError
from storage.database import DatabaseUrlError
from storage.sealing import SealError

WRONG_SETTINGS = 2


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(prog="langnghe", description="From a citizen's phone to an answer.")
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve citizens and officers on all configured channels")
    demo = commands.add_parser("demo", help="a seeded town with the web chat, on this machine only")
    demo.add_argument("--fresh", action="store_true", help="forget what was done in earlier demonstrations")
    officer = commands.add_parser("officer", help="officers' accounts").add_subparsers(
        dest="officer_command", required=True
    )
    invite = officer.add_parser("invite", help="make a one-time invitation")
    invite.add_argument("--agency", required=True, help="id of the agency in the agencies file")
    invite.add_argument("--role", default=Role.OFFICER, choices=[*Role], help="default: officer")
    invite.add_argument("--name", default="", help="the officer's name as colleagues see it")
    invite.add_argument("--days", type=int, default=7, help="days until it expires (default: 7)")
    read = commands.add_parser("read", help="read messages and print what was understood, a JSON line each")
    read.add_argument("file", help="a file of JSON lines with `text`, or - for standard input")
    learn = commands.add_parser(
        "learn", help="train again with officers' corrections; adopt only a good model"
    )
    learn.add_argument("--rollback", action="store_true", help="go back to the model before")
    templates = commands.add_parser("templates", help="an office's own templates of papers")
    doing = templates.add_subparsers(dest="templates_command", required=True)
    doing.add_parser("list", help="which papers there are, and which have an own template")
    for name, what in (
        ("export", "write a paper's template to a file"),
        ("put", "check and use an own template"),
    ):
        one = doing.add_parser(name, help=what)
        one.add_argument("paper", help="id of the paper (see: templates list)")
        one.add_argument("file", type=Path)
    doing.add_parser("remove", help="use the shipped template again").add_argument("paper")
    poster = commands.add_parser("poster", help="a printable A4 poster with QR codes for a village hall")
    which = poster.add_mutually_exclusive_group()
    which.add_argument("--place", default="", help="id or name of the place (default: the authority's own)")
    which.add_argument("--all", action="store_true", help="one poster for each commune")
    poster.add_argument("--folder", type=Path, default=Path(), help="where to write (default: here)")
    poster.add_argument("--bot", default="", help="the Telegram bot's name, when Telegram can't be asked")
    add_options(commands.add_parser("deadlines", help="when everything is due under a regulation"))
    commands.add_parser("doctor", help="what is configured, reachable and missing")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 with a sentence about what to mend."""
    options = parser().parse_args(arguments)
    settings = _settings()
    if settings is None:
        return WRONG_SETTINGS
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
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
        for error in problem.errors(include_url=False):
            name = str(error["loc"][0]).upper()
            print(f"langnghe: {name}={error['input']}: {error['msg']} (see .env.example)", file=sys.stderr)
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
