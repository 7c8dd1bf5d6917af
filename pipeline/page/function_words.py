"""The commonest words of each language, which prose cannot do without and menus can."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pipeline.french import rows
from pipeline.page.fold import fold


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Folded function words by language code."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("function_words"):
        words[row["language"]].add(fold(row["word"]))
    return {language: frozenset(found) for language, found in words.items()}


def french_share(folded: str) -> float:
    """Share of French function words among the words of a folded line: about half in prose, little in menus."""
    words = folded.split()
    french = function_words()["fr"]
    return sum(word in french for word in words) / len(words) if words else 0.0
