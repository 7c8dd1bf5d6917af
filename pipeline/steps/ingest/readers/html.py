"""Web pages: the body by trafilatura, the header from the page's own statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.markup import HtmlElement, bounded_tags, decode_html, is_truncated, parse_html
from pipeline.steps.ingest.page_header import read_header, stated_body
from pipeline.steps.ingest.page_stamps import stamped
from pipeline.steps.ingest.placed_lines import placed_lines
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.web_body import complete_body

FORMAT = "html"
_SIGNS = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:p|div|br|h1|article|span)\b[^>]*>", re.IGNORECASE)
# Browsers and SingleFile write the address of a page that they save into a remark at its top.
_SAVED = re.compile(r"<!--[^<>]{0,200}?(?:saved from url=\(\d+\)|\burl: *)(https?://[^\s<>]{1,500})")
_TOP = 2_000  # characters
_ENOUGH = 200  # characters; less than that, trafilatura has taken a caption for the article


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
    yield from read_page(source, tree, bounded_tags(decoded.text), decoded.encoding, decoded.repairs)
    if is_truncated(decoded.text):
        yield source.reject("truncated", "The page breaks off; what there is of the article was kept")


def read_page(
    source: Source, tree: HtmlElement, text: str, encoding: str, repairs: tuple[str, ...]
) -> Iterator[RawText | Rejection]:
    """The article of a parsed page; the whole page, to be cleaned like a dump, when no body can be told."""
    header = read_header(tree)
    if header.url is None and (saved := _SAVED.search(text[:_TOP])) is not None:
        header = replace(header, url=saved[1])
    lines = list(placed_lines(tree))
    header = stamped(header, [line.text for line in lines])
    stated = stated_body(tree)
    body = _body(text)
    if len(body) < _ENOUGH and len(stated) < _ENOUGH:
        page = "\n".join(line.text for line in lines)
        if len(page) > len(body):
            yield source.raw_text(page, format=FORMAT, encoding=encoding, header=header, repairs=repairs)
            return
    whole = complete_body(body, lines, stated=stated, title=header.title)
    yield source.raw_text(
        "\n".join(whole.lines),
        format=FORMAT,
        encoding=encoding,
        is_body=True,
        header=header,
        repairs=repairs,
        left_out=whole.left_out,
    )


def _body(text: str) -> str:
    import trafilatura

    found = trafilatura.extract(text, output_format="txt", include_comments=False, include_tables=False)
    return found or ""
