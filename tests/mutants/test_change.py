"""A fault is one change, in its place, and the module stays one that can be read."""

from __future__ import annotations

import ast

from tests.mutants.change import changes

MODULE = '''"""« Été »."""
FEWEST = 4
SHARE: float = 0.5
NAME = "x"


def keep(n: int, été: str) -> bool:
    return n < FEWEST and été == "ô" or not n
'''


def test_each_threshold_and_condition_is_changed_once() -> None:
    found = list(changes(MODULE))
    assert [(one.line, one.says) for one in found] == [
        (2, "FEWEST = 4 -> 2"),
        (2, "FEWEST = 4 -> 8"),
        (3, "SHARE = 0.5 -> 0.25"),
        (3, "SHARE = 0.5 -> 1.0"),
        (8, "< -> <="),
        (8, "== -> !="),
        (8, "and -> or"),
        (8, "not -> nothing"),
        (8, "or -> and"),
    ]
    assert all(ast.parse(one.text) for one in found)
    lines = [one.text.splitlines()[one.line - 1] for one in found]
    assert lines[0] == "FEWEST = (2)"
    assert lines[5] == '    return n < FEWEST and ((été) != ("ô")) or not n'
    assert lines[7] == '    return n < FEWEST and été == "ô" or (bool(n))'
