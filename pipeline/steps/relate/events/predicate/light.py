"""Light verbs and idioms: the happening is in the noun ("la réunion a eu lieu"), or in both words ("mis fin")."""

from __future__ import annotations

from pipeline.steps.relate.events.book import READINGS, Found
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    MAX_CLIMB,
    children,
    form_of,
    is_in_date,
    is_participle,
    is_passive,
    is_reflexive,
    is_verbal,
    lemma_of,
    may_agree,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, names_deed, noun_entry, phrase_end, phrase_start
from pipeline.steps.relate.events.words import LightUse, light_uses, verb_types, words_for
from pipeline.steps.relate.parse import Token

BELOW = DIRECT | {"fixed", "obl:arg", "obl:mod", "dep", "xcomp"}
NOUN_REACH = 8
FAR_REACH = 12
FIXED_REACH = 7


@READINGS.rule("gone_to")
def gone_to(verb: Token) -> Found:
    """As in "il est allé voir": to go and do it is the happening."""
    if verb.dep_ != "xcomp" or lemma_of(verb.head) not in words_for("going_verb") or not is_participle(verb.head):
        return None
    last = verb if verb.i - verb.head.i == 1 else None
    return Happening.at(verb.head, carrier=verb.head, last=last)


@READINGS.rule("made_known")
def made_known(verb: Token) -> Found:
    """As in "a fait savoir": the two verbs are one of speech."""
    maker = next(iter(children(verb, "aux:caus")), None)
    if maker is None or f"{lemma_of(maker)} {lemma_of(verb)}" not in verb_types():
        return None
    return Happening.at(verb, carrier=verb)


@READINGS.rule("light_participle")
def light_participle(verb: Token) -> Found:
    """As in "le vote prévu le 3 mars", "une lettre datée du 3 mars": the noun that a light participle qualifies."""
    if not is_verbal(verb) or not is_participle(verb) or children(verb, "aux:tense", "aux:pass", "cop"):
        return None
    if verb.dep_ == "advcl":  # "Prévue le 4 juin, la rencontre n'a pas eu lieu."
        told = next((s for s in subjects(verb.head) if s.i > verb.i), None) or _noun_beside(verb)
        light = told is not None and _is_light(verb, told)
        return Happening.at(told, carrier=verb) if told is not None and light else None
    if verb.i > 0 and verb.nbor(-1).lower_ in words_for("as"):
        return None  # "comme prévu"
    noun = _qualified_noun(verb)
    if noun is None or not _is_light(verb, noun):
        return None
    return Happening.at(noun, carrier=verb)


@READINGS.rule("idiom")
def idiom(verb: Token) -> Found:
    """As in "a mis fin", "a été mise en examen": verb and noun are one trigger."""
    for use in _uses(verb, "idiom"):
        for noun in map(counted_noun, (*_below(verb), *_beside(verb))):
            entry = noun_entry(noun)
            name = entry.lemma if entry else lemma_of(noun)
            if {name, noun.lower_, lemma_of(noun)} & use.nouns:
                last = phrase_end(noun) if _touches(verb, noun) else None  # "placé en garde à vue"
                return Happening.at(verb, carrier=verb, last=last)
    return None


@READINGS.rule("light_object")
def light_object(verb: Token) -> Found:
    """As in "la ville a pris une décision", "a porté plainte": the object names the happening."""
    nouns = subjects(verb) if is_passive(verb) else (*_below(verb), *children(verb, "obj"), *_marks(verb))
    for use in _uses(verb, "noun", "object"):
        if use.voice == "passive" and not is_passive(verb):
            continue
        stays = is_passive(verb) and use.nouns  # the parse takes "sont entrés en grève" for a passive
        for noun in map(counted_noun, map(_resumed, (*nouns, *_below(verb)) if stays else nouns)):
            entry = noun_entry(noun)
            adjunct = noun.dep_ == "obl:mod" and noun.head.i == verb.i
            if entry is None or not use.takes(entry.lemma) or (adjunct and not _may_carry(noun, use)):
                continue
            sure = entry.noun_class == "act" or lemma_of(verb) not in words_for("see_verb")
            if use.nouns or (sure and entry.noun_class != "weak"):
                return Happening.at(noun, carrier=verb)
    return None


