"""Tables to make views of: those of the sample, and hostile ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.settings import Settings
from pipeline.steps.tabulate import tabulate_facts
from pipeline.views.reading import write_reading
from pipeline.views.review import Review
from tests.views.chromium import _browsers, browser
from tests.views.hostile import hostile_facts

__all__ = ["_browsers", "browser", "hostile_tables", "sample_tables"]

if TYPE_CHECKING:
    from pipeline.records import Facts


@pytest.fixture(scope="session")
def sample_tables(sample_facts: Facts, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample's tables and views."""
    folder = tmp_path_factory.mktemp("sample")
    tabulate_facts(sample_facts, folder, settings, views=(Review,), readings=(write_reading,))
    return folder


@pytest.fixture(scope="session")
def hostile_tables(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of hostile tables and views."""
    folder = tmp_path_factory.mktemp("hostile")
    tabulate_facts(hostile_facts(), folder, settings, views=(Review,), readings=(write_reading,))
    return folder
