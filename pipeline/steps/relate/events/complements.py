"""What stands around a noun or verb and says who acts in it: who is honoured, who tells, what a locution ties.

And who takes part through a participle: « une enquête visant X », « une délégation conduite par X », « invité de X ».
"""

from __future__ import annotations

from pipeline.steps.relate.events.frames import governs
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    SUBJECT,
    children,
    is_bare_participle,
    is_in_date,
    is_infinitive,
    is_infinitive_group,
    is_participle,
    is_passive,
    is_present_participle,
    is_reflexive,
    is_verbal,
    lemma_of,
    participle_of,
    preposition,
)
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.words import verb_types, words_for
from pipeline.steps.relate.parse import Token

NAMED_PARTS = frozenset({"nsubj", "obj", "iobj"})
DEPTH = 3
"""How many nouns down those are looked for to whom something is done."""
ASKED = ("asked", "contact_verb")
"""Uses of the verbs that say that somebody was asked to speak."""


def honoured(nominals: Nominals, noun: Token) -> set[str]:
    """Mentions under a noun that it is done to or for: « la journée d'hommage à X », « la marche blanche de X »."""
    found: set[str] = set()
    if noun.i in nominals.by_token:
        return found
    near = [(child, 1, honours(noun)) for child in children(noun, "nmod", "obl:arg", "obl:mod")]
    while near:
        child, depth, apart = near.pop()
        apart = apart or preposition(child) in words_for("toward")
        if apart and child.i in nominals.by_token:
            found.add(nominals.by_token[child.i].mention_id)
        elif apart:
            found |= {mention.mention_id for mention in nominals.named(child)}
        if depth < DEPTH and child.i not in nominals.by_token:
            deeper = children(child, "nmod", "obl:arg", "obl:mod")
            near += [(lower, depth + 1, apart or honours(child)) for lower in deeper]
    return found


def remembered(noun: Token, child: Token) -> bool:
    """Whether a noun's complement is remembered by it: « la marche blanche de X », « la messe en mémoire de X »."""
    return honours(noun) or (child.left_edge.i > 0 and honours(child.left_edge.nbor(-1)))


def honours(noun: Token) -> bool:
    """« en mémoire de », « marche blanche »: whoever follows is remembered."""
    words = words_for("honours")
    return lemma_of(noun) in words or any(child.lower_ in words for child in children(noun, "amod"))


def undergoes(verb: Token) -> bool:
    """Whether a verb's subject undergoes: a passive, « s'est fait arrêter », « née en 1932 et tuée mardi »."""
    if is_passive(verb) or (is_infinitive(verb) and is_reflexive(verb) and children(verb, "aux:caus")):
        return True
    if verb.dep_ != "conj" or not is_bare_participle(verb):
        return False
    if not is_passive(verb.head):
        return not is_verbal(verb.head) and verb.head.pos_ == "NOUN"  # « En baisse et poursuivi par la ligue »
    return is_bare_participle(verb.head) or not children(verb, "nsubj")  # « a été jugé, puis mis en examen »


def told_clauses(verb: Token) -> list[Token]:
    """The predicates of what a verb of speech tells: before « a annoncé la ville », or behind « que »."""
    aside = (
        verb.dep_.startswith(("advcl", "parataxis"))
        and verb.dep_ != "advcl:cleft"
        and verb.head.i < verb.i
        and not children(verb, "mark")
    )
    told = [verb.head] if aside else []
    told += children(verb, "ccomp", "parataxis")
    return [clause for clause in told if is_verbal(clause)]


def is_source(noun: Token) -> bool:
    """Whether a phrase says who tells: "selon la banque", "d'après la banque"."""
    words = [token.lower_.replace("’", "'") for token in noun.doc[max(0, noun.left_edge.i) : noun.i]]
    return any(word in words_for("source") - {"pour"} for word in words) or ("d'" in words and "après" in words)


def strays(nominals: Nominals, verb: Token) -> list[Token]:
    """What the parser hung on a day or on a name and says with whom or where: « a dit vendredi sur Radio Luzac ».

    A name takes no complement but « de », and a day none but a part of it.
    """
    found: list[Token] = []
    for child in verb.children:
        under = (
            [child, *children(child, "appos", "nmod")] if child.dep_ in NAMED_PARTS and child.i > verb.i else [child]
        )
        hosts = [one for one in under if is_in_date(one) or is_person(nominals, one)]
        below = [(lower, host) for host in hosts for lower in children(host, "nmod")]
        # « le directeur de la ligue, Paul Roy, à l'Express »: what stands behind the name is not the director's
        below += [(lower, host) for host in hosts if host.head.i == child.i for lower in children(child, "nmod")]
        for lower, host in below:
            leaves = governs("leaves", verb) and is_in_date(host)  # « exclu lundi de la ligue »
            apart = frozenset({""}) if leaves else words_for("of") | {""}
            tied = lower.i > max(verb.i, host.i) and preposition(lower) not in apart
            if tied and not is_in_date(lower) and lower not in found:
                found.append(lower)
    if verb.dep_ == "xcomp" and is_infinitive(verb):
        found += [child for child in children(verb.head, *OBLIQUE) if child.i > verb.i]  # « veut signer avec la ligue »
    return found


