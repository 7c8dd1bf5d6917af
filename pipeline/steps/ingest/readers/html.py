"""Web pages: the body by trafilatura, the header from the page's own statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.page.stamps import read_stamps
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.markup import HtmlElement, decode_html, is_truncated, lines_of, parse_html, text_of
from pipeline.steps.ingest.page_header import read_header
from pipeline.steps.ingest.source import Source

FORMAT = "html"
_SIGNS = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:p|div|br|h1|article|span)\b[^>]*>", re.IGNORECASE)
_ENOUGH = 200  # characters; less than that, trafilatura has taken a caption for the article
_NEAR_TITLE = 12  # lines below the headline in which its stamp is sought


def accepts(source: Source) -> int:
    """By the tags at its start."""
    if _SIGNS.search(source.head):
        return 10
    if source.suffix in (".html", ".htm", ".xhtml"):
        return 6
    return 4 if source.head.lstrip()[:1] == b"<" and _MARKUP.search(source.head) else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The article of one page."""
    decoded = decode_html(source.data)
    tree = parse_html(decoded.text)
    if tree is None:
        yield source.reject("empty", "The page has no content")
        return
    yield from read_page(source, tree, decoded.text, decoded.encoding, decoded.repairs)
    if is_truncated(decoded.text):
        yield source.reject("truncated", "The page breaks off; what there is of the article was kept")


def read_page(
    source: Source, tree: HtmlElement, text: str, encoding: str, repairs: tuple[str, ...]
) -> Iterator[RawText | Rejection]:
    """The article of a parsed page; the whole page, to be cleaned like a dump, when no body can be told."""
    header = read_header(tree)
    page = lines_of(tree)
    if header.published is None:
        header = _stamped(header, page)
    body = _body(text)
    if len(body) < _ENOUGH and len(page) > len(body):
        yield source.raw_text(page, format=FORMAT, encoding=encoding, header=header, repairs=repairs)
        return
    lead = _lead(tree, body)
    yield source.raw_text(
        "\n".join([*lead, body]), format=FORMAT, encoding=encoding, is_body=True, header=header, repairs=repairs
    )


def _body(text: str) -> str:
    import trafilatura

    found = trafilatura.extract(text, output_format="txt", include_comments=False, include_tables=False)
    return found or ""


def _lead(tree: HtmlElement, body: str) -> list[str]:
    """The standfirst, where the page names one by class or itemprop and the extractor left it out."""
    for element in tree.xpath(
        "//*[contains(@class, 'chapo') or contains(@class, 'standfirst') or contains(@class, 'article-lead')"
        " or contains(@class, 'article__desc') or @itemprop='description']"
    ):
        lead = text_of(element)
        if 40 < len(lead) < 900 and lead[:60] not in body:
            return [lead]
    return []


def _stamped(header: Header, page: str) -> Header:
    """The header with the date of a stamp right below the headline, when the head of the page gives none."""
    lines = page.split("\n")
    at = lines.index(header.title) if header.title in lines else -1
    for line in lines[at + 1 : at + 1 + _NEAR_TITLE] if at >= 0 else []:
        for stamp in read_stamps(line) if len(line) < 160 else ():
            if stamp.date.full is not None and not stamp.update:
                return replace(header, published=stamp.date.full)
    return header
