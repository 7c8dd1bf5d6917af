"""By which words two tellings may tell one happening: lemma, kin, nouns that a light verb leaves it to, sorts."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import EventMention

TOLD_BY_ANY_VERB = frozenset({"decision", "law_or_decree", "legal_action", "publication"})
"""Types that a many-sided verb has from its object alone: "rendre un avis", "porter plainte"."""
SPEECH = "=speech"
"""The group of a speech: it is one act, however much is said in it."""
LONGEST = 4
"""Words of the longest phrase in the tables of kin ("opération de maintien de l'ordre" is not in them)."""
BEFORE, AFTER, SORT_AFTER = 60, 40, 30
"""Characters around a word in which the noun that it leaves its happening to, or which of several, is told."""
_STOP = re.compile(r"[.,;:!?«»()]")
_ASIDE = re.compile(r"\([^()]*\)")
_DETERMINER = r"(?:l['’]|(?:la|le|les|un|une|des|ce|cet|cette|ces|son|sa|ses|leur|leurs)\s)"
_OPENS = re.compile(rf"\s*(?:(?:et|mais|que|où|puis|alors)\s)?{_DETERMINER}\s*", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\s*(?:(?:à|en|aussi|déjà|finalement)\s)?(?:{_DETERMINER}|en\s)\s*(?P<noun>[\wÀ-ÿ-]+(?:\s[\wÀ-ÿ'’-]+)?)"
)
_OWN = re.compile(r"\s*(?:hier\s|aujourd'hui\s)?(?:sa|son|leur)\s(?P<noun>[\wÀ-ÿ-]+)")
_INFINITIVE = ("er", "ir", "re")
_NOTHING: frozenset[str] = frozenset()


def kin_of(row: EventMention) -> frozenset[str]:
    """The lemma, its kin, and the nouns that it leaves its happening to.

    "Un décret publié le 3 mars" tells of the decree, "l'accident survenu le 3 mars" of the accident, "elle a donné sa
    démission" of the resignation.
    """
    lemma = row.trigger_lemma
    told = _left_to_nouns(row)
    if lemma in words("event_words", use="many_sided") and row.type not in TOLD_BY_ANY_VERB:
        return frozenset({f"{lemma} {row.type}"}) | _kin_of_words(told)  # "s'est rendue" is no kin of "rendu public"
    if row.type in {"publication", "announcement", "decision"}:
        told |= {word for word in split_words(row.label) if word in _text_nouns()}
    return _kin_of_words(told | {lemma}) | _kin_table().get(f"{lemma} {row.type}", _NOTHING)


def sorts_of(row: EventMention) -> frozenset[str]:
    """Which of several one noun tells: "les élections municipales", "le second tour de la primaire"."""
    start = row.trigger_start_char - row.start_char
    end = row.trigger_end_char - row.start_char
    following = _STOP.split(row.sentence[end : end + SORT_AFTER])[0]
    return _sorts(row.trigger_lemma, row.sentence[start:end] + following)


@lru_cache(maxsize=1 << 12)
def _sorts(lemma: str, text: str) -> frozenset[str]:
    known = _sort_words()
    found = {known[word] for word in (lemma, *_phrases(text)) if word in known}
    return frozenset(found) if found else _NOTHING


def _left_to_nouns(row: EventMention) -> frozenset[str]:
    """Event nouns to which the trigger leaves its happening: its subject, what it heads, or its object."""
    lemma = row.trigger_lemma
    if lemma in event_noun_lemmas():
        return _NOTHING
    start, end = row.trigger_start_char - row.start_char, row.trigger_end_char - row.start_char
    found = _NOTHING
    if row.type == "other" or lemma in _verbs_of("subject"):
        before = _STOP.split(_ASIDE.sub(" ", row.sentence[max(0, start - BEFORE) : start]))[-1]
        opens = _OPENS.match(before)
        found |= _noun_first_in(before[opens.end() :]) if opens else _NOTHING
        found |= _last_noun_in(before) if lemma in _verbs_of("head") else _NOTHING
    if lemma in _verbs_of("object") and (object_ := _OBJECT.match(row.sentence[end : end + AFTER])):
        found |= _noun_first_in(object_["noun"])
    elif lemma in words("event_words", use="own_departure") and (own := _OWN.match(row.sentence[end : end + AFTER])):
        found |= _noun_first_in(own["noun"]) & _departures()  # Who announces that she resigns has resigned.
    return found


@lru_cache(maxsize=1 << 12)
def _last_noun_in(text: str) -> frozenset[str]:
    known = _noun_forms()
    found = [known[phrase] for phrase in _phrases(text) if phrase in known]
    return frozenset(found[-1:])


@lru_cache(maxsize=1 << 12)
def _noun_first_in(text: str) -> frozenset[str]:
    """The event noun with which a text opens, but for one adjective before it."""
    known, found = _noun_forms(), split_words(text)[: LONGEST + 1]
    phrases = (" ".join(found[i : i + n]) for i in (0, 1) for n in range(LONGEST, 0, -1))
    return next((frozenset([known[phrase]]) for phrase in phrases if phrase in known), _NOTHING)


def _phrases(text: str) -> list[str]:
    """The words of a text and the phrases of up to `LONGEST` of them, folded."""
    found = split_words(text)
    return [" ".join(found[i : i + n]) for n in range(1, LONGEST + 1) for i in range(len(found) - n + 1)]


@lru_cache(maxsize=10_000)
def _kin_of_words(told: frozenset[str]) -> frozenset[str]:
    found = set(told)
    for word in told:
        found |= _kin_table().get(word, _NOTHING)
    return frozenset(found)


@cache
def _kin_table() -> dict[str, frozenset[str]]:
    """Kin verbs of event nouns, and groups of words that tell one kind of happening."""
    table: dict[str, set[str]] = {}
    for row in rows("event_nouns"):
        table.setdefault(row["lemma"], set()).update(verb for verb in row["kin"].split(",") if verb)
    for row in rows("event_kin"):
        for word in row["words"].split(","):
            table.setdefault(word, set()).add(f"={row['group']}")
    for word, kin in list(table.items()):
        for other in list(kin):
            kin |= {group for group in table.get(other, ()) if group.startswith("=")}
        table[word] = kin
    return {word: frozenset(kin) for word, kin in table.items()}


@cache
def event_noun_lemmas() -> frozenset[str]:
    """Nouns that name a happening by themselves."""
    return words("event_nouns", "lemma")


@cache
def _verbs_of(slot: str) -> frozenset[str]:
    """Verbs that leave their happening to any noun that is their subject or object, or that they qualify."""
    light = {row["lemma"] for row in rows("light_verbs") if row["nouns"] == "*" and row["slot"] == slot}
    occurs = words("event_words", use="occur_verb") | words("event_words", use="plan_verb")
    if slot == "head":
        return frozenset(light) | occurs
    carriers = words("event_words", use="carrier_verb")
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


def _with_plural(known: frozenset[str] | set[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for word in sorted(known):
        first, *rest = split_words(word)
        for form in (first, f"{first}s", first.removesuffix("le") + "x"):
            forms.setdefault(" ".join([form, *rest]), word)
        forms[" ".join([first, *rest])] = word
    return forms


@cache
def _text_nouns() -> frozenset[str]:
    return frozenset(
        fold_text(row["lemma"])
        for row in rows("event_nouns")
        if row["class"] == "text" and row["type"] == "law_or_decree"
    )
