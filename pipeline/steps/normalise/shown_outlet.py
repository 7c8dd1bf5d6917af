"""The outlet that a page names around its article: in its title bar, among its first lines, in its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.page.fold import fold
from pipeline.page.outlets import outlet_named
from pipeline.page.press_titles import paper_of
from pipeline.steps.normalise.verdicts import Page

_HEAD = 12  # blocks
_BARS = re.compile(r"\s+[|·•–—»:-]\s+|\s*\|\s*")
_NAME_WORDS = 5
_AROUND = re.compile(r"©|\(c\)|copyright|\b(?:19|20)\d\d\b|[–-](?=\s*\d)", re.IGNORECASE)
_CUT = re.compile(r"\s[-–—|]\s|[.,(|]")
_LONGEST = 200  # characters


def shown_outlet(page: Page, title: str | None) -> str | None:
    """The outlet, or None when the page does not say it beyond doubt.

    What stands behind the headline in a title bar is the site; elsewhere only names of the table count.
    """
    wanted = fold(title) if title else ""
    lines = [v.block.text for v in page.verdicts[:_HEAD] if not v.kept and len(v.block.text) <= _LONGEST]
    for line in lines:
        parts = [part.strip(" #") for part in _BARS.split(line) if part.strip(" #")]
        if len(parts) > 1 and wanted and fold(parts[0]) == wanted and parts[-1].count(" ") < _NAME_WORDS:
            return parts[-1]
        # « Capital » or « Contexte » alone may be an entry of a menu.
        named = next((name for part in parts if (name := outlet_named(part)) and (len(parts) > 1 or " " in name)), None)
        if named is not None:
            return named
    first = paper_of(lines[0]) if lines and lines[0] == page.verdicts[0].block.text else None
    if first is not None and first.sure:
        return first.name  # « Le Courrier de Kervoal » above its menus
    papers = filter(None, map(paper_of, _holders(page)))
    return next((paper.name for paper in papers if paper.sure or outlet_named(paper.name)), None)


def _holders(page: Page) -> Iterator[str]:
    """Who holds the rights, by the copyright lines below the article."""
    for verdict in page.verdicts[::-1]:
        text = verdict.block.text
        if verdict.kept:
            return
        if len(text) <= _LONGEST and ("©" in text or "opyright" in text):
            yield _CUT.split(_AROUND.sub("", text).strip())[0].strip()
