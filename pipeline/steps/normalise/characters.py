"""Characters that say nothing: odd spaces, invisible marks, control codes, line ends."""

from __future__ import annotations

import unicodedata

from pipeline.page.ligatures import without_ligatures

# Mapped or deleted before anything counts an offset, so that `Article.text` is searched and quoted plainly.
_SPACES = dict.fromkeys((0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000), 0x20)
_LINE_ENDS = ("\r", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c")
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
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    # Printable is the common case and checked in C; only the rest pays for all other characters.
    if not text.replace("\n", "").isprintable():
        for end in _LINE_ENDS:
            text = text.replace(end, "\n")
        text = text.replace("\t", "    ").translate(_SPACES | _DELETED)
    text = without_ligatures(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
