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
    """The calling whose title ends a text, 0 where none does; « me » in small letters is a pronoun."""
    word = text.rsplit(None, 1)[-1].rpartition("'")[2].rpartition("’")[2].lstrip('«“"(').rstrip(".") if text else ""
    return titles().get(word.lower(), 0) if word[:1].isupper() or len(word) > 2 else 0


@cache
def callings_of_role(role: str) -> int:
    """The callings with which a role goes, OTHER where it goes with none."""
    folded = fold_text(role)
    found = 0
    for calling, name in CALLINGS:
        for word in words("callings", use="role", calling=name):
            if _has(folded, fold_text(word)):
                found |= calling
                break
    return found or OTHER


def contradict(title: int, holds: int) -> bool:
    """Whether somebody with these callings can hardly bear a title: roles are told, and none goes with it.

    Popes and kings are named by a given name alone, as others are in passing: there the title must be told of both.
    """
    return bool(title and not title & holds and (holds or title & (REIGN | PAPACY)))


def _has(role: str, word: str) -> bool:
    """Whether a role has a word, in the singular or plural, or a word with an ending."""
    parts = [part.removesuffix("s") for part in role.split()]
    if word.startswith("-"):
        return any(part.endswith(word[1:]) for part in parts)
    wanted = [part.removesuffix("s") for part in word.split()]
    return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts)))
