"""The Prefect flow is the same composition as `extract`, and leaves its artifacts."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline.call import LOGGER
from pipeline.compose import write_tables
from pipeline.errors import BadInput, Stopped
from pipeline.flow import (  # sets Prefect's environment, so Prefect itself is imported later
    _said_in_its_pages,
    run_flow,
)
from pipeline.records import Facts
from pipeline.settings import Settings
from tests.conftest import ROOT, SAMPLE
from tests.processes import ran, started, until
from tests.store.chaos import started_with

pytestmark = [pytest.mark.flow, pytest.mark.model]


@pytest.fixture(scope="session")
def _server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json" and ".store" not in path.parts
    }


@pytest.mark.usefixtures("_server")
def test_flow_and_extract_write_the_same_tables(tmp_path: Path, settings: Settings, sample_facts: Facts) -> None:
    from prefect.client.orchestration import get_client

    told: list[tuple[int, int]] = []
    in_fives = settings.model_copy(update={"batch_articles": 5})
    manifest = run_flow(SAMPLE, tmp_path / "flow", in_fives, progress=lambda done, total: told.append((done, total)))
    direct = write_tables(sample_facts, tmp_path / "direct", in_fives)

    assert files(tmp_path / "flow") == files(tmp_path / "direct")
    assert manifest["n_rows"] == direct["n_rows"]
    assert told == [(n, 12) for n in range(13)]
    written = json.loads((tmp_path / "flow" / "run.json").read_text(encoding="utf-8"))
    assert list(written["seconds"]) == ["ingest", "normalise", "load model", "recognise + relate", "resolve"]

    with get_client(sync_client=True) as client:
        artifacts = {artifact.key: artifact for artifact in client.read_artifacts()}
    assert set(artifacts) == {"articles", "summary", "tables"}
    assert artifacts["articles"].data == 100.0
    assert "12 articles" in str(artifacts["summary"].data)


@pytest.mark.parametrize("by_value", [False, True])
def test_a_served_flow_can_be_handed_to_its_process(by_value: bool) -> None:
    """What Prefect's runner does for each run of `filrouge.serve()`: globals of flow.py are pickled with it."""
    from prefect.flows import Flow, load_flow_from_entrypoint
    from prefect.utilities.callables import cloudpickle_wrapped_call

    import pipeline.flow

    loaded: Flow[..., object] = load_flow_from_entrypoint(f"{pipeline.flow.__file__}:filrouge")
    assert cloudpickle_wrapped_call(loaded.fn if by_value else loaded) is not None


def test_the_lock_holds_a_database_layer_with_which_the_scheduler_works() -> None:
    """With SQLAlchemy 2.1 the scheduler of Prefect 3.8's server creates no scheduled run at all."""
    lock = (SAMPLE.parent / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^sqlalchemy(\[asyncio\])?==2\.0\.", lock, re.MULTILINE)


MORNING = """
import sys, time
from prefect.client.orchestration import get_client
from prefect.states import Scheduled
raw, nowhere, out = sys.argv[1:]
with get_client(sync_client=True) as client:
    morning = client.read_deployment_by_name("filrouge/morning")
    for _ in range(600):
        if runs := client.read_flow_runs():
            break
        time.sleep(.5)
    print("scheduled", {run.state_name for run in runs}, runs[0].expected_start_time.astimezone().hour)
    for folder in (raw, nowhere):
        run = client.create_flow_run_from_deployment(morning.id, parameters={"raw": folder, "out": out})
        for _ in range(1200):
            run = client.read_flow_run(run.id)
            if run.state.is_final():
                break
            time.sleep(.5)
        print("ended", run.name, "|", run.state_name, "|", run.state.message)
    told = {log.message for log in client.read_logs(limit=200)}
    print("logs", any("leer.txt" in one for one in told), "1 of 1 articles read" in told)
    print("tables", sorted(str(one.key) for one in client.read_artifacts()))
"""


@contextlib.contextmanager
def running(*command: str, env: dict[str, str], log: Path) -> Iterator[None]:
    """A process of Prefect; asked to end with the block, and killed where on a busy machine it waits for its own."""
    with log.open("ab") as file:
        said = {"stdout": file, "stderr": file}
        with started(sys.executable, "-m", *command, env=env, cwd=ROOT, **said) as process:
            yield
            os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=60)


