"""Every set of annotated articles at hand: our own in each clone, the shared ones where they lie beside it.

`annotations/<name>/` are annotations without a word of their texts, which are not ours to give:
pipeline/evaluate/annotate/wordless.py makes them.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared" / "evaluation"
OWN, SAMPLE = "own", "sample"
UNSEEN = ("press-check", "check3", "check4")
"""Sets of which whoever writes rules reads the scores only."""


@dataclass(frozen=True, slots=True)
class Set:
    """One set: its annotations, where its texts lie, and whether more than dates is annotated."""

    name: str
    gold: Path
    texts: tuple[Path, ...]
    whole: bool = True

    @property
    def ours(self) -> bool:
        """Whether every clone has it."""
        return self.name in (OWN, SAMPLE)

    @property
    def at_hand(self) -> bool:
        """Whether annotations and texts are there."""
        return any(self.gold.glob("*.json")) and all(folder.is_dir() for folder in self.texts)

    def gather(self, into: Path) -> Path:
        """The folder of its texts, and of nothing else: where they lie among others, copies of them."""
        if len(self.texts) == 1:
            return self.texts[0]
        into.mkdir(parents=True, exist_ok=True)
        for path in sorted(self.gold.glob("*.json")):
            name = json.loads(path.read_text(encoding="utf-8"))["file"]
            shutil.copy(next(folder / name for folder in self.texts if (folder / name).is_file()), into)
        # Days of publication that the texts do not show.
        shutil.copy(self.gold / "metadata.csv", into)
        return into


def _shared(name: str, *, whole: bool = True) -> Set:
    return Set(name, SHARED / name / "gold", (SHARED / name / "texts",), whole)


def _wordless(name: str) -> Set:
    return Set(name, HERE / "annotations" / name, (SHARED / "unlabelled" / "articles", SHARED / "unlabelled" / "pages"))


SETS = (
    Set(OWN, HERE / "gold", (HERE / "texts",)),
    Set(SAMPLE, HERE / "gold_of_sample", (ROOT / "raw_articles",)),
    _shared("press-dev"),
    _shared("press-dev2"),
    _shared("press-check"),
    _wordless("dev3"),
    _wordless("check3"),
    _wordless("dev4"),
    _wordless("check4"),
    _shared("ftb-dev", whole=False),
    _shared("sentences-dev", whole=False),
)


def at_hand() -> tuple[Set, ...]:
    """The sets that can be scored here."""
    return tuple(one for one in SETS if one.at_hand)
