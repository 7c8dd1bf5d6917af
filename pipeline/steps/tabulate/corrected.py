"""Places of an article that was corrected: the same happening in a sentence with another day, a name spelt better.

What has gone from an article and what has come to it are one where the words are nearly the same. Nothing is looked
for beyond the article: who is named elsewhere is somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.fuzz import ratio

from pipeline.steps.tabulate.compared import ComparedTables

SENTENCES, NAMES = 60.0, 80.0
"""How much alike two sentences with one trigger, or two names, must be: by hand, of 100."""


def tellings_corrected(
    before: ComparedTables, now: ComparedTables, gone: pa.Table, come: pa.Table
) -> Iterator[tuple[int, int]]:
    """The rows of tellings that are one: the same trigger in nearly the same sentence of an article."""
    gone, come = _in_both(gone, come)
    if not len(gone) or not len(come):
        return
    old, new = (tables.sentences(pc.unique(gone["article_id"])) for tables in (before, now))

    def alike(one: int, other: int) -> float:
        return ratio(old.get(one, ""), new.get(other, ""), score_cutoff=SENTENCES)

    yield from _tied(gone, come, ("article_id", "trigger"), "sentence", alike)


def names_corrected(gone: pa.Table, come: pa.Table) -> Iterator[tuple[int, int]]:
    """The rows of mentions that are one: a name in nearly the same letters of an article."""
    gone, come = _in_both(gone, come)
    yield from _tied(gone, come, ("article_id",), "text", lambda one, other: ratio(one, other, score_cutoff=NAMES))


def _in_both(gone: pa.Table, come: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Of each table the rows of articles that the other has, too."""
    both = pc.unique(gone["article_id"]).filter(
        pc.is_in(pc.unique(gone["article_id"]), value_set=pc.unique(come["article_id"]))
    )
    there = (table.filter(pc.is_in(table["article_id"], value_set=both)) for table in (gone, come))
    return next(there), next(there)


def _tied(
    gone: pa.Table, come: pa.Table, place: tuple[str, ...], words: str, alike: Callable[[Any, Any], float]
) -> Iterator[tuple[int, int]]:
    """Each row with the one most like it in the same place, one to one; the most alike first."""
    sides: dict[Any, tuple[list[tuple[int, Any]], list[tuple[int, Any]]]] = defaultdict(lambda: ([], []))
    for side, table in enumerate((gone, come)):
        keys = zip(*(table[name].to_pylist() for name in place), strict=True)
        for key, row, said in zip(keys, table["row"].to_pylist(), table[words].to_pylist(), strict=True):
            sides[key][side].append((row, said))
    for before, now in sides.values():
        scores = ((alike(one, other), old, new) for old, one in before for new, other in now)
        tied: set[int] = set()
        for score, old, new in sorted(scores, key=lambda found: (-found[0], abs(found[1] - found[2]), found[1:])):
            # Rows of the two tables are numbered apart.
            if score > 0 and old not in tied and ~new not in tied:
                tied |= {old, ~new}
                yield old, new
