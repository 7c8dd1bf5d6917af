"""`filrouge check`: what is kept of a file, what is dropped, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.language import spoken, spoken_code

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.records import Article, RawText
    from pipeline.steps.normalise import Page


def check(
    file: Annotated[Path, typer.Argument(help="A file of articles, in any format that `filrouge run` reads.")],
    settings: Annotated[
        Path | None, typer.Option(help="TOML file of settings [default: filrouge.toml, where there is one]")
    ] = None,
    dropped: Annotated[bool, typer.Option("--dropped", help="Show dropped lines only.")] = False,
) -> None:
    """Show the lines of a file: kept (+) or dropped (-), each with the reason and the row of the vocabulary behind it.

    The rows are those of models/fr_press/page/furniture.tsv. Exit code 0: an article was found; 1: none, or something
    was set aside; 2: no such file.
    """
    from rich.console import Console

    from pipeline.records import Rejection
    from pipeline.settings import read_settings
    from pipeline.steps.ingest import read_file
    from pipeline.steps.ingest.walk import FoundFile
    from pipeline.steps.normalise import normalise_texts, read_pages

    if file.is_dir():
        raise typer.BadParameter(f"{file}: a folder, and a file is wanted: name one of its files.", param_hint="FILE")
    if not file.is_file():
        raise typer.BadParameter(f"{file}: no such file.", param_hint="FILE")
    chosen = read_settings(settings)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # terminals that are not UTF-8
    console = Console(highlight=False, soft_wrap=True)
    items = read_file(FoundFile(path=file, name=file.name, size=file.stat().st_size), chosen)
    texts = [item for item in items if not isinstance(item, Rejection)]
    for text in texts:
        pages = read_pages(text, chosen)
        for number, page in enumerate(pages):
            _show_page(console, text, text.part + number, page, dropped=dropped)
        parting = (("end matter", line) for page in pages for line in page.parting)
        _show_left_out(console, (*text.left_out, *parting))
    articles, refused = normalise_texts(texts, chosen)
    for article in articles:
        title = article.title or spoken("no headline")
        console.print(f"{article.article_id}: {title}", style="bold", markup=False)
        console.print(f"    {_found(article)}", markup=False)
        console.print(f"    {spoken(_ledger(article))}", markup=False)
    set_aside = [*(item for item in items if isinstance(item, Rejection)), *refused]
    for rejection in set_aside:
        kind = "noted" if rejection.severity == "notice" else "set aside"
        told = f"{kind}: {rejection.source}: {rejection.reason}. {rejection.detail}"
        console.print(spoken(told), style="dim" if kind == "noted" else "red", markup=False)
    grave = any(rejection.severity != "notice" for rejection in set_aside)
    raise typer.Exit(1 if grave or not articles else 0)


def _show_page(console: Console, text: RawText, part: int, page: Page, *, dropped: bool) -> None:
    repairs = f", mended: {', '.join(text.repairs)}" if text.repairs else ""
    head = f"{text.source} part {part} ({text.format}, {text.encoding}{repairs})"
    console.print(spoken(head), style="bold", markup=False)
    for index, verdict in enumerate(page.verdicts):
        if dropped and verdict.kept:
            continue
        sign = "=" if index == page.title else "+" if verdict.kept else "-"
        reason = spoken_code("line", "headline" if index == page.title else verdict.reason)
        row = f" [{verdict.row}]" if verdict.row and not verdict.kept else ""
        line = f"{sign} {verdict.block.first + 1:>4} {reason:<12}{row} {verdict.block.text}"
        console.print(line, style=None if verdict.kept else "dim", markup=False)


def _show_left_out(console: Console, left_out: Iterable[tuple[str, str]]) -> None:
    """What no block holds and has no line number: sentences beside the article of a web page, lines of pages."""
    for place, line in left_out:
        console.print(f"-    . {spoken_code('line', place):<12} {line}", style="dim", markup=False)


def _found(article: Article) -> str:
    """When, by whom, how long: what the tables will say of the article."""
    basis = spoken_code("published_basis", article.published_basis)
    said = (
        f"{article.published} ({basis})"
        if article.published
        else spoken("no date in the file (metadata.csv may state it)"),
        spoken(f"updated {article.updated}") if article.updated else "",
        article.author or spoken("no author"),
        spoken(f"{len(article.text)} characters"),
    )
    return "; ".join(one for one in said if one)


def _ledger(article: Article) -> str:
    if not article.n_words_source:
        return "no sentences"
    kept = article.n_words_source - article.n_words_dropped
    return f"{kept} of {article.n_words_source} words of prose kept, {article.n_words_dropped} dropped"
