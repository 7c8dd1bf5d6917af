"""What is asked of the merging of names, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.names.columns import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entity of each mention, and what put it there.

    `entity` holds, by mention, a number that all mentions of one entity share, `rule` an index into RULES; `keys` the
    key of each form of the columns.
    `decisions` are the decisions that mattered, about two different forms each.
    """

    entity: Ints
    rule: npt.NDArray[np.int8]
    n_entities: int
    keys: tuple[str, ...] = ()
    decisions: tuple[NameDecision, ...] = ()


class NameDecision(NamedTuple):
    """One decision about two names. `kind` is ACTOR or ORGANIZATION; `left` and `right` are forms as written."""

    kind: int
    left: str
    right: str
    decision: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What someone has decided beforehand: (kind, name, name) that are one, and that are two."""

    together: tuple[tuple[int, str, str], ...] = ()
    apart: tuple[tuple[int, str, str], ...] = ()
