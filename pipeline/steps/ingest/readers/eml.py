"""E-mails: the message, or the one that it passes on, as a text with its day; its attachments as files.

A browser saves a page in one file (MHTML) as a message, too: the page, and what it is drawn with.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from pipeline.page.press_titles import paper_of
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import MAX_DEPTH
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.forwarded import forwarded
from pipeline.steps.ingest.markup import parse_html
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.placed_lines import placed_lines
from pipeline.steps.ingest.readers import html
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import is_article_name, printable

FORMAT = "eml"
_HEADERS = re.compile(rb"^(?:From|Received|Return-Path|Date|Subject|Message-ID|MIME-Version|Delivered-To|To):\s", re.M)
_FORWARDED = re.compile(r"^(?:(?:tr|fwd?)\s*:\s*)+", re.IGNORECASE)
_ANSWERED = re.compile(r"^(?:(?:tr|fwd?|re|ré)\s*:\s*)+", re.IGNORECASE)
_NAMED = re.compile(r"^\[[^\[\]]{3,60}\]\s*(?=\S)")
_NOTE = 40  # words of a message that has articles attached
_FULLER = 2  # times the words of the plain text that its page shows where that text is none of its own


def accepts(source: Source) -> int:
    """By suffix, or by the header lines of a message."""
    if source.suffix in (".eml", ".mht", ".mhtml"):
        return 14
    if b"Subject:" not in source.head or b"From:" not in source.head:
        return 0
    return 11 if len(set(_HEADERS.findall(source.head))) >= 4 else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The body, or the message that it passes on; then the attachments.

    A note of a few words around articles is none itself.
    """
    message = email.message_from_bytes(_with_plain_head(source.data), policy=email.policy.default)
    body = _body(message)
    if body is not None and _is_saved_page(message, body):
        yield from _page(replace(source, data=_content(body).encode()), Header(url=_address(body)), settings)
        return
    parts = list(message.iter_attachments())
    more = [part for part in parts if body is not None and _goes_on(body, part)]
    attached = [
        item
        for number, part in enumerate(parts, start=1)
        if part not in more
        for item in _attachment(source, part, number, settings)
    ]
    if body is not None:
        content = "\n\n".join(map(_content, (body, *more)))
        if len(content.split()) <= _NOTE and any(isinstance(item, RawText) for item in attached):
            yield source.reject("cover_note", part=1)
        elif body.get_content_type() == "text/html":
            yield from _page(source.member("message.html", content.encode()), _header(message), settings)
        elif content.strip():
            passed_on = _FORWARDED.match(str(message["subject"] or "")) is not None
            yield _text(source, content, _header(message), passed_on=passed_on)
    yield from attached


def _with_plain_head(data: bytes) -> bytes:
    """The message with the letters of its head in UTF-8: older programs wrote them in their own encoding."""
    head, blank, rest = re.split(rb"(\r?\n\r?\n|\Z)", data, maxsplit=1)
    return data if head.isascii() else decode(head).text.encode() + blank + rest


def _text(source: Source, content: str, header: Header, *, passed_on: bool) -> RawText:
    inner = forwarded(content, passed_on=passed_on)
    if inner is None:
        return source.raw_text(content, format=FORMAT, header=header)
    said = Header(
        title=_subject(inner.fields.get("subject", "")) or header.title,
        published=parse_date(inner.fields.get("date", "")) or header.published,
        outlet=_outlet(inner.fields.get("from", "")) or header.outlet,
    )
    above = tuple(("cover note", line.strip()) for line in inner.above.split("\n") if line.strip())
    return source.raw_text(inner.text, format=FORMAT, header=said, left_out=above)


def _page(page: Source, header: Header, settings: Settings) -> Iterator[RawText | Rejection]:
    """The page of a message; what it does not say of itself the message says."""
    for item in html.read(page, settings):
        if isinstance(item, RawText):
            own = {field.name: getattr(item.header, field.name) for field in fields(Header)}
            item = replace(item, header=replace(header, **{name: value for name, value in own.items() if value}))
        yield item


def _is_saved_page(message: EmailMessage, body: MIMEPart) -> bool:
    """Whether a browser made the message of a page: the day of saving is in it, the one of the article is not."""
    whole = message.get_content_type() in ("multipart/related", "text/html")
    return whole and body["content-location"] is not None


def _address(body: MIMEPart) -> str | None:
    location = str(body["content-location"])
    return location if location.startswith("http") else None


def _body(message: EmailMessage) -> MIMEPart | None:
    """The plain text; the page where there is none, or one that only says how to see the page."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is None or page is None:
        return plain or page
    tree = parse_html(_content(page))
    shown = sum(len(line.text.split()) for line in placed_lines(tree)) if tree is not None else 0
    return page if shown > _FULLER * len(_content(plain).split()) else plain


def _goes_on(body: MIMEPart, part: MIMEPart) -> bool:
    """Whether a part is more of a plain text: what stands behind a picture in it, or a signature."""
    plain = all(one.get_content_type() == "text/plain" for one in (body, part))
    return plain and not part.is_attachment() and part.get_filename() is None


def _content(body: MIMEPart) -> str:
    """The text of a part; where its charset is not said, or none that fits, by what its bytes look like."""
    try:
        return str(body.get_content(errors="strict"))
    except (LookupError, ValueError):
        data = body.get_payload(decode=True)
        return decode(data).text if isinstance(data, bytes) else ""


def _header(message: EmailMessage) -> Header:
    try:
        published = parsedate_to_datetime(str(message["date"])).date() if message["date"] else None
    except (TypeError, ValueError):
        published = None
    subject = _subject(str(message["subject"] or ""))
    return Header(title=subject, published=published, outlet=_outlet(str(message["from"] or "")))


def _subject(subject: str) -> str | None:
    """The subject without what says that it is passed on, and without the name of the newsletter in brackets."""
    return _NAMED.sub("", _ANSWERED.sub("", subject)).strip() or None


def _outlet(sender: str) -> str | None:
    """The paper or newsletter that sends a message; whoever else sends it is a person."""
    name, address = parseaddr(sender)
    if not name:
        name, address = sender, ""
    paper = paper_of(name)
    if paper is not None:
        return paper.name
    return name if export_words("mail_sender").match(address.partition("@")[0]) else None


def _attachment(
    source: Source, attached: EmailMessage, number: int, settings: Settings
) -> Iterator[RawText | Rejection]:
    from pipeline.steps.ingest.registry import read_source  # the registry knows this reader, too

    name = printable(attached.get_filename() or f"attachment-{number}").replace("/", "_")
    data = attached.get_payload(decode=True)
    if attached.get_content_type() == "message/rfc822":
        # A message that is passed on whole.
        name, data = f"{name.removesuffix('.eml')}.eml", attached.get_content().as_bytes()
    if not isinstance(data, bytes) or attached.get_content_maintype() in ("image", "audio", "video"):
        return
    if source.depth >= MAX_DEPTH:
        yield source.reject("too_deep", f"{name} is an attachment of an attachment")
    elif is_article_name(name):
        yield from read_source(source.member(name, data), settings)
