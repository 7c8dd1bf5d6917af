"""What is scored: every row with the measure behind it, and how sums over articles become a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Measure = Literal["f1", "share", "b3", "count"]
Sums = Mapping[tuple[str, str], float]

LEAK = "leak from menus, comments"
LEAKS = ("actor", "organization", "date", "event")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the scores.

    `f1`: found, invented and missed; `share`: right of all asked; `b3`: B-cubed over mentions, each with the share of
    its group that is right; `count`: how many, 0 is best.
    """

    name: str
    measure: Measure
    says: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The sums that its score is made from."""
        return LEAKS if self.measure == "count" else PARTS[self.measure]


PARTS = {"f1": ("tp", "fp", "fn"), "share": ("ok", "n"), "b3": ("p", "r", "n")}

ROWS = (
    Row("actor mentions strict", "f1", "names of persons with exactly the right words"),
    Row("actor mentions relaxed", "f1", "names of persons that share a character with the right ones"),
    Row("actors per article", "f1", "the persons that a reader sees in each article, each once"),
    Row("organization mentions strict", "f1", "names of bodies with exactly the right words"),
    Row("organization mentions relaxed", "f1", "names of bodies that share a character with the right ones"),
    Row("organizations per article", "f1", "the bodies that a reader sees in each article, each once"),
    Row("dates found", "f1", "time expressions that denote a day or period"),
    Row("dates right", "f1", "the same, with exactly the right first and last day"),
    Row("events", "f1", "happenings by their time expression, its days right"),
    Row("events told right", "f1", "the same, with the word that names the happening: the row to believe"),
    Row("actors merged (B3)", "b3", "mentions of one person under one id, over the corpus"),
    Row("organizations merged (B3)", "b3", "mentions of one body under one id, over the corpus"),
    Row("events merged (B3)", "b3", "tellings of one happening under one id, over the corpus"),
    Row("event participants", "f1", "who takes part, of events on the right day"),
    Row("event triggers", "share", "of events on the right day: the right word"),
    Row("event types", "share", "of events on the right day: the right type"),
    Row("event modality", "share", "of events on the right day: happened, planned, denied …"),
    Row("roles", "share", "roles of the gold that are found, in most of their words"),
    Row("role rows that are right", "share", "of the roles found"),
    Row("organizations of roles", "share", "of roles that are of a body: that body"),
    Row("actor names", "share", "of persons found: under their name"),
    Row("organization names", "share", "of bodies found: under their name"),
    Row("files split right", "share", "files with the right number of articles"),
    Row("titles", "share", "headlines"),
    Row("publication dates", "share", "days of publication, none where none is given"),
    Row(LEAK, "count", "rows drawn from what is no article"),
    Row("dates strict", "f1", "dates with exactly the right words (TempEval-3: strict match)"),
    Row("time values (TempEval-3)", "f1", "dates, durations and sets: overlapping, of the right kind and days"),
    Row("event participant parts", "share", "agent, patient, speaker, where the gold says which"),
    Row("event label words", "f1", "words that mean something, shared by label and gold's label"),
)
BY_NAME = {row.name: row for row in ROWS}
OURS = ("dates strict", "time values (TempEval-3)", "event participant parts", "event label words")
"""Rows that the field's scorer does not have."""

Score = dict[str, float | None]


def score(row: Row, sums: Sums) -> Score:
    """The score of a row from sums over some articles, to three decimals."""
    parts = {part: sums.get((row.name, part), 0) for part in row.parts}
    if row.measure == "f1":
        p, r = _of(parts["tp"], parts["fp"]), _of(parts["tp"], parts["fn"])
        return {**_prf(p, r), **{part: int(n) for part, n in parts.items()}}
    if row.measure == "b3":
        n = parts["n"]
        return {**_prf(parts["p"] / n, parts["r"] / n), "n": int(n)} if n else {**_prf(1.0, 1.0), "n": 0}
    if row.measure == "share":
        share = round(parts["ok"] / parts["n"], 3) if parts["n"] else None
        return {"ok": int(parts["ok"]), "n": int(parts["n"]), "share": share}
    return {part: int(n) for part, n in parts.items()}


def headline(row: Row, sums: Sums) -> float | None:
    """The one figure of a row: F1, share, or the count of leaks; None where nothing was asked."""
    found = score(row, sums)
    if row.measure == "count":
        return float(sum(value or 0 for value in found.values()))
    if not any(sums.get((row.name, part)) for part in row.parts):
        return None
    return found["share"] if row.measure == "share" else found["f1"]


def _of(right: float, wrong: float) -> float:
    return right / (right + wrong) if right + wrong else 1.0


def _prf(p: float, r: float) -> Score:
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 3)}
