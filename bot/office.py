"""The office of one installation: its rulebook, its reader, its use cases."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.holidays import public_holidays
from bot.settings import Settings, SettingsError
from casework.agenda import Agenda
from casework.answering import Answering
from casework.archiving import Archiving
from casework.broadcast import QuietHours
from casework.broadcasting import Broadcasting
from casework.calendar_keeping import CalendarKeeping
from casework.casefile import CaseFile
from casework.concluding import Concluding
from casework.conference_file import ConferenceFile
from casework.convening import Convening
from casework.drafting import Drafting
from casework.following import Following
from casework.group_keeping import GroupKeeping
from casework.intake import Intake
from casework.joining import Joining
from casework.linking import Linking
from casework.ports import Clock, Reader
from casework.reminding import Reminding
from casework.rulebook import Rulebook, load_rulebook
from casework.running_list import RunningList
from casework.telling import Telling
from casework.triage import Triage
from casework.working_days import day_of
from handlers.turn import Conferences, Office
from handlers.wording import Wording

if TYPE_CHECKING:
    from nlp.adoption import ModelShelf

HOLIDAY_YEARS = 2


def rulebook_of(settings: Settings, clock: Clock) -> Rulebook:
    """The rulebook with the public holidays of the years around now."""
    year = day_of(clock.now()).year
    return load_rulebook(
        settings.authority,
        holidays=public_holidays(year - HOLIDAY_YEARS, year + HOLIDAY_YEARS),
        sure_from=settings.sure_from,
    )


def office_of(rulebook: Rulebook, settings: Settings, clock: Clock, reader: Reader) -> Office:
    """The use cases around one rulebook."""
    casefile = CaseFile(rulebook=rulebook, clock=clock, mask=reader.mask)
    joining = Joining(casefile=casefile, matters=reader.matters)
    answering = Answering(casefile=casefile)
    return Office(
        casefile=casefile,
        joining=joining,
        intake=Intake(casefile=casefile, joining=joining),
        triage=Triage(casefile=casefile),
        answering=answering,
        linking=Linking(casefile=casefile),
        groups=GroupKeeping(casefile=casefile),
        telling=Telling(answering=answering),
        conferences=conferences_of(_broadcasting(casefile, settings), answering),
        wording=Wording(settings.language, rulebook.topics),
        quiet=timedelta(seconds=settings.burst_seconds),
    )


def _broadcasting(casefile: CaseFile, settings: Settings) -> Broadcasting:
    return Broadcasting(
        file=ConferenceFile(casefile=casefile),
        quiet=QuietHours(since=settings.quiet_from, until=settings.quiet_until),
        per_second=settings.telegram_messages_per_second,
    )


def conferences_of(broadcasting: Broadcasting, answering: Answering) -> Conferences:
    """The use cases around a conference."""
    file = broadcasting.file
    agenda = Agenda(file=file)
    return Conferences(
        file=file,
        broadcasting=broadcasting,
        convening=Convening(file=file, broadcasting=broadcasting),
        agenda=agenda,
        drafting=Drafting(file=file),
        running_list=RunningList(file=file),
        concluding=Concluding(file=file, agenda=agenda, answering=answering),
        following=Following(file=file, agenda=agenda, answering=answering),
        reminding=Reminding(file=file),
        calendar=CalendarKeeping(file=file, agenda=agenda),
        archiving=Archiving(file=file),
    )


def model_shelf(settings: Settings) -> "ModelShelf":
    """The language models of this installation."""
    from nlp.adoption import ModelShelf

    return ModelShelf(settings.data_dir / "models")


def load_reader(settings: Settings, rulebook: Rulebook) -> Reader:
    """The reader of Vietnamese; imported here because the command line does not always need it."""
    from nlp.model import ModelError
    from nlp.reader import Reader as VietnameseReader

    model = model_shelf(settings).current()
    try:
        return VietnameseReader.load(rulebook.places, model)
    except ModelError as problem:
        raise SettingsError(
            f"{problem} Nếu mô hình này do `langnghe learn` làm ra: `langnghe learn --rollback`."
        ) from None
