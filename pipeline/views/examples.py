"""A sentence in which each name, or event, of a question is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.french import words
from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.names.person import parse_person
from pipeline.records import ArticleFacts, CorpusFacts
from pipeline.records.event import place_of
from pipeline.steps.resolve.columns import LOOK_BACK
from pipeline.steps.tabulate.portions import Tables
from pipeline.steps.tabulate.rows import Cells
from pipeline.views.asked import Question
from pipeline.views.tables import plain_values

_SENTENCE_END = re.compile(r"[.!?…]['’\"»)\]]*\s+|\n")
_LAST_WORD = re.compile(r"[^\s«»“”\"('’]+$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý]\.-?)+")
_LONGEST_SHORT = 20  # characters: no abbreviation is longer
_BRACKET = re.compile(r" \(")
# Longer than any sentence of a newspaper that people read in a cell.
MAX_EXAMPLE = 600
MAX_PLACES = 3
MAX_LOOKED_AT = 50
"""Places of a surname of which the civility before it is looked up."""
Name = tuple[str, str]
"""Kind and name, or key of a name."""
Place = tuple[str, int, int]
NAMES, TELLINGS = "names_noted", "tellings_noted"
NOTED = {
    NAMES: pa.schema(
        [
            *((name, pa.string()) for name in ("kind", "text", "whole", "entity_id", "role", "article_id")),
            *((name, pa.int64()) for name in ("start_char", "end_char")),
        ]
    ),
    TELLINGS: pa.schema(
        [
            *((name, pa.string()) for name in ("event_id", "label", "day", "article_id")),
            ("trigger_start_char", pa.int64()),
            ("sentence", pa.string()),
        ]
    ),
}
"""A name has the key of its whole form where the article has only a part of it, and the role that is given with it."""


class Examples:
    """A sentence in which each name, or event, is told, from articles that are looked at one by one, then closed.

    What is told of all names of a corpus would take more memory than it: that of some questions is held.
    """

    def __init__(self, facts: CorpusFacts, questions: Iterable[Question]) -> None:
        self._facts = facts
        asked = {(one.kind, name) for one in questions for name in (one.left, one.right)}
        self._wanted = {*asked, *((kind, example_key(kind, name)) for kind, name in asked if kind in KINDS)}
        self._known: dict[Name, Name] = {}
        # What is called so, or might be with its role in brackets.
        self._names: dict[Name, str] = {}
        before_role = {name[: found.start()] for _, name in asked for found in _BRACKET.finditer(name)}
        for one in facts.entities:
            for text in (one.name, *(alias.text for alias in one.aliases)):
                if (key := (one.kind, example_key(one.kind, text))) in self._wanted:
                    self._known[one.kind, text] = key
            if (one.kind, one.name) in self._known or one.name in before_role:
                self._names[one.kind, one.entity_id] = one.name
        self._labels = {one.event_id: one.label for one in facts.events if ("event", one.label) in self._wanted}
        self._events = {name for kind, name in asked if kind not in KINDS}
        self._keys = as_set(name for kind, name in self._wanted if kind in KINDS)
        self._written = as_set(text for _, text in self._known)
        self._bearers = as_set(name for (kind, name), shown in self._names.items() if (kind, shown) in self._known)
        self._happenings = as_set((*self._events, *self._labels))
        self._labels_asked = as_set(self._events)
        # Places of a name as articles have it, of who is called so, of who has that role; tellings by any of their
        # names, and by the label of their event.
        self._places, self._called, self._in_office = (defaultdict[Name, list[Place]](list) for _ in range(3))
        self._told, self._labelled = (defaultdict[str, list[Example]](list) for _ in range(2))

    def look_at(self, tables: Tables) -> None:
        """Keep the places of what is asked about."""
        for kind, text, whole, entity_id, role, *place in self._asked_of(tables[NAMES]):
            at: Place = (place[0], place[1], place[2])
            shown = self._names.get((kind, entity_id), "") if entity_id else text
            if meant := self._meant(kind, text, whole):
                self._places[meant].append(at)
            if called := self._known.get((kind, shown)):
                self._called[called].append(at)
            if role and (key := (kind, f"{shown} ({role})")) in self._wanted:
                self._in_office[key].append(at)
        if not self._events:
            return
        for row in self._told_of(tables[TELLINGS]):
            found = Example(*row)
            for name in {found.event_id, found.label, found.readable} & self._events:
                self._told[name].append(found)
            if label := self._labels.get(found.event_id):
                self._labelled[label].append(found)

    def _asked_of(self, names: pa.Table) -> Iterator[tuple[Any, ...]]:
        """The names of which something may be asked: of most nothing is, and none of them becomes an object."""
        asked = pc.or_(pc.is_in(names["whole"], self._keys), pc.is_in(names["text"], self._written))
        asked = pc.or_(asked, pc.or_(pc.is_in(names["entity_id"], self._bearers), pc.is_valid(names["role"])))
        return rows_of(names.filter(asked))

    def _told_of(self, tellings: pa.Table) -> Iterator[tuple[Any, ...]]:
        """The tellings of which something may be asked."""
        day, article = tellings["day"], tellings["article_id"]
        readable = pc.binary_join_element_wise(tellings["label"], pc.binary_join_element_wise(day, article, ", "), " (")
        readable = pc.binary_join_element_wise(readable, ")", "")
        asked = pc.or_(
            pc.is_in(tellings["event_id"], self._happenings), pc.is_in(tellings["label"], self._labels_asked)
        )
        return rows_of(tellings.filter(pc.or_(asked, pc.is_in(readable, self._labels_asked))))

    def close(self) -> None:
        """All articles have been looked at."""
        for more in (self._called, self._in_office):
            for key, places in more.items():
                self._places[key] += places
        for label, tellings in self._labelled.items():
            # A label may be no telling's own: the user's, or one made of several.
            self._told[label] = self._told.get(label) or tellings

    def _meant(self, kind: str, text: str, whole: str | None) -> Name | None:
        """The name of a mention as questions have it; of a name that is written in part only it is worked out."""
        if whole:
            return (kind, whole) if (kind, whole) in self._wanted else None
        return self._known.get((kind, text))

    def of(self, one: Question) -> tuple[str, str]:
        """A sentence of either side, of two articles where it can be; empty where nothing is known."""
        if one.kind not in KINDS:
            return self._telling(one.left), self._telling(one.right)
        left, right = (self._of(one.kind, name) for name in (one.left, one.right))
        # Where one article names both under either name, the question is about the others.
        theirs = {place[0] for place in right}
        first = next((place for place in left if place[0] not in theirs), left[0] if left else None)
        second = next((place for place in right if not first or place[0] != first[0]), right[0] if right else None)
        return self._sentence(first), self._sentence(second)

    def shown(self, kind: str, name: str) -> str:
        """The name as people read it: of an event its words, its day and an article that tells it."""
        told = [] if kind in KINDS else self._told.get(name, [])
        return told[0].readable if told else name

    def places_of(self, kind: str, name: str) -> str:
        """Where an event is told; nothing for names."""
        return "" if kind in KINDS else " ".join(one.place for one in self._told.get(name, ())[:MAX_PLACES])

    def _telling(self, name: str) -> str:
        told = self._told.get(name)
        return shorten(told[0].sentence) if told else ""

    def _of(self, kind: str, name: str) -> list[Place]:
        if not name:
            return []
        places = self._places.get((kind, name)) or self._places.get((kind, example_key(kind, name))) or []
        one = parse_person(name) if kind == KINDS[ACTOR] else None
        if one is None or one.given or len(places) < 2:
            return places
        # « M. Vasselin » shows nothing of « Vasselin », let alone of « Mme Vasselin ».
        return [at for at in places[:MAX_LOOKED_AT] if self._civility(at) == one.gender] or places

    def _civility(self, place: Place) -> str:
        """The gender that a civility right before a name tells."""
        article, start, end = place
        text = self._facts.text(self._numbers[article])
        before = text[max(0, start - LOOK_BACK) : start].split()
        return parse_person(f"{before[-1]} {text[start:end]}").gender if before else ""

    def _sentence(self, place: Place | None) -> str:
        if place is None:
            return ""
        article, start, end = place
        return sentence_around(self._facts.text(self._numbers[article]), start, end)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article.article_id: number for number, article in enumerate(self._facts.articles)}


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds a span, on one line, cut to MAX_EXAMPLE around it."""
    low, high = max(0, start - MAX_EXAMPLE), end + MAX_EXAMPLE
    first = max((at for at in _sentence_ends(text, low, start)), default=low)
    last = next((at for at in _sentence_ends(text, end, high)), high)
    return shorten(text[first:last], keep=start - first)