@READINGS.rule("light_subject")
def light_subject(verb: Token) -> Found:
    """As in "le débat s'est tenu", "la réunion a eu lieu": the subject names the happening."""
    below = _below(verb)
    for use in _uses(verb, "noun", "subject"):
        near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + FIXED_REACH)]
        if not _in_voice(verb, use) or (use.nouns and not any(lemma_of(word) in use.nouns for word in near)):
            continue
        found = tuple(one for one in subjects(verb) if not is_in_date(one))
        subject = next((one for one in found if noun_entry(one) is not None), next(iter(found), None))
        if subject is None:  # "se dérouleront les élections": the parser takes the subject for an object.
            subject = next((child for child in below if noun_entry(child) is not None), None)
        subject = counted_noun(subject) if subject is not None else None
        subject = before_relative(subject) if subject is not None else None
        takes_place = (
            use.nouns and subject is not None and subject.pos_ == "NOUN" and lemma_of(verb) in words_for("have_verb")
        )
        deed = subject is not None and lemma_of(verb) in words_for("sets_deed") and names_deed(subject)
        if subject is not None and (noun_entry(subject) is not None or takes_place or deed):
            return Happening.at(subject, carrier=verb)
    return None


def is_idiom_noun(noun: Token) -> bool:
    """The noun of an idiom: "mise en examen"."""
    entry = noun_entry(noun)
    forms = {noun.lower_, lemma_of(noun), *([entry.lemma] if entry else [])}
    return any(use.trigger == "idiom" and forms & use.nouns for use in light_uses().get(lemma_of(noun.head), ()))


def counted_noun(noun: Token) -> Token:
    """Of "une centaine d'attaques", "une série de grèves": what is counted."""
    if lemma_of(noun) in words_for("quantity"):
        for child in children(noun, "nmod"):
            if preposition(child) in words_for("of"):
                return child
    return noun


def before_relative(subject: Token) -> Token:
    """The noun that the subject of a relative stands for: of "la réunion des agents, qui s'est tenue" the first."""
    clause = subject.head
    if subject.pos_ != "PRON" or noun_entry(subject) is not None or clause.dep_ != "acl:relcl":
        return subject
    noun = clause.head
    for _ in range(MAX_CLIMB):
        if noun_entry(noun) is not None or noun.dep_ != "nmod" or preposition(noun) not in words_for("of"):
            break
        noun = noun.head
    tensed = next(iter(children(clause, "aux:tense")), clause)
    agreeing = clause if is_passive(clause) or lemma_of(tensed) not in words_for("have_verb") else tensed
    return noun if noun_entry(noun) is not None and may_agree(noun, agreeing) else clause.head


def _marks(verb: Token) -> tuple[Token, ...]:
    """The "que" of a relative clause that has no other object, where the parse takes it for a conjunction."""
    own = any(not is_in_date(child) for child in children(verb, "obj"))
    return children(verb, "mark") if verb.dep_ == "acl:relcl" and not own else ()


def _resumed(noun: Token) -> Token:
    """As in "le massacre qu'elle a commis": the noun that a relative pronoun resumes."""
    resumes = noun.pos_ in {"PRON", "SCONJ"} and noun.head.dep_ == "acl:relcl" and noun.i < noun.head.i
    return noun.head.head if resumes and form_of(noun) in words_for("that") else noun


def _uses(verb: Token, trigger: str, slot: str | None = None) -> tuple[LightUse, ...]:
    if not is_verbal(verb):
        return ()
    lemma = lemma_of(verb)
    if lemma in words_for("have_verb") and any(child.lower_ in words_for("there") for child in verb.children):
        lemma = f"y {lemma}"
    subject_matter = {lemma_of(child) for child in children(verb, "obj")} & words_for("subject_matter")
    if subject_matter and f"{lemma} {min(subject_matter)}" in light_uses():
        lemma = f"{lemma} {min(subject_matter)}"  # "faire l'objet d'une enquête"
    uses = light_uses().get(lemma, ())
    return tuple(use for use in uses if use.trigger == trigger and slot in {None, use.slot})


