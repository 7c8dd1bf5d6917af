"""The command line in this process: what it says and its exit code, without the imports of a new interpreter.

Tests of signals, of the start and of what is never imported start a process instead (`tests/test_cli.py`).
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

import pytest
from typer import rich_utils

from pipeline.cli import app
from pipeline.cli.ending import end_well
from pipeline.cli.help import TITLES


def filrouge(*arguments: object, cwd: Path | None = None, **variables: str) -> CompletedProcess[str]:
    """What `filrouge …` gives, in a folder and with variables of the environment beside those of now."""
    # A page in French leaves its titles to the process, which anywhere else ends with it.
    titles = {name: getattr(rich_utils, name) for name in TITLES if hasattr(rich_utils, name)}
    words, out, err = [*map(str, arguments)], io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "100", **variables}),
        mock.patch.multiple(rich_utils, **titles),
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        end_well(lambda: app(words, prog_name="filrouge"))
    assert isinstance(ended.value.code, int)
    return CompletedProcess(words, ended.value.code, out.getvalue(), err.getvalue())
