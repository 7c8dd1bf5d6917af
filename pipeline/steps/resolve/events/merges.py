"""Decisions about tellings -> rows of the merges table: of each two names once, of doubts the strongest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.kept import cut
from pipeline.records import Merge
from pipeline.records.filled import filler
from pipeline.steps.resolve.events.compare import LinkVerdict
from pipeline.steps.resolve.events.decisions import Decisions
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.groups import USER_SAME
from pipeline.steps.resolve.events.known import Described, KnownBlocks
from pipeline.steps.resolve.events.links import DENIED, OTHER_DAY
from pipeline.steps.resolve.events.pair import evidence_of
from pipeline.steps.resolve.events.tellings import UTF_8, Tellings

DOUBTS_AN_EVENT = 3
"""Doubts of an event that are shown; nobody answers more."""
Ints = npt.NDArray[np.int32]
"""Of all pairs, of which there are millions: what counts them, or names, needs no more."""
Places = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs that are told, with the numbers of their names, the lower first, and whether they are one."""

    names: pa.Array
    place: Ints
    low: Ints
    high: Ints
    as_one: Bools


def merges_of(grouping: Grouping, ids: Sequence[str], known: KnownBlocks | None = None) -> tuple[int, Iterator[Merge]]:
    """Decisions as rows: labels of tellings that became one, ids of events that may be one, each pair once.

    Two readings of one event are shown as unsure: one event, and the user should see it. Gives how many there are, and
    them one by one; `known` has those of earlier runs.
    """
    pairs = _shown(grouping, ids)
    return len(pairs.place), _rows(grouping, pairs, known)


def _rows(grouping: Grouping, pairs: _Pairs, known: KnownBlocks | None) -> Iterator[Merge]:
    decided = grouping.decided
    for some in cut(pairs.names[low].as_py() for low in pairs.low):
        rows = _Rows(pairs, slice(some.start, some.stop))
        make = partial(_made, grouping, rows)
        if known is None:
            yield from make().merges
            continue
        verdicts = [decided.verdicts[decided.verdict[place]] for place in rows.place]
        places = [side[place] for place in rows.place for side in (decided.left, decided.right)]
        said = rows.names, rows.as_one, verdicts
        yield from known.described(grouping.tellings, places, said, make).merges


class _Rows:
    """Some pairs that follow each other, with their names as texts."""

    def __init__(self, pairs: _Pairs, some: slice) -> None:
        self.place: list[int] = pairs.place[some].tolist()
        self.as_one: list[bool] = pairs.as_one[some].tolist()
        ends = (pairs.names.take(pa.array(side[some])).to_pylist() for side in (pairs.low, pairs.high))
        self.names = [tuple(name.decode(*UTF_8) for name in two) for two in zip(*ends, strict=True)]


def _made(grouping: Grouping, rows: _Rows) -> Described:
    decided, tellings = grouping.decided, grouping.tellings
    filled, made = filler(Merge), []
    for place, names, as_one in zip(rows.place, rows.names, rows.as_one, strict=True):
        verdict = decided.verdicts[decided.verdict[place]]
        shared = verdict.evidence or evidence_of(tellings[decided.left[place]], tellings[decided.right[place]])
        made.append(
            filled(
                *("event", *names, "same" if as_one else "unsure"),
                *("user" if verdict.rule == USER_SAME else "rule", verdict.rule, verdict.score, shared),
            )
        )
    return Described(merges=tuple(made))


def _shown(grouping: Grouping, ids: Sequence[str]) -> _Pairs:
    """What the table shows, in its order."""
    decided = grouping.decided
    left, right = decided.pairs()
    unsure = decided.of_each(lambda one: one.decision == "unsure", bool)
    joined = grouping.group_of[left] == grouping.group_of[right]
    torn = joined & decided.of_each(lambda one: one.rule in (DENIED, OTHER_DAY), bool)
    told = np.flatnonzero(~unsure | ~joined | torn).astype(np.int32)
    joined, torn, unsure = joined[told], torn[told], unsure[told]
    names, low, high = _named(grouping, ids, [left[told], right[told]], joined, torn)
    as_one = joined & ~torn
    score, rule = _ranked(decided, told, lambda one: one.score), _ranked(decided, told, lambda one: one.rule)
    best = _best_of_each(low, high, as_one, score, rule)
    doubted = ~as_one[best] & unsure[best]
    shown = best[~doubted | _strongest(low[best], high[best], score[best], doubted)]
    shown = shown[np.lexsort((rule[shown], high[shown], low[shown]))]
    return _Pairs(names, told[shown], low[shown], high[shown], as_one[shown])


