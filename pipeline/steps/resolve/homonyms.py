"""Namesakes of whom an article says that they are two: « à ne pas confondre avec le maire », « homonyme du maire »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipeline.components.press_sentences import sentence_starts
from pipeline.french import rows, words
from pipeline.names.columns import ACTOR
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS
from pipeline.names.person import full_key
from pipeline.records import Mention
from pipeline.records.correction import Correction
from pipeline.steps.relate.roles.role_nouns import role_noun
from pipeline.steps.resolve.columns import BEARER, NAMESAKE, Mentions

BY_ARTICLE = "article"
"""The source of a correction that an article makes."""
RULE = "declared"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Phrase(NamedTuple):
    """Where a phrase stands, and the sentence that holds it; `reaches` back over the text, or its sentence only."""

    start: int
    end: int
    opens: int
    closes: int
    reaches: bool


def declared_in(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[str, int]]:
    """By mention id, who is declared to be another than the namesake (BEARER), and who is that one (NAMESAKE)."""
    phrases = list(_phrases(text))
    if not phrases:
        return
    people = sorted((one for one in mentions if one.kind == "actor"), key=lambda one: one.start_char)
    for phrase in phrases:
        before = [
            one
            for one in people
            if one.end_char <= phrase.start
            and (phrase.reaches or one.start_char >= phrase.opens)
            and full_key(one.name)
        ]
        if not before:
            continue
        bearer = before[-1]
        other = next((one for one in people if phrase.end <= one.start_char < phrase.closes), None)
        if other is None or not full_key(other.name):
            yield bearer.mention_id, BEARER
        elif full_key(other.name) == full_key(bearer.name):
            yield bearer.mention_id, BEARER
            yield other.mention_id, NAMESAKE


@LINKS.rule(RULE)
def find_homonyms(names: Mentions, decided: Iterable[Correction]) -> tuple[Correction, ...]:
    """A name of its own, and a question, for each bearer whom an article declares to be another than the namesake.

    Told as corrections that come from the article; that the user has said that the bearers are one, or what the name
    means in that article, goes before. Copies of an article tell of one bearer. Where all articles that have a name
    declare, one of them keeps it bare.
    """
    places = [place for place, said in enumerate(names.declared) if said == BEARER]
    if not places:
        return ()
    by_key: dict[str, dict[int, str]] = defaultdict(dict)
    for place in places:
        name = names.name_of(place)
        by_key[key_of(ACTOR, name)].setdefault(names.article[place], name)
    whole, where = spoken_of(decided)
    told_in = _articles_of(names, by_key)
    found = []
    for key, declaring in sorted(by_key.items()):
        if key in whole:
            continue
        origin = {article: _origin(names, article) for article in told_in[key]}
        mine = {origin[article] for article in declaring}
        bare = min(mine) if mine == set(origin.values()) and not _names_both(names, key) else None
        for article in sorted(told_in[key]):
            article_id = names.articles[article].article_id
            if origin[article] in mine and origin[article] != bare and (article_id, key) not in where:
                name = declaring.get(article) or min(declaring.values())
                found.append(_apart(name, article_id))
    return tuple(found)


def _apart(name: str, article_id: str) -> Correction:
    return Correction(
        kind="actor", left=name, right=name, decision="different", article_id=article_id, line=0, source=BY_ARTICLE
    )


def spoken_of(decided: Iterable[Correction]) -> tuple[set[str], set[tuple[str, str]]]:
    """Keys of names whose bearers are one by the user's word; (article, key) of what the user has said of one."""
    whole, where = set(), set()
    for one in decided:
        if one.kind != "actor":
            continue
        key = key_of(ACTOR, one.left.partition(" (")[0])
        if one.article_id:
            where.add((one.article_id, key))
        elif one.decision == "same" and one.right and key_of(ACTOR, one.right.partition(" (")[0]) == key:
            whole.add(key)
    return whole, where


def _articles_of(names: Mentions, keys: Iterable[str]) -> Mapping[str, set[int]]:
    """The articles that have each of some names in full."""
    wanted = set(keys)
    key_by_name = {number: key for number, text in enumerate(names.strings) if (key := key_of(ACTOR, text)) in wanted}
    found: dict[str, set[int]] = defaultdict(set)
    for place in names.kept():
        if names.kind[place] == ACTOR and names.name[place] in key_by_name:
            found[key_by_name[names.name[place]]].add(names.article[place])
    return found


def _origin(names: Mentions, article: int) -> str:
    head = names.articles[article]
    return head.near_duplicate_of or head.article_id


def _names_both(names: Mentions, key: str) -> bool:
    """Whether an article names the namesake too."""
    return any(
        said == NAMESAKE and key_of(ACTOR, names.name_of(place)) == key for place, said in enumerate(names.declared)
    )


def _phrases(text: str) -> Iterator[_Phrase]:
    """The phrases that declare, in order of place."""
    straight = text.replace("’", "'").replace("\xa0", " ")
    lower = straight.lower()
    # Most articles have none, which is seen sooner than where one stands.
    if len(straight) != len(text) or not any(phrase in lower for phrase in _forms()):
        return
    found = list(_pattern().finditer(straight))
    if not found:
        return
    starts = [0, *sentence_starts(text, words("abbreviations", "word")), len(text)]
    for match in found:
        after, reach = _forms()[match["phrase"].lower()]
        at = bisect_right(starts, match.start())
        opens, closes = starts[at - 1], starts[min(at, len(starts) - 1)]
        if after == "-" or _tells_of_people(straight[opens : match.start()]):
            yield _Phrase(match.start(), match.end(), opens, closes, reach == "text")


def _tells_of_people(text: str) -> bool:
    """Whether a word for people stands in a text."""
    return any(role_noun((word.lower(),)) is not None for word in _WORD.findall(text))


@cache
def _forms() -> dict[str, tuple[str, str]]:
    return {row["phrase"]: (row["after"], row["reach"]) for row in rows("homonym_phrases")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    phrases = "|".join(rf"\b{re.escape(one)}" if one[0].isalpha() else re.escape(one) for one in longest_first)
    return re.compile(rf"(?P<phrase>{phrases})(?:(?<=')|\b)(?! de famille| de jeune fille)", re.IGNORECASE)
