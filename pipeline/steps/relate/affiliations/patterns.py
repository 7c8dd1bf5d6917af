"""Where a text says who is what: before the name, after it, by a verb, and by the role alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Mention
from pipeline.steps.relate.affiliations.roles import LONGEST, Role, organization_of, read_role
from pipeline.steps.relate.affiliations.text import RoleText, role_heads, small_words, surname_keys


@dataclass(frozen=True, slots=True)
class Found:
    """A role and whose it is; `organization` when it stands beside the role, not in it."""

    person: Mention
    role: Role
    organization: Mention | None = None


def all_found(text: RoleText) -> list[Found]:
    """Every role that the text gives to a person."""
    found: list[Found] = []
    for person in text.persons:
        found += before_name(text, person)
        found += after_name(text, person)
        found += by_verb(text, person)
    found += in_brackets(text)
    found += by_pronoun(text)
    found += by_topic(text)
    found += by_post(text)
    found += alone(text, found)
    return found


def before_name(text: RoleText, person: Mention) -> list[Found]:
    """« le député MoDem Aude Vasselin », « la directrice du projet, Aude Vasselin, »; « les ministres A et B »."""
    start = text.bounds[person.mention_id][0]
    target = start
    while target and text.words[target - 1] in ("«", "“", "[", '"'):
        target -= 1
    shared = False
    previous = joined_before(text, target)
    while previous is not None:
        target, shared = text.bounds[previous.mention_id][0], True
        previous = joined_before(text, target)
    comma = target > 0 and text.words[target - 1] == ","
    if comma and not closes(text, text.bounds[person.mention_id][1]) and not shared:
        return []
    target -= comma
    first = text.sentence_start(start)
    for token in range(max(first, target - LONGEST), target):
        if role_heads().get((text.lower[token],)) == "relation" and "," not in text.words[token:target]:
            return []  # « la femme du directeur, Aude Vasselin »
        role = read_role(text, token, adjectives=comma)
        if role is None or target not in role.ends:
            continue
        plural = text.lower[role.head_start].endswith("s") or text.is_word(
            token - 1, "les", "des", "aux", "deux", "trois"
        )
        if shared and not plural:
            continue
        if text.person_at(token - 1) is not None or (
            text.is_word(token - 1, ",") and text.person_at(token - 2) is not None
        ):
            return []  # « Aude Vasselin, maire de Lyon, Jean Roque … »: the role is of the one before
        role = cut(role, target)
        return [Found(person, role, organization_of(text, role) or beside(text, role, token))]
    return []


def joined_before(text: RoleText, token: int) -> Mention | None:
    """The person right before, in « A et B » or « A, B et C »."""
    before = token - 1
    if text.is_word(before, "et") or (text.is_word(before, ",") and text.is_word(text_end(text, token), "et", ",")):
        return text.person_at(before - 1)
    return None


def text_end(text: RoleText, token: int) -> int:
    """The token after the name that begins or stands at a token."""
    person = text.person_at(token)
    return text.bounds[person.mention_id][1] if person is not None else token


def cut(role: Role, end: int) -> Role:
    """The same role, stopped earlier."""
    return Role(role.start, role.head, role.head_start, end, tuple(e for e in role.ends if e <= end), role.kind)


def closes(text: RoleText, token: int) -> bool:
    """Whether an apposition may close here: on a mark, a verb, a conjunction, the end of the sentence."""
    return (
        token >= len(text)
        or token in text.starts
        or not text.words[token].strip()
        or text.lower[token] in small_words("closing")
        or not text.words[token][0].isupper()
    )


def beside(text: RoleText, role: Role, token: int) -> Mention | None:
    """The organization that a possessive, « dont » or « du côté de » ties to a role that names none."""
    first = text.sentence_start(token)
    if text.is_word(token - 1, *small_words("possessive")):
        return nearest_organization(text, token - 1, first)
    for cue in range(max(first, token - 3), token):
        if text.is_word(cue, "dont"):
            return nearest_organization(text, cue, first)
    comma = token - 2
    if (
        text.is_word(comma, ",")
        and text.organization_at(comma - 1) is not None
        and text.is_word(first, "du", "chez", "pour", "à", "côté")
    ):
        return text.organization_at(comma - 1)
    return None


def nearest_organization(text: RoleText, token: int, first: int) -> Mention | None:
    """The last organization named before a token, in the sentence."""
    for before in range(token - 1, first - 1, -1):
        if (body := text.organization_at(before)) is not None:
            return body
    return None


def after_name(text: RoleText, person: Mention) -> list[Found]:
    """« Aude Vasselin, députée MoDem et commissaire à la CNIL, », « Aude Vasselin (PDG de Roque) »."""
    token = text.bounds[person.mention_id][1]
    if token >= len(text) or token in text.starts or text.words[token] not in (",", "(", "[", "-", "–", "—", ":"):
        return []
    mark, token = text.words[token], token + 1
    if mark == ":":
        return []
    found: list[Found] = []
    while True:
        definite = text.is_word(token, *small_words("determiner"))
        begin = token + definite
        while text.is_word(begin, *small_words("become")) or text.is_word(begin, *small_words("auxiliary")):
            begin += 1
        role = read_role(text, begin) if begin < len(text) and not text.crosses(token - 1, begin) else None
        if role is None and begin > token + definite:
            begin = token + definite
            role = read_role(text, begin)  # « Aude Vasselin, candidate, … »: no more than that
        if role is None:
            return found
        if definite and begin == token + 1 and not ends_apposition(text, role):
            return found  # « Selon Aude Vasselin, le maire refuse »: another person
        if next_is_person(text, role):
            return found  # « Aude Vasselin, le maire Jean Roque »: the next person's
        found.append(Found(person, role, organization_of(text, role)))
        if not text.is_word(role.end, "et", ",", "puis") or text.crosses(role.end, role.end + 1):
            return found
        token = role.end + 1
        if text.is_word(role.end, ",") and text.is_word(token, "et"):
            token += 1


def ends_apposition(text: RoleText, role: Role) -> bool:
    """Whether a mark follows a role that began with a determiner."""
    return (
        role.end >= len(text)
        or role.end in text.starts
        or text.words[role.end] in ",.;:)]»”!?…-–—"
        or text.is_word(role.end, "qui", "et")
    )


def next_is_person(text: RoleText, role: Role) -> bool:
    """Whether the role leads to the name that follows it."""
    after = role.end
    if text.person_at(after) is not None and after not in text.starts:
        return True
    return (
        text.is_word(after, ",")
        and text.person_at(after + 1) is not None
        and text.is_word(text_end(text, after + 1), ",")
        and False
    )


def by_verb(text: RoleText, person: Mention) -> list[Found]:
    """« Aude Vasselin est la présidente de … », « a été nommée directrice de … »."""
    token = text.bounds[person.mention_id][1]
    end = text.sentence_end(text.bounds[person.mention_id][0])
    if text.is_word(token, ",", "qui"):
        token += 1
        token += text.is_word(token, "qui")
    begin, verb = token, False
    while begin < end and (
        text.lower[begin] in small_words("copula")
        or text.lower[begin] in small_words("become")
        or text.lower[begin] in small_words("auxiliary")
    ):
        verb |= text.lower[begin] in small_words("copula") or text.lower[begin] in small_words("become")
        begin += 1
    if not verb:
        return []
    begin += text.is_word(begin, *small_words("determiner"))
    begin += text.is_word(begin, "au", "à")
    role = read_role(text, begin) if begin < end else None
    if role is None or next_is_person(text, role):
        return []
    return [Found(person, role, organization_of(text, role))]


def by_pronoun(text: RoleText) -> list[Found]:
    """« … affirme Aude Vasselin. Elle est la rapporteure de … »: the one person of the sentence (before)."""
    found = []
    for token in range(1, len(text)):
        if not text.is_word(token, *small_words("pronoun")) or not text.is_word(token + 1, *small_words("copula")):
            continue
        begin = token + 2 + text.is_word(token + 2, *small_words("determiner"))
        role = read_role(text, begin) if begin < len(text) else None
        if role is None or next_is_person(text, role):
            continue
        first = text.sentence_start(token - 1 if token in text.starts else token)
        previous = [p for p in text.persons if first <= text.bounds[p.mention_id][0] < token]
        if len({p.text for p in previous}) == 1:
            found.append(Found(previous[-1], role, organization_of(text, role)))
    return found


def by_topic(text: RoleText) -> list[Found]:
    """« Aude Vasselin l'emporte. La ministre de la Mer a … »: whom the sentence before began with."""
    found = []
    for start in sorted(text.starts):
        if not start or not text.is_word(start, "le", "la", "l'"):
            continue
        role = read_role(text, start + 1, adjectives=False)
        topic = text.person_at(text.sentence_start(start - 1))
        if role is None or role.kind not in ("politics", "business") or topic is None or len(role.ends) == 1:
            continue
        if text.is_word(role.end, ",") or next_is_person(text, role) or text.person_at(role.end + 1) is not None:
            continue
        found.append(Found(topic, role, organization_of(text, role)))
    return found


