"""`make rules`: what leaving out each rule costs, on each development set at hand.

    python -m tests.evaluation.rules_ablation [--purpose events] [--set press-dev2]

Without the shared evaluation data the articles and annotations of `tests/golden` are scored. A line gives the scores
that a rule changes, as what they lose without it: `events told right -.012` is what the rule is worth there; a plus
says that the set would score higher without it. Rules that change nothing anywhere are listed last.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.compose import write_tables
from pipeline.french import rows
from pipeline.model import load_model
from pipeline.records import Article, Facts
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import Recognised, recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from tests.golden.score_gold import tally
from tests.golden.test_golden import ARTICLES, gold_of

DATA = Path(__file__).parents[3] / "shared" / "evaluation"
SETS = ("press-dev", "press-dev2", "ftb-dev", "sentences-dev")
OWN = "own articles"
# Rules of names run in the recogniser; links have no switch yet; the others read what was recognised once.
PURPOSES = ("names", "predicates", "events", "roles", "references")
LEAST = 0.0005


@dataclass(frozen=True, slots=True)
class DevelopmentSet:
    """One set of annotated articles, read and recognised once."""

    name: str
    articles: tuple[Article, ...]
    recognised: tuple[Recognised, ...]


def score(one: DevelopmentSet, facts: Facts) -> dict[str, float]:
    """Scores of a set by row: F1, or the share that is right."""
    if one.name == OWN:
        return dict(tally(gold_of(ARTICLES), facts).scores())
    folder = DATA / one.name
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        write_tables(facts, out / "outputs", Settings())
        told = ("--outputs", out / "outputs", "--texts", folder / "texts", "--gold", folder / "gold")
        command = (sys.executable, DATA / "score.py", *told, "--json", out / "scores.json")
        subprocess.run(command, check=True, capture_output=True)
        scores = json.loads((out / "scores.json").read_text(encoding="utf-8"))
    return {row: value.get("f1", value.get("share")) for row, value in scores.items() if isinstance(value, dict)}


def understand(one: DevelopmentSet, off: tuple[str, ...]) -> Facts:
    """All that the articles of a set say without some rules; rules of names are read anew."""
    recognised = one.recognised
    if any(rule.startswith("names.") for rule in off):
        settings = Settings(rules_off=off)
        recognised = tuple(recognise_articles(one.articles, settings, load_model(settings)))
    return resolve_facts(relate_article(found, off=off) for found in recognised)


def read_sets(wanted: str | None) -> Iterator[DevelopmentSet]:
    """The sets at hand."""
    settings = Settings()
    nlp = load_model(settings)
    folders = {name: DATA / name / "texts" for name in SETS} if DATA.exists() else {OWN: ARTICLES}
    for name, folder in folders.items():
        if wanted in (None, name):
            articles, _ = normalise_texts(read_folder(folder, settings)[0], settings)
            yield DevelopmentSet(name, articles, tuple(recognise_articles(articles, settings, nlp)))


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--purpose", choices=PURPOSES, help="rules of this purpose only")
    parser.add_argument("--set", dest="name", help="this development set only")
    chosen = parser.parse_args()
    sets = [(one, facts, score(one, facts)) for one in read_sets(chosen.name) for facts in (understand(one, ()),)]
    idle: list[str] = []
    for purpose in (chosen.purpose,) if chosen.purpose else PURPOSES:
        for row in rows(f"rules/{purpose}"):
            rule, changes = f"{purpose}.{row['id']}", False
            for one, with_it, before in sets:
                without = understand(one, (rule,))
                if without == with_it:
                    continue
                after = score(one, without)
                lost = {name: after[name] - value for name, value in before.items() if value is not None}
                told = [f"{name} {delta:+.3f}" for name, delta in lost.items() if abs(delta) >= LEAST]
                changes = True
                print(f"{rule:34} {one.name:14} {', '.join(told) or 'rows change, no score'}", flush=True)
            if not changes:
                idle.append(rule)
    print(f"\nchange nothing in these sets: {', '.join(idle) or 'none'}")


if __name__ == "__main__":
    main()
