"""How long it takes to print the whole dossier of a conference, by number of items.

    python bench/dossier.py

Bulk data for speed only: the items repeat a few texts, spread over 40 agencies. Printed per size: seconds for
hiding names and for the zip of both renderings, how many papers it holds, its size; then the slowest papers
of the largest dossier.
"""

import sys
import time
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from casework.dossier import Entry, Folder, YearBook, in_public, papers_of
from nlp.privacy import mask
from papers.bundle import dossier_zip
from papers.catalogue import PAPERS, Source
from papers.press import print_paper
from tests.papers.seeded import AUTHORITY, TODAY, folder_of

SIZES = (10, 100, 300, 1_000)
AGENCIES = 40
SLOWEST = 5
_ALL = ("s0-gia-lai-553", "s1-hung-yen-1548", "s2-dien-bien-snv", "s3-1573", "dieu-43-2025")


def main() -> None:
    """Print a line for each size."""
    folder = folder_of(profiles=_ALL)
    mask("Ông Trần Văn Bình, số 0912 345 678")  # loads its lists
    dossier_zip(folder, folder)  # compiles the templates
    print(f"{'items':>8}{'masked in':>14}{'printed in':>14}{'papers':>10}{'zip':>12}")
    for size in SIZES:
        full = replace(folder, entries=tuple(_entry(folder, number) for number in range(1, size + 1)))
        book = YearBook(year=2026, folders=(full,), authority=AUTHORITY, today=TODAY)
        start = time.perf_counter()
        public = in_public(full, mask)
        masked = time.perf_counter() - start
        start = time.perf_counter()
        content = dossier_zip(full, public, year=book)
        printed = time.perf_counter() - start
        with zipfile.ZipFile(BytesIO(content)) as archive:
            papers = len(archive.namelist()) - 2
        kilobytes = len(content) / 1_024
        print(f"{size:>8}{masked:>12.2f} s{printed:>12.2f} s{papers:>10}{kilobytes:>9.0f} kB", flush=True)
    print(f"\nslowest papers of {SIZES[-1]} items")
    for seconds, paper in sorted(_single(full), reverse=True)[:SLOWEST]:
        print(f"{paper:>20}{seconds:>10.2f} s")


def _entry(folder: Folder, number: int) -> Entry:
    """One of the seeded items, as the `number`-th of some agency."""
    entry = folder.entries[number % len(folder.entries)]
    item = replace(entry.item, id=f"i{number}", number=number)
    return replace(entry, item=item, agency=f"Cơ quan số {number % AGENCIES + 1}")


def _single(folder: Folder) -> list[tuple[float, str]]:
    found = []
    for paper in papers_of(folder):
        if PAPERS[paper].source in {Source.CONFERENCE, Source.EITHER}:
            start = time.perf_counter()
            print_paper(folder, paper)
            found.append((time.perf_counter() - start, paper))
    return found


if __name__ == "__main__":
    main()
