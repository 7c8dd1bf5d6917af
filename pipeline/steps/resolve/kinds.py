"""One kind per name over the corpus: a firm that one article takes for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.names.key import name_key, split_words
from pipeline.names.links import LINKS
from pipeline.records import EntityKind, Mention

# Share of the confidence that one kind must hold, in how many articles, before it decides for the others.
# Families and their firms share a name (Michelin), so the vote asks for more than a bare majority.
MIN_SHARE = 0.7
MIN_ARTICLES = 2


@LINKS.rule("corpus_kind")
def settle_kinds(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in the same order, those of the rarer kind turned where the corpus is plain about a name.

    A surname stays a person in an article that names the person in full. What was turned says so in `rule`.
    """
    weight: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    articles: dict[tuple[str, EntityKind], set[str]] = defaultdict(set)
    for mention in mentions:
        key = name_key(mention.name)
        weight[key][mention.kind] += mention.confidence
        articles[key, mention.kind].add(mention.article_id)
    settled: dict[str, EntityKind] = {}
    for key, kinds in weight.items():
        best = max(kinds, key=lambda kind: (kinds[kind], kind))
        plain = kinds[best] >= MIN_SHARE * sum(kinds.values()) and len(articles[key, best]) >= MIN_ARTICLES
        if len(kinds) > 1 and plain:
            settled[key] = best
    if not settled:
        return tuple(mentions)
    full = _surnames_of_full_names(mentions)
    return tuple(_settle(mention, settled.get(name_key(mention.name)), full) for mention in mentions)


def _settle(mention: Mention, kind: EntityKind | None, full: set[tuple[str, str]]) -> Mention:
    if kind is None or kind == mention.kind:
        return mention
    if kind == "organization" and (mention.article_id, name_key(mention.name)) in full:
        return mention
    return replace(mention, kind=kind, gender=None, rule="corpus_kind")


def _surnames_of_full_names(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """(article, last word) of every person named by two words or more."""
    return {
        (mention.article_id, words[-1])
        for mention in mentions
        if mention.kind == "actor" and len(words := split_words(mention.name)) > 1
    }
