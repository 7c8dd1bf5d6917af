"""A real LibreOffice, headless: what a French user's spreadsheet makes of a CSV file, and gives back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.processes import ran

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice (Debian: libreoffice-calc-nogui)")

# Semicolon and comma ticked, quotes, UTF-8, from line 1, French of France: the dialog as it comes.
READ = "Text - txt - csv (StarCalc):59/44,34,76,1,,1036"
# Saved as it was opened: semicolon, quotes, UTF-8, cells as shown.
WRITE = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true"


def libreoffice(folder: Path, *words: object) -> None:
    """Run it with a profile of its own in a folder: two with one profile hand their work to the first, and end."""
    ran(SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *words, check=True)


def through_libreoffice(folder: Path, *files: Path) -> dict[str, Path]:
    """Open files and save them again, into a folder; the copies by name."""
    libreoffice(folder, f"--infilter={READ}", "--convert-to", WRITE, "--outdir", folder / "back", *files)
    return {file.name: folder / "back" / file.name for file in files}
