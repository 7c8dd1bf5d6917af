"""What is dropped between the headline and the end of an article, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.page.calendar import find_dates
from pipeline.page.people import ends_with_button
from pipeline.page.stamps import author_of, is_byline, is_elapsed, is_stamp
from pipeline.steps.normalise.measure import Measured, is_page, prose_words
from pipeline.steps.normalise.repair import is_credit
from pipeline.steps.normalise.verdicts import BlockVerdict, row_of

_LAST = 3  # blocks at the end of an article among which a note on its author stands
_BYLINE = 14  # words
# « Jeanne Martin est journaliste … »: a name, then what it is; who wrote a book may be whom the article is about.
_IS_OF_THE_PRESS = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?:\s+(?:d[eu] |le |la )?[A-ZÀ-Ý][\w'’-]+){1,3}\s+(?!est l['’]aut)")
_STAMP_WORDS = 8
_STAMP_START = 3  # characters: « le »
_COPY_WORDS = 40  # a second copy of a body; less may be a refrain
_COPY_SHARE = 0.4
_CLOSING_QUOTES = ("»", "”", '"')
_STRAY = 6  # words of a line among the buttons between headline and text
_VIA = 8  # characters before a headline that is told again


def judge_inside(
    page: Sequence[Measured],
    verdicts: list[BlockVerdict | None],
    first: int,
    start: int,
    end: int,
    title: int | None,
    contents: frozenset[int],
    labels: frozenset[str],
    inner: frozenset[int],
    boxes: frozenset[int],
) -> None:
    """Fills the verdicts of the blocks between the headline and the end of the article."""
    seen: set[str] = set()
    copies = _second_copies(page, start, end)
    around = sum(map(is_page, page))
    lone = around == 1  # a single phrase in an otherwise clean text is the text's own
    body = next((at for at in range(start, end) if page[at].kind == "prose" and page[at].words > 25), start)
    authors = {name for item in page if item.words <= _BYLINE and (name := author_of(item.block.text)) is not None}
    headlines = 0  # 1 below a « Lire aussi », 2 below the first headline that it takes with it
    label = False  # « Catégorie » takes its value with it
    for index in range(first, end):
        item = page[index]
        text = item.block.text
        reason = ""
        if index == title:
            reason = "title"
            seen.add(text.casefold())
        elif item.phrase is not None and item.phrase.role == "bio":
            last = index >= end - _LAST and index > body + 1
            reason = "author" if last and _is_of_the_author(page, index, authors) else ""
        elif item.folded in labels or index in inner:
            reason, headlines = "related", 1
        elif index in boxes:
            reason = "related"
        elif index in contents:
            reason = "navigation"
        elif item.phrase is not None and _is_own_heading(page, index, end):
            reason = ""
        elif item.phrase is not None and not (lone and _may_be_said(page, index)):
            reason = item.phrase.label
            headlines = 1 if item.phrase.role == "next" else 0
            label = item.phrase.role == "post" and item.phrase.match == "line"
        elif (
            headlines and item.kind in ("short", "menu") and (headlines == 1 or not item.block.gap or item.block.bullet)
        ):
            reason = "related"
            headlines = 2
        elif label and item.kind == "short" and item.words <= 4:
            reason = "tags"
            label = False
        elif item.kind in ("blank", "furniture"):
            reason = "dump" if item.block.buttons else "menu"
        elif credits_quotation(page, index, title, end):
            reason = "quoted"
        elif is_stamp(text, signed=index <= body + 2) or is_elapsed(text) or dates_headline(item, index, title):
            reason = "stamp"
        elif item.words <= _BYLINE and author_of(text) is not None and ends_with_button(text):
            reason = "byline"
        elif title is not None and index < body and item.folded == page[title].folded:
            reason = ""  # the head tells its headline twice
        elif (
            title is not None
            and index > body
            and 0 < len(item.folded) <= len(page[title].folded) + _VIA
            and (item.folded.endswith(" " + page[title].folded))
        ):
            reason = "repeat"  # « via » and the headline
        elif index in copies or (item.kind != "prose" and item.words >= 4 and text.casefold() in seen):
            reason = "repeat"
        elif item.kind == "short" and around and is_credit(text):
            reason = "credit"
        elif item.kind == "menu":
            reason = "menu"
        elif index < body and around and item.kind == "short" and not is_byline(text):
            stray = item.words <= 3 or item.block.links * 6 > item.words or item.block.bullet
            joins = item.words <= _STRAY or text[0].islower()
            reason = (
                "menu" if stray or (joins and index + 1 < body and _follows_furniture(verdicts, index, title)) else ""
            )
        if item.kind == "prose":
            headlines, label = 0, False
        kept = reason in ("", "title", "quoted")
        if kept:
            seen.add(text.casefold())
        verdicts[index] = BlockVerdict(item.block, kept, reason or "article", row_of(item))


def credits_quotation(page: Sequence[Measured], index: int, title: int | None, end: int) -> bool:
    """Whether a line says whose the quotation right above it is, and when: « — Jeanne Martin, 3 mars 2020 ».

    The headline may be a quotation, too, and what stands behind the last paragraph may sign the article.
    """
    item = page[index]
    if not item.block.bullet or index < 1 or index - 1 == title or not is_stamp(item.block.text, signed=True):
        return False
    quoted = page[index - 1].block.text.rstrip(" .…")[-1:] in _CLOSING_QUOTES
    return quoted and any(below.kind == "prose" for below in page[index + 1 : end])


def _is_of_the_author(page: Sequence[Measured], index: int, authors: set[str]) -> bool:
    """Whether a note on a person is one on the author: it opens so, names who signs, or stands below a lone name."""
    item = page[index]
    if item.phrase is not None and (item.phrase.match == "start" or _IS_OF_THE_PRESS.match(item.block.text)):
        return True
    if any(name.split(",")[0] in item.block.text for name in authors):
        return True
    above = page[index - 1]
    return (
        is_page(above) or (above.kind == "short" and above.block.text in item.block.text) or is_byline(above.block.text)
    )


def _follows_furniture(verdicts: Sequence[BlockVerdict | None], index: int, title: int | None) -> bool:
    above = verdicts[index - 1] if index else None
    return above is not None and not above.kept and index - 1 != title and above.reason not in ("stamp", "repeat")


def _second_copies(page: Sequence[Measured], start: int, end: int) -> frozenset[int]:
    """Paragraphs of a body that stands twice: runs of two and more told before, or one that is most of the text.

    A single paragraph told again stays: it may be the author's own, and the loss of text is the greater harm.
    """
    seen: set[str] = set()
    told = 0
    copies: list[int] = []
    run: list[int] = []
    for index in [i for i in range(start, end) if page[i].kind == "prose"] + [end]:
        text = page[index].block.text.casefold() if index < end else ""
        if text in seen and page[index].words >= 4:
            run.append(index)
            continue
        words = sum(page[i].words for i in run)
        if (len(run) > 1 and words > _COPY_WORDS) or (run and words >= _COPY_SHARE * told):
            copies.extend(run)
        run = []
        if text:
            seen.add(text)
            told += page[index].words
    return frozenset(copies)


def _is_own_heading(page: Sequence[Measured], index: int, end: int) -> bool:
    """Whether « Réactions » or « Notes » is a subhead of the article: sentences follow, not what it might open."""
    phrase = page[index].phrase
    if phrase is None or phrase.match != "line" or "#" in page[index].folded or index + 1 >= end:
        return False
    return (phrase.role == "thread" or phrase.label == "tags") and page[index + 1].kind == "prose"


def _may_be_said(page: Sequence[Measured], index: int) -> bool:
    """Whether a line that a phrase explains may be a sentence of a clean text all the same.

    « Vous recevez ce message car … » below the last sentence is the footer of a mail.
    """
    item = page[index]
    if item.phrase is None or item.phrase.match == "line" or item.words < 8:
        return False
    if item.phrase.label == "newsletter" and item.phrase.match == "start" and not prose_words(page[index + 1 :]):
        return False
    return item.phrase.label != "related" or item.phrase.role == "tail" or item.block.text[-1] in ".!?"


def dates_headline(item: Measured, index: int, title: int | None) -> bool:
    """Whether a short line beside the headline names a day with its year.

    Above it anywhere (« L'Écho des îles, 11 mars 2021 »), below it at its start (« 16 février 2020 Un commentaire »):
    a day at the end of a line may be that of a photograph.
    """
    if title is None or item.kind != "short" or item.words > _STAMP_WORDS or index > title + 2 or index == title:
        return False
    found = next((day for day in find_dates(item.block.text) if day.full), None)
    return found is not None and (index < title or found.start <= _STAMP_START)
