"""Interviews in questions and answers: which paragraphs are answers, and who gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.records import Mention
from pipeline.steps.relate.events.grammar import form_of
from pipeline.steps.relate.events.sentences import STOPS
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Span, Token
from pipeline.steps.relate.speech.quotations import MARKS, quotations

FEWEST = 3
"""Questions that make an interview: a court report has one or two in its dialogues."""
SPOKEN = 2
"""Answers in which somebody says « je »: a page of questions that the paper itself answers has none."""
NEAR = 5
"""Words before a name within which « notre » or « interrogé par » leads to it: « notre envoyée Aude Vasselin »."""
LONGEST = 60
"""Words of a question."""
TOLD = STOPS | MARKS
"""How a sentence ends, and « Aude Vasselin : « Je reste » »: a line with another ending is the name of who asks."""
SPEAKER, SPOKEN_TO = frozenset({"je", "j'"}), "vous"
BY, PASSIVE = "par", "été"


class Interview(NamedTuple):
    """The answers, as first and last token, and who gives them: named before the first question, as nobody else is.

    Whoever asks does not count: « recueilli par Jean Roque », « notre consœur », « Jean Roque l'a rencontrée ».
    """

    answers: tuple[tuple[int, int], ...]
    speaker: Mention


def find_interview(doc: Doc, named: Mapping[int, Mention]) -> Interview | None:
    """The interview that a document is, if any; `named` are its names by token."""
    paragraphs = list(_paragraphs(doc))
    asked = [at for at, one in enumerate(paragraphs) if _is_question(one)]
    if len(asked) < FEWEST or asked[0] == 0:
        return None
    answers = [one for at, one in enumerate(paragraphs) if at > asked[0] and at not in asked and not _asks_on(one)]
    if sum(map(_says_i, answers)) < SPOKEN:
        return None
    people: dict[str, Mention] = {}
    for one in paragraphs[: asked[0]]:
        if one[-1].text in TOLD:
            for token in one:
                mention = named.get(token.i)
                if mention is not None and mention.kind == "actor":
                    people.setdefault(mention.text, mention)
    asking = {
        named[token.i].text for one in paragraphs[: asked[0]] for token in one if token.i in named and _asks(token)
    }
    people = {text: mention for text, mention in people.items() if text not in asking}
    if len(people) != 1:
        return None
    return Interview(tuple((one.start, one.end - 1) for one in answers), *people.values())


def _asks(named: Token) -> bool:
    """Whether a word is of the name of who asks: by a verb of asking, or behind « notre », as the paper says."""
    sentence = named.sent
    before = sentence.doc[max(sentence.start, named.i - NEAR) : named.i]
    if any(token.lower_ in words_for("own_house") for token in before):
        return True
    if any(token.lower_ == BY and _is_asking(token.nbor(-1)) for token in before[1:]):
        return True
    for token in sentence.doc[named.i + 1 : min(named.i + NEAR, sentence.end)]:
        if _is_asking(token):
            return form_of(token.nbor(-1)) != PASSIVE
        name = token.i == named.i + 1 and token.is_title
        if not name and form_of(token) not in words_for("clitic") | words_for("auxiliary_form"):
            return False
    return False


def _is_asking(token: Token) -> bool:
    """« interrogée », « recueillis »: a participle of what is done for an interview."""
    return form_of(token).rstrip("es") in words_for("asks_answers")


def _paragraphs(doc: Doc) -> Iterator[Span]:
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield doc.span(start, token.i)
            start = token.i + 1
    if len(doc) > start:
        yield doc.span(start, len(doc))


def _is_question(paragraph: Span) -> bool:
    last = next((token.text for token in reversed(paragraph) if token.text not in MARKS), "")
    return last == "?" and len(paragraph) <= LONGEST and not _says_i(paragraph)


def _asks_on(paragraph: Span) -> bool:
    """« On vous a pourtant vu en forme … »: speaks to the other, and not of who speaks."""
    return any(form_of(token) == SPOKEN_TO for token in paragraph) and not _says_i(paragraph)


def _says_i(paragraph: Span) -> bool:
    doc = paragraph.doc
    quoted = [(start, end) for start, end in quotations(doc) if paragraph.start <= start < paragraph.end]
    return any(
        form_of(token) in SPEAKER and not any(start < token.i < end for start, end in quoted) for token in paragraph
    )
