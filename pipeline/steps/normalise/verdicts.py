"""What is said of each block of a page: kept or dropped, and why."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.steps.normalise.measure import Measured
from pipeline.steps.normalise.split_blocks import Block

NO_STAMPS = frozenset({"quoted", "entry"})
"""Reasons of kept lines whose day is none of publication: who said a quotation, and when; a day of a chronology."""


class BlockVerdict(NamedTuple):
    """One block, whether it belongs to an article, and why (a label of the vocabulary, or `article`, `title`, …)."""

    block: Block
    kept: bool
    reason: str
    row: str = ""


class Page(NamedTuple):
    """All blocks of a page with their verdicts; `title` is the index of the headline, or None.

    `framed` says that something of a page stands around the article; `parting` are the lines of printed
    pages that stood in the middle of a sentence of the file, and are in no block.
    """

    verdicts: tuple[BlockVerdict, ...]
    title: int | None
    framed: bool = True
    parting: tuple[str, ...] = ()


def dropped(item: Measured, reason: str) -> BlockVerdict:
    """The verdict on a block outside the article: its own phrase says why, else its place does."""
    label = item.phrase.label if item.phrase is not None else reason
    return BlockVerdict(item.block, False, label, row_of(item))


def row_of(item: Measured) -> str:
    """The row of the vocabulary behind a block, or nothing."""
    return item.phrase.row if item.phrase is not None else ""
