"""When an article was published, and what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.french import any_of, mapping
from pipeline.page.calendar import WrittenDate, find_dates, month_words, weekday_number, weekday_words
from pipeline.page.stamps import Stamp, deictics
from pipeline.records.article import PublishedBasis

# A stamp without year is placed only near a full date of the same text: half a year either way leaves one candidate.
_NEAR_DAYS = 183
_YEAR = re.compile(r"\d{4}|\d/\d")
_EARLIEST = date(1850, 1, 1)
_TWEET = re.compile(r"\(@\w+\)\s+(?=\d|[A-Za-z])")
_POST_STAMP = 40  # characters behind the name of who posted, within which its day stands
# Eight figures that begin with an older year are a number.
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d|1[678]\d\d(?=[-_.]))[-/_.]?([01]\d)[-/_.]?([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The day of publication with its basis, and the day of the last update."""

    published: date | None = None
    basis: PublishedBasis = "none"
    updated: date | None = None

    @property
    def told(self) -> date | None:
        """The day, where it is told; one that neighbours or the day of the run settled may be another next time."""
        return self.published if self.basis in ("metadata", "text") else None


def date_article(
    stamps: Sequence[Stamp], text: str, *, today: date, paths: Iterable[str] = (), elsewhere: Sequence[date] = ()
) -> Dating:
    """Dates an article from its stamps, else from its address or file name, else from its own words.

    `elsewhere` holds days that the rest of the page settles, for stamps without year. Nothing is dated after `today`.
    """
    firm = [(stamp, day) for stamp in stamps if (day := _allowed(stamp.date.full, today))]
    updated = max((day for stamp, day in firm if stamp.update), default=None)
    published = next((day for stamp, day in firm if not stamp.update), None)
    if published is not None:
        return Dating(published=published, basis="text", updated=_after(updated, published))
    named = next((day for path in paths if (day := date_in_path(path, today))), None)
    if named is not None:
        return Dating(published=named, basis="inferred", updated=_after(updated, named))
    open_stamps = [stamp for stamp in stamps if stamp.date.year is None]
    told = _own_dates(text)
    if open_stamps or told:
        # What the article itself writes settles a year before what stands beside it on the page.
        for known in (full_days(text), elsewhere):
            for written in [*(stamp.date for stamp in open_stamps if not stamp.update), *told]:
                day = nearest_day(written, known, today)
                if day is not None:
                    late = [_settled(stamp, day, today) for stamp in open_stamps if stamp.update]
                    last = max(filter(None, [updated, *late]), default=None)
                    return Dating(published=day, basis="inferred", updated=_after(last, day))
    told_by_tweet = _tweeted(text, today)
    if told_by_tweet is not None:
        return Dating(published=told_by_tweet, basis="inferred", updated=_after(updated, told_by_tweet))
    if updated is not None:  # better than nothing: relative dates need a day to count from
        return Dating(published=updated, basis="inferred", updated=updated)
    return Dating()


def _allowed(day: date | None, today: date) -> date | None:
    return day if day is not None and _EARLIEST <= day <= today else None


def _after(updated: date | None, published: date) -> date | None:
    return updated if updated is not None and updated >= published else None


def date_in_path(path: str, today: date) -> date | None:
    """The day in a file name or an address (`/2020/06/10/`, `2020-06-10-titre.txt`), or None."""
    for year, month, day in _IN_PATH.findall(path):
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if _allowed(found, today):
            return found
    return None


def _tweeted(text: str, today: date) -> date | None:
    """The last day that embedded posts bear, when the text names its weekday as well.

    « (@nom) 11 octobre 2018 », « (@nom) October 11, 2018 »: such a post may be years old; the weekday says that the
    article tells of the same week.
    """
    stamped = (_posted(text[signed.end() : signed.end() + _POST_STAMP]) for signed in _TWEET.finditer(text))
    days = [day for found in stamped if (day := _allowed(found, today)) is not None]
    if not days:
        return None
    weekdays = re.findall(rf"\b({weekday_words()})\b(?!\s+\d)", text, re.IGNORECASE)
    named = {weekday_number(word) for word in weekdays}
    last = max(days)
    # A post is quoted on its day or the day after: of two weekdays in a row the later is that of writing.
    return next(
        (day for day in (last + timedelta(1), last) if day.weekday() in named and last.weekday() in named), None
    )


def _posted(stamp: str) -> date | None:
    """The day under a post, French or, as where the page was read in English, « September 25, 2018 »."""
    english = _english_day().match(stamp)
    if english is None:
        written = next(find_dates(stamp), None)
        return written.full if written is not None else None
    try:
        return date(int(english["year"]), _english_months()[english["month"].lower()], int(english["day"]))
    except ValueError:
        return None


@cache
def _english_months() -> dict[str, int]:
    return {form: int(month) for form, month in mapping("time_english", "form", "month").items()}


@cache
def _english_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<month>{any_of(_english_months())})\s+(?P<day>\d{{1,2}}),\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    )


def full_days(text: str) -> list[date]:
    """The days, or first days of months, that a text writes with their year."""
    if not _YEAR.search(text):
        return []
    return [day for found in find_dates(text) if found.year is not None and (day := found.on(found.year))]


def nearest_day(written: WrittenDate, known: Sequence[date], today: date) -> date | None:
    """The day of a date without year that lies nearest to days known from the same text; None when none is near.

    A weekday, when written, must agree.
    """
    if written.day is None:
        return None
    if written.year is not None:
        return _allowed(written.full, today)
    candidates = {
        (abs((day - near).days), day)
        for near in known
        for year in (near.year - 1, near.year, near.year + 1)
        if (day := _allowed(written.on(year), today)) and (written.weekday is None or day.weekday() == written.weekday)
    }
    if not candidates:
        return None
    distance, day = min(candidates)
    return day if distance <= _NEAR_DAYS else None


def _settled(stamp: Stamp, near: date, today: date) -> date | None:
    return nearest_day(stamp.date, [near], today)


@cache
def _own_day() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What introduces the article's own day, in both cases, and what follows it."""
    # With blanks around it: « ce » alone stands in every tenth word.
    openings = {form for phrase in deictics() for form in (f" {phrase} ", f"{phrase.capitalize()} ")}
    day = rf"(?:(?:{weekday_words()})\s+)?\d{{1,2}}(?:er)?"
    following = re.compile(rf"{day}\s+(?:{month_words()})\b", re.IGNORECASE)
    return tuple(sorted(openings)), following


def _own_dates(text: str) -> list[WrittenDate]:
    """The dates that the article calls its own: « ce 10 juin 2020 », « ce mardi 3 mars », in order."""
    if not any(figure in text for figure in "1203456789"):
        return []
    openings, following = _own_day()
    places = []
    for opening in openings:
        # Searching plain strings is ten times as fast as one expression for all of them.
        at = text.find(opening)
        while at >= 0:
            if following.match(text, at + len(opening)):
                places.append(at + len(opening))
            at = text.find(opening, at + 3)
    return [written for at in sorted(places) for written in list(find_dates(text[at : at + 40]))[:1]]