def _named(
    grouping: Grouping, ids: Sequence[str], sides: Sequence[Ints], joined: Bools, torn: Bools
) -> tuple[pa.Array, Ints, Ints]:
    """All names in order, and of each pair the lower and the higher one, by their numbers.

    Two events go by their ids, tellings of one by their labels; by label, day and article readings that contradict each
    other, and tellings whose label is told of another event, too: a name is of one event.
    """
    tellings, groups = grouping.tellings, [grouping.group_of[side] for side in sides]
    labelled = joined & ~torn
    at_label, at_torn = (np.unique(np.concatenate([side[some] for side in sides])) for some in (labelled, torn))
    at_event = np.unique(np.concatenate([group[~joined] for group in groups]))
    labels = tellings.labels().take(pa.array(tellings.ints("number")[at_label]))
    twice = _of_several(labels, grouping.group_of[at_label])
    labels = pc.replace_with_mask(labels, pa.array(twice), _readings(tellings, at_label[twice]))
    event_ids = (ids[number] for number in at_event.tolist())
    written = pa.concat_arrays([_array(event_ids), labels, _readings(tellings, at_torn)]).dictionary_encode()
    order = pc.array_sort_indices(written.dictionary).to_numpy()
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    number = rank[written.indices.to_numpy()]
    codes = []
    for side, group in zip(sides, groups, strict=True):
        code = np.searchsorted(at_event, group).astype(np.int32)
        code[labelled] = len(at_event) + np.searchsorted(at_label, side[labelled])
        code[torn] = len(at_event) + len(at_label) + np.searchsorted(at_torn, side[torn])
        codes.append(number[code])
    return written.dictionary.take(pa.array(order)), np.minimum(*codes), np.maximum(*codes)


def _of_several(labels: pa.Array, groups: Ints) -> Bools:
    """Which labels are told of several events."""
    label = labels.dictionary_encode().indices.to_numpy().astype(np.int64)
    told = np.unique(label << 32 | groups) >> 32
    several: Bools = (np.bincount(told) > 1)[label]
    return several


def _readings(tellings: Tellings, places: Ints) -> pa.Array:
    """Tellings by label, day and article."""
    some = (tellings[place] for place in places.tolist())
    return _array(f"{one.label} ({one.edtf or one.said}, {one.article_id})" for one in some)


def _best_of_each(low: Ints, high: Ints, as_one: Bools, score: Ints, rule: Ints) -> Places:
    """Of each two names and what is decided the decision of the highest score, in the order of names."""
    order = np.lexsort((-rule, -score, ~as_one, high, low))
    new = np.ones(len(order), dtype=bool)
    new[1:] = False
    for column in (low, high, as_one):
        ordered = column[order]
        new[1:] |= ordered[1:] != ordered[:-1]
    best: Places = order[new]
    return best


def _strongest(low: Ints, high: Ints, score: Ints, doubted: Bools) -> Bools:
    """Which doubts are among the strongest of either of their events."""
    some = np.flatnonzero(doubted).astype(np.int32)
    event, pair = np.concatenate([low[some], high[some]]), np.concatenate([some, some])
    order = np.lexsort((-high[pair], -low[pair], -score[pair], event))
    event = event[order]
    nth = np.arange(len(event)) - np.searchsorted(event, event)
    shown = np.zeros(len(doubted), dtype=bool)
    shown[pair[order[nth < DOUBTS_AN_EVENT]]] = True
    return shown


def _ranked(decided: Decisions, told: Ints, what: Callable[[LinkVerdict], Any]) -> Ints:
    """The place of something of each verdict among all that verdicts have of it."""
    rank = {value: n for n, value in enumerate(sorted({what(one) for one in decided.verdicts}))}
    found: Ints = decided.of_each(lambda one: rank[what(one)], np.int32)[told]
    return found


def _array(texts: Iterable[str]) -> pa.Array:
    # As bytes: half an emoji is no text for Arrow.
    return pa.array([text.encode(*UTF_8) for text in texts], pa.large_binary())
