"""Between the channel and the conversation: files are fetched, judged and kept; the words always go on."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.channel import RetryLaterError
from bot.turns import Turns
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming
from storage.files import Files, FileTooLargeError
from tests.fakes import media


class SetReceiver:
    """Gives out what the test says, or raises it."""

    def __init__(self, **sent: bytes | Exception) -> None:
        self.sent = sent

    async def fetch(self, attachment: Attachment) -> bytes:
        found = self.sent[attachment.reference]
        if isinstance(found, Exception):
            raise found
        return found


class Hearing:
    """Writes down what the test says."""

    def __init__(self, words: str | Exception) -> None:
        self.words = words

    async def transcribe(self, content: bytes) -> str:
        assert content == media.OGG
        if isinstance(self.words, Exception):
            raise self.words
        return self.words


def turns(folder: Path, transcriber: Hearing | None = None) -> Turns:
    parts: dict[str, Any] = dict.fromkeys(
        ("desk", "front_desk", "receivers", "reader", "threads", "clock", "arrived", "decided")
    )
    return Turns(**parts, files=Files(folder), transcriber=transcriber)


def message(**kinds: MediaKind) -> Incoming:
    attachments = tuple(Attachment(kind=kind, reference=name) for name, kind in kinds.items())
    return Incoming(channel="telegram", address="1", text="Đường hỏng", attachments=attachments)


async def test_a_refused_file_leaves_the_words_and_the_other_files(tmp_path: Path) -> None:
    receiver: Any = SetReceiver(a=media.photo(), b=b"MZ" + bytes(50), c=media.OGG)
    sent = message(a=MediaKind.PHOTO, b=MediaKind.DOCUMENT, c=MediaKind.VOICE)
    kept = await turns(tmp_path)._with_media(receiver, sent)
    assert [item.kind for item in kept.attachments] == [MediaKind.PHOTO, MediaKind.VOICE]
    assert (kept.text, kept.refused, kept.heard) == ("Đường hỏng", ("media-program",), "")


@pytest.mark.parametrize(
    ("kind", "fault", "references", "refused"),
    [
        (MediaKind.PHOTO, RetryLaterError("down"), ["a"], ()),
        (MediaKind.DOCUMENT, RetryLaterError("down"), [], ("media-try-again",)),
        (MediaKind.VIDEO, FileTooLargeError("21 MB"), [], ("media-too-large",)),
    ],
)
async def test_what_cannot_be_fetched(
    tmp_path: Path, kind: MediaKind, fault: Exception, references: list[str], refused: tuple[str, ...]
) -> None:
    receiver: Any = SetReceiver(a=fault)
    kept = await turns(tmp_path)._with_media(receiver, message(a=kind))
    assert [item.reference for item in kept.attachments] == references
    assert kept.refused == refused
    assert kept.text == "Đường hỏng"


@pytest.mark.parametrize(
    ("words", "heard"), [(" alo alo ", "alo alo"), ("", ""), (RuntimeError("no model"), "")]
)
async def test_what_is_said_is_written_down_where_somebody_does_so(
    tmp_path: Path, words: str | Exception, heard: str
) -> None:
    receiver: Any = SetReceiver(a=media.OGG)
    kept = await turns(tmp_path, Hearing(words))._with_media(receiver, message(a=MediaKind.VOICE))
    assert kept.heard == heard
    assert len(kept.attachments) == 1
