"""A real browser for the tests of report.html, and what they ask of it."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.processes import until

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
VIEWS = ("chronologie", "reseau", "personnes", "organisations", "articles", "verifier")
MOST = 100
"""Seconds that a command to Chromium may take; a script or a page has four fifths of it."""
_without = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="no Chromium with its driver")
_STOOD = ["HTTPError", "TimeoutException", "ReadTimeout", "MaxRetry", "InvalidSession", "crashed"]
_once_more = pytest.mark.flaky(reruns=1, only_rerun=_STOOD)


def browser_tests(test: Callable[..., None]) -> Callable[..., None]:
    """Marks a test that needs a browser: left out where there is none, tried once more where one stood still."""
    return _without(_once_more(test))


FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1280,1000"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def launch(profile: Path, *flags: str) -> Any:
    """A Chromium that asks nothing of the network, and keeps what it logs; `lost` once a command has failed."""
    from selenium import webdriver

    class Watched(webdriver.Chrome):
        lost = False

        def execute(self, *command: Any, **given: Any) -> Any:
            try:
                return super().execute(*command, **given)
            except BaseException:
                self.lost = True
                raise

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}", *flags):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Watched(options=options, service=webdriver.ChromeService(DRIVER))
    # Selenium's own bound is two minutes, whatever sockets have.
    driver.command_executor.client_config.timeout = MOST
    driver.set_script_timeout(MOST * 0.8)
    driver.set_page_load_timeout(MOST * 0.8)
    return driver


def end(driver: Any, profile: Path) -> None:
    """Ends a Chromium with its driver, by force if it has stood still."""
    if not driver.lost:
        driver.quit()
        return
    sign = f"--user-data-dir={profile}".encode()
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if sign in (place / "cmdline").read_bytes():
                os.kill(int(place.name), signal.SIGKILL)
    driver.service.process.kill()
    driver.service.process.wait(60)


@pytest.fixture(scope="session")
def _browsers() -> Iterator[dict[Path, Any]]:
    """The Chromium that the tests share, by its profile."""
    kept: dict[Path, Any] = {}
    yield kept
    for profile, driver in kept.items():
        end(driver, profile)


@pytest.fixture
def browser(_browsers: dict[Path, Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A Chromium that answers: one in which a command failed is left for a new one."""
    for profile in [profile for profile, driver in _browsers.items() if driver.lost]:
        end(_browsers.pop(profile), profile)
    if not _browsers:
        profile = tmp_path_factory.mktemp("profile")
        _browsers[profile] = launch(profile)
    return next(iter(_browsers.values()))


def script(browser: Any, code: str, *given: Any) -> Any:
    return browser.execute_script(code, *given)


def open_page(browser: Any, folder: Path, address: str = "") -> None:
    browser.get("about:blank")
    browser.get(f"{(folder / 'report.html').as_uri()}{address}")
    until(lambda: script(browser, "return document.documentElement.dataset.ready"))


def heading(browser: Any) -> str:
    return str(script(browser, "return document.querySelector('main h2').textContent"))


def settle(browser: Any) -> None:
    assert [row for row in browser.get_log("browser") if row["level"] in ("SEVERE", "WARNING")] == []
