"""The story in a real browser: Debian's Chromium, phone-sized and desktop-sized pages, with screenshots."""

import re

import pytest
from playwright.async_api import Browser, expect

from bot.assembly import Service
from tests.fakes import media
from tests.journeys.browsing import (
    DRAIN,
    SMALL_PHONE,
    chat_of,
    hears,
    in_chromium,
    phone_in,
    press,
    say,
    shoot,
)

pytestmark = in_chromium


async def test_a_posters_link_opens_the_chat_with_the_place_it_hangs_in(
    town: Service, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 640})
    await page.goto(f"http://127.0.0.1:{town.port}/chat?xa=song-hien")
    await hears(page, "Bà con đang gửi từ xã Sông Hiền")
    await hears(page, "trợ lý tự động")
    assert "xa=" not in page.url
    await shoot(page, "poster-chat")


async def test_two_phones_side_by_side_live_the_whole_story(town: Service, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 860})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    await page.goto(f"http://127.0.0.1:{town.port}/")
    await page.wait_for_selector("iframe")
    await page.wait_for_timeout(1500)
    citizen, officer = phone_in(page, "cong-dan"), phone_in(page, "can-bo-kinh-te")
    await hears(officer, "Tài khoản này nay là")
    await shoot(page, "1-demo-opened")

    await say(citizen, DRAIN)
    await hears(citizen, "trợ lý tự động")
    await shoot(page, "2-consent")
    await press(citizen, "Đồng ý")
    await hears(citizen, "Tôi hiểu phản ánh")
    await shoot(page, "3-summary")
    await press(citizen, "Gửi")
    await hears(citizen, "Mã số của bà con")
    receipt = await citizen.get_by_role("log").inner_text()
    code = re.search(r"\d{4}-\d{4}", receipt)
    assert code is not None
    await shoot(page, "4-receipt")

    if "Tổ tiếp nhận" in receipt:
        pytest.fail(
            "the demonstration's first sample sentence should go straight to the officer on the right"
        )
    await say(officer, "/hangdoi")
    await hears(officer, "Hàng đợi của Phòng Kinh tế")
    await shoot(page, "5-queue")
    await say(officer, f"/xem {code.group()}")
    await hears(officer, "Người dân phản ánh")
    await press(officer, "Nhận xử lý")
    await hears(citizen, "đã nhận và đang xử lý")
    await press(officer, "Trả lời")
    await press(officer, "Đã giải quyết xong")
    await hears(officer, "Viết trả lời cho người dân")
    await say(officer, "Tổ vệ sinh đã nạo vét cống sáng nay, nước thoát bình thường.")
    await hears(officer, "Người dân sẽ thấy như sau")
    await shoot(page, "6-preview")
    await press(officer, "Gửi cho người dân")
    await hears(citizen, "Bà con có hài lòng")
    await shoot(page, "7-answered")
    for _ in range(10):  # the page says a moment later what it has shown
        await press(officer, "Đã báo tới đâu")
        await page.wait_for_timeout(1500)
        if await officer.get_by_text("đã đọc").count():
            break
    await hears(officer, "đã đọc")
    await press(citizen, "Hài lòng")
    await hears(citizen, "Cảm ơn bà con")
    assert problems == []


async def test_a_phone_sized_page_works_by_keyboard_and_survives_a_reload(
    town: Service, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 640}, has_touch=False)
    await page.goto(f"http://127.0.0.1:{town.port}/chat")
    await page.locator("#text").focus()
    await page.keyboard.type("rac o cho Cho Moi hai tuan chua ai don, hoi qua")
    await page.keyboard.press("Enter")
    await hears(page, "trợ lý tự động")
    await shoot(page, "8-phone-consent")
    await page.reload()
    await hears(page, "rac o cho Cho Moi")
    await press(page, "Đồng ý")
    await hears(page, "Tôi hiểu phản ánh")
    await shoot(page, "9-phone-summary")
    await press(page, "Gửi")
    await hears(page, "Mã số của bà con")
    await shoot(page, "10-phone-receipt")


async def test_a_recording_or_a_document_goes_out_by_its_name(town: Service, browser: Browser) -> None:
    page = await browser.new_page(viewport=SMALL_PHONE)
    await page.goto(chat_of(town))
    await say(page, "Cống trước nhà số 12 thôn Chợ Mới nghẹt cả tháng nay")
    await press(page, "Đồng ý")
    await hears(page, "Tôi hiểu phản ánh")
    file = {"name": "đơn.docx", "mimeType": "application/x", "buffer": media.office()}
    await page.set_input_files("#file", files=[file])
    await expect(page.locator("#staged")).to_contain_text("đơn.docx")
    await expect(page.locator("#preview")).to_be_hidden()
    await page.locator("#send").click()
    await hears(page, "Kèm theo: 1 tài liệu")
    await expect(page.get_by_role("button", name="Tải đơn.docx")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Tải đơn.docx")).to_be_visible()


async def test_nothing_moves_under_a_finger_when_the_way_to_newer_words_comes_or_goes(
    town: Service, browser: Browser
) -> None:
    page = await browser.new_page(viewport=SMALL_PHONE)
    await page.goto(chat_of(town))
    await say(page, "Cống trước nhà số 12 thôn Chợ Mới nghẹt cả tháng nay")
    newer, log = page.locator("#newer"), page.locator("#log")
    await expect(newer).to_be_visible()
    before = await log.bounding_box()
    await log.evaluate("log => { log.scrollTop = log.scrollHeight; }")
    await expect(newer).to_be_hidden()
    assert await log.bounding_box() == before


async def test_sending_nothing_shows_the_choice_of_that_name(town: Service, browser: Browser) -> None:
    page = await browser.new_page(viewport=SMALL_PHONE)
    await page.goto(chat_of(town))
    await say(page, "Cống trước nhà số 12 thôn Chợ Mới nghẹt cả tháng nay, mưa là ngập, xin xã sửa giúp")
    await press(page, "Đồng ý")
    await hears(page, "Tôi hiểu phản ánh")
    await page.locator("#send").click()
    choice = page.get_by_role("log").get_by_role("button", name="Gửi", exact=True)
    await expect(choice).to_be_in_viewport()
    await expect(choice).to_be_focused()


async def test_the_receipt_stays_in_sight_and_its_code_on_one_line(town: Service, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 420, "height": 860})
    await page.goto(chat_of(town))
    await say(page, DRAIN)
    await press(page, "Đồng ý")
    await hears(page, "Tôi hiểu phản ánh")
    await press(page, "Gửi")
    await hears(page, "Sắp có hội nghị đối thoại")  # comes at once after the receipt
    await page.wait_for_timeout(500)
    receipt = page.get_by_role("log").get_by_text("Mã số của bà con")
    await expect(receipt).to_be_in_viewport()
    await shoot(page, "receipt-in-sight")
    codes = page.get_by_role("log").locator(".code")
    assert re.fullmatch(r"\d{4}-\d{4}", await codes.first.inner_text())
    for width in range(300, 420, 10):
        await page.set_viewport_size({"width": width, "height": 860})
        assert (
            await codes.evaluate_all("all => Math.max(...all.map((one) => one.getClientRects().length))") == 1
        )


async def test_on_a_phone_the_demonstration_shows_all_its_parts_and_where_news_is(
    town: Service, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(f"http://127.0.0.1:{town.port}/demo")
    tabs = page.locator("#tabs button")
    await expect(tabs).to_have_count(3)
    for tab in await tabs.all():
        box = await tab.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    await expect(tabs.nth(2)).to_have_class("news")  # the officer's phone has enrolled itself
    await shoot(page, "demo-phone-tabs")
