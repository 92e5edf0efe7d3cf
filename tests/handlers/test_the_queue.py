"""The officer's queue, and what is seen of a petition."""

from datetime import timedelta

import pytest

from casework.petition import Stage
from casework.reading import Nature, Urgency
from tests.handlers.chat import ROAD, Chat, SetReader, TownHall


@pytest.fixture(autouse=True)
def readings(ear: SetReader) -> None:
    ear.when("Cháy", urgency=Urgency.URGENT)
    ear.when("Sớm", urgency=Urgency.HIGH)
    ear.when("tố cáo", nature=Nature.DENUNCIATION)


def queue_of(chat: Chat) -> list[str]:
    """The codes in the last queue shown, in order."""
    said = next(one for one in reversed(chat.seen) if one.sentence == "queue")
    return [action.partition(":")[2] for _, action in said.buttons if action.startswith("view:")]


async def file_many(hall: TownHall, lan: Chat, texts: list[str]) -> list[str]:
    codes = []
    for text in texts:
        hall.clock.advance(minutes=1)
        codes.append(await lan.filed(text))
    return codes


async def test_an_empty_queue_is_said_to_be_empty(minh: Chat) -> None:
    await minh.say("/hangdoi")
    assert minh.heard == ["queue-empty"]


async def test_a_new_petition_rings_and_opens_with_one_button(lan: Chat, minh: Chat) -> None:
    code = await lan.filed()
    assert minh.heard[-1] == "officer-new"
    await minh.press("Mở phản ánh")
    assert minh.heard == ["petition"]
    assert ROAD in minh.text
    assert f"{code[:4]}-{code[4:]}" in minh.text


