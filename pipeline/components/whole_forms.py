"""The tokenizer, kept from cutting inclusive writing in pieces: « élu(e)s » is a word as « élus » is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc
from spacy.util import filter_spans

from pipeline.french.both_genders import inclusive


class WholeForms:
    """A tokenizer that puts together what another one cut."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The tokens of a text."""
        doc = self.tokenizer(text)
        spans = (doc.char_span(*one.span(), alignment_mode="expand") for one in inclusive().finditer(text))
        with doc.retokenize() as retokenizer:
            for span in filter_spans(span for span in spans if span is not None and len(span) > 1):
                retokenizer.merge(span)
        return doc

    def __getattr__(self, name: str) -> Any:
        # Its rules and its way to disk are those of the tokenizer behind it.
        return getattr(self.tokenizer, name)
