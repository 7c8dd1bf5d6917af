"""Ligatures are two letters each to whoever searches a name (« Deﬂandre »); typesetters' files and PDF have them."""

from __future__ import annotations

import unicodedata

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_CHARS = tuple(map(chr, _LIGATURES))


def without_ligatures(text: str) -> str:
    """The text with each ligature as its letters."""
    if not text.isascii() and any(char in text for char in _CHARS):
        return text.translate(_LIGATURES)
    return text
