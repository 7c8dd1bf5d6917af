"""Who says so, right behind the day that opens a sentence: "En 2019, a-t-elle raconté, nous avons fondé un club"."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import form_of, is_finite, is_speech, lemma_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Span

VERB_REACH = 5
"""Words from the comma to the verb: auxiliary, pronoun, adverb."""
SPEAKER_REACH = 14
"""Words from the verb to the comma behind whoever speaks."""
BEFORE_VERB = frozenset({"ADV", "AUX", "PRON"})


def end_of_incise(date: Span) -> int | None:
    """The comma behind an incise that stands between a day and what is told of it; None without one."""
    doc, first = date.doc, date.end
    if first >= len(doc) or doc[first].text != ",":
        return None
    for token in doc[first + 1 : first + 1 + VERB_REACH]:
        if token.pos_ == "VERB":
            says = is_speech(token) or lemma_of(token) in words_for("reports")
            return _comma_behind(doc, token.i) if says and is_finite(token) else None
        if token.pos_ not in BEFORE_VERB:
            return None
    return None


def _comma_behind(doc: Doc, verb: int) -> int | None:
    """The comma behind a name or a phrase; None where a clause follows first: "a dit qu'elle partirait, lundi"."""
    for token in doc[verb + 1 : min(verb + SPEAKER_REACH, doc[verb].sent.end)]:
        if token.text == ",":
            return token.i
        if token.is_punct or token.pos_ in {"VERB", "AUX", "SCONJ"} or form_of(token) in words_for("that", "relative"):
            return None
    return None
