"""Predict the training articles with recognisers that have not seen them.

    python models/train/crossfit.py FOLDER --out predictions.jsonl [--folds 2] [--set training.epochs=6]

What comes after the recogniser (the re-scorer, any rule with a threshold) must learn from mistakes like those that it
will meet: those made on new articles. Each fold is predicted by a recogniser trained on the others.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from thinc.api import fix_random_seed
from train import HERE, load_base, load_config, load_corpus, recognise, train_recogniser


def main() -> None:
    """Train one recogniser per fold and write what each finds in the articles left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--only", type=int, help="one fold alone, to run several at once")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE")
    args = parser.parse_args()
    config = load_config(args.config, args.set)
    train, dev = load_corpus(args.corpus, config)
    with args.out.open("w", encoding="utf-8") as file:
        for fold in range(args.folds) if args.only is None else [args.only]:
            fix_random_seed(config["system"]["seed"] + fold)
            seen = [article for number, article in enumerate(train) if number % args.folds != fold]
            unseen = [article for number, article in enumerate(train) if number % args.folds == fold]
            nlp = load_base(config)
            with tempfile.TemporaryDirectory() as folder:
                train_recogniser(nlp, seen, dev, config, Path(folder) / "ner")
                nlp.get_pipe("ner").from_disk(Path(folder) / "ner", exclude=["vocab"])  # type: ignore[attr-defined]
            for article, spans in zip(unseen, recognise(nlp, unseen), strict=True):
                row = {"id": article.article_id, "text": article.text, "source": article.source}
                file.write(json.dumps(row | {"ents": article.ents, "found": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
