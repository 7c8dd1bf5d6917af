"""How well the label of one telling tells its event: as the clause's own deed, by its noun, or beside another deed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.french import words
from pipeline.names.key import fold_text, split_words
from pipeline.records import EventMention
from pipeline.steps.resolve.events.nouns import event_noun_lemmas, opens_with_determiner, tells_a_stage

CLAUSE, NOUN, SUBJECT, BESIDE, SENTENCE = range(5)
"""Its verb tells it ("le pont a fermé"), its noun ("la fermeture du pont"), its noun with some verb ("la fermeture du
pont surprend"), another deed beside it ("le maire regrette la fermeture")."""
DOUBTED = 0.18
"""Confidence below which a label tells little, by own choice, one label of nine: such were cut amiss, or begin with a
pronoun."""
_OTHER_DAY = re.compile(r"\[\d[\d/]+\]")
WORDS_TO_AUXILIARY, WORDS_BEFORE_NOUN = 5, 3


def rank_of(row: EventMention) -> int:
    """`CLAUSE`, `NOUN`, `SUBJECT`, `BESIDE` or `SENTENCE`: the lower, the better its label stands for the event."""
    if row.label_kind == "sentence":
        return SENTENCE
    rank = _rank(row.label, row.trigger, _is_noun(row), row.label_kind == "nominal", _is_present(row))
    if any(note in row.label for note in _notes()):
        rank = max(rank, SUBJECT)  # It leaves open who or which.
    if tells_a_stage(row):
        rank = max(rank, BESIDE)
    if _OTHER_DAY.search(row.label):
        rank = max(rank, NOUN)  # "À la foire de jeudi [06/03/2024], le pont avait fermé": of which day is it?
    return max(rank, BESIDE) if row.confidence < DOUBTED else rank


def is_beside(row: EventMention) -> bool:
    """Whether a noun tells it in a clause about another deed, whose people are that deed's."""
    open_phrase = row.label_kind == "nominal" and any(note in row.label for note in _notes())
    if not _is_noun(row) or not (row.label_kind == "clause" or open_phrase):
        return False
    told = row.sentence if open_phrase else row.label  # « La crue de mai [titre : …] » says nothing of its clause.
    return _rank(told, row.trigger, True, False, False) == BESIDE


def _is_noun(row: EventMention) -> bool:
    return row.trigger_lemma in event_noun_lemmas()


def _is_present(row: EventMention) -> bool:
    """As in "la préfète autorise", which only ends like a participle ("mise", "prise")."""
    return row.trigger.lower() == row.trigger_lemma[:-1]


@lru_cache(maxsize=1 << 12)
def _rank(label: str, trigger: str, noun: bool, nominal: bool, present: bool) -> int:
    at = label.find(trigger)
    before = split_words(label[: max(at, 0)])
    if noun:
        bare = not before or before[0] in _stages() or opens_with_determiner(before)
        if at < 0 or not bare or len(before) > WORDS_BEFORE_NOUN:
            return BESIDE
        return NOUN if nominal or label.endswith(trigger) or (before[:1] and before[0] in _stages()) else SUBJECT
    if nominal:
        return NOUN
    if not before or at < 0:
        return CLAUSE
    if not _relatives().isdisjoint(before):
        return BESIDE
    as_participle = not present and trigger.endswith(tuple(words("event_words", use="participle_ending")))
    return BESIDE if as_participle and _auxiliaries().isdisjoint(before[-WORDS_TO_AUXILIARY:]) else CLAUSE


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(fold_text(form) for form in words("event_words", use="auxiliary_form"))


@cache
def _relatives() -> frozenset[str]:
    return frozenset(fold_text(word).rstrip("'") for word in words("event_words", use="clause_mark"))


def without_article(label: str) -> str:
    """A label less what its article is about: two happenings of one article would seem alike by that."""
    return min((label.partition(note)[0] for note in _notes()), key=len)


@cache
def _notes() -> tuple[str, ...]:
    """How the title of its article stands behind a label: "… [titre : Le pont rouvre]"."""
    return tuple(f"[{word} : " for use in ("title", "opening", "before") for word in words("label_words", use=use))


@cache
def _stages() -> frozenset[str]:
    """Nouns for a stage of a happening: "début de l'occupation"."""
    return frozenset(fold_text(word) for word in words("event_words", use="stage_noun"))
