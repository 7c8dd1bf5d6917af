"""Verbs that set, call for, announce, tell: models/fr_press/lexicons/time_setters.tsv, as pieces of patterns."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import rows, words
from pipeline.temporal.beside import either


@cache
def verbs_that(kind: str) -> str:
    """The verbs of a kind in all their forms, as a pattern: 'sets', 'calls', 'announces', 'tells' and so on."""
    endings = next(row["form"] for row in rows("time_setters") if row["kind"] == "endings")

    def spelled(form: str) -> str:
        form = form.replace("~", endings).replace(" ", " +").replace(" ++", " +")
        return re.sub(r"\(([^()]*)\)(\??)", lambda m: f"(?:{m[1].replace(',', '|')}){m[2] or '?'}", form)

    return "|".join(spelled(row["form"]) for row in rows("time_setters") if row["kind"] == kind)


@cache
def aims() -> re.Pattern[str]:
    """« au », « dès le », « avant le » before what somebody sets."""
    return re.compile(rf"(?<![a-z])(?:{either(words('time_setters', kind='aim'))}) *$")
