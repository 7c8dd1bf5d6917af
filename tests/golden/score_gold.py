"""Rows of a run held against annotated articles, in what people read: who, what, when, of which kind, in which words.

The format of the annotations is that of the field's gold (persons, organizations, timex, events, with offsets into
the raw file). Beside it stand `trigger_also`, `type_also`, `modality_also` (answers as good), `participant_roles`
and `participants_optional`. What is optional counts neither for nor against.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from pipeline.records import Article, Event, EventMention, Facts, Mention, Timex
from tests.label_check import faults, fold
from tests.steps.relate.people_rows import same_role

Gold = dict[str, Any]
Span = tuple[int, int]
TOKEN = re.compile(r"\w+|[^\w\s]")
F1 = ("persons", "organizations", "dates right", "told right", "participants", "parts", "merged")
SHARES = ("types", "modality", "labels", "roles", "organizations of roles", "names", "titles", "publication dates")


class Alignment:
    """Where the words of a cleaned text stand in the raw one."""

    def __init__(self, clean: str, raw: str) -> None:
        ours, theirs = ([(m.group(), m.span()) for m in TOKEN.finditer(text)] for text in (clean, raw))
        matcher = difflib.SequenceMatcher(None, [t for t, _ in ours], [t for t, _ in theirs], autojunk=False)
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for i, j, size in matcher.get_matching_blocks():
            for k in range(size):
                self._first[ours[i + k][1][0]] = theirs[j + k][1][0]
                self._last[ours[i + k][1][1]] = theirs[j + k][1][1]

    def raw(self, start: int, end: int) -> Span:
        """The same words in the raw text; (-1, -1) where they are not."""
        return (self._first.get(start, -1), self._last.get(end, -1))


@dataclass(slots=True)
class Tally:
    """Counts over some articles, and every fault with its file."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """F1 of what may be given unasked; shares of what is asked; share of rows that leak from no menu."""
        both = self.asked + self.given
        out = {name: 2 * self.right[name] / both[name] for name in F1 if both[name]}
        out |= {name: self.right[name] / self.asked[name] for name in SHARES if self.asked[name]}
        out["roles that are right"] = self.right["role rows"] / max(1, self.given["role rows"])
        out["no leak"] = 1 - self.right["leak"] / max(1, self.given["rows"])
        return out


def overlap(one: Iterable[int], other: Iterable[int]) -> bool:
    """Two spans share a character."""
    (start, end), (other_start, other_end) = one, other
    return start < other_end and other_start < end


def tally(gold: Mapping[str, tuple[Gold, str]], facts: Facts, *, labels: bool = True) -> Tally:
    """Count the files of `gold` (name: annotations, raw text). `labels`: compare them with `what`, too."""
    out = Tally()
    key_of: dict[str, str] = {}  # The true key of each mention, by its id.
    for name, (notes, raw) in gold.items():
        article = next(one for one in facts.articles if one.source == name)
        out.asked.update(("titles", "publication dates"))
        out.right["titles"] += article.title == notes["articles"][0]["title"]
        out.right["publication dates"] += str(article.published) == str(notes["articles"][0]["published"])
        _File(out, notes, raw, article, facts, key_of).count(labels=labels)
    _count_merging(out, key_of, facts)
    return out


class _File:
    """One annotated file and its rows."""

    def __init__(
        self, out: Tally, gold: Gold, raw: str, article: Article, facts: Facts, key_of: dict[str, str]
    ) -> None:
        self.out, self.gold, self.article, self.facts, self.key_of = out, gold, article, facts, key_of
        self.align = Alignment(article.text, raw)
        self.mentions = [one for one in facts.mentions if one.article_id == article.article_id]
        self.entities = {one.entity_id: one for one in facts.entities}
        self.of_key = {one["key"]: one for one in (*gold["persons"], *gold["organizations"])}

    def fault(self, words: str) -> None:
        self.out.faults.append(f"{self.gold['file']}: {words}")

    def leaks(self, span: Span) -> bool:
        """Count a row, and whether it stands in what is no article."""
        self.out.given["rows"] += 1
        found = any(overlap(span, cut[:2]) for cut in self.gold["not_article"])
        self.out.right["leak"] += found
        return found

    def count(self, *, labels: bool) -> None:
        for kind, name in (("actor", "persons"), ("organization", "organizations")):
            self.names(name, [one for one in self.mentions if one.kind == kind])
        self.roles()
        self.events(self.dates(), labels=labels)

    def names(self, name: str, mentions: list[Mention]) -> None:
        wanted = {tuple(span): one for one in self.gold[name] for span in one["mentions"]}
        open_ = {span for span, one in wanted.items() if not one["optional"]}
        self.out.asked[name] += len(open_)
        for mention in mentions:
            span = self.align.raw(mention.start_char, mention.end_char)
            leak = self.leaks(span)
            if any(one["optional"] and overlap(span, other) for other, one in wanted.items()):
                continue
            self.out.given[name] += 1
            if span not in open_:
                self.fault(f"{name}: invented {mention.text!r}{' (leak)' if leak else ''}")
                continue
            open_.discard(span)
            self.out.right[name] += 1
            self.key_of[mention.mention_id] = wanted[span]["key"]
            self.out.asked["names"] += 1
            entity = self.entities[mention.entity_id or ""]
            good = fold(entity.name) == fold(wanted[span]["name"])
            self.out.right["names"] += good
            if not good:
                self.fault(f"name: {entity.name!r}, not {wanted[span]['name']!r}")
        for span in sorted(open_):
            self.fault(f"{name}: missed {wanted[span]['name']!r} at {span[0]}")

    def roles(self) -> None:
        said = [row for row in self.facts.affiliations if row.article_id == self.article.article_id]
        for person in self.gold["persons"]:
            for role in person["roles"]:
                fits = [
                    row
                    for row in said
                    if self.key_of.get(row.actor) == person["key"] and same_role(row.role, role["text"])
                ]
                if role.get("optional") or person["optional"]:
                    continue
                self.out.asked["roles"] += 1
                self.out.right["roles"] += bool(fits)
                if not fits:
                    self.fault(f"role missed: {person['name']}, {role['text']}")
                if role["org"]:
                    good = any(self.key_of.get(row.organization or "") == role["org"] for row in fits)
                    self.out.asked["organizations of roles"] += 1
                    self.out.right["organizations of roles"] += good
                    if not good:
                        self.fault(f"role without its body: {person['name']}, {role['text']}")
        for row in said:
            person = self.of_key.get(self.key_of.get(row.actor, ""), {"optional": True, "roles": [], "name": "?"})
            if person["optional"]:
                continue
            good = any(same_role(row.role, role["text"]) for role in person["roles"])
            self.out.given["role rows"] += 1
            self.out.right["role rows"] += good
            if not good:
                self.fault(f"role invented: {person['name']}, {row.role}")

    def dates(self) -> dict[str, Span]:
        """Count the dates; gives the raw span of each by its id."""
        spans: dict[str, Span] = {}
        wanted = [one for one in self.gold["timex"] if one["kind"] == "date"]
        open_ = [one for one in wanted if not one["optional"]]
        self.out.asked["dates right"] += len(open_)
        for timex in self.facts.timexes:
            if timex.article_id != self.article.article_id or timex.kind != "date":
                continue
            spans[timex.date_id] = span = self.align.raw(timex.start_char, timex.end_char)
            leak = self.leaks(span)
            near = [one for one in wanted if overlap(one["span"], span)]
            if near and all(one["optional"] for one in near):
                continue
            self.out.given["dates right"] += 1
            good = next((one for one in near if one in open_ and _same_days(one, timex)), None)
            if good is None:
                days = f"{timex.date_start}..{timex.date_end}"
                self.fault(f"date: {timex.text!r} {days}{' (leak)' if leak else ''}, not {_days_of(near)}")
            else:
                open_.remove(good)
                self.out.right["dates right"] += 1
        return spans

    def events(self, spans: dict[str, Span], *, labels: bool) -> None:
        told = [one for one in self.facts.event_mentions if one.article_id == self.article.article_id]
        for one in told:
            self.leaks(spans.get(one.date_id, (-1, -1)))
        left = list(told)
        events = {one.event_id: one for one in self.facts.events}
        open_ = list(self.gold["events"])
        for by_word in (True, False):
            for event in list(open_):
                fits = [one for one in left if self._is(one, event, spans) and (not by_word or _has_word(one, event))]
                if fits:
                    left.remove(fits[0])
                    open_.remove(event)
                    if not event["optional"]:
                        self._event(fits[0], event, events[fits[0].event_id or ""], labels=labels)
        for event in (one for one in open_ if not one["optional"]):
            self._ask(event, labels=labels)
            self.fault(f"event missed: {event['what']}")
        for one in left:
            # A second telling of an event that stands once in the gold counts neither way.
            again = any(self._is(one, event, spans) and _has_word(one, event) for event in self.gold["events"])
            also = [span for event in self.gold["events"] for span in (a["timex"] for a in event.get("also", []))]
            if not again and not any(overlap(span, spans.get(one.date_id, (-1, -1))) for span in also):
                self.out.given["told right"] += 1
                self.fault(f"event invented: {one.trigger} ({one.label})")

    def _is(self, one: EventMention, event: Gold, spans: dict[str, Span]) -> bool:
        return overlap(event["timex"], spans.get(one.date_id, (-1, -1)))

    def _ask(self, event: Gold, *, labels: bool) -> None:
        self.out.asked.update(("told right", "types", "modality", *(("labels",) if labels else ())))
        self.out.asked["participants"] += len(event["participants"])
        self.out.asked["parts"] += len(event["participants"]) if "participant_roles" in event else 0

    def _event(self, one: EventMention, event: Gold, row: Event, *, labels: bool) -> None:
        self._ask(event, labels=labels)
        word = _has_word(one, event)
        self.out.given["told right"] += 1
        reader = faults(row.label, event["what"])
        answers = (
            ("told right", word, one.trigger, event["trigger"]),
            ("types", row.type in [event["type"], *event["type_also"]], row.type, event["type"]),
            ("modality", one.modality in _also(event, "modality"), one.modality, event["modality"]),
            ("labels", labels and not reader, f"{row.label!r} ({', '.join(reader)})", event["what"]),
        )
        for name, good, got, want in answers:
            self.out.right[name] += good
            if not good and (labels or name != "labels"):
                self.fault(f"{name}: {got}, not {want}")
        keys = self._keys_of_entities()
        parts = {keys[part.entity_id]: part.role for part in row.participants if part.entity_id in keys}
        unfit = {*event.get("participants_optional", []), *(k for k, e in self.of_key.items() if e["optional"])}
        given, needed = parts.keys() - unfit, set(event["participants"]) - unfit
        self.out.given["participants"] += len(given)
        self.out.right["participants"] += len(given & needed)
        if "participant_roles" in event:
            self.out.given["parts"] += len(given)
            self.out.right["parts"] += sum(parts[key] in event["participant_roles"][key] for key in given & needed)
        for key in sorted(given ^ needed):
            self.fault(f"participant {'invented' if key in given else 'missed'}: {key}: {event['what']}")

    def _keys_of_entities(self) -> dict[str, str]:
        return {
            one.entity_id or "": self.key_of[one.mention_id] for one in self.mentions if one.mention_id in self.key_of
        }


def _count_merging(out: Tally, key_of: Mapping[str, str], facts: Facts) -> None:
    """Pairs of names that are one, over all files."""
    met = [(key_of[one.mention_id], one.entity_id) for one in facts.mentions if one.mention_id in key_of]
    for (key, entity), (other, other_entity) in combinations(met, 2):
        out.asked["merged"] += key == other
        out.given["merged"] += entity == other_entity
        out.right["merged"] += key == other and entity == other_entity


def _same_days(wanted: Gold, timex: Timex) -> bool:
    return (wanted["start"], wanted["end"]) == (
        str(timex.date_start) if timex.date_start else None,
        str(timex.date_end) if timex.date_end else None,
    )


def _days_of(near: list[Gold]) -> str:
    return ", ".join(f"{one['start']}..{one['end']}" for one in near) or "a date"


def _also(event: Gold, name: str) -> list[str]:
    return [event[name], *event.get(f"{name}_also", [])]


def _has_word(one: EventMention, event: Gold) -> bool:
    """The same first word, by its first four letters, as the field's scorer has it."""
    return any(fold(word).split()[0][:4] == fold(one.trigger).split()[0][:4] for word in _also(event, "trigger"))
