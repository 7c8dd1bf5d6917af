"""Sentences of the press, of our own wording, for the kinds of names that it has: who and which bodies stand in them.

Four of each kind were written before the program was asked; `{Claire Roy}` is a person, `<cabinet |Roy & associés>` a
body with what may stand before it, `?` what two annotators could disagree about, `¶` the end of a headline. The second
table has things that are called as persons are (« la sonde Cassini ») and persons beside such nouns. Faults of « read »
were read while rules were written, those of « kept » never: whoever mends rules prints the faults of « read » alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.records import Article
from pipeline.steps.recognise import recognise_articles
from tests.floors import Floors
from tests.shipped import product

HERE = Path(__file__).parent
TABLES = ("names", "kinds")
MARK = re.compile(r"(?P<open>[{<])(?P<doubt>\??)(?:(?P<lead>[^|}>]+)\|)?(?P<name>[^}>]+)[}>]")
KINDS = {"{": "actor", "<": "organization"}
PARTS = ("read", "kept")

pytestmark = pytest.mark.model


class Marked(NamedTuple):
    """A name: it may begin anywhere from `earliest` to `start`."""

    kind: str
    earliest: int
    start: int
    end: int
    doubtful: bool


def read_marks(marked: str) -> tuple[str, list[Marked]]:
    """A sentence without its marks, and its names."""
    text, last = "", 0
    names: list[Marked] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        earliest, start = len(text), len(text) + len(match["lead"] or "")
        text += (match["lead"] or "") + match["name"]
        names.append(Marked(KINDS[match["open"]], earliest, start, len(text), bool(match["doubt"])))
        last = match.end()
    return text + marked[last:], names


def rows_of(table: str) -> list[list[str]]:
    """Sentence, kind and part of each row."""
    lines = (HERE / f"{table}_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.replace("¶", "\n\n").split("\t") for line in lines]


@cache
def counts(table: str) -> dict[str, Counter[tuple[str, str]]]:
    """By part, how many names of each kind were found, missed and invented."""
    rows = rows_of(table)
    read = [read_marks(marked) for marked, *_ in rows]
    articles = [
        Article(article_id=f"a{place}", source=f"a{place}.txt", part=1, sha256="0", text=text)
        for place, (text, _) in enumerate(read)
    ]
    found: dict[str, Counter[tuple[str, str]]] = {part: Counter() for part in PARTS}
    for (_, kind, part), (text, names), told in zip(rows, read, recognise_articles(articles, product()), strict=True):
        left = {(one.kind, one.start_char, one.end_char) for one in told.mentions}
        faults = []
        for name in names:
            if name.doubtful:
                left = {one for one in left if one[1] >= name.end or one[2] <= name.earliest}
                continue
            hit = next(
                (
                    one
                    for one in left
                    if one[0] == name.kind and one[2] == name.end and name.earliest <= one[1] <= name.start
                ),
                None,
            )
            left -= {hit} if hit else set()
            found[part][name.kind, "right" if hit else "missed"] += 1
            faults += [] if hit else [f"missed {text[name.start : name.end]}"]
        for one in sorted(left):
            found[part][one[0], "invented"] += 1
            faults.append(f"{one[0]} {text[one[1] : one[2]]}")
        if faults and part == "read":
            print(f"{kind}: {text}: {'; '.join(faults)}")
    return found


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("part", PARTS)
def test_names_are_found(table: str, part: str, floors: Floors) -> None:
    scores = {}
    for kind in KINDS.values():
        right, missed, invented = (counts(table)[part][kind, what] for what in ("right", "missed", "invented"))
        scores[kind] = 2 * right / (2 * right + missed + invented)
    floors.hold(HERE / "floors.toml", f"{table} of sentences, {part}", scores)


@pytest.mark.parametrize("table", TABLES)
def test_each_kind_of_name_has_two_sentences_that_are_read_and_two_that_are_kept(table: str) -> None:
    rows = rows_of(table)
    kinds = Counter((kind, part) for _, kind, part in rows)
    assert set(kinds.values()) == {2}
    assert len({text for text, *_ in rows}) == len(rows)