def _sentence_ends(text: str, low: int, high: int) -> Iterator[int]:
    """Where sentences of a stretch end; behind « M. » and an initial none does."""
    for found in _SENTENCE_END.finditer(text, low, high):
        before = text[max(0, found.start() - _LONGEST_SHORT) : found.start() + 1]
        word = _LAST_WORD.search(before)
        if word is None or not (word.group() in words("abbreviations", "word") or _INITIAL.fullmatch(word.group())):
            yield found.end()


def shorten(text: str, *, keep: int = 0) -> str:
    """Text on one line, of at most MAX_EXAMPLE characters around position `keep`."""
    low = max(0, keep - MAX_EXAMPLE // 2)
    part = " ".join(text[low : low + MAX_EXAMPLE].split())
    return ("… " if low else "") + part + (" …" if low + MAX_EXAMPLE < len(text) else "")


class Example(NamedTuple):
    """A telling of an event, and the day that it gives, as written."""

    event_id: str
    label: str
    day: str
    article_id: str
    trigger_start_char: int
    sentence: str

    @property
    def readable(self) -> str:
        """Its words, its day and its article."""
        return f"{self.label} ({self.day}, {self.article_id})"

    @property
    def place(self) -> str:
        """Where it is told, as corrections name it."""
        return place_of(self.article_id, self.trigger_start_char)


def notes_on(one: ArticleFacts) -> dict[str, Iterable[Cells]]:
    """The rows of an article, by what is noted."""
    roles = {row.actor: row.role for row in one.affiliations}
    days = {timex.date_id: timex.edtf or timex.text for timex in one.timexes}
    names = (
        (
            *(row.kind, row.text, example_key(row.kind, row.whole) if row.whole else None, row.entity_id or ""),
            *(roles.get(row.mention_id), row.article_id, row.start_char, row.end_char),
        )
        for row in one.mentions
    )
    tellings = (
        (
            *(row.event_id or "", row.label, days.get(row.date_id, ""), row.article_id),
            *(row.trigger_start_char, row.sentence),
        )
        for row in one.event_mentions
    )
    return {NAMES: names, TELLINGS: tellings}


def example_key(kind: str, text: str) -> str:
    """The key of a name, under which questions ask for it."""
    return key_of(KINDS.index(kind), text)


def as_set(texts: Iterable[str]) -> pa.Array:
    """Texts among which others are looked for; half an emoji stands in no table."""
    return pa.array(sorted({text.encode("utf-8", "replace").decode() for text in texts}), pa.string())


def rows_of(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as plain values."""
    return zip(*map(plain_values, table.columns), strict=True)
