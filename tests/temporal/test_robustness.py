"""Input that no one should write: no exception, no invented date, time in proportion to length."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.temporal import find_expressions, place_expressions
from pipeline.temporal.find import WORD_START
from pipeline.temporal.patterns import load_grammar
from pipeline.temporal.same_length import plain_text
from tests.temporal.test_sentences import DATED

PIECES = [
    "31 février", "99/99/2020", "20240", "le 3 mai", "lundi", " 12", "2020", "-", "/", "à 25 h", " au ", "«", "»",
    "\n", "\n\n",
    "il y a 999 siècles", "dans 400 ans", "fin ", "mi-", "1er", "janvier", "l'été", "siècle", "XXXXe siècle", "an VIII",
    "la veille", "le même jour", "9999",
    "du 30 au 2 mars", "nuit du 4 au 5", "\u00a0", "’", "İ", "ﬁ", "𝟚", "e\u0301", "01.02.03",
]  # fmt: skip


def place(text: str, published: date | None) -> None:
    for timex in place_expressions(text, find_expressions(text), article_id="a", published=published):
        assert text[timex.start_char : timex.end_char] == timex.text


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map(" ".join),
    st.none() | st.dates(),
)
def test_nothing_raises_and_offsets_hold(text: str, published: date | None) -> None:
    place(text, published)


@given(st.text(max_size=200))
def test_plain_text_is_as_long_as_its_source(text: str) -> None:
    assert len(plain_text(text)) == len(text)


def test_a_word_behind_a_setting_is_cut_in_one_way() -> None:
    """An address that begins with « apres- »: the ways to see nine words in it are billions."""
    place(f"Voir presse.fr/apres-la-{'reunion-' * 6}du-3, samedi.", date(2024, 2, 1))


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(2300, 1, 1)])
def test_the_ends_of_the_calendar_hold(published: date) -> None:
    text = (
        "Il est venu hier, mardi, l'an dernier, il y a deux siècles, dans trois ans. Il part demain, lundi prochain, "
        "en mai prochain, ce week-end, l'hiver prochain, la semaine prochaine, d'ici mille ans, à Noël, le 3."
    )
    place(text, published)


@pytest.mark.parametrize(
    "unit",
    [
        "1", "1 ", "1-", "1/1 ", "12/12/", "2020 ", "le 3 mai ", "mardi ", "1er, 2, 3 et ", "du 3 au ", " ", "\n", "« ",
        "à 18 h ",
        "il y a ", "deux cent ", "n° 1-2-", "1 000 ", "6-4, ", "janvier-", "2019, ", "a", "fin mai-", "la nuit du ",
    ],
)  # fmt: skip
def test_time_is_in_proportion_to_length(unit: str) -> None:
    def seconds(n_chars: int) -> float:
        return _timed(unit * (n_chars // len(unit))) + 0.002

    _timed(unit * 100)
    # eight times the text in at most thirty times the time, once in two: quadratic work would take sixty-four
    most = 30 * min(seconds(4_000) for _ in range(2))
    assert any(seconds(32_000) <= most for _ in range(2))


def _timed(text: str) -> float:
    start = time.process_time()
    place(text, date(2021, 6, 16))
    return time.process_time() - start


def test_a_megabyte_of_digits() -> None:
    assert find_expressions("7" * 1_000_000) == ()


def test_opening_letters_miss_no_rule() -> None:
    """The rules tried at a place are all that match there: the shortcut by opening letters loses none."""
    grammar = load_grammar()
    for row in DATED[::3]:
        plain = plain_text(row)
        for begin in WORD_START.finditer(plain):
            matching = [rule.id for rule in grammar.rules if rule.regex.match(plain, begin.start())]
            tried = {rule.id for rule in grammar.rules_at(plain, begin.start())}
            assert set(matching) <= tried
