"""What is known of a candidate: the network's view of its words here, and of the same words in the whole article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from pipeline.components.press_rescorer.candidates import FOUND_AS_WRITTEN, NONE, SOURCES, Candidate

Array = npt.NDArray[np.float32]

LABELS = (NONE, "PER", "ORG", "LOC", "MISC")
SHAPES = ("AAA", "A", "CamelC", "Aa", "0", "aA", "a")
FLOOR = 0.02  # keeps logarithms of shares away from minus infinity
LOWEST = 1e-4
BEYOND = np.full(len(LABELS), -4.6, dtype=np.float32)


def token_features(tensor: Array) -> Array:
    """Put the vectors of the neighbours beside the vector of each token."""
    blank = np.zeros((1, tensor.shape[1]), dtype=np.float32)
    return np.hstack([np.vstack([blank, tensor[:-1]]), tensor, np.vstack([tensor[1:], blank])])


def shape(word: str) -> str:
    """Return how a word is cased, in one of `SHAPES` (or its first character)."""
    if word.isupper():
        return "AAA" if len(word) > 1 else "A"
    camel = any(char.isupper() for char in word[1:])
    if word[:1].isupper():
        return "CamelC" if camel else "Aa"
    if word[:1].isdigit():
        return "0"
    return "aA" if camel else "a" if word[:1].isalpha() else word[:1]


def form(text: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(text.replace("’", "'").split()).casefold()


class ArticleView:
    """Label shares of every word and every form of one article, from which a candidate can take itself out."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], shares: Array) -> None:
        """Add up the shares (`n_tokens` × `len(LABELS)`) by word and by form."""
        self.words = [token.text for token in doc]
        self.folded = [word.casefold() for word in self.words]
        self.shares = shares
        self.logs = np.log(np.clip(shares, LOWEST, 1))
        # spaCy makes a line break a token of its own: a break is a token before.
        self.breaks = [True, *("\n" in word for word in self.words[:-1])]
        self.lower = {word for word in self.words if word.islower()}
        self.word_sum: dict[str, Array] = defaultdict(lambda: np.zeros(len(LABELS), dtype=np.float32))
        self.word_n: Counter[str] = Counter()
        for word, folded, share in zip(self.words, self.folded, shares, strict=True):
            if word[:1].isupper() or not word.islower():
                self.word_sum[folded] += share
                self.word_n[folded] += 1
        self.form_sum: dict[str, Array] = defaultdict(lambda: np.zeros(len(LABELS), dtype=np.float32))
        self.form_n: Counter[str] = Counter()
        self.votes: dict[str, Array] = defaultdict(lambda: np.zeros(len(LABELS), dtype=np.float32))
        self.forms = [form(doc[c.start : c.end].text) for c in candidates]
        for candidate, key in zip(candidates, self.forms, strict=True):
            if candidate.source in FOUND_AS_WRITTEN:
                self.form_sum[key] += shares[candidate.start : candidate.end].mean(0)
                self.form_n[key] += 1
                self.votes[key][LABELS.index(candidate.label)] += 1

    def elsewhere(self, candidate: Candidate, key: str, here: Array) -> tuple[int, Array, Array]:
        """Return how often the form stands elsewhere, its mean share there, and the labels it was given there."""
        itself = candidate.source in FOUND_AS_WRITTEN
        n = self.form_n[key] - itself
        mean = (self.form_sum[key] - itself * here) / n if n else here
        votes = self.votes[key].copy()
        if itself:
            votes[LABELS.index(candidate.label)] -= 1
        total = votes.sum()
        if not total:
            votes = np.array([candidate.label == label for label in LABELS], dtype=np.float32)
            total = 1
        return n, np.asarray(mean, dtype=np.float32), votes / np.float32(total)

    def words_elsewhere(self, candidate: Candidate, here: Array) -> tuple[bool, Array]:
        """Return whether some word of the candidate stands elsewhere, capitalised, and the mean share there."""
        shares = [
            (self.word_sum[self.folded[i]] - self.shares[i]) / (self.word_n[self.folded[i]] - 1)
            for i in range(candidate.start, candidate.end)
            if self.word_n[self.folded[i]] > 1 and self.words[i][:1].isupper()
        ]
        return bool(shares), np.mean(shares, axis=0) if shares else here

    def row(self, candidate: Candidate, key: str) -> Array:
        """Return the features of one candidate, always in the same order."""
        i, j, n = candidate.start, candidate.end, len(self.words)
        here = self.shares[i:j].mean(0)
        count, mean, votes = self.elsewhere(candidate, key, here)
        partly, parts = self.words_elsewhere(candidate, here)
        before, after = self.words[i - 1] if i else "", self.words[j] if j < n else ""
        common = any(word in self.lower for word in self.folded[i:j] if len(word) > 2)
        first, last = shape(self.words[i]), shape(self.words[j - 1])
        # fmt: off
        flags = [
            count > 0, np.log1p(count), partly, j - i == 1, min(j - i, 6) / 3, common,
            *(candidate.label == label for label in LABELS),
            *(candidate.source == source for source in SOURCES),
            *(first == name for name in SHAPES),
            *(last == name for name in SHAPES),
            self.breaks[i], before in ("(", "«", '"', "["), after == ")", after == "(",
            before[:1].isupper(), after[:1].isupper(), before in ("-", "/"),
        ]
        # fmt: on
        return np.concatenate(
            [
                self.logs[i:j].mean(0),
                self.logs[i],
                self.logs[j - 1],
                self.logs[i:j].min(0),
                self.logs[i - 1] if i else BEYOND,
                self.logs[j] if j < n else BEYOND,
                np.log(mean + FLOOR),
                3 * votes,
                np.log(parts + FLOOR),
                np.asarray(flags, dtype=np.float32),
            ]
        ).astype(np.float32)


def candidate_features(doc: Doc, candidates: Sequence[Candidate], shares: Array) -> Array:
    """Return one row of features per candidate."""
    view = ArticleView(doc, candidates, shares)
    return np.vstack([view.row(candidate, key) for candidate, key in zip(candidates, view.forms, strict=True)])
