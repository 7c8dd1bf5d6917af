"""The readings of a predicate: what it leaves the happening to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipeline.rules import RuleBook
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.parse import Token

Reading = Happening | Literal[False] | None
"""False: the predicate tells a state. None: the reading does not apply."""

READINGS: RuleBook[Callable[[Token], Reading]] = RuleBook("predicates")
