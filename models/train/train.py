"""Train the recogniser of names on annotated French press, on one CPU core.

    python models/train/train.py FOLDER --out FOLDER [--set training.epochs=3 …]

The component of the base model goes on learning from the two corpora; the weights kept are those, averaged over
steps, that do best on the development articles. Same data, same settings and same versions give the same weights.
What ships is the mean of several trainings: see recipe.py.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read when numpy loads

import spacy
from augment import Augmenter
from corpus import Article, Span, check_corpus, places_are_places, read_articles, trim_articles
from scoring import score_spans, selection_score
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.training import Example
from thinc.api import Config, fix_random_seed, registry

HERE = Path(__file__).resolve().parent

# A name whose ends fall inside a token says nothing about that token: spaCy then leaves it out of the loss.
warnings.filterwarnings("ignore", message=r"\[W030\]")


def load_config(path: Path, changes: Sequence[str]) -> dict[str, Any]:
    """Read the configuration and apply `section.key=value` changes given on the command line."""
    config: dict[str, Any] = Config().from_disk(path)
    for change in changes:
        key, value = change.split("=", 1)
        *sections, name = key.split(".")
        node = config
        for section in sections:
            node = node[section]
        node[name] = json.loads(value)
    return config


def load_corpus(folder: Path, config: dict[str, Any]) -> tuple[list[Article], list[Article]]:
    """Return the articles to train on and those to choose the weights by."""
    check_corpus(folder, config["corpus"]["sha256"])
    parts = [read_articles(folder / f"{name}.jsonl") for name in config["corpus"]["train"]]
    if config["corpus"]["places_are_places"]:
        parts = [parts[0], *(places_are_places(part, parts[0]) for part in parts[1:])]
    train = [article for part in parts for article in part]
    if config["corpus"]["trim_articles"]:
        train = trim_articles(train)
    return train, read_articles(folder / f"{config['corpus']['dev']}.jsonl")


def load_base(config: dict[str, Any]) -> Language:
    """Open the base model with nothing but its tokenizer and recogniser."""
    nlp = spacy.load(
        config["base"]["name"], exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer"]
    )
    if nlp.meta["version"] != config["base"]["version"]:
        raise SystemExit(
            f"{config['base']['name']} {nlp.meta['version']} is installed, not {config['base']['version']}."
        )
    return nlp


def recognise(nlp: Language, articles: Sequence[Article]) -> list[list[Span]]:
    """Return the spans that the recogniser finds in each article."""
    docs = nlp.pipe([article.text for article in articles], batch_size=64)
    return [[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in docs]


def make_batches(nlp: Language, articles: Sequence[Article], *, words: int) -> Iterator[list[Example]]:
    """Group articles, in the given order, until a batch holds that many words."""
    batch: list[Example] = []
    size = 0
    for article in articles:
        doc = nlp.make_doc(article.text)
        batch.append(Example.from_dict(doc, {"entities": list(article.ents)}))
        size += len(doc)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def train_recogniser(
    nlp: Language, train: Sequence[Article], dev: Sequence[Article], config: dict[str, Any], out: Path
) -> list[dict[str, Any]]:
    """Train, keep the best weights (or each epoch's) in `out`, and return one row of scores per epoch."""
    settings = config["training"]
    rng = random.Random(config["system"]["seed"])
    augmenter = Augmenter(train, rng=rng, **config["augment"])
    optimizer = registry.resolve({"optimizer": settings["optimizer"]})["optimizer"]
    recogniser = nlp.get_pipe("ner")
    assert isinstance(recogniser, EntityRecognizer)
    nlp.resume_training(sgd=optimizer)
    history: list[dict[str, Any]] = []
    best, waited = 0.0, 0
    for epoch in range(1, settings["epochs"] + 1):
        started = time.perf_counter()
        losses: dict[str, float] = {}
        articles = augmenter.epoch()
        rng.shuffle(articles)
        for batch in make_batches(nlp, articles, words=settings["batch_words"]):
            recogniser.update(batch, drop=settings["dropout"], sgd=optimizer, losses=losses)
            optimizer.step_schedules()
        with recogniser.model.use_params(optimizer.averages):
            scores = score_spans(dev, recognise(nlp, dev))
            score = selection_score(scores)
            if settings["keep"] == "each":
                out.mkdir(parents=True, exist_ok=True)
                recogniser.to_disk(out / str(epoch), exclude=["vocab"])
            if score > best:
                best, waited = score, 0
                if settings["keep"] == "best":
                    recogniser.to_disk(out, exclude=["vocab"])
            else:
                waited += 1
        history.append(
            {"epoch": epoch, "loss": float(losses["ner"]), "seconds": time.perf_counter() - started} | scores
        )
        print(
            f"{epoch:3d}  loss {losses['ner']:9.0f}  PER {scores['PER']['f']:.2f}  ORG {scores['ORG']['f']:.2f}  "
            f"({time.perf_counter() - started:.0f} s)",
            flush=True,
        )
        if waited >= settings["patience"]:
            break
    return history


def main() -> None:
    """Read the arguments, train, and leave the weights and a log of scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of the JSONL corpora")
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of those of the base model")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="change a setting, value in JSON")
    args = parser.parse_args()
    config = load_config(args.config, args.set)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    seed = config["system"]["seed"]
    fix_random_seed(seed)
    train, dev = load_corpus(args.corpus, config)
    nlp = load_base(config)
    if args.start:
        nlp.get_pipe("ner").from_disk(args.start, exclude=["vocab"])  # type: ignore[attr-defined]
    history = train_recogniser(nlp, train, dev, config, args.out)
    (args.out.parent / f"{args.out.name}_log.json").write_text(json.dumps(history, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
