"""What people do with their own petitions once they are filed."""

import pytest

from casework.petition import Stage, StatementKind, spoken_code
from tests.handlers.chat import ROAD, Chat, SetReader, TownHall


def wrong_digit(code: str) -> str:
    """The code with its last digit mistyped."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


@pytest.fixture
async def code(lan: Chat) -> str:
    """Lan's petition."""
    return await lan.filed()


@pytest.fixture
async def answered(lan: Chat, minh: Chat, code: str) -> str:
    """The same, answered."""
    await minh.say(f"/traloi {code} Đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert lan.heard[-1] == "notice-answered"
    return code


async def test_who_has_none_is_invited_to_write(lan: Chat) -> None:
    await lan.say("/theodoi")
    assert lan.heard == ["follow-none"]


@pytest.mark.parametrize("asked", ["/theodoi", "Theo dõi", "xem", "trả lời chưa?"])
async def test_the_one_is_shown_with_code_and_stage(lan: Chat, code: str, asked: str) -> None:
    await lan.say(asked)
    assert lan.heard == ["follow"]
    assert spoken_code(code) in lan.text
    assert "chờ cán bộ nhận" in lan.text
    await lan.press(f"Xem {spoken_code(code)}")
    assert lan.heard == ["own-petition"]
    assert ROAD in lan.text


async def test_of_many_the_ten_newest_are_shown_and_the_number_of_all(lan: Chat, hall: TownHall) -> None:
    codes = []
    for number in range(12):
        hall.clock.advance(minutes=1)
        codes.append(await lan.filed(f"Ổ gà số {number} ở thôn Chợ Mới"))
    await lan.say("/theodoi")
    assert "12 phản ánh" in lan.text
    assert [code for code in reversed(codes) if spoken_code(code) in lan.text] == codes[:1:-1]
    await lan.say(f"/theodoi {codes[0]}")
    assert "Ổ gà số 0" in lan.text


@pytest.mark.parametrize("written", ["{}", "{}-{}", "{} {}", " {}.{} "])
async def test_a_code_is_found_however_it_is_written(lan: Chat, code: str, written: str) -> None:
    parts = (code,) if written == "{}" else (code[:4], code[4:])
    await lan.say("/theodoi " + written.format(*parts))
    assert lan.heard == ["own-petition"]


async def test_a_mistyped_code_is_noticed(lan: Chat, code: str) -> None:
    await lan.say(f"/theodoi {wrong_digit(code)}")
    assert lan.heard == ["error-mistyped-code"]


async def test_an_unknown_code_is_said_to_be_unknown(lan: Chat) -> None:
    await lan.say("/theodoi 4829-1372")
    assert lan.heard == ["error-unknown-code"]
    assert "4829-1372" in lan.text


async def test_another_persons_code_is_refused_and_recorded(hall: TownHall, code: str) -> None:
    tam = await hall.citizen("Tám")
    for attempt in ("/theodoi {}", "/bosung {}"):
        await tam.say(attempt.format(code))
        assert tam.heard == ["error-not-yours"]
    for verb in ("mine", "add", "reply", "withdraw", "withdrawn", "thanks", "reopen"):
        await tam.act(f"{verb}:{code}")
        assert tam.heard == ["error-not-yours"]
        assert ROAD not in tam.text
    assert [actor for actor, _ in hall.audited("refused")] == [tam.contact_id] * 9
    assert hall.petition(code).stage is Stage.ROUTED
    assert len(hall.file_of(code)) == 1


@pytest.mark.parametrize("way", ["/bosung", "/bosung {}", "bổ sung", "Bổ sung"])
async def test_words_and_photos_are_added(lan: Chat, hall: TownHall, minh: Chat, code: str, way: str) -> None:
    await (lan.press(way) if way == "Bổ sung" else lan.say(way.format(code)))
    assert lan.heard == ["ask-addition"]
    await lan.photo("Hố nay sâu hơn")
    assert lan.heard == ["supplemented"]
    _, addition = hall.file_of(code)
    assert (addition.kind, addition.text) == (StatementKind.ADDITION, "Hố nay sâu hơn")
    assert len(addition.attachments) == 1
    assert minh.heard[-1] == "officer-supplemented"


async def test_without_a_code_the_newest_is_added_to(lan: Chat, hall: TownHall, code: str) -> None:
    hall.clock.advance(minutes=1)
    newer = await lan.filed("Rác đầy chợ")
    await lan.say("/bosung")
    await lan.say("Hôi lắm")
    assert [len(hall.file_of(one)) for one in (code, newer)] == [1, 2]


async def test_without_petitions_there_is_nothing_to_add_to(lan: Chat) -> None:
    await lan.say("/bosung")
    assert lan.heard == ["follow-none"]


async def test_who_took_the_only_one_back_is_not_told_that_there_was_none(lan: Chat, code: str) -> None:
    await lan.act(f"withdrawn:{code}")
    await lan.say("/bosung")
    assert lan.heard == ["nothing-to-add"]


async def test_an_addition_can_be_left_again(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.press("Bổ sung")
    await lan.press("Thôi")
    assert lan.heard == ["cancelled"]
    await lan.say("Rác đầy chợ")
    assert lan.heard == ["summary"]
    assert len(hall.file_of(code)) == 1


async def test_an_addition_to_an_answered_petition_is_kept_with_it(
    lan: Chat, hall: TownHall, answered: str
) -> None:
    await lan.act(f"add:{answered}")
    await lan.say("Cảm ơn xã")
    assert hall.kinds(answered)[-1] is StatementKind.ADDITION
    assert hall.petition(answered).stage is Stage.NOTIFIED


async def test_taking_back_asks_once_and_then_is_final(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await lan.act(f"mine:{code}")
    await lan.press("Rút lại phản ánh")
    assert lan.heard == ["ask-withdraw"]
    assert hall.petition(code).stage is Stage.ROUTED
    await lan.press("Không, giữ lại")
    assert lan.heard == ["own-petition"]
    await lan.press("Rút lại phản ánh")
    await lan.press("Rút lại")
    assert lan.heard == ["withdrawn"]
    assert hall.petition(code).stage is Stage.WITHDRAWN
    assert minh.heard[-1] == "officer-withdrawn"
    await lan.act(f"mine:{code}")
    assert lan.labels == []


async def test_whoever_has_taken_back_can_write_anew(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.press("Bổ sung")
    await lan.act(f"withdrawn:{code}")
    await lan.say("Rác đầy chợ, cả tuần không ai lấy")
    assert lan.heard == ["summary"]


async def test_an_answer_that_satisfies_is_noted(lan: Chat, hall: TownHall, answered: str) -> None:
    assert "Đã vá xong" in lan.text
    await lan.press("Hài lòng")
    assert lan.heard == ["thanked"]
    petition = hall.petition(answered)
    assert petition.satisfied is True
    assert petition.stage is Stage.NOTIFIED


async def test_an_answer_that_does_not_satisfy_opens_it_again_with_a_new_day(
    lan: Chat, hall: TownHall, minh: Chat, answered: str
) -> None:
    first_due = hall.petition(answered).due
    hall.clock.advance(days=10)
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["ask-objection"]
    await lan.photo("Hố vẫn còn nguyên")
    assert lan.heard == ["reopened"]
    petition = hall.petition(answered)
    assert (petition.stage, petition.reopened, petition.satisfied) == (Stage.ROUTED, 1, False)
    assert petition.due > first_due
    assert minh.heard[-1] == "officer-reopened"
    objection = hall.file_of(answered)[-1]
    assert (objection.kind, objection.text) == (StatementKind.OBJECTION, "Hố vẫn còn nguyên")
    assert len(objection.attachments) == 1
    await minh.say("/hangdoi")
    assert "chưa hài lòng 1 lần" in minh.text


async def test_each_time_is_counted(lan: Chat, hall: TownHall, minh: Chat, answered: str) -> None:
    await lan.press("Chưa hài lòng")
    await lan.say("Chưa xong")
    await minh.say(f"/traloi {answered} Đã vá lại")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    await lan.press("Chưa hài lòng")
    await lan.say("Vẫn chưa xong")
    assert hall.petition(answered).reopened == 2


async def test_a_reopened_petition_is_taken_anew_with_its_button(
    lan: Chat, minh: Chat, answered: str
) -> None:
    await lan.press("Chưa hài lòng")
    await lan.say("Chưa xong")
    await minh.act(f"view:{answered}")
    assert "Nhận xử lý" in minh.labels


async def test_old_buttons_of_a_reopened_petition_change_nothing(
    lan: Chat, hall: TownHall, answered: str
) -> None:
    await lan.press("Chưa hài lòng")
    await lan.say("Chưa xong")
    await lan.press("Hài lòng")
    assert lan.heard == ["error-illegal-move"]
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["error-illegal-move"]
    petition = hall.petition(answered)
    assert (petition.satisfied, petition.reopened) == (False, 1)


async def test_an_objection_needs_words_and_waits_for_them(lan: Chat, hall: TownHall, answered: str) -> None:
    await lan.press("Chưa hài lòng")
    await lan.photo()
    assert lan.heard == ["error-text-missing"]
    await lan.say("Hố vẫn còn")
    assert lan.heard == ["reopened"]


async def test_an_interim_report_leaves_it_open_and_says_so(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await minh.say(f"/traloi {code} Đang chờ nhựa")
    await minh.press("Đang giải quyết")
    await minh.press("Gửi cho người dân")
    assert lan.heard[-1] == "notice-report"
    assert lan.labels == []
    assert hall.petition(code).stage is Stage.CLAIMED
    await lan.say("/theodoi")
    assert "đang giải quyết" in lan.text


async def test_a_sealed_petition_is_followed_without_its_handling(
    lan: Chat, ear: SetReader, hall: TownHall
) -> None:
    ear.when("tố cáo", nature="denunciation")
    await lan.filed("Tôi tố cáo ông A")
    await lan.say("/theodoi")
    assert "giữ kín" in lan.text
