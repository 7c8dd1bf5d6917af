"""Runs that share one model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline import read

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> list[str]:
    """One entry each time that a run asks for the model."""
    asked: list[str] = []
    monkeypatch.setattr(read, "_load", lambda *_: (asked.append("model"), nlp)[1])
    return asked
