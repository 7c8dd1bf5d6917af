"""Whether a label opens with a word that points to what was said before it, and nothing in it says to whom."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import SUBJECT, is_passive, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.naming import is_day
from pipeline.steps.relate.events.label.piece import GLUED, Piece
from pipeline.steps.relate.events.label.words import LONGEST, is_word, opens_with, phrase_at
from pipeline.steps.relate.events.words import speech_verbs
from pipeline.steps.relate.parse import Doc, Token

QUOTES = '«“" '
SPLIT = 2
"""Tokens that a pronoun may be split in."""
FEWEST = 4
"""Words of a cleft sentence."""
MAIN = frozenset({"ROOT", "parataxis"})
NOUNS = frozenset({"NOUN", "PROPN"})
CLOSING = frozenset('»”"')


def is_unresolved(frame: Frame, piece: Piece) -> bool:
    """Whether it opens with a pronoun, or a word used as one, that nothing explains; or its main verb has one."""
    doc = frame.doc
    order = [index for index in piece.words if not doc[index].is_punct]
    text = piece.text(doc)
    if not order or piece.lead or opens_with(text.lstrip(QUOTES), "impersonal") or _is_cleft(doc, order):
        return False
    first = doc[order[0]]
    if is_word(first, "relative"):
        return True  # "Lequel a ri"
    explained = {place for place, _ in piece.names}
    near = [index for index in order[:SPLIT] if doc[index].pos_ not in {"VERB", "AUX"}]  # "Celui" "-ci"
    if explained & set(near[:SPLIT]) or (
        first.dep_ == "expl:subj" and first.head.pos_ == "VERB" and is_passive(first.head)
    ):
        return False
    if text[:1] in QUOTES and _is_said(frame, piece):
        return False  # "« J'ai choisi », a dit la maire"
    subjects = [doc[index] for index in order if doc[index].dep_ in SUBJECT]
    main = (one for one in subjects if one.head.dep_ in MAIN and one.pos_ in {"NOUN", "PROPN"})
    subject = next(main, subjects[0] if subjects else first)  # "Quand elle est partie, la maire …"
    if piece.phrase and first.pos_ in {"DET", "PROPN"} and not is_word(first, "pointing_determiner"):
        subject = first  # "selon le maire, qui a dit qu'il part": the noun stands first, whatever it was there
    if subject.i in explained or any(first.i < place < subject.i and not is_day(name) for place, name in piece.names):
        return False  # "au cours de la carrière de Paul Rivoire, il a reçu"
    if GLUED.search(first.text) and opens_with(text, "pronoun"):
        return True
    if is_word(first, "pronoun") and not is_word(first, "stands_for"):
        return True  # "nous rouvrirons, a dit la maire": whose words they are is not seen
    opening = first if not subjects or subject.i <= first.i or first.dep_ not in SUBJECT else subject
    for token in (opening, subject):
        if token.pos_ == "PRON" and is_word(token, "pronoun"):
            return True
        if token.i == first.i and token.dep_ in SUBJECT and is_word(token, "pointer"):
            return True  # whatever it is taken for: "Celle-ci, fondée à Lannes, …" may pass for a name
    follows = doc[first.i + 1] if first.i + 1 < len(doc) else first
    if is_word(first, "pointer") and (follows.pos_ in {"VERB", "AUX"} or follows.text == "-"):
        return True  # "Lui-même a perdu"
    size = phrase_at(doc, first.i, first.i + LONGEST, "pointer")
    last = first.i + size - 1
    after = next((token for token in doc[last + 1 : last + 3] if not token.is_quote), first)
    if is_word(after, "of_day") and after.i + 1 < len(doc) and after.nbor(1).pos_ != "PRON":
        return False  # "l'un des plus grands camps"
    return (
        size > 1
        and not explained & set(range(first.i, last + 1))
        and after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"}
    )


def _is_cleft(doc: Doc, order: list[int]) -> bool:
    """« C'est à Lannes que la ville a voté »: told, if what stands behind « c'est » does not point back itself."""
    named = next((index for index in order if _is_told_of_it(doc[index])), None)
    if named is None or not is_word(doc[order[0]], "cleft") or len(order) < FEWEST:
        return False
    return not any(is_word(doc[index], "pointing_determiner") for index in order[2:] if index < named)


def _is_told_of_it(verb: Token) -> bool:
    """Whether a verb tells what « c'est » brings a phrase before: "c'est à Lannes qu'a voté la maire"."""
    tied = any(child.dep_ == "case" for child in verb.head.children)
    brought = tied and any(child.dep_ == "cop" for child in verb.head.children) and verb.head.pos_ in NOUNS
    return verb.dep_ == "advcl:cleft" or (verb.dep_ == "acl:relcl" and brought)


def _is_said(frame: Frame, piece: Piece) -> bool:
    """Whether behind its quotation somebody is named: what comes before is quoted of them."""
    doc = frame.doc
    closing = next((place for place, index in enumerate(piece.words) if place and doc[index].text in CLOSING), None)
    behind = piece.words[closing + 1 :] if closing is not None else ()
    if any(index in frame.named for index in behind):
        return True
    explained = dict(piece.names)
    verbs = [doc[index] for index in piece.words if lemma_of(doc[index]) in speech_verbs()]
    return any(
        child.dep_ in SUBJECT
        and (child.i in explained or (child.i > verb.i and child.i in piece.words and child.pos_ in {"NOUN", "PROPN"}))
        for verb in verbs
        for child in verb.children
    )
