"""Sentence ends of a French press text, before anything is parsed.

The statistical segmenter of the base model runs over line breaks, so that a heading or a caption joins
the paragraph under it; here a line break ends a sentence, except in a text whose lines were wrapped at a
fixed width. Rules cost a tenth of the segmenter's time, and the parser keeps to what they set.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.glued_headings import heading_end
from pipeline.components.whole_text import text_of
from pipeline.french import rows, words

OPENING = r"[«“\"'‘(\[–—•-]"
UPPER = r"[A-ZÀ-ÖØ-ÞŒ]"

# Nothing here is tried twice at a place: in a ruler of a thousand dots that would be a million tries.
# A full stop, then closing quotes or brackets, then (after spaces, or glued) what can begin a sentence.
SENTENCE_END = re.compile(
    rf"(?<![.!?…])(?P<stop>\.{{2,}}+|[.!?…]++)(?P<close>\s?[»”)\]]++|[\"’'](?=\s))*+"
    rf"(?:[^\S\n]+(?=(?:{OPENING}[^\S\n]?)*[{UPPER[1:-1]}\d])|(?<=[a-zà-ÿ»)]\.)(?={UPPER}[a-zà-ÿ’'A-ZÀ-Þ]*\s))"
)
LINE_BREAK = re.compile(r"\n\s*")
LAST_WORD = re.compile(r"[\w.-]*$")
INITIAL = re.compile(rf"(?:^|[\s.-]){UPPER}\.$")
# « Karim B. Il est jugé. »: the initial of whom a paper may not name ends a sentence, that of « J. Le Goff » does not.
ANONYMOUS = re.compile(rf"{UPPER}[a-zà-ÿ-]+ {UPPER}\.$")
OPENING_WORD = re.compile(rf"({UPPER}[a-zà-ÿ]*)[’' ][a-zà-ÿ]")

# Of a text wrapped at a fixed width, about nine line ends in ten fall inside a sentence; where lines are
# paragraphs, less than one in ten (menus and lists included), so that any share in between would do.
WRAPPED_SHARE = 0.4
WRAPPED_WIDTH = (45, 110)
# Lists and tables pasted as text run on without a stop, and what is done to a sentence may take time as the square
# of its length. The longest sentence of 216 press articles has 252 tokens.
MOST_WORDS = 300
CUT_AFTER = frozenset({";", ",", "•", "|", "—", "–"})
WRAPPED_SLACK = 4  # indented or bulleted lines are a little narrower than the widest one


@Language.factory("press_sentences", assigns=["token.is_sent_start"])
def create_press_sentences(nlp: Language, name: str) -> PressSentences:
    """The factory that spaCy calls."""
    return PressSentences()


class PressSentences:
    """Sets `is_sent_start` of every token."""

    def __init__(self) -> None:
        self.abbreviations = frozenset(row["word"] for row in rows("abbreviations"))

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of one text."""
        if not len(doc):
            return doc
        offsets = doc.to_array(["IDX"]).astype(np.int64)
        starts: Any = np.full(len(doc), -1, dtype=np.int64)
        starts[0] = 1
        for position in sentence_starts(text_of(doc), self.abbreviations):
            token = int(np.searchsorted(offsets, position))
            if token < len(doc) and offsets[token] == position:
                starts[token] = 1
        cut_long(starts, doc)
        doc.from_array(["SENT_START"], starts.astype(np.uint64))
        return doc


def cut_long(starts: Any, doc: Doc) -> None:
    """Begin a new sentence within each that is too long, in place: after a comma or the like of its later half."""
    bounds = [*np.flatnonzero(starts == 1).tolist(), len(doc)]
    for start, end in pairwise(bounds):
        while end - start > MOST_WORDS:
            places = range(start + MOST_WORDS - 1, start + MOST_WORDS // 2, -1)
            last = next((place for place in places if doc[place].text in CUT_AFTER), start + MOST_WORDS - 1)
            start = last + 1
            starts[start] = 1


def sentence_starts(text: str, abbreviations: frozenset[str]) -> list[int]:
    """Offsets at which a new sentence begins, the first one left out."""
    width = wrapping_width(text)
    starts = [match.end() for match in LINE_BREAK.finditer(text) if not (width and wraps(text, match, width))]
    for match in SENTENCE_END.finditer(text):
        if match["stop"] == "." and not match["close"]:
            before = text[max(0, match.start() - 20) : match.start() + 1]
            word = LAST_WORD.search(before)
            shortened = (word and word.group().lstrip("-") in abbreviations) or INITIAL.search(before)
            if shortened and not (ANONYMOUS.search(before) and opens_sentence(text, match.end())):
                continue
        starts.append(match.end())
    starts = sorted(set(starts))
    behind = ((start, heading_end(text[start:end])) for start, end in pairwise([0, *starts, len(text)]))
    return sorted({*starts, *(start + end for start, end in behind if end is not None)})


def opens_sentence(text: str, start: int) -> bool:
    """Whether a function word with a capital, and a small word behind it, stand there: « Il a … », not « Le Goff »."""
    opening = OPENING_WORD.match(text, start)
    return opening is not None and opening[1].lower() in words("function_words", "word", language="fr")


def wrapping_width(text: str) -> int:
    """The width at which lines were wrapped, 0 where a line is a paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    narrow, wide = WRAPPED_WIDTH
    pairs = [(line, after) for line, after in pairwise(lines) if len(line) >= narrow and after]
    if len(pairs) < 3 or sum(len(line) > wide for line in lines) > len(pairs) // 5:
        return 0
    continued = sum(after[0].islower() for _, after in pairs)
    if continued < WRAPPED_SHARE * len(pairs):
        return 0
    return max(len(line) for line in lines if len(line) <= wide)


def wraps(text: str, line_break: re.Match[str], width: int) -> bool:
    """Whether a line break only wraps: one break, and the word after it had no room before it."""
    if line_break.group().count("\n") > 1:
        return False
    line = text[text.rfind("\n", 0, line_break.start()) + 1 : line_break.start()].strip()
    word = text[line_break.end() : line_break.end() + 40].split(maxsplit=1)
    return bool(word) and len(line) + 1 + len(word[0]) > width - WRAPPED_SLACK
