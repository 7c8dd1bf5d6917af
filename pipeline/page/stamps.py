"""Lines that say when a page was published or updated, and lines that name its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.french import any_of, words
from pipeline.page.calendar import WrittenDate, find_dates, weekday_words
from pipeline.page.fold import fold
from pipeline.page.sentences import ends_as_sentence

_LONGEST = 140  # characters of a line that is nothing but a stamp
_LONGEST_NAME = 110
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]h?\.-?)+ ")
_ISSUE = r"\bn[°ºo]\s?\d[\d .]*"  # « N° 412, du 15 au 21 juin 2023 »
_CLOCK = r"\d{1,2}\s?min(?:utes?)?\b|\d{1,2}\s?(?:h|:)\s?\d{0,2}(?::\d{2})?|[\s,;:|·•–—().\^/-]"
_COUNTER = re.compile(r"\d+\s*/\s*\d+")  # « 1/6 » counts pictures
_RESULT = re.compile(r"\d{1,2}-\d{1,2}")  # « Kervoal - Luzac : 12-12 » is no 12 December
_SITE = r"\S+\.(?:com|fr|org|net|info|be|ch|ca)\b"
_SIGNED = re.compile(r"(?:[Pp]ar |[Bb]y )?(?:[A-ZÀ-Ý][\w’'.-]*\s*){1,4}(?:min)?")
_SOON_A_FIGURE = re.compile(r"[A-ZÀ-Ý]\D{1,60}\d")
_PARTS = re.compile(r"\s*[/|,·•>]\s*|\s+[-–—&]\s+|\s+et\s+")
_CAPITALS = 3  # words: few names in capitals have more
_NAME_END = re.compile(r"\s+[-–—|·]\s+.*|\s+le\s+\d.*|,\s+(?:le\s+)?\d.*|\s*\d.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date of publication or update on a page; `labelled` says that a word such as « Publié » introduces it."""

    date: WrittenDate
    update: bool
    labelled: bool


@cache
def _words(*kinds: str) -> str:
    """Regular expression alternatives of the phrases of some kinds, longest first, with any apostrophe."""
    return any_of(words("stamp_words", "phrase", kind=kinds)).replace("'", "['’]").replace(r"\ ", r"\s+")


def deictics() -> tuple[str, ...]:
    """The words that make a date the article's own day (« ce 3 mars »)."""
    return tuple(sorted(words("stamp_words", "phrase", kind="deictic")))


@cache
def _name() -> re.Pattern[str]:
    """A line that is a name, with a function or an agency beside it or not."""
    particle = _words("particle")
    return re.compile(
        rf"^(?:(?:[A-Z]\.[ -]?)+|[A-ZÀ-Ý][\w’'-]+)(?:\s+(?:(?:{particle})?[A-ZÀ-Ý][\w’'.-]*|{particle})){{1,5}}"
        rf"(?:\s*[,(](?!\s*(?:{_words('article')})\S*\s)[^.]{{3,60}}|\s+avec\s+\S+(?:\s+\S+)?)?$"
    )


@cache
def _credit() -> re.Pattern[str]:
    """A photographer and an agency: « Jeanne Martin / AFP », « Jeanne Martin/Reuters via AP »."""
    agency = rf"(?i:{_words('agency')})"
    name = rf"[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:{_words('particle')}|[A-ZÀ-Ý][\w.'’-]*)){{1,4}}"
    return re.compile(rf"^{name}\s*(?:/|\s(?i:via|pour)\s)\s*{agency}(?:\s*(?:/|\s(?i:via)\s)\s*{agency})*$")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What marks an update, what marks any stamp, all that a stamp may hold beside its dates, what marks an author."""
    return (
        re.compile(rf"\b(?:{_words('update')})(?!\w)", re.IGNORECASE),
        re.compile(rf"\b(?:{_words('label', 'update')})(?!\w)", re.IGNORECASE),
        re.compile(rf"\b(?:{_words('label', 'update', 'filler')})(?!\w)|{_ISSUE}|{_CLOCK}", re.IGNORECASE),
        re.compile(rf"^(?i:{_words('author')})\s*:?\s+(?=(?:[lL]['’]|[lL]a |[lL]e )?[A-ZÀ-Ý]|{_SITE})"),
    )


def read_stamps(line: str) -> tuple[Stamp, ...]:
    """The dates of a line beside the article; a date after « mis à jour » is an update, up to the next label."""
    update, label, _, _ = _patterns()
    stamps = []
    before = 0
    for found in find_dates(line):
        words = line[before : found.start]
        late = update.search(words) is not None
        stamps.append(Stamp(date=found, update=late, labelled=late or label.search(words) is not None))
        before = found.end
    return tuple(stamps)


def stamps_of(line: str) -> tuple[Stamp, ...]:
    """The stamps of a line that is one, or that is no sentence: « La criée ferme le 30 juin 2025. » stamps nothing."""
    found = read_stamps(line) if any(map(str.isdigit, line)) else ()
    return found if found and (not ends_as_sentence(line) or is_stamp(line, signed=True)) else ()


@lru_cache(maxsize=4096)
def is_stamp(line: str, *, signed: bool = False) -> bool:
    """Whether a line holds nothing but days, and maybe hours, of publication and update.

    With `signed`, the author's name may stand beside them.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return False
    if signed and line[-1:] in (".", "!", "?"):
        # A caption ends so, too: « Jeanne Martin, le 3 mars 2020. »
        if line[-1] != "." or _introduced().search(line) is None:
            return False
        line = line[:-1].rstrip()
    if _COUNTER.fullmatch(line):
        return False
    rest, written = [], []
    before = 0
    for found in find_dates(line):
        if found.day is None:
            return False
        rest.append(line[before : found.start])
        written.append(line[found.start : found.end])
        before = found.end
    if not before or (all(map(_RESULT.fullmatch, written)) and not _patterns()[1].search(line)):
        return False
    rest.append(line[before:])
    left = _patterns()[2].sub(" ", " ".join(rest)).strip()
    if not left or not signed:
        return not left
    name = " ".join(rest).strip(" ,;:|·•–—-")
    return is_byline(name) or is_byline(left) or _SIGNED.fullmatch(left) is not None


