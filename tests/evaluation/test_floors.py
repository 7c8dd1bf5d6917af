"""Scores on the shared development sets, where they are at hand: none may fall below its floor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.settings import Settings
from tests.floors import Floors
from tests.label_check import breaks

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "evaluation"
FLOORS = HERE / "floors.toml"
SETS = ("press-dev", "press-dev2", "ftb-dev", "sentences-dev")
FEWEST = 10
"""Cases that a row of the scorer must rest on to have a floor: one in five is chance."""
SPANS = ("strict", "relaxed")
"""Rows that say where the loss is, not what people read."""

pytestmark = [pytest.mark.model, pytest.mark.skipif(not DATA.exists(), reason="needs the shared evaluation data")]


def scores_of(rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """F1 or share of each row that rests on enough cases; rows that leak from menus and comments count below 0."""
    out: dict[str, float] = {}
    for name, row in rows.items():
        if name.startswith("leak"):
            out["leak"] = -float(sum(row.values()))
        elif row.get("n", FEWEST) >= FEWEST and not name.endswith(SPANS):
            score = row.get("f1", row.get("share"))
            if score:
                out[name] = score
    return out


@pytest.mark.parametrize("name", SETS)
def test_no_score_below_its_floor(name: str, tmp_path: Path, settings: Settings, nlp: Language, floors: Floors) -> None:
    from pipeline.compose import extract, write_tables

    texts = DATA / name / "texts"
    write_tables(extract(texts, settings, nlp), tmp_path / "outputs", settings)
    subprocess.run(
        [
            *(sys.executable, DATA / "score.py", "--outputs", tmp_path / "outputs", "--texts", texts),
            *("--gold", DATA / name / "gold", "--json", tmp_path / "scores.json"),
        ],
        check=True,
        capture_output=True,
    )
    rows = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    # Dates are all that the two other sets are annotated for.
    kept = scores_of(rows) if name.startswith("press") else {"dates right": rows["dates right"]["f1"]}
    floors.hold(FLOORS, name, kept)


def test_labels_of_unseen_articles_stand_alone(settings: Settings, nlp: Language, floors: Floors) -> None:
    """The labels of articles that nobody annotated, by their form alone: what breaks, and what opens with a pronoun."""
    from pipeline.compose import extract

    facts = extract(DATA / "unlabelled" / "articles", settings, nlp)
    found = [breaks(event.label) for event in facts.events]
    assert len(found) > 500
    whole = sum(not set(faults) - {"pronoun", "long"} for faults in found)
    named = sum("pronoun" not in faults for faults in found)
    scores = {"labels that break nowhere": whole / len(found), "labels that open with no pronoun": named / len(found)}
    floors.hold(FLOORS, "unlabelled", scores)
