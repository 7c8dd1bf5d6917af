"""Names of organizations: their words, and whether two of them may denote one body."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.names.acronym import is_acronym, may_be_acronym, stands_for
from pipeline.names.key import PARSED, name_key, split_words
from pipeline.names.name_words import (
    descriptors,
    generic_institutions,
    genitives,
    institution_adjectives,
    known_acronyms,
    legal_forms,
    local_adjectives,
    stop_words,
    subsidiary_words,
    whole_bodies,
)
from pipeline.names.roman import roman_figure

# "Bayard, Fabry et Vasselin": names in a row, not a name with complements.
_LIST = re.compile(r"\w,\s+[A-ZÀ-ÖØ-Þ]")
_ROMAN = re.compile(r"[ivx]{1,5}$")


class OrganizationName(NamedTuple):
    """A name taken apart; all words folded.

    `words` are all of them, `content` those that tell bodies apart (no stop words, legal forms, nor
    descriptors such as "groupe"), `bound` these with hyphenated words in one piece. `acronym` holds the
    letters when the form can be one, and `is_acronym` says that it is written as one; `is_generic` that it
    names a kind of body only, `is_capital` that it begins with a capital. `head` holds the letters of an
    acronym that begins a longer name ("ARS Orance"); `is_list` says that several names stand in a row, `is_branch` that
    each place has one, which the name does not tell ("union départementale CGT").
    """

    key: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    bound: tuple[str, ...]
    acronym: str
    is_acronym: bool
    is_generic: bool
    is_capital: bool
    head: str
    is_list: bool
    is_branch: bool

    @property
    def of_article(self) -> bool:
        """Whether it denotes a body within its article only."""
        return self.is_generic or self.is_branch


@lru_cache(maxsize=PARSED)
def parse_organization(text: str) -> OrganizationName:
    """Take an organization's name apart."""
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    words = _joined_initials(split_words(text))
    stops, legal, kinds, adjectives = stop_words(), legal_forms(), descriptors(), institution_adjectives()
    content = tuple(word for word in words if word not in stops)
    while len(content) > 1 and content[-1] in legal:
        content = content[:-1]
    opening = split_words(text.split(maxsplit=1)[0]) if text.strip() else []
    opens = "".join(opening) in kinds and content[: len(opening)] == tuple(opening)
    if len(content) > 1 and (opens or words[-1] in kinds) and content not in generic_institutions():
        bare, n = content, len(opening)
        # "groupe Vasselin" is Vasselin, "syndicat des eaux" and "syndicat régional" are not "eaux", "régional".
        if opens and n < len(content) and words[n] == content[n] not in adjectives:
            bare = content[n:] if text.split(maxsplit=2)[1][:1].isupper() else content
        if len(bare) > 1 and bare[-1] in kinds:
            bare = bare[:-1]
        content = bare if bare not in generic_institutions() else content
    whole = next((long for long in whole_bodies() if len(content) > len(long) and content[-len(long) :] == long), ())
    if whole:
        content = (*content[: -len(whole)], whole_bodies()[whole])  # « … des Nations unies », « … de l'ONU »
    if len(content) > 1 and content[-1] in arabic():
        content = (*content[:-1], arabic()[content[-1]])  # « université de Gap II », « Gap 2 »
    content = content or tuple(words) or (text,)
    words = words or [text]
    acronym = name_key(text) if may_be_acronym(text) else ""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return OrganizationName(
        " ".join(content),
        tuple(words),
        content,
        _bound(text, content),
        acronym,
        bool(acronym) and is_acronym(text),
        content in generic_institutions(),
        text[:1].isupper(),
        name_key(first) if len(content) > 1 and first != text and is_acronym(first) else "",
        _LIST.search(text) is not None,
        _is_branch(content),
    )


@cache
def arabic() -> dict[str, str]:
    """Roman figures of two letters and more, folded, with the same in Arabic ones: single letters are initials."""
    return {roman_figure(n).lower(): str(n) for n in range(2, 21) if len(roman_figure(n)) > 1}


def _is_branch(content: tuple[str, ...]) -> bool:
    """Whether a name tells a kind of body, its reach and the known body that it is of, but no place.

    « police cantonale » and the like stay one: articles of one affair mean one by it.
    """
    return len(content) > 2 and content[1] in local_adjectives() and {*map(str.upper, content[2:])} <= known_acronyms()


def _bound(text: str, content: tuple[str, ...]) -> tuple[str, ...]:
    """The content words, those that a hyphen joins in one piece."""
    if "-" not in text:
        return content
    pieces = [
        [word for word in split_words(piece) if word not in stop_words()] for piece in re.split(r"[^\w\-]+", text)
    ]
    joined = {piece[0]: piece for piece in pieces if len(piece) > 1}
    out: list[str] = []
    at = 0
    while at < len(content):
        piece = joined.get(content[at], [])
        n = len(piece) if tuple(piece) == content[at : at + len(piece)] and piece else 1
        out.append("-".join(content[at : at + n]))
        at += n
    return tuple(out)


