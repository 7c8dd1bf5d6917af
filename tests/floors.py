"""Floors: the lowest score that a test lets pass, one TOML file beside the test that reads it.

`pytest --raise-floors` writes today's scores where they are higher. `pytest --lower-floors "why"` writes them
wherever they are, and leaves the reason in the file: a floor never falls unsaid.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = "gold"
"""The key under which a section keeps the hash of the annotations that its scores were counted on."""
LOWERED = "lowered"
"""The key under which a file keeps the reasons: one line a lowering."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What may be done to floors; the default is to hold scores against them.

    Args:
        up: write a score that is above its floor.
        why: write a score that is below its floor, for this reason.
    """

    up: bool = False
    why: str = ""

    def hold(self, path: Path, section: str, scores: Mapping[str, float], *, gold: str = "") -> None:
        """Fail when a score is below its floor, or has none, or a floor has no score, or the gold is another.

        Scores are rounded down to two decimals, which leaves room for the arithmetic of another machine.

        Args:
            path: the TOML file; its tables are sections, their keys scores.
            section: the table to read.
            scores: by name.
            gold: a hash of what they are counted on; floors of other gold say nothing of these scores.
        """
        scores = {name: math.floor(value * 100 + 1e-9) / 100 for name, value in scores.items()}
        kept = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        floors = dict(kept.get(section, {}))
        counted_on = floors.pop(GOLD, "")
        if self.up or self.why:
            self._write(path, kept, section, floors, scores)
            if gold:
                kept[section] = {GOLD: gold, **kept[section]}
                path.write_text("".join(_comments(path)) + to_toml(kept), encoding="utf-8")
            return
        assert gold == counted_on, (
            f"{path.name} [{section}]: these floors were set on other annotations; "
            'pytest --raise-floors, or --lower-floors "the gold is another: why"'
        )
        assert set(scores) == set(floors), f"{path.name} [{section}]: run pytest --raise-floors"
        below = {name: (scores[name], floor) for name, floor in floors.items() if scores[name] < floor}
        assert not below, (
            f"{section}, (score, floor): {below}. "
            'Where the loss is wanted: pytest --lower-floors "why", and a line in DECISIONS.md.'
        )

    def _write(
        self,
        path: Path,
        kept: dict[str, Any],
        section: str,
        floors: Mapping[str, float],
        scores: Mapping[str, float],
    ) -> None:
        fallen = sorted(name for name, floor in floors.items() if scores.get(name, -math.inf) < floor)
        if fallen and not self.why:
            raise AssertionError(f"{section}: {fallen} would fall; --lower-floors takes the reason")
        if fallen:
            kept.setdefault(LOWERED, []).append(f"{section}: {', '.join(fallen)}: {self.why}")
        kept[section] = {name: max(value, floors.get(name, value)) for name, value in scores.items()}
        kept[section] |= {name: scores[name] for name in fallen if name in scores}
        head = "".join(_comments(path))
        path.write_text(head + to_toml(kept), encoding="utf-8")


def _comments(path: Path) -> Iterable[str]:
    """The comment at the head of a file, which a rewriting keeps."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if not line.startswith("#"):
                return
            yield line


def to_toml(content: Mapping[str, Any]) -> str:
    """Reasons first, then a table for each section."""
    lines = []
    if reasons := content.get(LOWERED):
        lines.append(f"{LOWERED} = [")
        lines.extend(f"  {_quoted(reason)}," for reason in reasons)
        lines.append("]")
    for section in sorted(name for name in content if name != LOWERED):
        lines.append(f"\n[{_quoted(section)}]" if lines else f"[{_quoted(section)}]")
        lines.extend(
            f"{_quoted(name)} = {_quoted(value) if isinstance(value, str) else value}"
            for name, value in content[section].items()
        )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
