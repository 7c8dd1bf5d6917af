"""Tellings that contradict each other say so in words that a journalist understands, wherever events are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.views.chronology import Reading, name_contradiction

THIRD, FIFTH = date(2024, 3, 3), date(2024, 3, 5)
LATE = date(2009, 9, 1), date(2009, 12, 31)
SAYS_THIRD = Reading(THIRD, THIRD, "day", "realised", "L’Écho")
SAYS_FIFTH = Reading(FIFTH, FIFTH, "day", "realised", "La Voix")
DENIES = Reading(THIRD, THIRD, "day", "negated", "La Voix")
PLANS_FIFTH = Reading(FIFTH, FIFTH, "day", "planned", "La Voix")


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        (
            (SAYS_FIFTH, SAYS_THIRD),
            "les récits donnent plusieurs dates : 3 mars 2024 (L’Écho) ou 5 mars 2024 (La Voix)",
        ),
        (
            (Reading(*LATE, "range", "realised", "A", "fin 2009"), Reading(*LATE, "range", "negated", "B")),
            "démenti par : B",
        ),
        ((SAYS_THIRD, DENIES), "démenti par : La Voix"),
        (
            (SAYS_FIFTH, DENIES),
            "les récits donnent plusieurs dates : 3 mars 2024 (La Voix) ou 5 mars 2024 (La Voix) ; "
            "démenti par : La Voix",
        ),
        ((SAYS_THIRD, PLANS_FIFTH), "les récits se contredisent"),
        ((DENIES,), "les récits se contredisent"),
        ((), "les récits se contredisent"),
    ],
)
def test_both_readings_are_said(readings: tuple[Reading, ...], said: str) -> None:
    assert name_contradiction(readings) == said


A = """Le Courrier de Valmont

Deuil à Valmont

Publié le 6 mars 2024

L'écrivain Paul Garance est mort à Valmont le 3 mars 2024, a annoncé sa famille. Il avait 81 ans.

Le pont de Treval a été fermé aux camions le 4 mars 2024 par la préfète Claire Monnier.

Le conseil municipal de Treval se réunira le 14 mars 2024 pour voter le budget.
"""
B = """La Gazette de l'Orne

Disparition de Paul Garance

Publié le 8 mars 2024

Le romancier Paul Garance est mort à Valmont le 5 mars 2024. Ses lecteurs le pleurent.

Contrairement à ce qui a été écrit, le pont de Treval n'a pas été fermé aux camions le 4 mars 2024 par la préfète.

Le conseil municipal de Treval ne se réunira pas le 14 mars 2024, a fait savoir le maire.
"""


@pytest.mark.model
def test_what_two_papers_tell_differently_is_seen_in_every_place(tmp_path: Path) -> None:
    from pipeline import Settings, make_tables
    from pipeline.views.chronology import chronology
    from pipeline.views.doubts import rereading_sheet
    from pipeline.views.report.data import gather
    from pipeline.views.tables import RunTables

    (raw := tmp_path / "raw").mkdir()
    (raw / "a.txt").write_text(A, encoding="utf-8")
    (raw / "b.txt").write_text(B, encoding="utf-8")
    make_tables(raw, tmp_path / "out", Settings())
    tables = RunTables(tmp_path / "out")
    rows = {row.day: row for row in chronology(tables) if row.n_articles == 2}
    days = (
        "les récits donnent plusieurs dates : 3 mars 2024 (Le Courrier de Valmont, 6 mars 2024) "
        "ou 5 mars 2024 (La Gazette de l'Orne, 8 mars 2024)"
    )
    assert rows[THIRD].doubts == days
    assert rows[date(2024, 3, 4)].doubts == "démenti par : La Gazette de l'Orne, 8 mars 2024"
    # What came to nothing is no contradiction, and its sentence is the one that says so.
    called_off = rows[date(2024, 3, 14)]
    assert (called_off.modality, called_off.doubts) == ("n’a pas eu lieu", None)
    assert called_off.sentence is not None
    assert "ne se réunira pas" in called_off.sentence
    assert [row["right"] for row in rereading_sheet(tables)][:2] == [
        days,
        "démenti par : La Gazette de l'Orne, 8 mars 2024",
    ]
    review = (tmp_path / "out" / "review.csv").read_text(encoding="utf-8-sig")
    assert "le même fait, à deux dates" in review
    assert "ce que l’un raconte, l’autre le dément" in review
    assert days in b"".join(gather(tables, texts=False)).decode()
