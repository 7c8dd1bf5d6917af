"""Where what is said behind a name ends, and whether that makes it an apposition: « Aude Vasselin, la maire, »."""

from __future__ import annotations

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import looks_adjectival
from pipeline.steps.relate.roles.read_role import Role, read_role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.stretches import is_small

ENDS = frozenset(",.;:)]»”!?…-–—")
OUTER = 6
"""Words of a role that another one completes: « première adjointe à la maire »."""
LONGEST_ASIDE = 9  # words between two roles of one list: « , SDF pendant quinze ans, »


def is_closed(text: NamedText, place: int) -> bool:
    """Whether what goes on behind a role comes to a mark before any finite verb: « un menuisier venu de Luzac, »."""
    end = text.sentence_end(place - 1)
    if text.is_any_of(place, role_words("of")) and text.is_any_of(place + 2, role_words("years")) and place + 2 < end:
        return True  # « un menuisier de 36 ans »
    if place < end and not text.token(place).pos_:
        return is_complement(text, place, end)
    for at in range(place, min(place + LONGEST_ASIDE, end)):
        if text.words[at] in ENDS:
            return True
        token = text.token(at)
        finite = token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])
        if not token.pos_ or finite or text.person_at(at) is not None:
            return False
    return False


def is_complement(text: NamedText, place: int, end: int) -> bool:
    """Where nothing is parsed, whether complements lead from here to a mark: « contre la loi de Luzac, »."""
    after = past_complements(text, place, end)
    return after == end or text.words[after] in ENDS


def past_complements(text: NamedText, place: int, end: int) -> int:
    """The word before `end` at which no complement goes on: past « venu de Luzac en mai », « contre la loi votée »."""
    while place < end:
        if not text.is_any_of(place, role_words("link", "source", "span")):
            if not (is_attribute(text, place) or text.is_any_of(place, role_words("between"))):
                return place
            place += 1 + (is_adverb(text, place) and place + 2 == end and is_small(text, place + 1))
            continue
        noun = place + 1
        determined = text.is_any_of(noun, role_words("article", "points", "indefinite"))
        noun += determined  # « dans l'est » is no verb
        clause = not determined and noun < end and text.lower[noun] in role_words("clause")
        if noun >= end or clause or text.person_at(noun) is not None:
            return place
        noun += looks_adjectival(text, noun) and is_small(text, noun + 1)
        location = text.locations.get(noun)
        place = max(noun + 1, text.mention_end(noun), location[1] if location is not None else 0)
    return place


def is_attribute(text: NamedText, place: int) -> bool:
    """« venu », « alors interdit »: an adjective, a participle, or the adverb of time before one."""
    token = text.token(place)
    if token.pos_ == "VERB":
        return "Part" in token.morph.get("VerbForm", [])
    ended = text.lower[place].endswith(tuple(role_words("past ending"))) and is_small(text, place)
    return looks_adjectival(text, place) or ended or is_adverb(text, place)


def is_adverb(text: NamedText, place: int) -> bool:
    """« alors », « récemment »: an adverb that may stand before a participle."""
    return text.is_any_of(place, role_words("auxiliary")) and not text.is_any_of(place, role_words("auxiliary verb"))


def is_verbal(text: NamedText, role: Role) -> bool:
    """« première femme élue en mai »: a participle with its own complement is no role."""
    bare = role.end == role.head_start + len(role.head)
    if bare and role.head[0] in role_words("verb too") and text.is_word(role.end, "que", "qu'"):
        return True  # « Aude Vasselin, patronne du club, juge que … »
    if bare and role.head[0].endswith(tuple(role_words("present participle"))):
        return text.is_any_of(role.end, role_words("article", "indefinite"))  # « représentant la ville »
    if not bare or len(role.head) > 1 or role.head[0] not in role_words("participle"):
        return False  # « chargée de mission »
    if text.is_any_of(role.start - 1, role_words("determiner")):
        return False  # « une retraitée à la voix douce »
    end = role.end
    return end < len(text) and end not in text.starts and text.words[end][0].isalnum() and not text.is_word(end, "et")


def ends_apposition(text: NamedText, role: Role) -> bool:
    """Whether a mark, a relative or « et » follows a role that began with a determiner."""
    return (
        role.end >= len(text)
        or role.end in text.starts
        or text.words[role.end] in ENDS
        or text.is_any_of(role.end, role_words("goes on"))
    )


def heads_clause(text: NamedText, person: Mention, role: Role) -> bool:
    """« Fin février, Aude Vasselin, la maire de Lyon était … »: a name at the head of a clause has no other verb."""
    start = text.bounds[person.mention_id][0]
    first = text.sentence_start(start)
    head = start == first or (start - first <= 4 and text.words[start - 1] == ",")
    tied = any(text.is_any_of(place, role_words("source")) for place in range(first, start))
    return head and not tied and text.is_any_of(role.end, role_words("auxiliary verb"))


def leads_to_person(text: NamedText, role: Role) -> bool:
    """Whether the role is that of the name right after it."""
    return role.end not in text.starts and text.person_at(role.end) is not None


def is_within_another(text: NamedText, place: int, first: int) -> bool:
    """« Aude Vasselin, adjointe à la maire de Lyon, Jean Roque … »: whether the whole role is of who is before it."""
    link = place - 1 - text.is_any_of(place - 2, role_words("link"))
    if not text.is_any_of(link, role_words("link")):
        return False
    for start in range(max(first, link - OUTER), link):
        named = text.person_at(start - 2) is not None and text.is_word(start - 1, ",")
        outer = read_role(text, start) if named else None
        if outer is not None and link in outer.ends:
            return True
    return False
