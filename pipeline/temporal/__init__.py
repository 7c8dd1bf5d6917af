"""Calendar arithmetic and French time expressions; knows nothing of spaCy.

`find_expressions` marks them in a text, `place_expressions` says which days they denote.

days and periods        interval, edtf, weekday, feasts, numbers
what is found           same_length, patterns, openings, find, guards, beside
what it says            readings, meaning, explicit, clocks, stamps, posts, quoted
one article, in order   course, scene, trail, chronology, flashback, holding, run_ahead, standing, counted
past or to come         sides, governors, setters, deeds, auxiliaries, verb_shapes
which year              question, year, choose, other_reading
no day of publication   undated, any_day, writing_day, writing_counts, writing_window
all together            understand
"""

from pipeline.temporal.find import Expression, find_expressions
from pipeline.temporal.understand import place_expressions, told_days

__all__ = ["Expression", "find_expressions", "place_expressions", "told_days"]
