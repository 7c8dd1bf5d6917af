"""A happening told by a noun, or by a participle on its noun: the phrase as a heading would have it."""

from __future__ import annotations

from itertools import pairwise

from pipeline.french import words
from pipeline.steps.relate.events.grammar import SUBJECT, children, is_finite, is_participle, is_verbal, lemma_of
from pipeline.steps.relate.events.label.frame import PLACES, Frame
from pipeline.steps.relate.events.label.participle import agree, qualifies, told_noun
from pipeline.steps.relate.events.label.phrase import article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word, words_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token

FULL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})
FULL_ENOUGH = 3
PHRASE = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM"})
LONGEST = 120
"""Characters of a noun with its relative; a longer one hides what it tells."""
REACH = 10
"""Words between a noun and its day."""
FEWEST = 3
OPENING = frozenset("([«“")
CLOSING = frozenset(")]»”")


def heading(frame: Frame) -> Token | None:
    """The noun that a heading of the happening would begin with: its own, or that of which its participle tells."""
    noun = trigger = frame.trigger
    if trigger.pos_ not in {"NOUN", "PROPN"} or qualifies(trigger):
        noun = told_noun(trigger, frame.named)
        if not qualifies(trigger) or noun.i > trigger.i or noun.i not in frame:
            return None
        if _is_counted(noun) and not agree(noun, trigger):
            return noun.head  # "l'un des camps, démoli en mai"
    else:
        while noun.head.i in frame and (_is_bare_complement(noun) or _is_counted(noun)):
            noun = noun.head
    told = children(noun, "aux:tense", "aux:pass")  # "a été à deux reprises blessé", whose parser lost the verb
    return noun if noun.pos_ in {"NOUN", "PROPN"} and not told else None


def phrase(frame: Frame, noun: Token, *, reach: bool = False) -> Piece | None:
    """The noun phrase of the happening, or of the noun that its participle tells of; with `reach` up to its day."""
    trigger = frame.trigger
    out: set[int] = set()
    rest = [token for token in noun.subtree if token.dep_ in {"conj", "acl:relcl"} and token.i > trigger.i]
    for token in rest:
        below = {lower.i for lower in token.subtree}
        stays = (
            token.head.i != noun.i if token.dep_ == "acl:relcl" else not is_verbal(token) or _is_like(token, trigger)
        )
        if stays or trigger.i in below or (reach and _says_which(frame, noun, token, below)):
            continue
        if max(below) < max(lower.i for lower in noun.subtree if not lower.is_punct and not lower.is_space):
            return None  # What follows would be torn from it.
        out |= below
    hung = {token.i for token in trigger.subtree} if trigger.i > noun.i and is_participle(trigger) else set()
    short = phrase_of(frame, noun, less=out, more=hung)
    long = _past_day(frame, noun, short) if short else short
    dated = _to_day(frame, noun, long) if reach and long and not frame.own.intersection(long) else long
    order = _from_article(noun, _to_comma(frame, dated))
    while order and is_word(trigger.doc[order[0]], "relative"):
        order = order[1:]  # "dont le meurtre"
    beyond = int(len(order) > len(short) or bool(hung)) + (len(dated) > len(long))
    return Piece(tuple(order), lead=article_before(noun, order), phrase=True, hung=beyond) if order else None


def _says_which(frame: Frame, noun: Token, clause: Token, below: set[int]) -> bool:
    """Whether a relative without a comma says which one is meant: "l'accident qui lui a coûté une main"."""
    doc, edge = frame.doc, clause.left_edge
    apart = clause.dep_ != "acl:relcl" or edge.is_punct or doc[edge.i - 1].is_punct
    short = len(doc.text_of(noun.i, max(below) + 1)) <= LONGEST
    return not apart and short and not frame.others & below


