"""After the conference: verdicts, the conclusion's parts, the signature, and who hears of it."""

from datetime import date

import pytest

from casework.agencies import Desk, Role
from casework.conference import Item, Phase, Verdict
from casework.petition import Outcome, Stage
from casework.places import Level
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import ROAD, Chat, SetReader
from tests.handlers.conference_day import begun, on_agenda, under
from tests.handlers.conference_town import Conferring, conferring

SCHOOL = "Mái trường tiểu học dột khi mưa, học trò ướt hết"
S3, S0, S2 = "s3-1573", "s0-gia-lai-553", "s2-dien-bien-snv"


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """Under S3, with Lan's petition about a road on the agenda, and people in the room."""
    return await _with_a_road(S3, rulebook, clock, ear)


async def _with_a_road(profile: str, rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    ear.when("trường tiểu học", topic="education", topics=(("education", 0.9),))
    town = await conferring(rulebook, clock, ear, regulations=(profile,))
    await town.planned()
    await on_agenda(town, await town.lan.filed(), draft="Sẽ vá đường trong tháng 4.")
    await begun(town)
    return town


def road(town: Conferring) -> Item:
    return town.items()[0]


async def held(town: Conferring) -> None:
    """The conference is over."""
    await town.secretary.act("end:1")
    await town.secretary.press("Kết thúc")


async def signed_by_secretary(town: Conferring) -> None:
    """What the chair has signed on paper today, without a number."""
    await town.secretary.act("sign:1")
    await town.secretary.press("Ký hôm nay")
    await town.secretary.press("Chưa có số")
    await town.secretary.press("Ký và ban hành")


async def signed_by_chair(town: Conferring) -> None:
    """The chair's own signature, without a number."""
    await town.chair.act("sign:1")
    await town.chair.press("Chưa có số")
    await town.chair.press("Ký và ban hành")


async def decided(town: Conferring, item: Item, verdict: Verdict, said: str = "") -> None:
    """A verdict, without the chat."""
    async with town.hall.store.work() as work:
        await town.hall.office.conferences.agenda.decide(
            work, await town.officer(work), item.id, verdict=verdict, said=said
        )
        await work.commit()


async def joined(town: Conferring, chat: Chat, text: str) -> str:
    """Somebody else's petition about the same matter, joined to the road's."""
    code = await chat.filed(text)
    async with town.hall.store.work() as work:
        petition = await work.petitions.with_code(code)
        lead = await work.petitions.with_id(road(town).petition_id or "")
        assert petition is not None
        assert lead is not None
        await town.hall.office.joining.join(work, petition, lead, actor_id="test")
        await work.commit()
    return code


def marks(town: Conferring) -> dict[str, int]:
    return {chat.name: len(chat.seen) for chat in town.hall.chats}


def heard_since(town: Conferring, before: dict[str, int]) -> dict[str, list[str]]:
    """What each person has heard since, without those who have heard nothing."""
    heard = {
        chat.name: [said.sentence for said in chat.seen[before[chat.name] :]] for chat in town.hall.chats
    }
    return {name: sentences for name, sentences in heard.items() if sentences}


async def test_answered_there_with_the_prepared_draft(town: Conferring) -> None:
    await town.secretary.act("undecided:1")
    assert town.secretary.heard == ["ask-verdict"]
    assert "Sẽ vá đường trong tháng 4." in town.secretary.text
    await town.secretary.press("Đã trả lời tại hội nghị")
    assert town.secretary.heard == ["ask-said"]
    await town.secretary.press("Dùng dự thảo")
    assert town.secretary.heard == ["item-decided"]
    assert "Mọi việc đều đã có kết quả" in town.secretary.text
    item = road(town)
    assert (item.verdict, item.said, item.due) == (
        Verdict.ANSWERED_THERE, "Sẽ vá đường trong tháng 4.", None
    )  # fmt: skip


async def test_later_by_another_agency_on_a_day_that_the_chair_names(town: Conferring) -> None:
    await town.secretary.act(f"decide:{road(town).id}")
    await town.secretary.press("Cơ quan trả lời sau")
    assert town.secretary.heard == ["ask-who-answers"]
    await town.secretary.say("cơ quan nào cũng được")
    assert town.secretary.heard == ["ask-who-answers"]
    await town.secretary.press("Chọn cơ quan khác")
    await town.secretary.press("Công an xã Sông Hiền")
    assert town.secretary.heard == ["ask-answer-day"]
    assert "13/4/2026 (Điều 9.3)" in town.secretary.text
    await town.secretary.say("sớm nhất có thể")
    assert town.secretary.heard == ["day-unclear", "ask-answer-day"]
    await town.secretary.say("mùng 3/4")
    assert town.secretary.heard == ["ask-complex"]
    await town.secretary.press("Có, phức tạp")
    assert town.secretary.heard == ["ask-said"]
    await town.secretary.say("Kiểm tra rồi vá ngay.")
    assert town.secretary.heard == ["item-decided"]
    assert "3/4/2026 (ngày người chủ trì hẹn)" in town.secretary.text
    item = road(town)
    assert (item.verdict, item.agency_id, item.due, item.is_complex) == (
        Verdict.LATER, "cong-an", date(2026, 4, 3), True
    )  # fmt: skip


async def test_a_day_later_than_the_law_gives_way(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:later")
    await town.secretary.press("Giữ cơ quan này")
    await town.secretary.say("30/6/2026")
    await town.secretary.press("Không")
    await town.secretary.press("Không ghi thêm")
    assert road(town).due == date(2026, 4, 13)
    assert "muộn hơn quy định" in town.secretary.text


async def test_a_day_that_cannot_be_is_refused_as_soon_as_it_is_written(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:later")
    await town.secretary.press("Giữ cơ quan này")
    await town.secretary.say("25/3/2026")
    assert town.secretary.heard == ["error-day"]
    assert "trước ngày hội nghị" in town.secretary.text
    town.hall.clock.advance(days=4)
    await town.secretary.say("27/3/2026")
    assert "đã qua" in town.secretary.text
    await town.secretary.say("3/4/2026")
    assert town.secretary.heard == ["ask-complex"], "the question was still open"


async def test_the_closed_desk_is_not_among_those_who_may_answer(town: Conferring) -> None:
    item = road(town)
    await town.secretary.act(f"verdict:{item.id}:later")
    await town.secretary.press("Chọn cơ quan khác")
    closed = town.hall.office.rulebook.agencies.desk(Desk.SEALED)
    assert closed.name not in town.secretary.labels
    assert "Công an xã Sông Hiền" in town.secretary.labels
    await town.secretary.act(f"fill:{item.id}:agency:{closed.id}")
    assert town.secretary.heard == ["error-unknown-agency"]
    assert "agency" not in town.secretary.state["form"]


async def test_who_has_a_matter_sent_up_reads_to_which_level(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:sent_up")
    await town.secretary.press("Không")
    await town.secretary.press("Không ghi thêm")
    await held(town)
    await signed_by_secretary(town)
    assert "chuyển lên cấp tỉnh, Trung ương" in town.lan.text


async def test_sent_up_goes_to_the_level_above(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:sent_up")
    assert town.secretary.heard == ["ask-complex"]
    await town.secretary.press("Có, phức tạp")
    await town.secretary.say("Đường tỉnh, kiến nghị Sở Xây dựng.")
    assert (road(town).verdict, road(town).level) == (Verdict.SENT_UP, Level.PROVINCE)


async def test_from_a_village_the_level_is_asked(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> None:
    town = await _with_a_road(S0, rulebook, clock, ear)
    async with town.hall.store.work() as work:
        conference = await work.conferences.with_number(1)
        assert conference is not None
        conference.level = Level.VILLAGE
        await work.conferences.save(conference)
        await work.commit()
    await town.secretary.act(f"verdict:{road(town).id}:sent_up")
    assert town.secretary.labels[:2] == ["Xã", "Tỉnh, Trung ương"]
    await town.secretary.press("Xã")
    await town.secretary.press("Không ghi thêm")
    assert road(town).level is Level.COMMUNE


async def test_transferred_and_recorded(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:transferred")
    await town.secretary.press("Chọn cơ quan khác")
    await town.secretary.press("Công an xã Sông Hiền")
    await town.secretary.say("Việc này thuộc công an.")
    assert (road(town).verdict, road(town).agency_id) == (Verdict.TRANSFERRED, "cong-an")
    await town.secretary.press("Sửa kết quả việc này")
    assert "Đang ghi: chuyển cơ quan có thẩm quyền" in town.secretary.text
    await town.secretary.press("Ghi nhận")
    assert "Không ghi thêm" not in town.secretary.labels
    await town.secretary.say("Xã ghi nhận để nghiên cứu.")
    assert (road(town).verdict, road(town).due) == (Verdict.RECORDED, None)


async def test_undecided_items_are_walked_through_one_after_the_other(
    town: Conferring, ear: SetReader
) -> None:
    await town.secretary.say("/ghi Ông Ba: đường thứ hai hỏng")
    await town.secretary.say("/ghi Bà Tư: đường thứ ba hỏng")
    await town.secretary.act("undecided:1")
    assert "Việc số 1" in town.secretary.text
    assert "còn 2 việc" in town.secretary.text
    await town.secretary.press("Để sau, xem việc khác")
    assert "Việc số 2" in town.secretary.text
    assert "Ý kiến của Ông Ba" in town.secretary.text
    await town.secretary.press("Ghi nhận")
    await town.secretary.say("Ghi nhận.")
    await town.secretary.press("Ghi kết quả từng việc")
    assert "Việc số 1" in town.secretary.text
    await decided(town, town.items()[0], Verdict.RECORDED, "Ghi nhận.")
    await decided(town, town.items()[2], Verdict.RECORDED, "Ghi nhận.")
    await town.secretary.act("undecided:1")
    assert town.secretary.heard == ["all-decided"]
    await town.secretary.press("Xem kết quả các việc")
    assert town.secretary.heard == ["verdicts"]
    await town.secretary.press("3. đường thứ ba hỏng")
    assert town.secretary.heard == ["ask-verdict"]


async def test_many_items_are_listed_by_pages(town: Conferring) -> None:
    for number in range(11):
        await town.secretary.say(f"/ghi Ông Ba: đường số {number} hỏng {'rất ' * 40}")
    await town.secretary.act("verdicts:1")
    assert "còn 4 việc nữa" in town.secretary.text
    await town.secretary.press("Xem việc tiếp theo")
    assert "12. " in town.secretary.text


async def test_buttons_of_an_older_question_answer_nothing(town: Conferring) -> None:
    item = road(town).id
    await town.secretary.act(f"verdict:{item}:later")
    await town.secretary.act(f"fill:{item}:complex:yes")
    assert town.secretary.heard == ["stale-button"]
    await town.secretary.act(f"fill:{item}:agency:nobody")
    assert town.secretary.heard == ["error-unknown-agency"]
    await town.secretary.press("Thôi")
    await town.secretary.act(f"fill:{item}:agency:cong-an")
    assert town.secretary.heard == ["stale-button"]
    assert road(town).verdict is None


@pytest.mark.parametrize(
    ("profile", "articles", "count"),
    [(S0, "Điều 8.6", 4), (S2, "Mục V.2", 5), (S3, "Điều 8.6", 4), ("s1-hung-yen-1548", "Điều 8.4", 1)],
)
async def test_each_regulation_names_its_parts(
    rulebook: Rulebook, clock: SetClock, ear: SetReader, profile: str, articles: str, count: int
) -> None:
    town = await _with_a_road(profile, rulebook, clock, ear)
    await held(town)
    await town.secretary.say("/ketluan")
    assert town.secretary.heard == [*["conclusion-part"] * count, "conclusion"]
    assert all(articles in text for text in town.secretary.texts[:-1])


async def test_the_law_names_no_parts_and_the_items_stand_alone(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await _with_a_road("dieu-43-2025", rulebook, clock, ear)
    await decided(town, road(town), Verdict.RECORDED, "Ghi nhận.")
    await held(town)
    await town.secretary.say("/ketluan 1")
    assert town.secretary.heard == ["conclusion-items", "conclusion"]
    assert "1. Ổ gà trước cổng trường" in town.secretary.texts[0]


async def test_parts_are_proposed_from_the_items(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> None:
    town = await _with_a_road(S2, rulebook, clock, ear)
    for text in ("việc hai", "việc ba", "việc bốn"):
        await town.secretary.say(f"/ghi Ông Ba: {text}")
    one, two, three, four = town.items()
    await decided(town, one, Verdict.ANSWERED_THERE, "Đã vá.")
    await decided(town, two, Verdict.LATER, "Sẽ xem.")
    await decided(town, three, Verdict.SENT_UP, "Gửi tỉnh.")
    await decided(town, four, Verdict.RECORDED, "Ghi nhận.")
    await held(town)
    await town.secretary.act("conclusion:1")
    discussed, resolved, unresolved, assigned, upward, _ = town.secretary.texts
    assert "4. việc bốn" in discussed
    assert "Đã vá." in resolved
    assert "việc hai" not in resolved
    assert "2. việc hai: Sẽ xem.\n4. việc bốn (ghi nhận): Ghi nhận." in unresolved
    assert "việc ba" not in unresolved
    assert "2. việc hai: Phòng Kinh tế xã Sông Hiền, trả lời theo thời hạn tại Mục V.3.2" in assigned
    assert "3. việc ba" in upward
    await town.secretary.act("takepart:1:resolved")
    assert town.conference().parts == {"resolved": "1. " + one.title + ": Đã vá."}
    await town.secretary.act("part:1:discussed")
    await town.secretary.say("Đã đối thoại bốn việc.")
    assert town.conference().parts["discussed"] == "Đã đối thoại bốn việc."
    assert "Còn 3 phần chưa viết" in town.secretary.text
    await town.secretary.act("part:1:nonsense")
    assert town.secretary.heard == ["stale-button"]
    await town.secretary.act("takepart:1:nonsense")
    assert town.secretary.heard == ["stale-button"]


async def test_every_proposal_can_be_taken_at_once(town: Conferring) -> None:
    await decided(town, road(town), Verdict.LATER, "Sẽ vá.")
    await held(town)
    await town.secretary.act("part:1:discussed")
    await town.secretary.say("Đã đối thoại về đường.")
    await town.secretary.press("Dùng mọi đề xuất")
    assert town.secretary.heard == ["part-written", *["conclusion-part"] * 4, "conclusion"]
    parts = town.conference().parts
    assert parts["discussed"] == "Đã đối thoại về đường."
    assert parts["resolved"] == "Không có."
    assert parts["unresolved"].endswith(": Sẽ vá.")
    assert "chưa có lời" not in town.secretary.text
    assert "Dùng mọi đề xuất" not in town.secretary.labels


async def test_where_no_part_is_upward_what_was_sent_up_is_unresolved(town: Conferring) -> None:
    await decided(town, road(town), Verdict.SENT_UP, "Gửi tỉnh.")
    await held(town)
    await town.secretary.act("conclusion:1")
    assert "(chuyển cấp trên): Gửi tỉnh." in town.secretary.texts[2]


async def test_only_s3_lets_the_notice_take_longer(town: Conferring) -> None:
    await decided(town, road(town), Verdict.LATER)
    await held(town)
    await town.secretary.act("conclusion:1")
    assert "2/4/2026 (Điều 9.1)" in town.secretary.text
    await town.secretary.press("Dùng hạn dài hơn")
    assert "Điều 9.2" in town.secretary.text
    await town.secretary.say("Nhiều cơ quan cùng giải quyết")
    assert town.secretary.heard == ["notice-lengthened"]
    assert "9/4/2026 (Điều 9.2)" in town.secretary.text
    assert town.conference().complex_reason == "Nhiều cơ quan cùng giải quyết"


@pytest.mark.parametrize("profile", [S0, "s1-hung-yen-1548", S2, "dieu-43-2025"])
async def test_elsewhere_the_notice_cannot_take_longer(
    rulebook: Rulebook, clock: SetClock, ear: SetReader, profile: str
) -> None:
    town = await _with_a_road(profile, rulebook, clock, ear)
    await held(town)
    await town.secretary.act("conclusion:1")
    assert "Dùng hạn dài hơn" not in town.secretary.labels
    await town.secretary.act("lengthen:1")
    assert town.secretary.heard == ["error-no-extension"]


async def test_nothing_is_signed_while_items_have_no_result(town: Conferring) -> None:
    await held(town)
    for action in ("asksign:1", "sign:1"):
        await town.secretary.act(action)
        assert town.secretary.heard == ["error-undecided"]
        assert "1. Ổ gà trước cổng trường" in town.secretary.text
    await town.chair.act("conclusion:1")
    assert "Ký kết luận" not in town.chair.labels
    await town.chair.act("sign:1")
    assert town.chair.heard == ["error-undecided"]


async def test_a_conference_that_is_not_over_is_not_signed(town: Conferring) -> None:
    await decided(town, road(town), Verdict.RECORDED, "Ghi nhận.")
    await town.secretary.act("sign:1")
    assert town.secretary.heard == ["error-wrong-phase"]


async def test_the_notice_is_not_before_the_conference_nor_in_the_future(town: Conferring) -> None:
    await decided(town, road(town), Verdict.RECORDED, "Ghi nhận.")
    await held(town)
    await town.secretary.act("sign:1")
    assert town.secretary.heard == ["ask-signed-on"]
    for day in ("25/3", "25/3/2026", "27/3/2026"):
        await town.secretary.say(day)
        assert town.secretary.heard == ["error-day"]
    await town.secretary.say("hôm qua")
    assert town.secretary.heard == ["day-unclear"]
    assert town.conference().notice is None
    await town.secretary.say("26/3")
    await town.secretary.say("15/TB-UBND")
    await town.secretary.press("Ký và ban hành")
    notice = town.conference().notice
    assert notice is not None
    assert (notice.number, notice.issued_on, notice.signed_by) == (
        "15/TB-UBND", date(2026, 3, 26), "Nguyễn Văn Chủ"
    )  # fmt: skip


async def test_the_chair_reads_and_signs(town: Conferring) -> None:
    await decided(town, road(town), Verdict.LATER, "Sẽ vá.")
    await held(town)
    await town.secretary.act("asksign:1")
    assert town.secretary.heard == ["signature-asked"]
    assert town.chair.seen[-1].sentence == "chair-sign"
    assert "2/4/2026" in town.chair.text
    await town.chair.press("Đọc kết luận và ký")
    assert town.chair.heard == [*["conclusion-part"] * 4, "conclusion"]
    assert town.chair.labels == ["Ký kết luận"]
    await town.chair.act("part:1:discussed")
    assert town.chair.heard == ["error-not-yours"]
    await town.chair.act("sign:1")
    assert town.chair.heard == ["ask-paper-number"]
    await town.chair.press("Chưa có số")
    await town.chair.press("Ký và ban hành")
    assert town.chair.heard == ["conclusion-document", "conclusion-signed"]
    assert town.chair.new[0].attachments[0].reference.startswith("print:conclusion_notice:1:full")
    assert town.secretary.seen[-1].sentence == "secretary-signed"
    notice = town.conference().notice
    assert notice is not None
    assert (notice.number, notice.signed_by) == ("", "Chủ")
    await town.chair.act("sign:1")
    assert town.chair.heard == ["error-wrong-phase"]
    await town.chair.act("nonumber:1")
    assert town.chair.heard == ["stale-button"]


async def test_without_a_chair_in_chat_the_paper_is_signed(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await _with_a_road(S3, rulebook, clock, ear)
    officers = town.hall.store.shelves.officers
    for key in [key for key, one in officers.items() if one.role is Role.CHAIR]:
        del officers[key]
    await decided(town, road(town), Verdict.RECORDED, "Ghi nhận.")
    await held(town)
    await town.secretary.act("asksign:1")
    assert "Ghi nhận đã ký bản giấy" in town.secretary.labels


async def test_each_hears_only_what_concerns_them_and_nobody_else_hears(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    ear.when("trường tiểu học", topic="education", topics=(("education", 0.9),))
    town = await conferring(rulebook, clock, ear, regulations=(S3,))
    hung, mai, tam = [await town.hall.citizen(name) for name in ("Hùng", "Mai", "Tám")]
    police = await town.hall.officer("Bình", "cong-an")
    await town.planned()
    await on_agenda(town, await town.lan.filed(ROAD))
    await on_agenda(town, await mai.filed(SCHOOL))
    also = await joined(town, hung, "Ổ gà to lắm")
    await tam.filed("Đèn đường hỏng")
    await begun(town)
    await decided(town, town.items()[0], Verdict.LATER, "Sẽ vá.")
    await decided(town, town.items()[1], Verdict.ANSWERED_THERE, "Mái đã lợp lại.")
    await held(town)
    before = marks(town)
    await town.secretary.act("sign:1")
    await town.secretary.press("Ký hôm nay")
    await town.secretary.say("15/TB-UBND")
    await town.secretary.press("Ký và ban hành")
    assert heard_since(town, before) == {
        "Thư": [
            "ask-signed-on",
            "ask-paper-number",
            "ask-sign-now",
            "conclusion-document",
            "conclusion-signed",
        ],
        "Chủ": ["conclusion-document"],
        "Lan": ["notice-concluded"],
        "Hùng": ["notice-concluded"],
        "Mai": ["notice-concluded-answered"],
        "Minh": ["conclusion-document", "officer-tasks"],
    }
    for chat in (town.lan, hung):
        assert "Sẽ vá." in chat.text
        assert "Phòng Kinh tế" in chat.text
        assert "6/4/2026 (Điều 9.3)" in chat.text
        assert "Mái" not in chat.text
    assert "Mái đã lợp lại." in mai.text
    assert "Sẽ vá." not in mai.text
    assert mai.labels == ["Hài lòng", "Chưa hài lòng"]
    assert "Ổ gà trước cổng trường" in town.roads.text
    assert "Mái" not in town.roads.text
    assert not police.new or police.heard == ["enrolled"]
    assert town.hall.petition(mai.code).stage is Stage.NOTIFIED
    assert town.hall.petition(mai.code).outcome is Outcome.RESOLVED
    assert town.hall.petition(also).due == date(2026, 4, 6)
    assert town.conference().phase is Phase.CONCLUDED


async def test_people_joined_to_an_answered_matter_hear_the_answer(town: Conferring) -> None:
    hung = await town.hall.citizen("Hùng")
    also = await joined(town, hung, "Ổ gà to lắm")
    await decided(town, road(town), Verdict.ANSWERED_THERE, "Đã vá xong.")
    await held(town)
    await signed_by_secretary(town)
    for chat in (town.lan, hung):
        assert chat.seen[-1].sentence == "notice-concluded-answered"
        assert "Đã vá xong." in chat.text
    assert town.hall.petition(also).outcome is Outcome.RESOLVED


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.SENT_UP, "vượt thẩm quyền"),
        (Verdict.TRANSFERRED, "chuyển tới cơ quan có thẩm quyền"),
        (Verdict.LATER, "sẽ trả lời bà con"),
        (Verdict.RECORDED, "được ghi nhận"),
        (Verdict.ANSWERED_THERE, "đã được trả lời tại hội nghị"),
    ],
)
async def test_each_verdict_is_told_in_its_words(town: Conferring, verdict: Verdict, words: str) -> None:
    await decided(town, road(town), verdict, "Như đã nói.")
    await held(town)
    await signed_by_secretary(town)
    assert words in town.lan.text
    assert "Như đã nói." in town.lan.text


async def test_a_matter_given_to_another_agency_goes_there(town: Conferring) -> None:
    await town.secretary.act(f"verdict:{road(town).id}:later")
    await town.secretary.press("Chọn cơ quan khác")
    await town.secretary.press("Phòng Văn hóa - Xã hội")
    await town.secretary.press("Theo quy định")
    await town.secretary.press("Không")
    await town.secretary.press("Không ghi thêm")
    await held(town)
    await signed_by_secretary(town)
    assert town.schools.seen[-1].sentence == "officer-tasks"
    assert town.roads.seen[-1].sentence != "officer-tasks"
    assert town.hall.petition(town.lan.code).agency_id == "van-hoa-xa-hoi"
    assert "Phòng Văn hóa - Xã hội" in town.lan.text


async def test_an_opinion_of_the_room_that_was_answered_waits_for_nothing(town: Conferring) -> None:
    await town.secretary.say("/ghi Ông Ba: đường hỏng")
    await decided(town, town.items()[0], Verdict.LATER)
    await decided(town, town.items()[1], Verdict.ANSWERED_THERE, "Đã trả lời.")
    await held(town)
    await signed_by_secretary(town)
    spoken = town.items()[1]
    assert (spoken.outcome, spoken.answer) == (Outcome.RESOLVED, "Đã trả lời.")
    assert spoken.answered_on is not None


async def test_many_tasks_fit_into_one_message(town: Conferring) -> None:
    for number in range(40):
        await town.secretary.say(f"/ghi Ông Ba: đường số {number} hỏng {'rất ' * 40}")
    for item in town.items():
        await decided(town, item, Verdict.LATER, "Sẽ xem. " * 300)
    await held(town)
    await town.secretary.act("conclusion:1")
    await town.secretary.act("takepart:1:unresolved")
    await signed_by_secretary(town)
    assert town.roads.seen[-1].sentence == "officer-tasks"
    assert "41 việc" in town.roads.text


async def test_paper_recipients_are_noted(town: Conferring) -> None:
    await decided(town, road(town), Verdict.RECORDED, "Ghi nhận.")
    await held(town)
    await town.secretary.act("recipients:1")
    assert town.secretary.heard == ["error-wrong-phase"]
    await signed_by_secretary(town)
    await town.secretary.press("Xem nơi nhận bản giấy")
    assert (
        "Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội cùng cấp (Điều 9.1)"
        in town.secretary.text
    )
    assert len([label for label in town.secretary.labels if label.startswith("Đã gửi")]) == 2
    await town.secretary.press("Đã gửi: Ban Tuyên giáo")
    assert town.conference().delivered == {"Ban Tuyên giáo và Dân vận cấp ủy": date(2026, 3, 26)}
    assert len([label for label in town.secretary.labels if label.startswith("Đã gửi")]) == 1
    await town.secretary.act("delivered:1:9")
    assert town.secretary.heard == ["stale-button"]


async def test_the_law_names_nobody_who_gets_it_on_paper(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under("s2-dien-bien-snv", rulebook, clock, ear)
    await held(town)
    await signed_by_secretary(town)
    await town.secretary.act("recipients:1")
    assert "không nêu nơi nhận" in town.secretary.text


@pytest.mark.parametrize(
    "action",
    ["decide:{}", "undecided:1", "verdicts:1", "takepart:1:resolved", "part:1:resolved", "lengthen:1",
     "asksign:1", "recipients:1"],
)  # fmt: skip
async def test_what_secretaries_do_is_not_for_others(town: Conferring, action: str) -> None:
    for chat in (town.lan, town.roads, town.chair):
        await chat.act(action.format(road(town).id))
        assert chat.heard == ["error-not-yours"]


@pytest.mark.parametrize("action", ["conclusion:1", "sign:1"])
async def test_what_signers_do_is_not_for_others(town: Conferring, action: str) -> None:
    for chat in (town.lan, town.roads):
        await chat.act(action)
        assert chat.heard == ["error-not-yours"]


@pytest.mark.parametrize(
    "action",
    ["decide:", "decide:abc", "verdict:abc:later", "fill:", "fill:abc:day:law", "agencies:abc", "undecided:x",
     "undecided:1:x", "verdicts:", "conclusion:", "takepart:x:a", "part:9:a", "lengthen:", "asksign:x",
     "sign:", "signday:1", "nonumber:1", "recipients:9", "delivered:1", "delivered:x:1"],
)  # fmt: skip
async def test_old_buttons_are_refused_politely(town: Conferring, action: str) -> None:
    await town.secretary.act(action)
    assert town.secretary.heard[0] in {"stale-button", "error-unknown-conference", "error-wrong-phase"}


async def test_parts_that_nobody_wrote_take_the_proposal_that_the_signer_has_read(town: Conferring) -> None:
    await decided(town, road(town), Verdict.LATER, "Giao Phòng Kinh tế vá đường.")
    await held(town)
    await town.secretary.act("part:1:discussed")
    await town.secretary.say("Đã bàn việc đường sá.")
    await signed_by_chair(town)
    notice = town.conference().notice
    assert notice is not None
    assert notice.parts["discussed"] == "Đã bàn việc đường sá."
    assert "Giao Phòng Kinh tế vá đường." in notice.parts["unresolved"]
    assert notice.parts["resolved"] == "Không có."


async def test_a_notice_gets_its_number_afterwards_and_a_receipt_on_paper_its_day(town: Conferring) -> None:
    await decided(town, road(town), Verdict.LATER, "Giao Phòng Kinh tế.")
    await held(town)
    await signed_by_chair(town)
    await town.secretary.act("recipients:1")
    await town.secretary.press("Ghi số văn bản")
    await town.secretary.say("15/TB-UBND")
    notice = town.conference().notice
    assert notice is not None
    assert notice.number == "15/TB-UBND"
    town.hall.clock.advance(days=4)
    await town.secretary.act("receipt:1:kinh-te")
    await town.secretary.say("27/3")
    assert town.conference().received == {"kinh-te": date(2026, 3, 27)}
