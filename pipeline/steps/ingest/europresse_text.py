"""Europresse exports as PDF, RTF or Word: the articles of their text, each closed by the number of its document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.page.people import people
from pipeline.page.sentences import ends_as_sentence
from pipeline.page.stamps import author_of, is_byline
from pipeline.records import Header
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.parse_date import parse_date

# It may stand behind the last words of the copyright line.
_NUMBER = re.compile(r"(?:^|\s)(?:news|web|pub)[·⋅*]((?:19|20)\d{6})[·⋅*]\S+\s*$", re.MULTILINE)
_LONGEST_HEAD = 160  # characters of the line of outlet, page and number of words
_ABOVE = 3  # lines above it among which the day stands
_TITLE_LINES = 3
_TITLE_LINE = 45  # characters from which a line of a headline may go on in the next
_SHORT = 70  # characters of such a next line, and of a signature
_AROUND = re.compile(r"\s*[•|]\s*")


def looks_like_europresse(text: str) -> bool:
    """Whether a text is an export: numbers of documents, and lines that count words."""
    found = _NUMBER.search(text)
    return found is not None and _head(_lines(text[: found.start()])) is not None


def text_articles(text: str) -> Iterator[tuple[Header, str]]:
    """Header and text of each article, in order: without a header where it is not understood, and what breaks off."""
    start = 0
    for number in _NUMBER.finditer(text):
        lines = _lines(text[start : number.start()])
        start = number.end()
        head = _head(lines)
        if head is not None:
            yield _article(lines, head, number.group(1))
        else:
            yield Header(published=parse_date(number.group(1))), "\n".join(filter(None, lines))
    rest = _lines(text[start:])
    if (head := _head(rest)) is not None:
        yield _article(rest, head, "")


def _lines(text: str) -> list[str]:
    """The lines, with one of outlet, page and number of words that the page was too narrow for made whole."""
    lines = [line.strip() for line in text.split("\n")]
    for at in range(len(lines) - 1, 0, -1):
        whole = f"{lines[at - 1]} {lines[at]}"
        if _AROUND.search(lines[at - 1]) and not _is_head(lines[at - 1]) and _is_head(whole):
            lines[at - 1 : at + 1] = [whole]
    return lines


def _head(lines: Sequence[str]) -> int | None:
    """The line with the outlet, the page and the number of words; a table of contents stands above it."""
    return next((at for at in range(len(lines) - 1, -1, -1) if _is_head(lines[at])), None)


def _is_head(line: str) -> bool:
    counted = export_words("words").search(line) if len(line) <= _LONGEST_HEAD else None
    return counted is not None and counted.end() == len(line)


def _article(lines: Sequence[str], head: int, number: str) -> tuple[Header, str]:
    told = [lines[head], *reversed([line for line in lines[:head] if line][-_ABOVE:])]
    outlet = export_words("outlet_end").split(_AROUND.split(lines[head], maxsplit=1)[0])[0].strip()
    below = [line for line in lines[head + 1 :] if line]
    ends = (at for at, line in enumerate(below) if at and export_words("rights", "certificate").match(line))
    below = below[: next(ends, len(below))]
    n_title = _title_lines(below)
    title, body = " ".join(below[:n_title]) or None, below[n_title:]
    author = None
    if body and len(body) > 1 and len(body[0]) <= _SHORT and (author_of(body[0]) or is_byline(body[0])):
        author = people(body.pop(0))
    header = Header(
        title=title,
        outlet=outlet or None,
        author=author,
        published=next(filter(None, map(parse_date, told)), None) or parse_date(number),
    )
    return header, "\n".join([*([title] if title else []), *body]) if body else ""


def _title_lines(lines: Sequence[str]) -> int:
    """How many lines the headline takes: a long one goes on in a short one that is neither sentence nor signature."""
    n = min(1, len(lines))
    while n and n < min(_TITLE_LINES, len(lines) - 1):
        above, line = lines[n - 1], lines[n]
        if (
            len(line) > _SHORT
            or ends_as_sentence(line)
            or ends_as_sentence(above)
            or is_byline(line)
            or author_of(line)
        ):
            break
        if len(above) < _TITLE_LINE and not line[0].islower():
            break
        n += 1
    return n
