"""What the web chat's page is made of: small, readable for phones of 2018, framed only by whom it may be."""

import json
import re
import struct

import pytest
from aiohttp import ClientSession, web
from pydantic import ValidationError

from bot.pages import PAGES, SHELL, manifest, page_routes, policy, worker
from bot.settings import Settings
from bot.web import application
from tests.architecture.project import read

SCRIPTS = sorted(PAGES.glob("*.js"))
STYLES = sorted(PAGES.glob("*.css"))


# --- small and old ---------------------------------------------------------------------------------------


def test_the_page_stays_as_small_as_the_documents_say():
    promised = re.search(r"at most (\d+) KB for the whole page", read("docs/start.md"))
    assert promised
    total = sum((PAGES / name).stat().st_size for name in ("chat.html", *SHELL))
    assert total <= int(promised[1]) * 1024, f"{total} bytes"


# Syntax that Chrome 64 or Safari 12 cannot parse, and calls that they do not have. After what browsers' own
# release notes and MDN's compatibility tables say; strings, templates' text and comments are taken out first.
TOO_YOUNG = {
    "optional chaining (Chrome 80, Safari 13.1)": r"\?\.(?!\d)",
    "?? and its assignment (Chrome 80, Safari 13.1)": r"\?\?",
    "logical assignment (Chrome 85, Safari 14)": r"(\|\||&&)=",
    "catch without a name (Chrome 66)": r"\bcatch\s*\{",
    "top-level await (Chrome 89, Safari 15)": r"^await\b",
    "private members of classes (Chrome 74, Safari 14.1)": r"#\w+\s*[=;(]",
    "import.meta and dynamic import (Chrome 64, but not everywhere)": r"\bimport\s*[.(]",
    "numbers with _ or n (Chrome 67, 75)": r"\b\d+(_\d|n\b)",
    "lookbehind and named groups in patterns (Safari 16.4, 11.1)": r"\(\?<",
    "methods of arrays": r"\.(at|flat|flatMap|findLast|findLastIndex|toSorted|toReversed|with)\(",
    "methods of texts": r"\.(replaceAll|matchAll|trimStart|trimEnd|at)\(",
    "methods of objects": r"\bObject\.(fromEntries|hasOwn|groupBy)\b",
    "methods of promises": r"\bPromise\.(allSettled|any|withResolvers)\b",
    "globals": r"\b(globalThis|queueMicrotask|structuredClone|BroadcastChannel|WeakRef)\b",
    "methods of elements": r"\.(replaceChildren|toggleAttribute|showModal|showPopover|checkVisibility)\(",
    "uuid and signals with a time": r"\brandomUUID\(|\bAbortSignal\.timeout\b",
    "a listener's signal": r"addEventListener\([^)]*\bsignal\b",
}


def bare(script: str) -> str:
    """The script without comments, and without what stands in quotation marks."""
    literal = r"`(?:\\.|\$\{[^}]*\}|[^`\\])*`|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\""
    comment = r"/\*.*?\*/|(?<![:'\"])//[^\n]*"

    def without(match: re.Match[str]) -> str:
        inner = re.findall(r"\$\{([^}]*)\}", match[0]) if match[0].startswith("`") else []
        return " ".join(["''", *inner])

    return re.sub(f"{comment}|{literal}", without, script, flags=re.DOTALL)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_browsers_of_2018_understand_the_scripts(script):
    text = bare(script.read_text(encoding="utf-8"))
    found = {name for name, pattern in TOO_YOUNG.items() if re.search(pattern, text, re.MULTILINE)}
    assert not found, f"{script.name} uses {sorted(found)}"


@pytest.mark.parametrize(
    "line",
    [
        "const a = b?.c;",
        "x = y ?? z;",
        "x ||= 1;",
        "try { f(); } catch { g(); }",
        "await begin();",
        "list.at(-1)",
        "`${a ?? b}`",
        "class A { #x = 1; }",
        "const n = 1_000;",
        "s.replaceAll('a', 'b')",
        "import('./x.js')",
    ],
)
def test_the_list_of_what_is_too_young_finds_it(line):
    text = bare(f"const before = 'it is ?? and //';\n{line}\n// after")
    assert any(re.search(pattern, text, re.MULTILINE) for pattern in TOO_YOUNG.values()), text


def test_what_only_looks_too_young_is_left_alone():
    text = bare("// a ?? b\nconst s = 'what?.then()'; const t = x ? .5 : 1; const u = `at(${x})`;")
    assert not any(re.search(pattern, text, re.MULTILINE) for pattern in TOO_YOUNG.values()), text


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_browsers_of_2018_understand_the_styles(style):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(
        r"\b(inset|gap|aspect-ratio)\s*:|\b(min|max|clamp)\(|:(is|where|has)\(|@layer|@container|\d(dvh|svh)",
        text,
    )
    assert not found, f"{style.name}: {found}"


