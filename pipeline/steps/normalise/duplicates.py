"""The same text twice, and the same dispatch on two sites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

Runs = npt.NDArray[np.int64]
_PERMUTATIONS = 64
_BANDS = 32  # of two: texts that share 4 sentences in 10 meet in 99.9 of 100 cases, and then their words are counted
_COMPARED = 40  # candidates
_RARE = 200  # texts that share a sentence
_MIN_SENTENCE = 25  # characters: « Non. » stands in too many articles
_WORDS = re.compile(r"\w+")
_RUN = 4  # words
_MIN_RUNS = 4  # a text of one short sentence has as many
_MIN_LENGTH = 0.5  # the shorter one, measured by the longer: a brief is no copy of the report that it sums up


def same_texts(texts: Sequence[tuple[str, frozenset[str], str | None]]) -> dict[int, int]:
    """The index of the first of equal texts, by the index of each later one; blanks at their ends do not count.

    Each text comes with the sentences that cleaning took from it, which must be the same, and with its outlet: what
    another paper prints word for word is a reprint, and no second copy of the file.
    """
    first: dict[tuple[str, frozenset[str]], dict[str | None, int]] = {}
    copies = {}
    for index, (text, dropped, outlet) in enumerate(texts):
        known = first.setdefault((text.strip(), dropped), {})
        if not known or (outlet and outlet not in known and None not in known):
            known[outlet] = index
        else:
            copies[index] = known.get(outlet, next(iter(known.values())))
    return copies


def near_duplicates(texts: Sequence[str], order: Sequence[Any], *, threshold: float) -> dict[int, int]:
    """The index of the original, by the index of each near-duplicate.

    Two texts are one dispatch when the shorter one, at least half as long, shares `threshold` of its word runs
    with the longer. The original is the one that comes first by `order`; the order of the texts is irrelevant.
    """
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

    # Most articles share no sentence with any other: they need no sketch, and of their sentences nothing is held.
    times, marks = _shared_marks(texts)
    owners: dict[int, list[int]] = {}
    for index, own_marks in enumerate(marks):
        for mark in own_marks:
            if times[mark] <= _RARE:
                owners.setdefault(mark, []).append(index)
    runs: dict[int, Runs] = {}
    originals = RMinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    copies: dict[int, int] = {}
    for index in sorted(range(len(texts)), key=lambda index: order[index]):
        if not marks[index]:
            continue
        own = _sentences(texts[index])
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=7)
        sketch.update(_telling(own, times))
        candidates = _likeliest(originals.query(sketch), marks[index], owners)
        for one in (index, *candidates) if candidates else ():
            if one not in runs:
                runs[one] = _runs(texts[one])
        alike = [other for other in candidates if _is_copy(runs[index], runs[other], threshold)]
        if alike:
            del runs[index]
            copies[index] = min(alike, key=lambda other: order[other])
        else:
            originals.insert(index, sketch)
    return copies


def _shared_marks(texts: Sequence[str]) -> tuple[dict[int, int], list[frozenset[int]]]:
    """The sentences that several texts have, as numbers, each with how many; and those of each text."""
    own = [np.unique(np.fromiter(map(hash, _sentences(text)), dtype=np.int64)) for text in texts]
    marks, counts = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *own]), return_counts=True)
    several = counts > 1
    times = dict(zip(marks[several].tolist(), counts[several].tolist(), strict=True))
    return times, [frozenset(filter(times.__contains__, some.tolist())) for some in own]


def _telling(sentences: Sequence[str], times: Mapping[int, int]) -> Sequence[str]:
    """The sentences by which a copy is found: not those of a template, which hundreds of texts share.

    A text that is made of such for the larger part keeps them: it is a dispatch that hundreds have printed.
    """
    rarer = [one for one in sentences if times.get(hash(one), 1) <= _RARE]
    return rarer if 2 * len(rarer) >= len(sentences) else sentences


def _likeliest(candidates: Sequence[int], own: frozenset[int], owners: Mapping[int, Sequence[int]]) -> Sequence[int]:
    """The candidates that share most of a text's rarer sentences, so many as are worth a comparison word by word.

    Texts of one template are all alike in the sentences of the template: these tell no copy. `owners` gives the texts
    with a rare sentence.
    """
    if len(candidates) <= _COMPARED:
        return candidates
    shared = Counter(chain.from_iterable(owners.get(mark, ()) for mark in own))
    known = frozenset(candidates)
    ranked = [other for other, _ in shared.most_common(4 * _COMPARED) if other in known]
    return [*ranked[:_COMPARED], *sorted(known)[: _COMPARED - len(ranked[:_COMPARED])]]


def _runs(text: str) -> Runs:
    """The runs of words of a text, each as one number: their words would take more memory than the text."""
    words = _WORDS.findall(text.casefold())
    return np.unique(np.fromiter(map(hash, zip(*(words[at:] for at in range(_RUN)), strict=False)), dtype=np.int64))


def _sentences(text: str) -> list[str]:
    return [part for part in text.replace("\n", ". ").split(". ") if len(part) >= _MIN_SENTENCE]


def _is_copy(left: Runs, right: Runs, threshold: float) -> bool:
    short, long = sorted((len(left), len(right)))
    if short < max(_MIN_RUNS, _MIN_LENGTH * long):
        return False
    both = np.concatenate((left, right))
    both.sort()
    return int((both[1:] == both[:-1]).sum()) >= threshold * short
