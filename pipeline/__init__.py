"""filrouge: a folder of French press articles in, tidy tables of actors, organizations and dated events out.

>>> from pipeline import Settings, make_tables, read_tables               # doctest: +SKIP
>>> make_tables(Path("raw_articles"), Path("outputs"), Settings())        # doctest: +SKIP
>>> read_tables("outputs")["events"]                                      # doctest: +SKIP

the road            compose, read, folders, call; steps
at its edges        cli, flow, schedule, server, leash, progress, log_file
who reads, keeps    crew, store, kept, far, addresses
what people open    views, evaluate
French              french, rules, model, components, names, temporal, page
for all             records, settings, errors, language, memory, alarm
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# Before pyarrow is there: what its own allocators have once taken they hardly ever give back (pipeline/memory.py).
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

if TYPE_CHECKING:
    from pipeline.compose import extract, make_tables, write_tables
    from pipeline.model import load_model
    from pipeline.records import Article, Facts
    from pipeline.settings import Settings
    from pipeline.views.frames import read_tables

__all__ = ["Article", "Facts", "Settings", "extract", "load_model", "make_tables", "read_tables", "write_tables"]

_HOMES = {
    "Article": "pipeline.records",
    "Facts": "pipeline.records",
    "Settings": "pipeline.settings",
    "extract": "pipeline.compose",
    "load_model": "pipeline.model",
    "make_tables": "pipeline.compose",
    "read_tables": "pipeline.views.frames",
    "write_tables": "pipeline.compose",
}


def __getattr__(name: str) -> Any:
    # Imported on first use: `filrouge --help` must not wait for spaCy, pandas and Prefect.
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
