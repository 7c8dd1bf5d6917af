"""Where an expression stands: first in its sentence, in brackets, right after another weekday.

Or at the head of a text that counts from it: « Mise à jour du 2 février : … », « Dole, 2 février. — … », over hours.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipeline.french import rows
from pipeline.temporal.verb_shapes import looks_ahead

LEAD = 25
"""Characters before an expression in which the words that open its sentence stand."""
FRONTED = re.compile(r"(?:^|[.!?;»\"…] *|\n[\W_]*)(?:[a-z']{1,7} ){0,2}$")
"""Nothing but a small word between the start of a sentence and its date: « Le », « Mais le », « Puis le »."""
LEADS = re.compile(r"(?:^|[.!?;»\"…] *|\n[\W_]*)(?:(?:mais|or|puis|et|deja),? )?(?:le |en |au |les |a la |a l')?$")
SET_OFF = re.compile(r"[a-z0-9%)»\"], (?:le |les |au |en )?$")
FOLLOWING = 160
"""Characters after a date in which the verb of its sentence stands."""
SENTENCE_END = re.compile(r"[.!?;]|\n")
WORD = re.compile(r"[a-z]+")
LONGEST_HEADING = 80
"""Characters of a line that heads a paragraph."""
UNDER = 400
"""Characters below a heading among which the line stands that it heads."""
ENTRY = re.compile(r"[\W_]{0,6}(?:le |les |du |en |des |a partir du )?$")
"""What may stand before the day that opens a line."""
ASIDE = 60
"""Characters in which a bracket opens before an expression that stands in it."""
WEEKDAYS_JOINED = re.compile(
    r"(?:[a-z]+di|dimanche)(?: +(?:matin|soir|apres-midi))?(?:,| et| ou| puis|, puis)(?: +(?:le|ce))? +$"
)
LATE = 10
"""Days between a dispatch and the paper that prints it."""
_PLACE = re.compile(
    r"\s*[A-ZÀ-Þ][\w’'-]*(?: (?:[A-ZÀ-Þ][\w’'-]*|d[eu]s?|la|les?|sur|en|lès|sous))*(?: ?\([^()\n]{2,30}\))?, (?:le )?"
)
_DASH = re.compile(r" ?\.? ?(?:\([^()\n]{2,30}\) ?)?[-–—] ?(?=\S)")

_HOURS = re.compile(r"[ .:–—-]*\n\s*\W*\d{1,2} ?[h:] ?(?:[0-5]\d)?\b")


def is_fronted(plain: str, start: int) -> bool:
    """Whether nothing but a small word stands between the start of a sentence and a place."""
    return FRONTED.search(plain, max(0, start - LEAD), start) is not None


def leads(plain: str, text: str, start: int, end: int) -> bool:
    """Whether a date opens its sentence with « Le » or « En », and nothing planned follows."""
    if LEADS.search(plain, max(0, start - LEAD), start) is None:
        return False
    cut = SENTENCE_END.search(plain, end, end + FOLLOWING)
    told = plain[end : cut.start() if cut else end + FOLLOWING]
    return not any(looks_ahead(word) for word in WORD.findall(told))


def in_heading(plain: str, start: int) -> bool:
    """Whether a place stands inside a line that heads a paragraph, « Un recours avant le 15 juin »: it sets no scene.

    A line that opens with its day does (« Mardi 3 mars », « 3 mars : ouverture »).
    """
    first, last = plain.rfind("\n", 0, start) + 1, plain.find("\n", start)
    line = plain[first:last] if last >= 0 else ""
    if (
        not line
        or not first
        or len(line) > LONGEST_HEADING
        or line[-1] in '.!?;:,"»'
        or ENTRY.match(plain[first:start])
    ):
        return False
    under = next((row for row in plain[last : last + UNDER].split("\n") if row.strip()), "").strip()
    return len(under) > LONGEST_HEADING or under[-1:] in (".", "!", "?", "»", '"')


def is_set_off(plain: str, start: int) -> bool:
    """Whether a comma sets a date off from the clause before it: « il avait tout organisé, le 3 mai »."""
    return SET_OFF.search(plain, max(0, start - LEAD), start) is not None


def in_brackets(plain: str, start: int) -> bool:
    """« l'année croisée (2015-2016, ndlr) »: in brackets, which tell no story."""
    before = plain[max(0, start - ASIDE) : start]
    return before.rfind("(") > max(before.rfind(mark) for mark in ").\n")


def goes_on(plain: str, told: tuple[int, date], start: int, weekday: int) -> bool:
    """Whether a weekday goes on from the one told right before it: « samedi et dimanche », not « mardi, lundi »."""
    place, day = told
    if start - place > LEAD or not 1 <= (weekday - day.weekday()) % 7 <= 3:
        return False
    return bool(WEEKDAYS_JOINED.match(plain, place, start))


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
