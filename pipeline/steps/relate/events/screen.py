"""Which dates carry no happening: stamps, vague words, ends of states, comparisons, tables and code."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from pipeline.records import Article, EventType, Timex
from pipeline.steps.relate.events.event_types import own_type
from pipeline.steps.relate.events.figures import is_compared, is_compared_with, is_figure
from pipeline.steps.relate.events.grammar import (
    auxiliaries,
    children,
    features,
    form_of,
    is_bare_participle,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    lemma_of,
    noun_entry,
    opens_where,
    sentence_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.since import follows_since
from pipeline.steps.relate.events.tenses import is_future, is_past, tense_chain
from pipeline.steps.relate.events.words import modal_effects, words_for
from pipeline.steps.relate.parse import Span, Token

CODE = re.compile(r"[{}<>=\[\]\\|;]|://|\(\)|\t")
CLOCK = re.compile(r"\b\d{1,2} ?(?:h|:)(?: ?\d\d)?\b")
DATELINE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’' -]{1,40},(?: le)? ")
AFTER_DATELINE = re.compile(r" ?\.? ?(?:\([^()]{2,30}\) ?)?[-–—] ")
DATELINE_TAIL = 24
"""Tokens that the longest bracket behind the day of a dispatch may have, and its dash."""
HANDLE_REACH = 6
HOUR_REACH = 3
MAX_NOW = 6
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
    again = _repeated(article.text, timexes, spans)
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


def _repeated(text: str, timexes: tuple[Timex, ...], spans: dict[str, Span]) -> set[str]:
    """As in "chaque année, le 6 janvier": the dates that a time which comes back stands beside."""
    small = words_for("date_determiner", "at", "of", "in_period") | {","}
    found = set()
    for before, after in pairwise(timexes):
        between = text[before.end_char : after.start_char].replace("’", "'").lower()
        rate = before.kind == "set" and before.date_id in spans and _is_rate(spans[before.date_id])
        if rate:
            continue
        if "set" in {before.kind, after.kind} and set(between.replace(",", " , ").split()) <= small:
            found |= {before.date_id, after.date_id}
    return found


def _is_rate(often: Span) -> bool:
    """As in "0,3 % par an en 2024": how much each time, which says nothing of the date beside it."""
    return often.start > 0 and is_figure(often.doc[often.start - 1])


def is_next_in_list(text: str, before: Timex, timex: Timex) -> bool:
    """Whether nothing but a comma or "et" stands between two dates of a kind: "les 4, 5 et 6 mars".

    Not "le 3 mars, deux jours avant le vote": the second counts from another day.
    """
    if before.kind != timex.kind or (timex.basis != before.basis and timex.precision != before.precision):
        return False
    between = text[before.end_char : timex.start_char].replace("’", "'").lower()
    words = re.findall(r"[^\W\d_]+|[^\w\s]", between)
    return bool(words) and "\n\n" not in between and all(word in words_for("in_list") for word in words)


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


def is_too_vague(timex: Timex, event_type: EventType, *, acts: bool) -> bool:
    """A century or decade, which sets a scene unless something was founded, voted, done in it.

    Args:
        timex: the expression.
        event_type: type of the happening found for it.
        acts: whether a noun or participle names an act, rather than a verb that may tell a state.
    """
    return timex.precision == "century" or (timex.precision == "decade" and event_type == "other" and not acts)


def is_any_day(timex: Timex, date: Span, happening: Happening) -> bool:
    """As in "elle se lève à 4 heures", "pour manger à midi": an hour of any day, of what is neither over nor to come.

    An hour that opens its sentence may tell the present of a narrative: "Vers midi, le feu reprend".
    """
    carrier = happening.carrier
    if not is_clock_only(timex, more=words_for("of_any_day")) or carrier is None:
        return False
    opens = not any(
        t.is_alpha and t.pos_ not in {"ADP", "DET", "ADV"} for t in date.sent[: date.start - date.sent.start]
    )
    chain = tense_chain(carrier)
    return not (opens or is_participle(carrier) or any(is_past(verb) or is_future(verb) for verb in chain))


def is_now(timex: Timex) -> bool:
    """The day of writing, which as often means nowadays: "aujourd'hui"."""
    return timex.text.lower().replace("’", "'").strip() in words_for("now")


def holds_now(date: Span, happening: Happening) -> bool:
    """Whether "aujourd'hui" dates a happening rather than saying how things stand."""
    following = date.doc[date.end] if date.end < len(date.doc) else None
    carrier = happening.carrier
    if carrier is None or any(form_of(mark) in words_for("if") for mark in children(carrier, "mark")):
        return False  # "si une digue rompt demain"
    if happening.trigger.i >= date.end and is_bare_participle(happening.trigger) and not auxiliaries(happening.trigger):
        return False  # "aujourd'hui retraitée"
    attribute = following is not None and following.pos_ in {"NOUN", "ADJ"} and following.head.i != carrier.i
    apposed = date.start > 0 and date.doc[date.start - 1].text == ","
    if attribute and (date.start > carrier.i or apposed):
        return False  # "Aude Vasselin, aujourd'hui adjointe, a appris"
    tenses = {t for token in (carrier, *auxiliaries(carrier)) for t in features(token, "Tense")}
    modal = is_infinitive(carrier) or any(is_infinitive(helper) for helper in auxiliaries(carrier))
    perfect = bool(children(carrier, "aux:tense"))
    acts = (
        perfect
        or (modal and lemma_of(carrier.head) in modal_effects())
        or "Fut" in tenses
        or happening.rule == "idiom"
        or _is_set_for_today(date, carrier)
    )
    typed = own_type(happening) not in {None, "other"} or noun_entry(happening.trigger) is not None
    between = date.doc[
        min(date.end, carrier.i + 1) : max(date.start, min(t.i for t in (carrier, *auxiliaries(carrier))))
    ]
    alone = following is None or following.is_punct or _names_hour(date)
    far = perfect and alone and not any(t.pos_ in {"VERB", "AUX"} and is_finite(t) for t in between)
    near = far or abs(date.start - carrier.i) <= MAX_NOW
    return near and (acts or (typed and not is_passive(carrier) and carrier.dep_ != "acl:relcl"))


def _names_hour(date: Span) -> bool:
    """As in "Aujourd'hui avant l'aube, la digue a rompu": a part of the day makes it this one day."""
    after = [form_of(t) for t in date.doc[date.end : date.end + HOUR_REACH]]
    return bool(after) and after[0] in words_for("date_tie") and any(word in words_for("day_part") for word in after)


def _is_set_for_today(date: Span, carrier: Token) -> bool:
    """As in "la réunion prévue aujourd'hui", "elle a dit qu'elle serait reçue aujourd'hui": what was still to come."""
    if is_bare_participle(carrier):
        tie = date.doc[carrier.i + 1 : date.start]
        sets = words_for("plan_verb", "moves_day", "announce_verb")
        return lemma_of(carrier) in sets and all(form_of(t) in words_for("set_for") for t in tie)
    told = carrier.dep_ == "ccomp" and is_past(carrier.head)
    return told and any("Cnd" in features(t, "Mood") for t in (carrier, *auxiliaries(carrier)))


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


def is_rhetorical(date: Span, happening: Happening) -> bool:
    """As in "l'école de demain", "et demain ?": the day after stands for times to come, unless something is planned."""
    text = date.text.lower().replace("’", "'")
    if text not in words_for("day_at_large") - words_for("now") - words_for("day_before"):
        return False
    carrier = happening.carrier
    chain = () if carrier is None else (carrier, *auxiliaries(carrier), carrier.head)
    if any("Sub" in features(t, "Mood") for t in chain[:1]) or sentence_of(date).text.rstrip().endswith("?"):
        return True
    told = any("Fut" in features(t, "Tense") or lemma_of(t) in modal_effects() for t in chain)
    typed = own_type(happening) not in {None, "other"}
    known = typed or noun_entry(happening.trigger) is not None
    return not told and (not known or any(is_infinitive(t) for t in chain[:1]))


def is_taken_up(happening: Happening) -> bool:
    """As in "Elle devait l'être en mars": the verb is one of the sentence before, and no label can tell it."""
    trigger = happening.trigger
    behind = [form_of(token) for token in trigger.doc[trigger.i + 1 : trigger.i + 3]]
    return behind == ["l'", "être"] and lemma_of(trigger) in modal_effects()


@lru_cache(maxsize=64)  # asked once a sentence, and a line may hold a whole article
def is_pasted(line: str, *, n_dates: int) -> bool:
    """A line of code or of a table: its dates are values, not tellings."""
    if n_dates >= MANY_DATES and len(re.findall(r"[a-zà-ÿ]{3,}", line)) < 3 * n_dates:
        return True
    marks = len(CODE.findall(line))
    return marks >= 3 and marks / max(1, len(line)) > SHARE_OF_CODE
