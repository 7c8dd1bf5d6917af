"""Walks through a dependency parse; the only place that knows the labels of the French treebank."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from pipeline.steps.relate.events.words import (
    VerbEndings,
    known_verbs,
    speech_verbs,
    verb_endings,
    verb_types,
    words_for,
)
from pipeline.steps.relate.once import once_a_token
from pipeline.steps.relate.parse import Doc, Span, Token

SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
DIRECT = frozenset({"obj", "obj:lvc"})
"""Objects, also those of light verbs: "prendre une décision"."""
OBLIQUE = frozenset({"obl", "obl:arg", "obl:mod"})
DATE_TOKENS = "date_tokens"
"""Where a document keeps the places of its dates."""
MAX_CLIMB = 12
PLACES = frozenset({"LOC", "GPE"})


def features(token: Token, name: str) -> list[str]:
    """Values of one morphological feature; to read, not to change."""
    return token.morph.get(name, [])


def may_agree(one: Token, other: Token, *names: str) -> bool:
    """Whether what is known of gender and number (or of the features named) does not keep two words apart."""
    pairs = ((features(one, name), features(other, name)) for name in names or ("Gender", "Number"))
    return all(not mine or not its or not set(mine).isdisjoint(its) for mine, its in pairs)


def is_tie(token: Token) -> bool:
    """The verb of "à partir de", "à compter de", which is none."""
    if form_of(token) not in words_for("of_the_verb") or not 0 < token.i < len(token.doc) - 1:
        return False
    return form_of(token.nbor(-1)) in words_for("to_do") and form_of(token.nbor()) in words_for("of")


def form_of(token: Token) -> str:
    """The word in lower case, its apostrophe straight: "qu'"."""
    return token.form


def spoken(words: Iterable[Token]) -> str:
    """The forms of some words in one line, an elided one with what follows it: "d'ici là"."""
    return " ".join(map(form_of, words)).replace("' ", "'")


def has_phrase(words: Iterable[Token], use: str) -> bool:
    """Whether a phrase of that use stands among some words."""
    said = spoken(words)
    return any(phrase in said for phrase in words_for(use))


@once_a_token
def lemma_of(token: Token) -> str:
    """Lemma in lower case; a verb that the lemmatizer left inflected is brought back to a known infinitive."""
    lemma = (token.lemma_ or token.text).lower()
    known = known_verbs()
    if lemma not in known and is_verbal(token):
        accented = "é" + lemma[1:] if lemma.startswith("e") else lemma  # "Elu", "Ecroué"
        for form in (lemma, token.lower_, accented):
            if (verb := infinitive_of(form, "verb", known)) is not None:
                return verb
    return participle_of(token) or lemma


def infinitive_of(form: str, taken_for: VerbEndings, known: Container[str]) -> str | None:
    """The known infinitive that an inflected form gives by the table of endings."""
    return next((verb for verb in _infinitives(form, taken_for) if verb in known), None)


@lru_cache(maxsize=1 << 14)
def _infinitives(form: str, taken_for: VerbEndings) -> tuple[str, ...]:
    """All infinitives that an inflected form would give, known or not."""
    endings = verb_endings(taken_for)
    return tuple(form.removesuffix(ending) + verb for ending, verb in endings if form.endswith(ending))


@once_a_token
def participle_of(token: Token) -> str | None:
    """The infinitive of a participle that the tagger took for an adjective or a noun: "sollicitée"."""
    if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
        return None
    if token.i > 0 and f"{form_of(token.nbor(-1))} {token.lower_}" in words_for("set_phrase"):
        return None  # "au point mort"
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma != token.lower_ and infinitive_of(token.lower_, "participle", {lemma}):
        return lemma  # "les chiffres actualisés lundi": the lemmatizer knows the verb
    found = infinitive_of(token.lower_, "participle", verb_types())
    return found or (infinitive_of(token.lower_, "noun", verb_types()) if _stands_as_participle(token) else None)


def _stands_as_participle(token: Token) -> bool:
    """As in "la marche est partie lundi", "Partis du port lundi, …": a bare word beside "être" or in front."""
    if token.pos_ not in {"ADJ", "NOUN"} or _has_noun_words(token):
        return False
    auxiliary = any(child.dep_ == "cop" and child.lower_ in words_for("auxiliary_form") for child in token.children)
    return (auxiliary and token.pos_ == "NOUN") or token.is_sent_start is True or _hangs_as_participle(token)


def _hangs_as_participle(token: Token) -> bool:
    """As in "l'ancien patron, parti en mars": where the parser sees a clause, the tagger saw no noun."""
    if token.pos_ != "NOUN" or _has_noun_words(token):
        return False
    return token.dep_ == "acl" or (token.dep_ == "conj" and token.head.pos_ == "VERB" and is_participle(token.head))


def has_article(verb: Token) -> bool:
    """As in "a signé le permis", "leur dépêche": a noun that the tagger took for a verb."""
    below = {child.dep_ for child in verb.children}
    return "det" in below and not below & {"aux:tense", "aux:pass", "nsubj"}


def _has_noun_words(token: Token) -> bool:
    return any(child.dep_ in {"det", "nummod", "case"} for child in token.children)


@once_a_token
def is_verbal(token: Token) -> bool:
    """A verb, also where the tagger took its participle for an adjective or a noun."""
    if token.pos_ in {"VERB", "AUX"}:
        return not has_article(token)
    below = {child.dep_ for child in token.children}
    if "cop" in below and token.pos_ == "NOUN" and _stands_as_participle(token) and participle_of(token) is not None:
        return True
    if "cop" in below and token.pos_ in {"ADJ", "NOUN"} and participle_of(token) is None:
        return False  # "la grève a été massive"
    if below & {"aux:tense", "aux:pass", "expl:comp", "expl:pass"}:
        return True
    if _hangs_as_participle(token) and participle_of(token) is not None:
        return True
    if "nsubj" not in below or "cop" in below:
        return False
    finite = token.pos_ in {"NOUN", "ADV"} and not below & {"det", "case"}  # "le maire dément que", "elle doute que"
    return token.pos_ == "ADJ" or (finite and infinitive_of(token.lower_, "verb", known_verbs()) is not None)


@once_a_token
def is_participle(token: Token) -> bool:
    """Past participle, whatever its use; "survenue" beside its noun is often tagged as if it had a tense."""
    if token.dep_ == "acl" and "Fin" in features(token, "VerbForm") and not children(token, *SUBJECT):
        return token.lower_.endswith(tuple(words_for("participle_ending")))
    return "Part" in features(token, "VerbForm") and "Pres" not in features(token, "Tense")


def is_present_participle(token: Token) -> bool:
    """A participle of the present: "fermant"."""
    return "Part" in features(token, "VerbForm") and "Pres" in features(token, "Tense")


def is_infinitive(token: Token) -> bool:
    """An infinitive."""
    return "Inf" in features(token, "VerbForm")


def is_infinitive_group(verb: Token) -> bool:
    """An infinitive, also a compound one: "avoir voté"."""
    return any("Inf" in features(one, "VerbForm") for one in (verb, *children(verb, "aux:tense", "aux:pass", "cop")))


def is_bare_participle(word: Token) -> bool:
    """A past participle without auxiliary."""
    return is_participle(word) and not children(word, "aux:tense", "aux:pass")


def is_verb_in_disguise(token: Token) -> bool:
    """A known verb in the present that the tagger took for a noun or adjective, in a sentence without other verb."""
    infinitives = {f"{token.lower_}r", f"{token.lower_}r".replace("è", "é")}
    if token.pos_ not in {"ADJ", "NOUN"} or not infinitives & verb_types().keys() or is_verbal(token):
        return False
    if children(token, "det", "case") or token.i + 1 >= token.sent.end:
        return False
    if token.nbor().pos_ not in {"DET", "ADP", "NUM", "CCONJ"}:
        return False
    return not any(t.pos_ in {"VERB", "AUX"} and is_finite(t) for t in token.sent if t.dep_ != "acl:relcl")


def is_in_date(token: Token) -> bool:
    """Whether a word belongs to a time expression: "jour", "fin" of "en fin de semaine".

    The places of these are gathered once: a long article has thousands, asked for at each word.
    """
    kept = token.doc.kept
    if DATE_TOKENS not in kept:
        kept[DATE_TOKENS] = frozenset(one.i for date in token.doc.dates for one in date)
    return token.i in kept[DATE_TOKENS]


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """Children under any of these labels, in order."""
    wanted = {*labels, *DIRECT} if "obj" in labels else labels
    return tuple(child for child in token.children if child.dep_ in wanted)


def auxiliaries(token: Token) -> tuple[Token, ...]:
    """Auxiliaries and copulas of a predicate."""
    return tuple(child for child in token.children if child.dep_.startswith("aux") or child.dep_ == "cop")


def is_passive(token: Token) -> bool:
    """A passive verb, or a bare participle, whose subject undergoes."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in token.children):
        return True
    return is_participle(token) and token.dep_ in {"acl", "amod", "advcl"} and not children(token, "aux:tense")


