"""What the web chat's menu lists, over its real HTTP interface."""

import aiohttp
import pytest

from bot.assembly import Service
from tests.journeys.conftest import invitation
from tests.journeys.phones import WebPhone


@pytest.mark.parametrize("place", ["web"], indirect=True)
async def test_the_menu_shows_an_officer_the_officers_commands(
    bot: Service, web: aiohttp.ClientSession
) -> None:
    url = f"http://127.0.0.1:{bot.port}"

    async def menu(phone: WebPhone) -> list[str]:
        async with web.get(f"{url}/api/about", headers=phone.headers) as answer:
            return [entry["command"] for entry in (await answer.json())["commands"]]

    citizen, officer = await WebPhone.open(url, web), await WebPhone.open(url, web)
    await officer.send(f"/start {await invitation(bot, 'kinh-te')}")
    await officer.wait_for("Cán bộ Sơn")
    assert "/phananh" in await menu(citizen)
    assert "/hangdoi" not in await menu(citizen)
    shown = await menu(officer)
    assert shown.index("/hangdoi") < shown.index("/phananh")
    assert "/guitin" not in shown  # the secretary's
    async with web.get(f"{url}/api/about") as answer:
        assert answer.status == 200