def is_labelled_stamp(line: str) -> bool:
    """Whether a line says when its page was published, in so many words, and maybe who signs it."""
    return is_stamp(line, signed=True) and any(stamp.labelled for stamp in read_stamps(line))


@cache
def _introduced() -> re.Pattern[str]:
    """A word that introduces a date of publication or an author."""
    return re.compile(rf"\b(?:{_words('label', 'update', 'author')})\s", re.IGNORECASE)


@cache
def _elapsed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A folded line that says how long ago it was published, and what may introduce it."""
    ago = any_of(words("stamp_words", "phrase", kind="elapsed"))
    label = any_of({fold(phrase) for phrase in words("stamp_words", "phrase", kind=("label", "update"))})
    return re.compile(rf"(?:{ago})(?:h#?)?(?: (?:a )?#h?#?)?"), re.compile(rf"^(?:(?:{label})(?: le)?(?: :)? ?)+")


@cache
def _time() -> re.Pattern[str]:
    firsts = {phrase.split(" ")[0] for phrase in words("stamp_words", "phrase", kind="elapsed")}
    return re.compile("|".join(sorted(word for word in firsts if word.isalpha() and len(word) > 1)), re.IGNORECASE)


def _mentions_time(line: str) -> bool:
    return _time().search(line) is not None


def is_elapsed(line: str) -> bool:
    """Whether a line stamps its page by how long ago that was: « Publié hier à 19h25 », « il y a 2 heures ».

    Without a label it must count something: « Hier » may head a paragraph.
    """
    if len(line) > _LONGEST_NAME or not _mentions_time(line):
        return False
    ago, label = _elapsed()
    signed = _introduced().search(line, 1)
    if signed is not None and is_byline(line[: signed.start()].strip(" ,–—|-")):
        line = line[signed.start() :]
    parts = [part for part in re.split(r"[,;|·•()–—-]|\s/\s", line) if part.strip()]
    folded = [fold(part) for part in parts]
    bare = [label.sub("", part).strip(" :") for part in folded]
    labelled = any(label.match(part) for part in folded)
    # A clock alone is a stamp only beside « hier » or a label.
    told = [part for part in bare if part and ago.fullmatch(part)]
    return (
        bool(told)
        and len(told) == sum(map(bool, bare))
        and (labelled or any(" " in part and "#" in part for part in told))
    )


@cache
def _dateline() -> re.Pattern[str]:
    place = r"[A-ZÀ-Ý][\w'’.-]*(?:\s+[\w'’.-]+){0,4}"
    agency = rf"\s*\((?:(?i:{_words('agency')})[^()]{{0,20}}|[A-Z]{{2,6}})\)"
    return re.compile(
        rf"^(?P<place>{place})(?:\s*\([^()]{{2,30}}\))?\s*[,/]?\s+(?:le\s+)?(?P<date>[^()–—]{{4,40}}?)"
        rf"(?:{agency}\s*[-–—:=]?|\s*(?P<mark>[–—.-]))\s+(?=\S)"
    )


@cache
def day_of_writing() -> re.Pattern[str]:
    """Words that count from the day of writing: « hier », « ce matin », « ce mardi »."""
    return re.compile(rf"\b(?:{_words('today')}|ce\s+(?:{weekday_words()}))(?!\w)", re.IGNORECASE)


def dateline_of(text: str) -> Stamp | None:
    """The day of a dispatch or a press release that stands before its text: « PARIS, 17 avr 2025 (AFP) - … ».

    A place must stand before the day, and an agency or a dash behind it. A full stop there opens a scene as often
    (« Lyon, 3 mars 2020. Il pleut. »): then the paragraph must tell of « hier », « ce mardi ».
    """
    found = _dateline().match(text[:_LONGEST]) if _SOON_A_FIGURE.match(text) else None
    if found is None:
        return None
    written = list(find_dates(found["date"]))
    if len(written) != 1 or written[0].day is None:
        return None
    if found["mark"] == "." and (written[0].year is None or not day_of_writing().search(text, found.end())):
        return None
    around = (found["date"][: written[0].start] + found["date"][written[0].end :]).strip(" ,.")
    return None if any(map(str.isalpha, around)) else Stamp(date=written[0], update=False, labelled=True)


@cache
def _beside_days() -> re.Pattern[str]:
    """All that may stand beside the days of a stamp, at the start of a text."""
    return re.compile(rf"^(?:{_patterns()[2].pattern})+", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether a line holds nothing but the author's name, maybe with a function or an agency."""
    if len(line) > _LONGEST_NAME or line[-1:] in ".!?:":
        return False
    if line.isupper() and (line.count(" ") >= _CAPITALS or _opens_no_name(line.lower())):
        return False  # a headline in capitals
    return _patterns()[3].match(line) is not None or _name().match(line) is not None


