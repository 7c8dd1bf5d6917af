"""ingest -> normalise -> (recognise + relate, in batches) -> resolve -> tabulate, as a Prefect flow.

The only file that knows Prefect: tasks wrap the plain functions that `compose.py` puts together
without it, and a test holds the two equal. Set `PREFECT_API_URL` to run against a server of yours;
otherwise Prefect starts one for the run.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

# Before Prefect is imported: no telemetry, no tracebacks but the one that ends the run,
# and time for it to start on a busy machine. What the user has set stays.
for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
}.items():
    os.environ.setdefault(_name, _value)

from prefect import flow, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from pipeline.compose import Progress, adopt_decisions, batches, extract_batch, merge_facts, timed, write_tables
from pipeline.errors import FilrougeError
from pipeline.model import load_model
from pipeline.records import ArticleFacts
from pipeline.settings import Settings, read_settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.tabulate import summarise_run

# Whom to tell how many articles are done. Flow parameters must be JSON, so a callback cannot be one.
PROGRESS: ContextVar[Progress | None] = ContextVar("PROGRESS", default=None)


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failure may be gone in a second: a busy disk or network, not a mistake of the user's."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and not isinstance(error, FilrougeError)


# What a task takes and gives stays in memory (NO_CACHE, no stored results) and is not searched for
# futures (`quote`): on thousands of records, either would cost more than the task itself.
in_memory: Any = partial(task, cache_policy=NO_CACHE, persist_result=False)
on_disk: Any = partial(in_memory, retries=2, retry_delay_seconds=1, retry_condition_fn=_may_pass)

adopt = on_disk(name="adopt decisions")(adopt_decisions)
ingest = on_disk(name="ingest")(read_folder)
normalise = in_memory(name="normalise")(normalise_texts)
recognise_and_relate = in_memory(name="recognise and relate", task_run_name="articles {first}-{last}")(
    lambda articles, settings, nlp, first, last: extract_batch(articles, settings, nlp)
)
resolve = in_memory(name="resolve")(merge_facts)
tabulate = on_disk(name="tabulate")(write_tables)


@flow(name="filrouge", retries=0, persist_result=False)
def filrouge(raw: Path, out: Path, *, metadata: Path | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """Turn a folder of articles into tables; give the manifest that stands in run.json.

    Parameters are paths, never texts: Prefect refuses parameters over 512 KB. Without `settings`,
    `filrouge.toml` and `FILROUGE_…` variables are read.
    """
    settings = settings or read_settings()
    seconds: dict[str, float] = {}
    with timed(seconds, "load model"):
        nlp = load_model(settings)
    with timed(seconds, "ingest"):
        adopt(raw, out)
        texts, unread = ingest(raw, settings, metadata=metadata)
    with timed(seconds, "normalise"):
        articles, set_aside = normalise(quote(texts), settings)
    found: list[ArticleFacts] = []
    with timed(seconds, "recognise + relate"):
        done: Any = create_progress_artifact(0.0, key="articles", description="Articles recognised and related")
        for batch in batches(articles, settings.batch_articles):
            first, last = len(found) + 1, len(found) + len(batch)
            found.extend(recognise_and_relate(quote(batch), settings, quote(nlp), first, last))
            update_progress_artifact(done, 100.0 * len(found) / len(articles))
            if tell := PROGRESS.get():
                tell(len(found), len(articles))
    with timed(seconds, "resolve"):
        facts = resolve(raw, quote(found), rejections=quote((*unread, *set_aside)))
    manifest: dict[str, Any] = tabulate(quote(facts), out, settings, seconds=seconds)
    create_markdown_artifact(summarise_run(manifest, out), key="summary", description="What the run found")
    create_table_artifact(
        [{"table": name, "rows": n} for name, n in manifest["n_rows"].items()],
        key="tables",
        description="Rows of each table",
    )
    return manifest


def run_flow(
    raw: Path, out: Path, settings: Settings, *, metadata: Path | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """Run the flow from Python, telling `progress` how many articles are done, and of how many."""
    token = PROGRESS.set(progress)
    try:
        return filrouge(raw, out, metadata=metadata, settings=settings)
    finally:
        PROGRESS.reset(token)
