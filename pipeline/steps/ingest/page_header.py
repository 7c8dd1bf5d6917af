"""What a web page says of its article in its head: JSON-LD, OpenGraph, meta names, <time>."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.page.fold import fold
from pipeline.page.outlets import outlet_named
from pipeline.records import Header
from pipeline.steps.ingest.fields import header_from_fields
from pipeline.steps.ingest.markup import HtmlElement, lines_of, parse_html, text_of
from pipeline.steps.ingest.parse_date import parse_date

_ARTICLES = re.compile(r"Article$|BlogPosting$|^Report|LiveBlog")
_SITE = re.compile(r"\s+(?:[|·•–—»-]|::)\s+")
_EDGES = " |·•–—»:-"  # a quotation that closes the headline is no bar
_SITE_WORDS = 6
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.created",
    "dcterms.date", "dc.date.issued", "dcterms.issued", "citation_publication_date", "citation_date", "pubdate",
    "publish_date", "publishdate", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")


def read_header(tree: HtmlElement) -> Header:
    """Title, outlet, author, dates, address and language that the page states; None for what it leaves out."""
    linked = next(_articles(tree), {})
    metas = _metas(tree)
    fields = {
        "title": _title(tree, _text(linked.get("headline")) or metas.get("og:title") or metas.get("dc.title")),
        "outlet": metas.get("og:site_name")
        or _name(linked.get("publisher"))
        or metas.get("application-name")
        or _site_of_bar(tree),
        "author": _names(linked.get("author")) or metas.get("author") or metas.get("article:author"),
        "published": _text(linked.get("datePublished")) or _first(metas, _PUBLISHED) or _time(tree, "datePublished"),
        "updated": _text(linked.get("dateModified")) or _first(metas, _UPDATED) or _time(tree, "dateModified"),
        "url": _canonical(tree) or metas.get("og:url"),
        "language": _text(linked.get("inLanguage")) or tree.get("lang") or metas.get("og:locale"),
    }
    header = header_from_fields({name: value for name, value in fields.items() if value})
    author = header.author
    if author is not None and (author.startswith("http") or len(author) > 120):
        author = None
    return Header(
        title=header.title,
        outlet=header.outlet,
        author=author,
        published=header.published,
        # A page that is touched every night says nothing of its article.
        updated=header.updated if header.published and header.updated and header.updated >= header.published else None,
        url=header.url,
        language=header.language,
    )


def stated_body(tree: HtmlElement) -> str:
    """The text of the article that the page states (JSON-LD `articleBody`), or nothing."""
    for node in _articles(tree):
        body = _text(node.get("articleBody"))
        if body:
            if "<" in body and (inner := parse_html(body)) is not None:
                return lines_of(inner)
            return html.unescape(body)
    return ""


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text_content().strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLES.search(name) for name in names):
                yield node


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data[:50]:
            yield from _nodes(item, depth + 1)


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content or @value]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), (meta.get("content") or meta.get("value") or "").strip())
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if parse_date(metas.get(name, ""))), None)


def _time(tree: HtmlElement, item: str) -> str | None:
    times = tree.xpath(f"//*[@itemprop='{item}']")
    if item == "datePublished" and not times:
        times = tree.xpath(
            "//article//time[@datetime or @pubdate] | //main//time[@datetime] | //header//time[@datetime]"
        )
    for time in times:
        value = time.get("datetime") or time.get("content") or text_of(time)
        if parse_date(value):
            return str(value)
    return None


def _canonical(tree: HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href | //a[contains(@class, 'reader-domain')]/@href")
    return str(links[0]) if links else None


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _names(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    return ", ".join(name for person in people if (name := _name(person))) or None


def _title(tree: HtmlElement, stated: str | None) -> str | None:
    """The headline as readers see it (h1), when the head of the page agrees; else what the head says."""
    bar = _bar(tree)
    told = stated or bar
    headings = [text_of(heading) for heading in tree.xpath("//h1")]
    for heading in headings:
        words = set(fold(heading).split())
        if len(words) >= 3 and told and len(words & set(fold(told).split())) >= 0.6 * len(words):
            return heading
    if told and len(parts := _SITE.split(told)) > 1:
        # The name of the site stands at one end, whatever the separator.
        return max(parts, key=len).strip() or told
    return told or next((heading for heading in headings if heading), None)


def _bar(tree: HtmlElement) -> str | None:
    return next((text_of(title) for title in tree.xpath("//head/title | //title[not(ancestor::svg)]")), None)


def _site_of_bar(tree: HtmlElement) -> str | None:
    """The site that the title bar names behind the headline: « La grève reprend - Le Ponant libre »."""
    bar = _bar(tree)
    parts = _SITE.split(bar) if bar else []
    if len(parts) < 2:
        return None
    headings = {fold(text_of(heading)) for heading in tree.xpath("//h1")}
    name = parts[-1].strip(_EDGES)
    is_sure = any(fold(part) in headings for part in parts[:-1]) or outlet_named(name) is not None
    return name if is_sure and name.count(" ") < _SITE_WORDS and fold(name) not in headings else None
