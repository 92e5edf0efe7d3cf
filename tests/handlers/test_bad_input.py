"""Whatever comes in is shown literally or answered politely; nothing breaks and nothing changes by itself."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import Stage
from handlers.commands import ACTIONS
from handlers.messages import Kind
from tests.handlers.chat import ROAD, Chat, TownHall

SCRIPTS = [
    "<b>Đường</b> <script>alert(1)</script> &amp; &lt;",
    "*Đường* _hỏng_ [nhấn](http://x.vn) `mã` ~~gạch~~ ||ẩn||",
    "'; DROP TABLE petitions; -- \" OR 1=1",
    '=HYPERLINK("http://x";"Đường") +1+1 @SUM(A1) -2',
    "{ $code } {{ 7*7 }} ${HOME} %s %(name)s { TOPIC($topic) } -term .attr [a] *[b]",
    "Đường \\n \\u0000 \\x00 hỏng",
    "# Tiêu đề\n- một\n.hai = ba",
]
NOTHING = [
    "",
    " ",
    "\n\n\t",
    "\u200b\u200c\u2060\ufeff",
    "\u202e\u202d\u2066\u2069",
    "\x00\x07\x1b",
    "\u200d",
]
MALFORMED = [
    "",
    ":",
    "::::",
    "file",
    "file:",
    "file:x",
    "nonsense",
    "nonsense:x",
    "FILE:x",
    " file:x",
    "place:",
    "place::",
    "place:ben-da",
    "disclose:xyz:",
    "disclose:",
    "addto:",
    "addto:48291372",
    "addto:48291372:",
    "mine:",
    "mine:abc",
    "mine:😀",
    "add:",
    "reply:x",
    "withdraw:",
    "withdrawn:x:y",
    "thanks:",
    "reopen:",
    "cancel",
    "cancel:x",
    "consent:xyz",
    "queue:garbage",
    "\x00",
    "mine:\u202e",
    "mine:" + "9" * 10_000,
    "file:" + "x" * 10_000,
    "x" * 10_000,
]
OFFICERS = [
    "settopic:{}:nonsense",
    "settopic:{}:",
    "settopic:{}",
    "seturgency:{}:xyz",
    "seturgency:{}:",
    "outcome:{}:xyz",
    "outcome:{}:",
    "outcome:{}",
    "referto:{}:nonsense",
    "referto:{}",
    "usual:",
    "usual:{}",
    "send:{}",
    "send:",
    "queue:garbage",
    "queue:1",
    "queue:x:y:z",
    "queue:0:2026-99-99:x",
    "queue:-1:2026-01-01:x",
    "view:",
    "view:garbage",
    "view:" + "1" * 10_000,
    "claim:",
    "takeover:x",
    "unseal:{}",
    "unseal:",
    "topic:",
    "alltopics:x",
    "urgency:x",
    "refer:x",
    "ask:",
    "answer:x",
]


@pytest.mark.parametrize("text", SCRIPTS)
async def test_markup_code_and_formulas_are_words_like_others(
    lan: Chat, minh: Chat, hall: TownHall, text: str
) -> None:
    await lan.say(text)
    assert text in lan.text
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == text
    await lan.say("/theodoi")
    await lan.act(f"mine:{lan.code}")
    assert text in lan.text
    await minh.act(f"view:{lan.code}")
    assert text in minh.text
    await minh.say(f"/traloi {lan.code} {text}")
    await minh.press("Đã giải quyết xong")
    assert text in minh.text
    await minh.press("Gửi cho người dân")
    assert text in lan.text


@pytest.mark.parametrize("text", SCRIPTS)
async def test_so_they_are_in_a_name_a_reason_a_question_and_a_place(
    lan: Chat, minh: Chat, text: str
) -> None:
    await lan.say(f"/ten {text}")
    assert " ".join(text.split())[:60].strip() in lan.text
    code = await lan.filed()
    await minh.act(f"ask:{code}")
    await minh.say(text)
    assert text in lan.text
    await minh.act(f"referto:{code}:cong-an")
    await minh.say(text)
    assert text in lan.text
    await lan.say(f"/theodoi {text}")
    assert lan.heard in (["error-mistyped-code"], ["error-unknown-code"])


@pytest.mark.parametrize("text", NOTHING)
async def test_a_message_without_a_visible_letter_is_answered_and_leaves_the_draft(
    lan: Chat, text: str
) -> None:
    await lan.say(ROAD)
    before = lan.state["draft"]
    await lan.say(text)
    assert lan.heard == ["empty-message"]
    assert lan.state["draft"] == before


async def test_invisible_letters_are_taken_out_of_words(lan: Chat) -> None:
    await lan.say("Ổ \u202egà\u202c ở\u200b thôn\x00 Chợ\ufeff Mới\r\nsâu")
    assert "“Ổ gà ở thôn Chợ Mới\nsâu”" in lan.text


async def test_decomposed_letters_are_the_same_letters(lan: Chat) -> None:
    await lan.say("Theo do\u0303i")
    assert lan.heard == ["follow-none"]


@pytest.mark.parametrize("text", ["a", "😀", "👨‍👩‍👧‍👦", "🇻🇳", ".", "12", "?!"])
async def test_too_little_to_understand_is_asked_about_and_may_be_sent_all_the_same(
    lan: Chat, hall: TownHall, text: str
) -> None:
    await lan.say(text)
    assert lan.heard == ["ask-what"]
    await lan.press("Gửi để cán bộ xem")
    assert lan.heard == ["receipt"]
    assert hall.file_of(lan.code)[0].text == text
    await lan.say("/theodoi")
    assert lan.heard == ["follow"]


@pytest.mark.parametrize(
    "text", ["/", "/ ", "//", "/khongco", "/😀", "/" + "x" * 5000, "/<b>", "/{ $code }", "/1"]
)
async def test_an_unknown_command_is_named_with_a_way_to_the_known_ones(lan: Chat, text: str) -> None:
    await lan.say(text)
    assert lan.heard == ["unknown-command"]
    await lan.press("Xem các lệnh")
    assert lan.heard == ["help"]


async def test_an_unknown_command_does_not_touch_the_draft(lan: Chat) -> None:
    await lan.say(ROAD)
    before = lan.state
    await lan.say("/khongco")
    assert lan.state == before


@pytest.mark.parametrize("text", ["/XEM 1234", "/xem@langnghe_bot 1234", "/Xem\n1234", "/xem\t12345678"])
async def test_a_command_is_known_however_it_is_written(minh: Chat, text: str) -> None:
    await minh.say(text)
    assert minh.heard == ["error-mistyped-code"]


@pytest.mark.parametrize(
    "text", ["/theodoi " + "9" * 5000, "/theodoi ٤٨٢٩١٣٧٢", "/theodoi 😀", "/theodoi -1"]
)
async def test_an_odd_code_is_no_code(lan: Chat, text: str) -> None:
    await lan.say(text)
    assert lan.heard in (["error-mistyped-code"], ["error-unknown-code"])


@pytest.mark.parametrize("action", MALFORMED)
async def test_a_malformed_button_is_answered_politely_and_changes_nothing(
    lan: Chat, hall: TownHall, action: str
) -> None:
    code = await lan.filed()
    await lan.say(ROAD)
    before, draft = hall.petition(code), lan.state["draft"]
    await lan.act(action)
    assert lan.heard
    assert "error-unexpected" not in lan.heard
    assert hall.petition(code) == before
    assert lan.state["draft"] == draft


@pytest.mark.parametrize("action", ["place:nonsense:{}", "place::{}", "place:?:{}"])
async def test_a_place_that_is_not_in_the_list_is_an_unknown_place(lan: Chat, action: str) -> None:
    await lan.say(ROAD)
    await lan.act(action.format(lan.state["draft"]["id"]))
    assert lan.heard in (["summary"], ["stale-button", "summary"])


@pytest.mark.parametrize("level", ["xyz", "", "PUBLIC", "everybody"])
async def test_a_disclosure_that_does_not_exist_hides_what_was_hidden(lan: Chat, level: str) -> None:
    await lan.say(ROAD)
    await lan.act(f"disclose:{level}:{lan.state['draft']['id']}")
    assert lan.heard[0] == "stale-button"
    assert lan.state["draft"]["disclosure"] == "handler"


@pytest.mark.parametrize("action", OFFICERS)
async def test_a_malformed_officers_button_is_answered_politely_and_changes_nothing(
    lan: Chat, minh: Chat, hall: TownHall, action: str
) -> None:
    code = await lan.filed()
    before = hall.petition(code)
    await minh.act(action.format(code))
    assert minh.heard
    assert "error-unexpected" not in minh.heard
    assert hall.petition(code) == before


@pytest.mark.parametrize("verb", sorted(ACTIONS))
async def test_every_button_without_its_object_is_answered(lan: Chat, minh: Chat, verb: str) -> None:
    await lan.filed()
    for chat in (lan, minh):
        for action in (verb, f"{verb}:", f"{verb}:?"):
            await chat.act(action)
            assert chat.heard
            assert "error-unexpected" not in chat.heard


async def test_a_button_pressed_twice_files_once(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    send = lan.action("Gửi")
    await lan.act(send)
    code = lan.code
    await lan.act(send)
    assert lan.heard == ["already-filed"]
    assert f"{code[:4]}-{code[4:]}" in lan.text
    assert len(hall.petitions) == 1


async def test_a_button_pressed_days_later_still_says_what_became_of_it(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    buttons = dict(lan.seen[-1].buttons)
    await lan.press("Gửi")
    await lan.say("Rác đầy chợ, cả tuần không ai lấy")
    hall.clock.advance(days=9)
    draft = lan.state["draft"]
    for action in buttons.values():
        await lan.act(action)
        assert lan.heard == ["already-filed"]
    assert lan.state["draft"] == draft


async def test_a_button_of_a_dropped_draft_is_stale_and_shows_the_open_question(lan: Chat) -> None:
    await lan.say(ROAD)
    old = lan.action("Gửi")
    await lan.press("Bỏ, không gửi")
    await lan.act(old)
    assert lan.heard == ["stale-button"]
    await lan.say("Rác đầy chợ, cả tuần không ai lấy")
    await lan.act(old)
    assert lan.heard == ["stale-button", "summary"]
    assert "Rác" in lan.text


@pytest.mark.parametrize("kind", [Kind.UNSUPPORTED, Kind.GROUP])
async def test_what_cannot_be_read_is_said_and_leaves_everything(lan: Chat, kind: Kind) -> None:
    await lan.say(ROAD)
    draft = lan.state["draft"]
    await lan.do(kind, text="")
    assert len(lan.heard) == 1
    assert lan.state["draft"] == draft


@pytest.mark.parametrize(("latitude", "longitude"), [(0.0, 0.0), (90.0, 180.0), (-90.0, -180.0)])
async def test_a_pin_anywhere_on_earth_is_taken(lan: Chat, latitude: float, longitude: float) -> None:
    await lan.say("Hố sâu ở thôn Chợ Mới")
    await lan.pin(latitude, longitude)
    await lan.press("Gửi")
    assert lan.heard == ["receipt"]


async def test_a_photo_that_could_not_be_fetched_is_still_a_photo(lan: Chat, minh: Chat) -> None:
    await lan.say(ROAD, Attachment(kind=MediaKind.PHOTO, reference="file-id"))
    await lan.press("Gửi")
    await minh.act(f"view:{lan.code}")
    assert minh.heard == ["file-photo", "petition"]


async def test_who_blocks_the_bot_hears_nothing_and_who_comes_back_goes_on(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    contacts = hall.store.shelves.contacts
    await lan.do(Kind.BLOCKED)
    assert lan.heard == []
    assert not hall.store.shelves.contacts[str(lan.contact_id)].reachable
    await lan.say("Tôi quay lại rồi")
    assert hall.store.shelves.contacts[str(lan.contact_id)].reachable
    assert lan.heard == ["summary"]
    assert ROAD in lan.text
    assert len(contacts) == len(hall.store.shelves.contacts)


async def test_somebody_who_blocks_before_the_first_word_is_no_trouble(hall: TownHall) -> None:
    lan = await hall.citizen(consented=False)
    await lan.do(Kind.BLOCKED)
    assert lan.heard == []
    await lan.say(ROAD)
    assert lan.heard == ["welcome-waiting"]


async def test_the_same_person_on_two_channels_is_two_people(hall: TownHall, lan: Chat) -> None:
    code = await lan.filed()
    web = Chat(hall, "Lan", channel="web")
    hall.chats.append(web)
    await web.say(f"/theodoi {code}")
    assert web.heard == ["error-not-yours"]
    assert hall.petition(code).stage is Stage.ROUTED


@pytest.mark.parametrize("typed", ["Gửi", "gửi đi"])
async def test_a_typed_word_sends_the_little_there_is_to_a_person(
    lan: Chat, hall: TownHall, typed: str
) -> None:
    await lan.say("😡")
    await lan.say(typed)
    assert lan.heard == ["receipt"]
    assert hall.file_of(lan.code)[0].text == "😡"
