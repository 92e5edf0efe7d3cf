"""Everybody can use the pages: checked with axe in light, dark and high contrast, and by keyboard alone."""

import re
from collections.abc import Awaitable, Callable

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Frame, Page, expect

from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from tests.journeys.browsing import (
    DRAIN,
    SMALL_PHONE,
    chat_of,
    choose,
    hears,
    in_chromium,
    press,
    say,
    shoot,
)
from tests.journeys.conftest import seeded_town
from tests.servers.portal import portal

pytestmark = in_chromium

SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "dark", "forced_colors": "active"},
}
GRAVE = {"serious", "critical"}
Scene = Callable[[Page], Awaitable[None]]


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> dict[str, str]:
    """One of the ways in which systems draw, without transitions: those would be judged half-way."""
    return {**SCHEMES[request.param], "reduced_motion": "reduce"}


async def complaints(page: Page | Frame) -> list[str]:
    """What axe finds serious or critical."""
    found = await Axe().run(page)
    return [
        f"{one['id']} ({one['impact']}): {', '.join(str(node['target']) for node in one['nodes'])}"
        for one in found.response["violations"]
        if one["impact"] in GRAVE
    ]


async def connected(page: Page, town: Service) -> None:
    await page.goto(chat_of(town))
    await expect(page.locator("#connection")).to_have_text("đã kết nối")


async def an_empty_chat(page: Page) -> None:
    await expect(page.get_by_role("button", name="Bắt đầu")).to_be_visible()


async def choices_and_a_photo(page: Page) -> None:
    await say(page, DRAIN)
    await hears(page, "trợ lý tự động")
    await press(page, "Đồng ý")
    await hears(page, "Tôi hiểu phản ánh")
    picture = await page.screenshot(type="jpeg")
    await page.locator("#file").set_input_files(
        {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    await expect(page.locator("#preview")).to_be_visible()
    await page.locator("#send").click()
    await expect(page.get_by_role("log").locator(".picture img").last).to_be_visible()


async def an_open_menu(page: Page) -> None:
    await page.locator("#menu").click()
    await expect(page.locator("#commands")).to_be_visible()


async def the_private_link(page: Page) -> None:
    await choose(page, "Giữ đường liên kết riêng")
    await expect(page.get_by_role("dialog")).to_be_visible()


async def the_question_before_leaving(page: Page) -> None:
    await page.locator("#text").fill("đang viết dở")
    await choose(page, "Rời khỏi máy này")
    await expect(page.get_by_role("dialog")).to_be_visible()


async def a_refused_message(page: Page) -> None:
    await say(page, "a" * 20_001)
    await expect(page.get_by_role("button", name="Sửa lại")).to_be_visible()


async def no_network(page: Page) -> None:
    await page.context.set_offline(True)
    await say(page, "Viết lúc không có mạng")
    await expect(page.get_by_role("button", name="Gửi lại")).to_be_visible()


SCENES: tuple[Scene, ...] = (
    an_empty_chat,
    choices_and_a_photo,
    an_open_menu,
    the_private_link,
    the_question_before_leaving,
    a_refused_message,
    no_network,
)


async def test_axe_finds_nothing_serious_in_the_chat(
    town: Service, browser: Browser, scheme: dict[str, str]
) -> None:
    found = {}
    for scene in SCENES:
        person = await browser.new_context(viewport=SMALL_PHONE, **scheme)
        page = await person.new_page()
        await connected(page, town)
        await scene(page)
        found[scene.__name__] = await complaints(page)
        await person.close()
    assert found == {scene.__name__: [] for scene in SCENES}


async def test_axe_finds_nothing_serious_on_the_demonstrations_page(
    town: Service, browser: Browser, scheme: dict[str, str]
) -> None:
    for size in (SMALL_PHONE, {"width": 1280, "height": 860}):
        page = await browser.new_page(viewport=size, **scheme)
        await page.goto(f"http://127.0.0.1:{town.port}/demo")
        await page.wait_for_selector("iframe", state="attached")
        await expect(page.locator("#samples button").first).to_be_visible()
        assert await complaints(page) == []
        await page.close()


async def test_axe_finds_nothing_serious_on_a_portal_with_the_chat_open(
    settings: Settings, reader: Reader, browser: Browser, scheme: dict[str, str]
) -> None:
    async with portal() as site:
        settings = settings.model_copy(update={"web_chat_origins": site.url})
        async with seeded_town(settings, reader) as town:
            site.chat = f"http://127.0.0.1:{town.port}"
            page = await browser.new_page(viewport=SMALL_PHONE, **scheme)
            await page.goto(site.url)
            button = page.locator("langnghe-chat").get_by_role("button", name=re.compile("^Gửi"))
            await expect(button).to_be_visible()
            assert await complaints(page) == []
            await button.click()
            frame = await (await page.wait_for_selector("iframe")).content_frame()
            assert frame is not None
            await expect(frame.locator("#connection")).to_have_text("đã kết nối")
            assert await complaints(page) == []
            assert await complaints(frame) == []


async def test_axe_would_find_something(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<html><body><button></button><img src='x'></body></html>")
    assert len(await complaints(page)) >= 2


# --- the keyboard alone ----------------------------------------------------------------------------------

FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    id: at.id, name: at.textContent,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


async def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on the thing of this id or these words, and see the focus all the way."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        at = await page.evaluate(FOCUS)
        if at is None:
            continue  # the browser's own bar
        assert at["ring"], f"no ring around {at}"
        assert at["seen"], f"out of sight: {at}"
        if wanted in (at["id"], at["name"]):
            return
    raise AssertionError(f"Tab never comes to {wanted!r}")


@pytest.mark.parametrize("forced", ["none", "active"])
async def test_a_whole_petition_is_filed_by_keyboard(town: Service, browser: Browser, forced: str) -> None:
    context = await browser.new_context(viewport=SMALL_PHONE, forced_colors=forced)
    page = await context.new_page()
    await connected(page, town)
    await tab_to(page, "begin")
    await page.keyboard.press("Enter")
    await hears(page, "trợ lý tự động")
    await tab_to(page, "Đồng ý")
    await page.keyboard.press("Enter")
    await tab_to(page, "text")
    await page.keyboard.type(DRAIN)
    await page.keyboard.press("Enter")
    await hears(page, "Tôi hiểu phản ánh")
    await tab_to(page, "Gửi")
    while await page.evaluate("document.activeElement.id") == "send":  # the button in the log has no id
        await tab_to(page, "Gửi")
    await page.keyboard.press("Enter")
    await hears(page, "Mã số của bà con")
    assert re.search(r"\d{4}-\d{4}", await page.get_by_role("log").inner_text())

    await tab_to(page, "menu")
    await page.keyboard.press("Enter")
    await expect(page.locator("#commands button").first).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#menu")).to_be_focused()
    await page.keyboard.press("Enter")
    await tab_to(page, "Giữ đường liên kết riêngđể xem tiếp ở máy khác hoặc về sau")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Đường liên kết riêng")
    await expect(dialog).to_be_visible()
    for _ in range(12):  # round and round, never behind the dialog
        await page.keyboard.press("Tab")
        assert await dialog.locator(":focus").count() == 1
    await shoot(page, f"keyboard-{forced}")
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(page.locator("#menu")).to_be_focused()
