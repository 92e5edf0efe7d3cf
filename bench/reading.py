"""Speed of reading as ratios: the whole reader and its classifier beside underthesea and plain scikit-learn.

    .venv/bin/python bench/reading.py

One thread, one core, everything warm. In each round every contestant reads the same text before the next text
comes, so that a busy machine is busy for all. Printed: milliseconds (of this machine, this day) and, what
can be compared, the ratio of medians to underthesea.word_tokenize.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import statistics
import sys
import time
from collections.abc import Callable

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from underthesea import word_tokenize

from casework.places import Places
from nlp.classify import Classifier
from nlp.corpus import read_all
from nlp.model import load
from nlp.reader import Reader

EVERY = 37
WARM_UP = 30
ROUNDS = 3


def plain_pipeline() -> Callable[[str], object]:
    """What a newcomer would write: TF-IDF of words and characters, logistic regression of the topic."""
    messages = read_all()[::4]
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
    )
    pipeline = make_pipeline(union, LogisticRegression(max_iter=50))
    pipeline.fit([message.text for message in messages], [message.topic for message in messages])
    return lambda text: pipeline.predict_proba([text])


def main() -> None:
    """Measure and print."""
    texts = [message.text for message in read_all()[1::EVERY]]
    reader = Reader.load(Places(()))
    contestants: dict[str, Callable[[str], object]] = {
        "underthesea.word_tokenize": word_tokenize,
        "scikit-learn TF-IDF pipeline (topic only)": plain_pipeline(),
        "classifier (nature, topic, urgency)": Classifier(load()).judge,
        "the whole reader": reader.read,
        "masking": reader.mask,
    }
    for run in contestants.values():
        for text in texts[:WARM_UP]:
            run(text)
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for text in texts:
            for name, run in contestants.items():
                begun = time.perf_counter()
                run(text)
                taken[name].append(1000 * (time.perf_counter() - begun))
    base = statistics.median(taken["underthesea.word_tokenize"])
    sys.stdout.write(f"{len(texts)} messages of the corpus, {ROUNDS} rounds\n")
    sys.stdout.write(f"{'':44}{'median ms':>10}{'p95 ms':>10}{'ratio':>8}\n")
    for name, times in taken.items():
        middle, late = statistics.median(times), statistics.quantiles(times, n=20)[18]
        sys.stdout.write(f"{name:44}{middle:10.2f}{late:10.2f}{middle / base:8.2f}\n")


if __name__ == "__main__":
    main()