def is_finite(token: Token) -> bool:
    """A verb with a tense of its own, or with a finite auxiliary."""
    return "Fin" in features(token, "VerbForm") or any("Fin" in features(a, "VerbForm") for a in auxiliaries(token))


def is_reflexive(token: Token) -> bool:
    """A verb with its "se"."""
    return any(form_of(child) in words_for("reflexive") for child in token.children)


def is_speech(verb: Token) -> bool:
    """A verb whose subject speaks or writes: "dit", "fait savoir"."""
    lemma = lemma_of(verb)
    return lemma in speech_verbs() or any(
        f"{lemma_of(maker)} {lemma}" in speech_verbs() for maker in children(verb, "aux:caus")
    )


def clause_after(mark: int, end: int, doc: Doc) -> Token | None:
    """The predicate of the clause that begins at a token: its first finite verb, however it was tagged."""
    for token in doc[mark:end]:
        told = any(child.i >= mark for child in children(token, "aux:pass", *SUBJECT))
        if (token.pos_ == "VERB" and is_finite(token)) or (token.pos_ != "AUX" and told):
            return token
    return None


def opens_where(date: Span) -> bool:
    """Whether a clause tells of the day at once: "le 8 janvier où", never "à Valmont en mars, où"."""
    return date.end + 1 < len(date.doc) and form_of(date.doc[date.end]) in words_for("day_when")


