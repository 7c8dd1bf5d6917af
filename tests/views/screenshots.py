"""The pictures of docs/img, made from the sample: `make screenshots`. Needs Chromium with its driver."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from pipeline.compose import make_tables
from pipeline.settings import Settings
from pipeline.views.tables import RunTables
from tests.views.chromium import launch, open_page

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


def pages(tables: RunTables) -> dict[str, tuple[str, int, int]]:
    """Address, width and height by picture."""
    told = max(tables.rows("events", "event_id", "n_mentions"), key=lambda row: int(row["n_mentions"]))
    return {
        "chronologie": ("#vue=chronologie", 1240, 860),
        "evenement": (f"#vue=evenement&id={told['event_id']}", 1240, 760),
        "reseau": ("#vue=reseau", 1240, 830),
        "verifier": ("#vue=verifier", 1240, 700),
    }


def take(folder: Path, to: Path, profile: Path) -> None:
    """One picture a page, of what stands on it at first sight."""
    driver = launch(profile, "--hide-scrollbars", "--lang=fr-FR")
    try:
        for name, (address, width, height) in pages(RunTables(folder)).items():
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            open_page(driver, folder, address)
            # Canvases draw when they have been laid out.
            driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
            driver.save_screenshot(str(to / f"{name}.png"))
    finally:
        driver.quit()


def main() -> None:
    """Make the sample's tables aside, and the pictures from them."""
    to = ROOT / "docs" / "img"
    with tempfile.TemporaryDirectory() as name:
        make_tables(ROOT / "raw_articles", Path(name) / "out", Settings(today=TODAY))
        take(Path(name) / "out", to, Path(name) / "profile")
    for picture in sorted(to.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
