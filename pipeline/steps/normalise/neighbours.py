"""What a block is, given the page around it: a file name, boilerplate, another language, a contents list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.page.boilerplate import boilerplate_label
from pipeline.page.fold import fold
from pipeline.page.function_words import function_words
from pipeline.page.furniture import Furniture, Phrase
from pipeline.page.stamps import is_credit
from pipeline.steps.normalise.measure import Measured

_OPENING = 420  # characters of a paragraph that tell boilerplate and language
_FEW_WORDS = 8  # fewer tell no language
_CALL = 4  # words of the shortest call to readers
_FOREIGN = -5.0
_CLEARLY_MORE = 0.12  # share of function words: « de », « la », « en » are French and Spanish
_HARDLY_FRENCH = 0.27
_FILE_NAME = re.compile(r"[^\W\d]\D*\s\d{5,}$|\.(?:jpe?g|png|gif|webp|svg)$", re.IGNORECASE)
_FILE_WORDS = 8
_FURNITURE = -8.0
_LISTED = 1.0


def in_context(page: Sequence[Measured], furniture: Furniture) -> list[Measured]:
    """The blocks of a page with what only the page tells: these looks are too dear for texts without one.

    The items of a list that a sentence introduces are the text's own. Blocks in another language are worth nothing on
    a French page; they go only where the article has ended.
    """
    foreign = [_is_foreign(item) for item in page]
    words = [item.words if item.kind == "prose" else 0 for item in page]
    is_french = 2 * sum(w for w, other in zip(words, foreign, strict=True) if other) < sum(words)
    judged = [
        item._replace(score=min(item.score, _FOREIGN)) if other and is_french else _look_again(item, furniture)
        for item, other in zip(page, foreign, strict=True)
    ]
    announced = False
    for index, item in enumerate(judged):
        if announced and item.block.bullet and item.kind == "short" and item.phrase is None:
            judged[index] = item._replace(score=_LISTED)
        elif item.block.text:
            announced = item.kind == "prose" and item.score > 0 and item.block.text[-1] == ":"
    return judged


def _look_again(item: Measured, furniture: Furniture) -> Measured:
    text = item.block.text
    if item.phrase is not None or item.kind in ("blank", "furniture"):
        return item
    phrase = None
    if not item.folded:
        phrase = furniture.judge(fold(text[:_OPENING]))
        if phrase is not None and (
            phrase.match != "any" or phrase.role != "drop" or item.words > phrase.max_words or phrase.may_be_news(text)
        ):
            phrase = None
    elif is_credit(text) or (item.words <= _FILE_WORDS and _FILE_NAME.search(text)):
        return item._replace(kind="furniture", score=_FURNITURE)
    if phrase is None and item.words >= _CALL and (label := boilerplate_label(text)) is not None:
        phrase = Phrase(row=f"boilerplate {label}", text="", match="any", role="drop", label=label)
    return item if phrase is None else item._replace(kind="furniture", score=_FURNITURE, phrase=phrase)


def _is_foreign(item: Measured) -> bool:
    """Whether the words of a block are plainly those of another language than French."""
    if item.words < _FEW_WORDS:
        return False
    words = fold(item.block.text[:_OPENING]).split()
    known = function_words()
    french = sum(word in known["fr"] for word in words) / max(1, len(words))
    if french >= _HARDLY_FRENCH:
        return False
    other = max(sum(word in known[code] for word in words) / max(1, len(words)) for code in known if code != "fr")
    return other > french + _CLEARLY_MORE


def contents_list(page: Sequence[Measured]) -> frozenset[int]:
    """The list items that announce subheads further down (« Sommaire »), at least two in a row.

    A lone one may be the headline itself among the most read.
    """
    subheads = {item.folded: index for index, item in enumerate(page) if item.heading and item.folded}
    found = [item.block.bullet and subheads.get(item.folded, -1) > index for index, item in enumerate(page)]
    beside = [False, *found, False]
    return frozenset(
        index for index, announces in enumerate(found) if announces and (beside[index] or beside[index + 2])
    )
