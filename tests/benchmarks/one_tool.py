"""One tool over a folder of texts, in a process of its own; prints the peak of its memory in kilobytes.

    python -m tests.benchmarks.one_tool TOOL FOLDER

`filrouge` is the whole product but for what people open; `start` its start-up alone; others as in
tests/evaluation/peers.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from pipeline.evaluate.gold import GoldArticle, GoldFile
from pipeline.settings import Settings

PUBLISHED = date(2021, 6, 16)


def main() -> None:
    """Do the work, then say what the kernel saw."""
    tool, folder = sys.argv[1], Path(sys.argv[2])
    if tool == "start":
        from pipeline.model import load_model

        load_model(Settings())
    elif tool == "filrouge":
        from pipeline.compose import make_tables

        make_tables(folder, folder.with_name("outputs"), Settings(views=False))
    else:
        from tests.evaluation.peers import peers

        raw = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
        peers()[tool][0]({name: (_published(name, text), text) for name, text in raw.items()})
    with Path("/proc/self/status").open(encoding="ascii") as lines:
        print(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def _published(name: str, text: str) -> GoldFile:
    return GoldFile(file=name, articles=(GoldArticle(span=(0, len(text)), published=PUBLISHED),))


if __name__ == "__main__":
    main()
