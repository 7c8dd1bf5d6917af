"""Which dates carry no happening: stamps, vague words, ends of states, comparisons, tables and code."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from pipeline.records import Article, Timex
from pipeline.steps.relate.events.figures import is_compared, is_compared_with
from pipeline.steps.relate.events.grammar import form_of, opens_where
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.sentences import sentence_of
from pipeline.steps.relate.events.since import follows_since
from pipeline.steps.relate.events.two_dates import is_next_in_list, repeated
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Span

CODE = re.compile(r"[{}<>=\[\]\\|;]|://|\(\)|\t")
CLOCK = re.compile(r"\b\d{1,2} ?(?:h|:)(?: ?\d\d)?\b")
DATELINE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’' -]{1,40},(?: le)? ")
AFTER_DATELINE = re.compile(r" ?\.? ?(?:\([^()]{2,30}\) ?)?[-–—] ")
DATELINE_TAIL = 24
"""Tokens that the longest bracket behind the day of a dispatch may have, and its dash."""
HANDLE_REACH = 6
MANY_DATES = 4
SHARE_OF_CODE = 0.06
STAMP_WORDS = 7


def usable_dates(article: Article, timexes: tuple[Timex, ...], spans: dict[str, Span]) -> list[Timex]:
    """The dates that may carry a happening.

    Args:
        article: the article.
        timexes: its time expressions.
        spans: their tokens, by date_id.
    """
    own_days = {article.published, article.updated} - {None}
    lines = {t.date_id: _line_of(article.text, t.start_char) for t in timexes if t.date_id in spans}
    on_line = Counter(
        lines[t.date_id]
        for before, t in zip((None, *timexes), timexes, strict=False)
        if t.date_id in lines and not (before and is_next_in_list(article.text, before, t))
    )
    dated = {
        spans[t.date_id].sent.start for t in timexes if t.date_id in spans and is_datable(t) and not is_clock_only(t)
    }
    usable = []
    again = repeated(article.text, timexes, spans)
    for timex in timexes:
        span = spans.get(timex.date_id)
        if (
            span is None
            or not is_datable(timex)
            or timex.date_id in again
            or (is_background(span) and not (follows_since(span) and not is_clock_only(timex)))
        ):
            continue
        if is_clock_only(timex) and (span.sent.start in dated or timex.date_start is None):
            continue
        start, end = lines[timex.date_id]
        if is_pasted(article.text[start:end], n_dates=on_line[start, end]):
            continue
        if not is_stamp(span, published=timex.date_start in own_days):
            usable.append(timex)
    return usable


def _line_of(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def is_datable(timex: Timex) -> bool:
    """Whether a time expression can date a happening at all: a calendar date, and no word for "now"."""
    if timex.kind != "date":
        return False
    text = timex.text.lower().replace("’", "'").strip()
    return text not in words_for("vague_time") and not text.startswith(tuple(words_for("vague_opening")))


def is_clock_only(timex: Timex, *, more: frozenset[str] = frozenset()) -> bool:
    """An hour or a part of the day ("18 h 30", "la soirée"), whose day some other expression has set."""
    text = timex.text.lower().replace("’", "'")
    if text.partition(" ")[0] in words_for("deictic"):
        return False
    if text.isdigit():
        return False  # "4" of "les 4, 5 et 6 mars"
    words = [word for word in re.findall(r"[a-zà-ÿ]+", text) if word not in words_for("clock") | more]
    return not words and not re.search(r"\d{4}|\d/\d", text)


def is_stamp(date: Span, *, published: bool) -> bool:
    """A line that only says when it was published, changed or read.

    Args:
        date: the tokens of the time expression.
        published: whether its value is the article's own day of publication or update.
    """
    if _signs_message(date) or _is_dateline(date):
        return True
    sentence = sentence_of(date)
    before = [t.lower_ for t in sentence[: date.start - sentence.start] if not t.is_punct and not t.is_space]
    after = [t for t in sentence[date.end - sentence.start :] if not t.is_punct and not t.is_space]
    plain_after = [
        t for t in after if not t.like_num and t.pos_ not in {"ADP", "DET", "NUM"} and not CLOCK.search(t.text)
    ]
    stamps = words_for("stamp")
    any_stamp = stamps | words_for("stamp_opening")
    if published and len(before) <= STAMP_WORDS and before[:2] == ["cet", "article"]:
        return True  # « Cet article a été complété le 3 mars à 14 h avec la réponse du maire »
    if before and before[0] in stamps and len(before) <= STAMP_WORDS:
        return published or len(plain_after) <= STAMP_WORDS
    if before and before[0] in any_stamp and len(before) <= STAMP_WORDS and len(plain_after) <= 3:
        return not any(t.pos_ in {"VERB", "AUX"} or noun_entry(t) for t in sentence if t.lower_ not in any_stamp)
    return not before and not plain_after


def _signs_message(date: Span) -> bool:
    """As in "— Le Phare (@lephare) 3 mars 2024": the date of a message shown on the page."""
    near = date.doc.text_of(max(0, date.start - HANDLE_REACH), date.start)
    return near.endswith(")") and "@" in near.rpartition("(")[2]


def _is_dateline(date: Span) -> bool:
    """As in "VALMONT, 8 avril 2022 (AFP) - Le port …": where and when a dispatch was written."""
    doc, sentence = date.doc, sentence_of(date)
    if DATELINE.fullmatch(doc.span(sentence.start, date.start).text_with_ws) is None:
        return False
    after = date[-1].whitespace_ + doc.span(date.end, min(date.end + DATELINE_TAIL, len(doc))).text_with_ws
    return AFTER_DATELINE.match(after) is not None


def is_background(date: Span) -> bool:
    """The start or end of a state ("depuis 2022"), or a figure of another time ("contre 10 % en 2019")."""
    doc, first = date.doc, date.sent.start
    if opens_where(date):
        return False
    index = date.start - 1
    if index > first and doc[index].pos_ == "ADJ" and doc[index].head.i >= date.start:
        index -= 1  # "depuis le tragique 13 novembre"
    while index >= first and form_of(doc[index]) in words_for("date_tie") - words_for("of_the_verb"):
        index -= 1
    if index < first:
        return False
    word, span = form_of(doc[index]), words_for("since", "until", "not_then")
    if word in span or form_of(date[0]) in span:
        return True
    phrase = f"{form_of(doc[index - 1])} {word}" if index > first else word
    compares = bool({word, phrase} & words_for("comparison"))
    if compares or (word in words_for("around_year") and is_fronted_year(date, index)):
        return True
    if word in words_for("comparison_of_kind"):
        return is_compared_with(date, index)
    return is_compared(date)


def is_fronted_year(date: Span, mark: int) -> bool:
    """As in "Avant 2005, …": a bare year after a preposition that heads its sentence sets a time, and tells nothing."""
    return mark == date.sent.start and date.text.isdigit()


@lru_cache(maxsize=64)  # asked once a sentence, and a line may hold a whole article
def is_pasted(line: str, *, n_dates: int) -> bool:
    """A line of code or of a table: its dates are values, not tellings."""
    if n_dates >= MANY_DATES and len(re.findall(r"[a-zà-ÿ]{3,}", line)) < 3 * n_dates:
        return True
    marks = len(CODE.findall(line))
    return marks >= 3 and marks / max(1, len(line)) > SHARE_OF_CODE
