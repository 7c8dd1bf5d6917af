"""Factiva exports, as HTML or text: articles one after another, with two-letter codes or a plain header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.page.page_number import page_named
from pipeline.page.sentences import is_sentence
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.fields import below_title
from pipeline.steps.ingest.markup import HtmlElement, decode_html, lines_of, lines_of_each, parse_html, text_of
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Cut, Source

FORMAT = "factiva"
_CODES = (
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "ART",
    "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "DLN",
)  # fmt: skip
# A message or a converted page may set the codes in stars: « *HD* ».
_CODED = re.compile(rf"^[ \t]?\*?({'|'.join(_CODES)})\*?(?:[ \t]+(.*)|)$")
_NUMBER = re.compile(r"^\s*Document (?=[A-Za-z]*\d)[A-Za-z0-9]{12,}\s*$", re.MULTILINE)
_WORDS = re.compile(r"^[\d\s.,]+(?:mots|words)$", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[:h]\d{2}$")
_RIGHTS = re.compile(r"copyright|\(c\)|©|tous droits|all rights", re.IGNORECASE)
_RUNNING = re.compile(r"Dow Jones Factiva|(?:Page\s.{0,20})?©\s*\d{4}\s+Factiva,? Inc\b.*", re.IGNORECASE)
_SECTION = 3  # blanks that the name of a section has not, and a headline has
_LANGUAGES = {"français": "fr", "french": "fr", "anglais": "en", "english": "en", "espagnol": "es", "allemand": "de"}


def accepts(source: Source) -> int:
    """By the classes of its HTML, or by the document numbers and codes of its text."""
    if source.head.lstrip()[:1] == b"<":
        coded = b"<td" in source.data and b">HD" in source.data and b"factiva" in source.data[:200_000].lower()
        if coded or b"articleParagraph" in source.data:
            return 20
        if b"<pre" not in source.data:
            return 0
    if b"Document " not in source.data:
        return 0
    return 20 if looks_like_factiva(source.data[:100_000].decode("utf-8", "replace")) else 0


def looks_like_factiva(text: str) -> bool:
    """Whether a text is an export: document numbers, and codes or word counts in its headers."""
    if not _NUMBER.search(text):
        return False
    lines = text.split("\n")
    coded = {found.group(1) for line in lines if (found := _CODED.match(line.rstrip()))}
    return len(coded & {"HD", "PD", "SN", "LP", "TD", "AN"}) >= 3 or any(_WORDS.match(line.strip()) for line in lines)


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each article, with its header."""
    if source.head.lstrip()[:1] == b"<" or b"<html" in source.head.lower():
        decoded = decode_html(source.data)
        tree = parse_html(decoded.text)
        found = list(_html_articles(tree)) if tree is not None else []
        if tree is not None and not any(cut.text for cut in found):
            found = list(text_articles(lines_of(tree)))  # a text within <pre>
    else:
        decoded = decode(source.data)
        found = list(text_articles(decoded.text))
    yield from texts(source, found, encoding=decoded.encoding, repairs=decoded.repairs)


def texts(
    source: Source,
    found: Sequence[Cut],
    *,
    encoding: str,
    repairs: tuple[str, ...],
    format: str = FORMAT,
) -> Iterator[RawText | Rejection]:
    """The articles found in an export, numbered, each below its title."""
    below = (cut._replace(text=below_title(cut.header, cut.text)) for cut in found)
    yield from source.raw_texts(
        below, format=format, encoding=encoding, repairs=repairs, empty="Article {} of the export has no text"
    )


def _html_articles(tree: HtmlElement) -> Iterator[Cut]:
    articles = tree.xpath("//div[contains(@class, 'Article') and contains(concat(' ', @class, ' '), ' article ')]")
    for article, lines in lines_of_each(tree, articles or tree.xpath("//body")):
        fields: dict[str, str] = {}
        for row in article.xpath(".//tr[count(td) >= 2]"):
            code = text_of(row[0])
            if code in _CODES:
                fields[code] = "\n".join(lines_of(cell) for cell in row[1:])
        yield Cut(*(_from_codes(fields) if "HD" in fields else _from_divs(article)), lines)


