"""spaCy factories, one per file; importing this package registers them.

words                   long_chunks, whole_forms, short_pattern, press_lemmas, press_capitals, whole_text
sentences               press_sentences, glued_headings
names                   press_recogniser, press_rescorer, press_names
dates                   press_timex
parse                   press_syntax, press_parser
in less time            window_encoder, each_word_once, without_commands
"""

from __future__ import annotations

from pipeline.components.short_pattern import short_patterns
from pipeline.components.without_commands import without_commands

with without_commands(), short_patterns():
    import spacy.lang.fr  # noqa: F401  from here on nobody waits for its long pattern, nor for its commands

from pipeline.components import (
    press_capitals,
    press_lemmas,
    press_names,
    press_parser,
    press_recogniser,
    press_rescorer,
    press_sentences,
    press_syntax,
    press_timex,
)

__all__ = [
    "press_capitals",
    "press_lemmas",
    "press_names",
    "press_parser",
    "press_recogniser",
    "press_rescorer",
    "press_sentences",
    "press_syntax",
    "press_timex",
]
