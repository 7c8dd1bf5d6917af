"""The phrase of a pronoun that stands for a happening told before: « Celle [la crue] de mai à Lannes »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.french import mapping
from pipeline.steps.relate.events.grammar import features, form_of, is_verbal, singular
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.forms import VOWELS
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

RULES = frozenset({"among", "pointed_at"})
"""Those whose trigger may be a noun that a pronoun near the date stands for."""
BORDERS = frozenset({",", ";", ":", "–", "—", "»"})


def pointed(frame: Frame) -> Iterator[Piece]:
    """The phrase of the pronoun that has the day, with the noun that it stands for behind it."""
    pronoun = _pronoun(frame)
    if frame.happening.rule not in RULES or pronoun is None or (noun := _noun(frame.trigger, pronoun)) is None:
        return
    doc, end = frame.trigger.doc, max(frame.own) + 1
    while end in frame and not (doc[end].text in BORDERS or is_verbal(doc[end]) or _joins(doc[end])):
        end += 1
    order = list(range(pronoun.i, end))
    while doc[order[-1]].pos_ in {"ADP", "DET", "ADV"} or doc[order[-1]].is_space or doc[order[-1]].text == ".":
        order.pop()
    piece = Piece(tuple(order), names=((pronoun.i, f"[{noun}]"),), phrase=True, hung=len(order))
    yield from dict.fromkeys((without_day(frame, piece), piece))


def _pronoun(frame: Frame) -> Token | None:
    """« celle », « ceux » before the day."""
    doc, first = frame.trigger.doc, min(frame.own, default=0)
    near = (doc[index] for index in range(first - 1, frame.trigger.i, -1))
    return next((one for one in near if form_of(one) in words_for("pointing")), None)


def _joins(word: Token) -> bool:
    return word.pos_ in {"CCONJ", "SCONJ", "PRON"} or is_word(word, "relative")


def _noun(noun: Token, pronoun: Token) -> str | None:
    """« la crue », in the number of the pronoun; None where the text has only one and the pronoun is of several."""
    several = "Plur" in features(pronoun, "Number") or form_of(pronoun).endswith(("s", "x"))
    plural = "Plur" in features(noun, "Number")
    gender = features(noun, "Gender")
    if (several and not plural) or not gender or noun.pos_ != "NOUN":
        return None
    form = noun.lower_ if several or not plural else singular(noun.lower_)
    elided = form[:1] in VOWELS
    kind = "several" if several else "elided" if elided else "feminine" if "Fem" in gender else "masculine"
    article = mapping("label_words", "note", "word", use="article")[kind]
    return f"{article}{form}" if article.endswith(("'", "’")) else f"{article} {form}"
