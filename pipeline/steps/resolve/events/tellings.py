"""What is compared of two tellings: days, kin words, persons and bodies, wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache, partial
from sys import intern

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import Article, EventMention, Mention, ParticipantRole, Timex
from pipeline.steps.resolve.events.kin import kin_of
from pipeline.steps.resolve.events.lead import is_beside
from pipeline.steps.resolve.events.nouns import sorts_of

STEM = 6
PLACE = re.compile(r"\b([a-zà-ÿ]+['’ ])\s*((?:[A-ZÀ-Ý][\wÀ-ÿ’'-]+)(?:[ -][A-ZÀ-Ý][\wÀ-ÿ’'-]+)*)")
SHORTEST = 4
NOBODY: frozenset[str] = frozenset()


ACTING, UNDERGOING = frozenset({"agent", "speaker"}), frozenset({"patient"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of a happening, with what it is compared by.

    `kin` are the words that may tell the same happening: its own lemma, the verbs or nouns akin to it, and their
    group; `sorts` which of several it is, of those that one noun tells: the municipal election, the second round.
    `places` are the names of places in its sentence, which set two fires of one day apart; `affair` are all persons and
    bodies of its article.

    What follows from these is kept with them, since each telling is compared with dozens: `period`, first and last
    day if they are known; `place`, where it stands, which sorts tellings the same way whatever order they come in;
    `origin`, the article or the one that it nearly repeats; `kinds`, whether it names persons, bodies or both;
    `acting` and `undergoing`, those who do: of a noun in a clause about another deed nobody, since they do that.
    """

    number: int
    mention: EventMention
    article: Article
    timex: Timex
    kin: frozenset[str]
    sorts: frozenset[str]
    entities: frozenset[str]
    parts: tuple[tuple[Mention, ParticipantRole, float], ...]
    words: frozenset[str]
    places: frozenset[str]
    affair: frozenset[str]
    period: tuple[date, date] | None = field(init=False)
    place: tuple[str, int, str, int] = field(init=False)
    origin: str = field(init=False)
    kinds: frozenset[str] = field(init=False)
    acting: frozenset[str] = field(init=False)
    undergoing: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        keep = partial(object.__setattr__, self)
        start, end = self.timex.date_start, self.timex.date_end
        keep("period", None if start is None or end is None else (start, end))
        article = self.article
        keep("place", (article.source, article.part, article.article_id, self.mention.trigger_start_char))
        keep("origin", article.near_duplicate_of or article.article_id)
        named = self.parts
        keep("kinds", _once(frozenset([mention.kind for mention, _, _ in named])) if named else NOBODY)
        named = () if is_beside(self.mention) else named
        keep("acting", _once(self.cast(ACTING)) if named else NOBODY)
        keep("undergoing", _once(self.cast(UNDERGOING)) if named else NOBODY)

    @property
    def expression(self) -> str:
        """What is known of a day that cannot be placed: "XXXX-05-01", "samedi" of "samedi matin", "il y a 30 ans"."""
        known = self.timex.edtf or ""
        if any(char.isdigit() for char in known):
            return known
        said = self.timex.text.lower()
        return next((word for word in split_words(said) if word in words("time_weekdays", type="full")), said)

    def cast(self, roles: Collection[str]) -> frozenset[str]:
        """Persons and bodies that have one of these roles."""
        return frozenset([str(mention.entity_id) for mention, role, _ in self.parts if role in roles])


def read_tellings(
    articles: tuple[Article, ...],
    event_mentions: tuple[EventMention, ...],
    timexes: tuple[Timex, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Telling, ...]:
    """The tellings in order of place; `number` is the place in `event_mentions`."""
    by_article = {article.article_id: article for article in articles}
    by_date = {timex.date_id: timex for timex in timexes}
    by_mention = {mention.mention_id: mention for mention in mentions}
    affairs: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.entity_id:
            affairs[mention.article_id].add(mention.entity_id)
            names[mention.article_id].update(_words_of(mention.text))
    # One set an article, not one a telling: a corpus tells tens of thousands.
    affair = {name: frozenset(found) for name, found in affairs.items()}
    tellings = []
    for number, row in enumerate(event_mentions):
        parts = tuple(
            (by_mention[part.mention_id], part.role, part.confidence)
            for part in row.participants
            if part.mention_id in by_mention and by_mention[part.mention_id].entity_id
        )
        tellings.append(
            Telling(
                number=number,
                mention=row,
                article=by_article[row.article_id],
                timex=by_date[row.date_id],
                kin=kin_of(row),
                sorts=sorts_of(row),
                entities=_once(frozenset([str(mention.entity_id) for mention, _, _ in parts])) if parts else NOBODY,
                parts=parts,
                words=_content_words(row.sentence) | _content_words(row.label),
                places=_once(_places_of(row.sentence) - names[row.article_id]),
                affair=affair.get(row.article_id, NOBODY),
            )
        )
    return tuple(sorted(tellings, key=lambda one: (one.place, one.timex.start_char)))


@lru_cache(maxsize=1 << 16)
def _once(found: frozenset[str]) -> frozenset[str]:
    """One set for all that are the same: those of a corpus take half the memory of its tellings."""
    return found


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(split_words(name))


@lru_cache(maxsize=1 << 14)
def _places_of(sentence: str) -> frozenset[str]:
    """Folded names that follow a preposition of place: "à Lannes", "près de Port-Bréval"."""
    found: set[str] = set()
    for before, name in PLACE.findall(sentence):
        if _is_place_word(before):
            found.update(word for word in split_words(name) if len(word) >= SHORTEST)
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def _is_place_word(before: str) -> bool:
    return fold_text(before).strip(" '") in _place_words()


@cache
def _place_words() -> frozenset[str]:
    known = words("event_words", use="place") | words("event_words", use="of")
    return frozenset(fold_text(word).replace("'", "") for word in known)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(fold_text(row["word"]) for row in rows("event_words") if row["use"] == "empty")


@lru_cache(maxsize=1 << 14)
def _content_words(text: str) -> frozenset[str]:
    """Rough stems of the full words of a text; the sentence of one telling is mostly that of others, too."""
    return frozenset(stem for word in text.split() for stem in _stems(word))


@lru_cache(maxsize=1 << 17)
def _stems(word: str) -> tuple[str, ...]:
    """Rough stems of what stands between two blanks; the same words stand in thousands of sentences."""
    return tuple(
        intern(part[:STEM])
        for part in split_words(word)
        if len(part) >= SHORTEST and not part.isdigit() and part not in _empty_words()
    )
