"""`filrouge evaluate`: how well it does on articles that you annotated."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import say
from pipeline.log_file import visible

if TYPE_CHECKING:
    from pipeline.evaluate.bootstrap import FileSums


def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="Folder of annotations: one JSON file a text (docs/annotate.md).")
    ] = None,
    texts: Annotated[Path | None, typer.Option(help="Folder of the texts that they annotate.")] = None,
    outputs: Annotated[
        Path | None,
        typer.Option(help="Tables made from the texts, or scores saved with --json [default: tables made now]"),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="Other tables of the same texts, or scores saved with --json.")
    ] = None,
    misses: Annotated[
        Path | None, typer.Option(help="Write what is missed, invented or wrong into this file, with its sentence.")
    ] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Show each article, and each kind of date or event.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print scores, intervals and counts by article as JSON.")
    ] = False,
    settings: Annotated[
        Path | None, typer.Option(help="TOML file of settings [default: filrouge.toml, where there is one]")
    ] = None,
) -> None:
    """Score the tables of some articles against annotations of them: who, which bodies, what happened when.

    Each figure comes with the range that holds it when the articles are drawn again (bootstrap), each row that differs
    from another run with how sure that is. Exit code 0: scored; 1: scored, but no article was found of some annotated
    files, named on stderr with the reason; 2: an annotation cannot be used, said with its place.
    """
    from pipeline.evaluate.evaluation import evaluate_run, read_set
    from pipeline.evaluate.found import unread_files
    from pipeline.evaluate.saved import sums_of, to_json
    from pipeline.evaluate.show import show_articles, show_categories, show_comparison, show_misses, show_scores

    if outputs is not None and outputs.is_file():
        _compare_saved(outputs, compare, gold, texts)
        return
    if gold is None or texts is None:
        raise typer.BadParameter("name the annotations and their texts: --gold DIR --texts DIR.")
    notes = read_set(gold, texts)  # What is wrong with the annotations is said before minutes of work.
    with _tables(texts, outputs, settings) as tables:
        found = evaluate_run(gold, texts, tables)
        unread = list(unread_files(notes, tables))
    for line in unread:
        say(line, err=True)
    if misses is not None:
        misses.write_text("\n".join([*show_misses(found), ""]).lstrip("\n"), encoding="utf-8")
    if json:
        import json as encoder

        typer.echo(encoder.dumps(to_json(found, gold), ensure_ascii=False, indent=1))
        raise typer.Exit(1 if unread else 0)
    lines = [*show_scores(found)]
    if articles:
        lines += ["", *show_articles(found), "", *show_categories(found)]
    if compare is not None:
        lines += ["", f"Beside {compare}:", *show_comparison(sums_of(found), _sums(compare, gold, texts))]
    _show(lines)
    raise typer.Exit(1 if unread else 0)


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


def _compare_saved(saved: Path, compare: Path | None, gold: Path | None, texts: Path | None) -> None:
    """Two runs side by side of which the first, at least, is known by its saved scores only."""
    from pipeline.evaluate.saved import read_sums
    from pipeline.evaluate.show import show_comparison

    if compare is None:
        raise typer.BadParameter(f"{saved} holds scores: name others to set beside them.", param_hint="--compare")
    _show(show_comparison(read_sums(saved), _sums(compare, gold, texts)))


def _show(lines: Iterable[str]) -> None:
    """Scores, in English everywhere: they are columns, and named as docs/annotate.md names them."""
    for line in lines:
        typer.echo(visible(line))


def _sums(other: Path, gold: Path | None, texts: Path | None) -> FileSums:
    from pipeline.evaluate.evaluation import evaluate_run
    from pipeline.evaluate.saved import read_sums, sums_of

    if not other.is_dir():
        return read_sums(other)
    if gold is None or texts is None:
        raise typer.BadParameter(f"{other} holds tables: name --gold and --texts to score them.")
    return sums_of(evaluate_run(gold, texts, other))
