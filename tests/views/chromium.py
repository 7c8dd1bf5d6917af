"""A real browser for the tests of report.html, and what they ask of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
VIEWS = ("chronologie", "reseau", "personnes", "organisations", "articles", "verifier")
browser_tests = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="no Chromium with its driver")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1280,1000"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def launch(*flags: str) -> Any:
    """A Chromium that asks nothing of the network, and keeps what it logs."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(120)
    return driver


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    driver = launch(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    yield driver
    driver.quit()


def until(check: Callable[[], Any], seconds: float = 120) -> Any:
    end = time.monotonic() + seconds
    while True:
        if found := check():
            return found
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


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