def answers(address: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=10):
        return True
    return False


@pytest.mark.skipif(version("sqlalchemy") >= "2.1", reason="installed from an older lock: `make` brings 2.0")
def test_a_server_and_a_worker_run_what_prefect_yaml_deploys(tmp_path: Path) -> None:
    """A run is scheduled for six; of two that are asked for now one ends with warnings, one fails with its reason."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes((SAMPLE / "roc-blanchet-annulation.txt").read_bytes())
    (tmp_path / "raw" / "leer.txt").write_bytes(b"")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "TZ": "Europe/Paris",
        "PWD": str(ROOT),
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    say = {"env": env, "log": tmp_path / "log"}
    with running("prefect", "server", "start", "--port", str(port), **say):  # type: ignore[arg-type]
        until(lambda: answers(env["PREFECT_API_URL"]), "a server")
        for command in (("work-pool", "create", "filrouge", "--type", "process"), ("deploy", "--all")):
            ran(sys.executable, "-m", "prefect", "--no-prompt", *command, env=env, cwd=ROOT, check=True)
        with running("prefect", "worker", "start", "--pool", "filrouge", **say):  # type: ignore[arg-type]
            folders = (str(tmp_path / "raw"), str(tmp_path / "nowhere"), str(tmp_path / "out"))
            done = ran(sys.executable, "-c", MORNING, *folders, env=env, cwd=ROOT)
    assert done.returncode == 0, done.stderr + (tmp_path / "log").read_text(encoding="utf-8")
    lines = done.stdout.splitlines()
    assert lines[0] == "scheduled {'Scheduled'} 6"
    assert re.match(
        r"ended filrouge \d{4}-\d\d-\d\d \d\d:\d\d, 1 new article \| Completed with warnings \| 1 .*empty", lines[1]
    )
    assert re.match(r"ended filrouge .* \| Failed \| .*BadInput: .*nowhere: no such folder", lines[2]), lines[2]
    assert lines[3] == "logs True True"
    assert "set-aside" in lines[4]


@pytest.mark.skipif(version("sqlalchemy") >= "2.1", reason="installed from an older lock: `make` brings 2.0")
def test_schedule_runs_when_it_is_time_and_ends_with_all_it_started(tmp_path: Path) -> None:
    """`filrouge schedule` with a server of its own: nobody but the clock asks for the run."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes((SAMPLE / "roc-blanchet-annulation.txt").read_bytes())
    home, out, log = tmp_path / "prefect", tmp_path / "out", tmp_path / "log"
    env = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    }
    env.pop("PREFECT_API_URL", None)
    # Prefect reads a sixth field as seconds; a run that finds the one before at work is cancelled.
    command = ("schedule", "raw", "--out", "out", "--cron", "* * * * * */15", "--log", "log")
    said = tmp_path / "said"
    words = (sys.executable, "-m", "pipeline.cli", *command)
    with said.open("wb") as stderr, started(*words, env=env, cwd=tmp_path, stderr=stderr) as process:
        until(lambda: ended(home / "filrouge.db") or process.poll() is not None, "the end of a run", 240)
        runs = ended(home / "filrouge.db")
        process.terminate()
        # To be asked to end is how it ends, and all that it has started.
        assert process.wait(timeout=120) == 0, log.read_text(encoding="utf-8")
        until(lambda: not started_with(home), "the end of its processes", 60)
    assert "never awaited" not in said.read_text(encoding="utf-8")
    # What the schedule says, and what each of its runs does.
    kept = log.read_text(encoding="utf-8")
    assert "Ctrl-C ends it" in kept
    assert "1 of 1 articles read" in kept
    assert re.search(r" INFO 1 articles: \d+ actors", kept)
    assert [(state, bool(automatic)) for _, state, automatic in runs[:1]] == [("Completed", True)], log.read_text()
    assert re.fullmatch(r"filrouge \d{4}-\d\d-\d\d \d\d:\d\d, 1 new article", runs[0][0])
    assert (out / "csv" / "articles.csv").is_file()
    # After a cut of power a new server learns from these that nobody holds the place of the run any more.
    assert (home / "concurrency_leases").is_dir()


