"""RawText -> Article | Rejection: split, clean, date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.records import Article, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.normalise.article_ids import article_ids
from pipeline.steps.normalise.blocks import Block, split_blocks
from pipeline.steps.normalise.characters import tidy_characters
from pipeline.steps.normalise.compose_text import article_text, head_lines
from pipeline.steps.normalise.fold import fold
from pipeline.steps.normalise.page import Page, Verdict, judge_page
from pipeline.steps.normalise.posts import split_posts
from pipeline.steps.normalise.published import Dating, date_article
from pipeline.steps.normalise.stamps import Stamp, author_of, read_stamps

__all__ = ["Page", "Verdict", "normalise_texts", "read_pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An article before its corpus is known: no id yet, no duplicates."""

    raw: RawText
    part: int
    text: str
    title: str | None
    author: str | None
    dating: Dating


def normalise_texts(texts: Iterable[RawText], settings: Settings) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """The articles that the texts hold, in order of source and part, and what was set aside."""
    drafts: list[_Draft] = []
    rejections: list[Rejection] = []
    for raw in texts:
        found = _drafts(raw, settings)
        drafts.extend(found)
        if not found:
            rejections.append(
                Rejection(
                    source=raw.source,
                    step="normalise",
                    reason="no_article",
                    detail="No article found on this page, only menus. Run `filrouge check` on it to see each line.",
                    part=raw.part,
                )
            )
    ids = article_ids((draft.raw.source, draft.part) for draft in drafts)
    return tuple(_article(draft, name) for draft, name in zip(drafts, ids, strict=True)), tuple(rejections)


def read_pages(raw: RawText, settings: Settings) -> tuple[Page, ...]:
    """The verdict on every block of a text, one page per article that it holds."""
    blocks = split_blocks(tidy_characters(raw.text))
    if not settings.clean:
        verdicts = tuple(Verdict(block, True, "article") for block in blocks)
        return (Page(verdicts, 0 if verdicts else None),)
    return tuple(judge_page(part, is_body=raw.is_body) for part in _parts(raw, blocks))


def _parts(raw: RawText, blocks: list[Block]) -> list[list[Block]]:
    return [blocks] if raw.is_body else split_posts(blocks)


def _drafts(raw: RawText, settings: Settings) -> list[_Draft]:
    pages = [page for page in read_pages(raw, settings) if any(verdict.kept for verdict in page.verdicts)]
    stated, header = raw.stated, raw.header
    drafts = []
    heads = [head_lines(page) for page in pages]
    stamps = [tuple(stamp for line in lines if len(line) < 160 for stamp in read_stamps(line)) for lines in heads]
    texts = [article_text(page) for page in pages]
    known: list[date] = []
    for number, (page, text) in enumerate(zip(pages, texts, strict=True)):
        title = stated.title or header.title or _title(page)
        if (
            title is not None
            and (stated.title or header.title)
            and fold(title) not in fold(text[: 3 * len(title) + 200])
        ):
            text = f"{title}\n\n{text}"
        drafts.append(
            _Draft(
                raw=raw,
                part=raw.part + number,
                text=text,
                title=title,
                author=stated.author or header.author or next(filter(None, map(author_of, heads[number])), None),
                dating=_dating(raw, stamps[number], text, settings, known),
            )
        )
    return drafts


def _title(page: Page) -> str | None:
    return page.verdicts[page.title].block.text if page.title is not None else None


def _dating(raw: RawText, stamps: tuple[Stamp, ...], text: str, settings: Settings, known: list[date]) -> Dating:
    stated = raw.stated.published or raw.header.published
    updated = raw.stated.updated or raw.header.updated
    if stated is not None and stated <= settings.today:
        return Dating(published=stated, basis="metadata", updated=updated)
    return date_article(
        stamps,
        text,
        today=settings.today,
        paths=[path for path in (raw.stated.url, raw.header.url, raw.source) if path],
        elsewhere=known,
    )


def _article(draft: _Draft, article_id: str) -> Article:
    stated, header = draft.raw.stated, draft.raw.header
    return Article(
        article_id=article_id,
        source=draft.raw.source,
        part=draft.part,
        sha256=draft.raw.sha256,
        text=draft.text,
        title=draft.title,
        outlet=stated.outlet or header.outlet,
        author=draft.author,
        published=draft.dating.published,
        published_basis=draft.dating.basis,
        updated=draft.dating.updated,
        url=stated.url or header.url,
        language="fr",
    )
