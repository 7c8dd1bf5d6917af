"""Ties of 468 pronouns and descriptions: what a reader found right is made, what is wrong is not."""

from __future__ import annotations

import pytest

from pipeline.steps.relate.cast.book import REFERENCES
from tests.evaluation.event_pairs import WIKINEWS
from tests.evaluation.read_once import Extract
from tests.evaluation.reference_ties import VERDICTS, measure, read_ties


def test_the_ties_are_whole() -> None:
    ties = list(read_ties())
    assert {tie.verdict for tie in ties} == VERDICTS
    assert {tie.rule for tie in ties} <= REFERENCES.rules.keys()
    assert all(tie.start < tie.end for tie in ties)
    assert len(ties) == len({(tie.file, tie.start, tie.end, tie.name) for tie in ties}) == 468


@pytest.mark.model
@pytest.mark.skipif(not WIKINEWS.exists(), reason="the texts are not ours to give")
def test_pronouns_and_descriptions_are_tied_as_a_reader_would(extracted: Extract) -> None:
    kept = measure(extracted)
    assert kept.right >= 0.97
    assert len(kept.wrong) <= 9
