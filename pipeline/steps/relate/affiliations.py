"""Mention -> Affiliation: roles from apposition and copula."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.records import Affiliation, Article, Mention


def relate_affiliations(doc: Doc, article: Article, mentions: tuple[Mention, ...]) -> tuple[Affiliation, ...]:
    """The roles that an article gives to its persons, in order of place."""
    return ()