def similar_organizations(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two long names differ by slips of the pen only: as many words, each the same or nearly.

    Words that name a place or a figure differ in earnest: two words of which one is not the
    misspelt other keep the names apart ("préfecture du Gard", "préfecture des Vosges").
    """
    if len(left) != len(right):
        return "".join(left) == "".join(right)
    slips = 0
    for a, b in zip(left, right, strict=True):
        if a == b:
            continue
        if a.isdigit() or b.isdigit() or min(len(a), len(b)) < 5 or a[0] != b[0]:
            return False  # « FC Nantes », « FC Mantes »
        allowed = 1 if min(len(a), len(b)) < 11 else 2
        if DamerauLevenshtein.distance(a, b, score_cutoff=allowed) > allowed:
            return False
        slips += 1
    return slips <= 1 + len(left) // 4


def shortens(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether a name can be the short form of a longer one: its first words, or its last ones.

    Not when what is left over makes another body ("Vasselin France", "Canal 5"), nor when the short name only
    completes the long one ("cellule investigation de Radio Vasselin").
    """
    a, b = short.bound, long.bound
    n = len(a)
    if not 0 < n < len(b) or long.is_list:
        return False
    if b[:n] == a:
        rest = b[n:]
        if b[:1] not in generic_institutions() and _goes_elsewhere(short, long):
            return False
    elif b[-n:] == a:
        before = len(long.words) - len(short.content) - 1
        if before >= 0 and long.words[before] in stop_words():
            return False
        rest = b[:-n]
    else:
        return False
    if len(rest) == 1 and ((len(rest[0]) == 1 and rest[0].isdigit()) or _ROMAN.match(rest[0])):
        return False
    # A ministry "of the Sea and of Ports" is no branch of one "of the Sea".
    return b[:1] in generic_institutions() or not any(word in subsidiary_words() for word in rest)


def _goes_elsewhere(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether the longer name goes on with a place or purpose: "Fratrie dans la presqu'île" is no plain "Fratrie"."""
    told = 0
    for word in long.words:
        if told == len(short.content):
            return word in stop_words() and word not in genitives() and word != "et"
        told += word == long.content[told]
    return False


def is_cut_short(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether a short form is plain enough to come before the full one: three words that tell, or the full one goes on.

    "ministère de la Mer" may be followed by "ministère de la Mer et des Ports"; after "Vasselin", "Vasselin Autoroutes"
    is another firm.
    """
    n = len(short.content)
    organ = long.content[:n] == short.content and long.content[n:] in {(one,) for one in whole_bodies().values()}
    if n >= 3 or organ:
        return True
    told = 0
    for at, word in enumerate(long.words):
        if told == n:
            return n > 1 and word == "et" and long.content[:n] == short.content and at > 0
        told += word == long.content[told]
    return False


def is_numbered(name: OrganizationName) -> bool:
    """Whether a name is a number and one word more: "13e RDP"."""
    return len(name.content) == len(name.words) == 2 and name.content[0][0].isdigit()


def spells_out(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether a name that begins with an acronym is a longer one: "ARS Orance", "Agence régionale de santé Orance".

    So is one behind its number: "13e RDP", "13e régiment de dragons parachutistes".
    """
    if is_numbered(short):
        return short.content[0] == long.content[0] and stands_for(short.content[1], long.words[1:])
    rest = short.content[1:]
    if not short.head or not rest or long.content[-len(rest) :] != rest:
        return False
    cut = len(long.words) - len(rest)
    while cut and long.words[cut - 1] in stop_words():
        cut -= 1
    return cut > 1 and stands_for(short.head, long.words[:cut])


def leaves_out(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether a name is another without a complement in its middle: three words or more, first and last the same.

    "Comité des eaux vives" leaves « de l'Orance » out of "Comité de l'Orance des eaux vives". An adjective that is left
    out makes another body: "Association des maires de France", "Association des maires ruraux de France".
    """
    a, b = short.content, long.content
    if not 3 <= len(a) < len(b) <= len(a) + 2 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    at = 0
    stops = stop_words()
    for before, word in zip(("", *long.words), long.words, strict=False):
        if at < len(a) and word == a[at]:
            at += 1
        elif word not in stops and before not in stops:
            return False
    return at == len(a)


def adds_branch(short: OrganizationName, long: OrganizationName) -> bool:
    """Whether a longer name is the shorter one and the word for a branch: "Vasselin", "Vasselin France"."""
    n = len(short.content)
    if long.content[:n] != short.content or len(long.content) == n or short.content[:1] in generic_institutions():
        return False
    return long.content[n] in subsidiary_words()


def _joined_initials(words: list[str]) -> list[str]:
    """Runs of single letters made one word: "A. F. P" is "afp", "H. C. Lausanne" "hc lausanne"."""
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and not word.isdigit():
            run.append(word)
            continue
        if run:
            # "d", "l" alone are elided articles.
            joined.extend(["".join(run)] if len(run) > 1 else run)
            run = []
        if word:
            joined.append(word)
    return joined
