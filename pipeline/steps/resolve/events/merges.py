"""Decisions about tellings -> rows of the merges table: of each two names once, of doubts the strongest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.records import Merge
from pipeline.records.filled import filler
from pipeline.steps.resolve.events.decisions import Decisions
from pipeline.steps.resolve.events.groups import USER_SAME, Grouping
from pipeline.steps.resolve.events.links import DENIED, OTHER_DAY
from pipeline.steps.resolve.events.pair import evidence_of
from pipeline.steps.resolve.events.tellings import UTF_8

DOUBTS_AN_EVENT = 3
"""Doubts of an event that are shown; nobody answers more."""
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def merges_of(grouping: Grouping, ids: Sequence[str]) -> Iterator[Merge]:
    """Decisions as rows: labels of tellings that became one, ids of events that may be one, each pair once.

    Two readings of one event are shown as unsure: one event, and the user should see it.
    """
    decided, tellings = grouping.decided, grouping.tellings
    left, right = decided.pairs()
    unsure = decided.of_each(lambda one: one.decision == "unsure", bool)
    joined = grouping.group_of[left] == grouping.group_of[right]
    torn = joined & decided.of_each(lambda one: one.rule in (DENIED, OTHER_DAY), bool)
    told = np.flatnonzero(~unsure | ~joined | torn)
    joined, torn, unsure = joined[told], torn[told], unsure[told]
    names, (low, high) = _named(grouping, ids, [side[told] for side in (left, right)], joined, torn)
    as_one = joined & ~torn
    best = _best_of_each(decided, told, low, high, as_one)
    doubted = ~as_one[best] & unsure[best]
    shown = best[~doubted | _strongest(low[best], high[best], _scores(decided, told)[best], doubted)]
    shown = shown[np.lexsort((_rules(decided, told)[shown], high[shown], low[shown]))]
    filled = filler(Merge)
    for one in shown.tolist():
        place = int(told[one])
        verdict = decided.verdicts[decided.verdict[place]]
        two = tellings[decided.left[place]], tellings[decided.right[place]]
        yield filled(
            *("event", _text(names[int(low[one])]), _text(names[int(high[one])])),
            *("same" if as_one[one] else "unsure", "user" if verdict.rule == USER_SAME else "rule"),
            *(verdict.rule, verdict.score, verdict.evidence or evidence_of(*two)),
        )


def _named(
    grouping: Grouping, ids: Sequence[str], sides: Sequence[Any], joined: Bools, torn: Bools
) -> tuple[pa.Array, tuple[Ints, Ints]]:
    """All names in order, and of each pair the lower and the higher one, by their numbers.

    Two events go by their ids, tellings of one by their labels, and readings that contradict each other by label, day
    and article.
    """
    tellings = grouping.tellings
    at_label, at_torn = (np.unique(np.concatenate([side[some] for side in sides])) for some in (joined & ~torn, torn))
    readings = [tellings[place] for place in at_torn.tolist()]
    torn_names = [f"{one.label} ({one.edtf or one.said}, {one.article_id})" for one in readings]
    labels = tellings.labels().take(pa.array(tellings.ints("number")[at_label]))
    written = pa.concat_arrays([_array(ids), labels, _array(torn_names)]).dictionary_encode()
    order = pc.array_sort_indices(written.dictionary).to_numpy()
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    number = rank[written.indices.to_numpy()]
    codes = []
    for side in sides:
        code = grouping.group_of[side].astype(np.int64)
        code[joined & ~torn] = len(ids) + np.searchsorted(at_label, side[joined & ~torn])
        code[torn] = len(ids) + len(at_label) + np.searchsorted(at_torn, side[torn])
        codes.append(number[code])
    return written.dictionary.take(pa.array(order)), (np.minimum(*codes), np.maximum(*codes))


def _best_of_each(decided: Decisions, told: Ints, low: Ints, high: Ints, as_one: Bools) -> Ints:
    """Of each two names and what is decided the decision of the highest score, in the order of names."""
    order = np.lexsort((-_rules(decided, told), -_scores(decided, told), ~as_one, high, low))
    names = np.stack([low, high, as_one])[:, order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (names[:, 1:] != names[:, :-1]).any(axis=0)
    best: Ints = order[new]
    return best


def _strongest(low: Ints, high: Ints, score: npt.NDArray[np.float64], doubted: Bools) -> Bools:
    """Which doubts are among the strongest of either of their events."""
    some = np.flatnonzero(doubted)
    event, pair = np.concatenate([low[some], high[some]]), np.concatenate([some, some])
    order = np.lexsort((-high[pair], -low[pair], -score[pair], event))
    event = event[order]
    nth = np.arange(len(event)) - np.searchsorted(event, event)
    shown = np.zeros(len(doubted), dtype=bool)
    shown[pair[order[nth < DOUBTS_AN_EVENT]]] = True
    return shown


def _scores(decided: Decisions, told: Ints) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = decided.of_each(lambda one: one.score, np.float64)[told]
    return found


def _rules(decided: Decisions, told: Ints) -> Ints:
    rules = sorted({one.rule for one in decided.verdicts})
    found: Ints = decided.of_each(lambda one: rules.index(one.rule), np.int64)[told]
    return found


def _array(texts: Iterable[str]) -> pa.Array:
    # As bytes: half an emoji is no text for Arrow.
    return pa.array([text.encode(*UTF_8) for text in texts], pa.large_binary())


def _text(name: pa.Scalar) -> str:
    found: bytes = name.as_py()
    return found.decode(*UTF_8)
