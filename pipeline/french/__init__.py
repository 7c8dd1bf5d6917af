"""The one door to what models/fr_press knows of French: word lists, patterns, vocabularies.

>>> from pipeline.french import words
>>> "la" in words("small_words", kind="determiner")
True

Each table is declared in `tables.py` with its columns and closed vocabularies: a table, a column or a
use that does not exist raises, so that a slip of the pen can't silently give an empty list. Articles,
pronouns and other closed classes are written out once, and lists take them in by name.
"""

from __future__ import annotations

from pipeline.french.door import any_of, mapping, models_folder, rows, table_file, words
from pipeline.french.tables import TABLES, Table

__all__ = ["TABLES", "Table", "any_of", "mapping", "models_folder", "rows", "table_file", "words"]
