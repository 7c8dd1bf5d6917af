"""Where the article of a page begins and ends.

The scores of the blocks are smoothed over the page: the article is the run of blocks with the greatest sum, so that a
short line inside it stays and a sentence in a menu goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.page.sentences import is_sentence, tells_news
from pipeline.page.stamps import author_of, is_byline, is_labelled_stamp
from pipeline.steps.normalise.closing import own_credits
from pipeline.steps.normalise.measure import Measured, is_page

_TAIL = {"related": -120.0, "tags": -20.0}  # words of prose that must follow such a heading to win the text back
_LABEL = -6.0  # one that recurs heads a box within the article, and costs what furniture costs
_AFTER_TAIL = 0.05  # worth of prose after one that closes the article: teasers come with sentences of their own
_ARTICLE_WORDS = 120.0  # prose that must stand before such a heading for it to close an article
_CLOSING_SHARE = 0.6  # … and how much of it there must be, measured by the prose that comes after
_FURNITURE_RUN = -24.0  # the most that a run of furniture can cost
EDGE = 5  # blocks without any furniture before or after the article that are still its own
_JUMP = 12  # blocks of furniture that may stand between the run and one more sentence of its news
_BUTTON = 2  # words: a shorter line is no headline
_CLOSES = ("tail", "thread", "next", "item")


def best_run(
    page: Sequence[Measured], thread: int, closing: Mapping[int, float], labels: frozenset[str], inner: frozenset[int]
) -> tuple[int, int]:
    """Bounds of the run of blocks with the greatest sum of scores, before the comments."""
    indent = _body_indent(page[:thread])
    scores = [_LABEL if index in inner else _in_place(item, indent, labels) for index, item in enumerate(page[:thread])]
    after = sum(score for score in scores if score > 0)
    best = total = furniture = 0.0
    bounds = (0, 0)
    start = 0
    closed = False
    for index, (item, score) in enumerate(zip(page, scores, strict=False)):
        role = item.phrase.role if item.phrase is not None else ""
        if index in closing:
            closed = closed or total >= max(_ARTICLE_WORDS, closing[index] * (total + after))
        if item.folded in labels or index in inner:
            role = "next"
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
    if not bounds[1]:
        return 0, 0
    return _with_first_sentences(page, bounds[0]), _with_last_sentences(page, bounds[1], thread, closing)


def _with_first_sentences(page: Sequence[Measured], start: int) -> int:
    """The start of the run with the sentences of news above it, up to a stamp that says « publié ».

    Boxes below the first paragraph may weigh more than it does; a headline in between opens something else.
    """
    first = start
    for index in range(start - 1, -1, -1):
        item = page[index]
        text = item.block.text
        if item.kind == "prose" and item.score > 0 and is_sentence(text) and tells_news(text):
            first = index
        elif is_labelled_stamp(text):
            return first
        elif not (is_page(item) or item.words <= _BUTTON):
            break
    return start


def _with_last_sentences(page: Sequence[Measured], end: int, stop: int, closing: Mapping[int, float]) -> int:
    """The end of the run with the sentences of news that only furniture parts from it.

    A headline in between opens something else; so does what introduces other articles or comments.
    """
    for index in range(end, stop):
        item = page[index]
        if index in closing or (item.phrase is not None and item.phrase.role in _CLOSES) or index - end > _JUMP:
            break
        if item.kind == "prose" and item.phrase is None:
            text = item.block.text
            if item.score <= 0 or not (is_sentence(text) and tells_news(text)):
                break
            end = index + 1
        elif item.kind == "menu" or not (is_page(item) or item.words <= _BUTTON):
            break
    return end


def _in_place(item: Measured, indent: int, labels: frozenset[str]) -> float:
    """The score of a block, given the indent of the text: sentences set much deeper belong to teasers."""
    if item.folded in labels:
        return max(item.score, _LABEL)
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


def own_head(page: Sequence[Measured], head: int) -> int:
    """Start of the article with the lines above it, when nothing above it belongs to a page."""
    above = page[:head]
    return 0 if len(above) <= EDGE and not any(map(is_page, above)) else head


def own_tail(page: Sequence[Measured], end: int, thread: int, closing: Mapping[int, float]) -> int:
    """End of the article with its signature, or with all lines below it when none of them belongs to a page."""
    stop = next((index for index in range(end, thread) if index in closing), thread)
    below = page[end:stop]
    furniture = next(
        (offset for offset, item in enumerate(below) if is_page(item) or (item.kind == "prose" and item.score < 0)),
        None,
    )
    if furniture is None and len(below) <= EDGE:
        return stop
    while end < stop and page[end - 1].block.text[-1:] == ";" and not page[end].block.gap and not is_page(page[end]):
        end, below = end + 1, below[1:]  # the last item of the article's own list
    signed = 0
    while signed < min(2, len(below)) and is_byline(below[signed].block.text) and not is_page(below[signed]):
        signed += 1
        if author_of(below[signed - 1].block.text):
            break
    return own_credits(page, end + signed, stop)
