"""How readers see codes and days: in French, and no more precise than the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from pipeline.french import mapping, rows
from pipeline.names.key import fold_text
from pipeline.temporal.edtf import read_edtf
from pipeline.temporal.interval import month_period, year_period

# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELIDED = re.compile("^de (?=[ao])")
ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


@cache
def code_texts(vocabulary: str) -> dict[str, str]:
    """French text by code, of one vocabulary of `view_codes.tsv`."""
    found = {row["code"]: row["text"] for row in rows("view_codes") if row["vocabulary"] == vocabulary}
    if not found:
        raise KeyError(f"view_codes.tsv has no vocabulary {vocabulary!r}")
    return found


def in_words(vocabulary: str, code: str | None) -> str | None:
    """The French of a code; None for none."""
    return None if code is None else code_texts(vocabulary)[code]


def in_words_or_code(vocabulary: str, code: str) -> str:
    """The French of a code; itself where it has none, as a place in a file of corrections."""
    return code_texts(vocabulary).get(code, code)


def name_day(day: date, *, year: bool = True, month: bool = True) -> str:
    """« 1er mars 2024 »; without its year, or without month and year, where what follows says them."""
    number = "1er" if day.day == 1 else str(day.day)
    return " ".join([number, *([_month(day)] if month else []), *([str(day.year)] if year else [])])


def name_period(start: date | None, end: date | None, precision: str | None, said: str = "") -> str:
    """A period in words: « 3 mars 2024 », « été 2024 », « du 3 au 7 mai 2024 », « de 1998 à 2001 »; « sans date ».

    `said` are words of an article for it: what they call the end of a year or month is called so (« fin 2009 »).
    """
    texts = code_texts("when")
    if start is None or end is None:
        return texts["undated"]
    if start == end:
        return texts["day"].format(start=name_day(start))
    if precision in texts and _is_whole(start, end, precision or ""):
        return texts[precision or ""].format(
            start=name_day(start),
            month=_month(start),
            year=start.year,
            ordinal=_ordinal((start.month - 1) // (3 if precision == "quarter" else 6) + 1),
            season=code_texts("season")[_season(start)],
            roman=f"{_roman((start.year - 1) // 100 + 1)}e",
        )
    if part := _part_said(start, end, said):
        return part
    if whole := _whole_range(start, end):
        return whole
    same_year = start.year == end.year
    same_month = same_year and start.month == end.month
    first = name_day(start, year=not same_year, month=not same_month)
    return texts["range"].format(start=first, end=name_day(end))


def _part_said(start: date, end: date, said: str) -> str | None:
    """« fin 2009 », « début mars 2024 », where the words say so and the days are those of that part."""
    parts = mapping("time_words", "form", "value", use="part")
    for part in sorted({parts[word] for word in _words(said) & parts.keys()}):
        for whole, period in (
            (str(start.year), year_period(start.year, part)),
            (f"{_month(start)} {start.year}", month_period(start.year, start.month, part)),
        ):
            if period is not None and (period.start, period.end) == (start, end):
                return code_texts("when")[part].format(whole=whole)
    return None


def _words(said: str) -> set[str]:
    return set(re.split(r"[^a-z]+", fold_text(said)))


def _whole_range(start: date, end: date) -> str | None:
    """« de 1998 à 2001 », « de mars à mai 2024 », where no day is said by the bounds."""
    if start.day != 1 or (end + timedelta(1)).day != 1 or (start.year, start.month) == (end.year, end.month):
        return None
    texts = code_texts("when")
    if (start.month, end.month) == (1, 12):
        return texts["years"].format(start=start.year, end=end.year) if start.year < end.year else None
    first = _month(start) if start.year == end.year else f"{_month(start)} {start.year}"
    return _ELIDED.sub("d’", texts["months"].format(start=first, end=f"{_month(end)} {end.year}"))


def name_edtf(value: str) -> str:
    """An EDTF value in words: « 3 mars 2024 », « été 2024 »; « sans date » where it leaves the day open."""
    period = read_edtf(value)
    return name_period(period.start, period.end, period.precision) if period else name_period(None, None, None)


def read_date(row: Mapping[str, Any]) -> str | None:
    """How a time expression came by its days: « hier » : 11 mai, compté du 12 mai ; None where it says all.

    `row` is one of the table `dates`.
    """
    basis, anchor = row["basis"], row["anchor"]
    if basis in (None, "explicit"):
        return None
    how = code_texts("reading")[basis if anchor or basis == "unresolved" else f"{basis}_alone"]
    says = how.format(anchor=name_day(anchor) if anchor else "")
    if row["date_start"] is not None:
        says = f"{name_period(row['date_start'], row['date_end'], row['precision'], row['text'])}, {says}"
    return f"« {' '.join(row['text'].split())} » : {says}"


def _is_whole(start: date, end: date, precision: str) -> bool:
    """Whether the bounds are those of the whole period, not of its beginning or end (« début mars »)."""
    days = (end - start).days + 1
    least = {"week": 7, "month": 28, "quarter": 90, "semester": 181, "season": 88, "year": 365}
    return days >= least.get(precision, 3600 if precision in ("decade", "century") else 10**9)


def _month(day: date) -> str:
    return code_texts("month")[str(day.month)]


def _season(start: date) -> str:
    """Spring 1 to winter 4, by the month in which it begins."""
    return str(start.month % 12 // 3 or 4)


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def _roman(number: int) -> str:
    found = ""
    for letters, value in ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found


def xml_text(text: str) -> str:
    """A text without the control characters that no XML file can hold, shown as what is missing."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
