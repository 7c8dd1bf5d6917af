"""The French that event reading rests on, read once from models/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.french import mapping, rows, words
from pipeline.records import EventType, Modality

NounClass = Literal["act", "text", "weak"]
Cue = Literal["attribute", "complement", "field", "object", "own", "reflexive", "subject"]
KINDS = frozenset({"person", "post"})
GROUP = "@"
HELD = ("business", "knowledge and arts", "law and order", "politics", "profession", "society", "sport")
VerbEndings = Literal["verb", "participle", "noun", "future", "conditional"]


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening: its type, and how far it can be trusted to name one."""

    lemma: str
    type: EventType
    noun_class: NounClass


@dataclass(frozen=True, slots=True)
class Sense:
    """A type that a verb or noun has in company: of an object, a subject, any noun under it, "se", a field.

    `kinds` says whether any person or post will do beside the words.
    """

    cue: Cue
    words: frozenset[str]
    kinds: frozenset[str]
    type: EventType


@dataclass(frozen=True, slots=True)
class LightUse:
    """One way in which a verb leaves the happening to a noun."""

    slot: Literal["subject", "object", "head"]
    nouns: frozenset[str]
    trigger: Literal["noun", "verb", "idiom"]
    voice: Literal["any", "active", "reflexive", "passive"]

    def takes(self, lemma: str) -> bool:
        """Whether the verb is light with this noun."""
        return not self.nouns or lemma in self.nouns


@cache
def event_nouns() -> dict[str, EventNoun]:
    """Event nouns by lemma; the key of a fixed phrase is all its words."""
    return {
        row["lemma"]: EventNoun(row["lemma"], cast(EventType, row["type"]), cast(NounClass, row["class"]))
        for row in rows("event_nouns")
    }


@cache
def phrase_heads() -> dict[str, tuple[str, ...]]:
    """Nouns that the fixed phrases among the event nouns begin with, with the whole phrases, longest first.

    Before the noun an ordinal may stand: "second tour" is found at "tour".
    """
    heads: dict[str, list[str]] = {}
    for lemma in event_nouns():
        if " " in lemma:
            first, second, *_ = lemma.split()
            heads.setdefault(second if first in words_for("ordinal") else first, []).append(lemma)
    return {head: tuple(sorted(phrases, key=len, reverse=True)) for head, phrases in heads.items()}


@cache
def verb_types() -> dict[str, EventType]:
    """The type of happening that a verb tells."""
    return {row["lemma"]: cast(EventType, row["type"]) for row in rows("event_verbs")}


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """The types that verbs and nouns have in company, by lemma, in the order in which they are tried."""
    found: dict[str, list[Sense]] = {}
    for row in rows("event_senses"):
        cells = frozenset(row["words"].split(","))
        groups = frozenset(cell.removeprefix(GROUP) for cell in cells if cell.startswith(GROUP))
        listed = frozenset(word for group in groups - KINDS for word in company_words()[group])
        plain = frozenset(cell for cell in cells if not cell.startswith(GROUP))
        sense = Sense(cast(Cue, row["cue"]), plain | listed, groups & KINDS, cast(EventType, row["type"]))
        for lemma in row["lemma"].split(","):
            found.setdefault(lemma, []).append(sense)
    return {lemma: tuple(some) for lemma, some in found.items()}


@cache
def company_words() -> dict[str, frozenset[str]]:
    """The groups of words that rows of event_senses.tsv name as "@group"."""
    return {row["group"]: frozenset(row["words"].split(",")) for row in rows("company_words")}


@cache
def company_phrases() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Phrases among the words of all senses, with what follows their first word, by that word: "projet de loi"."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in {word for some in senses().values() for sense in some for word in sense.words if " " in word}:
        first, *after = phrase.replace("'", "' ").split()
        found.setdefault(first, []).append((phrase, tuple(after)))
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def posts() -> frozenset[str]:
    """Nouns for an office or a trade that one can be called to; not what somebody is to another, or in a contest."""
    held = frozenset[str]().union(*(words("roles", kind=kind) for kind in HELD))
    return held - company_words()["winner"] - company_words()["no post"]


@cache
def persons() -> frozenset[str]:
    """Nouns for persons, and civilities."""
    return words("roles") | words("person_nouns") | {word.lower() for word in words("civilities")}


@cache
def field_words() -> dict[str, str]:
    """The field that a word tells of, by plain form."""
    return mapping("field_words", "word", "field")


@cache
def field_openings() -> frozenset[str]:
    """The first words of all these."""
    return frozenset(word.partition(" ")[0] for word in field_words())


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs whose subject speaks or writes."""
    return words("event_verbs", speech="yes")


@cache
def light_uses() -> dict[str, tuple[LightUse, ...]]:
    """Light uses by verb."""
    uses: dict[str, list[LightUse]] = {}
    for row in rows("light_verbs"):
        nouns = frozenset() if row["nouns"] == "*" else frozenset(row["nouns"].split(","))
        uses.setdefault(row["lemma"], []).append(
            LightUse(row["slot"], nouns, row["trigger"], row["voice"])  # type: ignore[arg-type]  # cells of the table
        )
    return {lemma: tuple(found) for lemma, found in uses.items()}


@cache
def verbs_of_class(name: str) -> frozenset[str]:
    """Verbs of a class of verb_classes.tsv: modal, commit, deny, doubt, state."""
    return words("verb_classes", **{"class": name})


@cache
def modal_effects() -> dict[str, Modality | None]:
    """What a modal verb makes of its infinitive; None where its own tense decides."""
    return {
        row["lemma"]: None if row["modality"] == "keep" else cast(Modality, row["modality"])
        for row in rows("verb_classes")
        if row["class"] == "modal"
    }


@cache
def known_verbs() -> frozenset[str]:
    """All verbs of the lists, to check a guessed infinitive against."""
    listed = {row["lemma"] for row in rows("verb_classes")}
    return frozenset(listed | set(verb_types()) | set(light_uses()) | set(senses()))


@cache
def words_for(*uses: str) -> frozenset[str]:
    """Small words by their use, or one of their uses, in event_words.tsv."""
    return words("event_words", use=uses)


@cache
def verb_endings(taken_for: VerbEndings) -> tuple[tuple[str, str], ...]:
    """Endings of forms that the tagger took for something, each with the ending of the infinitive, in order."""
    return tuple((row["ending"], row["infinitive"]) for row in rows("verb_endings") if row["taken_for"] == taken_for)
