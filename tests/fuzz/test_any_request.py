"""Whatever comes over HTTP, it is answered as docs/channels.md says: never 500, nothing kept of strangers."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.bodies import update_in
from bot.telegram_updates import is_chatter
from bot.web import NOWHERE_NAME, WEBHOOK_PATH
from tests.fuzz.bodies import bodies, written
from tests.fuzz.conftest import BOTH, UNSTORED, House, credentials, examples, promises
from tests.fuzz.updates import SAMPLES
from tests.fuzz.wire import FRAMINGS, ODD_HEADERS, Header, Request, call, first_of

Play = Callable[[Coroutine[Any, Any, None]], None]
PROMISES = promises()
WEBHOOKS = ("/telegram/webhook", "/zalo/webhook", "/zalo/oa")
JSON_TYPE: Header = (b"Content-Type", b"application/json")
FRAMED = st.one_of(st.just("length"), st.sampled_from(sorted(set(FRAMINGS) - {"none"})))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


async def test_the_table_names_every_address_and_no_other(house: House) -> None:
    served = {
        f"{route.method} {route.resource.canonical}"
        for route in house.app.router.routes()
        if route.method != "HEAD" and route.resource is not None and route.resource.canonical != NOWHERE_NAME
    }
    assert set(PROMISES) == served


@BOTH
@pytest.mark.parametrize("target", SAMPLES)
async def test_every_valid_delivery_is_taken_and_stored_once(house: House, target: str) -> None:
    for fields in SAMPLES[target]():
        body = written(fields)
        believed = (*credentials(target, body), JSON_TYPE)
        for _ in range(2):
            request = Request(target=target.encode(), headers=believed, body=body)
            assert (await call(house.port, request)).status == 200, fields
        kept = await house.stored()
        assert kept["updates"] == 1, fields
        await house.forget()


@BOTH
@pytest.mark.parametrize("target", SAMPLES)
async def test_any_believed_delivery_is_stored_or_refused_in_order(house: House, target: str) -> None:
    def run(play: Play) -> None:
        @MANY
        @given(body=bodies(SAMPLES[target]()), framing=FRAMED, odd=ODD_HEADERS)
        def fuzz(body: bytes, framing: str, odd: tuple[Header, ...]) -> None:
            headers = (*credentials(target, body), *odd)
            request = Request(target=target.encode(), headers=headers, body=body, framing=framing)
            play(believed(house, request, plain=not odd))

        fuzz()

    await examples(run)
    assert not house.complaints


async def believed(house: House, request: Request, *, plain: bool) -> None:
    """`plain`: without odd headers, which may make it something else than a delivery."""
    target = request.target.decode()
    promise = PROMISES[f"POST {target}"]
    answer = await call(house.port, request)
    kept = await house.stored()
    if answer.status == 200:
        # A body that went wrong may have become what a group says among itself.
        chatter = target == WEBHOOK_PATH and is_chatter(update_in(request.body), "")
        assert kept["updates"] == (0 if chatter else 1)
        assert kept["lines"] == (0 if target in WEBHOOKS else 1)
        await house.forget()
        return
    assert kept == UNSTORED
    if answer.status == 0:
        assert not request.arrives_whole
        return
    assert answer.status in promise.unreadable | promise.not_believed, answer
    assert answer.body
    assert not (plain and request.is_plain and target in WEBHOOKS), f"a delivery got {answer.status}"


QUIET: dict[str, list[dict[str, Any]]] = {"/api/secret": [{"secret": "x" * 43}], "/api/seen": [{"upto": 1}]}


@BOTH
@pytest.mark.parametrize("target", QUIET)
async def test_any_call_that_brings_no_message_is_answered_in_order(house: House, target: str) -> None:
    promise = PROMISES[f"POST {target}"]
    allowed = promise.taken | promise.not_believed | promise.unreadable

    def run(play: Play) -> None:
        @SOME
        @given(body=bodies(QUIET[target]), framing=FRAMED, odd=ODD_HEADERS, known=st.booleans())
        def fuzz(body: bytes, framing: str, odd: tuple[Header, ...], *, known: bool) -> None:
            signs = credentials(target, body) if known else ()
            play(
                ask(
                    Request(target=target.encode(), headers=(*signs, *odd), body=body, framing=framing), known
                )
            )

        fuzz()

    async def ask(request: Request, known: bool) -> None:
        answer = await call(house.port, request)
        assert answer.status in allowed or not request.arrives_whole, answer
        assert known or answer.status not in promise.taken
        assert await house.stored() == UNSTORED

    await examples(run)
    assert not house.complaints


@pytest.mark.parametrize("target", SAMPLES)
async def test_nothing_is_kept_of_what_is_not_believed(house: House, target: str) -> None:
    promise = PROMISES[f"POST {target}"]

    def run(play: Play) -> None:
        @SOME
        @given(
            body=st.sampled_from([*SAMPLES[target]()]).map(written) | bodies(SAMPLES[target]()),
            framing=FRAMED,
            headers=strangers(target),
            odd=ODD_HEADERS,
        )
        def fuzz(body: bytes, framing: str, headers: tuple[Header, ...], odd: tuple[Header, ...]) -> None:
            request = Request(target=target.encode(), headers=(*headers, *odd), body=body, framing=framing)
            play(stranger(request))

        fuzz()

    async def stranger(request: Request) -> None:
        answer = await call(house.port, request)
        assert answer.status in promise.not_believed | promise.unreadable | {0}, answer
        assert answer.status or not request.arrives_whole
        assert await house.stored() == UNSTORED

    await examples(run)
    assert not house.complaints


def strangers(target: str) -> st.SearchStrategy[tuple[Header, ...]]:
    """Credentials that are none: missing, cut short, too long, of another channel, not even text."""
    right = credentials(target, b"another body")
    names = [name for name, _ in right]

    def spoil(change: Callable[[bytes], bytes]) -> tuple[Header, ...]:
        return tuple((name, change(value)) for name, value in right)

    given_signs = [(), *(spoil(change) for change in CHANGES)]
    if target == "/zalo/oa":
        given_signs.append(right)  # a signature, but of another body
    return st.sampled_from(given_signs) | st.binary(max_size=31).map(
        lambda raw: tuple((name, bytes(b for b in raw if b not in b"\r\n\0").strip()) for name in names)
    )


CHANGES: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda value: value[:4],
    lambda value: b"x" + value,
    lambda value: value.swapcase()[:20],
    lambda _: b"\xff\xfe\xe1" * 20,
    lambda _: "bí mật".encode(),
    lambda value: b"Basic " + value,
]


READS = [address.partition(" ")[2] for address in PROMISES if address.startswith("GET")]
SEGMENTS = st.one_of(
    st.sampled_from(["a" * 300, "a" * 5000, "%00", "%2e%2e%2f%2e%2e", "..", "%FF%FE", "chat.html", "0" * 64]),
    st.sampled_from(["chat.css", "chat.js", "%0d%0aX:1", "%F0%9F%98%80", "a.b.c.d.e.f", "%25", "-", "\x7f"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40),
)
QUERIES = st.sampled_from(
    [
        "",
        "?after=-1",
        "?after=" + "9" * 400,
        "?after=%D9%A3",
        "?after=1e5",
        "?after=%00",
        "?%FF=%FE",
        "?after&&=;",
    ]
) | st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20).map(
    lambda text: f"?after={text}"
)
RANGES: st.SearchStrategy[tuple[Header, ...]] = st.lists(
    st.tuples(
        st.sampled_from([b"Range", b"If-Range", b"If-Modified-Since", b"If-None-Match", b"If-Match"]),
        st.sampled_from(
            [
                *(b"bytes=0-5", b"bytes=-5", b"bytes=9999999-", b"bytes=5-0", b"bytes=a-b", b"bytes=0-1,3-4"),
                *(
                    b"bytes=" + b"9" * 400 + b"-",
                    b"lines=1-2",
                    b"-",
                    b"\xff",
                    b"Sun, 06 Nov 1994 08:49:37 GMT",
                ),
                *(b"Sun, 99 Nov 99999 08:49:37 GMT", b'"x", W/"y"', b'"', b"*", "bytes=٣-".encode()),
            ]
        ),
    ),
    max_size=3,
).map(tuple)


@pytest.mark.parametrize("address", READS)
async def test_any_look_at_an_address_is_answered_in_order(house: House, address: str) -> None:
    promise = PROMISES[f"GET {address}"]
    allowed = promise.taken | promise.not_believed | promise.unreadable

    def run(play: Play) -> None:
        @SOME
        @given(
            segment=SEGMENTS,
            query=QUERIES,
            headers=st.one_of(RANGES, ODD_HEADERS),
            known=st.booleans(),
            method=st.sampled_from([b"GET", b"GET", b"HEAD", b"PUT", b"OPTIONS", b"\xc4\x90"]),
        )
        def fuzz(segment: str, query: str, headers: tuple[Header, ...], known: bool, method: bytes) -> None:
            target = f"{address.partition('{')[0]}{segment if '{' in address else ''}{query}".encode(
                "latin-1"
            )
            signs = credentials("/api", b"") if known else ()
            play(
                look(Request(method=method, target=target, headers=(*signs, *headers), framing="none"), known)
            )

        fuzz()

    async def look(request: Request, known: bool) -> None:
        answer = await (first_of if address == "/api/events" else call)(house.port, request)
        assert answer.status in allowed, answer
        if address.startswith("/api/") and not known and not promise.not_believed.isdisjoint({401}):
            assert answer.status not in promise.taken
        assert await house.stored() == UNSTORED

    await examples(run)
    assert not house.complaints


@pytest.mark.parametrize("target", SAMPLES)
async def test_after_all_that_the_next_valid_delivery_is_taken(house: House, target: str) -> None:
    for framing in FRAMINGS:
        await call(house.port, Request(target=target.encode(), body=b"{}", framing=framing))
    body = written(SAMPLES[target]()[0])
    request = Request(target=target.encode(), headers=credentials(target, body), body=body)
    assert (await call(house.port, request)).status == 200
