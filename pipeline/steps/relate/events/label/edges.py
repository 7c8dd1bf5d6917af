"""Where a label begins and ends: nothing that continues, nothing that waits for more, no phrase cut in two."""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.events.grammar import SUBJECT, is_finite, is_infinitive, is_passive, lemma_of
from pipeline.steps.relate.events.label.antecedent import PERSON
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import LONGEST, is_mark, is_tensed, is_word, words_of
from pipeline.steps.relate.events.words import speech_verbs
from pipeline.steps.relate.parse import Doc, Token

OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp", "iobj"})
OPENS_WORDS = frozenset({":", "«", "“", '"'})
REACH = 24
"""Words of a phrase between commas, behind which the object of a verb may stand."""
INSIDE_PHRASE = frozenset({"ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN", "AUX", "VERB"})


def ends_open(text: str) -> bool:
    """Whether it ends with a word or phrase that needs another: "baisse par rapport"."""
    split = text.replace("’", "'").lower().split()
    phrases = {" ".join(split[-size:]) for size in range(2, LONGEST + 1)}
    return bool(({_ending(text)} | phrases) & words_of("cannot_end"))


def _ending(text: str) -> str:
    last = text.replace("’", "'").lower().split()[-1].strip('»”")')
    return last.rsplit("'", 1)[-1] if "'" in last and not last.endswith("'") else last


def is_speechless(frame: Frame, order: tuple[int, ...]) -> bool:
    """A verb of speech at the end, but for its day, cut from what it says."""
    doc = frame.doc
    following = order[-1] + 1
    while following + 1 < len(doc) and (following in frame.own or is_word(doc[following], "day_tie")):
        following += 1
    after = doc[min(following, len(doc) - 1)]
    if is_word(after, "that") and not doc[following - 1].is_punct and not is_word(doc[order[-1]], "before_that"):
        return True  # "On a appris mardi que"
    if any(is_word(doc[index], "that") for index in order if index > frame.trigger.i):
        return False
    opens = after.nbor(1) if after.text == "," and after.i + 1 < len(doc) else after
    if is_word(opens, "that") and opens.i and opens.nbor(-1).text == "," and _says_nothing(frame, order):
        return True  # "soulignait, dans une note, que"
    if is_infinitive(opens) and opens.i > order[-1] + 1 and _says_nothing(frame, order):
        return True  # "a assuré à la radio, lundi, être candidate"
    if after.text in OPENS_WORDS and lemma_of(frame.trigger) in speech_verbs() and not is_passive(frame.trigger):
        return _says_nothing(frame, order)
    if after.text == ":" and doc[order[-1]].text != ":" and _speaks_last(doc, order):
        return True  # "…, affirmant à tous :"
    if after.text not in OPENS_WORDS and after.pos_ != "SCONJ" and not is_word(after, "relative"):
        return False
    last = frame.before_day(order)
    return last.pos_ == "VERB" and lemma_of(last) in speech_verbs() and not is_passive(last)


def _says_nothing(frame: Frame, order: tuple[int, ...]) -> bool:
    verb = frame.trigger
    speaks = lemma_of(verb) in speech_verbs() and not is_passive(verb)
    return speaks and not any(child.dep_ in OBJECT and child.i in order for child in verb.children)


def _speaks_last(doc: Doc, order: tuple[int, ...]) -> bool:
    """Whether a verb of speech stands behind the last comma."""
    for index in reversed(order):
        if doc[index].text == ",":
            return False
        if doc[index].pos_ == "VERB" and lemma_of(doc[index]) in speech_verbs() and not is_passive(doc[index]):
            return True
    return False


def may_open(first: Token) -> bool:
    """Whether a label may begin with a word: no conjunction, relative or verb, no clitic before its verb."""
    follows = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else first
    if (
        first.pos_ == "SCONJ"
        or is_word(first, "relative")
        or is_word(first, "contrast")
        or (first.pos_ == "ADP" and is_word(follows, "relative"))
        or first.text.startswith("-")  # of « a-t-il »
    ):
        return False
    if first.pos_ == "CCONJ":
        return is_word(first, "negation_second")  # "ni la maire ni le préfet"
    if first.pos_ in {"VERB", "AUX"} and is_finite(first) and is_tensed(first):
        return False
    if first.pos_ in {"ADP", "AUX"} and follows.pos_ in {"VERB", "AUX"} and is_tensed(follows):
        return False  # "A repart à la hausse": a subject that the page has lost
    if is_infinitive(first) and first.dep_ not in {"ROOT", "csubj", *SUBJECT}:
        return False
    return not (
        is_word(first, "clitic")
        and not is_word(first, "pronoun")
        and follows.pos_ in {"VERB", "AUX"}
        and is_tensed(follows)
    )


