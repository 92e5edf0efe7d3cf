"""`langnghe doctor`: what is configured, reachable and missing, in plain words."""

import os
import shlex
import shutil
from collections.abc import Awaitable, Callable

from bot.channels.channel import DeliveryError
from bot.clock import SystemClock
from bot.office import load_reader, rulebook_of
from bot.opened import ASIDE, open_storage
from bot.scanner import Clamd, ScannerDownError
from bot.settings import Settings
from storage.files import Files
from storage.tokens import StoredTokens

CHECK_SECONDS = 10.0
SAMPLE = "Đường vào thôn hỏng nặng, mưa là ngập."
OK, BAD, OFF = "tốt  ", "HỎNG ", "tắt  "
STATUSES = {
    "queued": "chờ gửi",
    "sending": "đang gửi",
    "sent": "đã gửi",
    "failed": "không gửi được",
    "parked": "chờ người xem",
}
Check = Callable[[Settings], Awaitable[tuple[str, str]]]


async def doctor(settings: Settings) -> int:
    """Print a line for each part; the exit status is 1 when something that is configured does not work.

    So it is when no channel is switched on: nobody could write to such a bot.
    """
    channels: dict[str, Check] = {
        "Trang chat": _web_chat,
        "Telegram": _telegram,
        "Zalo Bot": _zalo_bot,
        "Zalo OA": _zalo_official_account,
    }
    checks: dict[str, Check] = {
        "Dữ liệu luật và địa bàn": _rulebook,
        "Cơ sở dữ liệu": _database,
        "Máy đọc tiếng Việt": _reader,
        **channels,
        "Quét vi-rút": _scanner,
        "Ghi âm thành chữ": _transcriber,
    }
    states = {name: await _looked_at(name, check, settings) for name, check in checks.items()}
    if all(states[name] == OFF for name in channels):
        print(f"[{BAD}] Kênh: chưa bật kênh nào, người dân chưa gửi gì được")
        return 1
    return 1 if BAD in states.values() else 0


async def _looked_at(name: str, check: Check, settings: Settings) -> str:
    try:
        state, detail = await check(settings)
    except Exception as problem:  # noqa: BLE001 - whatever is broken, the others are looked at too
        state, detail = BAD, f"{problem}"
    print(f"[{state}] {name}: {detail}")
    return state


async def _rulebook(settings: Settings) -> tuple[str, str]:
    rulebook = rulebook_of(settings, SystemClock())
    binding = rulebook.profiles(rulebook.authority.regulations)
    others = [regulation for regulation in rulebook.regulations if not regulation.is_of_conferences]
    unverified = {
        rule.article: None
        for regulation in (*others, *binding)
        for rule in regulation.deadlines
        if not rule.verified
    }
    note = f"; cần đối chiếu với văn bản gốc: {', '.join(unverified)}" if unverified else ""
    note += f"; quy định về đối thoại: {', '.join(one.short for one in binding) or 'chưa khai báo'}"
    return OK, f"{rulebook.authority.name}, {len(rulebook.agencies.entries)} cơ quan{note}"


async def _database(settings: Settings) -> tuple[str, str]:
    async with open_storage(settings, SystemClock()) as storage:
        counts = await storage.desk.counts()
        broken = await storage.desk.verify_audit()
    kind = "PostgreSQL" if storage.database.is_postgres else "SQLite"
    if broken is not None:
        return BAD, f"{kind}: sổ ghi vết bị sửa từ dòng {broken}, hãy đối chiếu với bản sao lưu"
    waiting = ", ".join(f"{STATUSES[status]} {number}" for status, number in counts.items())
    key = "DATA_KEY" if settings.data_key.get_secret_value() else str(settings.data_dir / "data.key")
    return OK, f"{kind}; tin gửi đi: {waiting}; khóa mã hóa: {key} (phải sao lưu riêng)"


async def _reader(settings: Settings) -> tuple[str, str]:
    rulebook = rulebook_of(settings, SystemClock())
    reading = load_reader(settings, rulebook).read(SAMPLE)
    topic = rulebook.topics.named(reading.topic).name
    return OK, f"đọc thử “{SAMPLE}”: {topic} ({reading.confidence:.0%})"


async def _web_chat(settings: Settings) -> tuple[str, str]:
    if not settings.web_chat:
        return OFF, "WEB_CHAT=false"
    if not os.access(settings.data_dir, os.W_OK):
        return BAD, f"không ghi được vào {settings.data_dir}: ảnh của người dân sẽ không lưu được"
    if settings.portals and not settings.public_url:
        return BAD, "có WEB_CHAT_ORIGINS nhưng chưa đặt PUBLIC_URL: chưa có dòng để dán vào cổng thông tin"
    address = settings.public_url or "chưa đặt PUBLIC_URL"
    return OK, f"cổng {settings.port}; địa chỉ công khai: {address}{_on_portals(settings)}"


