"""Lines that name a newspaper and nothing else: by the form of such names, or by the table of outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.french import any_of, words
from pipeline.page.calendar import find_dates
from pipeline.page.outlets import outlet_named
from pipeline.page.stamps import is_stamp

_LONGEST = 120  # characters of a line
_WORDS = 8  # of a name
_QUOTED = re.compile(r"^[«“\"]\s*([^«»“”\"]+?)\s*[»”\"](?=\W)")
_ELIDED = re.compile(r"(?<=\b[lLdD])['’]")
_STOP = re.compile(r"[^\w'-]")
_BESIDE_HEAD = re.compile(r"^(?:pages?\s+)?\d{1,3}(?:\s+[|–—·•-]\s+|\s{3,})|\s{3,}\d{1,3}$", re.IGNORECASE)
"""The number of the page at the outer edge of a running head."""
_ARTICLES = frozenset(["le", "la", "les", "l'"])
_EDGES = " ,;:|()[]–—-·•*_#"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPaper:
    """A paper named by a line. `sure`: no day beside it is needed; `told`: the line introduces or dates the name."""

    name: str
    sure: bool
    told: bool


@lru_cache(maxsize=4096)
def paper_of(line: str) -> NamedPaper | None:
    """The paper that a line names, with what introduces and dates it or alone; None for every other line.

    >>> paper_of("Publié dans L'Écho de Kervoal, le 3 mars 2024.").name
    "L'Écho de Kervoal"
    >>> paper_of("L'Écho de Kervoal ferme ses portes")
    """
    if len(line) > _LONGEST or line[-1:] in "!?":
        return None
    if (described := _described(line)) is not None:
        return described
    opened = _introduced().match(line)
    text = line[opened.end() :].rstrip(". ") if opened is not None else line
    bare = _page().sub("", _BESIDE_HEAD.sub("", text))
    paged, text = bare != text, _QUOTED.sub(r"\1", bare).strip(" *_#")
    days = list(find_dates(text)) if any(map(str.isdigit, text)) else []
    if days:
        before, after = text[: days[0].start], text[days[-1].end :]
        name = next((part for part in (before, after.lstrip(". ")) if _bare(part)), "")
        if not is_stamp(text.replace(_bare(name), " ", 1) if name else text):
            return None
        text = name
    text = _with_agency().sub("", _bare(text))
    told = opened is not None or bool(days)
    known = outlet_named(text)
    if known is not None and (text[:1].isupper() or told) and text.lower() not in _agencies():
        exact = known == text.replace("’", "'") and re.search(r"[ '-]", known) is not None
        return NamedPaper(name=known, sure=exact, told=told)
    tokens = _tokens(text)
    sure = _by_form(tokens, dated=any(day.full for day in days))
    if sure is None and paged and text.isupper() and any(day.full and day.weekday is not None for day in days):
        sure = False if len(tokens) <= _WORDS else None  # a running head, whatever the paper is called
    return None if sure is None else NamedPaper(name=" ".join(tokens).replace("' ", "'"), sure=sure, told=told)


def _described(line: str) -> NamedPaper | None:
    """« L'ARPENTEUR, l'hebdomadaire du Ponant », « AKP - Agence kervoalienne de presse »: a name, and what paper it is.

    What is told with a verb (« … qui prend le temps ») is a slogan below a name all in capitals only, else a headline.
    """
    found = _says_what().fullmatch(line)
    if found is None:
        return None
    name, said = found["name"].strip(), found["said"]
    capital = all(word[:1].isupper() or word in _of_places() for word in _tokens(name))
    if not capital or not (name.isupper() or (found["plain"] and name.lower().startswith(tuple(_ARTICLES)))):
        return None
    if found["agency"] is not None:
        return NamedPaper(name=said.strip(_EDGES), sure=True, told=True) if found["plain"] else None
    return NamedPaper(name=" ".join(_tokens(name)).replace("' ", "'"), sure=True, told=True)


def _bare(text: str) -> str:
    """A name without what parts it from its day: « , édition du »."""
    return _linked().sub("", text.strip(_EDGES)).strip(_EDGES)


def _by_form(tokens: list[str], *, dated: bool) -> bool | None:
    """Whether the form alone makes a name that of a paper, or None when it does not have the form at all.

    Beside a day with its year any one word may stand for the place, « La Dépêche luzacoise, mardi 3 mars 1936 », and a
    name of plain words is that of a paper of the past: « Le Rappel ».
    """
    if dated and " ".join(tokens).replace("' ", "'").lower() in _of_the_past():
        return False
    if len(tokens) > _WORDS or any(_STOP.search(token) for token in tokens):
        return None
    article = bool(tokens) and tokens[0].lower() in _ARTICLES
    rest = tokens[article:]
    if not rest:
        return None
    for kind in ("noun", "shared"):
        if any(" ".join(rest[:size]) in _of_kind(kind) and _is_place(rest[size:]) for size in (1, 2)):
            return article and kind == "noun"
        if dated and article and len(rest) == 2 and rest[0] in _of_kind(kind):
            return False
    place, _, last = rest[-1].rpartition("-")
    closed = last in _of_kind("closing") or (article and last in _of_kind("adjective"))
    named = [*rest[:-1], *([place] if place else [])]
    return False if closed and named and all(word[0].isupper() for word in named) else None


def _is_place(tokens: list[str]) -> bool:
    """Whether words are a place, with what ties it to a noun (« de la Baie »), or one adjective that stands for one."""
    if len(tokens) == 1 and tokens[0].lower() in _of_kind("adjective"):
        return True
    if not tokens or not tokens[-1][:1].isupper():
        return False
    return all(token[:1].isupper() or token in _of_places() for token in tokens)


def _tokens(text: str) -> list[str]:
    """The words of a name, « L' » one of them; those of a name all in capitals with small letters."""
    tokens = _ELIDED.sub("' ", text).split()
    if not text.isupper():
        return tokens
    small = [token.lower() if token.lower() in _of_places() else token.title() for token in tokens]
    return [small[0][:1].upper() + small[0][1:], *small[1:]]


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return words("press_words", "word", kind=kind)


