"""How far the mentions that each link rule ties are with their like and only with them.

    PYTHONPATH=. python models/train/measure_links.py dwie-dev.jsonl hipe2020-dev.jsonl [--write]

Each file holds names in their articles with the entity they denote, as JSONL: `{article_id, kind, text, start_char,
end_char, entity}`. A rule's figure is the mean, over the mentions that it ties, of B-cubed precision and recall;
`--write` puts figures and counts into models/fr_press/rules/links.tsv.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from pipeline.names.columns import KINDS, NameColumns
from pipeline.names.corpus import resolve_columns
from pipeline.names.links import RULES

TABLE = Path(__file__).parent.parent / "fr_press" / "rules" / "links.tsv"
FEWEST = 10  # mentions, below which a figure says nothing
HIGHEST = 0.99  # nothing is sure
KEPT = {"user": "1.0", "unresolved": "-"}  # the user is right; a row of its own is judged in resolve/entities.py


def main() -> None:
    """Measure, print, and write on demand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found: dict[str, list[float]] = defaultdict(list)
    for source in args.sources:
        measure(source, found)
    for rule in RULES:
        values = found[rule]
        print(f"{rule:18s} {sum(values) / max(1, len(values)):.3f} of {len(values)}")
    if args.write:
        write_table(found, " + ".join(source.stem for source in args.sources))


def measure(source: Path, found: dict[str, list[float]]) -> None:
    """Add the mean of B-cubed precision and recall of each mention to its rule."""
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    columns = NameColumns()
    for row in rows:
        columns.add(row["article_id"], KINDS.index(row["kind"]), row["text"], row["start_char"], row["end_char"])
    resolution = resolve_columns(columns)
    pairs = [(row["entity"], one) for row, one in zip(rows, resolution.entity.tolist(), strict=True)]
    true, made, both = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), Counter(pairs)
    for pair, rule in zip(pairs, resolution.rule.tolist(), strict=True):
        found[RULES[rule]].append((both[pair] / made[pair[1]] + both[pair] / true[pair[0]]) / 2)


def write_table(found: dict[str, list[float]], measured_on: str) -> None:
    """Put the figures into the table of rules; what was seen too rarely keeps what it has."""
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[0] in RULES:
            values = found[cells[0]]
            if cells[0] in KEPT:
                cells[4:] = [KEPT[cells[0]], "by hand", "0"]
            elif len(values) >= FEWEST:
                cells[4:] = [f"{min(HIGHEST, sum(values) / len(values)):.2f}", measured_on, str(len(values))]
            else:
                cells[5:] = ["by hand", "0"]
        lines.append("\t".join(cells))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
