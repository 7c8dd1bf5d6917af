"""A participle or perfect infinitive as a clause of its own, with the subject of the clause that governs it.

« Réunis mardi, les élus ont voté » -> « Les élus [ont été] réunis »; « …, après avoir fermé le port » -> « La ville [a]
fermé le port ». Of a noun likewise: « les élus ayant fermé le port » -> « Les élus [ont] fermé le port ».
"""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    features,
    is_bare_participle,
    is_infinitive,
    is_participle,
)
from pipeline.steps.relate.events.label.clause import extent
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree, is_restricted, may_tell_of_more, name_ending
from pipeline.steps.relate.events.label.phrase import article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative_noun import NOUNS
from pipeline.steps.relate.events.label.supplied import SURE, is_subject_like, of_participle, supplied
from pipeline.steps.relate.events.label.words import LONGEST, first_word, is_mark, is_tensed, is_word, phrase_at
from pipeline.steps.relate.parse import Token

BARS = frozenset({"obj", "iobj", "obl:arg"})
"""What may be the subject of an infinitive instead: "a aidé la ville à fermer le port après avoir voté"."""
PROCLITIC = frozenset({"advmod", "expl:comp", "expl:pass", "expl:pv", "iobj", "obj"})
PASSES = frozenset({"xcomp", "conj"})
ASIDE = frozenset({",", "(", "–", "—"})
ENDS = frozenset({",", "–", "—"})
FIRST = 12
"""Words of a sentence in which a participle opens it."""


def with_subject(frame: Frame) -> Piece | None:
    """The clause of a participle or perfect infinitive; None where its subject or its form is not sure."""
    verb = frame.happening.carrier or frame.trigger
    bearer = _bearer(verb)
    own = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    doing = bearer is not None and not is_infinitive(bearer)
    if own is not None and (not doing or own.i > verb.i):
        return None
    spelled = verb.dep_ == "acl" and verb.lower_.endswith(SURE)
    if bearer is not None and is_infinitive(verb) and not is_participle(verb):
        return None  # "après avoir fermer", as some write
    if bearer is None and (auxiliaries(verb) or not (is_participle(verb) or spelled)):
        return None
    words = _words(frame, verb, bearer)
    if not words:
        return None
    noun: Token | None
    if own is not None:
        noun, governor = own, verb  # "le fleuve ayant atteint le quai"
    elif verb.dep_ == "acl" and (doing or _describes(verb.head)):
        noun, governor = _noun_beside(frame, verb), verb
    else:
        noun, governor = _subject(_first_joined(verb))
        if noun is None or not _may_take(frame, bearer, words, noun):
            return None
    if noun is None or not _fits(noun, verb, bearer) or _is_unsure(governor):
        return None
    if verb.dep_ == "acl" and is_restricted(noun, verb):
        return None
    return _clause(frame, noun, verb, words, bearer)


def _clause(frame: Frame, noun: Token, verb: Token, words: list[int], bearer: Token | None) -> Piece | None:
    """The noun's phrase, the auxiliary in brackets, and the participle with all that it governs."""
    phrase = _phrase(frame, noun, set(words))
    if not phrase or not phrase[0] <= noun.i <= phrase[-1]:
        return None
    several = bool(set(features(noun, "Number")) & {"Plur"}) or _is_joined(noun)
    have = bearer is not None and is_word(bearer, "having")
    form = supplied("perfect_auxiliary", several=several) if have else of_participle(frame, verb, several=several)
    at, edit = (verb, f"[{form}] {verb.lower_}") if bearer is None else (bearer, f"[{form}]")
    return Piece(
        (*phrase, *words),
        lead=article_before(noun, phrase),
        phrase=True,
        hung=1,
        edits=((at.i, edit),),
        told=noun.i,
    )


