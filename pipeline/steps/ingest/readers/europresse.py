"""Europresse exports: one HTML file, an <article> each, with outlet, date, title and authors in its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.fields import parse_date
from pipeline.steps.ingest.markup import HtmlElement, decode_html, is_truncated, lines_of, parse_html, text_of
from pipeline.steps.ingest.source import Source

FORMAT = "europresse"
_SIGNS = (b"DocPublicationName", b"titreArticleVisu", b"docOcurrContainer", b"rdp__articletitle")
_OUTLET_END = re.compile(r"\s*(?:\(site web\)|\(web\)|,| - |\bno\.|\bn°|;|\s{3,}).*$", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\b(?:news|web|pub)?[·*\s]?((?:19|20)\d{6})[·*]")
_ELSEWHERE = re.compile(r"^(?:Cet article est paru dans|Note\(s\) :|Illustration\(s\) :|Encadré\(s\) :)", re.IGNORECASE)


def accepts(source: Source) -> int:
    """By the class names of its headers; they may stand after a long style sheet."""
    if b"<article" not in source.data:
        return 0
    return 20 if sum(sign in source.data for sign in _SIGNS) >= 2 else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each <article>, with its header."""
    decoded = decode_html(source.data)
    tree = parse_html(decoded.text)
    articles = tree.xpath("//article") if tree is not None else []
    for part, article in enumerate(articles, start=1):
        header, text = _read_article(article)
        if not text:
            yield source.reject("no_text", f"Article {part} of the export has no text", part=part)
            continue
        yield source.raw_text(
            text,
            format=FORMAT,
            part=part,
            encoding=decoded.encoding,
            is_body=True,
            header=header,
            repairs=decoded.repairs,
        )
    if is_truncated(decoded.text):
        yield source.reject("truncated", f"The export breaks off after {len(articles)} articles, which were kept")


def _read_article(article: HtmlElement) -> tuple[Header, str]:
    title = _pick(article, "titreArticleVisu", "rdp__articletitle", "titreArticle")
    outlet = _pick(article, "DocPublicationName", "rdp__DocPublicationName", "source-name-APD")
    author = _pick(article, "docAuthors", "sm-margin-bottomNews")
    body = _find(article, "docOcurrContainer") or _find(article, "DocText")
    lines = lines_of(body[0]).split("\n") if body else []
    address = next(iter(body[0].xpath(".//a[contains(., 'Cet article est paru')]/@href")), None) if body else None
    kept = [line for line in lines if not _ELSEWHERE.match(line)]
    subtitle = _pick(article, "rdp__subtitle")
    header = Header(
        title=title,
        outlet=_OUTLET_END.sub("", outlet).strip() or None if outlet else None,
        author=_author(author),
        published=_published(article),
        url=str(address) if address else None,
    )
    lead = [part for part in (title, subtitle) if part and part not in kept]
    return header, "\n".join([*lead, *kept]) if any(kept) else ""


def _find(article: HtmlElement, name: str) -> list[HtmlElement]:
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
    for element in [*_find(article, "DocHeader"), *article.xpath("./header | .//header")]:
        day = next((day for line in lines_of(element).split("\n") if (day := parse_date(line))), None)
        if day is not None:
            return day
    number = _NUMBER.search(text_of(article))
    return parse_date(number.group(1)) if number else None


def _author(text: str | None) -> str | None:
    if text is None or len(text) > 120 or re.search(r"\d{4}|\bmots\b", text):
        return None
    return re.sub(r"^(?:par|by)\s+", "", text, flags=re.IGNORECASE).strip(" ;,") or None
