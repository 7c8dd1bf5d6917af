"""How likely a name's span and kind are right.

A logistic regression on a few plain features, one set of weights a kind, fitted on the annotated development
articles by `models/train/confidence.py` (which prints how well it is calibrated) and kept as a table in
`models/fr_press/confidence.tsv`.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.components.press_names.draft import NAMES
from pipeline.errors import BadRules
from pipeline.french import rows
from pipeline.names.key import fold_text
from pipeline.names.name_words import given_names

UNKNOWN = 0.5  # for a label or rule that the table does not know
LABELS = {"PERSON": "PER"}


class NameContext:
    """What the features of one text's names are counted over."""

    def __init__(self, doc: Doc) -> None:
        ents = doc.ents  # made anew each time
        self.found = {(ent.start, ent.end): LABELS.get(ent.label_, ent.label_) for ent in ents}
        self.covered = {token for ent in ents for token in range(ent.start, ent.end)}
        self.labels: dict[str, Counter[str]] = {}
        for ent in ents:
            self.labels.setdefault(fold_text(ent.text), Counter())[LABELS.get(ent.label_, ent.label_)] += 1
        # Probabilities of the second look, where the pipeline has one.
        self.scores: dict[tuple[int, int], float] = doc.user_data.get("name_scores", {})
        self.named = Counter(fold_text(span.text) for span in doc.spans["names"])

    def features(self, span: Span) -> dict[str, float]:
        """What tells a sure name from a doubtful one, by name of feature."""
        words, written = [token.text for token in span], span.text
        form = fold_text(written)
        opinions = self.labels.get(form, Counter())
        score = min(0.99, max(0.01, self.scores.get((span.start, span.end), 0.5)))
        return {
            "bias": 1.0,
            "second look": math.log(score / (1 - score)),
            f"rule {span.id_}": 1.0,
            "recogniser agrees": float(self.found.get((span.start, span.end)) == span.label_),
            "recogniser sees nothing": float(span.start not in self.covered),
            "share of opinions": opinions[span.label_] / max(1, sum(opinions.values())),
            "named again": math.log(self.named[form]),
            "several words": float(len(words) > 1),
            "many words": float(len(words) > 4),
            "given name": float(fold_text(words[0]) in given_names()),
            "capitals": float(written.isupper() and len(written) > 1),
            "lower case": float(words[0][0].islower()),
            "one word heads its sentence": float(len(words) == 1 and bool(span[0].is_sent_start)),
        }

    def confidence(self, span: Span) -> float:
        """The chance (0..1) that the span and its kind are right, to two decimals."""
        weights = confidence_weights().get(span.label_)
        if weights is None:
            return UNKNOWN
        score = sum(weights.get(name, 0.0) * value for name, value in self.features(span).items())
        return round(min(0.99, max(0.01, 1 / (1 + math.exp(-score)))), 2)


@cache
def confidence_weights() -> dict[str, dict[str, float]]:
    """Weight of each feature, by label.

    Raises:
        BadRules: a rule on names has no weight; one that was not seen when the weights were fitted has weight 0.
    """
    weights: dict[str, dict[str, float]] = {}
    for row in rows("confidence"):
        weights.setdefault(row["label"], {})[row["feature"]] = float(row["weight"])
    for label, known in weights.items():
        if missing := [rule for rule in NAMES.rules if f"rule {rule}" not in known]:
            raise BadRules("names", f"confidence.tsv has no weight of {label} for {', '.join(missing)}")
    return weights
