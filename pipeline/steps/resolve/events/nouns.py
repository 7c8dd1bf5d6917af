"""Nouns around the word that tells a happening: what a light verb leaves it to, and which of several it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipeline.french import rows, words
from pipeline.names.key import split_words
from pipeline.records import EventMention

LONGEST = 4
"""Words of the longest phrases that are looked for: "cessation des hostilités", "mise sur le marché"."""
BEFORE, AFTER, SORT_AFTER = 60, 40, 30
"""Characters around a word in which the noun that it leaves its happening to, or which of several, is told."""
_STOP = re.compile(r"[.,;:!?«»()]")
_APPOSED = re.compile(r",\s*$")
_REFLEXIVE = re.compile(r"\b(?:se |s['’])(?:\w+ ){0,3}$")
_ASIDE = re.compile(r"\([^()]*\)")
_INFINITIVE = ("er", "ir", "re")
_NOTHING: frozenset[str] = frozenset()


def left_to_nouns(row: EventMention, dated: tuple[int, int] | None = None) -> frozenset[str]:
    """Event nouns to which the trigger leaves its happening: its subject, what it qualifies, or its object.

    `dated` is where its day stands in the article, which may part it from them: "a assisté mardi à la réunion".
    """
    lemma = row.trigger_lemma
    if lemma in event_noun_lemmas():
        return _NOTHING
    start, end = row.trigger_start_char - row.start_char, row.trigger_end_char - row.start_char
    found = _NOTHING
    before = _before(row.sentence[max(0, start - BEFORE) : start])
    if row.type == "other" or lemma in _verbs_of("subject") or _REFLEXIVE.search(before):
        found |= _subject(before)
        found |= _last_noun(before) if lemma in _verbs_of("head") else _NOTHING  # "la crue survenue mardi"
    following = _STOP.split(_without_day(row, end, dated)[:AFTER])[0]
    if lemma in _verbs_of("object"):
        found |= _object(following)
    elif lemma in words("event_words", use="own_departure"):
        found |= _object(following, own=True) & _departures()  # Who announces that she resigns has resigned.
    if lemma in words("event_words", use="begins_with"):
        found |= _beginning(following)
    return found


def _before(text: str) -> str:
    """What stands before a trigger in its clause; before a comma what it is set behind: "la grève, entamée mardi"."""
    return _STOP.split(_APPOSED.sub(" ", _ASIDE.sub(" ", text)))[-1]


def _without_day(row: EventMention, end: int, dated: tuple[int, int] | None) -> str:
    """What follows the trigger, less its day."""
    first, last = (place - row.start_char for place in dated) if dated else (end, end)
    return row.sentence[end:] if first < end else row.sentence[end:first] + row.sentence[last:]


def sorts_of(row: EventMention) -> frozenset[str]:
    """Which of several one noun tells: "les élections municipales", "le second tour de la primaire"."""
    start, end = row.trigger_start_char - row.start_char, row.trigger_end_char - row.start_char
    following = _STOP.split(row.sentence[end : end + SORT_AFTER])[0]
    return _sorts(row.trigger_lemma, row.sentence[start:end] + following)


def opens_with_determiner(found: Sequence[str]) -> bool:
    """Whether folded words open a noun phrase."""
    return bool(found) and found[0] in _determiners()


@lru_cache(maxsize=1 << 12)
def _sorts(lemma: str, text: str) -> frozenset[str]:
    known = _sort_words()
    return frozenset([known[word] for word in (lemma, *_phrases(split_words(text))) if word in known])


def tells_a_stage(row: EventMention) -> bool:
    """Whether its subject names the happening, and it how that began or ended: "l'incident s'est terminé"."""
    if row.trigger_lemma not in words("event_words", use="carrier_verb"):
        return False
    start = row.trigger_start_char - row.start_char
    return bool(_subject(_before(row.sentence[max(0, start - BEFORE) : start])))


@lru_cache(maxsize=1 << 12)
def _subject(before: str) -> frozenset[str]:
    """The event noun with which a clause opens: "la bascule des lycées (est prévue)"."""
    found = split_words(before)
    found = found[1:] if found and found[0] in _openings() else found
    if not opens_with_determiner(found) or not _relatives().isdisjoint(found):
        return _NOTHING  # "une crue qui a noyé le bourg est rare": any of its kind.
    return _noun_at(found[1:])


@lru_cache(maxsize=1 << 12)
def _object(following: str, *, own: bool = False) -> frozenset[str]:
    """The event noun that follows: "(donné) sa démission", "(repart) à la hausse"."""
    found = split_words(following)
    if own:
        return _noun_at(found[1:]) if found and found[0] in words("event_words", use="possessive") else _NOTHING
    found = found[1:] if found and found[0] in _toward() else found
    return _noun_at(found[1:] if opens_with_determiner(found) else ()) or _noun_at(found[:1])


@lru_cache(maxsize=1 << 12)
def _beginning(following: str) -> frozenset[str]:
    """What something began with: "(a commencé) par la signature du bail"."""
    found = split_words(following)
    begun = len(found) > 1 and found[0] in words("event_words", use="beginning") and opens_with_determiner(found[1:])
    return _noun_at(found[2:]) if begun else _NOTHING


@lru_cache(maxsize=1 << 12)
def _last_noun(before: str) -> frozenset[str]:
    """The last event noun before a participle, none where a relative parts them: "la crue que le bourg a connue"."""
    known, words_before = _noun_forms(), split_words(before)
    if not _relatives().isdisjoint(words_before):
        return _NOTHING
    found = [known[phrase] for phrase in _phrases(words_before) if phrase in known]
    return frozenset(found[-1:])


def _noun_at(found: Sequence[str]) -> frozenset[str]:
    """The event noun with which words open, but for one adjective before it."""
    known = _noun_forms()
    phrases = (" ".join(found[i : i + n]) for i in (0, 1) for n in range(LONGEST, 0, -1))
    return next((frozenset([known[phrase]]) for phrase in phrases if phrase in known), _NOTHING)


def _phrases(found: Sequence[str]) -> Iterable[str]:
    """Words, then phrases of up to `LONGEST` of them."""
    return (" ".join(found[i : i + n]) for n in range(1, LONGEST + 1) for i in range(len(found) - n + 1))


@cache
def event_noun_lemmas() -> frozenset[str]:
    """Nouns that name a happening by themselves."""
    return words("event_nouns", "lemma")


@cache
def _determiners() -> frozenset[str]:
    """Folded determiners without a preposition in them; "des" is taken for the article."""
    plain = words("small_words", kind="determiner") - words("small_words", kind="preposition")
    return _folded(plain | words("small_words", kind="indefinite"))


@cache
def _openings() -> frozenset[str]:
    return _folded(words("event_words", use="opens_clause"))


@cache
def _relatives() -> frozenset[str]:
    return _folded(words("event_words", use="clause_mark"))


@cache
def _toward() -> frozenset[str]:
    return _folded(words("event_words", use="toward_noun"))


def _folded(found: Iterable[str]) -> frozenset[str]:
    return frozenset(word for one in found for word in split_words(one))


@cache
def _verbs_of(slot: str) -> frozenset[str]:
    """Verbs that leave their happening to any noun that is their subject or object, or that they qualify."""
    light = {row["lemma"] for row in rows("light_verbs") if row["nouns"] == "*" and row["slot"] == slot}
    occurs = words("event_words", use="occur_verb") | words("event_words", use="plan_verb")
    carriers = words("event_words", use="carrier_verb")
    if slot == "head":
        return frozenset(light) | occurs | carriers
    return frozenset(light) | carriers | (occurs if slot == "subject" else words("event_words", use="many_sided"))


@cache
def _departures() -> frozenset[str]:
    """Nouns for taking up or leaving an office."""
    return words("event_nouns", "lemma", type="appointment_or_departure")


@cache
def _noun_forms() -> dict[str, str]:
    """Event nouns as they stand in a sentence, folded, singular and plural."""
    nouns = {row["lemma"] for row in rows("event_nouns") if row["class"] == "act" or row["type"] != "other"}
    kin = {word for row in rows("event_kin") for word in row["words"].split(",") if not word.endswith(_INFINITIVE)}
    return _with_plural(nouns | kin)


@cache
def _sort_words() -> dict[str, str]:
    return _with_plural(words("event_words", use="sort_of_happening"))


def _with_plural(known: Iterable[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for word in sorted(known):
        first, *rest = split_words(word)
        forms.setdefault(" ".join([f"{first}s", *rest]), word)
    return forms | {" ".join(split_words(word)): word for word in sorted(known)}
