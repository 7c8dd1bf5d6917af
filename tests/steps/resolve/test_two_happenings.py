"""Two happenings of one affair stay two rows, however near they are told: two_happenings.tsv, half of it held back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.steps.resolve.test_events_merging import DAY, Corpus, n_events
from tests.steps.resolve.test_events_pairs import bounds

TABLE = Path(__file__).with_name("two_happenings.tsv")
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = [dict(zip(LINES[0], cells, strict=True)) for cells in LINES[1:]]
READ, HELD_BACK = ROWS[::2], ROWS[1::2]
AFFAIR = "On parle de Treval, de Vasselin et de la halle Orvanne."


def corpus_of(row: dict[str, str]) -> Corpus:
    corpus = Corpus()
    days = (row["days"].split("/") * 2)[:2]
    for side, article, day, printed in zip(("", "2"), "ab", days, row["printed"].split("/"), strict=True):
        told = (row["right" if side else "left"], *(row[f"{name}{side}"] for name in ("trigger", "lemma", "type")))
        status = row[f"status{side}"] or "realised"
        corpus.tell(*told, cast=row[f"who{side}"], article=article, days=bounds(day), modality=status)
        on = DAY + timedelta(days=int(printed))
        corpus.articles[article] = replace(corpus.articles[article], text=AFFAIR, published=on)
    return corpus


@pytest.mark.parametrize("row", READ, ids=[row["why"] for row in READ])
def test_two_stay_two(row: dict[str, str]) -> None:
    assert n_events(corpus_of(row)) == 2


def test_two_of_the_rows_that_nobody_reads_stay_two() -> None:
    assert sum(n_events(corpus_of(row)) == 2 for row in HELD_BACK) >= 17