def by_post(text: RoleText) -> list[Found]:
    """« … Aude Vasselin … en tant que conseillère », « son poste de président »: the person named before."""
    found = []
    for token in range(2, len(text)):
        post = text.lower[token] in small_words("as") and text.is_word(token - 1, *small_words("post"))
        if not post and not text.is_word(token, "comme"):
            continue
        role = read_role(text, token + 1)
        first = text.sentence_start(token)
        before = [p for p in text.persons if first <= text.bounds[p.mention_id][0] < token]
        if role is not None and before and not next_is_person(text, role):
            found.append(
                Found(
                    before[-1],
                    role,
                    organization_of(text, role)
                    or nearest_organization(text, token, text.bounds[before[-1].mention_id][1]),
                )
            )
    return found


def in_brackets(text: RoleText) -> list[Found]:
    """« des journalistes (Aude Vasselin - Radio Roque ; Jean Orval) »: one role for all in the bracket."""
    found = []
    for bracket in range(1, len(text)):
        if text.words[bracket] != "(" or text.person_at(bracket + 1) is None:
            continue
        end = next((t for t in range(bracket, min(bracket + 60, len(text))) if text.words[t] == ")"), 0)
        role = next(
            (
                r
                for t in range(max(text.sentence_start(bracket), bracket - 12), bracket)
                if (r := read_role(text, t)) is not None
                and bracket in r.ends
                and text.lower[r.head_start].endswith("s")
            ),
            None,
        )
        if role is None:
            continue
        for person in text.persons:
            start, stop = text.bounds[person.mention_id]
            if bracket < start < end:
                body = text.organization_at(stop + 1) if text.is_word(stop, "-", "–", ",", "—", "(") else None
                found.append(Found(person, cut(role, bracket), body or organization_of(text, role)))
    return found


