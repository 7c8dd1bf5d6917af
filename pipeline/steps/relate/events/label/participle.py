"""The noun that a bare participle tells of: « le pont, fermé en mai », wherever the parser hung the participle."""

from __future__ import annotations

from functools import cache

from pipeline.french import mapping, words
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    features,
    is_finite,
    is_participle,
    lemma_of,
)
from pipeline.steps.relate.events.label.words import is_tensed, is_word
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.role_nouns import role_words

FEWEST = 3
DEEPEST = 3
"""Nouns that are climbed from a name to its happening."""
AGE = 3
"""Words of an age with its comma: ", 52 ans"."""
PERSON = "PER"
REACH = 12
"""Words back from a comma in which the noun is sought."""
MARKS = frozenset('«»“”"()')


def told_noun(participle: Token, named: frozenset[int]) -> Token:
    """The noun of a participle: the one it hangs on, or one near that agrees with it where that one can't be.

    Behind a comma the happening that it complements: "la fermeture de la halle, votée mardi".
    """
    noun = _told_near(participle, named)
    if participle.i == 0 or participle.doc[participle.i - 1].text != "," or noun.i in named:
        return noun
    happenings = [one for one in _above(noun, participle, only_of=True) if noun_entry(one) is not None]
    return happenings[-1] if happenings else noun


def _told_near(participle: Token, named: frozenset[int]) -> Token:
    head, doc = participle.head, participle.doc
    if (first := _joined_to(participle)) is not None:
        return told_noun(first, named) if is_participle(first) else first.head
    if participle.dep_ in {"advcl", "conj"}:
        return _before_comma(participle) or head
    near = participle.i - 1 - (doc[participle.i - 1].text == ",")
    name = name_ending(doc, participle.i, named)
    if name is not None and not agree(head, participle) and agree(name, participle):
        return name  # "à la succession d'Anne Morvel, élue en mai"
    beside = doc[max(near, 0)]
    apart = not _has_article(head) or any(is_tensed(one) for one in doc[head.i : participle.i])
    if beside.pos_ == "NOUN" and _has_article(beside) and apart and agree(beside, participle):
        return beside  # "devient propriétaire de ce monument, offert …"
    noun = head
    if named & {head.i, head.i + 1} and (of_name := _happening_of(head)) is not None and agree(of_name, participle):
        return of_name  # "le procès de Paul Rivoire, ouvert en mai"
    below = {token.i for token in head.subtree}
    between = [doc[index] for index in range(head.i + 1, participle.i) if index in below and doc[index].pos_ == "NOUN"]
    nearer = next((one for one in reversed(between) if _has_article(one) and agree(one, participle)), None)
    if nearer is not None and not agree(head, participle):
        return nearer  # "le décès de sa fille, emportée en mai"
    for _ in range(MAX_CLIMB):
        if agree(noun, participle):
            return noun.head if _is_topic(noun) and agree(noun.head, participle) else noun
        if noun.dep_ not in {"nmod", "appos"} or noun.head.pos_ != "NOUN":
            break
        noun = noun.head
    return head


def name_ending(doc: Doc, place: int, named: frozenset[int]) -> Token | None:
    """The first word of a person's name that ends before a place, or before a comma there."""
    last = doc[max(place - 1 - (doc[place - 1].text == ","), 0)]
    while last.dep_ == "flat:name" and last.head.i < last.i:
        last = last.head
    return last if last.i in named else None


def _is_topic(noun: Token) -> bool:
    """What a text or plan is about: "le plan sur la pêche, dévoilé en avril"."""
    topic = any(is_word(child, "about") for child in noun.children if child.dep_ == "case")
    return topic and noun.dep_ in {"nmod", "obl:arg"} and noun.head.pos_ == "NOUN" and noun.head.i < noun.i


def _happening_of(name: Token) -> Token | None:
    """The event noun that a name complements, directly or through another noun."""
    noun = name
    for _ in range(DEEPEST):
        if noun.dep_ not in {"nmod", "appos", "obl:arg"}:
            return None
        noun = noun.head
        if noun_entry(noun) is not None:
            return noun
    return None


def _has_article(noun: Token) -> bool:
    return any(child.dep_ == "det" or child.lower_ in words("fused_articles") for child in noun.children)


def agree(noun: Token, participle: Token) -> bool:
    """Whether gender and number are not against it that a participle tells of a noun."""
    return all(
        not had or not told or had == told
        for name in ("Gender", "Number")
        for had, told in ((_had(noun, name), spelled(participle, name)),)
    )


def may_tell_of_more(noun: Token, participle: Token) -> bool:
    """Whether a noun above agrees as well, so that it is not sure which is meant: "le chef de l'État élu mardi"."""
    return bool(_above(noun, participle))


def may_tell_of_less(noun: Token, participle: Token) -> bool:
    """Whether a noun between the two, on which the parse may hang it, agrees: "l'assassinat du maire, poignardé"."""
    entry = noun_entry(noun)
    text = entry is not None and entry.noun_class == "text"  # "une étude sur la halle, publiée mardi"
    if text or participle.head.i == noun.i or _joined_to(participle) is not None:
        return False
    between = participle.doc[noun.i + 1 : participle.i]
    return any(one.pos_ == "NOUN" and _has_article(one) and agree(one, participle) for one in between)


