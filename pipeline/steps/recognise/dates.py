"""Doc -> Timex: time expressions found and understood."""

from __future__ import annotations

import re

import dateparser
from spacy.tokens import Doc

from pipeline.records import Article, Timex

FULL_DATE = re.compile(
    r"\b(?:1er|[12]?\d|3[01]) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d\b"
)


def recognise_dates(doc: Doc, article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article, in order of place."""
    timexes = []
    for match in FULL_DATE.finditer(article.text):
        value = dateparser.parse(match.group(), languages=["fr"])
        if value is not None:
            day = value.date()
            timexes.append(
                Timex(
                    date_id=f"{article.article_id}:d{match.start()}",
                    article_id=article.article_id,
                    kind="date",
                    text=match.group(),
                    start_char=match.start(),
                    end_char=match.end(),
                    rule="full_date",
                    date_start=day,
                    date_end=day,
                    edtf=day.isoformat(),
                    precision="day",
                    basis="explicit",
                )
            )
    return tuple(timexes)
