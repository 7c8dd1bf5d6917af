"""`settings.model` may name any spaCy pipeline that names persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy

from pipeline.compose import extract
from pipeline.errors import MissingModel
from pipeline.model import load_model
from pipeline.settings import Settings

ARTICLE = "La préfète Aude Orval (Roque SA) a signé le 3 mai 2021.\n\nMme Orval a rencontré la société Roque SA."


def save_pipeline(folder: Path, person: str, *, parser: bool = False) -> Path:
    """A pipeline that names by a list, without a parser or with sentences of its own only."""
    nlp = spacy.blank("fr")
    if parser:
        nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": person, "pattern": "Aude Orval"}, {"label": "ORG", "pattern": "Roque SA"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


@pytest.mark.parametrize(("person", "parser"), [("PER", False), ("PERSON", True)])
def test_another_pipeline_works(tmp_path: Path, person: str, parser: bool) -> None:
    settings = Settings(model=str(save_pipeline(tmp_path / "other", person, parser=parser)), today=date(2026, 11, 21))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    facts = extract(tmp_path / "raw", settings, load_model(settings))
    assert {(m.kind, m.text) for m in facts.mentions} == {
        ("actor", "Aude Orval"),
        ("actor", "Orval"),
        ("organization", "Roque SA"),
    }
    assert "préfète" in {row.role for row in facts.affiliations}
    assert [timex.date_start for timex in facts.timexes] == [date(2021, 5, 3)]


def test_missing_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match="no-such-model"):
        load_model(Settings(model="no-such-model"))
    spacy.blank("fr").to_disk(tmp_path / "empty")
    with pytest.raises(MissingModel, match="names no persons"):
        load_model(Settings(model=str(tmp_path / "empty")))
