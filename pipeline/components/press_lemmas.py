"""spaCy's French lemmas, their tables read when the first lemma is asked for, and not rebuilt.

spaCy reads them with the model and puts 217,000 rows into tables of its own: .5 s. Read and kept as they stand in the
file they take .13 s, and a text without a date never asks for them. Known lemmas are looked up in sets.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import srsly
from spacy.lang.fr.lemmatizer import FrenchLemmatizer
from spacy.language import Language
from spacy.strings import get_string_id

KNOWN = "lemma_index"
"""The table of known lemmas by part of speech."""


@Language.factory("press_lemmas", assigns=["token.lemma"])
def create_press_lemmas(nlp: Language, name: str, path: str) -> FrenchLemmatizer:
    """The factory that spaCy calls; `path` is the `lookups.bin` of a French pipeline of spaCy's."""
    lemmatizer = FrenchLemmatizer(nlp.vocab, None, name, mode="rule")
    lemmatizer.lookups = LemmaTables(Path(path))  # type: ignore[assignment]
    return lemmatizer


class LemmaTables:
    """What the lemmatizer asks spaCy's `Lookups` for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def tables(self) -> dict[str, LemmaTable]:
        """Table by name, read at the first call."""
        read = srsly.msgpack_loads(self.path.read_bytes())
        # Lists in the file, in which the lemmatizer would look for each new word from one end to the other.
        read[KNOWN] = {part: frozenset(lemmas) for part, lemmas in read[KNOWN].items()}
        return {name: LemmaTable(rows) for name, rows in read.items()}

    def __contains__(self, name: str) -> bool:
        return name in self.tables

    def get_table(self, name: str, _default: Any = None) -> LemmaTable:
        """The table of a name."""
        return self.tables[name]


class LemmaTable:
    """Rows by the hash of their key, as the file has them."""

    def __init__(self, rows: dict[int, Any]) -> None:
        self.rows = rows

    def get(self, key: str, default: Any = None) -> Any:
        """The row of a key, or the default."""
        return self.rows.get(get_string_id(key), default)
