"""Messages scored by models that never saw their batch, or by a finished model."""

import numpy as np

from nlp import fitting
from nlp.calibration import Calibration
from nlp.classify import soften
from nlp.figures import Scored
from nlp.fitting import OutOfFold, Sample
from nlp.model import Limits, Model

SPELLINGS = ("written", "stripped")


def scored_out_of_fold(
    known: Sample,
    found: dict[str, OutOfFold],
    honest: dict[str, Calibration],
    limits: Limits,
) -> dict[str, Scored]:
    """Per spelling, the corpus as cross-validation reads it."""
    labels = {field: of.labels for field, of in found.items()}
    return {
        spelling: Scored(
            known.messages,
            labels,
            {field: honest[field].probabilities(getattr(of, spelling)) for field, of in found.items()},
            limits,
        )
        for spelling in SPELLINGS
    }


def scored_by(model: Model, known: Sample) -> dict[str, Scored]:
    """Per spelling, messages as a finished model reads them."""
    labels = {field: head.labels for field, head in model.heads.items()}
    found = {}
    for spelling in SPELLINGS:
        rows = fitting.matrix(model.vocabulary, getattr(known, spelling))
        scores = {
            field: soften(np.asarray(rows @ head.weights + head.bias)) for field, head in model.heads.items()
        }
        found[spelling] = Scored(known.messages, labels, scores, model.limits)
    return found
