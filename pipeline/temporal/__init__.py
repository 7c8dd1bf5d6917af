"""Calendar arithmetic and French time expressions; knows nothing of spaCy.

`find_expressions` marks them in a text, `place_expressions` says which days they denote.
"""

from pipeline.temporal.find import Expression, find_expressions
from pipeline.temporal.understand import place_expressions, told_days

__all__ = ["Expression", "find_expressions", "place_expressions", "told_days"]
