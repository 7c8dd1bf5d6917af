"""What a reader may miss in a label that breaks nothing: of some the confidence falls (`confidence.py`).

sentence: no piece could be cut. unresolved: opens with a pronoun that nothing explains. elsewhere: opens with a
description that only the text before explains. bare: its subject is a definite noun with nothing that says which.
inside: a pronoun or demonstrative within it points elsewhere. vague: names a text of which nothing says what it is
about. dated: a heading of which only its day says which. unnamed: one without a name of a person, body
or place. nameless: a clause or sentence without any. thin: a short heading. larger: its clause says more than the
happening. cut: it is less than its clause. long: more than readers take in at once. titled: the title of the article
follows. loose: a definite noun within it may be any. object: what is done to such a noun is told. participle: a noun
with a participle, of which no clause could be made. carried: a noun with all that is told of it. day: its own day is
left in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.cast.figures import cast_words
from pipeline.steps.relate.events.grammar import SUBJECT, features, form_of, lemma_of
from pipeline.steps.relate.events.label.antecedent import agrees, is_owned_by_several
from pipeline.steps.relate.events.label.frame import PLACES, Frame
from pipeline.steps.relate.events.label.naming import bare_subject, is_day, is_somebody
from pipeline.steps.relate.events.label.nominal import lacks_matter
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.said_before import is_bare
from pipeline.steps.relate.events.label.words import is_word, words_of
from pipeline.steps.relate.events.nouns import is_body_noun
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.role_nouns import role_noun
from pipeline.steps.relate.roles.up_to_name import nations

FEW = 6
"""Words of a heading that hardly says which happening: "la présidentielle de 2012"."""
OPENING = 4
"""Words in which the first noun of a label is sought."""
NEAR = 5
"""Words in which a name says who a description is."""
LONG = 200
"""Characters: of 35 longer labels a reader took 12 as good, of 157 others 94."""
OBJECT = frozenset({"obj", "obj:lvc"})
OBJECTS = frozenset({"obj", "iobj", "obl:arg", "obl:mod", "expl:comp"})


def doubts_of(frame: Frame, piece: Piece, *, nominal: bool) -> Iterator[str]:
    """The doubts of a piece that may be a label."""
    doc = frame.doc
    if points_elsewhere(doc, piece, frame.days, frame.named):
        yield "elsewhere"
    if holds_day(frame, piece):
        yield "day"
    subject = bare_subject(frame, piece) or _open_subject(frame, piece)
    if (subject is not None and subject.i not in dict(piece.names)) or _is_of_anybody(frame, piece):
        yield "bare"
    if any(
        _points(frame, piece, index) or _leans(frame, piece, index) or _stands_apart(frame, piece, index)
        for index in piece.words[1:]
    ):
        yield "inside"
    loose = [i for i in piece.words if (subject is None or i != subject.i) and _is_loose(frame, piece, i)]
    if loose:
        yield "loose"
    if any(doc[index].dep_ in OBJECT for index in loose):
        yield "object"
    if nominal and _is_vague(frame, piece):
        yield "vague"
    elif nominal and not names_any(frame, piece):
        dated = any(index in frame.own for index in piece.words)
        yield ("dated" if dated else "thin") if len(piece.words) <= FEW else "unnamed"
    elif not nominal and not names_any(frame, piece):
        yield "nameless"
    if len(piece.text(doc)) - sum(len(name) + 1 for _, name in piece.names) > LONG:
        yield "long"


def holds_day(frame: Frame, piece: Piece) -> bool:
    """Whether its own day is left in it: it is needed there, or what is told beside is of another."""
    return not frame.own.isdisjoint(piece.words)


def _open_subject(frame: Frame, piece: Piece) -> Token | None:
    """A subject of which only its own relative says which: "L'enquête est close", of "l'enquête qui est close"."""
    verb = frame.happening.carrier or frame.trigger
    subject = verb.head
    if verb.dep_ != "acl:relcl" or subject.i not in piece.words:
        return None
    apart = subject.i in frame.named | frame.days
    return subject if not apart and is_bare(subject, {*piece.words} - {verb.i}) else None


def _is_vague(frame: Frame, piece: Piece) -> bool:
    noun = next((frame.doc[index] for index in piece.words if frame.doc[index].pos_ == "NOUN"), None)
    return noun is not None and lacks_matter(frame, piece, noun)


def names_any(frame: Frame, piece: Piece) -> bool:
    """Whether a name of a person, body, place or nation says who is meant, or where: a reader need not ask.

    Or the name that its article gives a body: « L'agence [nationale du port] s'oppose ».
    """
    doc = frame.doc
    held = any(_is_name(doc[index]) for index in piece.words if index not in frame.own)
    told = [(doc[place], name) for place, name in piece.names if form_of(doc[place]) not in words_for("pointing")]
    called = any(is_body_noun(noun) and not is_day(name) for noun, name in told)
    return held or called or piece.of_somebody or any(any(map(str.isupper, name)) for _, name in told)


def _is_name(word: Token) -> bool:
    named = bool(word.ent_type_) or word.pos_ == "PROPN"
    return named or (word.pos_ in {"ADJ", "NOUN"} and not nations().isdisjoint({form_of(word), word.lemma_}))


def points_elsewhere(doc: Doc, piece: Piece, days: frozenset[int], named: frozenset[int]) -> bool:
    """Whether it opens with a description that only the text before explains: "cet accord", "son frère"."""
    opening = _past_day(doc, piece.words, days)
    if not opening or any(not is_day(name) for _, name in piece.names):
        return False
    first = doc[opening[0]]
    if any(index in named for index in opening[:NEAR]):
        return False  # « son frère Luc Morvel »
    return is_word(first, "pointing_determiner") or is_word(first, "owning_determiner")


def _past_day(doc: Doc, order: tuple[int, ...], days: frozenset[int]) -> tuple[int, ...]:
    """From behind the day that opens a piece: "Lundi, cet homme a cédé"."""
    first = next((place for place, index in enumerate(order) if index in days), len(order))
    if any(not is_word(doc[index], "day_tie") for index in order[:first]):
        return order
    rest = (place for place in range(first, len(order)) if order[place] not in days and not doc[order[place]].is_punct)
    return order[next(rest, 0) :]


def _is_of_anybody(frame: Frame, piece: Piece) -> bool:
    """Whether it opens with « on », or its first noun with a word that leans on another."""
    doc, days = frame.doc, frame.days
    opening = [doc[index] for index in piece.words if index not in days and not doc[index].is_punct][:OPENING]
    noun = next((place for place, one in enumerate(opening) if one.pos_ in {"NOUN", "PROPN"}), 0)
    anybody = any(is_word(one, "anybody") and one.dep_ in SUBJECT for one in opening)
    return anybody or any(_leans_back(piece, one) for one in opening[:noun])


def _leans_back(piece: Piece, adjective: Token) -> bool:
    """Whether an adjective leans on what stands before: "les mêmes gens", unlike "le dernier médecin de l'île"."""
    told = (child.dep_ == "nmod" and child.i in piece.words for child in adjective.head.children)
    leans = adjective.pos_ == "ADJ" and is_word(adjective, "leans_back")
    return leans and not (is_word(adjective, "orders") and any(told))


def _leans(frame: Frame, piece: Piece, index: int) -> bool:
    """A possessive or comparing word without anything before it that it may lean on: "à leur encontre"."""
    doc, days = frame.doc, frame.days
    token = doc[index]
    if index in days or token.head.i in days or index in dict(piece.edits):
        return False
    owning = token.pos_ == "DET" and is_word(token, "stands_for_owner")
    if not owning and not (token.head.pos_ == "NOUN" and _leans_back(piece, token)):
        return False
    if owning and token.head.i in dict(piece.names):
        return False
    if owning and any(other > index and doc[other].dep_ in SUBJECT for other in piece.words):
        return False  # « À son arrivée, la maire a parlé »
    before = [doc[other] for other in piece.words if other < index and other not in days]
    nouns = [one for one in before if one.i != token.head.i and (one.pos_ in {"NOUN", "PROPN"} or one.dep_ in SUBJECT)]
    if owning and is_owned_by_several(token):
        return not any("Plur" in features(one, "Number") or one.dep_ == "conj" for one in nouns)
    return not nouns


def _stands_apart(frame: Frame, piece: Piece, index: int) -> bool:
    """A pronoun behind a preposition, and nothing before it that it may stand for: "selon eux"."""
    token, doc = frame.doc[index], frame.doc
    if token.pos_ != "PRON" or not is_word(token, "tonic") or token.dep_ in SUBJECT or index in dict(piece.names):
        return False
    before = (doc[other] for other in piece.words if other < index and other not in frame.days)
    return not any(
        agrees(one, token) for one in before if one.pos_ in {"NOUN", "PROPN"} and one.ent_type_ not in PLACES
    )


def _is_loose(frame: Frame, piece: Piece, index: int) -> bool:
    """A definite noun of which nothing says which one is meant, in the label or beside it: "dans la ville"."""
    noun = frame.doc[index]
    return (
        index not in dict(piece.names)
        and is_word(noun, "which_one")
        and (noun.dep_ not in {"nmod", "conj"} or _is_person(noun))  # not "ministre de la ville"
        and index not in frame.named | frame.days
        and is_bare(noun, piece.words)
    )


def _is_person(noun: Token) -> bool:
    human = cast_words("human m", "human f")
    return noun.lower_ in human or role_noun((noun.lower_,)) is not None


def _points(frame: Frame, piece: Piece, index: int) -> bool:
    """A clitic for somebody or something that the piece has not named before, or "ce" before a noun that is no day."""
    doc, days = frame.doc, frame.days
    token = doc[index]
    if index in days or token.head.i in days or index in dict(piece.names):
        return False
    if token.pos_ == "PRON" and token.dep_ in OBJECTS and is_word(token, "clitic"):
        if form_of(token) in words_for("reflexive"):
            return False
        own = {below.i for subject in token.head.children if subject.dep_ in SUBJECT for below in subject.subtree}
        before = (doc[other] for other in piece.words if other < index and other not in own and other not in days)
        told = [one for one in before if one.pos_ in {"NOUN", "PROPN"} and one.ent_type_ not in PLACES]
        if token.dep_ == "iobj" and is_word(token, "tonic"):
            told = [one for one in told if one.pos_ == "PROPN" or is_somebody(one)]  # "l'accident qui lui a coûté"
        return not told
    noun = token.head
    pointing = token.pos_ == "DET" and is_word(token, "pointing_determiner")
    alone = is_word(noun, "known_alone") or lemma_of(noun) in words_of("known_alone")  # "ces années"
    return pointing and not alone and not _is_explained(frame, piece, noun)


def _is_explained(frame: Frame, piece: Piece, noun: Token) -> bool:
    """Whether a relative or a name says which is meant: "ces marins qui dorment", "cette régate du port de Lannes"."""
    kept = [child for child in noun.children if child.i in piece.words and child.i > noun.i]
    return any(child.dep_ == "acl:relcl" or _is_of_name(frame, child) for child in kept)


def _is_of_name(frame: Frame, noun: Token) -> bool:
    """Whether a complement with « de » has a name."""
    of = any(child.dep_ == "case" and is_word(child, "of_day") for child in noun.children)
    return of and noun.dep_ == "nmod" and any(one.ent_type_ or one.i in frame.named for one in noun.subtree)
