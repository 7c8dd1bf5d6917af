"""The days that a web page shows below its headline, beside those that its head states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.page.fold import fold
from pipeline.page.stamps import author_of, stamps_of
from pipeline.records import Header

_NEAR_TITLE = 14  # lines below the headline in which its stamp is sought
_LONGEST = 160  # characters; longer lines are sentences, whose dates are events
_APART = 400  # days by which the stated day may be that of an update; more, and it speaks of something else


def stamped(header: Header, lines: Sequence[str]) -> Header:
    """The header with the days of the stamps, and the author, right below the headline.

    A page may state the day of its last update as that of publication: « Publié le » on the page, when it is
    earlier, has the last word, and what was stated becomes the update.
    """
    title = fold(header.title) if header.title else ""
    at = max((index for index, line in enumerate(lines) if title and fold(line) == title), default=None)
    if at is None:
        return header
    published: date | None = None
    labelled = False
    updated: date | None = None
    author: str | None = None
    for line in lines[at + 1 : at + 1 + _NEAR_TITLE]:
        author = author or author_of(line)
        for stamp in stamps_of(line) if len(line) < _LONGEST else ():
            day = stamp.date.full
            if day is None:
                continue
            if stamp.update:
                updated = updated or day
            elif published is None or (stamp.labelled and not labelled):
                published, labelled = day, stamp.labelled
    header = replace(header, author=header.author or author)
    if header.published is None:
        return replace(header, published=published, updated=header.updated or updated)
    if published is not None and labelled and 0 < (header.published - published).days <= _APART:
        return replace(header, published=published, updated=header.updated or updated or header.published)
    return replace(header, updated=header.updated or (updated if updated and updated >= header.published else None))
