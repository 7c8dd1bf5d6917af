"""Kept blocks -> the text of an article."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.steps.normalise.page import Page
from pipeline.steps.normalise.repair import drop_credit, drop_repeats


def article_text(page: Page) -> str:
    """One line a kept block, the headline first, with a blank line where the source has one."""
    parts: list[str] = []
    for verdict in page.verdicts:
        if not verdict.kept:
            continue
        text = verdict.block.text
        if page.framed or "©" in text:
            text = drop_credit(drop_repeats(text))
        if text:
            parts.append(("\n\n" if verdict.block.gap else "\n") + text if parts else text)
    return "".join(parts)


def head_lines(page: Page, reach: int = 8) -> Sequence[str]:
    """The lines around the headline and the first paragraphs in which a page stamps and signs its article."""
    kept = [index for index, verdict in enumerate(page.verdicts) if verdict.kept]
    if not kept:
        return ()
    first = page.title if page.title is not None else kept[0]
    body = next((index for index in kept if index > first and len(page.verdicts[index].block.text) > 200), kept[-1])
    lines = []
    for index in range(max(0, min(first, kept[0]) - reach), min(len(page.verdicts), body + reach)):
        verdict = page.verdicts[index]
        if index == page.title or verdict.reason in ("comments", "related", "credit"):
            continue
        lines.append(verdict.block.text)
    return lines
