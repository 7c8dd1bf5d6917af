"""Two tellings of compatible days -> same, unsure, or nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pipeline.steps.resolve.events import lone_links  # noqa: F401  it registers its rules
from pipeline.steps.resolve.events.links import DENIED, LINKS, SAME
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.wording import AROUND

LINKS.check()


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """What two tellings look like, and why."""

    decision: Literal["same", "unsure"]
    rule: str
    score: float
    evidence: str = ""
    """Where it is something else than what the two share, which is told when a row is made of it."""


def compare_tellings(left: Telling, right: Telling) -> LinkVerdict | None:
    """Whether two tellings of compatible days are of one happening; None when nothing suggests it."""
    if left.kin.isdisjoint(right.kin) and (left.type != right.type or left.type == "other"):
        # No rule joins words that have nothing to do with each other; of one day, most are such.
        return None
    if cannot_be_one(left, right):
        return None
    pair = Pair(left, right)
    if pair.off_for_one:
        return None
    for same, rule, holds in _RULES:
        if holds(pair):
            if same:
                return LinkVerdict("same", DENIED if pair.denied else rule, round(max(pair.score, SAME), 3))
            return LinkVerdict("unsure", rule, round(pair.score, 3))
    return None


_RULES: tuple[tuple[bool, str, Callable[[Pair], bool]], ...] = tuple(
    (rule.gives == "same", rule.id, holds) for rule, holds in LINKS.active() if rule.gives in ("same", "unsure")
)
"""The rules that decide about two tellings, in order: whether they make them one, their id, what they ask."""


def cannot_be_one(left: Telling, right: Telling) -> bool:
    """Two words of one sentence tell two happenings, unless it repeats itself; so do two sorts of one thing."""
    if left.sorts and right.sorts and left.sorts.isdisjoint(right.sorts):
        return True
    same_sentence = left.start_char == right.start_char and left.article_id == right.article_id
    return same_sentence and left.trigger_start_char != right.trigger_start_char and not _repeats(left, right)


def _repeats(left: Telling, right: Telling) -> bool:
    """A page that quotes itself, caption and post, runs into one sentence that says the same twice."""
    if left.trigger_lemma != right.trigger_lemma or left.trigger != right.trigger:
        return False
    return left.around == right.around and len(left.around) >= AROUND
