"""Sentences with their names and dates marked: {person}, <organization>, [date] or [date|first day..last day].

`{Claire Roy} a quitté <Ardelec> [en mars|2024-03-01..2024-03-31].` Without a day a date is 2024-03-03; small words
at the start of a date stand outside it. Every sentence is an article of its own, published on PUBLISHED.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipeline.records import Article, ArticleFacts, Mention, Timex
from pipeline.records.timex import Precision
from pipeline.steps.recognise import Recognised
from pipeline.steps.relate import relate_article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PUBLISHED = date(2024, 6, 15)  # a Saturday
DAY = date(2024, 3, 3)
MARK = re.compile(r"\{(?P<actor>[^}]+)\}|<(?P<organization>[^>]+)>|\[(?P<date>[^|\]]+)(?:\|(?P<days>[\d.-]+))?\]")
SMALL = re.compile(r"(?:les?|la|en|de|du|au|à l'|à|dans la nuit du|dans la|dès|pour le) ?\b", re.IGNORECASE)
LABELS = {"actor": "PER", "organization": "ORG"}


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked text: the article without its marks, and what was marked in it."""

    article: Article
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return self.article.text

    def name(self, mention_id: str) -> str:
        """The words of one name."""
        return next(one.text for one in self.mentions if one.mention_id == mention_id)


def read_marked(marked: str, *, article_id: str = "a", published: date = PUBLISHED) -> Marked:
    """The article, names and dates of one marked sentence."""
    text, last = "", 0
    mentions: list[Mention] = []
    timexes: list[Timex] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        start, last = len(text), match.end()
        if match["date"]:
            text += match["date"]
            timexes.append(_timex(match, start, article_id))
        else:
            text += match["actor"] or match["organization"]
            mentions.append(
                Mention(
                    mention_id=f"{article_id}:m{start}",
                    article_id=article_id,
                    kind="actor" if match["actor"] else "organization",
                    text=text[start:],
                    start_char=start,
                    end_char=len(text),
                    rule="marked",
                )
            )
    text += marked[last:]
    article = Article(
        article_id=article_id,
        source=f"{article_id}.txt",
        part=1,
        sha256="0",
        text=text,
        published=published,
        published_basis="metadata",
    )
    return Marked(article, tuple(mentions), tuple(timexes))


def _timex(match: re.Match[str], start: int, article_id: str) -> Timex:
    lead = SMALL.match(match["date"])
    inside = match["date"][lead.end() :].lstrip() if lead else match["date"]
    begin = start + len(match["date"]) - len(inside)
    first, _, until = (match["days"] or DAY.isoformat()).partition("..")
    days = date.fromisoformat(first), date.fromisoformat(until or first)
    return Timex(
        date_id=f"{article_id}:d{begin}",
        article_id=article_id,
        kind="date",
        text=inside,
        start_char=begin,
        end_char=begin + len(inside),
        rule="marked",
        date_start=days[0],
        date_end=days[1],
        edtf=first if not until else f"{first}/{until}",
        precision=_precision((days[1] - days[0]).days + 1),
        basis="explicit",
    )


def _precision(n_days: int) -> Precision:
    if n_days == 1:
        return "day"
    return "month" if 28 <= n_days <= 31 else "year" if n_days in (365, 366) else "range"


def relate_marked(texts: Iterable[Marked], nlp: Language) -> tuple[ArticleFacts, ...]:
    """What `relate` says when names and dates are given as marked."""
    texts = tuple(texts)
    docs = list(nlp.pipe(one.text for one in texts))
    for doc, one in zip(docs, texts, strict=True):
        _give(doc, one)
    parsed = dict(nlp.pipeline)["press_syntax"].pipe(docs)  # type: ignore[attr-defined]
    return tuple(
        relate_article(Recognised(article=one.article, doc=doc, mentions=one.mentions, timexes=one.timexes))
        for doc, one in zip(parsed, texts, strict=True)
    )


def _give(doc: Doc, marked: Marked) -> None:
    """Put the marked names and dates where the recogniser's were; places stay."""
    spans = [
        doc.char_span(one.start_char, one.end_char, label=LABELS[one.kind], alignment_mode="expand")
        for one in marked.mentions
    ]
    named = [span for span in spans if span is not None]
    taken = {token.i for span in named for token in span}
    places = [ent for ent in doc.ents if ent.label_ not in LABELS.values() and not taken & {token.i for token in ent}]
    doc.ents = [*named, *places]
    dates = [doc.char_span(one.start_char, one.end_char, alignment_mode="expand") for one in marked.timexes]
    doc.spans["timex"] = [span for span in dates if span is not None]
