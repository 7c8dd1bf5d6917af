"""A noun that « c'est » brings before what is told of it: « C'est la ville, qui a voté » -> « La ville a voté »."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import SUBJECT
from pipeline.steps.relate.events.label.clause import extent, top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative import NOUNS, relative_subject
from pipeline.steps.relate.events.label.words import is_tensed, is_word

DETERMINERS = frozenset({"DET", "NUM"})


def of_cleft(frame: Frame) -> Piece | None:
    """The noun and its relative as one clause; None where « c'est » brings none, or a name of which more is said."""
    verb = top_of(frame.happening.carrier or frame.trigger)
    mark, noun, doc = relative_subject(verb), verb.head, frame.trigger.doc
    brought = [child for child in noun.children if child.dep_ == "cop"]
    opens = [child for child in noun.children if child.dep_ in SUBJECT | {"expl:subj"} and is_word(child, "cleft")]
    if mark is None or verb.dep_ != "acl:relcl" or noun.pos_ not in NOUNS or not brought or not opens:
        return None
    first = brought[0].i + 1
    if any(index not in frame.own and not doc[index].is_punct for index in range(frame.sentence.start, opens[0].i)):
        return None  # "à Lannes, c'est la ville qui a voté"
    before = [*range(first, mark.i)]
    words = [index for index in extent(frame, verb) if index > mark.i]
    torn = any(is_tensed(doc[index]) for index in before) or doc[first].pos_ not in DETERMINERS
    if torn or opens[0].i > brought[0].i or not words or words[0] != mark.i + 1:
        return None
    while before and doc[before[-1]].text == ",":
        before.pop()
    return Piece((*before, *words), phrase=True, hung=len(words))
