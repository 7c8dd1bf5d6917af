"""Our own gold annotations still point at the words that they annotate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.evaluate.fold import fold
from pipeline.records.event import EventType

HERE = Path(__file__).parent
FOLDERS = (HERE.parents[1] / "raw_articles", *HERE.glob("texts*"))
GOLD = sorted(HERE.glob("gold*/*.json"))


def _load(path: Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    # bytes, not text mode: offsets count the file as stored, newlines untranslated
    (source,) = (folder / gold["file"] for folder in FOLDERS if (folder / gold["file"]).is_file())
    return gold, source.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_time_expressions_stand_where_gold_says(path: Path) -> None:
    gold, raw = _load(path)
    assert [raw[slice(*t["span"])] for t in gold["timex"]] == [t["text"] for t in gold["timex"]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_titles_stand_where_gold_says(path: Path) -> None:
    gold, raw = _load(path)
    for article in gold["articles"]:
        assert article["title"] in raw[article["start"] : article["end"]]
        assert raw[article["start"] : article["end"]].strip() == raw[article["start"] : article["end"]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_names_are_whole_words_of_the_entity(path: Path) -> None:
    """A mention is part of the entity's name, or its acronym, and is not cut within a word."""
    gold, raw = _load(path)
    for entity in gold["persons"] + gold["organizations"]:
        words = set(fold(f"{entity['name']} {entity.get('acronym') or ''}").split())
        for start, end in entity["mentions"]:
            assert set(fold(raw[start:end]).split()) <= words
            assert not raw[start - 1].isalnum()
            assert not raw[end].isalnum()


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotations_lie_in_the_article(path: Path) -> None:
    gold, _ = _load(path)
    spans = [m for e in gold["persons"] + gold["organizations"] for m in e["mentions"]] + [
        t["span"] for t in gold["timex"]
    ]
    for start, end in spans:
        assert any(a["start"] <= start and end <= a["end"] for a in gold["articles"])
        assert not any(start < cut_end and cut_start < end for cut_start, cut_end, _ in gold["not_article"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_events_hold_their_trigger_and_date(path: Path) -> None:
    gold, raw = _load(path)
    keys = {e["key"] for e in gold["persons"] + gold["organizations"]}
    dates = {tuple(t["span"]): (t["start"], t["end"]) for t in gold["timex"]}
    for event in gold["events"]:
        assert event["trigger"] in raw[slice(*event["sentence"])]
        assert dates[tuple(event["timex"])] == (event["start"], event["end"])
        assert {*event["participants"], *event.get("participants_optional", [])} <= keys
        assert set(event.get("participant_roles", event["participants"])) <= keys
        assert {event["type"], *event["type_also"]} <= set(get_args(EventType))
        for telling in [event, *event.get("also", [])]:
            assert telling["sentence"][0] <= telling["timex"][0] < telling["timex"][1] <= telling["sentence"][1]


def test_there_is_gold() -> None:
    assert len(GOLD) >= 12
