"""Annotations from either form, an annotated text or a gold file, with all that is wrong in them."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.errors import BadGold
from pipeline.evaluate.annotate.check_gold import check_gold
from pipeline.evaluate.annotate.read_marked import file_of, read_marked
from pipeline.evaluate.gold import GoldFile
from pipeline.evaluate.read_gold import parse_gold, read_raw


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
