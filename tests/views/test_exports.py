"""Network, calendar, timeline and entities: read back by the libraries of those who use them."""

from __future__ import annotations

import csv
import html
import json
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from icalendar import Calendar

from pipeline.errors import BadInput
from pipeline.views.exports import write_ftm, write_ics, write_timelinejs
from pipeline.views.network import build_network
from pipeline.views.tables import RunTables
from pipeline.views.wording import in_words
from tests.views.hostile import ATTACKS


@pytest.fixture(params=["sample_tables", "hostile_tables"])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


@pytest.mark.model
def test_network_for_gephi(folder: Path) -> None:
    tables = RunTables(folder)
    graph: Any = nx.read_gexf(folder / "network.gexf")
    assert len(graph) == tables.count("actors") + tables.count("organizations")
    network = build_network(tables)
    assert graph.number_of_edges() == len(network.edges) > 0
    text = (folder / "network.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert "lastmodifieddate" not in text
    for name, rows in (("nodes.csv", len(graph)), ("edges.csv", len(network.edges))):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file, delimiter=";"))) == rows


def test_network_ties(hostile_tables: Path) -> None:
    found = build_network(RunTables(hostile_tables)).edges.to_pylist()
    edges = {(edge["source"], edge["target"], edge["kind"]): edge for edge in found}
    assert set(edges) == {
        (f"actor-{n}", f"body-{n}", kind) for n in range(len(ATTACKS)) for kind in ("together", "affiliation")
    }
    edge = edges["actor-0", "body-0", "affiliation"]
    assert (edge["weight"], edge["role"], edge["first_published"]) == (1, ATTACKS[0], date(2024, 3, 3))


@pytest.mark.model
def test_calendar(folder: Path, tmp_path: Path) -> None:
    tables = RunTables(folder)
    note = write_ics(tables, tmp_path / "c.ics")
    calendar = Calendar.from_ical((tmp_path / "c.ics").read_bytes())
    entries = {str(entry["uid"]).removesuffix("@filrouge"): entry for entry in calendar.walk("VEVENT")}
    events = {row["event_id"]: row for row in tables.rows("events") if row["date_start"]}
    assert set(entries) <= set(events)
    assert {key for key, row in events.items() if row["date_start"] == row["date_end"]} <= set(entries)
    left = tables.count("events") - len(entries)
    assert (f": {left} of {tables.count('events')} events" in note) == bool(left)
    assert (f"{tables.count('events') - len(events)} without a date" in note) == bool(left)
    for key, entry in entries.items():
        assert entry.decoded("dtstart") == events[key]["date_start"]
        assert (entry.decoded("dtend") - events[key]["date_end"]).days == 1
        realised = events[key]["modality"] == "realised"
        assert bool(entry["status"] == "CONFIRMED") == realised
        assert bool(str(entry["summary"]) == events[key]["label"]) == realised  # calendars show a status as they like


@pytest.mark.model
def test_timelinejs(folder: Path, tmp_path: Path) -> None:
    tables = RunTables(folder)
    note = write_timelinejs(tables, tmp_path / "t.json")
    slides = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["events"]
    assert slides
    left = tables.count("events") - len(slides)
    assert (note == "") == (not left)
    assert (f": {left} of " in note) == bool(left)
    told = {row["event_id"]: row for row in tables.rows("events", "event_id", "label", "modality")}
    for slide in slides:
        event, headline = told[slide["unique_id"]], html.unescape(slide["text"]["headline"])
        status = "" if event["modality"] == "realised" else f" ({in_words('modality', event['modality'])})"
        assert headline == event["label"] + status
        assert set(slide["start_date"]) == {"year", "month", "day"}
        shown = slide["text"]["headline"] + slide["text"]["text"].replace("<p>", "").replace("</p>", "")
        assert "<" not in shown  # TimelineJS shows it as HTML


@pytest.mark.model
def test_followthemoney(folder: Path, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    write_ftm(RunTables(folder), tmp_path / "e.json")
    found = [json.loads(line) for line in (tmp_path / "e.json").read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        proxy = model.get_proxy(entity, cleaned=False)
        for name in entity["properties"]:
            assert proxy.get(name), (entity["schema"], name)
            if model.get(entity["schema"]).get(name).type.name == "entity":
                assert set(entity["properties"][name]) <= ids


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no tables in this folder.*filrouge run"):
        RunTables(tmp_path)
