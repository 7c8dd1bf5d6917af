"""Dates beside each other: those of one list, one that comes back, one that tells another more finely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from pipeline.records import EventMention, Timex
from pipeline.steps.relate.events.figures import is_figure
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Span


def days_in_a_row(text: str, timexes: tuple[Timex, ...]) -> dict[str, str]:
    """Of "les 4, 5 et 6 mars": each date with the last of its list, whose happening it shares."""
    last: dict[str, str] = {}
    for timex, after in reversed(tuple(pairwise(timexes))):
        if is_next_in_list(text, timex, after):
            last[timex.date_id] = last.get(after.date_id, after.date_id)
    return last


def is_next_in_list(text: str, before: Timex, timex: Timex) -> bool:
    """Whether nothing but a comma or "et" stands between two dates of a kind: "les 4, 5 et 6 mars".

    Not "le 3 mars, deux jours avant le vote": the second counts from another day.
    """
    if before.kind != timex.kind or (timex.basis != before.basis and timex.precision != before.precision):
        return False
    between = text[before.end_char : timex.start_char].replace("’", "'").lower()
    words = re.findall(r"[^\W\d_]+|[^\w\s]", between)
    return bool(words) and "\n\n" not in between and all(word in words_for("in_list") for word in words)


def repeated(text: str, timexes: tuple[Timex, ...], spans: dict[str, Span]) -> set[str]:
    """As in "chaque année, le 6 janvier": the dates that a time which comes back stands beside."""
    small = words_for("date_determiner", "at", "of", "in_period") | {","}
    found = set()
    for before, after in pairwise(timexes):
        if before.kind == "set" and before.date_id in spans and _is_rate(spans[before.date_id]):
            continue
        if "set" in {before.kind, after.kind} and small.issuperset(_between(text, before, after)):
            found |= {before.date_id, after.date_id}
    return found


def _is_rate(often: Span) -> bool:
    """As in "0,3 % par an en 2024": how much each time, which says nothing of the date beside it."""
    return often.start > 0 and is_figure(often.doc[often.start - 1])


def _between(text: str, before: Timex, after: Timex) -> list[str]:
    """The words and commas between two dates."""
    return text[before.end_char : after.start_char].replace("’", "'").lower().replace(",", " , ").split()


def finest(found: Iterable[EventMention], text: str, timexes: tuple[Timex, ...]) -> list[EventMention]:
    """The tellings, less those whose word another date tells more finely: "ce mois-ci, deux marins ont péri le 14".

    A date that is open gives way to one that stands beside it: "un an après, début mars".
    """
    told = tuple(found)
    dates, beside = {timex.date_id: timex for timex in timexes}, _placed_beside(text, timexes)
    of_word: dict[int, list[Timex]] = defaultdict(list)
    for one in told:
        of_word[one.trigger_start_char].append(dates[one.date_id])

    def is_finest(mine: Timex, others: list[Timex]) -> bool:
        if mine.date_start is None:
            return beside.get(mine.date_id) not in {other.date_id for other in others}
        return not any(_lies_in(other, mine) for other in others)

    return [one for one in told if is_finest(dates[one.date_id], of_word[one.trigger_start_char])]


def _placed_beside(text: str, timexes: tuple[Timex, ...]) -> dict[str, str]:
    """Of "un an après, début mars" the date that is open with the one that is not."""
    small = words_for("date_determiner", "at", "in_period") | {","}
    found: dict[str, str] = {}
    for pair in pairwise(timexes):
        between = _between(text, *pair)
        if between[:1] == [","] and small.issuperset(between):
            found |= {a.date_id: b.date_id for a, b in (pair, pair[::-1]) if not a.date_start and b.date_start}
    return found


def _lies_in(fine: Timex, coarse: Timex) -> bool:
    """Whether the days of one date are some of another's, and not all of them."""
    if fine.date_start is None or fine.date_end is None or coarse.date_start is None or coarse.date_end is None:
        return False
    same = (coarse.date_start, coarse.date_end) == (fine.date_start, fine.date_end)
    return not same and coarse.date_start <= fine.date_start and fine.date_end <= coarse.date_end
