"""Chronologies and agendas: paragraphs that open with a day, whose years go on from line to line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from pipeline.french import any_of
from pipeline.temporal.beside import found_in, words_of
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import day_period
from pipeline.temporal.readings.captured import day_of, month_of, year_of
from pipeline.temporal.scene import Direction, TenseAt
from pipeline.temporal.standing import ENTRY

READINGS = ("day", "days_range", "numeric", "numeric_day", "list")
FEWEST = 3
"""Entries that make a chronology; two days at the start of paragraphs are no list."""
HEADING = re.compile(r"[\W_]*(?:annee |en |l'annee )?((?:1[0-9]|20)\d\d)[\W_]*$")
"""A paragraph that is a year and nothing else."""
LONGEST_HEADING = 30
FEWEST_HEADINGS = 2
NEARER = 6
"""Months beyond which another year's is nearer."""
APART = 4
"""Paragraphs after which an entry opens another list."""
TURN = 60
"""Days back that a line may go without a new year (a line told out of order)."""
PROGRAMME_OF = 60
"""Characters between « le calendrier » and its year."""
ABOVE = 500
"""Characters above the first entry in which the list is announced (« retour sur les dates-clés », « l'agenda »)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The day that opens a paragraph; `year` where it is written."""

    start: int
    end: int
    paragraph: int
    month: int
    day: int
    year: int | None

    @property
    def in_year(self) -> int:
        """Its place in a leap year: day 1 to 366."""
        period = day_period(2000, self.month, self.day)
        return 0 if period is None else period.start.timetuple().tm_yday


@dataclass(slots=True)
class Headings:
    """Headings that are years (« 1976 », « 3 mars 1976 »), the year of each paragraph under one, its opening month."""

    years: dict[int, int]
    months: dict[int, int]

    def year_of(self, paragraph: int, month: int | None, *, opens: bool) -> int | None:
        """The year of a bare date in the paragraph that begins there; None where it stands under no heading.

        A month belongs to the year in which it is nearest to the month that opens its line: under 2006,
        « Février : on juge les voleurs de novembre » speaks of November 2005.
        """
        year = self.years.get(paragraph)
        if year is None or month is None:
            return year
        if opens:
            self.months[paragraph] = month
        return year + _turn_of_month(month - self.months.get(paragraph, month))


def find_headings(plain: str, paragraphs: Sequence[int], explicit: Iterable[tuple[Expression, int]] = ()) -> Headings:
    """The headings of a text that are years, or days and months of one, where it has several and they go one way.

    Args:
        plain: the text.
        paragraphs: where each begins.
        explicit: the dates that give their year, with it.
    """
    years_at = {expression.start: (expression.end, year) for expression, year in explicit}
    found: dict[int, int] = {}
    for start, end in pairwise([*paragraphs, len(plain) + 1]):
        if end - start >= LONGEST_HEADING:
            continue
        if match := HEADING.match(plain[start : end - 1]):
            found[start] = int(match[1])
        elif start in years_at and not plain[years_at[start][0] : end - 1].strip(" .:\n–—-"):
            found[start] = years_at[start][1]
    headings = list(found.values())
    if len(set(headings)) < FEWEST_HEADINGS or headings not in (sorted(headings), sorted(headings, reverse=True)):
        return Headings({}, {})
    years: dict[int, int] = {}
    heading: int | None = None
    for start in paragraphs:
        heading = found.get(start, heading)
        if heading is not None:
            years[start] = heading
    return Headings(years, {})


def list_years(
    expressions: Sequence[Expression],
    plain: str,
    paragraphs: Sequence[int],
    published: date | None,
    tense: TenseAt,
) -> dict[int, int]:
    """The year of each bare day of a chronology's lines, by the place where it stands.

    What a line tells besides (« … qui démissionne le 2 avril ») is of the year in which it is nearest to that line's.
    """
    years: dict[int, int] = {}
    told = [one for one in expressions if one.reading in READINGS and year_of(one.groups, 2000) is None]
    for entries in _lists(_entries(expressions, plain, paragraphs)):
        turns = _turns(entries)
        base = _base(entries, turns, plain, paragraphs, published, tense)
        if base is None:
            continue
        for entry, turn in zip(entries, turns, strict=True):
            if entry.year is not None:
                base = entry.year - turn
            else:
                years[entry.start] = base + turn
            years |= _beside(entry, base + turn, told, paragraphs)
    return years


def _beside(entry: Entry, year: int, told: Sequence[Expression], paragraphs: Sequence[int]) -> dict[int, int]:
    """The years of the bare days that the line of an entry tells behind it."""
    end = next(iter(paragraphs[entry.paragraph + 1 :]), None)
    months = {
        one.start: month
        for one in told
        if one.start > entry.start and (end is None or one.start < end) and (month := month_of(one.groups))
    }
    return {start: year + _turn_of_month(month - entry.month) for start, month in months.items()}