def _opens_no_name(line: str) -> bool:
    """Whether an article opens a line, or the second line of a headline: « LE PORT », « DE LA BAIE »."""
    first, _, rest = line.partition(" ")
    return line.startswith(_articles()) or (first in _particles() and rest.startswith(_articles()))


def is_name(line: str) -> bool:
    """Whether a byline is a name: « FAITS DIVERS » and « Communiqué de presse » have its form, and head a column.

    All in capitals it is one where a given name, an initial or a particle opens it.
    """
    first = fold(line).split(" ", 1)[0]
    opens = first in _given_names() | _particles() or bool(_INITIALS.match(line))
    may_sign = not line.isupper() or opens
    return is_byline(line) and may_sign and bool(_patterns()[2].sub("", line))


@cache
def _particles() -> frozenset[str]:
    return words("stamp_words", "phrase", kind="particle")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in words("given_names", "name"))


def is_given_name(word: str) -> bool:
    """Whether a word with a capital is a given name: « Pierre », « Marie-Thérèse »."""
    return word[:1].isupper() and all(part in _given_names() for part in fold(word).split())


def is_credit(line: str) -> bool:
    """Whether a line holds nothing but the credit of a photograph: with an agency, or « PHOTO … » all in capitals."""
    if len(line) > _LONGEST_NAME:
        return False
    if line.isupper() and line.split(" ", 1)[0].lower() in words("stamp_words", "phrase", kind="picture"):
        return " " in line and line[-1] not in "!?:"
    return _credit().match(line.strip("()[] ")) is not None


def is_rubric(line: str) -> bool:
    """Whether a line names parts of a paper and nothing else: « FAITS DIVERS - JUSTICE »."""
    parts = [fold(part) for part in _PARTS.split(line)]
    return all(part in _rubrics() for part in parts)


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in words("stamp_words", "phrase", kind="rubric"))


@cache
def _articles() -> tuple[str, ...]:
    """The articles with what parts them from the next word."""
    return tuple(
        word if word.endswith("'") else f"{word} " for word in sorted(words("stamp_words", "phrase", kind="article"))
    )


def author_of(line: str) -> str | None:
    """The author that a line such as « Par Jeanne Martin » names, or None when it has no such word.

    The name may stand behind the date and hour: « 2 mai 2025 à 8h12, par Jeanne Martin ».
    """
    if len(line) > _LONGEST or line[-1:] in "!?":
        return None
    author = _patterns()[3]
    label = author.match(line)
    if label is None:
        dates = list(find_dates(line))
        tail = line[dates[-1].end :] if dates and is_stamp(line, signed=True) else ""
        tail = _beside_days().sub("", tail)
        label = author.match(tail)
        if label is None:
            return None
        line = tail
    dated = next((found.start for found in find_dates(line) if found.start > label.end()), len(line))
    name = _NAME_END.sub("", line[label.end() : dated]).rstrip().removesuffix(" le")
    ending = list(_patterns()[1].finditer(name))
    return (name[: ending[0].start()] if ending else name).strip(" ,.;:|") or None
