"""How sure a score is: the articles drawn again and again, as if others of their kind had been annotated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.evaluate.rows import ROWS, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FileSums = Mapping[str, Mapping[tuple[str, str], float]]
"""By file, then by row and part."""
ROUNDS = 2000
"""Draws: the ends of an interval then move by less than .005 from seed to seed on sets of 8 to 30 articles."""
SHARE = 0.95
SEED = 18


def intervals(files: FileSums) -> dict[str, tuple[float, float]]:
    """The range that holds a row's figure in 95 of 100 draws of the articles; rows that ask nothing are left out.

    Merging is counted over the whole corpus, and its mentions are drawn with their articles.
    """
    weights = _draws(len(files))
    found = {}
    for row in ROWS:
        figures = _figures(row, weights @ _matrix(row, files))
        if figures.size and any(part for sums in files.values() for part in _parts(row, sums)):
            found[row.name] = _range(figures)
    return found


def differences(ours: FileSums, theirs: FileSums) -> dict[str, dict[str, Any]]:
    """By row, how much higher `ours` is in 95 of 100 draws of the articles that both have, and in how many at all.

    The draws are the same for both, so that a hard article weighs on both alike (paired bootstrap).
    """
    common = sorted(ours.keys() & theirs.keys())
    weights = _draws(len(common))
    found = {}
    for row in ROWS:
        here, there = (
            _figures(row, weights @ _matrix(row, {file: one[file] for file in common})) for one in (ours, theirs)
        )
        if not any(part for one in (ours, theirs) for file in common for part in _parts(row, one[file])):
            continue
        gain = there - here if row.measure == "count" else here - there
        low, high = _range(gain)
        found[row.name] = {"low": low, "high": high, "higher": round(float((gain > 0).mean()), 3)}
    return found


def _draws(n_files: int) -> Floats:
    """How often each file is drawn, a line a round."""
    import numpy as np

    drawn = np.random.default_rng(SEED).multinomial(n_files, [1 / n_files] * n_files, size=ROUNDS)
    return np.asarray(drawn, dtype=np.float64)


def _parts(row: Row, sums: Mapping[tuple[str, str], float]) -> Sequence[float]:
    return [sums.get((row.name, part), 0.0) for part in row.parts]


def _matrix(row: Row, files: FileSums) -> Floats:
    import numpy as np

    return np.array([_parts(row, sums) for sums in files.values()], dtype=float)


def _figures(row: Row, sums: Floats) -> Floats:
    """The row's one figure for each line of sums; lines that ask nothing are left at 1."""
    import numpy as np

    if row.measure == "count":
        return np.asarray(sums.sum(axis=1))
    columns = dict(zip(row.parts, sums.T, strict=True))
    if row.measure == "share":
        right, asked = columns["ok"], columns["n"]
    elif row.measure == "f1":
        right, asked = 2 * columns["tp"], 2 * columns["tp"] + columns["fp"] + columns["fn"]
    else:  # F1 of the two means
        right, asked = 2 * columns["p"] * columns["r"], columns["n"] * (columns["p"] + columns["r"])
    return np.asarray(np.divide(right, asked, out=np.ones_like(right), where=asked > 0))


def _range(figures: Floats) -> tuple[float, float]:
    import numpy as np

    low, high = np.quantile(figures, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return round(float(low), 3), round(float(high), 3)
