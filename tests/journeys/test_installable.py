"""The chat as an app: it opens without a network, keeps nothing private, makes way for its next version."""

import shutil
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot import pages
from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from tests.journeys.browsing import SMALL_PHONE, chat_of, hears, in_chromium, say
from tests.journeys.conftest import seeded_town
from tests.journeys.draw_icons import drawn

pytestmark = in_chromium


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=SMALL_PHONE)
    yield context
    await context.close()


async def installed(phone: BrowserContext, town: Service) -> Page:
    """The chat's page, once its service worker is at work."""
    page = await phone.new_page()
    await page.goto(chat_of(town))
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


async def test_without_a_network_the_page_opens_and_words_wait_until_it_is_back(
    town: Service, phone: BrowserContext
) -> None:
    page = await installed(phone, town)
    await say(page, "/trogiup")
    await hears(page, "/theodoi")
    secret = await page.evaluate("localStorage['langnghe:toi']")
    await phone.set_offline(True)
    await page.reload()
    await expect(page.locator("#offline")).to_be_visible()
    await expect(page.locator("#connection")).to_have_text("mất kết nối")
    await say(page, "Viết lúc không có mạng")
    await expect(page.get_by_role("log").get_by_text("Chưa gửi được, sẽ tự gửi lại.")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("log").get_by_text("Viết lúc không có mạng")).to_be_visible()

    await phone.set_offline(False)
    await hears(page, "/theodoi")  # the history is back, and the person is the same
    await expect(page.get_by_role("log").get_by_text("Đã gửi").last).to_be_visible()
    await expect(page.get_by_role("log").get_by_text("Viết lúc không có mạng")).to_have_count(1)
    await expect(page.locator("#offline")).to_be_hidden()
    assert await page.evaluate("localStorage['langnghe:toi']") == secret


async def test_the_shell_is_all_that_is_kept(town: Service, phone: BrowserContext) -> None:
    page = await installed(phone, town)
    await say(page, "Chuyện riêng")
    await hears(page, "trợ lý tự động")
    await page.reload()
    await hears(page, "Chuyện riêng")
    kept = await page.evaluate(
        """caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)
             .then((cache) => cache.keys()).then((all) => all.map((one) => new URL(one.url).pathname)))))"""
    )
    assert kept == [["/chat", *(f"/static/{name}" for name in pages.SHELL)]]


async def test_a_new_version_takes_over(
    settings: Settings, reader: Reader, phone: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shutil.copytree(pages.PAGES, shipped)
    monkeypatch.setattr(pages, "PAGES", shipped)
    async with seeded_town(settings, reader) as town:
        page = await installed(phone, town)
        port = town.port
    text = (shipped / "chat.html").read_text(encoding="utf-8")
    (shipped / "chat.html").write_text(
        text.replace("Xin chào bà con.", "Kính chào quý vị."), encoding="utf-8"
    )
    async with seeded_town(settings.model_copy(update={"port": port}), reader):
        await page.reload()
        for _ in range(12):  # at the latest the opening after the one that fetched it
            await page.wait_for_timeout(2500)  # Chromium looks for a new worker a second after an opening
            await page.reload()
            if await page.get_by_text("Kính chào quý vị.").count():
                break
        await expect(page.get_by_text("Kính chào quý vị.")).to_be_visible()
        assert len(await page.evaluate("caches.keys()")) == 1


async def test_the_manifest_can_be_installed(town: Service, phone: BrowserContext) -> None:
    page = await installed(phone, town)
    devtools = await phone.new_cdp_session(page)
    found = await devtools.send("Page.getAppManifest")
    assert found["url"].endswith("/manifest.webmanifest")
    assert found["errors"] == []
    assert (await devtools.send("Page.getInstallabilityErrors"))["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )


async def test_the_icons_are_the_drawing(browser: Browser) -> None:
    async for name, content in drawn(browser):
        shipped = Image.open(pages.PAGES / name).convert("RGBA")
        fresh = Image.open(BytesIO(content)).convert("RGBA")
        assert shipped.size == fresh.size
        difference = ImageStat.Stat(ImageChops.difference(shipped, fresh)).mean
        assert max(difference) < 2, f"draw {name} anew: python -m tests.journeys.draw_icons"