def is_torn(frame: Frame, piece: Piece) -> bool:
    """A cut inside a phrase: what touches the label on the left or right belongs to it."""
    doc, sentence, order = frame.doc, frame.sentence, piece.words
    first, last = min(order), max(order)
    if _is_half_of_pair(frame, order):
        return True
    day = frame.days
    outside = {"VERB", "AUX"} if piece.phrase else set()
    if first > sentence.start and first == order[0] and first - 1 not in day:
        before = doc[first - 1]
        lead = bool(piece.lead) and before.lower_ in words("fused_articles")  # whatever "du" is taken for
        tied = lead or (before.pos_ == "ADP" and piece.phrase) or is_word(before, "opens_clause")
        if before.pos_ == "ADV" and not piece.phrase and first - 1 > sentence.start and not is_word(before, "link"):
            return not doc[first - 2].is_punct  # "qui occupait jusque-là le poste"
        whole = piece.phrase and (doc[first].pos_ in {"DET", "PRON"} or _is_name_alone(doc[first]))
        if before.pos_ in INSIDE_PHRASE - outside and not tied and not before.is_punct and not whole:
            return True
    if (
        last + 1 < sentence.end
        and last + 1 not in day
        and not doc[last + 1].is_space
        and not opens_day(frame, last + 1)
    ):
        return doc[last + 1].pos_ in INSIDE_PHRASE - {"ADP"} - outside and not doc[last].is_punct
    return False


def _is_name_alone(word: Token) -> bool:
    """Whether a person's name begins with a word that no noun with an article describes: "met en cause Paul"."""
    opens = word.ent_type_ == PERSON and word.ent_iob_ == "B"
    return opens and not any(child.dep_ in {"det", "case"} and child.i < word.i for child in word.head.children)


def _is_half_of_pair(frame: Frame, order: tuple[int, ...]) -> bool:
    """Whether it ends behind the first of two between which something is: "entre son départ" of "… et son retour"."""
    doc, after = frame.doc, frame.past_day(order[-1] + 1)
    if after not in frame or doc[after].pos_ != "CCONJ":
        return False
    opened = max((index for index in order if is_word(doc[index], "between")), default=None)
    rest = () if opened is None else tuple(doc[index] for index in order if index > opened)
    return bool(rest) and not any(one.pos_ == "CCONJ" or is_tensed(one) for one in rest)


def goes_on(frame: Frame, piece: Piece) -> bool:
    """A verb at the end, behind which its day, or a phrase between commas, and then more words of its clause stand."""
    doc, end = frame.doc, frame.sentence.end
    told = (index for index in reversed(piece.words) if not is_mark(doc[index]) and index not in frame.own)
    last = next(told, piece.words[-1])
    beyond = (index for index in piece.words if index > last and index not in frame.own)
    if doc[last].pos_ != "VERB" or any(not is_mark(doc[index]) for index in beyond):
        return False
    place, commas = last + 1, 0
    while place < end and (place in frame.own or doc[place].text == "," or opens_day(frame, place)):
        commas += doc[place].text == ","
        place += 1
    if place < end and commas and doc[place].pos_ == "ADP":
        closing = next((index for index in range(place, min(place + REACH, end)) if doc[index].text == ","), None)
        place = end if closing is None else closing + 1
    if place >= end:
        return False
    following = doc[place]
    if not commas:
        return following.pos_ in INSIDE_PHRASE and not following.is_space
    noun = following.head
    governed = noun.head.i == last and noun.dep_ in OBJECT | {"obl:arg"}
    return governed or (following.pos_ == "DET" and noun.i > place and noun.dep_ not in SUBJECT)


def opens_day(frame: Frame, index: int) -> bool:
    """Whether the small words from a place on lead to a date."""
    doc = frame.doc
    for place in range(index, min(index + 4, frame.sentence.end)):
        if place in frame.days:
            return True
        if not is_word(doc[place], "day_tie"):
            return False
    return False
