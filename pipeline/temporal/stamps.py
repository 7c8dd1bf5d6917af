"""Stamps inside an article, from which what follows them counts: « Mise à jour du 2 février : … »."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import rows


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
