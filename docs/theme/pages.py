"""Hook of MkDocs: pages that stand elsewhere in the repository, and links that lead to the page instead of the file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
# Page of the site by file of the repository.
ELSEWHERE = {
    "raw_articles/README.md": "articles.md",
    "outputs/README.md": "colonnes.md",
    "REFERENCE.md": "reference.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contribuer.md",
    "DECISIONS.md": "decisions.md",
    "models/README.md": "modeles.md",
    "models/LICENCES.md": "licences.md",
}
_CODE = re.compile(r"(<pre.*?</pre>|<code.*?</code>|<[^>]+>)", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<to>[^)\s#]*)(?P<place>#[^)\s]*)?\)")


def on_config(config: Any) -> Any:
    """Put pages that the navigation does not name at its end, under their first heading."""
    named = {page for section in config.nav for page in _pages(section)}
    last = next(iter(config.nav[-1].values()))
    for path in sorted(Path(config.docs_dir).glob("*.md")):
        if path.name not in named:
            heading = path.read_text(encoding="utf-8").partition("\n")[0].strip("# ")
            last.append({heading: path.name})
    return config


def _pages(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for one in entry.values() if isinstance(entry, dict) else entry:
            yield from _pages(one)


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that stand elsewhere."""
    for source, page in ELSEWHERE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=relinked(text, posixpath.dirname(source))))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Let links of a page of docs/ lead to the page of the site, where there is one."""
    return markdown if page.file.src_uri in ELSEWHERE.values() else relinked(markdown, "docs")


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """Keep French punctuation with its word, outside code; English pages stay as they are."""
    if page.file.src_uri in ELSEWHERE.values():
        return html
    parts = _CODE.split(html)
    return "".join(part if place % 2 else _kept_together(part) for place, part in enumerate(parts))


def _kept_together(text: str) -> str:
    return re.sub(r"(?<=«)\s|\s(?=[»:;?!])", "\u00a0", text)


def relinked(text: str, folder: str) -> str:
    """The text with links to files turned to links to pages; of a file that is no page, only the name stays."""

    def turned(link: re.Match[str]) -> str:
        to, place = link["to"], link["place"] or ""
        if not to or ":" in to:
            return link[0]
        path = posixpath.normpath(posixpath.join(folder, to))
        if path in ELSEWHERE:
            return f"[{link['text']}]({ELSEWHERE[path]}{place})"
        if path.startswith("docs/"):
            return f"[{link['text']}]({path.removeprefix('docs/')}{place})"
        return f"{link['text']} (`{path}`)" if path != link["text"] else f"`{path}`"

    return _LINK.sub(turned, text)
