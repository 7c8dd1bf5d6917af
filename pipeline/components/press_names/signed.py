"""Who writes and photographs is nobody of the text: « Par Aude Vasselin, à Gap », « Propos recueillis par … »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.components.press_names.draft import NAMES, PER, Draft
from pipeline.components.press_names.phrases import small_words

LONGEST_LINE = 24
"""Words of a line that signs."""
ENDS = frozenset("!?:…»")
ITEMS = frozenset("-–—•*")


@NAMES.rule("signed")
def drop_signatures(draft: Draft) -> None:
    """Drop the names of lines that hold names and words of those who sign, and nothing else."""
    parts = [part for line in lines_of(draft) if is_of_signs(draft, *line) for part in parts_of(draft, *line)]
    signed = [part for part in parts if is_signed(draft, *part)]
    inside = [name for start, end in signed for name in draft.overlapping(start, end) if name.label == PER]
    named, signing = (Counter(draft.words[name.end - 1] for name in some) for some in (draft, inside))
    for name in inside:
        last = draft.words[name.end - 1]
        if named[last] == signing[last]:
            draft.remove(name)


def lines_of(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, line breaks left out."""
    start = 0
    for token in (*(at for at, word in enumerate(draft.words) if "\n" in word), len(draft)):
        if token > start:
            yield start, token
        start = token + 1


def is_of_signs(draft: Draft, start: int, end: int) -> bool:
    """Whether a line holds words with a capital, marks, and small words of who signs; not an item of a list."""
    if end - start > LONGEST_LINE or draft.words[end - 1] in ENDS or draft.words[start] in ITEMS:
        return False
    small = (draft.straight[at] for at in range(start, end) if draft.words[at][0].islower())
    return all(word in small_words("signs", "signs where it leads", "beside who signs") for word in small)


def parts_of(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line: « Aude Vasselin, à Gap. Photo Paul Roque » is about her, and signed by him."""
    for token in range(start + 1, end):
        pictured = draft.lower[token] in small_words("leads who took a picture")
        follows = draft.words[token + 1] if token + 1 < end else ""
        if draft.words[token] == "." or (pictured and (follows == ":" or follows[:1].isupper())):
            yield start, token
            start = token
    yield start, end


def is_signed(draft: Draft, start: int, end: int) -> bool:
    """Whether a word of a part tells that it signs: « par » only where it leads, or behind what is written.

    « L'Avare, par Aude Vasselin », « But signé Paul Roque » and « Réalisé par Aude Vasselin » are of a work.
    """
    for token in range(start, end):
        if draft.lower[token] in small_words("signs"):
            return True
        if draft.lower[token] in small_words("signs where it leads"):
            of = draft.lower[max(token - 2, start) : token]
            if not of or (len(of) > 1 and all(word in small_words("signs", "beside who signs") for word in of)):
                return True
    return False
