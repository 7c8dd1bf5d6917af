"""Two people of one name, by the posts that articles give them: the mayor of one town and the mayor of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from pipeline.french import mapping
from pipeline.names.columns import ACTOR
from pipeline.names.corpus import key_of
from pipeline.names.key import name_key
from pipeline.names.links import LINKS
from pipeline.names.person import full_key
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions, Role

BY_RULE = "rule"
RULE = "contradiction"
# Who is sent from place to place holds one post for a year at least; within so many days two places are two people.
SEASON = 90
_PLACE = re.compile(r"\b(?:de la |de l['’]|des |du |de |d['’])(?P<place>[A-ZÀ-ÖØ-Þ][^,;()]*)$")

Post = tuple[str, str, str]


@LINKS.rule(RULE)
def find_contradictions(
    names: Mentions, roles: Iterable[Role], decided: Iterable[Correction]
) -> tuple[Correction, ...]:
    """A question « two people? » for each full name whose bearers hold one post in two places.

    Told as corrections that come from the rule; names about whose bearers the user has spoken are left alone.
    """
    days = [article.published for article in names.articles]
    posts: dict[str, dict[Post, set[int]]] = defaultdict(lambda: defaultdict(set))
    shown: dict[str, str] = {}
    whole: dict[str, str] = {}
    for row in roles:
        post = _post(row.role)
        if post is None:
            continue
        name = names.name_of(row.actor)
        if name not in whole:
            whole[name] = full_key(name)
        if full := whole[name]:
            posts[full][post].add(row.article)
            shown[full] = min(shown.get(full, name), name)
    spoken = {key_of(ACTOR, one.left.partition(" (")[0]) for one in decided if one.kind == "actor" and one.right}
    found = []
    for full in sorted(set(posts) - spoken):
        pairs = [
            (left, right)
            for left, right in combinations(sorted(posts[full]), 2)
            if _contradict(left, right, posts[full], days)
        ]
        for left, right in pairs:
            name = shown[full]
            found.append(
                Correction(
                    kind="actor",
                    left=f"{name} ({left[2]})",
                    right=f"{name} ({right[2]})",
                    decision="different",
                    line=0,
                    source=BY_RULE,
                )
            )
    return tuple(found)


def town_of(role: str) -> str | None:
    """The key of the town of a role whose bearer stays there: « maire de Luzac »."""
    post = _post(role)
    return post[1] if post is not None and _stays()[post[0]] else None


def _post(role: str) -> Post | None:
    """Post, key of its place, and the role as written, of a role such as « maire de Luzac »."""
    first = role.split(" ", 1)[0].lower()
    place = _PLACE.search(role)
    return (first, name_key(place["place"]), role) if first in _stays() and place else None


def _contradict(left: Post, right: Post, told: Mapping[Post, set[int]], days: Sequence[date | None]) -> bool:
    """Whether two posts can't be one person's: the same post, two places, and no article that tells both."""
    same_post = left[0] == right[0]
    one_place = left[1] in right[1] or right[1] in left[1]
    if not same_post or one_place or told[left] & told[right]:
        return False
    if _stays()[left[0]]:
        return True
    return any(
        one is not None and other is not None and abs((one - other).days) <= SEASON
        for one in (days[article] for article in told[left])
        for other in (days[article] for article in told[right])
    )


@cache
def _stays() -> dict[str, bool]:
    return {post: stays == "yes" for post, stays in mapping("local_posts", "post", "stays").items()}
