"""What tests in a real browser share: Debian's Chromium, and what a person does and sees in it.

Screenshots go to the folder SHOTS (default: shots/, not kept in the repository), to be looked at by a person.
"""

import json
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Frame, Page, async_playwright, expect

from bot.assembly import Service
from tests.servers.patience import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(os.environ.get("SHOTS", "shots"))
DRAIN = "Cống trước nhà số 12 thôn Chợ Mới nghẹt cả tháng nay, mưa là nước tràn vào nhà, hôi không chịu được."
expect.set_options(timeout=PATIENCE * 1000)
SMALL_PHONE = {"width": 360, "height": 640}

in_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (apt install chromium)"),
]


@asynccontextmanager
async def chromium(*flags: str) -> AsyncIterator[Browser]:
    """A browser with these flags besides the usual ones."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        yield browser
        await browser.close()


@asynccontextmanager
async def own_browser(profile: Path) -> AsyncIterator[BrowserContext]:
    """A browser that remembers, also what other sites' frames store; the others here are private windows."""
    settings = profile / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"cookie_controls_mode": 0}}))
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=FLAGS
        )
        yield context
        await context.close()


def chat_of(town: Service) -> str:
    """The address of the chat's page."""
    return f"http://127.0.0.1:{town.port}/chat"


async def shoot(page: Page, name: str) -> None:
    await page.screenshot(path=SHOTS / f"{name}.png")


async def say(phone: Frame | Page, text: str) -> None:
    await phone.locator("#text").fill(text)
    await phone.locator("#send").click()


async def press(phone: Frame | Page, label: str) -> None:
    await phone.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()


async def choose(phone: Frame | Page, entry: str) -> None:
    """Take an entry of the menu."""
    await phone.locator("#menu").click()
    await phone.locator("#commands").get_by_role("button", name=entry).click()


async def hears(phone: Frame | Page, text: str | re.Pattern[str]) -> None:
    await expect(phone.get_by_role("log").get_by_text(text).last).to_be_visible()


def phone_in(page: Page, name: str) -> Frame:
    return next(frame for frame in page.frames if f"id={name}" in frame.url)
