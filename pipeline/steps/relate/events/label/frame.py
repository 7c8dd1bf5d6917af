"""What a label is cut from: the sentence, its happening, and which of its dates is the row's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import Timex
from pipeline.steps.relate.events.grammar import is_participle
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.label.namer import Namer
from pipeline.steps.relate.events.label.piece import ADDRESS, GLUED
from pipeline.steps.relate.events.label.words import is_tensed, is_word
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.parse import Doc, Span, Token

PATTERNS = {"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}
MAX_WORDS = 120
"""In a sentence; the longest of 1,300 sentences with a date in the press has some 100."""
BORDERS = frozenset({",", ";", ":"})
STOPS = frozenset({".", "!", "?", "…"})
CLOSING = frozenset({"»", "”", '"', ")"})
PLACES = frozenset({"LOC", "GPE"})
KICKER = 6
DATELINE = 14
"""Words in which a report names its town, day and agency."""
HEADING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT"})
SIGNED = 8
DASHES = frozenset({"—", "–", "|"})
"""Words among which the first word of a sentence proper is sought."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One happening in its sentence.

    Attributes:
        happening: the happening.
        sentence: its sentence, within its line.
        own: tokens of the expressions for the row's day, which has a column of its own.
        others: tokens of dates of other days, which a label must not carry as if they were the row's.
        name: whom a pronoun or description stands for.
        named: tokens that are part of somebody's name.
        placed: a relative day by its tokens, and the calendar day that it is: "hier", "22/01/2019".
        title: that of the article.
        ahead: whether its day comes after the article was printed.
    """

    happening: Happening
    sentence: Span
    own: frozenset[int]
    others: frozenset[int]
    name: Namer
    named: frozenset[int]
    placed: tuple[tuple[range, str], ...] = ()
    title: str | None = None
    ahead: bool = False

    @property
    def trigger(self) -> Token:
        """The word of the happening."""
        return self.happening.trigger

    @property
    def doc(self) -> Doc:
        """The document."""
        return self.happening.trigger.doc

    @property
    def days(self) -> frozenset[int]:
        """Tokens of all dates, the row's and others."""
        return self.own | self.others

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.sentence.start <= index < self.sentence.end

    def past_day(self, place: int) -> int:
        """The first place from one on with a word that is neither of the row's day nor ties it."""
        while place in self and (place in self.own or is_word(self.doc[place], "day_tie")):
            place += 1
        return place

    def end_of_day(self, place: int) -> int:
        """Where the row's day ends that begins at a place, behind the words that tie it; the place where none does."""
        start = place
        while place in self and is_word(self.doc[place], "day_tie"):
            place += 1
        while place in self and place in self.own:
            place += 1
        return place if place - 1 in self.own else start

    def before_day(self, order: Sequence[int]) -> Token:
        """The last of some words before the row's day that they end with."""
        doc, place = self.doc, len(order) - 1
        while place > 0 and (order[place] in self.own or is_word(doc[order[place]], "day_tie")):
            place -= 1
        return doc[order[place]]

    def sets_off_day(self, order: Sequence[int]) -> bool:
        """Whether some words end with the row's day behind a comma."""
        return order[-1] in self.own and self.before_day(order).text == ","


def frame_of(
    happening: Happening,
    timex: Timex,
    dates: Iterable[tuple[Span, Timex]],
    name: Namer,
    named: Iterable[int],
    *,
    title: str | None = None,
    ahead: bool = False,
) -> Frame:
    """The frame of a happening dated by `timex`, among all dates of its document with their tokens."""
    sentence = _line_of(sentence_at(happening.trigger), happening.trigger)
    own: set[int] = set()
    others: set[int] = set()
    placed: list[tuple[range, str]] = []
    for span, other in dates:
        if span.end <= sentence.start or span.start >= sentence.end or other.kind != "date":
            continue
        placed_alike = (other.date_start, other.date_end) == (timex.date_start, timex.date_end)
        same = other.date_id == timex.date_id or (
            placed_alike and (other.date_start is not None or other.text.lower() == timex.text.lower())
        )
        (own if same else others).update(token.i for token in span)
        if other.basis == "relative" and (day := calendar_day(other)) is not None:
            placed.append((range(span.start, span.end), day))
    inside = frozenset(index for index in named if sentence.start <= index < sentence.end)
    days, placed_days = (frozenset(own), frozenset(others - own)), tuple(placed)
    return Frame(happening, sentence, *days, name, inside, placed_days, title, ahead)


def calendar_day(timex: Timex) -> str | None:
    """A relative day as a calendar has it, as fine as its words: "22/01/2019", "01/2019", "2019"."""
    pattern = PATTERNS.get(timex.precision or "")
    return timex.date_start.strftime(pattern) if pattern is not None and timex.date_start is not None else None


def _line_of(sentence: Span, trigger: Token) -> Span:
    """The part of a sentence that stands in one line, without blanks and final stops."""
    start, end, doc = trigger.i, trigger.i + 1, trigger.doc
    while start > sentence.start and not ends_here(doc[start - 1]):
        start -= 1
    if start > sentence.start and GLUED.search(doc[start - 1].text):
        start -= 1
    while end < sentence.end and not ends_here(doc[end - 1]) and "\n" not in doc[end].text:
        end += 1
    while end - 1 > trigger.i and (doc[end - 1].is_space or doc[end - 1].text in {".", ";", ":", "("}):
        end -= 1
    if end - 1 > trigger.i and doc[end - 1].text == ")" and (signed := _signature(doc, end - 1)) > trigger.i:
        end = signed
        while end - 1 > trigger.i and (doc[end - 1].is_space or doc[end - 1].text in STOPS):
            end -= 1
    while start < trigger.i and (doc[start].is_space or (doc[start].is_punct and not doc[start].is_quote)):
        start += 1
    if doc[start].text.isdigit() and start + 1 < trigger.i and doc[start + 1].text in {")", "]"}:
        start += 2  # "(1) Le pont …": a note
    if end - start > MAX_WORDS:
        start, end = _window(doc, start, end, trigger)
    begin = after_kicker(doc.span(start, end))
    return doc.span(begin if begin <= trigger.i else start, end)


