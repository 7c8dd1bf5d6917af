"""Annotated files of which the tables hold no article: their figures are those of an empty page, so it is said why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from pipeline.evaluate.gold import GoldFile
from pipeline.records.rejection import REASONS
from pipeline.views.tables import RunTables


def unread_files(notes: Mapping[str, tuple[GoldFile, str]], outputs: Path) -> Iterator[str]:
    """A line for each annotated file that has articles, and none in the tables in `outputs`."""
    tables = RunTables(outputs)
    sources = {row["source"] for row in tables.rows("articles", "source")}
    read = sources | {PurePosixPath(source).name for source in sources}
    aside = {PurePosixPath(row["source"]).name: row for row in tables.manifest().get("rejected", [])}
    for file, (gold, _) in notes.items():
        if file in read or not gold.articles:
            continue
        why = f"it is not among the articles of {outputs}"
        if row := aside.get(PurePosixPath(file).name):
            # That there is nothing to do holds for a run, not for what is scored.
            detail = row["detail"].removesuffix(REASONS["exact_duplicate"].advice).rstrip(" .")
            why = f"{row['reason']}{': ' if detail else ''}{detail}"
            if row["reason"] == "exact_duplicate":
                why += "; keep the annotated file only in the folder of texts"
        yield f"{file}: no article found, so all that is annotated in it counts as missed: {why}."
