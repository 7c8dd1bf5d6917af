"""The verb whose clause is the happening's own, and whether that clause is the point of its sentence.

What somebody says happened is told by its own clause: who says it has a column of its own. « La maire a annoncé que le
pont fermera mardi » -> « Le pont fermera »; « Le pont a fermé, a indiqué la maire » -> « Le pont a fermé ». Not what
they hold rather than know, nor where the form of the verb rests on who says it, nor out of a quotation.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    features,
    is_finite,
    is_in_date,
    is_infinitive,
    is_present_participle,
    is_speech,
    is_verbal,
    lemma_of,
    participle_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.label.around import governing
from pipeline.steps.relate.events.label.clause import COMPLEX, top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.nominal import heading
from pipeline.steps.relate.events.label.participle import qualifies
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative_noun import relative_subject
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, whole
from pipeline.steps.relate.events.label.words import is_word, phrase_at, words_of
from pipeline.steps.relate.events.negation import is_negated
from pipeline.steps.relate.events.words import verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

BEHIND = frozenset({",", "»", "”", '"', "?", "!"})
CLOSING = frozenset({"»", "”", '"'})
MENDED = 5
"""Words before a participle in which its verb stands in brackets."""
INSERTED = frozenset({"advcl", "parataxis", "parataxis:insert", "ccomp", "conj", "dep", "advcl:cleft"})
COMMA = ","
QUOTES = frozenset('«»“”"')


def own_verb(frame: Frame) -> Token | None:
    """The verb of the happening's clause; of one that shares its subject or its day the verb that it hangs on.

    None where no verb tells it: a noun, or a participle on its noun. A text that is published tells what it says.
    """
    carrier = frame.happening.carrier or (frame.trigger if frame.trigger.pos_ == "AUX" else None)
    if carrier is None or is_told_of_noun(carrier):
        verb = governing(frame) if qualifies(frame.trigger) else None
        noun = None if verb is None else heading(frame)
        longest = whole(frame).length(frame.doc) > MAX_SENTENCE
        if verb is None or noun is None or longest or not _tells_matter(noun, frame.trigger):
            return None
        return top_of(verb)
    verb = top_of(carrier)
    for _ in range(MAX_CLIMB):
        if not (_shares_subject(verb) or _is_manner(frame, verb) or is_counted(verb)) or verb.head.i not in frame:
            break
        verb = top_of(verb.head)
    return verb


def as_told(frame: Frame) -> Frame:
    """Of a published text the frame of what it says: "dans un rapport publié lundi, la cour critique le port"."""
    carrier, verb = frame.happening.carrier, own_verb(frame)
    if verb is None or carrier is None or verb.i == carrier.i or not is_told_of_noun(carrier):
        return frame
    return replace(frame, happening=Happening.at(verb, carrier=verb).by(frame.happening.rule))


def is_told_of_noun(carrier: Token) -> bool:
    """Whether what carries a happening is no predicate of a clause: a noun, or a participle on its noun."""
    predicate = participle_of(carrier) is not None and _is_predicate(carrier)  # "sera fermée", taken for an adjective
    if predicate or is_counted(carrier) or _is_main_in_truth(carrier):
        return False
    return not is_verbal(carrier) or carrier.dep_ in {"acl", "amod"} or qualifies(carrier)


def over(frame: Frame, verb: Token) -> Token | None:
    """The word that a verb's clause hangs on; None where it is the point of its sentence."""
    if is_inserted(verb) or _is_main_in_truth(verb):
        return None
    for _ in range(MAX_CLIMB):
        if verb.head.i == verb.i:
            return None
        joined = is_verbal(verb.head) or _shares_subject(verb)
        if verb.dep_ in COMPLEX or not joined or relative_subject(verb) is not None:
            return None if is_cleft(frame, verb) else verb.head
        verb = verb.head
    return verb


def stands_beside(verb: Token) -> bool:
    """A clause of its own beside another: "le port a fermé, et la ville a voté une aide"."""
    beside = verb.dep_ in {"conj", "parataxis"} and is_finite(verb) and not is_inserted(verb)
    return beside and any(child.dep_ in SUBJECT and child.i < verb.i for child in verb.children)


def is_cleft(frame: Frame, verb: Token) -> bool:
    """As in "c'est à Lannes qu'il va", "à Lannes, c'est la ville qui a voté": said of nothing else."""
    top = verb.head
    if verb.dep_ in {"acl:relcl", "advcl:cleft"} and _is_predicate(top) and top.head.i == top.i:
        mark = next((child for child in verb.children if is_word(child, "relative")), verb)
        opened = any(is_word(child, "cleft") and child.dep_ in SUBJECT | {"expl:subj"} for child in top.children)
        if opened and mark.i > 0 and mark.nbor(-1).text != ",":
            return True
    first = frame.doc[frame.sentence.start]
    return is_word(first, "cleft") and first.pos_ == "PRON" and top.head.i == top.i


def _is_main_in_truth(verb: Token) -> bool:
    """A verb with a tense, or with one in an editor's brackets, over which there is none: "Lundi, le port a fermé"."""
    marked = any(child.dep_ == "mark" or is_word(child, "relative") for child in verb.children)
    if verb.head.i == verb.i or marked or not (is_finite(verb) or is_mended(verb)):
        return False
    if verb.dep_ == "acl:relcl" and not any(is_word(one, "relative") for one in verb.subtree if one.i < verb.i):
        return any(child.dep_ in SUBJECT and child.i < verb.i for child in verb.children)
    return not any(is_finite(above) or is_verbal(above) or _is_predicate(above) for above in verb.ancestors)


