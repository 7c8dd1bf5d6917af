"""Happening -> label: a sentence or heading that says who did what, and stands alone in a chronology.

The smallest clause that is grammatical alone is taken whole from its sentence. Candidates are tried in order
(`candidates.py`), each is checked (`check.py`), and the first without a fault is the label; when all have one, the
sentence itself is, and says so in its kind; so does a clause that opens with a pronoun which its sentence leaves open,
too. Too long is better than broken.

where it is sought      frame, candidates, candidate
clauses                 clause, own, around, governed, relative, relative_noun, shared, beside, segment, whole
phrases                 phrase, headings
noun and participle     nominal, participle, supplied, carried
what goes, what stays   piece, gap, short, day, stays, other_day, edges, forms, words
who is meant            naming, namer, antecedent, said_before, protagonist, country, context, unresolved
is it one               check, verbs, doubts
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.records.event import LabelKind
from pipeline.steps.relate.events.label.candidate import Candidate
from pipeline.steps.relate.events.label.candidates import candidates
from pipeline.steps.relate.events.label.check import is_whole
from pipeline.steps.relate.events.label.context import context
from pipeline.steps.relate.events.label.doubts import doubts_of, holds_day, names_any
from pipeline.steps.relate.events.label.frame import Frame, frame_of
from pipeline.steps.relate.events.label.gap import without_links
from pipeline.steps.relate.events.label.namer import Namer
from pipeline.steps.relate.events.label.naming import with_names
from pipeline.steps.relate.events.label.own import as_told
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.unresolved import is_unresolved
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, MAX_WHOLE, whole, written
from pipeline.steps.relate.events.nouns import noun_entry

__all__ = ["Frame", "Label", "Namer", "frame_of", "write_label"]

COSTS = {
    "unresolved": 8,
    "elsewhere": 3,
    "vague": 3,
    "unnamed": 1,
    "bare": 1,
    "inside": 1,
    "participle": 3,
    "carried": 1,
    "larger": 2,
    "thin": 3,
    "dated": 1,
    "cut": 2,
    "long": 1,
}
"""What each doubt weighs when pieces are compared, roughly by how many readers it put off; others weigh nothing."""


POINTS = frozenset({"unresolved", "elsewhere", "inside"})
"""Doubts of a label with a word that points to the sentence before."""
OPEN = POINTS | {"bare", "object", "participle", "carried", "dated", "thin", "vague", "unnamed", "nameless"}
"""Those of one that leaves open who, which or where: words of its article that say so follow.

Not of one with a name and a subject of its own, though a noun beside what it tells may be any.
"""
KNOWN_BY = {"election": "dated", "law_or_decree": "unnamed"}
"""Doubts of a heading that tells by its words or day alone which one is meant, by the type of its happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a chronology prints for a happening; `doubts` says what a reader may miss (see `doubts.py`)."""

    text: str
    kind: LabelKind
    doubts: tuple[str, ...] = ()


def write_label(frame: Frame) -> Label:
    """The piece that leaves the fewest doubts, the first of several; the sentence where none is whole."""
    frame = as_told(frame)
    best: tuple[int, Label] | None = None
    tried: set[tuple[tuple[int, ...], int | None]] = set()
    for one in candidates(frame):
        if (one.piece.words, one.piece.told) in tried:
            continue
        tried.add((one.piece.words, one.piece.told))
        # The phrase of a noun says nothing else, the clause around it does.
        more = one.kind == "clause" and frame.trigger.pos_ == "NOUN" and "larger" not in one.doubts
        if best is not None and one.doubts and _cost(one.doubts) + more >= best[0]:
            continue  # Whatever else is found, it is no better.
        label = _label(frame, one) if is_whole(frame, one) else None
        if label is None:
            continue
        cost = _cost(label.doubts) + more
        if best is None or cost < best[0]:
            best = cost, label
        if not label.doubts or not cost:
            break
    label = best[1] if best is not None else _sentence(frame)
    if "unresolved" in label.doubts and label.kind != "sentence":
        told = _sentence(frame)
        # The sentence names further on who is meant, or who speaks; if not, the clause is marked as it would be.
        label = told if "unresolved" not in told.doubts else replace(label, kind="sentence")
    return _with_context(frame, label)


def _cost(doubts: tuple[str, ...]) -> int:
    return sum(COSTS.get(doubt, 0) for doubt in doubts)


def _with_context(frame: Frame, label: Label) -> Label:
    """With words of its article behind it, where a label leaves open who, which or where and they say so."""
    doubts = set(label.doubts)
    entry = noun_entry(frame.trigger)
    # An election is known by its year, a law by what it is about.
    known = entry is not None and KNOWN_BY.get(entry.type) in doubts and len(OPEN & doubts) == 1
    said = context(frame, label.text, points=bool(POINTS & doubts)) if OPEN & doubts and not known else None
    if said is None:
        return label
    left = (doubt for doubt in label.doubts if doubt != "nameless")  # The words behind it have names.
    return replace(label, text=f"{label.text} {said}", doubts=("titled", *left))


def _sentence(frame: Frame) -> Label:
    """The sentence itself."""
    bare = without_links(frame, whole(frame))
    piece, doc = with_names(frame, bare), frame.doc
    if len(piece.text(doc)) > MAX_WHOLE >= len(bare.text(doc)):
        piece = with_names(frame, bare, in_full=False)  # A long form that would cut the sentence says less than it.
    doubts = {
        "unresolved": is_unresolved(frame, piece),
        "nameless": not names_any(frame, piece),
        "day": holds_day(frame, piece),
    }
    found = tuple(doubt for doubt, applies in doubts.items() if applies)
    return Label(text=written(frame, piece), kind="sentence", doubts=("sentence", *found))


def _label(frame: Frame, one: Candidate) -> Label | None:
    """A candidate with its names; None when it is too long."""
    named = with_names(frame, one.piece)
    text = named.text(frame.doc)
    length = len(text) - sum(len(name) + 1 for _, name in named.names)
    if length > MAX_SENTENCE:
        return None
    if is_unresolved(frame, named):
        if _is_spoken(frame, named):
            return None
        day = ("day",) if holds_day(frame, named) else ()
        return Label(text=text, kind=one.kind, doubts=(*one.doubts, "unresolved", *day))
    doubts = doubts_of(frame, named, nominal=one.kind == "nominal")
    if "thin" in one.doubts:
        doubts = ("thin" if doubt == "dated" else doubt for doubt in doubts)
    return Label(text=text, kind=one.kind, doubts=(*one.doubts, *doubts))


def _is_spoken(frame: Frame, piece: Piece) -> bool:
    """Whether it is cut from a quotation, whose speaker the sentence may name: "« J'irai lundi », dit-elle"."""
    doc = frame.doc
    return any(doc[index].is_quote for index in range(frame.sentence.start, frame.sentence.end)) and not any(
        doc[index].is_quote for index in piece.words
    )
