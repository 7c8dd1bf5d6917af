"""Reads one role: « ancienne directrice adjointe de l'Agence du numérique en santé »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import french
from pipeline.components.press_names.phrases import domains
from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.once import once_a_word
from pipeline.steps.relate.roles.at_place import (
    head_size,
    is_infinitive,
    is_participle_of,
    looks_adjectival,
    modifier_size,
    past_double,
    peoples,
    word_after,
)
from pipeline.steps.relate.roles.role_nouns import (
    RoleNoun,
    adjectives,
    infinitives,
    role_before,
    role_noun,
    role_words,
)
from pipeline.steps.relate.roles.stretches import (
    is_plain_capital,
    is_small,
    paired_end,
    past_country,
    past_quote,
    read_bracket,
    read_pair,
)

YEAR = re.compile(r"(?:19|20)\d\d")
OPENS = frozenset({"«", "“", '"'})
CLOSES = frozenset({"»", "”", '"'})
NEEDS_COMPLEMENT = "complement needed"
"""Kind of « à la tête », « chargée »: a role only with what it is of."""
OWNER_NEAR = 6  # words: « du président américain Jean Roque »
LONGEST_PART = 7  # words of « Mers et rives propres chez »
LONGEST = 40  # words of a role, complements included; longer ones are a reading gone astray


@dataclass(frozen=True, slots=True)
class Role:
    """A role from word `start` to before `end`; `head` is its noun, `ends` where it could also stop."""

    start: int
    head: tuple[str, ...]
    head_start: int
    end: int
    ends: tuple[int, ...]
    noun: RoleNoun

    def cut(self, end: int) -> Role:
        """The same role, stopped earlier."""
        return Role(self.start, self.head, self.head_start, end, tuple(e for e in self.ends if e <= end), self.noun)


def read_role(text: NamedText, start: int, *, relations: bool = False) -> Role | None:
    """The role that begins at a word, its determiner left out; None when none does.

    A mother, a victim, a friend is no role unless `relations` are asked for.
    """
    role = _role_at(text, start)
    return role if role is None or relations or role.noun.kind != "relation" else None


@once_a_word
def _role_at(text: NamedText, start: int) -> Role | None:
    while head_size(text, start) < 2 and (size := modifier_size(text, start, "skip")):
        start += size
    place = start
    # « première dame » is a role of its own, « première adjointe » is not.
    while (head := head_size(text, place)) < 2 and (size := modifier_size(text, place, "before")):
        place += size
    if not head:
        return None
    words = tuple(text.lower[place : place + head])
    noun = role_noun(words)
    if noun is None or place in text.mention:
        return None
    ends = [past_country(text, past_double(text, place + head))]
    while (after := read_more(text, ends[-1])) > ends[-1] and after - start < LONGEST:
        ends.append(after)
    if noun.kind == "sport" and ends[-1] < len(text) and YEAR.fullmatch(text.words[ends[-1]]):
        ends.append(ends[-1] + 1)  # « le champion du monde 2014 »
    if words[0] in role_words("portfolio head") and (after := past_portfolio(text, ends[-1])) > ends[-1]:
        ends.append(after)
    if noun.kind == NEEDS_COMPLEMENT:
        vague = text.is_any_of(ends[-1] - 1, role_words("vague charge"))  # « chargée de l'affaire »
        if len(ends) == 1 or vague or is_infinitive(text, ends[0] + 1):
            return None
        del ends[0]
    if word_after(text, ends[-1]) in civilities() and len(ends) == 1 and words[0] in role_words("participle"):
        return None  # « envoyé à Mme Vasselin »: a verb
    paired = sorted({paired_end(text, start, end) for end in ends})
    return Role(start, words, place, paired[-1], tuple(paired), noun)


@cache
def civilities() -> frozenset[str]:
    """Civilities in lower case."""
    return frozenset(word.lower() for word in french.words("civilities"))


def read_more(text: NamedText, place: int) -> int:
    """One more modifier, body, bracket or complement; the same word when there is none."""
    if place >= len(text) or place in text.starts or text.person_at(place) is not None:
        return place
    if size := modifier_size(text, place, "after"):
        return place + size
    if is_participle_of(text, place):
        return place + 1
    if text.is_word(place, "et") and (size := modifier_size(text, place + 1, "after")):
        # « ouvrier et délégué CGT » is two roles.
        return place if head_size(text, place + 1) else place + 1 + size
    if (body := text.organization_at(place)) is not None:
        return text.bounds[body.mention_id][1]
    if looks_adjectival(text, place):
        return place + 1
    if text.is_word(place, "et") and looks_adjectival(text, place + 1) and looks_adjectival(text, place - 1):
        # « journaliste et ancien ministre » is two roles.
        return place if text.lower[place + 1] in role_before() or head_size(text, place + 1) else place + 2
    if text.words[place] == "(":
        return read_bracket(text, place)
    quoted = looks_adjectival(text, place + 1) or is_plain_capital(text, place + 1)
    if text.words[place] in OPENS and quoted and text.is_any_of(place + 2, CLOSES):
        return place + 3  # « le blogueur « libre » Jean Roque », « les députés « Insoumis » »
    if text.words[place] in OPENS and text.organization_at(place + 1) is not None:
        return past_quote(text, text.mention_end(place + 1))
    return read_complement(text, place)


def past_portfolio(text: NamedText, place: int) -> int:
    """« ministre de la Mer, des Ports et de la Pêche »: past the fields of a list that ends with « et »."""
    end, joined = place, False
    while text.is_word(end, ",") and is_field(text, end + 1):
        first, end = end, read_complement(text, end + 1)
        while (after := read_more(text, end)) > end:
            end = after
        joined = any(text.is_word(at, "et") for at in range(first, end))
    return end if joined else place


def is_field(text: NamedText, place: int) -> bool:
    """« des Ports », « de la Pêche »: a field of a ministry, with its capital."""
    noun = place + 1 + text.is_any_of(place + 1, role_words("article"))
    known = noun < len(text) and noun not in text.starts and text.words[noun][0].isupper()
    return known and text.is_any_of(place, role_words("of")) and text.person_at(noun) is None


def read_complement(text: NamedText, place: int) -> int:
    """« de la Seine-Maritime », « chez Vasselin », « chargé de la mer », « et des affaires publiques »."""
    start = place
    if text.is_word(start, "et") and text.is_any_of(start + 1, role_words("of")):
        start += 1
    elif text.is_word(start, "et") and text.is_word(start + 2, "chez"):
        start += 2  # « responsable de la vente et marketing chez Vasselin »
    if text.is_any_of(start, role_words("charge")):
        start += 1
        if not text.is_any_of(start, role_words("of")):
            return place
    if text.is_any_of(start, role_words("link of two")):
        return read_pair(text, start)
    noun, link = past_link(text, start)
    if not link or noun >= len(text) or text.crosses(place, noun):
        return place
    named = read_named(text, place, noun, link)
    if named is not None:
        return named
    if text.words[noun][0].isupper():
        if text.lower[noun] in peoples():
            return place  # « le prix Nobel aux Britanniques »
        size = head_size(text, noun)
        return noun + size if size > 1 else read_capitals(text, noun, place)  # « auprès du Premier ministre »
    return read_common(text, place, noun, link)


def past_link(text: NamedText, place: int) -> tuple[int, str]:
    """The word behind what ties a complement to its role, articles and quotes aside, and the tie; "" for none."""
    related = text.is_any_of(place, role_words("link of ties")) and text.is_any_of(place - 1, role_words("ties"))
    if not related and not text.is_any_of(place, role_words("link")):
        return place, ""  # « aux Relations avec le Parlement »
    link, noun = text.lower[place], place + 1
    if link in role_words("link of") and text.is_any_of(noun, role_words("of")):
        link, noun = text.lower[noun], noun + 1  # « auprès du ministre »
    while text.is_word(noun, *role_words("article"), *role_words("points"), *OPENS):
        noun += 1
    return noun + text.is_any_of(noun, role_words("indefinite")), link  # « présidente d'une association »


def read_named(text: NamedText, place: int, noun: int, link: str) -> int | None:
    """Past a name or whoever is named behind a noun: « l'avocat de Jean Roque »; None where nobody and nothing is."""
    titled = noun + (text.lower[noun] in civilities())
    if (owner := text.person_at(titled)) is not None:
        # Whose lawyer belongs to the role.
        return text.bounds[owner.mention_id][1] if link in role_words("of whom") else place
    if (body := text.organization_at(noun)) is not None:
        return text.bounds[body.mention_id][1]
    if (location := text.locations.get(noun)) is not None:
        return past_quote(text, location[1])
    return (past_owner(text, noun) or None) if link in role_words("of whom") else None


