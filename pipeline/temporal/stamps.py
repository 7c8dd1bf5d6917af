"""Days from which the text below counts: « Mise à jour du 2 février : … », « Dole, 2 février. — … », over hours."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import rows

LATE = 10
"""Days between a dispatch and the paper that prints it."""
_PLACE = re.compile(
    r"\s*[A-ZÀ-Þ][\w’'-]*(?: (?:[A-ZÀ-Þ][\w’'-]*|d[eu]s?|la|les?|sur|en|lès|sous))*(?: ?\([^()\n]{2,30}\))?, (?:le )?"
)
_DASH = re.compile(r" ?\.? ?(?:\([^()\n]{2,30}\) ?)?[-–—] ?(?=\S)")

_HOURS = re.compile(r"[ .:–—-]*\n\s*\W*\d{1,2} ?[h:] ?(?:[0-5]\d)?\b")


@cache
def _stamp() -> re.Pattern[str]:
    heads = "|".join(row["pattern"].replace(" ", " +") for row in rows("timex_stamps"))
    return re.compile(rf"[\W_]{{0,4}}(?:{heads})[ :]{{0,3}}(?:(?:le|du|au|ce) +)?$")


def is_stamp(plain: str, paragraph: int, start: int, end: int) -> bool:
    """Whether the date at start..end stamps the text of its paragraph, which begins at `paragraph`.

    « Mise à jour du 9 mai à 7h : … » does; a lone « Mis à jour le 9 mai » does not.
    """
    if start - paragraph > 60 or not _stamp().match(plain[paragraph:start]):
        return False
    return bool(re.match(r"[^\n.]{0,30}?[:\]-]", plain[end : end + 40]))


def heads_dispatch(text: str, paragraph: int, start: int, end: int) -> bool:
    """Whether a place and the day at start..end head the dispatch of a paragraph: « Dole, 14 mars. — Un feu … »."""
    return _PLACE.fullmatch(text, paragraph, start) is not None and _DASH.match(text, end) is not None


def heads_hours(plain: str, paragraph: int, start: int, end: int) -> bool:
    """Whether the day at start..end is all of its line, above one that opens with an hour, as in a live report."""
    return not plain[paragraph:start].strip("\n le") and _HOURS.match(plain, end) is not None
