"""A conversation goes on elsewhere by its private link, and a shared computer forgets it."""

import re

import pytest
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Page, Route, expect

from bot.assembly import Service
from tests.journeys.browsing import SMALL_PHONE, chat_of, choose, hears, in_chromium, say, shoot

pytestmark = in_chromium

OTHER_CONVERSATION = "Giữ cuộc trò chuyện nào?"
EXISTING_CONVERSATION = "Mở cuộc trò chuyện đã có?"
OPEN_IT = "Mở cuộc trò chuyện đó"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that the server is asked for, as it would stand in a log."""
    seen: list[str] = []
    handle = web.Application._handle

    async def noting(app: web.Application, request: web.Request) -> web.StreamResponse:
        seen.append(str(request.rel_url))
        return await handle(app, request)

    monkeypatch.setattr(web.Application, "_handle", noting)
    return seen


@pytest.fixture
async def devices(browser: Browser) -> list[BrowserContext]:
    """Two phones that share nothing."""
    return [await browser.new_context(viewport=SMALL_PHONE) for _ in range(2)]


async def opened(device: BrowserContext, url: str) -> Page:
    page = await device.new_page()
    await page.goto(url)
    await expect(page.locator("#connection")).to_have_text("đã kết nối")
    return page


async def link_of(page: Page) -> str:
    await choose(page, "Giữ đường liên kết riêng")
    dialog = page.get_by_role("dialog", name="Đường liên kết riêng")
    await expect(dialog).to_contain_text("Ai có đường liên kết này đều đọc được cuộc trò chuyện")
    link = await dialog.get_by_label("Đường liên kết riêng").input_value()
    await dialog.get_by_role("button", name="Đóng").click()
    await expect(dialog).to_be_hidden()
    await expect(page.locator("#menu")).to_be_focused()
    return link


async def memory_of(page: Page) -> dict[str, str]:
    return await page.evaluate("Object.assign({}, localStorage)")


async def test_both_devices_hear_what_either_is_told(
    asked: list[str], town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    await say(first, "/trogiup")
    await hears(first, "/theodoi")
    link = await link_of(first)
    address, _, secret = link.partition("#k=")
    assert address == chat_of(town)
    assert len(secret) == 43

    second = await opened(other, link)
    assert second.url == chat_of(town)  # gone from the address bar
    question = second.get_by_role("dialog", name=EXISTING_CONVERSATION)
    await expect(question).to_contain_text("đều đọc được mọi điều viết trong đó")
    await question.get_by_role("button", name=OPEN_IT).click()
    await hears(second, "/theodoi")
    second = await opened(other, link)  # its own by now: nothing to ask
    await hears(second, "/theodoi")
    await expect(second.get_by_role("dialog")).to_have_count(0)
    await say(second, "Xin chào từ máy kia")
    await hears(first, "Xin chào từ máy kia")
    await say(first, "Và từ máy này")
    await hears(second, "Và từ máy này")
    assert any(path.startswith("/api/events") for path in asked)
    assert not [path for path in asked if secret in path]


async def test_copying_puts_the_link_on_the_clipboard(town: Service, devices: list[BrowserContext]) -> None:
    device = devices[0]
    await device.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await opened(device, chat_of(town))
    await choose(page, "Giữ đường liên kết riêng")
    dialog = page.get_by_role("dialog", name="Đường liên kết riêng")
    await dialog.get_by_role("button", name="Chép đường liên kết").click()
    await expect(dialog.get_by_role("status")).to_contain_text("Đã chép")
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == await dialog.get_by_label("Đường liên kết riêng").input_value()


async def test_without_a_clipboard_it_is_copied_the_old_way_and_shared_where_phones_share(
    town: Service, devices: list[BrowserContext]
) -> None:
    device = devices[0]
    await device.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "window.shared = [];"
        "navigator.share = (what) => { shared.push(what.url); return Promise.resolve(); };"
    )
    page = await opened(device, chat_of(town))
    await choose(page, "Giữ đường liên kết riêng")
    dialog = page.get_by_role("dialog", name="Đường liên kết riêng")
    link = await dialog.get_by_label("Đường liên kết riêng").input_value()
    await dialog.get_by_role("button", name="Chép đường liên kết").click()
    await expect(dialog.get_by_role("status")).to_contain_text("Đã chép")
    await dialog.get_by_role("button", name="Chia sẻ").click()
    assert await page.evaluate("shared") == [link]


async def test_a_device_with_a_conversation_of_its_own_is_asked_which_to_keep(
    town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    await say(first, "Chuyện ở máy thứ nhất")
    link = await link_of(first)

    second = await opened(other, chat_of(town))
    await say(second, "Chuyện ở máy thứ hai")
    await hears(second, "trợ lý tự động")
    second_link = await link_of(second)
    own = await memory_of(second)

    second = await opened(other, link)
    question = second.get_by_role("dialog", name=OTHER_CONVERSATION)
    await expect(question.get_by_role("button", name="Giữ cuộc đang có")).to_be_focused()
    await second.keyboard.press("Enter")
    await expect(question).to_be_hidden()
    await hears(second, "Chuyện ở máy thứ hai")
    assert (await memory_of(second))["langnghe:toi"] == own["langnghe:toi"]

    await second.goto(link)  # only the part behind # differs: the page is not loaded again
    await question.get_by_role("button", name="Lấy đường liên kết của cuộc đang có").click()
    shown = second.get_by_role("dialog", name="Đường liên kết riêng")
    assert await shown.get_by_label("Đường liên kết riêng").input_value() == second_link
    await shown.get_by_role("button", name="Đóng").click()
    await question.get_by_role("button", name=OPEN_IT).click()
    await hears(second, "Chuyện ở máy thứ nhất")
    await expect(second.get_by_role("log").get_by_text("Chuyện ở máy thứ hai")).to_have_count(0)
    assert "#" not in second.url


async def test_a_strangers_link_changes_nothing_before_a_person_agrees_and_half_a_sentence_stays(
    town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    await say(first, "Chuyện ở máy thứ nhất")
    link = await link_of(first)
    second = await opened(other, chat_of(town))
    await second.locator("#text").fill("Nhà tôi ở")
    own = (await memory_of(second))["langnghe:toi"]
    question = second.get_by_role("dialog", name=EXISTING_CONVERSATION)
    for key in ("Enter", "Escape"):
        await second.goto(link)
        await expect(question.get_by_role("button", name="Bắt đầu cuộc mới")).to_be_focused()
        await second.keyboard.press(key)
        await expect(question).to_be_hidden()
        assert (await memory_of(second))["langnghe:toi"] == own
    await second.goto(link)
    await question.get_by_role("button", name=OPEN_IT).click()
    await hears(second, "Chuyện ở máy thứ nhất")
    await expect(second.locator("#text")).to_have_value("Nhà tôi ở")


async def test_words_written_before_there_was_a_network_do_not_go_into_a_links_conversation(
    town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    link = await link_of(first)
    await other.route("**/api/**", lambda route: route.abort())
    second = await other.new_page()
    await second.goto(chat_of(town))
    await say(second, "Số của tôi là 0912345678")
    await second.goto(link)
    await second.reload()  # and what came with the address is not kept for later either
    await second.goto(link)
    assert "langnghe:toi" not in await memory_of(second)
    await other.unroute("**/api/**")
    question = second.get_by_role("dialog", name=OTHER_CONVERSATION)
    await question.get_by_role("button", name="Giữ cuộc đang có").click()
    await hears(second, "trợ lý tự động")
    await say(first, "/trogiup")
    await hears(first, "/theodoi")
    await expect(first.get_by_text("0912345678")).to_have_count(0)


async def test_a_link_that_was_cut_off_opens_nothing_and_says_so(
    town: Service, devices: list[BrowserContext]
) -> None:
    page = await opened(devices[0], chat_of(town))
    await say(page, "/trogiup")
    await hears(page, "/theodoi")
    before = (await memory_of(page))["langnghe:toi"]
    await page.goto(f"{chat_of(town)}#k={before[:30]}")
    dialog = page.get_by_role("dialog", name="Đường liên kết bị thiếu")
    await dialog.get_by_role("button", name="Đã hiểu").click()
    assert page.url == chat_of(town)
    assert (await memory_of(page))["langnghe:toi"] == before


async def make_void(page: Page) -> None:
    await choose(page, "Giữ đường liên kết riêng")
    await page.get_by_role("dialog").get_by_role("button", name="Hủy đường liên kết cũ").click()
    question = page.get_by_role("dialog", name="Hủy đường liên kết cũ?")
    await expect(question.get_by_role("button", name="Không hủy")).to_be_focused()
    await question.get_by_role("button", name="Hủy đường liên kết cũ").click()


async def made_void(page: Page) -> None:
    done = page.get_by_role("dialog", name="Đã hủy đường liên kết cũ")
    await done.get_by_role("button", name="Đóng").click()
    await expect(done).to_be_hidden()


CLOSED_HERE = "Cuộc trò chuyện cũ đã đóng ở máy này"


async def test_a_link_that_was_made_void_opens_nothing_and_its_own_device_goes_on(
    town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    tab = await opened(one, chat_of(town))
    await say(first, "/trogiup")
    await hears(first, "/theodoi")
    old = await link_of(first)
    await make_void(first)
    await shoot(first, "link-void")
    await made_void(first)
    link = await link_of(first)
    assert link != old
    await say(first, "Vẫn nói tiếp được")
    await hears(tab, "Vẫn nói tiếp được")
    await say(tab, "Ở cả hai trang")
    await hears(first, "Ở cả hai trang")
    await expect(tab.get_by_role("dialog")).to_have_count(0)

    second = await opened(other, chat_of(town))
    await say(second, "Chuyện ở máy thứ hai")
    await hears(second, "trợ lý tự động")
    own = (await memory_of(second))["langnghe:toi"]
    await second.goto(old)
    refused = second.get_by_role("dialog", name="Đường liên kết đã hủy")
    await refused.get_by_role("button", name="Đã hiểu").click()
    assert (await memory_of(second))["langnghe:toi"] == own
    await second.goto(link)
    await second.get_by_role("dialog").get_by_role("button", name=OPEN_IT).click()
    await hears(second, "/theodoi")


async def test_another_device_with_a_void_secret_is_told_and_begins_anew_with_all_it_has_not_sent(
    town: Service, devices: list[BrowserContext]
) -> None:
    one, other = devices
    first = await opened(one, chat_of(town))
    await say(first, "Chuyện riêng của tôi")
    await hears(first, "trợ lý tự động")
    second = await opened(other, await link_of(first))
    await second.get_by_role("dialog").get_by_role("button", name=OPEN_IT).click()
    await hears(second, "Chuyện riêng của tôi")
    void = (await memory_of(second))["langnghe:toi"]
    await other.route("**/api/messages", lambda route: route.abort())
    await say(second, "Chưa gửi được từ máy kia")
    await expect(second.get_by_role("log").get_by_text("sẽ tự gửi lại.")).to_be_visible()
    await second.locator("#text").fill("đang viết dở")
    await other.unroute("**/api/messages")
    await other.set_offline(True)  # it does not hear of it before the network is back

    await make_void(first)
    await made_void(first)
    await other.set_offline(False)
    told = second.get_by_role("dialog", name=CLOSED_HERE)
    await expect(told).to_contain_text("vẫn còn đây")
    await shoot(second, "link-closed-here")
    await told.get_by_role("button", name="Đã hiểu").click()
    await expect(second.get_by_role("log").get_by_text("Chuyện riêng của tôi")).to_have_count(0)
    await expect(second.locator("#text")).to_have_value("đang viết dở")
    assert void not in (await memory_of(second)).values()
    await expect(second.get_by_role("log").get_by_text("Chưa gửi được từ máy kia")).to_be_visible()
    await second.get_by_role("button", name="Gửi lại").click()  # only when the person wants it here
    await hears(second, "trợ lý tự động")
    await expect(first.get_by_role("log").get_by_text("Chưa gửi được từ máy kia")).to_have_count(0)


async def test_when_the_answer_is_lost_the_device_still_goes_on_and_is_not_shut_out(
    town: Service, devices: list[BrowserContext]
) -> None:
    device = devices[0]
    page = await opened(device, chat_of(town))
    await say(page, "/trogiup")
    await hears(page, "/theodoi")
    old = await link_of(page)

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await device.route("**/api/secret", lose)
    await make_void(page)
    await expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Chưa hủy được")
    await device.unroute("**/api/secret")
    await page.reload()
    await hears(page, "/theodoi")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert await link_of(page) != old


async def test_a_shared_computer_forgets_after_a_question(
    town: Service, devices: list[BrowserContext]
) -> None:
    device = devices[0]
    await device.add_init_script(
        "if (!sessionStorage.seen) { sessionStorage.seen = 1; localStorage['langnghe:nguoi-khac'] = 'x'; }"
    )
    page = await opened(device, chat_of(town))
    await say(page, "Chuyện riêng của tôi")
    await hears(page, "trợ lý tự động")
    other_tab = await opened(device, chat_of(town))
    await hears(other_tab, "Chuyện riêng của tôi")
    secret = (await memory_of(page))["langnghe:toi"]
    await device.route("**/api/messages", lambda route: route.abort())
    await say(page, "Chưa gửi được")
    await expect(page.get_by_role("log").get_by_text("Chưa gửi được, sẽ tự gửi lại.")).to_be_visible()
    await page.locator("#text").fill("đang viết dở")

    await choose(page, "Rời khỏi máy này")
    question = page.get_by_role("dialog", name="Rời khỏi máy này?")
    await expect(question).to_contain_text("Có 1 tin chưa gửi được")
    await expect(question).to_contain_text("Lời đang viết trong ô nhắn tin sẽ mất")
    await page.keyboard.press("Escape")
    assert (await memory_of(page))["langnghe:toi"] == secret

    await choose(page, "Rời khỏi máy này")
    await question.get_by_role("button", name="Rời khỏi máy này").click()
    for tab in (page, other_tab):
        await expect(tab.get_by_role("button", name="Bắt đầu")).to_be_visible()
        await expect(tab.get_by_role("log").get_by_text("Chuyện riêng của tôi")).to_have_count(0)
    kept = await memory_of(page)
    assert secret not in kept.values()
    assert await page.locator("#text").input_value() == ""
    assert {name for name in kept if name.startswith("langnghe:toi:")} <= {"langnghe:toi:seen"}
    assert kept["langnghe:nguoi-khac"] == "x"  # another identity of the demonstration stays


async def test_leaving_drops_photos_that_were_not_sent(town: Service, devices: list[BrowserContext]) -> None:
    page = await opened(devices[0], chat_of(town))
    await devices[0].route(re.compile("/api/(photos|messages)"), lambda route: route.abort())
    picture = await page.screenshot(type="jpeg")
    await page.locator("#file").set_input_files(
        {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    await page.locator("#send").click()
    await expect(page.get_by_role("log").get_by_text("Chưa gửi được, sẽ tự gửi lại.")).to_be_visible()
    count = """new Promise((done) => {
      const opening = indexedDB.open('langnghe', 1);
      opening.onsuccess = () => {
        const asking = opening.result.transaction('photos').objectStore('photos').count();
        asking.onsuccess = () => done(asking.result);
      };
    })"""
    assert await page.evaluate(count) == 1
    await choose(page, "Rời khỏi máy này")
    await page.get_by_role("dialog").get_by_role("button", name="Rời khỏi máy này").click()
    await expect(page.get_by_role("button", name="Bắt đầu")).to_be_visible()
    assert await page.evaluate(count) == 0
