"""What several tests share. Whatever loads a model or starts a server does so once a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from pipeline import read
from pipeline.settings import Settings
from tests.floors import Floors
from tests.shipped import SETTINGS, product

if TYPE_CHECKING:
    from spacy.language import Language
    from xdist.scheduler import LoadScopeScheduling

    from pipeline.records import Facts

# A busy machine is no fault, and what the tests find must not change from run to run: `make fuzz` looks further.
hypothesis.settings.register_profile(
    "tests", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tests")

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "raw_articles"
TOGETHER = ("tests/evaluation/",)
"""Folders whose files share what takes long to make."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two ways to move floors."""
    parser.addoption("--raise-floors", action="store_true", help="write today's scores where they are higher")
    parser.addoption("--lower-floors", default="", metavar="WHY", help="write today's scores, with the reason")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Under `--dist loadfile` a file stays in one process, and so does a folder whose files share much."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid.partition("::")[0])

    return ByFile(config, log)


@pytest.fixture
def floors(request: pytest.FixtureRequest) -> Floors:
    """Holds scores against their floors, or moves these as the command says."""
    return Floors(up=request.config.getoption("--raise-floors"), why=request.config.getoption("--lower-floors"))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FILROUGE_{name.upper()}", raising=False)
    # What the commands say is read in English, whatever the developer's own language.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def settings() -> Settings:
    return SETTINGS


@pytest.fixture(scope="session")
def nlp() -> Language:
    return product()


@pytest.fixture(scope="session")
def sample_facts(settings: Settings, nlp: Language) -> Facts:
    """All that the sample of raw_articles/ says."""
    from pipeline.compose import extract

    return extract(SAMPLE, settings, nlp)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> list[str]:
    """One entry each time that a run asks for the model."""
    asked: list[str] = []
    monkeypatch.setattr(read, "_load", lambda *_: (asked.append("model"), nlp)[1])
    return asked
