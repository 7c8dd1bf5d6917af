"""A role that a text gives to several, as it is of one of them."""

from __future__ import annotations

from functools import lru_cache

from pipeline.steps.relate.roles.role_nouns import is_adjective, plural_ending, role_modifiers, role_noun, role_words

PLURALS = (("aux", "al"), ("eaux", "eau"), ("s", ""), ("x", ""))
"""Endings of plurals with those of their singulars."""


@lru_cache(maxsize=1 << 12)
def of_one(role: str) -> str:
    """The role in the singular: « anciens ministres de la Ville » -> « ancien ministre de la Ville ».

    It is given back as it stands where its noun is no plural, or where a word around it has no singular that is known.
    """
    words = role.split(" ")
    head = next((at for at, word in enumerate(words) if _is_plural(words, at)), None)
    if head is None:
        return role
    found = []
    for at, word in enumerate(words):
        if at > head and not word.isupper() and not plural_ending(word):
            found += words[at:]  # what the role is of
            break
        one = word if word.isupper() else _singular(words, at, of_noun=at == head)
        if one is None:
            return role
        found.append(one)
    return " ".join(found)


@lru_cache(maxsize=1 << 12)
def at_any_time(role: str) -> str:
    """The role without what tells when: « actuel maire de Gap », « maire à l'époque »; « ancien maire » stays."""
    for word in role_words("tells when"):
        role = role.removeprefix(f"{word} ").replace(f" {word}", "") if f" {word} " in f" {role} " else role
    return role


def _is_plural(words: list[str], at: int) -> bool:
    """Whether a word is a noun for several persons, alone or with the next one: « hommes politiques »."""
    noun = role_noun((words[at].lower(),))
    if noun is not None:
        leads = all(map(_is_before, words[:at]))
        if not (_is_before(words[at]) if leads else _is_modifier(words[at])):
            return noun.number == "p"  # « jeunes retraités », but « anciens ministres »
    return _with_next(words, at) is not None


def _with_next(words: list[str], at: int) -> str | None:
    word, after = words[at].lower(), (words[at + 1].lower() if at + 1 < len(words) else "")
    if not (word.endswith("s") and after.endswith("s")):
        return None
    return words[at][:-1] if role_noun((word[:-1], after[:-1])) is not None else None


def _is_before(word: str) -> bool:
    """Whether a word may stand before a role: « anciens », « jeunes »."""
    return _is_among(word, "before", "skip")


def _is_modifier(word: str) -> bool:
    """Whether a word may stand beside a role: « anciens », « jeunes », « adjoints »."""
    return _is_among(word, "before", "after")


def _is_among(word: str, *positions: str) -> bool:
    said = word.lower()
    forms = (said,), (said.removesuffix("s"),)
    return any(form in role_modifiers(position) for position in positions for form in forms)


def _singular(words: list[str], at: int, *, of_noun: bool) -> str | None:
    word = words[at]
    if not of_noun and not plural_ending(word):
        return word
    for plural, one in PLURALS:
        form = word.removesuffix(plural) + one
        if not word.endswith(plural):
            continue
        noun = role_noun((form.lower(),))
        if of_noun and noun is not None and noun.number == "s":
            return form
        if not of_noun and (_is_modifier(form) or is_adjective(form.lower()) or plural == "aux"):
            return form
    return _with_next(words, at) if of_noun else (word[:-1] if at and _with_next(words, at - 1) else None)
