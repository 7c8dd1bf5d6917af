"""How sure a telling is: the share of right ones that each rule had on annotated text."""

from __future__ import annotations

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.triggers import Anchor

# Right words among those given, press-dev and frtimebank-dev together (164 dates), with three right ones of four
# added to each. The light-verb rules are taken from the press alone: FR-TimeBank marks "avoir" in "avoir lieu".
# Rules met fewer than three times (copula, presence, state_subject, line_head, next_clause, unparsed) are set by hand.
BY_RULE = {
    "verb_beside": 0.89,
    "idiom": 0.89,
    "noun_beside": 0.88,
    "governor": 0.86,
    "set_off_noun": 0.86,
    "light_subject": 0.86,
    "light_object": 0.83,
    "light_participle": 0.83,
    "cleft": 0.8,
    "copula": 0.7,
    "presence": 0.7,
    "state_subject": 0.7,
    "line_head": 0.7,
    "dated_text": 0.78,
    "noun_of_date": 0.77,
    "governing_noun": 0.67,
    "after_mark": 0.67,
    "next_clause": 0.6,
    "nearest": 0.55,
    "unparsed": 0.5,
}
# Of realised tellings .97 have the right modality, of the others .87 (press-dev).
OF_MODALITY = {"realised": 1.0}
OTHERWISE = 0.9
UNPLACED = 0.9


def estimate_confidence(anchor: Anchor, timex: Timex, modality: Modality) -> float:
    """Estimated probability (0..1) that the date's happening is the trigger's, told as `modality` says."""
    sure = BY_RULE[anchor.rule] * OF_MODALITY.get(modality, OTHERWISE)
    return round(sure if timex.date_start is not None else sure * UNPLACED, 2)
