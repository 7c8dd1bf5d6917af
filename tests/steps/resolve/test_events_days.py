"""Tellings that give one happening two days: which are asked about, and which day, how sure, an event has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.records import Facts
from pipeline.views.questions import ask
from tests.steps.resolve.test_events_merging import ARREST, CUSTODY, DAY, Corpus, correction

NEXT, YEAR_BEFORE, FAR = date(2024, 3, 4), date(2023, 3, 3), date(2024, 3, 6)
HELD = (
    "Paul Roy fut placé en garde à vue, à Valmont.",
    "placé",
    "placer en garde à vue",
    "legal_action",
    "roy=patient",
)
SIGNED = ("Le bail a été signé avec Noval.", "signé", "signer", "agreement_or_contract", "Noval=agent")
HEARD = ("Paul Roy a comparu à Valmont.", "comparu", "comparaître", "legal_action", "roy=agent")
MET = ("Le conseil s'est réuni à Valmont.", "réuni", "réunir", "meeting", "Conseil=agent")
PLAYED = ("Noval a battu Riva.", "battu", "battre", "sport_result", "Noval=agent+Riva=patient")


def on_days(told: tuple[str, str, str, str, str], *days: date, **also: str) -> Corpus:
    corpus = Corpus()
    *telling, cast = told
    for article, day in zip("abcd", days, strict=False):
        corpus.tell(*telling, cast=cast, article=article, days=(day, day), **also)  # type: ignore[arg-type]
    return corpus


@pytest.mark.parametrize(
    ("told", "day", "asked"),
    [
        (HELD, NEXT, True),
        (HELD, FAR, False),
        (SIGNED, YEAR_BEFORE, True),
        (SIGNED, date(2023, 3, 4), False),
        (HEARD, NEXT, False),  # a trial goes on
        (MET, NEXT, False),
        (PLAYED, YEAR_BEFORE, False),
    ],
)
def test_a_slip_of_the_day_is_asked_about(told: tuple[str, str, str, str, str], day: date, asked: bool) -> None:
    _, events, merges, _ = on_days(told, DAY, day).resolve()
    doubts = [row.decision for row in merges if row.rule == "near_day"]
    joined = len(events) == 1
    assert joined or doubts == (["unsure"] if asked else [])
    assert not joined or (asked and events[0].date_conflict)


def test_two_people_held_on_two_days_and_plans_raise_no_question() -> None:
    corpus = on_days(HELD, DAY)
    corpus.tell(*HELD[:4], cast="tardy=patient", article="b", days=(NEXT, NEXT))
    assert not corpus.resolve()[2]
    assert not on_days(HELD, DAY, NEXT, modality="planned").resolve()[2]


def test_what_an_affair_began_with_is_asked_about_though_no_party_is_named() -> None:
    corpus = Corpus().tell("Le bail a été signé.", "signé", "signer", "agreement_or_contract")
    began = "L'affaire a commencé par la signature du bail."
    corpus.tell(began, "commencé", "commencer", article="b", days=(YEAR_BEFORE, YEAR_BEFORE))
    assert not corpus.resolve()[2]
    for article in "ab":
        corpus.name("roy;Noval;Mairie", article=article)
    assert [row.rule for row in corpus.resolve()[2]] == ["near_day"]


def joined(*days: date, published: dict[str, date] | None = None, denied: tuple[date, ...] = ()) -> Corpus:
    """Tellings of one happening on these days, then articles that deny it of some."""
    corpus = on_days(HELD, *days)
    for article, day in zip("xyz", denied, strict=False):
        corpus.tell(*HELD[:4], cast=HELD[4], article=article, days=(day, day), modality="negated")
    for article, day in (published or {}).items():
        corpus.articles[article] = replace(corpus.articles[article], published=day)
    return corpus


SAME = correction("same", "2024-03-03-placer-en-garde-a-vue", "2024-03-04-placer-en-garde-a-vue")


@pytest.mark.parametrize(
    ("corpus", "day", "confidence"),
    [
        (joined(DAY, NEXT, DAY), DAY, 0.8 * 2 / 3),
        (joined(DAY, NEXT, NEXT), NEXT, 0.8 * 2 / 3),
        # Of as many articles of each day the one written next to its day knows best.
        (joined(DAY, NEXT, published={"a": date(2024, 3, 4), "b": date(2024, 6, 1)}), DAY, 0.8 / 2),
        (joined(DAY, NEXT, published={"a": date(2024, 6, 1), "b": date(2024, 3, 4)}), NEXT, 0.8 / 2),
        # Who denies it says of which day, too.
        (joined(DAY, NEXT, published={"b": date(2024, 3, 4)}, denied=(DAY,)), DAY, 0.8 / 3),
    ],
)
def test_the_day_is_that_of_most_articles_and_a_conflict_costs_confidence(
    corpus: Corpus, day: date, confidence: float
) -> None:
    (event,) = corpus.resolve(SAME)[1]
    assert event.date_conflict
    assert event.date_start == event.date_end == day
    assert event.confidence == pytest.approx(confidence, abs=0.001)


def test_without_conflict_an_event_is_as_sure_as_its_surest_telling() -> None:
    (event,) = on_days(HELD, DAY, DAY).resolve()[1]
    assert (event.date_conflict, event.confidence) == (False, 0.8)


def test_two_events_told_in_the_very_same_words_are_two_questions() -> None:
    corpus, later = Corpus(), date(2024, 5, 3)
    for article, day in (("a", DAY), ("b", later)):
        corpus.tell(*ARREST, who="roy", article=article, days=(day, day))
        corpus.tell(*CUSTODY, who="roy", article=f"{article}2", days=(day, day))
    _, events, merges, _ = corpus.resolve()
    assert len(events) == 2
    assert sorted((row.left, row.right) for row in merges) == [
        (f"{CUSTODY[0]} (2024, {article}2)", f"{ARREST[0]} (2024, {article})") for article in "ab"
    ]
    # Kin words of one day and one person are plain, what other words tell is not.
    assert len(ask(Facts(merges=tuple(replace(row, rule="all_of_day") for row in merges)))) == 2
