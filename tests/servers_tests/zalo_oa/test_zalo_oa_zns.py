"""ZNS: parameters are checked before Zalo sees them, numbers are normalised, errors lead on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import DeliveryError, RefusedError, RejectedTokenError, RetryLaterError
from bot.zns import Zns, ZnsError, load_templates, normal_phone
from tests.servers.zalo_oa import Fault
from tests.servers.zalo_oa.bench import Bench

TEMPLATES = load_templates()
READY = {"code": "2026-0001", "agency": "Phòng Kinh tế xã Sông Hiền", "date": "02/03/2026"}
IDS = {"status-change": "101", "answer-ready": "102", "conclusion-notice": "103"}


@pytest.fixture
def zns(oa: Bench) -> Zns:
    oa.server.templates = {IDS[name]: set(template.parameters) for name, template in TEMPLATES.items()}
    return Zns(calls=oa.client, templates=TEMPLATES, ids=IDS)


async def test_an_answer_is_announced_to_a_number_however_it_is_written(oa: Bench, zns: Zns) -> None:
    sau = oa.server.user(phone="84912345678")
    for written in ("0912 345 678", "+84 (0)912.345.678", "84912345678", "0084912345678"):
        assert await zns.send(written, "answer-ready", READY, "outbox-17")
    assert len(sau.templates) == 4
    assert sau.templates[0] == {
        "phone": "84912345678",
        "template_id": "102",
        "template_data": READY,
        "tracking_id": "outbox-17",
    }


async def test_every_shipped_template_is_taken_with_parameters_of_its_definition(oa: Bench, zns: Zns) -> None:
    oa.server.user(phone="84912345678")
    sample = {"text": "Đang xử lý", "code": "15/TB-UBND", "date": "02/03/2026"}
    for name, template in TEMPLATES.items():
        words = {key: sample[parameter.type] for key, parameter in template.parameters.items()}
        if "code" in words:
            words["code"] = "2026-0001"
        assert await zns.send("0912345678", name, words, "t")
    assert set(TEMPLATES) == set(IDS)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"code": ""}, "empty"),
        ({"code": "có dấu cách"}, "no code"),
        ({"agency": "x" * 101}, "at most 100"),
        ({"agency": "hai\ndòng"}, "no text"),
        ({"date": "2/3/2026"}, "no date"),
        ({"date": "31/02/2026"}, "no date"),
        ({"more": "x"}, "unknown"),
    ],
)
async def test_parameters_that_do_not_fit_never_reach_zalo(
    oa: Bench, zns: Zns, changed: dict[str, str], why: str
) -> None:
    with pytest.raises(RefusedError, match=why):
        await zns.send("0912345678", "answer-ready", READY | changed, "t")
    with pytest.raises(RefusedError, match="missing"):
        await zns.send("0912345678", "status-change", READY, "t")
    assert oa.server.calls == []


async def test_a_template_that_the_office_has_not_registered_is_refused(oa: Bench) -> None:
    bare = Zns(calls=oa.client, templates=TEMPLATES, ids={})
    with pytest.raises(RefusedError, match="no ZNS template"):
        await bare.send("0912345678", "answer-ready", READY, "t")


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (-118, RefusedError),
        (-114, RefusedError),
        (-115, RefusedError),
        (-124, RejectedTokenError),
        (-133, RetryLaterError),
        (-136, RefusedError),
        (-137, RefusedError),
        (-147, RetryLaterError),
    ],
)
async def test_each_refusal_of_a_template_has_its_action(
    oa: Bench, zns: Zns, code: int, meaning: type[DeliveryError], caplog: pytest.LogCaptureFixture
) -> None:
    oa.server.faults.always(Fault.code(code), path="/message/template")
    with pytest.raises(DeliveryError) as raised:
        await zns.send("0912345678", "answer-ready", READY, "t")
    assert type(raised.value) is meaning
    asked_to_act = [record for record in caplog.records if record.levelname == "CRITICAL"]
    assert bool(asked_to_act) == (code in (-115, -136, -137))


async def test_a_number_without_zalo_is_refused_by_the_server_itself(zns: Zns) -> None:
    with pytest.raises(RefusedError, match="-118"):
        await zns.send("0912345679", "answer-ready", READY, "t")


@pytest.mark.parametrize("written", ["", "113", "02353851234", "0912345", "+1 202 555 0100", "09123456789"])
def test_what_is_no_vietnamese_mobile_number_is_refused(written: str) -> None:
    with pytest.raises(ZnsError):
        normal_phone(written)


@given(st.text(max_size=60))
def test_any_text_gives_a_whole_number_or_is_refused(written: str) -> None:
    try:
        number = normal_phone(written)
    except ZnsError:
        return
    assert number.startswith("84")
    assert len(number) == 11
    assert normal_phone(number) == number


def test_a_file_whose_text_and_parameters_differ_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.toml"
    file.write_text('[x]\ntext = "<a>"\n[x.parameters]\nb = { type = "text", max = 3 }\n', encoding="utf-8")
    with pytest.raises(ZnsError):
        load_templates(file)
