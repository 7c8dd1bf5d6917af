"""Affairs told over years in articles of our own, and a text of each genre: is what comes out what it was?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import read_tables
from pipeline.compose import extract, write_tables
from pipeline.settings import Settings
from tests.affair.corpus import AFFAIRS, NOTHING, gather, marks, rows
from tests.affair.pages import STATED, score_pages
from tests.affair.promises import broken_promises
from tests.affair.score import score
from tests.floors import Floors

if TYPE_CHECKING:
    from spacy.language import Language

FLOORS = Path(__file__).with_name("floors.toml")
pytestmark = pytest.mark.parametrize("affair", AFFAIRS)


def test_each_happening_is_told_and_each_telling_is_of_one(affair: str) -> None:
    assert {mark.happening for mark in marks(affair)} - {NOTHING} == {row["id"] for row in rows(affair, "happenings")}


@pytest.mark.model
def test_the_chronology_is_the_affair(
    affair: str, tmp_path: Path, settings: Settings, nlp: Language, floors: Floors
) -> None:
    facts = extract(gather(affair, tmp_path / "raw"), settings, nlp)
    write_tables(facts, tmp_path / "outputs", settings.model_copy(update={"views": False}))
    tables = read_tables(tmp_path / "outputs")
    assert broken_promises(tables) == []
    found = score(affair, tables)
    shares = {name: getattr(found, name) for name in ("told", "dated", "status", "alone", "single")}
    pages = score_pages(affair, tables).shares if affair in STATED else {}
    floors.hold(FLOORS, affair, shares | found.names | pages)