def _bearer(verb: Token) -> Token | None:
    """The auxiliary without a tense: "après avoir été élu", "ayant fermé"."""
    group = [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    first = min(group, key=lambda child: child.i, default=None)
    if first is None or not (is_word(first, "having") or is_word(first, "being")):
        return None
    return first


def _words(frame: Frame, verb: Token, bearer: Token | None) -> list[int]:
    """The verb with all that it governs, from its auxiliary, clitics and adverbs on."""
    first, doc = bearer or verb, frame.doc
    before = [child.i for child in verb.children if child.i < first.i and child.dep_ in PROCLITIC]
    start = min([first.i, *(index for index in before if all(at in before for at in range(index, first.i)))])
    words = [index for index in extent(frame, verb) if index >= start]
    while words and is_mark(doc[words[-1]]) and doc[words[-1]].text in ENDS:
        words.pop()
    if words:  # with its day right behind, which may hang on the verb above: "Arrivé à Lannes six ans plus tôt, il"
        words = [*words, *range(words[-1] + 1, frame.end_of_day(words[-1] + 1))]
    if bearer is None and all(index == verb.i or index in frame.own or is_mark(doc[index]) for index in words):
        words = _past_commas(frame, words)
    negated = any(is_word(doc[index], "negation_second") for index in range(start, first.i))
    return [] if negated else _to_next(frame, verb, words)


def _to_next(frame: Frame, verb: Token, words: list[int]) -> list[int]:
    """Up to the comma behind its day before which another participle follows: "votée en 2010, puis enterrée"."""
    doc = frame.doc
    for place, index in enumerate(words):
        if doc[index].text != "," or index < max({verb.i, *frame.own}):
            continue
        after = next((doc[at] for at in words[place + 1 :] if doc[at].pos_ not in {"ADV", "CCONJ"}), verb)
        if after.i > index and is_bare_participle(after) and agree(after, verb):
            return words[:place]
    return words


def _past_commas(frame: Frame, words: list[int]) -> list[int]:
    """With what is said behind its day: "Réunis, mardi, pour un débat, les élus …"."""
    doc, place = frame.doc, words[-1] + 1
    while place in frame and (place in frame.own or doc[place].text == ","):
        place += 1
    if place not in frame or doc[place].pos_ != "ADP" or doc[place - 1].text != ",":
        return words
    end = next((index for index in range(place, frame.sentence.end) if doc[index].text == ","), place)
    return words if any(is_tensed(one) for one in doc[place:end]) else [*words, *range(words[-1] + 1, end)]


def _first_joined(verb: Token) -> Token:
    for _ in range(MAX_CLIMB):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return verb


def _subject(verb: Token) -> tuple[Token | None, Token]:
    """The subject of the clause that governs a verb, and the predicate that it belongs to."""
    governor = verb.head
    for _ in range(MAX_CLIMB):
        found = [child for child in governor.children if child.dep_ in SUBJECT]
        if found or governor.dep_ not in PASSES or governor.head.i == governor.i:
            break
        if governor.dep_ == "xcomp" and any(child.dep_ in BARS for child in governor.head.children):
            return None, governor
        governor = governor.head
    subject = found[0] if len(found) == 1 else None
    below = {child.dep_ for child in governor.children if child.i < verb.i}
    if subject is None or is_word(subject, "relative") or ("xcomp" in below and below & BARS):
        return None, governor
    return subject, governor


def _may_take(frame: Frame, bearer: Token | None, words: list[int], subject: Token) -> bool:
    """Whether its subject is sure to be that of the clause: it opens the sentence, or stands behind "après"."""
    doc = frame.doc
    if bearer is not None and is_infinitive(bearer):
        return any(
            phrase_at(doc, start, words[0], "before_perfect") == words[0] - start
            for start in range(max(words[0] - LONGEST, frame.sentence.start), words[0])
        )
    end = words[-1] + 1
    opening = doc[frame.sentence.start : words[0]]
    return (
        words[0] < subject.i
        and words[0] - frame.sentence.start <= FIRST
        and end in frame
        and doc[end].text in ENDS
        and not any(is_tensed(one) or one.pos_ in {"NOUN", "PROPN"} for one in opening if one.i not in frame.own)
    )


def _describes(noun: Token) -> bool:
    """An apposition without article: "Paul Rivoire, batelier"."""
    return noun.dep_ == "appos" and noun.pos_ in {"NOUN", "ADJ"} and not is_subject_like(noun, lead="")


def _noun_beside(frame: Frame, verb: Token) -> Token | None:
    """The noun right before "ayant": of an apposition without article the name that it describes."""
    noun = verb.head
    if _describes(noun):
        return name_ending(noun.doc, first_word(noun).i, frame.named)
    return noun if noun.pos_ in NOUNS else None


def _is_joined(noun: Token) -> bool:
    return any(child.dep_ == "conj" for child in noun.children)


def _fits(noun: Token, verb: Token, bearer: Token | None) -> bool:
    """Whether a noun or pronoun may be the subject: as the form of the participle after "être" tells."""
    if noun.pos_ not in NOUNS and not is_word(noun, "stands_for"):
        return False
    if noun.pos_ in NOUNS and not is_subject_like(noun, lead="") and not _is_joined(noun):
        return False
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if bearer is not None and is_word(bearer, "having") and not passive:
        return True
    if _is_joined(noun):
        return "Plur" in features(verb, "Number")
    return agree(noun, verb) and not may_tell_of_more(noun, verb)


def _is_unsure(governor: Token) -> bool:
    """Whether the clause is only supposed or denied to be: a conditional."""
    return any("Cnd" in features(one, "Mood") for one in (governor, *auxiliaries(governor)))


def _phrase(frame: Frame, noun: Token, less: set[int]) -> list[int]:
    """The phrase of the subject, less what only tells more of it; with the comma that closes an aside."""
    if noun.pos_ not in NOUNS:
        return [noun.i]
    doc = frame.doc
    order = phrase_of(frame, noun, less=less)
    cut = next((place for place, index in enumerate(order) if index > noun.i and doc[index].text in ASIDE), None)
    if cut is not None and any(is_tensed(doc[index]) or is_participle(doc[index]) for index in order[cut:]):
        order = order[:cut]
    elif cut is not None and doc[order[cut]].text == "," and not _is_joined(noun):
        closed = order[-1] + 1 in frame and doc[order[-1] + 1].text == ","
        order = [*order, order[-1] + 1] if closed else order[:cut]
    return [] if any(is_tensed(doc[index]) for index in order) else order
