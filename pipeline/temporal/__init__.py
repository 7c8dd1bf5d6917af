"""Calendar arithmetic and French time expressions; knows nothing of spaCy.

`find_expressions` marks them in a text, `place_expressions` says which days they denote.

days and periods        interval, edtf, feasts
what is found           same_length, patterns, openings, find, guards, beside
what it says            readings, meaning, explicit, clocks, quoted
one article, in order   course, scene, trail, chronology, holding, run_ahead, standing
past or to come         sides, governors, deeds, auxiliaries, verb_shapes
which year              question, year, choose
no day of publication   undated, any_day, writing_counts, writing_window
all together            understand
"""

from pipeline.temporal.find import Expression, find_expressions
from pipeline.temporal.understand import place_expressions, told_days

__all__ = ["Expression", "find_expressions", "place_expressions", "told_days"]