async def test_the_most_urgent_come_first_then_the_earliest_due_then_the_oldest(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    first, second, soon, fire = await file_many(
        hall, lan, ["Hố một", "Hố hai", "Sớm lên nhé bà con", "Cháy chợ"]
    )
    hall.clock.advance(days=3)
    (later,) = await file_many(hall, lan, ["Cháy nữa"])
    await minh.say("/hangdoi")
    assert queue_of(minh) == [fire, later, soon, first, second]
    assert "5 phản ánh" in minh.text
    assert minh.labels[0].startswith("🔴")


@pytest.mark.parametrize("way", ["/hangdoi", "hàng đợi", "/HangDoi@langnghe_bot"])
async def test_the_queue_comes_ten_at_a_time(hall: TownHall, lan: Chat, minh: Chat, way: str) -> None:
    codes = await file_many(hall, lan, [f"Hố số {number}" for number in range(23)])
    await minh.say(way)
    shown = queue_of(minh)
    assert len(shown) == 10
    assert "23 phản ánh" in minh.text
    while "Trang sau" in minh.labels:
        await minh.press("Trang sau")
        shown += queue_of(minh)
    assert shown == codes


async def test_ten_fit_on_one_page(hall: TownHall, lan: Chat, minh: Chat) -> None:
    await file_many(hall, lan, [f"Hố số {number}" for number in range(10)])
    await minh.say("/hangdoi")
    assert "Trang sau" not in minh.labels


async def test_the_next_page_goes_on_where_the_last_one_ended_though_some_have_gone(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    codes = await file_many(hall, lan, [f"Hố số {number}" for number in range(12)])
    await minh.say("/hangdoi")
    for code in (codes[3], codes[9]):
        await lan.act(f"withdrawn:{code}")
    await minh.press("Trang sau")
    assert queue_of(minh) == codes[10:]


async def test_when_the_next_page_has_gone_the_queue_is_not_called_empty(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    codes = await file_many(hall, lan, [f"Hố số {number}" for number in range(11)])
    await minh.say("/hangdoi")
    await lan.act(f"withdrawn:{codes[10]}")
    await minh.press("Trang sau")
    assert queue_of(minh) == codes[:10]


async def test_what_is_overdue_is_marked(hall: TownHall, lan: Chat, minh: Chat) -> None:
    code = await lan.filed()
    due = hall.petition(code).due
    assert due is not None
    hall.clock.moment += timedelta(days=(due - hall.clock.now().date()).days)
    await minh.say("/hangdoi")
    assert "QUÁ HẠN" not in minh.text
    hall.clock.advance(days=1)
    await minh.say("/hangdoi")
    assert "QUÁ HẠN" in minh.text


async def test_another_agencys_petitions_are_in_no_queue_but_its_own(
    lan: Chat, hoa: Chat, minh: Chat, ear: SetReader
) -> None:
    ear.when("Việc", confidence=0.1)
    await lan.filed("Việc khó nói")
    await minh.say("/hangdoi")
    assert minh.heard == ["queue-empty"]
    await hoa.say("/hangdoi")
    assert hoa.heard == ["queue"]


async def test_claiming_tells_the_citizen_and_shows_the_name(lan: Chat, minh: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    await minh.act(f"view:{code}")
    assert "Người gửi: Lan" not in minh.text
    await minh.press("Nhận xử lý")
    assert minh.heard == ["claimed", "petition"]
    assert "Người gửi: Lan" in minh.text
    assert lan.heard[-1] == "notice-claimed"
    assert hall.petition(code).stage is Stage.CLAIMED


async def test_claiming_twice_changes_nothing(lan: Chat, minh: Chat) -> None:
    code = await lan.filed()
    await minh.act(f"claim:{code}")
    await minh.act(f"claim:{code}")
    assert minh.heard[0] == "claimed"
    assert lan.heard.count("notice-claimed") == 1


async def test_a_colleague_takes_over_only_on_purpose_and_then_sees_the_name(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    tuan = await hall.officer("Tuấn")
    code = await lan.filed()
    await minh.act(f"claim:{code}")
    for verb in ("claim", "answer", "ask", "refer"):
        await tuan.act(f"{verb}:{code}")
        assert tuan.heard == ["error-claimed-by-another"]
        assert "Minh" in tuan.text
    await tuan.act(f"view:{code}")
    assert "Người gửi: Lan" not in tuan.text
    assert "Nhận xử lý" not in tuan.labels
    await tuan.press("Nhận thay")
    assert tuan.heard == ["claimed", "petition"]
    assert "Người gửi: Lan" in tuan.text
    await minh.act(f"answer:{code}")
    assert minh.heard == ["error-claimed-by-another"]
    assert lan.heard.count("notice-claimed") == 1


async def test_no_button_is_shown_for_what_would_be_refused(hall: TownHall, lan: Chat, minh: Chat) -> None:
    tuan = await hall.officer("Tuấn")
    code = await lan.filed()
    await minh.act(f"claim:{code}")
    await lan.act(f"withdrawn:{code}")
    await tuan.act(f"view:{code}")
    assert tuan.labels == ["Đã báo tới đâu"]


@pytest.mark.parametrize(
    ("level", "before", "after"), [("public", True, True), ("handler", False, True), ("sealed", False, False)]
)
async def test_the_name_is_seen_as_far_as_the_citizen_allows(
    lan: Chat, minh: Chat, level: str, *, before: bool, after: bool
) -> None:
    await lan.say(ROAD)
    await lan.act(f"disclose:{level}:{lan.state['draft']['id']}")
    await lan.press("Gửi")
    await minh.act(f"view:{lan.code}")
    assert ("Người gửi: Lan" in minh.text) == before
    await minh.press("Nhận xử lý")
    assert ("Người gửi: Lan" in minh.text) == after


async def test_a_name_cannot_turn_the_officers_page_around(hall: TownHall, minh: Chat) -> None:
    evil = await hall.citizen("\u202eLan\x00\u200b")
    code = await evil.filed()
    await minh.act(f"claim:{code}")
    assert "Người gửi: Lan" in minh.text


async def test_photos_and_points_come_before_the_file(lan: Chat, minh: Chat) -> None:
    await lan.photo(ROAD)
    await lan.pin(14.812, 108.331)
    await lan.press("Gửi")
    await minh.act(f"view:{lan.code}")
    assert minh.heard == ["file-photo", "file-point", "petition"]
    assert [len(said.attachments) for said in minh.new] == [1, 1, 0]


class TestSealedDesk:
    @pytest.fixture
    async def binh(self, hall: TownHall) -> Chat:
        return await hall.officer("Bình", "tiep-cong-dan")

    @pytest.fixture
    async def code(self, lan: Chat, binh: Chat) -> str:
        return await lan.filed("Tôi tố cáo ông A nhận tiền")

    async def test_the_bell_and_the_queue_say_nothing_of_the_content(self, binh: Chat, code: str) -> None:
        await binh.say("/hangdoi")
        assert queue_of(binh) == [code]
        assert "ông A" not in str(binh.seen)

    async def test_each_look_is_recorded(self, hall: TownHall, binh: Chat, code: str) -> None:
        for _ in range(2):
            await binh.act(f"view:{code}")
        assert "ông A" in binh.text
        (officer,) = hall.store.shelves.officers.values()
        assert hall.audited("open-sealed") == [(officer.id, hall.petition(code).id)] * 2

    async def test_nobody_else_sees_it_though_they_know_the_code(
        self, hall: TownHall, minh: Chat, hoa: Chat, code: str
    ) -> None:
        for chat in (minh, hoa):
            await chat.say(f"/xem {code}")
            assert chat.heard == ["error-not-yours"]
        assert len(hall.audited("refused")) == 2

    async def test_it_is_not_answered_in_the_dialogue(self, binh: Chat, hall: TownHall, code: str) -> None:
        await binh.act(f"view:{code}")
        assert binh.labels == ["Không phải khiếu nại, tố cáo", "Đã báo tới đâu"]
        for action in (f"claim:{code}", f"settopic:{code}:land", f"seturgency:{code}:high"):
            await binh.act(action)
            assert binh.heard == ["error-illegal-move"]
        await binh.act(f"ask:{code}")
        await binh.say("Ai vậy?")
        assert binh.heard[-1] == "error-illegal-move"
        assert hall.petition(code).stage is Stage.SEALED

    async def test_what_was_no_complaint_goes_back_to_the_sorting_desk(
        self, hall: TownHall, lan: Chat, binh: Chat, hoa: Chat, code: str
    ) -> None:
        await binh.act(f"view:{code}")
        await binh.press("Không phải khiếu nại, tố cáo")
        assert binh.heard == ["unsealed"]
        assert lan.heard[-1] == "notice-unsealed"
        assert hoa.heard[-1] == "officer-new"
        assert hall.petition(code).agency_id == "tiep-nhan"
        assert len(hall.audited("unseal")) == 1
        await binh.act(f"view:{code}")
        assert binh.heard == ["error-not-yours"]


async def test_a_number_written_where_the_place_was_asked_for_is_hidden_until_it_is_taken_on(
    hall: TownHall, lan: Chat, hoa: Chat, ear: SetReader
) -> None:
    ear.when("Đèn", place=None)
    await lan.say("Đèn đường hỏng")
    await lan.say("gọi cho tôi 0912345678")
    await lan.press("Gửi")
    await hoa.say(f"/xem {lan.code}")
    assert "gọi cho tôi" in hoa.text
    assert "0912345678" not in hoa.text
    await hoa.press("Nhận xử lý")
    await hoa.say(f"/xem {lan.code}")
    assert "0912345678" in hoa.text
