"""The auxiliary of a participle, which turns what it says of the side on which a date lies."""

from __future__ import annotations

import re
from functools import cache

from pipeline.temporal.beside import either, words_of

BESIDE = 48
"""Characters before a date that the longest cue with its determiner fills."""


@cache
def _auxiliaries() -> re.Pattern[str]:
    kinds = {
        "future": words_of("aux_future"),
        "had": words_of("aux_had"),
        "have": words_of("aux_have"),
        "was": words_of("aux_was"),
        "is": words_of("aux_is"),
    }
    body = "|".join(f"(?P<{kind}>{either(forms)})" for kind, forms in kinds.items())
    return re.compile(rf"(?<![a-z])(?:{body})(?P<between>(?: +(?:{either(words_of('aux_between'))}|[a-z]+ment))*) *$")


def auxiliary_before(plain: str, text: str, place: int) -> str | None:
    """The auxiliary of a participle that begins at `place`: 'future', 'had', 'have', 'was', 'is', or None.

    « ont été », « a été » count as 'was been': the thing itself is spoken of, as by « était ».
    """
    match = _auxiliaries().search(plain, max(0, place - BESIDE), place)
    if match is None:
        return None
    kind = next(name for name in ("future", "had", "have", "was", "is") if match[name] is not None)
    if kind == "have" and text[match.start() : match.start() + 1] in "àÀ":
        return None
    passive = re.search(r"\bete\b", match["between"]) is not None
    if passive and kind in ("have", "had"):
        return "is" if kind == "have" else "was"
    return kind
