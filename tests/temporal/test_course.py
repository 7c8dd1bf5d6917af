"""What an article as a whole decides: its stamps, quotations, missing publication date, two dates in a row."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import Timex
from pipeline.temporal import find_expressions, place_expressions
from tests.temporal.marked import expected, found, rows_of


def place(text: str, published: date | None = None) -> list[Timex]:
    return list(place_expressions(text, find_expressions(text), article_id="a", published=published))


def starts(text: str, published: date | None = None) -> list[str]:
    return [str(timex.date_start) for timex in place(text, published)]


def test_update_stamp_moves_the_anchor_until_the_next_stamp() -> None:
    text = (
        "Le musée a brûlé hier.\n\nMise à jour du 4 février à 9h : la ville a porté plainte hier.\n\n"
        "Elle réclamait lundi une expertise.\n\nArticle d'origine du 1er février :\n\nL'alarme s'est tue hier."
    )
    days = dict(
        zip([timex.text for timex in place(text, date(2024, 2, 1))], starts(text, date(2024, 2, 1)), strict=True)
    )
    assert starts(text, date(2024, 2, 1)) == [
        "2024-01-31",  # the article of the 1st
        "2024-02-04",  # the stamp: after the article, not a year before
        "2024-02-03",
        "2024-01-29",
        "2024-02-01",
        "2024-01-31",
    ]
    assert days["lundi"] == "2024-01-29"


def test_a_lone_stamp_moves_nothing() -> None:
    assert starts("Mis à jour le 4 février 2024\n\nLe musée a brûlé hier.", date(2024, 2, 1))[-1] == "2024-01-31"


def test_words_in_a_quotation_count_from_its_own_day() -> None:
    text = "Elle a parlé dimanche 6 juin devant ses élus. « Nous gagnons ce soir », a-t-elle dit."
    assert starts(text, date(2021, 6, 9)) == ["2021-06-06", "2021-06-06"]


@pytest.mark.parametrize(
    "row",
    rows_of("""
        L'arrêté du [21 avril] est attaqué. Le [11 juin 2020], l'audience eut lieu. | 2020-04-21 2020-06-11
        En [mai 2020], tout change. L'arrêté du [23 avril] fixait la règle. | 2020-05 2020-04-23
        L'arrêté du [21 avril] est attaqué [hier]. | ? ?
        Le [11 juin 2020], il plaide. En [2022], il gagne. Le [3 mai], il se tait. | 2020-06-11 2022 ?
        La grève de [mai 1968] l'a marqué. Le [12 décembre], il est mort. | 1968-05 ?
        Ce [10 juin 2020], le bureau se réunit. Il fermera [vendredi]. | 2020-06-10 2020-06-12
        [Mardi 4 mai], il plaide ; le [6 mai 2021], il gagne. | 2021-05-04 2021-05-06
        Le [8 mars 2019], il va. Le [5 avril], il sort. Le [2 mai 2019], il lit. | 2019-03-08 2019-04-05 2019-05-02
        Le [8 mai 2019], il va. Le [5 février], il sort. Le [2 mai 2020], il lit. | 2019-05-08 2020-02-05 2020-05-02
    """),
)
def test_without_publication_date_only_the_article_settles_a_year(row: str) -> None:
    text, wanted = expected(row)
    assert found(text, None) == wanted


def test_what_is_known_of_an_open_date_is_said() -> None:
    (timex,) = place("La motion du 30 janvier est rejetée.")
    assert (timex.date_start, timex.basis, timex.edtf, timex.precision) == (None, "unresolved", "XXXX-01-30", "day")


def test_basis_and_anchor_say_how_a_date_was_placed() -> None:
    rows = place("Le 3 mai 2019, puis le 4 juin, elle a plaidé ; hier, elle a perdu.", date(2021, 6, 16))
    assert [timex.basis for timex in rows] == ["explicit", "year_inferred", "relative"]
    assert [timex.anchor for timex in rows] == [None, date(2021, 6, 16), date(2021, 6, 16)]


@pytest.mark.parametrize(
    ("sentence", "conflict"),
    [
        ("La battue du vendredi 14 octobre 2020 fut vaine.", True),
        ("La battue du mercredi 14 octobre 2020 fut vaine.", False),
        ("Elle a été reçue vendredi 14 octobre.", True),
        ("Elle a été reçue mercredi 14 octobre.", False),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_flagged(sentence: str, conflict: bool) -> None:
    (timex,) = place(sentence, date(2020, 11, 23))
    assert (timex.date_start, timex.weekday_conflict) == (date(2020, 10, 14), conflict)


def test_the_weekday_chooses_the_year() -> None:
    # 5 June was a Saturday in 1999, and a Friday in 1998
    assert starts("Le bal du samedi 5 juin a fait rêver.", date(1999, 5, 22)) == ["1999-06-05"]


@pytest.mark.parametrize(
    ("sentence", "day", "other"),
    [
        # 20 May was a Monday in 2024, and a Tuesday in 2025.
        ("La ville a rejeté mardi 20 mai le projet de digue.", date(2024, 5, 20), None),
        ("La ville examinera mardi 20 mai le projet de digue.", date(2025, 5, 20), date(2024, 5, 20)),
        ("La ville a rejeté lundi 20 mai le projet de digue.", date(2024, 5, 20), None),
    ],
)
def test_what_is_over_is_no_year_ahead_for_its_weekday(sentence: str, day: date, other: date | None) -> None:
    (timex,) = place(sentence, date(2024, 5, 22))
    assert (timex.date_start, timex.alternative) == (day, other)
    assert timex.weekday_conflict == ("a rejeté mardi" in sentence)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Le 3 mai 2020 à 18 h.", "time"),
        ("Hier matin, il a plu.", "time"),
        ("Le 3 mai 2020.", "day"),
        ("La semaine dernière, il a plu.", "week"),
        ("En mai 2020.", "month"),
        ("Au printemps 2020.", "season"),
        ("Au premier trimestre 2020.", "quarter"),
        ("Au second semestre 2020.", "semester"),
        ("En 2020.", "year"),
        ("Les années 60.", "decade"),
        ("Au XIXe siècle.", "century"),
        ("Fin mai 2020.", "range"),
        ("Du 3 au 7 mai 2020.", "range"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert [timex.precision for timex in place(text, date(2021, 6, 16))] == [precision]
