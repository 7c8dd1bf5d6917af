"""Headlines that their column broke over lines."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise.join_headline import join_headline
from pipeline.steps.normalise.split_blocks import Block, split_blocks

BODY = "La compagnie a renoncé jeudi à faire naviguer le bac de Kervoal, dont le moteur doit être changé avant l'hiver."


@pytest.mark.parametrize(
    ("head", "joined"),
    [
        ("Le bac de Kervoal ne prendra plus son\ndépart", "Le bac de Kervoal ne prendra plus son départ"),
        ("Le bac renonce à la traversée de\nKervoal", "Le bac renonce à la traversée de Kervoal"),
        (
            "La traversée vers Kervoal\nrestera fermée tout\nun hiver",
            "La traversée vers Kervoal restera fermée tout un hiver",
        ),
        # Not what is whole, what signs, what dates, what stands apart.
        ("La traversée de Kervoal fermée\nUn hiver sans bac", None),
        ("La traversée de Kervoal fermée\npar Maël Guern", None),
        ("La traversée de Kervoal fermée\nle 3 mars 2021", None),
        ("La traversée de Kervoal fermée :\nun hiver sans bac", None),
        ("La traversée de Kervoal fermée\n\nun hiver sans bac", None),
        ("Mer\nun hiver sans bac", None),
    ],
)
def test_broken_headline_is_one_block(head: str, joined: str | None) -> None:
    lines = f"{head}\n{BODY}".split("\n")
    blocks = [Block(line, at, at, gap=at > 0 and not lines[at - 1]) for at, line in enumerate(lines) if line]
    texts = [block.text for block in join_headline(blocks)]
    assert texts == [*([joined] if joined else filter(None, head.split("\n"))), BODY]


def test_lines_below_the_first_paragraph_stay() -> None:
    verse = ["La barque s'en va vers", "le large, et le vent"]
    blocks = split_blocks("\n".join(["La barque de Kervoal", f"{BODY} {BODY}", *verse]))
    assert [block.text for block in join_headline(blocks)][2:] == verse
