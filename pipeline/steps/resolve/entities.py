"""Mention -> Entity: who stands behind the names."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from pipeline.memory import LARGE
from pipeline.names.columns import ACTOR, GENDERS, KINDS, NameColumns
from pipeline.names.corpus import key_of, resolve_columns
from pipeline.names.key import slug
from pipeline.names.links import RULE_NUMBER
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person
from pipeline.names.resolution import NameDecision
from pipeline.records import Entity, Merge
from pipeline.records.correction import Correction
from pipeline.records.packed import packed_if_many
from pipeline.steps.resolve.affairs import within_affairs
from pipeline.steps.resolve.bearers import Bearers, hear, name_bearers
from pipeline.steps.resolve.callings import Told, read_titles
from pipeline.steps.resolve.columns import ABSENT, Mentions, Role
from pipeline.steps.resolve.counts import Counts, count_mentions
from pipeline.steps.resolve.evidence import Evidence
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.main_roles import main_roles
from pipeline.steps.resolve.readings import Readings
from pipeline.steps.resolve.wishes import hear_corrections


def resolve_entities(
    names: Mentions,
    roles: Sequence[Role],
    corrections: Iterable[Correction] = (),
    readings: Readings | None = None,
) -> Linking:
    """Whom the mentions denote.

    Mentions of names that the user leaves out (`ignore`) denote nobody. `readings` gives the names for which some
    mentions count. The order of articles and mentions is irrelevant but for the order of what comes out.
    """
    read = readings or Readings()
    columns, rows = _columns(names, read.forms, read_titles(names, roles)), array("i", names.kept())
    heard = hear_corrections(columns, corrections, read.read_as)
    resolution = resolve_columns(columns, heard.wishes, explain=True)
    bearers = Bearers(names, rows, resolution.entity, resolution.rule)
    name_bearers(bearers, names, read)
    dropped = hear(bearers, names, heard.holding)
    kept = [one for one in range(len(bearers)) if one not in dropped]
    ids = _readable_ids(bearers, kept, names)
    bearer, rule_of = array("i", [ABSENT]) * len(names), array("b", [0]) * len(names)
    for number, one in enumerate(kept):
        for row, rule in zip(bearers.places(one), bearers.rules(one), strict=True):
            bearer[row], rule_of[row] = number, RULE_NUMBER[read.rules[row]] if row in read.rules else rule
    counts = count_mentions(names, bearer, rule_of, len(kept))
    entities = packed_if_many(Entity, _described(bearers, kept, ids, counts, main_roles(names, bearer, ids, roles)))
    # What was decided about names is told in room that these would take.
    del bearers, kept, counts
    told = tuple(
        one._replace(left=read.shown.get(one.left, one.left), right=read.shown.get(one.right, one.right))
        for one in within_affairs(names, resolution.decisions)
    )
    if len(names.articles) >= LARGE:
        for taken_apart in (parse_person, parse_organization):
            taken_apart.cache_clear()
    merges = _merges(names, _keys(names, rows, columns, resolution.keys, read), told, heard.holding)
    return Linking(
        ids=ids,
        bearer=bearer,
        rule=rule_of,
        entities=entities,
        merges=merges,
        rejections=heard.rejections,
    )


def _described(
    bearers: Bearers,
    kept: Sequence[int],
    ids: Sequence[str],
    counts: Counts,
    roles: Mapping[int, tuple[str | None, str | None]],
) -> Iterator[Entity]:
    """What is known of each, in the order of their table."""
    for number in sorted(range(len(kept)), key=lambda one: (KINDS[bearers.kind(kept[one])], ids[one])):
        called, person = bearers.called[kept[number]], bearers.kind(kept[number]) == ACTOR
        role, body = roles.get(number, (None, None)) if person else (None, None)
        first, last = counts.days[number]
        yield Entity(
            entity_id=ids[number],
            kind="actor" if person else "organization",
            name=called.name,
            given_name=called.given_name,
            family_name=called.family_name,
            acronym=called.acronym,
            main_role=role,
            main_organization_id=body,
            n_mentions=counts.mentions[number],
            n_articles=counts.articles[number],
            first_published=first,
            last_published=last,
            confidence=counts.confidence[number],
            aliases=counts.aliases(number),
        )


def _columns(names: Mentions, forms: Mapping[int, str], titles: Mapping[int, Told]) -> NameColumns:
    rows = np.fromiter(names.kept(), dtype=np.int32)
    mentions = {name: np.array(getattr(names, name))[rows] for name in ("article", "kind", "start", "end", "bracketed")}
    text, gender = np.array(names.name), np.array(names.gender)
    title, holds = np.zeros(len(names), dtype=np.int8), np.zeros(len(names), dtype=np.int8)
    text[[*forms]] = np.arange(len(names.strings), len(names.strings) + len(forms))
    for row, told in titles.items():
        gender[row] = gender[row] or GENDERS.index(told.gender)
        title[row], holds[row] = told.title, told.holds
    mentions |= {"text": text[rows], "gender": gender[rows], "title": title[rows], "holds": holds[rows]}
    columns = NameColumns()
    columns.extend([article.article_id for article in names.articles], [*names.strings, *forms.values()], mentions)
    return columns


def _keys(
    names: Mentions, rows: Sequence[int], columns: NameColumns, keys: Sequence[str], read: Readings
) -> Callable[[int], str]:
    """The key of the name at a place: of its form, or of the name itself where it counts as another."""
    form = array("i", [ABSENT]) * len(names)
    for row, number in zip(rows, columns.form.tolist(), strict=True):
        form[row] = number
    return lambda row: key_of(names.kind[row], names.name_of(row)) if row in read.forms else keys[form[row]]


def _readable_ids(bearers: Bearers, kept: Sequence[int], names: Mentions) -> list[str]:
    """A slug of the name for each entity; of two that collide the one first published keeps it bare."""
    days = [(article.published or date.max, article.article_id) for article in names.articles]
    age_of = array("i", [0]) * len(days)
    for rank, number in enumerate(sorted(range(len(days)), key=days.__getitem__)):
        age_of[number] = rank
    unresolved, told = RULE_NUMBER["unresolved"], array("q")
    for one in kept:
        told.append(min(age_of[names.article[row]] << 32 | names.start[row] for row in bearers.places(one)))
    kinds = np.array([bearers.kind(one) for one in kept], dtype=np.int8)
    alone = np.array([unresolved in bearers.rules(one) for one in kept], dtype=np.int8)
    order = np.lexsort((kinds, np.array(told), alone))
    taken: set[str] = set()
    ids = [""] * len(kept)
    for number in order.tolist():
        base = slug(bearers.called[kept[number]].name)
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        taken.add(name)
        ids[number] = name
    return ids


def _merges(
    names: Mentions,
    key_at: Callable[[int], str],
    decisions: Sequence[NameDecision],
    corrections: Sequence[Correction],
) -> tuple[Merge, ...]:
    lines = [one for one in corrections if one.decision != "add"]
    asked = {(KINDS.index(one.kind), name) for one in lines for name in _names_of(one)}
    asked |= {(kind, name) for kind, *both, _, _, _ in decisions for name in both}
    evidence = Evidence(names, key_at, asked)
    by_user: dict[tuple[str, frozenset[str]], Merge] = {}
    for one in lines:
        kind = KINDS.index(one.kind)
        left, right = sorted(_names_of(one))
        by_user[one.kind, frozenset((key_of(kind, left), key_of(kind, right)))] = Merge(
            kind=one.kind,
            left=left,
            right=right,
            decision="different" if one.decision == "different" else "unsure" if one.decision == "ignore" else "same",
            by="user",
            rule=f"{one.source}, line {one.line}",
            score=1.0,
            evidence=("left out of the tables; " if one.decision == "ignore" and one.right is None else "")
            + evidence.of(kind, left, right),
        )
    merges = list(by_user.values())
    for kind, left, right, decision, rule, score in decisions:
        if by_user and (KINDS[kind], frozenset((key_of(kind, left), key_of(kind, right)))) in by_user:
            continue
        merges.append(
            Merge(
                kind="actor" if kind == ACTOR else "organization",
                left=left,
                right=right,
                decision="same" if decision == "same" else "different" if decision == "different" else "unsure",
                by="rule",
                rule=rule,
                score=score,
                evidence=evidence.of(kind, left, right),
            )
        )
    return tuple(sorted(merges, key=lambda row: (row.kind, row.left, row.right, row.rule, row.decision)))


def _names_of(one: Correction) -> tuple[str, str]:
    return one.left, one.right or one.name or one.left
