"""Annotations as a text to correct: lists of who, which bodies and what happened at its head, marks in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.evaluate.annotate.marks import Mark, choose_brackets, put_marks, read_value, write_value
from pipeline.evaluate.gold import GoldEntity, GoldEvent, GoldFile, GoldTimex, Span
from pipeline.evaluate.read_gold import hash_of_text

FENCE = "+++"
HEAD = """\
# Correct the marks in the text and the lists above it, then: filrouge annotate --check THIS_FILE
# Change no word of the text itself. docs/annotate.md tells what the marks mean.
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+$")


def write_marked(gold: GoldFile, raw: str) -> tuple[str, list[str]]:
    """The annotated text, and what could not be marked because its mark would cross another."""
    brackets = choose_brackets(raw)
    ids = {id(event): f"e{number}" for number, event in enumerate(gold.events, start=1)}
    marks = [*_zones(gold), *_names(gold), *_dates(gold, ids), *_triggers(gold, raw, ids)]
    body, crossing = put_marks(raw, marks, brackets)
    head = [HEAD + f"file = {_toml(gold.file)}", f'sha256 = "{hash_of_text(raw)}"']
    head.append(f"marks = {_toml(' '.join(brackets))}")
    if gold.notes:
        head.append(f"notes = {_toml(gold.notes)}")
    for number, article in enumerate(gold.articles, start=1):
        head.extend(_table("articles", f"a{number}", _article(article)))
    for name, entities in (("persons", gold.persons), ("organizations", gold.organizations)):
        for one in entities:
            head.extend(_table(name, one.key, _entity(one, name)))
    for event in gold.events:
        head.extend(_table("events", ids[id(event)], _event(event, raw, ids[id(event)])))
    left = [f"{raw[slice(*mark.span)]!r} ({mark.head}) crosses another mark" for mark in crossing]
    return "\n".join([*head, FENCE, body]), left


def _zones(gold: GoldFile) -> Iterator[Mark]:
    for number, article in enumerate(gold.articles, start=1):
        yield Mark(f"=a{number}", article.span)
    for start, end, label in gold.not_article:
        yield Mark(f"-{label}", (start, end))


def _names(gold: GoldFile) -> Iterator[Mark]:
    for one in (*gold.persons, *gold.organizations):
        yield from (Mark(one.key, span) for span in one.mentions)


def _dates(gold: GoldFile, ids: dict[int, str]) -> Iterator[Mark]:
    for timex in gold.timexes:
        dated = [ids[id(event)] for event in gold.events if timex.span in event.spans]
        yield Mark(" ".join([f"@{_value(timex)}", *(f"!{name}" for name in dated)]), timex.span)


def _value(timex: GoldTimex) -> str:
    value = write_value(timex.kind, timex.start, timex.end)
    words = [value]
    if timex.granularity and timex.granularity != read_value(value)[3]:
        words.append(timex.granularity)
    if timex.resolution and timex.resolution != usual_resolution(value):
        words.append(timex.resolution)
    words.extend(["conflict"] * timex.weekday_conflict + ["optional"] * timex.optional)
    return " ".join(words)


def usual_resolution(value: str) -> str | None:
    """How a date was settled where its mark does not say."""
    return None if value in ("duration", "set") else "unresolvable" if value == "open" else "explicit"


def _triggers(gold: GoldFile, raw: str, ids: dict[int, str]) -> Iterator[Mark]:
    """The words that name the happenings, where they stand in their sentences; one mark for those of one word."""
    named: dict[Span, list[str]] = {}
    for event in gold.events:
        if place := place_of_trigger(event, raw):
            named.setdefault(place, []).append(ids[id(event)])
    for span, names in named.items():
        yield Mark(" ".join(f"!{name}" for name in names), span)


def place_of_trigger(event: GoldEvent, raw: str) -> Span | None:
    """Where the trigger stands in its sentence, nearest to the date; None where it is not a word of it."""
    pattern = rf"(?<!\w){re.escape(event.trigger)}(?!\w)"
    start, end = event.sentence
    found = [match.span() for match in re.compile(pattern).finditer(raw, start, end)] if event.trigger else []
    return min(found, key=lambda span: abs(span[0] - event.timex[0]), default=None)


def _article(article: Any) -> dict[str, Any]:
    return {
        **{"title": article.title, "published": article.published, "published_note": article.published_note},
        **{"author": article.author, "outlet": article.outlet},
    }


def _entity(one: GoldEntity, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.name, "acronym": one.acronym, "aliases": one.aliases}
    if name == "persons":
        found["roles"] = [{"text": role.text, "org": role.org, "optional": role.optional or None} for role in one.roles]
    return found | {"optional": one.optional or None}


def _event(event: GoldEvent, raw: str, name: str) -> dict[str, Any]:
    return {
        "key": event.key if event.key != name else None,
        "what": event.what,
        "trigger": event.trigger if place_of_trigger(event, raw) is None else None,
        **{"type": event.type, "modality": event.modality, "participants": event.participants},
        **{"type_also": event.type_also, "trigger_also": event.trigger_also, "modality_also": event.modality_also},
        "participants_optional": event.participants_optional,
        "participant_roles": {key: list(parts) for key, parts in event.participant_roles},
        "optional": event.optional or None,
    }


def _table(name: str, key: str, values: dict[str, Any]) -> list[str]:
    """A TOML table; what is empty is left out, save what is usually asked for."""
    lines = ["", f"[{name}.{_key(key)}]"]
    for field, value in values.items():
        if value or field in ("title", "what", "participants", "roles", "name"):
            lines.append(f"{field} = {_toml(value)}")
    return lines


def _key(key: str) -> str:
    return key if _BARE.match(key) else _toml(key)


def _toml(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items() if one is not None)
        return f"{{ {inner} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return str(value)
