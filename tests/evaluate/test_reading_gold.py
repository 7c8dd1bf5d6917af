"""Bad annotations say their file, their place and what to do; good ones need no word of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadGold
from pipeline.evaluate.annotate.wordless import write_wordless
from pipeline.evaluate.evaluation import read_set
from pipeline.evaluate.read_gold import parse_gold
from tests.evaluate.small import RAW, at, content, gold


def _changed(path: str, value: Any) -> dict[str, Any]:
    """The annotations with one value replaced, at a path like `events.0.timex`."""
    found: Any = (whole := content())
    *way, last = path.split(".")
    for part in way:
        found = found[int(part) if part.isdigit() else part]
    found[int(last) if last.isdigit() else last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("persons", None, "persons: is missing; give a list"),
        ("persons.0", "Zoé", "persons[0]: holds 'Zoé'; give an object"),
        ("persons.0.name", 3, "persons[0] (lenoir).name: holds 3; give a text"),
        ("persons.0.mentions.0", [5], "persons[0] (lenoir).mentions[0]: holds [5]; give two offsets, [start, end]"),
        ("persons.0.mentions.0", [5, 9999], "5..9999 is no span of a text of"),
        ("timex.0.start", "2024-02-30", "timex[0].start: holds '2024-02-30'; give a day of the calendar"),
        ("timex.0.end", None, "timex[0].start, end: one of the two is missing"),
        ("timex.0.end", "2023-01-01", "is 2023-01-01, before start 2024-03-03"),
        ("timex.0.optional", "yes", "timex[0].optional: holds 'yes'; give true or false"),
        ("events.0.participants", ["nobody"], "closing: participant 'nobody' is no key"),
        ("events.0.type_also", [1], "events[0] (closing).type_also: holds 1; give texts only"),
        ("persons.0.roles.0.org", "nothing", "role 'maire' is of 'nothing', which is no key"),
        ("organizations.0.key", "lenoir", "lenoir: two persons or organizations have this key"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path: str, value: Any, told: str) -> None:
    _, problems = parse_gold(_changed(path, value), RAW)
    assert any(told in problem for problem in problems), problems


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    notes, texts = tmp_path / "gold", tmp_path / "texts"
    notes.mkdir()
    texts.mkdir()
    (texts / "moulin.txt").write_bytes(RAW.encode())
    (notes / "moulin.json").write_text(json.dumps(content()), encoding="utf-8")
    return notes, texts


def test_a_folder_is_read_by_file_name(folders: tuple[Path, Path]) -> None:
    assert read_set(*folders) == {"moulin.txt": (gold(), RAW)}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("moulin.json", "{", "is no JSON"),
        ("moulin.json", "[]", "names no file"),
        ("moulin.json", '{"file": "other.txt"}', "cannot be read"),
        ("moulin.json", json.dumps(content() | {"sha256": "0"}), "annotates another version of moulin.txt"),
        ("again.json", json.dumps(content()), "as another file of the folder does"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(name: str, text: str, told: str, folders: tuple[Path, Path]) -> None:
    (folders[0] / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadGold, match=told) as caught:
        read_set(*folders)
    assert ".json" in str(caught.value)


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="holds no annotations"):
        read_set(tmp_path, tmp_path)


def test_annotations_without_words_say_the_same(folders: tuple[Path, Path], tmp_path: Path) -> None:
    notes, texts = folders
    other = content() | {"notes": "Le moulin de Luzac, encore."}
    other["persons"][0] |= {"aliases": ["Reine du Moulin Rose"], "name": "ZOE LENOIR"}
    (notes / "moulin.json").write_text(json.dumps(other), encoding="utf-8")
    assert list(write_wordless(notes, texts, tmp_path / "out")) == []
    written = (tmp_path / "out" / "moulin.json").read_text(encoding="utf-8")
    for word in ("Zoé", "ZOE", "Lenoir", "lenoir", "moulin de", "fermé", "acheté", "meuniers", "Luzac", "maire"):
        assert word not in written
    assert "Reine du Moulin Rose" in written  # no quotation: the text has no such words
    ((back, _),) = read_set(tmp_path / "out", texts).values()
    assert back.persons[0].name == "Zoé Lenoir"
    assert back.persons[0].roles[0].text == "maire"
    assert [event.trigger for event in back.events] == ["fermé", "acheté"]
    assert back.events[1].trigger_also == ("achat",)
    assert (back.events[0].participants, back.events[0].what) == (("p1",), None)
    assert [one.span for one in back.timexes] == [one.span for one in gold().timexes]


def test_a_place_that_is_no_run_of_words_is_given_in_parts(folders: tuple[Path, Path], tmp_path: Path) -> None:
    notes, texts = folders
    other = content()
    other["persons"][0]["roles"] = [{"text": text, "org": None} for text in ("maire le bâtiment", "pompière de Luzac")]
    (notes / "moulin.json").write_text(json.dumps(other), encoding="utf-8")
    lost = list(write_wordless(notes, texts, tmp_path / "out"))
    assert lost == ["moulin.txt: left out, its words are not in the text: 'pompière de Luzac'"]
    written = json.loads((tmp_path / "out" / "moulin.json").read_text(encoding="utf-8"))
    assert [role["text"] for role in written["persons"][0]["roles"]] == [[[*at("maire")], [*at("le bâtiment")]]]
    ((back, _),) = read_set(tmp_path / "out", texts).values()
    assert [role.text for role in back.persons[0].roles] == ["maire le bâtiment"]
