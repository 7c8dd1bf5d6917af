"""people_sentences.tsv read, and what the whole product finds held against it.

{person}, <organization>, ~pronoun or description|whom it means~ (`-`: nobody). `{words|canonical name}` where the
two differ; a name that begins with "?" is optional, and counts neither for nor against. A canonical name may end in
brackets that only tell homonyms apart. `roles` are `name = role @ organization`, with "; " between; `takes part`, where
a table has it, are the participants of what is told, `says` whoever tells of anything in it (`-`: nobody). Each
text is a corpus of its own, ¶ a line break in it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.records import Article, Facts
from tests.label_check import fold
from tests.marked import PUBLISHED

TABLE = Path(__file__).parent / "people_sentences.tsv"
MARK = re.compile(
    r"\{(?P<actor>[^}|]+)(?:\|(?P<actor_name>[^}]+))?\}|<(?P<organization>[^>|]+)(?:\|(?P<organization_name>[^>]+))?>"
    r"|~(?P<reference>[^~|]+)\|(?P<means>[^~]+)~"
)
TELLS_APART = re.compile(r" \([^)]*\)$")
SMALL = {"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "au", "aux", "a", "en", "et", "son", "sa", "ses"}
MERGED_SHARE = 0.5
"""Of the words of the shorter role, the share that two roles must have in common to be one; as the scorer's."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """One marked name."""

    kind: str
    span: Span
    name: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Role:
    """One role that the text gives to a person."""

    person: str
    role: str
    organization: str
    optional: bool


@dataclass(frozen=True, slots=True)
class People:
    """One text with whoever is named, what they are, and whom its pronouns mean."""

    article: Article
    names: tuple[Name, ...]
    references: tuple[tuple[Span, str], ...]
    roles: tuple[Role, ...]
    note: str
    takes_part: frozenset[str] = frozenset()
    says: str = ""


@dataclass(slots=True)
class Tally:
    """Counts over all texts, and every fault with its text."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """F1 of spans, pairs and ties; shares of names and roles."""
        out = {}
        for name in ("persons", "organizations", "merged", "references", "participants"):
            if name != "participants" or self.asked[name]:
                out[name] = 2 * self.right[name] / max(1, self.asked[name] + self.given[name])
        for name in ("names", "roles", "organizations of roles", "speakers"):
            if name != "speakers" or self.asked[name]:
                out[name] = self.right[name] / max(1, self.asked[name])
        out["roles that are right"] = self.right["role rows"] / max(1, self.given["role rows"])
        out["nobody named"] = self.right["nobody"] / max(1, self.asked["nobody"])
        out["nobody meant"] = self.right["nobody meant"] / max(1, self.asked["nobody meant"])
        return out


def read_people(path: Path = TABLE) -> tuple[People, ...]:
    """The table, in order."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        replace(
            read_row(row["text"], row["roles"], row["note"], f"a{n}", row.get("takes part", "")),
            says=row.get("says", ""),
        )
        for n, row in enumerate(rows)
    )


def read_row(marked: str, roles: str, note: str, article_id: str, takes_part: str = "") -> People:
    """One marked text."""
    marked, text, last = marked.replace("¶", "\n"), "", 0
    names: list[Name] = []
    references: list[tuple[Span, str]] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        start, last = len(text), match.end()
        if match["reference"]:
            text += match["reference"]
            references.append(((start, len(text)), match["means"]))
            continue
        kind = "actor" if match["actor"] else "organization"
        words = match[kind].removeprefix("?")
        text += words
        names.append(Name(kind, (start, len(text)), match[f"{kind}_name"] or words, match[kind].startswith("?")))
    text += marked[last:]
    article = Article(
        article_id=article_id,
        source=f"{article_id}.txt",
        part=1,
        sha256="0",
        text=text,
        published=PUBLISHED,
        published_basis="metadata",
    )
    told = tuple(map(_role, filter(None, roles.split("; "))))
    return People(article, tuple(names), tuple(references), told, note, frozenset(filter(None, takes_part.split("; "))))


def _role(written: str) -> Role:
    person, _, rest = written.partition(" = ")
    role, _, organization = rest.partition(" @ ")
    return Role(person.removeprefix("?"), role, organization, person.startswith("?"))


def tally(rows: Iterable[tuple[People, Facts]]) -> Tally:
    """All texts counted."""
    out = Tally()
    for people, facts in rows:
        name_of = _count_names(out, people, facts)
        _count_merging(out, people, facts)
        _count_roles(out, people, facts, name_of)
        _count_references(out, people, facts, name_of)
        if people.takes_part:
            _count_participants(out, people, facts, name_of)
        if people.says:
            _count_speakers(out, people, facts, name_of)
    return out


