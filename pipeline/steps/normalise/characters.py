"""Characters that say nothing: odd spaces, invisible marks, control codes, line ends."""

from __future__ import annotations

import unicodedata

# Mapped one to one or deleted before anything counts an offset, so that `Article.text` is searched and quoted plainly.
_SPACES = "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000"
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c")
_DELETED = dict.fromkeys(
    [
        *range(0x00, 0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        *(0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),  # lone surrogates, which no file can hold
    ]
)


def tidy_characters(text: str) -> str:
    """The text in NFC, with plain spaces and line feeds, and without invisible characters. Idempotent."""
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    # Printable is the common case and checked in C; only the rest pays for a full translation.
    if not text.replace("\n", "").isprintable():
        text = text.replace("\t", "    ").translate(_DELETED)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
