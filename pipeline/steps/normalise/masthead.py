"""The lines around an article that name its paper: at its head beside the headline, and what signs it at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.page.press_titles import NamedPaper, paper_of
from pipeline.page.stamps import author_of, is_byline, is_elapsed, is_stamp
from pipeline.steps.normalise.measure import Measured
from pipeline.steps.normalise.verdicts import Page

_HEAD = 6  # lines above a headline
_BELOW = 3  # lines from a headline down, and from the last line of an article up
_BODY = 25  # words of a line from which on no paper is named


def masthead(page: Sequence[Measured], title: int | None, last: int) -> frozenset[int]:
    """Index of the lines that name the paper of the article that ends with the line `last`.

    A list of sources at the foot names several papers, none of them its own.
    """
    body = next((index for index, item in enumerate(page) if _is_body(item) and index != title), len(page))
    top = body if title is None else title
    head = [index for index in range(max(0, top - _HEAD), top) if heads_paper(page, index, alone=title is None)]
    if title is not None:
        below = range(title + 1, min(body, title + 1 + _BELOW))
        head += [index for index in below if heads_paper(page, index, alone=True)]
    foot = [
        index
        for index in range(max(body + 1, last + 1 - _BELOW), min(len(page), last + 1 + _BELOW))
        if (paper := _paper(page[index])) is not None and (paper.told or (paper.sure and index == last))
    ]
    return frozenset([*head, *(foot if len(foot) == 1 else [])])


def _is_body(item: Measured) -> bool:
    """Whether a line is long, blanks between columns aside."""
    return item.words > _BODY and len(item.block.text.split()) > _BODY


def heads_paper(page: Sequence[Measured], index: int, *, alone: bool = False) -> bool:
    """Whether a line at the head names the paper: beyond doubt, or beside a stamp.

    `alone` says that no headline stands below it: then the form of the name is not enough.
    """
    paper = _paper(page[index])
    if paper is None:
        return False
    return paper.told or (paper.sure and (not alone or _opens_short_head(page, index))) or _is_stamped(page, index)


def _opens_short_head(page: Sequence[Measured], index: int) -> bool:
    """Whether a stamp follows the first line of a page within short lines: « Le Courrier », « Rectificatif », a day."""
    if index:
        return False
    below = [item for item in page[1 : 2 + _BELOW] if item.words <= _BODY]
    return any(is_stamp(item.block.text, signed=True) or is_elapsed(item.block.text) for item in below)


def named_outlet(page: Page) -> str | None:
    """The paper that a line of the page has been found to name."""
    names = (paper_of(verdict.block.text) for verdict in page.verdicts if verdict.reason == "outlet")
    return next((paper.name for paper in names if paper is not None), None)


def _paper(item: Measured) -> NamedPaper | None:
    if item.phrase is not None or item.block.bullet or item.block.links or item.block.buttons:
        return None
    return paper_of(item.block.text)


def _is_stamped(page: Sequence[Measured], index: int) -> bool:
    """Whether a stamp stands beside a line, the author's name between them or not."""
    above = [item.block.text for item in page[max(0, index - 1) : index]]
    below = [item.block.text for item in page[index + 1 : index + 3]]
    if below and not (is_byline(below[0]) or author_of(below[0])):
        below = below[:1]
    return any(is_stamp(text, signed=True) or is_elapsed(text) for text in (*above, *below))
