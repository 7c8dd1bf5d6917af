"""Reads one role: « ancienne directrice adjointe de l'Agence du numérique en santé »."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Mention
from pipeline.steps.relate.affiliations.text import RoleText, longest_head, role_heads, role_modifiers, small_words

LONGEST = 40  # tokens of a role, complements included; longer ones are a reading gone astray


@dataclass(frozen=True, slots=True)
class Role:
    """A role from token `start` to before `end`; `head` is its noun, `ends` where it could also stop."""

    start: int
    head: tuple[str, ...]
    head_start: int
    end: int
    ends: tuple[int, ...]
    kind: str


def read_role(text: RoleText, start: int, *, adjectives: bool = True) -> Role | None:
    """The role that begins at a token, its determiner left out; None when none does.

    With `adjectives`, any word after the noun that looks like one is taken for one: safe after a name,
    not before it (« le maire appelle Aude Vasselin »).
    """
    while size := modifier_size(text, start, "skip"):
        start += size
    token = start
    while size := modifier_size(text, token, "before"):
        token += size
    longest = min(longest_head(), len(text) - token)
    head = next((n for n in range(longest, 0, -1) if tuple(text.lower[token : token + n]) in role_heads()), 0)
    if not head:
        return None
    words = tuple(text.lower[token : token + head])
    # A mother, a victim, a rival is no role.
    if role_heads()[words] == "relation" or text.person_at(token) is not None:
        return None
    ends = [token + head]
    while (after := read_more(text, ends[-1], adjectives=adjectives)) > ends[-1] and after - start < LONGEST:
        ends.append(after)
    return Role(start, words, token, ends[-1], tuple(ends), role_heads()[words])


def modifier_size(text: RoleText, token: int, position: str) -> int:
    """How many words of a modifier stand here."""
    if token >= len(text) or (position == "after" and token in text.starts):
        return 0
    longest = min(3, len(text) - token)
    return next(
        (n for n in range(longest, 0, -1) if tuple(text.lower[token : token + n]) in role_modifiers(position)), 0
    )


def read_more(text: RoleText, token: int, *, adjectives: bool) -> int:
    """One more modifier, body, bracket or complement; the same token when there is none."""
    if token >= len(text) or token in text.starts or text.person_at(token) is not None:
        return token
    if size := modifier_size(text, token, "after"):
        return token + size
    if text.is_word(token, "et") and (size := modifier_size(text, token + 1, "after")):
        return token + 1 + size
    if (body := text.organization_at(token)) is not None:
        return text.bounds[body.mention_id][1]
    if (
        adjectives
        and text.words[token][:1].islower()
        and text.lower[token].endswith(tuple(small_words("adjective ending")))
        and len(text.words[token]) > 4
    ):
        return token + 1
    if text.words[token] == "(":
        return read_bracket(text, token)
    return read_complement(text, token)


def read_bracket(text: RoleText, token: int) -> int:
    """« (ARS) » or « (Agence régionale de santé) » right after a body, and the place after it."""
    for end in range(token + 2, min(token + 10, len(text))):
        if text.words[end] == ")":
            if text.organization_at(token + 1) is None or text.organization_at(token - 1) is None:
                return token
            place = text.places.get(end + 1)
            return place[1] if place else end + 1
    return token


def read_complement(text: RoleText, token: int) -> int:
    """« de la Seine-Maritime », « chez Vasselin », « chargé de la mer », « et des affaires publiques »."""
    noun = token
    if text.is_word(noun, "et") and text.is_word(noun + 1, *small_words("of")):
        noun += 1
    elif text.is_word(noun, "et") and text.is_word(noun + 2, "chez"):
        noun += 2  # « responsable de la vente et marketing chez Vasselin »
    if text.is_word(noun, *small_words("charge")):
        noun += 1
        if not text.is_word(noun, *small_words("of")):
            return token
    if not text.is_word(noun, *small_words("link")):
        return token
    link = text.lower[noun]
    noun += 1
    while text.is_word(noun, *small_words("article")) or text.is_word(noun, "«", "“", '"'):
        noun += 1
    if noun >= len(text) or text.crosses(token, noun) or text.person_at(noun) is not None:
        return token
    if (body := text.organization_at(noun)) is not None:
        return text.bounds[body.mention_id][1]
    if (place := text.places.get(noun)) is not None:
        return past_quote(text, place[1])
    word = text.words[noun]
    if link in small_words("name link") and word[0].islower() and not text.is_word(noun, *small_words("place noun")):
        return token
    if word[0].isupper():
        end = noun + 1
        while (
            end < len(text)
            and end not in text.starts
            and text.person_at(end) is None
            and (text.words[end][0].isupper() or text.words[end] == "-")
        ):
            end += 1
        return past_quote(text, end)
    if word[0].isdigit() and text.is_word(noun + 1, *small_words("place noun")):
        return noun + 2
    if (not word.isalpha() and "-" not in word) or text.lower[noun] in small_words("no noun"):
        return token
    end = noun + 1
    if text.is_word(end, "-") and end + 1 < len(text):
        end += 2
    return past_quote(text, end)


def past_quote(text: RoleText, token: int) -> int:
    """Past a closing quotation mark."""
    return token + 1 if text.is_word(token, "»", "”") else token


def organization_of(text: RoleText, role: Role) -> Mention | None:
    """The first organization named inside a role; a party after « député » is one too."""
    for token in range(role.head_start, role.end):
        if (body := text.organization_at(token)) is not None:
            return body
    return None
