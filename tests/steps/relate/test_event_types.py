"""Of which kind a happening is: from its word in company, both ways."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.french import rows as table
from pipeline.steps.relate.events.words import KINDS, company_words, posts
from tests.steps.relate.test_events_lexicons import relate_examples

OF_KIND = (
    ("Le nageur a décroché le bronze en mars.", "sport_result"),
    ("La mairie a décroché le marché en mars.", "agreement_or_contract"),
    ("La coureuse a terminé troisième en mars.", "sport_result"),
    ("La tisseuse a terminé sa robe en mars.", "other"),
    ("Elle est devenue préfète en mars.", "appointment_or_departure"),
    ("Elle est devenue championne en mars.", "sport_result"),
    ("Elle est devenue aveugle en mars.", "other"),
    ("Il a laissé le pouvoir en mars.", "appointment_or_departure"),
    ("Il a laissé un mot en mars.", "other"),
    ("Elle a prêté serment en mars.", "appointment_or_departure"),
    ("Elle a prêté sa grange en mars.", "agreement_or_contract"),
    ("Les rebelles ont repris le village en mars.", "accident_or_crime"),
    ("Le maire a reçu la préfète en mars.", "meeting"),
    ("Le maire a reçu un trophée en mars.", "other"),
    ("Le maire a reçu un colis en mars.", "other"),
    ("Elle a été reçue par le préfet en mars.", "meeting"),
    ("Les pompiers ont éteint le feu en mars.", "other"),
    ("La chanteuse s'est éteinte en mars.", "death_or_birth"),
    ("La tempête a secoué le port en mars.", "accident_or_crime"),
    ("Le scandale a secoué le port en mars.", "other"),
    ("La route a été bloquée par les grévistes en mars.", "protest_or_strike"),
    ("La route a été bloquée par un éboulement en mars.", "accident_or_crime"),
    ("Le trafic a été interrompu en mars.", "closure"),
    ("Une enquête qui a été élargie en mars.", "legal_action"),
    ("Le titre qu'elle a obtenu en mars.", "sport_result"),
    ("Le prêt qu'elle a obtenu en mars.", "agreement_or_contract"),
    ("La police a démantelé une filière en mars.", "legal_action"),
    ("La firme a démantelé une grue en mars.", "closure"),
    ("Il a été admis à l'hôpital en mars.", "other"),
    ("Elle a été admise au conservatoire en mars.", "decision"),
    ("Le chanteur est devenu célèbre en mars.", "other"),
    ("La serre fut détruite par la grêle survenue en mars.", "accident_or_crime"),
    ("Les chiffres tombés en mars inquiètent.", "publication"),
    ("Les branches tombées en mars encombrent le chemin.", "accident_or_crime"),
    ("L'université est secouée par une grève depuis mars.", "protest_or_strike"),
    ("Le village a été touché par une vague de froid en mars.", "accident_or_crime"),
    ("Une enquête ouverte à Luzac, puis élargie en mars.", "legal_action"),
    ("Elle a présidé la région en mars.", "appointment_or_departure"),
    ("Elle a présidé la séance en mars.", "meeting"),
    ("La liste a obtenu la moitié des voix en mars.", "election"),
    ("Deux clans se sont battus en mars.", "accident_or_crime"),
    ("La chanteuse a disparu en mars.", "death_or_birth"),
    ("La tache a disparu en mars.", "other"),
    ("Il a admis son erreur en mars.", "announcement"),
    ("La maire a ouvert la séance en mars.", "meeting"),
    ("Le pays a ouvert ses frontières en mars.", "decision"),
    ("La boulangère a ouvert une boutique en mars.", "creation_or_opening"),
    ("L'ouverture du magasin est prévue en mars.", "creation_or_opening"),
    ("L'ouverture du congrès est prévue en mars.", "meeting"),
    ("Sa blessure, contractée en mars, le gêne.", "accident_or_crime"),
    ("La ville a contracté un emprunt en mars.", "agreement_or_contract"),
    ("Il a contracté la rougeole en mars.", "accident_or_crime"),
    ("La banque prête dix millions en mars.", "agreement_or_contract"),
    ("Le maire a reconnu son erreur en mars.", "announcement"),
    ("Il a plaidé coupable en mars.", "legal_action"),
    ("La firme a décroché le marché en mars.", "agreement_or_contract"),
    ("Le pont a été remplacé en mars.", "other"),
    ("Le directeur a été remplacé en mars.", "appointment_or_departure"),
    ("Elle sera remplacée par Jean Roque en mars.", "appointment_or_departure"),
    ("Le savon, associé à l'huile en mars, lave mieux.", "other"),
    ("La ville s'est associée à la firme en mars.", "agreement_or_contract"),
    ("Le pays a instauré l'état d'urgence en mars.", "law_or_decree"),
    ("La ville a instauré un couvre-feu en mars.", "decision"),
    ("Un attentat a été déjoué en mars.", "accident_or_crime"),
    ("Sa pièce a été censurée en mars.", "decision"),
    ("Un passager a été expulsé de l'avion en mars.", "other"),
    ("Le pays a expulsé deux diplomates en mars.", "decision"),
    ("Le conflit a commencé en mars, après la marche dite « Printemps ».", "accident_or_crime"),
    ("Le cours a commencé en mars, après la marche dite « Printemps ».", "other"),
    ("« Il faut agir », a commencé le ministre en mars.", "announcement"),
    ("Deux tirs ont visé le consulat en mars.", "accident_or_crime"),
    ("La petite ligue a remporté une manche au tribunal en mars : le juge lui a donné raison.", "legal_action"),
    ("Le club a remporté une manche en mars.", "sport_result"),
    ("Des élus ont déversé leur note devant la préfecture en mars.", "protest_or_strike"),
    ("Le camion a déversé son fuel dans la rivière en mars.", "accident_or_crime"),
    ("Les habitants ont été évacués en mars.", "other"),
    ("La police a évacué le camp en mars.", "other"),
    ("L'armée a détruit le pont en mars.", "accident_or_crime"),
    ("La mairie a détruit l'immeuble en mars.", "closure"),
    ("La cérémonie s'est déroulée en mars.", "meeting"),
    (
        "La 63e cérémonie des prix du port, organisée par la ligue des quais, s'est déroulée le 3 mars à Brest.",
        "meeting",
    ),
    ("Le procès a débuté en mars.", "legal_action"),
    ("Les régates de la baie se sont déroulées en mars.", "sport_result"),
    ("Le tournoi s'est déroulé en mars.", "sport_result"),
    ("Le scrutin s'est déroulé en mars.", "election"),
    ("Les faits se sont déroulés en mars.", "accident_or_crime"),
    ("La fusillade s'est produite en mars.", "accident_or_crime"),
    ("Le mondial se déroulera en mars.", "sport_result"),
    (
        "Le ministre a confié en mars, depuis la ville où il se reposait, que « tout finirait mal ».",
        "announcement",
    ),
    ("La ville a confié le chantier à la firme en mars.", "agreement_or_contract"),
    ("L'édition a démarré en mars.", "meeting"),
    ("La cour a censuré la loi en mars.", "legal_action"),
    ("L'interdiction a été levée en mars.", "decision"),
    ("Il a levé la jambe en mars.", "other"),
    ("Le maire a retrouvé ses clés en mars.", "other"),
    ("Un corps a été retrouvé en mars.", "accident_or_crime"),
    ("Elle a couru le marathon en mars.", "sport_result"),
    ("Mme Anne Roque remplace Mme Durand en mars.", "appointment_or_departure"),
    ("Elle a commencé à travailler en mars, alors qu'elle était seule.", "other"),
)
LONG = (
    "Le club s'entraîne. Le stade est plein. Le coureur du peloton attend. Les joueuses du tournoi aussi. "
    "À soixante kilomètres de là, sans que personne sache encore ce que valait la saison ni comment le temps, si doux "
    "la veille au soir sur toute la vallée et ses villages, allait tourner pour ceux qui, de la plage ou du quai, "
    "regardaient passer les bateaux blancs et les barques vertes, Aude Vasselin a battu Jean Roque en mars."
)


@pytest.mark.model
def test_company_decides_of_which_kind_a_happening_is() -> None:
    found = relate_examples([sentence for sentence, _ in OF_KIND])
    types = {sentence: [one.type for one in tellings] for (sentence, _), tellings in zip(OF_KIND, found, strict=True)}
    assert types == {sentence: [wanted] for sentence, wanted in OF_KIND}


EVERYDAY = Path(__file__).parent / "types_of_sentences.tsv"
"""Sentences that one would read in any paper, each of one plain type."""


@pytest.mark.model
def test_everyday_sentences_have_their_type() -> None:
    lines = [line for line in EVERYDAY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    found = relate_examples([row["text"] for row in rows])
    wrong = {
        row["text"]: [(one.trigger, one.type) for one in tellings]
        for row, tellings in zip(rows, found, strict=True)
        if row["type"] not in {one.type for one in tellings}
    }
    assert len(rows) > 400
    assert not wrong


@pytest.mark.model
def test_a_text_that_is_plainly_of_a_field_decides_where_no_word_near_does() -> None:
    of_votes = LONG.replace("club", "candidat").replace("stade", "scrutin").replace("coureur du peloton", "suffrage")
    of_votes = of_votes.replace("joueuses du tournoi", "candidates")
    of_nothing = LONG.replace("stade", "port").replace("tournoi", "quartier").replace("peloton", "village")
    tellings = relate_examples([LONG, of_votes])
    assert [[one.type for one in found] for found in tellings] == [["sport_result"], ["election"]]
    assert "election" not in {one.type for one in relate_examples([of_nothing])[0]}


def test_every_group_is_named_and_every_name_is_a_group() -> None:
    named = {
        cell.removeprefix("@") for row in table("event_senses") for cell in row["words"].split(",") if cell[0] == "@"
    }
    assert named - KINDS <= company_words().keys()
    assert company_words().keys() - named == {"no post"}


def test_what_one_is_without_being_called_to_it_is_no_post() -> None:
    assert {"maire", "préfète", "directrice"} <= posts()
    assert not {"champion", "suspect", "victime", "père"} & posts()
