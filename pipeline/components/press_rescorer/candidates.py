"""What might be a name: the recogniser's spans, their repeats, words it left aside, and other ends for its spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from pipeline.components.whole_text import text_of

# What a candidate is: found by the recogniser; the same words elsewhere; capitalised words left aside; a found span cut
# or extended on the left or the right.
SOURCES = ("ner", "rep", "cap", "cutL", "cutR", "extR", "extL")
FOUND_AS_WRITTEN = frozenset(("ner", "rep", "cap"))
NONE = "-"

CAPITALISED = re.compile(r"(?<![\w-])(?:[A-ZÀ-Þ][\w&+-]*|[a-z]+[A-Z]\w+)(?: [A-ZÀ-Þ][\w&-]*)*")
FIRST_WORD = re.compile(r"[\w.]+(?:['’]|\s+)")
LAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start` to `end` of a document, the label the recogniser gave, and where the candidate comes from."""

    start: int
    end: int
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words that join or bound names; patterns come from the data file."""

    tail: re.Pattern[str]
    extension: re.Pattern[str]
    head: re.Pattern[str]
    particle: re.Pattern[str]
    not_a_head: frozenset[str]


def find_candidates(doc: Doc, grammar: Grammar) -> list[Candidate]:
    """List the spans to score, in order of place; those that do not fall on tokens are left out."""
    text = text_of(doc)
    found = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    spans = [(start, end, label, "ner") for start, end, label in found]
    taken = bytearray(len(text) + 1)
    for start, end, _ in found:
        taken[start:end] = b"\1" * (end - start)

    def claim(start: int, end: int, source: str) -> None:
        if end - start > 1 and not any(taken[start:end]):
            spans.append((start, end, NONE, source))
            taken[start:end] = b"\1" * (end - start)

    for form in sorted({text[start:end] for start, end, _ in found if end - start > 1}, key=lambda f: (-len(f), f)):
        for start in occurrences(text, form):
            claim(start, start + len(form), "rep")
    for match in CAPITALISED.finditer(text):
        claim(*match.span(), "cap")
    seen = {(start, end) for start, end, _, _ in spans}
    for start, end, label in found:
        for left, right, source in other_ends(text, start, end, label, grammar):
            if right - left > 1 and (left, right) not in seen:
                seen.add((left, right))
                spans.append((left, right, label, source))
    return on_tokens(doc, spans)


def occurrences(text: str, form: str) -> Iterator[int]:
    """Yield where a form stands as whole words; a hyphen continues a word."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in ("-", "_") or after.isalnum() or after in ("-", "_")):
            yield start
        start = text.find(form, end)


def other_ends(text: str, start: int, end: int, label: str, grammar: Grammar) -> list[tuple[int, int, str]]:
    """Return the span with its first word or its complement cut, or with its neighbours taken in."""
    words = text[start:end]
    ends = []
    first = FIRST_WORD.match(words)
    if first and first.end() < len(words) and (label != "PER" or len(words.split()) > 2 or not words[0].isupper()):
        ends.append((start + first.end(), end, "cutL"))
    tail = grammar.tail.search(words)
    if tail and label != "PER":
        ends.append((start, start + tail.start(), "cutR"))
    after = grammar.extension.match(text[end : end + LAST_WORDS])
    if after and joins(after.group(), person=label == "PER"):
        ends.append((start, end + after.end(), "extR"))
    offset = max(0, start - LAST_WORDS)
    before = grammar.head.search(text[offset:start])
    if before and label in ("LOC", "ORG") and heads(before.group(), grammar):
        ends.append((offset + before.start(), end, "extL"))
    offset = max(0, start - 8)
    particle = grammar.particle.search(text[offset:start])
    if particle and label == "PER":
        ends.append((offset + particle.start(), end, "extL"))
    return [(*trim(text, left, right), source) for left, right, source in ends]


def joins(words: str, *, person: bool) -> bool:
    """Whether the words after a span may belong to it; a person takes in a capitalised word alone."""
    return words[0] == " " and "\n" not in words and (not person or words[1:2].isupper())


def heads(words: str, grammar: Grammar) -> bool:
    """Whether the words before a span may be its head noun."""
    return "\n" not in words and words.split()[0].lower() not in grammar.not_a_head


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces at both ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def on_tokens(doc: Doc, spans: Sequence[tuple[int, int, str, str]]) -> list[Candidate]:
    """Turn character spans into token spans."""
    if not spans:
        return []
    spans = sorted(spans)
    offsets = doc.to_array(["IDX", "LENGTH"]).astype(np.int64)
    froms, tos = offsets[:, 0], offsets.sum(axis=1)
    begin = np.array([span[0] for span in spans])
    finish = np.array([span[1] for span in spans])
    starts = np.minimum(np.searchsorted(froms, begin), len(doc) - 1)
    ends = np.minimum(np.searchsorted(tos, finish), len(doc) - 1)
    fits = (froms[starts] == begin) & (tos[ends] == finish) & (starts <= ends)
    return [
        Candidate(start, end + 1, label, source)
        for start, end, fit, (_, _, label, source) in zip(
            starts.tolist(), ends.tolist(), fits.tolist(), spans, strict=True
        )
        if fit
    ]
