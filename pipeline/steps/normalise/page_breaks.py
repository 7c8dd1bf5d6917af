"""The line of a page that stands in the middle of a sentence, « LE COURRIER DE KERVOAL. — 3 », is taken out of it."""

from __future__ import annotations

import re

from pipeline.page.press_titles import paper_of
from pipeline.steps.normalise.split_blocks import join_lines, wrap_width

_LONGEST = 100  # characters of the line of a page
_NUMBER = re.compile(r"[–—-]\s*\d{1,4}\s*[–—-]|(?:page|p\.)\s*\d{1,4}", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_RUNNING = re.compile(r"[\s.,|()–—-]*(?:page|p\.|[–—|-])?\s*\d{1,4}$", re.IGNORECASE)
_OPEN = ",'’-"  # marks behind which a sentence goes on
_FULL = 0.6  # share of the column that the last line of a page fills


def join_pages(text: str) -> tuple[str, list[str]]:
    """The text without the lines of pages that part a sentence, and those lines.

    The line above such a one is open, the one below goes on small.

    A bare number is that of a page only where lines are broken at a column and the one above is full: a figure may
    stand alone in the middle of a box.
    """
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if 0 < len(line) <= _LONGEST and _may_be_head(line.strip())]
    if not heads:
        return text, []
    taken = []
    width = wrap_width(lines)
    for at in reversed(heads):
        above = next((i for i in range(at - 1, -1, -1) if lines[i].strip()), None)
        below = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), None)
        if above is None or below is None or not _goes_on(lines[above].rstrip(), lines[below].lstrip()):
            continue
        if _BARE_NUMBER.fullmatch(lines[at].strip()) and (width is None or len(lines[above]) < _FULL * width):
            continue
        # Where a line is a paragraph the two halves of one are put together here, else with the rest of its lines.
        parts = [lines[above], lines[below]]
        taken.append(lines[at].strip())
        lines[above : below + 1] = parts if width is not None else [join_lines([parts[0].rstrip(), parts[1].strip()])]
    return "\n".join(lines), taken[::-1]


def _may_be_head(line: str) -> bool:
    """Whether a line is the number of a page, or the name of a paper in capitals or with such a number."""
    if _NUMBER.fullmatch(line) or _BARE_NUMBER.fullmatch(line):
        return True
    if not line.isupper() and not line[-1:].isdigit():
        return False
    return paper_of(_RUNNING.sub("", line)) is not None


def _goes_on(above: str, below: str) -> bool:
    return (above[-1].isalnum() or above[-1] in _OPEN) and " " in above.strip() and below[0].islower()
