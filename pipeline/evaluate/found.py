"""What a run found, file by file, with the spans of the raw text: what is held against gold.

`read_found` makes it from tables of filrouge; another tool's answers can be put into the same records.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, cast

from pipeline.evaluate.gold import GoldFile, Span
from pipeline.records.rejection import REASONS
from pipeline.views.tables import RunTables

TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """One article; `span` is where its words stand in the raw text, None where they do not."""

    span: Span | None
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """One name in place."""

    kind: str
    span: Span
    entity_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """One time expression in place."""

    date_id: str
    span: Span
    kind: str
    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTelling:
    """One telling of an event."""

    event_id: str
    date_id: str
    trigger: str
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRole:
    """One role that an article gives to an actor."""

    actor_id: str
    role: str
    organization_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """One event over the whole corpus; `participants` are entity ids with the part that each takes."""

    type: str | None = None
    label: str = ""
    participants: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class FoundFile:
    """All that was found in one text file, in the order of the tables."""

    articles: list[FoundArticle] = field(default_factory=list)
    names: list[FoundName] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    tellings: list[FoundTelling] = field(default_factory=list)
    roles: list[FoundRole] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Found:
    """All that a run found: its files by name, and what holds over the whole corpus."""

    files: dict[str, FoundFile] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    """Entity id to canonical name."""
    events: dict[str, FoundEvent] = field(default_factory=dict)


Rows = Mapping[str, list[dict[str, Any]]]
R = TypeVar("R")


def read_found(outputs: Path, raw: Mapping[str, str]) -> Found:
    """What the tables in `outputs` say of some files, whose raw texts are given by name.

    Raises:
        BadInput: the folder holds no tables.
    """
    tables = RunTables(outputs)
    found = Found(canonical=_canonical(tables), events=_events(tables))
    names, dates = _by_article(tables, "mentions"), _by_article(tables, "dates")
    tellings = _by_article(tables, "event_mentions")
    file_of: dict[str, str] = {}
    for article in tables.rows("articles"):
        file = _name_of(article["source"], raw)
        if file is None:
            continue
        aligned, key = Alignment(article["text"], raw[file]), article["article_id"]
        into = found.files.setdefault(file, FoundFile())
        into.articles.append(
            FoundArticle(
                span=aligned.span(0, len(article["text"])), title=article["title"], published=article["published"]
            )
        )
        into.names.extend(_placed(FoundName, names[key], aligned))
        into.dates.extend(_placed(FoundDate, dates[key], aligned, start="date_start", end="date_end"))
        into.tellings.extend(_record(FoundTelling, row) for row in tellings[key])
        file_of[key] = file
    for row in tables.rows("affiliations"):
        if row["article_id"] in file_of:
            found.files[file_of[row["article_id"]]].roles.append(_record(FoundRole, row))
    return found


def _name_of(source: str, raw: Mapping[str, str]) -> str | None:
    """The file that an article came from: by its path under the input folder, or by its name alone."""
    for name in (source, PurePosixPath(source).name):
        if name in raw:
            return name
    return None


def _by_article(tables: RunTables, table: str) -> Rows:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in tables.rows(table):
        rows[row["article_id"]].append(row)
    return rows


def _canonical(tables: RunTables) -> dict[str, str]:
    actors = {row["actor_id"]: row["name"] for row in tables.rows("actors", "actor_id", "name")}
    bodies = {row["organization_id"]: row["name"] for row in tables.rows("organizations", "organization_id", "name")}
    return actors | bodies


def _events(tables: RunTables) -> dict[str, FoundEvent]:
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in tables.rows("event_participants", "event_id", "entity_id", "role"):
        parts[row["event_id"]][row["entity_id"]] = row["role"]
    return {
        row["event_id"]: FoundEvent(type=row["type"], label=row["label"], participants=parts[row["event_id"]])
        for row in tables.rows("events", "event_id", "type", "label")
    }


def _placed(cls: type[R], rows: Iterable[dict[str, Any]], aligned: Alignment, **named: str) -> Iterator[R]:
    """Rows whose words stand in the raw text, as records; `named` gives the column of a field of another name."""
    for row in rows:
        if span := aligned.span(row["start_char"], row["end_char"]):
            yield _record(cls, row, span=span, **{name: row[column] for name, column in named.items()})


def _record(cls: type[R], row: Mapping[str, Any], **known: Any) -> R:
    """A row as a record, whose fields have the names of columns but for those that are known."""
    names = [one.name for one in fields(cast(Any, cls)) if one.name not in known]
    return cls(**known, **{name: row[name] for name in names})


class Alignment:
    """Two texts aligned token by token, so that cleaning may drop or reflow anything.

    Spans of the cleaned text are mapped to the raw one by the tokens that they touch.
    """

    def __init__(self, clean: str, raw: str) -> None:
        ours, theirs = _tokens(clean), _tokens(raw)
        self._starts = [start for _, start, _ in ours]
        self._ends = [end for _, _, end in ours]
        self._raw: dict[int, Span] = {}
        matcher = SequenceMatcher(None, [word for word, _, _ in ours], [word for word, _, _ in theirs], autojunk=False)
        for at, there, length in matcher.get_matching_blocks():
            for step in range(length):
                _, start, end = theirs[there + step]
                self._raw[at + step] = (start, end)

    @property
    def covered(self) -> list[Span]:
        """The tokens of the raw text that the cleaned one kept, in its order."""
        return list(self._raw.values())

    def span(self, start: int, end: int) -> Span | None:
        """The same words in the raw text; None where not one of them is there."""
        first, last = bisect_left(self._ends, start + 1), bisect_left(self._starts, end)
        found = [self._raw[at] for at in range(first, last) if at in self._raw]
        return (found[0][0], found[-1][1]) if found else None


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(found.group().lower().replace("’", "'"), *found.span()) for found in TOKEN.finditer(text)]


def unread_files(notes: Mapping[str, tuple[GoldFile, str]], outputs: Path) -> Iterator[str]:
    """A line for each annotated file that has articles, and none in the tables in `outputs`."""
    tables = RunTables(outputs)
    sources = {row["source"] for row in tables.rows("articles", "source")}
    read = sources | {PurePosixPath(source).name for source in sources}
    aside = {PurePosixPath(row["source"]).name: row for row in tables.manifest().get("rejected", [])}
    for file, (gold, _) in notes.items():
        if file in read or not gold.articles:
            continue
        why = f"it is not among the articles of {outputs}"
        if row := aside.get(PurePosixPath(file).name):
            # That there is nothing to do holds for a run, not for what is scored.
            detail = row["detail"].removesuffix(REASONS["exact_duplicate"].advice).rstrip(" .")
            why = f"{row['reason']}{': ' if detail else ''}{detail}"
            if row["reason"] == "exact_duplicate":
                why += "; keep the annotated file only in the folder of texts"
        yield f"{file}: no article found, so all that is annotated in it counts as missed: {why}."
