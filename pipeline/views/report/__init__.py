"""report.html: one self-contained page for reading; nothing is asked of any network.

What an article says is hostile until shown to be harmless: it travels as compressed base64 in a template element, is
read as JSON, and enters the page as text only. A content security policy allows the page's own script and style, by
their checksums, and nothing else.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import io
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.views.joined import Pieces
from pipeline.views.network import Shown
from pipeline.views.report.data import gather
from pipeline.views.report.pages import ARTICLES_FOLDER, write_article_pages
from pipeline.views.tables import RunTables

REPORT_FILE = "report.html"
HERE = Path(__file__).parent
COMPRESSION = 4
"""Of the data, 1 to 9: 6 takes half as long again, for a twelfth of the room."""
MAX_TEXT = 12_000_000
"""Characters of all articles up to which they stand in the page: about 10 MB of page then. Measured: a base64
character for 1.6 characters of French text and its rows."""


def write_report(
    tables: RunTables, folder: Path, *, network: Shown | None = None, pieces: Pieces | None = None
) -> None:
    """Write report.html, and where the articles are too many for one page, a page for each in report-data/.

    `network` is given by who has made it already; `pieces` may have some of an earlier run.
    """
    texts = sum(n_chars for (n_chars,) in tables.cells("articles", "n_chars")) <= MAX_TEXT
    if not texts:
        write_article_pages(tables, folder / ARTICLES_FOLDER)
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "bundle.js"))
    own = f"script-src {_checksum(script)}; style-src {_checksum(style)}"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    page = (HERE / "template.html").read_text(encoding="utf-8")
    for mark, text in (("POLICY", html.escape(policy)), ("STYLE", style), ("SCRIPT", script)):
        page = page.replace(f"<!--{mark}-->", text, 1)
    before, after = page.split("<!--DATA-->", 1)
    with (folder / REPORT_FILE).open("wb") as file:
        file.write(before.encode())
        packed = _Base64(file)
        # mtime: two like runs write the same bytes.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=COMPRESSION, fileobj=packed, mtime=0) as stream:
            stream.writelines(gather(tables, texts=texts, network=network, pieces=pieces))
        packed.finish()
        file.write(after.encode())


class _Base64(io.RawIOBase):
    """Passes bytes on as letters; what does not fill three of them waits for more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        """Take some bytes."""
        held = self._rest + bytes(data)
        whole = len(held) - len(held) % 3
        self._file.write(base64.b64encode(held[:whole]))
        self._rest = held[whole:]
        return len(data)

    def finish(self) -> None:
        """Nothing more comes."""
        self._file.write(base64.b64encode(self._rest))


def _checksum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
