"""Files that are no texts, or none that can be read here: refused by name, with the cure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.source import Source

FORMAT = "unread"
_IMAGE = "An image: run OCR on it (for a scan: ocrmypdf), then put the PDF or the text here"
_MEDIA = "Sound or film: put its transcript here"
_WORD = "An old document of Word, Excel or PowerPoint: save it as .docx (.xlsx)"
_MAGIC = (
    (b"\xff\xd8\xff", _IMAGE), (b"\x89PNG\r\n", _IMAGE), (b"GIF8", _IMAGE), (b"II*\0", _IMAGE), (b"MM\0*", _IMAGE),
    (b"BM", _IMAGE), (b"ID3", _MEDIA), (b"OggS", _MEDIA), (b"fLaC", _MEDIA), (b"\x1aE\xdf\xa3", _MEDIA),
    (b"\xd0\xcf\x11\xe0", _WORD),
)  # fmt: skip
_BOXED = ((b"WEBP", _IMAGE), (b"WAVE", _MEDIA), (b"AVI ", _MEDIA), (b"ftyp", _MEDIA), (b"ftypheic", _IMAGE))
_SUFFIXES = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".svg"), _IMAGE),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".avi", ".mov", ".mkv", ".webm"), _MEDIA),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".dot"), _WORD),
    ".pages": "A document of Pages: export it as .docx",
    ".numbers": "A table of Numbers: export it as .csv or .xlsx",
    ".pptx": "Slides: save them as .pdf",
    ".odp": "Slides: save them as .pdf",
    ".ods": "A table of OpenDocument: save it as .xlsx or .csv",
    ".abw": "A document of AbiWord: save it as .docx or .odt",
    ".zabw": "A document of AbiWord: save it as .docx or .odt",
    ".mobi": "An e-book of Kindle: convert it to .epub",
    ".azw3": "An e-book of Kindle: convert it to .epub",
    ".rar": "An archive that is not read: pack it as .zip",
    ".7z": "An archive that is not read: pack it as .zip",
    ".msg": "A message of Outlook: save it as .eml",
    **dict.fromkeys((".url", ".webloc", ".desktop", ".lnk"), "A link: save the page that it leads to"),
    **dict.fromkeys((".css", ".js"), "A part of a web page, no article: delete it"),
    **dict.fromkeys((".bib", ".ris", ".enw"), "References without texts: export them as .csv or .json"),
}
# … whatever they hold: an archive, or a few lines that read as text.
_BY_NAME = frozenset(
    [".rar", ".7z", ".msg", ".url", ".webloc", ".desktop", ".lnk", ".css", ".js", ".bib", ".ris", ".enw"]
)
_ZIPPED = (b"ppt/", b"Index/Document.iwa", b"opendocument.presentation", b"opendocument.spreadsheet")
_ROOT = re.compile(rb"<(?![?!])(?:\w+:)?(\w+)")
# Markup that other readers know; every other XML would come out as tags and words.
_KNOWN_ROOTS = frozenset([b"html", b"rss", b"rdf", b"feed", b"body", b"article", b"div", b"p", b"head", b"table"])
_TEXTS = (".txt", ".text", ".md", "")
_OURS = (".docx", ".xlsx", ".odt", ".epub", ".html", ".htm", ".xhtml")


def accepts(source: Source) -> int:
    """By its signature, by its suffix when it is packed or binary, or as XML of a kind that nobody reads."""
    return 14 if _cure(source) is not None else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """Nothing but what to do; a picture that is named as a text is said to be none."""
    named = source.suffix in _TEXTS and source.head[:1] not in (b"P", b"<")
    yield source.reject("binary" if named else "unsupported", _cure(source) or "")


def _cure(source: Source) -> str | None:
    head = source.head
    if source.suffix in _BY_NAME:
        return _SUFFIXES[source.suffix]
    magic = next((cure for sign, cure in _MAGIC if head.startswith(sign)), None)
    if magic is not None:
        # A password wraps .docx and .xlsx into the old container; « BM » may begin a text.
        wrapped = magic is _WORD and source.suffix in _OURS
        return None if wrapped or (head[:2] == b"BM" and b"\0" not in head) else magic
    boxed = next((cure for sign, cure in reversed(_BOXED) if sign in head[4:16] and b"\0" in head[:32]), None)
    if boxed is not None:
        return boxed
    if head[:2] == b"PK":
        packed = any(sign in head or sign in source.data[-20_000:] for sign in _ZIPPED)
        return _SUFFIXES.get(source.suffix, "Slides or a table: save as .pdf or .xlsx") if packed else None
    if source.suffix in _SUFFIXES and (b"\0" in head or head.lstrip()[:1] == b"<"):
        return _SUFFIXES[source.suffix]
    return _xml(source)


def _xml(source: Source) -> str | None:
    if not source.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return None
    root = _ROOT.search(source.head)
    name = root.group(1) if root is not None else b""
    if name == b"abiword":
        return _SUFFIXES[".abw"]
    if name.lower() in _KNOWN_ROOTS or source.suffix in _OURS:
        return None
    return f"XML of another kind (<{name.decode('ascii', 'replace')}>): save the articles as .html, .csv or .txt"
