"""What several tests share. Whatever loads a model or starts a server does so once a session."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.records import Facts

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "raw_articles"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FILROUGE_{name.upper()}", raising=False)


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(today=date(2026, 11, 21))


@pytest.fixture(scope="session")
def nlp(settings: Settings) -> Language:
    from pipeline.model import load_model

    return load_model(settings)


@pytest.fixture(scope="session")
def sample_facts(settings: Settings, nlp: Language) -> Facts:
    """All that the sample of raw_articles/ says."""
    from pipeline.compose import extract

    return extract(SAMPLE, settings, nlp)
