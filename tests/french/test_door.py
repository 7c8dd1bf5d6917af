"""One door to the French: what is not declared raises, what no code asks for fails here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.errors import BadPattern
from pipeline.french import TABLES, Table, models_folder, rows, words
from pipeline.french.door import closed_classes, read_rows, table_file
from tests.french.asked import PACKAGE, is_asked

CLASSES = "\n".join(row["pattern"] for row in rows("timex_classes"))
SAID_BESIDE = ("id", "example", "note", "source")
"""Columns that say nothing of what a row is for."""
READ_BY_ROW = {
    "event_senses",
    "export_words",
    "furniture",
    "homonym_phrases",
    "light_verbs",
    "markup",
    "stamp_words",
    "time_cues",
    "time_verbs",
    "view_columns",
}
"""Tables whose rows are read whole, or by methods: their uses are looked for anywhere in the code."""
CODE = "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py") if p.parent.name != "french")


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_as_declared(name: str) -> None:
    assert rows(name)


def test_every_file_is_declared() -> None:
    folder = models_folder() / "fr_press"
    files = {path.relative_to(folder) for path in folder.rglob("*.tsv")}
    assert files == {Path(table.folder) / f"{name.rsplit('/', 1)[-1]}.tsv" for name, table in TABLES.items()}


@pytest.mark.parametrize(
    ("name", "column", "use"),
    [(name, column, use) for name, table in TABLES.items() for column, uses in table.uses.items() for use in uses],
)
def test_some_code_asks_for_each_use(name: str, column: str, use: str) -> None:
    named = name in READ_BY_ROW and (f'"{use}"' in CODE or f"'{use}'" in CODE)
    assert named or f"<{name}:{use}>" in CLASSES or is_asked(name, use), (
        f"no code asks {name} for {column} {use!r}: use it, or take its rows out"
    )


def test_a_use_is_asked_of_its_own_table_only() -> None:
    assert is_asked("event_words", "set_for")
    assert not is_asked("cast_words", "set_for")  # though some code has the word


def test_each_word_of_a_vocabulary_has_rows() -> None:
    for name, table in TABLES.items():
        for column, vocabulary in table.uses.items():
            assert {row[column] for row in rows(name)} == set(vocabulary)


def test_long_vocabularies_stand_in_order() -> None:
    """Two who add a word each meet in no line, and a word is found where it is looked for."""
    uses = [words for table in TABLES.values() for words in table.uses.values() if len(words) > 20]
    assert len(uses) > 4
    assert [words for words in uses if list(words) != sorted(words)] == []


@pytest.mark.parametrize("name", [name for name in TABLES if not name.startswith("rules/")])
def test_no_row_stands_twice(name: str) -> None:
    said = [tuple(cell for column, cell in row.items() if column not in SAID_BESIDE) for row in _in_file(name)]
    assert [row for row, times in Counter(said).items() if times > 1] == []


LISTS = [name for name, table in TABLES.items() if {*table.columns[1:]} - {*SAID_BESIDE} == {*table.uses} != set()]
"""Tables of a word and what it is for."""
NOTED = {
    ("cast_words", "number"),
    ("label_words", "article"),
    ("label_words", "auxiliary"),
    ("label_words", "participle_ending"),
    ("label_words", "perfect_auxiliary"),
    ("label_words", "stands_for_owner"),
}
"""Uses whose notes say something of each word, which code reads."""


def _in_file(name: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in its file, closed classes by name."""
    lines = [line for line in table_file(name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [dict(zip(TABLES[name].columns, line.split("\t"), strict=True)) for line in lines[1:]]


def _kinds(name: str) -> dict[tuple[str, ...], list[str]]:
    """The first cells of a table by its closed columns."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in _in_file(name):
        found.setdefault(tuple(row[column] for column in TABLES[name].closed), []).append(next(iter(row.values())))
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_closed_classes_in_by_name(name: str) -> None:
    """Or the words of one class would stand in ten lists, and one of them would lack « cet »."""
    for kind, cells in _kinds(name).items():
        taken = {word for cell in cells if cell[0] == "@" for word in closed_classes()[cell[1:]]}
        spelt = {cell for cell in cells if cell[0] != "@"}
        assert spelt & taken == set(), f"{name}, {kind}: a class brings them already"
        whole = [said for said, words in closed_classes().items() if spelt >= set(words)]
        assert whole == [] or (name, *kind) in NOTED, f"{name}, {kind}: write @{whole[0]}"


def test_each_closed_class_is_taken_in_by_some_list() -> None:
    taken = {cell[1:] for name in LISTS for cells in _kinds(name).values() for cell in cells if cell[0] == "@"}
    assert taken == closed_classes().keys()


def test_no_closed_class_names_a_word_twice() -> None:
    assert [said for said, words in closed_classes().items() if len(set(words)) < len(words)] == []


def test_words_of_several_uses_are_those_of_each() -> None:
    both = words("small_words", kind=("kin", "court"))
    assert both == words("small_words", kind="kin") | words("small_words", kind="court")
    assert words("small_words", kind="kin") < both


def test_a_misspelt_table_column_or_use_raises() -> None:
    for ask in (
        lambda: words("smal_words", kind="determiner"),
        lambda: words("small_words", knd="determiner"),
        lambda: words("small_words", kind="determinner"),
        lambda: words("small_words", kind=("determiner", "determinner")),
        lambda: words("small_words", "wrd"),
        lambda: words("known_organizations", note="-"),
    ):
        with pytest.raises(KeyError):
            ask()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("word\tkind\nle\ta\tb\n", "2: .* has 3 cells"),
        ("word\nle\n", "1: .* is a header other than word kind"),
        ("word\tkind\n@definite articles\tarticle\n", "2: .*'@definite articles' is no class of closed_classes"),
        ("# comment\nword\tkind\n\nle\tdeterminer\n", "4: .* has 'determiner' as kind"),
    ],
)
def test_a_table_that_is_not_as_declared_raises(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadPattern, match=problem):
        read_rows(path, Table("", ("word", "kind"), {"kind": ("article",)}, {}))
