"""Annotations of texts that may not be given away, without a word of them: places, labels, days, the text's hash.

    python -m pipeline.evaluate.annotate.wordless GOLD TEXTS OUT

Every quoted word becomes its place in the text (`read_gold` puts the words back, where the text lies), keys become
numbers that hold over the whole folder, labels and notes go. What is quoted otherwise than it stands is given word by
word. A name or trigger with a word that is nowhere in the text quotes nothing, and stays; a title or role is left out,
which is said.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.evaluate.evaluation import read_set
from pipeline.evaluate.fold import fold
from pipeline.evaluate.gold import GoldFile, Span, to_gold_json
from pipeline.evaluate.read_gold import hash_of_text

Place = list[int] | list[list[int]] | None


@dataclass(slots=True)
class Keys:
    """New keys for old ones, the same over all files: what is one in two files stays one."""

    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def new(self, letter: str, key: str) -> str:
        """The key's number, after the letter of its kind."""
        number = 1 + sum(kind == letter for kind, _ in self.known)
        return self.known.setdefault((letter, key), f"{letter}{number}")


class Places:
    """Where the words of a text stand; quotations are found whatever their case, accents and line ends."""

    def __init__(self, raw: str) -> None:
        found = [(fold(match.group()), match.span()) for match in re.finditer(r"\w+", raw)]
        self._words = [word for word, _ in found]
        self._spans = [span for _, span in found]
        self.lost: list[str] = []

    def of(self, quotation: str | None, *, within: Span | None = None, near: int = 0) -> Place:
        """Its place, the nearest one to an offset; places of its parts where it does not stand as one."""
        wanted = [word for word in map(fold, re.findall(r"\w+", quotation or "")) if word]
        if not wanted:
            return None
        parts: list[list[int]] = []
        while wanted:
            for size in range(len(wanted), 0, -1):
                spans = self._runs(wanted[:size], within) or (self._runs(wanted[:size], None) if within else [])
                if spans:
                    parts.append(_nearest(spans, near))
                    del wanted[:size]
                    break
            else:
                self.lost.append(quotation or "")
                return None
        return parts[0] if len(parts) == 1 else parts

    def or_words(self, words: str | None, *, within: Span | None = None, near: int = 0) -> Place | str:
        """The place of some words; the words themselves where they are not all in the text: then they quote nothing."""
        n_lost = len(self.lost)
        place = self.of(words, within=within, near=near)
        del self.lost[n_lost:]
        return place or words

    def _runs(self, wanted: list[str], within: Span | None) -> list[Span]:
        size = len(wanted)
        found = []
        for at in range(len(self._words) - size + 1):
            if self._words[at : at + size] == wanted:
                span = (self._spans[at][0], self._spans[at + size - 1][1])
                if within is None or (within[0] <= span[0] and span[1] <= within[1]):
                    found.append(span)
        return found


def _nearest(spans: Iterable[Span], offset: int) -> list[int]:
    start, end = min(spans, key=lambda span: abs(span[0] - offset))
    return [start, end]


def without_words(gold: GoldFile, raw: str, keys: Keys) -> tuple[dict[str, Any], list[str]]:
    """The annotations as JSON without a word of the text, and what could not be given by its place."""
    places = Places(raw)
    letter = {one.key: "p" for one in gold.persons} | {one.key: "o" for one in gold.organizations}

    def renamed(key: str) -> str:
        return keys.new(letter.get(key, "o"), key)

    content = to_gold_json(gold)
    del content["notes"]
    for one in content["articles"]:
        del one["author"], one["outlet"]
        one["title"] = places.of(one["title"], near=one["start"])
        one["published_note"] = " ".join(one["published_note"].split(":")[0].split()[:1])
    content["not_article"] = [
        [start, end, *label.replace(",", " ").split()[:1]] for start, end, label in gold.not_article
    ]
    for one in (*content["persons"], *content["organizations"]):
        _quote_entity(one, places, renamed)
    for one in content["timex"]:
        del one["text"]
    for one in content["events"]:
        one["key"] = keys.new("e", one["key"])
        _quote_event(one, places, renamed)
    return {"file": content.pop("file"), "sha256": hash_of_text(raw), **content}, places.lost


def _quote_entity(one: dict[str, Any], places: Places, renamed: Callable[[str], str]) -> None:
    near = one["mentions"][0][0] if one["mentions"] else 0
    one["key"] = renamed(one["key"])
    for name in ("name", "acronym"):
        one[name] = places.or_words(one[name], near=near)
    one["aliases"] = [places.or_words(alias, near=near) for alias in one["aliases"]]
    for role in one["roles"]:
        role["text"] = places.of(role["text"], near=near)
        role["org"] = renamed(role["org"]) if role["org"] else None
    one["roles"] = [role for role in one["roles"] if role["text"]]


def _quote_event(one: dict[str, Any], places: Places, renamed: Callable[[str], str]) -> None:
    def near(word: str) -> Place | str:
        return places.or_words(word, within=(one["sentence"][0], one["sentence"][1]), near=one["timex"][0])

    del one["what"]
    one["trigger"], one["trigger_also"] = near(one["trigger"]), [near(word) for word in one["trigger_also"]]
    for name in ("participants", "participants_optional"):
        one[name] = [renamed(key) for key in one[name]]
    one["participant_roles"] = {renamed(key): parts for key, parts in one["participant_roles"].items()}


def compact(content: Mapping[str, Any]) -> str:
    """JSON with a line an annotation, so that a change shows as one."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list):
            rows = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in value)
            lines.append(f' "{key}": [\n{rows}\n ]' if value else f' "{key}": []')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write_wordless(gold: Path, texts: Path, out: Path) -> Iterable[str]:
    """Write a folder of annotations without words; gives what could not be given by its place."""
    out.mkdir(parents=True, exist_ok=True)
    keys = Keys()
    for file, (notes, raw) in read_set(gold, texts).items():
        content, lost = without_words(notes, raw, keys)
        (out / f"{Path(file).stem}.json").write_text(compact(content), encoding="utf-8")
        yield from (f"{file}: left out, its words are not in the text: {one!r}" for one in lost)


if __name__ == "__main__":
    for said in write_wordless(*map(Path, sys.argv[1:4])):
        print(said)
