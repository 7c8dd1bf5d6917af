"""corrections.csv as people save it: what each line says, and what none may say by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadCorrections
from pipeline.records.correction import Correction
from pipeline.steps.ingest.corrections import parse_correction, read_corrections

ROWS = [
    ["kind", "left", "right", "decision", "note"],
    ["actor", "Vasselin", "Aude Vasselin", "même", "vue à l'audience"],
    ["organization", "Vasselin", "Vasselin France", "Different", ""],
    ["actor", "Place Vasselin", "", "ignorer", ""],
    ["actor", "Aude Vasselin", "Aude Orval", "= Aude Vasselin-Orval", ""],
    ["", "", "", "", ""],
    ["actor", "Marc Vasselin", "Vasselin", "unsure", ""],
    ["ACTEUR", "Élysée Vasselin", "", "organisation", ""],
]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_spreadsheet_dialect_is_read(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(end.join(separator.join(row) for row in ROWS), encoding=encoding, newline="")
    corrections, rejections = read_corrections(path)
    assert rejections == ()
    assert [(one.decision, one.line, one.name) for one in corrections] == [
        ("same", 2, None),
        ("different", 3, None),
        ("ignore", 4, None),
        ("rename", 5, "Aude Vasselin-Orval"),
        ("organization", 8, None),
    ]
    assert corrections[-1].left == "Élysée Vasselin"


def test_a_first_line_of_excel_comments_and_french_headings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        "sep=;\n# vu avec Claire, le 3\ntype;gauche;droite;Décision;Nouveau nom\n"
        "# « la maire »\nactor;Orval;;;Hélène d'Orval\n",
        encoding="utf-8",
    )
    (one,), rejections = read_corrections(path)
    assert (one.line, one.left, one.name, rejections) == (5, "Orval", "Hélène d'Orval", ())


def parse(kind: str, left: str, right: str, decision: str, **more: str) -> tuple[Correction, ...]:
    row = {"kind": kind, "left": left, "right": right, "decision": decision, **more}
    return parse_correction(row, 7, "corrections.csv")


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("same", [("same", "Vasselin", "Orval")]),
        ("Même.", [("same", "Vasselin", "Orval")]),
        ("différents", [("different", "Vasselin", "Orval")]),
        ("ignore left", [("ignore", "Vasselin", None)]),
        ("ignorer droite", [("ignore", "Orval", None)]),
        ("Ignorer les deux", [("ignore", "Vasselin", None), ("ignore", "Orval", None)]),
        ("organisation (droite)", [("organization", "Orval", None)]),
        ("personne : gauche", [("actor", "Vasselin", None)]),
        ("", []),
        ("incertain", []),
    ],
)
def test_words_of_a_pair(decision: str, said: list[tuple[str, str, str | None]]) -> None:
    assert [(one.decision, one.left, one.right) for one in parse("actor", "Vasselin", "Orval", decision)] == said


@pytest.mark.parametrize(
    ("decision", "value", "said"),
    [
        ("date", "5/3/2024", ("date", "2024-03-05")),
        ("Date", "2024-03", ("date", "2024-03")),
        ("type", "vote", ("type", "vote")),
        ("type", "Décès ou naissance", ("type", "death_or_birth")),
        ("statut", "n’a pas eu lieu", ("modality", "negated")),
        ("statut", "n'a pas eu lieu", ("modality", "negated")),
        ("status", "planned", ("modality", "planned")),
    ],
)
def test_what_is_said_of_one_event(decision: str, value: str, said: tuple[str, str]) -> None:
    (one,) = parse("event", "2024-03-05-vote", "", decision, new_name=value)
    assert (one.decision, one.name, one.right) == (*said, None)


@pytest.mark.parametrize(("decision", "value"), [("date", "le 5 mars"), ("type", "fête"), ("statut", "vote")])
def test_a_value_that_is_none_says_what_may_stand_there(decision: str, value: str) -> None:
    with pytest.raises(ValueError, match=rf"line 7: '{value}' is no .* Write .* into the column new_name"):
        parse("event", "2024-03-05-vote", "", decision, new_name=value)


@pytest.mark.parametrize("word", ["smae", "?", "x", "ok", "Aude Vasselin", "fusionner", "1"])
@pytest.mark.parametrize("right", ["Orval", ""])
def test_no_other_word_is_a_new_name(word: str, right: str) -> None:
    with pytest.raises(ValueError, match=r"line 7: .* is no decision"):
        parse("actor", "Vasselin", right, word)


def test_a_slip_is_told_what_it_may_have_meant() -> None:
    with pytest.raises(ValueError, match="Did you mean 'same'"):
        parse("actor", "Vasselin", "Orval", "smae")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("person-ne;Vasselin;Aude Vasselin;same", "line 2: kind 'person-ne'"),
        ("actor;;Aude Vasselin;same", "line 2: no name under 'left'"),
        ("actor;Vasselin;;different", "'right' is empty"),
        ("actor;Vasselin;Aude Vasselin;ignore", "of which name"),
        ("actor;Vasselin;;ignore right", "'right' is empty"),
        ("event;Une grève;Une grève;same", "both names are"),
        ("actor;Vasselin;;=", "no name after"),
        ("actor;Vasselin;;#NOM ?", "took a new name for a formula|is no decision"),
        ("actor;Vasselin;;#NAME?", "column new_name"),
        ("event;Une grève;;person", "event"),
        ("event;Une grève;;date", "its value under 'new_name'"),
        ("event;Une grève;Aude;date", "its value under 'new_name'"),
        ("event;Une grève;;sans", "who takes no part"),
        ("actor;Vasselin;;date", "is said of an event"),
    ],
)
def test_lines_that_cannot_be_used_are_rejected_by_number(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"kind;left;right;decision\n{row}\nactor;A Vasselin;B Vasselin;same\n", encoding="utf-8")
    corrections, (rejection,) = read_corrections(path)
    assert len(corrections) == 1
    assert any(part in rejection.detail for part in said.split("|")), rejection.detail
    assert rejection.reason == "correction_unreadable"


def test_a_new_name_and_another_word_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="do not go together"):
        parse("actor", "Vasselin", "Orval", "different", new_name="Aude")
    (one,) = parse("actor", "Vasselin", "Orval", "same", new_name="Aude Orval")
    assert (one.decision, one.right, one.name) == ("rename", "Orval", "Aude Orval")


@pytest.mark.parametrize(
    "rows",
    [
        'actor;"Vasselin;Orval;same\nactor;A;B;same\n',
        'actor;"Vasselin;Orval;same\nactor;"A";B;same\n',
        'actor;"Vasselin" Orval;B;same\n',
    ],
)
def test_a_quote_that_swallows_lines_is_an_error_with_its_line(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("kind;left;right;decision\nactor;X;Y;same\n" + rows, encoding="utf-8")
    with pytest.raises(BadCorrections, match="line 3: a quote"):
        read_corrections(path)


def test_no_file_means_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv") == ((), ())
    (tmp_path / "corrections.csv").write_bytes(b"")
    assert read_corrections(tmp_path / "corrections.csv") == ((), ())


def test_a_file_without_the_columns_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("one;two\n1;2\n", encoding="utf-8")
    with pytest.raises(BadCorrections, match="lacks the column"):
        read_corrections(path)
