"""What is known of a candidate: the network's view of its words here, and of the same words in the whole article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from pipeline.components.press_rescorer.candidates import FOUND_AS_WRITTEN, NONE, SOURCES, Candidate
from pipeline.components.whole_text import text_of, words_of

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]

LABELS = (NONE, "PER", "ORG", "LOC", "MISC")
SHAPES = ("AAA", "A", "CamelC", "Aa", "0", "aA", "a")

# What features ask of a word, one bit each; above them the place of its shape in `SHAPES`.
CAPITAL, NO_COMMON, COMMON, LONG, BREAK, OPENS, CLOSES, BRACKET, JOINS = (1 << bit for bit in range(9))
SHAPE = 9
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
    tail = word[1:]
    camel = not tail.islower() and any(map(str.isupper, tail))
    if word[:1].isupper():
        return "CamelC" if camel else "Aa"
    if word[:1].isdigit():
        return "0"
    return "aA" if camel else "a" if word[:1].isalpha() else word[:1]


def form(text: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(text.replace("’", "'").split()).casefold()


@dataclass(frozen=True, slots=True)
class Word:
    """What features ask of one word, wherever it stands."""

    folded: str
    bits: int


@lru_cache(maxsize=1 << 15)
def look_at(word: str) -> Word:
    """Read a word's case and signs; a text has each word several times, and texts share most of theirs."""
    common = word.islower()
    kind = shape(word)
    bits = (
        CAPITAL * word[:1].isupper()
        | NO_COMMON * (not common)
        | COMMON * common
        | LONG * (len(word.casefold()) > 2)
        | BREAK * ("\n" in word)
        | OPENS * (word in ("(", "«", '"', "["))
        | CLOSES * (word == ")")
        | BRACKET * (word == "(")
        | JOINS * (word in ("-", "/"))
        | (SHAPES.index(kind) if kind in SHAPES else len(SHAPES)) << SHAPE
    )
    return Word(word.casefold(), bits)


@dataclass(frozen=True, slots=True)
class Places:
    """The candidates of one article, in columns."""

    start: Ints
    end: Ints
    label: Ints
    source: Ints
    written: Array  # 1 where the candidate is as written in the text, 0 where it is another end of one
    form: Ints
    tokens: Ints  # the tokens of all candidates, one candidate after the other
    first: Ints  # where each candidate's tokens begin in `tokens`

    def total(self, values: Array) -> Array:
        """Add up values of tokens over each candidate."""
        return np.add.reduceat(values[self.tokens], self.first, axis=0)

    def mean(self, values: Array) -> Array:
        """Average values of tokens over each candidate."""
        return np.asarray(self.total(values) / (self.end - self.start)[:, None], dtype=np.float32)


def lay_out(doc: Doc, candidates: Sequence[Candidate]) -> Places:
    """Put candidates into columns."""
    start = np.array([candidate.start for candidate in candidates])
    end = np.array([candidate.end for candidate in candidates])
    sizes = end - start
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    text, bounds = text_of(doc), doc.to_array(["IDX", "LENGTH"]).astype(np.int64)
    from_char, to_char = bounds[start, 0].tolist(), bounds[end - 1].sum(axis=1).tolist()
    numbers: dict[str, int] = {}
    forms = [
        numbers.setdefault(form(text[left:right]), len(numbers)) for left, right in zip(from_char, to_char, strict=True)
    ]
    return Places(
        start=start,
        end=end,
        label=np.array([LABELS.index(candidate.label) for candidate in candidates]),
        source=np.array([SOURCES.index(candidate.source) for candidate in candidates]),
        written=np.array([candidate.source in FOUND_AS_WRITTEN for candidate in candidates], dtype=np.float32),
        form=np.array(forms),
        tokens=np.arange(sizes.sum()) + np.repeat(start - first, sizes),
        first=first,
    )


def one_hot(numbers: Ints, size: int) -> Array:
    """Return a row per number, with a one at its place; a number beyond `size` has none."""
    return np.asarray(numbers[:, None] == np.arange(size), dtype=np.float32)


