"""Europresse exports from before 2014: spans in tables, without <article>."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.page.page_number import page_of
from pipeline.page.people import people
from pipeline.page.sentences import ends_as_sentence
from pipeline.records import Header
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.markup import HtmlElement, lines_of, text_of
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Cut

_SIGNS = (b"DocPublicationName", b"TitreArticleVisu")
_NUMBER = re.compile(r"((?:19|20)\d{6})[·*]")
_BYLINE = 12  # words


def is_export(data: bytes) -> bool:
    """Whether a page is such an export, by the classes of its spans."""
    return all(sign in data for sign in _SIGNS)


def articles(tree: HtmlElement) -> Iterator[Cut]:
    """Header and text of each article: a cell that holds a title and ends with the copyright line."""
    for title in tree.xpath("//span[@class='TitreArticleVisu']"):
        cell = next(iter(title.xpath("ancestor::td[1]")), None)
        if cell is None:
            cell = title.getparent()
        outlet = next((text_of(span) for span in cell.xpath(".//span[@class='DocPublicationName']")), "")
        told = " ".join(text_of(span) for span in cell.xpath(".//span[@class='DocHeader']"))
        yield _article(lines_of(cell).split("\n"), text_of(title), outlet, told)


def _article(lines: list[str], title: str, outlet: str, told: str) -> Cut:
    at = next((index for index, line in enumerate(lines) if line == title), 0)
    below = lines[at + 1 :]
    end = next((i for i, line in enumerate(below) if export_words("rights", "number", "certificate").match(line)), None)
    text = below[:end]
    number = _NUMBER.search(" ".join(below[end:] if end is not None else []))
    author = None
    if text and not ends_as_sentence(text[0]) and text[0].count(" ") < _BYLINE and len(text) > 1:
        author = people(text.pop(0))
    header = Header(
        title=title or None,
        outlet=export_words("outlet_end").split(outlet)[0].strip() or None,
        author=author,
        page=page_of(told),
        published=parse_date(told) or (parse_date(number.group(1)) if number else None),
    )
    return Cut(header, "\n".join([title, *text]) if any(text) else "", lines)
