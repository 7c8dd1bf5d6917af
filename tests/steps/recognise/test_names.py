"""Doc -> Mention: offsets, glued marks, confidence."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

import pipeline.components  # noqa: F401
from pipeline.records import Article
from pipeline.steps.recognise.names import NameContext, bare, recognise_names

BLANK = spacy.blank("fr")


def article_of(text: str) -> Article:
    return Article(article_id="a", source="a.txt", part=1, sha256="", text=text)


def named(words: list[str], spans: list[tuple[int, int, str]]) -> Doc:
    doc = Doc(BLANK.vocab, words=words)
    doc.spans["names"] = [Span(doc, start, end, label=label, span_id="ner") for start, end, label in spans]
    return doc


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vasselin", "Vasselin"),
        ("«Vasselin", "Vasselin"),
        ("ex-LR", "LR"),
        ("#CNIL", "CNIL"),
        ("Orval»,", "Orval"),
        ("Aude OrvalLe", "Aude Orval"),
        ("En marche !", "En marche !"),
        ("S.A.", "S.A."),
        ("LCV)1", "LCV"),
        ("ligue (LCV)", "ligue (LCV)"),
        ("Église « La mer »", "Église « La mer »"),
        ("M6", "M6"),
        ("…", ""),
        ("Extrême", "Extrême"),
    ],
)
def test_bare_name(text: str, name: str) -> None:
    start, end = bare(text)
    assert text[start:end] == name


@given(st.text(alphabet="Aé-x «»'.,#@!L(e", max_size=12))
def test_bare_keeps_within_bounds(text: str) -> None:
    start, end = bare(text)
    assert 0 <= start <= len(text)
    assert end <= len(text)


def test_mentions_have_offsets_of_their_text_and_ids_of_their_own() -> None:
    doc = named(["Aude", "Orval", "quitte", "ex-LR", "."], [(0, 2, "PER"), (3, 4, "ORG")])
    mentions = recognise_names(doc, article_of(doc.text))
    assert [(m.kind, m.text) for m in mentions] == [("actor", "Aude Orval"), ("organization", "LR")]
    assert all(doc.text[m.start_char : m.end_char] == m.text for m in mentions)
    assert len({m.mention_id for m in mentions}) == 2


def test_a_handle_counts_only_where_its_owner_is_named() -> None:
    doc = named(
        ["@AudeOrval", "et", "@roque", "saluent", "Aude", "Orval"], [(0, 1, "PER"), (2, 3, "ORG"), (4, 6, "PER")]
    )
    mentions = recognise_names(doc, article_of(doc.text))
    assert [(m.text, m.start_char) for m in mentions] == [("AudeOrval", 1), ("Aude Orval", 29)]


def test_no_names_no_mentions() -> None:
    doc = Doc(BLANK.vocab, words=["Rien", "."])
    assert recognise_names(doc, article_of(doc.text)) == ()


def test_confidence_is_a_chance_and_rises_with_evidence() -> None:
    doc = Doc(BLANK.vocab, words=["Aude", "Orval", "voit", "Aude", "Orval", "et", "Machin", "."])
    doc.ents = [Span(doc, 0, 2, label="PER"), Span(doc, 3, 5, label="PER"), Span(doc, 6, 7, label="LOC")]
    doc.spans["names"] = [Span(doc, s, e, label="PER", span_id="ner") for s, e in ((0, 2), (3, 5), (6, 7))]
    context = NameContext(doc)
    sure, doubtful = (context.confidence(doc.spans["names"][i]) for i in (0, 2))
    assert 0 < doubtful < sure < 1
