"""Two tellings of compatible days -> same, unsure, or nothing to say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pipeline.steps.resolve.events.links import DENIED, LINKS, SAME
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.tellings import Telling

LINKS.check()


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """What two tellings look like, and why."""

    decision: Literal["same", "unsure"]
    rule: str
    score: float
    evidence: str


def compare_tellings(left: Telling, right: Telling, off: Collection[str] = ()) -> LinkVerdict | None:
    """Whether two tellings of compatible days are of one happening; None when nothing suggests it."""
    if cannot_be_one(left, right):
        return None
    pair = Pair.of(left, right)
    for rule, holds in LINKS.active(off):
        if rule.gives == "same" and holds(pair):
            rule_id = DENIED if pair.denied else rule.id
            return LinkVerdict("same", rule_id, round(max(pair.score, SAME), 3), pair.evidence)
        if rule.gives == "unsure" and holds(pair):
            return LinkVerdict("unsure", rule.id, round(pair.score, 3), pair.evidence)
    return None


def cannot_be_one(left: Telling, right: Telling) -> bool:
    """Two words of one sentence tell two happenings."""
    here = left.article.article_id == right.article.article_id
    same_sentence = here and left.mention.start_char == right.mention.start_char
    return same_sentence and left.mention.trigger_start_char != right.mention.trigger_start_char
