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
import json
from pathlib import Path
from typing import Any

import orjson

from pipeline.views.report.data import gather
from pipeline.views.report.pages import ARTICLES_FOLDER, write_article_pages
from pipeline.views.tables import RunTables

REPORT_FILE = "report.html"
HERE = Path(__file__).parent
MAX_TEXT = 12_000_000
"""Characters of all articles up to which they stand in the page: about 10 MB of page then. Measured: a base64
character for 1.6 characters of French text and its rows."""


def write_report(tables: RunTables, folder: Path) -> None:
    """Write report.html, and where the articles are too many for one page, a page for each in report-data/."""
    texts = sum(row["n_chars"] for row in tables.rows("articles", "n_chars")) <= MAX_TEXT
    if not texts:
        write_article_pages(tables, folder / ARTICLES_FOLDER)
    data = _as_json(gather(tables, texts=texts))
    # mtime: two like runs write the same bytes.
    packed = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode("ascii")
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "bundle.js"))
    own = f"script-src {_checksum(script)}; style-src {_checksum(style)}"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    page = (HERE / "template.html").read_text(encoding="utf-8")
    for mark, text in (("POLICY", html.escape(policy)), ("STYLE", style), ("SCRIPT", script), ("DATA", packed)):
        page = page.replace(f"<!--{mark}-->", text, 1)
    (folder / REPORT_FILE).write_text(page, encoding="utf-8")


def _as_json(content: dict[str, Any]) -> bytes:
    """JSON as UTF-8 at once: as text, in its many pieces, it takes four times the memory of all else here."""
    try:
        return orjson.dumps(content)
    except orjson.JSONEncodeError:
        # Half an emoji, which JSON proper cannot say.
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _checksum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
