"""What the server remembers: every call, every message that reached a chat, every stored file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.servers.telegram.wire import Params

_PLACES = {"photo": ("photos", "jpg"), "voice": ("voice", "oga"), "sticker": ("stickers", "webp")}


@dataclass(slots=True)
class Call:
    """One call of a Bot API method. `outcome` is "ok", a refusal's description, or the name of a fault."""

    method: str
    params: Params
    at: float
    chat_id: int | None
    outcome: str = "pending"
    status: int | None = None
    took_effect: bool = False
    result: Any = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button of an inline keyboard."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server, known by its file_id and by the path given by getFile."""

    file_id: str
    file_unique_id: str
    path: str
    kind: str
    content: bytes
    mime: str
    name: str | None = None

    def described(self) -> dict[str, Any]:
        """Give the fields that every file object shares."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "file_size": len(self.content),
        }


@dataclass(slots=True)
class BotMessage:
    """A message that the bot delivered to a chat, as it stands after all edits."""

    raw: dict[str, Any]
    at: float
    touched: int
    file: StoredFile | None = None
    keyboard: dict[str, Any] | None = None
    edits: list[str] = field(default_factory=list)
    first_markup: dict[str, Any] | None = None

    @property
    def message_id(self) -> int:
        """The id within the bot's messages."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it was delivered to."""
        return int(self.raw["chat"]["id"])

    @property
    def text(self) -> str:
        """The text, or the caption of a photo or a document."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of the inline keyboard as it stands now."""
        return _rows(self.raw.get("reply_markup"))

    @property
    def first_buttons(self) -> list[list[Button]]:
        """The rows of the inline keyboard as it was when the message came."""
        return _rows(self.first_markup)

    @property
    def labels(self) -> list[str]:
        """The texts on the buttons, row after row."""
        return [button.text for row in self.buttons for button in row]

    @property
    def photo(self) -> bytes | None:
        """The photo's bytes."""
        return self.file.content if self.file and "photo" in self.raw else None

    @property
    def document(self) -> bytes | None:
        """The document's bytes."""
        return self.file.content if self.file and "document" in self.raw else None

    @property
    def voice(self) -> bytes | None:
        """The recording's bytes."""
        return self.file.content if self.file and "voice" in self.raw else None

    @property
    def video(self) -> bytes | None:
        """The film's bytes."""
        return self.file.content if self.file and "video" in self.raw else None

    @property
    def filename(self) -> str | None:
        """The document's name."""
        return self.file.name if self.file else None

    @property
    def location(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        place = self.raw.get("location")
        return (place["latitude"], place["longitude"]) if place else None


def _rows(markup: dict[str, Any] | None) -> list[list[Button]]:
    rows = (markup or {}).get("inline_keyboard", [])
    return [[Button(b["text"], b.get("callback_data"), b.get("url")) for b in row] for row in rows]


class FileStore:
    """Files by file_id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, content: bytes, mime: str, name: str | None = None) -> StoredFile:
        """Store a file under a new file_id."""
        number = len(self.by_id)
        folder, ending = _PLACES.get(kind, ("documents", (name or "file.bin").rpartition(".")[2]))
        path = f"{folder}/file_{number}.{ending}"
        file = StoredFile(
            f"AgACAgUAAxkBAAI{kind[:2].upper()}{number:07d}",
            f"AQAD{number:07d}",
            path,
            kind,
            content,
            mime,
            name,
        )
        self.by_id[file.file_id] = file
        self.by_path[path] = file
        return file

    def add_photo(self, content: bytes) -> tuple[StoredFile, list[dict[str, Any]]]:
        """Store a photo; give the largest size and the list of PhotoSize objects, smallest first."""
        sizes = []
        for width, height in ((90, 67), (320, 240), (1280, 960)):
            file = self.add("photo", content, "image/jpeg")
            sizes.append({**file.described(), "width": width, "height": height})
        return file, sizes

    def __iter__(self) -> Iterator[StoredFile]:
        return iter(self.by_id.values())
