"""The auxiliary of a participle, which turns what it says of the side on which a date lies; the pluperfect."""

from __future__ import annotations

import re
from functools import cache

from pipeline.temporal.beside import clause_start, either, words_of
from pipeline.temporal.verb_shapes import is_participle

BESIDE = 48
"""Characters before a date that the longest cue with its determiner fills."""
KINDS = ("future", "had", "have", "was", "is")
REACH = 110
"""Characters on either side of a date in its sentence within which its verb stands."""
CLAUSE = re.compile(r"[.!?;:«»\"\n]|,? (?:qu'|(?:qui|que|dont|mais|alors|tandis)(?![a-z]))")


@cache
def _between() -> str:
    """The adverbs that may stand behind an auxiliary."""
    return rf"(?: +(?:{either(words_of('aux_between'))}|[a-z]+ment))*"


@cache
def _auxiliaries() -> re.Pattern[str]:
    body = "|".join(f"(?P<{kind}>{either(words_of(f'aux_{kind}'))})" for kind in KINDS)
    return re.compile(rf"(?<![a-z])(?:{body})(?P<between>{_between()}) *$")


@cache
def _had() -> re.Pattern[str]:
    forms = either(words_of("aux_had") | words_of("aux_was"))
    return re.compile(rf"(?<![a-z-])(?:{forms}){_between()} +(?P<verb>[a-z]+)")


def auxiliary_before(plain: str, text: str, place: int) -> str | None:
    """The auxiliary of a participle that begins at `place`: 'future', 'had', 'have', 'was', 'is', or None.

    « ont été », « a été » count as 'was been': the thing itself is spoken of, as by « était ».
    """
    match = _auxiliaries().search(plain, max(0, place - BESIDE), place)
    if match is None:
        return None
    kind = next(name for name in KINDS if match[name] is not None)
    if kind == "have" and text[match.start() : match.start() + 1] in "àÀ":
        return None
    passive = re.search(r"\bete\b", match["between"]) is not None
    if passive and kind in ("have", "had"):
        return "is" if kind == "have" else "was"
    return kind


def in_pluperfect(plain: str, text: str, start: int, end: int) -> bool:
    """Whether the clause of a date tells it in the pluperfect: « l'ayant vu le 3 mai, il avait crié ».

    What is told so lies behind the story, which then takes up where it stood.
    """
    cut = CLAUSE.search(plain, end, end + REACH)
    parts = ((clause_start(CLAUSE, plain, start, REACH), start), (end, cut.start() if cut else end + REACH))
    return any(
        is_participle(match["verb"], text[slice(*match.span("verb"))])
        for part in parts
        for match in _had().finditer(plain, *part)
    )
