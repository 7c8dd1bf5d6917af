"""What is kept of a document is what spaCy makes of it each time."""

from __future__ import annotations

import pytest
import spacy

from pipeline.components.long_chunks import LONGEST, LongChunks
from pipeline.components.whole_text import TEXT, text_of, words_of

TEXTS = [
    "",
    " ",
    "\n\n Le maire  a dit :\t« L’eau\u00a0monte. »\r\n",
    "Aujourd'hui, l'O.N.U. (n° 3) siège\u2009; « qu'en dira-t-on ? »…!!\n",
    f"Voir {'.' * (LONGEST + 40)} page 3.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_kept_is_what_its_words_make(text: str) -> None:
    french = spacy.blank("fr")
    doc = LongChunks(french.tokenizer, french.vocab)(text)
    assert doc.text == text
    assert text_of(doc) == text == doc.user_data[TEXT]
    assert words_of(doc) == [token.text for token in doc]
