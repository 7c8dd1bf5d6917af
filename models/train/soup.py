"""Average the weights of several trainings of the recogniser.

    python models/train/soup.py OUT FOLDER FOLDER …

Trainings that start from the same weights stay close enough for their parameters to be averaged one for one. The mean
forgets less of the base model, and less depends on the luck of one seed, at no cost when the model runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from thinc.api import Model
from train import HERE, load_base, load_config


def parameters(model: Model[Any, Any]) -> Iterator[tuple[Model[Any, Any], str]]:
    """Walk over the parameters of a network, always in the same order."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                yield node, name


def average(nlp: Language, folders: Sequence[Path], out: Path) -> None:
    """Write to `out` the recogniser whose weights are the mean of those in `folders`."""
    recogniser: Any = nlp.get_pipe("ner")
    total: list[Any] = []
    for folder in folders:
        recogniser.from_disk(folder, exclude=["vocab"])
        weights = [node.get_param(name).copy() for node, name in parameters(recogniser.model)]
        total = [a + b for a, b in zip(total, weights, strict=True)] if total else weights
    for (node, name), weight in zip(parameters(recogniser.model), total, strict=True):
        node.set_param(name, weight / len(folders))
    recogniser.to_disk(out, exclude=["vocab"])


def main() -> None:
    """Read the arguments and average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    args = parser.parse_args()
    average(load_base(load_config(HERE / "config.cfg", [])), args.folders, args.out)


if __name__ == "__main__":
    main()
