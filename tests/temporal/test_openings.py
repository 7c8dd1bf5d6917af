"""By which characters patterns can begin, read from their rows; that no rule is missed is in test_robustness.py."""

from __future__ import annotations

import pytest

from pipeline.temporal.openings import Openings, Reader, shape

CLASSES = {"m": "<months>(?![a-z])", "d": r"(?:1 ?er|[12]?\d(?!\d))", "w": "{m}|jour"}


def openings(pattern: str) -> Openings:
    return Reader(CLASSES.__getitem__, lambda _: ("mars", "mai", r"avr\.")).openings([pattern])


@pytest.mark.parametrize(
    ("pattern", "start", "opened"),
    [
        ("(le )?{d} {m}", "le 3", True),
        ("(le )?{d} {m}", "3 ma", True),
        ("(le )?{d} {m}", "3 fe", False),
        ("(le )?{d} {m}", "la 3", False),
        ("(le )?{d} {m}", "1er ", True),
        ("{d} {m}", "3   ", True),  # spaces are one
        ("D M", "3 av", True),
        ("{w}", "jour", True),
        ("{w}", "mai,", True),
        ("{w}", "mais", False),  # a longer word
        ("avr{2,}il", "avri", False),
        ("avr{1,2}il", "avri", True),
        ("(ab|c){0,9}d", "abca", True),
        ("a+b*c", "aaab", True),
        ("a+b*c", "bc", False),
        ("[a-z]{2,3}-x", "zut-", True),
        ("[ab]c", "cc", False),
        (r"\(x\) [^y]", "(x) ", True),
        ("(?<=avant )mai(?! 68)", "mai ", True),
        ("«mai»|juin", "juin", True),
        ("(?P<list>mai|juin)", "juil", False),
        ("", "x", False),
        ("(x)?", ",", True),  # it matches nothing, and nothing goes on
    ],
)
def test_what_opens_a_pattern(pattern: str, start: str, opened: bool) -> None:
    assert list(openings(pattern).opened_by(start)) == [0] * opened


def test_patterns_are_told_apart_and_keep_their_order() -> None:
    several = Reader(CLASSES.__getitem__, lambda _: ("mars",)).openings(["{m}", "{d}", "{d} {m}"])
    assert list(several.opened_by("3 ma")) == [1, 2]
    assert list(several.opened_by("mars")) == [0]


def test_figures_and_runs_of_spaces_are_one() -> None:
    assert shape("le  29   mai") == "le 00 mai"
