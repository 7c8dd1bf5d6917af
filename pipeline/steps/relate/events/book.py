"""The rules that find the word of a date's happening, and the readings of a predicate: what it leaves that to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipeline.rules import RuleBook
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.parse import Token

Found = Happening | Literal[False] | None
"""False: the date tells nothing, whatever a later rule would find, or the predicate a state. None: does not apply."""

BOOK: RuleBook[Callable[[Place], Found]] = RuleBook("events")
READINGS: RuleBook[Callable[[Token], Found]] = RuleBook("predicates")
