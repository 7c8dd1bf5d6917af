"""The road, told once: articles in, tables out. Who runs it (`flow.py`, the command) says how a step is called."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from pipeline.crew import Alone, Crew, Work
from pipeline.errors import BadInput, BadOutput
from pipeline.page.beside import pages_of
from pipeline.records import Article, Facts, Rejection
from pipeline.records.correction import Correction
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import Decisions, corpus_of, keep_decisions, read_decisions
from pipeline.steps.normalise import settle_articles
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.tabulate import tabulate_facts
from pipeline.steps.tabulate.swap import check_output
from pipeline.store.corpus import Corpus, Store, read_corpus
from pipeline.store.corrections import copy_corrections, corrections_of
from pipeline.views.reading import write_reading
from pipeline.views.review import write_review

if TYPE_CHECKING:
    from spacy.language import Language

Given = ParamSpec("Given")
Got = TypeVar("Got")
Progress = Callable[[int, int], None]
T = TypeVar("T")
Hire = Callable[[Sequence[Work]], Crew]


class Caller(Protocol):
    """How a step is called: plainly, or as a task of something that watches over it.

    `step` is what people see; the function and what it is given are plain Python.
    """

    def __call__(self, step: str, function: Callable[Given, Got], /, *args: Given.args, **kwargs: Given.kwargs) -> Got:
        """Give what the function gives."""


def call_plainly(_step: str, function: Callable[Given, Got], /, *args: Given.args, **kwargs: Given.kwargs) -> Got:
    """Call a step as what it is: a function."""
    return function(*args, **kwargs)


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
) -> dict[str, Any]:
    """The whole road: the articles of `raw` in, tables in `out`, under what the user decided in the tables before.

    What the store beside the tables knows is not computed again, unless `fresh`. With `into`, the articles that the
    tables hold of other folders stay in them. Gives the manifest (run.json).

    Raises:
        BadInput: the folder of articles does not exist or holds no file.
        BadCorrections: corrections.csv or review.csv is no table, or review.csv was made from other articles.
        BadOutput: `out` cannot be written.
    """
    check_folders(raw, out)
    seconds: dict[str, float] = {}
    decided: list[str] = []
    store = Store(out, settings, fresh=fresh)
    watching: dict[str, Any] = {"progress": progress, "seconds": seconds, "decided": decided, "call": call}
    hire = partial(_hire, settings, seconds)
    facts, corpus = _extract(raw, settings, hire, store, previous=out, metadata=metadata, into=into, **watching)
    told: dict[str, Any] = {"seconds": seconds, "decided": decided, "store": store.told}
    inputs = [one.path for one in corpus.folders]
    return call("tabulate", write_tables, facts, out, settings, raw=raw, inputs=inputs, **told)


def extract(
    folder: Path,
    settings: Settings,
    nlp: Language,
    *,
    previous: Path | None = None,
    metadata: Path | None = None,
    progress: Progress | None = None,
    seconds: dict[str, float] | None = None,
    decided: list[str] | None = None,
    call: Caller = call_plainly,
) -> Facts:
    """All that the articles of a folder say, merged over the corpus.

    `previous` names the tables of an earlier run: what the user decided in their review.csv is taken up, before and
    after the long part of the work. `metadata` names a CSV of publication dates, titles, …; by default `metadata.csv`
    in the folder. `progress` is told how many articles are done, and of how many. `seconds` receives the time that
    each step took, `decided` in words what was newly taken up.

    Raises:
        BadInput: the folder does not exist or holds no file.
        BadCorrections: corrections.csv or review.csv cannot be read as a table.
    """
    watching: dict[str, Any] = {"progress": progress, "seconds": seconds, "decided": decided, "call": call}
    store = Store(None, settings)

    def hire(_works: Sequence[Work]) -> Crew:
        return Alone(settings, lambda: nlp)

    return _extract(folder, settings, hire, store, previous=previous, metadata=metadata, **watching)[0]


def _extract(
    folder: Path,
    settings: Settings,
    hire: Hire,
    store: Store,
    *,
    previous: Path | None,
    metadata: Path | None,
    into: bool = False,
    progress: Progress | None,
    seconds: dict[str, float] | None,
    decided: list[str] | None,
    call: Caller,
) -> tuple[Facts, Corpus]:
    spent = seconds if seconds is not None else {}
    taken: list[Decisions] = []

    def adopt() -> None:
        if previous is not None:
            taken.append(call("adopt decisions", adopt_decisions, folder, previous, into=into))

    with timed(spent, "ingest"):
        adopt()
        corpus = call("ingest", read_corpus, folder, store, settings, metadata=metadata, into=into)
        drafts, unread = corpus.drafts(store)
    with timed(spent, "normalise"):
        articles, left_out = call("normalise", settle_articles, drafts, settings)
    del drafts
    with timed(spent, "recognise + relate"):
        given = given_names(corrections_of(corpus, store, folder)[0])
        keys, failed = _say(articles, given, settings, hire, store, progress=progress, call=call)
    with timed(spent, "resolve"):
        adopt()
        if decided is not None:
            decided.extend(said for one in taken for said in one.told())
        unusable = dict.fromkeys(row for one in taken for row in one.problems)
        found = store.sayings.facts(articles, keys)
        wishes, unheard = corrections_of(corpus, store, folder)
        rejections = (*unread, *left_out, *failed, *unusable, *unheard)
        facts = call("resolve", resolve_facts, found, corrections=wishes, rejections=rejections)
    store.close(corpus, keys)
    copy_corrections(corpus, store, folder)
    return facts, corpus


def given_names(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The names that the user adds by hand in the corrections beside the articles."""
    return tuple(one for one in corrections if one.decision == "add")


