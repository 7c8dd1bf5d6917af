"""How well a run does: its tables held against articles that careful readers annotated.

annotations            gold, read_gold, annotate (makes them)
what a run found       found
the one and the other  evaluation, names, dates, events, fold, tally
scores                 rows, bootstrap, show, saved
"""

from pipeline.evaluate.evaluation import Evaluation, evaluate_run, judge

__all__ = ["Evaluation", "evaluate_run", "judge"]
