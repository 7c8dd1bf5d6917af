"""Each distance in which one date explains another, on either side: the least step of a constant fails one of these."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.temporal import find_expressions, place_expressions
from tests.temporal.marked import PUBLISHED, found

FILLER = "Rien ne bouge. "
PUBLICATION, STORY = str(PUBLISHED), "2021-05-03"


def apart(first: str, n: int, second: str) -> str:
    """Two sentences of which the second begins n characters after the first, with others between."""
    gap = n - len(first)
    times, rest = divmod(gap, len(FILLER))
    if rest < 3:
        times, rest = times - 1, rest + len(FILLER)
    return first + FILLER * times + "x" * (rest - 2) + ". " + second


def last_day(text: str, published: date = PUBLISHED) -> str:
    """First day of the last expression."""
    return found(text, published)[-1][1].split("/")[0]


@pytest.mark.parametrize(
    ("n", "second", "day"),
    [
        # FRESH, 1500 characters from the day set last to the part of a day or the clock that speaks of it
        (1504, "Dans la soirée, il est parti.", STORY),
        (1505, "Dans la soirée, il est parti.", PUBLICATION),
        (1497, "Vers 18 heures, il est parti.", STORY),
        (1498, "Vers 18 heures, il est parti.", PUBLICATION),
    ],
)
def test_how_long_a_day_stays_fresh(n: int, second: str, day: str) -> None:
    assert last_day(apart("Le 3 mai 2021, le maire a parlé. ", n, second)) == day


@pytest.mark.parametrize(("n", "day"), [(603, "2021-05-02"), (604, "2021-06-15")])
def test_how_near_a_day_must_stand_to_be_that_of_a_quotation(n: int, day: str) -> None:
    """QUOTED_NEAR, 600: « hier » in a quotation counts from the day set right before it, else from publication."""
    assert last_day(apart("Le 3 mai 2021, il parle. ", n, "« Il est parti hier », dit-elle.")) == day


@pytest.mark.parametrize(("n", "day"), [(26, "2021-06-17"), (27, PUBLICATION)])
def test_how_near_its_day_stands_to_a_clock(n: int, day: str) -> None:
    """NEXT_TO, 30: « vers 0 h 40, jeudi »."""
    assert found(f"Vers 0 h 40, {'x' * n} jeudi, il part.")[0][1].split("/")[0] == day


@pytest.mark.parametrize(
    ("width", "texts"),
    [(44, ["mai 2021"]), (45, ["3\nmai 2021"])],
)
def test_how_long_a_wrapped_line_is(width: int, texts: list[str]) -> None:
    """WRAPPED, 45: a shorter line ends on purpose, and no date runs over its end."""
    line = "Le maire a parlé le 3".rjust(width, "A")
    assert [text for text, _ in found(f"{line}\nmai 2021 devant une salle pleine.")] == texts


@pytest.mark.parametrize(("year", "texts"), [(1199, []), (1200, ["1200"])])
def test_what_a_lone_figure_must_be_to_be_a_year(year: int, texts: list[str]) -> None:
    """EARLIEST_LONE_YEAR, 1200: after « de », a smaller figure is a quantity."""
    assert [text for text, _ in found(f"L'abbaye de {year} fut bâtie en pierre.")] == texts


@pytest.mark.parametrize(("month", "year"), [(9, "2021"), (10, "2022")])
def test_from_when_the_start_of_the_year_is_the_next(month: int, year: str) -> None:
    """LATE_IN_YEAR, October: « en début d'année » told then is to come."""
    assert last_day("La salle dort en début d'année.", date(2021, month, 15))[:4] == year


def in_words(day: date) -> str:
    """« 15 août »."""
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    return f"{day.day if day.day > 1 else '1er'} {months.split()[day.month - 1]}"


def readings(sentence: str, days: int, counted_from: date = PUBLISHED) -> tuple[str, str]:
    """The day that is read, and the other reading, where « … » stands for a day so many days away."""
    text = sentence.replace("…", in_words(counted_from + timedelta(days)))
    last = place_expressions(text, find_expressions(text), article_id="a", published=PUBLISHED)[-1]
    return str(last.date_start), str(last.alternative or "-")


