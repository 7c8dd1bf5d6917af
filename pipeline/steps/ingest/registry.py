"""Finds the readers beside it and chooses one for each source."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import cast

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest import readers
from pipeline.steps.ingest.bounds import NOT_WHOLE
from pipeline.steps.ingest.source import Reader, Source


@cache
def load_readers() -> tuple[Reader, ...]:
    """All modules of `readers/`, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(cast(Reader, importlib.import_module(f"{readers.__name__}.{name}")) for name in names)


def choose_reader(source: Source) -> Reader | None:
    """The reader that is surest of a source, by its content before its suffix; None when none wants it."""
    scores = [(reader.accepts(source), reader) for reader in load_readers()]
    best, reader = max(scores, key=lambda score: score[0])
    return reader if best else None


def read_source(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The texts of one source, in order, and what of it was set aside; never nothing at all."""
    if not source.data:
        yield source.reject("empty", "The file is empty")
        return
    reader = choose_reader(source)
    if reader is None:
        yield source.reject("binary" if b"\0" in source.head else "unsupported")
        return
    found = False
    try:
        for item in reader.read(source, settings):
            found = True
            yield item
    except ImportError:
        raise  # a library is missing: broken set-up, not a broken file
    except RecursionError:
        yield source.reject("damaged", f"{reader.FORMAT}: nested too deep")
        return
    except MemoryError:
        yield source.reject("too_large", f"{reader.FORMAT}: it takes too much memory")
        return
    except Exception as error:
        yield source.reject("damaged", f"{reader.FORMAT}: {NOT_WHOLE} ({type(error).__name__})")
        return
    if not found:
        yield source.reject("no_text", f"{reader.FORMAT}: nothing in it")
