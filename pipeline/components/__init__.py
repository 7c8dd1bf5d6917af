"""spaCy factories, one per file; importing this package registers them."""

from __future__ import annotations

from pipeline.components import press_sentences, press_syntax

__all__ = ["press_sentences", "press_syntax"]
