"""What is dropped between the headline and the end of an article, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.page.calendar import find_dates
from pipeline.page.people import ends_with_button
from pipeline.page.stamps import author_of, is_byline, is_elapsed, is_stamp
from pipeline.steps.normalise.entry_days import entry_days
from pipeline.steps.normalise.measure import Measured, is_page, prose_words
from pipeline.steps.normalise.repair import is_credit
from pipeline.steps.normalise.verdicts import NO_STAMPS, BlockVerdict, row_of

_LAST = 3  # blocks at the end of an article among which a note on its author stands
_BYLINE = 14  # words
# « Jeanne Martin est journaliste … »: a name, then what it is; who wrote a book may be whom the article is about.
_IS_OF_THE_PRESS = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?:\s+(?:d[eu] |le |la )?[A-ZÀ-Ý][\w'’-]+){1,3}\s+(?!est l['’]aut)")
_STAMP_WORDS = 8
_STAMP_START = 3  # characters: « le »
_COPY_WORDS = 40  # a second copy of a body; less may be a refrain
_COPY_SHARE = 0.4
_CLOSING_QUOTES = ("»", "”", '"')
_STRAY = 6  # words of a line among the buttons between headline and text
_VIA = 8  # characters before a headline that is told again


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where an article stands on its page, and the lines within it that only the whole page tells apart.

    Its text is the blocks from `start` to before `end`; `title` is the headline's. `contents` are a list of its
    subheads, `boxes` hold headlines of other articles; such a box opens at a line of `labels` (folded) or `inner`.
    """

    start: int
    end: int
    title: int | None
    contents: frozenset[int]
    labels: frozenset[str]
    inner: frozenset[int]
    boxes: frozenset[int]


def judge_inside(page: Sequence[Measured], verdicts: list[BlockVerdict | None], first: int, layout: Layout) -> None:
    """Fills the verdicts of the blocks from `first`, which is at or above the headline, to the end of the article."""
    judge = _Judge(page, verdicts, layout)
    for index in range(first, layout.end):
        reason = judge.reason(index)
        kept = reason in ("", "title", *NO_STAMPS)
        if kept:
            judge.seen.add(page[index].block.text.casefold())
        verdicts[index] = BlockVerdict(page[index].block, kept, reason or "article", row_of(page[index]))


class _Judge:
    """Says of block after block why it goes; no reason for what stays."""

    def __init__(self, page: Sequence[Measured], verdicts: Sequence[BlockVerdict | None], layout: Layout) -> None:
        self.seen: set[str] = set()
        self._page, self._verdicts, self._layout = page, verdicts, layout
        start, end = layout.start, layout.end
        self._copies = _second_copies(page, start, end)
        self._entries = entry_days(page, start, end)
        self._around = sum(map(is_page, page))
        self._body = next((at for at in range(start, end) if page[at].kind == "prose" and page[at].words > 25), start)
        signed = (author_of(item.block.text) for item in page if item.words <= _BYLINE)
        self._authors = {name for name in signed if name is not None}
        self._headlines = 0  # 1 below a « Lire aussi », 2 below the first headline that it takes with it
        self._label = False  # « Catégorie » takes its value with it

    def reason(self, index: int) -> str:
        """Why the block goes; "title" and those of `NO_STAMPS` stay, and so does what has no reason."""
        item = self._page[index]
        reason = self._by_place(index, item)
        if reason is None:
            reason = self._by_phrase(index, item)
        if reason is None:
            reason = self._taken_along(item)
        if reason is None:
            reason = self._by_form(index, item)
        if item.kind == "prose":
            self._headlines, self._label = 0, False
        return reason

    def _by_place(self, index: int, item: Measured) -> str | None:
        """What the page as a whole tells of a block; None where it tells nothing."""
        layout = self._layout
        if index == layout.title:
            return "title"
        if item.phrase is not None and item.phrase.role == "bio":
            last = index >= layout.end - _LAST and index > self._body + 1
            return "author" if last and _is_of_the_author(self._page, index, self._authors) else ""
        if item.folded in layout.labels or index in layout.inner:
            self._headlines = 1
            return "related"
        if index in layout.boxes:
            return "related"
        return "navigation" if index in layout.contents else None

    def _by_phrase(self, index: int, item: Measured) -> str | None:
        """What a phrase of the vocabulary explains; a single one in an otherwise clean text is the text's own."""
        if item.phrase is None:
            return None
        if _is_own_heading(self._page, index, self._layout.end):
            return ""
        if self._around == 1 and _may_be_said(self._page, index):
            return None
        self._headlines = 1 if item.phrase.role == "next" else 0
        self._label = item.phrase.role == "post" and item.phrase.match == "line"
        return item.phrase.label

    def _taken_along(self, item: Measured) -> str | None:
        """What goes with a label above it: the headlines below « Lire aussi », the value of « Catégorie »."""
        goes_on = self._headlines == 1 or not item.block.gap or item.block.bullet
        if self._headlines and item.kind in ("short", "menu") and goes_on:
            self._headlines = 2
            return "related"
        if self._label and item.kind == "short" and item.words <= 4:
            self._label = False
            return "tags"
        return None

    def _by_form(self, index: int, item: Measured) -> str:
        """What the block itself looks like, and where it stands."""
        text = item.block.text
        if item.kind in ("blank", "furniture"):
            return "dump" if item.block.buttons else "menu"
        if credits_quotation(self._page, index, self._layout.title, self._layout.end):
            return "quoted"
        if index in self._entries:
            return "entry"
        signed = index <= self._body + 2
        if is_stamp(text, signed=signed) or is_elapsed(text) or dates_headline(item, index, self._layout.title):
            return "stamp"
        if item.words <= _BYLINE and author_of(text) is not None and ends_with_button(text):
            return "byline"
        if (again := self._again(index, item)) is not None:
            return again
        if item.kind == "short" and self._around and is_credit(text):
            return "credit"
        return "menu" if item.kind == "menu" or self._is_stray(index, item) else ""

    def _again(self, index: int, item: Measured) -> str | None:
        """What stood before: the headline, a body that is told twice, a caption."""
        headline = self._page[self._layout.title].folded if self._layout.title is not None else None
        if headline is not None and index < self._body and item.folded == headline:
            return ""  # the head tells its headline twice
        via = headline is not None and item.folded.endswith(" " + headline) and len(item.folded) <= len(headline) + _VIA
        if via and index > self._body:
            return "repeat"  # « via » and the headline
        told = item.kind != "prose" and item.words >= 4 and item.block.text.casefold() in self.seen
        return "repeat" if index in self._copies or told else None

    def _is_stray(self, index: int, item: Measured) -> bool:
        """Whether a short line between headline and text is a button or a link of the page."""
        if index >= self._body or not self._around or item.kind != "short" or is_byline(item.block.text):
            return False
        if item.words <= 3 or item.block.links * 6 > item.words or item.block.bullet:
            return True
        joins = item.words <= _STRAY or item.block.text[0].islower()
        return joins and index + 1 < self._body and _follows_furniture(self._verdicts, index, self._layout.title)


