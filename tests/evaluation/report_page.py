"""REPORT.md, made from measured.json alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.evaluate.rows import BY_NAME, LEAK, ROWS
from tests.evaluation.peers import ALL
from tests.evaluation.sets import SETS

Sets = Mapping[str, Mapping[str, Any]]
SHOWN = (
    *("actors per article", "organizations per article", "dates right", "events", "events told right"),
    *("event participants", "event types", "roles", "role rows that are right", LEAK),
)
BESIDE = ("actors per article", "organizations per article", "dates found", "dates right", "events told right")
LEAST = 0.0005
HEAD = """# How good it is

Made by `make evaluate`; do not edit. F1, or the share that is right; in brackets the range that holds the figure in 95
of 100 draws of the articles (bootstrap). `filrouge evaluate --gold DIR --texts DIR` scores any corpus in the same way;
[docs/annotate.md](../../docs/annotate.md) says what the figures mean, [README.md](README.md) what lies here.

`own` and `sample` are articles of our own wording, in every clone; so are `long` (read) and `longcheck` (not read), of
long sentences with several dates each. `press-dev`, `press-dev2` and `dev3` to `dev6` are
press texts that were read while rules were written; **`press-check` and `check3` to `check6` are press texts whose
annotations and errors nobody read** (but the dates of `check3`, opened on 2026-11-28): the figures to believe.
`wikidev` (read) and `wikicheck` (not read) are Wikinews articles whose dates and events were annotated before any rule
had seen them; of `wikidev2` and `wikicheck2` somebody said of each date that the program had found what happens on it.
`ftb-dev` is the French TimeBank, `sentences-dev` one sentence for each kind of French date.
"""


def page(measured: Mapping[str, Any]) -> str:
    """The whole page. `here` of measured.json names the sets that were scored last; others stand as before."""
    today: Sets = measured["today"]
    names = [one.name for one in SETS if one.name in today]
    away = [name for name in names if name not in measured["here"]]
    lines = [HEAD, "## By set\n", *_by_set(today, names, SHOWN)]
    if away:
        lines += ["", f"As measured last, because their texts are not at hand: {', '.join(away)}."]
    lines += ["", "## Since the last release\n", *_since(today, measured.get("released", {}), names)]
    lines += ["", "## Beside other tools\n", *_beside(measured, names)]
    if measured.get("speed"):
        lines += ["", "## Speed and memory\n", *_speed(measured["speed"])]
    lines += ["", "## By kind of date and event\n", *_categories(today, names)]
    lines += ["", "## Every row\n", *_by_set(today, names, [row.name for row in ROWS], ranges=False), ""]
    lines += ["What each row means:\n", *(f"- *{row.name}*: {row.says}." for row in ROWS), ""]
    return "\n".join(lines)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    first, *others = head
    yield f"| {' | '.join([first, *others])} |"
    yield "|---" * (1 + len(others)) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _by_set(today: Sets, names: list[str], rows: Iterable[str], *, ranges: bool = True) -> Iterator[str]:
    def cell(row: str, name: str) -> str:
        figure = today[name]["scores"].get(row)
        low, high = today[name]["ranges"].get(row, (None, None))
        shown = _figure(row, figure)
        ranged = ranges and figure is not None and row != LEAK and low is not None
        return f"{shown} ({low:.2f}–{high:.2f})" if ranged else shown

    wanted = [row for row in rows if any(row in today[name]["scores"] for name in names)]
    head = ["", *(f"{name} ({today[name]['texts']})" for name in names)]
    yield from _table(head, ([row, *(cell(row, name) for name in names)] for row in wanted))


def _figure(row: str, figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:.0f}" if BY_NAME[row].measure == "count" else f"{figure:.3f}"


def _since(today: Sets, released: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    if not released:
        yield "No release was measured."
        return
    rows = []
    for name in names:
        before = released["sets"].get(name)
        if before is None or before["gold"] != today[name]["gold"]:
            continue
        for row in ROWS:
            then, now = before["scores"].get(row.name), today[name]["scores"].get(row.name)
            if then is not None and now is not None and abs(now - then) > LEAST:
                rows.append([row.name, name, _figure(row.name, then), _figure(row.name, now), f"{now - then:+.3f}"])
    yield f"Rows that are not as in {released['version']}, on the same annotations."
    yield ""
    yield from _table(["", "set", released["version"], "today", "by"], rows) if rows else ["None."]


def _beside(measured: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    tools = {"filrouge": measured["today"], **{name: measured.get("peers", {}).get(name, {}) for name in ALL}}
    versions = {one["version"] for tool in tools.values() for one in tool.values() if "version" in one}
    yield "The same texts as they are, menus included; each tool is told the day of publication."
    yield f"Versions: {'; '.join(sorted(versions))}."
    if missing := [name for name in ALL if not tools[name]]:
        yield f"Not installed, and never measured here: {', '.join(missing)}."
    yield ""
    rows = []
    for row in BESIDE:
        for name in names:
            known = [one[name]["scores"] if _same(one, measured, name) else {} for one in tools.values()]
            cells = [_figure(row, scores.get(row)) for scores in known]
            if any(cells[1:]):
                rows.append([row, name, *cells])
    yield from _table(["", "set", *tools], rows)


def _speed(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "`make benchmark`: each tool in a process of its own, by processor time. The start-up of filrouge is taken"
    yield "off, that of the others is not, which weighs on few articles; they find names or dates only."
    yield "Seconds are those of the machine that ran it; ratios travel."
    yield ""
    yield "![Seconds and memory against the number of articles](speed.svg)"
    yield ""
    found = list(rows)
    ours = {row["articles"]: row["seconds"] for row in found if row["tool"] == "filrouge"}
    head = ["", "articles", "words", "seconds", "words a second", "peak, MB", "time of filrouge"]
    yield from _table(
        head,
        (
            [
                *(row["tool"], str(row["articles"]), str(row["words"]), f"{row['seconds']:.1f}"),
                *(f"{row['words'] / row['seconds']:.0f}", f"{row['megabytes']:.0f}"),
                f"{row['seconds'] / ours[row['articles']]:.2f} ×" if row["tool"] != "filrouge" else "1",
            ]
            for row in found
        ),
    )


def _same(tool: Sets, measured: Mapping[str, Any], name: str) -> bool:
    return name in tool and bool(tool[name]["gold"] == measured["today"][name]["gold"])


def _categories(today: Sets, names: list[str]) -> Iterator[str]:
    yield "Of what the gold has, the share that is found right, over all press sets and our own articles together."
    pooled: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name in names:
        if name not in ("ftb-dev", "sentences-dev"):
            for row, some in today[name]["categories"].items():
                for category, (right, asked) in some.items():
                    pooled[row, category][0] += right
                    pooled[row, category][1] += asked
    for wanted in sorted({row for row, _ in pooled}):
        yield from ("", f"*{wanted}*", "")
        found = sorted(((k, v) for (row, k), v in pooled.items() if row == wanted), key=lambda one: -one[1][1])
        yield from _table(["", "right", "of", "share"], ([k, str(r), str(n), f"{r / n:.2f}"] for k, (r, n) in found))
