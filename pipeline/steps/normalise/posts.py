"""One file -> the posts that it holds, each a run of blocks.

Three signs, tried in this order: a label that heads or closes every post (« Catégories »), a ruler between
them, and a headline with its stamp of publication above every text (or the stamp above the headline). A file
is cut only where both sides of every cut hold sentences of their own: one article cut in two is a worse
mistake than two left together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.page.calendar import find_dates
from pipeline.page.fold import fold
from pipeline.page.furniture import load_furniture
from pipeline.page.press_titles import paper_of
from pipeline.page.stamps import is_stamp, read_stamps
from pipeline.steps.normalise.measure import Measured, measure_block, prose_words
from pipeline.steps.normalise.split_blocks import Block

_LABEL_LENGTH = 160  # characters
_POST_WORDS = 12  # words of sentences that make a post where a label or a ruler says that it is one
_STAMPED_WORDS = 40  # … and where only a stamp says so: teasers come with headline, day and a sentence, too
_HEADLINE_WORDS = 4
"""A shorter line above a stamp is a pseudonym, save above « Publié le … »: readers' comments look like posts."""
_BELOW_PAPER = 2  # … but none below the name and the day of a paper
_REACH = 3  # blocks between headline and stamp, or stamp and text
_DIGIT = re.compile(r"\d")
_HOUR = re.compile(r"\d ?[h:]", re.IGNORECASE)
_RULER = re.compile(r"^(?:[-=_*~#•—–]{5,}|(?:[*•⁂#]\s*){3,}|Document \d+ (?:de|sur|of) \d+)$", re.IGNORECASE)


def split_posts(blocks: Sequence[Block], *, is_body: bool = False) -> list[list[Block]]:
    """The blocks of each post of a page, in order; one list when it holds one article.

    `is_body` says that the text has been cut out of its page already: only what says that it was published parts it.
    """
    labels = load_furniture(posts=True)
    short = [(index, block.text) for index, block in enumerate(blocks) if len(block.text) < _LABEL_LENGTH]
    if is_body:
        short = [(index, text) for index, text in short if _DIGIT.search(text) and says_published(text)]
    labelled = [index for index, text in short if labels.judge(fold(text)) is not None]
    ruled = [index for index, text in short if _RULER.match(text)]
    stamped = [index for index, text in short if _DIGIT.search(text) and _dates_post(text)]
    if max(len(labelled), len(ruled) + 1, len(stamped)) < 2:
        return [list(blocks)]
    furniture = load_furniture()
    page = [measure_block(block, furniture) for block in blocks]
    ways: tuple[Callable[[], list[int]], ...] = (
        lambda: _by_labels(page, labelled),
        lambda: _by_rulers(page, ruled),
        lambda: _by_stamps(page, stamped),
    )
    for way in ways:
        cuts = way()
        if cuts:
            bounds = [0, *cuts, len(blocks)]
            return [list(blocks[start:end]) for start, end in pairwise(bounds)]
    return [list(blocks)]


def _dates_post(text: str) -> bool:
    """Whether a line is a stamp, or names and dates a paper as those of a press review do: « Le Courrier, 3 mars »."""
    return is_stamp(text, signed=True) or _is_of_paper(text)


def _is_of_paper(text: str) -> bool:
    paper = paper_of(text)
    return paper is not None and paper.told and (paper.sure or any(day.full for day in find_dates(text)))


def _by_labels(page: Sequence[Measured], labels: Sequence[int]) -> list[int]:
    """Cuts at labels such as « Catégories », above the posts or below them."""
    if len(labels) < 2:
        return []
    above = prose_words(page[: labels[0]]) < _POST_WORDS
    return _full(page, list(labels) if above else [index + 1 for index in labels], _POST_WORDS)


def _by_rulers(page: Sequence[Measured], rulers: Sequence[int]) -> list[int]:
    """Cuts at rulers, when every text between them begins with a headline."""
    cuts = _full(page, [index + 1 for index in rulers], _POST_WORDS)
    starts = [0, *cuts]
    return cuts if all(_has_headline(page, start) for start in starts) else []


def _by_stamps(page: Sequence[Measured], stamps: Sequence[int]) -> list[int]:
    """Cuts at headlines that stand right above a stamp, or at stamps that stand right above a headline."""
    closed = next((index for index, item in enumerate(page) if _ends_posts(page, index, item)), len(page))
    inside = [index for index in stamps if index < closed]
    below = [head for index in inside if (head := _headline_above(page, index)) is not None]
    above = [index for index in inside if _headline_below(page, index)]
    heads = below if len(below) >= len(above) else above
    if len(heads) < 2:
        return []
    cuts = _full(page, heads[1:], _STAMPED_WORDS)
    return cuts if len(cuts) == len(heads) - 1 else []


def _ends_posts(page: Sequence[Measured], index: int, item: Measured) -> bool:
    """Whether a block opens comments or related articles below some text."""
    role = item.phrase.role if item.phrase is not None else ""
    return role in ("thread", "tail") and prose_words(page[:index]) >= _STAMPED_WORDS


def _headline_above(page: Sequence[Measured], stamp: int) -> int | None:
    least = 1 if says_published(page[stamp].block.text) else _HEADLINE_WORDS
    for index in range(stamp - 1, max(-1, stamp - 1 - _REACH), -1):
        if _is_headline(page[index], least):
            return index
        if page[index].kind == "prose":
            return None
    return None


def says_published(text: str) -> bool:
    """« Publié le 3 mars 2024 », without hour or name: what heads a post, not a reader's comment."""
    alone = is_stamp(text) and _HOUR.search(text) is None
    return alone and all(stamp.labelled and stamp.date.full for stamp in read_stamps(text))


def _headline_below(page: Sequence[Measured], stamp: int) -> bool:
    least = _BELOW_PAPER if _is_of_paper(page[stamp].block.text) else _HEADLINE_WORDS
    return any(_is_headline(item, least) for item in page[stamp + 1 : stamp + 1 + _REACH])


def _is_headline(item: Measured, least: int = _HEADLINE_WORDS) -> bool:
    return item.heading and item.words >= least and not _dates_post(item.block.text)


def _has_headline(page: Sequence[Measured], start: int) -> bool:
    """Whether a short line without full stop stands among the first blocks, before the first sentence."""
    for item in page[start : start + 2 * _REACH]:
        if item.heading and item.words >= 2:
            return True
        if item.kind == "prose" and item.words > 3:
            return False
    return False


def _full(page: Sequence[Measured], cuts: Sequence[int], words: int) -> list[int]:
    """The cuts that leave sentences on both their sides; the others are dropped."""
    kept: list[int] = []
    for cut in cuts:
        if 0 < cut < len(page) and prose_words(page[kept[-1] if kept else 0 : cut]) >= words:
            kept.append(cut)
    while kept and prose_words(page[kept[-1] :]) < words:
        kept.pop()
    return kept
