"""Something set aside, with the reason: nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["notice", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Reason:
    """How grave it is that something was set aside, and what the user can do about it.

    `notice`: nothing to do. `warning`: a person should look, for something may be missing from the
    tables. `error`: a file, an article or a line could not be used at all.
    """

    severity: Severity
    advice: str


# The codes are stable: users filter on them.
REASONS = {
    "unreadable": Reason("error", "Check the rights of the file and the disk, then run again."),
    "empty": Reason("warning", "Save the article again, or delete the file."),
    "binary": Reason("error", "This is no text under its name: save the article as text, HTML, PDF or DOCX."),
    "unsupported": Reason("error", "raw_articles/README.md names the formats that are read."),
    "too_large": Reason("error", "Cut the file, or raise `max_file_mb` in filrouge.toml."),
    "too_long": Reason("warning", "No article is so long: cut the file into its articles, one file each."),
    "truncated": Reason("warning", "The file ends too early: save or download it again."),
    "damaged": Reason("error", "The file cannot be opened as what it is: save or download it again."),
    "encrypted": Reason("error", "Save a copy without password."),
    "image_only": Reason("error", "Its pages are images: run OCR on it first (ocrmypdf), then put the result here."),
    "zip_bomb": Reason("error", "It unpacks to far more than it holds: unpack it yourself and look."),
    "too_many_members": Reason("error", "Split the archive."),
    "too_deep": Reason("error", "Unpack the archives inside the archive first."),
    "path_escape": Reason("error", "A name in it points outside the archive: unpack it yourself and look."),
    "symlink_outside": Reason("warning", "Copy the file into the folder instead of linking to it."),
    "not_a_file": Reason("warning", "Only ordinary files are read: devices, pipes and broken links are left."),
    "slow": Reason("error", "It takes too long to read: cut it into smaller files."),
    "no_text": Reason("warning", "No text in it: check that the export holds the articles in full."),
    "no_article": Reason("warning", "Only menus were found: run `filrouge check` on it to see each line and why."),
    "prose_dropped": Reason("warning", "Look at what was dropped; state what is the article's in a file of its own."),
    "prose_dropped_known": Reason("notice", "Nothing to do: comments, teasers, consent texts."),
    "not_french": Reason("warning", "Run with `--any-language` to keep it."),
    "cover_note": Reason("notice", "Nothing to do: the articles are attached to it."),
    "page_folder": Reason("notice", "Nothing to do: a browser saved it with the page beside it, which is read."),
    "exact_duplicate": Reason("notice", "Nothing to do: the same text is in already."),
    "metadata_unknown_file": Reason(
        "warning", "Correct the path in the column `file`, relative to the folder of articles."
    ),
    "metadata_bad_date": Reason("warning", "Write the day as 2025-05-19 or 19/05/2025."),
    "metadata_future_date": Reason("warning", "Correct the day: it is after today."),
    "metadata_repeated_file": Reason("warning", "Keep one line for each file; the first one was used."),
    "not_at_hand": Reason("error", "Run its folder again with `--into`, or all folders anew without it."),
    "poisoned": Reason(
        "error",
        "Only its text is in the tables: it ends the process or the patience that reads it. Please report it, with the "
        "text if you can share it.",
    ),
    "failed": Reason(
        "error",
        "Only its text is in the tables, what it says is not: please report it, with the text if you can share it.",
    ),
    "correction_unreadable": Reason(
        "error", "Save corrections.csv again as CSV (UTF-8), with the columns of the README."
    ),
    "correction_unmatched": Reason("warning", "Correct the name, or leave the line for articles to come."),
    "correction_contradicts": Reason("warning", "Delete the line that is wrong."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One thing set aside. `reason` is a code of `REASONS`; `detail` says what to do about it."""

    source: str
    step: str
    reason: str
    detail: str
    part: int | None = None

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"{self.reason!r} is no reason of REASONS")

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return REASONS[self.reason].severity


def set_aside(source: str, step: str, reason: str, what: str = "", *, part: int | None = None) -> Rejection:
    """A rejection for one of the reasons of `REASONS`; `what` tells the case, the advice what to do about it."""
    advice = REASONS[reason].advice
    detail = f"{what.rstrip('. ')}. {advice}" if what else advice
    return Rejection(source=source, step=step, reason=reason, detail=detail, part=part)
