"""Checks that a pattern cannot make: capital letters, accents, what is being counted.

A guard is told the match, the plain text and the text as written, and says whether the match
may stand. It is a public function of a module of this folder, found by being there; patterns name their guards in
models/fr_press/patterns/timex.tsv. The words that guards look for beside a match are in
models/fr_press/lexicons/time_context.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import isfunction

from pipeline.temporal.guards import capitals, counts, spans, times

Guard = Callable[[re.Match[str], str, str], bool]

GUARDS: dict[str, Guard] = {
    name: guard
    for module in (capitals, counts, spans, times)
    for name, guard in vars(module).items()
    if isfunction(guard) and guard.__module__ == module.__name__ and not name.startswith("_")
}