def _from_article(noun: Token, order: list[int]) -> list[int]:
    """Without half of a phrase that stood before: "particulier" of "en particulier la crue"."""
    articles = [child.i for child in noun.children if child.dep_ == "det" and child.i in order]
    before = [index for index in order if articles and index < articles[0]]
    torn = before and all(noun.doc[index].pos_ in {"ADJ", "ADV", "ADP"} for index in before)
    return [index for index in order if index not in before] if torn else order


def _to_day(frame: Frame, noun: Token, order: list[int]) -> list[int]:
    """Up to its day where the parse hangs that, or what stands before it, on a word above: "sa chute, le 3 mars"."""
    doc, first = frame.doc, min(frame.own, default=-1)
    between = doc[order[-1] + 1 : first]
    while len(between) and is_word(between[-1], "day_tie"):
        between = between[:-1]
    if len(between) and between[-1].text == ",":
        between = between[:-1]
    near = order[-1] < first <= order[-1] + REACH and noun.i == frame.trigger.i
    if not near or doc[order[0]].dep_ != "det" or frame.others.intersection(range(order[-1], first)):
        return order
    if any(token.pos_ not in PHRASE or is_verbal(token) for token in between):
        return order
    return [*order, *range(order[-1] + 1, max(frame.own) + 1)]


def _past_day(frame: Frame, noun: Token, order: list[int]) -> list[int]:
    """With its day and what follows that, which parsers hang higher up: "la crue de 1982 à Lannes (12 morts)"."""
    doc = frame.doc
    place = order[-1] + 1
    if place in frame and doc[place].text == ",":
        behind = _behind_day(frame, place + 1)
        parted = behind > place + 1 or frame.sets_off_day(order)
        if not parted or behind not in frame or not is_word(doc[behind], "of_day") or doc[behind].dep_ != "case":
            return order
        return [*order, *range(order[-1] + 1, _end_below(frame, behind, doc[behind].head))]
    if order[-1] in frame.own and place in frame and noun.i == frame.trigger.i and _is_place(doc, place):
        return [*order, *range(place, _end_of_place(frame, place))]
    while place in frame and (place in frame.own or is_word(doc[place], "day_tie") or is_word(doc[place], "of_day")):
        place += 1
    if place - 1 not in frame.own:
        return order
    order = [*order, *range(order[-1] + 1, place)]
    if place not in frame:
        return order
    opens = doc[place]
    if opens.text == "(":
        end = next((index for index in range(place, frame.sentence.end) if doc[index].text == ")"), None)
        return [*order, *range(order[-1] + 1, (end or place - 1) + 1)]
    top = opens.head
    above = top.head
    late = above.i > noun.i and above.i not in frame.own  # "les crues de mai à Lannes" may hang on its day
    if opens.dep_ != "case" or top.i < place or late or (is_verbal(above) and is_finite(above)):
        return order
    end = _end_below(frame, place, top)
    return [*order, *range(order[-1] + 1, end)] if end > top.i else order


def _is_place(doc: Doc, place: int) -> bool:
    """Whether a place follows that a verb can do without: "après les crues de mai à Lannes"."""
    after = place + 1 + (place + 1 < len(doc) and is_word(doc[place + 1], "definite"))
    named = after < len(doc) and doc[after].ent_type_ in PLACES
    return doc[place].pos_ == "ADP" and named and doc[place].head.dep_ in {"obl:mod", "nmod"}


def _end_of_place(frame: Frame, place: int) -> int:
    doc, end = frame.doc, place + 1
    while end in frame and (doc[end].ent_type_ in PLACES or (end == place + 1 and is_word(doc[end], "definite"))):
        end += 1
    return end


def _end_below(frame: Frame, place: int, top: Token) -> int:
    """Where the words below a noun end that go on from a place without a mark or relative."""
    doc, below = frame.doc, {token.i for token in top.subtree}
    while place in below and doc[place].text not in {",", "(", ":", ";"} and not is_word(doc[place], "relative"):
        place += 1
    return place


def _is_like(verb: Token, trigger: Token) -> bool:
    """A participle coordinated to the one that tells, of one gender and number with it, or an infinitive."""
    if is_participle(verb):
        return agree(verb, trigger)
    return not is_finite(verb)


