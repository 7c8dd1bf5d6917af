"""Walks through a dependency parse; the only place that knows the labels of the French treebank."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

from pipeline.steps.relate.events.words import (
    EventNoun,
    VerbEndings,
    event_nouns,
    known_verbs,
    phrase_heads,
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
CLAUSE = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "csubj"})
DATE_TOKENS = "date_tokens"
"""Where a document keeps the places of its dates."""
MAX_CLIMB = 12
LONGEST_PHRASE = 5
SHORT = 7
PLACES = frozenset({"LOC", "GPE"})


def features(token: Token, name: str) -> list[str]:
    """Values of one morphological feature; to read, not to change."""
    return token.morph.get(name, [])


def is_tie(token: Token) -> bool:
    """The verb of "à partir de", "à compter de", which is none."""
    if form_of(token) not in words_for("of_the_verb") or not 0 < token.i < len(token.doc) - 1:
        return False
    return form_of(token.nbor(-1)) in words_for("to_do") and form_of(token.nbor()) in words_for("of")


def form_of(token: Token) -> str:
    """The word in lower case, its apostrophe straight: "qu'"."""
    return token.form


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


def _has_article(verb: Token) -> bool:
    """As in "a signé le permis", "leur dépêche": a noun that the tagger took for a verb."""
    below = {child.dep_ for child in verb.children}
    return "det" in below and not below & {"aux:tense", "aux:pass", "nsubj"}


def _has_noun_words(token: Token) -> bool:
    return any(child.dep_ in {"det", "nummod", "case"} for child in token.children)


def qualifies_as_participle(adjective: Token) -> bool:
    """As in "des places ouvertes en mars", where the tagger sees an adjective: never in a name, "les Nations unies"."""
    known = infinitive_of(adjective.lower_, "noun", verb_types()) is not None
    return adjective.pos_ in {"ADJ", "NOUN"} and known and not adjective.head.text[:1].isupper()


@once_a_token
def is_verbal(token: Token) -> bool:
    """A verb, also where the tagger took its participle for an adjective or a noun."""
    if token.pos_ in {"VERB", "AUX"}:
        return not _has_article(token)
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
    if (
        token.dep_ == "acl"
        and "Fin" in features(token, "VerbForm")
        and not any(c.dep_ in SUBJECT for c in token.children)
    ):
        return token.lower_.endswith(tuple(words_for("participle_ending")))
    return "Part" in features(token, "VerbForm") and "Pres" not in features(token, "Tense")


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
    """Whether a word belongs to a time expression: "jour", "fin" of "en fin de semaine"."""
    return token.i in date_tokens(token.doc)


def date_tokens(doc: Doc) -> frozenset[int]:
    """Places of all words of time expressions, gathered once: a long article has thousands, asked for at each word."""
    found: frozenset[int] | None = doc.kept.get(DATE_TOKENS)
    if found is None:
        found = doc.kept[DATE_TOKENS] = frozenset(token.i for date in doc.dates for token in date)
    return found


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
        if token.pos_ == "VERB" and is_finite(token):
            return token
        if token.pos_ != "AUX" and any(
            c.dep_ in SUBJECT or c.dep_ == "aux:pass" for c in token.children if c.i >= mark
        ):
            return token
    return None


def opens_where(date: Span) -> bool:
    """Whether a clause tells of the day at once: "le 8 janvier où", never "à Valmont en mars, où"."""
    return date.end + 1 < len(date.doc) and form_of(date.doc[date.end]) in words_for("day_when")


def preposition(token: Token) -> str:
    """The preposition that ties a noun to its head, in lower case, or nothing."""
    for child in token.children:
        if child.dep_ == "case":
            return form_of(child)
    return ""


def subjects(token: Token) -> tuple[Token, ...]:
    """Subjects of a predicate; those of its first conjunct, or of its governing verb, when it has none of its own."""
    found = tuple(child for child in token.children if child.dep_ in SUBJECT)
    seen = 0
    while not found and seen < MAX_CLIMB:
        seen += 1
        if token.dep_ in {"conj", "xcomp"} and token.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            token = token.head
            found = tuple(child for child in token.children if child.dep_ in SUBJECT)
        else:
            break
    return found


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
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if is_verbal(token):
            return token
    return None


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


@once_a_token
def noun_entry(token: Token) -> EventNoun | None:
    """The event noun that a token is, alone or as the first word of a fixed phrase."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", ""} and not (token.pos_ == "VERB" and _has_article(token)):
        return None
    if token.ent_type_ in PLACES and token.text[:1].isupper() and not token.is_sent_start:
        return None  # "à La Réunion"
    if token.i > 0 and f"{form_of(token.nbor(-1))} {token.lower_}" in words_for("comparison"):
        return None  # "par rapport à 2006"
    if token.i > 1 and form_of(token.nbor(-2)) in words_for("at") and lemma_of(token) in words_for("times"):
        return None  # "à trois reprises"
    nouns = event_nouns()
    for key in (token.lower_, lemma_of(token)):
        for phrase in phrase_heads().get(key, ()):
            words = phrase.replace("'", "' ").split()
            start = token.i - (words[0] in words_for("ordinal"))
            forms = [form_of(t) for t in token.doc[max(start, 0) : start + len(words)]]
            if start == token.i and forms[1:] == words[1:]:
                return nouns[phrase]
            if start < token.i and start >= 0 and lemma_of(token.nbor(-1)) == words[0] and forms[2:] == words[2:]:
                return nouns[phrase]
    entry = nouns.get(lemma_of(token)) or nouns.get(token.lower_) or nouns.get(singular(token.lower_))
    if entry is not None and token.pos_ == "ADJ" and entry.type != "election" and "-" not in token.lower_:
        return None  # "Rendez-vous samedi", taken for an adjective, names one all the same
    opens = token.is_sent_start or (token.i > 0 and (token.nbor(-1).is_punct or token.nbor(-1).is_space))
    if entry is not None and token.pos_ == "PROPN" and token.text[:1].isupper() and not opens:
        return entry if entry.type in {"election", "law_or_decree"} else None
    return entry


