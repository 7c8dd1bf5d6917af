"""What holds of any name, any cell and any line of corrections, whatever hypothesis thinks of."""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import BadCorrections
from pipeline.evaluate.annotate.marks import BRACKETS, Mark, put_marks, take_marks
from pipeline.names.canonical import canonical_name, split_person
from pipeline.names.key import fold_text, name_key
from pipeline.steps.ingest.corrections import COLUMNS, headings, read_corrections
from pipeline.steps.ingest.sheet import FORMULA_STARTS, add_rows, guard, read_sheet, unguard
from pipeline.steps.tabulate.files import DIALECTS, write_csv

# What files can hold: no half emoji, no NUL.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
ODD = ("=1+1", "+33 1", "-", "@x", "'x", "\t=x", 'a"b', "a;b", "a,b", "é\n", "#x", "\r", "")
CELL = st.one_of(TEXT, st.sampled_from(ODD))
PIECES = ("Jean", "Jean-Luc", "M.", "de", "d'", "Le", "van", "Dupont", "O'Brien", "DUPONT", "É.", "SA", "Mme")
NAME = st.one_of(st.text(min_size=1, max_size=30), st.lists(st.sampled_from(PIECES), min_size=1).map(" ".join))
ROW = ("actor;A;B;same", "actor;A;;ignore", "organisation;A;B;différent", '"actor";"A', "sep=,", "# x", "")
LINE = st.one_of(TEXT, st.lists(CELL, max_size=7).map(";".join), st.sampled_from(ROW))
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "cp1252"])
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)))


def _names(text: str) -> str:
    return " ".join(text.split())


@given(st.dictionaries(NAME, st.integers(1, 9), min_size=1, max_size=5), st.sampled_from([0, 1]))
def test_a_canonical_name_is_made_of_its_forms(forms: dict[str, int], kind: int) -> None:
    chosen = canonical_name(kind, forms)
    assert chosen.name.strip()
    # Letters may be set anew (« DUPONT »), no word is invented.
    words = {word for form in forms for word in re.findall(r"\w+", fold_text(form))}
    assert set(re.findall(r"\w+", fold_text(chosen.name))) <= words
    assert canonical_name(kind, dict(reversed(forms.items()))) == chosen


@given(NAME)
def test_a_name_split_in_two_is_whole(name: str) -> None:
    given_name, family = split_person(name)
    assert _names(f"{given_name or ''} {family or ''}") in ("", _names(name))
    assert name_key(name) == name_key(name_key(name)) or not name_key(name)


@given(CELL)
def test_a_guarded_cell_is_no_formula_and_comes_back(cell: str) -> None:
    assert not guard(cell).startswith(FORMULA_STARTS)
    # A cell that began with an apostrophe before a formula was one already.
    if not (cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS)):
        assert unguard(guard(cell)) == _names(cell)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=5), st.sampled_from(sorted(DIALECTS)))
def test_a_table_written_as_csv_reads_back(rows: list[tuple[str, str]], style: str) -> None:
    # No cell of an article holds a CR: the judge of mutants sees to it.
    rows = [(a.replace("\r", "\n"), b.replace("\r", "\n")) for a, b in rows]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "t.csv"
        write_csv(path, ["a", "b"], [{"a": a, "b": b} for a, b in rows], style=style)  # type: ignore[arg-type]
        dialect = DIALECTS[style]  # type: ignore[index]
        with path.open(encoding=dialect.encoding, newline="") as file:
            found = list(csv.reader(file, delimiter=dialect.delimiter))
    wanted = [[guard(cell) if dialect.guarded else cell for cell in row] for row in rows]
    assert found == [["a", "b"], *wanted]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, max_size=6), ENDS, ENCODINGS)
def test_any_corrections_are_read_or_refused_in_words(lines: list[str], end: str, encoding: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "corrections.csv"
        path.write_bytes(end.join([";".join(COLUMNS), *lines]).encode(encoding, "replace"))
        refused = ""
        try:
            corrections, rejections = read_corrections(path)
        except BadCorrections as error:
            corrections, rejections, refused = (), (), str(error)
    n_lines = sum(len(re.split(r"\r\n|\r|\n", line)) for line in lines)
    assert not refused or str(path) in refused
    assert len(corrections) <= 2 * n_lines  # « ignore both » is two
    assert len(rejections) <= n_lines
    assert all(row.detail for row in rejections)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=4), st.dictionaries(st.sampled_from(COLUMNS[1:]), TEXT), ENCODINGS)
def test_what_is_added_to_corrections_stands_behind_what_was_there(
    lines: list[str], row: dict[str, str], encoding: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "corrections.csv"
        path.write_bytes("\r\n".join([";".join(COLUMNS), *lines, ""]).encode(encoding, "replace"))
        try:
            before = read_sheet(path, headings())
        except BadCorrections:
            return
        add_rows(before, [row | {"kind": "actor"}], COLUMNS, headings())
        after = read_sheet(path, headings())
    told = {key: _names(value) for key, value in row.items() if _names(value)} | {"kind": "actor"}
    assert [cells for _, cells in after.rows[: len(before.rows)]] == [cells for _, cells in before.rows]
    assert {key: value for key, value in after.rows[-1][1].items() if value} == told


@given(st.text(st.characters(exclude_characters="[]"), max_size=40), SPANS)
def test_marks_put_into_a_text_come_out_again(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(f"k{n}", (a, b)) for n, (a, b) in enumerate(spans) if a < b <= len(text)]
    marked, left = put_marks(text, marks, BRACKETS[0])
    raw, found, places = take_marks(marked, BRACKETS[0])
    assert raw == text
    assert sorted(found, key=str) == sorted((mark for mark in marks if mark not in left), key=str)
    assert [marked[place] for place in places] == list(text)
