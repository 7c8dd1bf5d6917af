"""The folders of a run, looked at before minutes of work: what could not work is said at once."""

from __future__ import annotations

import errno
import os
import shlex
from pathlib import Path

from pipeline.addresses import address_of
from pipeline.errors import BadInput, BadOutput
from pipeline.steps.ingest.walk import are_tables
from pipeline.steps.tabulate.swap import check_output
from pipeline.store.corpus import STORE, check_store
from pipeline.store.replaced import check_replaced

OWN = frozenset({"csv", "parquet", STORE})
"""Folders beside each other in a folder of tables, which are never read as articles."""


def check_folders(raw: Path, out: Path, *, keeps: bool = False) -> None:
    """Say at once what could not work, before minutes of work; of addresses that is said when they are opened.

    With `keeps` tables of other articles may stand in `out`.

    Raises:
        BadInput: there is no folder `raw`, or it is a folder of tables.
        BadOutput: `out` cannot be written, or holds the tables of other articles.
    """
    if address_of(raw) is None:
        _check_articles(raw, out)
    if address_of(out) is None:
        check_output(out)
        check_store(out)
    if not keeps and address_of(raw) is None and address_of(out) is None:
        check_replaced(raw, out)


def _check_articles(raw: Path, out: Path) -> None:
    if raw.is_file():
        raise BadInput(
            f"{raw}: a file, and a folder of articles is wanted. Put it into a folder of its own and name that; "
            f"`{shlex.join(['filrouge', 'check', str(raw)])}` shows what would be kept of it."
        )
    if not raw.is_dir():
        raise BadInput(f"{raw}: no such folder. Name the folder that holds the articles.")
    if not os.access(raw, os.R_OK | os.X_OK):
        raise BadInput(f"{raw}: cannot be opened ({os.strerror(errno.EACCES)}). Give yourself the right to.")
    if out.resolve() == raw.resolve():
        raise BadOutput(f"{out}: the tables would stand among the articles. Name another folder with --out.")
    inside = raw.resolve().is_relative_to(out.resolve()) and raw.resolve().relative_to(out.resolve()).parts[0] in OWN
    if inside or are_tables(raw):
        raise BadInput(f"{raw}: it holds tables that filrouge has made, and no articles. Name the folder of articles.")