def _from_divs(article: HtmlElement) -> tuple[Header, str]:
    paragraphs = [lines_of(p) for p in article.xpath(".//p[contains(@class, 'articleParagraph')]")]
    header = article.xpath(".//div[not(.//p) and not(.//div)]")
    heading = article.xpath(".//*[@id='hd'] | .//span[contains(@class, 'Headline')]")
    lines = [text_of(div) for div in header]
    author = next((text_of(div) for div in article.xpath(".//div[contains(@class, 'author')]")), None)
    title = text_of(heading[0]) if heading else (lines[0] if lines else None)
    kept = [text for text in paragraphs if text and not _NUMBER.match(text)]
    return _header(title, author, lines), "\n".join(kept)


def text_articles(text: str) -> Iterator[Cut]:
    """The articles of a text export; each ends with its document number."""
    pieces = _NUMBER.split(text) if _NUMBER.search(text) else [text]
    found = [_text_article(piece) for piece in pieces]
    # What stands below the last number is one more article where it breaks off, else what the export says of itself.
    rest = found.pop() if len(found) > 1 else None
    if rest is not None and any(map(is_sentence, rest.text.split("\n"))):
        found.append(rest)
    elif rest is not None:
        found[-1] = found[-1]._replace(lines=[*found[-1].lines, *rest.lines])
    yield from found


def _text_article(piece: str) -> Cut:
    lines = [line.rstrip() for line in piece.split("\n") if not _RUNNING.fullmatch(line.strip())]
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _CODED.match(line)
        if found is not None and found.group(1) not in fields:
            code = found.group(1)
            fields[code] = [found.group(2) or ""]
        elif code:
            fields[code].append(line.strip())
    if "HD" in fields:
        cut = _from_codes({name: "\n".join(value).strip() for name, value in fields.items()})
        return Cut(*cut, [match[2] or "" if (match := _CODED.match(line)) else line for line in lines])
    lines = [line.strip() for line in lines if line.strip()]
    return Cut(*_from_lines(lines), lines)


def _from_lines(lines: Sequence[str]) -> tuple[Header, str]:
    """A header without codes, then the text.

    It holds: a section (« Régional ») or none, title, author, word count, date, outlet, …, language, copyright.
    """
    counted = next((at for at, line in enumerate(lines) if _WORDS.match(line)), 0)
    rights = next((at for at, line in enumerate(lines[: counted + 14]) if at > counted and _RIGHTS.search(line)), None)
    end = rights if rights is not None else counted + 3
    head = list(lines[: max(1, counted)])
    if len(head) > 1 and head[0].count(" ") < _SECTION <= head[1].count(" "):
        del head[0]
    author = head[-1] if len(head) > 1 else None
    return _header(head[0] if head else None, author, lines[counted : end + 1]), "\n".join(lines[end + 1 :])


def _header(title: str | None, author: str | None, lines: Sequence[str]) -> Header:
    dated = next((at for at, line in enumerate(lines) if len(line) < 60 and parse_date(line)), None)
    outlet = None
    if dated is not None:
        outlet = next((line for line in lines[dated + 1 : dated + 3] if not _CLOCK.match(line)), None)
    language = next((_LANGUAGES[line.lower()] for line in lines if line.lower() in _LANGUAGES), None)
    return Header(
        title=title,
        author=author,
        outlet=outlet,
        published=parse_date(lines[dated]) if dated is not None else None,
        page=next(filter(None, map(page_named, lines[dated + 1 if dated is not None else 0 :])), None),
        language=language,
    )


def _from_codes(fields: dict[str, str]) -> tuple[Header, str]:
    def line(code: str) -> str | None:
        return " ".join(fields.get(code, "").split()) or None

    header = Header(
        title=line("HD"),
        outlet=line("SN"),
        author=line("BY"),
        published=parse_date(fields.get("PD", "")),
        page=page_named(line("PG") or ""),
        language=_LANGUAGES.get((line("LA") or "").lower()),
    )
    return header, "\n\n".join(text for text in (fields.get("LP", "").strip(), fields.get("TD", "").strip()) if text)
