"""Floors fail when they should, rise when asked, and fall only with a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.floors import Floors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text('# Kept.\n["a b"]\n"label" = 0.5\n"date" = 0.9\n', encoding="utf-8")
    return path


def test_a_score_at_its_floor_passes(path: Path) -> None:
    Floors().hold(path, "a b", {"label": 0.5, "date": 0.904})


@pytest.mark.parametrize(
    "scores",
    [
        {"label": 0.49, "date": 0.95},  # below
        {"label": 0.6},  # a floor without a score
        {"label": 0.6, "date": 0.95, "type": 1.0},  # a score without a floor
    ],
)
def test_what_fails(path: Path, scores: dict[str, float]) -> None:
    with pytest.raises(AssertionError):
        Floors().hold(path, "a b", scores)


def test_floors_rise_and_never_fall_by_themselves(path: Path) -> None:
    Floors(up=True).hold(path, "a b", {"label": 0.777, "date": 0.9})
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"a b": {"label": 0.77, "date": 0.9}}
    before = path.read_bytes()
    with pytest.raises(AssertionError, match="would fall"):
        Floors(up=True).hold(path, "a b", {"label": 0.9, "date": 0.1})
    assert path.read_bytes() == before


def test_a_floor_falls_with_its_reason(path: Path) -> None:
    Floors(why='honest "gold"').hold(path, "a b", {"label": 0.9, "date": 0.1})
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Kept.\n")
    assert tomllib.loads(text) == {"lowered": ['a b: date: honest "gold"'], "a b": {"label": 0.9, "date": 0.1}}
    Floors().hold(path, "a b", {"label": 0.9, "date": 0.1})


def test_floors_hold_on_their_gold_only(path: Path) -> None:
    scores = {"label": 0.8, "date": 0.95}
    with pytest.raises(AssertionError, match="other annotations"):
        Floors().hold(path, "a b", scores, gold="abc")
    Floors(up=True).hold(path, "a b", scores, gold="abc")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"a b": {"gold": "abc", "label": 0.8, "date": 0.95}}
    Floors().hold(path, "a b", scores, gold="abc")
    with pytest.raises(AssertionError, match="other annotations"):
        Floors().hold(path, "a b", scores)
