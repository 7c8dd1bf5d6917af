"""Teasers of other articles in the middle of a paragraph (« Lire aussi: … »), put on lines of their own."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import rows
from pipeline.steps.normalise.part_glued import openings

_LONGEST = 180  # characters of a headline
_UPPER, _LOWER = "A-ZÀ-ÖØ-ÝŒ", "a-zà-öø-ÿœ"


@cache
def _phrases() -> tuple[str, ...]:
    """« Lire aussi », « À ce sujet »: what opens such a teaser, as written, without its colon."""
    found = rows("furniture")
    related = {row["phrase"].rstrip(" :>") for row in found if (row["label"], row["match"]) == ("related", "start")}
    drops = {row["phrase"].rstrip(" :>") for row in found if row["role"] == "drop"}
    return tuple(sorted(related & drops, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _opening() -> re.Pattern[str]:
    """A phrase with its colon behind a sentence in the same line."""
    return re.compile(rf"(?<=[.!?…»”)\w])[^\S\n]*\b({'|'.join(map(re.escape, _phrases()))})[^\S\n]?:[^\S\n]*(?=\S)")


@cache
def _ending() -> re.Pattern[str]:
    """Where the headline ends: a glued sentence, a mark, or a word that only begins sentences."""
    first = "|".join(sorted(word for word in openings() if len(word) > 1))
    return re.compile(
        rf"(?<=[{_LOWER}]{{3}})(?=[{_UPPER}][{_LOWER}'’])|(?<=[\d%€!?…»])(?=[{_UPPER}][{_LOWER}'’])"
        rf"|(?<=[!?…»])[^\S\n]+(?=[{_UPPER}«])|(?<=[{_LOWER}\d])[^\S\n]+(?=(?:{first})\b|[LDCJ]['’][{_LOWER}])"
    )


def part_teasers(text: str) -> str:
    r"""The text with a line of its own for each teaser that a copy has left within a paragraph.

    A teaser whose end nothing tells stays where it is.

    >>> part_teasers("Le maire a tort.Lire aussi: La digue va céderLes élus le disent.")
    'Le maire a tort.\nLire aussi: La digue va céder\nLes élus le disent.'
    """
    if not any(phrase in text for phrase in _phrases()):
        return text
    parts: list[str] = []
    done = 0
    for found in _opening().finditer(text):
        if found.start() < done:
            continue
        line = text[found.end() : found.end() + _LONGEST].partition("\n")[0]
        end = next((seam for seam in _ending().finditer(line) if seam.start() > 0), None)
        if end is None:
            continue
        start = found.start(1)
        parts += [text[done : found.start()], "\n", text[start : found.end() + end.start()], "\n"]
        done = found.end() + end.end()
    return "".join([*parts, text[done:]])