def preposition(token: Token) -> str:
    """The preposition that ties a noun to its head, in lower case, or nothing."""
    return next((form_of(child) for child in token.children if child.dep_ == "case"), "")


def subjects(token: Token) -> tuple[Token, ...]:
    """Subjects of a predicate; those of its first conjunct, or of its governing verb, when it has none of its own."""
    for _ in range(MAX_CLIMB):
        found = children(token, *SUBJECT)
        if found or token.dep_ not in {"conj", "xcomp"} or token.head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
            return found
        token = token.head
    return ()


def own_subjects(verb: Token, *, speaks: bool) -> tuple[Token, ...]:
    """Subjects, but for "…, a annoncé la ville": before a verb of speech so inverted stands someone else's clause."""
    found = subjects(verb)
    if not speaks or not found:
        return found
    begin = min([verb.i, *(child.i for child in verb.children if child.dep_.startswith(("aux", "expl")))])
    if begin <= verb.sent.start or verb.doc[begin - 1].text not in {",", "»", "”", '"'}:
        return found
    return tuple(subject for subject in found if subject.i > begin or not _has_clause(subject.i, begin, verb))


def _has_clause(start: int, end: int, verb: Token) -> bool:
    """A finite verb between two places, other than in a relative."""
    return any(
        token.pos_ == "VERB" and is_finite(token) and token.i != verb.i and token.dep_ not in {"acl:relcl", "acl"}
        for token in verb.doc[start:end]
    )


def verb_above(token: Token) -> Token | None:
    """The nearest verb over a token, participles included."""
    return next(filter(is_verbal, token.ancestors), None)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)
