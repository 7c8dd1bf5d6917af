"""Names of works, events, places and products that the recogniser takes for a body, by the words around them."""

from __future__ import annotations

from pipeline.components.press_names.draft import BY_RECOGNISER, MISC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import (
    adjectives,
    institutions,
    is_given_name,
    known_organizations,
    no_organization_heads,
    signing,
    small_words,
    thing_kind,
)
from pipeline.components.press_names.trim import is_edge

OPENS = frozenset({"(", ","})  # what may stand before an acronym
NEAR = 4  # tokens after a name within which its kind is told: « , un très bel album »
LONGEST_PHRASE = 8  # words of « le futur système aérien de combat » before its acronym
LONGEST_BRACKET = 14  # words of a bracket with two full forms before the acronym


@NAMES.rule("work")
def drop_works(draft: Draft) -> None:
    """« son album, Orval », « Roque, un film de … »: a work, wherever the text has the name alone."""
    works = {
        draft.form(name)
        for name in draft
        if name.label in (ORG, PER) and draft.form(name) not in draft.bodies and is_called_work(draft, name)
    }
    for name in draft:
        if draft.form(name) in works and name.label in (ORG, PER) and name.rule in BY_RECOGNISER:
            draft.remove(name)


def is_called_work(draft: Draft, name: Name) -> bool:
    """Whether a noun beside the name says that it is a work."""
    if name.label == PER and name.end - name.start > 1:
        return False  # « le film Aude Vasselin » is rarer than a slip
    before = name.start - 1
    while before >= 0 and (is_edge(draft.words[before]) and "\n" not in draft.words[before]):
        before -= 1
    between = draft.words[before + 1 : name.start]
    if before >= 0 and thing_kind(draft.lower[before]) == "work" and draft.words[before][0].islower():
        if "," in between:  # not « Malgré cette nouvelle, Orval rit »
            return stands_in_commas(draft, name, before)
        own = any(word in small_words("somebody's") for word in draft.lower[max(0, before - 2) : before])
        return name.label == ORG or bool(between) or (own and not has_full_name(draft, name))
    after = name.end
    while after < len(draft) and draft.words[after] in ("»", "”", '"', ","):
        after += 1
    if after == name.end or after >= len(draft) or draft.lower[after] not in small_words("indefinite"):
        return False
    return any(thing_kind(draft.lower[at]) == "work" for at in range(after + 1, min(after + NEAR, len(draft))))


def stands_in_commas(draft: Draft, name: Name, noun: int) -> bool:
    """« son album, Orval, »: what somebody's work is called, in apposition."""
    own = any(word in small_words("somebody's") for word in draft.lower[max(0, noun - 2) : noun])
    return own and draft.words[name.end : name.end + 1] == [","]


@NAMES.rule("event_name")
def drop_events(draft: Draft) -> None:
    """« Salon du livre », « Festival d'Orval »: what takes place, not who holds it."""
    for name in draft:
        form = draft.form(name)
        several = name.end - name.start > 1 and name.label == ORG and name.rule in BY_RECOGNISER
        if several and form not in draft.bodies and thing_kind(draft.lower[name.start]) == "event":
            draft.remove(name)


@NAMES.rule("place_name")
def drop_quarters(draft: Draft) -> None:
    """« le quartier de la Croix-Rouge », « la place de la Bourse »: where, not who."""
    for name in draft:
        lone = name.label == PER and name.end - name.start == 1 and name.rule in BY_RECOGNISER
        if (name.label != ORG or name.rule == "head") and not (lone and not has_surname(draft, name)):
            continue
        before = name.start - 1
        if before > 0 and draft.lower[before] in small_words("article"):
            before -= 1
        of = before > 0 and draft.lower[before] in small_words("of") and draft.words[before][0].islower()
        if of and is_street(draft, before - 1):
            draft.remove(name)


def has_full_name(draft: Draft, name: Name) -> bool:
    """Whether the text names somebody in full with this word at the end, or at its head."""
    word = draft.words[name.start]
    return any(
        other.label == PER
        and other.end - other.start > 1
        and word in (draft.words[other.start], draft.words[other.end - 1])
        for other in draft
    )


def has_surname(draft: Draft, name: Name) -> bool:
    """Whether the text names somebody in full with this word at the end, or it is a given name."""
    word = draft.words[name.start]
    full = any(other.end - other.start > 1 and draft.words[other.end - 1] == word for other in draft)
    return full or is_given_name(word)


