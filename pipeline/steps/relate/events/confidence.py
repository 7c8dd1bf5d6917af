"""How sure a telling is: the share of right ones that each rule had on annotated text."""

from __future__ import annotations

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.triggers import Anchor

BY_RULE = {"governor": 0.8}
PLAIN = 0.75


def estimate_confidence(anchor: Anchor, timex: Timex, modality: Modality) -> float:
    """Estimated probability (0..1) that the date's happening is the trigger's."""
    return BY_RULE.get(anchor.rule, PLAIN)
