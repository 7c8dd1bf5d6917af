"""Two tellings -> same, unsure, or nothing to say: one place for the weights and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.steps.resolve.events.tellings import Telling

# Kin words, shared persons and bodies, and wording each tell half the story; no one of them is enough alone.
# Set on press-dev (98 tellings, 4 told twice) and on hand-made pairs: any weights within .1 give the same groups.
WEIGHT_KIN, WEIGHT_PEOPLE, WEIGHT_WORDS = 0.4, 0.3, 0.3
SAME, UNSURE = 0.62, 0.5
SAME_TYPE = 0.6
NOBODY_NAMED = 0.4
NOBODY_NAMED_HERE = 0.6
WORDS_ENOUGH = 0.15
WORDS_OF_SPEECH = 0.3
WORDS_ALONE = 0.4
WORDING = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two tellings of one period look like."""

    decision: Literal["same", "unsure"]
    rule: str
    score: float
    evidence: str


def compare_tellings(left: Telling, right: Telling) -> Verdict | None:
    """Whether two tellings of compatible days are of one happening; None when nothing suggests it."""
    if cannot_be_one(left, right):
        return None
    words = _dice(left.words, right.words)
    same_lemma = left.mention.trigger_lemma == right.mention.trigger_lemma
    if same_lemma and words >= WORDING:
        return Verdict("same", "same_wording", round(words, 3), "the same sentence, word for word or nearly")
    if same_lemma and left.origin == right.origin and left.article.article_id != right.article.article_id:
        return Verdict("same", "near_duplicate", 0.95, "the same word in two copies of one article")
    kin = _kinship(left, right)
    if kin < SAME_TYPE:
        return None
    people = _shared(left, right)
    score = WEIGHT_KIN * kin + WEIGHT_PEOPLE * people + WEIGHT_WORDS * min(1.0, words / WORDS_ALONE)
    evidence = _evidence(left, right, kin, words)
    if score >= SAME and _is_enough(left, right, kin=kin, words=words):
        return Verdict("same", "kin_words" if kin == 1.0 else "same_type", round(score, 3), evidence)
    if score >= UNSURE and (words >= WORDS_ENOUGH or left.entities & right.entities):
        return Verdict("unsure", "kin_words" if kin == 1.0 else "same_type", round(score, 3), evidence)
    return None


def cannot_be_one(left: Telling, right: Telling) -> bool:
    """Two words of one sentence tell two happenings, and what did not happen is not what did."""
    here = left.article.article_id == right.article.article_id
    if here and left.mention.start_char == right.mention.start_char:
        return left.mention.trigger_start_char != right.mention.trigger_start_char
    return (left.mention.modality == "negated") != (right.mention.modality == "negated")


def _is_enough(left: Telling, right: Telling, *, kin: float, words: float) -> bool:
    here = left.article.article_id == right.article.article_id
    if _conflict(left, right):
        if not (kin == 1.0 and _is_one_day(left, right) and _kinds(left).isdisjoint(_kinds(right))):
            return False
        return left.mention.type != "announcement" and words >= WORDS_OF_SPEECH  # The prefect, and her prefecture.
    if left.mention.type == right.mention.type == "announcement":
        return words >= WORDS_OF_SPEECH and bool(left.entities & right.entities or words >= WORDS_ALONE)
    if left.entities & right.entities:
        return words >= WORDS_ENOUGH or (kin == 1.0 and (here or left.entities == right.entities))
    if here:
        return kin == 1.0 and not (left.names and right.names and not left.names & right.names)
    if kin == 1.0 and _is_one_day(left, right) and left.mention.modality == right.mention.modality:
        apart = left.names and right.names and not left.names & right.names
        return words >= WORDS_OF_SPEECH and not apart
    return words >= WORDS_ALONE


def _conflict(left: Telling, right: Telling) -> bool:
    return bool(left.entities and right.entities and not left.entities & right.entities)


def _kinds(telling: Telling) -> frozenset[str]:
    return frozenset(mention.kind for mention, _, _ in telling.parts)


def _is_one_day(left: Telling, right: Telling) -> bool:
    return left.period is not None and left.period == right.period and left.period[0] == left.period[1]


def _kinship(left: Telling, right: Telling) -> float:
    if left.kin & right.kin:
        return 1.0
    return SAME_TYPE if left.mention.type == right.mention.type != "other" else 0.0


def _shared(left: Telling, right: Telling) -> float:
    if left.entities and right.entities:
        return len(left.entities & right.entities) / min(len(left.entities), len(right.entities))
    nobody = not left.entities and not right.entities
    here = left.article.article_id == right.article.article_id
    return NOBODY_NAMED_HERE if nobody and here else NOBODY_NAMED


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _evidence(left: Telling, right: Telling, kin: float, words: float) -> str:
    shared = sorted(left.entities & right.entities)
    told = f"« {left.mention.trigger} » / « {right.mention.trigger} »"
    parts = [told if kin == 1.0 else f"{told}, both {left.mention.type}", f"{round(100 * words)} % of words"]
    return "; ".join([*parts, "both name " + ", ".join(shared)] if shared else parts)
