"""`filrouge run`: articles in, tables out."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.addresses import address_of, copy_of, here, shown
from pipeline.call import LOGGER
from pipeline.cli.ending import stopping
from pipeline.cli.screen import said_if_it_can_be, say
from pipeline.cli.telling import lines, progress_bar
from pipeline.language import spoken, spoken_code
from pipeline.log_file import COUNTED, tell_result, waiting


def run(
    ctx: typer.Context,
    raw: Annotated[Path, typer.Argument(help="Folder of articles, or an address: s3://bucket/articles.")] = Path(
        "raw_articles"
    ),
    out: Annotated[Path, typer.Option(help="Folder for the tables, or an address.")] = Path("outputs"),
    into: Annotated[
        Path | None,
        typer.Option(
            help="Add the articles to the tables in this folder: those that it holds of other folders stay. "
            "Instead of --out; not with --fresh.",
            show_default=False,
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read every article anew, also those that the last run has read.")
    ] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Let go of the tables in the folder, though they are of wholly other articles; once."
        ),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            help="Processes that read articles; 1 reads in this one. [default: as many as cores and memory bear]",
            min=1,
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Read articles on other machines: the address of a dask scheduler, dask://scheduler:8786.",
            show_default=False,
        ),
    ] = None,
    metadata: Annotated[
        Path | None, typer.Option(help="CSV of publication dates, titles, … [default: RAW/metadata.csv]")
    ] = None,
    direct: Annotated[bool, typer.Option("--direct", help="Run without Prefect: quicker to start.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the manifest (run.json) on stdout.")] = False,
    settings: Annotated[
        Path | None, typer.Option(help="TOML file of settings [default: filrouge.toml, where there is one]")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Another spaCy pipeline, by name or path.")] = None,
    csv_style: Annotated[
        str | None,
        typer.Option(help="'spreadsheet' (';', all quoted, decimal comma) or 'standard' (',', point)."),
    ] = None,
    any_language: Annotated[
        bool | None, typer.Option("--any-language", help="Keep articles that are not in French.")
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but errors, and what was set aside.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say each step as it begins.")] = False,
    log: Annotated[Path | None, typer.Option(help="Append what the run says to this file, with the time.")] = None,
) -> None:
    """Read the articles of a folder, find who, what and when, merge, and write the tables.

    Exit code 0: all is in; 1: something should be looked at (named, with the reason); 2: wrong usage or set-up;
    3: failed, nothing is replaced; 128 and the number of a signal: stopped by it, nothing is replaced.
    """
    from pipeline.settings import read_settings

    how = {"workers": workers, "engine": engine}
    chosen = read_settings(settings, model=model, csv_style=csv_style, any_language=any_language, **how)
    if chosen.engine:
        from pipeline.crew.cluster import scheduler_of

        scheduler_of(chosen.engine)
    if metadata is not None and not metadata.is_file():
        raise typer.BadParameter(f"{metadata}: no such file.", param_hint="--metadata")
    if into is not None and fresh:
        raise typer.BadParameter("it would forget the folders that are in the tables.", param_hint="--fresh")
    if into is not None and replace:
        raise typer.BadParameter("--into adds to the tables in the folder. Leave one out.", param_hint="--replace")
    named = ctx.get_parameter_source("out")
    if into is not None and named is not None and named.name != "DEFAULT":
        raise typer.BadParameter("--into names the folder of the tables already. Leave one out.", param_hint="--out")
    out = into or out
    what: dict[str, Any] = {"fresh": fresh, "into": into is not None, "replace": replace}
    with lines(quiet=quiet, verbose=verbose, log=log), stopping(), progress_bar(quiet=quiet) as progress:
        LOGGER.info("%s into %s", shown(raw), shown(out))
        manifest = _runner(direct=direct)(raw, out, chosen, metadata=metadata, progress=progress, **what)
        tell_result(manifest)
    with nullcontext() if json else said_if_it_can_be():
        _report(manifest, raw, out, json=json, quiet=quiet)
    raise typer.Exit(1 if waiting(manifest) else 0)


def _runner(*, direct: bool) -> Callable[..., dict[str, Any]]:
    if direct:
        from pipeline.compose import make_tables

        return make_tables
    # Prefect's own lines are for its pages; here stands what the run itself says.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    from pipeline.flow import run_flow

    return run_flow


def _counted(n: int, name: str) -> str:
    """« 1 article », « 2 actors »: the name is that of a table."""
    return f"{n} {name.removesuffix('s') if n == 1 else name}"


def _report(manifest: dict[str, Any], raw: Path, out: Path, *, json: bool, quiet: bool) -> None:
    from pipeline.steps.tabulate.news import NEWS_FILE, describe_news

    notices = Counter(row["reason"] for row in manifest["rejected"] if row["severity"] == "notice")
    for said in manifest["decided_late"]:
        say(f"decided while the run worked, holds from the next run on: {said}", err=True)
    if json:
        import json as encoder

        typer.echo(encoder.dumps(manifest, ensure_ascii=False, indent=2))
    if json or quiet:
        return
    n = manifest["n_rows"]
    counted = ", ".join(spoken(_counted(n[name], name)) for name in COUNTED)
    say(counted + ".")
    known = manifest["store"]
    if known["known"]:
        say(f"Articles known from the last run: {known['known']}; read now: {known['new']}.")
    if news := ", ".join(spoken(one) for one in describe_news(manifest["news"]).split(", ")):
        say(f"Since the last run: {news}; see {here(out) / NEWS_FILE}.")
    for said in manifest["decided"]:
        say(f"As you decided: {said}.")
    if notices:
        told = ", ".join(f"{spoken_code('reason', reason)} ({n})" for reason, n in notices.most_common())
        say(f"Nothing to do, but said in rejections.csv: {told}.")
    if undated := manifest["n_undated"]:
        _tell_undated(undated, n["articles"], raw, out, several=len(manifest["inputs"]) > 1)
    if (address := address_of(out)) is not None:
        say(f"The tables stand in {address}; current.json there names their folder. A copy of them: {copy_of(address)}")
    out = here(out)
    if (out / "report.html").is_file():
        say(f"Open {out / 'report.html'} in a browser, or {out / 'filrouge.xlsx'} in a spreadsheet;")
    say(f"decide which names are one in {out / 'review.csv'}; the tables stand in {out / 'csv'}")
    say(f"and, for notebooks, in {out / 'parquet'}; {out / 'datapackage.json'} describes every column.")


def _tell_undated(undated: int, articles: int, raw: Path, out: Path, *, several: bool) -> None:
    """In which folders a day can be stated, and how it is then read: a run looks at the files of one folder only."""
    from pipeline.store.folders import undated_folders

    folders = undated_folders(here(out)) if several else [raw]
    say(
        f"Without a day of publication: {undated} of {articles} articles; « hier » cannot be placed there. "
        f"Write it into metadata.csv in {', '.join(map(shown, folders))} (columns file and published)."
    )
    for one in folders:
        if one.resolve() != raw.resolve():
            say(f"It is read by: {shlex.join(['filrouge', 'run', shown(one), '--into', shown(out)])}")
