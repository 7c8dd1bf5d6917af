"""The mark of articles after merging changes with each thing that their rows hang on, and with nothing else."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from pipeline.steps.resolve.before import even_stretches
from pipeline.steps.resolve.columns import Mentions, Turned
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.marks import article_marks, mark_of
from tests.steps.resolve.in_columns import in_columns
from tests.steps.resolve.test_events_merging import Corpus


@dataclass
class Merged:
    """Two articles, of which the second is marked, after merging."""

    names: Mentions
    linking: Linking
    events: list[str | None]
    keys: list[str]

    def mark(self) -> str:
        return mark_of(article_marks(self.keys, self.names, self.linking)[1:], self.events)


def merged() -> Merged:
    corpus = Corpus()
    for article in ("a", "b"):
        corpus.tell("Un pont a fermé.", "fermé", "fermer", article=article, who="anne;Luzac")
    names, _ = in_columns(tuple(corpus.articles.values()), corpus.mentions)
    n = len(names)
    assert n == 4
    ids = ["anne", "luzac", "autre"]
    linking = Linking(
        ids=ids, bearer=array("i", [0, 1] * 2), rule=array("b", [0] * n), entities=(), merges=(), rejections=()
    )
    return Merged(names, linking, ["2024-03-03-fermer"], ["first", "said"])


def head(one: Merged, **changed: str | int) -> None:
    known = list(one.names.articles)
    known[1] = replace(known[1], **changed)  # type: ignore[arg-type]
    one.names.articles = tuple(known)


CHANGES: dict[str, Callable[[Merged], object]] = {
    "what is said": lambda one: setattr(one, "keys", ["first", "other"]),
    "title": lambda one: head(one, title="Un titre"),
    "copy": lambda one: head(one, near_duplicate_of="a"),
    "source": lambda one: head(one, source="mars/b.txt"),
    "bearer": lambda one: one.linking.bearer.__setitem__(2, 2),
    "nobody": lambda one: one.linking.bearer.__setitem__(2, -1),
    "id": lambda one: one.linking.ids.__setitem__(0, "anne-2"),  # type: ignore[attr-defined]
    "why": lambda one: one.linking.rule.__setitem__(3, 1),
    "kind": lambda one: one.names.kind.__setitem__(3, 0),
    "settled": lambda one: one.names.settled.add(3),
    "turned": lambda one: one.names.turned.__setitem__(2, Turned()),
    "less of the name": lambda one: one.names.turned.__setitem__(2, Turned("nne", 1)),
    "no role": lambda one: one.names.denied.add((2, "maire")),
    "event": lambda one: setattr(one, "events", ["2024-03-03-fermer-1a2b"]),
    "no event": lambda one: setattr(one, "events", [None]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_changes_with_what_rows_hang_on(change: str) -> None:
    one = merged()
    before = one.mark()
    CHANGES[change](one)
    assert one.mark() != before


def test_each_change_leaves_a_mark_of_its_own() -> None:
    marks = []
    for change in CHANGES.values():
        one = merged()
        change(one)
        marks.append(one.mark())
    assert len(set(marks)) == len(CHANGES)


def test_it_does_not_change_with_others() -> None:
    one = merged()
    before = one.mark()
    one.linking.bearer[0] = 2
    one.names.settled.add(1)
    one.names.articles = (replace(one.names.articles[0], title="Un titre"), *one.names.articles[1:])
    assert one.mark() == before


def test_numbers_that_only_this_run_gives_do_not_matter() -> None:
    one, other = merged(), merged()
    other.linking = replace(other.linking, ids=["x", "luzac", "anne"], bearer=array("i", [2, 1] * 2))
    assert one.mark() == other.mark()


def test_nothing_is_marked_of_which_nothing_is_kept() -> None:
    one = merged()
    one.keys[1] = ""
    assert one.mark() == ""
    one.keys = ["", "said"]
    assert one.mark() == merged().mark()


def test_where_an_article_stands_does_not_matter_and_in_which_order_some_come_does() -> None:
    marks = article_marks(["first", "said"], merged().names, merged().linking)
    assert mark_of(marks, [None]) != mark_of(marks[::-1], [None])
    assert [*even_stretches(130)] == [range(64), range(64, 128), range(128, 130)]
    assert list(even_stretches(0)) == []
