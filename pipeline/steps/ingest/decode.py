"""Bytes -> text, whatever the encoding, and double encoding undone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.page.characters import usual_characters

_SAMPLE = 65_536  # bytes that charset-normalizer looks at: more costs time and changes nothing
# Encodings in which French is found; charset-normalizer's long list invites Cyrillic and Chinese readings of accents.
_CANDIDATES = ["cp1252", "mac_roman", "cp850", "cp437"]
_FRENCH = "éèàùâêîôûëïüçœæÉÈÀÇÊÔÎŒ«»’“”–—…€ \u00a0"
_INNER_MARKS = "’"
_MARKS = "«»“”–—…€"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 read as windows-1252: « Ã© », « â€™ ». Neither letter pair occurs in French.
_DOUBLE = re.compile(r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”˜¦\u009d]|Â[«» °©\u00a0]")
_DOUBLE_SIGNS = ("Ã", "â€", "Â")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and what had to be mended."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: many control characters that are no UTF-16 or UTF-32."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * 0.02 + 8 and _wide_encoding(sample) is None


def _wide_encoding(sample: bytes) -> str | None:
    for mark, encoding in _BOMS[1:]:
        if sample.startswith(mark):
            return encoding
    # UTF-16 without mark: every other byte of Latin text is zero.
    if len(sample) >= 8:
        even, odd = sample[0:4000:2], sample[1:4000:2]
        if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
            return "utf-16-le"
        if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
            return "utf-16-be"
    return None


_LINE_END = re.compile(r"\r\n?")


def decode(data: bytes, *, declared: str | None = None, own_ends: bool = False) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, as the declared encoding, or as the likeliest one.

    Never raises: bytes that fit nothing become U+FFFD and are named in `repairs`. Lines end with a line feed, whatever
    the computer; with `own_ends` as they do in the file, for those who add to it.
    """
    repairs: list[str] = []
    wide = _wide_encoding(data[:_SAMPLE]) if b"\0" in data[:_SAMPLE] else None
    if wide is not None:
        text, encoding = data.decode(wide, "replace"), wide
    else:
        if b"\0" in data:
            data = data.replace(b"\0", b"")
            repairs.append("nul-bytes")
        text, encoding = _decode_narrow(data.removeprefix(codecs.BOM_UTF8), declared)
    if encoding not in ("utf-8", "ascii"):
        repairs.append(encoding)
    if "\ufffd" in text and wide is not None:
        repairs.append("undecodable-bytes")
    mended = mend_double_encoding(text)
    if mended != text:
        repairs.append("double-encoded")
    text = usual_characters(mended)
    return Decoded(text if own_ends else _LINE_END.sub("\n", text), encoding, tuple(repairs))


def _decode_narrow(data: bytes, declared: str | None) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _has_utf8_letters(data):
        # Most of it is UTF-8: only the bytes that are not are read as the old encoding of Windows.
        return data.decode("utf-8", "filrouge-windows"), "utf-8+windows-1252"
    encoding = _known(declared) or _likeliest(data)
    return data.decode(encoding, "replace"), encoding.replace("cp1252", "windows-1252")


def _known(declared: str | None) -> str | None:
    """The Python name of an encoding that a file declares; Latin-1 on the web means windows-1252."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else None
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "iso8859-15", "ascii") else None if name == "utf-8" else name


def _has_utf8_letters(data: bytes) -> bool:
    return len(re.findall(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xc2[\xa0\xab\xbb]", data[:_SAMPLE])) >= 2


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    guess = best.encoding if best is not None else "cp1252"
    # On a few accents its guess is chance: the reading with most French letters wins; of equals, Windows' own, for
    # that is where short texts and tables in an old encoding come from.
    counts = {name: _french_letters(sample.decode(name, "replace")) for name in _CANDIDATES}
    top = max(_CANDIDATES, key=lambda name: counts[name])
    return top if counts[top] > counts.get(guess, 0) or guess not in counts or counts[top] == counts[guess] else guess


def _french_letters(text: str) -> int:
    """How French the letters beyond ASCII are, by their neighbours: letters stand in words, marks at their ends.

    A capital after a small letter (« MontbrÇzy ») is a misreading, and so is a mark within a word (« L'…cho »).
    """
    score = 0
    before = " "
    for char, after in zip(text, f"{text[1:]} ", strict=True):
        if char > "\x7f":
            wrong = char not in _FRENCH or (char.isupper() and before.islower())
            if char in _INNER_MARKS:
                wrong = wrong or not (before.isalpha() and after.isalpha())
            elif char in _MARKS:
                # An ellipsis or a closing quotation mark never stands before a small letter, nor a dash within a word.
                wrong = wrong or (after.islower() and (char in "…€" or before.isalpha()))
            score += -1 if wrong else 1
        before = char
    return score


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("filrouge-windows", _as_windows)


def mend_double_encoding(text: str) -> str:
    """The text with « Ã© » read back as « é », line by line, by ftfy; untouched when it has no such thing."""
    if not any(sign in text for sign in _DOUBLE_SIGNS) or len(_DOUBLE.findall(text[:200_000])) < 2:
        return text
    from ftfy import fix_encoding

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _DOUBLE.search(line) else line for line in lines)
