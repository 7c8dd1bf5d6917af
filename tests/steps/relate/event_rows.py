"""event_sentences.tsv read, and what the product tells held against it, column by column.

One row a happening; a row without a text goes on with the text above. `-` as trigger: nothing happens. Where two
answers are as good they stand with "|" between, the better first; so do labels. A trigger or a name after "?" is
optional: it counts neither for nor against. `participants` are `name=role`, with "; " between.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import ArticleFacts, EventMention
from tests.label_check import faults, fold
from tests.marked import Marked, read_marked

TABLE = Path(__file__).parent / "event_sentences.tsv"
COLUMNS = ("trigger", "type", "modality", "label")


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening as a careful reader tells it."""

    date: str
    triggers: tuple[str, ...]
    types: tuple[str, ...]
    modalities: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    optional_parts: frozenset[str]
    reported_by: str
    labels: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One marked text with its happenings; `held` is asserted by itself, whatever the floors say."""

    marked: str
    happenings: tuple[Happening, ...]
    held: bool
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """One happening as the product tells it, in words."""

    date: str
    trigger: str
    type: str
    modality: str
    parts: dict[str, str]
    reported_by: str
    label: str


@dataclass(slots=True)
class Tally:
    """Counts over all sentences, and every fault with its sentence."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Shares of the happenings asked for; F1 where something may be given that nobody asked for."""
        out = {name: self.right[name] / self.asked[name] for name in COLUMNS}
        for name in ("told right", "participants", "roles", "reported_by"):
            out[name] = 2 * self.right[name] / max(1, self.asked[name] + self.given[name])
        out["nothing told"] = self.right["nothing"] / self.asked["nothing"]
        return out


def read_sentences(path: Path = TABLE) -> tuple[Sentence, ...]:
    """The table, in order."""
    sentences: list[list[dict[str, str]]] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["text"]:
                sentences.append([])
            sentences[-1].append(row)
    return tuple(
        Sentence(
            marked=rows[0]["text"],
            happenings=tuple(_happening(row) for row in rows if row["trigger"] != "-"),
            held=rows[0]["held"] == "yes",
            note=rows[0]["note"],
        )
        for rows in sentences
    )


def _happening(row: dict[str, str]) -> Happening:
    parts = [part.partition("=") for part in row["participants"].split("; ") if part]
    return Happening(
        date=row["date"],
        triggers=tuple(row["trigger"].removeprefix("?").split("|")),
        types=tuple(row["type"].split("|")),
        modalities=tuple(row["modality"].split("|")),
        parts={name.removeprefix("?"): tuple(roles.split("|")) for name, _, roles in parts},
        optional_parts=frozenset(name[1:] for name, _, _ in parts if name.startswith("?")),
        reported_by=row["reported_by"],
        labels=tuple(row["label"].split(" | ")),
        optional=row["trigger"].startswith("?"),
    )


def told_of(facts: ArticleFacts) -> tuple[Told, ...]:
    """What came out, with names in place of ids."""
    names = {mention.mention_id: mention.text for mention in facts.mentions}
    days = {timex.date_id: str(timex.date_start) for timex in facts.timexes}
    return tuple(_told(one, names, days) for one in facts.event_mentions)


def _told(one: EventMention, names: dict[str, str], days: dict[str, str]) -> Told:
    return Told(
        date=days[one.date_id],
        trigger=one.trigger,
        type=one.type,
        modality=one.modality,
        parts={names[part.mention_id]: part.role for part in one.participants},
        reported_by=names.get(one.reported_by or "", ""),
        label=one.label,
    )


def has_trigger(one: Told, wanted: Happening) -> bool:
    """The word is one of those accepted, by its first word."""
    first = fold(one.trigger).split()[:1]
    return any(fold(trigger).split()[:1] == first for trigger in wanted.triggers)


def pair(told: Sequence[Told], wanted: Sequence[Happening]) -> tuple[list[tuple[Told, Happening]], list[Told]]:
    """Each happening with its telling: same day and word first, then same day; and the tellings left over."""
    left, open_ = list(told), list(wanted)
    pairs: list[tuple[Told, Happening]] = []
    for by_word in (True, False):
        for happening in list(open_):
            fits = [one for one in left if one.date == happening.date and (not by_word or has_trigger(one, happening))]
            if fits:
                pairs.append((fits[0], happening))
                left.remove(fits[0])
                open_.remove(happening)
    return pairs, left


def tally(rows: Iterable[tuple[Sentence, Sequence[Told]]]) -> Tally:
    """All sentences counted."""
    out = Tally()
    for sentence, told in rows:
        marked = read_marked(sentence.marked)
        pairs, extra = pair(told, sentence.happenings)
        met = [happening for _, happening in pairs]
        if not sentence.happenings:
            out.asked["nothing"] += 1
            out.right["nothing"] += not told
        for happening in sentence.happenings:
            if not happening.optional:
                out.asked.update({*COLUMNS, "told right"})
                out.asked["participants"] += len(happening.parts) - len(happening.optional_parts)
                out.asked["roles"] += len(happening.parts) - len(happening.optional_parts)
                out.asked["reported_by"] += happening.reported_by != ""
                if happening not in met:
                    out.faults.append(f"missed: {happening.date} {happening.triggers[0]} | {marked.text}")
        for one in extra:
            out.given["told right"] += 1
            out.faults.append(f"invented: {one.date} {one.trigger} | {marked.text}")
        for one, happening in pairs:
            if not happening.optional:
                _count(out, one, happening, marked)
    return out


def _count(out: Tally, one: Told, wanted: Happening, marked: Marked) -> None:
    right = has_trigger(one, wanted)
    names = [name.text for name in marked.mentions]
    out.given["told right"] += 1
    out.right["told right"] += right
    reader = min((faults(one.label, label, names=names, text=marked.text) for label in wanted.labels), key=len)
    answers = (
        ("trigger", right, one.trigger, wanted.triggers[0]),
        ("type", one.type in wanted.types, one.type, wanted.types[0]),
        ("modality", one.modality in wanted.modalities, one.modality, wanted.modalities[0]),
        ("label", not reader, f"{one.label!r} ({', '.join(reader)})", wanted.labels[0]),
    )
    for name, good, got, want in answers:
        out.right[name] += good
        if not good:
            out.faults.append(f"{name}: {got}, not {want} | {marked.text}")
    given = {name: role for name, role in one.parts.items() if name not in wanted.optional_parts}
    needed = {name: roles for name, roles in wanted.parts.items() if name not in wanted.optional_parts}
    for name in ("participants", "roles"):
        out.given[name] += len(given)
    out.right["participants"] += len(given.keys() & needed.keys())
    out.right["roles"] += sum(role in needed.get(name, ()) for name, role in given.items())
    for name in sorted(given.keys() ^ needed.keys()):
        out.faults.append(f"participant {'invented' if name in given else 'missed'}: {name} | {marked.text}")
    for name in sorted(given.keys() & needed.keys()):
        if given[name] not in needed[name]:
            out.faults.append(f"role: {name} is {given[name]}, not {needed[name][0]} | {marked.text}")
    out.given["reported_by"] += one.reported_by != ""
    out.right["reported_by"] += one.reported_by == wanted.reported_by != ""
    if one.reported_by != wanted.reported_by:
        out.faults.append(f"reported_by: {one.reported_by or '-'}, not {wanted.reported_by or '-'} | {marked.text}")
