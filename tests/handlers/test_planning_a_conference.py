"""A secretary plans a conference in chat, announces it, postpones it, calls it off, changes the chair."""

from datetime import date

import pytest

from casework.conference import Form, Head, Phase
from casework.regulation import Ground, Kind
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader
from tests.handlers.conference_town import Conferring, conferring

S0, S1, S2, S3 = ("s0-gia-lai-553",), ("s1-hung-yen-1548",), ("s2-dien-bien-snv",), ("s3-1573",)


@pytest.fixture
def clock() -> SetClock:
    """Monday 2/3/2026, eight in the morning."""
    return SetClock()


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A commune under the two profiles of the demonstration."""
    return await conferring(rulebook, clock, ear)


async def under(
    rulebook: Rulebook, clock: SetClock, ear: SetReader, regulations: tuple[str, ...]
) -> Conferring:
    """A commune under other profiles."""
    return await conferring(rulebook, clock, ear, regulations=regulations)


async def plan(secretary: Chat, **answers: str) -> None:
    """Answer every question up to the summary: buttons are pressed, words are written."""
    given = {
        "kind": "Định kỳ",
        "head": "Chính quyền",
        "form": "Gặp mặt trực tiếp",
        "ground": "Cả xã",
        "day": "26/3/2026 8 giờ",
        "hours": "3,5",
        "place": "Hội trường UBND xã",
        "chair": "Nguyễn Văn Chủ",
        "scope": "Đường sá, rác thải",
        "expected": "120",
    } | answers
    await secretary.act("newconf:")
    for _ in range(len(given)):
        field = secretary.state["form"].get("open", "")
        if not field:
            break
        if field in ("kind", "head", "form", "ground"):
            await secretary.press(given[field])
        else:
            await secretary.say(given[field])
    assert secretary.heard == ["plan-summary"], secretary.texts


# --- the plan ------------------------------------------------------------------------------------------


async def test_a_conference_is_planned_by_conversation(town: Conferring) -> None:
    secretary = town.secretary
    await secretary.say("/hoinghi")
    assert secretary.heard == ["conferences-none"]
    assert secretary.action("Lập hội nghị mới") == "newconf:"
    await plan(secretary, chair="Nguyễn Văn Chủ; Trần Thị Hai; Lê Ba", day="thứ Năm 26/3, 13 giờ 30")
    assert "13:30, thứ Năm, 26/3/2026, kéo dài 3,5 giờ" in secretary.text
    assert "không thấy điều gì trái quy định" in secretary.text
    await secretary.press("Lập hội nghị")
    assert secretary.heard == ["plan-kept", "conference"]
    kept = town.conference()
    assert (kept.kind, kept.form, kept.head, kept.ground) == (
        Kind.PERIODIC,
        Form.IN_PERSON,
        Head.GOVERNMENT,
        Ground.COMMUNE,
    )
    assert (kept.held_on, kept.begins_at, kept.hours) == (date(2026, 3, 26), "13:30", 3.5)
    assert (kept.chair, kept.co_chairs) == ("Nguyễn Văn Chủ", ("Trần Thị Hai", "Lê Ba"))
    assert kept.title == "Hội nghị đối thoại định kỳ của người đứng đầu chính quyền với Nhân dân, năm 2026"
    assert (kept.phase, kept.expected) == (Phase.PLANNED, 120)
    assert kept.regulations == ("s3-1573", "dieu-43-2025")
    assert town.lan.heard[-1] != "notice-announced", "nobody is told yet"


async def test_a_thematic_conference_asks_for_its_group_and_an_ad_hoc_one_for_its_reason(
    town: Conferring,
) -> None:
    await plan(town.secretary, kind="Chuyên đề", group="hộ kinh doanh ở chợ")
    await town.secretary.press("Lập hội nghị")
    assert (town.conference(1).kind, town.conference(1).group) == (Kind.THEMATIC, "hộ kinh doanh ở chợ")
    assert "chính quyền với hộ kinh doanh ở chợ" in town.conference(1).title
    await plan(town.secretary, kind="Đột xuất", reason="Vỡ đê")
    await town.secretary.press("Lập hội nghị")
    assert (town.conference(2).kind, town.conference(2).reason) == (Kind.ADHOC, "Vỡ đê")


async def test_an_online_conference_is_not_asked_where_the_people_come_from(town: Conferring) -> None:
    await plan(town.secretary, form="Trực tuyến", ground="never asked")
    await town.secretary.press("Lập hội nghị")
    assert town.conference().form is Form.ONLINE


async def test_buttons_may_be_typed_and_answers_taken_back(town: Conferring) -> None:
    secretary = town.secretary
    await secretary.act("newconf:")
    await secretary.say("đinh ky")
    await secretary.say("CHÍNH QUYỀN (chủ tịch)")
    assert secretary.state["form"] == {"open": "form", "kind": "periodic", "head": "government"}
    await secretary.press("Quay lại câu trước")
    await secretary.press("Cấp ủy")
    assert secretary.state["form"] == {"open": "form", "kind": "periodic", "head": "party"}
    await secretary.say("không biết")
    assert secretary.heard == ["plan-not-understood"]
    assert "Trực tuyến" in secretary.labels
    await secretary.photo()
    assert secretary.heard == ["error-text-missing"]
    await secretary.say("/huy")
    assert (secretary.heard, secretary.state["form"]) == (["cancelled"], {})


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("day", "sắp tới", "26/3/2026 8g"),
        ("day", "31/2/2027 8 giờ", "26-3-2026 lúc 8 giờ rưỡi"),
        ("hours", "lâu", "3 giờ 30"),
        ("hours", "90 phút", "1,5"),
        ("expected", "đông lắm", "khoảng 1.200 người"),
    ],
)
async def test_what_is_not_understood_is_asked_again_with_an_example(
    town: Conferring, field: str, wrong: str, right: str
) -> None:
    secretary = town.secretary
    await plan(secretary)
    await secretary.press("Sửa một mục")
    await secretary.act(f"replan:{field}")
    await secretary.say(wrong)
    assert secretary.heard == ["plan-not-understood"]
    assert "ví dụ" in secretary.text
    await secretary.say(right)
    assert secretary.heard == ["plan-summary"]


async def test_a_day_without_an_hour_is_asked_for_the_hour(town: Conferring) -> None:
    secretary = town.secretary
    await secretary.act("newconf:")
    for label in ("Định kỳ", "Chính quyền", "Gặp mặt", "Cả xã"):
        await secretary.press(label)
    await secretary.say("26/3/2026")
    assert secretary.state["form"]["open"] == "time"
    await secretary.say("2 giờ chiều")
    assert (secretary.state["form"]["time"], secretary.state["form"]["open"]) == ("14:00", "hours")


async def test_a_day_that_is_over_is_refused_kindly_and_asked_again(town: Conferring) -> None:
    secretary = town.secretary
    await secretary.act("newconf:")
    for label in ("Định kỳ", "Chính quyền", "Gặp mặt", "Cả xã"):
        await secretary.press(label)
    await secretary.say("1/3/2026 8 giờ")
    assert secretary.heard == ["error-day"]
    assert "Chủ nhật, 1/3/2026 đã qua. Xin viết một ngày từ hôm nay" in secretary.text
    await secretary.say("26/3/2026 8 giờ")
    assert secretary.state["form"]["open"] == "hours"


async def test_each_answer_can_be_changed_from_the_summary(town: Conferring) -> None:
    secretary = town.secretary
    await plan(secretary)
    old = secretary.action("Lập hội nghị")
    await secretary.press("Sửa một mục")
    await secretary.press("Tên hội nghị")
    await secretary.say("Đối thoại đầu năm")
    await secretary.press("Sửa một mục")
    await secretary.press("Loại hội nghị")
    await secretary.press("Chuyên đề")
    await secretary.say("thanh niên")
    assert secretary.heard == ["plan-summary"]
    assert "Đối thoại đầu năm" in secretary.text
    await secretary.act(old)
    assert secretary.heard == ["plan-summary"], "an old summary is not what would be kept"
    await secretary.press("Lập hội nghị")
    assert (town.conference().title, town.conference().group) == ("Đối thoại đầu năm", "thanh niên")
    await secretary.act(old)
    assert secretary.heard == ["stale-button"]
    assert len(town.hall.store.shelves.conferences) == 1


# --- what speaks against it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regulations", "answers", "caution"),
    [
        (S0, {"expected": "60", "hours": "4"}, "Quy chế 553-QĐ/TU, Điều 7.3: cần ít nhất 100 người"),
        (S0, {"expected": "200", "hours": "4"}, "Điều 7.3: không nên quá 150 người"),
        (S0, {"ground": "Trong một thôn", "expected": "40", "hours": "4"}, "Điều 7.3: cần ít nhất 50 người"),
        (S0, {"hours": "3"}, "Điều 7.3: ít nhất 4 giờ"),
        (S1, {"hours": "5"}, "Điều 8.1: không quá 4 giờ"),
        (S2, {"hours": "4"}, "Mục IV.1: hội nghị định kỳ tổ chức vào quý 4"),
        (S3, {"kind": "Đột xuất", "reason": "Vỡ đê"}, "Điều 4.2 không nêu hội nghị đột xuất"),
        (S3, {"form": "Trực tuyến"}, "Điều 4.1 không nêu hình thức trực tuyến"),
        (S3, {"day": "30/4/2026 8 giờ"}, "thứ Năm, 30/4/2026 là ngày nghỉ"),
        (S1, {"day": "6/3/2026 8 giờ"}, "Điều 7.2.3: hạn thứ Sáu, 27/2/2026 đã qua"),
    ],
)
async def test_what_a_regulation_has_against_a_plan_is_said_with_its_article_and_the_secretary_decides(
    rulebook: Rulebook,
    clock: SetClock,
    ear: SetReader,
    regulations: tuple[str, ...],
    answers: dict[str, str],
    caution: str,
) -> None:
    town = await under(rulebook, clock, ear, regulations)
    await plan(town.secretary, **answers)
    assert "⚠️ Xin lưu ý" in town.secretary.text
    assert caution in town.secretary.text
    await town.secretary.press("Lập hội nghị")
    assert town.secretary.heard == ["plan-kept", "conference"]


async def test_an_ad_hoc_conference_needs_no_early_announcement_where_the_regulation_says_so(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under(rulebook, clock, ear, S0)
    await plan(town.secretary, kind="Đột xuất", reason="Vỡ đê", day="4/3/2026 8 giờ", hours="4")
    assert "đã qua" not in town.secretary.text


# --- finding it ----------------------------------------------------------------------------------------


async def test_officers_see_the_running_conferences_and_only_their_own_buttons(town: Conferring) -> None:
    await town.planned()
    await town.planned(title="Đối thoại quý II", held_on=date(2026, 4, 2))
    await town.roads.say("/hoinghi")
    assert town.roads.heard == ["conferences"]
    assert town.roads.labels == ["HN1 Đối thoại quý I", "HN2 Đối thoại quý II"]
    await town.roads.press("HN2")
    assert town.roads.labels == ["Xem việc của cơ quan", "Xem các thời hạn"]
    await town.chair.say("HN1")
    assert town.chair.labels == ["Xem các thời hạn"]
    await town.secretary.say("/hoinghi HN 2")
    assert "Đối thoại quý II" in town.secretary.text
    assert "Dời ngày" in town.secretary.labels
    assert "Bắt đầu hội nghị" not in town.secretary.labels


async def test_a_conference_says_where_it_stands_and_what_comes_next(
    town: Conferring, clock: SetClock
) -> None:
    await town.planned()
    await town.secretary.say("hn1")
    assert "Tình trạng: đang chuẩn bị" in town.secretary.text
    assert "08:00, thứ Năm, 26/3/2026" in town.secretary.text
    assert "Việc tiếp theo, chậm nhất thứ Năm, 19/3/2026" in town.secretary.text
    clock.advance(days=24)
    await town.secretary.say("/hoinghi 1")
    assert "1 việc đã quá hạn" in town.secretary.text
    assert "Bắt đầu hội nghị" in town.secretary.labels


async def test_many_conferences_fit_into_one_message(town: Conferring) -> None:
    for _ in range(12):
        await town.planned(title="Hội nghị đối thoại rất dài " * 6)
    await town.secretary.say("/hoinghi")
    assert "Còn 2 hội nghị nữa" in town.secretary.text
    assert len(town.secretary.labels) == 11


@pytest.mark.parametrize("words", ["/hoinghi 99", "HN99", "/hoinghi abc", "/hoinghi -1"])
async def test_a_conference_that_is_not_there(town: Conferring, words: str) -> None:
    await town.secretary.say(words)
    assert town.secretary.heard == ["error-unknown-conference"]
    assert "/hoinghi" in town.secretary.text


# --- the collection of opinions ------------------------------------------------------------------------


async def test_the_announcement_reaches_who_agreed_to_it_once(town: Conferring) -> None:
    stranger = await town.hall.citizen("Tám", consented=False)
    await stranger.say("Xin chào")
    petitioner = await town.hall.citizen("Năm")
    tu = await (await town.hall.citizen("Tư")).act("news:on")
    await town.planned(group="hộ dân ven sông")
    await town.secretary.act("open:1")
    assert "2 người đã đồng ý nhận tin" in town.secretary.text
    await town.secretary.press("Nhận đến hết ngày hội nghị")
    assert town.secretary.heard == ["collection-open"]
    assert "Đã báo cho 2 người" in town.secretary.text
    for citizen in (town.lan, tu):
        assert citizen.heard[-1] == "notice-announced"
        assert "đến hết thứ Năm, 26/3/2026" in citizen.text
        assert "Dành cho: hộ dân ven sông" in citizen.text
        assert citizen.action("Đăng ký phát biểu") == "speak:1"
    others = [*stranger.seen, *petitioner.seen, *town.roads.seen]
    assert "notice-announced" not in [said.sentence for said in others]
    assert town.conference().phase is Phase.COLLECTING


async def test_where_nobody_agreed_to_be_told_the_secretary_knows(town: Conferring) -> None:
    await town.lan.act("news:off")
    await town.planned()
    await town.secretary.act("open:1")
    assert "xin báo bằng cách khác" in town.secretary.text
    await town.secretary.say("20/3")
    assert town.secretary.heard == ["collection-open"]
    assert town.lan.heard == ["news-off"]


async def test_moving_the_last_day_for_opinions_tells_nobody_again(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("open:1")
    await town.secretary.say("20/3")
    told = len(town.lan.seen)
    await town.secretary.act("open:1")
    assert "sẽ không báo lại" in town.secretary.text
    await town.secretary.say("hai mươi")
    assert town.secretary.heard == ["day-not-understood"]
    await town.secretary.say("22/3/2026")
    assert town.secretary.heard == ["collection-open"]
    assert (town.conference().collects_until, len(town.lan.seen)) == (date(2026, 3, 22), told)


@pytest.mark.parametrize("day", ["27/3/2026", "1/3/2026"])
async def test_opinions_are_collected_between_today_and_the_conference(town: Conferring, day: str) -> None:
    await town.planned()
    await town.secretary.act("open:1")
    await town.secretary.say(day)
    assert town.secretary.heard == ["error-day"]
    assert "từ hôm nay đến ngày hội nghị" in town.secretary.text
    await town.secretary.say("20/3/2026")
    assert town.secretary.heard == ["collection-open"]


# --- another day ---------------------------------------------------------------------------------------


async def test_postponed_after_the_invitations_both_days_stay_and_all_who_were_told_are_told(
    town: Conferring,
) -> None:
    code = await town.lan.filed()
    await town.planned()
    await town.secretary.act("until:1")
    await town.secretary.say(f"/gan {code}")
    before = town.hall.petition(code).due
    tu = town.hall.chats[-1]
    await town.secretary.act("postpone:1")
    await town.secretary.say("1/3/2026")
    assert town.secretary.heard == ["error-day"]
    await town.secretary.say("30/4/2026 14 giờ")
    assert town.secretary.heard == ["ask-postpone-reason"]
    assert "là ngày nghỉ" in town.secretary.text
    await town.secretary.press("Chọn ngày khác")
    await town.secretary.say("2/4/2026 14 giờ")
    assert "Xin lưu ý" not in town.secretary.text
    await town.secretary.say("Mưa bão")
    assert town.secretary.heard == ["postponed"]
    kept = town.conference()
    assert (kept.held_on, kept.begins_at, kept.phase) == (date(2026, 4, 2), "14:00", Phase.COLLECTING)
    (event,) = [one for one in town.hall.store.shelves.conference_events if one.act == "postpone"]
    assert (event.detail["before"], event.detail["after"]) == ("2026-03-26", "2026-04-02")
    for chat in (town.lan, town.chair, town.roads, tu):
        assert chat.heard.count("notice-postponed") == 1, chat.name
        assert "Ngày cũ: thứ Năm, 26/3/2026" in chat.text
        assert "Nay tổ chức: 14:00, thứ Năm, 2/4/2026" in chat.text
        assert "Mưa bão" in chat.text
    due = town.hall.petition(code).due
    assert before is not None
    assert due is not None
    assert due > before, "the answer's day moves with the conference"
    assert f"chậm nhất thứ Hai, {due.day}/{due.month}/2026" in town.lan.text
    assert "notice-postponed" not in town.schools.heard


async def test_a_conference_postponed_before_anybody_was_told_tells_no_citizen(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("postpone:1")
    await town.secretary.say("2/4/2026")
    await town.secretary.say("Chưa kịp")
    assert town.conference().begins_at == "08:00"
    assert "notice-postponed" not in [said.sentence for said in town.lan.seen]


# --- called off ----------------------------------------------------------------------------------------


async def test_called_off_everybody_is_told_and_the_petitions_go_on(
    town: Conferring, clock: SetClock
) -> None:
    code = await town.lan.filed()
    await town.planned()
    await town.secretary.act("until:1")
    await town.secretary.say(f"/gan {code} 1")
    await town.secretary.act("calloff:1")
    await town.secretary.say("Dịch bệnh")
    assert town.secretary.heard == ["ask-calloff"]
    assert "3 người sẽ được báo" in town.secretary.text
    assert town.conference().phase is Phase.COLLECTING
    await town.secretary.press("Hủy và báo cho 3 người")
    assert town.secretary.heard == ["called-off"]
    assert town.conference().phase is Phase.CANCELLED
    petition = town.hall.petition(code)
    assert petition.is_open
    assert petition.due is not None
    for chat in (town.lan, town.chair, town.roads):
        assert chat.heard.count("notice-cancelled") == 1
        assert "Dịch bệnh" in chat.text
    assert "Phản ánh của bà con vẫn được giải quyết" in town.lan.text
    await town.planned()
    await town.secretary.say(f"/gan {code} 2")
    assert town.secretary.heard == ["assigned"]


async def test_what_is_called_off_stays_so(town: Conferring) -> None:
    await town.planned()
    for verb in ("postpone", "open", "chair", "calloff"):
        await town.secretary.act("calloff:1")
        if town.secretary.heard == ["ask-calloff-reason"]:
            await town.secretary.say("Dịch bệnh")
            await town.secretary.act("calledoff:1")
        await town.secretary.act(f"{verb}:1")
        assert town.secretary.heard == ["error-wrong-phase"]
        assert "không tổ chức" in town.secretary.text
    await town.secretary.act("calledoff:1")
    assert town.secretary.heard == ["stale-button"]


async def test_the_question_before_calling_off_can_be_left(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("calloff:1")
    await town.secretary.say("Dịch bệnh")
    await town.secretary.press("Thôi")
    assert town.secretary.heard == ["cancelled"]
    await town.secretary.act("calledoff:1")
    assert town.secretary.heard == ["stale-button"]
    assert town.conference().phase is Phase.PLANNED


# --- another chair, how many people --------------------------------------------------------------------


async def test_another_chair_on_the_day_only_on_the_ground_that_the_regulation_names(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under(rulebook, clock, ear, S1)
    await town.planned()
    clock.advance(days=24)
    await town.secretary.act("chair:1")
    assert town.secretary.heard == ["ask-chair-ground"]
    assert "bất khả kháng" in town.secretary.text
    assert "(Điều 2.1)" in town.secretary.text
    await town.secretary.act("chairon:1:whim")
    assert town.secretary.heard == ["stale-button"]
    await town.secretary.press("1. Điều 2.1")
    await town.secretary.say("Trần Thị Phó, Phó Chủ tịch")
    await town.secretary.say("Chủ tịch cấp cứu, ủy quyền số 12")
    assert town.secretary.heard == ["chair-changed"]
    assert town.conference().chair == "Trần Thị Phó, Phó Chủ tịch"
    (event,) = [one for one in town.hall.store.shelves.conference_events if one.act == "change-chair"]
    assert event.detail == {
        "before": "Nguyễn Văn Chủ",
        "after": "Trần Thị Phó, Phó Chủ tịch",
        "reason": "Chủ tịch cấp cứu, ủy quyền số 12",
        "article": "Điều 2.1",
    }


async def test_where_no_ground_is_named_the_name_and_the_reason_are_enough(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("chair:1")
    assert town.secretary.heard == ["ask-chair"]
    await town.secretary.say("Trần Thị Phó")
    await town.secretary.say("Chủ tịch ốm")
    assert town.secretary.heard == ["chair-changed"]


async def test_a_changed_number_of_people_is_compared_with_the_regulation(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await under(rulebook, clock, ear, S0)
    await town.planned(hours=4.0)
    await town.secretary.act("people:1")
    await town.secretary.press("Dự kiến")
    await town.secretary.say("đông")
    assert town.secretary.heard == ["count-not-understood"]
    await town.secretary.say("90 người")
    assert "cần ít nhất 100 người" in town.secretary.text
    await town.secretary.press("Ghi số khác")
    await town.secretary.press("Đã mời")
    await town.secretary.say("200")
    assert (town.conference().expected, town.conference().invited) == (90, 200)


# --- strangers, old buttons ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "action",
    [
        *("newconf:", "open:1", "until:1", "postpone:1", "calloff:1", "calledoff:1", "chair:1"),
        *("people:1", "count:1:expected", "agenda:1", "cand:1", "addall:1", "who:1", "remind:1"),
    ],
)
async def test_others_cannot_plan(town: Conferring, action: str) -> None:
    await town.planned()
    for chat in (town.lan, town.roads, town.chair):
        await chat.act(action)
        assert chat.heard == ["error-not-yours"], chat.name
    assert town.hall.audited("refused")
    assert town.conference().phase is Phase.PLANNED


async def test_citizens_do_not_see_the_list(town: Conferring) -> None:
    await town.lan.say("/hoinghi")
    assert town.lan.heard == ["error-not-yours"]


VERBS = (
    *("plan", "replan", "plankeep", "conf", "open", "until", "postpone", "calloff", "calledoff", "chair"),
    *("chairon", "people", "count", "agenda", "cand", "puton", "addall", "item", "give", "giveto"),
    *("takeoff", "takenoff", "who", "remind"),
)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("argument", ["", "x", "99", "1:x", "²", "1:99:kinh-te", "kind:whatever"])
async def test_old_and_forged_buttons_are_answered(town: Conferring, verb: str, argument: str) -> None:
    await town.planned()
    await town.secretary.act(f"{verb}:{argument}")
    assert len(town.secretary.heard) == 1
    assert town.secretary.heard != ["error-unexpected"]
    assert town.conference().phase in (Phase.PLANNED, Phase.COLLECTING)


async def test_a_text_that_no_message_could_carry_is_asked_to_be_shorter(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("calloff:1")
    await town.secretary.say("dài " * 600)
    assert town.secretary.heard == ["text-too-long"]
    await plan(
        town.secretary,
        scope="nội dung " * 160,
        place="nơi " * 48,
        chair="tên " * 70,
        kind="Đột xuất",
        reason="vì " * 160,
    )
    await town.secretary.press("Lập hội nghị")
    await town.secretary.act("until:2")
    assert town.lan.heard[-1] == "notice-announced"
