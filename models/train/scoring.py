"""Strict scores of a recogniser: a name is right when both ends and its label are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus import Article, Span

KINDS = ("PER", "ORG")


def score_spans(articles: Sequence[Article], predicted: Iterable[Sequence[Span]]) -> dict[str, dict[str, float]]:
    """Compare predicted spans with the gold of each article.

    Returns:
        For each kind, precision `p`, recall `r` and `f`, in per cent.
    """
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for article, spans in zip(articles, predicted, strict=True):
        for kind in KINDS:
            want = {span for span in article.ents if span[2] == kind}
            got = {tuple(span) for span in spans if span[2] == kind}
            right[kind] += len(want & got)
            found[kind] += len(got)
            gold[kind] += len(want)
    scores = {}
    for kind in KINDS:
        precision = 100 * right[kind] / max(1, found[kind])
        recall = 100 * right[kind] / max(1, gold[kind])
        total = precision + recall
        scores[kind] = {"p": precision, "r": recall, "f": 2 * precision * recall / total if total else 0.0}
    return scores


def selection_score(scores: dict[str, dict[str, float]]) -> float:
    """Return the figure that early stopping looks at: the mean F1 of persons and organizations."""
    return sum(scores[kind]["f"] for kind in KINDS) / len(KINDS)
