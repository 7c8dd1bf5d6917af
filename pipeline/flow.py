"""ingest -> normalise -> (recognise + relate, in batches) -> resolve -> tabulate, as a Prefect flow.

With `schedule.py` and `server.py` the only file that knows Prefect: it calls each step of `compose.py`, where the road
is told, as a task, and a test holds the tables equal to those of a plain call. Set `PREFECT_API_URL` to run against a
server of yours; otherwise one is started for the run.
"""

from __future__ import annotations

import atexit
import logging
import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

_LOGGER = logging.getLogger("filrouge")


def _writable_home() -> None:
    """Give Prefect a folder for the time of the run where its own cannot be written: it would try for two minutes."""
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return
    except OSError as error:
        os.environ["PREFECT_HOME"] = spare = tempfile.mkdtemp(prefix="filrouge-")
        atexit.register(shutil.rmtree, spare, ignore_errors=True)
        _LOGGER.warning("%s cannot be written (%s): Prefect keeps nothing of this run.", home, error.strerror)


# Before Prefect is imported: no telemetry, its own messages in its pages and not on the terminal. What the user has
# set stays.
_writable_home()
for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
}.items():
    os.environ.setdefault(_name, _value)
# A proxy for the world outside must not stand between the run and its own server.
for _name in ("NO_PROXY", "no_proxy"):
    os.environ[_name] = ",".join(filter(None, (os.environ.get(_name), "127.0.0.1", "localhost")))

from prefect import flow, get_run_logger, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.runtime import flow_run
from prefect.states import Completed
from prefect.utilities.annotations import quote

from pipeline import progress as told
from pipeline.addresses import here
from pipeline.compose import Progress, make_tables
from pipeline.crew.work import Work
from pipeline.errors import FilrougeError, raise_end
from pipeline.folders import check_folders
from pipeline.language import spoken
from pipeline.log_file import logged_to, no_longer_in, tell_result, waiting
from pipeline.server import NoServer, server_for_runs, while_it_answers
from pipeline.settings import Settings, read_settings
from pipeline.steps.tabulate import summarise_run
from pipeline.steps.tabulate.news import read_news

MOST_ROWS = 500
"""Rows of an artifact: a page of a browser, and not the table itself."""
PAGES_EVERY = 5
"""Seconds between two words to Prefect's pages on how far a run is."""
LOG = "LOG_OF_FILROUGE"
"""Names the file to which the runs of a schedule append what they say; what begins with FILROUGE_ is a setting."""
ON_DISK = frozenset({"adopt decisions", "ingest"})
"""Steps that are tried again when they read or write files in vain: a disk or a network may be busy for a second."""


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failure may be gone in a second: a busy disk or network, not a mistake of the user's."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and not isinstance(error, FilrougeError)


