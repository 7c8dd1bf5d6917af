"""spaCy without its command line: training, projects and downloads, a third of the time in which it is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"
SHOWN = "info"
"""The one command that spaCy offers as a function of its own, from a module of the same name."""


@contextmanager
def without_commands() -> Iterator[None]:
    """Within the block, a first import of spaCy leaves its commands out; whoever asks for them later gets them."""
    if "spacy" in sys.modules:
        yield
        return
    package, module = ModuleType(COMMANDS), ModuleType(f"{COMMANDS}.{SHOWN}")
    package.__path__ = []
    setattr(module, SHOWN, _info)
    places = {COMMANDS: package, f"{COMMANDS}.{SHOWN}": module}
    sys.modules.update(places)
    try:
        yield
    finally:
        for name in places:
            sys.modules.pop(name, None)
        vars(sys.modules.get("spacy", package)).pop("cli", None)


def _info(*args: Any, **kwargs: Any) -> Any:
    """What `spacy.info` does, from where it stands."""
    from spacy.cli.info import info

    return info(*args, **kwargs)
