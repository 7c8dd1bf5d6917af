"""What is compared of two tellings: days, kin words, persons and bodies, wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from sys import intern

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import Article, EventMention, Mention, ParticipantRole, Timex

STEM = 6
PLACE = re.compile(r"\b([a-zà-ÿ]+['’ ])\s*((?:[A-ZÀ-Ý][\wÀ-ÿ’'-]+)(?:[ -][A-ZÀ-Ý][\wÀ-ÿ’'-]+)*)")
SHORTEST = 4
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of a happening, with what it is compared by.

    `kin` are the words that may tell the same happening: its own lemma, the verbs or nouns akin to it, and their
    group. `places` are the names of places in its sentence, which set two fires of one day apart; `affair` are all
    persons and bodies of its article.
    """

    number: int
    mention: EventMention
    article: Article
    timex: Timex
    kin: frozenset[str]
    entities: frozenset[str]
    parts: tuple[tuple[Mention, ParticipantRole, float], ...]
    words: frozenset[str]
    places: frozenset[str]
    affair: frozenset[str]

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day, if they are known."""
        if self.timex.date_start is None or self.timex.date_end is None:
            return None
        return self.timex.date_start, self.timex.date_end

    @property
    def expression(self) -> str:
        """What is known of a day that cannot be placed: "XXXX-05-01", "samedi" of "samedi matin", "il y a 30 ans"."""
        known = self.timex.edtf or ""
        if any(char.isdigit() for char in known):
            return known
        said = self.timex.text.lower()
        return next((word for word in split_words(said) if word in words("time_weekdays", type="full")), said)

    @property
    def kinds(self) -> frozenset[str]:
        """Whether it names persons, bodies or both."""
        return frozenset(mention.kind for mention, _, _ in self.parts)

    def cast(self, roles: Collection[str]) -> frozenset[str]:
        """Persons and bodies that have one of these roles."""
        return frozenset(str(mention.entity_id) for mention, role, _ in self.parts if role in roles)

    @property
    def place(self) -> tuple[str, int, str, int]:
        """Where it stands: what sorts tellings the same way whatever order they come in."""
        return self.article.source, self.article.part, self.article.article_id, self.mention.trigger_start_char

    @property
    def origin(self) -> str:
        """The article, or the one that it nearly repeats."""
        return self.article.near_duplicate_of or self.article.article_id


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
            names[mention.article_id].update(split_words(mention.text))
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
                kin=_kin_of(row),
                entities=frozenset(str(mention.entity_id) for mention, _, _ in parts),
                parts=parts,
                words=_content_words(row.sentence) | _content_words(row.label),
                places=_places_of(row.sentence) - names[row.article_id],
                affair=affair.get(row.article_id, NOBODY),
            )
        )
    return tuple(sorted(tellings, key=lambda one: (one.place, one.timex.start_char)))


def _places_of(sentence: str) -> frozenset[str]:
    """Folded names that follow a preposition of place: "à Lannes", "près de Port-Bréval"."""
    found: set[str] = set()
    for before, name in PLACE.findall(sentence):
        if fold_text(before).strip(" '") in _place_words():
            found.update(word for word in split_words(name) if len(word) >= SHORTEST)
    return frozenset(found)


@cache
def _place_words() -> frozenset[str]:
    known = words("event_words", use="place") | words("event_words", use="of")
    return frozenset(fold_text(word).replace("'", "") for word in known)


def _kin_of(row: EventMention) -> frozenset[str]:
    """The lemma, its kin, and the nouns for texts in its label ("un décret publié le" tells of the decree)."""
    told = {row.trigger_lemma}
    if row.type in {"publication", "announcement", "decision"}:
        told |= {word for word in split_words(row.label) if word in _text_nouns()}
    return _kin_of_words(frozenset(told))


@lru_cache(maxsize=10_000)
def _kin_of_words(told: frozenset[str]) -> frozenset[str]:
    found = set(told)
    for word in told:
        found |= _kin_table().get(word, NOBODY)
    return frozenset(found)


@cache
def _kin_table() -> dict[str, frozenset[str]]:
    """Kin verbs of event nouns, and groups of words that tell one kind of happening."""
    table: dict[str, set[str]] = {}
    for row in rows("event_nouns"):
        table.setdefault(row["lemma"], set()).update(verb for verb in row["kin"].split(",") if verb)
    for row in rows("event_kin"):
        for word in row["words"].split(","):
            table.setdefault(word, set()).add(f"={row['group']}")
    for word, kin in list(table.items()):
        for other in list(kin):
            kin |= {group for group in table.get(other, ()) if group.startswith("=")}
        table[word] = kin
    return {word: frozenset(kin) for word, kin in table.items()}


@cache
def _text_nouns() -> frozenset[str]:
    return frozenset(
        fold_text(row["lemma"])
        for row in rows("event_nouns")
        if row["class"] == "text" and row["type"] == "law_or_decree"
    )


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(fold_text(row["word"]) for row in rows("event_words") if row["use"] == "empty")


def _content_words(text: str) -> frozenset[str]:
    """Rough stems of the full words of a text."""
    return frozenset(
        # The same words stand in thousands of sentences.
        intern(word[:STEM])
        for word in split_words(text)
        if len(word) >= SHORTEST and not word.isdigit() and word not in _empty_words()
    )
