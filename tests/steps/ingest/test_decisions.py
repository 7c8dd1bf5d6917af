"""review.csv -> corrections.csv: what is decided is kept, once, and nothing that stands there is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.compose import write_tables
from pipeline.errors import BadCorrections
from pipeline.settings import Settings
from pipeline.steps.ingest import sheet as sheets
from pipeline.steps.ingest.corrections import is_decision, read_corrections
from pipeline.steps.ingest.decisions import Decisions, corpus_of, keep_decisions, read_decisions
from pipeline.steps.resolve import resolve_facts
from pipeline.views.review import with_answers
from pipeline.views.wording import code_texts
from tests.steps.resolve.articles import told

HEAD = "kind;left;right;decision;new_name;proposed;score;rule;n_left;n_right;example_left;example_right"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "out").mkdir()
    return tmp_path / "raw"


def review(raw: Path, *rows: str) -> Path:
    out = raw.parent / "out"
    text = "\ufeff" + "\r\n".join((HEAD, *(f"{row};0,5;surname;2;3;x;y" for row in rows))) + "\r\n"
    (out / "review.csv").write_text(text, encoding="utf-8", newline="")
    return out


def adopt(raw: Path, out: Path) -> Decisions:
    decisions = read_decisions(raw, out)
    keep_decisions(raw, decisions)
    return decisions


def test_only_changed_decisions_are_kept_once_and_nothing_is_overwritten(raw: Path) -> None:
    out = review(
        raw,
        "actor;Vasselin;Aude Vasselin;same;;unsure",
        "actor;Orval;Hélène d'Orval;unsure;;unsure",
        "actor;Viry;Anne Viry;incertain;;unsure",
        "actor;Bret;Anne Bret;;;unsure",
        "organization;Bayard;Bayard Orance;different;;same",
        "organization;CLP;Commission du littoral;unsure;Commission du littoral et des ports;unsure",
        "organization;Oda;Société Oda;= Oda France;;same",
        "organization;'=Vasselin;Vasselin;same;;unsure",
    )
    kept = raw / "corrections.csv"
    before = b"kind,left,right,decision,note\r# de Claire\ractor,A,B,same,\x8e"  # Mac, and the last line is open
    kept.write_bytes(before)
    assert len(adopt(raw, out).new) == 5
    assert adopt(raw, out).new == ()
    after = kept.read_bytes()
    # A column that the new lines need is added to the heading; all else stands as it stood.
    assert after.startswith(before.replace(b"note\r", b"note,new_name\r"))
    assert b"\n" not in after
    corrections, rejections = read_corrections(kept)
    assert rejections == ()
    assert [(one.left, one.right, one.name or one.decision) for one in corrections] == [
        ("A", "B", "same"),
        ("Vasselin", "Aude Vasselin", "same"),
        ("Bayard", "Bayard Orance", "different"),
        ("CLP", "Commission du littoral", "Commission du littoral et des ports"),
        ("Oda", "Société Oda", "Oda France"),
        ("=Vasselin", "Vasselin", "same"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("actor;Vasselin;Aude Vasselin;smae;;unsure", "line 2, « Vasselin »: 'smae' is no decision"),
        ("actor;Vasselin;Aude Vasselin;bof;;same", "line 2, « Vasselin »: 'bof' is no decision"),
        ("actor;Vasselin;Aude Vasselin;same;;0.5", "cells of this row have moved"),
        ("actor;Vasselin;Aude;Vasselin;same;;unsure", "cells of this row have moved"),
        ("actor;Vasselin;Aude Vasselin;ignore;;unsure", "of which name"),
    ],
)
def test_a_row_that_does_not_parse_is_named_and_nothing_of_it_is_applied(raw: Path, row: str, said: str) -> None:
    decisions = adopt(raw, review(raw, row))
    assert decisions.new == ()
    assert said in decisions.problems[0].detail
    assert not (raw / "corrections.csv").exists()


def test_what_was_decided_otherwise_before_is_decided_anew(raw: Path) -> None:
    (raw / "corrections.csv").write_text(
        "kind;left;right;decision\nactor;A B;C B;same\nactor;A B;C B;different\n", encoding="utf-8"
    )
    assert [one.decision for one in adopt(raw, review(raw, "actor;A B;C B;same;;unsure")).new] == ["same"]


def test_a_new_corrections_file_opens_in_a_spreadsheet(raw: Path) -> None:
    adopt(raw, review(raw, "actor;Vasselin;Aude Vasselin;same;;unsure"))
    text = (raw / "corrections.csv").read_bytes()
    assert text.startswith(b'\xef\xbb\xbf"kind";"left";"right";"decision";"new_name";"article_id";"told_left";')


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
def test_a_file_keeps_its_encoding_unless_a_name_needs_another(raw: Path, encoding: str) -> None:
    kept = raw / "corrections.csv"
    kept.write_text("kind;left;right;decision\nactor;Élise Mérou;Mérou;same\n", encoding=encoding, newline="")
    adopt(raw, review(raw, "actor;Vasselin;Élise Vasselin;same;;unsure"))
    assert kept.read_bytes().decode(encoding).endswith("actor;Vasselin;Élise Vasselin;same\n")
    adopt(raw, review(raw, "actor;Łukasz Nowak;Nowak;same;;unsure"))
    corrections, _ = read_corrections(kept)
    assert [one.left for one in corrections] == ["Élise Mérou", "Vasselin", "Łukasz Nowak"]


def test_a_write_that_fails_leaves_the_file_whole(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = raw / "corrections.csv"
    kept.write_text("kind;left;right;decision\nactor;A;B;same\n", encoding="utf-8")
    before = kept.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sheets.os, "fsync", full)
    with pytest.raises(BadCorrections, match="cannot be written"):
        adopt(raw, review(raw, "actor;Vasselin;Aude Vasselin;same;;unsure"))
    assert kept.read_bytes() == before
    assert [path.name for path in raw.iterdir()] == ["corrections.csv"]


def test_decisions_go_to_the_corpus_they_were_made_on_or_are_refused(raw: Path) -> None:
    out = review(raw, "actor;Vasselin;Aude Vasselin;same;;unsure")
    other = raw.parent / "other"
    other.mkdir()
    (out / "run.json").write_text(json.dumps({"input": corpus_of(other, out)}))
    with pytest.raises(BadCorrections, match=r"other.*review apply --raw"):
        read_decisions(raw, out)
    (out / "run.json").write_text(json.dumps({"input": corpus_of(raw, out)}))
    assert len(read_decisions(raw, out).new) == 1
    # An untouched review file bars nobody from another folder.
    review(raw, "actor;Vasselin;Aude Vasselin;unsure;;unsure")
    assert read_decisions(other, out) == Decisions()


def test_no_review_file_adds_nothing(raw: Path) -> None:
    assert adopt(raw, raw.parent / "out") == Decisions()
    assert not (raw / "corrections.csv").exists()


def test_names_that_the_tables_do_not_have_are_refused(raw: Path) -> None:
    """A cell that a spreadsheet changed, or a file of another run: nothing is said of people who are not there."""
    out = review(raw, "actor;Aude Vasselin;Vasselin;same;;unsure", "actor;Aude Vasselin;3 mars;same;;unsure")
    write_tables(
        resolve_facts([told("a", "Aude Vasselin parle, Vasselin rit.", "Aude Vasselin", "Vasselin")]), out, Settings()
    )
    review(
        raw,
        "actor;Aude Vasselin;VASSELIN;same;;unsure",
        "actor;Aude Vasselin;3 mars;same;;unsure",
        "event;Le vote;Aude Vasselin;without;;unsure",
    )
    decisions = read_decisions(raw, out)
    assert decisions.told() == ("« Aude Vasselin » and « VASSELIN » are one actor",)
    assert [row.detail for row in decisions.problems] == [
        "line 3, « Aude Vasselin »: no actor « 3 mars » in the tables.",
        "line 4, « Le vote »: no event « Le vote » in the tables.",
    ]


def test_a_surname_with_the_civility_by_which_it_is_asked_about_is_known(raw: Path) -> None:
    asked = review(raw, "actor;Aude Vasselin;Mme Vasselin;same;;unsure", "actor;Mme Orval;Aude Vasselin;same;;unsure")
    said = told("a", "Aude Vasselin parle, Mme Vasselin rit.", "Aude Vasselin", "Vasselin")
    write_tables(resolve_facts([said]), asked, Settings())
    review(raw, "actor;Aude Vasselin;Mme Vasselin;same;;unsure", "actor;Mme Orval;Aude Vasselin;same;;unsure")
    decisions = read_decisions(raw, asked)
    assert decisions.told() == ("« Aude Vasselin » and « Mme Vasselin » are one actor",)
    assert [row.detail for row in decisions.problems] == [
        "line 3, « Mme Orval »: no actor « Mme Orval » in the tables."
    ]


@pytest.mark.parametrize("column", ["left", "kind", "proposed", "new_name", "score", "rule", "example_right", "why"])
@pytest.mark.parametrize("word", ["même", "Différents", "ignorer gauche"])
def test_an_answer_in_another_column_is_named_and_stays(raw: Path, column: str, word: str) -> None:
    cells = dict.fromkeys(HEAD.split(";"), "x") | {
        **{"kind": "actor", "left": "Vasselin", "right": "Aude Vasselin", "decision": "unsure", "proposed": "unsure"},
        **{"new_name": "", "why": "le nom seul", column: word},
    }
    out = raw.parent / "out"
    (out / "review.csv").write_text(";".join(cells) + "\n" + ";".join(cells.values()) + "\n", encoding="utf-8")
    decided = adopt(raw, out)
    (problem,) = decided.problems
    assert f"{word!r} under {column!r}" in problem.detail
    assert decided.new == ()
    asked: dict[str, str | int | float] = {**cells, column: "x", "kind": "actor", "left": "Vasselin"}
    shown = with_answers([asked], decided.unused)
    assert word in shown[-1].values()


def test_no_cell_of_a_review_is_taken_for_an_answer() -> None:
    texts = [*code_texts("why").values(), *code_texts("why"), *code_texts("section")]
    assert not [text for text in texts if is_decision(text)]