def _signature(doc: Doc, closing: int) -> int:
    """Where an agency signs a text, "(ats/nxp)": a bracket after a full stop; -1 for another bracket."""
    opening = closing
    while opening > max(closing - SIGNED, 0) and doc[opening].text != "(":
        opening -= 1
    return opening if doc[opening].text == "(" and doc[opening - 1].text in STOPS else -1


def _window(doc: Doc, start: int, end: int, trigger: Token) -> tuple[int, int]:
    """The part of a pasted list around a happening, from comma to comma."""
    first, last = max(start, trigger.i - MAX_WORDS // 2), min(end, trigger.i + MAX_WORDS // 2)
    while start < first < trigger.i and doc[first - 1].text not in BORDERS:
        first += 1
    while trigger.i + 1 < last < end and doc[last].text not in BORDERS:
        last -= 1
    return first, last


def ends_here(token: Token) -> bool:
    """Whether a sentence ends with a token, or within it where a page lost the blank: "le pont.La ville"."""
    if "\n" in token.text_with_ws or GLUED.search(token.text):
        return True
    if is_post_edge(token) or ADDRESS.match(token.text):
        return True
    if token.text == "," and 0 < token.i < len(token.doc) - 2 and _opens_sentence(token.nbor(1)):
        return True
    glued = token.text in STOPS and not token.whitespace_ and 0 < token.i < len(token.doc) - 1
    following = token.nbor(1).text if glued else ""
    if not glued or not (following.lstrip("«“")[:1].isupper() or following in {"«", "“"}):
        return False
    return len(token.nbor(-1)) > 1 or token.nbor(-1).text in CLOSING


def _opens_sentence(word: Token) -> bool:
    """Whether a small word has a capital as at the start of a sentence: "…, Sur le port, la crue monte"."""
    named = word.ent_type_ or word.nbor(1).text[:1].isupper()
    return word.text.istitle() and word.pos_ == "ADP" and not named and len(word) > 1


def is_post_edge(token: Token) -> bool:
    """Where pasted posts meet: before or behind the account that signs one, "(@nom)", or a stop before "#mot"."""
    doc = token.doc
    after = token.nbor(1).text if token.i + 1 < len(doc) else ""
    if token.text in {"(", ")"}:
        account = token.i + (1 if token.text == "(" else -1)
        signs = 0 < account < len(doc) and doc[account].text.startswith("@")
        goes_on = account + 2 < len(doc) and doc[account + 2].text[:1].islower()  # "Paul (@paul) joue à Lannes"
        return signs and not goes_on
    return token.text in STOPS and after.startswith(("#", "@", "+"))


def _after_dateline(sentence: Span) -> int:
    """Past the town that a report was sent from: "LANNES — Le pont a cédé", "LANNES, 3 mars (AFP) - Le pont a cédé"."""
    for token in sentence[2:DATELINE]:
        signed = token.nbor(-1).text == ")" and token.text in DASHES | {"-"}
        if is_tensed(token) or (signed and token.i + 1 < sentence.end):
            return token.i + 1 if signed else _after_town(sentence)
    return _after_town(sentence)


def _after_town(sentence: Span) -> int:
    for token in sentence[1:KICKER]:
        if token.text in DASHES and token.i + 1 < sentence.end and token.nbor(1).text[:1].isupper():
            before = sentence.doc[sentence.start : token.i]
            names = all(one.text[:1].isupper() or one.is_punct or one.pos_ == "ADP" for one in before)
            return token.i + 1 if names else sentence.start
    return sentence.start


def _after_heading(sentence: Span) -> int:
    """Past a heading in quotation marks, behind which a sentence begins without a comma: "« Non merci » Paul a ri"."""
    if sentence[0].text != "«":
        return sentence.start
    closing = next((token.i for token in sentence if token.text == "»"), sentence.end)
    if closing + 1 >= sentence.end or closing == sentence.start + 2:
        return sentence.start
    after = sentence.doc[closing + 1]
    subject = after.pos_ in {"DET", "PROPN", "NOUN"} and after.text[:1].isupper()
    return after.i if subject else sentence.start


def after_kicker(sentence: Span) -> int:
    """Past the town of a report, or a word or two that a page set before its sentence: "Football La France a gagné"."""
    if (start := _after_dateline(sentence)) > sentence.start:
        return start
    if (start := _after_heading(sentence)) > sentence.start:
        return start
    for token in sentence[1:]:
        if is_tensed(token):
            break
        before = token.nbor(-1)
        if (before.is_punct and before.text not in CLOSING) or before.pos_ not in HEADING or before.text[:1].isdigit():
            continue
        opens = token.pos_ in {"DET", "ADP", "PRON"} or is_participle(token)
        if opens and token.text[:1].isupper() and token.text[1:].islower() and not token.ent_type_:
            return token.i
    return sentence.start
