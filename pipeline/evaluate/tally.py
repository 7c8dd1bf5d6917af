"""Sums over one file, which add up over a corpus, and what was missed or invented, with its sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.evaluate.gold import Span
from pipeline.evaluate.rows import LEAK

_END = re.compile(r"[.!?…][»”\"')\]]*\s+(?=[«“\"'(\[—–-]?\s*[A-ZÀ-ÖØ-Ý0-9])|\n\s*\n|\r\n|\n")
LONGEST = 400
"""Characters of a sentence that are shown of each side: some pages have no sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that is not as the gold has it; `start` counts characters of the raw text, -1 for none."""

    file: str
    row: str
    says: str
    start: int = -1
    sentence: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of one file, by row and part; `categories` by row, category and part (`ok`, `n`)."""

    file: str
    raw: str
    sums: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    categories: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, row: str, part: str, n: float = 1) -> None:
        """Count something."""
        self.sums[row, part] += n

    def share(self, row: str, good: bool) -> None:
        """Count one answer to what was asked."""
        self.add(row, "n")
        self.add(row, "ok", good)

    def category(self, row: str, category: str | None, good: bool) -> None:
        """Count one item of the gold in its category."""
        if category:
            self.categories[row, category, "n"] += 1
            self.categories[row, category, "ok"] += good

    def miss(self, row: str, says: str, span: Span | None = None) -> None:
        """Keep what is wrong, with the sentence around the span."""
        start, sentence = (span[0], sentence_around(self.raw, span)) if span else (-1, "")
        self.misses.append(Miss(file=self.file, row=row, says=says, start=start, sentence=sentence))

    def leak(self, kind: str, zone: str) -> None:
        """Count a row that was drawn from what is no article."""
        self.add(LEAK, kind, zone == "not_article")


def sentence_around(text: str, span: Span) -> str:
    """The sentence, or the line, that holds a span, on one line."""
    return " ".join(text[slice(*sentence_span(text, span))].split())


def sentence_span(text: str, span: Span) -> Span:
    """Where the sentence, or the line, that holds a span begins and ends."""
    left, right = text[max(0, span[0] - LONGEST) : span[0]], text[span[1] : span[1] + LONGEST]
    begins = [found.end() for found in _END.finditer(left + text[span[0] : span[0] + 1]) if found.end() <= len(left)]
    ends = _END.search(right)
    begin = span[0] - len(left) + (begins[-1] if begins else 0)
    end = span[1] + (ends.end() if ends else len(right))
    return begin, end - len(text[begin:end]) + len(text[begin:end].rstrip())
