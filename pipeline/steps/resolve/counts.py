"""What mentions say of each entity in numbers: how many, in how many articles, from when to when, under which names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.names.columns import KINDS
from pipeline.names.links import LINKS, RULES
from pipeline.records import Alias
from pipeline.records.filled import filler
from pipeline.steps.resolve.columns import ABSENT, Mentions

Ints = npt.NDArray[np.int64]
# Share of rows made of an unresolved surname, or of a generic name, that are one entity and all of it (DWIE: .71, .40).
UNRESOLVED = {"actor": 0.6, "organization": 0.4}
_HALF = 32
_alias = filler(Alias)


@dataclass(frozen=True, slots=True)
class Counts:
    """Columns with a value for each entity; days are None where no article of theirs has one."""

    mentions: Sequence[int]
    articles: Sequence[int]
    days: Sequence[tuple[date | None, date | None]]
    confidence: Sequence[float]
    _strings: Sequence[str]
    _texts: Ints
    _times: Ints
    _first: Ints
    """Names and how often they are written stand entity after entity, each from its place in `_first` on."""

    def aliases(self, number: int) -> tuple[Alias, ...]:
        """How an entity is written, the most frequent first."""
        some = slice(self._first[number], self._first[number + 1])
        texts = map(self._strings.__getitem__, self._texts[some].tolist())
        return tuple(map(_alias, texts, self._times[some].tolist()))


def count_mentions(names: Mentions, bearer: Sequence[int], rules: Sequence[int], n_entities: int) -> Counts:
    """The numbers of entities, of which each has a mention; `bearer` and `rules` tell whose each mention is, and why.

    Near-duplicates count as the article that they repeat; their days count only where no other article is left.
    """
    known = np.flatnonzero(np.array(bearer) != ABSENT)
    whose = np.array(bearer, dtype=np.int64)[known]
    articles, texts = (np.array(column)[known] for column in (names.article, names.text))
    n_mentions = np.bincount(whose, minlength=n_entities)
    n_articles, days = _articles(names, whose << _HALF | articles, n_entities)
    sure = np.array(names.confidence)[known] * _shares()[np.array(rules)[known], np.array(names.kind)[known]]
    total = np.bincount(whose, weights=sure, minlength=n_entities)
    written, times = np.unique(whose << _HALF | texts, return_counts=True)
    whose, texts = written >> _HALF, written & (1 << _HALF) - 1
    order = np.lexsort((_rank(names.strings)[texts], -times, whose))
    return Counts(
        mentions=n_mentions.tolist(),
        articles=n_articles,
        days=days,
        confidence=[round(one, 3) for one in (total / n_mentions).tolist()],
        _strings=names.strings,
        _texts=texts[order],
        _times=times[order],
        _first=np.searchsorted(whose, np.arange(n_entities + 1)),
    )


def _articles(names: Mentions, named: Ints, n_entities: int) -> tuple[list[int], list[tuple[date | None, date | None]]]:
    """How many articles name each entity, and their first and last day; `named` are entity and article in one."""
    heads, originals = names.articles, dict[str, int]()
    told = [originals.setdefault(one.near_duplicate_of or one.article_id, len(originals)) for one in heads]
    copies = np.array([one.near_duplicate_of is not None for one in heads], dtype=bool)
    published = np.array([one.published.toordinal() if one.published else 0 for one in heads], dtype=np.int64)
    named = np.unique(named)
    whose, article = named >> _HALF, named & (1 << _HALF) - 1
    n_articles = np.bincount(np.unique(whose << _HALF | np.array(told, dtype=np.int64)[article]) >> _HALF)
    no_other = np.ones(n_entities, dtype=bool)
    no_other[whose[~copies[article]]] = False
    some = np.flatnonzero((~copies[article] | no_other[whose]) & (published[article] > 0))
    whose, day = whose[some], published[article[some]]
    first, last = np.full(n_entities, published.max(initial=0)), np.zeros(n_entities, dtype=np.int64)
    np.minimum.at(first, whose, day)
    np.maximum.at(last, whose, day)
    as_date = {0: None, **{one: date.fromordinal(one) for one in np.unique(day).tolist()}}
    days = zip(np.minimum(first, last).tolist(), last.tolist(), strict=True)
    return n_articles.tolist(), [(as_date[one], as_date[other]) for one, other in days]


def _shares() -> npt.NDArray[np.float64]:
    """By rule and kind, how many of the mentions that are tied so are rightly tied."""
    return np.array([[LINKS[rule].confidence or UNRESOLVED[kind] for kind in KINDS] for rule in RULES])


def _rank(texts: Sequence[str]) -> Ints:
    """The place of each of some texts in the order of all."""
    rank = np.empty(len(texts), dtype=np.int64)
    rank[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return rank
