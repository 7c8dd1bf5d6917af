"""Something set aside, with the reason: nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass

# What to do about each reason; the codes are stable: users filter on them. `warning` reasons keep the article.
ADVICE = {
    "unreadable": "Check the rights of the file and the disk, then run again.",
    "empty": "Save the article again, or delete the file.",
    "binary": "This is no text under its name: save the article as text, HTML, PDF or DOCX.",
    "unsupported": "Save it in a format that raw_articles/README.md names.",
    "too_large": "Cut the file, or raise `max_file_mb` in filrouge.toml.",
    "too_long": "No article is so long: cut the file into its articles, one file each.",
    "truncated": "The file ends too early: save or download it again.",
    "damaged": "The file cannot be opened as what it is: save or download it again.",
    "encrypted": "Save a copy without password.",
    "image_only": "Its pages are images: run OCR on it first (ocrmypdf), then put the result here.",
    "zip_bomb": "It unpacks to far more than it holds: unpack it yourself and look.",
    "too_many_members": "Split the archive.",
    "too_deep": "Unpack the archives inside the archive first.",
    "path_escape": "A name in it points outside the archive: unpack it yourself and look.",
    "symlink_outside": "Copy the file into the folder instead of linking to it.",
    "not_a_file": "Only ordinary files are read: devices, pipes and broken links are left.",
    "slow": "It takes too long to read: cut it into smaller files.",
    "no_text": "No text in it: check that the export holds the articles in full.",
    "no_article": "Only menus were found: run `filrouge check` on it to see each line and why.",
    "not_french": "Run with `--any-language` to keep it.",
    "exact_duplicate": "Nothing to do: the same text is in already.",
    "metadata_unreadable": "Save metadata.csv again as CSV (UTF-8), with the columns of raw_articles/README.md.",
    "metadata_no_file_column": "Give metadata.csv a column named `file`.",
    "metadata_unknown_file": "Correct the path in the column `file`, relative to the folder of articles.",
    "metadata_bad_date": "Write the day as 2025-05-19 or 19/05/2025.",
    "metadata_future_date": "Correct the day: it is after today.",
    "metadata_repeated_file": "Keep one line for each file; the first one was used.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One thing set aside. `reason` is a stable code; `detail` says what to do about it."""

    source: str
    step: str
    reason: str
    detail: str
    part: int | None = None


def set_aside(source: str, step: str, reason: str, what: str = "", *, part: int | None = None) -> Rejection:
    """A rejection for one of the reasons of `ADVICE`; `what` tells the case, the advice what to do about it."""
    detail = f"{what.rstrip('. ')}. {ADVICE[reason]}" if what else ADVICE[reason]
    return Rejection(source=source, step=step, reason=reason, detail=detail, part=part)
