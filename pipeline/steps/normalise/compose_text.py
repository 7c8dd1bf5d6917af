"""Kept blocks -> the text of an article."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.page.characters import closed_acronyms, one_spaced
from pipeline.page.stamps import is_stamp, read_stamps
from pipeline.steps.normalise.repair import drop_credit, drop_repeats, has_named_credit
from pipeline.steps.normalise.verdicts import NO_STAMPS, BlockVerdict, Page

_LONG = 200  # characters of a paragraph of the body
_BELOW = 3  # lines from the first long paragraph on: a stamp may stand between standfirst and text
_ABOVE = 8  # lines
_MAY_STAMP = frozenset(["stamp", "outlet", "byline", "menu", "navigation", "tags"])


def article_text(page: Page) -> str:
    """One line a kept block, the headline first, with a blank line where the source has one."""
    parts: list[str] = []
    for verdict in page.verdicts:
        if not verdict.kept:
            continue
        # Justified lines and slips of the hand: "Jean  Dupont" would be two names.
        text = closed_acronyms(one_spaced(verdict.block.text))
        if page.framed:
            text = drop_credit(drop_repeats(text))
        elif has_named_credit(text):
            text = drop_credit(text)
        if text:
            parts.append(("\n\n" if verdict.block.gap else "\n") + text if parts else text)
    return "".join(parts)


def head_lines(page: Page) -> Sequence[tuple[str, bool]]:
    """The lines in which a page stamps and signs its article, each with whether it is nothing but a stamp.

    Those right below the headline come first, down to the first long paragraph; then those above the headline, then
    those at the foot of the article. None is taken from comments, teasers or captions.
    """
    verdicts = page.verdicts
    kept = [index for index, verdict in enumerate(verdicts) if verdict.kept]
    if not kept:
        return ()
    first = page.title if page.title is not None else kept[0]
    body = next((index for index in kept if index > first and len(verdicts[index].block.text) > _LONG), kept[-1])
    below = range(first if page.title is None else first + 1, min(len(verdicts), body + _BELOW))
    above = range(first - 1, max(-1, min(first, kept[0]) - 1 - _ABOVE), -1)
    foot = [index for index in range(body + _BELOW, len(verdicts)) if _is_stamped(verdicts[index])]
    last = kept[-1] + 1
    foot += [index for index in range(last, min(len(verdicts), last + _BELOW)) if _is_foot(verdicts[index])]
    return [
        (one_spaced(verdicts[index].block.text), _is_stamped(verdicts[index]))
        for index in (*below, *above, *foot)
        if (verdicts[index].kept and verdicts[index].reason not in NO_STAMPS)
        or verdicts[index].reason in _MAY_STAMP
        or index in foot
    ]


def _is_stamped(verdict: BlockVerdict) -> bool:
    """Whether a line holds a day of publication, the paper's name beside it or not."""
    text = verdict.block.text
    return verdict.reason == "stamp" or (verdict.reason == "outlet" and any(map(str.isdigit, text)))


def _is_foot(verdict: BlockVerdict) -> bool:
    """Whether a line right below the article is a stamp that says so."""
    text = verdict.block.text
    return verdict.reason == "end matter" and is_stamp(text) and any(stamp.labelled for stamp in read_stamps(text))
