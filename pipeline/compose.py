"""The road, told once: articles in, tables out. Who runs it (`flow.py`, the command) says how a step is called."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from pipeline.errors import BadInput, BadOutput
from pipeline.model import load_model
from pipeline.records import Article, ArticleFacts, Facts, Rejection
from pipeline.records.correction import Correction
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.ingest.corrections import CORRECTIONS_FILE, read_corrections
from pipeline.steps.ingest.decisions import Decisions, corpus_of, keep_decisions, read_decisions
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.recognise.given import add_given
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.tabulate import tabulate_facts
from pipeline.steps.tabulate.swap import check_output
from pipeline.views.reading import write_reading
from pipeline.views.review import write_review

if TYPE_CHECKING:
    from spacy.language import Language

Given = ParamSpec("Given")
Got = TypeVar("Got")
Progress = Callable[[int, int], None]
Batch = tuple[tuple[ArticleFacts, ...], tuple[Rejection, ...]]


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
) -> dict[str, Any]:
    """The whole road: the articles of `raw` in, tables in `out`, under what the user decided in the tables before.

    Gives the manifest (run.json). What cannot work is said before the model is loaded.

    Raises:
        BadInput: the folder of articles does not exist or holds no file.
        BadCorrections: corrections.csv or review.csv is no table, or review.csv was made from other articles.
        BadOutput: `out` cannot be written.
    """
    check_folders(raw, out)
    seconds: dict[str, float] = {}
    with timed(seconds, "load model"):
        nlp = load_model(settings)
    decided: list[str] = []
    watching: dict[str, Any] = {"progress": progress, "seconds": seconds, "decided": decided, "call": call}
    facts = extract(raw, settings, nlp, previous=out, metadata=metadata, **watching)
    return call("tabulate", write_tables, facts, out, settings, raw=raw, seconds=seconds, decided=decided)


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
    spent = seconds if seconds is not None else {}
    taken: list[Decisions] = []

    def adopt() -> None:
        if previous is not None:
            taken.append(call("adopt decisions", adopt_decisions, folder, previous))

    with timed(spent, "ingest"):
        adopt()
        texts, unread = call("ingest", read_folder, folder, settings, metadata=metadata)
    with timed(spent, "normalise"):
        articles, left_out = call("normalise", normalise_texts, texts, settings)
    given = given_names(folder)
    found: list[ArticleFacts] = []
    failed: list[Rejection] = []
    with timed(spent, "recognise + relate"):
        for batch in batches(articles, settings.batch_articles):
            facts, broken = call("recognise and relate", extract_batch, batch, settings, nlp, given)
            found.extend(facts)
            failed.extend(broken)
            if progress is not None:
                progress(len(found), len(articles))
    with timed(spent, "resolve"):
        adopt()
        if decided is not None:
            decided.extend(said for one in taken for said in one.told())
        unusable = dict.fromkeys(row for one in taken for row in one.problems)
        return call("resolve", merge_facts, folder, found, rejections=(*unread, *left_out, *failed, *unusable))


def given_names(folder: Path) -> tuple[Correction, ...]:
    """The names that the user adds by hand in the corrections beside the articles."""
    return tuple(one for one in read_corrections(folder / CORRECTIONS_FILE)[0] if one.decision == "add")


def extract_batch(
    articles: Iterable[Article], settings: Settings, nlp: Language, given: tuple[Correction, ...] = ()
) -> Batch:
    """Names, dates, roles and events of some articles; no parsed document outlives this call.

    `given` are names that the user adds; they are found before roles and events are, and so take part in both.
    An article on which a rule breaks keeps its row and its text, and the reason is said: the others come out whole.
    """
    together = tuple(articles)
    try:
        found = recognise_articles(together, settings, nlp)
        return tuple(relate_article(add_given(one, given), off=settings.rules_off) for one in found), ()
    except Exception as error:
        if len(together) > 1:
            alone = [extract_batch((article,), settings, nlp, given) for article in together]
            return tuple(one for facts, _ in alone for one in facts), tuple(row for _, rows in alone for row in rows)
        article = together[0]
        what = f"{type(error).__name__}: {error}"
        failed = set_aside(article.source, "relate", "failed", what, part=article.part)
        return (ArticleFacts(article=article),), (failed,)


def merge_facts(folder: Path, found: Iterable[ArticleFacts], *, rejections: Iterable[Rejection]) -> Facts:
    """Resolve what the articles say, under the corrections that the user keeps beside them."""
    corrections, unread = read_corrections(folder / CORRECTIONS_FILE)
    return resolve_facts(found, corrections=corrections, rejections=(*rejections, *unread))


def adopt_decisions(folder: Path, out: Path) -> Decisions:
    """Keep what the user decided in the review file of the previous run: the new decisions, and unusable rows.

    They go to the corrections file beside the articles, where every later run finds them.

    Raises:
        BadCorrections: one of the two files is no table, the decisions are about other articles, or the corrections
            file cannot be written.
    """
    decisions = read_decisions(folder, out)
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
) -> dict[str, Any]:
    """Write the tables and all that people look at into `out`; give the manifest (run.json).

    With `raw`, the folder of the articles, the manifest names it, and what the user has decided in the review file
    since it was read is kept before another takes its place. `seconds` is the time that each step took, `decided`
    what was newly taken up.

    Raises:
        BadOutput: the folder cannot be written.
    """

    def last_look() -> dict[str, Any]:
        if raw is None:
            return {"input": None, "decided": list(decided), "decided_late": []}
        late = adopt_decisions(raw, out)
        return {"input": corpus_of(raw, out), "decided": list(decided), "decided_late": list(late.told())}

    # What the user wrote and nobody could read stays in its cell, for them to correct.
    unused = read_decisions(raw, out).unused if raw is not None else ()
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


def batches(articles: tuple[Article, ...], size: int) -> tuple[tuple[Article, ...], ...]:
    """The articles in order, `size` at a time."""
    return tuple(articles[start : start + size] for start in range(0, len(articles), size))


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Add the time that the block takes to `seconds[step]`."""
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start