@cache
def _of_the_past() -> frozenset[str]:
    return frozenset(word.lower() for word in words("press_words", "word", kind="past"))


@cache
def _of_places() -> frozenset[str]:
    """Small words inside the names of places and before them."""
    return words("small_words", kind="preposition") | words("small_words", kind="article") | _ARTICLES | {"lès"}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(word.lower() for word in words("stamp_words", "phrase", kind="agency"))


@cache
def _page() -> re.Pattern[str]:
    """The number of an issue, a page or a column, and what parts it from the name of the paper."""
    page = any_of(words("press_words", "word", kind="page"))
    return re.compile(
        rf"[\s,;|()–—·•-]+(?:n[°o]\s*|(?:{page})[.\s]\s*|col(?:\.|onnes?)\s*)\d+(?:[. ]\d{{3}})?"
        r"(?:\s*(?:[-–/]|et|à)\s*\d+)?(?!\s*[a-zà-ÿ])"
        r"|[\s,;|()–—·•.-]+(?:\d+(?:[eè°]|ème)|[IVXLC]+e)\s+(?:année|page|col(?:\.|onnes?))(?!\w)\.?"
        r"|\s+[|–—·•-]\s+\d{1,3}$|^\d{1,3}\s+[|–—·•-]\s+",
        re.IGNORECASE,
    )


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('press_words', 'word', kind='source'))})\s*:?\s+(?=\S)", re.IGNORECASE)


@cache
def _says_what() -> re.Pattern[str]:
    """A short name and, behind a comma, a dash or a bracket, what kind of paper it is; `plain` without a clause."""
    kinds = any_of(words("press_words", "word", kind="describes"))
    tail = r"(?:\s+(?:d['’]|l['’])?(?!ne\b|qui\b|que\b|où\b|dont\b)[\w'’-]+){0,5}"
    kind = rf"(?:le |la |l['’])?(?:{kinds})\b|(?P<agency>agence)\b(?=.*\b(?:presse|information)s?\b)"
    return re.compile(
        rf"(?P<name>\w[\w'’. -]{{1,40}}?)(?:,\s+|\s+[-–—|·]\s+|\s+\()"
        rf"(?P<said>(?:{kind})(?:(?P<plain>{tail})\)?|\s+qui\s.+))",
        re.IGNORECASE,
    )


@cache
def _with_agency() -> re.Pattern[str]:
    """« avec AFP », « (avec Reuters) »: whose dispatches a paper has used."""
    return re.compile(rf"[\s,(]+avec\s+(?:l['’])?(?:{any_of(_agencies())})\)?$", re.IGNORECASE)


@cache
def _linked() -> re.Pattern[str]:
    """What stands between a name and its day."""
    links = any_of(words("stamp_words", "phrase", kind=("label", "filler")))
    return re.compile(rf"(?:[\s,;|()–—-]+(?:{links}))+$", re.IGNORECASE)
