"""The words by which the exports of press databases are read, as patterns."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words


@cache
def export_words(*kinds: str) -> re.Pattern[str]:
    """One expression for all patterns of some kinds, in no order: match it at the start of a line, or search it."""
    patterns = {pattern for kind in kinds for pattern in words("export_words", "pattern", kind=kind)}
    return re.compile("|".join(sorted(patterns)), re.IGNORECASE)
