"""Feeds: RSS 2.0, RSS 1.0 and Atom, and what WordPress exports as one; an article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.page.fold import fold
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.fields import header_from_fields
from pipeline.steps.ingest.markup import lines_of, parse_html, parse_xml, text_of
from pipeline.steps.ingest.source import Cut, Source

FORMAT = "feed"
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|RDF|feed)[\s>]")
_FEED = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_TEXTS = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "issued", "date", "created", "updated", "modified")
_WRITERS = "//*[local-name()='author'][*[local-name()='author_login']]"
# What a WordPress export has beside posts and pages: pictures with their captions, menus, styles, drafts of drafts.
_NO_ARTICLES = frozenset(
    [
        "attachment", "custom_css", "customize_changeset", "nav_menu_item", "oembed_cache", "revision",
        "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part",
    ]
)  # fmt: skip
_SAID = 60  # characters of a summary that are sought in the text
_MAX_ITEMS = 20_000


def accepts(source: Source) -> int:
    """By its root and its first item."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] != b"<" or _ROOT.search(source.head) is None:
        return 0
    return 19 if _FEED.search(source.data) else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text an item: its content where it has it, else its description."""
    root = parse_xml(source.data)
    items = root.xpath("//*[local-name()='item' or local-name()='entry']") if root is not None else []
    outlet = _text(root, "title") or _text(next(iter(root.xpath("//*[local-name()='channel']")), None), "title")
    writers = root.xpath(_WRITERS) if root is not None else []
    names = {login: _text(one, "author_display_name") for one in writers if (login := _text(one, "author_login"))}
    found: list[Cut] = []
    aside: list[str] = []
    for item in items[:_MAX_ITEMS]:
        cut = Cut(_header(item, outlet, names), *_body(item))
        if _text(item, "post_type") in _NO_ARTICLES:
            aside += [cut.text, *cut.lines]
        else:
            found.append(cut)
    if found:
        found[-1] = found[-1]._replace(lines=[*found[-1].lines, *aside])
    elif items:
        yield source.reject("no_text", "The export holds pictures and menus, and no articles")
    yield from source.raw_texts(found, format=FORMAT, empty="Item {} of the feed has no text")
    if len(items) > _MAX_ITEMS:
        yield source.reject("too_many_members", f"More than {_MAX_ITEMS} items")
    if not re.search(rb"</(?:\w+:)?(?:rss|RDF|feed)\s*>", source.data[-2000:]):
        yield source.reject("truncated", f"The feed breaks off after {len(items)} items, which were kept")


def _children(item: Any, *names: str) -> Iterator[Any]:
    for name in names:
        yield from item.xpath(f"./*[local-name()='{name}']") if item is not None else ()


def _text(item: Any, *names: str) -> str | None:
    found = (" ".join("".join(child.itertext()).split()) for child in _children(item, *names))
    return next(filter(None, found), None)


def _body(item: Any) -> tuple[str, list[str]]:
    """The fullest text of an item, led by its summary when that says something else; and all that it has as lines."""
    texts = [_lines(child) for child in _children(item, *_TEXTS)]
    full = max(texts, key=len, default="")
    known = fold(full)
    leads = [text for text in texts if text and text != full and fold(text[:_SAID]) not in known]
    lines = [line for child in item for line in _lines(child).split("\n")]
    return "\n".join([*leads[:1], full]) if full else "", lines


def _lines(element: Any) -> str:
    """The words of an element that holds HTML, escaped or as elements."""
    from lxml import etree

    inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    tree = parse_html(inner) if "<" in inner or "&" in inner else None
    return lines_of(tree) if tree is not None else " ".join(inner.split())


def _header(item: Any, outlet: str | None, names: Mapping[str, str | None]) -> Header:
    links = [child.get("href") or (child.text or "").strip() for child in _children(item, "link")]
    authors = [_text(child, "name") or text_of(child) for child in _children(item, "author")]
    creator = _text(item, "creator")
    dates = (_text(item, name) for name in _DATES)
    fields = {
        "title": _text(item, "title"),
        "author": ", ".join(filter(None, authors)) or names.get(creator or "") or creator,
        "published": next(filter(None, dates), None),
        "url": next(filter(None, links), None) or _text(item, "guid", "id"),
        "outlet": _text(next(_children(item, "source"), None), "title") or outlet,
    }
    return header_from_fields({name: value for name, value in fields.items() if value})
