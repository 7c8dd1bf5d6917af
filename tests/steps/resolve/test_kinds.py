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
