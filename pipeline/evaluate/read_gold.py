"""Annotations from JSON, every fault with its place and what to do about it.

Where a text is asked for, its place may stand instead: `[start, end]`, or a list of such, whose words follow each
other. So annotations of texts that may not be given away hold no word of them (`annotate/wordless.py` makes them).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pipeline.errors import BadGold
from pipeline.evaluate.gold import GoldArticle, GoldEntity, GoldEvent, GoldFile, GoldTimex, Span
from pipeline.steps.ingest.decode import decode

R = TypeVar("R")
Kind = TypeVar("Kind", str, bool, int, list[Any], dict[str, Any])
KINDS = {str: "a text", bool: "true or false", int: "a number", list: "a list", dict: "an object"}


@dataclass(slots=True)
class Node:
    """One object of a gold file with its place in it. What is wrong is noted, and read as if nothing stood there."""

    value: Any
    place: str
    raw: str
    problems: list[str] = field(default_factory=list)

    def note(self, key: str, problem: str) -> None:
        """Keep a fault of one of its values."""
        where = ".".join(part for part in (self.place, key) if part)
        self.problems.append(f"{where}: {problem}")

    def get(self, key: str, kind: type[Kind], *, needed: bool = False) -> Kind | None:
        """A value of a kind; None where it is missing, null or of another kind."""
        found = self.value.get(key)
        if kind is str and isinstance(found, list):
            return self.quote(found, key)  # type: ignore[return-value]
        if found is None:
            if needed:
                self.note(key, f"is missing; give {KINDS[kind]}")
            return None
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            self.note(key, f"holds {found!r}; give {KINDS[kind]}")
            return None
        return found

    def quote(self, places: list[Any], key: str) -> str:
        """The words that stand at a place of the text, or at several."""
        spans = places if places and isinstance(places[0], list) else [places]
        found = [self.span(one, key) for one in spans]
        return " ".join(" ".join(self.raw[start:end].split()) for start, end in found)

    def text(self, key: str) -> str:
        """A text that must be there."""
        return self.get(key, str, needed=True) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where none stands."""
        found = self.get(key, list) or []
        if wrong := [one for one in found if not isinstance(one, (str, list))]:
            self.note(key, f"holds {wrong[0]!r}; give texts only")
        return tuple(one if isinstance(one, str) else self.quote(one, key) for one in found if one not in wrong)

    def day(self, key: str) -> date | None:
        """A day as YYYY-MM-DD, or None."""
        found = self.get(key, str)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            self.note(key, f"holds {found!r}; give a day of the calendar as YYYY-MM-DD, or null")
            return None

    def span(self, value: Any, key: str) -> Span:
        """Two offsets into the text, end excluded."""
        whole = isinstance(value, list) and len(value) >= 2 and all(type(one) is int for one in value[:2])
        if not whole:
            self.note(key, f"holds {value!r}; give two offsets, [start, end]")
            return (0, 0)
        start, end = value[:2]
        if not 0 <= start < end <= len(self.raw):
            length = len(self.raw)
            self.note(key, f"{start}..{end} is no span of a text of {length} characters; count code points")
            return (0, 0)
        return (start, end)

    def nodes(self, key: str, *, needed: bool = False) -> Iterator[Node]:
        """The objects of a list."""
        for number, one in enumerate(self.get(key, list, needed=needed) or []):
            if isinstance(one, dict):
                named = f" ({one['key']})" if isinstance(one.get("key"), str) else ""
                yield Node(
                    one, f"{self.place}{'.' if self.place else ''}{key}[{number}]{named}", self.raw, self.problems
                )
            else:
                self.note(f"{key}[{number}]", f"holds {one!r}; give an object")

    def record(self, cls: type[R], **known: Any) -> R:
        """A record of which each field stands under its own name, save those that are known already."""
        return cls(
            **known,
            **{name: self._field(name, *of) for name, of in _types(cast(Any, cls)).items() if name not in known},
        )

    def _field(self, name: str, hint: Any, default: Any) -> Any:
        """A value by its type: of records a list of objects, of pairs an object of lists."""
        if hint == Span:
            return self.span(self.value.get(name), name)
        if hint is bool:
            return self.get(name, bool) or False
        if hint is str:
            return self.text(name) if default is MISSING else self.get(name, str) or default
        item, *others = get_args(hint)
        if NoneType in others:
            return self.day(name) if item is date else self.get(name, str)
        if item is str:
            return self.texts(name)
        if item == Span:
            places = self.get(name, list, needed=True) or []
            return tuple(self.span(one, f"{name}[{number}]") for number, one in enumerate(places))
        if is_dataclass(item):
            return tuple(node.record(cast(type[Any], item)) for node in self.nodes(name))
        return tuple((key, tuple(parts)) for key, parts in (self.get(name, dict) or {}).items())


