"""A process of a crew that reads files: sees nothing of them, or is ended by what it reads."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from pipeline.crew.worker import main
from pipeline.settings import Settings
from pipeline.store.ahead import Files, read_files


def bad_reader(work: Files, settings: Settings, _: Any, watch: Any) -> Any:
    if sys.argv[1:]:
        gone = [type(file)(path=Path("/nowhere"), name=file.name, size=1) for file in work.items]
        return read_files(Files(work.number, tuple(gone), work.stated), settings, watch)
    for file in work.items:
        if file.path.stem == "end":
            os._exit(7)
        if file.path.stem == "hang":
            time.sleep(60)
    return read_files(work, settings, watch)


if __name__ == "__main__":
    main(lambda settings: None, bad_reader)
