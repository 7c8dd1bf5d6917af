"""Names of persons: their parts, and whether two of them may denote one person."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.names.key import PARSED, fold_text
from pipeline.names.name_words import compound_heads, given_names, kept_particles, particles, titles

_PIECE = re.compile(r"[^\s.,;:()\[\]\"«»“”_]+\.?")
_ELIDED = re.compile(r"^([dl])['’](?=\w)", re.IGNORECASE)
_NOT_LETTER = re.compile(r"[^\w-]|_")
_UMLAUT = re.compile("(?<=[aou])e")
_SCOTTISH = re.compile("^mc")
MAC = "mac"
"""« Mc » and « Mac », apart or joined, begin one surname."""


class PersonName(NamedTuple):
    """A name taken apart. All parts are folded, hyphens gone ("Jean-Pierre" is "jeanpierre").

    `given` holds given names and initials in order (empty for a lone surname), `middle` what stands
    between them and the family name in names whose parts are not known, `family` the family name
    without the particles that papers leave out, `last` its last part, `parts` the words of a double one. `gender` is ""
    when the name does not tell. `abbreviated` says that all given names are initials ("G. Maxwell"); `rank` is
    smaller for fuller names. `title` is the calling (callings.py) whose title stands before a lone surname or initial.
    """

    key: str
    given: tuple[str, ...]
    middle: tuple[str, ...]
    family: str
    last: str
    gender: str
    parts: tuple[str, ...]
    abbreviated: bool
    rank: int
    title: int = 0

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return bool(self.given) and not self.abbreviated


def full_key(text: str) -> str:
    """The key of a name that has a given name in full, or nothing."""
    name = parse_person(text)
    return name.key if name.is_full else ""


@lru_cache(maxsize=PARSED)
def parse_person(text: str) -> PersonName:
    """Take a person's name apart; civilities that a tool left inside are passed over."""
    pieces, caps, hyphened, title_gender = _pieces(text)
    known, small = given_names(), particles()
    if len(pieces) <= 1:
        word = pieces[0] if pieces else text
        joined = word.replace("-", "")
        return PersonName(joined, (), (), joined, _last_part(word), title_gender, _parts([word]), False, 200)
    if any(caps) and not all(caps) and not caps[-1] and caps[0] and len(pieces[0]) > 1:
        # "ROY Jean-Renaud": the capitals say which is the surname.
        cut = next(i for i, flag in enumerate(caps) if not flag)
        pieces, caps = pieces[cut:] + pieces[:cut], caps[cut:] + caps[:cut]
    gender = title_gender
    n_given = _count_given(pieces, caps)
    parts = _parts(pieces[n_given:])
    # Given names recur: one string for all bearers.
    given = tuple(intern(piece.replace("-", "")) for piece in pieces[:n_given])
    rest = [piece for piece in pieces[n_given:] if piece not in small - kept_particles()] or pieces[n_given:]
    starts_family = n_given < len(pieces) and (pieces[n_given] in small or caps[n_given])
    middle: tuple[str, ...] = ()
    if not starts_family and len(rest) > 1 and given:
        middle, rest = tuple(piece.replace("-", "") for piece in rest[:-1]), rest[-1:]
    if len(given) > 1 and given[0] in compound_heads() and len(given[1]) > 1 and given[1] in known:
        gender = gender or known[given[0]]
        given = (given[0] + given[1], *given[2:])
    if not gender and given and len(given[0]) > 1:
        gender = known.get(given[0], "") or _compound_gender(given[0], hyphened)
    gender = "" if gender == "u" else gender
    key = "".join(pieces).replace("-", "")
    abbreviated = bool(given) and all(len(part) == 1 for part in given)
    rank = (0 if given and not abbreviated else 100 if given else 200) - len(given) - len(middle) - len(rest)
    family = "".join(rest).replace("-", "")
    return PersonName(key, given, middle, family, _last_part(rest[-1]), gender, parts, abbreviated, rank)


def with_title(name: PersonName, title: int) -> PersonName:
    """A name behind a title; a full name is the same person's with one and without."""
    return name if not title or name.is_full else name._replace(title=title)


def said_key(name: PersonName, gender: str) -> str:
    """What a decision about a name is about: of a surname alone « M. Vasselin » is another than « Mme Vasselin »."""
    return f"{gender} {name.key}" if gender and not name.given else name.key


@lru_cache(maxsize=1 << 16)
def same_given(left: str, right: str) -> bool:
    """Whether two given names can be one: equal, an initial of the other, or one slip of the pen apart."""
    if left == right:
        return True
    if len(left) > len(right):
        left, right = right, left
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if len(left) == 2 and len(right) > 3 and left[0] == right[0] and left not in given_names():
        return right.startswith(left)  # "Ph.", "Ch."
    known = given_names()
    if left in known and right in known:
        return _plain(left) == _plain(right)
    return is_typo(left, right)


def same_family(left: str, right: str) -> bool:
    """Whether two surnames can be one: equal, or a slip of the pen apart."""
    return left == right or is_typo(left, right)


