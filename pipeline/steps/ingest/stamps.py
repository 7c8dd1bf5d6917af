"""Lines that say when a page was published or updated, and lines that name its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.steps.ingest.calendar_words import WrittenDate, find_dates

_UPDATE = re.compile(
    r"mis(?:e)?s? à jour|\bmaj\b|m\.à\.j|modifié|actualisé|updated|dernière modification", re.IGNORECASE
)
# What may stand in a stamp beside its dates. The rest of the line must be empty for the line to be nothing but a stamp.
_STAMP_WORDS = re.compile(
    r"\b(?:article|publié[es]*|publication|posté|mis(?:e)?s? (?:en ligne|à jour)|mise? à jour|écrit|rédigé|créé|paru|modifié|"
    r"actualisé|posted on|published|date de l.article|date|m[aà]j|daté|du|le|la|on|à|a|at|et|h|min|utc|cet|cest|heures?|"
    r"dernière modification|dernière mise à jour|temps de lecture|lecture)\b|\d{1,2}\s?(?:h|:)\s?\d{0,2}(?::\d{2})?|[\s,;:|·•–—().\^/-]",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:publi|post[ée]|mis(?:e)? (?:en ligne|à jour)|paru|écrit le|rédigé le|créé le|modifié|actualisé|updated|date\b|maj\b|le\s*$)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"^(?i:(?:un |une )?(?:texte|article|enquête|reportage|récit|photos?)(?: et photos?)?(?: par| de)?\s*:?"
    r"|par|by|propos recueillis par|recueillis? par|écrit par|posté par|publié par|auteur\s*:|par\s*:)\s+"
    r"(?=(?:[lL]['’]|[lL]a |[lL]e )?[A-ZÀ-Ý]|\S+\.(?:com|fr|org|net|be|ch|ca)\b)"
)
_SIGNED = re.compile(r"(?:[Pp]ar |[Bb]y )?(?:[A-ZÀ-Ý][\w’'.-]*\s*){1,4}(?:min)?")
_NAME = re.compile(
    r"^(?:(?:[A-Z]\.[ -]?)+|[A-ZÀ-Ý][\w’'-]+)(?:\s+(?:de|du|des|d['’]|le|la|van|von|et|&|[A-ZÀ-Ý][\w’'.-]*)){1,5}"
    r"(?:\s*[,(]\s*(?!(?:un|une|le|la|les|l['’]\S+)\s)[^.]{3,60}|\s+avec\s+\S+(?:\s+\S+)?)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date of publication or update on a page; `labelled` says that a word such as « Publié » introduces it."""

    date: WrittenDate
    update: bool
    labelled: bool


def read_stamps(line: str) -> tuple[Stamp, ...]:
    """The dates of a line beside the article; a date after « mis à jour » is an update, up to the next label."""
    stamps = []
    before = 0
    for found in find_dates(line):
        label = line[before : found.start]
        update = _UPDATE.search(label) is not None
        stamps.append(Stamp(date=found, update=update, labelled=update or _LABEL.search(label) is not None))
        before = found.end
    return tuple(stamps)


@cache
def is_stamp(line: str, *, signed: bool = False) -> bool:
    """Whether a line holds nothing but days, and maybe hours, of publication and update.

    With `signed`, the author's name may stand beside them.
    """
    if len(line) > 140 or (signed and line[-1:] in (".", "!", "?")) or not any(char.isdigit() for char in line):
        return False
    rest = []
    before = 0
    for found in find_dates(line):
        if found.day is None:
            return False
        rest.append(line[before : found.start])
        before = found.end
    if not before:
        return False
    rest.append(line[before:])
    left = _STAMP_WORDS.sub(" ", " ".join(rest)).strip()
    if not left or not signed:
        return not left
    name = " ".join(rest).strip(" ,;:|·•–—-")
    return is_byline(name) or is_byline(left) or _SIGNED.fullmatch(left) is not None


def is_byline(line: str) -> bool:
    """Whether a line holds nothing but the author's name, maybe with a function or an agency."""
    if len(line) > 110 or line[-1:] in ".!?:":
        return False
    return _AUTHOR.match(line) is not None or _NAME.match(line) is not None


def author_of(line: str) -> str | None:
    """The author that a line such as « Par Jeanne Martin » names, or None when it has no such word."""
    label = _AUTHOR.match(line)
    if label is None:
        return None
    name = re.split(
        r"\s+(?:[-–—|·]|le\b|publié|mis à jour)\s*|,\s+(?=le\b|\d|publié)", line[label.end() :], maxsplit=1
    )[0]
    return name.strip(" ,.;:|") or None
