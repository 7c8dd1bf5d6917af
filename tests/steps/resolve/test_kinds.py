from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records import EntityKind, Mention
from tests.steps.resolve.articles import a_mention
from tests.steps.resolve.in_columns import settled


def mention(article: str, kind: EntityKind, text: str, confidence: float = 0.9, rule: str = "ner") -> Mention:
    return replace(a_mention(article, text, kind=kind, confidence=confidence), rule=rule)


FIRM = [mention("a", "organization", "Ardoisel"), mention("b", "organization", "Ardoisel")]


@pytest.mark.parametrize(
    ("others", "kinds"),
    [
        ([mention("c", "actor", "Ardoisel", 0.5)], ["organization"]),
        ([mention("c", "actor", "ARDOISEL", 0.5)], ["organization"]),
        # The family: the article names the person in full.
        ([mention("c", "actor", "Jeanne Ardoisel"), mention("c", "actor", "Ardoisel", 0.5)], ["actor", "actor"]),
        # No plain majority.
        ([mention("c", "actor", "Ardoisel"), mention("d", "actor", "Ardoisel")], ["actor", "actor"]),
        # Another name.
        ([mention("c", "actor", "Ardoise", 0.5)], ["actor"]),
    ],
)
def test_the_corpus_settles_the_kind_of_a_name(others: list[Mention], kinds: list[str]) -> None:
    assert [m.kind for m in settled([*FIRM, *others])[2:]] == kinds


def test_a_short_form_goes_with_the_long_one() -> None:
    bodies = [mention(article, "organization", "Minerais Ardoisel") for article in "abd"]
    people = [mention("c", "actor", "Minerais Ardoisel", 0.5), mention("c", "actor", "Ardoisel", rule="surname")]
    assert [m.kind for m in settled([*bodies, *people])] == ["organization"] * 5
    named = [*people, mention("c", "actor", "Jeanne Ardoisel")]
    assert [m.kind for m in settled([*bodies, *named])[3:]] == ["organization", "actor", "actor"]


def test_what_one_article_tells_of_a_lone_word_holds_where_nothing_tells_a_person() -> None:
    once = [mention("a", "organization", "Ardoisel", rule="apposed")]
    guessed = [mention(article, "actor", "Ardoisel") for article in "bcd"]
    assert [m.kind for m in settled([*once, *guessed])] == ["organization"] * 4
    assert [m.kind for m in settled([*once, *guessed, mention("e", "actor", "De Ardoisel")])][:4] == [
        "organization"
    ] * 4
    person = mention("e", "actor", "Ardoisel", rule="civility")
    assert [m.kind for m in settled([*once, *guessed, person])][1:] == ["actor"] * 4


def test_in_another_affair_the_same_word_is_somebody() -> None:
    firm = [mention("a", "organization", "Ardoisel", rule="apposed"), mention("a", "actor", "Aude Vasselin")]
    same = [mention("b", "actor", "Ardoisel"), mention("b", "actor", "Aude Vasselin"), mention("b", "actor", "Luc Roy")]
    # Shares nobody with the first, but with the second.
    further = [mention("c", "actor", "Ardoisel"), mention("c", "actor", "Luc Roy")]
    other = [mention(one, "actor", name) for one in "de" for name in ("Ardoisel", "Marc Roque")]
    alone = [mention("f", "actor", "Ardoisel"), mention("f", "actor", "Anne Morvel")]
    found = settled([*firm, *same, *further, *other, *alone])
    kinds = {m.article_id: m.kind for m in found if m.text == "Ardoisel"}
    assert kinds == dict.fromkeys("abcf", "organization") | dict.fromkeys("de", "actor")


@pytest.mark.parametrize(("articles", "kind"), [("a", "actor"), ("ae", "organization")])
def test_who_has_employees_in_one_article_may_be_somebody(articles: str, kind: str) -> None:
    employers = [mention(article, "organization", "Ardoisel", 0.3, rule="employer") for article in articles]
    guessed = [mention(article, "actor", "Ardoisel") for article in "bcd"]
    assert {m.kind for m in settled([*guessed, *employers])[:3]} == {kind}


def told(name: str) -> list[Mention]:
    return [mention(article, "organization", name, rule="apposed") for article in "ab"]


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ([], "organization"),
        ([mention("d", "actor", "Jeanne Ardoisel")], "actor"),  # somebody of the corpus bears it
        ([mention("d", "actor", "Ardoisel", rule="civility")], "actor"),
    ],
)
def test_a_lone_word_that_articles_call_a_body_is_one_whatever_the_recogniser_says(
    others: list[Mention], kind: str
) -> None:
    guessed = [mention("c", "actor", "Ardoisel")] * 9
    assert [m.kind for m in settled([*told("Ardoisel"), *guessed, *others])[2:11]] == [kind] * 9


@pytest.mark.parametrize(("name", "kind"), [("Minerais Ardoisel", "organization"), ("Jeanne Ardoisel", "actor")])
def test_a_name_of_several_words_that_articles_call_a_body_is_no_person_without_a_given_name(
    name: str, kind: str
) -> None:
    assert [m.kind for m in settled([*told(name), *[mention("c", "actor", name)] * 9])[2:]] == [kind] * 9


def test_one_article_alone_settles_nothing() -> None:
    one = [mention("a", "organization", "Ardoisel")] * 5 + [mention("b", "actor", "Ardoisel", 0.3)]
    assert settled(one) == tuple(one)


def test_what_was_turned_says_so() -> None:
    turned = settled([*FIRM, mention("c", "actor", "Ardoisel", 0.5)])[2]
    assert turned.rule == "corpus_kind"
