"""Where relative dates count from: the article's day, an update's stamp, a quotation's own day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import read_rows
from pipeline.temporal.scene import Direction

PARAGRAPH = re.compile(r"\n[ \n]*")
QUOTE_MARK = re.compile('[«»“”"]')


@cache
def _stamp() -> re.Pattern[str]:
    heads = "|".join(row["pattern"].replace(" ", " +") for row in read_rows("patterns/timex_stamps"))
    return re.compile(rf"[\W_]{{0,4}}(?:{heads})[ :]{{0,3}}(?:(?:le|du|au|ce) +)?$")


def is_stamp(plain: str, paragraph: int, start: int, end: int) -> bool:
    """Whether the date at start..end stamps the text of its paragraph, which begins at `paragraph`.

    « Mise à jour du 2 février à 15h30 : … » does; a lone « Mis à jour le 2 février » does not.
    """
    if start - paragraph > 60 or not _stamp().match(plain[paragraph:start]):
        return False
    return bool(re.match(r"[^\n.]{0,30}?[:\]-]", plain[end : end + 40]))


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    def pattern(direction: str) -> re.Pattern[str]:
        forms = sorted((r["form"] for r in read_rows("lexicons/time_cues") if r["direction"] == direction), key=len)
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


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's offsets, marks included."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of at least two words inside one paragraph each; an open one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in re.finditer('[«»“”"]|\n', text):
        mark = match.group()
        if mark == "\n":
            if opened is not None and match.start() - opened > 20:
                found.append(Quotation(opened, match.start()))
            opened = None
        elif opened is None:
            if mark != "»" and mark != "”":
                opened = match.start()
        elif mark in '»”"':
            if " " in text[opened + 2 : match.start() - 1]:
                found.append(Quotation(opened, match.end()))
            opened = None
    return tuple(found)
