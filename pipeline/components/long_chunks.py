"""The tokenizer, kept from runs of signs: rulers, dotted forms, a line of apostrophes.

spaCy takes signs off the ends of what stands between two spaces one by one, and looks at all that is left each time:
8 kB of dots take 4 s, 80 kB several minutes. What is longer than any word or address is cut into pieces first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.components.whole_text import keep_text

LONGEST = 300
"""Signs between two spaces that stay together. Of 216 press articles with their addresses the longest has 206."""
PIECE = 60
LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
# A piece ends behind a sign, so that no word is cut in two; a run of letters or digits alone costs nothing.
PIECES = re.compile(rf"\S{{{PIECE}}}[^\W_]*\S?|\S+")


class LongChunks:
    """A tokenizer that cuts what is too long before another one splits it; all else it hands on."""

    def __init__(self, tokenizer: Callable[[str], Doc], vocab: Vocab) -> None:
        self.tokenizer = tokenizer
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text."""
        if not LONG.search(text):
            return keep_text(self.tokenizer(text), text)
        tokens = [token for piece in pieces(text) for token in self.tokenizer(piece)]
        return Doc(
            self.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens]
        )

    def __getattr__(self, name: str) -> Any:
        # Its rules and its way to disk are those of the tokenizer behind it.
        return getattr(self.tokenizer, name)


def pieces(text: str) -> Iterator[str]:
    """The text in pieces, which put together are the text."""
    done = 0
    for chunk in LONG.finditer(text):
        for piece in PIECES.finditer(text, *chunk.span()):
            yield text[done : piece.end()]
            done = piece.end()
    yield text[done:]
