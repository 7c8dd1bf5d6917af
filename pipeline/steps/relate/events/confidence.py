"""How sure a telling is: the share of right ones that its rule had on annotated text."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.predicate import READINGS
from pipeline.steps.relate.events.triggers import BOOK

# Of realised tellings .97 have the right modality, of the others .87 (press-dev).
OF_MODALITY = {"realised": 1.0}
OTHERWISE = 0.9
UNPLACED = 0.9


# A reader's verdicts on 170 labels of an earlier make (press-dev2): good are 66 of 138 that open with their subject,
# 2 of 24 that open with a pronoun or "cette", none of 8 that are a sentence on another matter. The one factor is
# half-way between these shares and one: the verdict is on the label, the row has more to it.
OF_LABEL = {
    "sentence": 0.6,
    "unresolved": 0.6,
    "other_day": 0.6,
    "elsewhere": 0.6,
    "bare": 0.9,
    "inside": 0.8,
    "larger": 0.8,
}


def estimate_confidence(happening: Happening, timex: Timex, modality: Modality, doubts: Collection[str] = ()) -> float:
    """Estimated probability (0..1) that the row is right: its happening the trigger's, its modality, its label.

    `doubts` are what a reader may miss in the label (see `Label`).
    """
    book = READINGS if happening.rule in READINGS.rules else BOOK
    sure = (book[happening.rule].confidence or 0.0) * OF_MODALITY.get(modality, OTHERWISE)
    for doubt in doubts:
        sure *= OF_LABEL[doubt]
    return round(sure if timex.date_start is not None else sure * UNPLACED, 2)
