"""E-mails: the message as a text with its date, and its attachments as files."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import MAX_DEPTH
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.readers import html
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import is_article_name, printable

FORMAT = "eml"
_HEADERS = re.compile(rb"^(?:From|Received|Return-Path|Date|Subject|Message-ID|MIME-Version|Delivered-To|To):\s", re.M)
_FORWARDED = re.compile(r"^(?:(?:tr|fwd?|re|ré)\s*:\s*)+", re.IGNORECASE)


def accepts(source: Source) -> int:
    """By suffix, or by the header lines of a message."""
    if source.suffix == ".eml":
        return 14
    if b"Subject:" not in source.head or b"From:" not in source.head:
        return 0
    return 11 if len(set(_HEADERS.findall(source.head))) >= 4 else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The body, as HTML only where there is no plain one; then the attachments."""
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    header = _header(message)
    body = message.get_body(("plain",)) or message.get_body(("html",))
    if body is not None:
        content = _content(body)
        if body.get_content_type() == "text/html":
            yield from html.read(source.member("message.html", content.encode()), settings)
        elif content.strip():
            yield source.raw_text(content, format=FORMAT, header=header)
    for number, attached in enumerate(message.iter_attachments(), start=1):
        yield from _attachment(source, attached, number, settings)


def _content(body: MIMEPart) -> str:
    """The text of a part; where its charset is none that Python knows, by what its bytes look like."""
    try:
        return str(body.get_content())
    except (LookupError, ValueError):
        data = body.get_payload(decode=True)
        return decode(data).text if isinstance(data, bytes) else ""


def _header(message: EmailMessage) -> Header:
    try:
        published = parsedate_to_datetime(str(message["date"])).date() if message["date"] else None
    except (TypeError, ValueError):
        published = None
    subject = _FORWARDED.sub("", str(message["subject"] or "")).strip()
    return Header(title=subject or None, published=published)


def _attachment(
    source: Source, attached: EmailMessage, number: int, settings: Settings
) -> Iterator[RawText | Rejection]:
    from pipeline.steps.ingest.registry import read_source  # the registry knows this reader, too

    name = printable(attached.get_filename() or f"attachment-{number}").replace("/", "_")
    data = attached.get_payload(decode=True)
    if not isinstance(data, bytes) or attached.get_content_maintype() in ("image", "audio", "video"):
        return
    if source.depth >= MAX_DEPTH:
        yield source.reject("too_deep", f"{name} is an attachment of an attachment")
    elif is_article_name(name):
        yield from read_source(source.member(name, data), settings)
