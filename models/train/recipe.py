"""Rebuild the recogniser that ships: some trainings, their mean, a last round on what tempts it, the mean of that.

    python models/train/recipe.py FOLDER [--out models/fr_press/ner] [--work build/recipe]

The steps are those of `[recipe]` in config.cfg, in order; each is a training that starts from the base model or from a
step before it, or the mean of steps before it. Steps whose folder stands in `--work` already are not run again.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from soup import average
from thinc.api import fix_random_seed
from train import HERE, load_base, load_config, load_corpus, train_recogniser


def run_step(name: str, step: dict[str, Any], *, corpus: Path, config_path: Path, work: Path) -> None:
    """Train or average into `work/name`."""
    if "mean" in step:
        average(load_base(load_config(config_path, [])), [work / part for part in step["mean"]], work / name)
        return
    config = load_config(config_path, [f"{key}={json.dumps(value)}" for key, value in step["set"].items()])
    fix_random_seed(config["system"]["seed"])
    train, dev = load_corpus(corpus, config)
    nlp = load_base(config)
    if "start" in step:
        nlp.get_pipe("ner").from_disk(work / step["start"], exclude=["vocab"])  # type: ignore[attr-defined]
    train_recogniser(nlp, train, dev, config, work / name)


def main() -> None:
    """Read the arguments, run the steps, put the last one in its place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of the JSONL corpora")
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--out", type=Path, default=HERE.parent / "fr_press" / "ner")
    parser.add_argument("--work", type=Path, default=Path("build/recipe"), help="folder of the steps, kept there")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    steps = load_config(args.config, [])["recipe"]
    for name, step in steps.items():
        if not (args.work / name).is_dir():
            print(f"== {name}", flush=True)
            run_step(name, step, corpus=args.corpus, config_path=args.config, work=args.work)
    shutil.copytree(args.work / list(steps)[-1], args.out, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
