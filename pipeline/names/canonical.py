"""The name to show for an entity: its fullest frequent form, in its best casing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from pipeline.names.acronym import is_acronym, stands_for
from pipeline.names.columns import ACTOR
from pipeline.names.key import fold_text
from pipeline.names.name_words import (
    article_names,
    given_names,
    legal_forms,
    lower_particles,
    nations,
    particles,
    titles,
    usual_names,
)
from pipeline.names.organization import OrganizationName, parse_organization
from pipeline.names.person import parse_person

# A fuller form is frequent enough when every fifth mention of a full form writes it.
FREQUENT = 0.2
_SPACE = re.compile(r"\s+")
_ELIDED = re.compile(r"^[dDlL]['’](?=\w)")
_STOPPED = re.compile(r"^\w\.")
_MAX_ACRONYM = 9
_ROMAN = re.compile(r"[IVX]+$")
_INITIALS = re.compile(r"(?:\w\.-?)+$")
_EDGES = ' ,;:«»"“”'


class CanonicalName(NamedTuple):
    """How an entity is called. Given and family name belong to persons, the acronym to organizations."""

    name: str
    given_name: str | None = None
    family_name: str | None = None
    acronym: str | None = None


def canonical_name(kind: int, forms: Mapping[str, int]) -> CanonicalName:
    """Choose among the forms of an entity, given with their counts."""
    tidy: dict[str, int] = {}
    for text, n in forms.items():
        bare = _bare(_SPACE.sub(" ", text)) or text
        tidy[bare] = tidy.get(bare, 0) + n
    return _person(tidy) if kind == ACTOR else _organization(tidy)


def _bare(text: str) -> str:
    """Without marks at its ends, but for a quotation that closes there: « Église « La vie » »."""
    bare = text.strip(_EDGES)
    return text.lstrip(_EDGES) if text.endswith("»") and bare.count("«") > bare.count("»") else bare


def split_person(name: str) -> tuple[str | None, str | None]:
    """Given and family name of a name as shown; (None, None) for a single word."""
    words = name.split()
    if len(words) < 2:
        return None, None
    small, known = particles(), given_names()
    folded = [fold_text(word).strip(".") for word in words]
    cut = 1
    while cut < len(words) - 1 and (_STOPPED.match(words[cut]) or (folded[cut] in known and folded[cut] not in small)):
        cut += 1
    if folded[0] not in known:
        # An unknown given name may have unknown ones after it; the particle or the last word begins the family name.
        at = next((i for i in range(1, len(words)) if folded[i] in small or _ELIDED.match(words[i])), len(words) - 1)
        cut = max(cut, at)
    if folded[0] in small and not _ELIDED.match(words[0]):
        return None, name
    return " ".join(words[:cut]), " ".join(words[cut:])


def _person(forms: Mapping[str, int]) -> CanonicalName:
    # Most have one form, of which nothing is to be chosen.
    name = _without_title(_best_casing(forms if len(forms) == 1 else _fullest_persons(forms)))
    given, family = split_person(name)
    return CanonicalName(name, given, family)


def _fullest_persons(forms: Mapping[str, int]) -> Mapping[str, int]:
    """The spellings of the fullest frequent form."""
    parsed = {text: parse_person(text) for text in forms}
    full = {text: n for text, n in forms.items() if parsed[text].is_full}
    some = full or {text: n for text, n in forms.items() if parsed[text].given} or dict(forms)
    by_key: dict[str, dict[str, int]] = defaultdict(dict)
    for text, n in some.items():
        by_key[parsed[text].key][text] = n
    total = sum(some.values())
    frequent = [key for key in by_key if sum(by_key[key].values()) >= FREQUENT * total] or list(by_key)
    # A middle name makes a form fuller; another spelling does not.
    key = _largest(
        frequent,
        lambda key: (
            max(len(parsed[text].given) + len(parsed[text].middle) for text in by_key[key]),
            any(parsed[text].given[:1] and parsed[text].given[0] in given_names() for text in by_key[key]),
            sum(by_key[key].values()),
            key,
        ),
    )
    return by_key[key]


def _organization(forms: Mapping[str, int]) -> CanonicalName:
    parsed = {text: parse_organization(text) for text in forms}
    if len(forms) > 1:
        keys = {name.key for name in parsed.values()}
        forms = {text: n for text, n in forms.items() if not _adds_nation(parsed[text].key, keys)}
    acronyms = {text: n for text, n in forms.items() if parsed[text].acronym and " " not in text}
    long = {text: n for text, n in forms.items() if text not in acronyms}
    some = long or acronyms
    name = _without_legal_form(_fullest_spelling(some if len(some) == 1 else _fullest_bodies(some, parsed)))
    name = article_names().get(name, name)
    words = parse_organization(name).words if acronyms else ()
    written = {
        text: n
        for text, n in acronyms.items()
        if (is_acronym(text) if long else _is_capital(text)) or (long and stands_for(parsed[text].acronym, words))
    }
    acronym = max(written, key=lambda text: (written[text], _is_capital(text), text)) if written else None
    return CanonicalName(name, acronym=acronym)


def _fullest_bodies(forms: Mapping[str, int], parsed: Mapping[str, OrganizationName]) -> Mapping[str, int]:
    """The spellings of the longest frequent form."""
    total = sum(forms.values())
    by_key: dict[str, dict[str, int]] = defaultdict(dict)
    for text, n in forms.items():
        by_key[parsed[text].key][text] = n
    frequent = [key for key in by_key if sum(by_key[key].values()) >= FREQUENT * total] or list(by_key)
    return by_key[_largest(frequent, lambda key: (len(key.split()), sum(by_key[key].values()), key))]


def _adds_nation(key: str, others: set[str]) -> bool:
    """« Sénat français » beside « Sénat »: no fuller name of an institution that the press calls without its nation."""
    usual, _, last = key.rpartition(" ")
    return usual in others and last in nations() and usual in usual_names()


def _is_capital(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= _MAX_ACRONYM and all(c.isupper() for c in letters)


def _best_casing(spellings: Mapping[str, int]) -> str:
    """Of spellings of one key: mixed case before capitals, accents before none, then the most frequent."""
    small = lower_particles()

    def worth(text: str) -> tuple[int, int, int, int, int, str]:
        accents = sum(not c.isascii() and c.isalpha() for c in text)
        words = text.split()
        # "Le Viry" but "de Montbrezy"
        usual = sum(word in ("Le", "La") or word in small for word in words)
        # "Emmanuel vasselin" is a slip, however often a source repeats it.
        careless = sum(word[:1].islower() and fold_text(word).strip("'’") not in particles() for word in words)
        return -sum(_shouts(word) for word in words), -careless, min(accents, 1), spellings[text], usual, text

    words = _largest(spellings, worth).split()
    shouted = next((n for n, word in enumerate(words) if not _shouts(word)), len(words))
    if 0 < shouted < len(words):
        words = words[shouted:] + words[:shouted]  # "ROYAN Jean-Renaud"
    if len(words) > 1 and words[-1].islower() and words[0][:1].isupper() and fold_text(words[-1]) not in particles():
        words[-1] = words[-1].capitalize()
    return " ".join(_calm(word) if _shouts(word) else word for word in words)


def _fullest_spelling(spellings: Mapping[str, int]) -> str:
    """Of spellings of one key: one that keeps « Les » or « du » when it is frequent, in its best casing."""
    total = sum(spellings.values())
    frequent = {text: n for text, n in spellings.items() if n >= FREQUENT * total} or spellings

    def worth(text: str) -> tuple[bool, int, int, bool, int, bool, int, str]:
        accents = sum(not c.isascii() and c.isalpha() for c in text)
        words = text.split()
        return (
            len(words) == 1 or not all(_shouts(word) for word in words if len(word) > 3),
            len(words),
            spellings[text] if len(words) == 1 else 0,
            len(words) > 1 or not _shouts(text),
            min(accents, 1),
            text[:1].isupper(),
            spellings[text],
            text,
        )

    return _largest(frequent, worth)


def _largest(texts: Collection[str], worth: Callable[[str], Any]) -> str:
    """The one that is worth most; of one alone, which most names have, nothing needs to be known."""
    return next(iter(texts)) if len(texts) == 1 else max(texts, key=worth)


def _shouts(word: str) -> bool:
    if word[-1:].islower() or _INITIALS.match(word):
        return False  # "J.-R. Roy" is no "ROY Jean"
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _calm(word: str) -> str:
    """ROY -> Roy, D'ORVAL -> d'Orval, DE -> de, LE -> Le."""
    if fold_text(word) in lower_particles():
        return word.lower()
    if _ROMAN.match(word):
        return word
    if match := _ELIDED.match(word):
        return match.group().lower() + _calm(word[match.end() :])
    return re.sub(r"\w+", lambda part: part.group().capitalize(), word)


def _without_title(name: str) -> str:
    words = name.split()
    while len(words) > 1 and fold_text(words[0]).rstrip(".") in titles():
        words = words[1:]
    return " ".join(words)


def _without_legal_form(name: str) -> str:
    words = name.split()
    while len(words) > 1 and fold_text(words[-1]).strip("., ") in legal_forms():
        words = words[:-1]
    return " ".join(words).rstrip(" ,")
