"""What happens then alone, or not alone: "n'ouvrira plus qu'en mars", "n'a pas reçu que des éloges". Never negated."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import auxiliaries, clause_after, form_of, is_verbal
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

REACH = 10
GROUP = frozenset({"ADV", "AUX", "PRON", "VERB"})
"""What stands between the parts of a verb: its negation, its pronouns."""


def restricts(que: Token) -> bool:
    """Whether a "que" limits the verb before it."""
    for token in reversed(que.doc[max(que.sent.start, que.i - REACH) : que.i]):
        if token.is_punct:
            return False
        if is_verbal(token) and token.pos_ != "AUX":
            return limit_of(token) is que
    return False


def limit_of(verb: Token) -> Token | None:
    """The "que" that limits a verb under "ne": none that opens a clause, or ends a comparison."""
    group = (verb, *auxiliaries(verb))
    if not any(form_of(child) in words_for("not_first") for one in group for child in one.children):
        return None
    beside = True
    for token in verb.doc[min(one.i for one in group) + 1 : min(verb.sent.end, verb.i + REACH)]:
        if form_of(token) in words_for("that"):
            return token if token.i > verb.i and not _opens_clause(token) else None
        own = beside and token.pos_ in GROUP
        if token.is_punct or (form_of(token) in words_for("compared") and not own):
            return None
        beside = own and (token.pos_ != "ADV" or token.i < verb.i or form_of(token) in words_for("negation"))
    return None


def _opens_clause(que: Token) -> bool:
    """As in "ne pense pas que le maire viendra": a clause with a verb of its own stands behind, and no relative."""
    doc, end = que.doc, que.sent.end
    stop = next((t.i for t in doc[que.i + 1 : end] if t.is_punct or form_of(t) in words_for("relative")), end)
    verb = clause_after(que.i + 1, stop, doc)
    return verb is not None and is_verbal(verb)