def _on_portals(settings: Settings) -> str:
    """What the portals' keepers paste into their pages."""
    if not settings.portals:
        return ""
    line = f'<script src="{settings.public_url}/embed.js" defer></script>'
    return f"; dán vào trang của {', '.join(settings.portals)}: {line}"


async def _scanner(settings: Settings) -> tuple[str, str]:
    address = settings.clamd_socket
    aside = settings.data_dir / ASIDE
    waiting = await Files(aside).count()
    note = f"{waiting} tệp chưa quét được trong {aside}, tự xóa sau {settings.keep_raw_days} ngày"
    if not address:
        return OFF, f"chưa đặt CLAMD_SOCKET: tệp gửi đến không được quét{f'; {note}' if waiting else ''}"
    try:
        await Clamd(address=address, seconds=CHECK_SECONDS).scan(SAMPLE.encode())
    except ScannerDownError as problem:
        return BAD, f"{address} không trả lời: {problem}; người gửi được mời gửi lại tệp sau; {note}"
    return OK, f"{address}; {note}"


async def _telegram(settings: Settings) -> tuple[str, str]:
    if not settings.has_telegram:
        return OFF, "chưa đặt TELEGRAM_BOT_TOKEN"
    if settings.public_url and not settings.uses_webhook:
        return BAD, "có PUBLIC_URL nhưng chưa đặt WEBHOOK_SECRET"
    from telegram import Bot
    from telegram.error import TelegramError

    token = settings.telegram_bot_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            way = "webhook" if settings.uses_webhook else "hỏi liên tục (polling)"
            return OK, f"@{bot.username}, nhận tin bằng {way}"
    except TelegramError as problem:
        return BAD, f"{settings.telegram_api_url} không nhận: {problem}"


async def _zalo_bot(settings: Settings) -> tuple[str, str]:
    token = settings.zalo_bot_token.get_secret_value()
    if not token:
        return OFF, "chưa đặt ZALO_BOT_TOKEN"
    if not (settings.public_url and settings.zalo_bot_webhook_secret.get_secret_value()):
        return BAD, "cần PUBLIC_URL và ZALO_BOT_WEBHOOK_SECRET"
    from bot.channels.zalo_bot_api import ZaloBotApi

    api = ZaloBotApi(token=token, api_url=settings.zalo_bot_api_url, read_seconds=CHECK_SECONDS)
    try:
        name = (await api.call("getMe")).get("account_name", "")
    except DeliveryError as problem:
        return BAD, f"{settings.zalo_bot_api_url} không nhận: {problem}"
    finally:
        await api.close()
    return OK, f"{name}; tối đa {settings.zalo_bot_monthly_messages} tin mỗi tháng"


async def _zalo_official_account(settings: Settings) -> tuple[str, str]:
    """Its refresh token works once, so nothing is asked of Zalo: only what is kept is looked at."""
    if not settings.zalo_oa_app_id:
        return OFF, "chưa đặt ZALO_OA_APP_ID"
    secrets = {
        "ZALO_OA_APP_SECRET": settings.zalo_oa_app_secret,
        "ZALO_OA_SECRET_KEY": settings.zalo_oa_secret_key,
    }
    missing = [name for name, value in secrets.items() if not value.get_secret_value()]
    if missing:
        return BAD, f"cần {', '.join(missing)}"
    async with open_storage(settings, SystemClock()) as storage:
        kept = await StoredTokens(
            database=storage.database, channel="zalo_oa", account=settings.zalo_oa_app_id
        ).current()
    if kept is None and not settings.zalo_oa_refresh_token.get_secret_value():
        return BAD, "cần ZALO_OA_REFRESH_TOKEN cho lần đầu"
    until = (
        f"khóa truy cập dùng đến {kept.expires_at:%d/%m/%Y %H:%M} UTC" if kept else "chưa lấy khóa lần nào"
    )
    templates = (settings.zalo_zns_status, settings.zalo_zns_answer, settings.zalo_zns_conclusion)
    return OK, f"{until}; mẫu ZNS: {sum(map(bool, templates))}/{len(templates)}"


async def _transcriber(settings: Settings) -> tuple[str, str]:
    if not settings.transcribe_command:
        return OFF, "chưa đặt TRANSCRIBE_COMMAND: cán bộ tự nghe ghi âm"
    program, *_ = shlex.split(settings.transcribe_command) or [""]
    if shutil.which(program) is None:
        return BAD, f"không chạy được {program}"
    return OK, f"{program}, tối đa {settings.transcribe_seconds:.0f} giây mỗi ghi âm"