def alone(text: RoleText, known: list[Found]) -> Iterator[Found]:
    """« ajoute le sénateur »: the one person of the text whose role that is, or the only person there is."""
    holders: dict[tuple[str, ...], set[str]] = {}
    words: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    last: dict[str, Mention] = {}
    key = surname_keys(text)
    for one in known:
        who = key[one.person.mention_id]
        holders.setdefault(one.role.head, set()).add(who)
        words.setdefault((who, one.role.head), set()).update(text.lower[one.role.start : one.role.end])
    taken = {token for one in known for token in range(one.role.start, one.role.end)}
    everyone = set(key.values())
    for token in range(1, len(text)):
        person = text.person_at(token)
        if person is not None:
            last[key[person.mention_id]] = person
        if token in taken or not text.is_word(token - 1, "le", "la", "l'"):
            continue
        role = read_role(text, token, adjectives=False)
        if role is None or text.person_at(role.end) is not None or text.person_at(role.end + 1) is not None:
            continue
        owners = holders.get(role.head, set())
        spoken = text.is_word(token - 2, *small_words("speech"))
        if not owners and spoken and len(everyone) == 1:
            owners = everyone
        if len(owners) != 1 or (owner := next(iter(owners))) not in last:
            continue
        said = set(text.lower[role.start : role.end]) - set(small_words("of")) - set(small_words("article"))
        if spoken or said <= words.get((owner, role.head), set()):
            yield Found(last[owner], role, organization_of(text, role))
