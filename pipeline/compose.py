"""The road, told once: articles in, tables out. Who runs it (`flow.py`, the command) says how a step is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.call import Caller, call_plainly, timed
from pipeline.crew.alone import Alone
from pipeline.far.at_hand import at_hand
from pipeline.folders import check_folders, check_replaced
from pipeline.memory import give_back
from pipeline.read import Hire, Progress, added_names, hire_crew, read_articles
from pipeline.records import CorpusFacts, Facts, Handed
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import Decisions, corpus_of, keep_decisions, read_decisions
from pipeline.steps.normalise import settle_articles
from pipeline.steps.resolve import resolve_corpus
from pipeline.steps.resolve.resolved import Resolved
from pipeline.steps.tabulate import tabulate_facts
from pipeline.steps.tabulate.again import is_as_before, write_again
from pipeline.steps.tabulate.portions import Kept
from pipeline.store.corpus import Corpus, Store
from pipeline.store.corrections import corrections_bytes, corrections_of, keep_roster, with_corrections
from pipeline.store.look import read_corpus
from pipeline.store.texts import Texts
from pipeline.views.joined import KeptPieces
from pipeline.views.reading import write_reading
from pipeline.views.review import Review

if TYPE_CHECKING:
    from spacy.language import Language


__all__ = ["Progress", "adopt_decisions", "extract", "make_tables", "write_tables"]


def make_tables(
    raw: Path,
    out: Path,
    settings: Settings,
    *,
    metadata: Path | None = None,
    progress: Progress | None = None,
    call: Caller = call_plainly,
    fresh: bool = False,
    into: bool = False,
    replace: bool = False,
) -> dict[str, Any]:
    """The whole road: the articles of `raw` in, tables in `out`, under what the user decided in the tables before.

    What the store beside the tables knows is not computed again, unless `fresh`. With `into`, the articles that the
    tables hold of other folders stay in them; without, tables of wholly other articles are only put aside with
    `replace`. Gives the manifest (run.json).

    Raises:
        BadInput: the folder of articles does not exist or holds no file.
        BadCorrections: corrections.csv or review.csv is no table, or review.csv was made from other articles.
        BadOutput: `out` cannot be written, or holds the tables of other articles.
    """
    check_folders(raw, out, keeps=True)
    seconds: dict[str, float] = {}
    with at_hand(raw, out) as (raw, out):
        if not (into or replace):
            check_replaced(raw, out)
        road = _Road(
            folder=raw,
            settings=settings,
            store=Store(out, settings, fresh=fresh),
            hire=partial(hire_crew, settings, seconds),
            previous=out,
            metadata=metadata,
            into=into,
            progress=progress,
            seconds=seconds,
            call=call,
        )
        return _drive(road, out, fresh=fresh)


def _drive(road: _Road, out: Path, *, fresh: bool) -> dict[str, Any]:
    """Go the road to its end, where anything is new."""
    store, settings = road.store, road.settings
    corpus = road.look()
    state = road.state(corpus)
    if not fresh and road.nothing_decided and not store.problems and is_as_before(out, state):
        store.stays(with_corrections(corpus, store, road.folder))
        return road.call("nothing is new", write_again, out, settings, seconds=road.seconds, store=store.told)
    facts: Handed[CorpusFacts] = Handed(road.facts(corpus))
    manifest = road.call(
        "tabulate",
        write_tables,
        facts,
        out,
        settings,
        raw=road.folder,
        corpus=corpus,
        seconds=road.seconds,
        decided=road.decided,
        store=store.told,
        keep=partial(keep_roster, corpus, store, road.folder),
        kept=store.rows,
        pieces=store.pieces,
        # What failed is tried again, even where nothing else is new.
        state=state if road.nothing_decided and not road.failed else None,
    )
    store.close(corpus, seconds=road.seconds["recognise + relate"])
    return manifest


def extract(folder: Path, settings: Settings, nlp: Language, *, call: Caller = call_plainly) -> Facts:
    """All that the articles of a folder say, merged over the corpus, under the corrections that stand beside them.

    Raises:
        BadInput: the folder does not exist or holds no file.
        BadCorrections: corrections.csv cannot be read as a table.
    """
    road = _Road(
        folder=folder,
        settings=settings,
        store=Store(None, settings),
        hire=lambda _, watch: Alone(settings, lambda: nlp, watch),
        call=call,
    )
    return road.facts(road.look()).facts()


@dataclass(kw_only=True)
class _Road:
    """One run from its folder to the facts: where it goes, and what it has met on the way."""

    folder: Path
    settings: Settings
    store: Store
    hire: Hire
    call: Caller
    previous: Path | None = None
    metadata: Path | None = None
    into: bool = False
    progress: Progress | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    failed: bool = False
    _taken: list[Decisions] = field(default_factory=list)

    @property
    def decided(self) -> list[str]:
        """What was newly taken up, in words."""
        return [said for one in self._taken for said in one.told()]

    @property
    def nothing_decided(self) -> bool:
        """Whether the review file held nothing new, and nothing that cannot be used."""
        return not any(one.new or one.problems for one in self._taken)

    def look(self) -> Corpus:
        """What the folder holds; files that are not known are read."""
        with timed(self.seconds, "ingest"):
            self._adopt()
            return self.call(
                "ingest", read_corpus, self.folder, self.store, self.settings, metadata=self.metadata, into=self.into
            )

    def state(self, corpus: Corpus) -> str:
        """One short text for all that the tables are made from."""
        return corpus.digest(self.settings, corrections_bytes(corpus, self.store, self.folder))

    def facts(self, corpus: Corpus) -> Resolved:
        """All that the articles say, merged over the corpus."""
        store, call = self.store, self.call
        with timed(self.seconds, "ingest"):
            drafts, unread = corpus.drafts(store)
        with timed(self.seconds, "normalise"):
            articles, left_out = call("normalise", settle_articles, drafts, self.settings)
        del drafts
        with timed(self.seconds, "recognise + relate"):
            given = added_names(corrections_of(corpus, store, self.folder)[0])
            keys, failed = read_articles(
                articles, given, self.settings, self.hire, store, progress=self.progress, call=call
            )
        self.failed = bool(failed)
        with timed(self.seconds, "resolve"):
            self._adopt()
            unusable = dict.fromkeys(row for one in self._taken for row in one.problems)
            wishes, unheard = corrections_of(corpus, store, self.folder)
            rejections = (*unread, *left_out, *failed, *unusable, *unheard)
            ordered = sorted(zip(articles, keys, strict=True), key=lambda one: (one[0].source, one[0].part))
            texts = Texts((article for article, _ in ordered), corpus, store)
            heads = tuple(article.head for article, _ in ordered)
            found = store.sayings.facts(heads, [key for _, key in ordered], texts)
            # The texts are let go of; they are read again one by one.
            del articles, ordered
            give_back()
            before = store.before(found)
            facts = call(
                "resolve", resolve_corpus, found, heads, texts, before=before, corrections=wishes, rejections=rejections
            )
        store.asked = tuple(keys)
        give_back()
        return facts

    def _adopt(self) -> None:
        if self.previous is not None:
            taken = self.call("adopt decisions", adopt_decisions, self.folder, self.previous, into=self.into)
            self._taken.append(taken)


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
