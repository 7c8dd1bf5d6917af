"""Sentences to their full stop: the parser sometimes ends one in the middle."""

from __future__ import annotations

from pipeline.steps.relate.once import once_a_token
from pipeline.steps.relate.parse import Span, Token

MAX_REPAIR = 60
STOPS = frozenset({".", "!", "?", "…", "..."})
CLOSING = frozenset({"»", "”", '"', ")"})


def is_parsed(sentence: Span) -> bool:
    """Whether the sentence went through tagger and parser."""
    return any(token.pos_ for token in sentence)


def sentence_of(span: Span) -> Span:
    """The sentence around a span, to its full stop: the parser sometimes ends one in the middle."""
    first, last = sentence_at(span[0]), sentence_at(span[-1])
    return first if first.end == last.end else span.doc.span(first.start, last.end)


@once_a_token
def sentence_at(token: Token) -> Span:
    """The sentence around a word, to its full stop."""
    doc, start, end = token.doc, token.sent.start, token.sent.end
    floor, ceiling = max(0, start - MAX_REPAIR), min(len(doc), end + MAX_REPAIR)
    while start > floor and not _ends_sentence(doc[start - 1]) and is_parsed(doc[start - 1].sent):
        start = max(floor, doc[start - 1].sent.start)
    while end < ceiling and not _ends_sentence(doc[end - 1]) and is_parsed(doc[end].sent):
        end = min(ceiling, doc[end].sent.end)
    return doc.span(start, end)


def segment_of(sentence: Span, span: Span) -> Span:
    """Of a sentence the part between semicolons that a span stands in: each has its own date."""
    doc, start, end = span.doc, sentence.start, sentence.end
    for token in sentence:
        if token.text == ";" and token.i < span.start:
            start = token.i + 1
        elif token.text == ";" and token.i >= span.end:
            return doc.span(start, token.i)
    return doc.span(start, end)


def _ends_sentence(token: Token) -> bool:
    if "\n" in token.text_with_ws or token.is_space:
        return True
    if token.text in CLOSING and token.i > token.sent.start:
        return token.nbor(-1).text in STOPS
    return token.text in STOPS
