"""A fingerprint covers every module and every table that the work of its step touches, and little else."""

from __future__ import annotations

import json
import os
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.store.fingerprint import COMMON, DECLARED, LIBRARIES, READING, SAYING, modules_of, tables_of
from tests.processes import ran

ROOT = Path(__file__).parents[2]
WORK = {
    READING: """
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise.drafts import draft_articles
texts, _ = read_folder(Path("raw_articles"), settings)
start = set(sys.modules)
[draft_articles(text, settings) for text in texts]
""",
    SAYING: """
from pipeline.records import Article
from pipeline.model import load_model
from pipeline.crew.extract import extract_batch
text = "Le 3 mars 2024, Zoé Lenoir, maire de Luzac, a annoncé sa démission. Elle avait été élue en mars."
extract_batch([Article(article_id="a", source="a", part=1, sha256="0", text=text)], settings, load_model(settings))
""",
}
PROGRAM = """
import json, sys
from pathlib import Path
from pipeline.french import door
asked = []
read = door.read_rows
door.read_rows = lambda path, table: (asked.append(path.stem), read(path, table))[1]
from pipeline.settings import Settings
settings = Settings()
{work}
print(json.dumps([sorted(asked), sorted(name for name in sys.modules if name.startswith("pipeline."))]))
"""


@pytest.mark.model
@pytest.mark.parametrize("step", [READING, SAYING], ids=["reading", "saying"])
def test_all_that_a_step_touches_stands_behind_it(step: tuple[str, ...]) -> None:
    done = ran(
        *(sys.executable, "-c", PROGRAM.format(work=WORK[step])),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    tables, modules = json.loads(done.stdout)
    known = modules_of(step)
    named = {name.rsplit("/", 1)[-1] for name in tables_of(path.read_bytes() for path in known.values())}
    assert set(tables) <= named
    assert set(modules) <= set(known)
    code = [path.read_bytes() for name, path in known.items() if name != DECLARED]
    assert set(tables) <= {name.rsplit("/", 1)[-1] for name in tables_of(code)}


@pytest.mark.parametrize("step", [READING, SAYING], ids=["reading", "saying"])
def test_later_steps_do_not_stand_behind_it(step: tuple[str, ...]) -> None:
    known = modules_of(step)
    later = ("pipeline.steps.resolve", "pipeline.steps.tabulate", "pipeline.views", "pipeline.cli", "pipeline.flow")
    assert [name for name in known if name.startswith(later)] == []
    code = [path.read_bytes() for name, path in known.items() if name != DECLARED]
    assert not {"view_codes", "event_kin", "rules/links"} & set(tables_of(code))


@pytest.mark.parametrize("step", [READING, SAYING], ids=["reading", "saying"])
def test_every_library_that_a_step_imports_stands_behind_it(step: tuple[str, ...]) -> None:
    # Settings are no work, and what joins duplicates is no reading of one file.
    apart = {"pydantic", "pydantic_settings", "rensa"}
    sources = [path.read_text(encoding="utf-8") for path in modules_of(step).values()]
    imported = {name for text in sources for name in re.findall(r"^[ \t]*(?:from|import) (\w+)", text, re.MULTILINE)}
    others = imported - set(sys.stdlib_module_names) - {"pipeline"} - apart
    known = {_dashed(name) for name in (*LIBRARIES[step], *COMMON)}
    given = packages_distributions()
    assert [name for name in sorted(others) if not known & {_dashed(one) for one in given.get(name, [name])}] == []


def _dashed(name: str) -> str:
    return name.lower().replace("_", "-")
