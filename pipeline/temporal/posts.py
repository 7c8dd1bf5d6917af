"""Posts of social networks that an article quotes: « … ce soir. — Nom (@nom) 29 janvier 2019 »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

POST_SIGNED = re.compile(r"\(@\w{1,30}\)[ ,-]*$")
"""The name under a post, right before its day."""
LONGEST = 400
"""Characters of a post (at most 280), its links and its author."""
ALIKE = 20
"""Characters before or after an expression that tell a post which is printed twice, with and without its name."""


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