def _count_names(out: Tally, people: People, facts: Facts) -> dict[str, str]:
    """Spans and canonical names; gives the true name of each mention by its id."""
    text = people.article.text
    name_of: dict[str, str] = {}
    canonical = {entity.entity_id: entity.name for entity in facts.entities}
    for kind, score in (("actor", "persons"), ("organization", "organizations")):
        wanted = {one.span: one for one in people.names if one.kind == kind}
        found = {(one.start_char, one.end_char): one for one in facts.mentions if one.kind == kind}
        for span, mention in found.items():
            if span in wanted:
                name_of[mention.mention_id] = wanted[span].name
            if span in wanted and not wanted[span].optional:
                out.right[score] += 1
                out.asked["names"] += 1
                good = fold(canonical[mention.entity_id or ""]) == fold(TELLS_APART.sub("", wanted[span].name))
                out.right["names"] += good
                if not good:
                    out.faults.append(f"name: {canonical[mention.entity_id or '']}, not {wanted[span].name} | {text}")
            if not _is_optional(span, people):
                out.given[score] += 1
                if span not in wanted:
                    out.faults.append(f"{kind} invented: {mention.text} | {text}")
        needed = [span for span, one in wanted.items() if not one.optional]
        out.asked[score] += len(needed)
        out.faults.extend(f"{kind} missed: {text[slice(*span)]} | {text}" for span in needed if span not in found)
    if not people.names:
        out.asked["nobody"] += 1
        out.right["nobody"] += not facts.mentions
    return name_of


def _is_optional(span: Span, people: People) -> bool:
    return any(one.optional and one.span[0] < span[1] and span[0] < one.span[1] for one in people.names)


def _count_merging(out: Tally, people: People, facts: Facts) -> None:
    """Pairs of names that are one, of those found at their place: pairs, so that a false merge costs as one missed."""
    at = {(one.start_char, one.end_char): one.entity_id for one in facts.mentions}
    met = [(one.name, at[one.span]) for one in people.names if one.span in at]
    for number, (name, entity) in enumerate(met):
        for other, other_entity in met[:number]:
            out.asked["merged"] += name == other
            out.given["merged"] += entity == other_entity
            out.right["merged"] += name == other and entity == other_entity
            if (name == other) != (entity == other_entity):
                verb = "not merged" if name == other else "merged"
                out.faults.append(f"{verb}: {other}, {name} | {people.article.text}")


def _count_roles(out: Tally, people: People, facts: Facts, name_of: dict[str, str]) -> None:
    said = [
        (name_of.get(row.actor, "?"), row.role, name_of.get(row.organization or "", "-" if row.organization else ""))
        for row in facts.affiliations
    ]
    text = people.article.text
    for wanted in people.roles:
        hit = next(
            (org for person, role, org in said if person == wanted.person and same_role(role, wanted.role)), None
        )
        if wanted.optional:
            continue
        out.asked["roles"] += 1
        out.right["roles"] += hit is not None
        if hit is None:
            out.faults.append(f"role missed: {wanted.person}, {wanted.role} | {text}")
        if wanted.organization:
            out.asked["organizations of roles"] += 1
            out.right["organizations of roles"] += hit == wanted.organization
            if hit not in (None, wanted.organization):
                out.faults.append(f"organization of a role: {hit or '-'}, not {wanted.organization} | {text}")
    for person, role, org in said:
        fits = [one for one in people.roles if one.person == person and same_role(role, one.role)]
        if all(one.optional for one in fits) and fits:
            continue
        good = any(org in ("", one.organization) for one in fits)
        out.given["role rows"] += 1
        out.right["role rows"] += good
        if not good:
            out.faults.append(f"role invented: {person}, {role} @ {org} | {text}")


def _count_participants(out: Tally, people: People, facts: Facts, name_of: dict[str, str]) -> None:
    """Who takes part in what is told: all happenings of a text together."""
    names = {one.entity_id: name_of[one.mention_id] for one in facts.mentions if one.mention_id in name_of}
    given = {names.get(one.entity_id, one.entity_id) for event in facts.events for one in event.participants}
    out.asked["participants"] += len(people.takes_part)
    out.given["participants"] += len(given)
    out.right["participants"] += len(given & people.takes_part)
    for name in sorted(given ^ people.takes_part):
        verb = "missed" if name in people.takes_part else "invented"
        out.faults.append(f"participant {verb}: {name} | {people.article.text}")


def _count_speakers(out: Tally, people: People, facts: Facts, name_of: dict[str, str]) -> None:
    """Who tells of what is told, by texts: nobody else may."""
    told = {name_of.get(one.reported_by, "?") for one in facts.event_mentions if one.reported_by is not None}
    out.asked["speakers"] += 1
    out.right["speakers"] += told == ({people.says} - {"-"})
    if told != {people.says} - {"-"}:
        out.faults.append(f"speaker: {', '.join(sorted(told)) or '-'}, not {people.says} | {people.article.text}")


def same_role(role: str, other: str) -> bool:
    """Two wordings of one role: half of the words of the shorter."""
    left, right = ({word for word in re.findall(r"\w+", fold(one)) if word not in SMALL} for one in (role, other))
    return bool(left & right) and len(left & right) >= MERGED_SHARE * min(len(left), len(right))


def _count_references(out: Tally, people: People, facts: Facts, name_of: dict[str, str]) -> None:
    text = people.article.text
    for span, means in people.references:
        met = [row for row in facts.references if row.start_char < span[1] and span[0] < row.end_char]
        who = name_of.get(met[0].mention, "?") if met else "-"
        if means == "-":
            out.asked["nobody meant"] += 1
            out.right["nobody meant"] += who == "-"
        else:
            out.asked["references"] += 1
            out.right["references"] += who == means
        out.given["references"] += who != "-"
        if who != means:
            out.faults.append(f"reference: {text[slice(*span)]} is {who}, not {means} | {text}")
