"""Where quotations stand, and posts of social networks: dates in them may count from a day of their own.

A post has its day under it: « … ce soir. — Nom (@nom) 29 janvier 2019 ».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.temporal.beside import NEAR, clause_start, found_in

QUOTED_NEAR = 600
"""Characters before a quotation within which a day may be the day of its words."""
SENTENCE_END = re.compile(r"[.!?;][ »\"]|\n")
POST_SIGNED = re.compile(r"\(@\w{1,30}\)[ ,-]*$")
"""The name under a post, right before its day."""
LONGEST = 400
"""Characters of a post (at most 280), its links and its author."""
ALIKE = 20
"""Characters before or after an expression that tell a post which is printed twice, with and without its name."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's offsets, marks included."""

    start: int
    end: int


def sentence_end(plain: str, place: int) -> int:
    """Where the sentence ends in which a place stands."""
    cut = SENTENCE_END.search(plain, place)
    return cut.start() if cut else len(plain)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of at least two words inside one paragraph each; an open one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in re.finditer('[«»“”"]|\n', text):
        mark = match.group()
        if mark == "\n":
            if opened is not None and match.start() - opened > 20:
                found.append(Quotation(opened, match.start()))
            opened = None
        elif opened is None:
            if mark != "»" and mark != "”":
                opened = match.start()
        elif mark in '»”"':
            if " " in text[opened + 2 : match.start() - 1]:
                found.append(Quotation(opened, match.end()))
            opened = None
    return tuple(found)


def quotation_at(quotations: Sequence[Quotation], place: int) -> Quotation | None:
    """The quotation in which a place lies."""
    number = bisect_right(quotations, place, key=lambda quotation: quotation.start) - 1
    return None if number < 0 or quotations[number].end <= place else quotations[number]


def day_of_words(
    quotation: Quotation, days: Sequence[tuple[int, date]], plain: str, paragraph: int, anchor: date
) -> date:
    """The day that the paragraph gives to quoted words, when it gives one before them; else the article's."""
    before = bisect_left(days, (quotation.start, date.min)) - 1
    if before < 0 or days[before][0] < max(paragraph, quotation.start - QUOTED_NEAR):
        return anchor
    place = days[before][0]
    first = clause_start(SENTENCE_END, plain, place, min(QUOTED_NEAR, place - paragraph))
    apart = SENTENCE_END.search(plain, place, quotation.start) is not None
    if apart and not found_in("speech", plain[first : quotation.start]):
        return anchor  # « Admis mercredi, … . « Il va mieux aujourd'hui » »
    if found_in("no_day_of_words", plain[max(first, place - NEAR) : place]):
        return anchor  # « Ils ne se parlent plus depuis la réunion du 3 avril. « Je l'ai vu dimanche » »
    return min(days[before][1], anchor)


@dataclass(frozen=True, slots=True)
class Post:
    """Where the words of a post stand, at most, and the day under them."""

    start: int
    end: int
    day: date


def signs_post(plain: str, place: int) -> bool:
    """Whether the day there stands under the name of a post."""
    return bool(POST_SIGNED.search(plain[max(0, place - 40) : place]))


def find_posts(plain: str, days: Iterable[tuple[int, date]]) -> tuple[Post, ...]:
    """The posts of a text, from the days that it names with their year."""
    found: list[Post] = []
    for place, day in days:
        if signs_post(plain, place):
            above = plain.rfind("\n", 0, plain.rfind("(", 0, place))
            start = max(found[-1].end if found else 0, above + 1, place - LONGEST)
            found.append(Post(start, place, day))
    return tuple(found)


def day_of_post(posts: Sequence[Post], plain: str, start: int, end: int) -> date | None:
    """The day of the post in which an expression stands, or of the one that its words repeat; None in no post."""
    for post in posts:
        if post.start <= start < post.end:
            return post.day
    up_to, on_from = plain[max(0, start - ALIKE) : end], plain[start : end + ALIKE]
    for post in posts:
        words = plain[post.start : post.end]
        if post.end < start and (up_to in words or on_from in words):
            return post.day
    return None
