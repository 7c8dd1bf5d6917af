"""`filrouge evaluate`: how well it does on articles that you annotated."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pipeline.cli.screen import say

if TYPE_CHECKING:
    from pipeline.evaluate.bootstrap import FileSums

# Optional[…], not … | None: Typer reads these annotations at run time.


def evaluate(
    gold: Annotated[Path, typer.Option(help="Folder of annotations: one JSON file a text (docs/annotate.md).")],
    texts: Annotated[Path, typer.Option(help="Folder of the texts that they annotate.")],
    outputs: Annotated[
        Optional[Path], typer.Option(help="Tables that `filrouge run` made from the texts [default: made now]")
    ] = None,
    compare: Annotated[
        Optional[Path], typer.Option(help="Other tables of the same texts, or scores saved with --json.")
    ] = None,
    misses: Annotated[
        Optional[Path], typer.Option(help="Write what is missed, invented or wrong into this file, with its sentence.")
    ] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Show each article, and each kind of date or event.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print scores, intervals and counts by article as JSON.")
    ] = False,
    settings: Annotated[
        Optional[Path], typer.Option(help="TOML file of settings [default: filrouge.toml, where there is one]")
    ] = None,
) -> None:
    """Score the tables of some articles against annotations of them: who, which bodies, what happened when.

    Each figure comes with the range that holds it when the articles are drawn again (bootstrap), each row that differs
    from another run with how sure that is. Exit code 0: scored; 2: an annotation cannot be used, said with its place.
    """
    from pipeline.evaluate.evaluation import evaluate_run, read_set
    from pipeline.evaluate.saved import sums_of, to_json
    from pipeline.evaluate.show import show_articles, show_categories, show_comparison, show_misses, show_scores

    read_set(gold, texts)  # What is wrong with the annotations is said before minutes of work.
    with _tables(texts, outputs, settings) as tables:
        found = evaluate_run(gold, texts, tables)
    if misses is not None:
        misses.write_text("\n".join([*show_misses(found), ""]).lstrip("\n"), encoding="utf-8")
    if json:
        import json as encoder

        typer.echo(encoder.dumps(to_json(found, gold), ensure_ascii=False, indent=1))
        return
    lines = [*show_scores(found)]
    if articles:
        lines += ["", *show_articles(found), "", *show_categories(found)]
    if compare is not None:
        lines += ["", f"Beside {compare}:", *show_comparison(sums_of(found), _sums(compare, gold, texts))]
    for line in lines:
        say(line)


@contextmanager
def _tables(texts: Path, outputs: Path | None, settings: Path | None) -> Iterator[Path]:
    """The tables to score: those named, or made now and thrown away."""
    if outputs is not None:
        yield outputs
        return
    from pipeline.compose import make_tables
    from pipeline.settings import read_settings

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "outputs"
        make_tables(texts, out, read_settings(settings, views=False))
        yield out


def _sums(other: Path, gold: Path, texts: Path) -> FileSums:
    from pipeline.evaluate.evaluation import evaluate_run
    from pipeline.evaluate.saved import read_sums, sums_of

    return sums_of(evaluate_run(gold, texts, other)) if other.is_dir() else read_sums(other)