def _say(
    articles: Sequence[Article],
    given: tuple[Correction, ...],
    settings: Settings,
    hire: Hire,
    store: Store,
    *,
    progress: Progress | None,
    call: Caller,
) -> tuple[list[str], list[Rejection]]:
    """Let the store know what each article says; give their keys in it, and the articles that failed."""
    pages = pages_of(articles)
    keys = [store.sayings.key(one, pages.get(one.article_id, ()), given) for one in articles]
    new = [at for at, key in enumerate(keys) if key not in store.sayings]
    failed: list[Rejection] = []
    places = batches(new, settings.batch_articles)
    works = [Work(number, (), pages, given).of(articles[at] for at in some) for number, some in enumerate(places)]
    crew = hire(works)
    done = len(articles) - len(new)
    try:
        for work, some in zip(works, places, strict=True):
            result = call("recognise and relate", crew.do, work)
            broken = {(row.source, row.part) for row in result.rejections}
            for at, packed in zip(some, result.packed, strict=True):
                whole = (articles[at].source, articles[at].part) not in broken
                store.sayings.keep(keys[at], packed, whole=whole)
            failed.extend(result.rejections)
            done += len(some)
            if progress is not None:
                progress(done, len(articles))
    finally:
        crew.close()
        store.flush()
    store.count(known=len(articles) - len(new), new=len(new))
    return keys, failed


def _hire(settings: Settings, seconds: dict[str, float], works: Sequence[Work]) -> Crew:
    from pipeline.processes import Processes, how_many

    number = how_many(settings, works)
    return Processes(settings, works, number) if number > 1 else Alone(settings, partial(_load, settings, seconds))


def _load(settings: Settings, seconds: dict[str, float]) -> Language:
    from pipeline.model import load_model

    with timed(seconds, "load model"):
        return load_model(settings)


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
    facts: Facts,
    out: Path,
    settings: Settings,
    *,
    raw: Path | None = None,
    seconds: dict[str, float] | None = None,
    decided: Iterable[str] = (),
    store: dict[str, Any] | None = None,
    inputs: Sequence[str] = (),
) -> dict[str, Any]:
    """Write the tables and all that people look at into `out`; give the manifest (run.json).

    With `raw`, the folder of the articles, the manifest names it, and what the user has decided in the review file
    since it was read is kept before another takes its place. `seconds` is the time that each step took, `decided`
    what was newly taken up, `store` what was known before, `inputs` all
    folders whose articles are in the tables.

    Raises:
        BadOutput: the folder cannot be written.
    """

    def last_look() -> dict[str, Any]:
        known = {"decided": list(decided), "store": store}
        if raw is None:
            return {"input": None, "inputs": [], "decided_late": [], **known}
        late = adopt_decisions(raw, out, into=into)
        own = corpus_of(raw, out)
        return {"input": own, "inputs": list(inputs or [own]), "decided_late": list(late.told()), **known}

    into = len(inputs) > 1
    # What the user wrote and nobody could read stays in its cell, for them to correct.
    unused = read_decisions(raw, out, into=into).unused if raw is not None else ()
    review = partial(write_review, unused=unused)
    return tabulate_facts(facts, out, settings, seconds=seconds, views=(review, write_reading), last_look=last_look)


def check_folders(raw: Path, out: Path) -> None:
    """Say at once what could not work, before minutes of work.

    Raises:
        BadInput: there is no folder `raw`, or it is `out` itself.
        BadOutput: `out` cannot be written.
    """
    if raw.is_file():
        raise BadInput(
            f"{raw}: a file, and a folder of articles is wanted. Put it into a folder of its own and name that; "
            f"`filrouge check {raw}` shows what would be kept of it."
        )
    if not raw.is_dir():
        raise BadInput(f"{raw}: no such folder. Name the folder that holds the articles.")
    if out.resolve() == raw.resolve():
        raise BadOutput(f"{out}: the tables would stand among the articles. Name another folder with --out.")
    check_output(out)


def batches(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in order, `size` at a time."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Add the time that the block takes to `seconds[step]`."""
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start
