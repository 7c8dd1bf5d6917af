"""The short way for texts that come without a page around them: most of a press archive.

It gives what the long way of `page` would give, at a tenth of the cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.page.outlets import outlet_named
from pipeline.page.stamps import author_of, is_byline, is_elapsed, is_stamp, read_stamps
from pipeline.steps.normalise.headline import ADDRESSING, heads_column, names_paper
from pipeline.steps.normalise.masthead import heads_paper
from pipeline.steps.normalise.measure import Measured

_SHORT_RUN = 3  # short lines one after another that sign nothing; more may be a menu whose words nobody has listed
_HEADLINE_WORDS = range(2, 41)
_HEAD = 8  # lines
_MASTHEAD = 5  # words of the name of a paper or of a blog
_CONSENT = "cookie"  # a consent text may be all that stands around an article
_DIGIT = re.compile(r"\d")
_STAMP_LENGTH = 140
_SIGNED = 2  # lines: a name, and what its bearer is
_HEADS = 3  # lines in which an author is named above a text
_BOTH_ENDS = ("head", "foot")
_STOPS = (".", "!", "?", "…", "»")
# « Aude Vasselin », « Jean-Marc de la Roque »: nothing but capitalised words and particles.
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: (?:d[eu] |la |le )*[A-ZÀ-Ý][\w'’-]+){1,3}$")


def is_plain(page: Sequence[Measured]) -> bool:
    """Whether nothing in a text belongs to a page: no furniture, link, list, time stamp, repeat, run of short lines."""
    short = 0
    for item in page:
        block = item.block
        short = 0 if item.kind != "short" else short + (not _is_signature(block.text))
        if item.kind not in ("prose", "short") or item.timed or short > _SHORT_RUN:
            return False
        if item.phrase is not None or block.bullet or block.links or block.buttons or _CONSENT in block.text:
            return False
    foot = closing_signature(page)  # tells a name that stands at the head as well
    texts = [item.block.text for index, item in enumerate(page) if index not in foot]
    return len(set(texts)) == len(texts) and any(item.kind == "prose" for item in page)


def plain_headline(page: Sequence[Measured]) -> int | None:
    """Index of the headline of a plain text: among the lines above its first sentence, whatever their order.

    Stamps, bylines and the name of the paper are none; of two lines that may be the headline, the first is, unless it
    is short and stands above a signature or an issue date, as the names of papers and blogs do.
    """
    opens = (index for index, item in enumerate(page) if item.kind == "prose" and not names_paper(item))
    head = next((index for index in opens if not _may_open(page, index)), len(page))
    may_be = [
        index for index in range(min(head, _HEAD)) if _may_be_headline(page[index]) and not heads_column(page, index)
    ]
    if not may_be or head >= len(page):
        return None
    if len(may_be) == 1:
        first = may_be[0]
        return None if _is_masthead(page[first]) or heads_paper(page, first, alone=True) else first
    return next((first for first, second in pairwise(may_be) if not _stands_above(page, first, second)), may_be[-1])


def _stands_above(page: Sequence[Measured], first: int, second: int) -> bool:
    """Whether the first of two lines that may be the headline names the paper or the page, and the second is it."""
    between = [page[index].block.text for index in range(first + 1, second)]
    is_short = page[first].words <= _MASTHEAD and page[second].words >= page[first].words
    dated = any(is_stamp(text) and not _is_labelled(text) for text in between)
    signed = second + 1 < len(page) and _is_signature(page[second + 1].block.text)
    named = _is_masthead(page[first]) or heads_paper(page, first)
    return named or (is_short and (dated or (second == first + 1 and signed)))


def _may_open(page: Sequence[Measured], index: int) -> bool:
    """Whether a line that ends as a sentence is a headline: at the head, above its stamp or longer text."""
    item = page[index]
    if index > 1 or (index == 1 and page[0].kind == "prose") or item.words not in _HEADLINE_WORDS:
        return False
    below = next((other for other in page[index + 1 :] if not is_plain_stamp(other)), None)
    if below is None or below.words < item.words:
        return False
    return item.block.text.rstrip("»”\"' ")[-1:] != "."


def _may_be_headline(item: Measured) -> bool:
    text = item.block.text
    if item.words not in _HEADLINE_WORDS or text[-1] in ADDRESSING:
        return False
    if is_stamp(text, signed=True) or is_elapsed(text) or author_of(text):
        return False
    return not is_byline(text)


def _is_masthead(item: Measured) -> bool:
    return outlet_named(item.block.text) is not None


def _is_labelled(text: str) -> bool:
    return any(stamp.labelled for stamp in read_stamps(text))


def _is_signature(text: str) -> bool:
    return is_stamp(text, signed=True) or is_elapsed(text) or author_of(text) is not None


def is_plain_stamp(item: Measured) -> bool:
    """Whether a line of a plain text is a stamp of publication, the author's name beside it or not."""
    text = item.block.text
    return len(text) < _STAMP_LENGTH and (
        (_DIGIT.search(text) is not None and is_stamp(text, signed=True)) or is_elapsed(text)
    )


def closing_signature(page: Sequence[Measured]) -> frozenset[int]:
    """Index of the lines at the end of a plain text that sign it: a name that also heads it, and what its bearer is.

    Who is named a third time may be whom the text is about: the lines of a portrait stay.
    """
    for name in range(max(len(page) - _SIGNED, _HEADS), len(page)):
        text = page[name].block.text
        if not _NAME.match(text) or page[name].words > _MASTHEAD:
            continue
        heads = any(item.block.text.startswith(text) for item in page[:_HEADS])
        below = [item.block.text for item in page[name + 1 :]]
        told = sum(item.block.text.count(text) for item in page) == len(_BOTH_ENDS)
        if heads and told and all(len(line) < _STAMP_LENGTH and not line.endswith(_STOPS) for line in below):
            return frozenset(range(name, len(page)))
    return frozenset()
