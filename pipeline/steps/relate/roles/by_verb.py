"""Roles that a verb or a noun of function gives: « est la présidente », « en tant que conseillère »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import begins_role, head_size, modifier_size, past_determiner
from pipeline.steps.relate.roles.bodies import nearest_organization
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.closing import leads_to_person
from pipeline.steps.relate.roles.listed import listed_roles, past_aside
from pipeline.steps.relate.roles.read_role import Role, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import RoleNoun, role_words
from pipeline.steps.relate.roles.spans import past_day, past_span
from pipeline.steps.relate.roles.stretches import LONGEST_BRACKET
from pipeline.steps.relate.roles.up_to_name import before_civility

LEADS = RoleNoun("leads", "u", "s")
LEADS_FAR = 5  # words from « dirige la » to the body: « la lettre confidentielle Roque »
BESIDE = 4  # words between a body and « en tant que »: « rejoint Roque en tant que conseillère »
WORK_FAR = 6  # words from a subject to « travaillé comme »
DENIED_NEAR = 5  # words from « ne » to « devenir »
LONGEST_LIST = 60  # words of a bracket that lists persons


@ROLES.rule("copula")
def copula(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin est la présidente de Roque », « a été nommée directrice », « qui est juge et maire »."""
    place = past_bracket(text, text.bounds[person.mention_id][1])
    end = text.sentence_end(text.bounds[person.mention_id][0])
    if text.is_word(place, ",") and (after := past_aside(text, place + 1, sure=True)):
        place = after  # « Aude Vasselin, 42 ans, est préfète »
    elif text.is_word(place, ",", "qui"):
        place += 1
        place += text.is_word(place, "qui")
        if past_being(text, place, end) == place:
            place = verb_of(text, person) or place
    start = text.bounds[person.mention_id][0]
    owned = None
    if text.is_any_of(start - 1, role_words("whose")):  # « le club dont Aude Vasselin fut présidente »
        owned = nearest_organization(text, start - 1, text.sentence_start(start))
    for role in roles_of_verb(text, place, end):
        yield Found(person, role, organization_of(text, role) or owned)


def verb_of(text: NamedText, person: Mention) -> int:
    """« Aude Vasselin, dont le mari part, est élue préfète »: where the verb of a name begins, by the parse; else 0."""
    token = text.token(text.bounds[person.mention_id][0])
    if token.dep_ not in ("nsubj", "nsubj:pass") or text.words[text.bounds[person.mention_id][1]] != ",":
        return 0
    group = (child.i for child in token.head.children if child.dep_.startswith("aux") or child.dep_ == "cop")
    place = text.place_of.get(min((*group, token.head.i)), 0)
    return place if text.is_word(place - 1, ",") else 0


def past_bracket(text: NamedText, place: int) -> int:
    """« Aude Vasselin (MoDem) devient ministre »: the word after a short bracket behind a name, else the same word."""
    if not text.is_word(place, "(") or place in text.starts:
        return place
    last = min(place + LONGEST_BRACKET + 2, text.sentence_end(place))
    closed = next((at for at in range(place + 1, last) if text.words[at] == ")"), None)
    return place if closed is None else closed + 1