def _turn_of_month(away: int) -> int:
    """Whether a month so many months behind another is nearest in the year before (-1), in its own, or after."""
    return -1 if away > NEARER else 1 if away < -NEARER else 0


def programme_year(head: str, published: date | None) -> int | None:
    """The coming year whose programme an article gives at its head: « le calendrier de la saison 2017 », in 2016."""
    told = {int(match["year"]) for match in _programme().finditer(head)}
    return published.year + 1 if published is not None and told == {published.year + 1} else None


@cache
def _programme() -> re.Pattern[str]:
    forms = any_of(words_of("list_ahead"))
    return re.compile(
        rf"(?<![a-z0-9])(?:{forms})(?![a-z0-9])[^.\n]{{0,{PROGRAMME_OF}}}(?<![\d/])(?P<year>20\d\d)(?![\d/-])"
    )


def _entries(expressions: Sequence[Expression], plain: str, paragraphs: Sequence[int]) -> Iterator[Entry]:
    number = 0
    for expression in expressions:
        while number + 1 < len(paragraphs) and paragraphs[number + 1] <= expression.start:
            number += 1
        if expression.reading not in READINGS or not ENTRY.match(plain[paragraphs[number] : expression.start]):
            continue
        groups = expression.groups
        month, day = month_of(groups) or month_of(groups, "m2"), day_of(groups)
        if month is not None and day is not None and day_period(2000, month, day) is not None:
            year = year_of(groups, 2000) or year_of(groups, 2000, "y2")
            yield Entry(expression.start, expression.end, number, month, day, year)


def _lists(entries: Iterable[Entry]) -> list[list[Entry]]:
    blocks: list[list[Entry]] = []
    for entry in entries:
        if not blocks or entry.paragraph - blocks[-1][-1].paragraph > APART:
            blocks.append([])
        blocks[-1].append(entry)
    return [block for block in blocks if len(block) >= FEWEST]


def _turns(entries: list[Entry]) -> list[int]:
    """How many years after the first entry each one lies; downwards in a list that begins with the latest."""
    steps = [after.in_year - before.in_year for before, after in pairwise(entries)]
    back, on = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    across = all((step + 182) % 365 - 182 <= 0 for step in steps)  # « 2 mai, 9 mars, 4 décembre »
    down = back > on or (back == on and across)
    turns = [0]
    for step in steps:
        turns.append(turns[-1] + (-(step > TURN) if down else (step < -TURN)))
    return turns


def _base(
    entries: list[Entry],
    turns: list[int],
    plain: str,
    paragraphs: Sequence[int],
    published: date | None,
    tense: TenseAt,
) -> int | None:
    """The year of the first entry."""
    first, last_turn = entries[0], turns[-1]
    dated = next(((entry.year - turn) for entry, turn in zip(entries, turns, strict=True) if entry.year), None)
    if dated is not None:
        return dated
    head = plain[paragraphs[first.paragraph - 1] : paragraphs[first.paragraph]] if first.paragraph else ""
    alone = re.findall(r"(?<![\d/])(?:19|20)\d\d(?![\d/])", head)
    if len(alone) == 1 and len(head) < 90:
        return int(alone[0])
    if published is None:
        return None
    ends = [entries[0], entries[-1]] if last_turn >= 0 else [entries[-1], entries[0]]

    def span(base: int) -> tuple[date, date] | None:
        low, high = (day_period(base + (turns[0] if e is first else last_turn), e.month, e.day) for e in ends)
        return None if low is None or high is None else (low.start, high.start)

    spans = [(base, found) for base in range(published.year - 3, published.year + 3) if (found := span(base))]
    behind = [base for base, (_, high) in spans if high <= published]
    ahead = [base for base, (low, _) in spans if low >= published]
    said = _said(entries, plain, tense)
    if said == "past" and behind:
        return behind[-1]
    if said == "future" and ahead:
        return ahead[0]
    return min(spans, key=lambda one: (_away(one[1], published), one[0]))[0] if spans else None


def _away(span: tuple[date, date], day: date) -> int:
    low, high = span
    return 0 if low <= day <= high else min(abs((low - day).days), abs((high - day).days))


def _said(entries: list[Entry], plain: str, tense: TenseAt) -> Direction | None:
    """Whether the words above a list, or else most of its verbs, look back or ahead."""
    above = plain[max(0, entries[0].start - ABOVE) : entries[0].start]
    behind, ahead = found_in("list_behind", above), found_in("list_ahead", above)
    if behind != ahead:
        return "past" if behind else "future"
    tenses = [tense(entry.start, entry.end) for entry in entries]
    past, future = tenses.count("past"), tenses.count("future")
    if max(past, future) * 2 <= len(tenses):
        return None
    return "past" if past > future else "future"
