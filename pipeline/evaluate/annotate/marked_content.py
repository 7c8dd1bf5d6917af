"""Marks and lists of an annotated text, put together into the content of a gold file; every fault has its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from pipeline.evaluate.annotate.marks import Mark, read_value
from pipeline.evaluate.annotate.write_marked import usual_resolution
from pipeline.evaluate.gold import Span
from pipeline.evaluate.tally import sentence_span

GRANULARITIES = (
    *("time", "day", "week", "month", "season", "quarter", "semester", "year", "decade", "century", "range"),
)
RESOLUTIONS = ("explicit", "relative", "year_inferred", "unresolvable")


@dataclass(slots=True)
class Reading:
    """One annotated text while it is read; `problems` are lines to print, in the order in which they were met."""

    name: str
    marked: str
    problems: list[str] = field(default_factory=list)

    def note(self, offset: int | None, problem: str) -> None:
        """Keep a fault, with the line of an offset into the file."""
        line = "" if offset is None else f":{self.marked.count(chr(10), 0, offset) + 1}"
        self.problems.append(f"{self.name}{line}: {problem}")

    def place_of(self, words: str) -> int | None:
        """The offset of some words in the file."""
        found = self.marked.find(words)
        return found if found >= 0 else None


def meant(word: str, known: Iterable[str]) -> str:
    """The known word that was meant, or all that there are."""
    known = sorted(known)
    found = get_close_matches(word, known, n=1)
    return f"; did you mean {found[0]!r}?" if found else f"; there are {', '.join(known)}"


@dataclass(slots=True)
class Builder:
    """Puts them together; `where` gives the offset in the file of each one in the text."""

    reading: Reading
    lists: dict[str, Any]
    raw: str
    marks: list[Mark]
    where: dict[int, int]
    timexes: list[dict[str, Any]] = field(default_factory=list)
    dated: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    triggers: dict[str, list[Span]] = field(default_factory=dict)
    mentions: dict[str, list[list[int]]] = field(default_factory=dict)

    def _note(self, span: Span, problem: str) -> None:
        self.reading.note(self.where.get(span[0]), problem)

    def table(self, name: str) -> dict[str, dict[str, Any]]:
        """One of the lists; what is empty stands for nothing."""
        found = self.lists.get(name, {})
        return {
            key: {field: value for field, value in one.items() if value != ""}
            for key, one in (found if isinstance(found, dict) else {}).items()
            if isinstance(one, dict)
        }

    def content(self) -> dict[str, Any]:
        """All of it, as JSON has it."""
        cuts: list[list[Any]] = []
        articles: dict[str, Span] = {}
        for mark in self.marks:
            sign, rest = mark.head[:1], mark.head[1:].strip()
            if sign == "-":
                cuts.append([*mark.span, rest])
            elif sign == "=":
                articles[rest] = mark.span
            elif sign == "@":
                self._date(mark)
            elif sign == "!":
                for name in mark.head.split():
                    self._happening(name, mark.span)
                    self.triggers.setdefault(name.removeprefix("!"), []).append(mark.span)
            else:
                self._name(mark)
        return {
            "file": self.lists.get("file"),
            "articles": self._articles(articles),
            "not_article": cuts,
            "persons": self._entities("persons"),
            "organizations": self._entities("organizations"),
            "timex": self.timexes,
            "events": [event for name, one in self.table("events").items() if (event := self._event(name, one))],
            "notes": self.lists.get("notes", ""),
        }

    def _articles(self, marked: dict[str, Span]) -> list[dict[str, Any]]:
        listed = self.table("articles")
        if not marked and len(listed) == 1:
            marked = {next(iter(listed)): (0, len(self.raw))}
        for key in sorted(marked.keys() ^ listed.keys()):
            what = (
                "is in the list, but no mark [[=KEY|…]] is around its text" if key in listed else "is not in the list"
            )
            self.reading.note(self.reading.place_of(f"[articles.{key}]"), f"article {key!r} {what}")
        return [
            {"start": span[0], "end": span[1], **{k: str(v) for k, v in listed.get(key, {}).items()}}
            for key, span in marked.items()
        ]

    def _name(self, mark: Mark) -> None:
        known = {*self.table("persons"), *self.table("organizations")}
        if mark.head not in known:
            near = get_close_matches(mark.head, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "add [persons.KEY] or [organizations.KEY] with its name"
            self._note(mark.span, f"{mark.head!r} is in no list; {hint}")
        self.mentions.setdefault(mark.head, []).append(list(mark.span))

    def _date(self, mark: Mark) -> None:
        value, *words = mark.head[1:].split() or [""]
        try:
            kind, start, end, granularity = read_value(value)
        except ValueError as error:
            self._note(mark.span, f"date {self.raw[slice(*mark.span)]!r}: {error}")
            return
        found: dict[str, Any] = {
            **{"span": list(mark.span), "kind": kind, "granularity": granularity},
            **{"start": _text(start), "end": _text(end), "resolution": usual_resolution(value)},
        }
        for word in words:
            if word.startswith("!"):
                self._happening(word, mark.span)
                self.dated.setdefault(word[1:], []).append(found)
            elif word in GRANULARITIES:
                found["granularity"] = word
            elif word in RESOLUTIONS:
                found["resolution"] = word
            elif word in ("optional", "conflict"):
                found["optional" if word == "optional" else "weekday_conflict"] = True
            else:
                known = (*GRANULARITIES, *RESOLUTIONS, "optional", "conflict")
                self._note(mark.span, f"date mark: {word!r} says nothing{meant(word, known)}")
        self.timexes.append(found)

    def _happening(self, name: str, span: Span) -> None:
        if name.removeprefix("!") not in self.table("events"):
            self._note(span, f"event {name!r} is in no list; add [events.{name.removeprefix('!')}] with what, type, …")

    def _entities(self, name: str) -> list[dict[str, Any]]:
        found = []
        for key, one in self.table(name).items():
            if key not in self.mentions:
                what = f"{name}.{key}: no mark [[{key}|…]] in the text; mark its name, or take it out of the list"
                self.reading.note(self.reading.place_of(f"[{name}.{key}]"), what)
            found.append({"key": key, "mentions": self.mentions.get(key, []), **one})
        return found

    def _event(self, name: str, one: dict[str, Any]) -> dict[str, Any] | None:
        dates = self.dated.get(name, [])
        words = [self.raw[slice(*span)] for span in self.triggers.get(name, [])]
        offset = self.reading.place_of(f"[events.{name}]")
        if not dates:
            self.reading.note(offset, f"events.{name}: no date carries it; write [[@DATE !{name}|words]] on its date")
        trigger = one.get("trigger") or (words[0] if words else None)
        if trigger is None:
            self.reading.note(offset, f"events.{name}: no word names it; mark one in the text: [[!{name}|word]]")
        if not dates or trigger is None:
            return None
        first, *later = dates
        return {
            "key": name,
            **one,
            **{key: first[key] for key in ("start", "end", "granularity")},
            **{"timex": first["span"], "sentence": self._sentence(first["span"], self.triggers.get(name, []))},
            **{"trigger": trigger, "trigger_also": [*one.get("trigger_also", []), *words[1:]]},
            "also": [{"timex": one["span"], "sentence": self._sentence(one["span"], [])} for one in later],
        }

    def _sentence(self, timex: list[int], triggers: list[Span]) -> list[int]:
        """From the beginning of the date's sentence to its end, so far as the first trigger's."""
        spans = [(timex[0], timex[1]), *triggers[:1]]
        bounds = [sentence_span(self.raw, span) for span in spans]
        return [min(start for start, _ in bounds), max(end for _, end in bounds)]


def _text(day: date | None) -> str | None:
    return str(day) if day else None
