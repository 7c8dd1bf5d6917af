"""One raw text -> its articles, before their corpus is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise, takewhile

from pipeline.page.characters import closed_acronyms, one_spaced, tidy_characters
from pipeline.page.day_at_head import day_at_head
from pipeline.page.fold import fold
from pipeline.page.outlets import outlet_of
from pipeline.page.page_number import page_of
from pipeline.page.people import people
from pipeline.page.stamps import Stamp, author_of, dateline_of, is_name, is_stamp, read_stamps
from pipeline.records import Header, RawText
from pipeline.settings import Settings
from pipeline.steps.normalise.compose_text import article_text, head_lines
from pipeline.steps.normalise.join_headline import join_headline
from pipeline.steps.normalise.judge_page import judge_page
from pipeline.steps.normalise.language import language_of
from pipeline.steps.normalise.ledger import Ledger, keep_ledger
from pipeline.steps.normalise.masthead import named_outlet
from pipeline.steps.normalise.page_breaks import join_pages
from pipeline.steps.normalise.part_glued import part_glued
from pipeline.steps.normalise.part_teasers import part_teasers
from pipeline.steps.normalise.posts import says_published, split_posts
from pipeline.steps.normalise.published import Dating, date_article, full_days
from pipeline.steps.normalise.shown_outlet import shown_outlet
from pipeline.steps.normalise.split_blocks import split_blocks
from pipeline.steps.normalise.strip_markup import strip_markup
from pipeline.steps.normalise.verdicts import BlockVerdict, Page

_DIGIT = re.compile(r"\d")
_OPENING = 4  # lines of an article, blank ones aside, in which a dispatch says its day
_NAME_SPACES = 3
_OTHERS = ("comments", "related")  # whose days are their own
_BELOW = 4  # blocks between the end of an article and the day of its issue
_OF_A_PERSON = re.compile(r"(?!L[ea]s? |L['’])\D+$")  # « Le Monde avec AFP » signs, too, but is nobody
_STAMP_LINE = 160  # characters; longer lines are sentences, whose dates are events


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """An article without id and without knowledge of its duplicates; `header` holds what was stated and found.

    `itself` has title, paper and day as they are without what the user states, who may state something else tomorrow.
    `timeless` says that any later day of the run gives the same draft: nothing in it lies in the future.
    """

    source: str
    part: int
    sha256: str
    text: str
    header: Header
    itself: Header
    dating: Dating
    language: str
    ledger: Ledger
    encoding: str
    repairs: tuple[str, ...] = ()
    timeless: bool = True


def read_pages(raw: RawText, settings: Settings) -> tuple[Page, ...]:
    """The verdict on every block of a text, one page for each article that it holds."""
    text, parting = read_text(raw)
    blocks = split_blocks(text)
    blocks = blocks if raw.is_body else join_headline(blocks)
    if not settings.clean:
        kept = tuple(BlockVerdict(block, True, "article") for block in blocks)
        return (Page(kept, 0 if blocks else None, parting=tuple(parting)),)
    parts = split_posts(blocks, is_body=raw.is_body)
    first, *others = (judge_page(part, is_body=raw.is_body) for part in parts)
    return first._replace(parting=tuple(parting)), *others


def read_text(raw: RawText) -> tuple[str, list[str]]:
    """The text of a file with plain characters, without markup and lines of pages, its glued sentences parted.

    The lines of pages come beside it.
    """
    tidied = tidy_characters(raw.text)
    stripped = strip_markup(tidied)
    text, parting = join_pages(stripped if stripped == tidied else tidy_characters(stripped))
    return part_glued(part_teasers(text)), parting


def draft_articles(raw: RawText, settings: Settings) -> list[ArticleDraft]:
    """The articles of a text: cleaned, dated, with headline, author and language."""
    found = [(page, article_text(page)) for page in read_pages(raw, settings)]
    pages = [page for page, text in found if text]
    texts = [text for _, text in found if text]
    heads = [head_lines(page) for page in pages]
    known = [full_days(text) for text in texts] if len(pages) > 1 else []
    unstated = replace(raw, stated=Header())
    drafts = []
    for at, (page, text, lines) in enumerate(zip(pages, texts, heads, strict=True)):
        shown = closed_acronyms(one_spaced(page.verdicts[page.title].block.text)) if page.title is not None else None
        header, itself = (_header(one, page, shown, lines, alone=len(pages) == 1) for one in (raw, unstated))
        stamps = [stamp for line, sure in lines if len(line) < _STAMP_LINE for stamp in _stamps(line, sure=sure)]
        stamps = stamps or _last_resort(page, text)
        elsewhere = [day for other, days in enumerate(known) if other != at for day in days]
        (dating, ever), (own, own_ever) = (
            [_dating(one, head, stamps, text, day, elsewhere) for day in (settings.today, date.max)]
            for one, head in ((raw, header), (unstated, itself))
        )
        if header.page is None:
            header = replace(header, page=_page_beside(dating.published, lines))
        drafts.append(
            ArticleDraft(
                source=raw.source,
                part=raw.part + at,
                sha256=raw.sha256,
                text=text if header.title is shown else _with_title(text, header.title),
                header=header,
                itself=Header(title=itself.title, outlet=itself.outlet, published=own.told),
                dating=dating,
                language=language_of(text),
                ledger=keep_ledger(page, raw),
                encoding=raw.encoding,
                repairs=raw.repairs,
                timeless=(dating, own) == (ever, own_ever),
            )
        )
    return drafts


def _header(raw: RawText, page: Page, shown: str | None, lines: Sequence[tuple[str, bool]], *, alone: bool) -> Header:
    """What is stated, and the paper that the page shows where none is."""
    header = _stated(raw, shown, lines, alone=alone)
    if header.outlet is not None:
        return header
    shown_by = named_outlet(page) or (shown_outlet(page, header.title) if page.framed else None)
    return replace(header, outlet=one_spaced(shown_by) if shown_by else None)


def _stated(raw: RawText, shown: str | None, lines: Sequence[tuple[str, bool]], *, alone: bool) -> Header:
    """What the user stated about a file before what the file says of itself, before what the page shows.

    A stated title is that of a file with one article; the file's day is that of a post which shows none of its own.
    """
    stated, header = raw.stated, raw.header
    own_day = not alone and any(says_published(line) for line, _ in lines)
    return Header(
        title=(alone and (stated.title or header.title)) or shown,
        outlet=stated.outlet or header.outlet or outlet_of(stated.url or header.url or ""),
        author=stated.author or header.author or people(_signed(lines) or ""),
        published=stated.published or (None if own_day else header.published),
        updated=stated.updated or header.updated,
        url=stated.url or header.url,
        page=stated.page or header.page,
    )


def _page_beside(day: date | None, lines: Sequence[tuple[str, bool]]) -> str | None:
    """The page that stands beside the day of publication: other days are those of other articles."""
    dated = (
        line for line, is_stamped in lines if is_stamped and any(one.date.full == day for one in read_stamps(line))
    )
    return next(filter(None, map(page_of, dated)), None) if day is not None else None


def _stamps(line: str, *, sure: bool) -> tuple[Stamp, ...]:
    """The stamps of a line that is one, or that says « publié » or « mis à jour » and is no sentence.

    A caption has dates of its own, and « un arrêté publié le 23 avril » is news.
    """
    found = read_stamps(line) if _DIGIT.search(line) else ()
    if not found or sure or is_stamp(line, signed=True):
        return found
    return tuple(stamp for stamp in found if stamp.labelled) if line[-1] not in ".!?" else ()


def _last_resort(page: Page, text: str) -> list[Stamp]:
    """The day before the text of a dispatch, else the issue date that stands alone right below the last line."""
    opening = (line for line in text[: _OPENING * _STAMP_LINE].split("\n") if line)
    for line in islice(opening, _OPENING):
        if (stamp := dateline_of(line)) is not None:
            return [stamp]
    if (stamp := day_at_head([line for line in text.split("\n") if line])) is not None:
        return [stamp]
    if page.verdicts[-1].kept:
        return []
    last = max((index for index, verdict in enumerate(page.verdicts) if verdict.kept), default=0)
    below = takewhile(lambda verdict: verdict.reason not in _OTHERS, page.verdicts[last + 1 : last + 1 + _BELOW])
    issue = next((verdict.block.text for verdict in below if verdict.block.text and is_stamp(verdict.block.text)), "")
    return [stamp for stamp in read_stamps(issue) if stamp.date.full] if issue else []


def _signed(lines: Sequence[tuple[str, bool]]) -> str | None:
    """The author: named as such in one of the lines, else a name alone beside a stamp."""
    named = next(filter(None, (author_of(line) for line, _ in lines)), None)
    if named is not None:
        return named
    for (one, one_is_stamp), (other, other_is_stamp) in pairwise(lines):
        if one_is_stamp != other_is_stamp:
            name = other if one_is_stamp else one
            if 1 <= name.count(" ") <= _NAME_SPACES and is_name(name) and _OF_A_PERSON.match(name):
                return name
    return None


def _with_title(text: str, title: str | None) -> str:
    """The text, begun with its title when it does not show it."""
    if not title or fold(title) in fold(text[: 3 * len(title) + 300]):
        return text
    return f"{tidy_characters(title).strip()}\n\n{text}"


def _dating(
    raw: RawText, header: Header, stamps: Sequence[Stamp], text: str, today: date, elsewhere: Sequence[date]
) -> Dating:
    if header.published is not None and header.published <= today:
        updated = header.updated
        if updated is not None and not header.published <= updated <= today:
            updated = None
        return Dating(published=header.published, basis="metadata", updated=updated)
    paths = [path for path in (header.url, raw.source) if path]
    return date_article(stamps, text, today=today, paths=paths, elsewhere=elsewhere)
