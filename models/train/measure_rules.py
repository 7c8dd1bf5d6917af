"""How often each rule on names is right: what it puts that stays, and what it takes out.

    PYTHONPATH=. python models/train/measure_rules.py winer_dev.jsonl press-dev2 [--write]

A JSONL file is annotated press as `corpus.py` reads it; a folder holds `gold/*.json` and `texts/`, annotated under the
guidelines of the tables. A name is right when both ends and its kind are. `--write` puts the shares and counts into
models/fr_press/rules/names.tsv.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus import Span, read_articles
from spacy.tokens import Doc

from pipeline.components.press_names import is_name
from pipeline.components.press_names.draft import NAMES, ORG, PER, Draft, Name
from pipeline.model import load_model
from pipeline.settings import Settings

TABLE = Path(__file__).parent.parent / "fr_press" / "rules" / "names.tsv"
FEWEST = 5  # names seen, below which a share says nothing
DOUBTFUL = "optional"


def read_gold(source: Path) -> Iterator[tuple[str, dict[tuple[int, int], str]]]:
    """Texts of articles with the kind of each annotated span."""
    if source.suffix == ".jsonl":
        for article in read_articles(source):
            yield article.text, {(start, end): label for start, end, label in article.ents}
        return
    for path in sorted((source / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (source / "texts" / gold["file"]).read_bytes().decode("utf-8")
        spans: list[Span] = [
            (start, end, DOUBTFUL if one.get("optional") else label)
            for group, label in (("persons", PER), ("organizations", ORG))
            for one in gold[group]
            for start, end in one["mentions"]
        ]
        for article in gold["articles"]:
            left, right = article["start"], article["end"]
            yield (
                text[left:right],
                {(start - left, end - left): kind for start, end, kind in spans if left <= start < right},
            )


def main() -> None:
    """Apply the rules one after the other and compare what each changes with the annotation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    nlp = load_model(Settings())
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for source in args.sources:
        texts, golds = zip(*read_gold(source), strict=True)
        with nlp.select_pipes(disable=["press_timex", "press_syntax", "press_names"]):
            for doc, gold in zip(nlp.pipe(texts, batch_size=32), golds, strict=True):
                judge(doc, gold, right, seen)
    for rule in NAMES.rules:
        share = f"{right[rule] / seen[rule]:.2f}" if seen[rule] >= FEWEST else "-"
        print(f"{rule:18s} {share:>5s} of {seen[rule]}")
    if args.write:
        write_table(right, seen, " + ".join(source.stem for source in args.sources))


def judge(doc: Doc, gold: dict[tuple[int, int], str], right: Counter[str], seen: Counter[str]) -> None:
    """Count what each rule takes out of one text, and what it put there in the end."""
    draft = Draft(doc)
    for rule, apply in NAMES.active():
        before = {place(doc, name) for name in draft if is_name(draft, name)}
        apply(draft)
        after = {place(doc, name) for name in draft if is_name(draft, name)}
        covered = {start for start, _, _ in after}
        for start, end, label in before - after:
            if start not in covered and gold.get((start, end)) != DOUBTFUL:
                seen[rule.id] += 1
                right[rule.id] += gold.get((start, end)) != label
    for name in draft:
        start, end, label = place(doc, name)
        if is_name(draft, name) and gold.get((start, end)) != DOUBTFUL:
            seen[name.rule] += 1
            right[name.rule] += gold.get((start, end)) == label


def place(doc: Doc, name: Name) -> Span:
    """First and last character of a name, and its label."""
    return doc[name.start].idx, doc[name.end - 1].idx + len(doc[name.end - 1]), name.label


def write_table(right: Counter[str], seen: Counter[str], measured_on: str) -> None:
    """Put the figures into the table of rules."""
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[0] != "id":
            enough = seen[cells[0]] >= FEWEST
            cells[4] = f"{right[cells[0]] / seen[cells[0]]:.2f}" if enough else "-"
            cells[5], cells[6] = measured_on if seen[cells[0]] else "by hand", str(seen[cells[0]])
        lines.append("\t".join(cells))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
