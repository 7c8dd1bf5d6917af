"""Words right before a date that say on which side of today it lies: « prévu le », « daté du »."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words
from pipeline.temporal.scene import Direction


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    def pattern(direction: str) -> re.Pattern[str]:
        forms = sorted(words("time_cues", direction=direction), key=len)
        body = "|".join(re.escape(form).replace(r"\ ", " +") for form in reversed(forms))
        return re.compile(
            rf"(?<![a-z-])(?:{body})(?: +(?:le|la|les|en|au|aux|a|du|pour|ce|des|l'|pour le|a la|a l'))? *$"
        )

    return pattern("ahead"), pattern("behind")


def cue_before(plain: str, start: int) -> Direction | None:
    """Direction that the words right before an expression give: « prévu le », « daté du »."""
    words = plain[max(0, start - 40) : start]
    ahead, behind = _cues()
    if behind.search(words):
        return "past"
    return "future" if ahead.search(words) else None
