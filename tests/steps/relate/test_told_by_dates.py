"""told_by_dates.tsv: what each date of a sentence tells, or that it tells nothing; own wording.

`told` is "day trigger type modality", several with "; " between, `-` for nothing. The article of a row under
« undated » has no day of publication.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from tests.marked import read_marked, relate_marked
from tests.shipped import product
from tests.steps.relate.event_rows import told_of

if TYPE_CHECKING:
    from spacy.language import Language

TABLE = Path(__file__).parent / "told_by_dates.tsv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = [
        (row["text"], row["told"], row["note"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]

pytestmark = pytest.mark.model


@cache
def answers() -> dict[str, str]:
    """What the product tells of each sentence, names and dates given."""
    marked = []
    for number, (text, _, note) in enumerate(ROWS):
        one = read_marked(text, article_id=f"a{number}")
        if note.startswith("undated"):
            one = replace(one, article=replace(one.article, published=None, published_basis="none"))
        marked.append(one)
    found = relate_marked(marked, product())
    return {
        text: "; ".join(f"{one.date} {one.trigger} {one.type} {one.modality}" for one in told_of(facts)) or "-"
        for (text, _, _), facts in zip(ROWS, found, strict=True)
    }


@pytest.mark.parametrize(("text", "told"), [row[:2] for row in ROWS], ids=[row[0][:60] for row in ROWS])
def test_date_tells(text: str, told: str) -> None:
    assert answers()[text] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Les marins défilent chaque année, le 6 janvier.", []),  # no one of these days
        ("Les marins ont défilé le 6 janvier 2024.", ["défilé"]),
        ("Les primes augmenteront de 0,3 % par an en 2025.", ["augmenteront"]),  # a rate, and its year
    ],
)
def test_day_that_comes_back(text: str, told: list[str], nlp: Language) -> None:
    article = read_marked(text).article
    (found,) = recognise_articles([article], nlp)
    assert [one.trigger for one in relate_article(found).event_mentions] == told


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("À en croire {Irina Wolff}, le barrage a lâché [lundi].", "Irina Wolff"),
        ("De l'aveu même de {Irina Wolff}, le barrage a lâché [lundi].", "Irina Wolff"),
        ("Le chef de {Irina Wolff} en est sûr, le barrage a lâché [lundi].", ""),
        ("{Nora Vidal} accuse {Kamel Driss} de l'avoir frappée [le 3 mai].", "Nora Vidal"),
        ("{Nora Vidal} est accusée par {Kamel Driss} d'avoir fui [en mars].", ""),  # who is accused says nothing
        ("« Le pont, raconte {Rose Tardieu}, a cédé [lundi]. »", "Rose Tardieu"),
        ("[Le 3 mai], se souvient {Rose Tardieu}, un mur a cédé.", "Rose Tardieu"),
    ],
)
def test_who_reports(text: str, reporter: str) -> None:
    (facts,) = relate_marked([read_marked(text)], product())
    assert [one.reported_by for one in told_of(facts)] == [reporter]
