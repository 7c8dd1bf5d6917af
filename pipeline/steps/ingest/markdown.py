"""Markdown -> plain lines, and the front matter that may stand above it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.page.fold import fold
from pipeline.records import Header
from pipeline.steps.ingest.fields import header_from_fields, is_field

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_UNFENCED = re.compile(r"\A\ufeff?((?:[A-Za-zÀ-ÿ_ -]{2,30}:[ \t]*\S.{0,300}\n){2,12})[ \t]*\n")
_ENTRY = re.compile(r"^([A-Za-zÀ-ÿ_][\w -]{0,30}?)[ \t]*:[ \t]*(.*)$")
# Bounded everywhere: a page of opening brackets must not be searched from each of them to its end.
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\([^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,200}){0,3}(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_REFERENCE = re.compile(r"^\[[^\]\n]{1,100}\]:[ \t]+\S+.*$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+)$", re.MULTILINE)
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)
_SUMMARIES = ("summary", "description", "chapo", "chapeau", "resume", "excerpt", "subtitle")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields of a YAML front matter by lower-case name, and the rest of the text; no fields when it has none."""
    found = _FRONT.match(text)
    if found is None:
        return _unfenced(text)
    fields: dict[str, str] = {}
    key = ""
    for line in found.group(1).splitlines():
        entry = _ENTRY.match(line)
        if entry is not None:
            key, value = entry.group(1).strip().lower(), entry.group(2).strip()
            fields[key] = _unquoted(value) if value not in ("|", ">", ">-", "|-") else ""
        elif key and line.startswith((" ", "\t")) and line.strip():
            fields[key] = f"{fields[key]} {_unquoted(line.strip().removeprefix('- '))}".strip()
    return (fields, text[found.end() :]) if fields else ({}, text)


def _unfenced(text: str) -> tuple[dict[str, str], str]:
    """The fields that open a text without a fence (« Title: … », « Date: … »), with a title and a day among them."""
    head = _UNFENCED.match(text)
    if head is None:
        return {}, text
    entries = [_ENTRY.match(line) for line in head.group(1).splitlines()]
    fields = {entry.group(1).strip().lower(): entry.group(2).strip() for entry in entries if entry is not None}
    ours = len(fields) == len(entries) and is_field(next(iter(fields)))
    stated = header_from_fields(fields) if ours else Header()
    return (fields, text[head.end() :]) if stated.title and stated.published else ({}, text)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"')
    return value


def read_front_matter(text: str) -> tuple[Header, str]:
    """The header that a front matter states, and the text below it, led by the title and the summary it gives."""
    fields, body = split_front_matter(text)
    if not fields:
        return Header(), text
    header = header_from_fields(fields)
    summary = next((fields[name] for name in _SUMMARIES if fields.get(name)), None)
    lead = [part for part in (header.title, summary) if part and fold(part) not in fold(body[: 2 * len(part) + 400])]
    return header, "\n\n".join([*lead, body.lstrip("\n")])


def looks_like_markdown(text: str) -> bool:
    """Whether a text without front matter uses Markdown: links with targets, or headings and strong words."""
    if "](" in text and _LINK.search(text) is not None:
        return True
    return ("\n#" in text or text[:1] == "#") and (
        _HEADING.search(text) is not None and _STRONG.search(text) is not None
    )


def plain_markdown(text: str) -> str:
    """The words of a Markdown text: link texts without targets, headings and emphasis without marks."""
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _HEADING.sub(_heading_words, text)
    return _QUOTE.sub("", text)


def _heading_words(found: re.Match[str]) -> str:
    """A heading without the marks that may close it. No pattern: in a heading of blanks it would look at each anew."""
    words = found[1]
    return words.rstrip("#").rstrip(" \t") or words[:1]


def titled(header: Header, text: str) -> Header:
    """The header with the first Markdown heading as title, when it has none."""
    heading = _HEADING.search(text)
    if header.title or heading is None or text[: heading.start()].strip():
        return header
    return replace(header, title=plain_markdown(_heading_words(heading)).strip())
