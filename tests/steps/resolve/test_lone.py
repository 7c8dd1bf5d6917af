"""What is left of a day: two tellings that only the day joins, their affair and what else their articles tell of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.steps.resolve.test_events_merging import DAY, Corpus, n_events

NEAR, LONG_AFTER, BEFORE = DAY + timedelta(days=1), DAY + timedelta(days=90), DAY - timedelta(days=20)
TOWN = "On parle de Treval, de Vasselin et de la halle Orvanne."
ONE_NAME = "On parle de Treval et de rien d'autre."
NATION = "On parle de Macron, de la France, de Paris et du Sénat."
MARCH = ("Les opposants ont défilé dans le bourg.", "défilé", "défiler", "protest_or_strike")
RECALLED = ("Depuis la manifestation, plus personne ne salue.", "manifestation", "manifestation", "protest_or_strike")
FISHERS = ("Les pêcheurs ont manifesté sans heurts.", "manifesté", "manifester", "protest_or_strike")
GROWERS = ("Les vignerons ont manifesté au matin.", "manifesté", "manifester", "protest_or_strike")
ROOF = ("Le toit a cédé peu avant minuit.", "cédé", "céder", "accident_or_crime")
TRAGEDY = ("La tragédie hante les vestiaires.", "tragédie", "tragédie", "accident_or_crime")
PLAN = ("Le conseil doit se prononcer sur un audit des toits.", "prononcer", "prononcer", "decision")
DEED = ("Les élus ont adopté un audit de tous les toits.", "adopté", "adopter", "vote")
ELSE = ("Les pompiers ont reçu une médaille.", "reçu", "recevoir", "other")
Told = tuple[str, str, str, str]


def corpus_of(
    left: Told, right: Told, *, texts: tuple[str, str] = (TOWN, TOWN), who: tuple[str, str] = ("", "")
) -> Corpus:
    """Two articles, the first printed the day after, the second long after."""
    corpus = Corpus().tell(*left, article="a", cast=who[0]).tell(*right, article="b", cast=who[1])
    for article, text, printed in zip("ab", texts, (NEAR, LONG_AFTER), strict=True):
        corpus.articles[article] = replace(corpus.articles[article], text=text, published=printed)
    return corpus


@pytest.mark.parametrize(
    ("left", "right", "texts", "expected", "why"),
    [
        (MARCH, RECALLED, (TOWN, TOWN), 1, "kin words"),
        (MARCH, RECALLED, (TOWN, ONE_NAME), 1, "kin words, one name in both"),
        (MARCH, RECALLED, (TOWN, "On parle de Lannes."), 2, "two affairs"),
        (MARCH, RECALLED, (NATION, NATION), 2, "names that everybody knows"),
        (ROOF, TRAGEDY, (TOWN, TOWN), 1, "words of one type"),
        (ROOF, TRAGEDY, (TOWN, ONE_NAME), 2, "words of one type, one name in both"),
        (MARCH, ELSE, (TOWN, TOWN), 2, "other words, nothing in common"),
        (MARCH, ROOF, (TOWN, TOWN), 2, "words of two types"),
    ],
)
def test_a_day_of_an_affair(left: Told, right: Told, texts: tuple[str, str], expected: int, why: str) -> None:
    assert n_events(corpus_of(left, right, texts=texts)) == expected, why


def test_what_others_do_is_another_happening() -> None:
    assert n_events(corpus_of(MARCH, FISHERS, who=("Cave=agent", "Criée=agent"))) == 2
    assert n_events(corpus_of(MARCH, FISHERS, who=("Cave=agent", ""))) == 1


def test_two_towns_are_two() -> None:
    left, right = (
        (MARCH[0].replace("le bourg", "Lannes"), *MARCH[1:]),
        (RECALLED[0].replace(",", " à Orval,"), *RECALLED[1:]),
    )
    left = (left[0].replace("dans", "à"), *left[1:])
    assert n_events(corpus_of(left, right)) == 2


def test_of_two_that_fit_as_well_the_user_is_asked() -> None:
    corpus = corpus_of(MARCH, FISHERS, who=("", "Criée=agent"))
    assert n_events(corpus) == 1
    _, events, merges, _ = corpus.tell(*GROWERS, article="b", cast="Cave=agent").resolve()
    assert len(events) == 3
    assert {merge.decision for merge in merges} == {"unsure"}
    assert "one_of_day" in {merge.rule for merge in merges}


def planned(*, printed: date = BEFORE, other: Told | None = None) -> Corpus:
    """A plan, and what became of it."""
    corpus = Corpus().tell(*PLAN, article="a", modality="planned").tell(*DEED, article="b")
    if other:
        corpus.tell(*other, article="b")
    for article, day in (("a", printed), ("b", NEAR)):
        corpus.articles[article] = replace(corpus.articles[article], text=TOWN, published=day)
    return corpus


def test_all_that_two_articles_tell_of_a_day_may_be_one() -> None:
    assert n_events(planned()) == 1
    assert n_events(planned(other=ELSE)) == 3  # Which of the two was planned?
    assert n_events(planned(printed=DAY - timedelta(days=1))) == 2  # News of one day are many.


def test_a_month_joins_the_day_of_its_affair() -> None:
    month = (date(2024, 3, 1), date(2024, 3, 31))
    corpus = Corpus().tell(*MARCH, article="a").tell(*RECALLED, article="b", days=month)
    assert n_events(corpus) == 2
    for article in "ab":
        corpus.articles[article] = replace(corpus.articles[article], text=TOWN)
    assert n_events(corpus) == 1
    other_day = (date(2024, 3, 10),) * 2
    assert n_events(corpus.tell(*MARCH, article="c", days=other_day)) == 2
    corpus.articles["c"] = replace(corpus.articles["c"], text=TOWN)
    assert n_events(corpus) == 3  # Of two days within it a month joins none.