def is_street(draft: Draft, token: int) -> bool:
    """Whether a noun of streets and quarters stands here, and no adjective before it: not « la première place »."""
    noun = draft.lower[token]
    if token > 1 and draft.words[token - 1] == "-":  # « rond-point » is three tokens
        token -= 2
        noun = f"{draft.lower[token]}-{noun}"
    before = draft.lower[token - 1] if token else ""
    street = no_organization_heads().get(noun) == "street" and draft.words[token][0].islower()
    return street and (before in small_words("determiner") or before in small_words("preposition"))


@NAMES.rule("model")
def drop_models(draft: Draft) -> None:
    """« une Roque volée », « sa Roque grise »: a thing that the firm makes."""
    for name in draft:
        own = name.start and draft.lower[name.start - 1] in small_words("somebody's")
        if own and name.label == PER and name.end - name.start > 1 and name.rule in BY_RECOGNISER:
            draft.remove(name)  # « au volant de son Orval Roque »
            continue
        one = name.start and draft.lower[name.start - 1] in small_words("one of a make")
        several = name.label == ORG and name.end - name.start > 1 and name.rule in BY_RECOGNISER
        if one and several and tuple(draft.straight[name.start : name.start + 1]) in known_organizations():
            draft.remove(name)  # « sa Roque Orvane grise »
            continue
        any_one = name.start and draft.lower[name.start - 1] in small_words("one of many")
        if any_one and name.label == PER and name.end - name.start == 1 and name.rule in BY_RECOGNISER:
            if is_given_name(draft.words[name.start]) and not has_full_name(draft, name):
                draft.remove(name)  # « coiffée d'une Marianne »
            continue
        lone = name.label == ORG and name.end - name.start == 1 and name.rule in {*BY_RECOGNISER, "known"}
        if one and lone and (not draft.words[name.start].isupper() or is_make(draft, name)):
            draft.remove(name)


def is_make(draft: Draft, name: Name) -> bool:
    """Whether a name in capitals is a firm's, whose things one may own: « une BMW », not « une CGT divisée »."""
    return draft.form(name) in small_words("make")


@NAMES.rule("in_passing")
def drop_in_passing(draft: Draft) -> None:
    """« de marque Roque », « de nombreux Gapençais », « une petite Église réformée »; and who signs the last line."""
    for name in draft:
        if name.label != ORG or not name.start or name.rule not in {*BY_RECOGNISER, "known"}:
            continue
        before, lone = draft.lower[name.start - 1], name.end - name.start == 1
        make = before in small_words("make of") and name.start > 1 and draft.lower[name.start - 2] in small_words("of")
        many = lone and name.rule in BY_RECOGNISER and before in small_words("many people")
        if make or (many and draft.lower[name.start].endswith("s")) or is_any(draft, name) or is_credit(draft, name):
            draft.remove(name)


def is_any(draft: Draft, name: Name) -> bool:
    """« une petite Église réformée »: whether a known institution is any of its kind."""
    if not institutions() & {tuple(draft.straight[name.start : name.end])}:
        return False
    before = name.start - 1
    before -= before > 0 and (draft.lower[before] in adjectives() or draft.lower[before] in small_words("of some size"))
    return draft.lower[before] in small_words("one of many")


def is_credit(draft: Draft, name: Name) -> bool:
    """Whether the name is all of the last sentence, and that of a paper or an agency."""
    first = draft.doc[name.start].is_sent_start or draft.words[name.start - 1] == "("
    rest = draft.words[name.end :]
    return bool(first) and draft.form(name) in signing() and not any(any(map(str.isalnum, word)) for word in rest)


@NAMES.rule("field")
def drop_fields(draft: Draft) -> None:
    """« docteur en Sciences du langage »: a field; bodies hardly ever follow « en »."""
    for name in draft:
        after_en = name.start and draft.lower[name.start - 1] == "en" and draft.words[name.start - 1][0].islower()
        if after_en and name.label == ORG and name.rule in BY_RECOGNISER and draft.form(name) not in draft.bodies:
            draft.remove(name)


@NAMES.rule("canton")
def drop_cantons(draft: Draft) -> None:
    """« (Verts/VD) », « (PLR, NE) »: the canton of a Swiss politician."""
    for name in draft:
        if name.label != ORG or name.end >= len(draft) or draft.words[name.end] != ")":
            continue
        before = draft.words[name.start - 1] if name.start else ""
        if before in ("/", ",") and draft.words[name.start] in small_words("canton"):
            draft.remove(name)


