"""Each kind of night once: the tables of the morning after are those of a fresh run, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.mornings import NIGHTS, mornings


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_each_morning_the_tables_are_those_of_a_fresh_run(tmp_path: Path) -> None:
    assert mornings(tmp_path, len(NIGHTS), seed=9) == []
