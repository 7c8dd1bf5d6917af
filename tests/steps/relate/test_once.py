"""What is read off a word is read once a document, and once for each of what else it is asked with."""

from __future__ import annotations

import spacy

from pipeline.steps.relate import parse
from pipeline.steps.relate.events.grammar import features
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.once import once_a_token, once_a_word
from pipeline.steps.relate.roles.at_place import head_size
from pipeline.steps.relate.roles.read_role import read_role
from pipeline.steps.relate.roles.role_nouns import head_sizes, role_noun, role_nouns

asked: list[str] = []


@once_a_token
def spelled(token: parse.Token, end: str = "") -> str | None:
    """A reading that leaves a trace; it may find nothing."""
    asked.append(f"{token.text}{end}")
    return token.text + end if token.is_alpha else None


@once_a_word
def written(text: NamedText, place: int) -> str:
    """The same of a text."""
    asked.append(text.words[place])
    return text.words[place]


def doc_of(*words: str) -> parse.Doc:
    return parse.Doc(spacy.tokens.Doc(spacy.blank("fr").vocab, words=list(words)))


def test_a_token_is_read_once_a_document() -> None:
    asked.clear()
    one, other = doc_of("Aude", "!"), doc_of("Luc", "!")
    assert [spelled(one[0]), spelled(one[0]), spelled(other[0])] == ["Aude", "Aude", "Luc"]
    assert [spelled(one[1]), spelled(one[1])] == [None, None]
    assert asked == ["Aude", "Luc", "!"]


def test_what_else_it_is_asked_with_counts() -> None:
    asked.clear()
    doc = doc_of("Aude", "Vasselin")
    assert [spelled(doc[0]), spelled(doc[0], "-"), spelled(doc[0], "-"), spelled(doc[1])] == [
        *("Aude", "Aude-", "Aude-", "Vasselin")
    ]
    assert asked == ["Aude", "Aude-", "Vasselin"]


def test_a_word_is_read_once_a_text() -> None:
    asked.clear()
    one, other = NamedText(doc_of("Aude", "rit"), ()), NamedText(doc_of("Luc", "rit"), ())
    assert [written(one, 0), written(one, 0), written(other, 0), written(one, 1)] == ["Aude", "Aude", "Luc", "rit"]
    assert asked == ["Aude", "Luc", "rit"]


def test_relations_are_read_apart() -> None:
    """Whether relations are asked for does not stick to the word."""
    text = NamedText(doc_of("la", "mère", "parle"), ())
    assert read_role(text, 1) is None
    assert read_role(text, 1, relations=True) is not None
    assert read_role(text, 1) is None


def test_every_listed_role_is_tried_by_its_first_word() -> None:
    for words in role_nouns():
        assert len(words) in head_sizes(words[0])
    assert len(head_sizes("ex-garde")) > 1
    text = NamedText(doc_of("l'", "ex-garde", "des", "Sceaux", "parle"), ())
    assert role_noun(("ex-garde", "des", "sceaux")) is not None
    assert head_size(text, 1) == 3


def test_features_are_those_of_the_word() -> None:
    words = spacy.tokens.Doc(
        spacy.blank("fr").vocab,
        words=["brûlée", "brûlés", "pont"],
        morphs=["Gender=Fem|Number=Sing", "Gender=Masc|Number=Plur", ""],
    )
    doc = parse.Doc(words)
    assert [features(token, "Number") for token in doc] == [["Sing"], ["Plur"], []]
    assert [features(token, "Gender") for token in doc] == [["Fem"], ["Masc"], []]
