"""The long part of the road: what each article says, from the store or read now, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pipeline.call import LOGGER, Caller, timed
from pipeline.crew.alone import Alone
from pipeline.crew.work import Crew, Watch, Work
from pipeline.folders import check_room
from pipeline.page.beside import pages_of
from pipeline.records import Article, Rejection
from pipeline.records.correction import Correction
from pipeline.settings import Settings
from pipeline.store.corpus import Store

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")
Hire = Callable[[Sequence[Work], Watch], Crew]
Progress = Callable[[int, int], None]


def added_names(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The names that the user adds by hand in the corrections beside the articles."""
    return tuple(one for one in corrections if one.decision == "add")


def read_articles(
    articles: Sequence[Article],
    given: tuple[Correction, ...],
    settings: Settings,
    hire: Hire,
    store: Store,
    *,
    progress: Progress | None,
    call: Caller,
) -> tuple[list[str], list[Rejection]]:
    """Let the store know what each article says; give their keys in it, and the articles that failed.

    Raises:
        BadOutput: the disk has no room for what new articles say.
    """
    pages = pages_of(articles)
    keys = [store.sayings.key(one, pages.get(one.article_id, ()), given) for one in articles]
    new = [at for at, key in enumerate(keys) if key not in store.sayings]
    if store.out is not None:
        check_room(store.out, sum(len(articles[at].text) for at in new))
    failed: list[Rejection] = []
    if (why := store.why_anew(len(new))) is not None:
        LOGGER.warning("%s", why)
    # What ended a process before is alone from the start: no batch is halved for it again.
    suspects = [at for at in new if store.sayings.is_suspect(keys[at])]
    apart = set(suspects)
    others = [at for at in new if at not in apart]
    places = (*batches(others, settings.batch_articles), *((at,) for at in suspects))
    works = [Work(number, (), pages, given).of(articles[at] for at in some) for number, some in enumerate(places)]
    known = len(articles) - len(new)

    def watch(n_read: int) -> None:
        if progress is not None:
            progress(known + n_read, len(articles))

    watch(0)
    crew, done = hire(works, watch), known
    try:
        for work, some in zip(works, places, strict=True):
            result = call("recognise and relate", crew.do, work)
            broken = {(row.source, row.part) for row in result.rejections}
            poisoned = {(row.source, row.part) for row in result.rejections if row.reason == "poisoned"}
            for at, packed in zip(some, result.packed, strict=True):
                whole = (articles[at].source, articles[at].part) not in broken
                store.sayings.keep(keys[at], packed, whole=whole)
                if (articles[at].source, articles[at].part) in poisoned:
                    store.sayings.suspect(keys[at])
            failed.extend(result.rejections)
            done += len(some)
            LOGGER.info("%d of %d articles read", done, len(articles))
    finally:
        crew.close()
        store.flush()
    store.count(known=known, new=len(new))
    return keys, failed


def hire_crew(settings: Settings, seconds: dict[str, float], works: Sequence[Work], watch: Watch) -> Crew:
    """As many processes as some batches are worth, or this one alone; or the machines that the user names."""
    from pipeline.crew.foreman import Foreman

    if settings.engine and works:
        from pipeline.crew.cluster import Cluster

        return Foreman(Cluster(settings), works, watch)
    from pipeline.crew.processes import Processes, how_many

    number = how_many(settings, works)
    if number == 1:
        return Alone(settings, partial(_load, settings, seconds), watch)
    return Foreman(Processes(settings, number), works, watch)


def _load(settings: Settings, seconds: dict[str, float]) -> Language:
    from pipeline.crew.extract import load_tried

    with timed(seconds, "load model"):
        return load_tried(settings)


def batches(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in order, `size` at a time."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))
