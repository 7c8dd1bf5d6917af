"""Fit the second look at names (`pipeline/components/press_rescorer`) on mistakes made on unseen articles.

    python models/train/rescore.py FOLDER [--out models/fr_press/rescorer.json] [--folds 3]

Each third of the training articles is read by a recogniser trained on the two others; the weights learn when such a
recogniser is right. The token model of the file is then fitted on the vectors of the recogniser that ships.
Needs scikit-learn, for training alone.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from corpus import Article
from names import NameMaker, read_names
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from synthetic import SentenceMaker
from thinc.api import fix_random_seed
from train import HERE, load_base, load_config, load_corpus, train_recogniser

sys.path.insert(0, str(HERE.parents[1]))

from pipeline.components.press_rescorer import PressRescorer, keep_vectors
from pipeline.components.press_rescorer.features import LABELS, Array, token_features

SHARE_OF_OTHER_TOKENS = 0.3  # most tokens are in no name: a third of them is enough, the bias makes up for it


def read(nlp: Language, articles: Sequence[Article]) -> list[Doc]:
    """Run the recogniser, token vectors kept."""
    keep_vectors(nlp.get_pipe("ner"))
    return list(nlp.pipe([article.text for article in articles], batch_size=64))


def fit_tokens(docs: Sequence[Doc], articles: Sequence[Article], seed: int) -> tuple[Array, Array]:
    """Fit the share of each label for a token; return weights and bias."""
    rows, labels = [], []
    for doc, article in zip(docs, articles, strict=True):
        if not len(doc):
            continue
        of_token = np.zeros(len(doc), dtype=int)
        for start, end, label in article.ents:
            for token in doc:
                if token.idx >= start and token.idx + len(token) <= end:
                    of_token[token.i] = LABELS.index(label)
        rows.append(token_features(np.asarray(doc.tensor)))
        labels.append(of_token)
    x, y = np.vstack(rows), np.concatenate(labels)
    keep = (y > 0) | (np.random.default_rng(seed).random(len(y)) < SHARE_OF_OTHER_TOKENS)
    model = LogisticRegression(C=1.0, max_iter=60, tol=1e-3).fit(x[keep], y[keep])
    bias = model.intercept_.copy()
    bias[0] -= np.log(SHARE_OF_OTHER_TOKENS)
    return model.coef_.T.astype(np.float32), bias.astype(np.float32)


def describe(
    docs: Sequence[Doc], articles: Sequence[Article], weights: tuple[Array, Array], grammar: dict[str, Any]
) -> tuple[Array, Any]:
    """Return the features of all candidates and the label that the annotators give each."""
    rescorer = PressRescorer(
        {
            "token": {"weights": weights[0], "bias": weights[1]},
            "span": {"weights": [], "bias": []},
            "grammar": grammar,
            "trust": {},
            "threshold": 1,
        }
    )
    rows, labels = [], []
    for doc, article in zip(docs, articles, strict=True):
        candidates, features = rescorer.describe(doc)
        gold = {(start, end): label for start, end, label in article.ents}
        if candidates:
            rows.append(features)
        for candidate in candidates:
            span = doc[candidate.start : candidate.end]
            labels.append(LABELS.index(gold.get((span.start_char, span.end_char), LABELS[0])))
    return np.vstack(rows), np.array(labels)


def sample(articles: Sequence[Article], size: int, seed: int) -> list[Article]:
    """Draw some of the articles."""
    order = np.random.default_rng(seed).permutation(len(articles))[:size]
    return [articles[int(i)] for i in order]


def main() -> None:
    """Train the recognisers of the folds, then the two linear models, and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--ner", type=Path, default=HERE.parent / "fr_press" / "ner")
    parser.add_argument("--out", type=Path, default=HERE.parent / "fr_press" / "rescorer.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for the recognisers of the folds, kept there")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE")
    args = parser.parse_args()
    config = load_config(args.config, args.set)
    settings = config["rescorer"]
    grammar = json.loads((HERE / "data" / "grammar.json").read_text(encoding="utf-8"))
    seed = config["system"]["seed"]
    articles, dev = load_corpus(args.corpus, config)
    config["training"]["epochs"] = settings["fold_epochs"]
    nlp = load_base(config)
    rows, labels = [], []
    for fold in range(settings["folds"]):
        seen = [article for number, article in enumerate(articles) if number % settings["folds"] != fold]
        unseen = [article for number, article in enumerate(articles) if number % settings["folds"] == fold]
        folder = args.work / f"fold{fold}"
        if not folder.is_dir():
            fix_random_seed(seed)
            train_recogniser(load_base(config), seen, dev, config, folder)
        nlp = load_base(config)
        nlp.get_pipe("ner").from_disk(folder, exclude=["vocab"])  # type: ignore[attr-defined]
        some = sample(seen, 700, seed + fold)
        x, y = describe(read(nlp, unseen), unseen, fit_tokens(read(nlp, some), some, seed), grammar)
        rows.append(x)
        labels.append(y)
    nlp = load_base(config)
    nlp.get_pipe("ner").from_disk(args.ner, exclude=["vocab"])  # type: ignore[attr-defined]
    some = sample(articles, 1000, seed)
    token_weights = fit_tokens(read(nlp, some), some, seed)
    rng = random.Random(seed + 92)
    names = NameMaker(articles, read_names(HERE / "data" / "names.csv"), rng)
    own = []
    for templates in ("templates", "negatives", "kinds"):
        sentences = SentenceMaker(HERE / "data", names, rng, templates=templates)
        own += [sentences.article(number) for number in range(settings[templates])]
    x, y = describe(read(nlp, own), own, token_weights, grammar)
    rows.append(x)
    labels.append(y)
    x, y = np.vstack(rows), np.concatenate(labels)
    mean, spread = x.mean(0), x.std(0) + 1e-3
    model = LogisticRegression(C=settings["inverse_penalty"], max_iter=300, tol=1e-3).fit((x - mean) / spread, y)
    weights = (model.coef_ / spread).T
    bias = model.intercept_ - mean @ weights
    args.out.write_text(
        json.dumps(
            {
                "labels": LABELS,
                "trust": settings["trust"],
                "threshold": settings["threshold"],
                "grammar": grammar,
                "token": {"bias": rounded(token_weights[1]), "weights": rounded(token_weights[0])},
                "span": {"bias": rounded(bias), "weights": rounded(weights)},
            },
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )


def rounded(values: Any) -> Any:
    """Round to five decimals, as lists."""
    return np.round(np.asarray(values, dtype=np.float64), 5).tolist()


if __name__ == "__main__":
    main()
