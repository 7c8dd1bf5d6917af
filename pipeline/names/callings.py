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
    found = 0
    for calling, phrases, endings in _role_words():
        if any(part.endswith(endings) for part in parts) or any(
            tuple(parts[at : at + n]) in phrases[n] for n in phrases for at in range(len(parts) - n + 1)
        ):
            found |= calling
    return found or OTHER


@cache
def _role_words() -> tuple[tuple[int, dict[int, set[tuple[str, ...]]], tuple[str, ...]], ...]:
    """Of each calling its phrases in the singular, by how many words they have, and the endings of its words."""
    found = []
    for calling, name in CALLINGS:
        told = {fold_text(word) for word in words("callings", use="role", calling=name)}
        phrases: dict[int, set[tuple[str, ...]]] = {}
        for phrase in told:
            if not phrase.startswith("-"):
                parts = tuple(part.removesuffix("s") for part in phrase.split())
                phrases.setdefault(len(parts), set()).add(parts)
        found.append((calling, phrases, tuple(sorted(one[1:] for one in told if one.startswith("-")))))
    return tuple(found)


def contradict(title: int, holds: int) -> bool:
    """Whether somebody with these callings can hardly bear a title: roles are told, and none goes with it.

    Popes and kings are named by a given name alone, as others are in passing: there the title must be told of both.
    """
    return bool(title and not title & holds and (holds or title & (REIGN | PAPACY)))
