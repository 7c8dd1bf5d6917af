"""review.csv: what is not sure, for the user to decide in a spreadsheet or on screen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from pipeline.names.columns import KINDS
from pipeline.names.corpus import key_of
from pipeline.records import EventMention, Facts
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import REVIEW_FILE
from pipeline.steps.tabulate.files import write_csv
from pipeline.views.questions import Question, ask
from pipeline.views.wording import in_words_or_code

REVIEW_COLUMNS = (
    "section",
    "kind",
    "left",
    "right",
    "decision",
    "new_name",
    "proposed",
    "changes",
    "score",
    "rule",
    "example_left",
    "example_right",
    "told_left",
    "told_right",
    # Last, for it holds commas: a spreadsheet that parts cells at them shifts nothing that is read back.
    "why",
)
# More rows than these nobody reads; the merges table has them all.
MAX_ROWS = {"names": 400, "events": 200, "merges": 100}
_SENTENCE_END = re.compile(r"[.!?…]['’\"»)\]]*\s+|\n")
# Longer than any sentence of a newspaper that people read in a cell.
MAX_EXAMPLE = 600
MAX_PLACES = 3


def write_review(facts: Facts, folder: Path, settings: Settings, *, unused: Iterable[Mapping[str, str]] = ()) -> None:
    """Write review.csv into a folder, in the dialect of the other CSV tables.

    `unused` are rows of the file before it whose answer could not be used.
    """
    rows = with_answers(review_rows(facts), unused)
    write_csv(folder / REVIEW_FILE, REVIEW_COLUMNS, rows, style=settings.csv_style)


def with_answers(
    rows: list[dict[str, str | int | float]], unused: Iterable[Mapping[str, str]]
) -> list[dict[str, str | int | float]]:
    """The rows with what the user wrote there and nobody could read: a slip of the pen is theirs to correct.

    A question that is not asked any more comes last, as it stood.
    """
    asked = {(row["kind"], row["left"], row["right"]): row for row in rows}
    gone: list[dict[str, str | int | float]] = []
    for old in unused:
        answer = {column: old.get(column, "") for column in ("decision", "new_name")}
        row = asked.get((old.get("kind", ""), old.get("left", ""), old.get("right", "")))
        if row is not None:
            row |= answer
        elif old.get("left"):
            gone.append({column: old.get(column, "") for column in REVIEW_COLUMNS})
    return rows + gone


def review_rows(facts: Facts) -> list[dict[str, str | int | float]]:
    """One row a question, by column of REVIEW_COLUMNS: names, then events, then the largest merges.

    Within a section those come first that change most rows. `decision` is what will hold if nobody changes it, and
    `proposed` says the same, so that a change is seen. What the user has decided already is not asked again.
    """
    questions = ask(facts)
    shown = [
        one
        for section, limit in MAX_ROWS.items()
        for one in islice((one for one in questions if one.section == section), limit)
    ]
    examples = Examples(facts, shown)
    return [_row(one, examples) for one in shown]


def _row(one: Question, examples: Examples) -> dict[str, str | int | float]:
    left, right = examples.of(one)
    return {
        "section": one.section,
        "kind": one.kind,
        "left": examples.shown(one.kind, one.left),
        "right": examples.shown(one.kind, one.right),
        "decision": one.proposed,
        "new_name": "",
        "proposed": one.proposed,
        "changes": one.changes,
        "score": one.score,
        "rule": one.rule,
        "example_left": left,
        "example_right": right,
        "told_left": examples.places_of(one.kind, one.left),
        "told_right": examples.places_of(one.kind, one.right),
        "why": in_words_or_code("why", one.rule),
    }


class Examples:
    """A sentence in which each name, or event, is told."""

    def __init__(self, facts: Facts, questions: Iterable[Question]) -> None:
        """What is told of all names of a corpus would take more memory than it: that of some questions is held."""
        self._texts = {article.article_id: article.text for article in facts.articles}
        self._places: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
        self._told: dict[str, list[EventMention]] = defaultdict(list)
        self._days = {timex.date_id: timex.edtf or timex.text for timex in facts.timexes}
        asked = {(one.kind, name) for one in questions for name in (one.left, one.right)}
        self._find_names(facts, {*asked, *((kind, _key(kind, name)) for kind, name in asked if kind in KINDS)})
        self._find_events(facts, {name for kind, name in asked if kind not in KINDS})

    def _find_names(self, facts: Facts, wanted: set[tuple[str, str]]) -> None:
        names = {(entity.kind, entity.entity_id): entity.name for entity in facts.entities}
        others: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
        for mention in facts.mentions:
            place = mention.article_id, mention.start_char, mention.end_char
            shown = names.get((mention.kind, mention.entity_id or ""), mention.text)
            if (key := (mention.kind, _key(mention.kind, mention.name))) in wanted:
                self._places[key].append(place)
            if (key := (mention.kind, _key(mention.kind, shown))) in wanted:
                others[key].append(place)
        for name, places in others.items():
            self._places[name] += places
        roles: dict[str, str] = {row.actor: row.role for row in facts.affiliations}
        for mention in facts.mentions:
            if role := roles.get(mention.mention_id):
                shown = names.get((mention.kind, mention.entity_id or ""), mention.text)
                if (key := (mention.kind, f"{shown} ({role})")) in wanted:
                    self._places[key].append((mention.article_id, mention.start_char, mention.end_char))

    def _find_events(self, facts: Facts, wanted: set[str]) -> None:
        labels = {event.event_id: event.label for event in facts.events}
        for telling in facts.event_mentions:
            for key in {telling.event_id or "", telling.label, self._readable(telling)} & wanted:
                self._told[key].append(telling)
        own = set(self._told)
        for telling in facts.event_mentions:
            # A label may be no telling's own: the user's, or one made of several.
            if (label := labels.get(telling.event_id or "", "")) not in own and label in wanted:
                self._told[label].append(telling)

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
        return self._readable(told[0]) if told else name

    def _readable(self, telling: EventMention) -> str:
        return f"{telling.label} ({self._days.get(telling.date_id, '')}, {telling.article_id})"

    def places_of(self, kind: str, name: str) -> str:
        """Where an event is told; nothing for names."""
        return "" if kind in KINDS else " ".join(row.place for row in self._told.get(name, ())[:MAX_PLACES])

    def _telling(self, name: str) -> str:
        told = self._told.get(name)
        return shorten(told[0].sentence) if told else ""

    def _of(self, kind: str, name: str) -> list[tuple[str, int, int]]:
        if not name:
            return []
        return self._places.get((kind, name)) or self._places.get((kind, _key(kind, name))) or []

    def _sentence(self, place: tuple[str, int, int] | None) -> str:
        if place is None:
            return ""
        article, start, end = place
        return sentence_around(self._texts[article], start, end)


def _key(kind: str, text: str) -> str:
    return key_of(KINDS.index(kind), text)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds a span, on one line, cut to MAX_EXAMPLE around it."""
    before = text[max(0, start - MAX_EXAMPLE) : start]
    after = text[end : end + MAX_EXAMPLE]
    starts = [match.end() for match in _SENTENCE_END.finditer(before)]
    cut = _SENTENCE_END.search(after)
    left = before[starts[-1] :] if starts else before
    right = after[: cut.end()] if cut else after
    return shorten(left + text[start:end] + right, keep=len(left))


def shorten(text: str, *, keep: int = 0) -> str:
    """Text on one line, of at most MAX_EXAMPLE characters around position `keep`."""
    low = max(0, keep - MAX_EXAMPLE // 2)
    part = " ".join(text[low : low + MAX_EXAMPLE].split())
    return ("… " if low else "") + part + (" …" if low + MAX_EXAMPLE < len(text) else "")
