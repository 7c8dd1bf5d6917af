"""Where a quotation begins and ends, one left open with its paragraph; who answers in interviews."""

from __future__ import annotations

import pytest
import spacy

from pipeline.records import Mention
from pipeline.steps.relate.parse import Doc
from pipeline.steps.relate.speech.interview import find_interview
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


HEAD = "« Je reste »\nPropos recueillis par Paul Roy\nLa maire, Aude Vasselin, répond.\n"
ASKED = "Pourquoi maintenant ?\nParce que je le veux.\nEt la grève ?\nOn verra.\nQue ferez-vous ?\nJ'attendrai, moi.\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (HEAD + ASKED, "Aude Vasselin"),
        (ASKED, None),  # nobody is named above the first question
        (HEAD.replace("répond", "répond à Paul Roy") + ASKED, "Aude Vasselin"),  # who asks is told twice
        ("La maire, Aude Vasselin, et Paul Roy sont venus.\n" + ASKED, None),  # two are
        (HEAD + ASKED.replace("?", "."), None),
        (HEAD + ASKED.replace("je le veux", "c'est ainsi"), None),  # the paper may answer itself
        (HEAD + ASKED.replace("je le veux", "« je le veux », dit-on"), None),
    ],
)
def test_the_answers_of_an_interview_are_of_the_only_person_named_above(text: str, speaker: str | None) -> None:
    doc, named = Doc(BLANK(text)), {}
    for name in ("Aude Vasselin", "Paul Roy"):
        at = text.find(name)
        while at >= 0:
            mention = Mention(
                mention_id=f"a:{at}",
                article_id="a",
                kind="actor",
                text=name,
                start_char=at,
                end_char=at + len(name),
                rule="test",
                confidence=1.0,
            )
            named |= {token.i: mention for token in doc.char_span(at, at + len(name)) or ()}
            at = text.find(name, at + 1)
    found = find_interview(doc, named)
    assert (found.speaker.text if found else None) == speaker
    if found:
        assert "Parce que je le veux." in [doc.text_of(start, end + 1) for start, end in found.answers]