def test_two_outputs_of_one_name_have_a_schedule_each() -> None:
    from pipeline.schedule import _name_of_schedule

    one, two = (str(Path("/") / folder / "outputs") for folder in "ab")
    assert _name_of_schedule(one) != _name_of_schedule(two)
    assert _name_of_schedule(one) == _name_of_schedule(one)


def ended(database: Path) -> list[tuple[str, str, int]]:
    """Name and state of each run that is over, in a database of Prefect, and whether a schedule had asked for it."""
    asked = (
        "select name, state_name, auto_scheduled from flow_run where end_time is not null and state_type='COMPLETED'"
    )
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
            return found.execute(asked).fetchall()
    except sqlite3.Error:
        return []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"PREFECT_API_URL": "http://127.0.0.1:9/api"}, "no Prefect server answers"),
        ({"PREFECT_HOME": "/dev/null/prefect"}, "Prefect keeps nothing of this run"),
        (
            {"NO_LOOPBACK": "here", "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"},
            "this run goes on without Prefect",
        ),
    ],
)
def test_a_server_that_cannot_be_had_is_one_line(tmp_path: Path, broken: dict[str, str], said: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes((SAMPLE / "roc-blanchet-annulation.txt").read_bytes())
    code = "import sys; from pipeline.cli import main\n"
    if "NO_LOOPBACK" in broken:
        code += "import pipeline.flow, pipeline.server; pipeline.server.HOST = '192.0.2.1'\n"
    code += "sys.argv = ['filrouge', 'run', 'raw', '--out', 'out']; main()"
    outside = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    env = {**outside, "PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path / "prefect"), **broken}
    done = ran(sys.executable, "-c", code, env=env, cwd=tmp_path)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.returncode == (2 if "PREFECT_API_URL" in broken else 0)
    assert (tmp_path / "out" / "run.json").exists() == (done.returncode == 0)


@pytest.mark.parametrize("stand", [False, True], ids=["in mid-run", "when its tables stand"])
@pytest.mark.parametrize("answers", [False, True])
def test_a_run_whose_server_dies_goes_on_without_it(
    stand: bool,
    answers: bool,
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Tables that stand are not made twice; what breaks while the server answers is a fault of ours."""
    from pipeline import flow, progress, server

    def broken(*_: object, **__: object) -> None:
        if stand:
            progress.tell_made({"by": "flow"})
        raise RuntimeError("All connection attempts failed")

    monkeypatch.setattr(flow, "filrouge", broken)
    monkeypatch.setattr(flow, "make_tables", lambda *_, **__: {"by": "hand"})
    monkeypatch.setattr(flow, "server_for_runs", lambda: contextlib.nullcontext("http://127.0.0.1:9/api"))
    if answers:
        monkeypatch.setattr(server, "no_answer", lambda _: None)
        with pytest.raises(RuntimeError):
            run_flow(SAMPLE, tmp_path / "out", settings)
        return
    with caplog.at_level("WARNING", logger="filrouge"):
        assert run_flow(SAMPLE, tmp_path / "out", settings) == {"by": "flow" if stand else "hand"}
    (said,) = caplog.messages
    assert re.fullmatch(r"Prefect's server does not answer any more \(.*\): this run goes on without Prefect\.", said)


@pytest.mark.parametrize("handler", ["ours", "Prefect's"])
@pytest.mark.parametrize("dead", [False, True], ids=["at a page", "at the server's end"])
def test_a_signal_in_the_middle_of_a_request_ends_the_run(
    handler: str, dead: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prefect says then that something else broke; taken for a server that is gone, the run went on, code 0."""
    from prefect.exceptions import TerminationSignal

    from pipeline import flow, server

    def asked(*_: object, **__: object) -> None:
        try:
            raise Stopped(signal.SIGTERM) if handler == "ours" else TerminationSignal(signal.SIGTERM)
        except BaseException:
            raise RuntimeError("Task run is not set")  # noqa: B904

    monkeypatch.setattr(flow, "create_progress_artifact", lambda *_, **__: None)
    monkeypatch.setattr(flow, "update_progress_artifact", asked)
    tell = flow._progress()
    watched = server.while_it_answers("http://127.0.0.1:9/api") if dead else contextlib.nullcontext()
    with pytest.raises(Stopped), watched:
        asked() if dead else tell(1, 1)


def test_a_server_of_our_own_asks_for_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from pipeline.server import server_for_runs

    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with temporary_settings({PREFECT_API_URL: None}), server_for_runs() as address:
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{address}/admin/version", timeout=60)
        with get_client(sync_client=True) as client:
            assert client.read_flow_runs() == []


OWN_SERVER = """
import sys
from pathlib import Path
from prefect.client.orchestration import get_client
from prefect.flows import flow
from pipeline.server import server_for_runs
with server_for_runs():
    flow(lambda: None, name="one")()
    with get_client(sync_client=True) as client:
        print(len(client.read_flow_runs()), flush=True)
    sys.stdin.read()
"""


def test_a_server_of_our_own_keeps_nothing_and_outlives_nobody(tmp_path: Path) -> None:
    """Each begins with an empty history, even after one that was killed, and no process and no folder stays."""
    (tmp_path / "tmp").mkdir()
    env = {**os.environ, "PREFECT_HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
    env.pop("PREFECT_API_URL", None)
    said = tmp_path / "said"
    for number in (signal.SIGKILL, None):
        with (
            said.open("wb") as out,
            started(sys.executable, "-c", OWN_SERVER, env=env, stdin=subprocess.PIPE, stdout=out, cwd=ROOT) as process,
        ):
            until(lambda: said.read_bytes().endswith(b"\n"), "its count of runs")
            assert said.read_bytes() == b"1\n"
            assert started_with(tmp_path)
            if number is not None:
                process.send_signal(number)
            elif process.stdin is not None:
                process.stdin.close()
            until(lambda: not started_with(tmp_path), "the end of its server")
        assert list((tmp_path / "tmp").iterdir()) == []
    said.unlink()
    kept = {path.name for path in tmp_path.iterdir()}
    assert "prefect.db" not in kept
    assert {name for name in kept if name.endswith(".db")} == {f"filrouge-empty-{version('prefect')}.db"}


@pytest.mark.usefixtures("_server")
def test_missing_folder_ends_the_flow_with_its_own_error(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        run_flow(tmp_path / "nowhere", tmp_path / "out", settings)
    assert not (tmp_path / "out").exists()


def test_what_a_run_says_stands_in_its_pages_and_not_on_the_terminal_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []

    class Pages:
        def log(self, level: int, said: str) -> None:
            pages.append(said)

    monkeypatch.setattr("pipeline.flow.get_run_logger", Pages)
    monkeypatch.setattr(LOGGER, "propagate", True)
    with _said_in_its_pages():
        LOGGER.error("set aside: a.pdf")
        assert not LOGGER.propagate  # what writes to the terminal hears it no more
    assert pages == ["set aside: a.pdf"]
    LOGGER.error("heard")
    assert LOGGER.propagate
    assert pages == ["set aside: a.pdf"]
