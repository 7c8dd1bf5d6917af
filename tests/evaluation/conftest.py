"""The tables of each set at hand, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.evaluate import Evaluation, evaluate_run
from pipeline.settings import Settings
from tests.evaluation.sets import Set

if TYPE_CHECKING:
    from spacy.language import Language

Scored = Callable[[Set], tuple[Path, Evaluation]]


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory, settings: Settings, nlp: Language) -> Scored:
    """The tables of a set and their evaluation."""
    from pipeline.compose import extract, write_tables

    known: dict[str, tuple[Path, Evaluation]] = {}

    def score(one: Set) -> tuple[Path, Evaluation]:
        if one.name not in known:
            folder = tmp_path_factory.mktemp(one.name)
            texts = one.gather(folder / "texts")
            write_tables(
                extract(texts, settings, nlp), folder / "outputs", settings.model_copy(update={"views": False})
            )
            known[one.name] = folder / "outputs", evaluate_run(one.gold, texts, folder / "outputs")
        return known[one.name]

    return score
