"""Characters that say nothing, or the same as others: odd spaces, invisible marks, hyphens, apostrophes, line ends."""

from __future__ import annotations

import re
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
        *(0xFFFE, 0xFFFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),  # lone surrogates, which no file can hold
    ]
)
_SILENT = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_LIKE_HYPHEN = re.compile(r"[\u2010\u2011]")
"""The hyphen of typesetters, and the one of Word at which no line ends."""
_LIKE_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[\u02bc\u2018\u201b\u2032\u00b4`\uff07](?=[^\W\d_])")
"""Between letters; elsewhere some of these open a quotation, or count minutes."""

_LETTERS = r"(?:[A-ZÀ-Ý]\.[ -]){2,}[A-ZÀ-Ý]\."
_PARTED_LETTERS = re.compile(
    rf"(?:(?<=\b[Ll]['’])|(?<=\b[Ll][ae] )|(?<=\b[ad]u )){_LETTERS}"
    rf"|(?<![\w.'’-])(?<![A-ZÀ-Ý]\. )(?:(?<=\()|(?!M\. )){_LETTERS}(?![ -][A-ZÀ-Ý])"
)


def usual_characters(text: str) -> str:
    """The text in NFC without marks that nobody sees, with one hyphen and one apostrophe for their likenesses.

    Whoever looks for a phrase in what a file says finds it.

    >>> usual_characters("Pr\u00e9\u00adci\u200bgout, e\u0301lu \u00e0 l\u02bcHay\u2011les\u2011Roses")
    'Précigout, élu à l’Hay-les-Roses'
    """
    text = text.replace("ſ", "s")  # of old print, which OCR keeps
    text = _LIKE_APOSTROPHE.sub("’", _LIKE_HYPHEN.sub("-", _SILENT.sub("", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_spaced(line: str) -> str:
    """The words of a line with one space between them."""
    return " ".join(line.split())


def closed_acronyms(line: str) -> str:
    """A line with the letters of an acronym together, which typesetters parted, as OCR keeps them.

    Three letters are the initials of somebody where a name follows and no article stands before them; « M. A. B. » is
    a man whose name is not told.

    >>> closed_acronyms("M. Vey, de la C. G. T.-F. O., et un élu de l'U. D. S. R. Il a vu A. B. C. Durand et M. A. B.")
    "M. Vey, de la C.G.T.-F.O., et un élu de l'U.D.S.R. Il a vu A. B. C. Durand et M. A. B."
    """
    return _PARTED_LETTERS.sub(lambda found: found.group().replace(" ", ""), line) if ". " in line else line


def tidy_characters(text: str) -> str:
    """The text in NFC, with plain spaces and line feeds, and without invisible characters. Idempotent."""
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    # Printable is the common case and checked in C; only the rest pays for all other characters.
    if not text.replace("\n", "").isprintable():
        for end in _LINE_ENDS:
            text = text.replace(end, "\n")
        text = text.replace("\t", "    ").translate(_SPACES | _DELETED)
    return usual_characters(without_ligatures(text))
