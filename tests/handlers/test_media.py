"""Recordings, films and documents in the conversation: one question, nothing lost, and officers get them."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import StatementKind
from handlers.messages import Incoming, Kind
from tests.handlers.chat import ROAD, Chat, TownHall

VOICE = Attachment(kind=MediaKind.VOICE, content="v1", name="ghi-am.ogg")
VIDEO = Attachment(kind=MediaKind.VIDEO, content="v2", name="video.mp4")
PAPER = Attachment(kind=MediaKind.DOCUMENT, content="d1", name="don.pdf")
PHOTO = Attachment(kind=MediaKind.PHOTO, content="p1")
PIN = Attachment(kind=MediaKind.LOCATION, latitude=14.812, longitude=108.331)
REFUSALS = (
    *("media-unknown", "media-program", "media-archive", "media-macros", "media-old-office", "media-heic"),
    *("media-broken", "media-too-large", "media-too-many-pixels", "media-infected", "media-try-again"),
)


async def sends(
    chat: Chat, text: str = "", *attachments: Attachment, refused: tuple[str, ...] = (), heard: str = ""
) -> None:
    """As bot.turns hands a message over: what is refused is gone, with the sentence that says why."""
    chat._mark = len(chat.seen)
    await chat.hall.play(
        Incoming(
            channel=chat.channel,
            address=chat.name,
            name=chat.name,
            text=text,
            attachments=attachments,
            refused=refused,
            heard=heard,
            reference=f"media-{len(chat.seen)}",
        )
    )


@pytest.mark.parametrize(
    ("sent", "asked"),
    [(VOICE, "ghi âm"), (VIDEO, "video"), (PAPER, "tài liệu"), (PIN, "vị trí")],
)
async def test_what_comes_without_words_opens_a_draft_and_asks_one_question(
    lan: Chat, sent: Attachment, asked: str
) -> None:
    await sends(lan, "", sent)
    assert lan.heard == ["ask-what-media"]
    assert asked in lan.text
    assert len(lan.labels) == 2


async def test_a_photo_with_a_recording_is_asked_about_once(patient_hall: TownHall) -> None:
    lan = await patient_hall.citizen()
    await sends(lan, "", PHOTO)
    await sends(lan, "", VOICE)
    lan._mark = len(lan.seen)
    await patient_hall.wait(seconds=3)
    assert lan.heard == ["ask-what-media"]
    assert "những gì bà con gửi" in lan.text


async def test_an_album_is_one_draft_with_one_summary(patient_hall: TownHall) -> None:
    lan = await patient_hall.citizen()
    await sends(lan, ROAD, PHOTO)
    for number in (2, 3, 4):
        await sends(lan, "", Attachment(kind=MediaKind.PHOTO, content=f"p{number}"))
        assert lan.heard == []
    await patient_hall.wait(seconds=3)
    assert lan.heard == ["summary"]
    assert "4 ảnh" in lan.text
    await lan.press("Gửi")
    assert [item.content for item in patient_hall.file_of(lan.code)[0].attachments] == [
        "p1",
        "p2",
        "p3",
        "p4",
    ]


async def test_a_summary_says_what_goes_with_the_words_by_its_kind(lan: Chat) -> None:
    await sends(lan, ROAD, VOICE, PHOTO, PAPER, PIN)
    assert "Kèm theo: 1 ảnh, 1 ghi âm, 1 tài liệu" in lan.text


async def test_an_album_without_words_is_asked_about_once(patient_hall: TownHall) -> None:
    lan = await patient_hall.citizen()
    for number in range(3):
        await sends(lan, "", Attachment(kind=MediaKind.PHOTO, content=f"p{number}"))
    await patient_hall.wait(seconds=3)
    assert lan.heard == ["ask-what-photo"]


async def test_words_after_a_recording_go_with_it(hall: TownHall, lan: Chat) -> None:
    await sends(lan, "", VOICE)
    await lan.say(ROAD)
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    [filed] = hall.file_of(lan.code)
    assert (filed.text, filed.attachments) == (ROAD, (VOICE,))


async def test_a_recording_before_consent_waits_for_it(hall: TownHall) -> None:
    lan = await hall.citizen(consented=False)
    await sends(lan, "", VOICE)
    await lan.press("Đồng ý")
    assert lan.heard == ["ask-what-media"]


async def test_officers_hear_and_see_everything_in_their_channel(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    await sends(lan, ROAD, PHOTO, VOICE, VIDEO, PAPER, PIN)
    await lan.press("Gửi")
    await minh.say(f"/xem {lan.code}")
    assert [said.sentence for said in minh.new if said.attachments] == [
        *("file-photo", "file-voice", "file-video", "file-document", "file-point")
    ]
    assert [said.attachments[0] for said in minh.new if said.attachments] == [PHOTO, VOICE, VIDEO, PAPER, PIN]


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ((VOICE,), "(đoạn ghi âm)"),
        ((VIDEO,), "(đoạn video)"),
        ((PHOTO,), "(ảnh)"),
        ((PHOTO, PIN), "(ảnh)"),
        ((PIN,), "(vị trí trên bản đồ)"),
        ((PAPER,), "(tài liệu)"),
        ((PHOTO, VOICE), "(ảnh và tệp)"),
    ],
)
async def test_what_was_sent_without_words_is_called_by_its_name(
    hall: TownHall, lan: Chat, sent: tuple[Attachment, ...], name: str
) -> None:
    desk = await hall.officer("Tiếp nhận", "tiep-nhan")
    await sends(lan, "", *sent)
    await lan.press("Gửi để cán bộ xem")
    await lan.press("Gửi")
    assert f"“{name}”" in desk.text
    await lan.say("/theodoi")
    assert f"– {name}\n" in lan.text
    await desk.say("/hangdoi")
    assert f"– {name}\n" in desk.text
    assert any(name in label for label in desk.labels)
    await sends(lan, "", VOICE)
    assert lan.heard == ["supplemented"]


async def test_an_addition_without_words_is_told_by_its_name(hall: TownHall, lan: Chat, minh: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Gửi")
    await sends(lan, "", VOICE)
    assert minh.text.endswith("“(đoạn ghi âm)”")


async def test_a_reply_without_words_is_asked_about_by_its_name(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    await lan.say(ROAD)
    await lan.press("Gửi")
    await minh.press("Mở phản ánh")
    await minh.press("Nhận xử lý")
    await minh.press("Hỏi người dân")
    await minh.say("Xin chụp giúp chỗ hỏng.")
    await sends(lan, "", PHOTO)
    assert lan.heard == ["ask-whether-reply"]
    assert "Bà con vừa gửi 1 ảnh." in lan.text


async def test_a_recording_right_after_a_petition_belongs_to_it(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Gửi")
    code = lan.code
    await sends(lan, "", VOICE)
    assert lan.heard == ["supplemented"]
    assert hall.kinds(code) == [StatementKind.ORIGINAL, StatementKind.ADDITION]


# What is refused


@pytest.mark.parametrize("sentence", REFUSALS)
async def test_a_refused_file_is_explained_and_the_words_are_kept(lan: Chat, sentence: str) -> None:
    await sends(lan, ROAD, refused=(sentence,))
    assert lan.heard == [sentence, "summary"]
    assert "Ổ gà trước cổng trường" in lan.text


async def test_a_refused_file_leaves_the_others(hall: TownHall, lan: Chat) -> None:
    await sends(lan, ROAD, PHOTO, refused=("media-program",))
    assert lan.heard == ["media-program", "summary"]
    assert "1 ảnh" in lan.text


async def test_a_refused_file_without_words_is_only_explained(lan: Chat) -> None:
    await sends(lan, refused=("media-archive", "media-archive"))
    assert lan.heard == ["media-archive"]


async def test_the_explanation_says_what_can_be_sent(lan: Chat) -> None:
    await sends(lan, refused=("media-unknown",))
    for kind in ("ảnh", "ghi âm", "video", "PDF", ".docx"):
        assert kind in lan.text


async def test_a_refused_file_is_explained_also_when_the_rest_is_refused(hall: TownHall, lan: Chat) -> None:
    await sends(lan, "/hangdoi", refused=("media-program",))
    assert lan.heard == ["media-program", "error-not-yours"]


async def test_a_question_stays_open_when_a_file_is_refused(hall: TownHall, lan: Chat) -> None:
    await sends(lan, "", VOICE)
    await sends(lan, refused=("media-heic",))
    assert lan.heard == ["media-heic"]
    await lan.say(ROAD)
    assert lan.heard == ["summary"]


# What a machine hears


async def test_what_a_machine_hears_is_in_the_draft_and_marked(hall: TownHall, lan: Chat) -> None:
    await sends(lan, "", VOICE, heard="đường thôn Chợ Mới hư nặng")
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    [filed] = hall.file_of(lan.code)
    assert filed.text == "máy nghe được: đường thôn Chợ Mới hư nặng"
    assert filed.attachments == (VOICE,)


async def test_own_words_stand_before_what_a_machine_hears(hall: TownHall, lan: Chat) -> None:
    await sends(lan, ROAD, VOICE, heard="alo alo")
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == f"{ROAD}\nmáy nghe được: alo alo"


async def test_a_machine_that_hears_a_command_gives_none(lan: Chat) -> None:
    await sends(lan, "", VOICE, heard="/xoa")
    assert lan.heard == ["summary"]


async def test_a_machines_words_are_never_an_officers_answer(hall: TownHall, lan: Chat, minh: Chat) -> None:
    await lan.say(ROAD)
    await lan.press("Gửi")
    await minh.say(f"/xem {lan.code}")
    await minh.press("Nhận xử lý")
    await minh.say(f"/traloi {lan.code}")
    await sends(minh, "", VOICE, heard="đã sửa xong")
    assert minh.heard == ["answer-photo-kept"]


async def test_what_a_machine_hears_in_an_addition_is_in_the_file_and_marked(
    hall: TownHall, lan: Chat
) -> None:
    code = await lan.filed()
    voice = Attachment(kind=MediaKind.VOICE, content="v1", name="v1.ogg")
    await lan.say(f"/bosung {code}")
    await lan.do(Kind.TEXT, attachments=(voice,), heard="nước ngập tới gối")
    await lan.reply("receipt", "", voice, heard="nước đã rút")
    written = [one.text for one in hall.file_of(code)][1:]
    heard = ["nước ngập tới gối", "nước đã rút"]
    assert [part in text and part != text for part, text in zip(heard, written, strict=True)] == [True, True]
