"""The word lists of models/ that names are read with, folded once."""

from __future__ import annotations

from functools import cache

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words

ENDING_LETTERS = (4, 3)
"""Letters of an ending, the longer first; by two, .97 of the listed names are right instead of .98."""
SHARED_BY = 10
"""Listed names that an ending has, at least."""


@cache
def given_names() -> dict[str, str]:
    """Gender (f, m, u) by folded given name."""
    return {fold_text(row["name"]): row["gender"] for row in rows("given_names")}


@cache
def women_endings() -> frozenset[str]:
    """Endings of given names that all listed names with them share with women's: « Rafaela », which no list has.

    Of the listed names themselves, each held against the others, .98 of those that have such an ending are right.
    Those of men say less: « Karien » is a woman.
    """
    found: dict[str, list[str]] = {}
    for name, gender in given_names().items():
        for size in ENDING_LETTERS:
            if gender in ("f", "m") and len(name) > size and "-" not in name:
                found.setdefault(name[-size:], []).append(gender)
    return frozenset(end for end, told in found.items() if len(told) >= SHARED_BY and set(told) == {"f"})


def ends_as_women(name: str) -> bool:
    """Whether a folded given name has such an ending."""
    return any(len(name) > size and name[-size:] in women_endings() for size in ENDING_LETTERS)


@cache
def compound_heads() -> frozenset[str]:
    """Given names that make one with the next: "Jean Pierre", "Marie Claude"."""
    return frozenset(fold_text(row["name"]) for row in rows("given_names") if row["kind"] == "heads compounds")


@cache
def titles() -> dict[str, str]:
    """Gender (f, m, u) by folded civility."""
    return {fold_text(row["title"]): row["gender"] for row in rows("name_titles")}


@cache
def kept_particles() -> frozenset[str]:
    """Those of them without which a surname is another: « Le Gallic » is not « Gallic »."""
    return frozenset(fold_text(row["particle"]) for row in rows("name_particles") if row["note"] == "never left out")


@cache
def particles() -> frozenset[str]:
    """Folded particles of family names."""
    return frozenset(fold_text(row["particle"]) for row in rows("name_particles"))


@cache
def stop_words() -> frozenset[str]:
    """Folded words that acronyms and keys of organizations pass over."""
    return frozenset(fold_text(row["word"]) for row in rows("acronym_stop_words"))


@cache
def genitives() -> frozenset[str]:
    """Folded stop words that begin a complement which short forms leave out, and articles."""
    return frozenset(fold_text(row["word"]) for row in rows("acronym_stop_words") if "genitive" in row["note"])


@cache
def legal_forms() -> frozenset[str]:
    """Folded legal forms of companies."""
    return frozenset(fold_text(row["form"]) for row in rows("legal_forms"))


@cache
def descriptors() -> frozenset[str]:
    """Folded words that say what kind of body a name denotes without changing which."""
    return frozenset("".join(split_words(row["word"])) for row in rows("organization_descriptors"))


@cache
def usual_names() -> frozenset[str]:
    """Folded names of institutions as the press calls them, without the nation: « assemblee nationale »."""
    return frozenset(" ".join(split_words(name)) for name in words("known_organizations", kind="institution"))


@cache
def nations() -> frozenset[str]:
    """Folded adjectives that tell a nation or a region."""
    found = words("institution_adjectives", "adjective", kind="nation or region")
    return frozenset(fold_text(word) for word in found)


@cache
def local_adjectives() -> frozenset[str]:
    """Folded adjectives of bodies of which each town, canton or region has one: « régionale »."""
    found = words("institution_adjectives", "adjective", kind="local reach")
    return frozenset(fold_text(word) for word in found)


@cache
def institution_adjectives() -> frozenset[str]:
    """Folded adjectives that belong to the name of an institution: "générale", "nationale"."""
    return frozenset(fold_text(row["adjective"]) for row in rows("institution_adjectives"))


@cache
def subsidiary_words() -> frozenset[str]:
    """Folded words that make another body of a body's name."""
    return frozenset(fold_text(row["word"]) for row in rows("subsidiary_words"))


@cache
def generic_institutions() -> frozenset[tuple[str, ...]]:
    """Words, without stop words, of names that denote a body only within their article."""
    return frozenset(
        tuple(word for word in split_words(row["form"]) if word not in stop_words())
        for row in rows("generic_institutions")
    )


@cache
def known_acronyms() -> frozenset[str]:
    """Acronyms of known bodies, in capitals."""
    shorts = words("known_pairs", "short") | words("known_organizations")
    return frozenset(short.upper() for short in shorts if short.isalpha() and sum(map(str.isupper, short)) > 1)


@cache
def article_names() -> dict[str, str]:
    """Papers and parties whose name begins with an article, by the one word behind it: « un élu des Républicains »."""
    told = (name.split() for kind in ("media", "party") for name in sorted(words("known_organizations", kind=kind)))
    return {name[1]: " ".join(name) for name in told if len(name) == 2 and name[0] in ("Le", "La", "Les")}


@cache
def whole_bodies() -> dict[tuple[str, ...], str]:
    """The short form, folded, of bodies whose organs bear their name, by their words: « … des Nations unies »."""
    told = words("small_words", kind="has organs")
    forms = ((row["short"], form) for row in rows("known_pairs") for form in (row["long"], *row["also"].split(" / ")))
    return {tuple(split_words(form)): fold_text(short) for short, form in forms if " " in form and form in told}


@cache
def capital_particles() -> frozenset[str]:
    """Folded particles that keep their capital after a given name: "Aude Le Goff"."""
    return frozenset(fold_text(particle) for particle in words("name_particles", casing="capital"))


@cache
def lower_particles() -> frozenset[str]:
    """Folded particles that French writes in lower case wherever they stand in a name."""
    return frozenset(fold_text(particle) for particle in words("name_particles", casing="lower"))
