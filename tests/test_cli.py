"""The command as a user meets it: exit codes, one-line errors, what stands on stdout."""

from __future__ import annotations

import json
import logging
import os
import shlex
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.call import LOGGER
from pipeline.cli.telling import lines
from tests.command import filrouge
from tests.conftest import ROOT
from tests.processes import ran

SENTENCES = (
    "Le 3 mars 2024, Zoé Lenoir a quitté la présidence de l'association Les Amis du Marais. "
    "Elle la dirigeait depuis douze ans et n'a pas donné ses raisons. "
    "Un nouveau bureau doit être élu au printemps par les adhérents réunis à la salle des fêtes.\n"
)


def process(*arguments: object, **variables: str) -> CompletedProcess[str]:
    """The command as a shell starts it."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **variables}
    return ran(sys.executable, "-m", "pipeline.cli", *arguments, env=env)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text("Démission au Marais\n\n" + SENTENCES, encoding="utf-8")
    return folder


def test_help_needs_no_heavy_import() -> None:
    code = (
        "import sys, contextlib, io\n"
        "from pipeline.cli import app\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    app(['run', '--help'])\n"
        "print([m for m in ('spacy', 'pandas', 'prefect', 'pyarrow', 'numpy') if m in sys.modules])\n"
    )
    done = ran(sys.executable, "-c", code, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_a_command_does_not_open_what_only_notebooks_want() -> None:
    code = (
        "import sys\n"
        "from pipeline import cli\n"
        "cli.end_well = lambda _: None\n"
        "cli.main()\n"
        "import pyarrow as pa\n"
        "pa.array(['a'])\n"
        "print('pandas' in sys.modules)\n"
    )
    done = ran(sys.executable, "-c", code, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"


def test_no_folder_is_one_line_and_code_2(tmp_path: Path) -> None:
    done = filrouge("run", tmp_path / "nowhere", "--direct", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "nowhere" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["run", "--csv-style", "tabs"], "csv_style"),
        (["run", ".", "--model", "fr_no_such_model", "--direct"], "fr_no_such_model"),
        (["run", "--settings", "none.toml"], "none.toml"),
        (["run", "--metadata", "none.csv"], "none.csv"),
        (["walk"], "walk"),
    ],
)
def test_wrong_usage_is_named_without_traceback(raw: Path, arguments: list[str], named: str) -> None:
    done = filrouge(*arguments, cwd=raw)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["walk"], ["run", "--nope"], ["schedule", "--help"]])
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str]) -> None:
    code = f"import sys; sys.argv[1:] = {arguments!r}; from pipeline.cli import main; main()"
    done = ran(sys.executable, "-X", "importtime", "-c", code, cwd=ROOT)
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time")}
    assert "pipeline.cli" in imported
    assert imported & {"spacy", "pandas", "prefect", "pyarrow", "numpy"} == set()
    assert done.returncode == (2 if arguments[0] in ("walk", "run") else 0)


@pytest.mark.flow
@pytest.mark.parametrize("wrong", [("--cron", "every morning"), ("--timezone", "Paris")])
def test_a_schedule_that_is_none_is_one_line(raw: Path, wrong: tuple[str, str]) -> None:
    done = process("schedule", raw, "--out", raw.parent / "out", *wrong, PREFECT_HOME=str(raw.parent / "prefect"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert wrong[1] in done.stderr


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_what_is_said_is_chosen_and_kept_in_a_file(raw: Path) -> None:
    (raw / "b.txt").write_bytes(b"")
    out, log = raw.parent / "out", raw.parent / "log"
    done = process("run", raw, "--direct", "--out", out, "--quiet", "--log", log)
    assert (done.returncode, done.stdout) == (1, "")
    # Exit code 1 never comes alone: what to look at, and nothing else, is on stderr.
    assert done.stderr.startswith("filrouge: set aside: b.txt: empty")
    assert done.stderr.count("\n") == 1
    kept = log.read_text(encoding="utf-8")
    assert "set aside: b.txt: empty" in kept
    assert "1 of 1 articles read" in kept
    done = filrouge("run", raw, "--direct", "--out", out, "--verbose", "--fresh")
    assert "filrouge: recognise + relate …" in done.stderr
    done = filrouge("run", raw, "--direct", "--out", out, "--log", raw / "none" / "log")
    assert done.returncode == 2
    assert "--log" in done.stderr


@pytest.mark.model
def test_run_in_order_prints_what_to_open(raw: Path) -> None:
    done = process("run", raw, "--direct", "--out", raw.parent / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 article, 1 actor, ")
    for word in done.stdout.split():
        if word.startswith(str(raw.parent)):
            assert Path(word.rstrip(";.")).exists()


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_a_notice_is_said_and_the_run_is_in_order_and_undated_articles_are_counted(raw: Path) -> None:
    (raw / "b.txt").write_bytes((raw / "a.txt").read_bytes())
    done = filrouge("run", raw, "--direct", "--out", raw.parent / "out")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "exact_duplicate (1)." in done.stdout
    assert "Without a day of publication: 1 of 1 articles" in done.stdout
    assert "metadata.csv" in done.stdout


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_a_day_is_asked_for_in_the_folder_in_which_the_article_lies(raw: Path) -> None:
    out, more = raw.parent / "out", raw.parent / "deuxième lot"
    more.mkdir()
    dated = SENTENCES.replace("Zoé Lenoir", "Anne Roussel").replace("Marais", "Vallon")
    (more / "b.txt").write_text(f"Le Clairon, 4 mars 2024\n\nAu Vallon\n\n{dated}", encoding="utf-8")
    (more / "metadata.csv").write_text("file;published\nb.txt;2024-03-04\n", encoding="utf-8")
    filrouge("run", raw, "--direct", "--out", out)
    done = filrouge("run", more, "--direct", "--into", out)
    assert f"metadata.csv in {raw} (" in done.stdout
    read_by = next(line for line in done.stdout.splitlines() if line.startswith("It is read by: filrouge "))
    (raw / "metadata.csv").write_text("file;published\na.txt;2024-03-05\nc.txt;2024-03-05\n", encoding="utf-8")
    done = filrouge(*shlex.split(read_by)[5:], "--direct")
    assert "Without a day" not in done.stdout
    assert "there is no file 'c.txt'" in done.stderr
    # What is said of a file that has gone is not said again.
    (raw / "metadata.csv").unlink()
    assert filrouge("run", more, "--direct", "--into", out).stderr == ""


def test_articles_are_added_to_tables_only(raw: Path) -> None:
    nowhere = raw.parent / "nowhere"
    done = filrouge("run", raw, "--direct", "--into", nowhere)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"filrouge run {raw} --out {nowhere}" in done.stderr
    assert not nowhere.exists()
    for other in (["--out", "elsewhere"], ["--fresh"]):
        done = filrouge("run", raw, "--direct", "--into", nowhere, *other)
        assert (done.returncode, other[0] in done.stderr) == (2, True)


@pytest.mark.model
def test_set_aside_is_named_and_code_1_and_json_is_json(raw: Path) -> None:
    (raw / "b.txt").write_bytes(b"")
    (raw / "c.txt").write_bytes(bytes(range(256)) * 40)
    done = process("run", raw, "--direct", "--json", "--out", raw.parent / "out")
    assert done.returncode == 1
    manifest = json.loads(done.stdout)
    assert {(row["source"], row["reason"]) for row in manifest["rejected"]} == {("b.txt", "empty"), ("c.txt", "binary")}
    assert "b.txt: empty" in done.stderr
    assert manifest["n_rows"]["articles"] == 1
    assert manifest == json.loads((raw.parent / "out" / "run.json").read_text(encoding="utf-8"))


@pytest.mark.model
@pytest.mark.flow
def test_wrong_set_up_under_prefect_is_one_line_too(tmp_path: Path) -> None:
    done = process("run", tmp_path / "nowhere", "--out", tmp_path / "out", PREFECT_HOME=str(tmp_path / "prefect"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert "nowhere" in done.stderr


def test_what_a_file_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    review = "kind;left;right;decision;proposed\nactor;Zoé\x1b]0;x\x07;Lenoir;same;unsure\n".replace("]0;", "]0,")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "review.csv").write_text(review, encoding="utf-8")
    done = filrouge("review", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\\x1b]0,x\\x07" in done.stdout
    done = filrouge("review", "apply", "--out", tmp_path / "out", "--raw", tmp_path)
    assert "\x1b" not in done.stdout


def test_a_line_stands_once_whoever_else_listens_to_all_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Prefect lets the root of all loggers write to the terminal: the first line of a schedule stood there twice."""
    root = logging.StreamHandler(sys.stderr)
    logging.getLogger().addHandler(root)
    try:
        with lines(quiet=False, verbose=False, log=None):
            LOGGER.warning("runs at six")
    finally:
        logging.getLogger().removeHandler(root)
    assert capsys.readouterr().err.count("runs at six") == 1
