"""Labels of whole corpora as a reader's eye sees them, which knows nothing of the product's own check."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from pipeline.records import EventMention
from tests.label_check import breaks, points_back

FEW = 0.01
"""Share of labels that may break: what stands in press text is not always grammatical."""
POINTING = 0.05
"""Share of labels, sentences aside, that may open with what only the text before explains."""
OF_NOBODY = re.compile(
    r"\W*(?:on|il (?:existe|faut|s['’]agi\w*|n['’]y|y|manque|reste|suffit|semble|est (?:prévu|possible|\d\S*)))\b",
    re.IGNORECASE,
)
"""Pronouns that point to nobody in particular."""
NOUN_AT_END = re.compile(r"(?:l['’]été|-est)$", re.IGNORECASE)
OWNED = re.compile(r"\W*leur (?!a |ont |avait |est )", re.IGNORECASE)

pytestmark = pytest.mark.model


def broken(told: Sequence[EventMention]) -> list[tuple[str, list[str]]]:
    """Labels that break, but for their length; the sentence itself may open as it does."""
    found = []
    for one in told:
        faults = {fault for fault in breaks(one.label) if fault != "long"}
        if one.label_kind == "sentence":
            faults -= {"pronoun", "continues nothing"}
        if NOUN_AT_END.search(one.label):
            faults -= {"dangling end"}
        if OF_NOBODY.match(one.label) or OWNED.match(one.label):
            faults -= {"pronoun"}
        if faults:
            found.append((one.label, sorted(faults)))
    return found


@pytest.mark.parametrize("corpus", ["sample_facts", "unlabelled"])
def test_labels_hold(corpus: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(corpus).event_mentions
    bad = broken(told)
    print(*bad, sep="\n")
    assert told
    assert len(bad) <= FEW * len(told)
    assert not [label for label, faults in bad if "pronoun" in faults]
    cut = [one.label for one in told if one.label_kind != "sentence"]
    pointing = [label for label in cut if points_back(label) and not OF_NOBODY.match(label)]
    print(len(pointing), len(cut))
    assert len(pointing) <= POINTING * len(cut)
