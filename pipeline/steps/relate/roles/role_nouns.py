"""The lexicon of roles: which words name what a person is or does, and with what gender and number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import french
from pipeline.components.press_names.phrases import split
from pipeline.french.both_genders import BETWEEN
from pipeline.names.key import fold_text

Words = tuple[str, ...]
SPELT_1990 = str.maketrans("îû", "iu")
"""The spelling reform of 1990 leaves these accents off."""


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun for a person. `gender` is f, m, or u where either; `kind` is that of roles.tsv, "person" for others."""

    kind: str
    gender: str
    number: str


@cache
def role_nouns() -> dict[Words, RoleNoun]:
    """Every role by its words, in lower case as spaCy splits them."""
    forms = person_forms()
    things = role_words("no role")
    found = {
        split(word): RoleNoun("person", gender, number)
        for word, (gender, number) in forms.items()
        if word not in things
    }
    listed = {row["role"].lower() for row in french.rows("roles")}
    for row in french.rows("roles"):
        words = split(row["role"].lower())
        several = plural_ending(words[0]) or (words[0].endswith("s") and words[0][:-1] in listed)  # « élus »
        gender, number = forms.get(words[0], (gender_of_ending(words[0]), "p" if several else "s"))
        found[words] = RoleNoun(row["kind"], gender, number)
        if number == "s" and not plural_ending(words[0]):
            found.setdefault((f"{words[0]}s", *words[1:]), RoleNoun(row["kind"], gender, "p"))
    for words, noun in list(found.items()):
        found.setdefault(tuple(map(bare_initial, words)), noun)  # « chef de l'Etat », as some papers write it
        found.setdefault(tuple(word.translate(SPELT_1990) for word in words), noun)  # « entraineur »
    return found


def bare_initial(word: str) -> str:
    """A word without the accent of its first letter, which many papers leave off capitals."""
    return fold_text(word[0]) + word[1:]


@cache
def person_forms() -> dict[str, tuple[str, str]]:
    """Gender and number of each noun of a person; u and s where the form may be of either."""
    found: dict[str, tuple[str, str]] = {}
    for row in french.rows("person_nouns"):
        word = row["noun"].lower()
        gender, number = found.get(word, (row["gender"], row["number"]))
        found[word] = (
            gender if gender == row["gender"] else "u",
            "s" if "s" in (number, row["number"]) else "p",
        )
    return found


def plural_ending(word: str) -> bool:
    """Whether a form looks like a plural."""
    return word.endswith(("s", "x")) and not word.endswith(("ss", "us", "is")) and word not in role_words("one in s")


def gender_of_ending(word: str) -> str:
    """The gender that the ending of a noun of a person gives away, u where none does."""
    endings = french.mapping("role_endings", "ending", "gender")
    return next((endings[word[-n:]] for n in range(min(6, len(word)), 1, -1) if word[-n:] in endings), "u")


@cache
def role_kinds(key: str) -> frozenset[str]:
    """The fields that roles with a `head_key` are of."""
    return kinds_by_key().get(key, frozenset())


@cache
def kinds_by_key() -> dict[str, frozenset[str]]:
    """Fields by `head_key`."""
    found: dict[str, set[str]] = {}
    for words, noun in role_nouns().items():
        found.setdefault(head_key(words), set()).add(noun.kind)
    return {key: frozenset(kinds) for key, kinds in found.items()}


@cache
def sizes_by_first() -> dict[str, tuple[int, ...]]:
    """How many words the listed roles have that begin with a word."""
    return sizes_of(role_nouns())


def sizes_of(phrases: Iterable[Words]) -> dict[str, tuple[int, ...]]:
    """How many words the phrases have that begin with a word, most first."""
    found: dict[str, set[int]] = {}
    for words in phrases:
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@lru_cache(maxsize=1 << 14)
def head_sizes(first: str) -> tuple[int, ...]:
    """How many words a role may have that begins with a word, most first; one is always tried, by its ending."""
    bare = (first.removeprefix(prefix) for prefix in role_words("prefix") if first.startswith(prefix))
    sizes = {size for word in (first, *bare) for size in sizes_by_first().get(word, ())}
    return tuple(sorted(sizes | {1}, reverse=True))


@lru_cache(maxsize=1 << 14)
def role_noun(words: Words) -> RoleNoun | None:
    """The role that these words are, also behind a prefix: "ex-ministre", "vice-ministre"."""
    known = role_nouns().get(words)
    if known is not None or not words:
        return known
    masculine, both, endings = words[0].partition(BETWEEN)
    if both:
        noun = role_noun((masculine, *words[1:]))
        return RoleNoun(noun.kind, "u", "p" if endings.endswith("s") else noun.number) if noun else None
    for prefix in role_words("prefix"):
        if words[0].startswith(prefix) and len(words[0]) > len(prefix) + 1:
            return role_nouns().get((words[0].removeprefix(prefix), *words[1:]))
    return unlisted_noun(words)


