"""speed.svg: seconds and peak memory against the size of the corpus, both axes logarithmic, a line a tool."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

PLOT = Path(__file__).parent / "speed.svg"
WIDTH, HEIGHT, EDGE = 380, 260, 48
COLOURS = ("#b3261e", "#33608c", "#5b7f3a", "#7a5195")
PANELS = (("seconds", "seconds of processor time"), ("megabytes", "megabytes at the peak"))


def draw(rows: Iterable[Mapping[str, Any]]) -> str:
    """The plot as SVG."""
    found = list(rows)
    tools = list(dict.fromkeys(row["tool"] for row in found))
    height = HEIGHT + 20 * len(tools) + 10
    box = f"0 0 {2 * WIDTH} {height}"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="sans-serif" font-size="11">']
    for number, (key, title) in enumerate(PANELS):
        lines.append(f'<g transform="translate({number * WIDTH},0)">')
        lines.extend(_panel(found, tools, key, title))
        lines.append("</g>")
    for number, tool in enumerate(tools):
        y = HEIGHT + 20 * number + 14
        lines.append(f'<circle cx="{EDGE}" cy="{y - 4}" r="4" fill="{COLOURS[number % len(COLOURS)]}"/>')
        lines.append(f'<text x="{EDGE + 10}" y="{y}">{tool}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _panel(rows: list[Mapping[str, Any]], tools: list[str], key: str, title: str) -> Iterator[str]:
    across, up = [row["articles"] for row in rows], [row[key] for row in rows]
    x_of, y_of = _scale(across, EDGE, WIDTH - 16), _scale(up, HEIGHT - EDGE, 24)
    yield f'<text x="{EDGE}" y="14">{title}</text>'
    for power in _powers(across):
        yield f'<line x1="{x_of(power)}" x2="{x_of(power)}" y1="24" y2="{HEIGHT - EDGE}" stroke="#ddd"/>'
        yield f'<text x="{x_of(power)}" y="{HEIGHT - EDGE + 16}" text-anchor="middle">{power:,}</text>'
    for power in _powers(up):
        yield f'<line x1="{EDGE}" x2="{WIDTH - 16}" y1="{y_of(power)}" y2="{y_of(power)}" stroke="#ddd"/>'
        yield f'<text x="{EDGE - 6}" y="{y_of(power) + 4}" text-anchor="end">{power:,}</text>'
    yield f'<text x="{(EDGE + WIDTH) // 2}" y="{HEIGHT - EDGE + 32}" text-anchor="middle">articles</text>'
    for number, tool in enumerate(tools):
        points = [(x_of(row["articles"]), y_of(row[key])) for row in rows if row["tool"] == tool]
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x},{y}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in points)


def _powers(values: list[float]) -> list[int]:
    first, last = math.floor(math.log10(max(1, min(values)))), math.ceil(math.log10(max(values)))
    return [10**power for power in range(first, max(last, first + 1) + 1)]


def _scale(values: list[float], begin: float, end: float) -> Any:
    powers = _powers(values)
    low, high = math.log10(powers[0]), math.log10(powers[-1])

    def place(value: float) -> float:
        return round(begin + (math.log10(max(value, powers[0])) - low) / (high - low) * (end - begin), 1)

    return place
