"""Which one is meant by « la statue », « ce camp »: what the text said of the same noun when it brought it in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from pipeline.french import mapping, words
from pipeline.names.key import fold_text
from pipeline.steps.relate.events.grammar import SUBJECT, features, form_of
from pipeline.steps.relate.events.label.antecedent import noun_words
from pipeline.steps.relate.events.label.words import is_word, words_of
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.role_nouns import is_adjective, role_noun, role_words

LONGEST = 60
"""Characters of a complement; longer ones hide what the label says."""
PLACES = "places by form"
"""Where a document keeps the places of its forms."""
BACK = 1500
"""Words in which the noun is sought."""
ALIKE = ("s", "x", "z")
"""Endings of nouns that have one form for one and several."""
MOST_ADJECTIVES, MOST_LINKS = 2, 3
RESTRICTS = frozenset({"nmod", "amod", "acl", "acl:relcl", "appos", "nummod", "flat:name", "flat:foreign", "obl:arg"})
"""What may say of a noun which one is meant."""
OPENS = frozenset("«“\"'(")
CLOSING = {"«": "»", "“": "”", '"': '"'}
LONG_QUOTE = 8


def is_bare(noun: Token, kept: Collection[int]) -> bool:
    """A definite or demonstrative noun of which no word kept says which it is: "le tribunal", "ce pont"."""
    doc = noun.doc
    if noun.pos_ != "NOUN" or noun.i == 0 or noun.ent_type_ or noun.text[:1].isupper():
        return False
    before = doc[noun.i - 1]
    points = is_word(before, "pointing_determiner")
    if not points and (not is_word(before, "points_back") or is_word(noun, "known_alone") or _is_new(before, noun)):
        return False
    telling = (child for child in noun.children if child.i > noun.i and child.i in kept and child.dep_ in RESTRICTS)
    if any(child.dep_ != "acl:relcl" or not _is_set_off(child) for child in telling):
        return False
    if noun.i + 1 not in kept:
        return True
    after = doc[noun.i + 1]
    ties = is_word(after, "of_day") or is_word(after, "relative") or is_word(after, "day_tie")
    if after.text in OPENS and after.i + 1 < len(doc) and after.nbor(1).pos_ in {"VERB", "AUX"}:
        return True  # "Le contrat « sera signé »"
    return not (
        ties or after.text in OPENS or after.text[:1].isupper() or after.text[:1].isdigit() or after.text == "-"
    )


def _is_new(determiner: Token, noun: Token) -> bool:
    """« des » that brings in a subject: "des incidents ont éclaté", unlike "le bilan des incidents"."""
    fused = form_of(determiner) in words("fused_articles") and determiner.pos_ == "DET"
    return fused and noun.dep_ in SUBJECT and "Ind" in features(determiner, "Definite")


def _is_set_off(clause: Token) -> bool:
    """Whether a comma opens a clause, which then does not say which one is meant: "l'homme, qui dort, a cédé"."""
    edge = clause.left_edge
    return edge.text == "," or (edge.i > 0 and edge.nbor(-1).text == ",")


def said_before(noun: Token) -> str | None:
    """What the text said before of a bare noun: "administratif de Lannes" of "le tribunal"; None where that is open.

    The one complement that the same noun has before. Nothing where it has two, where the text brings in another of
    the kind ("un autre pont"), or where the noun stands for a whole kind ("les apiculteurs").
    """
    doc = noun.doc
    points = is_word(doc[noun.i - 1], "pointing_determiner")
    several = "Plur" in features(noun, "Number")
    if (several and not points) or is_word(noun, "shell_noun"):
        return None
    person = role_noun((noun.lower_,)) is not None
    found: dict[str, str] = {}
    for place in _places(noun):
        if _is_behind(doc, place, "another"):
            return None
        if noun.text.endswith(ALIKE) and not several and not is_word(doc[place - 1], "of_one"):
            return None  # "ce pays" is none of "des pays étrangers"
        end = complement_end(doc, place)
        if end is None:
            if _is_behind(doc, place, "article_new") and found:
                return None
            continue
        said = doc.span(place + 1, end)
        if is_word(said[0], "link"):
            continue
        if _is_behind(doc, place, "superlative"):
            continue
        aged = any(word.lower_ in role_words("years") for word in said)
        if len(said.text) > LONGEST or "\n" in said.text or (not aged and any(map(_counts, said))):
            return None
        if (several and _is_under_noun(doc, place)) or any(is_word(word, "leans_back") for word in said):
            return None
        if person and not aged and not any(word.ent_type_ for word in said):
            return None
        beside = said[0].text[:1].isupper()  # « le président Roque »: another, or the same by name
        found.setdefault(_key(doc, place + 1, end), "" if beside else said.text)
    return next(iter(found.values())) or None if len(found) == 1 else None


def _places(noun: Token) -> Iterator[int]:
    """Where a noun stands before, in either number."""
    for place in _by_form(noun.doc).get(noun.lower_, ()):
        if noun.i - BACK <= place < noun.i - 1:
            yield place


def _by_form(doc: Doc) -> dict[str, list[int]]:
    """The places of each form in a document; gathered once, as many labels look back."""
    found: dict[str, list[int]] | None = doc.kept.get(PLACES)
    if found is None:
        found = doc.kept[PLACES] = {}
        for token in doc:
            found.setdefault(token.lower_, []).append(token.i)
    return found


def _is_behind(doc: Doc, place: int, use: str) -> bool:
    """Whether one of the two words before a noun is of some use: "un autre pont", "des incidents"."""
    return any(is_word(doc[near], use) for near in range(max(0, place - 2), place))


def _is_under_noun(doc: Doc, place: int) -> bool:
    """As in "le syndicat des apiculteurs": of a kind, not of some."""
    if place < 2 or not is_word(doc[place - 1], "of_day"):
        return False
    before = doc[place - 2]
    return before.text.isalpha() and not is_word(before, "cannot_end")


def _key(doc: Doc, start: int, end: int) -> str:
    """The first word of a complement that means something."""
    for place in range(start, end):
        if doc[place].lower_ in _numbers():
            return _numbers()[doc[place].lower_]
        if doc[place].text.isdigit():
            return doc[place].text
        if doc[place].text.isalpha() and not (is_word(doc[place], "of_day") or is_word(doc[place], "definite")):
            return fold_text(doc[place].text)
    return fold_text(doc.text_of(start, end))


def _counts(word: Token) -> bool:
    """Whether a word is of an amount, which does not tell one of a kind from another: "une décision de onze pages"."""
    return any(map(str.isdigit, word.text)) or (word.lower_ in _numbers() and not is_word(word, "article_new"))


@cache
def _numbers() -> dict[str, str]:
    """« six » as « 6 »."""
    return mapping("time_numbers", "form", "value", type="cardinal")


def complement_end(doc: Doc, place: int) -> int | None:
    """The end of what says which behind a noun: "(administratif) de Lannes", "« Les Amis du port »"."""
    if doc[place].pos_ == "NOUN" and (end := _parsed_end(doc[place])) is not None:
        return end
    end, telling = place + 1, False
    if end < len(doc) and (doc[end].ent_type_ or doc[end].text[:1].isupper()) and not doc[end].is_sent_start:
        while end < len(doc) and (doc[end].ent_iob_ == "I" or doc[end].text[:1].isupper()):
            end += 1
        return max(end, place + 2)  # "le pont Vasselin"
    for _ in range(MOST_ADJECTIVES):
        if end < len(doc) and _may_follow(doc[end]):
            telling = telling or doc[end].lower_ in words("institution_adjectives", "adjective")
            end += 1
    if end < len(doc) and doc[end].text in CLOSING:
        close = next(
            (i for i in range(end + 1, min(end + LONG_QUOTE, len(doc))) if doc[i].text == CLOSING[doc[end].text]), None
        )
        if close is not None and doc[end + 1].text[:1].isupper():
            return close + 1
    for _ in range(MOST_LINKS):
        linked = _linked_end(doc, end)
        if linked is None:
            break
        end, telling = linked, True
    return end if telling else None


def _parsed_end(noun: Token) -> int | None:
    """By the parse: the words behind a noun up to a mark, verb or relative."""
    below = noun_words(noun)
    end = below[-1] + 1
    doc = noun.doc
    while end > noun.i + 1 and (doc[end - 1].pos_ in {"ADP", "DET", "CCONJ", "ADV", "SCONJ"} or doc[end - 1].is_space):
        end -= 1
    inside = [doc[place] for place in range(noun.i + 1, end)]
    tied = [one for one in inside if one.head.i == noun.i and one.dep_ == "nmod"]
    if (
        not tied
        or not inside
        or inside[0].pos_ not in {"ADP", "ADJ", "DET"}
        or any(one.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} or one.text in {",", ":"} for one in inside)
    ):
        return None
    return end


def _may_follow(token: Token) -> bool:
    if token.pos_:
        return token.pos_ == "ADJ"
    return token.text.islower() and is_adjective(token.lower_)


def _linked_end(doc: Doc, place: int) -> int | None:
    """The end of "de Lannes", "des clowns maléfiques"; None for "de partir"."""
    if place + 1 >= len(doc) or not is_word(doc[place], "of_day"):
        return None
    after = place + 1
    if is_word(doc[after], "definite") and after + 1 < len(doc):
        after += 1
    word = doc[after]
    if word.ent_type_ or word.text[:1].isupper():
        end = after + 1
        while end < len(doc) and ((doc[end].ent_type_ and doc[end].ent_iob_ == "I") or doc[end].text[:1].isupper()):
            end += 1
        return end
    counted = (
        (word.text.isdigit() or word.lower_ in _numbers())
        and after + 1 < len(doc)
        and doc[after + 1].lower_ in role_words("years")
    )
    if not counted and (not word.text.isalpha() or not _is_noun(word)):
        return None
    end = after + 1 + counted
    for _ in range(0 if counted else MOST_ADJECTIVES):
        if end < len(doc) and _may_follow(doc[end]):
            end += 1
    return end


def _is_noun(word: Token) -> bool:
    if word.pos_:
        return word.pos_ in {"NOUN", "PROPN"}
    form = form_of(word)
    verb = form in words("event_verbs", "lemma") or form.endswith(("er", "ir", "oir"))
    return not verb and form not in words_of("cannot_end") and len(form) > 2
