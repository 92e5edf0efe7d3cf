"""How long it takes to find petitions about the same matter, by size of the backlog.

    python bench/similar.py

The backlog is bulk data for speed only: texts of the corpus, each set in one of some thousands of lanes and
villages that do not exist, all within the days of a look-up. Printed per size: the time of one look-up (keys,
index, shortlist, likeness of the candidates), p50 and p95, as a ratio to underthesea's `word_tokenize` of the
same text, measured side by side; once with the candidates' traces at hand, once making them anew from texts.
"""

import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from underthesea import word_tokenize

from casework.candidates import CANDIDATES, NEWEST, shortlist
from nlp.corpus import Message, read_all
from nlp.model import load
from nlp.similar import ALIKE_DAYS, Matters
from nlp.similar_pairs import Trace

SIZES = (1_000, 10_000, 100_000)
ASKED = 200
_FIRST = "Lê Trần Phan Hồ Võ Đinh Bùi Đào Mai Tạ Lương Hà Phùng Tô Dương Cao".split()  # noqa: SIM905, one line of words
_LAST = "Lợi Phú Thành Sơn Hưng Khê Lộc Tân Vinh Thọ Phước Hải Nam Giang Bình Mỹ".split()  # noqa: SIM905, one line of words
_TABLE = """
CREATE TABLE mark (key INTEGER, petition INTEGER, day REAL, PRIMARY KEY (key, petition)) WITHOUT ROWID;
"""
_NEWEST = f"SELECT petition FROM mark WHERE key = ? AND day >= ? ORDER BY petition DESC LIMIT {NEWEST}"


def key_number(key: str) -> int:
    """A key as a whole number below 2**63, for an index of integers; the product blinds its keys so too."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def main() -> None:
    """Fill the backlog step by step and ask at each size."""
    chance = random.Random(7)
    matters = Matters(load().vocabulary)
    texts = read_all()
    word_tokenize(texts[0].text)  # loads its model
    told: list[tuple[str, str]] = []
    traces: list[Trace] = []
    print(f"{'petitions':>10}{'word_tokenize':>16}{'with traces':>22}{'with texts':>22}{'candidates':>12}")
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(Path(folder) / "marks.db") as base:
        base.executescript(_TABLE)
        for size in SIZES:
            while len(told) < size:
                text, topic = replaced(chance, chance.choice(texts))
                traces.append(matters.trace(text, {topic: 1.0}))
                day = ALIKE_DAYS * len(told) / SIZES[-1]
                rows = [(key_number(key), len(told), day) for key in traces[-1].keys]
                base.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", rows)
                told.append((text, topic))
            base.commit()
            ask(base, matters, told, traces, [replaced(chance, chance.choice(texts)) for _ in range(ASKED)])


def replaced(chance: random.Random, message: Message) -> tuple[str, str]:
    """A text of the corpus, set in a lane or village of its own, and its topic."""
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    place = chance.choice((f"Ngõ {chance.randint(1, 300)} {name}", f"Thôn {name}"))
    return f"{place}: {message.text}", message.topic


def ask(
    base: sqlite3.Connection,
    matters: Matters,
    told: list[tuple[str, str]],
    traces: list[Trace],
    asked: list[tuple[str, str]],
) -> None:
    """Print one line: times of the look-up for new texts against the backlog."""
    tokenizing, at_hand, anew, found = [], [], [], []
    for text, topic in asked:
        start = time.perf_counter()
        word_tokenize(text)
        tokenized = time.perf_counter() - start
        start = time.perf_counter()
        trace = matters.trace(text, {topic: 1.0})
        since = ALIKE_DAYS * (len(told) / SIZES[-1] - 1)
        marks = [base.execute(_NEWEST, (key_number(key), since)).fetchall() for key in trace.keys]
        candidates = shortlist(([petition for (petition,) in rows] for rows in marks), CANDIDATES)
        scored = [matters.likeness(trace, traces[one], 1.0) for one in candidates]
        looked_up = time.perf_counter() - start
        start = time.perf_counter()
        for one in candidates:
            matters.trace(told[one][0], {told[one][1]: 1.0})
        tokenizing.append(tokenized)
        at_hand.append(looked_up / tokenized)
        anew.append((looked_up + time.perf_counter() - start) / tokenized)
        found.append(len(scored))
    tokenize_ms = 1_000 * statistics.median(tokenizing)
    ratios = f"{percentiles(at_hand)}{percentiles(anew)}"
    print(f"{len(told):>10}{tokenize_ms:>13.2f} ms{ratios}{statistics.mean(found):>12.1f}", flush=True)


def percentiles(ratios: list[float]) -> str:
    """'p50 1.1 p95 2.3', 22 characters."""
    ordered = statistics.quantiles(ratios, n=20)
    return f"{f'p50 {ordered[9]:.1f} p95 {ordered[18]:.1f}':>22}"


if __name__ == "__main__":
    main()
