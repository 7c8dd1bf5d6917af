"""Where an article uses a pronoun or a description instead of a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline import french
from pipeline.names.key import fold_text
from pipeline.steps.relate.cast.apart import PARTICIPLE
from pipeline.steps.relate.cast.figures import cast_words, determiner_gender, determiner_genders, nation_gender
from pipeline.steps.relate.cast.impersonal import is_impersonal
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import says
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import modifier_size
from pipeline.steps.relate.roles.bodies import kinds_of_nouns
from pipeline.steps.relate.roles.read_role import Role, read_role
from pipeline.steps.relate.roles.role_nouns import (
    feminine_before,
    is_adjective,
    masculine_before,
    role_noun,
    role_words,
)

OF_PERSONS = frozenset({"legal_action", "appointment_or_departure", "death_or_birth"})
"""Types of happening whose verbs have persons as objects."""
OPENS = ("«", "“", '"')


def find_spots(scene: Scene, taken: set[int]) -> Iterator[Spot]:
    """Pronouns, possessives and definite descriptions, in order; words in `taken` belong to a role beside a name."""
    text = scene.text
    for place, word in enumerate(text.lower[:-1]):
        if word in openings() and place not in text.mention:
            spot = find_pronoun(text, place) or find_counted(text, place) or find_description(text, place, taken)
            if spot is not None:
                yield spot


@cache
def openings() -> frozenset[str]:
    """Words that a pronoun or a description can begin with: most words of a text need no closer look."""
    kinds = ("pronoun plural", "definite plural", "definite", "indefinite m", "indefinite f")
    return pronoun_words().union(determiner_genders(), *map(cast_words, kinds))


def find_pronoun(text: NamedText, place: int) -> Spot | None:
    """« il », « elle », « celui-ci », « son »; not the « il » of « il faut »."""
    word = text.lower[place]
    if word not in pronoun_words():
        return None
    if word in cast_words("possessive"):
        remains = text.is_any_of(place + 1, cast_words("of the dead"))
        return Spot("remains" if remains else "possessive", place, place, place + 1, "u")
    if word in cast_words("clitic") and is_clitic(text, place):
        return Spot("clitic", place, place, place + 1, "u")
    if word in cast_words("object clitic") and is_object(text, place):
        gender = {"le": "m", "la": "f"}.get(word) or gender_of_participle(text, place)
        return Spot("clitic", place, place, place + 1, gender)
    tied = text.is_word(place - 1, *role_words("source"), *cast_words("before a pronoun"))
    if tied and word in cast_words("tied pronoun m", "tied pronoun f"):
        return Spot("clitic", place, place, place + 1, "m" if word in cast_words("tied pronoun m") else "f")
    end = place + 1
    if word in cast_words("latter stem") and text.is_word(end, "-") and text.is_word(end + 1, "ci"):
        word, end = f"{word}-ci", place + 3  # as some texts are split
    if (
        word in cast_words("latter stem")
        and text.is_any_of(end, cast_words("who"))
        and text.is_any_of(place - 1, says())
    ):
        return Spot("who", place, place, end, "m" if f"{word}-ci" in cast_words("the latter m") else "f")
    if word in cast_words("the latter m"):
        return Spot("latter", place, place, end, "m")
    if word in cast_words("the latter f"):
        return Spot("latter", place, place, end, "f")
    if word in cast_words("pronoun f"):
        return Spot("pronoun", place, place, place + 1, "f")
    if word in cast_words("pronoun m") and not is_impersonal(text, place):
        return Spot("pronoun", place, place, place + 1, "m")
    return None


@cache
def pronoun_words() -> frozenset[str]:
    """All words that `find_pronoun` knows: it is asked at every word of a text."""
    kinds = ("possessive", "clitic", "object clitic", "latter stem")
    each = ("tied pronoun", "the latter", "pronoun")
    return frozenset().union(*map(cast_words, (*kinds, *(f"{kind} {gender}" for kind in each for gender in "mf"))))


def is_clitic(text: NamedText, place: int) -> bool:
    """« lui a rendu », « lui rend »: before its verb, under no preposition."""
    token = text.token(place)
    if text.is_any_of(place - 1, role_words("auxiliary verb")):
        return False  # « a lui dit que »: the subject once more
    if token.pos_:
        return token.dep_ in ("iobj", "obl:arg", "obl:mod") and token.head.i > token.i
    return text.is_any_of(place + 1, role_words("auxiliary verb")) and not text.is_any_of(
        place - 1, role_words("source", "joins")
    )


def is_object(text: NamedText, place: int) -> bool:
    """« l'a arrêté », « le condamne »: whom a verb says that something is done to."""
    token = text.token(place)
    return token.pos_ == "PRON" and token.dep_ == "obj" and token.head.i > token.i