@NAMES.rule("acronym_of_thing")
def drop_acronyms_of_things(draft: Draft) -> None:
    """« l'avion de combat du futur (ACF) »: the noun that heads these words says that it is a thing."""
    things = set()
    for token in draft.places(OPENS, written=True):
        if not 0 < token < len(draft) - 3:
            continue
        at = token + 2 if draft.words[token] == "(" and draft.lower[token + 1] in ("ou", "dit", "dite") else token + 1
        if not opens_acronym(draft, token, at):
            continue
        short = draft.words[at]
        told = draft.words[token] == "," or (draft.words[token - 1][0].islower() and is_thing(draft, token, short))
        if short[0].isupper() and told:
            things.add(short)
    draft.no_bodies |= things
    # What only the list of known bodies says is not believed against the text.
    proved = {draft.form(name) for name in draft if name.rule not in BY_RECOGNISER | {"known", "spread"}}
    wrong = draft.no_bodies - (draft.bodies - (things - proved))
    for name in draft:
        if name.label in (ORG, PER) and draft.form(name) in wrong:
            draft.put(Name(name.start, name.end, MISC, name.rule))


def opens_acronym(draft: Draft, token: int, at: int) -> bool:
    """Whether an acronym stands behind an opening bracket, or at the end of a bracket that a noun of things opens."""
    if draft.words[token] == "(":
        return draft.words[at + 1] in (")", ",", ";")
    if draft.words[token] != "," or draft.words[token + 2] != ")":
        return False
    opening = next((at for at in range(token, max(-1, token - LONGEST_BRACKET), -1) if draft.words[at] == "("), None)
    return opening is not None and thing_kind(draft.lower[opening + 1]) in ("thing", "named")


def is_thing(draft: Draft, end: int, short: str) -> bool:
    """Whether the lower-case words that end here, back to a determiner, are headed by a noun of things.

    Further back than the nearest determiner the noun must begin as the acronym does: « les troubles du sommeil (TDS) ».
    """
    nearest = True
    for start in range(end - 1, max(-1, end - LONGEST_PHRASE), -1):
        if draft.lower[start] in small_words("determiner"):
            heads = draft.lower[start + 1 : start + 3]
            thing = any(thing_kind(head) in ("thing", "named", "project", "law", "label", "measure") for head in heads)
            if nearest and draft.lower[start] not in small_words("of"):
                nearest = False
                if thing:
                    return True
            elif thing and heads[0][:1] == short[0].lower():
                return True
        if draft.doc[start].is_sent_start or not draft.words[start][0].isalpha():
            return False
    return False


@NAMES.rule("place")
def drop_places(draft: Draft) -> None:
    """« Stade de France », « cour des Invalides », « le café Orval »: where, not who."""
    for name in draft:
        first = draft.lower[name.start]
        if name.label != ORG or name.rule not in BY_RECOGNISER or draft.form(name) in draft.bodies:
            continue
        if is_venue(draft, name):
            draft.remove(name)
            continue
        after = draft.lower[name.start + 1] if name.end - name.start > 1 else ""
        if no_organization_heads().get(first) in ("place", "street") and (
            after in small_words("of") or draft.words[name.start][0].islower()
        ):
            draft.remove(name)


def is_venue(draft: Draft, name: Name) -> bool:
    """Whether a noun before a name, or its last word, says that people stay or meet there."""
    near = range(max(0, name.start - 3), name.start)
    nouns = (
        " ".join(draft.lower[at : name.start]) for at in near if all(map(str.islower, draft.words[at : name.start]))
    )
    if any(no_organization_heads().get(noun) == "venue" for noun in nouns) or is_apposed_venue(draft, name.end):
        return True
    return name.end - name.start > 1 and draft.words[name.end - 1] in small_words("last word of a venue")


def is_apposed_venue(draft: Draft, comma: int) -> bool:
    """« , un centre commercial de l'Orance »: whether a noun of venues stands behind the comma after a name."""
    if comma + 3 >= len(draft) or draft.words[comma] != ",":
        return False
    noun = comma + 1 + (draft.lower[comma + 1] in small_words("indefinite"))
    kinds = (no_organization_heads().get(" ".join(draft.lower[noun : noun + n])) for n in (1, 2))
    return "venue" in kinds
