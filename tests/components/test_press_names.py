"""Rules on names: on the left what the recogniser says (<PER …>), on the right what must come out ([PER …])."""

from __future__ import annotations

import re

import numpy as np
import pytest
from spacy.tokens import Doc, Span

import pipeline.components  # noqa: F401
from pipeline.components.press_names import PressNames
from pipeline.components.press_names.draft import NAMES
from pipeline.components.press_names.phrases import blank_french
from pipeline.components.press_sentences import PressSentences
from pipeline.french import rows
from pipeline.rules import Rule

MARK = re.compile(r"[<\[](PER|ORG|LOC|MISC) ([^>\]?]+)(?:\?([\d.]+))?[>\]]")
BLANK = blank_french()
SENTENCES = PressSentences()
PRESS_NAMES = PressNames()
STRANGE = frozenset(
    {"fadwane", "okkiral", "prelivo", "rodunnet"}
)  # all other words of the tests are known to the vectors
BLANK.vocab.reset_vectors(width=1)


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return text + marked[last:], spans


def apply_rules(recognised: str, press_names: PressNames = PRESS_NAMES) -> Doc:
    text, spans = read_marks(recognised)
    doc = SENTENCES(BLANK(text))
    for word in {token.lower_ for token in doc} - STRANGE:
        BLANK.vocab.set_vector(word, np.ones(1))
    doc.ents = [span for start, end, label in spans if (span := doc.char_span(start, end, label=label)) is not None]
    assert len(doc.ents) == len(spans), f"a mark of {recognised!r} falls inside a token"
    scores = [float(match[3]) if match[3] else 0.99 for match in MARK.finditer(recognised)]
    doc.user_data["name_scores"] = {(span.start, span.end): score for span, score in zip(doc.ents, scores, strict=True)}
    return press_names(doc)


def show(doc: Doc) -> str:
    text, last = "", 0
    for span in sorted(doc.spans["names"], key=lambda span: span.start_char):
        text += f"{doc.text[last : span.start_char]}[{span.label_} {span.text}]"
        last = span.end_char
    return text + doc.text[last:]


TRIMMED = [
    ("Selon <PER M. Vasselin>, tout va.", "Selon M. [PER Vasselin], tout va."),
    ("Hier, <ORG la Fondation Orval> a parlé.", "Hier, la [ORG Fondation Orval] a parlé."),
    ("Le <PER président Vasselin> rit.", "Le président [PER Vasselin] rit."),
    ("<PER Maître Aude Vasselin> plaide.", "Maître [PER Aude Vasselin] plaide."),
    ("Invités : <PER Aude Vasselin - Radio Roque> ce soir.", "Invités : [PER Aude Vasselin] - Radio Roque ce soir."),
    ("Voir <ORG Roque TV - Orval FM> demain.", "Voir [ORG Roque TV] - [ORG Orval FM] demain."),
    ("Il suit <PER Kim Jong-un> partout.", "Il suit [PER Kim Jong-un] partout."),
    ("<ORG Norvane Lundi>, des éleveurs rient.", "[ORG Norvane] Lundi, des éleveurs rient."),
    ("<ORG France Mardi>, des éleveurs rient.", "France Mardi, des éleveurs rient."),
    ("Lire <ORG Sud Ouest Dimanche>, demain.", "Lire [ORG Sud Ouest Dimanche], demain."),
    ("Le <ORG Collectif du Lundi>, né hier, rit.", "Le [ORG Collectif du Lundi], né hier, rit."),
    ("Lire <ORG Norvane Lundi> demain.", "Lire [ORG Norvane Lundi] demain."),
    ("Voir l'<ORG Agence Orval, quai des Tanneurs>, hier.", "Voir l'[ORG Agence Orval], quai des Tanneurs, hier."),
    ("Voir le <ORG Cabinet Orval, Roque et Norvane>.", "Voir le [ORG Cabinet Orval, Roque et Norvane]."),
    ("Avec <PER Aude Vasselin Elle> sourit.", "Avec [PER Aude Vasselin] Elle sourit."),
]

