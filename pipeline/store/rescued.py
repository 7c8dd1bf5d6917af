"""Articles whose file is not at hand, and of which the store has lost what stood there: the tables have them still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.records import Header
from pipeline.steps.normalise import ArticleDraft
from pipeline.steps.normalise.ledger import UNKNOWN, Ledger
from pipeline.steps.normalise.published import Dating
from pipeline.store.folders import owner_of

TOGETHER = 200
"""Articles whose texts are in memory together."""


def rescued_drafts(out: Path, files: Collection[str]) -> Mapping[str, list[ArticleDraft]]:
    """The articles of some files, by file, as the tables in `out` have them; what lies in an archive is the archive's.

    All that tables hold of an article is in them; of what cleaning left out only how much it was.
    """
    found: dict[str, list[ArticleDraft]] = defaultdict(list)
    if not files:
        return found
    try:
        with pq.ParquetFile(out / "parquet" / "articles.parquet") as table:
            for batch in table.iter_batches(batch_size=TOGETHER):
                for at, source in enumerate(batch.column("source").to_pylist()):
                    if (owner := owner_of(source, files)) is not None:
                        found[owner].append(_draft(batch.slice(at, 1).to_pylist()[0]))
    except (OSError, ValueError, KeyError, TypeError):  # no tables, or those of another version
        return {}
    return found


def _draft(row: dict[str, Any]) -> ArticleDraft:
    dropped = row["n_words_dropped"]
    dating = Dating(published=row["published"], basis=row["published_basis"], updated=row["updated"])
    return ArticleDraft(
        source=row["source"],
        part=row["part"],
        sha256=row["sha256"],
        text=row["text"],
        header=Header(title=row["title"], outlet=row["outlet"], author=row["author"], url=row["url"], page=row["page"]),
        itself=Header(title=row["title"], outlet=row["outlet"], published=dating.told),
        dating=dating,
        language=row["language"],
        ledger=Ledger(n_source=row["n_words_source"], dropped=((UNKNOWN, dropped),) if dropped else ()),
        encoding=row["encoding"],
        repairs=tuple((row["repairs"] or "").split()),
    )
