"""Where an article ends: what closes it, and the list of credits that still belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.page.fold import fold
from pipeline.page.stamps import author_of, is_byline
from pipeline.steps.normalise.measure import Measured, prose_words

_TAGS = 5  # list items; fewer may be a list of the article's own
_TAG_WORDS = 4
_NAME_WORDS = 6
_BYLINE = 160  # characters
_ASIDE = 6  # blocks between the last sentence and the first heading of a list of credits
_HEADINGS = 2  # « Coproduction : », « Avec : »
_PEOPLE = 5  # « Jeanne Martin (costumes) »
_PERSON = re.compile(r"^[A-ZÀ-Ý][^()]{2,40} \([a-zà-ÿ][^()]{2,60}\)$")
_NOT_OURS = ("menu", "furniture")
_TEASER_WORDS = 5
_TEASER_COPIES = 3  # picture, link, headline: a page says the title of another article so often
_TEASERS = 3  # different ones
_TEASER_REACH = 40  # blocks
_LABEL_WORDS = 8
_BOX = 4  # blocks of a box within an article: its label, a headline or two
_SHORTEST = 6  # words of a sentence
_PARAGRAPH = 15  # … of one of two that stand together
_WHOLE = 25  # … of one that stands alone before furniture
_LONG = 40  # … before another label: summaries of other articles are shorter
_TIMES, _KNOWN_TIMES = 3, 2
_BETWEEN = 25  # words of sentences between two boxes


def closing_signs(page: Sequence[Measured], labels: frozenset[str]) -> dict[int, float]:
    """Blocks that close an article when enough of it stands above, each with the share of all prose that is enough.

    A legal notice; the author's name alone, told at the head of the page already, which opens a box on the author;
    a list of tags, which is a list that no line introduces; headlines of other articles, each standing several times
    among lines of menu.
    """
    copies = Counter(item.folded for item in page if item.words >= _TEASER_WORDS and item.folded not in labels)
    signs: dict[int, float] = {}
    authors: set[str] = set()
    for index, item in enumerate(page):
        text = item.block.text
        if item.phrase is not None:
            if item.phrase.label == "legal" and item.phrase.match == "any":
                signs[index] = 0.6
            continue
        if item.kind == "short" and item.words <= _NAME_WORDS and item.folded in authors:
            signs[index] = 0.6
        elif item.words <= 2 * _NAME_WORDS and len(text) <= _BYLINE and (name := author_of(text)):
            authors.add(fold(name.split("(")[0]))
        elif _opens_tags(page, index):
            signs[index] = 0.75
        elif copies[item.folded] >= _TEASER_COPIES and _opens_teasers(page, index, copies):
            # Less than for the others: the headlines themselves, three times each, count among the prose below.
            signs[index] = 0.35
    return signs


def recurring_labels(page: Sequence[Measured]) -> frozenset[str]:
    """Folded lines that head a box within the article, again and again (« À lire sur le sujet »).

    They stand three times, those of the vocabulary twice, each above a headline, with the article's sentences between;
    what closes an article stands once, at its end, and the name of who speaks in an interview stands above sentences.
    """
    places: dict[str, list[int]] = {}
    for index, item in enumerate(page[:-1]):
        if _may_be_label(item) and page[index + 1].kind in ("short", "menu", "furniture"):
            places.setdefault(item.folded, []).append(index)
    return frozenset(
        folded
        for folded, at in places.items()
        if len(at) >= (_KNOWN_TIMES if page[at[0]].phrase is not None else _TIMES)
        and all(prose_words(page[one + 1 : other]) >= _BETWEEN for one, other in pairwise(at))
    )


def inner_labels(page: Sequence[Measured]) -> frozenset[int]:
    """The labels of related articles (« Sur le même sujet ») that head a box within the article.

    The article goes on below the box: paragraphs one after another, or one more before the page's furniture. Lists of
    other articles have a headline, a day or a name above or below each sentence.
    """
    return frozenset(index for index, item in enumerate(page) if _may_open_box(item) and _goes_on(page, index))


def _may_open_box(item: Measured) -> bool:
    return item.phrase is not None and item.phrase.role == "tail" and item.phrase.label == "related"


def _goes_on(page: Sequence[Measured], label: int) -> bool:
    below = range(label + 1, min(len(page), label + 1 + _BOX))
    first = next((index for index in below if _is_sentence(page[index])), None)
    if first is None or any(_may_open_box(page[index]) for index in range(label + 1, first)):
        return False
    if first + 1 == len(page):
        return False
    after = page[first + 1]
    # Buttons and sign-up boxes between two paragraphs part nothing.
    beyond = next((item for item in page[first + 1 : first + 1 + _BOX] if not _is_dropped(item)), after)
    if _is_sentence(after) or _is_sentence(beyond):
        after = after if _is_sentence(after) else beyond
        return max(page[first].words, after.words) >= _PARAGRAPH
    role = after.phrase.role if after.phrase is not None else ""
    return page[first].words >= (_LONG if role == "tail" else _WHOLE) and role in ("drop", "next", "thread", "tail")


def _is_dropped(item: Measured) -> bool:
    return item.phrase is not None and item.phrase.role == "drop"


def _is_sentence(item: Measured) -> bool:
    return item.kind == "prose" and item.score > 0 and item.words >= _SHORTEST and not item.block.bullet


def _may_be_label(item: Measured) -> bool:
    if item.phrase is not None:
        return item.phrase.role in ("tail", "next") and item.phrase.label == "related"
    if item.kind != "short" or not 2 <= item.words <= _LABEL_WORDS or "#" in item.folded:
        return False
    return not is_byline(item.block.text) and author_of(item.block.text) is None


def _opens_teasers(page: Sequence[Measured], index: int, copies: Counter[str]) -> bool:
    run = page[index : index + _TEASER_REACH]
    teasers = {item.folded for item in run if copies[item.folded] >= _TEASER_COPIES}
    return len(teasers) >= _TEASERS and any(item.kind not in ("prose", "short") for item in run)


def _opens_tags(page: Sequence[Measured], index: int) -> bool:
    item = page[index]
    if not item.block.bullet or not index or page[index - 1].block.bullet:
        return False
    if page[index - 1].kind != "prose" or page[index - 1].block.text.rstrip("»”\"' ")[-1:] not in (".", "!", "?", "…"):
        return False
    run = page[index : index + _TAGS]
    return len(run) == _TAGS and all(
        tag.block.bullet and tag.kind in ("short", "menu") and tag.words <= _TAG_WORDS for tag in run
    )


def own_credits(page: Sequence[Measured], end: int, stop: int) -> int:
    """End of the list of people and bodies behind a work, when one stands right below its article, else `end`.

    Such a list has headings of its own with a colon, or names with a function in brackets; no menu has.
    """
    first = next((at for at in range(end, min(stop, end + _ASIDE)) if _is_heading(page[at])), None)
    if first is None:
        return end
    last = first
    while last < stop and page[last].phrase is None and page[last].kind not in _NOT_OURS and not page[last].block.links:
        last += 1
    headings = sum(map(_is_heading, page[first:last]))
    people = sum(_PERSON.match(item.block.text) is not None for item in page[first:last])
    return last if people >= _PEOPLE or (headings > _HEADINGS and people) else end


def _is_heading(item: Measured) -> bool:
    return item.phrase is None and item.kind in ("short", "prose") and item.words <= 8 and item.block.text[-1] == ":"
