"""The README keeps its word: its command runs, its files exist, its Python works."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.processes import ran

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def test_one_command_sets_up_and_runs() -> None:
    assert COMMANDS == ["make run"]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README))))
def test_linked_files_exist(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.flow
@pytest.mark.model
@pytest.mark.skipif(not (ROOT / ".venv" / "ready").exists(), reason="not set up by make: `make test` does it")
def test_make_run_works_and_does_not_install_again(tmp_path: Path) -> None:
    ready = (ROOT / ".venv" / "ready").stat().st_mtime_ns
    done = ran(
        "make",
        "run",
        f"OUT={tmp_path / 'outputs'}",
        cwd=ROOT,
        env={**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")},
    )
    assert done.returncode == 0, done.stderr
    assert "12 articles" in done.stdout
    assert "pip install" not in done.stdout
    assert (ROOT / ".venv" / "ready").stat().st_mtime_ns == ready
    assert (tmp_path / "outputs" / "csv" / "events.csv").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_test_runs_the_tests() -> None:
    done = ran("make", "--dry-run", "test", cwd=ROOT, check=True)
    assert "pytest" in done.stdout


@pytest.mark.model
def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block, *others = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert others == []
    (tmp_path / "raw_articles").mkdir()
    shutil.copy(ROOT / "raw_articles" / "tribunal-suspend-contrat.txt", tmp_path / "raw_articles")
    monkeypatch.chdir(tmp_path)
    told = exec_last(block, {})
    assert list(getattr(told, "columns", [])) == ["event_id", "date_start", "label", "type", "article_id", "sentence"]
    assert len(told) > 3  # type: ignore[arg-type]


def exec_last(block: str, names: dict[str, object]) -> object:
    """Run a block as a notebook cell does: the value of its last line is its result."""
    *lines, last = block.strip().splitlines()
    exec("\n".join(lines), names)
    return eval(last, names)


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_run_knows_the_tilde_that_a_shell_left() -> None:
    said = ran(
        *("make", "--dry-run", "run", "RAW=~/Mes articles", "OUT=~/tables"),
        cwd=ROOT,
        # Under « make test » a make says which folder it enters.
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | {"HOME": "/home/anne"},
    ).stdout
    assert said.endswith('filrouge run "/home/anne/Mes articles" --out "/home/anne/tables" || test $? -eq 1\n')


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
@pytest.mark.parametrize(("code", "made"), [(0, 0), (1, 0), (2, 2), (3, 2)])
def test_make_run_fails_only_where_no_tables_were_made(tmp_path: Path, code: int, made: int) -> None:
    command = tmp_path / "filrouge"
    command.write_text(f"#!/bin/sh\nexit {code}\n")
    command.chmod(0o755)
    assert ran("make", "run", "READY=", f"BIN={tmp_path}", cwd=ROOT).returncode == made
