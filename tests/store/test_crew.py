"""Several processes do the batches: in order, each article once, and one that ends its process is alone set aside."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from pipeline.crew import dask_worker, extract
from pipeline.crew.alone import Alone
from pipeline.crew.extract import load_tried
from pipeline.crew.foreman import AHEAD, Foreman, Heard
from pipeline.crew.processes import Processes, how_many
from pipeline.crew.work import Batch, Done, Watch, Work
from pipeline.errors import CannotRead, FilrougeError, LostWorkers, MissingModel, NoMemory
from pipeline.records import Article, ArticleFacts
from pipeline.settings import Settings
from pipeline.store.sayings import pack_facts
from tests.processes import until

PROGRAM = (sys.executable, str(Path(__file__).parent / "bad_worker.py"))
SETTINGS = Settings(seconds_per_article=2.0, batch_articles=4)


def works(*texts: str, size: int = 4) -> list[Work]:
    articles = [
        Article(article_id=f"a{n}", source=f"{n}.txt", part=1, sha256="0", text=text) for n, text in enumerate(texts)
    ]
    return [
        Work(number, tuple(articles[start : start + size]), {})
        for number, start in enumerate(range(0, len(articles), size))
    ]


@contextmanager
def crew_of(
    works: list[Work], number: int = 2, settings: Settings = SETTINGS, watch: Watch = lambda n_read: None
) -> Iterator[Foreman]:
    crew = Foreman(Processes(settings, number, program=PROGRAM), works, watch)
    try:
        yield crew
    finally:
        crew.close()


def aside(results: list[Done]) -> list[tuple[str, str]]:
    return [(row.source, row.reason) for done in results for row in done.rejections]


def all_at_work(crew: Foreman) -> list[int]:
    """Wait until each process has a batch; their numbers."""
    hands = crew._hands
    assert isinstance(hands, Processes)
    until(lambda: hands.hear() is None and hands.n_free == len(hands), "processes that are ready")
    crew._hand_out()
    assert hands.n_free == 0
    return [hand._process.pid for hand in hands._hands]


def test_results_come_in_order_however_long_each_takes() -> None:
    todo = works(*["slow", "", "", ""] * 3, *[""] * 20)
    with crew_of(todo, 3) as crew:
        results = [crew.do(work) for work in todo]
    assert [len(done.packed) for done in results] == [4] * 8
    assert aside(results) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("kill", "signal 9"), ("exit", "exit code 7"), ("hang", "more than 2 s")],
)
def test_the_article_that_ends_or_outlasts_its_process_is_alone_set_aside(text: str, said: str) -> None:
    texts = ["", "", "", "fail", "", text, "", "", "", "", "", ""]
    todo = works(*texts)
    with crew_of(todo) as crew:
        results = [crew.do(work) for work in todo]
    assert aside(results) == [("3.txt", "failed"), ("5.txt", "poisoned")]
    (row,) = results[1].rejections
    assert said in row.detail
    assert row.severity == "error"
    assert [len(done.packed) for done in results] == [4, 4, 4]


def test_each_article_is_told_when_it_is_read() -> None:
    told: list[int] = []
    todo = works("", "", "", "", "", "kill", "", "")
    with crew_of(todo, watch=told.append) as crew:
        for work in todo:
            crew.do(work)
    assert set(range(1, 9)) <= set(told)
    assert told[-1] == 8


class Quick:
    """Two hands that do all at once, but for the first batch, which they do when they are asked for nothing else."""

    def __init__(self) -> None:
        self.taken: list[Batch] = []
        self.first: Batch | None = None

    def __len__(self) -> int:
        return 2

    @property
    def n_free(self) -> int:
        return 2 - len(self.taken)

    def take(self, work: Batch) -> None:
        if work.number == 0:
            self.first = work
        else:
            self.taken.append(work)

    def hear(self) -> Heard | None:
        work = self.taken.pop() if self.taken else self.first
        assert work is not None
        packed = tuple(pack_facts(ArticleFacts(article=one)) for one in work.items)
        return Heard(work, done=Done(packed, ()))

    def close(self) -> None:
        """Nothing is held."""


def test_no_more_than_some_batches_wait_behind_a_slow_one() -> None:
    todo = works(*[""] * 40, size=1)
    crew = Foreman(Quick(), todo, lambda n_read: None)
    crew.do(todo[0])
    assert crew._n_finished == AHEAD * 2 + 1
    for work in todo[1:]:
        assert len(crew.do(work).packed) == 1
    assert crew._n_finished == 0


def test_a_model_that_cannot_be_opened_ends_the_run() -> None:
    with (
        crew_of(works("", ""), settings=Settings(model="missing")) as crew,
        pytest.raises(MissingModel, match="no such"),
    ):
        crew.do(works("", "")[0])


def test_a_table_that_cannot_be_used_ends_the_run_and_sets_no_article_aside() -> None:
    todo = works("", "", "broken table", "")
    with crew_of(todo) as crew, pytest.raises(FilrougeError, match=r"table\.tsv:3: rule 'a rule' misses"):
        crew.do(todo[0])


@pytest.mark.parametrize(("model", "text"), [("huge", ""), ("fr_press", "memory")])
def test_want_of_memory_is_no_fault_of_an_article(model: str, text: str) -> None:
    todo = works("", "", text, "")
    with crew_of(todo, settings=SETTINGS.model_copy(update={"model": model})) as crew, pytest.raises(NoMemory):
        crew.do(todo[0])


def test_processes_that_never_begin_are_not_started_for_ever() -> None:
    with crew_of(works("", ""), settings=Settings(model="deadly")) as crew, pytest.raises(LostWorkers, match="code 3"):
        crew.do(works("", "")[0])


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing can be stopped there")
def test_one_that_stands_still_is_given_up_even_while_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is larger than a pipe: who does not read it must not hold who gives it."""
    todo = works("x" * 1_000_000, size=1)
    with crew_of(todo, 1, SETTINGS.model_copy(update={"seconds_per_article": 1e-9})) as crew:
        hands = crew._hands
        assert isinstance(hands, Processes)
        until(lambda: hands.hear() is None and hands.n_free == 1, "a process that is ready")
        hands._hands[0]._process.send_signal(signal.SIGSTOP)
        monkeypatch.setattr("pipeline.crew.work.CHARACTERS_A_SECOND", 1_000_000)
        assert aside([crew.do(todo[0])]) == [("0.txt", "poisoned")]


