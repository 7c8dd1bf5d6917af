"""Europresse exports: one HTML file, an <article> each, with outlet, date, title and authors in its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.page.page_number import page_of
from pipeline.page.people import people
from pipeline.page.sentences import is_sentence
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest import europresse_tables
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.markup import (
    HtmlElement,
    decode_html,
    is_truncated,
    lines_of,
    lines_of_each,
    parse_html,
    text_of,
)
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Cut, Source

FORMAT = "europresse"
_SIGNS = (b"DocPublicationName", b"titreArticleVisu", b"docOcurrContainer", b"rdp__articletitle")
_NUMBER = re.compile(r"\b(?:news|web|pub)?[·*\s]?((?:19|20)\d{6})[·*]")
_TITLES = ("titreArticleVisu", "rdp__articletitle", "titreArticle")
_OUTLETS = ("DocPublicationName", "rdp__DocPublicationName", "source-name-APD")
_AUTHORS = ("docAuthors", "sm-margin-bottomNews")
_BODIES = ("docOcurrContainer", "DocText")


def accepts(source: Source) -> int:
    """By the class names of its headers; they may stand after a long style sheet."""
    if b"<" not in source.head:
        return 0
    if b"<article" not in source.data:
        return 20 if europresse_tables.is_export(source.data) else 0
    return 20 if sum(sign in source.data for sign in _SIGNS) >= 2 else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each <article>, with its header; in exports from before 2014, for each table."""
    decoded = decode_html(source.data)
    tree = parse_html(decoded.text)
    if tree is None:
        found: list[Cut] = []
    elif b"<article" in source.data:
        each = lines_of_each(tree, tree.xpath("//article"))
        found = [Cut(*_read_article(article), lines) for article, lines in each]
    else:
        found = list(europresse_tables.articles(tree))
    yield from source.raw_texts(
        found,
        format=FORMAT,
        encoding=decoded.encoding,
        repairs=decoded.repairs,
        empty="Article {} of the export has no text",
    )
    if is_truncated(decoded.text):
        yield source.reject("truncated", f"The export breaks off after {len(found)} articles, which were kept")


def _read_article(article: HtmlElement) -> tuple[Header, str]:
    title = _pick(article, *_TITLES)
    outlet = _pick(article, *_OUTLETS)
    author, leads = _above(article, title)
    bodies = next((found for name in _BODIES if (found := _find(article, name))), article.xpath("./section"))
    lines = lines_of(bodies[0]).split("\n") if bodies else []
    address = next(iter(article.xpath(".//a[contains(., 'Cet article est paru')]/@href")), None)
    subtitle = _pick(article, "rdp__subtitle")
    header = Header(
        title=title,
        outlet=export_words("outlet_end").split(outlet)[0].strip() or None if outlet else None,
        author=author,
        published=_published(article),
        page=next(filter(None, (page_of(text_of(one)) for one in _heads(article))), None),
        url=str(address) if address else None,
    )
    lines = [line for line in lines if not export_words("aside", "box").match(line)]
    text = [*leads, *lines, *_boxes(article)]
    lead = [part for part in (title, subtitle) if part and part not in text]
    return header, "\n".join([*lead, *text]) if any(text) else ""


def _above(article: HtmlElement, title: str | None) -> tuple[str | None, list[str]]:
    """The author, and the standfirst, among the paragraphs of the header below the headline; kickers stand above it."""
    author: str | None = None
    leads: list[str] = []
    below = False
    for element in article.xpath("./header//p | ./header//*[contains(@class, 'docAuthors')]"):
        text = text_of(element)
        if not text or text == title or not below:
            below = below or text == title
            continue
        named = any(name in (element.get("class") or "").split() for name in _AUTHORS)
        if named and author is None and not is_sentence(text) and not export_words("words").search(text):
            author = people(text)
        elif text not in leads and parse_date(text) is None:
            leads.append(text)
    return author, [lead for lead in leads if lead != author and "rdp__subtitle" not in lead]


def _boxes(article: HtmlElement) -> list[str]:
    """The lines of the boxes that stand beside the article, without those of notes and pictures."""
    kept: list[str] = []
    for aside in article.xpath("./aside | ./section/aside"):
        in_box = True
        for line in lines_of(aside).split("\n"):
            if export_words("aside", "box").match(line):
                in_box = export_words("box").match(line) is not None
            elif line and (in_box or is_sentence(line)):
                kept.append(line)
    return kept


def _find(article: HtmlElement, name: str) -> Sequence[HtmlElement]:
    return list(article.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def _pick(article: HtmlElement, *names: str) -> str | None:
    for name in names:
        for element in _find(article, name):
            text = text_of(element)
            if text:
                return text
    return None


def _published(article: HtmlElement) -> date | None:
    """The date of the header line, else the one in the document number (`news·20201119·LM·…`)."""
    for element in _heads(article):
        day = next((day for line in lines_of(element).split("\n") if (day := parse_date(line))), None)
        if day is not None:
            return day
    number = _NUMBER.search(text_of(article))
    return parse_date(number.group(1)) if number else None


def _heads(article: HtmlElement) -> list[HtmlElement]:
    """The line of section, day, number of words and page, or the header that it stands in."""
    return [*_find(article, "DocHeader"), *article.xpath("./header | .//header")]
