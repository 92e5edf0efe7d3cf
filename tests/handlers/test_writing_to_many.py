"""A secretary writes to many: audience, words, preview, then how it goes."""

import pytest

from casework.broadcast import State
from tests.fakes.clock import SetClock
from tests.handlers.chat import SetReader
from tests.handlers.conference_town import Conferring, conferring


@pytest.fixture
async def town(rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    return await conferring(rulebook, clock, ear)


async def written(town: Conferring, reach: str = "Mọi người", text: str = "Mời bà con.") -> None:
    await town.secretary.say("/guitin")
    await town.secretary.press("✍️")
    await town.secretary.press(reach)
    await town.secretary.say(text)


def kept(town: Conferring):
    (broadcast,) = town.hall.store.shelves.broadcasts.values()
    return broadcast


async def feed(town: Conferring, limit: int = 200) -> None:
    """One step of the feeder, and what is queued arrives."""
    broadcasting = town.hall.office.conferences.broadcasting
    async with town.hall.store.work() as work:
        broadcast = await work.broadcasts.with_number(1)
        await broadcasting.feed(work, broadcast, limit)
        await work.commit()
    await town.hall.deliver()


async def sixty_more(town: Conferring) -> None:
    for number in range(60):
        await (await town.hall.citizen(f"Dân {number}")).act("news:on")


async def test_from_the_command_to_the_phones(town: Conferring) -> None:
    stranger = await town.hall.citizen("Năm")
    await written(town, text="Mời bà con đến hội trường lúc 8 giờ.")
    preview, question = town.secretary.new
    assert "Mời bà con đến hội trường lúc 8 giờ." in preview.text
    assert "gửi cho 1 người, mất khoảng 1 phút" in question.text
    assert "Từ 21:00 đến 07:00 không gửi" in question.text
    assert town.lan.heard == ["news-on"], "nobody has been told yet"
    await town.secretary.press("Gửi cho 1 người")
    assert town.lan.text == preview.text, "people read what the secretary has seen"
    assert town.lan.action("Thôi nhận tin") == "news:off"
    assert "broadcast-text" not in [said.sentence for said in stranger.seen]
    assert "đang gửi" in town.secretary.text
    assert town.hall.audited("start-broadcast") == [(kept(town).wish.officer_id, kept(town).id)]


async def test_nothing_is_sent_twice_by_a_button_pressed_twice(town: Conferring) -> None:
    await written(town)
    await town.secretary.press("Gửi cho 1 người")
    before = len(town.lan.seen)
    await town.secretary.act("castgo:1")
    assert town.secretary.heard == ["error-broadcast-state"]
    assert len(town.lan.seen) == before


async def test_pause_go_on_stop(town: Conferring) -> None:
    await sixty_more(town)
    await written(town)
    await town.secretary.press("Gửi cho 61 người")
    assert "Đang chờ: 61" in town.secretary.text
    await town.secretary.press("⏸")
    assert "đang tạm dừng" in town.secretary.text
    await feed(town)
    assert kept(town).fed == 50
    await town.secretary.press("▶️")
    assert kept(town).fed == 61
    await town.secretary.press("⏹")
    await town.secretary.press("⏹ Dừng hẳn")
    assert "đã dừng hẳn" in town.secretary.text
    assert kept(town).state is State.CANCELLED
    await town.secretary.say("/guitin")
    assert "Tin 1" in town.secretary.text
    await town.secretary.press("Tin 1")
    assert town.secretary.heard == ["broadcast"]


async def test_stopping_for_good_is_asked_about_once_and_says_how_many_are_left(town: Conferring) -> None:
    await sixty_more(town)
    await written(town)
    await town.secretary.press("Gửi cho 61 người")
    await town.secretary.press("⏹")
    assert town.secretary.text == "Dừng hẳn tin số 1? Còn 61 người chưa nhận."
    assert town.secretary.labels == ["⏹ Dừng hẳn", "Không dừng"]
    assert kept(town).state is State.RUNNING
    await town.secretary.press("Không dừng")
    assert "đang gửi" in town.secretary.text
    await town.secretary.press("⏸")
    await town.secretary.press("⏹")
    assert kept(town).state is State.PAUSED, "an older button asks as well"
    await town.secretary.press("⏹ Dừng hẳn")
    assert kept(town).state is State.CANCELLED


async def test_the_list_says_how_each_begins_when_it_was_begun_and_how_far_it_is(town: Conferring) -> None:
    await written(town, text="Mời bà con\nđến hội trường xã lúc 8 giờ. " + "Xin đến đúng giờ. " * 10)
    await town.hall.wait(minutes=30)
    await town.secretary.press("Gửi cho 1 người")
    begun = town.hall.office.local_time(town.hall.clock.now())
    await town.hall.wait(hours=1)
    await town.secretary.say("/guitin")
    assert f"Tin 1 · bắt đầu {begun} · đang gửi" in town.secretary.text
    assert "“Mời bà con đến hội trường xã lúc 8 giờ. Xin đến" in town.secretary.text
    assert "0/1 đã gửi" in town.secretary.text
    assert max(len(line) for line in town.secretary.text.splitlines()) < 100
    await town.secretary.press("Tin 1")
    assert f"Bắt đầu: {begun}" in town.secretary.text
    assert "“Mời bà con đến hội trường" in town.secretary.text


async def test_an_announcement_is_known_by_its_own_words(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("open:1")
    await town.secretary.act("until:1")
    await town.secretary.say("/guitin")
    assert "Tin 1 · bắt đầu" in town.secretary.text
    assert "“📣 Đối thoại quý I • Thời gian" in town.secretary.text


async def test_what_was_dropped_before_it_began_is_not_in_the_list(town: Conferring) -> None:
    await written(town)
    await town.secretary.press("Bỏ, không gửi")
    assert kept(town).state is State.CANCELLED
    assert "Chưa bắt đầu gửi" in town.secretary.text
    await town.secretary.say("/guitin")
    assert "Chưa có tin nào" in town.secretary.text


async def test_an_urgent_message_says_that_it_wakes_people(town: Conferring) -> None:
    await written(town)
    await town.secretary.press("Việc khẩn")
    assert "Gửi ngay cả ban đêm" in town.secretary.text
    await town.secretary.press("Không khẩn")
    assert "Từ 21:00" in town.secretary.text


async def test_at_night_the_secretary_reads_that_it_waits(town: Conferring) -> None:
    await town.hall.wait(hours=14)
    await written(town)
    await town.secretary.press("Gửi cho 1 người")
    assert "chờ đến 07:00 mới gửi" in town.secretary.text
    assert town.lan.heard == ["news-on"]
    await town.hall.wait(hours=10)
    await feed(town)
    assert town.lan.heard[-1] == "broadcast-text"


async def test_people_of_a_village(town: Conferring) -> None:
    await town.lan.filed()
    await town.secretary.act("castto:place")
    await town.secretary.press("thôn Chợ Mới")
    assert "sẽ đến 1 người" in town.secretary.text
    await town.secretary.say("Mời bà con thôn.")
    await town.secretary.press("Gửi cho 1 người")
    assert "Mời bà con thôn." in town.lan.text


async def test_people_of_a_petition(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.secretary.act("castto:petition")
    await town.secretary.say(code)
    assert "sẽ đến 1 người" in town.secretary.text
    await town.secretary.say("Mai xã xuống xem đường.")
    await town.secretary.press("Gửi cho 1 người")
    assert "Mai xã xuống xem đường." in town.lan.text
    assert town.lan.labels == [], "it is about their own matter: there is nothing to refuse"


async def test_people_at_a_conference(town: Conferring) -> None:
    await town.planned()
    await town.secretary.act("open:1")
    await town.secretary.act("until:1")
    code = await town.lan.filed()
    await town.secretary.say(f"/gan {code} 1")
    await town.secretary.act("castto:conference")
    await town.secretary.press("HN1")
    await town.secretary.say("Mời bà con đến sớm.")
    await town.secretary.press("Gửi cho 1 người")
    assert "Mời bà con đến sớm." in town.lan.text


async def test_nobody_to_send_to(town: Conferring) -> None:
    await town.lan.act("news:off")
    await written(town)
    assert "chưa ai đồng ý nhận tin" in town.secretary.text
    assert town.secretary.labels == ["Bỏ, không gửi"]
    await town.secretary.press("Bỏ")
    assert kept(town).state is State.CANCELLED


async def test_who_has_refused_between_preview_and_sending_is_not_told(town: Conferring) -> None:
    await written(town)
    await town.lan.act("news:off")
    await town.secretary.press("Gửi cho 1 người")
    assert town.lan.heard == ["news-off"]
    assert "không có ai để gửi" in town.secretary.text


@pytest.mark.parametrize("act", ["castnew:", "castgo:1", "castpause:1", "castto:news", "casts:"])
async def test_only_secretaries_write_to_many(town: Conferring, act: str) -> None:
    await town.roads.act(act)
    assert town.roads.heard == ["error-not-yours"]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("castto:all", "stale-button"),
        ("castof:place", "ask-broadcast-text"),
        ("castof:conference:9", "error-unknown-conference"),
        ("castgo:7", "error-unknown-broadcast"),
        ("cast:x", "stale-button"),
    ],
)
async def test_stale_and_forged_buttons(town: Conferring, act: str, sentence: str) -> None:
    await town.secretary.act(act)
    assert town.secretary.heard == [sentence]


async def test_a_message_that_nobody_was_there_for_says_so_and_counts_nothing(town: Conferring) -> None:
    await town.lan.act("news:off")
    await town.planned()
    await town.secretary.act("open:1")
    await town.secretary.press("Nhận đến hết ngày hội nghị")
    await town.secretary.say("/guitin")
    assert "mọi người đã đồng ý nhận tin: không có ai để gửi" in town.secretary.text
    assert "0/0" not in town.secretary.text
    await town.secretary.press("Tin 1")
    assert "mọi người đã đồng ý nhận tin: không có ai để gửi." in town.secretary.text
    assert "Tổng số" not in town.secretary.text