def phrase_end(noun: Token) -> Token:
    """The last word of the fixed phrase that an event noun begins: "vue" of "garde à vue"."""
    entry = noun_entry(noun)
    words = entry.lemma.replace("'", "' ").split() if entry is not None else []
    return noun.doc[noun.i + len(words) - 1] if words[1:] and words[0] not in words_for("ordinal") else noun


def names_deed(noun: Token) -> bool:
    """A noun that its ending or its sense tells to be of a verb: "annulation", "lancement", "la fin de"."""
    if noun.pos_ != "NOUN":
        return False
    formed = len(noun.lower_) > SHORT and singular(noun.lower_).endswith(tuple(words_for("deed_ending")))
    return formed or lemma_of(noun) in words_for("phase")


def is_ground(noun: Token) -> bool:
    """A bare noun after "de" or "pour" that says why something is done: "inculpé de meurtre", "jugé pour fraude"."""
    tied = preposition(noun) in words_for("bare_of", "meant_for")
    return tied and is_verbal(noun.head) and not children(noun, "det")


def phrase_start(noun: Token) -> Token:
    """The first word of the fixed phrase that a noun ends: "appel" for the last word of "appel à candidatures"."""
    for back in range(1, LONGEST_PHRASE):
        if noun.i - back < noun.sent.start:
            break
        first = noun.doc[noun.i - back]
        entry = noun_entry(first)
        if entry is not None and len(entry.lemma.replace("'", "' ").split()) > back:
            return first
    return noun


def singular(form: str) -> str:
    """A rough singular, for words that the lemmatizer left in the plural."""
    return form[:-1] if form.endswith(("s", "x")) and len(form) > 4 else form


@once_a_token
def is_body_noun(token: Token) -> bool:
    """A noun that stands for the body it belongs to, such as the board of a company."""
    bodies = words_for("body_of")
    if lemma_of(token) in bodies or token.lower_ in bodies:
        return True
    return " ".join(t.lower_ for t in token.doc[token.i : token.i + 3]).replace("’", "'").replace("d' ", "d'") in bodies
