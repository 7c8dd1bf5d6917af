"""Credits of pictures: cut off what they stand behind, and nothing else."""

from __future__ import annotations

import pytest

from pipeline.french import rows
from pipeline.steps.normalise.repair import drop_credit


@pytest.mark.parametrize("row", rows("credits"), ids=lambda row: row["id"])
def test_each_credit_goes_and_its_caption_stays(row: dict[str, str]) -> None:
    assert drop_credit(row["example"]) == row["kept"]


@pytest.mark.parametrize(
    "line",
    [
        "Il a pris une photo. Paul Durand est parti.",
        "La photo a été prise par Paul Durand le 3 mars.",
        "Elle a été archiviste. Puis maire de Lyon.",
        "Le quotient est passé de 3/4 à 1/2.",
        "Il travaille pour Le Courrier.",
    ],
)
def test_a_sentence_stays_whole(line: str) -> None:
    assert drop_credit(line) == line
