"""Two tellings beside each other: what they share, and what sets them apart."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.steps.resolve.events.tellings import Telling

# Kin words, shared persons and bodies, and wording each tell half the story; no one of them is enough alone.
# Chosen on 60 own pairs (30 same, 30 not), which tests/steps/resolve holds; moved by .15 they part other pairs.
WEIGHT_KIN, WEIGHT_PEOPLE, WEIGHT_WORDS = 0.4, 0.3, 0.3
SAME_TYPE = 0.6
"""Kinship of two words of one type that are not otherwise kin."""
NOBODY_NAMED = 0.4
NOBODY_NAMED_HERE = 0.6
"""What stands for shared people where a telling names none: in two articles, and in one."""
WORDS_ALONE = 0.4
"""Share of words that counts as full agreement."""
ACTING, UNDERGOING = frozenset({"agent", "speaker"}), frozenset({"patient"})
ONE_AFFAIR = 3
"""Persons and bodies that two articles on one affair share at least."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings with their measures, all 0..1.

    Attributes:
        kin: 1 for kin words, `SAME_TYPE` for words of one type, else 0.
        words: share of full words that their sentences have in common (Dice).
        people: share of the persons and bodies of the one that has fewer.
    """

    left: Telling
    right: Telling
    kin: float
    words: float
    people: float

    @classmethod
    def of(cls, left: Telling, right: Telling) -> Pair:
        """Measure two tellings."""
        return cls(left, right, _kinship(left, right), _dice(left.words, right.words), _people(left, right))

    @property
    def score(self) -> float:
        """All three measures in one."""
        words = min(1.0, self.words / WORDS_ALONE)
        return WEIGHT_KIN * self.kin + WEIGHT_PEOPLE * self.people + WEIGHT_WORDS * words

    @property
    def n_words(self) -> int:
        """Full words that both sentences have."""
        return len(self.left.words & self.right.words)

    @property
    def same_lemma(self) -> bool:
        """One word tells both."""
        return self.left.mention.trigger_lemma == self.right.mention.trigger_lemma

    @property
    def here(self) -> bool:
        """Both in one article."""
        return self.left.article.article_id == self.right.article.article_id

    @property
    def shared(self) -> frozenset[str]:
        """Persons and bodies in both."""
        return self.left.entities & self.right.entities

    @property
    def conflict(self) -> bool:
        """Somebody else acts, or undergoes, and nobody is in both."""
        if self.shared:
            return False
        return any(self.left.cast(roles) and self.right.cast(roles) for roles in (ACTING, UNDERGOING))

    @property
    def stands_for(self) -> bool:
        """One names a person where the other names a body, which may act for each other."""
        return self.conflict and self.left.kinds.isdisjoint(self.right.kinds)

    @property
    def apart(self) -> bool:
        """Each names a place, and no place is in both: two fires in two towns are two."""
        return bool(self.left.places and self.right.places and not self.left.places & self.right.places)

    @property
    def one_day(self) -> bool:
        """Both on one day, and the same."""
        period = self.left.period
        return period is not None and period == self.right.period and period[0] == period[1]

    @property
    def one_period(self) -> bool:
        """Both of exactly the same days."""
        return self.left.period is not None and self.left.period == self.right.period

    @property
    def one_affair(self) -> bool:
        """One article, or two that name several of the same."""
        return self.here or len(self.left.affair & self.right.affair) >= ONE_AFFAIR

    @property
    def spoken(self) -> bool:
        """Two statements: of one day there may be many."""
        return self.left.mention.type == self.right.mention.type == "announcement"

    @property
    def untyped(self) -> bool:
        """Two verbs of no type, such as "passer": of one year many things may be told by them."""
        return self.left.mention.type == self.right.mention.type == "other"

    @property
    def denied(self) -> bool:
        """One says that it happened, or will, the other that it did not."""
        return (self.left.mention.modality == "negated") != (self.right.mention.modality == "negated")

    @property
    def evidence(self) -> str:
        """What is shared, for a reader."""
        told = f"« {self.left.mention.trigger} » / « {self.right.mention.trigger} »"
        kin = told if self.kin == 1.0 else f"{told}, both {self.left.mention.type}"
        parts = [kin, f"{round(100 * self.words)} % of words"]
        return "; ".join([*parts, "both name " + ", ".join(sorted(self.shared))] if self.shared else parts)


def _kinship(left: Telling, right: Telling) -> float:
    if left.kin & right.kin:
        return 1.0
    return SAME_TYPE if left.mention.type == right.mention.type != "other" else 0.0


def _people(left: Telling, right: Telling) -> float:
    if left.entities and right.entities:
        return len(left.entities & right.entities) / min(len(left.entities), len(right.entities))
    nobody = not left.entities and not right.entities
    return NOBODY_NAMED_HERE if nobody and left.article.article_id == right.article.article_id else NOBODY_NAMED


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
