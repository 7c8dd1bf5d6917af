"""The pages keep up with the code: every command, option, setting and licence is named where people look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pipeline.cli import app
from pipeline.cli.reference import describe_reference
from pipeline.records import Facts
from pipeline.settings import Settings
from pipeline.steps.tabulate.dictionary import describe_codes, describe_columns
from pipeline.views.questions import ask

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "REFERENCE.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
PAGES = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not {".venv", "build", "node_modules"} & set(page.relative_to(ROOT).parts) and page.parent.name != "raw_articles"
)


def test_reference_is_up_to_date() -> None:
    assert describe_reference() == REFERENCE, "run `make columns`"


def test_glossary_is_up_to_date() -> None:
    written = (ROOT / "outputs" / "README.md").read_text(encoding="utf-8")
    assert written == f"{describe_columns()}\n{describe_codes()}", "run `make columns`"


@pytest.mark.model
def test_every_code_of_the_tables_is_in_the_glossary(sample_facts: Facts) -> None:
    known = set(re.findall(r"^\| `([^`]+)` \|", describe_codes(), re.MULTILINE))
    codes = {part for mention in sample_facts.mentions for part in mention.rule.split("+")}
    codes |= {mention.link_rule or "" for mention in sample_facts.mentions}
    codes |= {row.rule for row in sample_facts.timexes} | {row.rule for row in sample_facts.event_mentions}
    codes |= {row.rule for row in sample_facts.references} | {row.rule for row in sample_facts.merges}
    codes |= {row.rule for row in sample_facts.affiliations}
    codes |= {row.reason for row in sample_facts.rejections} | {one.rule for one in ask(sample_facts)}
    assert len(codes) > 40
    assert codes - known == set()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does_and_is_in_the_readme(name: str) -> None:
    command = COMMANDS[name]
    assert len(command.help or "") > 20
    assert f"`filrouge {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    silent = [option.name for option in command.params if option.name != "help" and not option.help]
    assert silent == []
    for option in command.params:
        if option.param_type_name == "option" and option.name != "help":
            assert option.opts[0] in REFERENCE


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_says_what_it_does(name: str) -> None:
    assert len(Settings.model_fields[name].description or "") > 10
    assert f"| `{name}` |" in REFERENCE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_links_to_or_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
    for target in re.findall(r"`((?:pipeline|models|tests|raw_articles)/[\w./-]+)`", text):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"`filrouge ([a-z]+)", text)) <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets


def test_the_licence_is_stated_alike_everywhere() -> None:
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "license: Apache-2.0" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert (ROOT / "pipeline" / "py.typed").exists()


def test_what_the_walks_show_stands_in_the_files_that_they_name() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:tsv|python) (\S+)\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 9
    for path, block in blocks:
        there = (ROOT / path).read_text(encoding="utf-8").splitlines()
        # Of rules, measured figures are left out.
        missing = [
            line
            for line in block.splitlines()
            if line not in there and not any(row.startswith(line.removesuffix("…")) for row in there if "…" in line)
        ]
        assert missing == [], f"{path} has changed: correct CONTRIBUTING.md"


def test_every_table_under_another_licence_is_on_the_page_of_licences() -> None:
    page = (ROOT / "models" / "LICENCES.md").read_text(encoding="utf-8")
    for table in sorted((ROOT / "models" / "fr_press").rglob("*.tsv")):
        head = "".join(line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        if re.search(r"LGPL|MPL-2|CC BY|GPL", head):
            assert table.relative_to(ROOT / "models").as_posix() in page
