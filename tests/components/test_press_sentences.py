"""Where sentences begin: a bar marks each start but the first."""

from __future__ import annotations

import pytest
from spacy.language import Language

import pipeline.components  # noqa: F401
from pipeline.components.press_sentences import wrapping_width


@pytest.fixture(scope="module")
def blank() -> Language:
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("press_sentences")
    return nlp


WRAPPED = (
    "Le conseil municipal de Vasselin a longuement débattu de la fermeture de\n"
    "la piscine avant de renvoyer le vote à la rentrée, faute de majorité claire\n"
    "parmi les élus présents ce soir-là dans la grande salle de la rue du Port\n"
    "où le public était venu nombreux. |Une pétition circule depuis dix jours dans\n"
    "les quartiers du nord.\n\n|Le maire refuse."
)


@pytest.mark.parametrize(
    "marked",
    [
        "Elle part. |Il reste.",
        "Il part ! |Elle reste ? |Oui.",
        "M. Roque est venu. |Mme. Orval aussi.",
        "Selon J. Vasselin, c'est fini. |On verra.",
        "Il accuse Karim B. |Leur procès s'ouvre. |Dylan M. est absent.",
        "Il accuse Karim B. |Le juge se tait.",
        "Selon Jean L. Roque, c'est fini.",
        "Ils jugent Aude V. Le Goff à huis clos.",
        "L'art. L. 121-1 du code est clair.",
        "« Je pars. » |Elle reste.",
        "« Je pars. |Je reviens. »",
        "Le titre de l'article\n\n|Le premier paragraphe.",
        "Un intertitre\n|Le paragraphe suit.",
        "Les grévistes ont voté.|Près de la gare, ils attendent.",
        "Il a payé 3.500 euros. |Elle, rien.",
        "Il hésite… |Elle non.",
        "Il hésite… puis avance.",
        "Le site vasselin.fr est en panne.",
        "Le Dr. Roque et le Pr. Orval. |Fin.",
        "Rendez-vous le 3 mai. |12 personnes suffisent.",
        "- Un point\n|- Un autre point",
        WRAPPED,
        # A heading that a copy set before its sentence: no verb before, one behind.
        "Une récolte perdue |Les maraîchers du val attendent. |Eux non.",
        "Rencontre au sommet |En Orance, le premier ministre avait refusé.",
        "Brévent |Lundi, des apiculteurs ont manifesté.",
        "Lire aussi : la ville ferme ses écoles |Le conseil a voté hier.",
        "« Tout brûlait » |Vers 14 h, le feu a gagné la halle.",
        "Le bras de mer|« Ce que l'on voit ici est rare », dit-elle.",
        "Un départ forcé |En 1948, la famille quitte le port de Brévent.",
        "Un port franco-suisse |Dans une note remise hier, la ville refuse.",
        "Fermeture du pont |La circulation se reporte sur l'avenue.",
        # A name that begins so, and a sentence that has its verb already.
        "Le groupe Les marins de Lannes a chanté.",
        "L'affiche de la pièce Une nuit sans lune est belle.",
        "La candidate Anne Le Roux, élue en mai, est absente.",
        "Le quotidien Le Courrier a révélé l'affaire.",
        "La maire a lu Les raisins verts, que tout le monde aime.",
        "Elle est née à La Rochelle, où elle a vécu.",
        "Un journaliste cité « Le port est mort » avait raison.",
    ],
)
def test_sentences_begin_where_marked(blank: Language, marked: str) -> None:
    doc = blank(marked.replace("|", ""))
    parts = marked.split("|")
    assert [sent.text.strip() for sent in doc.sents] == [part.strip() for part in parts]


def test_a_text_of_paragraphs_is_not_wrapped() -> None:
    assert wrapping_width("Un titre\n\nUne phrase entière qui tient sur une ligne et qui finit ici.\nUne autre.") == 0
    assert wrapping_width(WRAPPED.replace("|", "")) > 60


def test_empty_text(blank: Language) -> None:
    assert len(blank("")) == 0
    assert [sent.text for sent in blank("\n\n").sents] == ["\n\n"]
