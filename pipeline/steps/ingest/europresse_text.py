"""Europresse exports as PDF, RTF, Word or text: articles, each closed by the number of its document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.page.page_number import page_of
from pipeline.page.people import people
from pipeline.page.sentences import ends_as_sentence, is_sentence
from pipeline.page.stamps import author_of, is_byline
from pipeline.records import Header
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Cut

# It may stand behind the last words of the copyright line.
_NUMBER = re.compile(r"(?:^|\s)(?:news|web|pub)[·⋅*]((?:19|20)\d{6})[·⋅*]\S+\s*$", re.MULTILINE)
_LONGEST_HEAD = 160  # characters of the line of outlet, page and number of words
_ABOVE = 3  # lines above it among which the day stands
_RIGHTS = 8  # lines at the end of an article among which the note of rights begins
_NOTE = re.compile(r"\b(?:19|20)\d\d\b|droits|rights|certificat", re.IGNORECASE)
_TITLE_LINES = 3
_TITLE_LINE = 45  # characters from which a line of a headline may go on in the next
_SHORT = 70  # characters of such a next line, and of a signature
_AROUND = re.compile(r"\s*[•|]\s*")


def looks_like_europresse(text: str) -> bool:
    """Whether a text is an export: numbers of documents, and lines that count words."""
    found = _NUMBER.search(text)
    return found is not None and any(map(_is_head, _lines(text[: found.start()])))


def text_articles(text: str) -> Iterator[Cut]:
    """The articles, in order: without a header where it is not understood, and what breaks off or has no number.

    What is no article (a cover, a list of titles, a certificate) is among the lines of the next one, at the end of the
    last.
    """
    waiting: list[str] = []
    last: Cut | None = None
    for number, lines in _documents(text):
        for piece in _parted(lines):
            cut = _article([*waiting, *piece], number) if _tells(piece, number) else None
            waiting = [] if cut is not None else [*waiting, *piece]
            if cut is not None:
                if last is not None:
                    yield last
                last = cut
    if last is not None:
        yield last._replace(lines=[*last.lines, *waiting])


def _documents(text: str) -> Iterator[tuple[str, list[str]]]:
    """The day in the number of each document and its lines; last what follows the last number."""
    start = 0
    for number in _NUMBER.finditer(text):
        yield number.group(1), _lines(text[start : number.start()])
        start = number.end()
    yield "", _lines(text[start:])


def _lines(text: str) -> list[str]:
    """The lines, with one of outlet, page and number of words that the page was too narrow for made whole."""
    lines = [line.strip() for line in text.split("\n")]
    for at in range(len(lines) - 1, 0, -1):
        whole = f"{lines[at - 1]} {lines[at]}"
        if _AROUND.search(lines[at - 1]) and not _is_head(lines[at - 1]) and _is_head(whole):
            lines[at - 1 : at + 1] = [whole]
    return [line for line in lines if line]


def _parted(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines of each article where a number that closes one was lost; lists of titles have heads, and no text."""
    heads = [at for at, line in enumerate(lines) if _is_head(line)]
    told = [at for at, below in pairwise([*heads, len(lines)]) if any(map(is_sentence, lines[at + 1 : below]))]
    starts = [0, *(max(0, at - _ABOVE) for at in told[1:]), len(lines)]
    yield from (lines[start:end] for start, end in pairwise(starts))


def _tells(lines: Sequence[str], number: str) -> bool:
    """Whether lines hold an article: a head, or sentences that are no note of rights."""
    if any(map(_is_head, lines)):
        return True
    return any(is_sentence(line) for line in lines[: _end(lines)] if not export_words("certificate").match(line))


def _is_head(line: str) -> bool:
    counted = export_words("words").search(line) if len(line) <= _LONGEST_HEAD else None
    return counted is not None and counted.end() == len(line)


def _end(lines: Sequence[str]) -> int:
    """Where the note of rights begins: it has a year or speaks of rights, as no credit does."""
    least = max(1, len(lines) - _RIGHTS)
    ends = (at for at in range(least, len(lines)) if export_words("rights", "certificate").match(lines[at]))
    return next((at for at in ends if _NOTE.search(lines[at])), len(lines))


def _article(lines: Sequence[str], number: str) -> Cut:
    """The article below the last head: a table of contents with heads of its own may stand above it."""
    head = next((at for at in range(len(lines) - 1, -1, -1) if _is_head(lines[at])), None)
    if head is None:
        return Cut(Header(published=parse_date(number)), "\n".join(lines[: _end(lines)]), lines)
    told = [lines[head], *reversed(lines[max(0, head - _ABOVE) : head])]
    outlet = export_words("outlet_end").split(_AROUND.split(lines[head], maxsplit=1)[0])[0].strip()
    below = lines[head + 1 :]
    below = below[: _end(below)]
    n_title = _title_lines(below)
    title, body = " ".join(below[:n_title]) or None, list(below[n_title:])
    author = None
    if len(body) > 1 and len(body[0]) <= _SHORT and (author_of(body[0]) or is_byline(body[0])):
        author = people(body.pop(0))
    header = Header(
        title=title,
        outlet=outlet or None,
        author=author,
        published=next(filter(None, map(parse_date, told)), None) or parse_date(number),
        page=page_of(lines[head]),
    )
    return Cut(header, "\n".join([*([title] if title else []), *body]) if body else "", lines)


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
