"""`langnghe poster`: a printable QR poster for a village hall, with the place already known to the chat."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

from bot.clock import SystemClock
from bot.office import rulebook_of
from bot.settings import Settings, SettingsError
from casework.places import POSTER, Level, Place, Places
from casework.rulebook import Rulebook
from handlers.cleaning import fold
from papers.poster import Poster, WayIn, print_poster

_IN_A_LINK = re.compile(r"[A-Za-z0-9_-]{1,61}")  # Telegram's start parameter: 64 with the mark before it


def poster(settings: Settings, *, place: str, every: bool, folder: Path, bot: str) -> int:
    """Write one A4 page for a place (empty: the authority's own), or for each of its communes."""
    rulebook = rulebook_of(settings, SystemClock())
    places = _communes(rulebook) if every else [_found(rulebook, place)]
    for one in places:
        _check(one)
    name = (bot or asyncio.run(_name_of_bot(settings))).lstrip("@")
    for one in places:
        file = folder / f"ap-phich-{one.id}.docx"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(print_poster(_poster(rulebook, one, _ways(settings, one, name))))
        except OSError as problem:
            raise SettingsError(f"Không ghi được {file}: {problem.strerror}.") from None
        print(f"Đã ghi {file} ({rulebook.places.path(one.id)}). In khổ A4, một trang.")
    return 0


def _communes(rulebook: Rulebook) -> list[Place]:
    home = rulebook.authority.place
    found = [
        place
        for place in rulebook.places
        if place.level is Level.COMMUNE and home in {above.id for above in rulebook.places.upwards(place.id)}
    ]
    return found or [_found(rulebook, "")]


def _found(rulebook: Rulebook, written: str) -> Place:
    """The place by id, mark ('xa-ID') or name, diacritics aside; otherwise refused with the known ones."""
    places = rulebook.places
    wanted = fold(written or rulebook.authority.place)
    by_id = places.of_poster(wanted) or places.of_poster(POSTER + wanted)
    found = [by_id] if by_id is not None else _named(places, wanted)
    if len(found) == 1:
        return found[0]
    many = "là tên của nhiều nơi" if found else "không có trong danh mục địa bàn"
    listed = found or [place for place in places if place.level is not Level.PROVINCE]
    known = ", ".join(f"{place.id} ({place.name})" for place in listed)
    raise SettingsError(f"'{written}' {many}. Hãy dùng mã trước ngoặc: {known}.")


def _named(places: Places, wanted: str) -> list[Place]:
    """By a whole name, or by one without its first word ('thôn', 'xã')."""
    known = [place for place in places if place.level is not Level.PROVINCE]
    names = {place: [fold(name) for name in (place.name, *place.aliases)] for place in known}
    whole = [place for place in known if wanted in names[place]]
    return whole or [
        place for place in known if wanted in {name.partition(" ")[2] for name in names[place]} - {""}
    ]


def _check(place: Place) -> None:
    if not _IN_A_LINK.fullmatch(place.id):
        raise SettingsError(
            f"Mã địa bàn '{place.id}' không đặt vào đường dẫn được: chỉ dùng chữ không dấu, số, '-' và '_',"
            " tối đa 61 ký tự. Hãy sửa mã này trong tệp địa bàn (casework/data/agencies)."
        )


async def _name_of_bot(settings: Settings) -> str:
    """The name in Telegram's links, asked of Telegram itself; empty when Telegram is off."""
    if not settings.has_telegram:
        return ""
    from telegram import Bot
    from telegram.error import TelegramError

    token = settings.telegram_bot_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            return str(bot.username)
    except TelegramError as problem:
        raise SettingsError(
            f"Không hỏi được tên bot từ Telegram ({problem})."
            " Hãy thử lại khi có mạng, hoặc ghi tên bot: langnghe poster --bot TÊN_BOT"
        ) from None


def _ways(settings: Settings, place: Place, bot: str) -> Sequence[WayIn]:
    """The channels that are switched on; refused when there is none to be printed."""
    mark = f"{POSTER}{place.id}"
    ways = []
    if settings.zalo_link:
        note = f"Mở ra rồi nhắn: {mark}"
        ways.append(WayIn(name="Zalo", link=settings.zalo_link, note=note))
    if settings.public_url and settings.web_chat:
        link = f"{settings.public_url}/chat?xa={place.id}"
        ways.append(WayIn(name="Trang chat", link=link, note=f"Không cần cài gì: {_shown(link)}"))
    if bot:
        link = f"https://t.me/{bot}?start={mark}"
        ways.append(WayIn(name="Telegram", link=link, note=_shown(f"https://t.me/{bot}")))
    if not ways:
        raise SettingsError(
            "Chưa có kênh nào để in mã: hãy đặt PUBLIC_URL (trang chat), TELEGRAM_BOT_TOKEN hoặc ZALO_LINK"
            " trong .env (xem .env.example)."
        )
    return ways


def _shown(link: str) -> str:
    return link.partition("://")[2]


def _poster(rulebook: Rulebook, place: Place, ways: Sequence[WayIn]) -> Poster:
    authority = rulebook.authority
    return Poster(
        authority=authority.name,
        place=_heading(rulebook, place),
        contact=authority.contact,
        ways=ways,
    )


def _heading(rulebook: Rulebook, place: Place) -> str:
    """'Thôn Bến Đá, xã Sông Hiền': without the province, which everybody there knows."""
    names = [above.name for above in rulebook.places.upwards(place.id) if above.level is not Level.PROVINCE]
    address = ", ".join(names)
    return address[:1].upper() + address[1:]
