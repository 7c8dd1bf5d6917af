"""Markup that stands in a text as if it were words: HTML tags and entities, Markdown links, template remains."""

from __future__ import annotations

import html
import re
from functools import cache

from pipeline.french import any_of, words

_TIMES = 2  # « &amp;quot; » was escaped twice
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,500}>.{0,20000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^()\s]{0,500}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|/|#|mailto:)[^()\s]{0,500}(?:\s+\"[^\"\n]{0,300}\")?\)")
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,300}\}\}|\{%[^{}%\n]{0,300}%\}|<%[^<>%\n]{0,300}%>|\$\{[^{}\n]{0,100}\}")
# An address glued to a word is one of its own: « Karim Diallohttps://… ».
_ADDRESS = re.compile("https?://")
_CLOSING = re.compile(r"</(\w+)")
_NAME = re.compile(r"<(\w+)")
_VOID = frozenset(["br", "hr", "img", "p", "li"])  # never closed, or seldom
_LINKED = 'href="'
_MARKS = ".,;:!?»”…"


@cache
def _tags() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Tags that end a line, tags that do not, shortcodes. A tag may have lost its bracket at the end of its line."""

    def names(kind: str) -> str:
        return any_of(words("markup", "name", kind=kind))

    def tag(kind: str) -> re.Pattern[str]:
        return re.compile(
            rf"</?(?:{names(kind)})(?:\s[^<>]{{0,2000}})?/?>|</(?:{names(kind)})(?=\s*(?:\n|\Z))", re.IGNORECASE
        )

    shortcodes = re.compile(rf"\[/?(?:{names('shortcode')})(?:\s[^\[\]\n]{{0,300}})?\]", re.IGNORECASE)
    return tag("block"), tag("inline"), shortcodes


def strip_markup(text: str) -> str:
    r"""The text without markup; what a tag or a link shows is kept. Texts without any are returned as they are.

    >>> strip_markup("La <b>Sauvegarde</b> a gagn&eacute;.<br/>[Le jugement](https://a.example) est l&agrave;.")
    'La Sauvegarde a gagné.\nLe jugement est là.'
    """
    if "&" in text:
        for _ in range(_TIMES):
            text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if "<" in text:
        text = _COMMENT.sub(" ", _SCRIPT.sub(" ", text))
        block, inline, _ = _tags()
        closed = frozenset(map(str.lower, _CLOSING.findall(text))) | _VOID
        text = block.sub(lambda found: "\n" if _is_markup(found, closed) else found.group(), text)
        text = inline.sub(lambda found: "" if _is_markup(found, closed) else found.group(), text)
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "{" in text or "<%" in text:
        text = _TEMPLATE.sub("", text)
    if "[" in text:
        text = _tags()[2].sub("", text)
    return _ADDRESS.sub(lambda found: _parted(found, text), text) if "://" in text else text


def _is_markup(tag: re.Match[str], closed: frozenset[str]) -> bool:
    """Whether a tag is one of the text's own markup: a text about HTML names tags that it never closes."""
    name = _NAME.match(tag.group())
    return tag.group()[1] == "/" or _LINKED in tag.group() or (name is not None and name[1].lower() in closed)


def _parted(found: re.Match[str], text: str) -> str:
    before = text[found.start() - 1 : found.start()]
    return f" {found.group()}" if before.isalnum() or (before and before in _MARKS) else found.group()