PERSONS = [
    ("Pour Mme Orval, rien ne presse.", "Pour Mme [PER Orval], rien ne presse."),
    (
        "Pour Mme D., rien ne presse. R. D., 41 ans, rit.",
        "Pour [PER Mme D.], rien ne presse. [PER R. D.], 41 ans, rit.",
    ),
    ("Le plan D. vient. R. D. rit.", "Le plan D. vient. R. D. rit."),
    ("Pour Me <LOC Orval>, rien ne presse.", "Pour Me [PER Orval], rien ne presse."),
    ("Bonjour, Monsieur le Préfet, dit-il.", "Bonjour, Monsieur le Préfet, dit-il."),
    ("Il cite <PER John M. Vasselin> encore.", "Il cite [PER John M. Vasselin] encore."),
    ("Le général de <PER Gastine> a cédé.", "Le général [PER de Gastine] a cédé."),
    ("Le directeur général de <PER Norvane> a cédé.", "Le directeur général de [PER Norvane] a cédé."),
    (
        "<PER Aude Vasselin> part. Puis <ORG Vasselin> revient.",
        "[PER Aude Vasselin] part. Puis [PER Vasselin] revient.",
    ),
    ("<PER Aude Vasselin> part. Puis Vasselin revient.", "[PER Aude Vasselin] part. Puis [PER Vasselin] revient."),
    ("<PER Aude Vasselin> part. Puis VASSELIN revient.", "[PER Aude Vasselin] part. Puis [PER VASSELIN] revient."),
    ("<PER Aude Le Goff> part. Le Goff revient.", "[PER Aude Le Goff] part. [PER Le Goff] revient."),
    ("<PER Aude Vasselin> part. La loi Vasselin reste.", "[PER Aude Vasselin] part. La loi Vasselin reste."),
    ("<PER Aude Vasselin> part. La rue Vasselin reste.", "[PER Aude Vasselin] part. La rue Vasselin reste."),
    ("Le maire <PER Une> dort.", "Le maire Une dort."),
    ("<PER Aude Vasselin> part. La famille Vasselin reste.", "[PER Aude Vasselin] part. La famille Vasselin reste."),
    (
        "<PER Aude Vasselin> part. La faute de <LOC Vasselin> reste.",
        "[PER Aude Vasselin] part. La faute de [PER Vasselin] reste.",
    ),
    (
        "La chanteuse <MISC Kiola> et le chanteur K.I.O. rient.",
        "La chanteuse [PER Kiola] et le chanteur [PER K.I.O.] rient.",
    ),
    ("Le chanteur et le maire de <LOC Norvane> rient.", "Le chanteur et le maire de Norvane rient."),
    # Right behind what a post is of stands who holds it.
    ("La ministre des <ORG Transports Aude Vasselin> rit.", "La ministre des Transports [PER Aude Vasselin] rit."),
    ("La députée du <LOC Gard Aude Vasselin> rit.", "La députée du Gard [PER Aude Vasselin] rit."),
    (
        "La directrice du <ORG musée des Eaux Aude Vasselin> rit.",
        "La directrice du [ORG musée des Eaux] [PER Aude Vasselin] rit.",
    ),
    ("Le PDG de <PER Okkiral Marc Orval> rit.", "Le PDG de [ORG Okkiral] [PER Marc Orval] rit."),
    ("L'avocat de <PER Paul Vasselin Marc Orval> rit.", "L'avocat de [PER Paul Vasselin] [PER Marc Orval] rit."),
    (
        "Le directeur du <ORG Centre Paul Roque Marc Orval> rit.",
        "Le directeur du [ORG Centre Paul Roque] [PER Marc Orval] rit.",
    ),
    (
        "Le recteur de l'<ORG université de Lorraine Marc Orval> rit.",
        "Le recteur de l'[ORG université de Lorraine] [PER Marc Orval] rit.",
    ),
    (
        "Le curé de <LOC Saint-Claude> <PER Marc Orval> rit.",
        "Le curé de Saint-Claude [PER Marc Orval] rit.",
    ),
    ("Le curé de Saint <PER Claude Marc Orval> rit.", "Le curé de Saint Claude [PER Marc Orval] rit."),
    (
        "L'avocat de la famille <PER Roque> <PER Marc Orval> rit.",
        "L'avocat de la famille [PER Roque] [PER Marc Orval] rit.",
    ),
    (
        "Le directeur de <ORG Ouest France> <PER Paul Roque> rit.",
        "Le directeur de [ORG Ouest France] [PER Paul Roque] rit.",
    ),
    # No person follows.
    (
        "La présidente de l'<ORG Association sportive Orval Basket> rit.",
        "La présidente de l'[ORG Association sportive Orval Basket] rit.",
    ),
    ("Le patron du bar <ORG Chez Marcel Roque> rit.", "Le patron du bar Chez Marcel Roque rit."),
    # Who gave a body its name holds no post.
    ("La présidente de la <ORG Fondation Marc Orval> rit.", "La présidente de la [ORG Fondation Marc Orval] rit."),
    ("Le proviseur du <ORG lycée Marc Orval> rit.", "Le proviseur du [ORG lycée Marc Orval] rit."),
    ("Le PDG de <ORG Jean Paul Orval> rit.", "Le PDG de [ORG Jean Paul Orval] rit."),
    ("Le maire de <LOC Villers Saint-Paul> rit.", "Le maire de Villers Saint-Paul rit."),
]

