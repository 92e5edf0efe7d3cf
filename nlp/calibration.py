"""Margins made into honest probabilities, and thresholds that keep a promise."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from nlp.classify import soften

_THRESHOLDS = Path(__file__).parent / "data" / "thresholds.toml"


@cache
def promised(name: str) -> float:
    """A figure of data/thresholds.toml."""
    figure: float = tomllib.loads(_THRESHOLDS.read_text(encoding="utf-8"))[name]
    return figure


@dataclass(frozen=True, slots=True)
class Calibration:
    """Margins (texts, labels) become logits: `scale` x margin + `shift` (labels,).

    Vector scaling with one scale (Guo et al., On Calibration of Modern Neural Networks, ICML 2017, 4.2).
    """

    scale: float
    shift: NDArray[Any]

    def probabilities(self, margins: NDArray[Any]) -> NDArray[Any]:
        """Margins (texts, labels) to probabilities."""
        return soften(margins * self.scale + self.shift)


def calibrate(margins: NDArray[Any], truth: NDArray[Any]) -> Calibration:
    """The calibration under which the true labels (column numbers) of out-of-fold margins are likeliest."""
    rows = np.arange(len(truth))
    hits = np.zeros_like(margins)
    hits[rows, truth] = 1.0

    def surprise(values: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        scale = float(np.exp(values[0]))
        chances = soften(margins * scale + values[1:])
        miss = (chances - hits) / len(rows)
        slope = np.concatenate([[float((miss * margins).sum()) * scale], miss.sum(axis=0)])
        return float(-np.log(chances[rows, truth] + 1e-12).mean()), slope

    found = minimize(surprise, np.zeros(1 + margins.shape[1]), jac=True, method="L-BFGS-B")
    return Calibration(float(np.exp(found.x[0])), found.x[1:])


def threshold_for_recall(scores: NDArray[Any], wanted: NDArray[Any], recall: float) -> float:
    """The highest score from which on `recall` of the wanted texts are found; at most one half."""
    if not wanted.any():
        return 0.5
    found = np.sort(scores[wanted])[::-1]
    return float(min(0.5, found[int(np.ceil(recall * len(found))) - 1]))


def threshold_for_share(scores: NDArray[Any], share: float) -> float:
    """The lowest score from which on no more than this share of the texts lies; at most one half."""
    allowed = int(share * len(scores))
    return float(min(0.5, np.nextafter(np.sort(scores)[::-1][allowed], 1.0)))


def threshold_for_accuracy(scores: NDArray[Any], right: NDArray[Any], accuracy: float) -> float:
    """The lowest score from which on texts are right this often; 1 when no score is."""
    order = np.argsort(-scores, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero(shares >= accuracy)
    return float(scores[order][kept[-1]]) if kept.size else 1.0


def calibration_error(sure: NDArray[Any], right: NDArray[Any], bins: int = 10) -> float:
    """Expected calibration error: the mean gap between probability and accuracy over bins of equal width."""
    return sum(abs(gap) * share for _, _, gap, share in curve(sure, right, bins))


def curve(sure: NDArray[Any], right: NDArray[Any], bins: int = 10) -> list[tuple[float, float, float, float]]:
    """Per bin that holds texts: mean probability, accuracy, their difference, share of the texts."""
    places = np.minimum((sure * bins).astype(int), bins - 1)
    return [
        (
            float(sure[inside].mean()),
            float(right[inside].mean()),
            float(sure[inside].mean() - right[inside].mean()),
            float(inside.mean()),
        )
        for number in range(bins)
        if (inside := places == number).any()
    ]
