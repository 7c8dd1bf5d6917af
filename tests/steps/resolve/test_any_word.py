"""Whatever people write into corrections.csv, a run ends with tables and lines that name what does not hold."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import BadCorrections
from pipeline.steps.ingest.corrections import read_corrections
from pipeline.steps.resolve import resolve_facts
from tests.steps.resolve.test_user_word import ALL, FIRM

NAMES = st.sampled_from(
    ["Jean Martin", "JEAN MARTIN", "Martin", "Jean Martin (maire de Luzac)", "Jean Martin (député)", "Rolland Vidal",
     "Vidal", "Oda", "R. Vidal", "Personne", "", "=Oda", "(", "M."]
)  # fmt: skip
WORDS = st.sampled_from(
    ["same", "différent", "ignore", "ignore both", "ignorer gauche", "personne", "organization right", "", "?", "= Oda",
     "= Jean Martin (fils)", "="]
)  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["actor", "organization", "Acteur", "event", "x"]),
    NAMES,
    NAMES,
    WORDS,
    st.sampled_from(["", "Oda", "Jean Martin"]),
    st.sampled_from(["", "", "a", "b", "zzz"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=8))
def test_no_line_breaks_a_run_and_each_that_does_not_hold_is_named(lines: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.csv"
        text = "\n".join(";".join(cells) for cells in lines)
        path.write_text(f"kind;left;right;decision;new_name;article_id\n{text}\n", encoding="utf-8")
        corrections, unreadable = read_corrections(path)
    facts = resolve_facts([*ALL, *(one for one in FIRM if one.article.article_id == "c")], corrections=corrections)
    named = {entity.entity_id for entity in facts.entities}
    assert {mention.entity_id for mention in facts.mentions} == named
    for row in (*unreadable, *facts.rejections):
        assert row.detail.startswith("line ")
    assert len({entity.entity_id for entity in facts.entities}) == len(facts.entities)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_file_breaks_a_run(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.csv"
        path.write_bytes(data)
        with suppress(BadCorrections):
            read_corrections(path)
