"""PDF text, by pypdf; pages that are images are named as such."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.page.ligatures import without_ligatures
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import BREAKS_OFF, NOT_WHOLE
from pipeline.steps.ingest.document_texts import document_texts
from pipeline.steps.ingest.source import Source

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

FORMAT = "pdf"
_MAX_PAGES = 500
_MAX_SECONDS = 60.0  # a page of press takes a tenth of a second
_MAX_CHARS = 5_000_000
_IMAGE_CHARS = 20  # characters a page; scans carry a page number at most
_FEW_LINES = 20
_ALONE = 0.7  # share of lines of one word: lists and poems have half
_PRINTED = re.compile(r"\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+(?:à\s+)?\d{1,2}[:h]\d{2}(?:\s[AP]M)?\b", re.IGNORECASE)
_ADDRESS = re.compile(r"((?:https?|file)://\S+)(?:\s+(?:page\s+)?\d+\s*(?:/|sur|of)\s*\d+)?$", re.IGNORECASE)
_CLOSES = re.compile(
    r"document\b|end of document|fin du document|load-date|date de chargement|(?:.*\s)?(?:news|web|pub)[·*]",
    re.IGNORECASE,
)
_OPEN = (",", "'", "’", "-")
_DIGITS = re.compile(r"\d+")


def accepts(source: Source) -> int:
    """By its signature, which may stand after some rubbish."""
    return 15 if b"%PDF-" in source.head[:1024] else 5 if source.suffix == ".pdf" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The text of all pages, without the lines that every page repeats at its head and foot."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its repairs are our business, not the user's
    complete = b"%%EOF" in source.data[-2048:]
    what = f"pdf: {NOT_WHOLE if complete else BREAKS_OFF}"
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield source.reject("encrypted")
            return
        pages = list(_pages(reader))
    except PyPdfError:
        yield source.reject(_broken(source, complete), what)
        return
    except Exception as error:
        # pypdf raises whatever its parsers raise on broken objects.
        yield source.reject(_broken(source, complete), f"{what} ({type(error).__name__})")
        return
    printed = [without_print(page) for page in pages]
    text = joined(list(filter(None, _without_running_heads([page for page, _ in printed]))))
    address = next((address for _, address in printed if address), None)
    if len(text.strip()) < _IMAGE_CHARS * max(1, len(pages)):
        yield source.reject("image_only" if b"/Image" in source.data or not text.strip() else "no_text")
        return
    yield from document_texts(source, text, format=FORMAT, header=Header(url=address))
    if len(reader.pages) > len(pages):
        yield source.reject("slow", f"Only {len(pages)} of {len(reader.pages)} pages were read")
    elif not complete:
        yield source.reject("truncated", "The PDF breaks off; the pages that could be read were kept")


def _broken(source: Source, complete: bool) -> str:
    return "encrypted" if b"/Encrypt" in source.data else "damaged" if complete else "truncated"


def _pages(reader: PdfReader) -> Iterator[str]:
    deadline = time.monotonic() + _MAX_SECONDS
    chars = 0
    for number, page in enumerate(reader.pages):
        if number >= _MAX_PAGES or time.monotonic() > deadline or chars > _MAX_CHARS:
            return
        text = without_ligatures(page_text(page))
        chars += len(text)
        yield text


def page_text(page: PageObject) -> str:
    """The lines of a page.

    Some programs place each word by itself, so that each comes out as a line, and some leave ligatures out: the
    layout of the page says then which words share a line, and what stands in the gap.
    """
    text = page.extract_text() or ""
    lines = text.split("\n")
    alone = sum(" " not in line.strip() for line in lines)
    if "\0" not in text and (len(lines) < _FEW_LINES or alone < _ALONE * len(lines)):
        return text
    try:
        layout = page.extract_text(extraction_mode="layout") or ""
    except Exception:
        # pypdf raises whatever its parsers raise; the plain text is still the page's.
        return text
    if "\0" in text:
        return "\n".join(" ".join(line.split()) for line in layout.split("\n"))
    return _laid_out(text.split(), layout.split("\n"))


def _laid_out(words: list[str], layout: Sequence[str]) -> str:
    """The words in lines as the layout has them; it glues words, so that only their letters are counted."""
    lines: list[str] = []
    at = 0
    for line in layout:
        left = len("".join(line.split()))
        start = at
        while left > 0 and at < len(words):
            left -= len(words[at])
            at += 1
        if at > start:
            lines.append(" ".join(words[start:at]))
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join([*lines, " ".join(words[at:])]).strip()


def joined(pages: Sequence[str]) -> str:
    """The pages as one text; a sentence that goes on overleaf in a small letter is not parted."""
    text = pages[0] if pages else ""
    for page in pages[1:]:
        open_end = text.rstrip()[-1:]
        goes_on = page.lstrip()[:1].islower() and (open_end.isalnum() or open_end in _OPEN)
        text = f"{text.rstrip()}\n{page.lstrip()}" if goes_on else f"{text}\n\n{page}"
    return text


def without_print(page: str) -> tuple[str, str | None]:
    """A page without what a browser prints around it, « 03/05/2024 10:12 Titre » and « https://… 1/4 »; its address."""
    lines = page.split("\n")
    found = [match for line in lines if (match := _ADDRESS.match(line.strip())) is not None]
    if len(found) != 1 or not any(map(_PRINTED.match, lines)):
        return page, None
    kept = [line for line in lines if not _PRINTED.match(line) and line.strip() != found[0].string]
    return "\n".join(kept), found[0][1] if found[0][1].startswith("http") else None


def _without_running_heads(pages: Sequence[str]) -> list[str]:
    """The pages without first and last lines that stand on half of them and more, page numbers aside.

    What closes each document of an export stands on the last line of many pages.
    """
    if len(pages) < 3:
        return list(pages)
    split = [[line.rstrip() for line in page.strip().split("\n")] for page in pages]
    counts = Counter(_DIGITS.sub("#", line.strip()) for lines in split for line in {*lines[:2], *lines[-2:]} if line)
    running = {line for line, count in counts.items() if count * 2 >= len(pages) and not _CLOSES.match(line)}
    return [
        "\n".join(
            line
            for at, line in enumerate(lines)
            if not (at in (0, 1, len(lines) - 1, len(lines) - 2) and _DIGITS.sub("#", line.strip()) in running)
        )
        for lines in split
    ]
