"""`filrouge check`: the page with its kept and dropped lines."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.check import check
from pipeline.french import rows
from pipeline.views.wording import code_texts

app = typer.Typer()
app.command()(check)

PAGE = (
    "Accueil\nMenu\nLe port de Kervoal rouvre ses quais aux chalutiers\nPublié le 4 mars 2023\n"
    "Après deux ans de travaux, le port de Kervoal accueille de nouveau les chalutiers, a annoncé jeudi la mairie.\n"
    "Les pêcheurs attendaient ce moment depuis la tempête, qui avait emporté une partie de la digue.\n"
    "Commentaires (1)\nBravo au maire !\n"
)


def test_check_shows_each_line_with_its_fate_and_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    result = CliRunner().invoke(app, [str(tmp_path / "a.txt")])
    lines = result.output.split("\n")
    assert result.exit_code == 0
    assert [line[:1] for line in lines[1:9]] == ["-", "-", "=", "-", "+", "+", "-", "-"]
    assert "navigation" in lines[1]
    assert "comments" in lines[7]
    assert "a: Le port de Kervoal rouvre ses quais aux chalutiers" in lines
    assert "2023-03-04 (text)" in result.output


def test_check_shows_the_line_of_a_page_that_stood_in_a_sentence(tmp_path: Path) -> None:
    parted = PAGE.replace("depuis la tempête", "depuis\n\nLE COURRIER DE KERVOAL. — 3\n\nla tempête")
    (tmp_path / "a.txt").write_text(parted)
    result = CliRunner().invoke(app, [str(tmp_path / "a.txt")])
    assert "ce moment depuis la tempête" in result.output
    assert "-    . end matter   LE COURRIER DE KERVOAL. — 3" in result.output


def test_check_names_what_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    result = CliRunner().invoke(app, [str(tmp_path / "a.txt")])
    assert result.exit_code == 1
    assert "empty" in result.output


def test_check_of_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, [str(tmp_path / "no.txt")]).exit_code == 2


def test_check_of_a_folder_says_that_a_file_is_wanted(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [str(tmp_path)], env={"COLUMNS": "500"})
    assert result.exit_code == 2
    assert "a file is wanted" in result.output
    assert "no such file" not in result.output


def test_check_can_show_dropped_lines_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    result = CliRunner().invoke(app, [str(tmp_path / "a.txt"), "--dropped"])
    assert "Commentaires (1)" in result.output
    assert "Les pêcheurs" not in result.output


def test_check_shows_the_ledger_and_notes_what_is_known(tmp_path: Path) -> None:
    consent = "Nous utilisons des cookies et des traceurs pour stocker des informations sur votre appareil. " * 4
    (tmp_path / "le port.txt").write_text(f"{PAGE}\n\n{consent}\n")
    result = CliRunner().invoke(app, [str(tmp_path / "le port.txt")])
    assert "words of prose kept" in result.output
    assert "noted: le port.txt: prose_dropped_known" in result.output
    assert "`filrouge check 'le port.txt'`" in result.output
    assert "cookies" in result.output
    assert result.exit_code == 0


def test_check_speaks_french_where_the_user_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text("")
    said = CliRunner().invoke(app, [str(tmp_path / "a.txt")]).output
    assert "a.txt, partie 1 (text, utf-8)" in said
    assert "=    3 titre        Le port" in said
    assert "2023-03-04 (lu dans le texte); pas de signature; 256 caractères" in said
    assert "mots de prose : " in said
    (tmp_path / "c.txt").write_text(PAGE.replace("Publié le 4 mars 2023\n", ""))
    assert "(metadata.csv peut la donner)" in CliRunner().invoke(app, [str(tmp_path / "c.txt")]).output
    assert "mis de côté : b.txt : fichier vide. " in CliRunner().invoke(app, [str(tmp_path / "b.txt")]).output


def test_every_reason_of_a_line_has_its_french() -> None:
    labels = {row["label"] for table in ("furniture", "places") for row in rows(table)}
    placed = {"article", "headline", "menu", "stamp", "byline", "end matter", "repeat", "cover note", "web page"}
    assert {*labels, *placed} <= set(code_texts("line")), "add them to view_codes.tsv, vocabulary `line`"
