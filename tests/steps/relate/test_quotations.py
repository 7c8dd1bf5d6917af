"""Where a quotation begins and ends, its marks included; one left open ends with its paragraph."""

from __future__ import annotations

import pytest
import spacy

from pipeline.steps.relate.parse import Doc
from pipeline.steps.relate.speech.quotations import quotations

BLANK = spacy.blank("fr")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il a dit « oui » et « non ».", ["« oui »", "« non »"]),
        ('Il a dit "oui" puis "non merci".', ['"oui"', '"non merci"']),
        ("Un « oui, dit-il.\nLa suite n'est de personne.", ["« oui, dit-il.\n"]),
        ('Il a crié "oui.\nLe lendemain, "non" fut dit.', ['"non"']),
        ('Le 5" n\'est rien. Elle a dit "oui".', ['"oui"']),
        ("Le « principe de précaution« est loin. Elle dit « oui ».", ["« principe de précaution«", "« oui »"]),
        ("Une porte » se ferme.", []),
        ("Rien du tout.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    doc = Doc(BLANK(text))
    assert [doc.text_of(start, end + 1) for start, end in quotations(doc)] == quoted
