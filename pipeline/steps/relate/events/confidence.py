"""How sure a telling is: the share of right ones that its rule had on annotated text, less what makes labels bad."""

from __future__ import annotations

from collections.abc import Collection
from math import prod

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.predicate import READINGS
from pipeline.steps.relate.events.triggers import BOOK

# Of realised tellings .97 have the right modality, of the others .87 (press-dev); and of 367 labels read once 185 of
# 313 are good, of the others 24 of 54.
OF_MODALITY = {"realised": 1.0}
OTHERWISE = 0.8
UNPLACED = 0.9


# By 435 labels that five readings judged strictly, at least two of them by strangers to the rules, none of whom saw a
# row's confidence (2026-11, press articles of no set, Wikinews, sets that may be read): 233 stand alone and are true,
# 37 mislead. Of 216 with neither their own day nor words of their article in them 73 % are good and 9 mislead; with
# the day left in 42 % of 107 (14), with words of the article 29 % of 52 (4), with both 25 % of 60 (10). Of 261 of a day
# or hour 63 % are good (13), of 166 of anything coarser 38 % (23). A factor is a round number near what a doubt costs
# beside the others; doubts that cost nothing have none (long, nameless, carried, dated), nor has a happening
# of no type in particular.
# Within a reading good labels and others are told apart with an area under the curve of .79 (mean of five; .73 with the
# eighteen factors of before), misleading ones and others with .72 (.68). The last reading, of 110, was made after the
# first four had given the factors, but for "inside" and "loose": .77 (.73), and .59 (.71) of 8 misleading ones. Of 152
# labels from .65 on 80 % are good and 4 mislead, of 149 up to .35 27 % are good and 24 mislead.
OF_LABEL = {
    "bare": 0.7,
    "cut": 0.8,
    "day": 0.6,
    "elsewhere": 0.5,
    "inside": 0.7,
    "larger": 0.7,
    "loose": 0.7,
    "participle": 0.7,
    "sentence": 0.5,
    "thin": 0.5,
    "titled": 0.6,
    "unnamed": 0.7,
    "unresolved": 0.5,
    "vague": 0.5,
}
FINE = frozenset({"time", "day"})
COARSE = 0.7
"""A month, a year and what else is no day: mostly said beside what a sentence is about."""


def estimate_confidence(happening: Happening, timex: Timex, modality: Modality, doubts: Collection[str] = ()) -> float:
    """Estimated probability (0..1) that the row is right: its happening the trigger's, its modality, its label.

    `doubts` are what a reader may miss in the label (see `Label`).
    """
    book = READINGS if happening.rule in READINGS.rules else BOOK
    sure = (book[happening.rule].confidence or 0.0) * OF_MODALITY.get(modality, OTHERWISE)
    sure *= prod(OF_LABEL.get(doubt, 1.0) for doubt in dict.fromkeys(doubts))
    sure *= 1.0 if timex.precision in FINE else COARSE
    return round(sure if timex.date_start is not None else sure * UNPLACED, 2)
