"""The Prefect flow is the same composition as `extract`, and leaves its artifacts."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline.compose import write_tables
from pipeline.errors import BadInput
from pipeline.flow import run_flow  # sets Prefect's environment, so Prefect itself is imported later
from pipeline.records import Facts
from pipeline.settings import Settings
from tests.conftest import SAMPLE

pytestmark = [pytest.mark.flow, pytest.mark.model]


@pytest.fixture(scope="session")
def _server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
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
    assert told == [(5, 12), (10, 12), (12, 12)]
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


SCHEDULE = """
import time
from datetime import timedelta
from pipeline.flow import filrouge
from prefect.client.orchestration import get_client
deployment = filrouge.to_deployment("morning", interval=timedelta(hours=1), parameters={"raw": "raw", "out": "out"})
deployment.entrypoint = "pipeline/flow.py:filrouge"
deployment.apply()
with get_client(sync_client=True) as client:
    for _ in range(60):
        if runs := client.read_flow_runs():
            break
        time.sleep(1)
    print({run.state_name for run in runs})
"""


@pytest.mark.skipif(version("sqlalchemy") >= "2.1", reason="installed from an older lock: `make` brings 2.0")
def test_a_server_creates_the_runs_of_a_schedule(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    prefect = (sys.executable, "-m", "prefect", "server", "start", "--port", str(port))
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(prefect, env=env, stdout=log, stderr=log) as server:
        try:
            for _ in range(120):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{env['PREFECT_API_URL']}/health"):
                    break
                time.sleep(1)
            done = subprocess.run(
                [sys.executable, "-c", SCHEDULE], env=env, cwd=SAMPLE.parent, capture_output=True, text=True, check=True
            )
        finally:
            server.terminate()
    assert done.stdout.strip() == "{'Scheduled'}"


@pytest.mark.usefixtures("_server")
def test_missing_folder_ends_the_flow_with_its_own_error(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        run_flow(tmp_path / "nowhere", tmp_path / "out", settings)
    assert not (tmp_path / "out").exists()
