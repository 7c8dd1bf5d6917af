"""A parsed text as plain Python objects; the only place of this step that knows spaCy.

Rules ask some thousand things of every date. spaCy makes an object of each word that is asked for, looks up each of its
strings, and goes through a sentence for its bounds and for the words that depend on one. Here all that is written down
once an article, under the names that spaCy gives it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any, Self

import numpy as np
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc as Parsed

from pipeline.components.whole_text import text_of
from pipeline.french.both_genders import both_genders
from pipeline.steps.relate.missed_verbs import find_missed_verbs
from pipeline.steps.relate.voice import name_voice

COLUMNS: list[int | str] = [
    *("ORTH", "MORPH", "LEMMA", "POS", "DEP", "ENT_TYPE"),  # of which each number stands for a string
    *("ENT_IOB", "IDX", "SENT_START", "SPACY", "HEAD"),
]
NAMED = COLUMNS.index("ENT_IOB")
HASH = 2**64 - 1
IN_NAME = ("", "I", "O", "B")
SUBTREE = "subtree"
"""Where a word keeps it: rules ask for the same ones again and again."""
NONE: list[Token] = []
"""What stands below a word without children; to read, not to change."""


class Token:
    """A word of a text. `form`: in lower case, apostrophe straight ("qu'"), genders parted by « · »."""

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "form", "lemma_", "whitespace_", "is_space", "is_punct", "is_alpha"),
        *("pos_", "morph", "dep_", "head", "children", "sent", "is_sent_start", "ent_type_", "ent_iob_", "kept"),
    )
    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    form: str
    lemma_: str
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    pos_: str
    morph: dict[str, list[str]]
    dep_: str
    head: Token
    children: list[Token]
    sent: Span
    is_sent_start: bool
    ent_type_: str
    ent_iob_: str
    kept: dict[object, Any]

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the space behind it."""
        return self.text + self.whitespace_

    @property
    def like_num(self) -> bool:
        """Whether the word looks like a number, in digits or spelled out."""
        return self.doc.parsed[self.i].like_num

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.doc.parsed[self.i].is_quote

    @property
    def is_title(self) -> bool:
        """Whether a capital opens it and small letters follow."""
        return self.text.istitle()

    def nbor(self, by: int = 1) -> Token:
        """The word so many places further on.

        Raises:
            IndexError: where the text ends before.
        """
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]

    @property
    def subtree(self) -> list[Token]:
        """The word and all that depends on it; to read, not to change."""
        below: list[Token] | None = self.kept.get(SUBTREE)
        if below is None:
            before = [token for child in self.children if child.i < self.i for token in child.subtree]
            behind = [token for child in self.children if child.i > self.i for token in child.subtree]
            below = self.kept[SUBTREE] = [*before, self, *behind]
        return below

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether the word stands above another."""
        return any(above is self for above in other.ancestors)

    def hang(self, head: Token, label: str) -> None:
        """Hang the word, with all below it, on another one, or make it a root by hanging it on itself.

        For who mends a tree before rules read it: what they have asked of words by then is kept.
        """
        if self.head is not self:
            self.head.children = [child for child in self.head.children if child is not self]
        self.head, self.dep_ = head, label
        if head is not self:
            head.children = sorted([*head.children, self], key=lambda one: one.i)


class Span(list[Token]):
    """Words of a text in a row, from place `start` to before place `end`."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        super().__init__(doc[start:end])
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    @property
    def start_char(self) -> int:
        """Where its first word begins."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Where its last word ends."""
        return self[-1].idx + len(self[-1].text)

    @property
    def text(self) -> str:
        """Its words as they stand in the text."""
        return self.doc.text_of(self.start, self.end)

    @property
    def text_with_ws(self) -> str:
        """The same with the space behind."""
        return self.text + self[-1].whitespace_ if self else ""

    @property
    def sent(self) -> Span:
        """The sentence in which it begins."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The word nearest to the root of the sentence; of several that are as near, the first."""
        for token in self:
            if token.head is token:
                return token
        outer = [token for token in self if not self.start <= token.head.i < self.end]
        return min(outer, key=_steps_to_root, default=self[0])


