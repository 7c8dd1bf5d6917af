"""`make rules`: what leaving out each rule costs, on each development set at hand.

    python -m tests.evaluation.rules_ablation [--purpose events] [--set press-dev2]

Our own annotated articles are in every clone; without the shared evaluation data they are all that is scored. A line
gives the scores that a rule changes, as what they lose without it: `events told right -.012` is what the rule is worth
there; a plus says that the set would score higher without it. Rules that change nothing anywhere are listed last.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.compose import write_tables
from pipeline.evaluate import evaluate_run
from pipeline.french import rows
from pipeline.french.tables import KEPT_ON, PURPOSES
from pipeline.model import load_model
from pipeline.records import Article, Facts
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import Recognised, recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from tests.evaluation.sets import UNSEEN, Set, at_hand

# Rules of names run in the recogniser; the others read what was recognised once.
SWITCHED = tuple(purpose for purpose in PURPOSES if purpose not in KEPT_ON)
LEAST = 0.0005


@dataclass(frozen=True, slots=True)
class DevelopmentSet:
    """One set of annotated articles, read and recognised once."""

    source: Set
    articles: tuple[Article, ...]
    recognised: tuple[Recognised, ...]

    @property
    def name(self) -> str:
        """As the command names it."""
        return self.source.name


def score(one: DevelopmentSet, facts: Facts) -> dict[str, float | None]:
    """Scores of a set by row: F1, or the share that is right."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_tables(facts, folder / "outputs", Settings(views=False))
        texts = one.source.gather(folder / "texts")
        return evaluate_run(one.source.gold, texts, folder / "outputs").headlines


def understand(one: DevelopmentSet, off: tuple[str, ...]) -> Facts:
    """All that the articles of a set say without some rules; rules of names are read anew."""
    recognised = one.recognised
    if any(rule.startswith("names.") for rule in off):
        settings = Settings(rules_off=off)
        recognised = tuple(recognise_articles(one.articles, load_model(settings)))
    return resolve_facts(relate_article(found, off=off) for found in recognised)


def read_sets(wanted: str | None) -> Iterator[DevelopmentSet]:
    """The sets at hand, save those that nobody reads while rules are written."""
    settings = Settings()
    nlp = load_model(settings)
    for one in at_hand():
        if wanted in (None, one.name) and one.name not in UNSEEN:
            with tempfile.TemporaryDirectory() as place:
                texts, _ = read_folder(one.gather(Path(place) / "texts"), settings)
            articles, _ = normalise_texts(texts, settings)
            yield DevelopmentSet(one, articles, tuple(recognise_articles(articles, nlp)))


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--purpose", choices=SWITCHED, help="rules of this purpose only")
    parser.add_argument("--set", dest="name", help="this development set only")
    chosen = parser.parse_args()
    sets = [(one, facts, score(one, facts)) for one in read_sets(chosen.name) for facts in (understand(one, ()),)]
    idle: list[str] = []
    for purpose in (chosen.purpose,) if chosen.purpose else SWITCHED:
        for row in rows(f"rules/{purpose}"):
            rule, changes = f"{purpose}.{row['id']}", False
            for one, with_it, before in sets:
                without = understand(one, (rule,))
                if without == with_it:
                    continue
                after = score(one, without)
                lost = {name: (after[name] or 0.0) - value for name, value in before.items() if value is not None}
                told = [f"{name} {delta:+.3f}" for name, delta in lost.items() if abs(delta) >= LEAST]
                changes = True
                print(f"{rule:34} {one.name:14} {', '.join(told) or 'rows change, no score'}", flush=True)
            if not changes:
                idle.append(rule)
    print(f"\nchange nothing in these sets: {', '.join(idle) or 'none'}")


if __name__ == "__main__":
    main()
