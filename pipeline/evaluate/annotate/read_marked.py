"""An annotated text read back: its lists, its marks, and every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from pipeline.evaluate.annotate.check_gold import check_gold
from pipeline.evaluate.annotate.marks import BRACKETS, BadMark, Mark, read_value, take_marks
from pipeline.evaluate.annotate.write_marked import FENCE, usual_resolution
from pipeline.evaluate.gold import GoldFile, Span
from pipeline.evaluate.read_gold import hash_of_text, parse_gold
from pipeline.evaluate.tally import sentence_span

FIELDS = {
    "": {"file", "sha256", "marks", "notes", "articles", "persons", "organizations", "events"},
    "articles": {"title", "published", "published_note", "author", "outlet"},
    "persons": {"name", "aliases", "acronym", "roles", "optional"},
    "organizations": {"name", "aliases", "acronym", "optional"},
    "events": {
        *("key", "what", "trigger", "type", "modality", "participants", "type_also", "trigger_also", "modality_also"),
        *("participants_optional", "participant_roles", "optional"),
    },
}
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


def read_marked(name: str, marked: str, raw: str | None = None) -> tuple[GoldFile | None, str, list[str]]:
    """The annotations, the text that they annotate, and what is wrong; no annotations where they cannot be read at all.

    Args:
        name: of the file, for what is said.
        marked: its text.
        raw: the text as stored, where it is at hand. An editor may change its line ends and its last one.
    """
    reading = Reading(name, marked)
    head, fence, _ = marked.partition(f"\n{FENCE}\n")
    if not fence:
        reading.note(0, f"no line {FENCE} between the lists and the text; put one above the first line of the text")
        return None, "", reading.problems
    begin = len(head) + len(fence)
    try:
        lists = tomllib.loads(head.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        reading.note(None, f'the lists cannot be read: {error}; each line is `name = value`, texts in " "')
        return None, "", reading.problems
    brackets = tuple(str(lists.get("marks", " ".join(BRACKETS[0]))).split())
    if brackets not in BRACKETS:
        reading.note(
            None, f"marks = {lists.get('marks')!r} are no brackets; use one of {[' '.join(b) for b in BRACKETS]}"
        )
        return None, "", reading.problems
    try:
        text, marks, places = take_marks(marked[begin:], (brackets[0], brackets[1]))
    except BadMark as error:
        reading.note(begin + error.offset, str(error))
        return None, "", reading.problems
    stored = _as_stored(reading, lists, text, raw, [begin + place for place in places])
    if stored is None:
        return None, text, reading.problems
    raw, shift = stored
    marks = [Mark(one.head, (shift[one.span[0]], shift[one.span[1] - 1] + 1)) for one in marks]
    where = {shift[at]: begin + place for at, place in enumerate(places)}
    _check_fields(reading, lists)
    content = _Builder(reading, lists, raw, marks, where).content()
    gold, problems = parse_gold(content, raw)
    reading.problems.extend(f"{name}: {problem}" for problem in problems)
    if not reading.problems:
        for span, fault in check_gold(gold, raw):
            reading.note(where.get(span[0]) if span else None, fault)
    return gold, raw, reading.problems


def file_of(marked: str) -> str | None:
    """The name of the text that an annotated text annotates."""
    found = re.search(r"^file = (\".*\")\s*$", marked, re.MULTILINE)
    return json.loads(found[1]) if found else None


def _as_stored(
    reading: Reading, lists: dict[str, Any], text: str, raw: str | None, places: list[int]
) -> tuple[str, list[int]] | None:
    """The text as stored, with the offset in it of each character of the text without marks; None where they differ."""
    if raw is None:
        if lists.get("sha256") not in (None, hash_of_text(text)):
            reading.note(
                None, "the text is not the one that was annotated: words or line ends were changed (give --texts)"
            )
            return None
        return text, list(range(len(text)))
    kept = [at for at, char in enumerate(raw) if not (char == "\r" and raw[at + 1 : at + 2] == "\n")]
    ours = [at for at, char in enumerate(text) if not (char == "\r" and text[at + 1 : at + 2] == "\n")]
    for number, at in enumerate(ours):
        same = number < len(kept) and text[at] == raw[kept[number]]
        if not same and text[at:].strip():
            shown = raw[kept[number] :][:40] if number < len(kept) else ""
            reading.note(places[at], f"the text reads {text[at : at + 40]!r}, the file {shown!r}; change marks only")
            return None
    if len(ours) < len(kept) and raw[kept[len(ours)] :].strip():
        reading.note(None, f"the text ends too soon; the file goes on {raw[kept[len(ours)] :][:40]!r}")
        return None
    shift = [0] * len(text)
    for number, at in enumerate(ours):
        shift[at] = kept[min(number, len(kept) - 1)]
    return raw, shift


def _check_fields(reading: Reading, lists: dict[str, Any]) -> None:
    for name in sorted(set(lists) - FIELDS[""]):
        reading.note(None, f"{name}: there is no such list{_near(name, FIELDS[''])}")
    for name in ("articles", "persons", "organizations", "events"):
        for key, table in dict(lists.get(name, {})).items():
            for strange in sorted(set(table if isinstance(table, dict) else {}) - FIELDS[name]):
                near = _near(strange, FIELDS[name])
                reading.note(_offset(reading, f"[{name}.{key}]"), f"{name}.{key}: there is no field {strange!r}{near}")


def _near(word: str, known: Any) -> str:
    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else f"; there are {', '.join(sorted(known))}"


def _offset(reading: Reading, words: str) -> int | None:
    found = reading.marked.find(words)
    return found if found >= 0 else None


@dataclass(slots=True)
class _Builder:
    """Marks and lists put together into the content of a gold file."""

    reading: Reading
    lists: dict[str, Any]
    raw: str
    marks: list[Mark]
    where: dict[int, int]
    timexes: list[dict[str, Any]] = field(default_factory=list)
    dated: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    triggers: dict[str, list[Span]] = field(default_factory=dict)
    mentions: dict[str, list[list[int]]] = field(default_factory=dict)

    def note(self, span: Span, problem: str) -> None:
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
            self.reading.note(_offset(self.reading, f"[articles.{key}]"), f"article {key!r} {what}")
        return [
            {"start": span[0], "end": span[1], **{k: str(v) for k, v in listed.get(key, {}).items()}}
            for key, span in marked.items()
        ]

    def _name(self, mark: Mark) -> None:
        known = {*self.table("persons"), *self.table("organizations")}
        if mark.head not in known:
            near = get_close_matches(mark.head, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "add [persons.KEY] or [organizations.KEY] with its name"
            self.note(mark.span, f"{mark.head!r} is in no list; {hint}")
        self.mentions.setdefault(mark.head, []).append(list(mark.span))

    def _date(self, mark: Mark) -> None:
        value, *words = mark.head[1:].split() or [""]
        try:
            kind, start, end, granularity = read_value(value)
        except ValueError as error:
            self.note(mark.span, f"date {self.raw[slice(*mark.span)]!r}: {error}")
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
                self.note(mark.span, f"date mark: {word!r} says nothing{_near(word, known)}")
        self.timexes.append(found)

    def _happening(self, name: str, span: Span) -> None:
        if name.removeprefix("!") not in self.table("events"):
            self.note(span, f"event {name!r} is in no list; add [events.{name.removeprefix('!')}] with what, type, …")

    def _entities(self, name: str) -> list[dict[str, Any]]:
        found = []
        for key, one in self.table(name).items():
            if key not in self.mentions:
                what = f"{name}.{key}: no mark [[{key}|…]] in the text; mark its name, or take it out of the list"
                self.reading.note(_offset(self.reading, f"[{name}.{key}]"), what)
            found.append({"key": key, "mentions": self.mentions.get(key, []), **one})
        return found

    def _event(self, name: str, one: dict[str, Any]) -> dict[str, Any] | None:
        dates = self.dated.get(name, [])
        words = [self.raw[slice(*span)] for span in self.triggers.get(name, [])]
        offset = _offset(self.reading, f"[events.{name}]")
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
