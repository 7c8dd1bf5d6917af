"""What a careful person looks at again: the questions of review.csv, and readings that no answer there can settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.french import mapping
from pipeline.names.key import fold_text
from pipeline.views.chronology import Reading, name_contradiction
from pipeline.views.examples import sentence_around
from pipeline.views.joined import ByEvent
from pipeline.views.phrases import in_french
from pipeline.views.tables import Row, RunTables
from pipeline.views.wording import code_texts, in_words, in_words_or_code, name_day, name_period

SHARED = "both name "


def questions_sheet(tables: RunTables) -> Iterator[Row]:
    """The rows of review.csv, in its order: a number there is its line."""
    sections, kinds = code_texts("section"), code_texts("kind")
    for line, row in tables.questions:
        proposed, decided = row.get("proposed", ""), row.get("decision", "")
        yield {
            "line": line,
            "section": sections.get(row.get("section", ""), row.get("section")),
            "kind": kinds.get(row.get("kind", ""), row.get("kind")),
            "left": row.get("left"),
            "right": row.get("right"),
            "proposed": answer_in_words(proposed),
            "decision": row.get("new_name") or (answer_in_words(decided) if decided != proposed else None),
            "changes": _number(row.get("changes", "")),
            "why": in_words_or_code("why", row.get("rule", "")),
            "example_left": row.get("example_left"),
            "example_right": row.get("example_right"),
            "told_left": row.get("told_left"),
            "told_right": row.get("told_right"),
        }


def answer_in_words(word: str) -> str:
    """A decision as French readers say it; what is none stays as it was written."""
    known = mapping("decision_words", "word", "decision").get(fold_text(word).strip(), "")
    return code_texts("answer").get({"actor": "person"}.get(known, known), word)


def evidence_with_names(tables: RunTables, evidence: str) -> str:
    """What a decision rests on, with names in place of ids."""
    told, shared, ids = evidence.partition(SHARED)
    return told + shared + ", ".join(tables.names.get(one, one) for one in ids.split(", "))


def evidence_in_words(tables: RunTables, evidence: str) -> str:
    """The same in French."""
    said = in_french(evidence_with_names(tables, evidence))
    # No line ends behind an opening quotation mark.
    return said.replace("« ", "«\N{NO-BREAK SPACE}").replace(" »", "\N{NO-BREAK SPACE}»")


def rereading_sheet(tables: RunTables) -> Iterator[Row]:
    """Tellings that contradict each other, other readings of a day, articles of which the day is unknown or a guess."""
    yield from _conflicts(tables)
    texts, titles = code_texts("doubt"), tables.titles
    doubted = {kind: list(tables.told("dates", kind)) for kind in ("alternative", "weekday_conflict")}
    sentences = _sentences(tables, [row for some in doubted.values() for row in some])
    for kind, some in doubted.items():
        for row in some:
            yield {
                "doubt": texts[kind],
                "left": f"« {row['text']} » : {_period(row, row['date_start'])}",
                "right": _period(row, row["alternative"]) if row["alternative"] else None,
                "todo": code_texts("todo")[kind],
                "evidence": sentences[row["date_id"]],
                "article_id": row["article_id"],
                "article": titles[row["article_id"]],
            }
    for article in tables.rows("articles", "article_id", "source", "published", "published_basis"):
        doubt = {"none": "undated", "inferred": "not_stated"}.get(article["published_basis"])
        if doubt:
            yield {
                "doubt": texts[doubt],
                "left": name_day(article["published"]) if article["published"] else None,
                "todo": code_texts("todo")[doubt],
                "evidence": article["source"],
                "article_id": article["article_id"],
                "article": titles[article["article_id"]],
            }


def _sentences(tables: RunTables, dates: list[Row]) -> dict[str, str]:
    """The sentence around each of some dates, by date_id; texts are read once, and let go of."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in dates:
        places[row["article_id"]].append(row)
    texts = tables.cells("articles", "article_id", "text") if places else ()
    return {
        row["date_id"]: sentence_around(text, row["start_char"], row["end_char"])
        for article, text in texts
        for row in places.get(article, ())
    }


def _conflicts(tables: RunTables) -> Iterator[Row]:
    told_of = ByEvent(
        tables, tellings=("article_id", "sentence", "modality"), dates=("date_start", "date_end", "precision", "text")
    )
    for some in told_of.ranges(said="date_conflict"):
        for event, told in zip(some.dicts(), some.beside[0].lists(), strict=True):
            when = name_period(event["date_start"], event["date_end"], event["precision"])
            article, sentence = told[0][:2] if told else (None, None)
            readings = (
                Reading(start, end, precision, status, tables.sources[where], words)
                for where, _, status, start, end, precision, words in told
            )
            yield {
                "doubt": in_words("doubt", "date_conflict"),
                "left": f"{when} : {event['label']}",
                "right": name_contradiction(readings),
                "todo": code_texts("todo")["date_conflict"],
                "evidence": sentence,
                "article_id": article,
                "article": tables.titles.get(article or ""),
            }


def _period(row: Row, start: date) -> str:
    """What a date would be if it began on another day."""
    return name_period(start, start + (row["date_end"] - row["date_start"]), row["precision"])


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
