"""What is to be read again: each doubt with the words that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

ARTICLE = """Le maire s'engage

Publié le 12 mars 2024

Une autre page s'ouvre. Le maire a signé le lundi 5 mars 2024 devant la presse. Il repart sans un mot.
"""


@pytest.mark.model
def test_the_sentence_of_a_doubtful_date_stands_beside_it(tmp_path: Path) -> None:
    from pipeline import Settings, make_tables
    from pipeline.views.doubts import rereading_sheet
    from pipeline.views.tables import RunTables

    (raw := tmp_path / "raw").mkdir()
    (raw / "a.txt").write_text(ARTICLE, encoding="utf-8")
    make_tables(raw, tmp_path / "out", Settings(views=False))
    (row,) = rereading_sheet(RunTables(tmp_path / "out"))
    assert row["doubt"] == "le jour de la semaine contredit la date"
    assert row["evidence"] == "Le maire a signé le lundi 5 mars 2024 devant la presse."
