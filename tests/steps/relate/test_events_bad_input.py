"""Text that is no prose: no exception, bounded time, no flood of events."""

from __future__ import annotations

import re
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.records import Article, EventMention, Timex
from pipeline.steps.relate import parse
from pipeline.steps.relate.events import relate_events
from tests.shipped import parsed

DATE = re.compile(r"\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août) \d{4}|\d\d/\d\d/\d{4}")


def relate_text(text: str, doc: Doc) -> tuple[EventMention, ...]:
    article = Article(
        article_id="a",
        source="a.txt",
        part=1,
        sha256="0",
        text=text,
        published=date(2024, 6, 15),
        published_basis="metadata",
    )
    timexes = tuple(
        Timex(
            date_id=f"a:d{match.start()}",
            article_id="a",
            kind="date",
            text=match.group(),
            start_char=match.start(),
            end_char=match.end(),
            rule="test",
            date_start=date(2024, 1, 1 + number % 28),
            date_end=date(2024, 1, 1 + number % 28),
            edtf="2024-01-01",
            precision="day",
            basis="explicit",
        )
        for number, match in enumerate(DATE.finditer(text))
    )
    return relate_events(parse.Doc(doc), article, (), timexes)


CLAUSE = "le comité, réuni dans la salle, entend la mairie et la région, puis examine le dossier, "
LONG = "Le 3 mars 2024, " + CLAUSE * 30 + "et rejette le projet le 4 avril 2024."
DATES = "\n".join(f"{1 + n % 28} mars {1800 + n}" for n in range(200))
DATES_IN_A_ROW = ", ".join(f"{1 + n % 28} mars {1800 + n}" for n in range(200))
TABLE = "\n".join(
    f"{n}\t03/04/{1900 + n}\t12,5\t04/05/{1900 + n}\t13,8\t05/06/{1900 + n}\t06/07/{1900 + n}" for n in range(50)
)
LYRICS = "\n".join(["Oh le 3 mars 2024, la la la", "mon cœur, mon cœur", "oh oh oh, le 3 mars 2024"] * 10)
CODE = "\n".join(f'row["{n}"] = parse({{"day": "3 mars 2024", "v": [{n}, {n}];}})  # 4 avril 2024' for n in range(40))
PROGRAMME = "\n".join(f"{1 + n} mars 2024 : concert de la fanfare, salle {n}" for n in range(20))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "most"),
    [(LONG, 2), (DATES, 0), (DATES_IN_A_ROW, 0), (TABLE, 0), (LYRICS, 10), (CODE, 0), (PROGRAMME, 20)],
    ids=["long sentence", "list of dates", "dates in a row", "table", "lyrics", "code", "programme"],
)
def test_no_flood(text: str, most: int) -> None:
    (doc,) = parsed(text)
    found = relate_text(text, doc)
    assert len(found) <= most
    assert all(len(one.label) <= 400 for one in found)  # a sentence that is its own label


def test_programme_gives_its_own_lines() -> None:
    # Without a parse only event nouns before a date count, and nothing breaks.
    doc = spacy.blank("fr")(PROGRAMME)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = "\n" in doc[token.i - 1].text
    assert relate_text(PROGRAMME, doc) == ()


def test_empty_article() -> None:
    assert relate_text("", spacy.blank("fr")("")) == ()
