"""Lines of pages in the middle of a sentence, and lines that only look like them."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise.page_breaks import join_pages
from pipeline.steps.normalise.split_blocks import split_blocks

_COLUMN = "Le maire de Kervoal a reçu les ouvriers\nde la verrerie, qui lui ont remis un\ncahier, et il leur a pro-\n"


@pytest.mark.parametrize(
    "head",
    [
        "— 3 —",
        "3",
        "LE COURRIER DE KERVOAL. — 3",
        "LE COURRIER DE KERVOAL",
        "Le Courrier de Kervoal                Page 3",
    ],
)
def test_the_line_of_a_page_parts_no_sentence(head: str) -> None:
    text = f"{_COLUMN}\n{head}\n\nmis de les aider.\n"
    joined, taken = join_pages(text)
    (block,) = split_blocks(joined)
    assert block.text.endswith("et il leur a promis de les aider.")
    assert taken == [head]


def test_two_halves_of_a_paragraph_on_one_line_each_are_joined() -> None:
    text = "Le maire de Kervoal a reçu les ouvriers et\n\n— 12 —\n\nil leur a promis de les aider."
    assert join_pages(text)[0] == "Le maire de Kervoal a reçu les ouvriers et il leur a promis de les aider."


@pytest.mark.parametrize(
    "text",
    [
        "Près de\n\n12\n\nmorts dans la nuit.",  # a figure in a box
        f"{_COLUMN}mis de les aider.\n\n— 3 —\n\nLe préfet a refusé.",  # between two paragraphs
        f"{_COLUMN}mis de lire\n\nLe Courrier de Kervoal\n\npuis il est parti.",  # neither capitals nor a page
        f"{_COLUMN}mis de lire\n\nLA LOI DE 1936\n\npuis il est parti.",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert join_pages(text) == (text, [])