BODIES = [
    # Titles of everyday words end before what is told of those who join.
    ("L'association <ORG Les Jardins> partagés rit.", "L'association [ORG Les Jardins partagés] rit."),
    ("L'association <ORG Les Jardins> installée ici rit.", "L'association [ORG Les Jardins] installée ici rit."),
    ("Le collectif Touche pas à mon marais a ri.", "Le collectif [ORG Touche pas à mon marais] a ri."),
    ("Le comité citoyen Mères en colère a ri.", "Le comité citoyen [ORG Mères en colère] a ri."),
    ("Le groupe Eau douce présent ici rit.", "Le groupe Eau douce présent ici rit."),
    ("Le ministère iranien du Renseignement nie.", "Le [ORG ministère iranien du Renseignement] nie."),
    (
        "La Direction de la Sécurité du ministère de la Mer nie.",
        "La [ORG Direction de la Sécurité] du [ORG ministère de la Mer] nie.",
    ),
    ("Le <ORG ministère> de la Santé se tait.", "Le [ORG ministère de la Santé] se tait."),
    (
        "Au ministère de la Transition écologique et de la Cohésion des territoires, rien.",
        "Au [ORG ministère de la Transition écologique et de la Cohésion des territoires], rien.",
    ),
    ("Le ministère se tait.", "Le ministère se tait."),
    ("La préfecture du <LOC Gard> confirme.", "La [ORG préfecture du Gard] confirme."),
    ("La préfecture confirme.", "La préfecture confirme."),
    ("Le tribunal judiciaire de <LOC Nantes> juge.", "Le [ORG tribunal judiciaire de Nantes] juge."),
    ("La cour d'appel de <LOC Rennes> confirme.", "La [ORG cour d'appel de Rennes] confirme."),
    ("Dans la cour de <LOC Nantes>, un arbre.", "Dans la cour de Nantes, un arbre."),
    (
        "L'<ORG Agence régionale de santé> du <LOC Grand Est> alerte.",
        "L'[ORG Agence régionale de santé du Grand Est] alerte.",
    ),
    ("L'<ORG Agence régionale de santé> <LOC Occitanie> agit.", "L'[ORG Agence régionale de santé Occitanie] agit."),
    ("Une agence régionale de santé suffit.", "Une agence régionale de santé suffit."),
    (
        "La direction interministérielle du numérique répond.",
        "La [ORG direction interministérielle du numérique] répond.",
    ),
    (
        "La Direction générale de la concurrence, de l'industrie et de la répression des fraudes veille.",
        "La [ORG Direction générale de la concurrence, de l'industrie et de la répression des fraudes] veille.",
    ),
    ("L'armée irakienne avance.", "L'[ORG armée irakienne] avance."),
    ("Le parti des travailleurs belges vote.", "Le [ORG parti des travailleurs belges] vote."),
    ("Au lycée <PER Jeanne Orval>, on attend.", "Au [ORG lycée Jeanne Orval], on attend."),
    ("Le syndicat de police proteste.", "Le syndicat de police proteste."),
    ("La direction de <ORG Roque> se tait.", "La direction de [ORG Roque] se tait."),
    ("La société <LOC Roque> embauche.", "La société [ORG Roque] embauche."),
    ("L'association « <MISC Orval> » proteste.", "L'association « [ORG Orval] » proteste."),
    ("<PER Orval> (groupe <ORG Roque>) recrute.", "[ORG Orval] (groupe [ORG Roque]) recrute."),
    ("L'<LOC Élysée> a démenti, la Cnil aussi.", "L'[ORG Élysée] a démenti, la [ORG Cnil] aussi."),
    ("Il lit <PER Charlie Hebdo> chaque mercredi.", "Il lit [ORG Charlie Hebdo] chaque mercredi."),
]

