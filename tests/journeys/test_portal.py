"""The chat on a portal's page: one script tag, a button at the corner, and only for the sites that may."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Frame, Locator, Page, ViewportSize, expect

from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from tests.journeys.browsing import SMALL_PHONE, hears, in_chromium, own_browser, press, say, shoot
from tests.journeys.conftest import seeded_town
from tests.servers.portal import Portal, portal

pytestmark = in_chromium

DESKTOP: ViewportSize = {"width": 1024, "height": 800}


@pytest.fixture
async def commune(settings: Settings, reader: Reader) -> AsyncIterator[tuple[Service, Portal]]:
    """A serving town and a portal that is allowed to show its chat."""
    async with portal() as site:
        settings = settings.model_copy(update={"web_chat_origins": site.url})
        async with seeded_town(settings, reader) as town:
            site.chat = f"http://127.0.0.1:{town.port}"
            yield town, site


async def chat_in(page: Page) -> Frame:
    """The chat's page inside the portal's page, once it is there."""
    frame = await (await page.wait_for_selector("iframe", state="attached")).content_frame()
    assert frame is not None
    await expect(frame.locator("#connection")).to_have_text("đã kết nối")
    return frame


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """A browser that keeps what frames store."""
    async with own_browser(tmp_path / "profile") as context:
        yield context


async def page_of(visitor: BrowserContext, size: ViewportSize = DESKTOP) -> Page:
    page = await visitor.new_page()
    await page.set_viewport_size(size)
    return page


def opener(page: Page) -> Locator:
    return page.locator("langnghe-chat").get_by_role("button", name=re.compile("^Gửi phản ánh"))


async def test_a_petition_begins_on_the_portals_page_despite_its_styles_and_policy(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    town, site = commune
    page = await page_of(visitor, DESKTOP)
    problems: list[str] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    ours = (site.url, f"http://127.0.0.1:{town.port}/")
    page.on("request", lambda one: None if one.url.startswith(ours) else elsewhere.append(one.url))
    await page.goto(site.url)
    await expect(opener(page)).to_be_visible()
    box = await opener(page).bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert DESKTOP["width"] - 60 < box["x"] + box["width"] <= DESKTOP["width"]
    assert DESKTOP["height"] - 60 < box["y"] + box["height"] <= DESKTOP["height"]

    await opener(page).click()
    await expect(opener(page)).to_have_attribute("aria-expanded", "true")
    frame = await chat_in(page)
    await say(frame, "rac o cho Cho Moi hai tuan chua ai don, hoi qua")
    await hears(frame, "trợ lý tự động")
    await press(frame, "Đồng ý")
    await hears(frame, "Tôi hiểu phản ánh")

    await page.locator("langnghe-chat").get_by_role("button", name="Đóng").click()
    await expect(page.locator("langnghe-chat iframe")).to_be_hidden()
    await opener(page).click()
    await hears(frame, "Tôi hiểu phản ánh")
    await page.goto(f"{site.url}/other")
    await opener(page).click()
    await hears(await chat_in(page), "Tôi hiểu phản ánh")
    assert problems == []
    assert elsewhere == []


async def test_the_portals_page_gets_one_element_and_no_names(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    _, site = commune
    page = await page_of(visitor)
    await page.goto(site.url)
    await expect(opener(page)).to_be_visible()
    leaked = await page.evaluate(
        "Object.getOwnPropertyNames(window).filter((name) => !namesBefore.includes(name) && isNaN(name))"
    )
    assert leaked == []
    added = await page.evaluate("Array.from(document.documentElement.children, (one) => one.tagName)")
    assert added == ["HEAD", "BODY", "LANGNGHE-CHAT"]
    assert await page.evaluate("localStorage.length") == 0
    assert await page.locator("iframe").count() == 1
    assert await page.locator("iframe").get_attribute("src") is None  # nothing is loaded before it is wanted


async def test_the_keyboard_goes_in_and_comes_back(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    _, site = commune
    page = await page_of(visitor, DESKTOP)
    await page.goto(site.url)
    await expect(opener(page)).to_be_visible()
    await opener(page).focus()
    await page.keyboard.press("Enter")
    frame = await chat_in(page)
    await expect(frame.locator("#text")).to_be_focused()
    await page.keyboard.type("chao")
    assert await frame.locator("#text").input_value() == "chao"

    await frame.locator("#menu").focus()
    await page.keyboard.press("Enter")
    await expect(frame.locator("#commands")).to_be_visible()
    await page.keyboard.press("Escape")  # closes what is open inside, not the whole
    await expect(frame.locator("#commands")).to_be_hidden()
    await expect(page.locator("langnghe-chat iframe")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("langnghe-chat iframe")).to_be_hidden()
    await expect(opener(page)).to_be_focused()
    await expect(opener(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [320, 360])
async def test_on_a_phone_it_takes_the_screen_and_keeps_the_keyboard_inside(
    commune: tuple[Service, Portal], visitor: BrowserContext, width: int
) -> None:
    _, site = commune
    page = await page_of(visitor, {"width": width, "height": 568})
    await page.goto(site.url)
    await opener(page).click()
    frame = await chat_in(page)
    panel = await page.locator("langnghe-chat").get_by_role("dialog").bounding_box()
    assert panel == {"x": 0, "y": 0, "width": width, "height": 568}
    await expect(opener(page)).to_be_hidden()  # it would lie over the chat's own buttons
    assert await frame.evaluate("document.documentElement.scrollWidth") == width
    inside = "document.activeElement && document.activeElement.tagName === 'LANGNGHE-CHAT'"
    for _ in range(24):
        await page.keyboard.press("Tab")
        assert await page.evaluate(inside)


async def test_news_are_counted_on_the_button_also_after_the_next_page(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    _, site = commune
    page = await page_of(visitor, SMALL_PHONE)
    await page.goto(site.url)
    await opener(page).click()
    frame = await chat_in(page)
    await say(frame, "/trogiup")
    await hears(frame, "/theodoi")
    badge = page.locator("langnghe-chat").get_by_role("img")
    await page.locator("langnghe-chat").get_by_role("button", name="Đóng").click()
    await expect(badge).to_be_hidden()

    await page.evaluate("window.postMessage({type: 'langnghe:unread', count: 7}, '*')")  # not from the chat
    await frame.evaluate(  # what another device of the same person causes
        """fetch('/api/messages', {
             method: 'POST',
             body: JSON.stringify({id: 'other-phone', text: '/trogiup'}),
             headers: {
               'Content-Type': 'application/json',
               Authorization: 'Bearer ' + localStorage['langnghe:toi'],
             },
           })"""
    )
    await expect(badge).to_have_text("1")
    await expect(badge).to_have_attribute("aria-label", "1 tin mới")
    await page.goto(f"{site.url}/other")
    await expect(badge).to_have_text("1")
    await opener(page).click()
    await expect(badge).to_be_hidden()


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["desktop", "phone"])
async def test_another_site_may_not_show_the_chat_and_offers_its_own_page(
    town: Service, visitor: BrowserContext, size: ViewportSize
) -> None:
    chat = f"http://127.0.0.1:{town.port}"
    async with portal(chat) as stranger:
        page = await page_of(visitor, size)
        await page.clock.install()
        await page.goto(stranger.url)
        await opener(page).click()
        await page.wait_for_timeout(500)
        assert all(chat not in frame.url for frame in page.frames)
        link = page.locator("langnghe-chat").get_by_role("link", name="Mở ở trang riêng")
        await expect(page.locator("langnghe-chat").get_by_text("Đang mở cuộc trò chuyện")).to_be_visible()
        await expect(link).to_be_hidden()
        await page.clock.fast_forward(3_500)  # the refusal is known at once: nobody waits for a slow network
        await expect(link).to_be_visible()
        await expect(page.locator("langnghe-chat iframe")).to_be_hidden()  # the browser's grey page
        await shoot(page, f"portal-refused-{size['width']}")
        assert await link.get_attribute("href") == f"{chat}/chat"


async def test_a_chat_that_did_not_come_is_asked_for_again_at_the_next_opening(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    _, site = commune
    page = await page_of(visitor, SMALL_PHONE)
    await page.clock.install()
    await page.route("**/chat?portal=1", lambda route: route.abort())
    await page.goto(site.url)
    await opener(page).click()
    link = page.locator("langnghe-chat").get_by_role("link", name="Mở ở trang riêng")
    await page.wait_for_timeout(500)
    await page.clock.fast_forward(20_000)
    await expect(link).to_be_visible()
    close = page.locator("langnghe-chat").get_by_role("button", name="Đóng")
    await close.click()
    await page.unroute("**/chat?portal=1")
    await opener(page).click()
    await chat_in(page)
    await expect(link).to_be_hidden()


RINGED = """() => {
  const active = document.activeElement;
  const at = active.shadowRoot ? active.shadowRoot.activeElement : active;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
}"""


async def test_rings_around_what_has_the_focus_are_for_the_keyboard(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    _, site = commune
    page = await page_of(visitor, DESKTOP)
    await page.goto(site.url)
    for _ in range(2):  # loaded by the press, and there already
        await opener(page).click()
        frame = await chat_in(page)
        await expect(frame.locator("#text")).to_be_focused()
        assert not await frame.evaluate(RINGED)
        assert not await page.evaluate(RINGED)
        await page.locator("langnghe-chat").get_by_role("button", name="Đóng").click()
    await opener(page).focus()
    await page.keyboard.press("Enter")
    await expect(frame.locator("#text")).to_be_focused()
    assert await frame.evaluate(RINGED)
    await page.keyboard.press("Escape")

    await opener(page).click()
    await frame.locator("#send").click()  # nothing to send: the focus goes to the text box
    await expect(frame.locator("#text")).to_be_focused()
    assert not await frame.evaluate(RINGED)
    await page.keyboard.press("Tab")
    await expect(frame.locator("#send")).to_be_focused()
    assert await frame.evaluate(RINGED)


async def test_where_the_policy_forbids_our_styles_the_button_opens_a_page(
    commune: tuple[Service, Portal], visitor: BrowserContext
) -> None:
    town, site = commune
    site.policy = f"default-src 'self'; script-src 'self' http://127.0.0.1:{town.port}"
    page = await page_of(visitor, DESKTOP)
    await page.goto(site.url)
    await page.wait_for_selector("langnghe-chat", state="attached")
    async with page.expect_popup() as popup:
        await page.evaluate(
            "document.querySelector('langnghe-chat').shadowRoot.querySelector('.open').click()"
        )
    assert (await popup.value).url == f"http://127.0.0.1:{town.port}/chat"


async def test_a_browser_that_keeps_nothing_for_frames_says_so(
    commune: tuple[Service, Portal], browser: Browser
) -> None:
    _, site = commune
    page = await browser.new_page(viewport=SMALL_PHONE)
    await page.goto(site.url)
    await opener(page).click()
    frame = await chat_in(page)
    await expect(frame.get_by_role("note")).to_contain_text("sẽ quên cuộc trò chuyện")
    await say(frame, "/trogiup")
    await hears(frame, "/theodoi")
