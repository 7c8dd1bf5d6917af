"""Neighbours that are looked up in columns are those of a walk from place to place."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.steps.resolve.events.blocks import REACH
from pipeline.steps.resolve.events.near import Groups, Keyed


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3)), max_size=200), st.integers(-1, 1))
def test_the_first_places_under_a_key_are_met_by_later_ones(rows: list[tuple[int, int]], by: int) -> None:
    rows.sort()
    places, keys = (np.array([row[side] for row in rows], dtype=kind) for side, kind in ((0, np.int32), (1, np.int64)))
    found = {
        (int(left), int(right))
        for one, other in Keyed(keys, places).before(keys + by, places)
        for left, right in zip(one, other, strict=True)
    }
    walked: dict[int, list[int]] = defaultdict(list)
    expected = set()
    for place, key in rows:
        expected |= {(earlier, place) for earlier in walked[key + by] if earlier < place}
        if len(walked[key]) < REACH:
            walked[key].append(place)
    assert found == expected


def test_no_more_than_the_first_few() -> None:
    places = np.arange(3 * REACH, dtype=np.int32)
    met = [
        left
        for left, _ in Keyed(np.zeros(len(places), dtype=np.int64), places).before(
            np.zeros(1, dtype=np.int64), places[-1:]
        )
    ]
    assert [int(one[0]) for one in met] == list(range(REACH))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=60),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20),
)
def test_how_many_two_groups_have_in_common(rows: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    groups, who = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int32) for side in (0, 1))
    members: dict[int, set[int]] = defaultdict(set)
    for group, one in rows:
        members[group].add(one)
    found = Groups(groups, who).in_common(left, right)
    assert found.tolist() == [len(members[one] & members[other]) for one, other in pairs]
