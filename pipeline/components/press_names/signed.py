"""Who writes and photographs is nobody of the text: « Par Aude Vasselin, à Gap », « Propos recueillis par … »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.components.press_names.draft import NAMES, PER, Draft
from pipeline.components.press_names.phrases import small_words

LONGEST_LINE = 24
"""Words of a line that signs."""
ENDS = frozenset("!?:…»")


@NAMES.rule("signed")
def drop_signatures(draft: Draft) -> None:
    """Drop the names of lines that hold names and words of those who sign, and nothing else."""
    lines = [line for line in lines_of(draft) if signs(draft, *line)]
    inside = [name for start, end in lines for name in draft.overlapping(start, end) if name.label == PER]
    named, signed = (Counter(draft.words[name.end - 1] for name in some) for some in (draft, inside))
    for name in inside:
        last = draft.words[name.end - 1]
        if named[last] == signed[last]:
            draft.remove(name)


def lines_of(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, line breaks left out."""
    start = 0
    for token in (*(at for at, word in enumerate(draft.words) if "\n" in word), len(draft)):
        if token > start:
            yield start, token
        start = token + 1


def signs(draft: Draft, start: int, end: int) -> bool:
    """Whether a line holds words with a capital, marks, and small words of who signs, one that tells it among them."""
    if end - start > LONGEST_LINE or draft.words[end - 1] in ENDS:
        return False
    small = [draft.straight[at] for at in range(start, end) if draft.words[at][0].islower()]
    told = any(draft.lower[at] in small_words("signs") for at in range(start, end))
    return told and all(word in small_words("signs", "beside who signs") for word in small)
