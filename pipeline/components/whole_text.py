"""The text of a document, put together once: spaCy joins its words anew each time that it is asked."""

from __future__ import annotations

from spacy.tokens import Doc

TEXT = "text"
"""Key of `doc.user_data` that holds it."""


def text_of(doc: Doc) -> str:
    """What `doc.text` says."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text
