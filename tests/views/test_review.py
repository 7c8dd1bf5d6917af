from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from typer import Typer
from typer.testing import CliRunner

from pipeline.cli.resolve import resolve
from pipeline.cli.review import review
from pipeline.compose import adopt_decisions, write_tables
from pipeline.errors import BadCorrections, BadInput
from pipeline.settings import Settings
from pipeline.steps.ingest.corrections import read_corrections
from pipeline.steps.resolve import resolve_facts
from pipeline.views.examples import MAX_EXAMPLE, sentence_around
from pipeline.views.review import REVIEW_COLUMNS, review_rows
from tests.command import filrouge
from tests.steps.resolve.articles import told

FOUND = [
    told("a", "Il pleut. Aude Vasselin a parlé ; la salle écoutait. On verra.", "Aude Vasselin"),
    told("b", "Hier, Vasselin a répondu.", "Vasselin"),
    told("c", "Bayard Orance gagne.\nBayard jubile.", "Bayard Orance", "Bayard", kind="organization"),
]


def write_review(path: Path, rows: list[dict[str, str | int | float]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, REVIEW_COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_unsure_pairs_come_first_with_an_example_each() -> None:
    rows = review_rows(resolve_facts(FOUND))
    assert [(row["left"], row["right"], row["decision"]) for row in rows] == [
        ("Aude Vasselin", "Vasselin", "unsure"),
        ("Bayard", "Bayard Orance", "same"),
    ]
    assert rows[0]["example_left"] == "Aude Vasselin a parlé ; la salle écoutait."
    assert rows[0]["example_right"] == "Hier, Vasselin a répondu."
    assert all(tuple(row) == REVIEW_COLUMNS and row["proposed"] == row["decision"] for row in rows)


def test_a_decision_goes_round_and_is_not_asked_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    out.mkdir()
    rows = review_rows(resolve_facts(FOUND))
    rows[0]["decision"] = "same"
    write_review(out / "review.csv", rows)
    app = Typer()
    app.command()(review)
    result = CliRunner().invoke(app, ["apply", "--raw", str(raw), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 decision(s)" in result.output
    corrections, _ = read_corrections(raw / "corrections.csv")
    facts = resolve_facts(FOUND, corrections=corrections)
    assert [entity.name for entity in facts.entities if entity.kind == "actor"] == ["Aude Vasselin"]
    assert [row["left"] for row in review_rows(facts)] == ["Bayard"]
    again = CliRunner().invoke(app, ["apply", "--raw", str(raw), "--out", str(out)])
    assert "Nothing new" in again.output


@pytest.mark.parametrize("named", ["raw", "raw_articles"])
def test_decisions_are_kept_beside_the_articles_that_the_tables_are_made_from(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw_articles").mkdir()
    write_tables(resolve_facts(FOUND), Path("tables"), Settings(views=False), raw=tmp_path / named)
    rows = review_rows(resolve_facts(FOUND))
    rows[0]["decision"] = "same"
    write_review(Path("tables/review.csv"), rows)
    app = Typer()
    app.command()(review)
    result = CliRunner().invoke(app, ["apply", "--out", "tables"])
    assert result.exit_code == 0, result.output
    assert f"1 decision(s) added to {Path(named) / 'corrections.csv'};" in result.output
    assert [path.parent.name for path in tmp_path.rglob("corrections.csv")] == [named]


def test_tables_whose_articles_are_gone_ask_for_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    write_tables(resolve_facts(FOUND), Path("tables"), Settings(views=False), raw=tmp_path / "raw")
    write_review(Path("tables/review.csv"), review_rows(resolve_facts(FOUND)))
    (tmp_path / "raw").rmdir()
    app = Typer()
    app.command()(review)
    result = CliRunner().invoke(app, ["apply", "--out", "tables"])
    assert isinstance(result.exception, BadInput)
    assert "--raw" in str(result.exception)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "filrouge review apply"),
        (["--out", "outputs"], "filrouge review apply"),
        (["--out", "my [b] tables"], "filrouge review apply --out 'my [b] tables'"),
        (["--raw", "raw", "--out", "tables"], "filrouge review apply --raw raw --out tables"),
    ],
)
def test_the_command_to_type_next_names_the_folders(
    options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for out in ("outputs", "tables", "my [b] tables"):
        (tmp_path / out).mkdir()
        write_review(Path(out) / "review.csv", review_rows(resolve_facts(FOUND)))
    app = Typer()
    app.command()(review)
    result = CliRunner(env={"COLUMNS": "40", "LC_ALL": "C"}).invoke(app, ["show", *options])
    assert result.output.splitlines()[-1].endswith(f", then: {told}")


def test_the_terminal_shows_names_as_they_are(tmp_path: Path) -> None:
    rows = review_rows(resolve_facts(FOUND))
    rows[0]["left"] = "Aude [bold]Vasselin"
    write_review(tmp_path / "review.csv", rows)
    app = Typer()
    app.command()(review)
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["--out", str(tmp_path)])
    assert "[bold]Vasselin" in result.output


def test_review_without_outputs_says_what_to_do(tmp_path: Path) -> None:
    app = Typer()
    app.command()(review)
    result = CliRunner().invoke(app, ["--out", str(tmp_path)])
    assert isinstance(result.exception, BadInput)


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("Un. [Deux] mots. Trois.", "Deux mots."),
        ("[Un] mot", "Un mot"),
        ("Titre\n[Deux] mots\nTrois", "Deux mots"),
        (
            "Un. « M. [Vasselin] rit », dit Me A. Orval à Mme. Roque. Deux.",
            "« M. Vasselin rit », dit Me A. Orval à Mme. Roque.",
        ),
        ("Selon M. J.-P. [Vasselin], rien ne va. Deux.", "Selon M. J.-P. Vasselin, rien ne va."),
    ],
)
def test_sentence_around(marked: str, sentence: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    assert sentence_around(marked.replace("[", "").replace("]", ""), start, end) == sentence


def test_examples_stay_short() -> None:
    text = "mot " * 500
    assert len(sentence_around(text, 1000, 1003)) <= MAX_EXAMPLE + 4


NAMES = """{"article_id": "a", "kind": "actor", "text": "Aude Vasselin", "start_char": 0, "end_char": 13, "page": 3}
{"article_id": "b", "kind": "actor", "text": "Aude Vasselin", "start_char": 0, "end_char": 13}

{"article_id": "a", "kind": "actor", "text": "Vasselin", "start_char": 40, "end_char": 48, "entity_id": "old"}
"""


def resolved(path: Path) -> str:
    app = Typer()
    app.command()(resolve)
    result = CliRunner().invoke(app, [str(path)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_resolve_adds_two_fields_and_changes_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(NAMES, encoding="utf-8")
    lines = resolved(path).splitlines()
    assert lines[0] == NAMES.splitlines()[0][:-1] + ', "entity_id": "aude-vasselin", "link_rule": "same_name"}'
    assert len(lines) == 3
    assert '"entity_id":"aude-vasselin"' in lines[2]
    assert '"link_rule":"surname"' in lines[2]


def test_resolve_of_nothing_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text("\n", encoding="utf-8")
    assert resolved(path) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"article_id": "a"}', "lacks 'kind'"),
        ('{"article_id": "a", "kind": "place", "text": "x", "start_char": 0, "end_char": 1}', "kind 'place'"),
        ('{"article_id": "a", "kind": "actor", "text": "", "start_char": 0, "end_char": 1}', "'text' is empty"),
        (
            '{"article_id": null, "kind": "actor", "text": "x", "start_char": 0, "end_char": 1}',
            "'article_id' is neither",
        ),
        ('{"article_id": 1, "kind": "actor", "text": 2, "start_char": 0, "end_char": 1}', "'text' is no text"),
        ('{"article_id": "a", "kind": "actor", "text": "x", "start_char": "0", "end_char": 1}', "whole numbers"),
        (
            '{"article_id": "a", "kind": "actor", "text": "x", "start_char": 0, "end_char": 99999999999}',
            "whole numbers",
        ),
        ('{"article_id": "a", "kind": "actor", "text": "x", "start_char": 0, "end_char": 1, "gender": "x"}', "gender"),
    ],
)
def test_resolve_names_the_bad_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(NAMES + line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 5") as caught:
        resolved(path)
    assert said in str(caught.value)


def test_resolve_without_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        resolved(tmp_path / "names.jsonl")


def test_a_slip_of_the_pen_stays_in_its_cell_and_is_said(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    write_tables(resolve_facts(FOUND), out, Settings(views=False), raw=raw)
    with (out / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file, delimiter=";"))
    rows[0] |= {"decision": "smae", "new_name": ""}
    rows[1] |= {"left": "Vasselin & fils", "decision": "ignorre"}  # a question that will not be asked again
    write_review(out / "review.csv", rows)
    taken = adopt_decisions(raw, out)
    assert [row.detail.partition(" is no")[0] for row in taken.problems] == [
        "line 2, « Aude Vasselin »: 'smae'",
        "line 3, « Vasselin & fils »: 'ignorre'",
    ]
    for _ in range(2):  # and in the run after
        write_tables(resolve_facts(FOUND), out, Settings(views=False), raw=raw)
        with (out / "review.csv").open(encoding="utf-8-sig", newline="") as file:
            again = list(csv.DictReader(file, delimiter=";"))
        assert [(row["left"], row["decision"], row["proposed"]) for row in again] == [
            ("Aude Vasselin", "smae", "unsure"),
            ("Bayard", "same", "same"),
            ("Vasselin & fils", "ignorre", "same"),
        ]
    assert not (raw / "corrections.csv").exists()


def test_what_could_not_be_kept_is_not_said_to_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    out.mkdir()
    (out / "run.json").write_text(f'{{"raw": "{raw}"}}')
    (out / "review.csv").write_text("kind;left;right;decision;proposed\nactor;Zoé Lenoir;M. Lenoir;same;unsure\n")

    def on_a_full_disk(*_: object) -> None:
        raise BadCorrections("corrections.csv: cannot be written (No space left on device).")

    monkeypatch.setattr("pipeline.steps.ingest.decisions.keep_decisions", on_a_full_disk)
    done = filrouge("review", "apply", "--raw", raw, "--out", out)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
