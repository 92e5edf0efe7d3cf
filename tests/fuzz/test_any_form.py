"""Whatever comes in place of a form with a file, it is taken or refused, and refused of strangers."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.conftest import BOTH, BROKEN_FORMS, UNSTORED, House, credentials, examples, promises
from tests.fuzz.wire import FRAMINGS, Header, Request, call

Play = Callable[[Coroutine[Any, Any, None]], None]
pytestmark = BROKEN_FORMS
FRAMED = st.one_of(st.just("length"), st.sampled_from(sorted(set(FRAMINGS) - {"none"})))
FIELDS = st.sampled_from(["id", "caption", "photo", "_charset_", "", "x" * 400, 'a"b', "\xe9", "id\r\nX: y"])
PART_HEADERS = st.sampled_from(
    [
        b"",
        b"Content-Type: text/plain; charset=utf-16\r\n",
        b"Content-Type: text/plain; charset=x-unknown\r\n",
        b"Content-Type: text/plain; charset=hex\r\n",
        b"Content-Type: image/jpeg\r\n",
        b"Content-Type: application/octet-stream\r\n",
        b"Content-Type: multipart/mixed; boundary=inner\r\n",
        b"Content-Type: multipart/mixed\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: quoted-printable\r\n",
        b"Content-Transfer-Encoding: nonsense\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: nonsense\r\n",
        b"Content-Length: abc\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: 99999\r\n",
        b"no colon\r\n",
        b"\xff\xfe: \xff\r\n",
    ]
)
FILES = st.sampled_from(
    [
        *(
            b"",
            b"\xff\xd8\xff\xe0broken",
            b"%PDF-1.7 broken",
            b"MZ\x90",
            b"PK\x03\x04",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
        ),
        *(
            b"RIFF\x10\x00\x00\x00WAVEfmt ",
            b"OggS\x00",
            b"\x1a\x45\xdf\xa3",
            b"ID3\x04",
            b"\x00" * 4000,
            b"@@@=",
        ),
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        ),
    ]
)
NAMES = st.sampled_from(
    [
        None,
        "",
        "anh.jpg",
        "../../etc/passwd",
        "a\\b.exe",
        "\xff",
        "x" * 3000,
        "%00",
        'a"b',
        "đơn.pdf",
        "..",
        "\t",
    ]
)


@st.composite
def forms(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[tuple[Header, ...], bytes]:
    """The headers and the body of a form, in any state."""
    boundary = draw(st.sampled_from([b"ranh", b"a b", b"x" * 71, b"", b"\xff", b'"q"']))
    parts = b""
    usual = [("id", None, b"", b"tin-1"), ("photo", "anh.png", b"", draw(FILES))]
    spoilt = draw(
        st.lists(st.tuples(FIELDS, NAMES, PART_HEADERS, FILES | st.binary(max_size=40)), max_size=3)
    )
    for name, file, headers, content in draw(st.permutations([*usual, *spoilt])):
        disposition = f'Content-Disposition: form-data; name="{name}"'.encode("utf-8", "replace")
        if file is not None:
            disposition += f'; filename="{file}"'.encode("utf-8", "replace")
        parts += b"--" + boundary + b"\r\n" + disposition + b"\r\n" + headers + b"\r\n" + content + b"\r\n"
    parts += draw(
        st.sampled_from([b"--" + boundary + b"--\r\n", b"--" + boundary + b"--", b"--" + boundary, b""])
    )
    parts = parts[: draw(st.sampled_from([len(parts), len(parts), len(parts), len(parts) // 2]))]
    kind = draw(
        st.sampled_from(
            [
                *[b"multipart/form-data; boundary=" + boundary] * 4,
                *(
                    b"multipart/form-data",
                    b"multipart/form-data; boundary=other",
                    b"multipart/mixed; boundary=ranh",
                ),
                *(b"application/x-www-form-urlencoded", b"application/x-www-form-urlencoded; charset=hex"),
                *(b"text/plain", b"", b"multipart/form-data; boundary=ranh; charset=nonsense"),
            ]
        )
    )
    return ((b"Content-Type", kind),), parts


@BOTH
@pytest.mark.parametrize("known", [True, False])
async def test_any_form_with_a_photo_is_taken_or_refused_in_order(house: House, known: bool) -> None:
    promise = promises()["POST /api/photos"]

    def run(play: Play) -> None:
        @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
        @given(form=forms(), framing=FRAMED)
        def fuzz(form: tuple[tuple[Header, ...], bytes], framing: str) -> None:
            headers, body = form
            signs = credentials("/api/photos", body) if known else ()
            play(sent(Request(target=b"/api/photos", headers=(*signs, *headers), body=body, framing=framing)))

        fuzz()

    async def sent(request: Request) -> None:
        answer = await call(house.port, request)
        kept = await house.stored()
        if answer.status == 200 and known:
            assert (kept["updates"], kept["lines"]) == (1, 1)
            await house.forget()
            return
        assert kept["updates"] == kept["lines"] == 0
        if not known:
            assert kept == UNSTORED
        assert answer.status in (
            promise.unreadable if known else promise.not_believed | promise.unreadable
        ) | {0}
        assert answer.status or not request.arrives_whole

    await examples(run)
    assert not house.complaints