def read_common(text: NamedText, place: int, noun: int, link: str) -> int:
    """Past a common noun or a number with its adjective: « adjoint au budget », « maire en pays basque »."""
    word = text.words[noun]
    if link in role_words("name link") and word[0].islower() and not takes_link(text, place, noun):
        field = link in role_words("field link") and noun == place + 1
        vague = text.lower[noun] in role_words("no noun", "no field")
        if (not field or vague) and not names_whole(text, noun):
            return place
    if word[0].isdigit() and text.is_any_of(noun + 1, role_words("place noun", "distance")):
        return noun + 2
    if (not word.isalpha() and "-" not in word) or text.lower[noun] in role_words("no noun"):
        return place
    if text.token(noun).pos_ in ("VERB", "AUX") or text.lower[noun] in infinitives():
        return place  # « a refusé au juge de relaxer … »
    if link == "en" and word.endswith("ant"):
        return place  # « championne en battant Aude Vasselin »
    end = noun + 1
    if text.is_any_of(noun, role_words("place noun")) and is_plain_capital(text, end):
        return read_capitals(text, end, place)  # « à la région Orance-Mer »
    if text.is_word(end, "-") and end + 1 < len(text):
        end += 2
    elif (word in adjectives() or word in role_before() or text.token(noun).pos_ == "ADJ") and is_small(text, end):
        apart = role_words("no noun", "link", "joins")  # « docteur en droit et maire »
        end += text.lower[end] not in apart
    return past_quote(text, past_apposed(text, past_country(text, end)))


