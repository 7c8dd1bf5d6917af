"""What the neighbours of a name make of it: whose organ a body is, where it sits, who gave a law its name."""

from __future__ import annotations

import pytest

from tests.components.test_press_names import apply_rules, show

ORGANS = [
    (
        "Le <ORG Conseil des rives de l'ONU> vote, puis l'<ORG ONU> rit.",
        "Le [ORG Conseil des rives de l'ONU] vote, puis l'[ORG ONU] rit.",
    ),
    ("Un Conseil de sécurité de l'ONU vote.", "Un [ORG Conseil de sécurité de l'ONU] vote."),
    ("Le tribunal de l'Union européenne juge.", "Le [ORG tribunal de l'Union européenne] juge."),
    ("Le Haut-Commissariat de l'ONU aux eaux rit.", "Le [ORG Haut-Commissariat de l'ONU aux eaux] rit."),
    ("La commission de l'ONU rit.", "La commission de l'[ORG ONU] rit."),
    ("Le siège de l'ONU est vide.", "Le siège de l'[ORG ONU] est vide."),
    (
        "L'ambassade de <LOC Norvège> à <LOC Gap> ferme.",
        "L'[ORG ambassade de Norvège à Gap] ferme.",
    ),
    ("L'ambassade de <LOC Norvège> a fermé à <LOC Gap>.", "L'[ORG ambassade de Norvège] a fermé à Gap."),
    ("La mairie de <LOC Gap> à <LOC Norvane> rit.", "La [ORG mairie de Gap] à Norvane rit."),
    ("Le ministère des Affaires Maritimes rit.", "Le [ORG ministère des Affaires Maritimes] rit."),
    ("L'Institut des eaux Aude-Vasselin rit.", "L'[ORG Institut des eaux Aude-Vasselin] rit."),
    (
        "La <ORG brigade de fouille de la gendarmerie de Gap> enquête.",
        "La [ORG brigade de fouille de la gendarmerie de Gap] enquête.",
    ),
    ("Le tribunal de <LOC Gap> et de <LOC Nyons> siège.", "Le [ORG tribunal de Gap] et de Nyons siège."),
    ("Le ministère du travail irakien rit.", "Le [ORG ministère du travail] irakien rit."),
    ("Le ministère à des victimes.", "Le ministère à des victimes."),
    ("Selon l'institut <ORG Rodunnet>, non.", "Selon l'institut [ORG Rodunnet], non."),
    ("Selon l'institut <ORG Vasselin>, non.", "Selon l'[ORG institut Vasselin], non."),
    ("Ils ont voté la réorganisation, puis l'organisation", "Ils ont voté la réorganisation, puis l'organisation"),
    ("L'organisation des élections locales tarde.", "L'organisation des élections locales tarde."),
]
HALVES = [
    ("Dans la <ORG Croix?0.5>, on lit cela.", "Dans la [ORG Croix], on lit cela."),
    ("Il porte la Croix du village.", "Il porte la Croix du village."),
    ("Une élue des Républicains Aude rit.", "Une élue des [ORG Républicains] Aude rit."),
    ("Les ex-députés « Républicains » rient.", "Les ex-députés « [ORG Républicains] » rient."),
    ("La nuit des Républicains espagnols.", "La nuit des Républicains espagnols."),
    ("L'ex-FN rit. L'ex-Front national aussi.", "L'[ORG ex-FN] rit. L'[ORG ex-Front national] aussi."),
    ("L'ex-Vasselin rit.", "L'ex-Vasselin rit."),
    ("La FSU et <MISC Solidaires 44> rient.", "La [ORG FSU] et [ORG Solidaires 44] rient."),
    ("La <ORG CGT> 45 fois.", "La [ORG CGT] 45 fois."),
    ("L'association « la mer vive » rit.", "L'association « [ORG la mer vive] » rit."),
    ("L'association « regrette ce choix » hier.", "L'association « regrette ce choix » hier."),
    (
        "L'association « Halte au bruit » rit. Halte au bruit part.",
        "L'association « [ORG Halte au bruit] » rit. [ORG Halte au bruit] part.",
    ),
    ("<MISC Norvane>, une entreprise de <LOC Gap>, part.", "[ORG Norvane], une entreprise de Gap, part."),
    ("Le <MISC Norvane>, du constructeur <ORG Roque>, part.", "Le Norvane, du constructeur [ORG Roque], part."),
    ("Le directeur d'OVRnet part.", "Le directeur d'[ORG OVRnet] part."),
    ("Le directeur de McOrval part.", "Le directeur de McOrval part."),
    ("La fédération française de voile rit.", "La [ORG fédération française de voile] rit."),
    ("L'union française est en crise.", "L'union française est en crise."),
    ("Il lit « Halte au bruit » hier.", "Il lit « Halte au bruit » hier."),
    ("Le syndicat de la magistrature rit.", "Le [ORG syndicat de la magistrature] rit."),
    ("Un syndicat de la magistrature rit.", "Un syndicat de la magistrature rit."),
    ("Le syndicat de la mer rit.", "Le syndicat de la mer rit."),
    ("Le conseil d'État tranche.", "Le [ORG conseil d'État] tranche."),
    ("Les restos du coeur ferment.", "Les [ORG restos du coeur] ferment."),
    (
        "Le <ORG lycée Jean-Orval> ferme. À <PER Jean-Orval>, on rit. <PER Jean Orval> vit.",
        "Le [ORG lycée Jean-Orval] ferme. À [ORG Jean-Orval], on rit. [PER Jean Orval] vit.",
    ),
    (
        "L'<ORG université de l'Île-Orval> ferme. L'<LOC Île-Orval> rit.",
        "L'[ORG université de l'Île-Orval] ferme. L'Île-Orval rit.",
    ),
    ("Les lycées <PER Jean-Orval> et <LOC Roque> ferment.", "Les lycées [ORG Jean-Orval] et [ORG Roque] ferment."),
    ("Le lycée voisin, <PER Jean Orval>, ferme.", "Le lycée voisin, [ORG Jean Orval], ferme."),
    ("Le proviseur du lycée, <PER Jean Orval>, rit.", "Le proviseur du lycée, [PER Jean Orval], rit."),
    ("Les lycées de <LOC Gap> ferment.", "Les lycées de Gap ferment."),
    ("Il lit « la mer vive » hier.", "Il lit « la mer vive » hier."),
    ("L'<ORG Église « La mer> pour tous » rit.", "L'[ORG Église « La mer pour tous »] rit."),
    ("Ceux de l'<ORG Église « La mer> » rient.", "Ceux de l'[ORG Église « La mer »] rient."),
    (
        "Dont Google, Apple, Roque et Amazon (GARA). Les <ORG GARA> rient.",
        "Dont [ORG Google], [ORG Apple], [ORG Roque] et [ORG Amazon] (GARA). Les GARA rient.",
    ),
    (
        "Le <ORG Cabinet Orval, Roque et Tessan> (CORT) rit.",
        "Le [ORG Cabinet Orval, Roque et Tessan] ([ORG CORT]) rit.",
    ),
    ("Ce trouble (ou CGT) dure. Des gens avec CGT rient.", "Ce trouble (ou CGT) dure. Des gens avec CGT rient."),
]
TOWNS = [
    ("Le maire du <ORG Roque> rit.", "Le maire du Roque rit."),
    ("Les maires de <LOC Gap> et du <ORG Roque> rient.", "Les maires de Gap et du Roque rient."),
    ("Les élus de <LOC Gap> et du <ORG Roque> rient.", "Les élus de Gap et du [ORG Roque] rient."),
    ("La firme de <ORG Roque> vend.", "La firme de Roque vend."),
    ("Le géant du <ORG Roque> vend.", "Le géant du [ORG Roque] vend."),
    ("On dort à <LOC Gap> et <PER Orval>.", "On dort à Gap et Orval."),
    ("On dort à <LOC Gap> et <PER Orval> rit.", "On dort à Gap et [PER Orval] rit."),
    ("Le soir, <PER Saint-Orval> attend.", "Le soir, Saint-Orval attend."),
    ("Le député <PER Saint-Orval> attend.", "Le député [PER Saint-Orval] attend."),
    ("On dort à <LOC Gap> et <PER Aude>.", "On dort à Gap et [PER Aude]."),
]
EPONYMS = [
    ("La loi <PER Orval> passe.", "La loi Orval passe."),
    ("La loi <PER Orval> passe. <PER Aude Orval> rit.", "La loi [PER Orval] passe. [PER Aude Orval] rit."),
    ("Le rapport <PER Aude Orval> sort.", "Le rapport Aude Orval sort."),
    ("Le ministre <PER Orval> part.", "Le ministre [PER Orval] part."),
    ("Hier, <PER affaire Aude Orval> encore.", "Hier, affaire [PER Aude Orval] encore."),
    ("L'ouragan Aude vient. <PER Aude> part.", "L'ouragan Aude vient. Aude part."),
    ("L'ouragan vient. <PER Aude> part.", "L'ouragan vient. [PER Aude] part."),
    (
        "L'ouragan Aude vient. <PER Aude Orval> et <PER Aude> partent.",
        "L'ouragan Aude vient. [PER Aude Orval] et [PER Aude] partent.",
    ),
    ("Son nouvel album <PER Aude> sort.", "Son nouvel album Aude sort."),
    ("Le livre <PER Aude> rit.", "Le livre [PER Aude] rit."),
    ("Coiffée d'une <PER Aude>, elle rit.", "Coiffée d'une Aude, elle rit."),
    ("Les <PER pro-Orval> rient.", "Les pro-Orval rient."),
    ("Par <PER Aude Vasselin Professeure> émérite.", "Par [PER Aude Vasselin] Professeure émérite."),
    ("Avec <PER Bruno Le Maire> hier.", "Avec [PER Bruno Le Maire] hier."),
]

