"""`langnghe demo`: a seeded town on this machine, nothing asked of the Internet."""

import asyncio
import shutil
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.assembly import Service
from bot.clock import SystemClock
from bot.commands.officer import issue
from bot.commands.run import until_stopped
from bot.commands.seed import Town, load_town, seed_town
from bot.office import load_reader, office_of, rulebook_of
from bot.opened import open_storage
from bot.settings import Settings, SettingsError
from casework.agencies import Role
from casework.ports import Clock
from casework.rulebook import Rulebook
from storage.desk import Desk

FOLDER = Path(".demo")
BURST_SECONDS = 1.5
FIRST_OFFICER = "kinh-te"
TRY = (
    "Cống trước nhà số 12 thôn Chợ Mới nghẹt cả tháng nay, mưa là nước tràn vào nhà, hôi không chịu được.",
    "duong vao thon dong xoai hu nang, xe dap hoc sinh te hoai, xa lam on sua gium",
    "Sạt lở bờ sông ở thôn Bến Đá đã ăn tới móng nhà tôi, đêm qua nứt thêm một mảng, cả nhà sợ sập.",
    "Rác ở chợ hai tuần chưa ai dọn.",
)


def demo_settings(settings: Settings) -> Settings:
    """The embedded defaults, whatever is configured for production; only the port may differ."""
    return settings.model_copy(
        update={
            "authority": "demo",
            "language": "vi",
            "database_url": f"sqlite:///{FOLDER / 'town.db'}",
            "data_dir": FOLDER,
            "data_key": SecretStr(""),
            "telegram_bot_token": SecretStr(""),
            "public_url": "",
            "host": "127.0.0.1",
            "web_chat": True,
            "burst_seconds": BURST_SECONDS,
        }
    )


async def demo(settings: Settings, *, fresh: bool) -> int:
    """Seed the town if it is new, print what to open, serve until Ctrl-C."""
    _check_port(settings.port)  # before anything is erased: a demonstration may be running
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    settings = demo_settings(settings)
    clock = SystemClock()
    rulebook = rulebook_of(settings, clock)
    reader = load_reader(settings, rulebook)
    town = load_town()
    async with open_storage(settings, clock) as storage:
        await seed_town(storage.desk, town, rulebook, reader, clock.now())
        service = Service(
            settings,
            storage,
            office_of(rulebook, settings, clock, reader),
            reader,
            clock=clock,
            demo=page_maker(storage.desk, rulebook, town, clock),
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(_announce(service))
            await until_stopped(service.run())
    return 0


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SettingsError(
                f"Cổng {port} đang có chương trình dùng, có thể là một bản trình diễn khác."
                " Hãy dừng nó, hoặc đặt PORT là số khác."
            ) from None


async def _announce(service: Service) -> None:
    await service.ready.wait()
    print(
        f"""
  Lắng Nghe - bản trình diễn: xã Sông Hiền (hư cấu)

  Mở trong trình duyệt:   http://localhost:{service.port}

  Bên trái là điện thoại của người dân, bên phải là của cán bộ.
  Dữ liệu nằm trong thư mục {FOLDER}/ . Bấm Ctrl-C để dừng.
"""
    )


async def invitations(desk: Desk, town: Town, clock: Clock) -> dict[str, str]:
    """A fresh invitation for each officer and the staff of the town: pages enrol themselves with it."""
    codes: dict[str, str] = {}
    async with desk.work() as work:
        for agency_id, name in town.joining.items():
            codes[agency_id] = await issue(
                work,
                agency_id=agency_id,
                role=Role.OFFICER,
                name=name,
                expires_at=clock.now() + timedelta(days=1),
            )
        for one in town.staff:
            codes[one.key] = await issue(
                work,
                agency_id=one.agency,
                role=one.role,
                name=one.name,
                expires_at=clock.now() + timedelta(days=1),
            )
        await work.commit()
    return codes


def page_maker(
    desk: Desk, rulebook: Rulebook, town: Town, clock: Clock
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Makes the page's data; each opening of the page gets invitations of its own."""

    async def make() -> dict[str, Any]:
        return page_data(rulebook, town, await invitations(desk, town, clock))

    return make


def page_data(rulebook: Rulebook, town: Town, codes: dict[str, str]) -> dict[str, Any]:
    """What the page with the two phones shows."""
    labels = {agency_id: rulebook.agencies.named(agency_id).name for agency_id in town.joining}
    labels |= {one.key: one.label for one in town.staff}
    officers = [{"name": f"can-bo-{key}", "label": labels[key], "start": code} for key, code in codes.items()]
    officers.sort(key=lambda officer: officer["name"] != f"can-bo-{FIRST_OFFICER}")
    return {
        "title": "Lắng Nghe",
        "intro": (
            f"Bản trình diễn: {rulebook.authority.short_name} và {len(town.stories)} phản ánh đều là hư cấu."
        ),
        "phones": [{"name": "cong-dan", "label": "Người dân", "start": ""}, officers[0]],
        "more": officers[1:],
        "try": list(TRY),
    }
