"""On every size of phone, in every way of drawing, with doubled letters: nothing is cut off, nothing is tiny.

Each scene leaves a screenshot, to be looked at by a person.
"""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.assembly import Service
from tests.journeys.browsing import chat_of, choose, chromium, hears, in_chromium, say, shoot

pytestmark = in_chromium

SIZES: tuple[ViewportSize, ...] = (
    {"width": 320, "height": 568},
    {"width": 360, "height": 640},
    {"width": 412, "height": 915},
    {"width": 768, "height": 1024},
)
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "dark", "forced_colors": "active"},
    "doubled": {"color_scheme": "light"},
}
DOUBLED = "--blink-settings=defaultFontSize=32"
FAULTS = """() => {
  const faults = [];
  const fault = (one, what) => faults.push(`${what}: ${one.id || one.className || one.textContent}`);
  for (const one of document.querySelectorAll('button, input, textarea, p, h2')) {
    const box = one.getBoundingClientRect();
    if (!one.offsetParent || box.width <= 1) continue;
    if (!['P', 'H2'].includes(one.tagName) && Math.min(box.width, box.height) < 44) fault(one, 'tiny');
    if (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1) fault(one, 'runs over its edge');
    if (box.left < 0 || box.right > innerWidth + 1) fault(one, 'cut off');
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen');
  if (document.documentElement.scrollHeight > innerHeight) faults.push('higher than the screen');
  return faults;
}"""


@pytest.mark.parametrize("look", LOOKS)
async def test_everything_fits_and_can_be_hit(town: Service, look: str) -> None:
    found: dict[str, list[str]] = {}
    async with chromium(*([DOUBLED] if look == "doubled" else [])) as browser:
        for size in SIZES:
            phone = await browser.new_context(viewport=size, reduced_motion="reduce", **LOOKS[look])
            page = await phone.new_page()

            async def judge(scene: str, page: Page = page, width: int = size["width"]) -> None:
                name = f"{look}-{width}-{scene}"
                await shoot(page, name)
                if faults := await page.evaluate(FAULTS):
                    found[name] = faults

            await page.goto(chat_of(town))
            await expect(page.locator("#connection")).to_have_text("đã kết nối")
            await judge("empty")
            await say(page, "rac o cho Cho Moi hai tuan chua ai don, hoi qua")
            await hears(page, "trợ lý tự động")
            await judge("choices")
            picture = await page.screenshot(type="jpeg")
            await page.locator("#file").set_input_files(
                {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": picture}
            )
            await judge("photo")
            await page.locator("#unstage").click()
            await page.locator("#menu").click()
            await judge("menu")
            await page.locator("#menu").click()
            await choose(page, "Giữ đường liên kết riêng")
            await expect(page.get_by_role("dialog")).to_be_visible()
            await judge("link")
            await phone.close()
    assert found == {}
