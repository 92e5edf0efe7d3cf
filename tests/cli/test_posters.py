"""`langnghe poster`: what an installer types, and what becomes of it."""

from pathlib import Path

import pytest

import casework
from bot.__main__ import main
from tests.papers.reading import files_in
from tests.servers.telegram import ThreadedTelegramServer

SITE = "https://langnghe.example.vn"
SETTINGS = ("DATABASE_URL", "TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "PUBLIC_URL", "AUTHORITY", "ZALO_LINK")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


def pictures(file: Path) -> int:
    return sum(name.endswith(".png") for name in files_in(file.read_bytes()))


@pytest.mark.parametrize("written", ["ben-da", "xa-ben-da", "Thôn Bến Đá", "ben da", "BẾN ĐÁ"])
def test_a_place_is_found_by_id_or_by_name_with_or_without_diacritics(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("PUBLIC_URL", SITE)
    assert main(["poster", "--place", written, "--folder", "tuong"]) == 0
    assert pictures(Path("tuong/ap-phich-ben-da.docx")) == 1


def test_without_a_place_it_is_for_the_authoritys_own_and_all_gives_one_a_commune(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PUBLIC_URL", SITE)
    monkeypatch.setenv("ZALO_LINK", "https://zalo.me/123")
    for options in ([], ["--all"]):
        assert main(["poster", *options]) == 0
        assert [file.name for file in tmp_path.glob("*.docx")] == ["ap-phich-song-hien.docx"]
        assert pictures(tmp_path / "ap-phich-song-hien.docx") == 2
        (tmp_path / "ap-phich-song-hien.docx").unlink()


def test_the_name_of_the_bot_is_asked_of_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadedTelegramServer() as telegram:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", telegram.token)
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.base_url)
        assert main(["poster"]) == 0
        assert [call.method for call in telegram.calls] == ["getMe"]
    written = files_in(Path("ap-phich-song-hien.docx").read_bytes())["word/document.xml"]
    assert b"t.me/langnghe_test_bot" in written


def test_an_operator_reads_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def refused(*options: str) -> str:
        assert main(["poster", *options]) == 2
        return capsys.readouterr().err

    assert "PUBLIC_URL" in refused()
    monkeypatch.setenv("PUBLIC_URL", SITE)
    told = refused("--place", "Hà Nội")
    assert "ben-da (thôn Bến Đá)" in told
    assert "an-khe" not in told
    (tmp_path / "tuong").write_text("in the way")
    assert "Không ghi được" in refused("--folder", "tuong")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:x")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    assert "--bot" in refused()
    assert list(tmp_path.glob("*.docx")) == []
    assert main(["poster", "--bot", "@songhien_bot"]) == 0


def test_an_id_that_no_link_can_carry_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shipped = Path(casework.__file__).parent / "data" / "agencies" / "demo.toml"
    own = tmp_path / "own.toml"
    own.write_text(shipped.read_text(encoding="utf-8").replace('"ben-da"', '"bến đá"'), encoding="utf-8")
    monkeypatch.setenv("AUTHORITY", str(own))
    monkeypatch.setenv("PUBLIC_URL", SITE)
    assert main(["poster", "--place", "Bến Đá"]) == 2
    assert "bến đá" in capsys.readouterr().err
