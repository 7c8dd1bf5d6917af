"""The text of a document and its words, kept with it: spaCy makes them anew each time that it is asked."""

from __future__ import annotations

from spacy.tokens import Doc

TEXT, WORDS = "text", "words"
"""Keys of `doc.user_data` that hold them."""


def keep_text(doc: Doc, text: str) -> Doc:
    """Remember the text that a tokenizer split: its tokens put together are that text."""
    doc.user_data[TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """What `doc.text` says."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text


def words_of(doc: Doc) -> list[str]:
    """The text of each token; to read, not to change."""
    words: list[str] | None = doc.user_data.get(WORDS)
    if words is None:
        words = doc.user_data[WORDS] = [token.text for token in doc]
    return words
