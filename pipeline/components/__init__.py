"""spaCy factories, one per file; importing this package registers them."""

from __future__ import annotations

from pipeline.components import press_capitals, press_names, press_rescorer, press_sentences, press_syntax, press_timex

__all__ = ["press_capitals", "press_names", "press_rescorer", "press_sentences", "press_syntax", "press_timex"]
