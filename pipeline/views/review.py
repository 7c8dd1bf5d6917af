"""review.csv: what is not sure, for the user to decide in a spreadsheet or on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from pipeline.records import ArticleFacts, CorpusFacts
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import REVIEW_FILE
from pipeline.steps.ingest.misplaced import misplaced
from pipeline.steps.tabulate.files import write_csv
from pipeline.steps.tabulate.portions import Tables, tables_of
from pipeline.steps.tabulate.rows import Cells
from pipeline.views.asked import Question
from pipeline.views.examples import NOTED, Examples, notes_on
from pipeline.views.questions import ask
from pipeline.views.wording import in_words_or_code

REVIEW_COLUMNS = (
    "section",
    "kind",
    "left",
    "right",
    "decision",
    "new_name",
    "proposed",
    "changes",
    "score",
    "rule",
    "example_left",
    "example_right",
    "told_left",
    "told_right",
    # Last, for it holds commas: a spreadsheet that parts cells at them shifts nothing that is read back.
    "why",
)
# More rows than these nobody reads; the merges table has them all.
MAX_ROWS = {"names": 400, "events": 200, "merges": 100}


class Review:
    """The file while the articles are gone through: questions first, then an example of each where articles have one.

    `unused` are rows of the file before it whose answer could not be used.
    """

    def __init__(self, facts: CorpusFacts, *, unused: Iterable[Mapping[str, str]] = ()) -> None:
        questions = ask(facts)
        self._asked = [
            one
            for section, limit in MAX_ROWS.items()
            for one in islice((one for one in questions if one.section == section), limit)
        ]
        self._examples = Examples(facts, self._asked)
        self._unused = unused

    noted = NOTED

    def notes_on(self, one: ArticleFacts) -> dict[str, Iterable[Cells]]:
        """What could be an example in an article."""
        return notes_on(one)

    def see(self, tables: Tables) -> None:
        """Look for examples in some articles."""
        self._examples.look_at(tables)

    def rows(self) -> list[dict[str, str | int | float]]:
        """One row a question, by column of REVIEW_COLUMNS: names, then events, then the largest merges.

        Within a section those come first that change most rows. `decision` is what will hold if nobody changes it, and
        `proposed` says the same, so that a change is seen. What the user has decided already is not asked again.
        """
        self._examples.close()
        return with_answers([_row(one, self._examples) for one in self._asked], self._unused)

    def write(self, folder: Path, settings: Settings) -> None:
        """Write review.csv into a folder, in the dialect of the other CSV tables."""
        write_csv(folder / REVIEW_FILE, REVIEW_COLUMNS, self.rows(), style=settings.csv_style)


def review_rows(facts: CorpusFacts) -> list[dict[str, str | int | float]]:
    """The rows of review.csv."""
    review = Review(facts)
    for portion in facts.portions():
        review.see(tables_of(portion, [review], None))
    return review.rows()


def with_answers(
    rows: list[dict[str, str | int | float]], unused: Iterable[Mapping[str, str]]
) -> list[dict[str, str | int | float]]:
    """The rows with what the user wrote there and nobody could read: a slip of the pen is theirs to correct.

    A question that is not asked any more comes last, as it stood.
    """
    asked = {(row["kind"], row["left"], row["right"]): row for row in rows}
    gone: list[dict[str, str | int | float]] = []
    for old in unused:
        slipped = misplaced(old)
        answer = {column: old.get(column, "") for column in ("decision", "new_name", *([slipped] if slipped else []))}
        row = asked.get((old.get("kind", ""), old.get("left", ""), old.get("right", "")))
        if row is not None:
            row |= answer
        elif old.get("left"):
            gone.append({column: old.get(column, "") for column in REVIEW_COLUMNS})
    return rows + gone


def _row(one: Question, examples: Examples) -> dict[str, str | int | float]:
    left, right = examples.of(one)
    return {
        "section": one.section,
        "kind": one.kind,
        "left": examples.shown(one.kind, one.left),
        "right": examples.shown(one.kind, one.right),
        "decision": one.proposed,
        "new_name": "",
        "proposed": one.proposed,
        "changes": one.changes,
        "score": one.score,
        "rule": one.rule,
        "example_left": left,
        "example_right": right,
        "told_left": examples.places_of(one.kind, one.left),
        "told_right": examples.places_of(one.kind, one.right),
        "why": in_words_or_code("why", one.rule),
    }
