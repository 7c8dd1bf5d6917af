"""An annotated text read back: its lists, its marks, and every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import BadGold
from pipeline.evaluate.annotate.check_gold import check_gold
from pipeline.evaluate.annotate.marked_content import Builder, Reading, meant
from pipeline.evaluate.annotate.marks import BRACKETS, BadMark, Mark, take_marks
from pipeline.evaluate.annotate.write_marked import FENCE
from pipeline.evaluate.gold import GoldFile
from pipeline.evaluate.read_gold import hash_of_text, parse_gold, read_raw

FIELDS = {
    "": {"file", "sha256", "marks", "notes", "articles", "persons", "organizations", "events"},
    "articles": {"title", "published", "published_note", "author", "outlet"},
    "persons": {"name", "aliases", "acronym", "roles", "optional"},
    "organizations": {"name", "aliases", "acronym", "optional"},
    "events": {
        *("key", "what", "trigger", "type", "modality", "participants", "type_also", "trigger_also", "modality_also"),
        *("participants_optional", "participant_roles", "optional"),
    },
}


def read_marked(name: str, marked: str, raw: str | None = None) -> tuple[GoldFile | None, str, list[str]]:
    """The annotations, the text that they annotate, and what is wrong; no annotations where they cannot be read at all.

    Args:
        name: of the file, for what is said.
        marked: its text.
        raw: the text as stored, where it is at hand. An editor may change its line ends and its last one.
    """
    reading = Reading(name, marked)
    head, fence, _ = marked.partition(f"\n{FENCE}\n")
    if not fence:
        reading.note(0, f"no line {FENCE} between the lists and the text; put one above the first line of the text")
        return None, "", reading.problems
    begin = len(head) + len(fence)
    try:
        lists = tomllib.loads(head.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        reading.note(None, f'the lists cannot be read: {error}; each line is `name = value`, texts in " "')
        return None, "", reading.problems
    brackets = tuple(str(lists.get("marks", " ".join(BRACKETS[0]))).split())
    if brackets not in BRACKETS:
        reading.note(
            None, f"marks = {lists.get('marks')!r} are no brackets; use one of {[' '.join(b) for b in BRACKETS]}"
        )
        return None, "", reading.problems
    try:
        text, marks, places = take_marks(marked[begin:], (brackets[0], brackets[1]))
    except BadMark as error:
        reading.note(begin + error.offset, str(error))
        return None, "", reading.problems
    stored = _as_stored(reading, lists, text, raw, [begin + place for place in places])
    if stored is None:
        return None, text, reading.problems
    raw, shift = stored
    marks = [Mark(one.head, (shift[one.span[0]], shift[one.span[1] - 1] + 1)) for one in marks]
    where = {shift[at]: begin + place for at, place in enumerate(places)}
    _check_fields(reading, lists)
    content = Builder(reading, lists, raw, marks, where).content()
    gold, problems = parse_gold(content, raw)
    reading.problems.extend(f"{name}: {problem}" for problem in problems)
    if not reading.problems:
        for span, fault in check_gold(gold, raw):
            reading.note(where.get(span[0]) if span else None, fault)
    return gold, raw, reading.problems


def file_of(marked: str) -> str | None:
    """The name of the text that an annotated text annotates."""
    found = re.search(r"^file = (\".*\")\s*$", marked, re.MULTILINE)
    return json.loads(found[1]) if found else None


def _as_stored(
    reading: Reading, lists: dict[str, Any], text: str, raw: str | None, places: list[int]
) -> tuple[str, list[int]] | None:
    """The text as stored, with the offset in it of each character of the text without marks; None where they differ."""
    if raw is None:
        if lists.get("sha256") not in (None, hash_of_text(text)):
            reading.note(
                None, "the text is not the one that was annotated: words or line ends were changed (give --texts)"
            )
            return None
        return text, list(range(len(text)))
    kept = [at for at, char in enumerate(raw) if not (char == "\r" and raw[at + 1 : at + 2] == "\n")]
    ours = [at for at, char in enumerate(text) if not (char == "\r" and text[at + 1 : at + 2] == "\n")]
    for number, at in enumerate(ours):
        same = number < len(kept) and text[at] == raw[kept[number]]
        if not same and text[at:].strip():
            shown = raw[kept[number] :][:40] if number < len(kept) else ""
            reading.note(places[at], f"the text reads {text[at : at + 40]!r}, the file {shown!r}; change marks only")
            return None
    if len(ours) < len(kept) and raw[kept[len(ours)] :].strip():
        reading.note(None, f"the text ends too soon; the file goes on {raw[kept[len(ours)] :][:40]!r}")
        return None
    shift = [0] * len(text)
    for number, at in enumerate(ours):
        shift[at] = kept[min(number, len(kept) - 1)]
    return raw, shift


def _check_fields(reading: Reading, lists: dict[str, Any]) -> None:
    for name in sorted(set(lists) - FIELDS[""]):
        reading.note(None, f"{name}: there is no such list{meant(name, FIELDS[''])}")
    for name in ("articles", "persons", "organizations", "events"):
        for key, table in dict(lists.get(name, {})).items():
            for strange in sorted(set(table if isinstance(table, dict) else {}) - FIELDS[name]):
                hint = meant(strange, FIELDS[name])
                reading.note(reading.place_of(f"[{name}.{key}]"), f"{name}.{key}: there is no field {strange!r}{hint}")


def read_annotations(path: Path, texts: Path | None) -> tuple[tuple[GoldFile, str] | None, list[str]]:
    """The annotations with their text, and what is wrong with them, each line with its place.

    Args:
        path: an annotated text, or a gold file (.json).
        texts: where the raw texts lie. A gold file needs them: by default they are beside it, or in ../texts.

    Raises:
        BadGold: the file or its text is not there, or the file is not UTF-8.
    """
    try:
        content = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadGold(path, f"cannot be read ({error.strerror})", "Name an annotated text or a gold file.") from error
    except UnicodeDecodeError as error:
        raise BadGold(path, "is not UTF-8", "Save it as UTF-8.") from error
    if path.suffix != ".json":
        name = file_of(content)
        here = texts / name if texts and name else None
        raw = read_raw(path, here) if here and here.is_file() else None
        gold, raw, problems = read_marked(str(path), content, raw)
        return (gold, raw) if gold else None, problems
    try:
        notes = json.loads(content)
    except ValueError as error:
        return None, [f"{path}: is no JSON: {error}"]
    if not isinstance(notes, dict) or not isinstance(notes.get("file"), str):
        return None, [f'{path}: names no file; give the text that it annotates as "file": "name.txt"']
    raw = read_raw(path, _text_of(path, notes["file"], texts))
    gold, problems = parse_gold(notes, raw)
    said = [f"{path}: {problem}" for problem in problems]
    for number, one in enumerate(notes.get("timex") or []):
        words = one.get("text") if isinstance(one, dict) else None
        if isinstance(words, str) and number < len(gold.timexes) and words != gold.timexes[number].text:
            said.append(f"{path}: timex[{number}]: its text is {words!r}, its span holds {gold.timexes[number].text!r}")
    if not said:
        said = [f"{path}{_place(span, raw)}: {fault}" for span, fault in check_gold(gold, raw)]
    return (gold, raw), said


def _text_of(path: Path, name: str, texts: Path | None) -> Path:
    folders = [texts] if texts else [path.parent, path.parent.parent / "texts"]
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)


def _place(span: tuple[int, int] | None, raw: str) -> str:
    return f" (text, line {raw.count(chr(10), 0, span[0]) + 1})" if span else ""
