"""The pipeline that ships, opened once a process, for whoever asks before there are fixtures or in place of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SETTINGS = Settings(today=date(2026, 11, 21))
"""With these it is opened; the day is one of today's, so that no result changes with the calendar."""


@cache
def product() -> Language:
    """The pipeline with all its parts."""
    from pipeline.model import load_model

    return load_model(SETTINGS)


def parsed(*texts: str) -> list[Doc]:
    """Texts with all their sentences parsed, dated or not, and no names."""
    nlp = product()
    syntax = nlp.get_pipe("press_syntax")
    with nlp.select_pipes(enable=["press_sentences", "press_syntax"]):
        syntax.every_sentence = True  # type: ignore[attr-defined]
        try:
            return list(nlp.pipe(texts))
        finally:
            syntax.every_sentence = False  # type: ignore[attr-defined]
