"""`filrouge evaluate` as a user meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.compose import write_tables
from pipeline.evaluate.rows import ROWS
from pipeline.records import Facts
from pipeline.settings import Settings
from tests.command import filrouge
from tests.conftest import SAMPLE
from tests.evaluation.sets import HERE

GOLD = HERE / "gold_of_sample"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def outputs(sample_facts: Facts, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample."""
    out = tmp_path_factory.mktemp("evaluate") / "outputs"
    write_tables(sample_facts, out, settings.model_copy(update={"views": False}))
    return out


def test_scores_articles_and_misses_are_told(outputs: Path, tmp_path: Path) -> None:
    misses = tmp_path / "misses.txt"
    done = filrouge(
        "evaluate", "--gold", GOLD, "--texts", SAMPLE, "--outputs", outputs, "--articles", "--misses", misses
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert any(line.startswith("events told right") and " right, " in line for line in lines)
    assert any(line.startswith("tribunal-suspend-contrat.txt") for line in lines)
    assert any(line.startswith("mean") for line in lines)
    told = misses.read_text(encoding="utf-8")
    assert told.startswith("== ")
    for part in told.split("== ")[1:]:
        name, *lines = part.splitlines()
        raw = " ".join((SAMPLE / name).read_text(encoding="utf-8").split())
        sentences = [line.strip() for line in lines if line.startswith("    ")]
        assert sentences
        assert all(sentence in raw for sentence in sentences)


def test_scores_are_the_same_lines_in_every_language(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("evaluate", "--gold", GOLD, "--texts", SAMPLE, "--outputs", outputs)
    english = filrouge(*asked).stdout
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert filrouge(*asked).stdout == english


def test_saved_scores_are_those_that_are_compared(outputs: Path, tmp_path: Path) -> None:
    asked = ("evaluate", "--gold", GOLD, "--texts", SAMPLE, "--outputs", outputs)
    saved = tmp_path / "scores.json"
    saved.write_text(filrouge(*asked, "--json").stdout, encoding="utf-8")
    content = json.loads(saved.read_text(encoding="utf-8"))
    assert list(content["scores"]) == [row.name for row in ROWS]
    annotated = {json.loads(path.read_text(encoding="utf-8"))["file"] for path in GOLD.glob("*.json")}
    assert set(content["files"]) == annotated
    same = filrouge(*asked, "--compare", saved)
    assert f"{len(annotated)} articles in both." in same.stdout
    assert "rows are the same." in same.stdout.splitlines()[-1]
    assert filrouge("evaluate", "--outputs", saved, "--compare", saved).stdout == same.stdout.partition(":\n")[2]
    alone = filrouge("evaluate", "--outputs", saved)
    assert (alone.returncode, "--compare" in alone.stderr) == (2, True)
    file = content["files"]["tribunal-suspend-contrat.txt"]
    file["dates right"] = {"tp": 1, "fn": file["dates right"]["tp"] - 1}
    saved.write_text(json.dumps(content), encoding="utf-8")
    worse = next(line for line in filrouge(*asked, "--compare", saved).stdout.splitlines() if " to " in line)
    assert worse.startswith("dates right")
    assert "+" in worse


def test_without_tables_the_texts_are_run(tmp_path: Path) -> None:
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    for folder, name in ((gold, "gold/depeche-port.json"), (texts, "texts/depeche-port.txt")):
        folder.mkdir()
        shutil.copy(HERE / name, folder)
    done = filrouge("evaluate", "--gold", gold, "--texts", texts, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["scores"]["dates right"]["tp"] > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gold", "texts"]


def test_a_file_of_which_no_article_was_found_is_named_with_the_reason(outputs: Path, tmp_path: Path) -> None:
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    for folder, name in ((gold, "gold/depeche-port.json"), (texts, "texts/depeche-port.txt")):
        folder.mkdir()
        shutil.copy(HERE / name, folder)
    shutil.copy(texts / "depeche-port.txt", texts / "depeche-port.md")
    done = filrouge("evaluate", "--gold", gold, "--texts", texts)
    assert done.returncode == 1
    assert "depeche-port.txt: no article found" in done.stderr
    assert "exact_duplicate: The same text as depeche-port.md; keep the annotated" in done.stderr
    elsewhere = filrouge("evaluate", "--gold", gold, "--texts", texts, "--outputs", outputs, "--json")
    assert (elsewhere.returncode, json.loads(elsewhere.stdout)["scores"]["dates right"]["tp"]) == (1, 0)
    assert f"it is not among the articles of {outputs}." in elsewhere.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--gold", "nowhere", "--texts", SAMPLE), "nowhere: holds no annotations"),
        (("--gold", GOLD, "--texts", "nowhere"), "cannot be read"),
        (("--texts", SAMPLE), "--gold"),
        (("--gold", GOLD, "--texts", SAMPLE, "--outputs", "nowhere"), "nowhere: no tables in this folder"),
    ],
)
def test_what_is_not_there_is_one_line(arguments: tuple[object, ...], told: str) -> None:
    done = filrouge("evaluate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_file_that_holds_no_scores_is_named(outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    asked = ("evaluate", "--gold", GOLD, "--texts", SAMPLE, "--outputs", outputs, "--compare", tmp_path / "x.json")
    done = filrouge(*asked)
    assert done.returncode == 2
    assert "x.json: holds no saved scores" in done.stderr
