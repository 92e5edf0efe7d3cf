"""One whole conference under each of the six regulations, in chat: from the plan to the closed dossier.

Real front desk, real use cases, real profiles; a store in memory and a clock that the test moves.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

import pytest

from casework.agencies import Role
from casework.conference import Phase, Verdict
from casework.petition import Stage
from casework.rulebook import CalendarShelf, Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader, TownHall

ROAD = "Đường liên thôn Chợ Mới hư nặng, mưa là ngập"
SCHOOL = "Mái trường tiểu học dột khi mưa, học trò ướt hết"
PATCHED = "Đã vá xong 300 mét đường ngày hôm qua."


@dataclass(frozen=True)
class Under:
    """What a profile makes of the same story. Days were worked out by hand from its articles."""

    profile: str
    planned: date
    held: date
    parts: int
    paper_recipients: int
    terms: dict[str, date]  # what /han lists after the notice, by a part of its line
    answer_due: date | None
    signed: date
    received: date | None = None  # where the term runs from the receipt
    month_of: int = field(default=0)


CASES = (
    # Thursday 26/3/2026; 5 working days: 2/4; 15 working days: 16/4. No notice term: signed on 3/4.
    Under("s0-gia-lai-553", date(2026, 3, 2), date(2026, 3, 26), 4, 2,
          {"Điều 9.1": date(2026, 4, 2), "Điều 9.2": date(2026, 4, 16)}, date(2026, 4, 16), date(2026, 4, 3)),
    # 10 working days: 9/4. Receipt Monday 6/4, 30 working days over 27/4, 30/4, 1/5: 21/5.
    Under("s1-hung-yen-1548", date(2026, 3, 2), date(2026, 3, 26), 1, 0,
          {"Điều 10.1": date(2026, 4, 9)}, date(2026, 5, 21), date(2026, 4, 3), date(2026, 4, 6)),
    # A commune's conference in the fourth quarter: Thursday 5/11/2026; 5 days: 10/11; 15 working days over
    # the holiday of 24/11: 27/11.
    Under("s2-dien-bien-snv", date(2026, 10, 12), date(2026, 11, 5), 5, 0,
          {"Mục V.3.1": date(2026, 11, 10), "Mục V.3.2": date(2026, 11, 27)},
          date(2026, 11, 27), date(2026, 11, 9)),
    # Notice of 2/4; 7 working days: 13/4.
    Under("s3-1573", date(2026, 3, 2), date(2026, 3, 26), 4, 2,
          {"Điều 9.1": date(2026, 4, 2), "Điều 9.3": date(2026, 4, 13)}, date(2026, 4, 13), date(2026, 4, 2)),
    # 10 days after 23/3/2023: 2/4.
    Under("s4-ban-dan-van-2023", date(2023, 3, 1), date(2023, 3, 23), 0, 1,
          {"Mục 3.1": date(2023, 4, 2)}, None, date(2023, 3, 28)),
    Under("dieu-43-2025", date(2026, 3, 2), date(2026, 3, 26), 0, 0,
          {"Điều 43": date(2026, 4, 5)}, None, date(2026, 4, 2)),
)  # fmt: skip


def eight(day: date) -> datetime:
    """Eight in the morning in Việt Nam."""
    return datetime.combine(day, time(1), UTC)


@dataclass
class Story:
    """Everybody and the conference."""

    case: Under
    hall: TownHall
    secretary: Chat
    chair: Chat
    roads: Chat
    schools: Chat
    lan: Chat
    hung: Chat
    stranger: Chat

    @property
    def conference(self):
        (one,) = self.hall.store.shelves.conferences.values()
        return one

    @property
    def items(self):
        return sorted(self.hall.store.shelves.items.values(), key=lambda item: item.number)

    def on(self, day: date) -> None:
        self.hall.clock.moment = eight(day)

    def marks(self) -> dict[str, int]:
        return {chat.name: len(chat.seen) for chat in self.hall.chats}

    def heard(self, marks: dict[str, int]) -> dict[str, list[str]]:
        new = {
            chat.name: [said.sentence for said in chat.seen[marks[chat.name] :]] for chat in self.hall.chats
        }
        return {name: said for name, said in new.items() if said}


@pytest.fixture(params=CASES, ids=lambda case: case.profile)
async def story(request: pytest.FixtureRequest, rulebook: Rulebook) -> Story:
    case = request.param
    ear = SetReader()
    ear.when("trường tiểu học", topic="education", topics=(("education", 0.9),))
    authority = replace(rulebook.authority, regulations=(case.profile,))
    town = replace(rulebook, authority=authority, shelf=CalendarShelf(rulebook.calendar))
    hall = TownHall(town, SetClock(eight(case.planned)), ear)
    return Story(
        case,
        hall,
        await hall.officer("Thư", "tiep-nhan", Role.SECRETARY),
        await hall.officer("Chủ", "dang-uy", Role.CHAIR),
        await hall.officer("Minh", "kinh-te"),
        await hall.officer("Hoa", "van-hoa-xa-hoi"),
        await hall.citizen("Lan"),
        await hall.citizen("Hùng"),
        await hall.citizen("Người Lạ"),
    )


async def test_a_conference_from_its_plan_to_its_closed_dossier(story: Story) -> None:
    await plans_and_opens(story)
    await collects(story)
    await drafts(story)
    await is_held(story)
    await is_concluded(story)
    await is_answered(story)
    await is_closed(story)


async def plans_and_opens(story: Story) -> None:
    secretary, day = story.secretary, story.case.held
    answers = {
        "kind": "Định kỳ",
        "head": "Chính quyền",
        "form": "Gặp mặt trực tiếp",
        "ground": "Cả xã",
        "day": f"{day.day}/{day.month}/{day.year} 8 giờ",
        "hours": "4",
        "place": "Hội trường UBND xã",
        "chair": "Nguyễn Văn Chủ",
        "scope": "Đường sá, trường học",
        "expected": "120",
    }
    await secretary.act("newconf:")
    for _ in answers:
        asked = secretary.state["form"].get("open", "")
        if asked in ("kind", "head", "form", "ground"):
            await secretary.press(answers[asked])
        elif asked:
            await secretary.say(answers[asked])
    assert secretary.heard == ["plan-summary"], secretary.texts
    await secretary.press("Lập hội nghị")
    assert story.conference.regulations == (story.case.profile,)
    await story.lan.act("news:on")
    before = story.marks()
    await secretary.act("open:1")
    await secretary.act("until:1")
    assert story.conference.phase is Phase.COLLECTING
    assert story.heard(before).get("Lan") == ["notice-announced"]
    assert "Người Lạ" not in story.heard(before), "only who asked for news is told"


async def collects(story: Story) -> None:
    road = await story.lan.filed(ROAD)
    assert f"{story.case.held.day}/{story.case.held.month}" in " ".join(story.lan.texts)
    school = await story.hung.filed(SCHOOL)
    before = story.marks()
    await story.secretary.say(f"/gan {road}")
    await story.secretary.say(f"/gan {school}")
    heard = story.heard(before)
    assert heard["Lan"] == ["notice-on-agenda"]
    assert heard["Hùng"] == ["notice-on-agenda"]
    assert "officer-draft-wanted" in heard["Minh"]
    assert "officer-draft-wanted" in heard["Hoa"]
    assert "Người Lạ" not in heard
    await story.lan.act(f"speak:1:{road}")
    if story.lan.state["step"] == "registering":
        await story.lan.say(ROAD)
    (speaker,) = story.hall.store.shelves.speakers.values()
    assert speaker.contact_id == story.lan.contact_id


async def drafts(story: Story) -> None:
    await story.roads.say("/duthao")
    await story.roads.act(f"draft:{story.items[0].id}")
    before = story.marks()
    await story.roads.say("Phòng sẽ vá đường trong tháng tới.")
    assert story.roads.heard == ["draft-kept"]
    assert "secretary-drafts" in story.heard(before)["Thư"]
    await story.secretary.act("who:1")
    assert "Phòng Văn hóa" in story.secretary.text
    assert "Phòng Kinh tế" not in story.secretary.text


async def is_held(story: Story) -> None:
    story.on(story.case.held)
    await story.secretary.act("begin:1")
    await story.secretary.say("112")
    before = story.marks()
    await story.secretary.act("next:1")
    assert story.heard(before)["Lan"] == ["notice-your-turn"]
    await story.secretary.say("/ghi Bà Bảy: đèn đường thôn Bến Đá tắt cả tháng")
    road, school, lamp = story.items
    assert (lamp.raised_by, lamp.petition_id) == ("Bà Bảy", None)
    await decide(story, road, Verdict.LATER, "Giao Phòng Kinh tế vá đường.")
    await decide(story, school, Verdict.ANSWERED_THERE, "Xã đã bố trí kinh phí lợp lại mái trong hè này.")
    await decide(story, lamp, Verdict.RECORDED, "Ghi nhận, đưa vào kế hoạch thay bóng đèn.")
    await story.secretary.act("end:1")
    await story.secretary.press("Kết thúc")
    assert story.conference.phase is Phase.HELD


async def decide(story: Story, item, verdict: Verdict, said: str) -> None:
    await story.secretary.act(f"verdict:{item.id}:{verdict}")
    for _ in range(5):
        asked = story.secretary.heard[-1]
        if asked == "ask-who-answers":
            await story.secretary.press("Giữ cơ quan này")
        elif asked == "ask-answer-day":
            await story.secretary.press_first()
        elif asked == "ask-complex":
            await story.secretary.press("Không")
        elif asked == "ask-said":
            await story.secretary.say(said)
        else:
            break
    assert next(one for one in story.items if one.id == item.id).verdict is verdict, story.secretary.texts


async def is_concluded(story: Story) -> None:
    story.on(story.case.signed)
    await story.secretary.say("/ketluan")
    parts = story.hall.office.conferences.concluding.parts(story.conference)
    assert len(parts) == story.case.parts
    for part in parts:
        await story.secretary.act(f"takepart:1:{part.id}")
    before = story.marks()
    await story.secretary.act("asksign:1")
    assert story.heard(before)["Chủ"] == ["chair-sign"]
    await story.chair.act("sign:1")
    before = story.marks()
    await story.chair.say("12/TB-UBND")
    await story.chair.press("Ký và ban hành")
    assert story.conference.phase is Phase.CONCLUDED, story.chair.texts
    assert (story.conference.notice.number, story.conference.notice.issued_on) == (
        "12/TB-UBND",
        story.case.signed,
    )
    heard = story.heard(before)
    assert heard["Lan"] == ["notice-concluded"]
    assert heard["Hùng"] == ["notice-concluded-answered"]
    assert heard["Minh"] == ["conclusion-document", "officer-tasks"]
    assert "Hoa" not in heard, "who has no task gets none"
    assert "Người Lạ" not in heard
    assert "mái" not in story.lan.text, "only what concerns them"
    assert "đường" not in story.hung.text.lower().replace("con đường", "")
    recipients = story.hall.office.conferences.file.paper_recipients(story.conference)
    assert len(recipients) == story.case.paper_recipients
    for number in range(len(recipients)):
        await story.secretary.act(f"delivered:1:{number}")
    assert len(story.conference.delivered) == story.case.paper_recipients
    await has_its_days(story)


async def has_its_days(story: Story) -> None:
    await story.secretary.say("/han")
    for article, day in story.case.terms.items():
        lines = " ".join(story.secretary.texts)
        assert article in lines
        assert f"{day.day}/{day.month}/{day.year}" in lines, (article, day, lines)
    if story.case.received is not None:
        story.on(story.case.received)
        await story.roads.act("received:1")
    road = story.items[0]
    if story.case.answer_due is not None:
        assert road.due == story.case.answer_due
        assert story.hall.petitions[0].due == story.case.answer_due


async def is_answered(story: Story) -> None:
    code = story.hall.petitions[0].code
    await story.roads.say(f"/traloi {code} {PATCHED}")
    await story.roads.press("Đã giải quyết xong")
    await story.roads.press("Gửi cho người dân")
    assert PATCHED in story.lan.text
    assert story.items[0].answered_on is not None
    assert story.hall.petition(code).stage is Stage.NOTIFIED
    await story.roads.say(f"/traloi {code} Lần nữa")
    assert story.roads.heard == ["error-illegal-move"], "an agency answers once"
    await story.lan.press("Hài lòng")


async def is_closed(story: Story) -> None:
    secretary = story.secretary
    await secretary.act("closeconf:1")
    if story.conference.phase is not Phase.CLOSED:
        assert secretary.heard == ["error-dossier-incomplete"]
        missing = missing_papers(story)
        assert missing
        for paper in missing:
            await secretary.act(f"paper:1:{paper}")
            assert secretary.new[0].attachments, "the paper comes as a file"
            await secretary.act(f"keeppaper:1:{paper}")
        await secretary.act("closeconf:1")
    assert story.conference.phase is Phase.CLOSED, secretary.texts
    ended = story.conference.ended_on
    assert story.conference.keep_until == ended.replace(year=ended.year + 5)
    await secretary.say("/hethan")
    assert secretary.heard == ["expired-none"]


def missing_papers(story: Story) -> list[str]:
    archiving = story.hall.office.conferences.archiving
    return [stand.paper for stand in archiving.papers(story.conference) if stand.is_missing]
