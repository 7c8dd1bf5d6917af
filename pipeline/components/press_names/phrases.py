"""The word lists that rules on names read, each opened once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language

from pipeline.components.whole_forms import WholeForms
from pipeline.french import mapping, rows, words
from pipeline.names.key import fold_text
from pipeline.names.name_words import given_names

Words = tuple[str, ...]


@cache
def small_words(*kinds: str) -> frozenset[str]:
    """Function words and cues of a kind, or of several, in lower case."""
    return words("small_words", kind=kinds)


@cache
def says() -> frozenset[str]:
    """« confie », « explique »: verbs of speech in the present, as they stand behind what is said."""
    regular = {verb[:-1] for verb in words("event_verbs", speech="yes") if verb.endswith("er") and " " not in verb}
    return frozenset(regular) | small_words("says")


@cache
def blank_french() -> Language:
    """The tokenizer of French, by which listed phrases are split as texts are."""
    nlp = spacy.blank("fr")
    nlp.tokenizer = WholeForms(nlp.tokenizer)
    return nlp


@cache
def special_cases() -> frozenset[str]:
    """What the tokenizer splits, or leaves whole, by a list of its own."""
    tokenizer: Any = blank_french().tokenizer
    return frozenset(tokenizer.rules)


def split(phrase: str) -> Words:
    """The words of a listed phrase as spaCy splits them; words of letters alone, as most are, it leaves whole."""
    words = tuple(phrase.split(" "))
    if all(word.isalpha() for word in words) and special_cases().isdisjoint(words):
        return words
    return tuple(token.text for token in blank_french().make_doc(phrase.replace("’", "'")))


@cache
def civilities() -> dict[str, str]:
    """Gender (f, m, u) by civility, in lower case, with or without its stop."""
    return {row["word"].lower(): row["gender"] for row in rows("civilities")}


@cache
def titles() -> frozenset[str]:
    """Role words that stand right before a name, in lower case: "général", "président"."""
    return frozenset(row["role"].lower() for row in rows("roles") if " " not in row["role"])


@cache
def person_nouns() -> frozenset[str]:
    """What somebody is called by, in lower case: « capitaine », « propriétaire », « Mme »."""
    return titles() | words("person_nouns") | civilities().keys()


@cache
def artists() -> frozenset[str]:
    """Nouns for what artists and sportspeople do, in lower case: what follows in capitals is who does it."""
    found = words("roles", kind="knowledge and arts") | words("roles", kind="sport")
    return frozenset(role.lower() for role in found if " " not in role) - appositions() - set(adjectives())


@cache
def heads() -> dict[Words, str]:
    """What must follow a head of the name of a body, by its words in lower case; also as « Ecole » is written."""
    written = {split(row["head"].lower()): row["extent"] for row in rows("org_heads")}
    bare = {(without_accent(first), *rest): extent for (first, *rest), extent in written.items()}
    return bare | written


@cache
def unions_of_communes() -> frozenset[Words]:
    """Heads of bodies whose names join their parts: « communauté de communes Rives et Coteaux »."""
    return frozenset(split(head) for head in small_words("union of communes"))


def without_accent(word: str) -> str:
    """A word whose first letter has lost its accent, as capitals do: « Ecole », « Editions »."""
    return fold_text(word[0]) + word[1:]


@cache
def first_words() -> frozenset[str]:
    """The words that a head can begin with."""
    return frozenset(words[0] for words in heads())


@cache
def adjectives() -> dict[str, str]:
    """Kind of each adjective of institutions, in lower case."""
    kinds = mapping("institution_adjectives", "adjective", "kind")
    return {adjective + plural: kind for adjective, kind in kinds.items() for plural in ("", "s")}


@cache
def adjective_endings() -> tuple[str, ...]:
    """Endings by which a word after a noun is taken for an adjective."""
    return tuple(row["ending"] for row in rows("adjective_endings"))


@cache
def domains() -> frozenset[str]:
    """Nouns found as the field in names of bodies, in lower case."""
    return frozenset(row["word"].lower() for row in rows("institution_domains"))


@cache
def appositions() -> frozenset[str]:
    """Words before a name that say it is an organization, in lower case."""
    return frozenset(row["word"] for row in rows("org_appositions"))


@cache
def no_organization_heads() -> dict[str, str]:
    """Kind by noun before a name that says it names no organization, in lower case."""
    return {row["word"]: row["kind"] for row in rows("not_organization_heads")}


def thing_kind(word: str) -> str | None:
    """Kind of a noun that names no organization, singular or plural, in lower case."""
    kinds = no_organization_heads()
    return kinds.get(word) or kinds.get(word.removesuffix("s")) or kinds.get(word.removesuffix("x"))


@cache
def known_organizations() -> frozenset[Words]:
    """Bodies that need no introduction, as sequences of words."""
    return frozenset(split(name) for name in words("known_organizations"))


@cache
def not_organizations() -> dict[str, str]:
    """Kind of names that are no organization: as written, and those of several words in lower case too."""
    kinds = mapping("not_organizations", "name", "kind")
    return {name.lower(): kind for name, kind in kinds.items() if " " in name} | kinds


@cache
def known_forms() -> dict[str, list[Words]]:
    """The known bodies by first word, also as they stand in a sentence: « l'Oréal », « la France insoumise »."""
    known = known_organizations()
    elided = {("l'", *words[1:]) for words in known if words[0] == "L'"}
    bare = {words[1:] for words in known if len(words) > 2 and words[0] in ("La", "Le", "Les")}
    return by_first_word(known | elided | bare)


