"""Doc -> Mention: the names that the rules left, with the chance that each is right."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span

from pipeline.components.press_names.draft import NAMES
from pipeline.errors import BadRules
from pipeline.french import rows, words
from pipeline.names.key import fold_text
from pipeline.names.name_words import given_names
from pipeline.records import Article, EntityKind, Mention

KINDS: dict[str, EntityKind] = {"PER": "actor", "ORG": "organization"}
GENDERS: dict[str, Literal["f", "m"]] = {"f": "f", "m": "m"}


# What a tokenizer leaves glued to a name: quotation marks, « ex- », the sign of a hashtag.
GLUED_BEFORE = re.compile(r"^(?:[\W_]+|[Ee]x-(?=[A-ZÀ-Þ]))+")
# A page whose line break got lost: « Aude VasselinLe maire … ».
GLUED_WORD = re.compile(rf"(?<=[a-zà-ÿ]{{3}})(?:{'|'.join(sorted(words('small_words', kind='glued to a name')))})$")
GLUED_AFTER = re.compile(r"(?<![.!)+])[^\w.!)+]+$|[»”\"’,;:]+$")


NOTE = re.compile(r"\)\d*$")
UNKNOWN = 0.5  # for a label or rule that the table does not know
LABELS = {"PERSON": "PER"}


def recognise_names(doc: Doc, article: Article) -> tuple[Mention, ...]:
    """The persons and organizations that an article names, in order of place."""
    spans: list[Span] = [span for span in doc.spans["names"] if span.label_ in KINDS] if "names" in doc.spans else []
    context = NameContext(doc) if spans else None
    named = {"".join(span.text.split()).lower() for span in spans}
    seen: Counter[int] = Counter()
    whole: dict[tuple[int, int], str] = doc.user_data.get("whole_names", {})
    calm: str = doc.user_data.get("calm_text", "")
    mentions = []
    for span in spans:
        drawn = span.text
        start, end = bare(drawn)
        text = drawn[start:end]
        # « @AudeVasselin » names who writes only where the text names her as well.
        if not text or ("@" in drawn[:start] and text.lower() not in named):
            continue
        start, end = span.start_char + start, span.start_char + end
        recast = calm[start:end] if calm[start:end] != text else None
        seen[start] += 1
        suffix = "" if seen[start] == 1 else f"-{seen[start]}"
        mentions.append(
            Mention(
                mention_id=f"{article.article_id}:m{start}{suffix}",
                article_id=article.article_id,
                kind=KINDS[span.label_],
                text=text,
                start_char=start,
                end_char=end,
                rule=span.id_,
                confidence=context.confidence(span) if context else 0.0,
                gender=GENDERS.get(span.kb_id_),
                whole=whole.get((span.start, span.end), recast or None),
            )
        )
    return tuple(mentions)


def bare(text: str) -> tuple[int, int]:
    """Where a name begins and ends within what the tokenizer took for it."""
    before = GLUED_BEFORE.match(text)
    start = before.end() if before else 0
    after = GLUED_AFTER.search(text, start) or GLUED_WORD.search(text, start) or unopened(text)
    if after is None or (after.group().strip() == "»" and "«" in text[start:]):
        return start, len(text)  # « l'Église « La vie pour tous » »
    return start, after.start()


def unopened(text: str) -> re.Match[str] | None:
    """A bracket that nothing opens, with the number of a note behind it: « LCV)1 »."""
    return None if "(" in text else NOTE.search(text)


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
