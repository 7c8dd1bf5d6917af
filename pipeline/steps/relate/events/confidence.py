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


# By the share of labels that stand alone and are true, of 244 labels read by one reader (press articles of no set and
# Wikinews): 91 of 114 without a doubt, nominal 11 of 18 without another, larger 27 of 45, long 24 of 32, sentence 6 of
# 23, bare 6 of 17, inside 5 of 16, cut 6 of 11, thin 1 of 11, unresolved 4 of 10, unnamed 1 of 6, elsewhere none of 4;
# with a title 10 of 29, which have other doubts as well. A factor is near the share with the doubt over that without.
# Good and bad are told apart with an area under the curve of .80 on these.
OF_LABEL = {
    "bare": 0.45,
    "cut": 0.7,
    "elsewhere": 0.15,
    "inside": 0.45,
    "larger": 0.75,
    "long": 1.0,
    "loose": 0.7,
    "nominal": 0.75,
    "participle": 0.7,
    "sentence": 0.25,
    "thin": 0.15,
    "titled": 1.0,
    "unnamed": 0.4,
    "unresolved": 0.7,
    "vague": 0.4,
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
