"""HTML or XML -> a tree, and a tree -> lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from pipeline.steps.ingest.decode import Decoded, decode

HtmlElement: TypeAlias = Any  # lxml ships no types

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.I)
# The parser compares each attribute of a tag with all others: a million of them take hours. Pictures are long, too.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})\s[^<>]{20000,}>")
_MAX_ATTRIBUTES = 1_000
_OPENS = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# What a browser may break a word at, and shows nowhere else.
_SILENT = re.compile(
    r"&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#0*(?:173|820[3-7]|8288|65279)|#x0*(?:ad|200[b-f]|2060|feff));", re.I
)
SKIPPED = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "select", "button", "form"])
BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "td", "th", "tr", "ul",
    ]
)  # fmt: skip


def decode_html(data: bytes) -> Decoded:
    """The text of a page, in the encoding that it declares, finds or has."""
    declared = _CHARSET.search(data[:4096])
    name = (declared.group(1) or declared.group(2)).decode("ascii") if declared else None
    decoded = decode(data, declared=name)
    return replace(decoded, text=_SILENT.sub("", decoded.text))


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page, however broken its markup; None when it has no element at all."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        text = bounded_tags(_DECLARATION.sub("", text))
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def parse_xml(data: bytes) -> HtmlElement:
    """The tree of an XML file, as much of it as can be read; None when it is none. Nothing outside it is opened."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))


def bounded_tags(text: str) -> str:
    """The markup with no tag that holds more attributes than any page needs."""
    return _LONG_TAG.sub(_without_attributes, text)


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if tag.group().count("=") > _MAX_ATTRIBUTES else tag.group()


def is_truncated(text: str) -> bool:
    """Whether a page breaks off: within a tag or a word, or with a part of it open that its last tags should close.

    A page that only lacks its last tags is whole: browsers do not ask for them.
    """
    tail = text[-2000:].lower()
    if _OPENS.search(text[:20_000]) is None or "</html" in tail or "</body" in tail:
        return False
    if not text.rstrip().endswith(">"):
        return True
    return any(text.count(f"<{tag}") > text.count(f"</{tag}") for tag in ("article", "main", "section", "div"))


def text_of(element: HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _flowing(text: str | None, kept: int) -> str:
    return (text or "") if kept else (text or "").replace("\n", " ")


def lines_of(element: HtmlElement) -> str:
    """The words of an element, one line a block (paragraph, heading, list item, cell)."""
    from lxml import etree

    pieces: list[str] = []
    kept = 0  # depth of <pre>, whose line ends are its own
    # Without recursion: a broken page nests a hundred thousand elements.
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in SKIPPED and node is not element:
                walker.skip_subtree()
                continue
            kept += tag == "pre"
            pieces.append("\n" if tag in BLOCKS else "")
            pieces.append(_flowing(node.text, kept) if tag else "")
        else:
            kept -= tag == "pre"
            pieces.append("\n" if tag in BLOCKS else "")
            if node is not element:
                pieces.append(_flowing(node.tail, kept))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def lines_of_each(tree: HtmlElement, elements: Sequence[HtmlElement]) -> Iterator[tuple[HtmlElement, list[str]]]:
    """Each element with its lines; the last one also with those of the page around all of them."""
    inside = [lines_of(element).split("\n") for element in elements]
    known = {line for lines in inside for line in lines}
    around = [line for line in lines_of(tree).split("\n") if line not in known]
    for at, (element, lines) in enumerate(zip(elements, inside, strict=True), start=1):
        yield element, [*lines, *(around if at == len(elements) else [])]
