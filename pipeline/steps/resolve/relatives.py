"""Given names behind a word for kin: « son frère Philippe » may be the Philippe Vasselin of another article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.names.columns import ACTOR
from pipeline.names.links import LINKS
from pipeline.names.person import parse_person
from pipeline.records import Merge
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.linking import Linking

RULE = "kin_given_name"


@LINKS.rule(RULE)
def find_relatives(names: Mentions, linking: Linking) -> Iterator[Merge]:
    """A question about each given name behind a word for kin that one other person of the family's name bears.

    The family is that of somebody whom the article names in full: beside « Aude Vasselin », « son frère Philippe » may
    be Philippe Vasselin.
    """
    lone = {
        row: parse_person(names.name_of(row)).key
        for row in range(len(names))
        if names.kind[row] == ACTOR and names.kinship[row] and " " not in names.name_of(row)
    }
    if not lone:
        return
    bearers: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    families: dict[int, set[str]] = defaultdict(set)
    given, articles = set(lone.values()), {names.article[row] for row in lone}
    parsed = {number: parse_person(text) for number, text in enumerate(names.strings) if " " in text}
    full = {number: one for number, one in parsed.items() if one.is_full}
    for row, number in enumerate(names.name):
        one = full.get(number)
        if one is None or names.kind[row] != ACTOR or linking.bearer[row] < 0:
            continue
        if names.article[row] in articles:
            families[names.article[row]].add(one.family)
        if one.given[0] in given:
            bearers[one.given[0], one.family].setdefault(linking.bearer[row], names.name_of(row))
    told = set()
    for row, key in lone.items():
        fitting = {
            bearer: name for family in families[names.article[row]] for bearer, name in bearers[key, family].items()
        }
        pair = (names.name_of(row), *sorted(fitting.values()))
        if len(fitting) == 1 and linking.bearer[row] not in fitting and pair not in told:
            told.add(pair)
            yield Merge(
                kind="actor",
                left=pair[0],
                right=pair[1],
                decision="unsure",
                by="rule",
                rule=RULE,
                score=0.5,
                evidence=f"in {names.article_of(row)}",
            )
