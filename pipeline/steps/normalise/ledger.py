"""The ledger of words: how much of what looks like prose was kept of a page, and what became of the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.page.sentences import ends_as_sentence, is_sentence, tells_news
from pipeline.records import RawText
from pipeline.steps.normalise.verdicts import BlockVerdict, Page

_PARAGRAPH = 25  # words of a line with its full stop that is prose without a look at its verbs
# Dropped for what it is, not for where it stands: a person need not look.
_KNOWN = frozenset(
    [
        "ad", "author", "caption", "comments", "cookies", "cover note", "dump", "export", "legal", "navigation",
        "newsletter", "note", "paywall", "related", "repeat", "share", "tags", "teaser", "unknown",
    ]
)  # fmt: skip
UNKNOWN = "unknown"
"""The reason for words that were dropped in an earlier run, of which nobody knows more than their number."""
_TOLD = 3  # reasons that a row of `rejections` names
_SHARE = 0.2  # of all prose; the words of pages with one menu sentence or credit dropped stay below


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Words of one article's page that look like prose: all of them, and those dropped, by reason.

    `news` holds the dropped sentences that name a day or a person: two texts that differ in these are no copies.
    """

    n_source: int = 0
    dropped: tuple[tuple[str, int], ...] = ()
    news: frozenset[str] = field(default=frozenset())

    @property
    def n_dropped(self) -> int:
        """Words of prose that were not kept."""
        return sum(n for _, n in self.dropped)

    @property
    def reason(self) -> str | None:
        """The reason code of `rejections` when more than a fifth was dropped, else None.

        `prose_dropped` when what no phrase explains is as much by itself; else `prose_dropped_known`.
        """
        if self.n_dropped <= _SHARE * self.n_source:
            return None
        known = sum(n for reason, n in self.dropped if reason in _KNOWN)
        unexplained = self.n_dropped - known
        return "prose_dropped" if unexplained > _SHARE * (self.n_source - known) else "prose_dropped_known"

    def told(self) -> str:
        """What was dropped, in words."""
        parts = ", ".join(f"{reason} {n}" for reason, n in self.dropped[:_TOLD])
        return f"{self.n_dropped} of {self.n_source} words of prose were dropped ({parts})"


def keep_ledger(page: Page, raw: RawText) -> Ledger:
    """The ledger of one page; what the reader left out of a web page counts as dropped."""
    source = 0
    dropped: Counter[str] = Counter()
    news: set[str] = set()
    for verdict in page.verdicts:
        n = prose_words_of(verdict.block.text)
        source += n
        if n and not verdict.kept:
            dropped[verdict.reason] += n
            if _is_news(verdict):
                news.add(verdict.block.text)
    for reason, line in raw.left_out:
        n = prose_words_of(line) if reason != "rights" else 0
        source += n
        if n:
            dropped[reason] += n
    ordered = sorted(dropped.items(), key=lambda item: (-item[1], item[0]))
    return Ledger(n_source=source, dropped=tuple(ordered), news=frozenset(news))


def prose_words_of(text: str) -> int:
    """The words of a line that looks like prose, or 0."""
    words = len(text.split())  # the head of a paper stands in columns
    if words >= _PARAGRAPH:
        return words if text[-1] == "." or ends_as_sentence(text) or ". " in text else 0
    return words if is_sentence(text) else 0


def _is_news(verdict: BlockVerdict) -> bool:
    return verdict.reason not in _KNOWN and tells_news(verdict.block.text)
