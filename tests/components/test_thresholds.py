"""Each length in the rules on names and sentences, on either side: the least step of one fails one of these."""

from __future__ import annotations

import pytest

from pipeline.components.press_sentences import sentence_starts, wrapping_width
from tests.components.test_press_names import apply_rules, show


@pytest.mark.parametrize(
    ("charge", "is_body"),
    [
        ("de la Culture, de la Culture, de la Culture, de la <ORG Mer>", False),  # LONGEST_CHARGE, 14 tokens between
        ("de la Culture, de la Culture, de la Culture, et de la <ORG Mer>", True),
    ],
)
def test_how_long_a_portfolio_is(charge: str, is_body: bool) -> None:
    assert ("[ORG Mer]" in show(apply_rules(f"La ministre {charge} part."))) is is_body


@pytest.mark.parametrize(
    ("form", "short", "is_defined"),
    [
        # LONGEST, 16 words
        ("Agence nationale de bureau de cercle de dépôt de espace de front de groupe de halle", "ANBCDEFGH", True),
        ("Agence nationale royale de bureau de cercle de dépôt de espace de front de groupe de halle", "ANRBCD", False),
    ],
)
def test_how_long_a_defined_form_is(form: str, short: str, is_defined: bool) -> None:
    assert (f"[ORG {short}]" in show(apply_rules(f"Hier, l'{form} ({short}) a parlé."))) is is_defined


@pytest.mark.parametrize(("between", "known"), [(", alors", True), (", elle aussi", False)])
def test_how_far_a_maiden_name_stands(between: str, known: bool) -> None:
    """FARTHEST, 3 tokens back."""
    doc = apply_rules(f"Hier, <PER Aude Vasselin>{between} née Roque, a parlé.")
    assert ("[PER Roque]" in show(doc)) is known


@pytest.mark.parametrize(("times", "label"), [(4, "PER"), (5, "ORG")])
def test_what_a_proof_outweighs(times: int, label: str) -> None:
    """PROVED, 5: a civility proves a person against four opinions of the recogniser, not against five."""
    doc = apply_rules("M. <PER Roque> a parlé. " + "La <ORG Roque> rit. " * times)
    assert doc.spans["names"][-1].label_ == label


@pytest.mark.parametrize(("continued", "width"), [(4, 52), (3, 0)])
def test_what_share_of_lines_makes_a_text_wrapped(continued: int, width: int) -> None:
    """WRAPPED_SHARE, .4: of ten lines after another, so many go on in small letters."""
    lines = ["Le" if n > continued or n == 0 else "le" for n in range(11)]
    assert (
        wrapping_width("\n".join(f"{word} conseil a longuement parlé de la route et du pont" for word in lines))
        == width
    )


@pytest.mark.parametrize(("word", "wrapped"), [("Pontet", True), ("Ponte", False)])
def test_how_ragged_wrapped_lines_are(word: str, wrapped: bool) -> None:
    """WRAPPED_SLACK, 4: the word of the next line must fit into the line but for so many characters."""
    long, short = "x" * 60, "y" * 50
    text = "\n".join([long, long, long, short, f"{word} {long[:50]}", long])
    start = text.index(word)
    assert (start not in sentence_starts(text, frozenset())) is wrapped
