"""Mention -> Entity: who stands behind the names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.names.columns import ACTOR, GENDERS, IN_BRACKETS, KINDS, NOT_IN_BRACKETS, NameColumns
from pipeline.names.corpus import RULES, key_of, resolve_columns
from pipeline.names.key import fold_text, slug
from pipeline.names.links import LINKS
from pipeline.names.resolution import NameDecision
from pipeline.records import Affiliation, Alias, Article, Entity, EntityKind, Mention, Merge, Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve.bearers import Bearer, left_out, name_bearers
from pipeline.steps.resolve.callings import NOTHING, Told, read_titles
from pipeline.steps.resolve.evidence import Evidence
from pipeline.steps.resolve.readings import Readings
from pipeline.steps.resolve.wishes import hear_corrections

# Share of rows made of an unresolved surname, or of a generic name, that are one entity and all of it (DWIE: .71, .40).
UNRESOLVED = {"actor": 0.6, "organization": 0.4}


def resolve_entities(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    affiliations: Iterable[Affiliation],
    corrections: Iterable[Correction] = (),
    readings: Readings | None = None,
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Merge, ...], tuple[Rejection, ...]]:
    """Mentions with their entity, the entities, the decisions that made them, and corrections that do not fit.

    Mentions of names that the user leaves out (`ignore`) are gone. `readings` gives the names for which some mentions
    count. The order of articles and mentions is irrelevant but for the order of what comes out.
    """
    read = readings or Readings()
    affiliations = tuple(affiliations)
    columns = _columns(articles, mentions, read.forms, read_titles(articles, mentions, affiliations))
    heard = hear_corrections(columns, corrections, read.read_as)
    resolution = resolve_columns(columns, heard.wishes, explain=True)
    groups: dict[int, Bearer] = {}
    for number, (mention, entity, rule) in enumerate(
        zip(mentions, resolution.entity.tolist(), resolution.rule.tolist(), strict=True)
    ):
        group = groups.setdefault(entity, Bearer(KINDS.index(mention.kind)))
        group.mentions.append((number, mention))
        group.rules.append(RULES[rule])
    named = name_bearers(tuple(groups.values()), heard.holding, read)
    dropped = left_out(named, heard.holding)
    kept = [group for group in groups.values() if id(group) not in dropped]
    ids = _readable_ids(kept, articles)
    linked: dict[int, Mention] = {}
    for group in kept:
        for (number, mention), rule in zip(group.mentions, group.rules, strict=True):
            linked[number] = replace(mention, entity_id=ids[id(group)], link_rule=rule)
    out = tuple(linked[number] for number in sorted(linked))
    roles = _main_roles(articles, out, affiliations)
    by_id = {article.article_id: article for article in articles}
    entities = tuple(
        sorted(
            (_describe(group, ids[id(group)], by_id, roles) for group in kept),
            key=lambda entity: (entity.kind, entity.entity_id),
        )
    )
    told = tuple(
        one._replace(left=read.shown.get(one.left, one.left), right=read.shown.get(one.right, one.right))
        for one in resolution.decisions
    )
    merges = _merges(mentions, told, heard.holding)
    return out, entities, merges, heard.rejections


def _columns(
    articles: Sequence[Article], mentions: Sequence[Mention], forms: Mapping[str, str], titles: Mapping[str, Told]
) -> NameColumns:
    texts = {article.article_id: article.text for article in articles}
    columns = NameColumns()
    for mention in mentions:
        text = texts[mention.article_id]
        before, after = text[: mention.start_char][-1:], text[mention.end_char : mention.end_char + 1]
        bracketed = before == "(" and after in (")", ",", " ", ":")
        told = titles.get(mention.mention_id, NOTHING)
        columns.add(
            mention.article_id,
            KINDS.index(mention.kind),
            forms.get(mention.mention_id, mention.name),
            mention.start_char,
            mention.end_char,
            GENDERS.index(mention.gender or told.gender),
            IN_BRACKETS if bracketed else NOT_IN_BRACKETS,
            title=told.title,
            holds=told.holds,
        )
    return columns


def _readable_ids(groups: Iterable[Bearer], articles: Sequence[Article]) -> dict[int, str]:
    """A slug of the name for each entity; of two that collide the one first published keeps it bare."""
    days = {article.article_id: article.published or date.max for article in articles}

    def age(group: Bearer) -> tuple[bool, date, str, int, int]:
        first = min((days[m.article_id], m.article_id, m.start_char) for _, m in group.mentions)
        return "unresolved" in group.rules, *first, group.kind

    taken: set[str] = set()
    ids = {}
    for group in sorted(groups, key=age):
        base = slug(group.name.name)
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        taken.add(name)
        ids[id(group)] = name
    return ids


def _main_roles(
    articles: Sequence[Article], mentions: Sequence[Mention], affiliations: Iterable[Affiliation]
) -> dict[str, tuple[str, str | None]]:
    """Role and organization by actor; near-duplicates count once."""
    entity = {mention.mention_id: mention.entity_id for mention in mentions}
    once = {article.article_id: article.near_duplicate_of or article.article_id for article in articles}
    said: dict[str, list[tuple[str, str | None, str]]] = defaultdict(list)
    for row in affiliations:
        actor = entity.get(row.actor)
        if actor is not None:
            organization = entity.get(row.organization) if row.organization else None
            said[actor].append((row.role, organization, once.get(row.article_id, row.article_id)))
    days = {article.article_id: article.published or date.min for article in articles}
    return {actor: _main_role(rows, days) for actor, rows in said.items()}


def _main_role(rows: Sequence[tuple[str, str | None, str]], days: Mapping[str, date]) -> tuple[str, str | None]:
    """What most articles say, of equals what the latest says, then the fullest; the body that most of these name."""
    by_role: dict[str, set[str]] = defaultdict(set)
    for role, _, article in rows:
        by_role[fold_text(role)].add(article)

    def weight(role: str) -> tuple[int, date, int, str]:
        told = by_role[role]
        return len(told), max(days[article] for article in told), len(role), role

    main = max(by_role, key=weight)
    same = [(role, body, article) for role, body, article in rows if fold_text(role) == main]
    written = Counter(role for role, _, _ in same)
    bodies = Counter(body for body, _ in {(body, article) for _, body, article in same})
    body = max(bodies, key=lambda name: (bodies[name], name is not None, name or ""))
    return max(written, key=lambda role: (written[role], role)), body


def _describe(
    group: Bearer, entity_id: str, by_id: Mapping[str, Article], roles: Mapping[str, tuple[str, str | None]]
) -> Entity:
    told = {mention.article_id for _, mention in group.mentions}
    originals = {by_id[article].near_duplicate_of or article for article in told}
    counted = [by_id[article] for article in told if by_id[article].near_duplicate_of is None] or [
        by_id[article] for article in told
    ]
    days = sorted(article.published for article in counted if article.published is not None)
    role, body = roles.get(entity_id, (None, None))
    forms = Counter(mention.text for _, mention in group.mentions)
    kind: EntityKind = "actor" if group.kind == ACTOR else "organization"
    return Entity(
        entity_id=entity_id,
        kind=kind,
        name=group.name.name,
        given_name=group.name.given_name,
        family_name=group.name.family_name,
        acronym=group.name.acronym,
        main_role=role if kind == "actor" else None,
        main_organization_id=body if kind == "actor" else None,
        n_mentions=len(group.mentions),
        n_articles=len(originals),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        confidence=_confidence(group),
        aliases=tuple(
            Alias(text=text, n_mentions=n) for text, n in sorted(forms.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


def _confidence(group: Bearer) -> float:
    """Estimated share of the entity's mentions that are rightly its own."""
    told = [
        mention.confidence * (LINKS[rule].confidence or UNRESOLVED[mention.kind])
        for (_, mention), rule in zip(group.mentions, group.rules, strict=True)
    ]
    return round(sum(told) / len(told), 3)


def _merges(
    mentions: Sequence[Mention], decisions: Sequence[NameDecision], corrections: Sequence[Correction]
) -> tuple[Merge, ...]:
    evidence = Evidence(mentions)
    by_user: dict[tuple[str, frozenset[str]], Merge] = {}
    for one in corrections:
        if one.decision == "add":
            continue
        kind = KINDS.index(one.kind)
        left, right = sorted((one.left, one.right or one.name or one.left))
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
        if (KINDS[kind], frozenset((key_of(kind, left), key_of(kind, right)))) in by_user:
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
