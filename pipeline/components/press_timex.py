"""Factory `press_timex`: marks time expressions in `doc.spans["timex"]`, labelled with their rule."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.whole_text import text_of
from pipeline.temporal import Expression, find_expressions

UNDATED = ("duration", "set", "vague")
"""Readings that never denote days: no sentence needs a parse for their sake."""

FOUND = "press_timex"
"""Key of `doc.user_data` that holds the expressions with their exact offsets, which tokens may not have."""


@Language.component("press_timex", assigns=["doc.spans"])
def mark_timexes(doc: Doc) -> Doc:
    """Finds the time expressions of a doc. A span covers every token that a possible date touches."""
    expressions = find_expressions(text_of(doc))
    spans = (
        doc.char_span(e.start, e.end, label=e.rule, alignment_mode="expand")
        for e in expressions
        if e.reading not in UNDATED
    )
    doc.spans["timex"] = [span for span in spans if isinstance(span, Span)]
    doc.user_data[FOUND] = expressions
    return doc


def found_expressions(doc: Doc) -> tuple[Expression, ...]:
    """The expressions that the component found in this doc; found now where it did not run."""
    known = doc.user_data.get(FOUND)
    return known if isinstance(known, tuple) else find_expressions(text_of(doc))
