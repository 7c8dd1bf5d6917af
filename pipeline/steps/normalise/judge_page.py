"""Keeps the article of a page, drops what stands around it, and says why, block by block.

Each block is scored alone (`measure`); then the scores are smoothed over the page: the article is the
run of blocks with the greatest sum, so that a short line inside it stays and a sentence in a menu goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.page.calendar import find_dates
from pipeline.page.furniture import load_furniture
from pipeline.page.stamps import author_of, is_byline, is_stamp
from pipeline.steps.normalise.closing import closing_signs, own_credits
from pipeline.steps.normalise.headline import find_headline
from pipeline.steps.normalise.measure import Measured, measure_block
from pipeline.steps.normalise.neighbours import contents_list, in_context
from pipeline.steps.normalise.short_way import is_plain, is_plain_stamp, plain_headline
from pipeline.steps.normalise.split_blocks import Block
from pipeline.steps.normalise.thread import find_thread

_TAIL = {"related": -120.0, "tags": -20.0}  # words of prose that must follow such a heading to win the text back
_AFTER_TAIL = 0.05  # worth of prose after one that closes the article: teasers come with sentences of their own
_ARTICLE_WORDS = 120.0  # prose that must stand before such a heading for it to close an article
_CLOSING_SHARE = 0.6  # … and how much of it there must be, measured by the prose that comes after
_FURNITURE_RUN = -24.0  # the most that a run of furniture can cost
_ABOVE_TITLE = 80  # words of sentences (sign-up boxes, slogans) that a headline found below them leaves out
_STAMP_WORDS = 8
_STAMP_START = 3  # characters: « le »
_COPY_WORDS = 40  # a second copy of a body; less may be a refrain
_COPY_SHARE = 0.4
_STRAY = 6  # words of a line among the buttons between headline and text
_VIA = 8  # characters before a headline that is told again
_EDGE = 5  # blocks without any furniture before or after the article that are still its own


class BlockVerdict(NamedTuple):
    """One block, whether it belongs to an article, and why (a label of the vocabulary, or `article`, `title`, …)."""

    block: Block
    kept: bool
    reason: str
    row: str = ""


class Page(NamedTuple):
    """All blocks of a page with their verdicts; `title` is the index of the headline, or None.

    `framed` says that something of a page stands around the article.
    """

    verdicts: tuple[BlockVerdict, ...]
    title: int | None
    framed: bool = True


def judge_page(blocks: Sequence[Block], *, is_body: bool = False) -> Page:
    """The verdict on every block of one article's page, in order.

    `is_body` says that the text has been cut out of its page already: only furniture by name is dropped.
    """
    furniture = load_furniture()
    page = [measure_block(block, furniture) for block in blocks]
    if is_plain(page):
        return _judge_plain(page)
    page = in_context(page, furniture)
    closing = closing_signs(page)
    thread = find_thread(page)
    start, end = (0, thread) if is_body else _best_run(page, thread, closing)
    if start == end and len(page) <= _EDGE and not any(item.phrase or item.block.buttons for item in page):
        start, end = 0, thread  # a headline alone, a line of news: short is no reason to set it aside
    if start == end:
        return Page(tuple(_outside(item, "menu") for item in page), None)
    contents = contents_list(page)
    title = find_headline(page, start, end, frozenset(page[index].folded for index in contents))
    if title is not None and title > start and _prose(page[start:title]) < _ABOVE_TITLE:
        start = title
    head = start if title is None else min(title, start)
    verdicts: list[BlockVerdict | None] = [None] * len(page)
    for index in range(thread, len(page)):
        verdicts[index] = BlockVerdict(page[index].block, False, "comments", _row(page[index]))
    tail_from = _own_tail(page, end, thread, closing)
    own_head = _own_head(page, head)
    for index in range(thread):
        if index < own_head or index >= tail_from:
            verdicts[index] = _outside(page[index], "menu" if index < own_head else "end matter")
    _judge_inside(page, verdicts, own_head, start, tail_from, title, contents)
    kept = tuple(verdict for verdict in verdicts if verdict is not None)
    if not any(verdict.kept for verdict in kept):
        # All of it looks like stamps or furniture, but it reads like a text: keeping a menu is the lesser harm.
        kept = tuple(v._replace(kept=True, reason="article") if start <= i < end else v for i, v in enumerate(kept))
    return Page(kept, title)


def _judge_plain(page: Sequence[Measured]) -> Page:
    """All blocks kept, but for stamps: a stamp alone is kept, too."""
    title = plain_headline(page)
    dropped = {index for index, item in enumerate(page) if is_plain_stamp(item) or _dates_headline(item, index, title)}
    if len(dropped) == len(page):
        dropped = set()
    verdicts = (
        BlockVerdict(item.block, False, "stamp") if index in dropped else BlockVerdict(item.block, True, "article")
        for index, item in enumerate(page)
    )
    return Page(tuple(verdicts), title, False)


def _prose(page: Sequence[Measured]) -> int:
    return sum(item.words for item in page if item.kind == "prose")


def _row(item: Measured) -> str:
    return item.phrase.row if item.phrase is not None else ""


def _outside(item: Measured, reason: str) -> BlockVerdict:
    label = item.phrase.label if item.phrase is not None else reason
    return BlockVerdict(item.block, False, label, _row(item))


def _best_run(page: Sequence[Measured], thread: int, closing: Mapping[int, float]) -> tuple[int, int]:
    """Bounds of the run of blocks with the greatest sum of scores, before the comments."""
    indent = _body_indent(page[:thread])
    scores = [_in_place(item, indent) for item in page[:thread]]
    after = sum(score for score in scores if score > 0)
    best = total = furniture = 0.0
    bounds = (0, 0)
    start = 0
    closed = False
    for index, (item, score) in enumerate(zip(page, scores, strict=False)):
        role = item.phrase.role if item.phrase is not None else ""
        if index in closing:
            closed = closed or total >= max(_ARTICLE_WORDS, closing[index] * (total + after))
        if role == "tail":
            weak = item.phrase is None or item.phrase.label != "related"
            closed = closed or (not weak and total >= max(_ARTICLE_WORDS, _CLOSING_SHARE * after))
        elif role == "drop":
            # However many buttons it has, a box between headline and text is one box.
            score = max(score, _FURNITURE_RUN - furniture)
            furniture += score
        elif score > 0:
            after -= score
            furniture = 0.0
            score *= _AFTER_TAIL if closed else 1.0
        if closed and index in closing:
            score = min(score, 0.0)
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, bounds = total, (start, index + 1)
    return bounds


def _in_place(item: Measured, indent: int) -> float:
    """The score of a block, given the indent of the text: sentences set much deeper belong to teasers."""
    if item.phrase is not None and item.phrase.role == "tail":
        return _TAIL.get(item.phrase.label, -20.0)
    if item.score > 0 and item.block.indent >= indent + 4 and not item.block.bullet:
        return -2.0
    return item.score


def _body_indent(page: Sequence[Measured]) -> int:
    weights: Counter[int] = Counter()
    for item in page:
        if item.kind == "prose" and not item.block.bullet:
            weights[item.block.indent] += item.words
    return max(weights, key=lambda indent: (weights[indent], -indent), default=0)


def _is_own_heading(page: Sequence[Measured], index: int, end: int) -> bool:
    """Whether « Réactions » or « Notes » is a subhead of the article: sentences follow, not what it might open."""
    phrase = page[index].phrase
    if phrase is None or phrase.match != "line" or "#" in page[index].folded or index + 1 >= end:
        return False
    return (phrase.role == "thread" or phrase.label == "tags") and page[index + 1].kind == "prose"


def _dates_headline(item: Measured, index: int, title: int | None) -> bool:
    """Whether a short line beside the headline names a day with its year.

    Above it anywhere (« L'Écho des îles, 11 mars 2021 »), below it at its start (« 16 février 2020 Un commentaire »):
    a day at the end of a line may be that of a photograph.
    """
    if title is None or item.kind != "short" or item.words > _STAMP_WORDS or index > title + 2 or index == title:
        return False
    found = next((day for day in find_dates(item.block.text) if day.full), None)
    return found is not None and (index < title or found.start <= _STAMP_START)


def _may_be_said(item: Measured) -> bool:
    """Whether a line that a phrase explains may be a sentence of a clean text all the same."""
    if item.phrase is None or item.phrase.match == "line" or item.words < 8:
        return False
    return item.phrase.label != "related" or item.phrase.role == "tail" or item.block.text[-1] in ".!?"


def _is_page(item: Measured) -> bool:
    """Whether a block can only belong to the page around an article."""
    return item.kind in ("menu", "blank", "furniture") or bool(item.block.buttons or item.block.links)


def _own_head(page: Sequence[Measured], head: int) -> int:
    """Start of the article with the lines above it, when nothing above it belongs to a page."""
    above = page[:head]
    return 0 if len(above) <= _EDGE and not any(map(_is_page, above)) else head


def _own_tail(page: Sequence[Measured], end: int, thread: int, closing: Mapping[int, float]) -> int:
    """End of the article with its signature, or with all lines below it when none of them belongs to a page."""
    stop = next((index for index in range(end, thread) if index in closing), thread)
    below = page[end:stop]
    furniture = next(
        (offset for offset, item in enumerate(below) if _is_page(item) or (item.kind == "prose" and item.score < 0)),
        None,
    )
    if furniture is None and len(below) <= _EDGE:
        return stop
    signed = 0
    while signed < min(2, len(below)) and is_byline(below[signed].block.text) and not _is_page(below[signed]):
        signed += 1
        if author_of(below[signed - 1].block.text):
            break
    return own_credits(page, end + signed, stop)


def _judge_inside(
    page: Sequence[Measured],
    verdicts: list[BlockVerdict | None],
    first: int,
    start: int,
    end: int,
    title: int | None,
    contents: frozenset[int],
) -> None:
    """Fills the verdicts of the blocks between the headline and the end of the article."""
    seen: set[str] = set()
    copies = _second_copies(page, start, end)
    around = sum(map(_is_page, page))
    lone = around == 1  # a single phrase in an otherwise clean text is the text's own
    body = next((at for at in range(start, end) if page[at].kind == "prose" and page[at].words > 25), start)
    headlines = 0  # 1 below a « Lire aussi », 2 below the first headline that it takes with it
    label = False  # « Catégorie » takes its value with it
    for index in range(first, end):
        item = page[index]
        text = item.block.text
        reason = ""
        if index == title:
            reason = "title"
            seen.add(text.casefold())
        elif item.phrase is not None and item.phrase.role == "bio":
            reason = "author" if index >= end - 3 and index > body + 1 else ""
        elif index in contents:
            reason = "navigation"
        elif item.phrase is not None and _is_own_heading(page, index, end):
            reason = ""
        elif item.phrase is not None and not (lone and _may_be_said(item)):
            reason = item.phrase.label
            headlines = 1 if item.phrase.role == "next" else 0
            label = item.phrase.role == "post" and item.phrase.match == "line"
        elif (
            headlines and item.kind in ("short", "menu") and (headlines == 1 or not item.block.gap or item.block.bullet)
        ):
            reason = "related"
            headlines = 2
        elif label and item.kind == "short" and item.words <= 4:
            reason = "tags"
            label = False
        elif item.kind in ("blank", "furniture"):
            reason = "dump" if item.block.buttons else "menu"
        elif is_stamp(text, signed=index <= body + 2) or _dates_headline(item, index, title):
            reason = "stamp"
        elif title is not None and index < body and item.folded == page[title].folded:
            reason = ""  # the head tells its headline twice
        elif (
            title is not None
            and index > body
            and 0 < len(item.folded) <= len(page[title].folded) + _VIA
            and (item.folded.endswith(" " + page[title].folded))
        ):
            reason = "repeat"  # « via » and the headline
        elif index in copies or (item.kind != "prose" and item.words >= 4 and text.casefold() in seen):
            reason = "repeat"
        elif item.kind == "menu":
            reason = "menu"
        elif index < body and around and item.kind == "short" and not is_byline(text):
            stray = item.words <= 3 or item.block.links * 6 > item.words or item.block.bullet
            joins = item.words <= _STRAY or text[0].islower()
            reason = (
                "menu" if stray or (joins and index + 1 < body and _follows_furniture(verdicts, index, title)) else ""
            )
        if item.kind == "prose":
            headlines, label = 0, False
        kept = reason in ("", "title")
        if kept:
            seen.add(text.casefold())
        verdicts[index] = BlockVerdict(item.block, kept, reason or "article", _row(item))


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
