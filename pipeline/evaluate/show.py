"""Scores in words: the corpus, article by article, beside another run, and what was missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.evaluate.bootstrap import FileSums, differences, intervals
from pipeline.evaluate.evaluation import Evaluation
from pipeline.evaluate.rows import BY_NAME, ROWS, Row, headline
from pipeline.evaluate.saved import sums_of

BY_ARTICLE = ("actors per article", "organizations per article", "dates right", "events", "events told right")
WIDTH = max(len(row.name) for row in ROWS)
SURE = 0.95
"""The share of draws in which a run must be the better one to be called so."""


def show_scores(evaluation: Evaluation) -> Iterator[str]:
    """A line a row that anything was asked of: the figure, its interval, what stands behind it."""
    ranges = intervals(sums_of(evaluation))
    yield f"{'':{WIDTH}}   score  in 95 of 100 draws"
    for row in ROWS:
        figure = headline(row, evaluation.sums)
        if figure is None or (row.name not in ranges and row.measure != "count"):
            continue
        found = evaluation.scores[row.name]
        if row.measure == "count":
            yield f"{row.name:{WIDTH}}   {figure:5.0f}  {'':11}  " + ", ".join(
                f"{part} {n}" for part, n in found.items()
            )
            continue
        low, high = ranges[row.name]
        yield f"{row.name:{WIDTH}}   {figure:5.3f}  {low:.3f}-{high:.3f}  {_behind(row, found)}"


def _behind(row: Row, found: Mapping[str, float | None]) -> str:
    if row.measure == "share":
        return f"{found['ok']} of {found['n']}"
    right = f"precision {found['p']:.3f}, recall {found['r']:.3f}"
    if row.measure == "b3":
        return f"{right}, {found['n']} mentions"
    return f"{right}: {found['tp']} right, {found['fp']} invented, {found['fn']} missed"


def show_articles(evaluation: Evaluation) -> Iterator[str]:
    """A line an article, by its main rows; then the mean over the articles."""
    width = max(len(tally.file) for tally in evaluation.tallies)
    yield f"{'':{width}}  " + "  ".join(BY_ARTICLE)
    figures: dict[str, list[float]] = {name: [] for name in BY_ARTICLE}
    for tally in evaluation.tallies:
        cells = []
        for name in BY_ARTICLE:
            figure = headline(BY_NAME[name], tally.sums)
            if figure is not None:
                figures[name].append(figure)
            cells.append(f"{'-' if figure is None else f'{figure:.3f}':>{len(name)}}")
        yield f"{tally.file:{width}}  " + "  ".join(cells)
    means = {name: sum(some) / len(some) for name, some in figures.items() if some}
    cells = [f"{f'{means[name]:.3f}' if name in means else '-':>{len(name)}}" for name in BY_ARTICLE]
    yield f"{'mean':{width}}  " + "  ".join(cells)


def show_categories(evaluation: Evaluation) -> Iterator[str]:
    """Of the gold's items, how many are right, by category."""
    for row, categories in evaluation.categories.items():
        yield f"{row}, of what the gold has:"
        for category, (right, asked) in categories.items():
            yield f"    {category:24} {right / asked:5.3f}  {right} of {asked}"


def show_misses(evaluation: Evaluation) -> Iterator[str]:
    """What is not as the gold has it, by file and place, each with its sentence."""
    file = ""
    for miss in evaluation.misses:
        if miss.file != file:
            file = miss.file
            yield from ("", f"== {file}")
        yield f"{miss.row}: {miss.says}"
        if miss.sentence:
            yield f"    {miss.sentence}"


def show_comparison(ours: FileSums, theirs: FileSums) -> Iterator[str]:
    """A line a row that differs: both figures, and how sure the difference is over the articles that both have."""
    common = ours.keys() & theirs.keys()
    yield f"{len(common)} articles in both."
    if left := sorted(ours.keys() ^ theirs.keys()):
        yield f"In one only, and not compared: {', '.join(left)}."
    if not common:
        return
    sure = differences(ours, theirs)
    totals = [_total({file: one[file] for file in common}) for one in (ours, theirs)]
    yield f"{'':{WIDTH}}    this   other      by  in 95 of 100 draws"
    same = 0
    for name, gain in sure.items():
        here, there = (headline(BY_NAME[name], total) for total in totals)
        if here == there or here is None or there is None:
            same += 1
            continue
        verdict = "better" if gain["higher"] >= SURE else "worse" if gain["higher"] <= 1 - SURE else "not sure"
        by = f"{here - there:+7.3f}  {gain['low']:+.3f} to {gain['high']:+.3f}"
        yield f"{name:{WIDTH}}  {here:6.3f}  {there:6.3f} {by}  {verdict}"
    yield f"{same} rows are the same."


def _total(files: FileSums) -> dict[tuple[str, str], float]:
    total: dict[tuple[str, str], float] = {}
    for sums in files.values():
        for key, n in sums.items():
            total[key] = total.get(key, 0.0) + n
    return total
