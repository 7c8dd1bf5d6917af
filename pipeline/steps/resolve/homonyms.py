"""Namesakes of whom an article says that they are two: « à ne pas confondre avec le maire », « homonyme du maire »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.components.press_sentences import sentence_starts
from pipeline.french import rows, words
from pipeline.names.columns import ACTOR
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS
from pipeline.names.person import full_key, parse_person
from pipeline.records import Mention
from pipeline.records.correction import Correction
from pipeline.steps.relate.roles.role_nouns import role_noun
from pipeline.steps.resolve.columns import BEARER, NAMESAKE, Mentions, Role

BY_ARTICLE = "article"
"""The source of a correction that an article makes."""
RULE = "declared"
BESIDE = 30
"""Characters before and behind a name in which its role stands, by own choice: « le directeur de Noval, Jean Roy »."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Phrase(NamedTuple):
    """Where a phrase stands, and the sentence that holds it; `reaches` back over the text, or its sentence only.

    `alike` says that both bear the whole name: the other phrases part who share the surname only, too.
    """

    start: int
    end: int
    opens: int
    closes: int
    reaches: bool
    alike: bool


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
            if not phrase.alike and any(_share_surname_only(one, bearer) for one in people):
                continue  # « la maire, Aude Roque (sans lien avec la monteuse), » where Anne Roque is told of, too
            yield bearer.mention_id, BEARER
            role = next(role_words(text[phrase.end : phrase.closes]), "")
            for one in before[:-1]:
                if role and full_key(one.name) == full_key(bearer.name) and role in _beside(text, one):
                    yield one.mention_id, NAMESAKE
        elif full_key(other.name) == full_key(bearer.name):
            yield bearer.mention_id, BEARER
            yield other.mention_id, NAMESAKE


def _share_surname_only(one: Mention, other: Mention) -> bool:
    """Whether two people have one surname and two given names."""
    first, second = parse_person(one.name), parse_person(other.name)
    return first.is_full and second.is_full and first.family == second.family and first.key != second.key


@LINKS.rule(RULE)
def find_homonyms(names: Mentions, decided: Iterable[Correction], roles: Sequence[Role] = ()) -> tuple[Correction, ...]:
    """A name of its own, and a question, for each bearer whom an article declares to be another than the namesake.

    Told as corrections that come from the article; that the user has said that the bearers are one, or what the name
    means in that article, goes before. Copies of an article tell of one bearer, and so do articles that give the name
    the calling by which a declaring one knows that bearer (`_rarer_elsewhere`). Where all articles that have a name
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
    callings = _callings(names, roles, by_key)
    found = []
    for key, declaring in sorted(by_key.items()):
        if key in whole:
            continue
        if elsewhere := _rarer_elsewhere(names, key, declaring, callings[key]):
            calling, first = elsewhere
            _leave_to_namesake(names, key, first)
            by_id = {names.articles[one].article_id for one in (*declaring, *first)}
            name = min(declaring.values())
            found += [_called(name, calling, one) for one in sorted(by_id) if (one, key) not in where]
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


def _callings(names: Mentions, roles: Iterable[Role], keys: Iterable[str]) -> dict[str, dict[str, set[int]]]:
    """By key of a name and noun of a role, the places of the mentions to which articles give it."""
    wanted = set(keys)
    found: dict[str, dict[str, set[int]]] = {key: defaultdict(set) for key in wanted}
    for row in roles if wanted else ():
        if (key := key_of(ACTOR, names.name_of(row.actor))) in wanted and (noun := next(role_words(row.role), "")):
            found[key][noun].add(row.actor)
    return found


def _rarer_elsewhere(
    names: Mentions, key: str, declaring: Mapping[int, str], callings: Mapping[str, set[int]]
) -> tuple[str, dict[int, int]] | None:
    """`_told_elsewhere` of who is declared, or of the namesake where fewer articles tell of that one.

    What no article tells apart goes to the other: then the namesake is who is called apart, and the marks are swapped.
    """
    bearer = _told_elsewhere(names, declaring, callings, BEARER, NAMESAKE)
    namesake = _told_elsewhere(names, declaring, callings, NAMESAKE, BEARER)
    if bearer is None or namesake is None or len(namesake[1]) >= len(bearer[1]):
        return bearer
    for article in declaring:
        for one in names.rows_of(article):
            if names.kind[one] == ACTOR and key_of(ACTOR, names.name_of(one)) == key:
                names.declared[one] = BEARER if names.declared[one] == NAMESAKE else NAMESAKE
    return namesake


def _told_elsewhere(
    names: Mentions, declaring: Mapping[int, str], callings: Mapping[str, set[int]], one: int, other: int
) -> tuple[str, dict[int, int]] | None:
    """The calling of `one` of two namesakes, and the place in each other article of the first mention that has it.

    Only what a declaring article says of this one and not of the `other`, and what most other articles do not say of
    the name, tells them; None where no other article gives it.
    """
    article = names.article
    others = {article[place] for said in callings.values() for place in said} - declaring.keys()
    for noun, said in sorted(callings.items(), key=lambda item: (-len(item[1]), item[0])):
        what = {names.declared[place] for place in said if article[place] in declaring}
        elsewhere: dict[int, int] = {}
        for place in sorted(said):
            if article[place] not in declaring:
                elsewhere.setdefault(article[place], place)
        if one in what and other not in what and 0 < 2 * len(elsewhere) < len(others):
            return noun, elsewhere
    return None


def _leave_to_namesake(names: Mentions, key: str, first: Mapping[int, int]) -> None:
    """Take who stands before the first with the calling for the namesake: a brief may be about both."""
    for article, place in first.items():
        for one in names.rows_of(article):
            before = names.start[one] < names.start[place] and names.kind[one] == ACTOR
            if before and key_of(ACTOR, names.name_of(one)) == key:
                names.declared[one] = NAMESAKE


def _called(name: str, calling: str, article_id: str) -> Correction:
    return Correction(
        kind="actor",
        left=name,
        right=f"{name} ({calling})",
        decision="same",
        article_id=article_id,
        line=0,
        source=BY_ARTICLE,
    )


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
        after, reach, says = _forms()[match["phrase"].lower()]
        at = bisect_right(starts, match.start())
        opens, closes = starts[at - 1], starts[min(at, len(starts) - 1)]
        if after == "-" or _tells_of_people(straight[opens : match.start()]):
            yield _Phrase(match.start(), match.end(), opens, closes, reach == "text", says == "namesake")


def _tells_of_people(text: str) -> bool:
    """Whether a word for people stands in a text."""
    return next(role_words(text), None) is not None


def role_words(text: str) -> Iterator[str]:
    """The words for people of a text, in small letters."""
    return (word for word in map(str.lower, _WORD.findall(text)) if role_noun((word,)) is not None)


def _beside(text: str, one: Mention) -> list[str]:
    """The words for people right before and behind a name."""
    return [*role_words(text[max(0, one.start_char - BESIDE) : one.start_char] + text[one.end_char :][:BESIDE])]


@cache
def _forms() -> dict[str, tuple[str, str, str]]:
    return {row["phrase"]: (row["after"], row["reach"], row["says"]) for row in rows("homonym_phrases")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    phrases = "|".join(rf"\b{re.escape(one)}" if one[0].isalpha() else re.escape(one) for one in longest_first)
    return re.compile(rf"(?P<phrase>{phrases})(?:(?<=')|\b)(?! de famille| de jeune fille)", re.IGNORECASE)
