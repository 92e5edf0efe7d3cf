"""What may enter the dialogue's queue.

Complaints and denunciations have their own laws (Luật Khiếu nại 02/2011, Luật Tố cáo 25/2018) and are kept
out of the dialogue by S0 1.1b, S1 1.2, S2 V.3.1 and S4 1. The machine only suspects; an officer of the
sealed desk may bring a petition back.
"""

from enum import StrEnum

from casework.reading import Nature, Reading


class Admission(StrEnum):
    """Which way a text goes."""

    QUEUE = "queue"
    SEAL = "seal"
    SET_ASIDE = "set-aside"


_WAYS = {
    Nature.PETITION: Admission.QUEUE,
    Nature.COMPLAINT: Admission.SEAL,
    Nature.DENUNCIATION: Admission.SEAL,
    Nature.OFFTOPIC: Admission.SET_ASIDE,
}


def admit(reading: Reading) -> Admission:
    """The way of a text by its nature."""
    return _WAYS[reading.nature]
