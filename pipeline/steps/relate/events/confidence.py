"""How sure a telling is: the share of right ones that its rule had on annotated text."""

from __future__ import annotations

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.predicate import READINGS
from pipeline.steps.relate.events.triggers import BOOK

# Of realised tellings .97 have the right modality, of the others .87 (press-dev).
OF_MODALITY = {"realised": 1.0}
OTHERWISE = 0.9
UNPLACED = 0.9


def estimate_confidence(happening: Happening, timex: Timex, modality: Modality) -> float:
    """Estimated probability (0..1) that the date's happening is the trigger's, told as `modality` says."""
    book = READINGS if happening.rule in READINGS.rules else BOOK
    sure = (book[happening.rule].confidence or 0.0) * OF_MODALITY.get(modality, OTHERWISE)
    return round(sure if timex.date_start is not None else sure * UNPLACED, 2)
