"""Fits the two logistic models of a cut: what to propose by words alone, and what holds by topics too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from nlp.split import most_cuts
from nlp.split_boundary import Cut, Figures, Message, figures
from nlp.split_proposals import candidates, propose
from nlp.split_samples import Told
from nlp.split_topics import Judge, judged_figures, judged_pieces, merge
from nlp.split_words import WordTable

_STRENGTH = 0.1  # inverse of the regularisation
_SPANS = 4  # spans of one message that are learnt from, the whole among them
_PART = 0.5  # what a span weighs that is not the whole message


@dataclass(frozen=True, slots=True)
class Sample:
    """A message to learn from, and the words before which it is to be cut."""

    message: Message
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    figures: Figures
    is_cut: bool
    weight: float


Groups = Sequence[tuple[Sequence[Sample], float]]


def sample(told: Told, table: WordTable) -> Sample:
    """Look a message's words up."""
    return Sample(Message.of(told.words, table), told.cuts)


def fit_proposing(groups: Groups) -> dict[str, float]:
    """Weights of `split_boundary.figures`; each group of samples has a weight."""
    return _fit([case for samples, weight in groups for one in samples for case in _proposable(one, weight)])


def fit_judging(
    groups: Groups, proposing: Mapping[str, float], propose_from: float, judge: Judge
) -> dict[str, float]:
    """Weights of `split_topics.judged_figures`, learnt from what `proposing` proposes and the true cuts."""
    return _fit(
        [
            case
            for samples, weight in groups
            for one in samples
            for case in _judged(one, weight, proposing, propose_from, judge)
        ]
    )


def _fit(cases: list[_Case]) -> dict[str, float]:
    names = list(cases[0].figures)
    rows = np.array([[case.figures[name] for name in names] for case in cases])
    scale = StandardScaler().fit(rows)
    model = LogisticRegression(C=_STRENGTH, max_iter=3_000).fit(
        scale.transform(rows),
        np.array([case.is_cut for case in cases]),
        sample_weight=np.array([case.weight for case in cases]),
    )
    weights = model.coef_[0] / scale.scale_
    constant = float(model.intercept_[0] - weights @ scale.mean_)
    return {"": round(constant, 4)} | {
        name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)
    }


def _proposable(one: Sample, weight: float) -> Iterator[_Case]:
    """Every candidate of the whole message, and of the spans that are left when it is cut."""
    bounds = [0, *one.cuts, len(one.message.words)]
    spans = [(0, bounds[-1])]
    spans += [
        (first, end)
        for index, first in enumerate(bounds)
        for end in bounds[index + 1 :]
        if (first, end) != spans[0]
    ]
    for first, end in spans[:_SPANS]:
        whole = (first, end) == spans[0]
        for at in candidates(one.message, first, end):
            found = figures(one.message, Cut(first, at, end))
            yield _Case(found, at in one.cuts, weight if whole else weight * _PART)


def _judged(
    one: Sample, weight: float, proposing: Mapping[str, float], propose_from: float, judge: Judge
) -> Iterator[_Case]:
    """Every cut as it is met when the false ones are undone, the most alike sides first."""
    words = len(one.message.words)
    proposed = propose(one.message, 0, words, proposing, propose_from=propose_from, most=most_cuts(words))
    bounds = sorted({0, *proposed, *one.cuts, words})
    topics = judged_pieces(one.message, bounds, judge) if len(bounds) > 2 else []  # noqa: PLR2004
    while len(bounds) > 2:  # noqa: PLR2004 - first and end are no cuts
        cases = [
            _Case(
                judged_figures(one.message, Cut(*bounds[at - 1 : at + 2]), topics[at - 1], topics[at]),
                bounds[at] in one.cuts,
                weight,
            )
            for at in range(1, len(bounds) - 1)
        ]
        yield from cases
        false = [at for at, case in enumerate(cases, start=1) if not case.is_cut]
        if not false:
            return
        merge(bounds, topics, max(false, key=lambda at: cases[at - 1].figures["alike"]))
