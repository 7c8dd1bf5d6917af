"""Mention, EventMention -> Entity, Event: one row each over the corpus.

articles -> columns    asked, asking, columns, before
what the user says     wishes, beliefs, readings, turned, unsaid, places
one name, two people?  kinds, callings, contradictions, homonyms, strangers, relatives, affairs, surnames, one_name
one name, two bodies?  states
who is who             entities, linking, bearers, counts, main_roles, evidence
what happened          events
what is known then     resolved, marks
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import attrgetter

import numpy as np

from pipeline.memory import forget, give_back, uncollected
from pipeline.names.columns import KINDS
from pipeline.names.links import LINKS
from pipeline.records import ArticleFacts, ArticleHead, Facts, Merge, Rejection
from pipeline.records.correction import Correction
from pipeline.records.packed import MOST_HELD, Packed, packed_if_many
from pipeline.steps.resolve.asking import ask_in_portions, join_asked
from pipeline.steps.resolve.before import NOTHING, Before, even_stretches
from pipeline.steps.resolve.columns import Mentions, Role, of_persons
from pipeline.steps.resolve.contradictions import find_contradictions
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.events import resolve_events
from pipeline.steps.resolve.events.known import KnownBlocks
from pipeline.steps.resolve.events.tellings import Tellings
from pipeline.steps.resolve.events.wording import forget_words
from pipeline.steps.resolve.homonyms import find_homonyms
from pipeline.steps.resolve.kinds import find_towns, settle_kinds
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.marks import article_marks
from pipeline.steps.resolve.one_name import find_one_name
from pipeline.steps.resolve.places import parted_events, place_events
from pipeline.steps.resolve.readings import apart_already, read_mentions
from pipeline.steps.resolve.relatives import find_relatives
from pipeline.steps.resolve.resolved import Resolved
from pipeline.steps.resolve.states import find_states
from pipeline.steps.resolve.strangers import find_anonymous, find_two_callings
from pipeline.steps.resolve.surnames import find_surnames
from pipeline.steps.resolve.turned import turn_kinds
from pipeline.steps.resolve.unsaid import denies_role, without_roles
from pipeline.steps.resolve.wishes import sort_out

# All that registers link rules is loaded by now: a row without a function, or the other way round, stops the start.
LINKS.check()


def resolve_facts(
    found: Iterable[ArticleFacts],
    *,
    corrections: Iterable[Correction] = (),
    rejections: Iterable[Rejection] = (),
) -> Facts:
    """All that articles say, merged and in memory; the order of articles is irrelevant."""
    ordered = sorted(found, key=lambda one: (one.article.source, one.article.part))
    heads = [one.article for one in ordered]
    texts = [one.article.text for one in ordered]
    return resolve_corpus(ordered, heads, texts, corrections=corrections, rejections=rejections).facts()


@uncollected
def resolve_corpus(
    found: Sequence[ArticleFacts],
    articles: Sequence[ArticleHead],
    texts: Sequence[str],
    *,
    before: Before = NOTHING,
    corrections: Iterable[Correction] = (),
    rejections: Iterable[Rejection] = (),
) -> Resolved:
    """Merge what the articles say, under what the user has decided.

    `found` is gone through several times and must give the same each time: the articles, in order of their sources.
    What it gives is let go of at once, as are `texts`, which are theirs. `before` is what earlier runs know of them.
    """
    names, roles, tellings = join_asked(ask_in_portions(found) if before.asked is None else before.asked, articles)
    give_back()
    wishes, contradicted = sort_out(place_events(corrections, found))
    denials, wishes = [one for one in wishes if denies_role(one)], tuple(one for one in wishes if not denies_role(one))
    towns = find_towns(names, roles, wishes)
    settle_kinds(names, roles)
    unturned = _turn_kinds(names, roles, wishes)
    roles = of_persons(roles, names)
    told_apart = (
        *find_homonyms(names, wishes, roles),
        *find_anonymous(names, wishes),
        *wishes,
        *find_contradictions(names, roles, wishes),
    )
    surnames = find_surnames(names, roles, told_apart)
    states = find_states(names, texts, wishes)
    readings = read_mentions(names, roles, (*told_apart, *surnames, *states))
    names.left_out = readings.left_out | towns
    roles = of_persons(roles, names)
    linking = resolve_entities(names, roles, wishes, readings)
    undenied: tuple[Rejection, ...] = ()
    if denials:
        roles, undenied = without_roles(names, roles, linking, denials)
        linking = resolve_entities(names, roles, wishes, readings)
    held_apart, not_apart = apart_already(readings.untold, linking.bearer)
    told = _first_tellings(tellings, len(articles))
    forget(len(articles))
    tellings.cast(names, linking)
    marks = article_marks(before.keys, names, linking)
    known = KnownBlocks(before.verdicts, marks, told, before.events) if before.verdicts is not None else None
    happenings = resolve_events(tellings, wishes, _named(names, linking), known)
    forget_words()
    one_name = tuple(find_one_name(names, linking, told_apart, tellings.scene))
    del tellings, known
    forget(len(articles))
    parted = parted_events(wishes, found, happenings)
    two_lives = tuple(find_two_callings(names, roles, wishes, linking))
    kin = tuple(find_relatives(names, linking))
    decided = linking.merges, readings.merges, held_apart, two_lives, kin, one_name, happenings.merges, parted
    return Resolved(
        found=found,
        texts=texts,
        told=told,
        stretches=before.stretches or tuple(even_stretches(len(articles))),
        marks=marks,
        names=names,
        said=roles,
        linking=linking,
        happenings=happenings,
        merges=packed_if_many(Merge, _in_order(*decided), most=MOST_HELD, n=sum(map(len, decided))),
        rejections=(
            *rejections,
            *contradicted,
            *unturned,
            *readings.rejections,
            *not_apart,
            *linking.rejections,
            *undenied,
            *happenings.rejections,
        ),
    )


def _first_tellings(tellings: Tellings, n_articles: int) -> array[int]:
    """The number of the first telling of each article, and of all."""
    counts = np.bincount(tellings.ints("article"), minlength=n_articles)
    return array("i", [0, *np.cumsum(counts).tolist()])


def _in_order(*some: Sequence[Merge]) -> Iterator[Merge]:
    """Rows of several hands in the order of their table; those of tellings, which are many, come in it."""
    order = attrgetter("order")
    return merge(*(one if isinstance(one, Packed) else sorted(one, key=order) for one in some), key=order)


def _turn_kinds(names: Mentions, roles: Iterable[Role], wishes: Sequence[Correction]) -> tuple[Rejection, ...]:
    """Give mentions the kind that the user says: of a name, all that the tables had under it."""
    turns = [one for one in wishes if one.decision in KINDS]
    if not turns:
        return ()
    others = [one for one in wishes if one.decision in ("same", "rename") and not one.article_id]
    return turn_kinds(names, resolve_entities(names, of_persons(roles, names), others), turns)


def _named(names: Mentions, linking: Linking) -> Iterator[tuple[str, str, str]]:
    """Kind, entity and words of each mention."""
    for row in range(len(names)):
        if entity_id := linking.entity_id(row):
            yield KINDS[names.kind[row]], entity_id, names.text_of(row)
