"""Which earlier petitions are worth comparing with a new one: those that share the rarest keys."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

# Keys of one petition, candidates that are compared, and to how many petitions (the newest) a key is
# followed: work does not grow with the backlog.
KEYS = 24
CANDIDATES = 30
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
