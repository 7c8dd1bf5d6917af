"""Arithmetic of periods, feasts, weekdays, numbers and EDTF."""

from __future__ import annotations

from datetime import date

import holidays
import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.temporal import find_expressions, place_expressions
from pipeline.temporal.edtf import open_edtf, read_edtf, read_written, to_edtf
from pipeline.temporal.feasts import feast_day, republican_day
from pipeline.temporal.interval import (
    Period,
    day_period,
    last_weekday,
    month_period,
    nearest_weekday,
    next_weekday,
    nth_weekday,
    one_day,
    season_period,
    shift_days,
    shift_months,
    shifted,
    thirds,
    week_period,
    year_period,
)
from pipeline.temporal.meaning import read_number, read_roman
from tests.temporal.test_sentences import DATED, NOT_DATES

WEDNESDAY = date(2021, 6, 16)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3), ("1er", 1), ("premier", 1), ("vingt-cinq", 25), ("trente et un", 31), ("soixante-dix", 70),
        ("soixante et onze", 71), ("quatre-vingts", 80), ("quatre-vingt-dix-sept", 97), ("nonante", 90), ("cent", 100),
        ("deux cent trois", 203), ("mille", 1000), ("deux mille vingt", 2020), ("mil neuf cent", 1900), ("deuxieme", 2),
        ("bonjour", None),
    ],
)  # fmt: skip
def test_numbers_are_read(words: str, value: int | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("words", "value"), [("xix", 19), ("XIXe", 19), ("viii", 8), ("iv", 4), ("iiii", None), ("", None)]
)
def test_roman_numbers_are_read(words: str, value: int | None) -> None:
    assert read_roman(words) == value


def test_public_holidays_agree_with_the_holidays_library() -> None:
    ours = {
        "jour de l'an": "Jour de l'an", "lundi de paques": "Lundi de Pâques", "fete du travail": "Fête du Travail",
        "ascension": "Ascension", "lundi de pentecote": "Lundi de Pentecôte", "fete nationale": "Fête nationale",
        "assomption": "Assomption", "toussaint": "Toussaint", "armistice": "Armistice", "noel": "Noël",
    }  # fmt: skip
    for year in range(1990, 2035):
        known = {
            name: day for day, names in holidays.France(years=year, language="fr").items() for name in names.split("; ")
        }
        for form, name in ours.items():
            # Whit Monday was no holiday from 2005 to 2007
            assert name not in known or feast_day(form, year) == known[name]


@pytest.mark.parametrize(
    ("form", "year", "day"),
    [
        ("mardi gras", 2021, date(2021, 2, 16)),
        ("paques", 2021, date(2021, 4, 4)),
        ("fete des meres", 2021, date(2021, 5, 30)),
        ("fete des meres", 2020, date(2020, 6, 7)),  # the last Sunday of May was Whitsun
        ("fete des peres", 2021, date(2021, 6, 20)),
        ("inconnue", 2021, None),
    ],
)
def test_feasts(form: str, year: int, day: date | None) -> None:
    assert feast_day(form, year) == day


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [
        (18, "brumaire", 8, date(1799, 11, 9)),
        (9, "thermidor", 2, date(1794, 7, 27)),
        (1, "vendemiaire", 1, date(1792, 9, 22)),
        (31, "brumaire", 8, None),
        (18, "brumaire", 20, None),
    ],
)
def test_republican_calendar(day: int, month: str, year: int, value: date | None) -> None:
    assert republican_day(day, month, year) == value


def test_periods_are_bounded_as_the_contract_says() -> None:
    def bounds(period: Period | None) -> tuple[str, str]:
        assert period is not None
        return str(period.start), str(period.end)

    assert bounds(month_period(2024, 2)) == ("2024-02-01", "2024-02-29")
    assert bounds(month_period(2024, 2, "end")) == ("2024-02-21", "2024-02-29")
    assert bounds(year_period(2019, "middle")) == ("2019-05-01", "2019-08-31")
    assert bounds(season_period(2020, 4)) == ("2020-12-21", "2021-03-19")
    assert bounds(week_period(WEDNESDAY)) == ("2021-06-14", "2021-06-20")
    assert day_period(2021, 2, 31) is None
    assert year_period(20240) is None


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_shifting_stays_in_the_calendar(day: date, n: int) -> None:
    assert isinstance(shift_days(day, n), date)
    assert isinstance(shift_months(day, n), date)
    for unit in ("day", "week", "month", "year", "century"):
        period = shifted(day, n, unit)
        assert period is None or period.start <= period.end