def is_person(nominals: Nominals, token: Token) -> bool:
    """Whether a word is part of a person's name."""
    mention = nominals.by_token.get(token.i)
    return mention is not None and mention.kind == "actor"


def antecedent(token: Token) -> Token:
    """The noun behind "celui qui", "X, secrétaire d'État, qui": what it stands in apposition to."""
    if token.pos_ == "NOUN" and token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return token.head
    before = token.left_edge.i - 2
    if token.pos_ == "NOUN" and before >= token.sent.start and token.doc[before + 1].text == ",":
        return token.doc[before] if token.doc[before].pos_ == "PROPN" and not children(token, "det") else token
    for _ in range(3):
        if token.pos_ == "PRON" and token.head.i != token.i and token.dep_ in {"appos", "nmod", "dep", "fixed"}:
            token = token.head
    return token


def is_relative(token: Token) -> bool:
    """« que », « dont », « auquel »: a relative pronoun that is no subject."""
    return token.pos_ == "PRON" and token.lower_.replace("’", "'") in words_for("relative", "relative_of")


def is_hidden_relative(mark: Token) -> bool:
    """« Paul Roy, que la ville avait engagé »: a « que » that the parser took for a conjunction."""
    verb = mark.head
    if verb.dep_ != "acl:relcl" or mark.i - 2 < verb.sent.start or mark.nbor(-1).text != ",":
        return False
    that = mark.lower_.replace("’", "'") in words_for("relative", "relative_of")
    return that and bool(children(verb, *SUBJECT)) and not children(verb, "obj", "ccomp", "xcomp")


def aims(verb: Token) -> bool:
    """« pour saluer Paul Roy », « condamné à payer Paul Roy »: an infinitive behind what it is done for or bound to."""
    return any(mark.lower_ in words_for("purpose") for mark in verb.children)


def publishes(verb: Token) -> bool:
    """« publié », « paru »: what a verb says is done in a newspaper or on a screen."""
    return verb_types().get(lemma_of(verb)) == "publication"


def asks_nobody(verb: Token) -> bool:
    """« a appelé à manifester », « permet de partir »: an infinitive under a verb that does not say whom it asks."""
    above = verb.head
    if not is_infinitive_group(verb) or verb.dep_ not in {"xcomp", "obl:arg", "advcl"} or above.i == verb.i:
        return False
    asked = [child for child in children(above, "obj", "iobj") if child.i > above.i or child.pos_ == "PRON"]
    return lemma_of(above) in words_for("object_control") and not is_passive(above) and not asked


def tells_alone(subjects: tuple[Token, ...]) -> bool:
    """Whether somebody whom nobody wants to know tells it: « a-t-on appris », « ont indiqué des sources »."""
    return all(one.pos_ == "NOUN" or one.lower_.strip("-t") in words_for("anybody") | {""} for one in subjects)


def done_to_another(verb: Token) -> bool:
    """Whether a clitic before a verb says to whom it is done: « nous reçoit », « l'a empêchée »; not « se voit »."""
    return any(
        child.dep_ in {"obj", "iobj"}
        and child.pos_ == "PRON"
        and child.i < verb.i
        and "Yes" not in child.morph.get("Reflex", [])
        for child in verb.children
    )


def concerned(noun: Token) -> list[Token]:
    """« une enquête visant Paul Roy », « le contrat liant Paul Roy à la ligue »: whom a happening's noun is about."""
    if noun_entry(noun) is None:
        return []
    found: list[Token] = []
    for verb in children(noun, "acl"):
        if is_present_participle(verb):
            found += children(verb, "obj")
            found += [one for one in children(verb, *OBLIQUE) if preposition(one) in words_for("at")]
    return found


def leaders(noun: Token) -> list[Token]:
    """« une délégation conduite par Paul Roy », « les élus, suivis par Paul Roy »: who leads or goes with who acts."""
    led = (
        verb for verb in children(noun, "acl", "amod") if is_participle(verb) and lemma_of(verb) in words_for("leads")
    )
    return [agent for verb in led for agent in children(verb, "obl:agent")]


def askers(verb: Token) -> list[Token]:
    """« Invité de Radio Luzac, Paul Roy a dit », « Interrogée par Le Phare, elle a dit »: who asked the speaker."""
    found: list[Token] = []
    for child in (one for one in children(verb, "advcl") if one.i < verb.i):
        asked = {lemma_of(child), participle_of(child)} & words_for(ASKED[0]) | words_for(ASKED[1]) & {lemma_of(child)}
        if asked and (is_participle(child) or participle_of(child) is not None):
            found += children(child, "obl:agent")
            found += [
                one
                for one in children(child, "nmod", *OBLIQUE)
                if preposition(one) in words_for("of", "broadcast") | {"par"}
            ]
    return found