def gender_of_participle(text: NamedText, place: int) -> str:
    """« l'a arrêtée », « l'a arrêté »: a participle agrees with the object before it; "u" where none stands there."""
    done = text.token(place).head
    if "Part" not in done.morph.get("VerbForm", []) or not any(child.dep_ == "aux:tense" for child in done.children):
        return "u"
    return "f" if done.lower_.endswith(("ée", "ie", "ue", "ise", "ite", "te")) else "m"


@cache
def done_to_persons() -> frozenset[str]:
    """Verbs of which a person is the object: « arrêter », « nommer », « tuer »."""
    return frozenset(row["lemma"] for row in french.rows("event_verbs") if row["type"] in OF_PERSONS)


def find_counted(text: NamedText, place: int) -> Spot | None:
    """« les deux hommes », « ces trois groupes », « ils »: so many persons or bodies at once."""
    counts = number_words()
    if text.is_any_of(place, cast_words("pronoun plural")):
        own = "f" if text.lower[place].startswith("elle") else "u"
        return Spot("they", place, place, place + 1, own, count=2)
    if not text.is_any_of(place, cast_words("definite plural")) or not text.is_any_of(place + 1, counts):
        return None
    head = place + 2
    while size := modifier_size(text, head, "before"):
        head += size
    if head >= len(text) or head in text.starts or text.person_at(head + 1) is not None:
        return None
    count, word = counts[text.lower[place + 1]], text.lower[head]
    if word in cast_words("humans m", "humans f"):
        return Spot("counted", place, head, head + 1, "m" if word in cast_words("humans m") else "f", count=count)
    role = read_role(text, head)
    if role is not None and role.noun.number == "p" and text.person_at(role.end) is None:
        return Spot("counted", place, role.head_start, role.end, "u", role, count)
    if fold_text(word).removesuffix("s") in kinds_of_nouns() and not leads_on(text, head + 1):
        return Spot("counted", place, head, head + 1, "body", count=count)
    return None


@cache
def number_words() -> dict[str, int]:
    """Small numbers in words."""
    return {word: int(note) for word, note in french.mapping("cast_words", "word", "note", kind="number").items()}


def find_description(text: NamedText, place: int, taken: set[int]) -> Spot | None:
    """« le chanteur », « cette femme », « l'ancien ministre de la Mer », « le syndicat »; not before a name."""
    word = text.lower[place]
    indefinite = word in cast_words("indefinite m") or word in cast_words("indefinite f")
    gender = "" if indefinite else determiner_gender(word)
    definite = word in cast_words("definite")
    if not (gender or definite) or place + 1 in text.starts:
        return None
    if text.is_word(place - 1, ",") and text.person_at(place - 2) is not None:
        return None  # « Aude Vasselin, la maire »: in apposition
    demonstrative = word in cast_words("demonstrative m", "demonstrative f")
    head = place + 1
    if demonstrative and text.lower[head] in cast_words("latter m", "latter f"):
        if head + 1 not in text.starts and text.lower[head + 1] in french.words("event_nouns", "lemma"):
            return None  # « cette dernière épreuve »
        return Spot("latter", place, head, head + 1, "m" if text.lower[head] in cast_words("latter m") else "f")
    nation = "u" if demonstrative else nation_gender(text, head)
    if nation != "u" and not leads_on(text, head + 1):
        return Spot("nation", place, head, head + 1, nation)
    for size in (2, 1):
        phrase = " ".join(text.lower[head : head + size])
        for kind, own in (("human m", "m"), ("human f", "f"), ("human", gender or "u")):
            if phrase in cast_words(kind) and not leads_on(text, head + size):
                return Spot("human", place, head, head + size, own)
    role = None if head in taken else read_role(text, head) or behind_adjective(text, head, taken)
    if role is not None and role.noun.number == "s" and role.head[0] not in cast_words("prize"):
        if is_before_name(text, role):
            return None
        told = gender or gender_of_role(text, role, head)
        return Spot("description", place, role.head_start, role.end, told, role)
    return find_body(text, place, head)