@pytest.mark.parametrize("part", ["start", "middle", "end"])
@pytest.mark.parametrize("days", [1, 2, 3, 10, 92])
def test_thirds_lie_inside(part: str, days: int) -> None:
    whole = Period(WEDNESDAY, shift_days(WEDNESDAY, days - 1), "range")
    third = thirds(whole, part)
    assert whole.start <= third.start <= third.end <= whole.end


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays(day: date, weekday: int) -> None:
    before, after = last_weekday(day, weekday), next_weekday(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert before <= day <= after
    assert nearest_weekday(day, weekday) in (before, after)
    assert last_weekday(day, weekday, strict=True) < day < next_weekday(day, weekday, strict=True)


def test_nth_weekday() -> None:
    assert nth_weekday(2022, 5, 6, 2) == date(2022, 5, 8)
    assert nth_weekday(2021, 12, 5, -1) == date(2021, 12, 25)
    assert nth_weekday(2021, 2, 0, 5) is None


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (one_day(WEDNESDAY), "2021-06-16"),
        (month_period(2021, 6), "2021-06"),
        (year_period(2021), "2021"),
        (season_period(2021, 1), "2021-21"),
        (week_period(WEDNESDAY), "2021-06-14/2021-06-20"),
        (Period(date(1990, 1, 1), date(1999, 12, 31), "decade"), "199X"),
        (Period(date(1101, 1, 1), date(1200, 12, 31), "century"), "1101/1200"),
        (Period(date(2021, 4, 1), date(2021, 6, 30), "quarter"), "2021-34"),
        (Period(date(2021, 7, 1), date(2021, 12, 31), "semester"), "2021-41"),
    ],
)
def test_edtf_values(period: Period, value: str) -> None:
    assert to_edtf(period) == value
    back = read_edtf(value)
    assert back is not None
    assert (back.start, back.end) == (period.start, period.end)


@pytest.mark.parametrize("value", ["XXXX", "XXXX-03", "XXXX-XX-30", "2021-42", ""])
def test_edtf_values_that_leave_the_day_open(value: str) -> None:
    assert read_edtf(value) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024-03-05", "2024-03-05"),
        (" 2024-3-5 ", "2024-03-05"),
        ("05/03/2024", "2024-03-05"),
        ("5.3.2024", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024-03-05/2024-03-07", "2024-03-05/2024-03-07"),
        ("2024-03/2024-05", "2024-03-01/2024-05-31"),
        ("2015/2018", "2015/2018"),
        ("2024-02-30", None),
        ("2024-13", None),
        ("2024-03-07/2024-03-05", None),
        ("5 mars", None),
        ("45356", None),
        ("", None),
    ],
)
def test_what_a_person_writes_for_a_date(written: str, value: str | None) -> None:
    period = read_written(written)
    assert (to_edtf(period) if period else None) == value


def test_open_dates_say_what_is_known() -> None:
    assert open_edtf(month=1, day=30) == "XXXX-01-30"
    assert open_edtf(month=3) == "XXXX-03"
    assert open_edtf(day=5) == "XXXX-XX-05"


@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_every_value_is_valid_edtf(published: date | None) -> None:
    values = set()
    for row in DATED + NOT_DATES:
        text = row.partition(" | ")[0].replace("[", "").replace("]", "")
        for timex in place_expressions(text, find_expressions(text), article_id="a", published=published):
            assert (timex.edtf is None) == (timex.kind != "date"), timex
            values.add(timex.edtf or "2021")
    for value in values:
        parse_edtf(value)  # raises when it is none
