"""Which line of a page is the headline of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.steps.normalise.fold import fold
from pipeline.steps.normalise.measure import Measured
from pipeline.steps.normalise.stamps import is_byline, is_stamp

_REACH = 30  # blocks above the article among which its headline is sought
_CRUMBS = re.compile(r"\S\s*[>›»/]\s+\S.*[>›»/]\s+\S|^(?:Accueil|Home)\s*[>›»/|]")
_MIN_SCORE = 1.5
_CONTENT = 4  # letters of a word that says what a text is about


def find_headline(page: Sequence[Measured], start: int, end: int) -> int | None:
    """Index of the headline of the article `page[start:end]`, or None when it shows none."""
    body = " ".join(item.block.text for item in page[start : min(end, start + 12)] if item.kind == "prose")
    said = {word for word in fold(body[:6000]).split() if len(word) >= _CONTENT}
    folded = [item.folded for item in page]
    best: tuple[float, int] | None = None
    for index in range(max(0, start - _REACH), min(start + 2, end)):
        score = _score(page, index, start, said, folded)
        if score is not None and (best is None or score >= best[0]):
            best = score, index
    return best[1] if best is not None and best[0] >= _MIN_SCORE else None


def _score(page: Sequence[Measured], index: int, start: int, said: set[str], folded: Sequence[str]) -> float | None:
    item = page[index]
    text = item.block.text
    words = item.words
    if item.phrase is not None or item.kind not in ("short", "prose") or not 2 <= words <= 40:
        return None
    if item.block.bullet or item.block.links * 4 > words or item.block.buttons:
        return None
    if is_stamp(text) or is_byline(text) or _CRUMBS.search(text):
        return None
    if index >= start and not _opens(page, index):
        return None
    content = [word for word in item.folded.split() if len(word) >= _CONTENT]
    overlap = sum(word in said for word in content) / len(content) if content else 0.0
    repeated = folded.count(item.folded) > 1 or any(
        item.folded in other and other != item.folded for other in folded[:start] if other and words >= 3
    )
    below = page[index + 1].block.text if index + 1 < len(page) else ""
    score = 3.0 * overlap - 0.12 * max(0, start - index)
    score += 1.0 if words >= 5 else -0.5
    score += 1.5 if item.block.indent < _indent(page, start) else 0.0
    score += 1.0 if repeated else 0.0
    score += 0.5 if is_stamp(below) or is_byline(below) else 0.0
    score += 0.5 if index == 0 else 0.0
    score -= 1.5 if item.kind == "prose" and text[-1] == "." else 0.0
    return score


def _opens(page: Sequence[Measured], index: int) -> bool:
    """Whether a line within the article can be its headline: short, before something longer, not a plain sentence."""
    item = page[index]
    after = page[index + 1] if index + 1 < len(page) else None
    if item.block.text.rstrip("»”\"' ")[-1:] == "." or after is None:
        return False
    return index == 0 or item.kind == "short" or item.words <= 25


def _indent(page: Sequence[Measured], start: int) -> int:
    return page[start].block.indent