def call_as_task(step: str, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call a step as a Prefect task of its name.

    What it takes and gives stays in memory (NO_CACHE, no stored results) and is not searched for futures (`quote`): on
    thousands of records, either would cost more than the step itself.
    """
    options: dict[str, Any] = {"retries": 2, "retry_delay_seconds": 1, "retry_condition_fn": _may_pass}
    as_task = task(
        name=step,
        task_run_name=_run_name(step, args),
        cache_policy=NO_CACHE,
        persist_result=False,
        **(options if step in ON_DISK else {}),
    )
    return as_task(function)(*map(quote, args), **{name: quote(value) for name, value in kwargs.items()})


def _run_name(step: str, args: tuple[Any, ...]) -> str:
    """The step and, where it works on a batch of articles, the first and the last of them."""
    batch = args[0].articles if args and isinstance(args[0], Work) else ()
    names = [one.article_id for one in (batch[0], batch[-1])] if batch else []
    # Prefect fills in what stands in braces.
    return " ".join([step, " … ".join(names)]).strip().replace("{", "(").replace("}", ")")


def _name_of_run() -> str:
    """« filrouge 2026-03-02 06:00 », by the clock of the newsroom."""
    return f"filrouge {datetime.now(ZoneInfo('Europe/Paris')):%Y-%m-%d %H:%M}"


@flow(name="filrouge", flow_run_name=_name_of_run, retries=0, persist_result=False)
def filrouge(
    raw: Path,
    out: Path,
    *,
    metadata: Path | None = None,
    settings: Settings | None = None,
    fresh: bool = False,
    into: bool = False,
    replace: bool = False,
) -> Any:
    """Turn a folder of articles into tables; give the manifest that stands in run.json.

    Parameters are paths, never texts: Prefect refuses parameters over 512 KB. Without `settings`,
    `filrouge.toml` and `FILROUGE_…` variables are read. `fresh` forgets what earlier runs have read; with `into` the
    articles that the tables hold of other folders stay in them; `replace` lets go of tables of wholly other articles.
    """
    kept_in = Path(os.environ[LOG]) if LOG in os.environ else None
    with _said_in_its_pages(), logged_to(kept_in):
        manifest = make_tables(
            raw,
            out,
            settings or read_settings(),
            metadata=metadata,
            progress=_progress(),
            call=call_as_task,
            fresh=fresh,
            into=into,
            replace=replace,
        )
        told.tell_made(manifest)
        if kept_in is not None:
            tell_result(manifest)
    create_markdown_artifact(summarise_run(manifest, here(out)), key="summary", description="What the run found")
    create_table_artifact(
        [{"table": name, "rows": n} for name, n in manifest["n_rows"].items()],
        key="tables",
        description="Rows of each table",
    )
    if news := read_news(here(out)):
        create_table_artifact(news, key="news", description="What is new since the last run")
    _count_in_name(manifest["store"]["new"])
    waits = waiting(manifest)
    if kept_in is None:
        for said in (*waits[:MOST_ROWS], *manifest["store"]["problems"]):
            get_run_logger().warning("%s", spoken(said))
    if not waits:
        return manifest
    aside = [row for row in manifest["rejected"] if row["severity"] != "notice"]
    reasons = list(map(spoken, no_longer_in(manifest)))
    if aside:
        said = f"{len(aside)} set aside; all of them stand in rejections.csv"
        create_table_artifact(aside[:MOST_ROWS], key="set-aside", description=said)
        reasons.append(f"{len(aside)} set aside: {', '.join(sorted({row['reason'] for row in aside}))}")
    return Completed(name="Completed with warnings", message="; ".join(reasons), data=manifest)


@contextmanager
def _said_in_its_pages() -> Iterator[None]:
    """Within the block, what the steps say stands among the logs of the run, which Prefect shows on the terminal."""
    pages = get_run_logger()

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            pages.log(record.levelno, spoken(record.getMessage()))

    handler, before, passes_on = Handler(), _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    # Prefect lets the root of all loggers write to the terminal, too.
    _LOGGER.propagate = False
    try:
        yield
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(before)
        _LOGGER.propagate = passes_on


def _count_in_name(n: int) -> None:
    """Say in the name of the run how much was new: what people read first in the list of runs."""
    if flow_run.id is not None:
        with get_client(sync_client=True) as client:
            client.set_flow_run_name(flow_run.id, f"{flow_run.name}, {n} new article{'s'[: n != 1]}")


def _progress() -> Progress:
    """Tell Prefect's pages, and whoever runs the flow from Python, how many articles are done."""
    artifact: Any = create_progress_artifact(0.0, key="articles", description="Articles recognised and related")
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        told.tell(done, total)
        # Each is a request to the server.
        if last < math.inf and (done == total or time.monotonic() - last > PAGES_EVERY):
            last = time.monotonic()
            try:
                update_progress_artifact(artifact, 100.0 * done / total)
            except Exception as error:
                raise_end(error)
                _LOGGER.warning("Prefect's pages tell no more how far the run is (%s)", type(error).__name__)
                last = math.inf

    return tell


def run_flow(
    raw: Path,
    out: Path,
    settings: Settings,
    *,
    metadata: Path | None = None,
    progress: Progress | None = None,
    fresh: bool = False,
    into: bool = False,
    replace: bool = False,
) -> dict[str, Any]:
    """Run the flow from Python, telling `progress` how many articles are done, and of how many.

    Where Prefect can have no server, or its server dies or stands still on the way, the same road is gone without it,
    and said: what was read by then is known.

    Raises:
        BadSettings: PREFECT_API_URL names a server that does not answer.
    """
    how: dict[str, Any] = {"metadata": metadata, "fresh": fresh, "into": into, "replace": replace}
    check_folders(raw, out, keeps=into or replace)
    with told.keeping() as made:
        try:
            with told.telling(progress), server_for_runs() as address, while_it_answers(address):
                filrouge(raw, out, settings=settings, **how)
        except NoServer as problem:
            _LOGGER.warning("%s: this run goes on without Prefect.", problem)
    # Tables that stand are not made twice: they would be no news against themselves.
    return made[0] if made else make_tables(raw, out, settings, progress=progress, **how)
