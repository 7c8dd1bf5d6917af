"""Scores on the shared development sets, where they are at hand: none may fall below its floor."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "evaluation"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

pytestmark = [pytest.mark.model, pytest.mark.skipif(not DATA.exists(), reason="needs the shared evaluation data")]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_score_below_its_floor(name: str, tmp_path: Path, settings: Settings, nlp: Language) -> None:
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
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    below = {}
    for row, floor in FLOORS[name].items():
        got = scores[row].get("f1", scores[row].get("share"))
        if got < floor:
            below[row] = (got, floor)
    assert not below, f"(score, floor): {below}. A floor is lowered only with a line in DECISIONS.md."
