"""Who comes by a poster's link writes from the place where it hangs, unless they say otherwise."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import Stage
from casework.reading import PlaceMention
from tests.handlers.chat import ABROAD, ROAD, Chat, SetReader, TownHall

LAMP = "Đèn đường hỏng cả tháng nay"
MARK = "/start xa-ben-da"
BENDA = "thôn Bến Đá, xã Sông Hiền"


@pytest.fixture(autouse=True)
def readings(ear: SetReader) -> None:
    ear.when(LAMP, place=None)
    ear.when("Bến Thành", place=ABROAD)
    ear.when("cùng tên", place=PlaceMention(written="Tân Hòa", choices=(ABROAD,)))
    ear.when("xóm Lở", place=PlaceMention(written="xóm Lở"))


async def test_a_stranger_is_told_the_place_and_then_asked_for_consent(hall: TownHall) -> None:
    ba = await hall.citizen("Ba", consented=False)
    await ba.say(MARK)
    assert ba.heard == ["from-poster", "welcome"]
    assert BENDA in ba.texts[0]
    await ba.press("Đồng ý")
    await ba.say(LAMP)
    assert ba.heard == ["summary"]
    assert BENDA in ba.text
    await ba.press("Gửi")
    assert hall.petition(ba.code).place_id == "ben-da"


@pytest.mark.parametrize("written", [MARK, "/start Xa-Ben-Da", "xa-ben-da", "Xã-ben-da", " xa-ben-da. "])
async def test_the_mark_works_pasted_or_typed_on_every_channel(lan: Chat, written: str) -> None:
    await lan.say(written)
    assert lan.heard == ["from-poster", "hello-again"]


@pytest.mark.parametrize("written", ["/start xa-nowhere", "/start xa-", "/start xa-an-khe"])
async def test_an_unknown_place_is_greeted_as_usual(lan: Chat, hall: TownHall, written: str) -> None:
    await lan.say(written)
    assert lan.heard == ["hello-again"]
    assert hall.audited("refused") == []
    await lan.say(LAMP)
    assert lan.heard == ["ask-place"]


async def test_what_only_looks_like_a_mark_is_an_ordinary_text(lan: Chat) -> None:
    await lan.say("xa-nowhere")
    assert lan.heard == ["summary"]


async def test_a_place_in_the_words_is_the_place(lan: Chat) -> None:
    await lan.say(MARK)
    await lan.say(ROAD)
    assert "thôn Chợ Mới" in lan.text
    assert "Bến Đá" not in lan.text


async def test_a_pin_is_the_place(lan: Chat) -> None:
    await lan.say(MARK)
    await lan.say(LAMP, Attachment(kind=MediaKind.LOCATION, latitude=14.79, longitude=108.309))
    assert "thôn Đồng Xoài" in lan.text


async def test_another_commune_in_the_words_is_not_overruled_by_the_poster(lan: Chat, hall: TownHall) -> None:
    await lan.say(MARK)
    await lan.say("Rác ở Bến Thành")
    assert lan.heard == ["summary"]
    assert "Bến Đá" not in lan.text


async def test_a_name_of_several_communes_is_still_asked(lan: Chat) -> None:
    await lan.say(MARK)
    await lan.say("Rác ở nơi cùng tên")
    assert lan.heard == ["ask-which"]


async def test_a_corner_that_the_map_does_not_know_is_kept_beside_the_place(lan: Chat) -> None:
    await lan.say(MARK)
    await lan.say("Rác ở xóm Lở")
    assert lan.heard == ["summary"]
    assert BENDA in lan.text
    assert "xóm Lở" in lan.text


async def test_the_button_changes_the_place(lan: Chat, hall: TownHall) -> None:
    await lan.say(MARK)
    await lan.say(LAMP)
    await lan.press("Đổi nơi xảy ra")
    await lan.press("thôn Chợ Mới")
    assert "thôn Chợ Mới" in lan.text
    await lan.press("Gửi")
    assert hall.petition(lan.code).place_id == "cho-moi"


async def test_it_is_for_the_next_petition_only(lan: Chat) -> None:
    await lan.say(MARK)
    await lan.filed(LAMP)
    await lan.say(LAMP)
    assert lan.heard == ["ask-place"]


async def test_what_is_being_written_comes_from_the_poster_too_and_is_not_lost(
    lan: Chat, hall: TownHall
) -> None:
    await lan.say(LAMP)
    assert lan.heard == ["ask-place"]
    await lan.say(MARK)
    assert lan.heard == ["from-poster", "summary"]
    await lan.press("Gửi")
    petition = hall.petition(lan.code)
    assert (petition.place_id, petition.stage) == ("ben-da", Stage.ROUTED)
    assert [one.text for one in hall.file_of(lan.code)] == [LAMP]


async def test_each_matter_of_a_divided_message_comes_from_the_poster(
    lan: Chat, hall: TownHall, ear: SetReader
) -> None:
    both = "Hai việc một lúc"
    ear.when(both, place=None, parts=(LAMP, "Rác cũng nhiều lắm"))
    ear.when("Rác cũng nhiều lắm", place=None)
    await lan.say(MARK)
    await lan.say(both)
    await lan.press("Gửi riêng")
    await lan.press("Gửi")
    await lan.press("Gửi")
    assert [one.place_id for one in hall.petitions] == ["ben-da", "ben-da"]


async def test_an_invitation_code_is_still_one(hall: TownHall) -> None:
    chat = await hall.citizen("Sơn", consented=False)
    await chat.say(f"/start {await hall.invitation('kinh-te')}")
    assert chat.heard == ["enrolled"]
