"""The pages of docs/: they build without a warning, ask for nothing, and what they say can be done can be done."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pipeline import read_tables
from pipeline.steps.ingest.corrections import parse_correction
from tests.processes import ran

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MAX_PICTURE = 300_000


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="no MkDocs: install the extra `dev`")
def test_the_site_builds_strictly_and_asks_for_nothing(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path)
    done = ran(*command, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) > 10
    # Every page can be reached from the first, those that mkdocs.yml does not name too.
    first = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [page.stem for page in DOCS.glob("*.md") if f'href="{page.stem}.html"' not in first] in ([], ["index"])
    for page in pages:
        loaded = re.findall(r"<(?:script|img|iframe|source)[^>]*\ssrc=[\"']?(\S+)", page.read_text(encoding="utf-8"))
        loaded += re.findall(r"<link[^>]*\shref=[\"']?(\S+)", page.read_text(encoding="utf-8"))
        assert [one for one in loaded if re.match(r"https?:|//", one)] == [], page.name
    for style in tmp_path.rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name


def test_pictures_are_there_and_small() -> None:
    named = {name for page in DOCS.glob("*.md") for name in re.findall(r"\]\((img/[^)]+)\)", page.read_text("utf-8"))}
    assert named
    for name in named:
        assert 0 < (DOCS / name).stat().st_size < MAX_PICTURE, name


@pytest.mark.model
def test_the_notebook_runs(sample_tables: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "carnet.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 4
    known: dict[str, Any] = {}
    for block in blocks:
        exec(block.replace('"outputs"', repr(str(sample_tables))), known)
    assert len(known["events"]) == len(read_tables(sample_tables)["events"])
    assert len(known["pairs"]) > 0


def test_the_corrections_shown_are_corrections() -> None:
    rows = re.findall(
        r"^\| (?:actor|organization) .*$", (DOCS / "corriger.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    columns = ("kind", "left", "right", "decision", "new_name", "article_id")
    said = [
        one.decision
        for row in rows
        for one in parse_correction(
            dict(zip(columns, (cell.strip() for cell in row.strip("|").split("|")), strict=False)), 1, "corriger.md"
        )
    ]
    assert said == ["same", "rename", "same", "organization", "add", "same", "different", "different", "without"]
