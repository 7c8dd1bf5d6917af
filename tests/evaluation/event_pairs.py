"""Whether tellings are merged as a reader would: `annotations/event_pairs.tsv`, of texts that lie beside the checkout.

`python -m tests.evaluation.event_pairs` prints the pairs that went wrong, and how many went right.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.read_once import Extract, ReadOnce
from tests.evaluation.sets import HERE, SHARED, UNLABELLED, lines_of
from tests.shipped import SETTINGS, product

PAIRS = HERE / "annotations" / "event_pairs.tsv"
PRESS = (UNLABELLED, UNLABELLED.parent / "pages")
WIKINEWS = SHARED / "ner" / "winer_train.jsonl"
Place = tuple[str, int]
"""A file, and the first character of the expression that dates a telling."""


@dataclass(frozen=True, slots=True)
class TellingPair:
    """Two tellings, and whether a reader takes them for one happening."""

    of: str
    same: bool
    left: Place
    right: Place


@dataclass(slots=True)
class Merged:
    """How the pairs came out; `wrong` are those joined that are two, or kept apart that are one."""

    joined: int = 0
    joined_rightly: int = 0
    same: int = 0
    untold: int = 0
    wrong: list[TellingPair] | None = None

    @property
    def precision(self) -> float:
        """Of the pairs that were joined those that are one."""
        return self.joined_rightly / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one those that were joined."""
        return self.joined_rightly / self.same if self.same else 1.0


def read_pairs() -> Iterator[TellingPair]:
    """The pairs of the table."""
    header, *rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        places = ((row[side], int(row[f"{side}_date"])) for side in ("left", "right"))
        yield TellingPair(row["set"], row["same"] == "yes", *places)


def at_hand() -> bool:
    """Whether the texts lie beside the checkout."""
    return WIKINEWS.exists() and all(folder.is_dir() for folder in PRESS)


def measure(extract: Extract) -> Merged:
    """Merge the articles that the pairs name, each set by itself, and count."""
    found = Merged(wrong=[])
    pairs = list(read_pairs())
    for name in sorted({pair.of for pair in pairs}):
        own = [pair for pair in pairs if pair.of == name]
        events = _events(extract, {place[0] for pair in own for place in (pair.left, pair.right)})
        for pair in own:
            left, right = events.get(pair.left, set()), events.get(pair.right, set())
            if not (left and right):
                found.untold += 1
                continue
            joined = bool(left & right)
            found.same += pair.same
            found.joined += joined
            found.joined_rightly += joined and pair.same
            if joined != pair.same and found.wrong is not None:
                found.wrong.append(pair)
    return found


def _events(extract: Extract, files: set[str]) -> dict[Place, set[str]]:
    """The events that the tellings of each dated place belong to."""
    with tempfile.TemporaryDirectory() as folder:
        (raw := Path(folder) / "raw").mkdir()
        texts = {one["id"].removeprefix("winer:") + ".txt": one["text"] for one in lines_of(WIKINEWS)}
        for name in files:
            if name in texts:
                (raw / name).write_bytes(texts[name].encode())
            else:
                shutil.copy(next(place / name for place in PRESS if (place / name).is_file()), raw)
        if not files & texts.keys():
            shutil.copy(PRESS[0] / "metadata.csv", raw)
        facts = extract(raw)
    sources = {one.article_id: one.source for one in facts.articles}
    dates = {one.date_id: one.start_char for one in facts.timexes}
    events: dict[Place, set[str]] = {}
    for telling in facts.event_mentions:
        if telling.event_id is not None:
            events.setdefault((sources[telling.article_id], dates[telling.date_id]), set()).add(telling.event_id)
    return events


if __name__ == "__main__":
    merged = measure(ReadOnce(SETTINGS, product()))
    for pair in merged.wrong or ():
        print("kept apart" if pair.same else "joined", *pair.left, *pair.right)
    print(f"precision {merged.precision:.3f}  recall {merged.recall:.3f}  of {merged.same}; untold {merged.untold}")
