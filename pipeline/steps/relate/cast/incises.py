"""Who says it in the middle of what is said: « La route est longue, dit la maire. Il faut partir. »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.steps.relate.cast.figures import before_verb, cast_words, determiner_gender
from pipeline.steps.relate.cast.speakers import past_day, says
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

LONGEST = 30
"""Words from the comma before a verb of speech to the mark behind who speaks and what is told of them."""

ASIDE = 7
"""Words of « , pour sa part, », commas included."""

MARKS = frozenset({",", "!", "?", "…"})
"""What stands between what is said and who says it: « Je reste ! rigole-t-il »."""

Bounds = tuple[int, int]


def without_incises(text: NamedText, quotes: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """The quotations cut at the words that say, inside them, who speaks; the article says those itself."""
    return tuple(piece for bounds in quotes for piece in _pieces(text, bounds))


def _pieces(text: NamedText, bounds: Bounds) -> Iterator[Bounds]:
    start, end = bounds
    place = start + 1
    while place < end:
        after = incise_end(text, place, end)
        if after:
            yield start, comma_before(text, place)
            start = place = after
        place += 1
    if start < end:
        yield start, end


def incise_end(text: NamedText, verb: int, end: int) -> int:
    """The mark behind the incise whose verb stands at a word of a quotation that ends at `end`; 0 where none does."""
    spoken = text.lower[verb] in says() or text.lower[verb] in cast_words("goes on speaking")
    if not (spoken or is_aside(text, verb)) or not comma_before(text, verb):
        return 0
    who = past_aside(text, past_day(text, verb + 1))
    told = past_speaker(text, who)
    if not told or told > end:
        return 0
    for place in range(told, min(told + LONGEST, end)):
        if text.words[place] == "," and not _goes_on(text, place):
            return place
        if place + 1 in text.starts and not text.words[place][0].isalnum():
            return place
    return 0


def is_aside(text: NamedText, verb: int) -> bool:
    """« Je reste, rigole-t-il. »: whether nothing but a pronoun stands between any verb and a mark; no question."""
    behind = verb + 1 + text.is_any_of(verb + 1, cast_words("euphony"))
    if not text.is_any_of(behind, cast_words("pronoun m", "pronoun f")):
        return False
    end = text.sentence_end(verb)
    closed = behind + 1 < end and not text.words[behind + 1][0].isalnum() and text.words[end - 1] != "?"
    return closed and not text.is_any_of(verb, role_words("auxiliary verb", "copula"))


def comma_before(text: NamedText, verb: int) -> int:
    """The mark before a verb of speech, auxiliaries and « s' » passed over; 0 where something else stands there."""
    before = verb - 1
    while text.is_any_of(before, before_verb()):
        before -= 1
    return before if text.words[before] in MARKS and not text.crosses(before, verb) else 0


def past_aside(text: NamedText, place: int) -> int:
    """« commente, pour sa part, Aude Vasselin »: the word after an aside of a few words between commas, if any."""
    if not text.is_word(place, ","):
        return place
    last = min(place + ASIDE, text.sentence_end(place))
    closed = next((at for at in range(place + 2, last) if text.words[at] == ","), None)
    return place if closed is None else closed + 1


def past_speaker(text: NamedText, place: int) -> int:
    """The word after a name, a role or a pronoun that stands right behind its verb; 0 where none does."""
    if place >= len(text) or place in text.starts:
        return 0
    if text.words[place].startswith("-"):
        return place + 1
    titled = place + (text.lower[place] in civilities())
    if text.person_at(titled) is not None:
        return text.mention_end(titled)
    if not (text.is_any_of(place, cast_words("definite")) or determiner_gender(text.lower[place])):
        return 0
    role = read_role(text, place + 1, relations=True)
    return role.end if role is not None else 0


def _goes_on(text: NamedText, comma: int) -> bool:
    """Whether what is told of who speaks goes on behind a comma: « dit Aude Vasselin, la maire »."""
    begin = comma + 1
    begin += text.is_any_of(begin, role_words("article", "indefinite", "points"))
    return read_role(text, begin) is not None
