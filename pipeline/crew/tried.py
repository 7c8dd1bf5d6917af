"""A model that has read a sentence of ours before it is given any article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import CannotRead, FilrougeError
from pipeline.model import load_model
from pipeline.records import Article
from pipeline.settings import Settings
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article

if TYPE_CHECKING:
    from spacy.language import Language

OURS = Article(
    article_id="ours",
    source="ours",
    part=1,
    sha256="",
    text="Le 3 mars 2024, Zoé Lenoir, maire de Luzac, a inauguré la halle.",
)


def load_tried(settings: Settings) -> Language:
    """Load the model and read the sentence with it.

    What breaks there would break on every article, and tables of nothing would take the place of those that stand.

    Raises:
        MissingModel: the model is not installed.
        CannotRead: no sentence can be read with it.
    """
    nlp = load_model(settings)
    try:
        for one in recognise_articles((OURS,), nlp):
            relate_article(one, off=settings.rules_off)
    except (FilrougeError, MemoryError):
        raise
    except Exception as error:
        raise CannotRead(f"{type(error).__name__}: {error}") from error
    return nlp
