"""Scores of every set at hand: none may fall below its floor. Our own annotated articles are in each clone.

Sets that nobody reads while rules are written have no floors; `make evaluate` reports their scores.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline.evaluate import Evaluation
from pipeline.evaluate.rows import OURS, ROWS
from pipeline.evaluate.saved import hash_of
from pipeline.evaluate.show import show_misses
from pipeline.records import Facts
from tests.evaluation.conftest import Scored
from tests.evaluation.sets import OWN, SHARED, UNSEEN, Set, at_hand
from tests.floors import Floors
from tests.label_check import breaks, faults
from tests.processes import ran

FLOORS = Path(__file__).parent / "floors.toml"
FEWEST = 10
"""Cases that a row must rest on to have a floor: one in five is chance."""
SPANS = ("strict", "relaxed")
"""Rows that say where the loss is, not what people read."""
HELD = [one for one in at_hand() if one.name not in UNSEEN]
"""A floor on the others would make development sets of them."""
THEIRS = [one for one in at_hand() if SHARED in one.gold.parents]

pytestmark = pytest.mark.model
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs the shared evaluation data")


def scores_of(found: Evaluation, one: Set) -> dict[str, float]:
    """The figure of each row asked that rests on enough cases; rows that leak from menus and comments count below 0."""
    out: dict[str, float] = {}
    for row in ROWS:
        figure, score = found.headlines[row.name], found.scores[row.name]
        if not one.asks(row.name):
            continue
        if row.measure == "count":
            out["leak"] = -float(figure or 0)
        elif figure and (score.get("n") or FEWEST) >= FEWEST and not row.name.endswith(SPANS) and row.name not in OURS:
            out[row.name] = figure
    return out


def labels_right(found: Evaluation) -> float:
    """The share of labels that a reader would accept beside the gold's."""
    met = [one for some in found.met.values() for one in some if one.gold.what]
    return sum(not faults(one.row.label, one.gold.what or "") for one in met) / len(met)


@pytest.mark.parametrize("one", HELD, ids=lambda one: one.name)
def test_no_score_below_its_floor(one: Set, scored: Scored, floors: Floors) -> None:
    _, found = scored(one)
    print(*show_misses(found), sep="\n")
    scores = scores_of(found, one)
    if one.name == OWN:
        scores["event labels"] = labels_right(found)
    floors.hold(FLOORS, one.name, scores, gold=hash_of(one.gold))


@needs_shared
@pytest.mark.parametrize("one", THEIRS, ids=lambda one: one.name)
def test_scores_are_those_of_the_field_s_scorer(one: Set, scored: Scored, tmp_path: Path) -> None:
    """Every figure of every row, to the third decimal, on the same tables."""
    outputs, found = scored(one)
    told = ("--outputs", outputs, "--texts", one.texts[0], "--gold", one.gold, "--json", tmp_path / "scores.json")
    ran(sys.executable, SHARED / "score.py", *told, check=True)
    theirs = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert set(theirs) == {row.name for row in ROWS if row.name not in OURS}
    for row, parts in theirs.items():
        # Merging of nothing is told by the field's scorer as counts of 0, here as 0 mentions.
        asked = {part: n for part, n in parts.items() if not (row.endswith("(B3)") and part in ("tp", "fp", "fn"))}
        assert {part: found.scores[row][part] for part in asked} == asked, row


def test_labels_of_unseen_articles_stand_alone(unlabelled: Facts, floors: Floors) -> None:
    """The labels of articles that nobody annotated, by their form alone: what breaks, and what opens with a pronoun."""
    found = [breaks(event.label) for event in unlabelled.events]
    assert len(found) > 500
    whole = sum(not set(faults) - {"pronoun", "long"} for faults in found)
    named = sum("pronoun" not in faults for faults in found)
    scores = {"labels that break nowhere": whole / len(found), "labels that open with no pronoun": named / len(found)}
    floors.hold(FLOORS, "unlabelled", scores)