def is_mended(verb: Token) -> bool:
    """As in "« un marin (est) blessé »", where editors gave a heading its verb."""
    doc = verb.doc
    return any(
        doc[place].text == ")" and doc[place - 1].pos_ == "AUX" and doc[place - 2].text == "("
        for place in range(max(verb.sent.start + 2, verb.i - MENDED), verb.i)
    )


def is_inserted(verb: Token) -> bool:
    """Who says all the rest, behind it: "…, a annoncé la ville", "…, a-t-on appris"."""
    if verb.dep_ not in INSERTED or not is_finite(verb) or any(child.dep_ == "mark" for child in verb.children):
        return False
    if any(token.text == ":" for token in verb.doc[verb.head.i : verb.i]):
        return False  # "Elle est nette : « Non », a dit la maire"
    group = [child.i for child in verb.children if child.dep_.startswith(("aux", "expl"))]
    begin = min([verb.i, *group])
    said = is_speech(verb) or lemma_of(verb) in words_for("learns")
    quoted = begin > 1 and CLOSING & {verb.doc[begin - 1].text, verb.doc[begin - 2].text}
    behind = begin > 0 and verb.doc[begin - 1].text in BEHIND and (said or quoted)
    if not behind or any(child.dep_ in SUBJECT and child.i < begin for child in verb.children):
        return False
    return any(child.i > verb.i and (child.dep_ in SUBJECT or _is_bare(child)) for child in verb.children) or any(
        child.dep_ in SUBJECT for child in verb.children
    )


def _is_bare(noun: Token) -> bool:
    """A noun without preposition, as the subject behind a verb is, whatever the parser made of it."""
    tied = any(child.dep_ == "case" for child in noun.children)
    return noun.pos_ in {"NOUN", "PROPN"} and not tied and not is_in_date(noun)


def is_counted(verb: Token) -> bool:
    """As in "ils étaient mille à défiler", "il est le premier à voter": what the sentence tells."""
    if verb.dep_ not in {"acl", "advcl", "xcomp"} or not is_infinitive(verb) or auxiliaries(verb):
        return False
    to_do = any(child.i < verb.i and child.lower_ in words_for("to_do") for child in verb.children)
    return to_do and _is_predicate(verb.head) and verb.head.pos_ in {"NUM", "NOUN", "ADJ", "PRON"}


def _is_predicate(word: Token) -> bool:
    return any(child.dep_ == "cop" for child in word.children)


def _shares_subject(verb: Token) -> bool:
    """A verb joined to another without a subject of its own: "… sera soumis au maire, puis transmis au préfet"."""
    if verb.dep_ != "conj" or any(child.dep_ in SUBJECT | {"expl:subj"} for child in verb.children):
        return False
    return is_verbal(verb.head) or _is_predicate(verb.head)


def _is_manner(frame: Frame, verb: Token) -> bool:
    """As in "a surpris en fermant le port", "…, fermant le port": one happening, where there is no other day."""
    alone = not any(child.dep_ in SUBJECT for child in verb.children)
    return verb.dep_ == "advcl" and is_present_participle(verb) and alone and not frame.others


def _tells_matter(noun: Token, participle: Token) -> bool:
    """Whether the clause tells what a text or figure says: "selon un sondage publié lundi, 6 élus sur dix …"."""
    if lemma_of(noun) not in words_of("has_matter"):
        return False
    ties = [child for child in noun.children if child.dep_ == "case"]
    if any(phrase_at(noun.doc, tie.i, noun.i, "in_text") for tie in ties) and is_verbal(noun.head):
        return True
    verb = noun.head
    if participle.nbor(-1).text == ",":
        return False  # "Le bilan, dévoilé lundi, dit l'échec": two things
    return noun.dep_ in SUBJECT and is_finite(verb) and (is_speech(verb) or lemma_of(verb) in words_for("shows_verb"))


def is_told_by(verb: Token) -> bool:
    """Whether a verb is what another says is or will be so, for certain."""
    says = verb.head
    if verb.dep_ != "ccomp" or not is_speech(says):
        return False
    above = top_of(says)
    first, last = sorted((verb.i, says.i))
    if any(token.text in QUOTES for token in verb.doc[first:last]):
        return False
    return not (is_negated(above) or _is_supposed(verb) or _is_supposed(above)) and _tells(says)


def _tells(says: Token) -> bool:
    """Whether a verb of speech gives what it says as a fact: not "dément", "doute", "estime"."""
    held = words_of("claims") | words_for("reports")
    return lemma_of(says) not in held | verbs_of_class("deny") | verbs_of_class("doubt")


def _is_supposed(verb: Token) -> bool:
    """A conditional or subjunctive."""
    return any({"Cnd", "Sub"} & {*features(one, "Mood")} for one in (verb, *auxiliaries(verb)))


def without_sayer(frame: Frame, piece: Piece) -> Piece:
    """Less who says it, behind a comma at its end."""
    doc, order = frame.doc, piece.words
    for place in range(len(order) - 1, 0, -1):
        if doc[order[place]].text != COMMA or order[place] < frame.trigger.i:
            continue
        behind = set(order[place + 1 :])
        verb = next((doc[index] for index in order[place + 1 :] if is_inserted(doc[index])), None)
        if verb is None or not behind <= {token.i for token in verb.subtree}:
            continue
        quoted = any(doc[index].text in QUOTES for index in order)
        supposed = any("Cnd" in features(doc[index], "Mood") for index in order[:place])
        return piece if quoted or supposed or not _tells(verb) else piece.without(frozenset(order[place:]))
    return piece
