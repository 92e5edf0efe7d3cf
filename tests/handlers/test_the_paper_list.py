"""What no channel could bring: the host office's list, the letter, and that somebody has told it."""

import pytest

from casework.agencies import Role
from casework.dossier import PrintOrder, Rendering
from casework.petition import Act, Stage
from tests.handlers.chat import ROAD


@pytest.fixture
async def code(hall, lan, minh):
    """The code of a petition whose answer could not arrive."""
    code = await lan.filed()
    hall.gone.add(lan.contact_id)
    await answer(minh, code)
    return code


async def answer(officer, code, text="Đã vá xong."):
    await officer.say(f"/traloi {code} {text}")
    await officer.press("Đã giải quyết xong")
    await officer.press("Gửi cho người dân")


async def test_at_the_ladders_end_the_case_comes_back_and_is_listed(hall, minh, hoa, code):
    assert hall.petition(code).stage is Stage.CLAIMED
    assert "officer-undelivered" in minh.heard
    await hoa.say("/baogiay")
    assert hoa.heard == ["untold-list"]
    assert f"{code[:4]}-{code[4:]}" in hoa.text
    await hoa.press("Báo ")
    assert hoa.heard == ["untold-whom", "untold-paper", "untold-letter"]
    assert "đã chặn hoặc xóa cuộc trò chuyện" in hoa.texts[0]
    assert "Đã vá xong." in hoa.texts[2]
    assert "Lan" not in hoa.text, "only the handler may see the name"


async def test_told_by_phone_is_recorded_and_ends_the_matter(hall, minh, hoa, code):
    await hoa.say("/baogiay")
    await hoa.press("Báo ")
    await hoa.press("Đã báo")
    await hoa.press("Qua điện thoại")
    assert hoa.heard == ["told-recorded"]
    petition = hall.petition(code)
    assert petition.stage is Stage.NOTIFIED
    assert hall.store.shelves.events[-1].act == Act.TELL
    await minh.act(f"attempts:{code}")
    assert "Hoa đã báo qua điện thoại" in minh.text
    await hoa.say("/baogiay")
    assert hoa.heard == ["untold-empty"]
    await hoa.act("toldby:1:phone")
    assert hoa.heard == ["told-before"]
    assert [event.act for event in hall.store.shelves.events].count(Act.TELL) == 1


async def test_when_the_officer_has_gone_on_meanwhile_telling_changes_no_stage(hall, lan, minh, hoa, code):
    hall.gone.clear()
    await lan.say(f"/bosung {code}")
    await lan.say("Mưa lại hỏng thêm")
    await hoa.act("toldby:1:letter")
    assert hoa.heard == ["told-recorded"]
    assert hall.petition(code).stage is Stage.CLAIMED


async def test_a_number_that_was_left_stands_on_the_list(hall, lan, minh, hoa):
    await lan.say("/sodienthoai 0912345678")
    code = await lan.filed()
    hall.gone.add(lan.contact_id)
    await answer(minh, code)
    await hoa.say("/baogiay")
    await hoa.press("Báo ")
    assert "0912345678" in hoa.texts[0]


async def test_who_may_see_the_list(hall, hung, minh, hoa, code):
    for stranger in (minh, hung):
        await stranger.say("/baogiay")
        assert stranger.heard == ["error-not-yours"]
    for action in ("letter:1", "told:1", "toldby:1:phone"):
        await minh.act(action)
        assert minh.heard == ["error-not-yours"]
    secretary = await hall.officer("Thư", "kinh-te", role=Role.SECRETARY)
    await secretary.say("/baogiay")
    assert secretary.heard == ["untold-list"]
    assert len(hall.audited("open-untold")) == 0


async def the_letter(hall, lan, minh, officer, choice, phone=""):
    """What the office reads: whom to tell, and the letter, for who has chosen so much secrecy."""
    if phone:
        await lan.say(f"/sodienthoai {phone}")
    await lan.say(ROAD)
    await lan.press("Ai được biết tên tôi")
    await lan.press(choice)
    await lan.press("Gửi")
    code = lan.code
    hall.gone.add(lan.contact_id)
    await answer(minh, code)
    await officer.say("/baogiay")
    await officer.press("Báo ")
    whom, _, letter = officer.texts
    async with hall.store.work() as work:
        order = PrintOrder.in_attachment(officer.new[1].attachments[0])
        named = order.rendering is Rendering.FULL
        paper = await hall.office.telling.letter(work, order.number, named=named)
    return f"{code[:4]}-{code[4:]}", whom, letter, (paper.name, paper.phone)


async def test_a_name_hidden_from_everybody_is_on_no_letter_and_the_code_addresses_it(hall, lan, minh, hoa):
    code, whom, letter, paper = await the_letter(hall, lan, minh, hoa, "Giữ kín với tất cả", "0912345678")
    assert "giữ kín tên với tất cả" in whom
    assert "0912345678" in whom, "left so that the office can tell"
    assert "Giao thư cho người đọc đúng mã" in whom
    assert f"Kính gửi: Ông/bà gửi phản ánh {code}\n" in letter
    assert "0912345678" not in letter, "who carries it must not learn whose it is"
    assert "Lan" not in whom + letter
    assert paper == ("", "")


async def test_without_name_and_number_the_letter_waits_for_who_knows_the_code(hall, lan, minh, hoa):
    _, whom, _, _ = await the_letter(hall, lan, minh, hoa, "Giữ kín với tất cả")
    assert "giữ thư ở nơi tiếp dân, giao cho người đọc đúng mã phản ánh" in whom


async def test_a_name_for_the_handler_only_leaves_the_number_to_address_the_letter(hall, lan, minh, hoa):
    code, whom, letter, paper = await the_letter(hall, lan, minh, hoa, "Chỉ cán bộ xử lý", "0912345678")
    assert "chỉ cán bộ xử lý được biết tên" in whom
    assert "Cán bộ xử lý: Minh" in whom
    assert f"Kính gửi: Ông/bà gửi phản ánh {code} (điện thoại: 0912345678)\n" in letter
    assert "Lan" not in whom + letter
    assert paper == ("", "0912345678")


async def test_a_public_name_stands_on_the_letter(hall, lan, minh, hoa):
    _, whom, letter, paper = await the_letter(hall, lan, minh, hoa, "Công khai tên")
    assert "Người dân: Lan" in whom
    assert "Kính gửi: Lan\n" in letter
    assert "đọc đúng mã" not in whom
    assert paper == ("Lan", "")


@pytest.mark.parametrize(
    "action", ["letter:", "letter:x", "letter:99", "told:²", "toldby:1:pigeon", "untold:y"]
)
async def test_a_forged_button_is_refused_politely(hall, hoa, code, action):
    await hoa.act(action)
    assert hoa.heard == ["stale-button"]


async def test_the_list_is_paged(hall, minh, hoa):
    for number in range(7):
        citizen = await hall.citizen(f"Dân {number}")
        code = await citizen.filed()
        hall.gone.add(citizen.contact_id)
        await answer(minh, code)
    await hoa.say("/baogiay")
    assert "7 tin" in hoa.text
    assert len(hoa.labels) == 6
    await hoa.act(hoa.seen[-1].buttons[-1][1])
    assert len(hoa.labels) == 2


async def test_a_long_answer_fits_into_the_letter(hall, lan, minh, hoa):
    code = await lan.filed()
    hall.gone.add(lan.contact_id)
    await answer(minh, code, "Đã vá xong đoạn đường. " * 125)
    await hoa.say("/baogiay")
    await hoa.press("Báo ")
    assert hoa.heard == ["untold-whom", "untold-paper", "untold-letter"]
