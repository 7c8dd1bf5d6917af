"""How well a run does: its tables held against articles that careful readers annotated.

`evaluate_run` is what `filrouge evaluate` calls. `gold` and `read_gold` hold the annotations, `found` what a run found;
`names`, `dates`, `events`, `people` hold the one against the other and count into `tally`; `rows` says what is scored;
`bootstrap` how sure that is; `show` and `compare` put it into words. `annotate` makes annotations to correct.
"""

from pipeline.evaluate.evaluation import Evaluation, evaluate_run, judge

__all__ = ["Evaluation", "evaluate_run", "judge"]
