"""Which line of a page is the headline of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.page.fold import fold
from pipeline.page.press_titles import paper_of
from pipeline.page.stamps import author_of, is_byline, is_rubric, is_stamp
from pipeline.steps.normalise.measure import Measured
from pipeline.steps.normalise.repair import has_named_credit

_REACH = 30  # blocks above the article among which its headline is sought
_SAID = 800  # characters of a paragraph that are compared with a headline
_DEPTH = 12  # blocks within it: sign-up boxes stand above headlines, too
_LITTLE = 25  # words of sentences
_MIN_SCORE = 1.5
_MIN_BESIDE = 0.2
_COPY_REACH = 4  # blocks
_FAR = 0.12  # what each block between a headline and its text takes from it
_OF_OTHERS = 3.0  # what a line in a box of other articles lacks to be a headline
_SEVERAL = 2  # headlines
_CONTENT = 4  # letters of a word that says what a text is about
ADDRESSING = (
    ",",
    ";",
)  # « Monsieur le directeur, », « Bonjour à tous, » open a letter; an item of a list ends with the other
_CREDITED = re.compile(r"©|\b(?:crédits?|photo)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[a-zà-ÿ0-9»\"][.!?]\s+[A-ZÀ-Ý«\"]")


def find_headline(
    page: Sequence[Measured], start: int, end: int, subheads: frozenset[str], boxes: frozenset[int]
) -> int | None:
    """Index of the headline of the article `page[start:end]`, or None when it shows none.

    Among the lines above the article and its first two, the best by the words that it shares with the text,
    its place, its form, and whether the page repeats it (in its path, its title bar, a caption).
    None of `subheads` (folded) is one, and hardly a line in `boxes`, which hold those of other articles.
    """
    start = next((index for index in range(start, end) if not names_paper(page[index])), start)
    body = [
        (index, _content(fold(page[index].block.text[:_SAID])))
        for index in range(start, min(end, start + 14))
        if page[index].kind == "prose" and page[index].words > 15
    ]
    folded = [item.folded for item in page[: min(end, start + 40)]]
    best: tuple[float, int] | None = None
    reach = range(max(0, start - _REACH), min(start + _DEPTH, end))
    lines = [index for index in reach if page[index].folded not in subheads and _may_be(page, index, start)]
    for index in _without_masthead(page, lines):
        said = {word for at, words in body if at != index for word in words}
        score = _score(page, index, start, said, folded) - (_OF_OTHERS if index in boxes else 0.0)
        score += _FAR * len(boxes.intersection(range(index + 1, start)))  # a box is no distance
        if best is None or score >= best[0]:
            best = score, index
    if best is None:
        return None
    # A line right above the text, or above its stamp and a box, needs little else to be its headline.
    beside = page[best[1]].words >= 3 and (best[1] == start - 1 or _parts_from_text(page, best[1], start, boxes))
    return _first_copy(page, best[1]) if best[0] >= (_MIN_BESIDE if beside else _MIN_SCORE) else None


def find_boxes(page: Sequence[Measured], start: int) -> frozenset[int]:
    """Lines of boxes above the text that begins at `start`: « Sur le même sujet », then several without a gap.

    Where no gap stands above the text nothing shows where a box ends: there is none.
    """
    above = page[:start]
    found: set[int] = set()
    for heading, item in enumerate(above):
        if item.phrase is None or item.phrase.label != "related" or item.phrase.role not in ("tail", "next"):
            continue
        end = heading + 2
        while end < start and above[end].kind == "short" and not above[end].block.gap:
            end += 1
        if end - heading > 2:
            found.update(range(heading + 1, end))
    return frozenset(found) if any(item.block.gap for item in above) else frozenset()


def _without_masthead(page: Sequence[Measured], lines: list[int]) -> list[int]:
    """The lines without the first of the page, where it is the name of a paper and another may be the headline."""
    first = paper_of(page[0].block.text) if lines[:1] == [0] and len(lines) > 1 else None
    return lines[1:] if first is not None and first.sure else lines


def _parts_from_text(page: Sequence[Measured], index: int, start: int, boxes: frozenset[int]) -> bool:
    """Whether a box, its heading and a stamp are all that stands between a line and the text."""
    between = [at for at in range(index + 1, start) if page[at].phrase is None and not is_stamp(page[at].block.text)]
    return bool(boxes) and boxes.issuperset(between)


def _first_copy(page: Sequence[Measured], index: int) -> int:
    """The same headline a few lines above, when the head of the article tells it twice around its kicker."""
    for above in range(max(0, index - _COPY_REACH), index):
        if page[above].folded == page[index].folded and not page[above].block.bullet:
            return above
    return index


def _content(folded: str) -> list[str]:
    return [word for word in folded.split() if len(word) >= _CONTENT]


def _may_be(page: Sequence[Measured], index: int, start: int) -> bool:
    item = page[index]
    text = item.block.text
    if item.kind not in ("short", "prose") or not 2 <= item.words <= 45 or text[-1] in ADDRESSING:
        return False
    if (
        item.block.bullet
        or item.block.links * 4 > item.words
        or item.block.buttons
        or item.score == -5.0
        or _CREDITED.search(text)
        or has_named_credit(text)
    ):
        return False
    if is_stamp(text, signed=True) or author_of(text) or (is_byline(text) and not _is_signed(page, index)):
        return False
    if names_paper(item) or heads_column(page, index):
        return False
    if index < start:
        return True
    # Within the article, only a line that is no plain sentence and stands before something longer; further down,
    # only one with little above it, or with the author's name or a date of publication right below.
    if index >= start + 2 and not (item.heading and (_is_signed(page, index) or _little_above(page, start, index))):
        return False
    return text.rstrip("»”\"' ")[-1:] != "." and index + 1 < len(page) and item.words <= 30


def heads_column(page: Sequence[Measured], index: int) -> bool:
    """Whether a line names a part of the paper (« FAITS DIVERS »); above several headlines it may be that of them all.

    A headline stands right above sentences.
    """
    if not is_rubric(page[index].block.text):
        return False
    pairs = pairwise(page[index + 1 :])
    return sum(above.heading and below.kind == "prose" for above, below in pairs) < _SEVERAL


def names_paper(item: Measured) -> bool:
    """Whether a line names and dates the paper: « Le Courrier de Kervoal, jeudi 15 mars 1934 »."""
    paper = paper_of(item.block.text)
    return paper is not None and paper.told


def _little_above(page: Sequence[Measured], start: int, index: int) -> bool:
    return sum(item.words for item in page[start:index] if item.kind == "prose") < _LITTLE


def _is_signed(page: Sequence[Measured], index: int) -> bool:
    """Whether a stamp or the author's name stands right below, buttons and credits aside."""
    below = [item for item in page[index + 1 : index + 7] if item.kind != "furniture"][:2]
    if any(is_stamp(item.block.text, signed=True) or author_of(item.block.text) for item in below):
        return True
    return len(below) == 2 and is_byline(below[0].block.text) and below[1].kind == "prose"


def _score(page: Sequence[Measured], index: int, start: int, said: set[str], folded: Sequence[str]) -> float:
    item = page[index]
    text = item.block.text
    content = _content(item.folded)
    overlap = sum(word in said for word in content) / len(content) if content else 0.0
    repeated = folded.count(item.folded) > 1 or (
        item.words >= 3 and any(item.folded in other and other != item.folded for other in folded)
    )
    score = 3.0 * overlap - (_FAR * (start - index) if index < start else 0.8 if index > start else 0.0)
    score += 1.0 if item.words >= 5 else -0.5
    score += 1.5 if item.block.indent < page[start].block.indent else 0.0
    score += 1.0 if repeated else 0.0
    score += 1.0 if _is_signed(page, index) or index == start - 1 else 0.0
    score += 0.5 if index == 0 else 0.0
    score -= 1.5 if text[-1] == "." else 0.0
    score -= 2.0 if _SENTENCES.search(text) and item.words > 12 else 0.0
    return score
