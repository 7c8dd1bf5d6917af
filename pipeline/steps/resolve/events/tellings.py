"""What is compared of two tellings: days, kin words, persons and bodies, wording."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from sys import intern
from typing import Any

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import (
    Article,
    ArticleFacts,
    Basis,
    EntityKind,
    EventMention,
    EventType,
    LabelKind,
    Modality,
    ParticipantRole,
    Precision,
)
from pipeline.records.event import place_of
from pipeline.steps.resolve.columns import ABSENT, Mentions, kind_of
from pipeline.steps.resolve.events.kin import kin_of
from pipeline.steps.resolve.events.lead import is_beside, rank_of, without_article
from pipeline.steps.resolve.events.nouns import sorts_of
from pipeline.steps.resolve.linking import Linking

AROUND = 25
"""Characters before and after a word that are the same only where a sentence repeats itself."""
STEM = 6
PLACE = re.compile(r"\b([a-zà-ÿ]+['’ ])\s*((?:[A-ZÀ-Ý][\wÀ-ÿ’'-]+)(?:[ -][A-ZÀ-Ý][\wÀ-ÿ’'-]+)*)")
SHORTEST = 4
NOBODY: frozenset[str] = frozenset()


ACTING, UNDERGOING = frozenset({"agent", "speaker"}), frozenset({"patient"})


Part = tuple[EntityKind, str, ParticipantRole, float]
"""Kind and id of who takes part, in which role, and how sure that is."""


@dataclass(slots=True, kw_only=True, eq=False)
class Telling:
    """One telling of a happening, with what it is compared by and what its event is described by.

    A corpus tells hundreds of thousands: kept is what is asked for, not the sentence. `number` is its place among all
    tellings. `start_char` is that of its sentence, `when` that of the expression that dates it, `said` that expression.
    `kin` are the words that may tell the same happening: its own lemma, the verbs or nouns akin to it, and their
    group; `sorts` which of several it is, of those that one noun tells: the municipal election, the second round.
    `rank` is how well its label tells it, `is_beside` whether a noun tells it in a clause about another deed (lead.py).
    `around` are the words about the trigger, where its sentence has that word twice, `words` the full words of sentence
    and label (see `full_words`). `places` are the names of places in its sentence, which set two fires of one day
    apart.

    Who takes part is known when names are merged (`cast_tellings`): `cast` gives their places in the columns, with role
    and confidence, `affair` all persons and bodies of the article. What follows from `parts` is kept with them, since
    each telling is compared with dozens: `entities`; `kinds`, whether it names persons, bodies or both; `acting` and
    `undergoing`, those who do: of a noun in a clause about another deed nobody, since they do that.
    """

    number: int
    article: Article
    article_number: int
    start_char: int
    trigger: str
    trigger_start_char: int
    trigger_lemma: str
    type: EventType
    modality: Modality
    label: str
    label_kind: LabelKind
    confidence: float
    date_id: str
    when: int
    said: str
    period: tuple[date, date] | None
    edtf: str | None
    precision: Precision | None
    basis: Basis | None
    kin: frozenset[str]
    sorts: frozenset[str]
    rank: int
    is_beside: bool
    around: str
    words: bytes
    places: frozenset[str]
    cast: tuple[tuple[int, ParticipantRole, float], ...] = ()
    parts: tuple[Part, ...] = ()
    entities: frozenset[str] = NOBODY
    kinds: frozenset[str] = NOBODY
    acting: frozenset[str] = NOBODY
    undergoing: frozenset[str] = NOBODY
    affair: frozenset[str] = NOBODY

    @property
    def article_id(self) -> str:
        """Where it is told."""
        return self.article.article_id

    @property
    def origin(self) -> str:
        """The article, or the one that it nearly repeats."""
        return self.article.near_duplicate_of or self.article.article_id

    @property
    def order(self) -> tuple[str, int, str, int]:
        """Where it stands, which sorts tellings the same way whatever order they come in."""
        return self.article.source, self.article.part, self.article.article_id, self.trigger_start_char

    @property
    def place(self) -> str:
        """Where it is told, as corrections name it."""
        return place_of(self.article.article_id, self.trigger_start_char)

    @property
    def expression(self) -> str:
        """What is known of a day that cannot be placed: "XXXX-05-01", "samedi" of "samedi matin", "il y a 30 ans"."""
        known = self.edtf or ""
        if any(char.isdigit() for char in known):
            return known
        said = self.said.lower()
        return next((word for word in split_words(said) if word in words("time_weekdays", type="full")), said)


class Tellings(list[Telling]):
    """The tellings of some articles, as they are gone through."""

    def __init__(self) -> None:
        super().__init__()
        self._there: dict[Any, Any] = {}

    def read(self, number: int, one: ArticleFacts, rows: Mapping[str, int]) -> None:
        """Add those of an article, which has a number; `rows` gives the places of its mentions."""
        by_date = {timex.date_id: timex for timex in one.timexes} if one.event_mentions else {}
        twice = Counter((row.start_char, row.trigger) for row in one.event_mentions)
        share = self._there.setdefault
        for row in one.event_mentions:
            timex = by_date[row.date_id]
            start, end = timex.date_start, timex.date_end
            period = None if start is None or end is None else (start, end)
            cast = [
                (rows.get(part.mention_id), part.role, share(part.confidence, part.confidence))
                for part in row.participants
            ]
            self.append(
                Telling(
                    number=len(self),
                    article=one.article,
                    article_number=number,
                    start_char=row.start_char,
                    trigger=share(row.trigger, row.trigger),
                    trigger_start_char=row.trigger_start_char,
                    trigger_lemma=share(row.trigger_lemma, row.trigger_lemma),
                    type=row.type,
                    modality=row.modality,
                    label=row.label,
                    label_kind=row.label_kind,
                    confidence=share(row.confidence, row.confidence),
                    date_id=row.date_id,
                    when=timex.start_char,
                    said=share(timex.text, timex.text),
                    period=share(period, period),
                    edtf=share(timex.edtf, timex.edtf),
                    precision=timex.precision,
                    basis=timex.basis,
                    kin=kin_of(row),
                    sorts=sorts_of(row),
                    rank=rank_of(row),
                    is_beside=is_beside(row),
                    around=_around(row) if twice[row.start_char, row.trigger] > 1 else "",
                    words=packed_words(_content_words(row.sentence) | _content_words(without_article(row.label))),
                    places=_once(_places_of(row.sentence)),
                    cast=tuple((at, role, sure) for at, role, sure in cast if at is not None),
                )
            )


def cast_tellings(tellings: Iterable[Telling], names: Mentions, linking: Linking) -> None:
    """Say who takes part, and that names of persons and bodies are no places."""
    for number, some in groupby(tellings, key=attrgetter("article_number")):
        named = [row for row in names.rows_of(number) if linking.bearer[row] != ABSENT]
        # One set an article, not one a telling.
        affair = frozenset([linking.ids[linking.bearer[row]] for row in named])
        words_of_names = {word for row in named for word in _words_of(names.text_of(row))}
        for one in some:
            one.affair = affair
            one.places = _once(one.places - words_of_names) if one.places else NOBODY
            cast, one.cast = one.cast, ()
            one.parts = tuple(
                (kind_of(names.kind[row]), linking.ids[linking.bearer[row]], role, confidence)
                for row, role, confidence in cast
                if linking.bearer[row] != ABSENT
            )
            if one.parts:
                one.entities = _once(frozenset([part[1] for part in one.parts]))
                one.kinds = _once(frozenset([part[0] for part in one.parts]))
            if one.parts and not one.is_beside:
                one.acting, one.undergoing = (_once(_in_roles(one, roles)) for roles in (ACTING, UNDERGOING))


def _around(row: EventMention) -> str:
    at = row.trigger_start_char - row.start_char
    return row.sentence[max(0, at - AROUND) : at + AROUND]


def _in_roles(one: Telling, roles: Collection[str]) -> frozenset[str]:
    return frozenset([entity_id for _, entity_id, role, _ in one.parts if role in roles])


def packed_words(found: Iterable[str]) -> bytes:
    """Words as four bytes each: a set of twenty texts takes two thousand."""
    return array("i", [_NUMBERS.setdefault(word, len(_NUMBERS)) for word in found]).tobytes()


@lru_cache(maxsize=1 << 12)
def full_words(packed: bytes) -> frozenset[int]:
    """What was packed, as a set of numbers; each telling is compared with others of its day, one after the other."""
    return frozenset(memoryview(packed).cast("i"))


def forget_words() -> None:
    """Let go of what was kept of the words of a corpus, between whose records it lay; no telling is compared after."""
    for kept in (full_words, _once, _words_of, _places_of, _content_words, _stems):
        kept.cache_clear()
    _NUMBERS.clear()


_NUMBERS: dict[str, int] = {}
"""The number of each word, in the order in which this process has met them."""


@lru_cache(maxsize=1 << 16)
def _once(found: frozenset[str]) -> frozenset[str]:
    """One set for all that are the same: those of a corpus take half the memory of its tellings."""
    return found


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(split_words(name))


@lru_cache(maxsize=1 << 6)
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


@lru_cache(maxsize=1 << 6)
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
