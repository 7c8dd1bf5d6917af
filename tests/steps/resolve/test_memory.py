"""What a corpus takes while its tellings are merged: bytes for a telling, not objects, and no pair that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from pipeline.steps.resolve.events import tellings as tellings_module
from pipeline.steps.resolve.events.blocks import same_days
from pipeline.steps.resolve.events.groups import group_tellings
from pipeline.steps.resolve.events.tellings import Tellings
from tests.growth import more_memory
from tests.steps.resolve.in_columns import tellings_of
from tests.steps.resolve.test_events_merging import DAY, Corpus

A_DAY = 30
"""Tellings of one day, each of another article: 435 pairs, all of them doubts."""
BYTES_A_TELLING = 1_000
"""What an object takes alone, without the words and names that it holds."""
BYTES_OF_PAIRS = 400
"""For a telling: five doubts, twelve bytes each while they are gathered and sorted, and its place among the groups."""


def days_of(n: int, *, labels: str = "") -> Corpus:
    """So many days on which much the same is told again and again."""
    corpus = Corpus()
    for number in range(n):
        for one in range(A_DAY):
            letters = chr(97 + one // 6) + chr(97 + one % 6)
            words = " ".join(f"{word}{letters}" for word in ("pont", "quai", "parc", "gare", "four", "mine", "port"))
            day = DAY + timedelta(number)
            told = f"Un {words} a fermé au marché{labels}."
            corpus.tell(told, "fermé", "fermer", "closure", article=f"a{number}-{one}", days=(day, day))
    return corpus


def grouped(n: int) -> Callable[[], object]:
    corpus = days_of(n)
    articles = tuple(corpus.articles.values())
    tellings, _ = tellings_of(articles, corpus.tellings, corpus.timexes, corpus.mentions)
    return lambda: group_tellings(tellings, ())


def test_of_pairs_stays_what_was_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    # Few days stand for many: as with these, nearly no telling is still an object when the last is compared.
    monkeypatch.setattr(tellings_module, "HELD", A_DAY)
    grouped(30)()  # what is read once, some of it only where there are many
    assert more_memory(grouped, 15) / A_DAY < BYTES_OF_PAIRS


def test_tellings_are_columns() -> None:
    def read(n: int) -> Callable[[], object]:
        corpus = days_of(n)
        articles = tuple(corpus.articles.values())
        return lambda: tellings_of(articles, corpus.tellings, corpus.timexes, corpus.mentions)[0]

    assert more_memory(read, 60) / A_DAY < BYTES_A_TELLING


def test_a_telling_comes_back_as_it_was_told() -> None:
    corpus = Corpus().tell("La \ud83d mairie de Luzac a fermé.", "fermé", "fermer", "closure", who="anne;Luzac")
    corpus.tell("Elle rouvrira à Valmont.", "rouvrira", "rouvrir", "other", days=None, modality="planned")
    tellings, records = tellings_of(tuple(corpus.articles.values()), corpus.tellings, corpus.timexes, corpus.mentions)
    first, second = tellings
    for one, row in ((first, records[0]), (second, records[1])):
        for name in ("label", "label_kind", "trigger", "trigger_lemma", "type", "modality", "confidence", "start_char"):
            assert getattr(one, name) == getattr(row, name)
    assert (first.period, second.period) == ((DAY, DAY), None)
    assert first.parts == (("actor", "anne", "agent", 0.9), ("organization", "luzac", "agent", 0.9))
    assert (first.entities, second.entities) == ({"anne", "luzac"}, set())
    # Luzac is a body here, and Valmont no name of anybody.
    assert (first.places, second.places) == (set(), {"valmont"})
    assert tellings[:2] == [first, second]
    with pytest.raises(IndexError):
        tellings[2]


def test_tellings_of_the_same_days_are_looked_at_together() -> None:
    later = date(2024, 3, 9)
    corpus = Corpus()
    for days, article in (((DAY, DAY), "a"), (None, "a"), ((later, later), "b"), (None, "b"), ((DAY, DAY), "c")):
        corpus.tell("Un pont a fermé.", "fermé", "fermer", article=article, days=days)
    corpus.tell("Un pont a fermé.", "fermé", "fermer", article="d", days=None, copy_of="a")
    tellings, _ = tellings_of(tuple(corpus.articles.values()), corpus.tellings, corpus.timexes, corpus.mentions)
    told = [[tellings[place].article_id for place in block] for block in same_days(tellings)]
    # Of days that cannot be placed those of one article, or of its copy.
    assert told == [["a", "c"], ["a", "d"]]
    assert list(same_days(Tellings(()))) == []
