"""Which earlier petitions are worth comparing with a new one: those that share the rarest keys."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

# A key is followed to so many petitions, the newest: work does not grow with the backlog.
NEWEST = 100


def shortlist(found: Iterable[Sequence[T]], limit: int) -> list[T]:
    """The candidates that share most keys, from one list of petitions per key (at most `NEWEST` each).

    The fewer petitions have a key, the more it counts. Equals stay in the order in which they were found.
    """
    shared: dict[T, float] = defaultdict(float)
    for petitions in found:
        for petition in petitions:
            shared[petition] += 1 / math.log2(1 + len(petitions))
    return sorted(shared, key=lambda petition: -shared[petition])[:limit]