def _may_carry(noun: Token, use: LightUse) -> bool:
    """An adjunct that may be what a light verb leaves the happening to: "a procédé mardi à l'interpellation"."""
    tied = preposition(noun) in words_for("at", "of")
    return bool(use.nouns) or (tied and not children(noun.head, "obj"))


def _below(verb: Token) -> tuple[Token, ...]:
    """Nouns under a verb, after it; also those of fixed phrases: "en vigueur"."""
    after = [child for child in verb.children if child.i > verb.i]
    fixed = [noun for child in after if child.dep_ == "advmod" for noun in children(child, "fixed")]
    return tuple(noun for noun in (*(child for child in after if child.dep_ in BELOW), *fixed) if not is_in_date(noun))


def _beside(verb: Token) -> tuple[Token, ...]:
    """The word that follows a participle at once, whatever the parse makes of it: "la note rendue publique lundi"."""
    follows = is_participle(verb) and verb.i + 1 < verb.sent.end and verb.nbor().pos_ in {"ADJ", "NOUN"}
    return (verb.nbor(),) if follows else ()


def _qualified_noun(participle: Token) -> Token | None:
    """The noun that a participle qualifies, through a coordinated participle if need be."""
    head = next((s for s in subjects(participle) if s.i < participle.i), participle.head)
    for _ in range(MAX_CLIMB):
        if head.pos_ in {"NOUN", "PROPN"}:
            break
        if head.head.i == head.i or head.pos_ != "VERB":
            return _noun_beside(participle) if participle.head.i == participle.i else None
        head = head.head
    nearer = _what_occurred(participle, head)
    if nearer is not None or noun_entry(head) is not None:
        return nearer or head
    doc = participle.doc
    for index in range(participle.i - 1, max(participle.sent.start, participle.i - NOUN_REACH) - 1, -1):
        if doc[index].pos_ in {"VERB", "AUX"} and index > head.i:
            continue
        if noun_entry(doc[index]) is not None:
            return doc[index]
    return head if lemma_of(participle) in words_for("dating_verb") else None


def _what_occurred(participle: Token, head: Token) -> Token | None:
    """As in "un discours sur le naufrage survenu en mars": of two nouns, the nearer act that agrees with it."""
    if lemma_of(participle) not in words_for("occur_verb"):
        return None
    for noun in reversed(participle.doc[head.i + 1 : participle.i]):
        if is_act(noun) and may_agree(noun, participle):
            return noun
    return None


def _is_light(participle: Token, noun: Token) -> bool:
    """Whether a participle leaves the happening to the noun that it qualifies."""
    entry = noun_entry(noun)
    name = entry.lemma if entry else lemma_of(noun)
    if any(name in use.nouns and use.voice == "any" for use in _uses(participle, "noun", "object")):
        return True  # "l'appel lancé lundi"
    return any(use.takes(name) and _in_voice(participle, use) for use in _uses(participle, "noun", "head"))


def _noun_beside(participle: Token) -> Token | None:
    """As in "tués dans un attentat perpétré mardi", where the parse hangs the participle on the verb."""
    for index in range(participle.i - 1, max(participle.sent.start, participle.i - FAR_REACH) - 1, -1):
        token = participle.doc[index]
        if token.text in {",", ";", ":"} or is_verbal(token):
            return None
        second = token.i > 0 and token.nbor(-1).text == "-"  # "un attentat-suicide"
        if noun_entry(phrase_start(token)) is not None and not second:
            return phrase_start(token) if may_agree(phrase_start(token), participle) else None
    return None


def _touches(verb: Token, noun: Token) -> bool:
    """The noun follows its verb at once, or after one preposition: "mis fin", "mise en examen"."""
    return noun.i == verb.i + 1 or (noun.i == verb.i + 2 and verb.nbor().pos_ == "ADP")


def _in_voice(verb: Token, use: LightUse) -> bool:
    if use.voice == "reflexive":
        return is_reflexive(verb)
    if use.voice == "active":
        return not is_reflexive(verb) and not is_passive(verb)
    return use.voice == "any" or is_passive(verb)