ACRONYMS = [
    (
        "La délégation des eaux vives (DEV) pilote. La DEV décide.",
        "La [ORG délégation des eaux vives] ([ORG DEV]) pilote. La [ORG DEV] décide.",
    ),
    (
        "La zone d'aménagement différé (<ORG ZAD>) fume. La <ORG ZAD> tient.",
        "La zone d'aménagement différé (ZAD) fume. La ZAD tient.",
    ),
    (
        "L'<ORG Union> des maires d'Orval (<LOC UMO>) écrit. L'umo insiste, l'<LOC UMO> aussi.",
        "L'[ORG Union des maires d'Orval] ([ORG UMO]) écrit. L'umo insiste, l'[ORG UMO] aussi.",
    ),
]

KNOWN_SMALL = [
    (
        "Le parti communiste vote non à l'assemblée nationale.",
        "Le [ORG parti communiste] vote non à l'[ORG assemblée nationale].",
    ),
    ("Un parti socialiste vaudois est né.", "Un parti socialiste vaudois est né."),
    ("On lit le monde et la croix.", "On lit le monde et la croix."),
    ("Les <ORG Nations unies pour la paix> rient.", "Les [ORG Nations unies] pour la paix rient."),
    (
        "La cheffe du <ORG Front national Aude Vasselin> rit.",
        "La cheffe du [ORG Front national] [PER Aude Vasselin] rit.",
    ),
    ("Le <ORG Conseil national Aude Vasselin> rit.", "Le [ORG Conseil national] [PER Aude Vasselin] rit."),
    ("Le <LOC Gard> ferme sur ordre de la préfecture.", "Le Gard ferme sur ordre de la préfecture."),
    ("La direction du syndicat rit.", "La direction du syndicat rit."),
    ("Le ministère de la Mer et des sources rient.", "Le [ORG ministère de la Mer] et des sources rient."),
    ("Le ministère de la Mer d'avoir menti.", "Le [ORG ministère de la Mer] d'avoir menti."),
    ("La ministre de l'<ORG Education> rit.", "La ministre de l'Education rit."),
    (
        "Le pont <PER Aude Vasselin> ferme. <PER Aude Vasselin> rit.",
        "Le pont [PER Aude Vasselin] ferme. [PER Aude Vasselin] rit.",
    ),
    ("<PER Aude Breton> part. <PER Breton> rit.", "[PER Aude Breton] part. [PER Breton] rit."),
    ("A. Roque avec <PER L.V.>", "A. Roque avec L.V."),
    ("Elle le dit à l'<ORG AFP Brann>, 30 ans.", "Elle le dit à l'[ORG AFP] [PER Brann], 30 ans."),
    ("Au palais, <PER Aude Vasselin> rit.", "Au palais, [PER Aude Vasselin] rit."),
    ("Le lycée professionnel <PER Aude Vasselin> ferme.", "Le [ORG lycée professionnel Aude Vasselin] ferme."),
    ("Non, dit <ORG Orval Conseil>, leader de la mer.", "Non, dit [ORG Orval Conseil], leader de la mer."),
]
NOT_BODIES = [
    ("La <ORG Roque> se tait.", "La [ORG Roque] se tait."),
    (
        "<ORG Roque>, <ORG Orval> et <LOC Norvane> attendent. À <LOC Norvane>, rien.",
        "[ORG Roque], [ORG Orval] et Norvane attendent. À Norvane, rien.",
    ),
    ("<ORG Roque>, <LOC Gastine> et <LOC Norvane> attendent.", "[ORG Roque], Gastine et Norvane attendent."),
    ("La première place de la <ORG CFDT> est remise en jeu.", "La première place de la [ORG CFDT] est remise en jeu."),
    ("Une <ORG CGT> divisée vote.", "Une [ORG CGT] divisée vote."),
    ("Ils sont au service de l'autonomie du <LOC Gard>.", "Ils sont au service de l'autonomie du Gard."),
    ("Les hôpitaux de l'<LOC Ouest> débordent.", "Les hôpitaux de l'Ouest débordent."),
    ("Aude Vasselin, l'épouse de <PER Marc Roque>, rit.", "Aude Vasselin, l'épouse de [PER Marc Roque], rit."),
    (
        "<PER Aude> et <PER Julien Vasselin>. Puis <PER Aude> revient.",
        "[PER Aude] et [PER Julien Vasselin]. Puis [PER Aude] revient.",
    ),
    ("À <LOC Lyon>, <PER Alain>, 34 ans, rit.", "À Lyon, [PER Alain], 34 ans, rit."),
    ("Le ministre de l'<ORG Intérieur> part.", "Le ministre de l'Intérieur part."),
    (
        "Une ministre de l'<ORG Intérieur> et des <ORG Comptes publics> part.",
        "Une ministre de l'Intérieur et des Comptes publics part.",
    ),
    (
        "Le ministre de la <ORG Relance> et le <ORG Medef> parlent.",
        "Le ministre de la Relance et le [ORG Medef] parlent.",
    ),
    ("Le délégué de l'<ORG Action> part.", "Le délégué de l'[ORG Action] part."),
    ("Il roule sur la <ORG N12>.", "Il roule sur la N12."),
    ("Il roule sur la <ORG RD 104>.", "Il roule sur la RD 104."),
    ("Il est reçu à <ORG M6>. Puis la <ORG M6> rit.", "Il est reçu à [ORG M6]. Puis la [ORG M6] rit."),
    ("La RN 12 est fermée, dit le RN.", "La RN 12 est fermée, dit le [ORG RN]."),
    ("Chez <ORG N26>, on rit.", "Chez [ORG N26], on rit."),
    ("La ministre déléguée à la <ORG Santé> part.", "La ministre déléguée à la Santé part."),
    ("Le secrétaire d'<ORG État> à la Mer part.", "Le secrétaire d'État à la Mer part."),
    ("La loi <ORG Orval> est votée.", "La loi Orval est votée."),
    ("Avec la certification <ORG SecNumRoque>, oui.", "Avec la certification SecNumRoque, oui."),
    ("Hébergé sur <ORG Azure>.", "Hébergé sur Azure."),
    ("Publié sur <ORG Facebook> hier, dit <ORG Facebook>.", "Publié sur Facebook hier, dit [ORG Facebook]."),
    ("<ORG Etat local> et justice.", "Etat local et justice."),
    ("La <ORG Convention européenne> des droits protège.", "La Convention européenne des droits protège."),
    ("Au <ORG Stade de France>, la foule.", "Au Stade de France, la foule."),
    ("La <ORG police> enquête.", "La police enquête."),
    ("<ORG PARIS> | Une grève.", "PARIS | Une grève."),
    ("Fin.\n<ORG VAL-LONGES>, 18 fév 2023 (AGC) - Une grève.", "Fin.\nVAL-LONGES, 18 fév 2023 (AGC) - Une grève."),
    ("<ORG GRAND-VAL>, LE VALLON (AGC) - Une grève.", "GRAND-VAL, LE VALLON (AGC) - Une grève."),
    (
        "GRAND-VAL, UN BOURG MUET\n<PER Aude Roque> – Une grève.",  # A headline, and who signs.
        "GRAND-VAL, UN BOURG MUET\n[PER Aude Roque] – Une grève.",
    ),
    ("<ORG SNCF>, <ORG RATP> – Une grève.", "[ORG SNCF], [ORG RATP] – Une grève."),
    ("<ORG CODARO>, 18 salariés, ferme.", "[ORG CODARO], 18 salariés, ferme."),
    ("<ORG VALLONGES>. Le maire rit.", "VALLONGES. Le maire rit."),
    ("Fin.\n<ORG VALLONGES>\nLe maire rit.", "Fin.\nVALLONGES\nLe maire rit."),
    (
        "<ORG CODARO>. La grève dure. Chez <ORG Codaro>, on rit.",
        "[ORG CODARO]. La grève dure. Chez [ORG Codaro], on rit.",
    ),
    ("<ORG ADEMO>. La grève dure.", "[ORG ADEMO]. La grève dure."),
    ("Il a quitté <ORG VALLONGES>. Elle rit.", "Il a quitté [ORG VALLONGES]. Elle rit."),
]

