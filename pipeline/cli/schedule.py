"""`filrouge schedule`: a run every morning, as long as this command stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.ending import stopping
from pipeline.cli.telling import lines


def schedule(
    raw: Annotated[Path, typer.Argument(help="Folder of articles, or an address: s3://bucket/articles.")],
    out: Annotated[Path, typer.Option(help="Folder for the tables, or an address.")] = Path("outputs"),
    cron: Annotated[str, typer.Option(help="When to run: minute, hour, day, month, weekday.")] = "0 6 * * *",
    timezone: Annotated[str, typer.Option(help="Whose clock.")] = "Europe/Paris",
    metadata: Annotated[
        Path | None, typer.Option(help="CSV of publication dates, titles, … [default: RAW/metadata.csv]")
    ] = None,
    log: Annotated[Path | None, typer.Option(help="Append what is said to this file, with the time.")] = None,
) -> None:
    """Run at the times of a cron line, one run at a time, until Ctrl-C or SIGTERM.

    With PREFECT_API_URL the runs stand in the pages of that Prefect server; else in those of one that lives as long as
    this command. Settings are those of `filrouge.toml` and of `FILROUGE_…` variables. docs/operate.md has other ways:
    cron, systemd, a work pool.
    """
    with lines(quiet=False, verbose=False, log=log), stopping():
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")
        from pipeline.schedule import keep_schedule

        keep_schedule(raw, out, cron=cron, timezone=timezone, metadata=metadata, log=log)
