"""The spaCy component that marks time expressions."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

from pipeline.components.press_timex import found_expressions
from pipeline.temporal import find_expressions


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("fr")
    blank.add_pipe("press_timex")
    return blank


@pytest.mark.parametrize(
    "marked",
    [
        "Le [3 mars 2024], le ministre a démissionné.",
        "Elle a quitté Lyon [lundi dernier].",
        "La rue du 4-Septembre est fermée.",
        "Il est parti [hier soir] et rentre [demain].",
        "Il a purgé trois ans de prison.",
        "Il court chaque lundi.",
    ],
)
def test_press_timex_marks_possible_dates(nlp: Language, marked: str) -> None:
    doc = nlp(re.sub(r"[\[\]]", "", marked))
    assert [span.text for span in doc.spans["timex"]] == re.findall(r"\[(.+?)\]", marked)


def test_spans_are_labelled_with_their_rule(nlp: Language) -> None:
    doc = nlp("Le 3 mars 2024, hier.")
    assert [span.label_ for span in doc.spans["timex"]] == ["full_date", "deictic"]


def test_a_span_covers_the_tokens_that_an_expression_touches(nlp: Language) -> None:
    doc = nlp("Il plaide(2019).Puis il part en 2020.Fin.")
    for span, expression in zip(doc.spans["timex"], found_expressions(doc), strict=True):
        assert span.start_char <= expression.start < expression.end <= span.end_char


def test_expressions_are_found_also_where_the_component_did_not_run() -> None:
    doc = spacy.blank("fr").make_doc("Elle part demain.")
    assert found_expressions(doc) == find_expressions(doc.text)


def test_empty_text(nlp: Language) -> None:
    doc = nlp("")
    assert len(doc.spans["timex"]) == 0
