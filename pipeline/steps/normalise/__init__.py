"""RawText -> Article | Rejection: split, clean, date; then duplicates over the corpus.

text -> blocks         strip_markup, page_breaks, split_blocks, part_glued, part_teasers, join_headline
what a block is        measure, neighbours, verdicts
the article in them    posts, thread, headline, masthead, article_run, closing, entry_days, judge_page, judge_inside
its text and header    repair, compose_text, published, shown_outlet, language, ledger
all of one text        drafts; short_way for texts without a page around them
all of the corpus      article_ids, duplicates
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.memory import uncollected
from pipeline.records import Article, RawText, Rejection
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.normalise.article_ids import Place, article_ids
from pipeline.steps.normalise.drafts import ArticleDraft, draft_articles, read_pages
from pipeline.steps.normalise.duplicates import near_duplicates, same_texts
from pipeline.steps.normalise.language import NAMES
from pipeline.steps.normalise.verdicts import BlockVerdict, Page

_ARCHIVE = re.compile(r"(?<=\.zip)/|(?<=\.gz)/|(?<=\.eml)/|(?<=\.mbox)/|(?<=\.epub)/", re.IGNORECASE)
_LONGEST = 400_000  # characters of an article; ten times the longest of a monthly, and what parsing bears

__all__ = [
    "ArticleDraft",
    "BlockVerdict",
    "Page",
    "draft_articles",
    "no_article",
    "normalise_texts",
    "read_pages",
    "settle_articles",
]


def normalise_texts(texts: Iterable[RawText], settings: Settings) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """The articles that the texts hold, in order of source and part, and what was set aside.

    Of the same text twice only the first by publication is kept; near-duplicates are kept and marked.
    """
    drafts: list[ArticleDraft] = []
    empty: list[Rejection] = []
    for raw in texts:
        found = draft_articles(raw, settings)
        drafts.extend(found)
        empty.extend([] if found else [no_article(raw)])
    articles, rejections = settle_articles(drafts, settings)
    return articles, (*empty, *rejections)


def no_article(raw: RawText) -> Rejection:
    """A text in which nothing but menus stands, set aside."""
    return set_aside(raw.source, "normalise", "no_article", part=raw.part)


@uncollected
def settle_articles(
    found: Iterable[ArticleDraft], settings: Settings
) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """The articles of a corpus out of the drafts of all its texts: what only the whole tells, and what is set aside."""
    drafts: list[ArticleDraft] = []
    rejections: list[Rejection] = []
    n_of: Counter[str] = Counter()
    for draft in found:
        n_of[draft.source] += 1
        if len(draft.text) > _LONGEST:
            what = f"{len(draft.text):,} characters in one article"
            rejections.append(set_aside(draft.source, "normalise", "too_long", what, part=draft.part))
        elif draft.language == "fr" or settings.any_language:
            drafts.append(draft)
        else:
            rejections.append(_foreign(draft))
    drafts.sort(key=lambda draft: (draft.source, draft.part))
    drafts, copies = _without_copies(drafts)
    rejections.extend(copies)
    rejections.extend(_loss(draft, reason) for draft in drafts if (reason := draft.ledger.reason) is not None)
    ids = article_ids(list(map(_place, drafts)), n_of)
    order = [(draft.dating.published or date.max, name) for draft, name in zip(drafts, ids, strict=True)]
    near = near_duplicates([draft.text for draft in drafts], order, threshold=settings.near_duplicate_threshold)
    articles = (
        _article(draft, name, ids[near[index]] if index in near else None)
        for index, (draft, name) in enumerate(zip(drafts, ids, strict=True))
    )
    return tuple(articles), tuple(rejections)


def _place(draft: ArticleDraft) -> Place:
    itself = draft.itself
    return Place(draft.source, draft.part, itself.title, itself.published, itself.outlet, draft.text)


def _foreign(draft: ArticleDraft) -> Rejection:
    name = NAMES.get(draft.language, "another language")
    what = f"Its language is {name} ({draft.language})"
    return set_aside(draft.source, "normalise", "not_french", what, part=draft.part)


def _loss(draft: ArticleDraft, reason: str) -> Rejection:
    # A member of an archive is shown with the archive around it.
    file = _ARCHIVE.split(draft.source, maxsplit=1)[0]
    what = f"{draft.ledger.told()}: `{shlex.join(['filrouge', 'check', file])}`"
    return set_aside(draft.source, "normalise", reason, what, part=draft.part)


def _without_copies(drafts: Sequence[ArticleDraft]) -> tuple[list[ArticleDraft], list[Rejection]]:
    """The drafts without exact copies; the one that was published first stays.

    Texts of which cleaning left the same are no copies when it dropped other news from each, nor when another paper
    prints them: that is a near-duplicate. The copies that one file
    holds of one article are told in one row.
    """
    dated = sorted(drafts, key=lambda draft: (draft.dating.published or date.max, draft.source, draft.part))
    copies = same_texts([(draft.text, draft.ledger.news, draft.header.outlet) for draft in dated])
    told: dict[tuple[str, int], list[ArticleDraft]] = {}
    for copy, original in sorted(copies.items()):
        told.setdefault((dated[copy].source, original), []).append(dated[copy])
    rejections = []
    for (source, original), found in told.items():
        more = f"; {len(found)} parts of this file have it" if len(found) > 1 else ""
        what = f"The same text as {dated[original].source}{more}"
        rejections.append(set_aside(source, "normalise", "exact_duplicate", what, part=found[0].part))
    gone = {id(dated[copy]) for copy in copies}
    return [draft for draft in drafts if id(draft) not in gone], rejections


def _article(draft: ArticleDraft, article_id: str, near_duplicate_of: str | None) -> Article:
    return Article(
        article_id=article_id,
        source=draft.source,
        part=draft.part,
        sha256=draft.sha256,
        text=draft.text,
        title=draft.header.title,
        outlet=draft.header.outlet,
        author=draft.header.author,
        published=draft.dating.published,
        published_basis=draft.dating.basis,
        updated=draft.dating.updated,
        url=draft.header.url,
        page=draft.header.page,
        language=draft.language,
        near_duplicate_of=near_duplicate_of,
        n_words_source=draft.ledger.n_source,
        n_words_dropped=draft.ledger.n_dropped,
        encoding=draft.encoding,
        repairs=draft.repairs,
    )