def credits_quotation(page: Sequence[Measured], index: int, title: int | None, end: int) -> bool:
    """Whether a line says whose the quotation right above it is, and when: « — Jeanne Martin, 3 mars 2020 ».

    The headline may be a quotation, too, and what stands behind the last paragraph may sign the article.
    """
    item = page[index]
    if not item.block.bullet or index < 1 or index - 1 == title or not is_stamp(item.block.text, signed=True):
        return False
    quoted = page[index - 1].block.text.rstrip(" .…")[-1:] in _CLOSING_QUOTES
    return quoted and any(below.kind == "prose" for below in page[index + 1 : end])


def _is_of_the_author(page: Sequence[Measured], index: int, authors: set[str]) -> bool:
    """Whether a note on a person is one on the author: it opens so, names who signs, or stands below a lone name."""
    item = page[index]
    if item.phrase is not None and (item.phrase.match == "start" or _IS_OF_THE_PRESS.match(item.block.text)):
        return True
    if any(name.split(",")[0] in item.block.text for name in authors):
        return True
    above = page[index - 1]
    return (
        is_page(above) or (above.kind == "short" and above.block.text in item.block.text) or is_byline(above.block.text)
    )


def _follows_furniture(verdicts: Sequence[BlockVerdict | None], index: int, title: int | None) -> bool:
    above = verdicts[index - 1] if index else None
    return above is not None and not above.kept and index - 1 != title and above.reason not in ("stamp", "repeat")


def _second_copies(page: Sequence[Measured], start: int, end: int) -> frozenset[int]:
    """Paragraphs of a body that stands twice: runs of two and more told before, or one that is most of the text.

    A single paragraph told again stays: it may be the author's own, and the loss of text is the greater harm.
    """
    seen: set[str] = set()
    told = 0
    copies: list[int] = []
    run: list[int] = []
    for index in [i for i in range(start, end) if page[i].kind == "prose"] + [end]:
        text = page[index].block.text.casefold() if index < end else ""
        if text in seen and page[index].words >= 4:
            run.append(index)
            continue
        words = sum(page[i].words for i in run)
        if (len(run) > 1 and words > _COPY_WORDS) or (run and words >= _COPY_SHARE * told):
            copies.extend(run)
        run = []
        if text:
            seen.add(text)
            told += page[index].words
    return frozenset(copies)


def _is_own_heading(page: Sequence[Measured], index: int, end: int) -> bool:
    """Whether « Réactions » or « Notes » is a subhead of the article: sentences follow, not what it might open."""
    phrase = page[index].phrase
    if phrase is None or phrase.match != "line" or "#" in page[index].folded or index + 1 >= end:
        return False
    return (phrase.role == "thread" or phrase.label == "tags") and page[index + 1].kind == "prose"


def _may_be_said(page: Sequence[Measured], index: int) -> bool:
    """Whether a line that a phrase explains may be a sentence of a clean text all the same.

    « Vous recevez ce message car … » below the last sentence is the footer of a mail.
    """
    item = page[index]
    if item.phrase is None or item.phrase.match == "line" or item.words < 8:
        return False
    if item.phrase.label == "newsletter" and item.phrase.match == "start" and not prose_words(page[index + 1 :]):
        return False
    return item.phrase.label != "related" or item.phrase.role == "tail" or item.block.text[-1] in ".!?"


def dates_headline(item: Measured, index: int, title: int | None) -> bool:
    """Whether a short line beside the headline names a day with its year.

    Above it anywhere (« L'Écho des îles, 11 mars 2021 »), below it at its start (« 16 février 2020 Un commentaire »):
    a day at the end of a line may be that of a photograph.
    """
    if title is None or item.kind != "short" or item.words > _STAMP_WORDS or index > title + 2 or index == title:
        return False
    found = next((day for day in find_dates(item.block.text) if day.full), None)
    return found is not None and (index < title or found.start <= _STAMP_START)
