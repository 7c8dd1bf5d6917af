"""Keeps the article of a page, drops what stands around it, and says why, block by block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.page.furniture import load_furniture
from pipeline.steps.normalise.article_run import EDGE, best_run, own_head, own_tail
from pipeline.steps.normalise.closing import closing_signs, inner_labels, recurring_labels
from pipeline.steps.normalise.entry_days import entry_days
from pipeline.steps.normalise.headline import find_boxes, find_headline
from pipeline.steps.normalise.judge_inside import Layout, dates_headline, judge_inside
from pipeline.steps.normalise.masthead import masthead
from pipeline.steps.normalise.measure import Measured, measure_block, prose_words
from pipeline.steps.normalise.neighbours import contents_list, in_context
from pipeline.steps.normalise.short_way import closing_signature, is_plain, is_plain_stamp, plain_headline
from pipeline.steps.normalise.split_blocks import Block
from pipeline.steps.normalise.thread import find_thread
from pipeline.steps.normalise.verdicts import BlockVerdict, Page, dropped, row_of

_ABOVE_TITLE = 80  # words of sentences (sign-up boxes, slogans) that a headline found below them leaves out


def judge_page(blocks: Sequence[Block], *, is_body: bool = False) -> Page:
    """The verdict on every block of one article's page, in order.

    `is_body` says that the text has been cut out of its page already: only furniture by name is dropped.
    """
    furniture = load_furniture()
    page = [measure_block(block, furniture) for block in blocks]
    if is_plain(page):
        return _judge_plain(page)
    page = in_context(page, furniture)
    labels = recurring_labels(page)
    inner = inner_labels(page)
    closing = closing_signs(page, labels)
    # Clock times in the body of an export are those of a live report or of a programme.
    thread = find_thread(page, is_body=is_body)
    start, end = (0, thread) if is_body else best_run(page, thread, closing, labels, inner)
    if start == end and len(page) <= EDGE and not any(item.phrase or item.block.buttons for item in page):
        start, end = 0, thread  # a headline alone, a line of news: short is no reason to set it aside
    if start == end:
        return Page(tuple(dropped(item, "menu") for item in page), None)
    contents = contents_list(page)
    boxes = find_boxes(page, start)
    title = find_headline(page, start, end, frozenset(page[index].folded for index in contents), boxes)
    if is_body and title is not None and prose_words(page[:title]):
        title = None  # what stands above a subhead or a quoted post is the article's own
    if title is not None and title > start and prose_words(page[start:title]) < _ABOVE_TITLE:
        start = title
    head = start if title is None else min(title, start)
    verdicts: list[BlockVerdict | None] = [None] * len(page)
    for index in range(thread, len(page)):
        verdicts[index] = BlockVerdict(page[index].block, False, "comments", row_of(page[index]))
    tail_from = own_tail(page, end, thread, closing)
    first = own_head(page, head)
    verdicts[:first] = (dropped(item, "menu") for item in page[:first])
    place = "end matter"
    for index in range(tail_from, thread):
        role = phrase.role if (phrase := page[index].phrase) is not None else ""
        if index in closing or role in ("tail", "next"):
            place = "related"  # below « Sur le même sujet », sentences are those of other articles
        verdicts[index] = dropped(page[index], place)
    layout = Layout(start=start, end=tail_from, title=title, contents=contents, labels=labels, inner=inner, boxes=boxes)
    judge_inside(page, verdicts, first, layout)
    kept = tuple(verdict for verdict in verdicts if verdict is not None)
    if not any(verdict.kept for verdict in kept):
        # All of it looks like stamps or furniture, but it reads like a text: keeping a menu is the lesser harm.
        kept = tuple(v._replace(kept=True, reason="article") if start <= i < end else v for i, v in enumerate(kept))
    last = max((index for index, verdict in enumerate(kept) if verdict.kept), default=0)
    papers = masthead(page, title, last)
    kept = tuple(v._replace(kept=False, reason="outlet") if i in papers else v for i, v in enumerate(kept))
    return Page(kept, title)


def _judge_plain(page: Sequence[Measured]) -> Page:
    """All blocks kept, but for stamps, the paper's name and who signs at the foot: a stamp alone is kept, too."""
    title = plain_headline(page)
    stamps = {index for index, item in enumerate(page) if is_plain_stamp(item) or dates_headline(item, index, title)}
    entries = entry_days(page, 0, len(page))
    stamps -= entries
    if len(stamps) == len(page):
        stamps = set()
    reasons = dict.fromkeys(closing_signature(page), "author") | dict.fromkeys(stamps, "stamp")
    reasons |= dict.fromkeys(masthead(page, title, len(page) - 1), "outlet")
    verdicts = (
        BlockVerdict(item.block, index not in reasons, reasons.get(index, "entry" if index in entries else "article"))
        for index, item in enumerate(page)
    )
    return Page(tuple(verdicts), title, False)
