"""A signed conclusion over every channel: the petitioner's phone rings, the agency gets the paper itself.

The paper is a file where the channel carries files, and a link where it carries none.
"""

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.assembly import Service
from casework.agencies import Role
from casework.conference import Form, Head, Verdict
from casework.convening import Plan
from casework.regulation import Ground, Kind
from casework.working_days import day_of
from tests.journeys.conftest import invitation
from tests.journeys.places import CHANNELS, Phone, Place

ROAD = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp bà con."
SAID = "Giao Phòng Kinh tế vá đường trong tháng này."


async def on_duty(bot: Service, place: Place, name: str, agency: str, role: Role) -> Phone:
    """Somebody who has accepted an invitation."""
    phone = await place.phone(name)
    await phone.send(f"/start {await invitation(bot, agency, role=role)}")
    await phone.hear("Cán bộ Sơn")
    return phone


async def filed(citizen: Phone) -> None:
    """Somebody who writes for the first time agrees, and sends the petition."""
    await citizen.send(ROAD)
    await citizen.hear("trợ lý tự động")
    await citizen.choose("Đồng ý")
    await citizen.hear("Tôi hiểu phản ánh")
    await citizen.choose("Gửi")
    await citizen.hear("Mã số của bà con")


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


async def signed(chair: Phone) -> None:
    """The chair signs the only conference's conclusion."""
    await chair.send("/ketluan")
    await chair.hear("Kết luận hội nghị")
    await chair.choose("Ký kết luận")
    await chair.hear("số")
    await chair.send("12/TB-UBND")
    await chair.hear("Ký thông báo kết luận")
    await chair.choose("Ký và ban hành")


@pytest.mark.parametrize("place", CHANNELS, indirect=True)
async def test_the_petitioner_hears_the_conclusion_and_the_agency_gets_the_paper(
    bot: Service, place: Place
) -> None:
    await on_duty(bot, place, "Cô Thư", "tiep-nhan", Role.SECRETARY)
    chair = await on_duty(bot, place, "Ông Chính", "dang-uy", Role.CHAIR)
    officer = await on_duty(bot, place, "Anh Sơn", "kinh-te", Role.OFFICER)
    citizen, stranger = await place.phone("Bà Sáu"), await place.phone("Ông Tư")
    await filed(citizen)
    await held(bot)
    await signed(chair)

    told = await citizen.hear(SAID)
    assert "Phòng Kinh tế" in told.text
    await officer.hear("oàn văn thông báo kết luận")
    notice = await officer.look_for(lambda seen: bool(seen.paper))
    assert SAID in ZipFile(BytesIO(notice.paper)).read("word/document.xml").decode()
    assert not any(SAID in seen.text for seen in await stranger.screen())
