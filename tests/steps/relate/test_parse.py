"""What is written down of a parse is what spaCy says of it, word by word."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span

from pipeline.steps.relate.parse import Doc

WORDS = ["Hier", ",", "l’", "Élue", "de", "Vézac", "«", "a", "dit", "»", "trois", "mots", ".", "\n", "Fin", "!"]
HEADS = [8, 0, 3, 8, 5, 3, 8, 8, 8, 8, 11, 8, 8, 8, 14, 14]
DEPS = ["advmod", "punct", "det", "nsubj", "case", "nmod", "punct", "aux:tense", "ROOT", "punct"]
ASKED = ("text", "lower_", "lemma_", "pos_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws")
FLAGS = ("i", "idx", "is_space", "is_punct", "is_alpha", "is_quote", "is_title", "like_num")


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    """Two sentences with a crossing arc, a name and a date."""
    doc = Parsed(
        spacy.blank("fr").vocab,
        words=WORDS,
        spaces=[word not in {"Hier", "l’", "mots", ".", "\n", "!"} for word in WORDS],
        heads=HEADS,
        deps=[*DEPS, "nummod", "obj", "punct", "dep", "ROOT", "punct"],
        pos=["NOUN" if word[0].isalpha() else "PUNCT" for word in WORDS],
        lemmas=[word.lower() for word in WORDS],
        morphs=["Number=Plur,Sing|Gender=Fem" if word == "Élue" else "" for word in WORDS],
        sent_starts=[place in (0, 14) for place in range(len(WORDS))],
    )
    doc.ents = [Span(doc, 3, 6, label="PER")]
    doc.spans["timex"] = [doc[0:2], doc[10:12]]
    return doc


def bounds_of(span: Any) -> tuple[int, int] | None:
    """Of a stretch of either kind, where one was found."""
    return None if span is None else (span.start, span.end)


def test_each_word(parsed: Parsed) -> None:
    for theirs, ours in zip(parsed, Doc(parsed), strict=True):
        for name in (*ASKED, *FLAGS):
            assert getattr(ours, name) == getattr(theirs, name), (theirs, name)
        assert ours.is_sent_start == (theirs.is_sent_start is True)
        assert {name: ",".join(values) for name, values in ours.morph.items()} == theirs.morph.to_dict()
        assert ours.form == theirs.lower_.replace("’", "'")


def test_the_tree(parsed: Parsed) -> None:
    for theirs, ours in zip(parsed, Doc(parsed), strict=True):
        assert ours.head.i == theirs.head.i
        assert ours.left_edge.i == theirs.left_edge.i
        for name in ("children", "subtree", "ancestors"):
            assert [one.i for one in getattr(ours, name)] == [one.i for one in getattr(theirs, name)]
        assert [ours.is_ancestor(one) for one in ours.doc] == [theirs.is_ancestor(one) for one in parsed]


def test_each_stretch(parsed: Parsed) -> None:
    doc = Doc(parsed)
    assert [(one.start, one.end, one.label_) for one in doc.ents] == [(3, 6, "PER")]
    assert [(one.start, one.end) for one in doc.dates] == [(0, 2), (10, 12)]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            theirs, ours = parsed[start:end], doc.span(start, end)
            assert (ours.text, ours.text_with_ws, ours.root.i) == (theirs.text, theirs.text_with_ws, theirs.root.i)
            assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)
            assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
    assert (doc.text_of(3, 2), doc.text_of(14, 99)) == ("", "Fin !")


def test_places_of_the_text(parsed: Parsed) -> None:
    doc = Doc(parsed)
    for start in range(len(doc.text) + 2):
        for end in range(start + 1, len(doc.text) + 2):
            theirs, ours = parsed.char_span(start, end, alignment_mode="expand"), doc.char_span(start, end)
            assert bounds_of(theirs) == bounds_of(ours), (start, end)


def test_neighbours_end_with_the_text(parsed: Parsed) -> None:
    doc = Doc(parsed)
    assert doc[2].nbor() is doc[3]
    for token, by in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)


def test_nothing_is_left_in_circles(parsed: Parsed) -> None:
    """What a rule kept goes with the text, also where nobody looks for circles."""
    gc.collect()
    gc.disable()
    try:
        with Doc(parsed) as doc:
            doc.kept["span"] = doc[3].kept["span"] = doc.span(2, 4)
            left = weakref.ref(doc)
        del doc
        assert left() is None
    finally:
        gc.enable()


def test_a_text_without_words() -> None:
    doc = Doc(Parsed(spacy.blank("fr").vocab))
    assert (len(doc), doc.text, doc.char_span(0, 1)) == (0, "", None)
