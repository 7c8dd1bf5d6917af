"""Ids of events, made of what their first telling says, so that articles to come do not change them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

import numpy as np

from pipeline.names.key import slug
from pipeline.records import Precision
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.tellings import NO_DAY, Tellings

LONGEST_SLUG = 40
SUFFIX = 4
"""Hexadecimal digits at least that tell two events of one day and word apart."""


def event_ids(groups: Grouping) -> list[str]:
    """The id of each group: day and word of its first telling, as articles were published.

    Of several with one such id the one told first keeps it bare; the others add a mark made of the place where they
    are first told. No id hangs on how many events there are or on their order.
    """
    tellings, age = groups.tellings, _ages(groups.tellings)
    firsts = groups.members[groups.first[:-1]].tolist()
    for number in np.flatnonzero(np.diff(groups.first) > 1).tolist():
        firsts[number] = min(groups.places(number), key=age)
    ids = _bases(tellings, firsts)
    for base, alike in groupby(sorted(range(len(ids)), key=ids.__getitem__), key=ids.copy().__getitem__):
        numbers = list(alike)
        if len(numbers) == 1:
            continue
        taken: set[str] = set()
        for number in sorted(numbers, key=lambda one: age(firsts[one]))[1:]:
            mark = _mark(tellings, firsts[number])
            # One chance in 65,536 comes true where one day and word has hundreds of events: the later mark is longer.
            short = next((mark[:n] for n in range(SUFFIX, len(mark)) if mark[:n] not in taken), f"{mark}{number}")
            taken.add(short)
            ids[number] = f"{base}-{short}"
    return ids


def _bases(tellings: Tellings, places: Sequence[int]) -> list[str]:
    """Day and word of some tellings; of each there are many, and no telling is made an object for them."""
    lemmas, *whens = (tellings.ints(name)[places].tolist() for name in ("lemma", "first_day", "edtf", "form"))
    values = tellings.values
    words = {lemma: slug(values[lemma])[:LONGEST_SLUG] for lemma in set(lemmas)}
    days = {
        (day, edtf, form): _day(day, values[edtf], values[form].precision)
        for day, edtf, form in set(zip(*whens, strict=True))
    }
    return [f"{days[when]}-{words[lemma]}" for lemma, when in zip(lemmas, zip(*whens, strict=True), strict=True)]


def _ages(tellings: Tellings) -> Callable[[int], tuple[date, str, int, str]]:
    """What tells of two tellings which was told first: by the article published first; undated articles come last."""
    of, at, when = (tellings.ints(name) for name in ("article", "trigger_start", "when"))

    def age(place: int) -> tuple[date, str, int, str]:
        article = tellings.articles[of[place]]
        # The last as text, like the ids of dates.
        return article.published or date.max, article.article_id, int(at[place]), str(when[place])

    return age


def _mark(tellings: Tellings, place: int) -> str:
    said = f"{tellings.told_at(place)} {tellings.value(place, 'edtf')}"
    return hashlib.sha1(said.encode(), usedforsecurity=False).hexdigest()


def _day(first: int, edtf: str | None, precision: Precision | None) -> str:
    """The date as an id begins with it: a day, a month, a year, or the first day of anything else."""
    if first == NO_DAY:
        return slug(edtf) if edtf else "sans-date"
    day = date.fromordinal(first)
    if precision == "month":
        return day.strftime("%Y-%m")
    return day.strftime("%Y") if precision == "year" else day.isoformat()