def is_typo(left: str, right: str) -> bool:
    """One slip in five letters or more, two in nine or more; the first letter counts as sure in short words.

    "Löw" and "Loew" are the same word.
    """
    shorter = min(len(left), len(right))
    if shorter < 3 or abs(len(left) - len(right)) > 2:
        return False
    slips = DamerauLevenshtein.distance(left, right, score_cutoff=2)
    if slips > 2:
        return False
    if (shorter >= 7 or (shorter >= 5 and left[0] == right[0])) and slips <= (1 if shorter < 9 else 2):
        return True
    return same_sound(left, right)


def plain_umlauts(word: str) -> str:
    """Without the e of transcribed umlauts: "loew" is "low"."""
    return _UMLAUT.sub("", word)


def same_sound(left: str, right: str) -> bool:
    """Whether two words differ only by a transcribed umlaut, or in longer words by a doubled letter."""
    if left == right or _UMLAUT.sub("", left) == _UMLAUT.sub("", right):
        return True
    return min(len(left), len(right)) >= 6 and _single(left) == _single(right)


def compatible_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two sequences of given names can be one person's: the shorter begins the longer."""
    return all(same_given(a, b) for a, b in zip(left, right, strict=False))


def _pieces(text: str) -> tuple[list[str], list[bool], bool, str]:
    """Folded pieces of a name, which of them were in capitals, and the gender that a civility tells."""
    found: list[str] = []
    caps: list[bool] = []
    hyphened = False
    gender = ""
    civilities, small = titles(), particles()
    for match in _PIECE.finditer(text.strip("'’‘-– ")):
        piece = match.group()
        if elided := _ELIDED.match(piece):
            found.append(elided.group(1).lower())
            caps.append(False)
            piece = piece[elided.end() :]
        stopped = piece.endswith(".")
        piece = piece.rstrip(".")
        if piece.endswith(("'s", "’s")) and len(piece) > 4:
            piece = piece[:-2]
        folded = intern(fold_text(piece))
        if not found and folded in civilities and match.end() < len(text):
            # "M. Roy" is a civility in French; a sole word is a name.
            told = civilities[folded]
            gender = "" if told == "u" else told
            continue
        if not found and piece.isupper() and len(piece) in (2, 3) and _opens_name(folded, text[match.end() :]):
            found.extend(folded)  # "JL Royan"
            caps.extend(False for _ in folded)
            continue
        if (
            "-" in folded
            and (stopped or len(folded) <= 3)
            and all(len(part.rstrip(".")) <= 1 for part in folded.split("-"))
        ):
            found.extend(part for part in folded.replace(".", "").split("-") if part)
            caps.extend(False for part in folded.replace(".", "").split("-") if part)
            continue
        kept = _NOT_LETTER.sub("", folded).strip("-")
        particle, _, after = kept.partition("-")
        if after and particle in small:
            found.append(particle)  # "al-Masri"
            caps.append(False)
            kept = after
        hyphened = hyphened or "-" in kept
        if kept and found and found[-1] == MAC:
            found[-1] += kept  # « Mac Gregor » is McGregor
        elif kept:
            found.append(_SCOTTISH.sub(MAC, kept) if piece.startswith("Mc") else kept)
            caps.append(len(kept) > 1 and piece.isupper())
    if all(caps):
        caps = [False] * len(caps)
    return found, caps, hyphened, gender


def _opens_name(folded: str, rest: str) -> bool:
    """Whether capitals that are no given name are initials: a name in mixed case follows."""
    known = folded in given_names() or folded in particles()  # « LE COZ Anne »
    return not known and any(word[:1].isupper() and not word.isupper() for word in rest.split())


def _count_given(pieces: list[str], caps: list[bool]) -> int:
    """How many leading pieces are given names or initials; at least one piece is left for the family."""
    known, small = given_names(), particles()
    last = len(pieces) - 1
    if any(caps):
        return min(caps.index(True), last)
    if pieces[0] in small and pieces[0] not in known:
        return 0
    n = 1
    while n < last and (len(pieces[n]) == 1 or pieces[n] in known) and pieces[n] not in small:
        n += 1
    return n


def _compound_gender(given: str, hyphened: bool) -> str:
    if not hyphened:
        return ""
    known = given_names()
    for cut in range(3, len(given) - 1):
        if given[:cut] in known and given[cut:] in known:
            return known[given[:cut]]
    return ""


def _parts(words: list[str]) -> tuple[str, ...]:
    """The words of a double surname; none for a plain one, which `family` says already."""
    if len(words) == 1 and "-" not in words[0]:
        return ()
    small = particles()
    return tuple(part for word in words for part in word.split("-") if part and part not in small)


def _last_part(word: str) -> str:
    return word.rpartition("-")[2] if "-" in word else word


def _plain(word: str) -> str:
    """Without the e of transcribed umlauts, doubled letters and the spellings that waver most."""
    word = _UMLAUT.sub("", word).replace("ph", "f").replace("th", "t").replace("y", "i").replace("c", "k")
    return _single(word)


def _single(word: str) -> str:
    return "".join(c for i, c in enumerate(word) if not i or word[i - 1] != c)
