"""How a run ends that is told to: its code, what it leaves, and that no process stays behind."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

import pytest

from pipeline.cli.ending import Stopped, end_well
from pipeline.cli.telling import LOGGER, lines
from pipeline.errors import BadOutput, NotReplaced
from pipeline.log_file import COUNTED, MOST_SAID, tell_result
from tests.command import filrouge
from tests.conftest import ROOT
from tests.processes import ran, started, until

pytestmark = pytest.mark.model
SENTENCES = (
    "Le {} mars 2024, Zoé Lenoir a quitté la présidence de l'association Les Amis du Marais. "
    "Elle la dirigeait depuis douze ans et n'a pas donné ses raisons. "
    "Un nouveau bureau doit être élu au printemps par les adhérents réunis à la salle des fêtes du quartier {}.\n"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(1, 17):
        text = f"Démission {n} au Marais\n\n" + SENTENCES.format(n, f"{n}e" * 3) * 40
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def run_of(raw: Path, *more: str, **variables: str) -> Iterator[Popen[bytes]]:
    """A run in a group of its own, as a terminal gives it one; an article a batch."""
    command = (sys.executable, "-m", "pipeline.cli", "run", str(raw), "--out", str(raw.parent / "out"))
    log = ("--log", str(raw.parent / "log"), "--quiet")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "FILROUGE_BATCH_ARTICLES": "1", **variables}
    with (raw.parent / "errors").open("ab") as errors:
        said = {"stdout": errors, "stderr": errors}
        with started(*command, *log, *more, env=env, **said) as process:
            yield process


def said(raw: Path) -> str:
    log = raw.parent / "log"
    return log.read_text(encoding="utf-8") if log.exists() else ""


def of_this_test(raw: Path) -> list[int]:
    """Processes whose environment names the folder of this test."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if str(raw.parent).encode() in (entry / "environ").read_bytes() and int(entry.name) != os.getpid():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.usefixtures("loads")
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("more", "number", "whole_group", "code"),
    [
        (("--direct", "--workers", "1"), signal.SIGTERM, False, 143),
        (("--direct", "--workers", "2"), signal.SIGTERM, False, 143),
        (("--direct", "--workers", "2"), signal.SIGINT, True, 130),
        pytest.param(("--workers", "1"), signal.SIGTERM, False, 143, marks=pytest.mark.flow),
        pytest.param(("--workers", "1"), signal.SIGINT, True, 130, marks=pytest.mark.flow),
    ],
)
def test_a_signal_ends_all_of_a_run_and_keeps_what_was_read(
    raw: Path, more: tuple[str, ...], number: signal.Signals, whole_group: bool, code: int
) -> None:
    here = {"PREFECT_HOME": str(raw.parent / "prefect"), "OF_TEST": str(raw.parent)}
    errors = raw.parent / "errors"
    with run_of(raw, *more, **here) as process:
        until(lambda: " of 16 articles read" in said(raw) or process.poll() is not None)
        (os.killpg if whole_group else os.kill)(process.pid, number)
        assert process.wait(timeout=120) == code, errors.read_text()
        # All of it is gone by itself, before the block ends what is left.
        assert of_this_test(raw) == []
    assert f"stopped by {number.name}" in errors.read_text()
    assert not (raw.parent / "out" / "run.json").exists()
    again = filrouge("run", raw, "--out", raw.parent / "out", "--direct", "--workers", "1", FILROUGE_BATCH_ARTICLES="1")
    assert again.returncode == 0, again.stderr
    manifest = json.loads((raw.parent / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["n_rows"]["articles"] == 16
    assert manifest["store"]["known"] >= 1


def test_the_codes_of_errors() -> None:
    assert (BadOutput("x").exit_code, NotReplaced("x").exit_code) == (2, 3)


def test_what_breaks_on_the_way_out_of_a_signal_did_not_end_the_run() -> None:
    def command() -> None:
        try:
            raise Stopped(signal.SIGINT)
        except Stopped:
            raise ValueError("Task run is not set")  # noqa: B904  as Prefect does in the middle of a task

    with pytest.raises(SystemExit) as ended:
        end_well(command)
    assert ended.value.code == 130


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "Error writing bytes", "a.csv"), "a.csv: refused by the machine (No space left on device)"),
        (OSError(24, "Too many open files"), "filrouge: refused by the machine (Too many open files)"),
        (MemoryError(), "filrouge: there is not enough memory"),
    ],
)
def test_what_the_machine_refuses_is_a_line_and_no_fault_of_the_program(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        end_well(command)
    told = capsys.readouterr().err
    assert (ended.value.code, told.count("\n")) == (3, 1)
    assert said in told


def test_a_full_disk_ends_the_log_and_not_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no full disk at hand")
    with lines(quiet=True, verbose=False, log=full):
        LOGGER.info("one")
        LOGGER.info("two")
    assert capsys.readouterr().err == (
        "filrouge: /dev/full: cannot be written (No space left on device); the run goes on without it.\n"
    )


def test_of_what_was_set_aside_the_first_that_are_new_are_said_and_how_many_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    row = {"part": None, "reason": "empty", "severity": "error", "detail": "Save it again."}
    manifest = {
        "rejected": [row | {"source": f"{n}.txt", "again": n % 2 == 0} for n in range(2 * MOST_SAID + 6)],
        "store": {"folders_left": ["../old"], "problems": []},
        "n_rows": dict.fromkeys(COUNTED, 0),
    }
    with caplog.at_level("ERROR", logger="filrouge"):
        tell_result(manifest)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == MOST_SAID + 2
    assert said[0].startswith("No longer in the tables: the articles of ../old")
    assert [one.partition(":")[2].split()[0] for one in said[1:4]] == ["1.txt:", "3.txt:", "5.txt:"]
    assert said[-2:] == [
        "set aside: 4 more; all of them stand in rejections.csv.",
        f"set aside as in the last run: {MOST_SAID + 3}; all of them stand in rejections.csv.",
    ]


def test_what_cannot_be_printed_is_no_failure_of_the_run() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no full disk at hand")
    code = (
        "from pipeline.cli.screen import said_if_it_can_be, say\n"
        "with said_if_it_can_be():\n    say('one')\n"
        "raise SystemExit(4)\n"
    )
    with full.open("w") as out:
        done = ran(sys.executable, "-c", code, stdout=out, cwd=ROOT)
    assert (done.returncode, done.stderr) == (4, "")
