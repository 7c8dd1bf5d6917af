"""Rows of a worksheet as XML: what comes out is what was said, whatever was said."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.steps.tabulate.schema import SCHEMA_VERSION
from pipeline.views.gexf import quoted
from pipeline.views.joined import ByEvent
from pipeline.views.report.layout import lay_out
from pipeline.views.sheet_rows import Column, Placed, SheetRows, column_letters
from pipeline.views.tables import Row, RunTables, plain_values
from pipeline.views.workbook import write_workbook

STYLES = {"text": 1, "long": 2, "date": 3, "integer": 4, "share": 5, "link": 6}


class Rows:
    """Rows of a sheet with such columns, put where they stand."""

    def __init__(self, *kinds: str) -> None:
        columns = [Column(f"k{n}", f"K{n}", 10, kind, "") for n, kind in enumerate(kinds)]
        self.made = SheetRows(columns, STYLES)
        self.placed = Placed(columns, STYLES, {"a-1": ("Articles", 4)})

    def write(self, line: int, row: Row) -> str:
        return self.placed.put(self.made.write(row), line)


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (
            "text",
            "Léa & Hugo <maires>",
            '<c r="A2" s="1" t="inlineStr"><is><t>Léa &amp; Hugo &lt;maires&gt;</t></is></c>',
        ),
        ("text", " un blanc", '<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve"> un blanc</t></is></c>'),
        ("text", "_x0041_", '<c r="A2" s="1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'),
        ("text", "<r>gras</r>", '<c r="A2" s="1" t="inlineStr"><is><t>&lt;r&gt;gras&lt;/r&gt;</t></is></c>'),
        ("text", "a\rb\x00", '<c r="A2" s="1" t="inlineStr"><is><t>a_x000D_b\N{REPLACEMENT CHARACTER}</t></is></c>'),
        ("date", date(2024, 3, 1), '<c r="A2" s="3"><v>45352</v></c>'),
        ("date", date(1789, 7, 14), '<c r="A2" s="1" t="inlineStr"><is><t>1789-07-14</t></is></c>'),
        ("integer", 12, '<c r="A2" s="4"><v>12</v></c>'),
        ("integer", 0, '<c r="A2" s="4"><v>0</v></c>'),
        ("share", 0.25, '<c r="A2" s="5"><v>0.25</v></c>'),
        ("text", "", ""),
        ("text", None, ""),
    ],
)
def test_cells(kind: str, value: Any, cell: str) -> None:
    made = Rows(kind).write(2, {"k0": value})
    assert made == f'<row r="2">{cell}</row>'
    ElementTree.fromstring(made)


def test_a_link_leads_to_the_row_of_the_article() -> None:
    made = Rows("text", "link", "text")
    assert made.write(7, {"k0": "x", "k2": "y", "article_id": "a-1"}).count("<c ") == 3
    assert made.write(8, {"k0": "x", "article_id": "unknown"}).count("<c ") == 1
    assert made.placed.links == ['<hyperlink ref="B7" location="\'Articles\'!A5" display="voir"/>']


def test_long_cells_make_a_row_higher() -> None:
    assert 'ht="45" customHeight="1"' in Rows("long").write(2, {"k0": "a" * 30})
    assert "ht=" not in Rows("long").write(2, {"k0": "a" * 10})


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_sheet_says_how_far_it_goes(hostile_tables: Path, tmp_path: Path) -> None:
    write_workbook(RunTables(hostile_tables), tmp_path / "filrouge.xlsx")
    book = openpyxl.load_workbook(tmp_path / "filrouge.xlsx", read_only=True)
    assert book["Articles"].calculate_dimension() == f"A1:O{RunTables(hostile_tables).count('articles') + 1}"


def test_values_of_an_attribute() -> None:
    assert quoted('« L\'"Est" »\n<a>') == '"« L\'&quot;Est&quot; »&#10;&lt;a&gt;"'


def test_days_as_plain_values() -> None:
    days = [date(1582, 10, 15), None, date(2024, 2, 29)]
    assert plain_values(pa.array(days, pa.date32())) == days


def test_tied_nodes_stand_near_each_other_and_apart_from_islands() -> None:
    nodes = [f"n{n}" for n in range(12)]
    chain = [(f"n{n}", f"n{n + 1}", 1) for n in range(9)]
    places = lay_out(nodes, chain)
    assert lay_out(nodes, list(reversed(chain))) == places
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in (places[f"n{n}"] for n in range(10)))
    assert places["n10"][1] > 1
    assert places["n11"][1] > 1

    def apart(left: str, right: str) -> float:
        return math.dist(places[left], places[right])

    assert max(apart(a, b) for a, b, _ in chain) < apart("n0", "n9")
    assert lay_out([], []) == {}


def test_tellings_come_in_the_order_of_events(tmp_path: Path) -> None:
    def write(name: str, **columns: list[Any]) -> None:
        table = pa.table(columns).replace_schema_metadata({"filrouge_schema_version": SCHEMA_VERSION})
        pq.write_table(table, tmp_path / f"{name}.parquet", row_group_size=2)

    folder = tmp_path / "parquet"
    folder.mkdir()
    tmp_path = folder
    write("events", event_id=["late", "early", "untold"])
    write("dates", date_id=["d1", "d2"], text=["hier", "mardi"])
    write("event_mentions", event_id=["early", "late", "early"], date_id=["d2", "d1", "d1"], sentence=["a", "b", "c"])
    for together in (1, 2, 3):
        events = ByEvent(RunTables(folder.parent), tellings=("sentence",), dates=("text",)).ranges(together=together)
        told = [some for one in events for some in one.beside[0].lists()]
        assert told == [[("b", "hier")], [("a", "mardi"), ("c", "hier")], []]