@pytest.mark.parametrize(
    ("sentence", "days", "day", "other"),
    [
        # NEAR, 60 days: the nearest is meant, whatever the tense.
        ("Il dormait là le ….", 60, "2021-08-15", "2020-08-15"),
        ("Il dormait là le ….", 61, "2020-08-16", "2021-08-16"),
        # … save a deed in the perfect, which is behind, unless the paper was printed PRINTED_AHEAD, 3 days, early.
        ("Il est parti le ….", 3, "2021-06-19", "2020-06-19"),
        ("Il est parti le ….", 4, "2020-06-20", "2021-06-20"),
        # … and save a future, which is rather ahead than more than MONTH, 31 days, behind.
        ("Il partira le ….", -31, "2021-05-16", "2022-05-16"),
        ("Il partira le ….", -32, "2022-05-15", "2021-05-15"),
        # … and not where somebody called for it, however they say so.
        ("Les syndicats ont appelé à la grève le ….", 6, "2021-06-22", "-"),
        ("Le syndicat a appelé à un rassemblement le ….", 6, "2021-06-22", "-"),
        ("Le club a lancé un appel à la grève le ….", 6, "2021-06-22", "-"),
        ("Le club a obtenu deux rendez-vous le ….", 6, "2021-06-22", "-"),
        ("Le club a réservé la halle le ….", 6, "2021-06-22", "2020-06-22"),
        ("Le préfet a interdit l'alcool le ….", 6, "2021-06-22", "2020-06-22"),
        # MONTH, 31: what was set is rather behind than a year ahead.
        ("Le maire a fixé la réunion au ….", -31, "2021-05-16", "-"),
        ("Le maire a fixé la réunion au ….", -32, "2022-05-15", "2021-05-15"),
        # CLEAR, 21: no other reading is told of what is called for so soon.
        ("Les syndicats ont appelé à manifester le ….", 21, "2021-07-07", "-"),
        ("Les syndicats ont appelé à manifester le ….", 22, "2021-07-08", "2020-07-08"),
        # AS_NEAR, .6 of the way back: without a verb the press tells rather than announces.
        ("Le …, fête au port.", 136, "2021-10-30", "-"),
        ("Le …, fête au port.", 137, "2020-10-31", "2021-10-31"),
    ],
)
def test_where_the_year_turns(sentence: str, days: int, day: str, other: str) -> None:
    assert readings(sentence, days) == (day, other)


@pytest.mark.parametrize(("days", "day"), [(300, "2018-12-28"), (301, "2020-12-29")])
def test_how_long_a_story_goes_on(days: int, day: str) -> None:
    """STORY, 300 days after the date that frames it."""
    assert readings("Le 3 mars 2018, le maire signe. Le …, il renonce.", days, date(2018, 3, 3))[0] == day


@pytest.mark.parametrize(("days", "years"), [(60, "2018 2018"), (61, "2019 2019")])
def test_how_far_a_line_of_a_chronology_may_go_back(days: int, years: str) -> None:
    """TURN, 60 days: further back, a line opens the next year."""
    line = in_words(date(2018, 10, 8) - timedelta(days))
    head = "Retour sur les dates-clés\n\n3 mars 2018 : premier acte.\n\n8 octobre : deuxième acte.\n\n"
    found_ = found(f"{head}{line} : troisième acte.\n\n1er décembre : fin.\n")
    assert " ".join(value[:4] for _, value in found_[2:]) == years


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        ("3 mars : un.\n\n8 octobre : deux.", "2021 2020"),  # two days are no list
        ("3 mars : un.\n\n8 octobre : deux.\n\n9 janvier : trois.", "2021 2021 2022"),
    ],
)
def test_how_many_lines_make_a_chronology(lines: str, years: str) -> None:
    """FEWEST, 3."""
    found_ = found(f"Le feuilleton\n\n{lines}\n", date(2021, 2, 16))
    assert " ".join(value[:4] for _, value in found_) == years


def test_this_summer_as_the_verb_has_it_tells_the_nearest_too() -> None:
    """On 1 December the summer behind is two months off, the one that « rouvrira » means six."""
    text = "La plage rouvrira cet été."
    found = place_expressions(text, find_expressions(text), article_id="a", published=date(2021, 12, 1))[-1]
    assert found.date_start is not None
    assert found.alternative is not None
    assert (found.date_start.year, found.alternative.year) == (2022, 2021)