# --- complete and from one place -------------------------------------------------------------------------


def test_the_service_worker_keeps_every_part_of_the_page():
    page = (PAGES / "chat.html").read_text(encoding="utf-8")
    named = set(re.findall(r"/static/([\w-]+\.(?:js|css|svg))", page))
    for name in [one for one in SHELL if one.endswith(".js")]:
        named |= set(re.findall(r"from '\./([\w.]+)'", (PAGES / name).read_text(encoding="utf-8")))
    assert named == set(SHELL)
    files = json.loads(re.search(r"const FILES = (.*);", worker(policy()))[1])
    assert files == ["/chat", *(f"/static/{name}" for name in SHELL)]


def test_the_service_worker_is_another_one_when_the_page_or_its_policy_changes(monkeypatch, tmp_path):
    before = worker(policy())
    assert worker(policy()) == before
    assert worker(policy(["https://portal.example.vn"])) != before
    for name in ("chat.html", "sw.js", *SHELL):
        (tmp_path / name).write_bytes((PAGES / name).read_bytes())
    monkeypatch.setattr("bot.pages.PAGES", tmp_path)
    assert worker(policy()) == before
    (tmp_path / "view.js").write_text("// mended")
    assert worker(policy()) != before


@pytest.mark.parametrize("file", [*SCRIPTS, *STYLES, *PAGES.glob("*.html")], ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(file):
    text = file.read_text(encoding="utf-8").replace('src="https://HOST/embed.js"', "")
    assert not re.search(r"https?://|@import|url\(", text)


# --- installable -----------------------------------------------------------------------------------------


def test_the_manifest_names_the_authority_and_icons_that_are_there():
    fields = json.loads(manifest("UBND xã Sông Hiền"))
    assert fields["name"] == "Lắng Nghe – UBND xã Sông Hiền"
    assert (fields["lang"], fields["start_url"], fields["scope"]) == ("vi", "/chat", "/chat")
    pictures = {icon["sizes"]: icon for icon in fields["icons"] if icon["type"] == "image/png"}
    assert set(pictures) == {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in fields["icons"])
    for icon in fields["icons"]:
        content = (PAGES / icon["src"].removeprefix("/static/")).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", content[16:24])) == icon["sizes"]


# --- framed by whom it may be ----------------------------------------------------------------------------


async def served(path: str, *framed_by: str) -> tuple[str, str]:
    """The media type and the policy of a path."""

    async def nothing(*_: object) -> dict[str, object]:
        return {}

    app = application(None, page_routes("Xã", nothing, nothing, framed_by=framed_by))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}{path}"
        async with ClientSession() as session, session.get(url) as answer:
            assert answer.status == 200
            return answer.content_type, answer.headers["Content-Security-Policy"]
    finally:
        await runner.cleanup()


async def test_only_the_configured_sites_may_frame_the_chat_and_only_the_chat():
    portals = ("https://portal.example.vn", "https://xa.example.vn:8443")
    assert (await served("/chat"))[1].endswith("frame-ancestors 'self'")
    chat = await served("/chat", *portals)
    assert chat[1].endswith("frame-ancestors 'self' https://portal.example.vn https://xa.example.vn:8443")
    for path in ("/demo", "/static/chat.html", "/embed.js"):
        assert (await served(path, *portals))[1].endswith("frame-ancestors 'self'")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/embed.js", "javascript"),
        ("/sw.js", "javascript"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/static/icon-192.png", "image/png"),
        ("/static/embed.css", "text/css"),
    ],
)
async def test_each_part_comes_with_its_type(path, kind):
    assert (await served(path))[0].endswith(kind)  # older tables of types say application/javascript


def test_portals_are_written_as_origins():
    written = " https://portal.example.vn/, https://xa.example.vn:8443,http://localhost:3000 "
    settings = Settings(_env_file=None, web_chat_origins=written)
    assert settings.portals == (
        "https://portal.example.vn",
        "https://xa.example.vn:8443",
        "http://localhost:3000",
    )
    assert Settings(_env_file=None).portals == ()


@pytest.mark.parametrize(
    "written",
    [
        "portal.example.vn",
        "http://portal.example.vn",
        "https://portal.example.vn/tin-tuc",
        "https://*.example.vn",
        "*",
        "https://a.vn; script-src *",
        "https://a.vn https://b.vn",
        "https://người.vn",
        "https://a.vn\nX: y",
    ],
)
def test_anything_else_is_refused_with_what_to_write(written):
    with pytest.raises(ValidationError, match=r"https://portal\.example\.vn") as refused:
        Settings(_env_file=None, web_chat_origins=written)
    assert refused.value.errors()[0]["loc"] == ("web_chat_origins",)