def forms_elsewhere(places: Places, here: Array) -> tuple[Array, Array, Array]:
    """Return how often each form stands elsewhere, its mean share there, and the labels it was given there."""
    written, labels = places.written[:, None], one_hot(places.label, len(LABELS))
    sums, votes = np.zeros((2, int(places.form.max()) + 1, len(LABELS)), dtype=np.float32)
    np.add.at(sums, places.form, written * here)
    np.add.at(votes, places.form, written * labels)
    others = votes[places.form] - written * labels
    n = others.sum(axis=1, keepdims=True)
    mean = np.where(n > 0, (sums[places.form] - written * here) / np.maximum(n, 1), here)
    return n[:, 0], mean, np.where(n > 0, others / np.maximum(n, 1), labels)


def words_elsewhere(
    places: Places, words: Sequence[Word], bits: Ints, shares: Array, here: Array
) -> tuple[Bits, Array]:
    """Return whether some word of each candidate stands elsewhere, capitalised, and the mean share there."""
    numbers: dict[str, int] = {}
    number = np.array([numbers.setdefault(word.folded, len(numbers)) for word in words])
    counted = ((bits & (CAPITAL | NO_COMMON)) > 0).astype(np.float32)
    sums = np.zeros((len(numbers), len(LABELS)), dtype=np.float32)
    np.add.at(sums, number, counted[:, None] * shares)
    others = np.bincount(number, counted)[number] - 1
    told = np.asarray((others > 0) & ((bits & CAPITAL) > 0), dtype=np.float32)
    means = (sums[number] - shares) / np.maximum(others, 1).astype(np.float32)[:, None]
    n = places.total(told)
    mean = places.total(told[:, None] * means) / np.maximum(n, 1)[:, None]
    return n > 0, np.where(n[:, None] > 0, mean, here)


def candidate_features(doc: Doc, candidates: Sequence[Candidate], shares: Array) -> Array:
    """Return one row of features per candidate, always in the same order.

    All candidates of an article are worked out together: one by one this took almost three times as long.

    Args:
        doc: the article.
        candidates: at least one.
        shares: of each label, by token.
    """
    places = lay_out(doc, candidates)
    words = [look_at(word) for word in words_of(doc)]
    bits = np.array([word.bits for word in words])
    common = {word.folded for word in words if word.bits & COMMON}
    logs = np.log(np.clip(shares, LOWEST, 1))
    here = places.mean(shares)
    count, mean, votes = forms_elsewhere(places, here)
    partly, parts = words_elsewhere(places, words, bits, shares, here)
    is_common = np.array([word.folded in common and bool(word.bits & LONG) for word in words], dtype=np.float32)
    # What lies beyond either end: place -1 is the last one too.
    bits, around = np.append(bits, 0), np.vstack([logs, BEYOND])
    before, after, size = bits[places.start - 1], bits[places.end], places.end - places.start
    # fmt: off
    flags = [
        count > 0, np.log1p(count), partly, size == 1, np.minimum(size, 6) / 3, places.total(is_common) > 0,
        one_hot(places.label, len(LABELS)),
        one_hot(places.source, len(SOURCES)),
        one_hot(bits[places.start] >> SHAPE, len(SHAPES)),
        one_hot(bits[places.end - 1] >> SHAPE, len(SHAPES)),
        # spaCy makes a line break a token of its own: a break is a token before.
        (places.start == 0) | (before & BREAK > 0), before & OPENS > 0, after & CLOSES > 0, after & BRACKET > 0,
        before & CAPITAL > 0, after & CAPITAL > 0, before & JOINS > 0,
    ]
    # fmt: on
    columns = [
        places.mean(logs),
        logs[places.start],
        logs[places.end - 1],
        np.minimum.reduceat(logs[places.tokens], places.first, axis=0),
        around[places.start - 1],
        around[places.end],
        np.log(mean + FLOOR),
        3 * votes,
        np.log(parts + FLOOR),
        *flags,
    ]
    return np.column_stack(columns).astype(np.float32)