def _to_comma(frame: Frame, order: list[int]) -> list[int]:
    """A phrase up to the comma after its happening, if it says enough by then."""
    doc = frame.doc
    inside = 0
    for place, index in enumerate(order):
        inside += (doc[index].text in OPENING) - (doc[index].text in CLOSING)
        if inside > 0:
            continue
        if doc[index].text in {":", ";"} and index > frame.happening.last.i:
            return order[:place]
        if doc[index].text == "," and index > frame.happening.last.i:
            if frame.sets_off_day(order[place:]):
                continue  # "sa chute, le 3 mars"
            after = doc[_behind_day(frame, index + 1)]
            if place + 1 < len(order) and is_word(after, "of_day") and after.head.pos_ in {"NOUN", "PROPN"}:
                continue  # "la vente, conclue mardi, de deux tours"
            near = any(one.ent_type_ in PLACES for one in doc[index + 2 : index + 4])
            if place + 1 < len(order) and doc[index + 1].pos_ == "ADP" and near:
                continue  # "des incidents dans la halle, à Lannes"
            if sum(doc[word].pos_ in FULL for word in order[:place]) >= FULL_ENOUGH:
                return order[:place]
            break
    return order


def _behind_day(frame: Frame, place: int) -> int:
    """Past a day between commas: "le vol, en mai 1998, de deux toiles"."""
    doc, end = frame.doc, frame.past_day(place)
    return end + 1 if end > place and end + 1 in frame and doc[end].text == "," else place


def is_thin(frame: Frame, piece: Piece, noun: Token) -> bool:
    """A noun with nothing that says which: no complement, no name; its day is enough where its clause tells else."""
    doc, order = frame.doc, piece.words
    first = doc[order[0]]
    if first.pos_ == "NOUN" and not piece.lead and order[0] > frame.sentence.start and first.nbor(-1).pos_ == "ADP":
        return True  # "base de" of "à base de"
    if lacks_matter(frame, piece, noun):
        return True
    if any(index in frame.named or (doc[index].pos_ == "PROPN" and index not in frame.own) for index in order):
        return len(order) < FEWEST
    dated = any(right in frame.own and is_word(doc[left], "of_day") for left, right in pairwise(order))
    return (
        not (dated and noun.dep_ not in {*SUBJECT, "obj", "obj:lvc"})
        and sum(doc[index].pos_ in FULL and index not in frame.own for index in order) < FULL_ENOUGH
    )


def lacks_matter(frame: Frame, piece: Piece, noun: Token) -> bool:
    """A text or figure of which nothing says what it is about: "une enquête dévoilée mardi"."""
    if lemma_of(noun) not in words_of("has_matter"):
        return False
    tells = {"nmod", "appos", "acl:relcl", "nummod", "ccomp"}
    below = [
        child for child in noun.children if child.i > noun.i and child.i in piece.words and child.i not in frame.own
    ]
    quoted = any(noun.doc[index].text in OPENING for index in piece.words if index > noun.i)
    return not quoted and not any(child.dep_ in tells for child in below)


def _is_bare_complement(noun: Token) -> bool:
    """As in "projet d'attentat": a noun without article that only says of what kind another is."""
    return (
        noun.dep_ == "nmod"
        and noun.head.pos_ == "NOUN"
        and noun.head.i == noun.i - 2
        and is_word(noun.nbor(-1), "of_day")
        and noun.nbor(-1).lower_ not in words("fused_articles")
        and not any(child.dep_ == "det" for child in noun.children)
    )


def _is_counted(noun: Token) -> bool:
    """As in "l'un des procès", "une série de grèves": what counts a noun belongs to it."""
    head = noun.head
    if noun.dep_ != "nmod" or head.i > noun.i or head.i < noun.i - 5:
        return False
    return head.pos_ in {"PRON", "NUM"} or lemma_of(head) in words_for("quantity")
