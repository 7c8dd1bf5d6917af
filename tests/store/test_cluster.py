"""Batches go to a dask scheduler with two workers: the tables are those of a local run, even when one is killed."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from pipeline.crew import cluster, dask_worker
from pipeline.crew.cluster import scheduler_of
from pipeline.crew.dask_worker import Unread, code_of, read_batch
from pipeline.crew.work import Done
from pipeline.errors import BadSettings, LostCluster
from pipeline.settings import Settings
from pipeline.store import ahead
from tests.benchmarks.generated import write_articles
from tests.conftest import ROOT
from tests.processes import started, until
from tests.store.runs import SETTINGS, make, tables
from tests.store.test_crew import PROGRAM, works

IMPATIENT = Settings(seconds_per_article=1.0)
READ_BY = "pipeline.crew.worker"


@contextmanager
def dask(home: Path, *, workers: int) -> Iterator[tuple[str, list[Popen[bytes]]]]:
    """A scheduler and some workers on loopback; all end with the block."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    place = home / "scheduler.json"
    with ExitStack() as held:

        def start(*command: str) -> Popen[bytes]:
            line = (sys.executable, "-m", "dask", *command, "--no-dashboard")
            return held.enter_context(started(*line, env=env, cwd=home))

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))
        own = ("--scheduler-file", str(place), "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        until(lambda: place.exists() or scheduler.poll() is not None, "a scheduler")
        hands = [start("worker", *own) for _ in range(workers)]
        yield json.loads(place.read_text())["address"].replace("tcp://", "dask://"), hands


def below(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [
        int(place.name)
        for place in Path("/proc").glob("[0-9]*")
        if _parent(place) == pid and READ_BY.encode() in (place / "cmdline").read_bytes()
    ]


def _parent(place: Path) -> int:
    try:
        return int((place / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.mark.model
def test_tables_are_those_of_a_local_run_even_when_a_worker_is_killed(
    tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    # The files, too, are read by the workers.
    monkeypatch.setattr(ahead, "WORTH", 1e-6)
    write_articles(raw, range(40))
    make(raw, tmp_path / "local")
    killed: list[int] = []
    with dask(tmp_path, workers=2) as (address, hands):
        settings = SETTINGS.model_copy(update={"engine": address, "batch_articles": 2})

        def kill_one(done: int, _total: int) -> None:
            if done >= 4 and not killed:
                busy = next(hand for hand in hands if below(hand.pid))
                killed.append(busy.pid)
                busy.send_signal(signal.SIGKILL)

        made = make(raw, tmp_path / "far", settings, progress=kill_one)
        assert len(killed) == 1
        assert (made["files_read"], made["new"]) == (40, 40)
        # This process has loaded the model for the local run only.
        assert loads == ["model"]
        assert tables(tmp_path / "far") == tables(tmp_path / "local")
        # Nothing new asks nobody.
        settings = settings.model_copy(update={"engine": "dask://127.0.0.1:1"})
        assert make(raw, tmp_path / "far", settings)["new"] == 0


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        ("spark://here:1", "Write it as dask://scheduler:8786"),
        ("dask://here", "Write it as dask://scheduler:8786"),
        ("dask://127.0.0.1:1", r"nobody answers there .*dask worker tcp://127\.0\.0\.1:1"),
    ],
)
def test_a_scheduler_that_cannot_be_had_is_said(engine: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    with pytest.raises(BadSettings, match=said):
        cluster.Cluster(Settings(engine=engine))


def test_a_scheduler_without_workers_and_one_whose_workers_leave_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "JOIN", 1)
    monkeypatch.setattr(cluster, "LOOK", 0.2)
    with dask(tmp_path, workers=0) as (address, _):
        with pytest.raises(BadSettings, match="no worker came within 1 s"):
            cluster.Cluster(Settings(engine=address))
        monkeypatch.setattr(cluster, "_join", lambda place: _client(place))
        crew = cluster.Cluster(Settings(engine=address))
        with pytest.raises(LostCluster, match=r"no worker for 1 s.*run again"):
            wait_for_long(crew)
        crew.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing can be stopped there")
def test_a_scheduler_that_stands_still_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "LOOK", 0.2)
    monkeypatch.setattr(cluster, "SILENCE", 1)
    with dask(tmp_path, workers=1) as (address, hands):
        crew = cluster.Cluster(Settings(engine=address))
        scheduler = next(pid for pid in schedulers(tmp_path) if pid not in {hand.pid for hand in hands})
        os.kill(scheduler, signal.SIGSTOP)
        with pytest.raises(LostCluster, match=r"does not answer any more.*run again"):
            wait_for_long(crew)
        crew.close()


def schedulers(home: Path) -> list[int]:
    """The processes of dask that name a folder."""
    return [
        int(place.name)
        for place in Path("/proc").glob("[0-9]*")
        if str(home / "scheduler.json").encode() in (place / "cmdline").read_bytes()
    ]


def wait_for_long(crew: cluster.Cluster) -> None:
    for _ in range(20):
        crew.hear()


def test_what_dask_itself_says_of_a_batch(tmp_path: Path) -> None:
    """A batch whose machines are lost one after the other is lost; anything else ends the run, and says so."""
    from distributed import KilledWorker

    class Said:
        def __init__(self, error: Exception) -> None:
            self.error = error

        def result(self, timeout: float) -> Done:
            raise self.error

        def release(self) -> None:
            """Nothing is kept."""

    with dask(tmp_path, workers=1) as (address, _):
        crew = cluster.Cluster(Settings(engine=address))
        lost = crew._result(Said(KilledWorker("task", None, 3)))
        assert isinstance(lost, Unread)
        assert "Several machines were lost" in lost.lost
        with pytest.raises(LostCluster, match=r"No module named 'pipeline'.*run again"):
            crew._result(Said(ModuleNotFoundError("No module named 'pipeline'")))
        crew.close()


def _client(place: str) -> Any:
    from distributed import Client

    return Client(place, set_as_default=False)


def test_the_address_of_a_scheduler_with_tls() -> None:
    assert scheduler_of("dask+tls://10.0.0.1:8786") == "tls://10.0.0.1:8786"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a worker does, in this process, with a program that does what the text of an article says."""
    monkeypatch.setattr(dask_worker, "PROGRAM", PROGRAM)
    monkeypatch.setattr(dask_worker, "_here", lambda: "tcp://here:1")
    yield
    for waiting in dask_worker._IDLE.values():
        for hand in waiting:
            hand.end()
    dask_worker._IDLE.clear()


def read(*texts: str, settings: Settings = IMPATIENT) -> Done | Unread:
    (work,) = works(*texts)
    return read_batch(work, settings, code_of())


@pytest.mark.usefixtures("told")
def test_an_article_that_ends_or_outlasts_its_process_loses_its_batch_and_no_worker() -> None:
    assert isinstance(done := read("", "fail", ""), Done)
    assert (len(done.packed), len(done.rejections)) == (3, 1)
    (hand,) = next(iter(dask_worker._IDLE.values()))
    assert isinstance(read("", ""), Done)
    assert next(iter(dask_worker._IDLE.values())) == [hand]
    for text, why in (("kill", "signal 9"), ("exit", "exit code 7"), ("hang", "more than 1 s")):
        assert isinstance(lost := read("", text), Unread)
        assert why in lost.lost
        assert next(iter(dask_worker._IDLE.values())) == []
    # One that ended while nobody asked harms no batch.
    assert isinstance(read(""), Done)
    (hand,) = next(iter(dask_worker._IDLE.values()))
    hand._process.kill()
    until(lambda: not hand.said.empty(), "word of its end")
    assert isinstance(read(""), Done)


@pytest.mark.usefixtures("told")
def test_a_worker_that_can_read_nothing_says_why() -> None:
    (work,) = works("")
    other = read_batch(work, SETTINGS, "other code")
    assert isinstance(other, Unread)
    assert "install the same on all machines" in other.unfit
    for settings, why in (("missing", "no such model"), ("deadly", "exit code 3")):
        unfit = read("", settings=Settings(model=settings))
        assert isinstance(unfit, Unread)
        assert why in unfit.unfit


@pytest.mark.usefixtures("told")
def test_threads_of_one_worker_have_a_process_each_and_idle_ones_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_worker, "IDLE", 0.5)
    found: list[Done | Unread] = []
    together = [threading.Thread(target=lambda: found.append(read("slow", "slow")), daemon=True) for _ in range(2)]
    for one in together:
        one.start()
    for one in together:
        one.join(120)
    assert [type(one) for one in found] == [Done, Done]
    until(lambda: not any(dask_worker._IDLE.values()), "the end of idle ones")
