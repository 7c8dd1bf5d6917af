"""A headline that the width of its column broke over lines is one block again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.french import words
from pipeline.page.fold import fold
from pipeline.page.furniture import load_furniture
from pipeline.page.stamps import author_of, is_elapsed, is_stamp
from pipeline.steps.normalise.split_blocks import Block, join_lines

_HEAD = 8  # lines among which a headline stands
_HEADLINE = range(3, 31)  # words of the part above
_REST = 12  # words of the part below
_BODY = 25  # words of a line that is no headline
_STOPS = ".!?…:;»”|>"


def join_headline(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each line at the head that goes on in the next one joined to it.

    A line goes on that ends with a word which wants another (« à son »), or above one that begins with a small letter.
    """
    joined = list(blocks[:1])
    for number, block in enumerate(blocks[1:], start=1):
        if number >= _HEAD or _n_words(blocks[number - 1]) > _BODY:
            return [*joined, *blocks[number:]]
        above = joined[-1]
        if _goes_on(above, block):
            joined[-1] = above._replace(text=join_lines([above.text, block.text]), last=block.last)
        else:
            joined.append(block)
    return joined


def _goes_on(above: Block, block: Block) -> bool:
    if block.gap or any(one.bullet or one.links or one.buttons for one in (above, block)):
        return False
    if above.indent != block.indent or _n_words(above) not in _HEADLINE or _n_words(block) > _REST:
        return False
    if above.text[-1] in _STOPS or not (block.text[0].islower() or above.text.split()[-1].lower() in _open_words()):
        return False
    return not any(_is_other(one.text) for one in (above, block))


def _is_other(text: str) -> bool:
    """Whether a line is a stamp, a signature or furniture, which no headline goes on with."""
    if is_stamp(text, signed=True) or is_elapsed(text) or author_of(text) is not None:
        return True
    return load_furniture().judge(fold(text)) is not None


def _n_words(block: Block) -> int:
    return block.text.count(" ") + 1


@cache
def _open_words() -> frozenset[str]:
    """Words that end no headline: another one must follow."""
    return words("small_words", kind="determiner") | words("small_words", kind="preposition")
