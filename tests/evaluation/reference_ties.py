"""Whom pronouns and descriptions are tied to, held against a reader's verdicts: `annotations/reference_ties.tsv`.

`python -m tests.evaluation.reference_ties` prints by rule how many of the ties that were right are still made, and the
wrong ones that are. The texts lie beside the checkout.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.evaluation.event_pairs import WIKINEWS
from tests.evaluation.read_once import Extract, ReadOnce
from tests.evaluation.sets import HERE, lines_of
from tests.shipped import SETTINGS, product

TIES = HERE / "annotations" / "reference_ties.tsv"
VERDICTS = frozenset({"right", "wrong", "doubtful"})


@dataclass(frozen=True, slots=True)
class JudgedTie:
    """Words of an article, a name of whom they were tied to by a rule, and what a reader says of it."""

    half: str
    file: str
    start: int
    end: int
    name: int
    rule: str
    verdict: str


@dataclass(slots=True)
class Kept:
    """How many ties are made still, by verdict, of how many; `wrong` are those made that are wrong."""

    made: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    wrong: list[JudgedTie] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Of the ties that are right those that are made."""
        return self.made["right"] / self.judged["right"]


def read_ties() -> Iterator[JudgedTie]:
    """The ties of the table."""
    _, *rows = [line.split("\t") for line in TIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    for half, file, start, end, name, rule, verdict in rows:
        yield JudgedTie(half, file, int(start), int(end), int(name), rule, verdict)


def measure(extract: Extract) -> Kept:
    """Read the articles, and ask of each tie whether it is made."""
    ties, kept = list(read_ties()), Kept()
    with tempfile.TemporaryDirectory() as folder:
        (raw := Path(folder) / "raw").mkdir()
        files = {tie.file for tie in ties}
        for one in lines_of(WIKINEWS):
            if (name := one["id"].removeprefix("winer:") + ".txt") in files:
                (raw / name).write_bytes(one["text"].encode())
        facts = extract(raw)
    sources = {one.article_id: one.source for one in facts.articles}
    entities = {one.mention_id: one.entity_id for one in facts.mentions}
    named = {(sources[one.article_id], one.start_char): one.entity_id for one in facts.mentions}
    made = {
        (sources[one.article_id], one.start_char, one.end_char, entities[one.mention])
        for one in facts.references
        if one.mention in entities
    }
    for tie in ties:
        kept.judged[tie.verdict] += 1
        if (tie.file, tie.start, tie.end, named.get((tie.file, tie.name))) in made:
            kept.made[tie.verdict] += 1
            kept.wrong += [tie] if tie.verdict == "wrong" else []
    return kept


if __name__ == "__main__":
    found = measure(ReadOnce(SETTINGS, product()))
    for tie in found.wrong:
        print("wrong", tie.file, tie.start, tie.end, tie.rule)
    for verdict in sorted(VERDICTS):
        print(f"{verdict}: {found.made[verdict]} of {found.judged[verdict]} are made")
