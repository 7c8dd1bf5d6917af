"""Ninety-two pairs of tellings, half of them of one happening: event_pairs.tsv says which and why."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.steps.resolve.events.links import LINKS
from tests.steps.resolve.test_events_merging import DAY, Corpus

TABLE = Path(__file__).with_name("event_pairs.tsv")
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
PAIRS = [dict(zip(LINES[0], cells, strict=True)) for cells in LINES[1:]]
AFFAIR = "riva;noval;Mairie;Agence"
"""Whom two articles on one affair name besides."""


def bounds(text: str) -> tuple[date, date]:
    """First and last day of a day, month or year in ISO 8601."""
    parts = [int(part) for part in text.split("-")] if text else [DAY.year, DAY.month, DAY.day]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(*parts), date(*parts)


def corpus_of(row: dict[str, str]) -> Corpus:
    corpus = Corpus()
    days = [*row["days"].split("/"), *row["days"].split("/")][:2]
    for number, side in enumerate(("", "2")):
        article = "a" if row["where"] == "one" else "ab"[number]
        sentence = row["left"] if not side else row["right"]
        told = (sentence, row[f"trigger{side}"], row[f"lemma{side}"], row[f"type{side}"])
        corpus.tell(*told, cast=row[f"who{side}"], article=article, days=bounds(days[number]))
        if row["where"] == "affair":
            corpus.name(AFFAIR, article=article)
    return corpus


def test_there_are_as_many_of_each() -> None:
    assert [row["same"] for row in PAIRS].count("yes") == [row["same"] for row in PAIRS].count("no") == 46


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row['same']}-{row['why']}-{n}" for n, row in enumerate(PAIRS)])
def test_pair(row: dict[str, str]) -> None:
    assert len(corpus_of(row).resolve()[1]) == (1 if row["same"] == "yes" else 2)


def test_rows_say_how_many_pairs_their_rule_joins() -> None:
    joined = Counter(merge.rule for row in PAIRS for merge in corpus_of(row).resolve()[2] if merge.decision == "same")
    own = [rule for rule in LINKS.rules.values() if rule.measured_on == "own pairs"]
    assert joined == {rule.id: rule.n for rule in own}


FULL = (
    *("abricot", "bermuda", "caravane", "dentelle", "etincelle", "farandole"),
    *("gargouille", "hirondelle", "jonquille", "libellule", "mandoline", "nenuphar"),
)


def decided(n_common: int, *, kin: bool, who: str, who2: str) -> str:
    """What becomes of two tellings of twelve full words each, so many of them in common."""
    words = [" ".join(FULL), " ".join([*FULL[:n_common], *(word[::-1] for word in FULL[n_common:])])]
    corpus = Corpus().tell(words[0], FULL[0], "arrêter", "legal_action", cast=who)
    corpus.tell(words[1], FULL[0], "arrestation" if kin else "juger", "legal_action", cast=who2, article="b")
    _, events, merges, _ = corpus.resolve()
    return "same" if len(events) == 1 else merges[0].decision if merges else "nothing"


@pytest.mark.parametrize(
    ("n_common", "kin", "who", "who2", "decision"),
    [
        # .4 + .3/2 + .75 of the share of words: SAME is passed at .094 of it, one word in twelve is .083.
        (1, True, "roy=patient+Cour=other", "roy=patient+Mairie=other", "unsure"),
        (2, True, "roy=patient+Cour=other", "roy=patient+Mairie=other", "same"),
        # Nobody named: two words beside the one that tells.
        (2, True, "", "", "unsure"),
        (3, True, "", "", "same"),
        # One type, nobody named: .24 + .12 + .75 of the share: UNSURE at .187, SAME at .347 and .4 of words.
        (2, False, "", "", "nothing"),
        (3, False, "", "", "unsure"),
        (4, False, "", "", "unsure"),
        (6, False, "", "", "same"),
    ],
)
def test_thresholds_and_weights(n_common: int, kin: bool, who: str, who2: str, decision: str) -> None:
    assert decided(n_common, kin=kin, who=who, who2=who2) == decision