@ROLES.rule("becoming")
def becoming(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin est entrée à l'usine, jusqu'à devenir directrice »: of the only person before it."""
    start, after = text.bounds[person.mention_id]
    first, end = text.sentence_start(start), text.sentence_end(start)
    if text.persons_from(first, start):
        return
    for role in roles_become(text, after, end):
        yield Found(person, role, organization_of(text, role))


def roles_become(text: NamedText, start: int, end: int) -> Iterator[Role]:
    """The roles after « jusqu'à devenir » between two words, up to the next person."""
    for place in range(start, end - 1):
        if text.person_at(place) is not None:
            return
        if text.is_any_of(place, role_words("becoming")) and not is_denied(text, start, place):
            role = read_role(text, place + 1 + text.is_any_of(place + 1, role_words("determiner")))
            if role is not None and role.noun.number == "s" and not leads_to_person(text, role):
                yield role


def is_denied(text: NamedText, start: int, place: int) -> bool:
    """« ne parvient pas à devenir maire »: whether « ne » stands a few words before."""
    return any(text.is_any_of(at, role_words("not")) for at in range(max(start, place - DENIED_NEAR), place))


def roles_declared(text: NamedText, place: int, end: int) -> Iterator[Role]:
    """« s'est déclarée candidate », « se dit féministe »: the roles behind a reflexive at a word."""
    place += 1 + text.is_any_of(place + 1, role_words("auxiliary verb"))
    if not text.is_any_of(place, role_words("declared")):
        return
    place += 1
    if text.is_any_of(place, role_words("like")):
        # « se présente comme le candidat »; not « s'est présenté au maire »
        place += 1 + text.is_any_of(place + 1, role_words("article"))
    yield from (role for role in listed_roles(text, place) if role.end <= end)


def past_being(text: NamedText, place: int, end: int) -> int:
    """The word after « y est », « vient d'être élue », « a été, dans les années 1980, »; the same one where none is."""
    begin = place
    begin += text.is_any_of(begin, role_words("clitic of place"))  # « Aude Vasselin y est préfète »
    if text.is_any_of(begin, role_words("just")) and text.is_any_of(begin + 1, role_words("of")):
        begin += 2
    after, being = begin, role_words("copula", "become")
    if (
        text.is_any_of(begin, role_words("not"))
        and text.is_word(begin + 2, "plus")
        and text.is_any_of(begin + 1, being)
    ):
        return begin + 3  # « n'est plus préfète »
    while after < end and text.lower[after] in being | role_words("auxiliary") and not begins_role(text, after):
        after += 1
    verb = any(text.lower[at] in being for at in range(begin, after))
    after = past_day(text, past_span(text, after)) if verb else past_span(text, after)
    if not verb and not (after - begin > 1 and has_been(text, begin, after)):
        return place
    return (text.is_word(after, ",") and past_aside(text, after + 1, sure=False)) or after


def roles_of_verb(text: NamedText, place: int, end: int) -> Iterator[Role]:
    """The roles that a verb of being or becoming, at a word, says of its subject."""
    if text.is_any_of(place, role_words("reflexive")):
        yield from roles_declared(text, place, end)
        return
    begin, place = place, past_being(text, place, end)
    if place == begin:
        return
    place += text.is_word(place, "l'") and text.is_any_of(place + 1, role_words("indefinite"))
    one_of = text.is_any_of(place, role_words("indefinite")) and text.is_any_of(place + 1, role_words("of them"))
    if one_of:  # « fut l'un des fondateurs et président »
        role = read_role(text, place + 2)
        if role is not None and role.noun.number == "p":
            yield role
            if text.is_word(role.end, "et"):
                yield from (role for role in listed_roles(text, role.end + 1) if role.end <= end)
            return
    if text.is_any_of(place, role_words("accused")) and text.is_any_of(place + 1, role_words("of")):
        return  # « est accusé de fraude »
    if text.is_any_of(place, role_words("of age")):
        return  # « est mineur »
    if modifier_size(text, place, "skip") < 2:  # « fut trois fois ministre »
        place = past_determiner(text, place)
    place += text.is_word(place, "au", "à") and not head_size(text, place)  # « à la tête de » is a role
    if place < end:
        yield from (role for role in listed_roles(text, place) if role.end <= end)


def has_been(text: NamedText, begin: int, place: int) -> bool:
    """« a été maire », « a longtemps été, dans les années 1980, maire »; not « a été envoyée à Lyon », a passive.

    Nor « a été le héros du match »: with an article, what somebody was for a moment is no office.
    """
    if not any(text.is_any_of(at, role_words("been")) for at in range(begin, place)):
        return False
    after = past_aside(text, place + 1, sure=False) if text.is_word(place, ",") else place
    other = ("determiner", "participle", "verb too")
    return not any(text.is_any_of(after, role_words(kind)) for kind in other)


@ROLES.rule("leads")
def leads(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin, qui dirige la maison Roque »: the verb with the body right behind it."""
    yield from led_by(text, person)
    for place in leading_places(text, person):
        yield from (Found(person, role, organization_of(text, role)) for role in roles_of_leading(text, place))


def led_by(text: NamedText, person: Mention) -> Iterator[Found]:
    """« la maison Roque, que dirige Aude Vasselin »: the body before « que », the verb before the name."""
    verb = before_civility(text, text.bounds[person.mention_id][0]) - 1
    if not text.is_any_of(verb, role_words("leads")) or not text.is_word(verb - 1, "que", "qu'"):
        return
    last = verb - 2 - text.is_word(verb - 2, ",")
    body = text.organization_at(last)
    of = body is not None and text.is_any_of(text.bounds[body.mention_id][0] - 1, role_words("of"))
    if body is not None and not of:  # « Le directeur de la CGT, que préside … »
        yield Found(person, Role(verb, (text.lower[verb],), verb, verb + 1, (verb + 1,), LEADS), body)


def leading_places(text: NamedText, person: Mention) -> Iterator[int]:
    """Where a verb of leading may stand: right after the name, after « , qui » and « et qui » up to the next name."""
    after = text.bounds[person.mention_id][1]
    end = text.sentence_end(after - 1)
    yield after
    if text.is_word(after, ",") and (verb := verb_of(text, person)):
        yield verb  # « Aude Vasselin, 51 ans, dirige la maison Roque »
    for place in range(after, end - 1):
        if text.person_at(place) is not None:
            return
        body = place > after and text.organization_at(place - 2) is not None
        if text.is_word(place, "qui") and (place == after or text.is_word(place - 1, ",", "et")) and not body:
            yield place + 1


def roles_of_leading(text: NamedText, place: int) -> Iterator[Role]:
    """« dirige la maison Roque » at a word, an adverb before it or behind it passed over."""
    passed = role_words("auxiliary") - role_words("auxiliary verb")
    while text.is_any_of(place, passed):
        place += 1
    helm = helm_taken(text, place)
    if not helm and not text.is_any_of(place, role_words("leads")):
        return
    begin, noun = (helm, helm + 1) if helm else (place, place + 1)
    while text.is_any_of(noun, passed):
        noun += 1
    noun = past_day(text, past_span(text, noun), plain=True)
    if text.is_word(noun, "à") and noun + 1 in text.locations:
        noun = text.locations[noun + 1][1]  # « dirige à Lyon la maison Roque »
    if helm and not text.is_any_of(noun, role_words("of")):
        return
    noun += bool(helm)
    bare = noun < len(text) and text.organization_at(noun) is not None
    if not helm and not bare and not text.is_any_of(noun, role_words("article")):
        return
    apart = role_words("clause") | (role_words("source") - role_words("of"))
    for at in range(noun + (not bare), min(noun + LEADS_FAR, text.sentence_end(place))):
        if text.organization_at(at) is not None:
            end = text.mention_end(at)
            yield Role(begin, (text.lower[begin],), begin, end, (end,), LEADS)
            return
        if text.person_at(at) is not None or not text.words[at][0].isalpha() or text.lower[at] in apart:
            return


def helm_taken(text: NamedText, place: int) -> int:
    """« a pris en mai les rênes », « tient la tête »: where the noun stands for what who leads holds; 0 for none."""
    while text.is_any_of(place, role_words("auxiliary")):
        place += 1
    if not text.is_any_of(place, role_words("takes")):
        return 0
    article = past_day(text, past_span(text, place + 1), plain=True)
    held = text.is_any_of(article, role_words("article")) and text.is_any_of(article + 1, role_words("helm"))
    return article + 1 if held else 0


def roles_of_work(text: NamedText, place: int, end: int) -> Iterator[Role]:
    """« a travaillé comme menuisière », « a été embauchée comme juriste » at a word, up to WORK_FAR words on."""
    for at in range(place, min(place + WORK_FAR, end - 1)):
        if text.person_at(at) is not None:
            return
        if text.is_any_of(at, role_words("works as")) and text.is_any_of(at + 1, role_words("like")):
            role = read_role(text, at + 2)
            if role is not None and role.noun.number == "s" and not leads_to_person(text, role):
                yield role
            return


@ROLES.rule("post")
def post(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin … en tant que conseillère », « son poste de présidente »: of the only person named before."""
    start, after = text.bounds[person.mention_id]
    first, end = text.sentence_start(start), text.sentence_end(start)
    every = text.persons_from(first, end)
    apart = [one for one in every if not is_of(text, one)]  # « un proche de Jean Roque »
    several = len({one.text.split()[-1].lower() for one in every}) > 1
    if len({one.text.split()[-1].lower() for one in apart}) > 1 or (several and is_of(text, person)):
        return
    for place in range(after, end):
        posted = text.lower[place] in role_words("as") and text.is_any_of(place - 1, role_words("post"))
        if not posted and not text.is_any_of(place, role_words("like")):
            continue
        if posted and text.is_any_of(place - 1, role_words("part played")) and body_between(text, after, place):
            continue  # « devant Jean Roque, la Cour a confirmé son rôle de juge »
        if somebody_between(text, after, place):
            continue
        role = read_role(text, place + 1)
        if role is not None and role.noun.number == "s" and not leads_to_person(text, role):
            beside = nearest_organization(text, place, max(after, place - BESIDE))
            yield Found(person, role, organization_of(text, role) or (None if is_agent(text, beside) else beside))


def is_agent(text: NamedText, body: Mention | None) -> bool:
    """« recrutée par Roque comme monteuse », « décrite par Roque comme juriste »: whose deed it is, not whose post."""
    if body is None:
        return False
    before = text.bounds[body.mention_id][0] - 1
    return text.is_any_of(before - text.is_any_of(before, role_words("article")), role_words("by"))


def is_of(text: NamedText, person: Mention) -> bool:
    """Whether a name is but what a word before it is of: « un proche de Jean Roque »."""
    begin = before_civility(text, text.bounds[person.mention_id][0])
    return text.is_any_of(begin - 1, role_words("of whom"))


def somebody_between(text: NamedText, start: int, end: int) -> bool:
    """« …, où le patron du club est venu comme invité »: whether another clause has somebody else as its subject."""
    return any(
        text.is_any_of(place, role_words("clause"))
        and text.is_any_of(place + 1, role_words("article"))
        and read_role(text, place + 2) is not None
        for place in range(start, end - 2)
    )


def body_between(text: NamedText, start: int, end: int) -> bool:
    """Whether an organization is named between two words."""
    return any(text.organization_at(place) is not None for place in range(start, end))


@ROLES.rule("bracket_list")
def bracket_list(text: NamedText, person: Mention) -> Iterator[Found]:
    """« des journalistes (Aude Vasselin - Radio Roque ; Jean Orval) »: one role for all in the bracket."""
    start, stop = text.bounds[person.mention_id]
    first = text.sentence_start(start)
    opened = next((p for p in range(start - 1, max(first, start - LONGEST_LIST) - 1, -1) if text.words[p] in "()"), -1)
    if opened <= 0 or text.words[opened] != "(" or text.person_at(opened + 1) is None:
        return
    for place in range(max(first, opened - 12), opened):
        role = read_role(text, place)
        if role is not None and opened in role.ends and role.noun.number == "p":
            beside = text.organization_at(stop + 1) if text.is_word(stop, "-", "–", ",", "—", "(") else None
            cut = role.cut(opened)
            yield Found(person, cut, beside or organization_of(text, cut))
            return
