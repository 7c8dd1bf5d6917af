"""Names held against gold, by span, article and canonical name; then roles and participants, which point at them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.evaluate.events import Met
from pipeline.evaluate.fold import fold
from pipeline.evaluate.found import Found, FoundFile, FoundName, FoundRole
from pipeline.evaluate.gold import GoldEntity, GoldFile, Span, overlap
from pipeline.evaluate.tally import Tally
from pipeline.french import words

KINDS = ("actor", "organization")
SAME_ROLE = 0.5
"""The share of the words of the shorter role that two wordings of one role have in common: as the field's scorer."""


@dataclass(slots=True)
class Ties:
    """Which key of the gold an entity of the run stands for, by the mentions found so far, over all files."""

    met: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def key(self, entity_id: str | None) -> str | None:
        """The key of most of its mentions, the first met of equals; None where no mention is in the gold."""
        counted = self.met.get(entity_id or "")
        return counted.most_common(1)[0][0] if counted else None

    def has(self, entity_id: str | None, key: str) -> bool:
        """Whether a mention of the entity stands for the key."""
        return bool(self.met.get(entity_id or "", Counter())[key])


def judge_names(
    kind: str, gold: GoldFile, file: FoundFile, found: Found, tally: Tally, ties: Ties
) -> list[tuple[str, str]]:
    """Count the names of a kind; gives (key, entity id) of each mention that is found.

    A mention takes the gold mention of exactly its span, else the first that it overlaps and that none has taken.
    """
    wanted = [(span, one.key) for one in gold.entities(kind) if not one.optional for span in one.mentions]
    spared = [span for one in (*gold.persons, *gold.organizations) if one.optional for span in one.mentions]
    exact: set[int] = set()
    loose: set[int] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    counted: set[str] = set()
    for name in file.names:
        zone = gold.zone(name.span)
        if name.kind != kind or zone == "ignored":
            continue
        same = _first(at for at, (span, _) in enumerate(wanted) if at not in exact and span == name.span)
        near = same
        if near is None:
            near = _first(at for at, (span, _) in enumerate(wanted) if at not in loose and overlap(span, name.span))
        if near is None and any(overlap(span, name.span) for span in spared):
            continue
        counted.add(name.entity_id)
        tally.add(f"{kind} mentions strict", "tp" if same is not None else "fp")
        tally.add(f"{kind} mentions relaxed", "tp" if near is not None else "fp")
        if same is not None:
            exact.add(same)
        if near is None:
            _invented(tally, kind, name, zone)
            continue
        loose.add(near)
        key = wanted[near][1]
        pairs[key, name.entity_id] += 1
        ties.met[name.entity_id][key] += 1
        if same is None:
            right = gold_text(tally, wanted[near][0])
            tally.miss(f"{kind} mentions strict", f"other words: {name.text!r}, gold {right!r}", name.span)
    for at, (span, _) in enumerate(wanted):
        if at not in loose:
            tally.miss(f"{kind} mentions relaxed", f"missed: {gold_text(tally, span)!r}", span)
    tally.add(f"{kind} mentions strict", "fn", len(wanted) - len(exact))
    tally.add(f"{kind} mentions relaxed", "fn", len(wanted) - len(loose))
    _judge_entities(kind, gold, found, tally, pairs=pairs, counted=counted, keys={key for _, key in wanted})
    return list(pairs.elements())


