"""Every set of annotated articles at hand: our own in each clone, the shared ones where they lie beside it.

`annotations/<name>/` are annotations without a word of their texts, which are not ours to give:
pipeline/evaluate/annotate/wordless.py makes them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared" / "evaluation"
UNLABELLED = SHARED / "unlabelled" / "articles"
OWN, SAMPLE, LONG, LONG_UNSEEN = "own", "sample", "long", "longcheck"
UNSEEN = ("press-check", "check3", "check4", "check5", "check6", "wikicheck", "wikicheck2", LONG_UNSEEN)
"""Sets of which whoever writes rules reads the scores only."""


DATES = frozenset({"dates found", "dates right", "dates strict", "time values (TempEval-3)"})
HAPPENINGS = DATES | {
    "events",
    "events told right",
    "event participants",
    "event triggers",
    "event types",
    "event modality",
}

TOLD = HAPPENINGS - DATES - {"events", "event participants"}
"""Where somebody said of each date that the program had found what happens on it: dates and names are the program's."""


@dataclass(frozen=True, slots=True)
class Set:
    """One set: its annotations, where its texts lie (folders, or one JSONL file), the rows that it is annotated for.

    No rows stand for all of them.
    """

    name: str
    gold: Path
    texts: tuple[Path, ...]
    rows: frozenset[str] = frozenset()

    @property
    def ours(self) -> bool:
        """Whether every clone has it."""
        return self.name in (OWN, SAMPLE, LONG, LONG_UNSEEN)

    @property
    def at_hand(self) -> bool:
        """Whether annotations and texts are there."""
        return any(self.gold.glob("*.json")) and all(place.exists() for place in self.texts)

    def asks(self, row: str) -> bool:
        """Whether the set is annotated for a row of the scores."""
        return not self.rows or row in self.rows

    def gather(self, into: Path) -> Path:
        """The folder of its texts, and of nothing else: where they lie among others, copies of them."""
        first, *others = self.texts
        if first.is_dir() and not others:
            return first
        into.mkdir(parents=True, exist_ok=True)
        names = [json.loads(path.read_text(encoding="utf-8"))["file"] for path in sorted(self.gold.glob("*.json"))]
        if first.is_file():
            texts = {f"{one['id']}.txt": one["text"] for one in lines_of(first)}
            for name in names:
                (into / name).write_bytes(texts[f"winer:{name}"].encode())
            return into
        for name in names:
            shutil.copy(next(folder / name for folder in self.texts if (folder / name).is_file()), into)
        # Days of publication that the texts do not show.
        shutil.copy(self.gold / "metadata.csv", into)
        return into


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _shared(name: str, rows: frozenset[str] = frozenset()) -> Set:
    return Set(name, SHARED / name / "gold", (SHARED / name / "texts",), rows)


def _long(name: str) -> Set:
    """Articles of our own of long sentences with several dates, annotated for dates and what happens on them."""
    return Set(name, HERE / f"gold_of_{name}", (HERE / f"texts_of_{name}",), HAPPENINGS - {"event participants"})


def _wordless(name: str) -> Set:
    return Set(name, HERE / "annotations" / name, (UNLABELLED, UNLABELLED.parent / "pages"))


def _wikinews(name: str, rows: frozenset[str] = HAPPENINGS) -> Set:
    return Set(name, HERE / "annotations" / name, (SHARED / "ner" / "winer_train.jsonl",), rows)


SETS = (
    Set(OWN, HERE / "gold", (HERE / "texts",)),
    Set(SAMPLE, HERE / "gold_of_sample", (ROOT / "raw_articles",)),
    _long(LONG),
    _long(LONG_UNSEEN),
    _shared("press-dev"),
    _shared("press-dev2"),
    _shared("press-check"),
    _wordless("dev3"),
    _wordless("check3"),
    _wordless("dev4"),
    _wordless("check4"),
    _wordless("dev5"),
    _wordless("check5"),
    _wordless("dev6"),
    _wordless("check6"),
    _wikinews("wikidev"),
    _wikinews("wikicheck"),
    _wikinews("wikidev2", TOLD),
    _wikinews("wikicheck2", TOLD),
    _shared("ftb-dev", DATES),
    _shared("sentences-dev", DATES),
)


def at_hand() -> tuple[Set, ...]:
    """The sets that can be scored here."""
    return tuple(one for one in SETS if one.at_hand)
