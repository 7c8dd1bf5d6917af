"""Where a date stands: its words, its sentence, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.steps.relate.events.grammar import form_of, has_phrase
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Span, Token

LEFT = "left of dates"
"""Where a document keeps what stands left of its dates."""
MAX_LEAP = 14
SMALL = frozenset({"ADP", "DET", "CCONJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Place:
    """A date in its sentence.

    Attributes:
        date: the tokens of the time expression.
        sentence: the sentence to its full stop, also where the parser ended it earlier.
        dates: indices of all tokens of the document that stand in some time expression.
        days: those that stand in a date, rather than in a duration or a repeated time.
        off: rules to leave out, as "events.verb_beside", "predicates.idiom".
        ahead: whether the date lies after the article's day of publication.
        remembered: whether it lies years before it.
    """

    date: Span
    sentence: Span
    dates: frozenset[int]
    days: frozenset[int] = frozenset()
    off: frozenset[str] = frozenset()
    ahead: bool = False
    remembered: bool = False

    @property
    def doc(self) -> Doc:
        """The document."""
        return self.date.doc

    def left_word(self) -> tuple[Token | None, tuple[str, ...]]:
        """The first full word before the date, and the small words between. Kept: ten rules ask for it."""
        kept: dict[tuple[int, int], tuple[Token | None, tuple[str, ...]]] = self.doc.kept.setdefault(LEFT, {})
        bounds = self.date.start, self.date.end
        if bounds not in kept:
            kept[bounds] = self._left_word()
        return kept[bounds]

    def _left_word(self) -> tuple[Token | None, tuple[str, ...]]:
        forms = [form_of(token) for token in self.date]
        inside = forms[0] in words_for("of") - words_for("bare_of") and not words_for("at") & set(forms)
        between: list[str] = forms[:1] if inside else []  # "des années 1940", not "du 3 au 5 mars"
        for index in range(self.date.start - 1, max(-1, self.date.start - MAX_LEAP), -1):
            token = self.doc[index]
            if "\n" in token.text and not (index > 0 and self.doc[index - 1].pos_ in {"ADP", "DET"}):
                break  # not of "le décret du", broken over two lines
            if "\n" in token.text:
                continue
            small = form_of(token)
            joins = (token.pos_ == "CCONJ" or small == ",") and index - 1 in self.dates
            tie = (
                token.pos_ in {"DET", "ADP"}
                or small in words_for("date_determiner", "of_the_verb")
                or index in self.dates
            )
            if not (joins or tie):
                return token, tuple(between)
            between.append(small)
        return None, tuple(between)

    def is_set_off(self) -> bool:
        """Between commas."""
        return self.comma_before() is not None and self.date.end < len(self.doc) and self.doc[self.date.end].text == ","

    def comma_before(self) -> int | None:
        """Index of the comma that sets the date off on its left, if one does."""
        index, first = self.date.start - 1, self.date.sent.start
        while index > first and (
            self.doc[index].pos_ in {"ADP", "DET", "CCONJ"}
            or index in self.dates
            or self.doc[index].lower_ in words_for("date_noun")
            or (index - 1 in self.dates and self.doc[index].text == ",")
        ):
            index -= 1
        return index if index > first and self.doc[index].text == "," else None

    def is_deadline(self) -> bool:
        """After "d'ici", "au plus tard": what is to be done by then."""
        return has_phrase(self.doc[max(self.sentence.start, self.date.start - 4) : self.date.end], "deadline")

    def is_fronted(self) -> bool:
        """At the head of its sentence, small words apart, or of what should be one: after "»" or a full stop in it."""
        if not any(t.is_alpha and t.pos_ not in SMALL for t in self.doc[self.sentence.start : self.date.start]):
            return True
        token, _ = self.left_word()
        return token is not None and token.text[:1] in {"»", "”", "."}


def ties_of(between: tuple[str, ...]) -> bool:
    """Whether the small words before a date tie it to a noun: "du", "de", but not "à partir de"."""
    return bool(words_for("of") & set(between)) and not words_for("of_the_verb") & set(between)