@pytest.mark.parametrize("hand_of", ["crew", "cluster"])
def test_processes_that_are_never_ready_are_given_up(hand_of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.crew.processes.BEGIN", 0.3)
    monkeypatch.setattr(dask_worker, "PROGRAM", PROGRAM)
    slow = Settings(model="slow")
    (work,) = works("", "")
    with (
        crew_of([work], settings=slow) as crew,
        pytest.raises(LostWorkers, match=r"not ready in 0\.3 s"),
    ):
        crew.do(work) if hand_of == "crew" else dask_worker._begin(slow, with_model=True)


def test_processes_end_with_their_crew() -> None:
    todo = works("hang", "hang", size=1)
    with crew_of(todo) as crew:
        ids = all_at_work(crew)
    for pid in ids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_one_process_of_its_own_halves_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def do(work: Work, _settings: Settings, _nlp: object, watch: Watch) -> Done:
        for article in work.articles:
            if article.text == "hang":
                end = time.monotonic() + 30
                while time.monotonic() < end:
                    pass
            watch(len(work.articles))
        return Done(tuple(pack_facts(ArticleFacts(article=one)) for one in work.articles), ())

    monkeypatch.setattr("pipeline.crew.alone.do_work", do)
    told: list[int] = []
    alone = Alone(Settings(seconds_per_article=0.2), lambda: "model", told.append)  # type: ignore[arg-type,return-value]
    done = alone.do(works("", "", "hang", "")[0])
    assert aside([done]) == [("2.txt", "poisoned")]
    assert len(done.packed) == 4
    assert told[-1] == 4


def test_reading_leaves_the_alarm_of_its_caller_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest bounds each test by one; a test that read an article had none after it."""
    monkeypatch.setattr("pipeline.crew.alone.do_work", lambda *_: Done((), ()))
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rung.append(number))
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        Alone(SETTINGS, lambda: "model", lambda n_read: None).do(works("")[0])  # type: ignore[arg-type,return-value]
        until(lambda: rung, "the alarm", 10)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left)


def test_what_breaks_where_it_is_told_how_far_a_batch_is_is_no_fault_of_an_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A terminal that is gone, a server that does not answer: an article alone in its batch was set aside for it."""

    def gone(_n_read: int) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(extract, "recognise_articles", lambda articles, *_, **__: iter(articles))
    monkeypatch.setattr(extract, "add_given", lambda one, _: one)
    monkeypatch.setattr(extract, "relate_article", lambda one, **_: ArticleFacts(article=one))
    (work,) = works("")
    assert extract.extract_batch(work.articles, SETTINGS, cast(Any, None))[1] == ()
    with pytest.raises(BrokenPipeError):
        extract.extract_batch(work.articles, SETTINGS, cast(Any, None), watch=gone)


def test_one_process_of_its_own_without_memory_halves_and_at_last_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    most, sizes = [2], []

    def do(work: Work, *_: object) -> Done:
        sizes.append(len(work.articles))
        if len(work.articles) > most[0]:
            raise MemoryError
        return Done(tuple(pack_facts(ArticleFacts(article=one)) for one in work.articles), ())

    monkeypatch.setattr("pipeline.crew.alone.do_work", do)
    alone = Alone(SETTINGS, lambda: "model", lambda n_read: None)  # type: ignore[arg-type,return-value]
    assert len(alone.do(works("", "", "", "")[0]).packed) == 4
    assert sizes == [4, 2, 2]
    most[0] = 0
    with pytest.raises(NoMemory):
        alone.do(works("", "", "", "")[0])


@pytest.mark.model
def test_what_breaks_on_a_sentence_of_ours_ends_the_run(monkeypatch: pytest.MonkeyPatch, nlp: object) -> None:
    monkeypatch.setattr("pipeline.crew.extract.load_model", lambda _: nlp)
    assert load_tried(SETTINGS) is nlp

    def broken(*_: object, **__: object) -> None:
        raise AttributeError("gone from this version")

    monkeypatch.setattr("pipeline.crew.extract.relate_article", broken)
    with pytest.raises(CannotRead, match="AttributeError: gone from this version"):
        load_tried(SETTINGS)


def test_few_articles_are_read_in_this_process() -> None:
    assert how_many(Settings(), works(*[""] * 40)) == 1
    assert how_many(Settings(workers=3), works(*[""] * 40)) == 3
    assert how_many(Settings(workers=3), works(*[""] * 8)) == 2
    assert how_many(Settings(workers=1), works(*[""] * 4000)) == 1