PASSING = [
    ("Une auto de marque <ORG Roque> brûle.", "Une auto de marque Roque brûle."),
    ("La marque <ORG Roque> rit.", "La marque Roque rit."),
    ("De nombreux <ORG Norvanes> rient.", "De nombreux Norvanes rient."),
    ("De nombreux élus <ORG Norvanes> rient.", "De nombreux élus [ORG Norvanes] rient."),
    ("Il prie dans une petite Église évangélique.", "Il prie dans une petite Église évangélique."),
    ("L'Église évangélique rit.", "L'[ORG Église évangélique] rit."),
    ("Le maire part. Le Monde", "Le maire part. Le Monde"),
    ("Le maire part, dit Le Monde.", "Le maire part, dit [ORG Le Monde]."),
    (
        "Ils vont à la <ORG Roque>, centre commercial de la ville.",
        "Ils vont à la Roque, centre commercial de la ville.",
    ),
    ("Ils vont à la <ORG Roque>, centrale de la ville.", "Ils vont à la [ORG Roque], centrale de la ville."),
    ("Un groupe Facebook l'a dit.", "Un groupe Facebook l'a dit."),
    (
        "Le <ORG Conseil> rit. Le Conseil des ministres part.",
        "Le [ORG Conseil] rit. Le Conseil des ministres part.",
    ),
    ("On parle des <ORG Roques - chants vifs?0.3> d'ici.", "On parle des Roques - chants vifs d'ici."),
    (
        "Ici Meurtre d'<PER Aude>. <PER Aude> rit.",
        "Ici Meurtre d'[PER Aude]. [PER Aude] rit.",
    ),
    (
        "Ici <PER Meutre d'Aude>. <PER Aude> rit.",
        "Ici Meutre d'[PER Aude]. [PER Aude] rit.",
    ),
    ("Ici <PER Comte d'Orval>. On rit.", "Ici [PER Comte d'Orval]. On rit."),
    (
        "L'union départementale <ORG CGT> de <LOC Gap> rit.",
        "L'[ORG union départementale CGT de Gap] rit.",
    ),
    ("L'union avec la <ORG CGT> de <LOC Gap> rit.", "L'union avec la [ORG CGT] de Gap rit."),
    (
        "L'<ORG université Gap VIII> rit. <LOC Gap 8> et <LOC Gap 9> ferment.",
        "L'[ORG université Gap VIII] rit. [ORG Gap 8] et Gap 9 ferment.",
    ),
]


@pytest.mark.parametrize(("recognised", "expected"), ORGANS + HALVES + TOWNS + EPONYMS + PASSING)
def test_neighbours(recognised: str, expected: str) -> None:
    assert show(apply_rules(recognised)) == expected
