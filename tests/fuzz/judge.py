"""One input through its reader and normalise, and what must hold of whatever comes out."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pipeline.records import Article, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.normalise import normalise_texts
from pipeline.temporal import find_expressions, place_expressions

SETTINGS = Settings(today=date(2026, 11, 21), any_language=True)
SECONDS = 10.0
"""Of processor time for one input of 60 kB. Five thousand « mars » in a row, each a date to be placed, take 4 on a busy
machine; what grows with the square of such a run takes minutes."""
MEGABYTES = 300
"""By which one input may raise the peak of the process: five thousand times its own size."""
OURS = ("AttributeError", "TypeError", "KeyError", "IndexError", "AssertionError", "NameError", "UnboundLocalError")
"""What a broken file should never raise in code of ours; a reader turns it into `damaged`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input gave: faults, none when all is well; what readers set aside with an error of code."""

    faults: tuple[str, ...]
    seconds: float
    megabytes: float
    damaged: tuple[str, ...] = ()


class TookTooLong(BaseException):
    """No `except Exception` on the way may swallow it."""


def judge(name: str, data: bytes) -> Outcome:
    """Read, normalise, look at what came out; nothing is raised."""
    faults: list[str] = []
    damaged: list[str] = []
    peak, start = _peak(), time.process_time()
    try:
        with _limited(SECONDS):
            items = list(read_source(Source.of(name, data), SETTINGS))
            texts = [item for item in items if isinstance(item, RawText)]
            refused = [item for item in items if isinstance(item, Rejection)]
            damaged = [one.detail for one in refused if any(f" {error}: " in one.detail for error in OURS)]
            articles, left_out = normalise_texts(texts, SETTINGS)
            faults.extend(_broken_promises(articles, [*refused, *left_out], n_items=len(items)))
    except TookTooLong:
        faults.append(f"took more than {SECONDS:g} s")
    except Exception as error:
        faults.append(f"{type(error).__name__}: {str(error)[:200]}")
    seconds, megabytes = time.process_time() - start, _peak() - peak
    if megabytes > MEGABYTES:
        faults.append(f"took {megabytes:.0f} MB")
    return Outcome(tuple(faults), seconds, megabytes, tuple(damaged))


def _broken_promises(articles: tuple[Article, ...], rejections: list[Rejection], *, n_items: int) -> Iterator[str]:
    if not n_items:
        yield "the reader gave nothing, and said nothing"
    if not articles and not rejections:
        yield "no article and no reason"
    for row in rejections:
        if not row.reason or not row.detail:
            yield f"a rejection without reason or advice: {row}"
    for article in articles:
        for told in (article.text, article.title, article.author, article.outlet, article.url, article.source):
            if told is not None and not _can_be_written(told):
                yield f"{told[:60]!r} cannot be written as UTF-8, or not in a CSV file"
        if not article.text.strip():
            yield "an article without text"
        if article.published is not None and article.published > SETTINGS.today:
            yield f"published on {article.published}, after today"
        dates = place_expressions(
            article.text, find_expressions(article.text), article_id="a", published=article.published
        )
        if any(article.text[one.start_char : one.end_char] != one.text for one in dates):
            yield "a date whose offsets do not hold its words"


def _can_be_written(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return not {"\x00", "\r"} & set(text)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Stop by a signal when the processor time is up: between two steps of Python; the parent watches for the rest."""

    def stop(_signal: int, _frame: object) -> None:
        raise TookTooLong

    before: Callable[..., object] | int | None = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
