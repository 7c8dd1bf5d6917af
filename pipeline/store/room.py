"""Whether a disk has room for what a run will keep, before the hours of work and not after."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import BadOutput

KEPT = 10
"""Bytes that a folder of tables takes for each character of an article, store and views with it: 12 on 79 press
articles, 15 on 200 short ones, 20 on the sample. Somewhat less, so that no run is refused that would have had room."""

ANEW = ("csv", "parquet")
"""Folders that are written whole beside those that stand, before they take their place."""

MB = 1_000_000


def check_room(out: Path, new_characters: int) -> None:
    """Say now that the tables of so many characters of new articles have no room in `out`.

    What is enough cannot be known before; what is surely too little can.

    Raises:
        BadOutput: less is free than the tables will take.
    """
    there = out.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    needed = KEPT * new_characters + sum(
        file.stat().st_size for name in ANEW for file in (out / name).glob("*") if file.is_file()
    )
    free = shutil.disk_usage(there).free
    if free < needed:
        raise BadOutput(
            f"{out}: {free / MB:.0f} MB are free there, and what is to be written takes {needed / MB:.0f} MB or more. "
            "Make room, or choose another folder with --out."
        )
