"""A signed conclusion over real HTTP: the petitioner's phone rings, the agency gets the notice as a file."""

from collections.abc import AsyncIterator, Sequence
from io import BytesIO
from zipfile import ZipFile

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import aiohttp
import pytest

from bot.assembly import Service
from bot.settings import Settings
from casework.agencies import Role
from casework.conference import Form, Head, Verdict
from casework.convening import Plan
from casework.ports import Reader
from casework.regulation import Ground, Kind
from casework.working_days import day_of
from tests.journeys.conftest import invitation, running
from tests.journeys.phones import WebPhone
from tests.servers.telegram import TelegramServer, User

ROAD = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp bà con."
SAID = "Giao Phòng Kinh tế vá đường trong tháng này."


async def on_duty(bot: Service, phones: Sequence[WebPhone | User], greeting: str) -> None:
    """Secretary, chair and officer accept their invitations."""
    duties = (("tiep-nhan", Role.SECRETARY), ("dang-uy", Role.CHAIR), ("kinh-te", Role.OFFICER))
    for phone, (agency, role) in zip(phones, duties, strict=True):
        await phone.send(f"/start {await invitation(bot, agency, role=role)}")
        await phone.wait_for(greeting)


async def filed(citizen: WebPhone | User) -> None:
    """Somebody who writes for the first time agrees, and sends the petition."""
    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    await citizen.wait_for("Mã số của bà con")


async def held(bot: Service) -> str:
    """A conference of today with the town's only petition, decided and waiting for the signature."""
    use = bot.office.conferences
    async with bot.storage.desk.work() as work:
        (secretary,) = await work.people.with_role(Role.SECRETARY)
        (petition,) = await work.petitions.open_ones()
        plan = Plan(
            title="Đối thoại tháng này",
            kind=Kind.PERIODIC,
            form=Form.IN_PERSON,
            head=Head.GOVERNMENT,
            ground=Ground.COMMUNE,
            place="Hội trường",
            held_on=day_of(bot.clock.now()),
            begins_at="08:00",
            hours=3.0,
            chair="Nguyễn Văn Chính",
        )
        await use.convening.create(work, secretary, plan)
        item = await use.agenda.assign(work, secretary, 1, petition.code)
        await use.agenda.give(work, secretary, item.id, "kinh-te")
        await use.convening.begin(work, secretary, 1)
        await use.agenda.decide(work, secretary, item.id, verdict=Verdict.LATER, said=SAID)
        await use.convening.end(work, secretary, 1)
        await work.commit()
    return petition.code


async def test_in_the_web_chat_the_notice_is_a_file_to_load(bot: Service, web: aiohttp.ClientSession) -> None:
    url = f"http://127.0.0.1:{bot.port}"
    citizen, secretary, chair, officer, stranger = [await WebPhone.open(url, web) for _ in range(5)]
    await on_duty(bot, (secretary, chair, officer), "Chào Cán bộ Sơn")
    await filed(citizen)
    await held(bot)
    await chair.press_action("sign:1")
    await chair.wait_for("số")
    await chair.send("12/TB-UBND")
    await chair.wait_for("Ký thông báo kết luận")
    await chair.press("Ký và ban hành")
    told = await citizen.wait_for(SAID)
    assert "Phòng Kinh tế" in told
    await officer.wait_for("oàn văn thông báo kết luận")
    (document,) = officer.seen[-1]["documents"] or officer.seen[-2]["documents"]
    assert document["name"].startswith("HN01-")
    async with web.get(f"{url}{document['path']}", headers=officer.headers) as answer:
        content = await answer.read()
    assert SAID in ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert await stranger.look() == []


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def bot_on_telegram(
    settings: Settings, reader: Reader, telegram: TelegramServer
) -> AsyncIterator[Service]:
    update = {
        "telegram_bot_token": type(settings.telegram_bot_token)(telegram.token),
        "telegram_api_url": telegram.base_url,
    }
    async with running(settings.model_copy(update=update), reader) as service:
        yield service


async def test_over_telegram_the_notice_is_a_document(
    bot_on_telegram: Service, telegram: TelegramServer
) -> None:
    bot = bot_on_telegram
    citizen, secretary, chair, officer = [telegram.user(name) for name in ("Sáu", "Thư", "Chính", "Sơn")]
    await on_duty(bot, (secretary, chair, officer), "Tài khoản này nay là")
    await filed(citizen)
    await held(bot)
    await chair.send("/ketluan")
    await chair.wait_for("Kết luận hội nghị")
    await chair.press("Ký kết luận")
    await chair.wait_for("số")
    await chair.send("12/TB-UBND")
    await chair.wait_for("Ký thông báo kết luận")
    await chair.press("Ký và ban hành")
    await citizen.wait_for(SAID)
    notice = await officer.wait_for("oàn văn thông báo kết luận")
    assert notice.document is not None
    assert SAID in ZipFile(BytesIO(notice.document)).read("word/document.xml").decode()
