"""What no rule of merging doubts, and names make likely all the same: questions about single persons and bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.french import words
from pipeline.names.columns import ACTOR, KINDS, ORGANIZATION
from pipeline.names.key import fold_text, name_key, slug, split_words
from pipeline.views.asked import Known, Question

_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+")
# A word that more bodies than these share (« groupe », « université ») says nothing of two of them.
COMMON = 3
Entities = Mapping[str, Known]


def likely_bodies(entities: Entities) -> Iterator[Question]:
    """Two bodies of which one name begins the other: « Dassault », « Dassault Aviation »."""
    generic = {name_key(form) for form in words("generic_institutions")}
    bodies: dict[tuple[str, ...], Known] = {}
    for entity in entities.values():
        if entity.kind == KINDS[ORGANIZATION] and name_key(entity.name) not in generic:
            bodies.setdefault(tuple(split_words(entity.name)), entity)
    longer: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for name, entity in bodies.items():
        for n in range(1, len(name)):
            if name[:n] in bodies and n * 3 >= len(name):
                longer[name[:n]].append(entity)
    for name, others in longer.items():
        # A word that many names begin with (« groupe ») says nothing of two of them.
        if len(others) <= COMMON:
            for other in others:
                yield _of(bodies[name], other, "contained_name", round(len(name) / len(other.name.split()), 3))


def _of(one: Known, other: Known, rule: str, score: float) -> Question:
    left, right = sorted((one.name, other.name))
    n = min(one.n_mentions, other.n_mentions)
    return Question(
        section="names", kind=one.kind, left=left, right=right, proposed="unsure", rule=rule, score=score, changes=n
    )


def likely_homonyms(entities: Entities, roles: Iterable[tuple[str, str, str]]) -> Iterator[Question]:
    """One person to whom two articles give one office in two places: « maire de Luzac », « maire de Tulle »."""
    local = {fold_text(post) for post in words("local_posts")}
    offices: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity_id, role, article_id in roles:
        office = fold_text(role).partition(" ")[0]
        if office in local:
            offices[entity_id, office][role].add(article_id)
    for (entity_id, _), said in sorted(offices.items()):
        entity = entities.get(entity_id)
        if entity is None or entity.kind != KINDS[ACTOR] or " (" in entity.name:
            continue
        for first, second in _two_places(said):
            yield Question(
                section="names",
                kind="actor",
                left=f"{entity.name} ({first})",
                right=f"{entity.name} ({second})",
                proposed="same",
                rule="two_offices",
                score=0.5,
                changes=entity.n_mentions,
            )


def doubtful_kinds(entities: Entities) -> Iterator[Question]:
    """Names that stand among persons and among organizations: `person` or `organization` settles them all."""
    first: dict[str, Known] = {}
    named: dict[str, list[Known]] = {}
    for entity in entities.values():
        if (before := first.setdefault(slug(entity.name), entity)) is not entity:
            named.setdefault(slug(entity.name), [before]).append(entity)
    for bearers in named.values():
        if len({entity.kind for entity in bearers}) > 1:
            entity = min(bearers, key=lambda entity: (entity.n_mentions, entity.kind, entity.entity_id))
            yield Question(
                section="names",
                kind=entity.kind,
                left=entity.name,
                right="",
                proposed="unsure",
                rule="both_kinds",
                score=0.5,
                changes=entity.n_mentions,
            )


def _two_places(roles: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Two forms of one office that name two places, in two articles; the first such pair is enough."""
    told = sorted(roles.items(), key=lambda item: (-len(item[1]), item[0]))
    for place, (first, where) in enumerate(told):
        for second, elsewhere in told[place + 1 :]:
            one, other = (set(_CAPITAL.findall(role)) for role in (first, second))
            if one and other and not one & other and not where & elsewhere:
                yield first, second
                return
