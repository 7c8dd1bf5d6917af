"""A page for each article, beside a report that would grow too large with all of them in it."""

from __future__ import annotations

import html
from collections import defaultdict
from pathlib import Path

from pipeline.steps.tabulate.swap import put_file
from pipeline.views.tables import RunTables, article_source

ARTICLES_FOLDER = "report-data"
PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.6 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; white-space: pre-wrap }}
mark {{ background: #f6d7a7; color: #000 }}
:target {{ outline: 3px solid #a3202a }}
</style>
<p><small>{source}</small></p>
{body}
</html>
"""


def write_article_pages(tables: RunTables, folder: Path) -> None:
    """Write one page an article; each sentence that tells an event has an anchor `c<first character>`."""
    folder.mkdir(parents=True, exist_ok=True)
    spans: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for article, *span in tables.cells("event_mentions", "article_id", "start_char", "end_char"):
        spans[article].add(tuple(span))
    columns = ("article_id", "title", "outlet", "published", "source", "text")
    for row in tables.rows("articles", *columns):
        page = PAGE.format(
            title=html.escape(row["title"] or row["article_id"]),
            source=html.escape(article_source(row)),
            body=_marked(row["text"], sorted(spans[row["article_id"]])),
        )
        put_file(folder / f"{row['article_id']}.html", page.encode())


def _marked(text: str, spans: list[tuple[int, ...]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        if start >= done:
            parts += [html.escape(text[done:start]), f'<mark id="c{start}">{html.escape(text[start:end])}</mark>']
            done = end
    return "".join([*parts, html.escape(text[done:])])
