"""Draws the app's icons from bot/channels/web/icon.svg, with Chromium: `python -m tests.journeys.draw_icons`.

The maskable one fills its square, since phones cut it to their own shape; the drawing is inside.
"""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

from PIL import Image
from playwright.async_api import Browser

from bot.pages import PAGES
from tests.journeys.browsing import chromium

ICONS = {"icon-192.png": 192, "icon-512.png": 512, "maskable-512.png": 512}
GROUND = "#00594c"
INNER = 0.68


async def drawn(browser: Browser) -> AsyncIterator[tuple[str, bytes]]:
    """The icons' names and PNGs."""
    page = await browser.new_page()
    drawing = (PAGES / "icon.svg").read_text(encoding="utf-8")
    for name, size in ICONS.items():
        masked = name.startswith("maskable")
        side = round(size * INNER) if masked else size
        ground = f"background: {GROUND}" if masked else ""
        await page.set_viewport_size({"width": size, "height": size})
        await page.set_content(
            f"<style>html, body {{ margin: 0; height: 100%; {ground} }} body {{ display: flex }}"
            f" svg {{ margin: auto; width: {side}px; height: {side}px }}</style>{drawing}"
        )
        picture = Image.open(BytesIO(await page.screenshot(omit_background=True)))
        content = BytesIO()
        picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(content, "PNG", optimize=True)
        yield name, content.getvalue()
    await page.close()


async def draw() -> None:
    """Write them."""
    async with chromium() as browser:
        async for name, content in drawn(browser):
            (PAGES / name).write_bytes(content)


if __name__ == "__main__":
    asyncio.run(draw())
