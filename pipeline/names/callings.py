"""Callings: what a title before a name says of its bearer, « Me Vasselin », and which roles go with it."""

from __future__ import annotations

from functools import cache

from pipeline.french import words
from pipeline.names.key import fold_text

OTHER, CHURCH, LAW, MEDICINE, REIGN, PAPACY = 1, 2, 4, 8, 16, 32
"""Bits: a role that goes with no title, and the callings that have titles."""
CALLINGS = ((CHURCH, "church"), (LAW, "law"), (MEDICINE, "medicine"), (REIGN, "reign"), (PAPACY, "papacy"))


@cache
def titles() -> dict[str, int]:
    """The calling that a title tells, by the title in lower case without its stop."""
    return {
        title.lower(): calling for calling, name in CALLINGS for title in words("callings", use="title", calling=name)
    }


def title_before(text: str) -> int:
    """The calling whose title ends a text, 0 where none does; « me » in small letters is a pronoun.

    A stop belongs to « Dr. »; behind small letters it ends a sentence: « … sa note au roi. Vasselin … ».
    """
    word = text.rsplit(None, 1)[-1].rpartition("'")[2].rpartition("’")[2].lstrip('«“"(') if text.strip() else ""
    title = word[:1].isupper() or (len(word) > len("me") and not word.endswith("."))
    return titles().get(word.lower().rstrip("."), 0) if title else 0


def gender_before(before: str) -> str:
    """The gender of the kin, monk or nun whom a text ends with: « le père », « sa sœur »; else nothing."""
    word = before.rsplit(None, 1)[-1].rpartition("'")[2].lower() if before[-1:].isspace() and before.strip() else ""
    for gender in ("f", "m"):
        if word in words("cast_words", kind=f"kin {gender}"):
            return gender
    return ""


@cache
def callings_of_role(role: str) -> int:
    """The callings with which a role goes, OTHER where it goes with none."""
    parts = [part.removesuffix("s") for part in fold_text(role).split()]
    phrases, endings = _role_words()
    found = 0
    for n, known in phrases.items():
        for at in range(len(parts) - n + 1):
            found |= known.get(tuple(parts[at : at + n]), 0)
    for part in parts:
        if part.endswith(tuple(endings)):
            for ending, callings in endings.items():
                found |= callings if part.endswith(ending) else 0
    return found or OTHER


@cache
def _role_words() -> tuple[dict[int, dict[tuple[str, ...], int]], dict[str, int]]:
    """The callings of phrases in the singular, by how many words they have, and of endings of words."""
    phrases: dict[int, dict[tuple[str, ...], int]] = {}
    endings: dict[str, int] = {}
    for calling, name in CALLINGS:
        for phrase in map(fold_text, words("callings", use="role", calling=name)):
            if phrase.startswith("-"):
                endings[phrase[1:]] = endings.get(phrase[1:], 0) | calling
                continue
            parts = tuple(part.removesuffix("s") for part in phrase.split())
            known = phrases.setdefault(len(parts), {})
            known[parts] = known.get(parts, 0) | calling
    return phrases, endings


def contradict(title: int, holds: int) -> bool:
    """Whether somebody with these callings can hardly bear a title: roles are told, and none goes with it.

    Popes and kings are named by a given name alone, as others are in passing: there the title must be told of both.
    """
    return bool(title and not title & holds and (holds or title & (REIGN | PAPACY)))
