"""Ids of events, made of what their first telling says, so that articles to come do not change them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date

from pipeline.names.key import slug
from pipeline.steps.resolve.events.tellings import Telling

LONGEST_SLUG = 40
SUFFIX = 4
"""Hexadecimal digits at least that tell two events of one day and word apart."""


def event_ids(groups: tuple[tuple[Telling, ...], ...]) -> list[str]:
    """The id of each group: day and word of its first telling, as articles were published.

    Of several with one such id the one told first keeps it bare; the others add a mark made of the place where they
    are first told. No id hangs on how many events there are or on their order.
    """
    firsts = [first_told(group) for group in groups]
    ids = [f"{_day_of(first)}-{slug(first.trigger_lemma)[:LONGEST_SLUG]}" for first in firsts]
    alike: dict[str, list[int]] = defaultdict(list)
    for number, base in enumerate(ids):
        alike[base].append(number)
    for base, numbers in alike.items():
        taken: set[str] = set()
        for number in sorted(numbers, key=lambda one: _age(firsts[one]))[1:]:
            mark = _mark(firsts[number])
            # One chance in 65,536 comes true where one day and word has hundreds of events: the later mark is longer.
            short = next((mark[:n] for n in range(SUFFIX, len(mark)) if mark[:n] not in taken), f"{mark}{number}")
            taken.add(short)
            ids[number] = f"{base}-{short}"
    return ids


def first_told(group: tuple[Telling, ...]) -> Telling:
    """The telling of the article published first; undated articles come last."""
    return group[0] if len(group) == 1 else min(group, key=_age)


def _age(telling: Telling) -> tuple[date, str, int, str]:
    return (
        telling.article.published or date.max,
        telling.article.article_id,
        telling.trigger_start_char,
        telling.date_id,
    )


def _mark(telling: Telling) -> str:
    return hashlib.sha1(f"{telling.place} {telling.edtf}".encode(), usedforsecurity=False).hexdigest()


def _day_of(telling: Telling) -> str:
    """The date as an id begins with it: a day, a month, a year, or the first day of anything else."""
    if telling.period is None:
        return slug(telling.edtf) if telling.edtf else "sans-date"
    if telling.precision == "month":
        return telling.period[0].strftime("%Y-%m")
    if telling.precision == "year":
        return telling.period[0].strftime("%Y")
    return telling.period[0].isoformat()