VOTE = [
    (
        "<ORG Roque> vend. <ORG Roque> achète. <PER Roque> dort.",
        "[ORG Roque] vend. [ORG Roque] achète. [ORG Roque] dort.",
    ),
    (
        "Chez <ORG Roque> et chez <ORG Orval>, l'affaire Roque-Orval inquiète.",
        "Chez [ORG Roque] et chez [ORG Orval], l'affaire [ORG Roque]-[ORG Orval] inquiète.",
    ),
    ("Le <ORG Codaro> dira. Un rapport <MISC Codaro> suit.", "Le [ORG Codaro] dira. Un rapport Codaro suit."),
]


@pytest.mark.parametrize("rule", NAMES.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_gives_what_its_row_says_and_nothing_else_does(rule: Rule) -> None:
    doc = apply_rules(rule.example)
    assert show(doc) == rule.gives
    assert {span.id_ for span in doc.spans["names"]} <= set(NAMES.rules)
    assert show(apply_rules(rule.example, PressNames(off=[f"names.{rule.id}"]))) != rule.gives


@pytest.mark.parametrize(
    ("recognised", "expected"), TRIMMED + PERSONS + BODIES + ACRONYMS + NOT_BODIES + KNOWN_SMALL + VOTE
)
def test_rules_on_names(recognised: str, expected: str) -> None:
    assert show(apply_rules(recognised)) == expected


@pytest.mark.parametrize(
    ("recognised", "whole"),
    [
        ("Les frères <PER Marc> et <PER Julien Vasselin> rient.", {"Marc": "Marc Vasselin"}),
        ("<PER Aude>, <PER Marc> et <PER Julien Le Goff> rient.", {"Aude": "Aude Le Goff", "Marc": "Marc Le Goff"}),
        ("Le pape <PER François> et <PER Julien Vasselin> rient.", {}),
        ("<PER Aude Vasselin>, née <PER Roque>, rit.", {"Roque": "Aude Vasselin"}),
        ("<PER Aude Vasselin> (veuve Roque) rit.", {"Roque": "Aude Vasselin"}),
        ("<PER Aude Vasselin>, née à <LOC Roque>, rit.", {}),
        (
            "Entendus : Vasselin, Aude ; Le Goff, Marc. Roque, Rose.",
            {"Vasselin, Aude": "Aude Vasselin", "Le Goff, Marc": "Marc Le Goff", "Roque, Rose": "Rose Roque"},
        ),
        (
            "Ont comparu VASSELIN (Aude) et ROQUE (Marc).",
            {"VASSELIN (Aude)": "Aude Vasselin", "ROQUE (Marc)": "Marc Roque"},
        ),
        ("Vasselin, Marc, Roque et Orval ont marqué.", {}),
    ],
)
def test_the_whole_name_is_kept_beside_the_words(recognised: str, whole: dict[str, str]) -> None:
    doc = apply_rules(recognised)
    assert {doc[start:end].text: name for (start, end), name in doc.user_data["whole_names"].items()} == whole


def test_a_couple_is_two_people_in_one_place() -> None:
    doc = apply_rules("M. et Mme <PER Orval> rient. Les époux <PER Roque> aussi. M. et Mme <PER Jean Norvane> dorment.")
    assert [(span.text, span.kb_id_) for span in doc.spans["names"]] == [
        ("Orval", "m"),
        ("Orval", "f"),
        ("Roque", "m"),
        ("Roque", "f"),
        ("Jean Norvane", "f"),
    ]


def test_gender_comes_from_the_civility() -> None:
    doc = apply_rules("Mme Orval et M. Roque et Me Vasselin.")
    assert [(span.text, span.kb_id_) for span in doc.spans["names"]] == [
        ("Orval", "f"),
        ("Roque", "m"),
        ("Vasselin", ""),
    ]


def test_rules_can_be_left_out() -> None:
    doc = SENTENCES(BLANK("Au ministère de la Santé, rien."))
    assert len(PressNames()(doc).spans["names"]) == 1
    assert not PressNames(off=["names.head"])(doc).spans["names"]


def test_doubted_bodies_go_and_labels_of_other_models_are_understood() -> None:
    doc = SENTENCES(BLANK("Roque et Orval parlent."))
    doc.ents = [Span(doc, 0, 1, label="ORG"), Span(doc, 2, 3, label="PERSON")]
    doc.user_data["name_scores"] = {(0, 1): 0.4, (2, 3): 0.4}
    assert [(span.text, span.label_) for span in PRESS_NAMES(doc).spans["names"]] == [("Orval", "PER")]


@pytest.mark.parametrize("text", ["", "\n", "(", "M.", "M. ", "de la", "d'", "« »", "@", "- -", "Mme\n\nOrval", "(A)"])
def test_scraps_raise_nothing(text: str) -> None:
    PRESS_NAMES(SENTENCES(BLANK(text)))


def test_each_known_body_is_found_in_a_sentence() -> None:
    missed = []
    for row in rows("known_organizations"):
        doc = PRESS_NAMES(SENTENCES(BLANK(f"Elle est citée par {row['name']} encore.")))
        if not any(span.text.replace("’", "'") == row["name"] for span in doc.spans["names"]):
            missed.append(row["name"])
    assert missed == []


def test_a_known_body_is_no_everyday_word() -> None:
    """« Intact, le pont rouvre »: but for a few that the press names far more often than the thing."""
    everyday = {row["word"] for row in rows("adjectives")} | {row["noun"] for row in rows("person_nouns")}
    found = {row["name"] for row in rows("known_organizations") if row["name"][1:].islower()}
    kept = {"Bleus", "Canon", "Pentagone", "Safran", "Têtu", "Écolo"}
    assert {name for name in found if name.lower() in everyday} == kept


@pytest.mark.parametrize("kind", ["product", "law", "label", "event", "country"])
def test_no_listed_name_is_a_body(kind: str) -> None:
    for row in rows("not_organizations"):
        if row["kind"] == kind:
            doc = SENTENCES(BLANK(f"Il cite {row['name']} encore."))
            doc.ents = [Span(doc, 2, len(doc) - 2, label="ORG")]
            assert not PRESS_NAMES(doc).spans["names"], row["name"]