def behind_adjective(text: NamedText, place: int, taken: set[int]) -> Role | None:
    """« ce souriant plombier »: the role behind an adjective that no list has before nouns."""
    noun = place + 1
    led = noun < len(text) and noun not in text.starts and noun not in taken and text.words[noun].islower()
    if not led or not text.words[place].islower() or not is_adjective(text.lower[place]):
        return None
    return None if text.token(noun).pos_ == "ADJ" else read_role(text, noun)


def is_before_name(text: NamedText, role: Role) -> bool:
    """Whether who bears a role is named right behind it: « la maire Aude Vasselin »."""
    named = role.end not in text.starts and (text.person_at(role.end) is not None or named_at_end(text, role))
    return named or named_behind(text, role.end)


def gender_of_role(text: NamedText, role: Role, start: int) -> str:
    """The gender that the noun of a role tells, or a word before it from `start` on; "u" where none does."""
    own = role.noun.gender if role.noun.kind != "fixed gender" else "u"
    said = {*text.lower[start : role.head_start]} if own == "u" else set()
    return "f" if said & feminine_before() else "m" if said & masculine_before() else own


def find_body(text: NamedText, place: int, head: int) -> Spot | None:
    """« le syndicat », « l'ancienne entreprise »: a noun for a kind of body, behind its determiner at a word."""
    noun = head
    while size := modifier_size(text, noun, "before"):
        noun += size
    vague = text.is_any_of(noun, cast_words("vague body"))
    if (
        noun < len(text)
        and not vague
        and fold_text(text.words[noun]) in kinds_of_nouns()
        and (text.words[noun].islower() or text.words[noun].isupper())
        and role_noun((text.lower[noun],)) is None  # « la militante » is no body
        and f"{text.lower[place]} {text.lower[noun]}" not in cast_words("set phrase")
    ):
        end = noun + 1
        while end < len(text) and end not in text.starts and is_adjective(text.lower[end]):
            end += 1
        if not (leads_on(text, end) or called(text, end)) and text.organization_at(end) is None:
            return Spot("body", place, noun, end, "u")
    return None


def named_behind(text: NamedText, place: int) -> bool:
    """« l'écrivain et membre du jury du prix, Jean Roque »: whether the name stands behind a comma."""
    if not text.is_any_of(place, role_words("joins")) or read_role(text, place + 1) is None:
        return False
    return any(
        text.words[at] == "," and text.person_at(at + 1) is not None for at in range(place, text.sentence_end(place))
    )


def named_at_end(text: NamedText, role: Role) -> bool:
    """« le président de la CGT Orval »: a name behind a role or its body that nobody has taken for one."""
    bare = role.end == role.head_start + len(role.head) or text.organization_at(role.end - 1) is not None
    return bare and role.end < len(text) and text.words[role.end][:1].isupper()


def called(text: NamedText, place: int) -> bool:
    """« le groupe autoproclamé « État neuf » »: whether a name in quotation marks stands behind a participle here."""
    return place < len(text) and text.lower[place].endswith(PARTICIPLE) and text.is_any_of(place + 1, OPENS)


def leads_on(text: NamedText, place: int) -> bool:
    """Whether a complement or a name goes on here: « l'homme de la rue », « le groupe Vasselin »."""
    if place >= len(text) or place in text.starts or text.is_any_of(place + 2, role_words("years")):
        return False
    marked = text.words[place] in (*OPENS, "(")
    return marked or text.lower[place] in role_words("of") or text.words[place][:1].isupper()
