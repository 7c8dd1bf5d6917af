"""Article -> its facts, from the store where the same text was read before by the same code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from pipeline.records import Affiliation, Article, ArticleFacts, ArticleHead, EventMention, Mention, Reference, Timex
from pipeline.records.codec import Codec
from pipeline.records.correction import Correction
from pipeline.settings import Settings
from pipeline.store.fingerprint import OWN, SAYING, fingerprint_of, other_model, parts_of
from pipeline.store.shelf import Shelf, pack, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an article says, without the article: its text is kept with its file."""

    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    references: tuple[Reference, ...] = ()


SAID = Codec(Said)
SUSPECT = "?"
ENDS = 1 << 32 >> 6
"""A portion ends with an article whose key begins with a number below this: one in sixty-four."""


class Sayings:
    """The facts of articles under the hash of all that they were read from."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self.shelf = shelf
        model = "" if settings.model == OWN else other_model(settings.model)
        self._basis = f"{fingerprint_of(SAYING)} {model} {sorted(settings.rules_off)}"
        chosen = {"model": model or OWN, "rules_off": " ".join(sorted(settings.rules_off))}
        self.read_by = {**parts_of(SAYING), **chosen}
        self._passing: dict[str, bytes] = {}

    def key(self, article: Article, page: Iterable[Article] = (), given: Sequence[Correction] = ()) -> str:
        """The hash of what is read of an article: its text, days and id, of an undated one its page, names given."""
        digest = hashlib.blake2b(self._basis.encode(), digest_size=16)
        digest.update(f"\n{article.article_id}\n{article.published}\n{article.updated}\n".encode())
        for text in (article.text, *(other.text for other in page)):
            digest.update(f"{len(text)}\n".encode() + text.encode("utf-8", "surrogatepass"))
        if given:
            # With spaCy behind it, and hardly ever asked for.
            from pipeline.steps.recognise.given import given_in

            named = sorted(given_in(article, given), key=lambda one: (-len(one.left), one.line))
            # An article that has none of the names says what it said before there were any.
            if named:
                digest.update(f"{[(one.kind, one.left) for one in named]}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self.shelf

    def keep(self, key: str, packed: bytes, *, whole: bool) -> None:
        """Keep facts; of an article that failed (not `whole`) until the end of this run, so that it is tried again."""
        if whole:
            self.shelf.add(key, packed, packed=True)
        else:
            self._passing[key] = packed

    def is_passing(self, key: str) -> bool:
        """Whether what is kept under a key is that of an article that failed."""
        return key in self._passing and key not in self.shelf

    def suspect(self, key: str) -> None:
        """Remember that reading an article ended the process, or took too long."""
        self.shelf.add(f"{key}{SUSPECT}", b"")

    def is_suspect(self, key: str) -> bool:
        """Whether it did so in an earlier run."""
        return f"{key}{SUSPECT}" in self.shelf

    def facts(self, articles: Sequence[ArticleHead], keys: Sequence[str], texts: Sequence[str]) -> Found:
        """The facts of some articles, in order."""
        return Found(self, articles, keys, texts)

    def said(self, key: str) -> Said:
        """What is kept under a key."""
        found = self.shelf.get(key)
        return SAID.unpack(unpack(self._passing[key]) if found is None else found)


@dataclass(frozen=True)
class Found(Sequence[ArticleFacts]):
    """The facts of some articles, read from the store each time that they are gone through, and never held."""

    sayings: Sayings
    articles: Sequence[ArticleHead]
    keys: Sequence[str]
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[ArticleFacts]:
        # Not as sequences do it, for whom any IndexError is the end.
        return map(self._read, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> ArticleFacts: ...

    @overload
    def __getitem__(self, number: slice) -> list[ArticleFacts]: ...

    def __getitem__(self, number: int | slice) -> ArticleFacts | list[ArticleFacts]:
        if isinstance(number, slice):
            return [self._read(one) for one in range(*number.indices(len(self)))]
        return self._read(number)

    def some(self, places: Iterable[int]) -> Iterator[ArticleFacts]:
        """The facts of the articles at some places, each let go of before the next."""
        return map(self._read, places)

    @cached_property
    def stretches(self) -> tuple[range, ...]:
        """The places of articles, cut by their own keys, so that one more changes one stretch."""
        return tuple(portions_of(self.keys))

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The key of each article; empty of one that failed: it says nothing now, and all another time."""
        return tuple("" if self.sayings.is_passing(key) else key for key in self.keys)

    def _read(self, number: int) -> ArticleFacts:
        said = self.sayings.said(self.keys[number])
        return ArticleFacts(
            article=Article.of(self.articles[number], self.texts[number]),
            mentions=said.mentions,
            timexes=said.timexes,
            affiliations=said.affiliations,
            event_mentions=said.event_mentions,
            references=said.references,
        )


def portions_of(keys: Sequence[str]) -> Iterator[range]:
    """The places of articles, cut after those whose key says so."""
    start = 0
    for place, key in enumerate(keys, 1):
        if int(key[:8], 16) < ENDS or place == len(keys):
            yield range(start, place)
            start = place


def pack_facts(facts: ArticleFacts) -> bytes:
    """The facts of one article as the store holds them."""
    return pack(
        SAID.pack(
            Said(
                mentions=facts.mentions,
                timexes=facts.timexes,
                affiliations=facts.affiliations,
                event_mentions=facts.event_mentions,
                references=facts.references,
            )
        )
    )
