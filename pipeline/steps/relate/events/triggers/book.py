"""The rules that find the word of a date's happening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipeline.rules import RuleBook
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place

Found = Happening | Literal[False] | None
"""False: the date tells nothing, whatever a later rule would find. None: the rule does not apply."""

BOOK: RuleBook[Callable[[Place], Found]] = RuleBook("events")
