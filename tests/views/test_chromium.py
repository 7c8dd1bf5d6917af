"""A browser that stands still holds no test for ever."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from urllib3.exceptions import HTTPError

from tests.processes import until
from tests.views import chromium
from tests.views.chromium import browser_tests, end, launch, script


@browser_tests
def test_a_browser_that_stands_still_is_left_and_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "MOST", 5)
    driver = launch(tmp_path / "profile")
    try:
        assert script(driver, "return 1 + 1") == 2
        os.kill(driver.service.process.pid, signal.SIGSTOP)
        with pytest.raises(HTTPError):
            script(driver, "return 1 + 1")
        assert driver.lost
    finally:
        end(driver, tmp_path / "profile")
    until(lambda: not any(runs_on(place, tmp_path) for place in Path("/proc").glob("[0-9]*")))


def runs_on(place: Path, folder: Path) -> bool:
    """Whether a process that was started with this folder still runs."""
    try:
        # One that was killed has no command any more, even while nobody has waited for it.
        return str(folder).encode() in (place / "cmdline").read_bytes()
    except OSError:
        return False
