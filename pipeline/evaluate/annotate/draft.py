"""Annotations filled in with what the pipeline found, to be corrected: nobody begins with an empty page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import BadInput
from pipeline.evaluate.found import Alignment
from pipeline.evaluate.gold import (
    GoldArticle,
    GoldEntity,
    GoldEvent,
    GoldFile,
    GoldRole,
    GoldTimex,
    Span,
    Telling,
)
from pipeline.evaluate.read_gold import text_of
from pipeline.evaluate.tally import sentence_span
from pipeline.steps.ingest.decode import looks_binary
from pipeline.views.tables import RunTables

Row = dict[str, Any]
TEXT_FILES = (".txt", ".md", ".markdown", "")
"""Files that are annotated as they are; of others (web pages, PDF …) the text that was read is annotated."""
UNSETTLED = {"unresolved": "unresolvable"}


def draft_gold(tables: RunTables, article_id: str, folder: Path | None) -> tuple[GoldFile, str]:
    """Annotations of the file that holds an article, and its text.

    Args:
        tables: of a run.
        article_id: of one of its articles; others of the same file are annotated with it.
        folder: where the raw files lie; by default where the run read them.

    Raises:
        BadInput: there is no such article, or its file is not where the run read it.
    """
    rows = list(tables.rows("articles"))
    named = next((row for row in rows if row["article_id"] == article_id), None)
    if named is None:
        some = ", ".join(row["article_id"] for row in rows[:5])
        raise BadInput(f"{tables.folder}: no article {article_id!r}. Its articles are {some} …: see articles.csv.")
    raw = _raw_of(named["source"], folder or _input_of(tables))
    if raw is None:
        parts, file, raw = [named], f"{article_id}.txt", str(named["text"])
    else:
        parts, file = [row for row in rows if row["source"] == named["source"]], Path(named["source"]).name
    aligned = {row["article_id"]: Alignment(row["text"], raw) for row in parts}
    return _Draft(tables, aligned, raw).gold(file, parts), raw


def _input_of(tables: RunTables) -> Path | None:
    found = tables.manifest().get("input")
    return (tables.folder / found) if found else None


def _raw_of(source: str, folder: Path | None) -> str | None:
    """The raw text of a text file, in whatever encoding; None for what is read as something else.

    Raises:
        BadInput: the file is not there.
    """
    path = Path(source) if folder is None else folder / source
    if path.suffix.lower() not in TEXT_FILES:
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path}: cannot be read ({error.strerror}). Name the folder of the texts with --texts."
        ) from error
    return None if looks_binary(content) else text_of(content)


@dataclass(slots=True)
class _Draft:
    tables: RunTables
    aligned: Mapping[str, Alignment]
    raw: str

    def rows(self, table: str) -> Iterable[Row]:
        return (row for row in self.tables.rows(table) if row["article_id"] in self.aligned)

    def span(self, row: Row, begin: str = "start_char", end: str = "end_char") -> Span | None:
        return self.aligned[row["article_id"]].span(row[begin], row[end])

    def gold(self, file: str, parts: list[Row]) -> GoldFile:
        timexes = self._timexes()
        articles = tuple(filter(None, (self._article(row) for row in parts)))
        return GoldFile(
            file=file,
            articles=articles,
            not_article=tuple(self._dropped()),
            persons=self._entities("actor"),
            organizations=self._entities("organization"),
            timexes=tuple(sorted(timexes.values(), key=lambda one: one.span)),
            events=self._events(timexes),
        )

    def _article(self, row: Row) -> GoldArticle | None:
        span = self.aligned[row["article_id"]].span(0, len(row["text"]))
        if span is None:
            return None
        fields = {name: row[name] for name in ("title", "published", "author", "outlet")}
        return GoldArticle(span=span, published_note=row["published_basis"], **fields)

    def _dropped(self) -> Iterable[tuple[int, int, str]]:
        """Lines of the file of which no word was kept, those that follow each other in one piece."""
        kept = sorted(span for one in self.aligned.values() for span in one.covered)
        begin, edge = 0, 0
        for start, end in [*kept, (len(self.raw), len(self.raw))]:
            left = self.raw.find("\n", edge, start) if edge else 0
            right = self.raw.rfind("\n", edge, start) + 1 if start < len(self.raw) else start
            if left >= 0 and (piece := self.raw[left:right]).strip():
                begin = left + len(piece) - len(piece.lstrip())
                yield begin, begin + len(piece.strip()), "page"
            edge = end

    def _entities(self, kind: str) -> tuple[GoldEntity, ...]:
        found: dict[str, list[Span]] = defaultdict(list)
        for row in self.rows("mentions"):
            span = self.span(row)
            if row["kind"] == kind and span:
                found[row["entity_id"]].append(span)
        table, key = ("actors", "actor_id") if kind == "actor" else ("organizations", "organization_id")
        roles: dict[str, dict[str, GoldRole]] = defaultdict(dict)
        known = {row["entity_id"] for row in self.rows("mentions")}
        for row in self.rows("affiliations"):
            body = row["organization_id"] if row["organization_id"] in known else None
            roles[row["actor_id"]].setdefault(row["role"], GoldRole(text=row["role"], org=body))
        return tuple(
            GoldEntity(
                key=row[key],
                name=row["name"],
                acronym=row.get("acronym"),
                mentions=tuple(dict.fromkeys(found[row[key]])),
                roles=tuple(roles[row[key]].values()) if kind == "actor" else (),
            )
            for row in self.tables.rows(table)
            if row[key] in found
        )

    def _timexes(self) -> dict[str, GoldTimex]:
        return {
            row["date_id"]: GoldTimex(
                span=span,
                text=self.raw[slice(*span)],
                kind=row["kind"],
                start=row["date_start"],
                end=row["date_end"],
                granularity=row["precision"],
                resolution=UNSETTLED.get(row["basis"], row["basis"]),
                weekday_conflict=bool(row["weekday_conflict"]),
            )
            for row in self.rows("dates")
            if (span := self.span(row))
        }

    def _events(self, timexes: Mapping[str, GoldTimex]) -> tuple[GoldEvent, ...]:
        told: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("event_mentions"):
            if row["date_id"] in timexes:
                told[row["event_id"]].append(row)
        parts: dict[str, dict[str, str]] = defaultdict(dict)
        known = {row["entity_id"] for row in self.rows("mentions")}
        for row in self.tables.rows("event_participants"):
            if row["entity_id"] in known:
                parts[row["event_id"]][row["entity_id"]] = row["role"]
        found = [
            self._event(event, told[event["event_id"]], timexes, parts[event["event_id"]])
            for event in self.tables.rows("events")
            if event["event_id"] in told
        ]
        return tuple(sorted(found, key=lambda one: (one.timex, one.key)))

    def _event(
        self, event: Row, told: list[Row], timexes: Mapping[str, GoldTimex], taking: Mapping[str, str]
    ) -> GoldEvent:
        first, *later = told
        timex, trigger = timexes[first["date_id"]], self.span(first, "trigger_start_char", "trigger_end_char")
        return GoldEvent(
            key=event["event_id"],
            timex=timex.span,
            sentence=self._sentence(timex.span, trigger),
            trigger=self.raw[slice(*trigger)] if trigger else first["trigger"],
            what=event["label"],
            start=timex.start,
            end=timex.end,
            granularity=timex.granularity,
            type=event["type"],
            modality=first["modality"],
            participants=tuple(sorted(taking)),
            participant_roles=tuple((key, (part,)) for key, part in sorted(taking.items())),
            also=tuple(
                Telling(timex=when, sentence=self._sentence(when, None))
                for row in later
                if (when := timexes[row["date_id"]].span) != timex.span
            ),
        )

    def _sentence(self, timex: Span, trigger: Span | None) -> Span:
        bounds = [sentence_span(self.raw, span) for span in (timex, trigger) if span]
        return min(start for start, _ in bounds), max(end for _, end in bounds)
