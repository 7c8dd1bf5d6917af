"""The tables of each set at hand, made once, and articles that sets share, read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.compose import write_tables
from pipeline.evaluate import Evaluation, evaluate_run
from pipeline.records import Facts
from pipeline.settings import Settings
from tests.evaluation.read_once import Extract, ReadOnce
from tests.evaluation.sets import UNLABELLED, Set

if TYPE_CHECKING:
    from spacy.language import Language

Scored = Callable[[Set], tuple[Path, Evaluation]]


@pytest.fixture(scope="session")
def extracted(settings: Settings, nlp: Language) -> Extract:
    """All that the articles of a folder say."""
    return ReadOnce(settings, nlp)


@pytest.fixture(scope="session")
def unlabelled(extracted: Extract) -> Facts:
    """What articles say that nobody annotated, where they are at hand."""
    if not UNLABELLED.is_dir():
        pytest.skip("needs the shared evaluation data")
    return extracted(UNLABELLED)


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory, settings: Settings, extracted: Extract) -> Scored:
    """The tables of a set and their evaluation."""
    known: dict[str, tuple[Path, Evaluation]] = {}

    def score(one: Set) -> tuple[Path, Evaluation]:
        if one.name not in known:
            folder = tmp_path_factory.mktemp(one.name)
            texts = one.gather(folder / "texts")
            write_tables(extracted(texts), folder / "outputs", settings.model_copy(update={"views": False}))
            known[one.name] = folder / "outputs", evaluate_run(one.gold, texts, folder / "outputs")
        return known[one.name]

    return score
