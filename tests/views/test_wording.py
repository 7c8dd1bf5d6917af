"""Days and periods in French, never more precise than the tables."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from pipeline.records import EventType, Modality, ParticipantRole, Severity
from pipeline.records.timex import Basis
from pipeline.views.wording import code_texts, name_day, name_period, read_date


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        ("2024-03-03", "2024-03-03", "day", "3 mars 2024"),
        ("2024-03-01", "2024-03-01", "time", "1er mars 2024"),
        ("2024-03-04", "2024-03-10", "week", "semaine du 4 mars 2024"),
        ("2024-03-01", "2024-03-31", "month", "mars 2024"),
        ("2024-02-01", "2024-02-29", "month", "février 2024"),
        ("2024-03-01", "2024-03-10", "month", "du 1er au 10 mars 2024"),  # « début mars » is not « mars »
        ("2024-01-01", "2024-03-31", "quarter", "1er trimestre 2024"),
        ("2024-10-01", "2024-12-31", "quarter", "4e trimestre 2024"),
        ("2024-07-01", "2024-12-31", "semester", "2e semestre 2024"),
        ("2024-06-21", "2024-09-21", "season", "été 2024"),
        ("2024-12-21", "2025-03-19", "season", "hiver 2024"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2019-09-01", "2019-12-31", "range", "de septembre à décembre 2019"),
        ("2019-04-01", "2020-03-31", "range", "d’avril 2019 à mars 2020"),
        ("1998-01-01", "2019-12-31", "range", "de 1998 à 2019"),
        ("2024-03-01", "2024-05-30", "range", "du 1er mars au 30 mai 2024"),
        ("1990-01-01", "1999-12-31", "decade", "années 1990"),
        ("1801-01-01", "1900-12-31", "century", "XIXe siècle"),
        ("2024-05-03", "2024-05-07", "range", "du 3 au 7 mai 2024"),
        ("2024-12-30", "2025-01-02", "range", "du 30 décembre 2024 au 2 janvier 2025"),
    ],
)
def test_periods_in_words(start: str, end: str, precision: str, text: str) -> None:
    assert name_period(date.fromisoformat(start), date.fromisoformat(end), precision) == text


@pytest.mark.parametrize(
    ("start", "end", "said", "text"),
    [
        ("2019-09-01", "2019-12-31", "à la fin de 2019", "fin 2019"),
        ("2019-01-01", "2019-04-30", "Début 2019", "début 2019"),
        ("2019-05-01", "2019-08-31", "mi-2019", "mi-2019"),
        ("2024-03-01", "2024-03-10", "au début du mois", "début mars 2024"),
        ("2024-02-21", "2024-02-29", "fin février", "fin février 2024"),
        ("2024-02-21", "2024-02-29", "du 21 au 29 février", "du 21 au 29 février 2024"),
        ("2024-02-20", "2024-02-29", "entre le 20 et la fin du mois", "du 20 au 29 février 2024"),
    ],
)
def test_a_part_is_called_as_the_article_calls_it(start: str, end: str, said: str, text: str) -> None:
    assert name_period(date.fromisoformat(start), date.fromisoformat(end), "range", said) == text


def test_what_cannot_be_placed_says_so() -> None:
    assert name_period(None, None, "day") == "sans date"
    assert name_day(date(987, 7, 1)) == "1er juillet 987"


@pytest.mark.parametrize(
    ("basis", "days", "anchor", "said"),
    [
        ("relative", ("2024-05-11", "2024-05-11"), "2024-05-12", "« hier » : 11 mai 2024, compté du 12 mai 2024"),
        ("year_inferred", ("2024-05-11", "2024-05-11"), None, "« hier » : 11 mai 2024, année déduite du récit"),
        ("relative", (None, None), None, "« hier » : compté d’un jour inconnu"),
        ("unresolved", (None, None), None, "« hier » : ne se laisse pas dater"),
        ("explicit", ("2024-05-11", "2024-05-11"), None, None),
    ],
)
def test_how_a_date_was_read(
    basis: str, days: tuple[str | None, str | None], anchor: str | None, said: str | None
) -> None:
    start, end, counted = (date.fromisoformat(day) if day else None for day in (*days, anchor))
    row = {"text": "hier", "date_start": start, "date_end": end, "precision": "day", "basis": basis, "anchor": counted}
    assert read_date(row) == said


def test_every_basis_has_its_words() -> None:
    said = set(code_texts("reading"))
    assert {basis for basis in get_args(Basis) if basis != "explicit"} <= said


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        ("type", get_args(EventType)),
        ("modality", get_args(Modality)),
        ("role", get_args(ParticipantRole)),
        ("severity", get_args(Severity)),
    ],
)
def test_every_code_has_words(vocabulary: str, codes: tuple[str, ...]) -> None:
    assert set(code_texts(vocabulary)) == set(codes)
    with pytest.raises(KeyError):
        code_texts("no such vocabulary")
