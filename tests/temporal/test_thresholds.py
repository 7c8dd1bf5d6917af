"""Each distance in which one date explains another, on either side: the least step of a constant fails one of these."""

from __future__ import annotations

from datetime import date

import pytest

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
    assert last_day("La salle ouvre en début d'année.", date(2021, month, 15))[:4] == year
