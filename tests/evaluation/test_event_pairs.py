"""Merging on 141 pairs of tellings of unseen pages: no two happenings become one, and most that are one do."""

from __future__ import annotations

import pytest

from tests.evaluation.event_pairs import at_hand, measure, read_pairs
from tests.evaluation.read_once import Extract


def test_the_pairs_are_whole() -> None:
    pairs = list(read_pairs())
    assert len(pairs) == len({(pair.left, pair.right) for pair in pairs})
    assert {pair.of for pair in pairs} == {"press", "wikinews"}
    assert all(pair.left != pair.right for pair in pairs)
    assert sum(pair.same for pair in pairs) > len(pairs) / 2


@pytest.mark.model
@pytest.mark.skipif(not at_hand(), reason="the texts are not ours to give")
def test_tellings_are_merged_as_a_reader_would(extracted: Extract) -> None:
    merged = measure(extracted)
    assert merged.precision >= 0.97
    assert merged.recall >= 0.68
    assert merged.untold <= 15