@cache
def _types(cls: type[Any]) -> dict[str, tuple[Any, Any]]:
    """Type and default of each field of a record."""
    hints = get_type_hints(cls)
    return {one.name: (hints[one.name], one.default) for one in fields(cls)}


def read_gold(path: Path, texts: Path) -> tuple[GoldFile, str]:
    """The annotations of one file with the text that they annotate.

    Raises:
        BadGold: the file is no JSON, its text is not there, or a value cannot be used.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadGold(
            path, f"is no JSON ({error})", "Correct the file, or write it again with `filrouge annotate`."
        ) from error
    name = content.get("file") if isinstance(content, dict) else None
    if not isinstance(name, str):
        raise BadGold(path, "names no file", 'Give the text that it annotates as "file": "name.txt".')
    raw = read_raw(path, texts / name)
    if content.get("sha256") not in (None, hash_of_text(raw)):
        raise BadGold(path, f"annotates another version of {name}", "Its offsets hold for that version only: find it.")
    gold, problems = parse_gold(content, raw)
    if problems:
        more = f" (and {len(problems) - 1} more; `filrouge annotate --check` lists them)" if len(problems) > 1 else ""
        raise BadGold(path, problems[0] + more, "Correct it, or take the file out of the folder.")
    return gold, raw


def read_raw(path: Path, text: Path) -> str:
    """The text of an annotated file, exactly as stored: offsets count its code points.

    What is not UTF-8 is read as a run reads it.

    Raises:
        BadGold: it is not there.
    """
    try:
        return text_of(text.read_bytes())
    except OSError as error:
        raise BadGold(
            path, f"annotates {text}, which cannot be read ({error.strerror})", "Name the folder of texts."
        ) from error


def text_of(content: bytes) -> str:
    """The text of bytes: every code point of what is UTF-8, its mark of byte order too."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decode(content, own_ends=True).text


def hash_of_text(raw: str) -> str:
    """The hash of a text as stored, by which annotations without words know it."""
    return hashlib.sha256(raw.encode()).hexdigest()


def parse_gold(content: dict[str, Any], raw: str) -> tuple[GoldFile, list[str]]:
    """The annotations that a JSON object holds, and what in it cannot be used, each with its place."""
    root = Node(content, "", raw)
    articles = tuple(_article(node) for node in root.nodes("articles", needed=True))
    cuts = tuple(_cut(root, number, one) for number, one in enumerate(root.get("not_article", list) or []))
    gold = GoldFile(
        file=root.text("file"),
        articles=articles,
        not_article=tuple(cut for cut in cuts if cut[1]),
        persons=tuple(node.record(GoldEntity) for node in root.nodes("persons", needed=True)),
        organizations=tuple(node.record(GoldEntity) for node in root.nodes("organizations", needed=True)),
        timexes=tuple(_timex(node, raw) for node in root.nodes("timex", needed=True)),
        events=tuple(node.record(GoldEvent) for node in root.nodes("events", needed=True)),
        notes=root.get("notes", str) or "",
    )
    _check_keys(gold, root)
    return gold, root.problems


def _article(node: Node) -> GoldArticle:
    return node.record(GoldArticle, span=node.span([node.value.get("start"), node.value.get("end")], "start, end"))


def _cut(root: Node, number: int, value: Any) -> tuple[int, int, str]:
    start, end = root.span(value, f"not_article[{number}]")
    return start, end, value[2] if isinstance(value, list) and len(value) > 2 else ""


def _timex(node: Node, raw: str) -> GoldTimex:
    span = node.span(node.value.get("span"), "span")
    found = node.record(GoldTimex, span=span, text=raw[slice(*span)])
    if (found.start is None) != (found.end is None) and not node.problems:
        node.note("start, end", "one of the two is missing; give both days, or neither")
    if found.start and found.end and found.end < found.start:
        node.note("end", f"is {found.end}, before start {found.start}; both days are included")
    return found


def _check_keys(gold: GoldFile, root: Node) -> None:
    """Keys that something points at are there, and each stands once."""
    keys = [one.key for one in (*gold.persons, *gold.organizations)]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        root.note(key, "two persons or organizations have this key; give each its own")
    for person in gold.persons:
        for role in person.roles:
            if role.org is not None and role.org not in keys:
                root.note(person.key, f"role {role.text!r} is of {role.org!r}, which is no key of organizations")
    for event in gold.events:
        strange = {*event.participants, *event.participants_optional} - set(keys)
        for key in sorted(strange):
            root.note(event.key, f"participant {key!r} is no key of persons or organizations")
