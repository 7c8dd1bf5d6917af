"""The last part of the road: tables, and all that people look at, under what the user decided meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.records import CorpusFacts, Handed
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import Decisions, corpus_of, keep_decisions, read_decisions
from pipeline.steps.tabulate import tabulate_facts
from pipeline.steps.tabulate.portions import Kept
from pipeline.store.corpus import Corpus
from pipeline.views.pieces import KeptPieces
from pipeline.views.reading import write_reading
from pipeline.views.review import Review


def adopt_decisions(folder: Path, out: Path, *, into: bool = False) -> Decisions:
    """Keep what the user decided in the review file of the previous run: the new decisions, and unusable rows.

    They go to the corrections file beside the articles, where every later run finds them; with `into`, beside those
    that are added.

    Raises:
        BadCorrections: one of the two files is no table, the decisions are about other articles, or the corrections
            file cannot be written.
    """
    decisions = read_decisions(folder, out, into=into)
    keep_decisions(folder, decisions)
    return decisions


def write_tables(
    facts: CorpusFacts | Handed[CorpusFacts],
    out: Path,
    settings: Settings,
    *,
    raw: Path | None = None,
    seconds: dict[str, float] | None = None,
    decided: Iterable[str] = (),
    store: dict[str, Any] | None = None,
    corpus: Corpus | None = None,
    state: str | None = None,
    keep: Callable[[Path], None] | None = None,
    kept: Kept | None = None,
    pieces: KeptPieces | None = None,
) -> dict[str, Any]:
    """Write the tables and all that people look at into `out`; give the manifest (run.json).

    With `raw`, the folder of the articles, the manifest names it, and what the user has decided in the review file
    since it was read is kept before another takes its place. The rest is what a run with a store knows beside:
    `seconds` that each step took, what was newly `decided`, what the `store` says of itself, the `corpus` of all
    folders whose articles are in the tables, the `state` that tells the next run that nothing is new; `keep` writes
    what the store needs beside the tables, `kept` has rows of earlier runs, `pieces` what of the views is made of rows
    that are as they were.

    Raises:
        BadOutput: the folder cannot be written.
    """
    into = corpus is not None and len(corpus.folders) > 1
    # What the user wrote and nobody could read stays in its cell, for them to correct.
    unused = read_decisions(raw, out, into=into).unused if raw is not None else ()
    review = partial(Review, unused=unused)
    return tabulate_facts(
        facts,
        out,
        settings,
        views=(review,),
        readings=(partial(write_reading, kept=pieces),),
        seconds=seconds,
        last_look=lambda: {**_inputs(raw, out, corpus, into), "decided": list(decided), "store": store, "state": state},
        keep=keep,
        kept=kept,
    )


def _inputs(raw: Path | None, out: Path, corpus: Corpus | None, into: bool) -> dict[str, Any]:
    """What the manifest says of the folders; what was decided meanwhile is taken up."""
    if raw is None:
        return {"input": None, "inputs": [], "decided_late": []}
    late = adopt_decisions(raw, out, into=into)
    own = corpus_of(raw, out)
    inputs = [one.path for one in corpus.folders] if corpus is not None else [own]
    return {"input": own, "inputs": inputs, "decided_late": list(late.told())}