def _steps_to_root(token: Token) -> int:
    bare = not token.children and (token.is_space or token.is_punct)
    return len(token.doc) if bare else sum(1 for _ in token.ancestors)


class Doc(list[Token]):
    """A text with its parse, dates and names; `kept` is for what is read off it once.

    Words know their text, their sentence and their head, and these know the words. Behind a `with` they are parted, so
    that they go with whoever read them, not with Python's next search for circles.
    """

    def __init__(self, parsed: Parsed) -> None:
        super().__init__()
        self.parsed = parsed
        self.kept: dict[object, Any] = {}
        self._write(parsed)
        self.text = text_of(parsed)
        self.dates = tuple(Span(self, one.start, one.end) for one in parsed.spans.get("timex", ()))
        self.ents = tuple(Span(self, one.start, one.end, one.label_) for one in parsed.ents)
        find_missed_verbs(self)

    def _write(self, parsed: Parsed) -> None:
        """Make the words, one attribute after another: a call with all of them would take twice as long."""
        columns = parsed.to_array(COLUMNS).astype(np.int64).T.tolist()
        strings = parsed.vocab.strings
        words = {number: word_of(strings[number & HASH]) for number in set(columns[0])}
        names = {number: strings[number & HASH] for number in set().union(*columns[1:NAMED])}
        morphs = {number: features_of(names[number]) for number in set(columns[1])}
        heads = columns.pop()
        self.offsets = columns[COLUMNS.index("IDX")]
        sentence = Span(self, 0, 0)
        for place, row in enumerate(zip(*columns, strict=True)):
            orth, morph, lemma, pos, dep, kind, in_name, idx, opens, spaced = row
            token = Token()
            token.doc, token.i, token.idx = self, place, idx
            token.text, token.lower_, token.form, token.is_space, token.is_punct, token.is_alpha = words[orth]
            token.lemma_, token.pos_, token.dep_ = names[lemma], names[pos], names[dep]
            token.morph, token.ent_type_, token.ent_iob_ = morphs[morph], names[kind], IN_NAME[in_name]
            token.whitespace_ = " " if spaced else ""
            token.is_sent_start = opens == 1
            if opens == 1 and place:
                sentence = Span(self, place, place)
            sentence.append(token)
            sentence.end = place + 1
            token.sent, token.children, token.kept = sentence, NONE, {}
            self.append(token)
        self._hang(heads)
        name_voice(self)

    def _hang(self, ways: list[int]) -> None:
        """Hang each word on the one that stands so many places further on."""
        for token, way in zip(self, ways, strict=True):
            head = token.head = self[token.i + way]
            if way and head.children:
                head.children.append(token)
            elif way:
                head.children = [token]

    def span(self, start: int, end: int) -> Span:
        """The words from one place to before another."""
        return Span(self, start, max(start, end))

    def text_of(self, start: int, end: int) -> str:
        """What stands from one place to before another, without the space behind."""
        end = min(end, len(self))
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]

    def char_span(self, start: int, end: int) -> Span | None:
        """All words of which a part stands between two places of the text; None where there is no word."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        # The space behind a word is no part of it.
        behind = start == first.idx + len(first.text)
        return self.span(first.i + behind, last.i + 1)

    def _at(self, char: int) -> Token | None:
        place = bisect_right(self.offsets, char) - 1
        if place < 0:
            return None
        token = self[place]
        return token if char < token.idx + len(token.text) + len(token.whitespace_) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for token in self:
            del token.doc, token.head, token.sent, token.kept
        self.clear()
        vars(self).clear()


def word_of(text: str) -> tuple[str, str, str, bool, bool, bool]:
    """What a word is by itself: as it stands, in lower case, its form, whether it is space, a mark, letters alone."""
    lower = text.lower()
    return text, lower, both_genders(lower.replace("’", "'")), text.isspace(), is_punct(text), text.isalpha()


@cache
def features_of(morph: str) -> dict[str, list[str]]:
    """The morphological features of a word by name; to read, not to change."""
    pairs = (one.partition("=") for one in morph.split("|") if "=" in one)
    return {name: values.split(",") for name, _, values in pairs}
