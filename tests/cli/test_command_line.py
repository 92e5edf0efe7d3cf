"""The command line: what an installer types and reads."""

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.files import Files


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "DATABASE_URL",
        "TELEGRAM_BOT_TOKEN",
        "PUBLIC_URL",
        "PORT",
        "AUTHORITY",
        "DATA_KEY",
        "CLAMD_SOCKET",
    ):
        monkeypatch.delenv(name, raising=False)


def test_doctor_finds_the_defaults_healthy_and_says_what_to_verify(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "UBND xã Sông Hiền" in told
    assert "cần đối chiếu với văn bản gốc" in told
    assert "chưa đặt TELEGRAM_BOT_TOKEN" in told
    assert "HỎNG" not in told


def test_doctor_says_what_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:x")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    assert main(["doctor"]) == 1
    assert "HỎNG" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ZALO_BOT_TOKEN": "1:x"}, "cần PUBLIC_URL và ZALO_BOT_WEBHOOK_SECRET"),
        (
            {
                "ZALO_BOT_TOKEN": "1:x",
                "ZALO_BOT_WEBHOOK_SECRET": "s" * 16,
                "PUBLIC_URL": "https://x.example",
                "WEBHOOK_SECRET": "s" * 16,
                "ZALO_BOT_API_URL": "http://127.0.0.1:9",
            },
            "http://127.0.0.1:9 không nhận",
        ),
        ({"ZALO_OA_APP_ID": "7"}, "cần ZALO_OA_APP_SECRET, ZALO_OA_SECRET_KEY"),
        (
            {"ZALO_OA_APP_ID": "7", "ZALO_OA_APP_SECRET": "a", "ZALO_OA_SECRET_KEY": "b"},
            "cần ZALO_OA_REFRESH_TOKEN",
        ),
        ({"CLAMD_SOCKET": "127.0.0.1:9"}, "127.0.0.1:9 không trả lời"),
        ({"TRANSCRIBE_COMMAND": "/nowhere/whisper -l vi"}, "không chạy được /nowhere/whisper"),
    ],
)
def test_doctor_looks_at_each_channel_and_helper_that_is_switched_on(
    settings: dict[str, str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert main(["doctor"]) == 1
    broken = [line for line in capsys.readouterr().out.splitlines() if "HỎNG" in line]
    assert len(broken) == 1
    assert said in broken[0]


def test_doctor_says_how_many_files_wait_for_a_scanner_that_is_down(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asyncio.run(Files(tmp_path / "var" / "aside").keep(b"nobody knows what"))
    assert main(["doctor"]) == 0
    assert "1 tệp chưa quét được" in capsys.readouterr().out
    monkeypatch.setenv("CLAMD_SOCKET", str(tmp_path / "no-clamd"))
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "[HỎNG ] Quét vi-rút" in told
    assert "tự xóa sau 30 ngày" in told


def test_an_invitation_is_printed_once_and_only_its_hash_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["officer", "invite", "--agency", "kinh-te", "--name", "Mai Thanh Sơn"]) == 0
    told = capsys.readouterr().out
    code = told.partition("/start ")[2].split()[0]
    assert len(code) == 16
    assert code.encode() not in (tmp_path / "var" / "langnghe.db").read_bytes()


@pytest.mark.parametrize(
    ("setting", "value", "advice"),
    [
        ("AUTHORITY", "nowhere", "Hãy đặt AUTHORITY"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
        ("DATA_KEY", "short", "32 byte"),
        ("PORT", "abc", "PORT=abc: phải là số nguyên"),
        ("PUBLIC_URL", "example.vn", "https://"),
        ("LANGUAGE", "fr", "LANGUAGE=fr: phải là một trong: 'vi', 'en'"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL=LOUD: phải là một trong"),
        ("WEB_CHAT", "maybe", "phải là true hoặc false"),
        ("SURE_FROM", "2", "phải từ 1.0 trở xuống"),
        ("SURE_FROM", "0,8", "phải là số"),
        ("KEEP_RAW_DAYS", "0", "phải từ 1 trở lên"),
        ("TELEGRAM_READ_SECONDS", "0", "phải lớn hơn 0"),
        ("MORNING_TIME", "sáng", "như 07:30"),
        ("WEB_CHAT_ORIGINS", "*", "không có dấu *"),
    ],
)
def test_a_wrong_setting_is_one_sentence_with_what_to_mend(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    value: str,
    advice: str,
) -> None:
    monkeypatch.setenv(setting, value)
    assert main(["officer", "invite", "--agency", "kinh-te"]) == 2
    told = capsys.readouterr().err
    assert advice in told
    assert "Traceback" not in told


@pytest.fixture
def taken_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody else listens where `langnghe run` is told to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        yield


@pytest.mark.usefixtures("taken_port")
def test_a_port_in_use_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert "hãy đặt PORT là số khác" in capsys.readouterr().err


@pytest.mark.usefixtures("taken_port")
@pytest.mark.parametrize(
    "settings",
    [
        {"TELEGRAM_BOT_TOKEN": "1:x"},
        {
            "ZALO_BOT_TOKEN": "1:x",
            "ZALO_BOT_WEBHOOK_SECRET": "s" * 16,
            "PUBLIC_URL": "https://x.example",
        },
        {
            "ZALO_OA_APP_ID": "7",
            "ZALO_OA_APP_SECRET": "a",
            "ZALO_OA_SECRET_KEY": "b",
            "ZALO_OA_REFRESH_TOKEN": "c",
        },
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_any_one_channel_is_enough_to_serve(
    settings: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**settings, "WEB_CHAT": "false"}.items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    assert "PORT" in capsys.readouterr().err, "it came as far as listening"


def test_without_any_channel_the_installer_is_told_what_to_switch_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_CHAT", "false")
    assert main(["run"]) == 2
    told = capsys.readouterr().err
    for name in ("TELEGRAM_BOT_TOKEN", "ZALO_BOT_TOKEN", "ZALO_OA_APP_ID", "WEB_CHAT=true"):
        assert name in told
    assert main(["doctor"]) == 1
    assert "chưa bật kênh nào" in capsys.readouterr().out


def test_read_gives_one_json_line_a_message(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "Đèn đường thôn Gò Sành tắt bốn bóng"},
        {"text": "😀"},
        {"text": ""},
    ]
    file = tmp_path / "messages.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert main(["read", str(file)]) == 0
    first, emoji, empty = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["id"] == "a"
    assert first["place"]["place_id"] == "go-sanh"
    assert first["topics"][0][0] == first["topic"]
    assert set(first) >= {"nature", "topic", "topics", "urgency", "urgency_scores", "agency", "confidence"}
    assert "id" not in emoji
    assert (emoji["nature"], empty["confidence"]) == ("offtopic", 0)


def test_read_reports_a_line_that_is_no_message_and_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('not json\n{"text": 3}\n{"text": "Rác đầy chợ"}\n', encoding="utf-8")
    assert main(["read", str(file)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "dòng 1" in err
    assert "dòng 2" in err


def test_a_file_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_database_that_cannot_be_opened_is_named_without_its_password(
    command: str,
    unused_tcp_port: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://xa:bi-mat@127.0.0.1:{unused_tcp_port}/langnghe")
    assert main([command]) != 0
    said = "".join(capsys.readouterr())
    assert "Không mở được cơ sở dữ liệu postgresql://xa:***@127.0.0.1" in said
    assert "bi-mat" not in said
    assert "Traceback" not in said