def unlisted_noun(words: Words) -> RoleNoun | None:
    """« cryptozoologue »: a noun for what a person does by its ending, where no list has it."""
    known = len(words) > 1 or words[0] in role_words("no role") or not words[0].isalpha()
    if not known and (masculine := masculine_noun(words[0])) is not None:
        return masculine
    if known or not words[0].endswith(tuple(role_words("noun ending"))):
        return None
    number = "p" if plural_ending(words[0]) else "s"
    return RoleNoun("profession", gender_of_ending(words[0]), number)


def masculine_noun(word: str) -> RoleNoun | None:
    """« sauveteuse »: a feminine that no list has, by the masculine that one has and an ending that only nouns have."""
    if word in adjectives():
        return None
    singular = word.removesuffix("s")
    endings = {row["ending"]: row["masculine"] for row in french.rows("role_endings") if row["note"] == "nouns only"}
    found = (
        role_nouns().get((singular.removesuffix(one) + endings[one],)) for one in endings if singular.endswith(one)
    )
    noun = next((one for one in found if one is not None), None)
    return RoleNoun(noun.kind, "f", "s" if singular == word else "p") if noun is not None else None


@cache
def role_modifiers(position: str) -> frozenset[Words]:
    """Words that stand before or after a role and belong to it."""
    found = {row["word"] for row in french.rows("role_modifiers") if row["position"] == position}
    if position == "after":
        found |= french.words("institution_adjectives")
    return frozenset(split(word) for word in found)


@cache
def modifier_sizes(position: str) -> dict[str, tuple[int, ...]]:
    """How many words the modifiers have that begin with a word, most first."""
    return sizes_of(role_modifiers(position))


@cache
def role_before() -> frozenset[str]:
    """Adjectives that stand before a noun."""
    return frozenset(words[0] for words in role_modifiers("before"))


@cache
def feminine_before() -> frozenset[str]:
    """Those that tell a woman: « ancienne », « nouvelle », which another of them begins but for one or two letters."""
    keys = {fold_text(word) for word in role_before()} - {"ex"}
    return frozenset(
        word for word in role_before() if word.endswith("e") and {fold_text(word)[:-1], fold_text(word)[:-2]} & keys
    )


@cache
def masculine_before() -> frozenset[str]:
    """Those that tell a man: « ancien », beside « ancienne »."""
    stems = {fold_text(word)[:-cut] for word in feminine_before() for cut in (1, 2)}
    return frozenset(word for word in role_before() - feminine_before() if fold_text(word) in stems)


@cache
def infinitives() -> frozenset[str]:
    """Infinitives of the verbs that the tables know."""
    return french.words("event_verbs") | french.words("verb_classes")


@cache
def role_words(*kinds: str) -> frozenset[str]:
    """Function words of a kind, or of several."""
    return french.words("role_words", kind=kinds)


@cache
def adjectives() -> frozenset[str]:
    """Adjectives that no ending gives away."""
    return french.words("adjectives", kind="adjective")


@cache
def look_alikes() -> frozenset[str]:
    """Forms of verbs that end as adjectives do."""
    return french.words("adjectives", kind="verb")


def is_adjective(word: str) -> bool:
    """Whether a lower-case word may be an adjective after a role."""
    word = word.partition(BETWEEN)[0]
    if word in adjectives() or (word.endswith("s") and word[:-1] in adjectives()):
        return True
    endings = tuple(role_words("adjective ending"))
    return len(word) > 4 and word.isalpha() and word.endswith(endings) and word not in look_alikes()


def head_key(words: Words) -> str:
    """The noun of a role without gender, number, prefix and accents: "ex-présidente", "présidents" are one."""
    word = fold_text(words[0]).strip().partition(BETWEEN)[0]
    word = word.removeprefix("ex-")
    masculine = feminine_to_masculine().get(word, word)
    return " ".join([masculine, *map(fold_text, words[1:])])


@cache
def feminine_to_masculine() -> dict[str, str]:
    """The masculine singular of feminine and plural nouns of persons, folded, by the endings of role_endings.tsv."""
    forms = {fold_text(word) for word in person_forms()} | {fold_text(words[0]) for words in role_nouns()}
    feminine = [row for row in french.rows("role_endings") if row["gender"] == "f"]
    endings = [(fold_text(row["ending"]), fold_text(row["masculine"])) for row in feminine]
    any_of_them = tuple(one for one, _ in endings)
    found = {}
    for word in forms:
        singular = word[:-1] if word.endswith(("s", "x")) and word[:-1] in forms else word
        base = singular
        if singular.endswith(any_of_them):
            changed = (singular.removesuffix(one) + other for one, other in endings if singular.endswith(one))
            base = next((one for one in changed if one in forms), singular)
        if base != word:
            found[word] = base
    return found
