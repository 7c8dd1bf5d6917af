"""Mention -> Entity: who stands behind the names."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from pipeline.freed import LARGE
from pipeline.names.columns import ACTOR, GENDERS, KINDS, NameColumns
from pipeline.names.corpus import RULE_NUMBER, RULES, key_of, resolve_columns
from pipeline.names.key import slug
from pipeline.names.links import LINKS
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person
from pipeline.names.resolution import NameDecision
from pipeline.records import Alias, Entity, EntityKind, Merge
from pipeline.records.correction import Correction
from pipeline.records.packed import packed_if_many
from pipeline.steps.resolve.bearers import Bearers, hear, name_bearers
from pipeline.steps.resolve.callings import NOTHING, Told, read_titles
from pipeline.steps.resolve.columns import ABSENT, Mentions, Role
from pipeline.steps.resolve.evidence import Evidence
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.main_roles import main_roles
from pipeline.steps.resolve.readings import Readings
from pipeline.steps.resolve.wishes import hear_corrections

# Share of rows made of an unresolved surname, or of a generic name, that are one entity and all of it (DWIE: .71, .40).
UNRESOLVED = {"actor": 0.6, "organization": 0.4}


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
            bearer[row], rule_of[row] = number, rule
    entities = packed_if_many(Entity, _described(bearers, kept, names, ids, main_roles(names, bearer, ids, roles)))
    # What was decided about names is told in room that these would take.
    del bearers, kept
    told = tuple(
        one._replace(left=read.shown.get(one.left, one.left), right=read.shown.get(one.right, one.right))
        for one in resolution.decisions
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
    names: Mentions,
    ids: Sequence[str],
    roles: Mapping[int, tuple[str, str | None]],
) -> Iterator[Entity]:
    """What is known of each, in the order of their table."""
    for number in sorted(range(len(kept)), key=lambda one: (KINDS[bearers.kind(kept[one])], ids[one])):
        yield _describe(bearers, kept[number], names, ids[number], *roles.get(number, (None, None)))


def _columns(names: Mentions, forms: Mapping[int, str], titles: Mapping[int, Told]) -> NameColumns:
    columns = NameColumns()
    ids = [article.article_id for article in names.articles]
    for row in names.kept():
        told = titles.get(row, NOTHING)
        columns.add(
            ids[names.article[row]],
            names.kind[row],
            forms.get(row) or names.name_of(row),
            names.start[row],
            names.end[row],
            names.gender[row] or GENDERS.index(told.gender),
            names.bracketed[row],
            title=told.title,
            holds=told.holds,
        )
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


def _describe(
    bearers: Bearers, one: int, names: Mentions, entity_id: str, role: str | None, body: str | None
) -> Entity:
    places, called = bearers.places(one), bearers.called[one]
    told = [names.articles[number] for number in {names.article[row] for row in places}]
    originals = {article.near_duplicate_of or article.article_id for article in told}
    counted = [article for article in told if article.near_duplicate_of is None] or told
    days = sorted(article.published for article in counted if article.published is not None)
    forms: dict[int, int] = {}
    for row in places:
        forms[names.text[row]] = forms.get(names.text[row], 0) + 1
    kind: EntityKind = "actor" if bearers.kind(one) == ACTOR else "organization"
    return Entity(
        entity_id=entity_id,
        kind=kind,
        name=called.name,
        given_name=called.given_name,
        family_name=called.family_name,
        acronym=called.acronym,
        main_role=role if kind == "actor" else None,
        main_organization_id=body if kind == "actor" else None,
        n_mentions=len(places),
        n_articles=len(originals),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        confidence=_confidence(places, bearers.rules(one), names),
        aliases=tuple(
            Alias(text=text, n_mentions=-n)
            for n, text in sorted((-n, names.strings[text]) for text, n in forms.items())
        ),
    )


def _confidence(places: Sequence[int], rules: Sequence[int], names: Mentions) -> float:
    """Estimated share of the entity's mentions that are rightly its own."""
    told = [
        names.confidence[row] * (LINKS[RULES[rule]].confidence or UNRESOLVED[KINDS[names.kind[row]]])
        for row, rule in zip(places, rules, strict=True)
    ]
    return round(sum(told) / len(told), 3)


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