@cache
def papers() -> dict[str, str]:
    """Papers of one word by that word, with their article in lower case: « au Phare », « dans la Croix »."""
    found = [split(name) for name in words("known_organizations", kind="media")]
    return {phrase[1]: phrase[0].lower() for phrase in found if len(phrase) == 2 and phrase[0] in ("Le", "La", "Les")}


@cache
def plural_parties() -> frozenset[str]:
    """Parties of one word with « Les », without it."""
    found = [split(name) for name in words("known_organizations", kind="party")]
    return frozenset(phrase[1] for phrase in found if len(phrase) == 2 and phrase[0] == "Les")


@cache
def unions() -> frozenset[str]:
    """Unions of one word: each county has one, « FSU 44 »."""
    shorts = words("known_organizations", kind="union") | words("known_pairs", "short", kind="union")
    return frozenset(name for name in shorts if " " not in name)


@cache
def signing() -> frozenset[str]:
    """Papers and agencies, whose name alone at the end of a text signs it."""
    return words("known_organizations", kind="media") | small_words("news agency")


@cache
def office_holders() -> frozenset[str]:
    """Surnames of those who held the highest offices of a state."""
    return frozenset(name.split()[-1] for name in words("office_holders"))


@cache
def institutions() -> frozenset[Words]:
    """The known bodies of which other nations have one as well: « Assemblée nationale »."""
    return frozenset(split(name) for name in words("known_organizations", kind="institution"))


@cache
def idioms() -> frozenset[Words]:
    """A word and the head behind it that make no body together: « sur ordre »."""
    return frozenset(split(phrase) for phrase in small_words("head in an idiom"))


@cache
def small_known_forms() -> dict[str, list[Words]]:
    """Known bodies that many papers write small, by first word: « l'assemblée nationale », « le parti communiste »."""
    small = {row["name"] for row in rows("known_organizations") if row["kind"] not in ("company", "club", "media")}
    told = {name for name in small if " " in name and not name.isupper() and split(name)[0].lower() in small_heads()}
    told |= {name.replace("œ", "oe") for name in told}
    return by_first_word(tuple(word.lower() for word in split(name)) for name in told)


@cache
def small_heads() -> frozenset[str]:
    """Nouns that such a name begins with."""
    return small_words("small head")


def by_first_word(phrases: Iterable[Words]) -> dict[str, list[Words]]:
    """Sequences of words by their first, the longest first."""
    table: dict[str, list[Words]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    for candidates in table.values():
        candidates.sort(key=lambda words: (-len(words), words))
    return table


@cache
def not_after() -> frozenset[Words]:
    """Known bodies with a word before them that makes them something else: « la Libération »."""
    told = [row for row in rows("known_organizations") if row["note"].startswith("not after ")]
    return frozenset((row["note"].removeprefix("not after "), *split(row["name"])) for row in told)


def is_given_name(word: str) -> bool:
    """Whether a word, or each part of a hyphenated one, is a given name."""
    return all(part in given_names() for part in fold_text(word).split("-"))