def takes_link(text: NamedText, place: int, noun: int) -> bool:
    """Whether a noun follows the « à » at a word in a role: a place, or the field of a post, « adjoint au budget »."""
    if text.is_any_of(noun, role_words("place noun")):
        return True
    if text.lower[noun] not in domains() - role_words("no field"):  # « dit le maire à la presse »
        return False
    before = text.lower[place - 1]
    posts = role_words("charge", "stands for a body")
    met = before.endswith(tuple(role_words("past ending"))) and before not in posts  # « une voisine croisée au marché »
    return not met and text.is_word(noun - 1, "au", "aux", *role_words("article"))


def past_apposed(text: NamedText, end: int) -> int:
    """« responsable du pôle santé de Roque », « du programme Mers propres chez Roque »: past what a part is called.

    Only where the body that it is a part of follows.
    """
    if not text.is_any_of(end - 1, role_words("part of a body")):
        return end
    for at in range(end, min(end + LONGEST_PART, text.sentence_end(end - 1))):
        if not text.words[at][0].isalpha() or text.lower[at] in role_words("clause") or text.person_at(at) is not None:
            return end
        after = at + 1 + text.is_any_of(at + 1, role_words("article"))
        if at > end and text.is_any_of(at, role_words("link")) and text.organization_at(after) is not None:
            return at
    return end


def past_owner(text: NamedText, noun: int) -> int:
    """« l'avocat du chanteur français Jean Roque »: past somebody else who is named with a role; 0 where nobody is."""
    for at in range(noun + 1, min(noun + OWNER_NEAR, text.sentence_end(noun))):
        if text.person_at(at) is not None:
            role = read_role(text, noun)
            return text.mention_end(at) if role is not None and role.end == at and role.noun.number == "s" else 0
    return 0


def names_whole(text: NamedText, noun: int) -> bool:
    """« dans l'organigramme du ministère de la Mer »: a common noun right before the body that it is a part of."""
    after = noun + 1
    if not text.is_any_of(after, role_words("of")):
        return False
    after += 1 + text.is_any_of(after + 1, role_words("article"))
    return text.organization_at(after) is not None


def read_capitals(text: NamedText, noun: int, place: int) -> int:
    """Past a capitalised complement that is no known name: « de l'Intérieur », « du Prix Goncourt »."""
    if text.lower[noun] in civilities():
        return place
    end = noun + 1
    while (
        end < len(text)
        and end not in text.starts
        and text.person_at(end) is None
        and (text.words[end][0].isupper() or text.words[end] == "-")
    ):
        end += 1
    return past_quote(text, end)


def organization_of(text: NamedText, role: Role) -> Mention | None:
    """The organization named inside a role, of several the first that is no department of another.

    A party after « député » is one too.
    """
    bodies = [
        body
        for place in range(role.head_start, role.end)
        if (body := text.organization_at(place)) is not None and not is_apart(text, text.bounds[body.mention_id][0])
    ]
    if role.head[0] in role_words("portfolio head"):
        # « ministre des Ressources naturelles »: a field, no body; « ministre PLR »: a party has no minister
        firsts = [(one, text.bounds[one.mention_id][0]) for one in bodies]
        head_end = role.head_start + len(role.head)
        bodies = [one for one, first in firsts if first > head_end and not text.is_any_of(first - 1, role_words("of"))]
    for body in bodies:
        first = text.lower[text.bounds[body.mention_id][0]]
        if first not in role_words("department") and not text.is_any_of(
            text.bounds[body.mention_id][0] - 1, role_words("field link")
        ):
            return body
    return bodies[-1] if bodies else None


def is_apart(text: NamedText, place: int) -> bool:
    """« aux relations avec le Parlement »: whether a body is only whom somebody has to do with."""
    before = place - 1 - text.is_any_of(place - 1, role_words("article"))
    return text.is_any_of(before, role_words("link of ties"))
