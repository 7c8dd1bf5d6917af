"""Where readers' comments begin."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.steps.normalise.measure import Measured, comment_time

_BODY_WORDS = 25  # prose that must stand above: links to the comments often stand above the article, too
_NEAR = 14  # blocks after a heading such as « Commentaires » in which a sign of comments must be found
_MAX_SPACING = 14  # blocks between two signs of one thread (a long comment)
_MIN_SIGNS = 3  # signs that make a thread without heading: two time stamps may frame an update
_MIN_SPOKEN = 2  # … of which so many must show that a reader speaks
_PSEUDONYM = 4  # words
_BESIDE = 2  # words on the line of the hour itself
_JOINS = ("#", "#h", "le", "a", ":")


def find_thread(page: Sequence[Measured], *, is_body: bool = False) -> int:
    """Index of the block that opens the comments, or the length of the page when there are none.

    Either a heading (« Commentaires (12) », « Vos réactions ») with signs of comments behind it, or the
    first of several signs at short distance: time stamps, « votre avatar », « répondre », « a écrit ». Times alone
    make no thread: live reports and cinema listings have them, but neither pseudonyms nor buttons to answer.
    In a text that has been cut out of its page (`is_body`) only a heading with signs behind it opens them.
    """
    body = 0
    signs: list[int] = []
    for index, item in enumerate(page):
        role = item.phrase.role if item.phrase is not None else ""
        if body >= _BODY_WORDS:
            if role == "thread" and (_shows_signs(page, index) or (not is_body and _has_comments(page, index))):
                return index
            if _is_sign(item) and not is_body:
                if signs and index - signs[-1] > _MAX_SPACING:
                    signs = []
                signs.append(index)
                if len(signs) >= _MIN_SIGNS and _is_spoken(page, signs):
                    return _with_pseudonym(page, signs[0])
        if item.kind == "prose":
            body += item.words
    return len(page)


def _is_sign(item: Measured) -> bool:
    return item.timed or _is_button(item)


def _is_button(item: Measured) -> bool:
    return item.phrase is not None and item.phrase.role == "item"


def _is_spoken(page: Sequence[Measured], signs: Sequence[int]) -> bool:
    """Whether readers speak at the signs: buttons to answer, or a pseudonym beside the hour."""
    spoken = sum(_is_button(page[index]) or _has_pseudonym(page, index) for index in signs)
    return spoken >= _MIN_SPOKEN and _speaks_between(page, signs)


def _has_pseudonym(page: Sequence[Measured], index: int) -> bool:
    """Whether a name of few words stands on the line of the hour, or on the line above or below it."""
    item = page[index]
    beside = [word for word in comment_time().sub(" ", item.folded).split() if word not in _JOINS]
    if 0 < len(beside) <= _BESIDE:
        return True
    around = (*page[max(0, index - 1) : index], *page[index + 1 : index + 2])
    return any(
        other.kind == "short" and other.words <= _PSEUDONYM and not other.timed and "#" not in other.folded
        for other in around
    )


def _shows_signs(page: Sequence[Measured], index: int) -> bool:
    """Whether readers speak soon below a heading."""
    for at in range(index + 1, min(len(page), index + 1 + _NEAR)):
        phrase = page[at].phrase
        if phrase is not None and phrase.role == "thread":
            return False  # « 12 commentaires » below the headline leads to them
        if _is_sign(page[at]) and (_is_button(page[at]) or _has_pseudonym(page, at)):
            return True
    return False


def _has_comments(page: Sequence[Measured], index: int) -> bool:
    """Whether a heading of comments is followed by comments, by a form, or by nothing of weight."""
    item = page[index]
    after = page[index + 1 : index + 1 + _NEAR]
    if "#" in item.folded or (item.phrase is not None and item.phrase.match == "start"):
        return True
    if any(_is_sign(other) or (other.phrase and other.phrase.label in ("comments", "paywall")) for other in after):
        return True
    return sum(other.words for other in page[index + 1 :] if other.kind == "prose") < 60


def _speaks_between(page: Sequence[Measured], signs: Sequence[int]) -> bool:
    return sum(item.words for item in page[signs[0] : signs[-1]] if item.kind in ("prose", "short")) >= 4


def _with_pseudonym(page: Sequence[Measured], index: int) -> int:
    before = page[index - 1] if index else None
    if before is not None and before.kind == "short" and before.words <= 4 and page[index].timed:
        return index - 1
    return index
