"""What people write instead of pressing a button, or out of politeness: understood, and no petition."""

import pytest

from casework.petition import Stage, StatementKind, spoken_code
from handlers.messages import Kind
from handlers.said import agrees, gives_up, is_polite, is_satisfied
from tests.handlers.chat import MARKET, ROAD, Chat, SetReader, TownHall


@pytest.fixture
async def code(lan: Chat) -> str:
    return await lan.filed()


@pytest.fixture
async def answered(lan: Chat, minh: Chat, code: str) -> str:
    await minh.say(f"/traloi {code} Đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert lan.heard[-1] == "notice-answered"
    return code


POLITE = [
    "ok",
    "OK.",
    "cam on",
    "Cảm ơn",
    "da cam on nhieu a",
    "Dạ, cảm ơn xã nhé",
    "vâng",
    "da vang a",
    "👍🏻",
    "được rồi",
]


# --- after a receipt -------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", POLITE)
async def test_thanks_after_a_receipt_begin_no_petition(
    lan: Chat, hall: TownHall, code: str, said: str
) -> None:
    await lan.say(said)
    assert lan.heard == ["small-talk"]
    assert spoken_code(code) in lan.text
    assert not lan.state["draft"]
    await lan.say("Chợ xã đầy rác")
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == "Chợ xã đầy rác"


@pytest.mark.parametrize(
    "said", ["cảm ơn, mà đường vẫn ngập", "ok nhưng chưa ai tới", "cam on xa va xin sua cau", "😡"]
)
async def test_thanks_with_a_matter_are_a_matter(lan: Chat, code: str, said: str) -> None:
    await lan.say(said)
    assert "small-talk" not in lan.heard


async def test_who_has_agreed_and_says_only_yes_is_invited_to_write(hall: TownHall) -> None:
    chat = await hall.citizen("Tư")
    await chat.say("vâng")
    assert chat.heard == ["small-talk"]
    assert "bà con cứ viết" in chat.text


async def test_before_consent_thanks_are_a_first_word_like_any_other(hall: TownHall) -> None:
    chat = await hall.citizen("Tư", consented=False)
    await chat.say("cảm ơn")
    assert chat.heard[-1].startswith("welcome")


async def test_while_an_officer_asks_a_short_word_may_be_the_answer(lan: Chat, minh: Chat, code: str) -> None:
    await minh.act(f"claim:{code}")
    await minh.act(f"ask:{code}")
    await minh.say("Còn ngập không?")
    await lan.say("không")
    assert lan.heard == ["ask-whether-reply"]


@pytest.mark.parametrize("said", ["Bao giờ sửa?", "bao gio tra loi", "rut lai phan anh", "Đến đâu rồi"])
async def test_who_asks_how_far_it_is_or_wants_it_back_sees_the_own_petitions(
    lan: Chat, code: str, said: str
) -> None:
    await lan.say(said)
    assert lan.heard == ["follow"]
    assert "Hạn trả lời:" in lan.text


@pytest.mark.parametrize("before", ["mã số ", "Ma so: ", "mã ", "MÃ SỐ"])
async def test_the_word_before_a_code_does_not_hide_it(lan: Chat, code: str, before: str) -> None:
    await lan.say(before + spoken_code(code))
    assert lan.heard == ["own-petition"]


async def test_a_wrong_code_says_what_a_code_looks_like(lan: Chat) -> None:
    await lan.say("ma so 4829-1373")
    assert lan.heard == ["error-mistyped-code"]


# --- after an answer -------------------------------------------------------------------------------------


async def test_thanks_after_an_answer_ask_for_the_verdict(lan: Chat, hall: TownHall, answered: str) -> None:
    await lan.say("cam on xa nhe")
    assert lan.heard == ["small-talk-answered"]
    assert lan.labels == ["Hài lòng", "Chưa hài lòng"]
    await lan.press("Hài lòng")
    assert hall.petition(answered).satisfied
    await lan.say("cảm ơn")
    assert lan.heard == ["small-talk"], "it is asked once"


@pytest.mark.parametrize("said", ["Hài lòng", "tôi rất hài lòng ạ"])
async def test_satisfied_in_words(lan: Chat, hall: TownHall, answered: str, said: str) -> None:
    await lan.say(said)
    assert lan.heard == ["thanked"]
    assert hall.petition(answered).satisfied


async def test_of_two_answers_it_is_asked_which_one_satisfies(
    lan: Chat, hall: TownHall, minh: Chat, answered: str
) -> None:
    hall.clock.advance(minutes=1)
    second = await lan.filed("Chợ xã đầy rác")
    await minh.say(f"/traloi {second} Đã dọn")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    await lan.say("hài lòng")
    assert lan.heard == ["small-talk-answered"]
    assert spoken_code(second) in lan.text
    assert [hall.petition(one).satisfied for one in (answered, second)] == [None, None]


@pytest.mark.parametrize("said", ["chua hai long", "Không hài lòng", "Vẫn chưa xong"])
async def test_not_satisfied_in_words(lan: Chat, hall: TownHall, answered: str, said: str) -> None:
    await lan.say(said)
    assert lan.heard == ["ask-objection"]
    await lan.say("Vẫn còn ngập")
    assert hall.petition(answered).stage is Stage.ROUTED


@pytest.mark.parametrize("said", ["chua hai long, cong van nghet", "Tôi không hài lòng đâu, đường vẫn ngập"])
async def test_not_satisfied_with_more_words_is_asked_about_and_opens_the_petition_again(
    lan: Chat, hall: TownHall, answered: str, said: str
) -> None:
    await lan.say(said)
    assert lan.heard == ["ask-whether-about"]
    assert said in lan.text
    await lan.press(f"Thêm vào phản ánh {spoken_code(answered)}")
    await lan.press("Chưa hài lòng")
    assert hall.petition(answered).stage is Stage.ROUTED
    assert len(hall.petitions) == 1


async def test_not_satisfied_with_something_else_is_a_petition_of_its_own(
    lan: Chat, hall: TownHall, answered: str
) -> None:
    await lan.say("Không hài lòng với chợ xã, rác đầy ra đường")
    await lan.press("Không, đây là việc khác")
    assert lan.heard[-1] == "summary"


async def test_who_has_filed_nothing_is_not_asked_what_is_meant(lan: Chat) -> None:
    await lan.say("Không hài lòng với chợ xã, rác đầy ra đường")
    assert lan.heard == ["summary"]


@pytest.mark.parametrize("said", ["thôi", "huy", "Không", "khong can nua"])
async def test_who_thinks_better_of_it_opens_nothing_again(
    lan: Chat, hall: TownHall, answered: str, said: str
) -> None:
    await lan.press("Chưa hài lòng")
    await lan.say(said)
    assert lan.heard == ["cancelled"]
    assert hall.petition(answered).stage is Stage.NOTIFIED
    assert StatementKind.OBJECTION not in hall.kinds(answered)


# --- amid a question -------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["huy", "Hủy", "hủy bỏ", "xóa đi", "thoi khong gui nua", "đừng gửi nữa"])
@pytest.mark.parametrize("place", [True, False])
async def test_a_petition_that_is_being_written_is_left_in_words(
    lan: Chat, ear: SetReader, said: str, place: bool
) -> None:
    if not place:
        ear.when("Đèn", place=None)
    await lan.say(ROAD if place else "Đèn đường hỏng")
    assert lan.heard == (["summary"] if place else ["ask-place"])
    await lan.say(said)
    assert lan.heard == ["dropped"]


@pytest.mark.parametrize("said", ["không biết", "khong ro", "Không", "da khong nho"])
async def test_who_does_not_know_where_is_asked_no_more(
    lan: Chat, hall: TownHall, ear: SetReader, said: str
) -> None:
    ear.when("Đèn", place=None)
    await lan.say("Đèn đường hỏng")
    await lan.say(said)
    assert lan.heard == ["summary"]
    assert "Nơi xảy ra: chưa rõ" in lan.text


@pytest.mark.parametrize("said", ["vâng", "ok", "cảm ơn"])
async def test_a_polite_word_is_no_place(lan: Chat, ear: SetReader, said: str) -> None:
    ear.when("Đèn", place=None)
    await lan.say("Đèn đường hỏng")
    await lan.say(said)
    assert lan.heard == ["ask-place"]
    assert said not in lan.text


@pytest.mark.parametrize("said", ["vâng", "ok", "Đúng rồi"])
async def test_yes_to_the_question_what_is_the_matter_sends_nothing(
    lan: Chat, hall: TownHall, said: str
) -> None:
    await lan.say("😡")
    await lan.say(said)
    assert lan.heard == ["ask-what"]
    assert hall.petitions == []


async def test_who_does_not_write_it_anew_after_all_keeps_the_old_words(lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Viết lại")
    await lan.say("thôi")
    assert lan.heard == ["summary"]
    assert ROAD in lan.text


async def test_who_adds_nothing_after_all_adds_nothing(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.say(f"/bosung {code}")
    await lan.say("thôi")
    assert lan.heard == ["cancelled"]
    assert len(hall.file_of(code)) == 1


async def test_no_to_an_officers_question_is_its_answer(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await minh.act(f"claim:{code}")
    await minh.act(f"ask:{code}")
    await minh.say("Còn ngập không?")
    await lan.press("Trả lời")
    await lan.say("Không")
    assert hall.file_of(code)[-1].text == "Không"
    assert hall.kinds(code)[-1] is StatementKind.REPLY


@pytest.mark.parametrize("typed", ["dong y a", "Dạ đồng ý", "Đồng ý nhé", "da co a"])
async def test_consent_in_polite_words(hall: TownHall, typed: str) -> None:
    chat = await hall.citizen("Tư", consented=False)
    await chat.say(ROAD)
    await chat.say(typed)
    assert chat.heard == ["summary"]


@pytest.mark.parametrize("typed", ["da", "dạ", "cảm ơn", "không biết"])
async def test_what_is_no_yes_is_no_consent(hall: TownHall, typed: str) -> None:
    chat = await hall.citizen("Tư", consented=False)
    await chat.say(ROAD)
    await chat.say(typed)
    assert chat.person.consented_at is None


async def test_a_sticker_after_a_receipt_changes_nothing(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.do(Kind.UNSUPPORTED)
    assert lan.heard == ["unsupported"]
    assert not lan.state["draft"]


async def test_a_village_that_sounds_like_a_polite_word_is_a_place(lan: Chat, ear: SetReader) -> None:
    ear.when("Đèn", place=None)
    ear.places["Đá"] = MARKET
    await lan.say("Đèn đường hỏng")
    await lan.say("Đá")
    assert lan.heard == ["summary"]
    assert "thôn Chợ Mới" in lan.text


def test_right_and_dont_are_told_apart() -> None:
    assert (agrees("Đúng rồi"), agrees("đừng"), agrees("dừng")) == (True, False, False)
    assert (gives_up("Đừng gửi"), gives_up("dừng lại"), gives_up("đúng")) == (True, True, False)
    assert (gives_up("bỏ đi"), gives_up("Bò")) == (True, False)
    assert (is_satisfied("chưa hài lòng"), is_satisfied("hài lòng"), is_satisfied("đường")) == (
        False,
        True,
        None,
    )
    assert not is_polite("")
