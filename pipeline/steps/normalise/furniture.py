"""Recognises page furniture by the phrases of models/fr_press/page/furniture.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import read_rows
from pipeline.steps.ingest.fold import fold

_UNLIMITED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row of the vocabulary. `text` is folded; `max_words` is the longest line that it may judge."""

    row: str
    text: str
    match: str
    role: str
    label: str
    max_words: int = _UNLIMITED


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases of page furniture, ready to be looked up in folded lines."""

    whole: dict[str, Phrase]
    starts: dict[str, Phrase]
    ends: dict[str, Phrase]
    within: dict[str, Phrase]
    within_any: re.Pattern[str]
    longest: int

    def judge(self, line: str) -> Phrase | None:
        """The phrase that explains a folded line: the whole line first, then its start, its end, its inside."""
        found = self.whole.get(line) or self.whole.get(line.strip(" :"))
        if found is not None:
            return found
        words = line.split(" ")
        for n in range(min(self.longest, len(words)), 0, -1):
            found = self.starts.get(" ".join(words[:n]))
            if found is not None and len(words) <= found.max_words:
                return found
        for n in range(min(self.longest, len(words) - 1), 0, -1):
            found = self.ends.get(" ".join(words[-n:]))
            if found is not None and len(words) <= found.max_words:
                return found
        for inside in self.within_any.finditer(line):
            found = self.within[inside.group()]
            if len(words) <= found.max_words:
                return found
        return None


@cache
def load_furniture(*, posts: bool = False) -> Furniture:
    """The vocabulary of page furniture; with `posts`, only the labels that head or close one of several posts."""
    rows = read_rows("page/furniture")
    return _index(
        Phrase(
            row=row["id"],
            text=_key(fold(row["phrase"]), row["match"]),
            match=row["match"],
            role=row["role"],
            label=row["label"],
            max_words=int(row["max_words"] or _UNLIMITED),
        )
        for row in rows
        if not posts or row["role"] == "post"
    )


def _key(text: str, match: str) -> str:
    # A whole line is compared without the colon that may close it; elsewhere « Lire : » is not « Lire ».
    return text.strip(" :") if match == "line" else text


def _index(phrases: Iterable[Phrase]) -> Furniture:
    by_match: dict[str, dict[str, Phrase]] = {"line": {}, "start": {}, "end": {}, "any": {}}
    for phrase in phrases:
        by_match[phrase.match].setdefault(phrase.text, phrase)
    within = sorted(by_match["any"], key=len, reverse=True)
    return Furniture(
        whole=by_match["line"],
        starts=by_match["start"],
        ends=by_match["end"],
        within=by_match["any"],
        within_any=re.compile(rf"\b(?:{'|'.join(map(re.escape, within)) or '(?!)'})\b"),
        longest=max((text.count(" ") + 1 for text in (*by_match["start"], *by_match["end"])), default=0),
    )
