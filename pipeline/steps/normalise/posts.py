"""One file -> the posts that it holds, each a run of blocks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.steps.ingest.fold import fold
from pipeline.steps.normalise.blocks import Block
from pipeline.steps.normalise.furniture import load_furniture
from pipeline.steps.normalise.measure import Measured, measure_block

_POST_WORDS = 12  # prose that makes a post: a signalement of one sentence is one


def split_posts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each post of a page, in order; one list when it holds one article."""
    labels = load_furniture(posts=True)
    furniture = load_furniture()
    heads = []
    for index, block in enumerate(blocks):
        if len(block.text) < 160:
            found = labels.judge(fold(block.text))
            if found is not None:
                heads.append(index)
    if len(heads) < 2:
        return [list(blocks)]
    page = [measure_block(block, furniture) for block in blocks]
    head = _stand_above(page, heads)
    cuts = heads if head else [index + 1 for index in heads]
    cuts = [0, *cuts, len(page)] if head else [0, *cuts, len(page)]
    parts = [list(blocks[a:b]) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    sizes = [_prose(page[a:b]) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    merged: list[list[Block]] = []
    pending: list[Block] = []
    for part, size in zip(parts, sizes, strict=True):
        if size >= _POST_WORDS:
            merged.append([*pending, *part])
            pending = []
        elif merged:
            merged[-1].extend(part)
        else:
            pending.extend(part)
    if len(merged) < 2:
        return [list(blocks)]
    return merged


def _prose(page: Sequence[Measured]) -> int:
    return sum(item.words for item in page if item.kind == "prose")


def _stand_above(page: Sequence[Measured], heads: Sequence[int]) -> bool:
    """Whether the labels head their posts rather than close them: nothing but a menu before the first."""
    return _prose(page[: heads[0]]) < _POST_WORDS
