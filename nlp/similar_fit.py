"""`python -m nlp.similar_fit`: fit the likeness of petitions, print out-of-fold figures, write the weights.

Learnt from pairs inside the groups of data/devsets/similar.jsonl and from pairs of different groups that the
look-up brings together. The same files give the same bytes.
"""

import json
import math
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.similar import Matters, Weights
    from nlp.similar_figures import Told

_FOLDS = 10
_SEED = 5
_STRENGTH = 1.0  # inverse of the regularisation
# All pairs of different groups together weigh as much as this share of the pairs inside groups.
_ACROSS = 0.1
# The share of near misses that may be joined; the promise is 0.08.
_WRONG = 0.07

Pair = tuple["Told", "Told"]


def fit(pairs: "list[Pair]", rarity: Mapping[str, float]) -> "Weights":
    """A logistic model of these pairs; its threshold is still open (1.0)."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    from nlp.similar import Weights
    from nlp.similar_pairs import features

    figures = [features(a.trace, b.trace, abs(a.day - b.day)) for a, b in pairs]
    names = list(figures[0])
    inside = sum(a.group == b.group for a, b in pairs)
    across = _ACROSS * inside / max(1, len(pairs) - inside)
    pair_weights = np.array([1.0 if a.group == b.group else across for a, b in pairs])
    model = LogisticRegression(C=_STRENGTH, max_iter=3_000, tol=1e-8).fit(
        np.array([[one[name] for name in names] for one in figures]),
        np.array([a.is_about_the_same(b) for a, b in pairs]),
        sample_weight=pair_weights,
    )
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    return Weights(round(float(model.intercept_[0]), 3), weights, 1.0, rarity)


def out_of_fold(groups: "list[list[Told]]", rarity: Mapping[str, float]) -> "dict[str, Weights]":
    """For each group the model of the other folds; a fold is a set of whole groups."""
    import numpy as np

    order = np.random.default_rng(_SEED).permutation(len(groups))
    models: dict[str, Weights] = {}
    for fold in range(_FOLDS):
        held = {groups[index][0].group for index in order[fold::_FOLDS]}
        learnt = fit(training_pairs([group for group in groups if group[0].group not in held]), rarity)
        models |= dict.fromkeys(held, learnt)
    return models


def training_pairs(groups: "list[list[Told]]") -> "list[Pair]":
    """Pairs inside groups, and pairs of different groups that share a key within the days of a look-up."""
    from nlp.similar import ALIKE_DAYS
    from nlp.similar_figures import judged_pairs

    messages = [message for group in groups for message in group]
    across = [
        (one, other)
        for index, one in enumerate(messages)
        for other in messages[index + 1 :]
        if one.group != other.group
        and abs(one.day - other.day) <= ALIKE_DAYS
        and one.trace.keys & other.trace.keys
    ]
    return [*judged_pairs(groups), *across]


def threshold(groups: "list[list[Told]]", models: "Mapping[str, Weights]") -> float:
    """The lowest likeness from which on no more than `_WRONG` of the near misses are joined."""
    from nlp.similar_figures import judged_pairs

    false = sorted(
        (_likeness(models, a, b) for a, b in judged_pairs(groups) if not a.is_about_the_same(b)), reverse=True
    )
    return math.ceil(false[int(_WRONG * len(false))] * 1_000 + 1) / 1_000


def rarity_in_corpus(matters: "Matters") -> dict[str, float]:
    """The logarithm of (texts / texts with it) of each trouble in the corpus."""
    from nlp.corpus import read_all

    texts = [matters.troubles(message.text) for message in read_all()]
    names = sorted({name for found in texts for name in found})
    return {
        name: round(math.log((1 + len(texts)) / (1 + sum(name in found for found in texts))), 3)
        for name in names
    }


def _likeness(models: "Mapping[str, Weights]", one: "Told", other: "Told") -> float:
    from nlp.similar_pairs import features

    return models[one.group].likeness(features(one.trace, other.trace, abs(one.day - other.day)))


def main() -> int:
    """Fit, measure, write."""
    from nlp.classify import Classifier
    from nlp.model import load
    from nlp.similar import WEIGHTS, Matters, Weights
    from nlp.similar_figures import measure, read_groups

    model = load()
    classifier = Classifier(model)
    rarity = rarity_in_corpus(Matters(model.vocabulary, Weights(0.0, {}, 1.0, {})))
    matters = Matters(model.vocabulary, Weights(0.0, {}, 1.0, rarity))
    groups = read_groups(matters, lambda text: classifier.judge(text).topic)
    models = out_of_fold(groups, rarity)
    join_from = threshold(groups, models)
    figures = measure(groups, lambda a, b: _likeness(models, a, b), join_from)
    weights = fit(training_pairs(groups), rarity)
    content: dict[str, Any] = {
        "join_from": join_from,
        "bias": weights.bias,
        "features": weights.features,
        "rarity": rarity,
        "out_of_fold": figures,
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write("".join(f"{name:28}{figure:8.3f}\n" for name, figure in figures.items()))
    return 0


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in several threads have no fixed order; see nlp.train
    sys.exit(main())