def _judge_entities(
    kind: str,
    gold: GoldFile,
    found: Found,
    tally: Tally,
    *,
    pairs: Counter[tuple[str, str]],
    counted: set[str],
    keys: set[str],
) -> None:
    """One entity for one key, those with most mentions in common first; each with its canonical name."""
    tied: dict[str, str] = {}
    for (key, entity_id), _ in pairs.most_common():
        if key not in tied and entity_id not in tied.values():
            tied[key] = entity_id
    by_key = {one.key: one for one in reversed(gold.entities(kind))}
    for key, entity_id in tied.items():
        forms = {fold(form) for form in by_key[key].forms} - {""}
        name = found.canonical.get(entity_id)
        if by_key[key].name is None:
            continue
        tally.share(f"{kind} names", fold(name) in forms)
        if fold(name) not in forms:
            tally.miss(f"{kind} names", f"name: {name!r}, gold {by_key[key].name!r}", by_key[key].mentions[0])
    tally.add(f"{kind}s per article", "tp", len(tied))
    tally.add(f"{kind}s per article", "fp", len(counted) - len(tied))
    tally.add(f"{kind}s per article", "fn", len(keys) - len(tied))


def _invented(tally: Tally, kind: str, name: FoundName, zone: str) -> None:
    where = " (no article)" if zone == "not_article" else ""
    tally.miss(f"{kind} mentions relaxed", f"invented: {name.text!r}{where}", name.span)
    tally.leak(kind, zone)


def _first(found: Iterator[int]) -> int | None:
    return next(found, None)


def gold_text(tally: Tally, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(tally.raw[slice(*span)].split())


def judge_roles(gold: GoldFile, file: FoundFile, tally: Tally, ties: Ties) -> None:
    """Count the roles of a file: those of the gold that are found, and of those found the right ones."""
    for person in gold.persons:
        if person.optional:
            continue
        said = [one for one in file.roles if ties.key(one.actor_id) == person.key]
        for role in person.roles:
            if role.optional:
                continue
            hits = [one for one in said if same_role(one.role, role.text)]
            tally.share("roles", bool(hits))
            if not hits:
                tally.miss("roles", f"missed: {person.name}, {role.text}", _place(person))
            if role.org:
                tally.share("organizations of roles", bool(hits) and ties.has(hits[0].organization_id, role.org))
                if hits and not ties.has(hits[0].organization_id, role.org):
                    says = f"{hits[0].organization_id}, gold {role.org}: {person.name}, {role.text}"
                    tally.miss("organizations of roles", says, _place(person))
        _judge_rows(person, said, tally)


def _judge_rows(person: GoldEntity, said: Iterable[FoundRole], tally: Tally) -> None:
    for one in said:
        good = any(same_role(one.role, role.text) for role in person.roles)
        tally.share("role rows that are right", good)
        if not good:
            tally.miss("role rows that are right", f"invented: {person.name}, {one.role}", _place(person))


def same_role(role: str, other: str) -> bool:
    """Whether two wordings are of one role; articles, « ancien » and the like apart."""
    small = words("scorer_words")
    left, right = ({*fold(one).split()} for one in (role, other))
    left, right = (left - small or left), (right - small or right)
    return bool(left & right) and len(left & right) >= SAME_ROLE * min(len(left), len(right))


def judge_participants(gold: GoldFile, met: Iterable[Met], tally: Tally, ties: Ties) -> None:
    """Count who takes part in the events on the right day."""
    row = "event participants"
    for one in met:
        spared = {*gold.optional_keys, *one.gold.participants_optional}
        wanted = set(one.gold.participants) - spared
        parts = {key: part for entity, part in one.row.participants.items() if (key := ties.key(entity)) is not None}
        given = parts.keys() - spared
        tally.add(row, "tp", len(wanted & given))
        tally.add(row, "fn", len(wanted - given))
        tally.add(row, "fp", len(given - wanted))
        for key in sorted(wanted ^ given):
            verb = "missed" if key in wanted else "invented"
            tally.miss(row, f"{verb}: {key} ({one.gold.what or one.gold.trigger})", one.gold.timex)
        fitting = dict(one.gold.participant_roles)
        for key in sorted(wanted & given & fitting.keys()):
            tally.share("event participant parts", parts[key] in fitting[key])


def _place(person: GoldEntity) -> tuple[int, int] | None:
    return person.mentions[0] if person.mentions else None