def is_restricted(noun: Token, participle: Token) -> bool:
    """Whether a participle says which are meant of several, or of any: "les barques construites à Lannes"."""
    if any(one.dep_ == "det" and is_word(one, "any_one") for one in noun.doc[noun.left_edge.i : participle.i]):
        return True  # "une prime à toute personne ayant navigué"
    before = [child for child in noun.children if child.dep_ in {"case", "det"} and child.i < noun.i]
    several = "Plur" in features(noun, "Number") and any("Def" in features(one, "Definite") for one in before)
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return several and not counted and not any(one.text in {",", "("} for one in noun.doc[noun.i : participle.i])


def _above(noun: Token, participle: Token, *, only_of: bool = False) -> list[Token]:
    """The nouns that a noun complements, or complements with « de », as far as a participle agrees with them."""
    found: list[Token] = []
    for _ in range(MAX_CLIMB):
        if noun.dep_ not in {"nmod", "appos", "obl:arg", "flat:name"} or noun.head.i > noun.i:
            break
        if only_of and not any(is_word(child, "of_day") for child in noun.children if child.dep_ == "case"):
            break
        noun = noun.head
        if is_word(noun, "preposition_noun"):
            break  # "à la suite du décès de la maire, emportée en mai"
        if noun.pos_ in {"NOUN", "PROPN"} and agree(noun, participle):
            found.append(noun)
    return found


def _had(noun: Token, name: str) -> list[str]:
    """Gender or number of a noun; a name without an article is of one, whatever the tagger leaves open."""
    had = features(noun, name)
    if had or name != "Number" or noun.pos_ != "PROPN":
        return had
    return [] if any(child.dep_ in {"det", "conj", "nummod"} for child in noun.children) else ["Sing"]


def spelled(word: Token, name: str) -> list[str]:
    """Gender or number of a participle as its ending tells, which taggers miss in words that they do not know."""
    if word.pos_ != "VERB":
        return features(word, name)
    told = [value for ending, value in _endings(name) if word.lower_.endswith(ending)]
    if name == "Number" and not told and word.lower_ == f"{word.lemma_.removesuffix('r')}s":
        return ["Plur"]  # "réunis" of "réunir", unlike "mis"
    return told or features(word, name)


@cache
def _endings(name: str) -> tuple[tuple[str, str], ...]:
    """Endings of participles with the gender or number that they tell."""
    told = mapping("label_words", "word", "note", use="participle_ending").items()
    return tuple((ending, note.split()[0 if name == "Gender" else 1]) for ending, note in told)


def qualifies(verb: Token) -> bool:
    """A past participle that tells of a noun beside it."""
    bare = not any(child.dep_ in SUBJECT for child in verb.children)
    mistaken = verb.dep_ == "acl" and is_finite(verb) and bare  # "survenue", taken for a present
    if not (is_participle(verb) or mistaken) or auxiliaries(verb):
        return False
    if verb.dep_ in {"acl", "amod"}:
        return True
    joined = any(child.dep_ == "cc" for child in verb.children)
    if (first := _joined_to(verb)) is not None:
        return agree(told_noun(first, frozenset()) if is_participle(first) else first.head, verb)
    return verb.dep_ in {"advcl", "conj"} and not joined and _before_comma(verb) is not None


def _joined_to(participle: Token) -> Token | None:
    """What says more of the same noun, to which a participle is joined: "la marine née à Bréval et détenue là"."""
    first = participle.head
    joined = participle.dep_ == "conj" and any(child.dep_ == "cc" for child in participle.children)
    if not joined or first.dep_ not in {"acl", "amod"} or any(child.dep_ in SUBJECT for child in first.children):
        return None
    closed = any(token.text in MARKS for token in participle.doc[first.i : participle.i])
    return first if first.head.i < first.i and not closed else None


def name_before(doc: Doc, comma: int) -> Token | None:
    """The first word of a person's name before a comma, or before an age between two of them."""
    if comma > AGE and doc[comma - AGE].text == "," and doc[comma - 1].lower_ in role_words("years"):
        comma -= AGE
    last = doc[comma - 1]
    while last.ent_type_ == PERSON and last.ent_iob_ == "I" and last.i:
        last = last.nbor(-1)
    return last if last.ent_type_ == PERSON else None


def _before_comma(participle: Token) -> Token | None:
    """The noun that a participle tells of behind its comma, wherever it hangs: "par la loi du port, votée en mai".

    Or the person: "Paul Rivoire, 52 ans, élu en mai".
    """
    doc = participle.doc
    if participle.i < FEWEST or doc[participle.i - 1].text != ",":
        return None
    if (name := name_before(doc, participle.i - 1)) is not None:
        reached = lemma_of(participle) in words_for("contact_verb")  # "…, dit Paul Rivoire, joint lundi"
        return name if agree(name, participle) and not reached else None
    for token in reversed(doc[max(participle.sent.start, participle.i - REACH) : participle.i - 1]):
        if token.pos_ in {"VERB", "AUX"} or (token.is_punct and token.text not in MARKS):
            return None
        if token.pos_ == "NOUN" and _has_article(token) and agree(token, participle):
            return token
    return None
