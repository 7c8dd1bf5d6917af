"""Rules on names that stand on the words around them: on the left what the recogniser says, on the right the tables."""

from __future__ import annotations

import pytest

from tests.components.test_press_names import apply_rules, show

EMPLOYERS = [
    ("Les cofondatrices de <PER Roque> rient.", "Les cofondatrices de [ORG Roque] rient."),
    ("Une salariée de <LOC Gap> rit.", "Une salariée de Gap rit."),  # towns have employees
    (
        "Les joueurs de <LOC Gap> rient. Ils rentrent à <LOC Gap>.",
        "Les joueurs de [ORG Gap] rient. Ils rentrent à Gap.",
    ),
    ("Le milieu de terrain de <LOC Gap> rit.", "Le milieu de terrain de [ORG Gap] rit."),
    (
        "Deux employés de <PER Vasselin> aident <PER Aude Vasselin>.",
        "Deux employés de [PER Vasselin] aident [PER Aude Vasselin].",
    ),
    ("Aude Orval a démissionné de <PER Roque>.", "Aude Orval a démissionné de [ORG Roque]."),
    ("Elle a été licenciée de <ORG Roque?0.4> hier.", "Elle a été licenciée de [ORG Roque] hier."),
    ("Elle a démissionné de <LOC Gap>.", "Elle a démissionné de Gap."),
    ("Les employés d'<PER Aude> rient.", "Les employés d'[PER Aude] rient."),
    ("Les joueurs partis de <LOC Gap> rient.", "Les joueurs partis de Gap rient."),
    ("La présidente de l'<LOC ODEO> rit. L'<LOC ODEO> part.", "La présidente de l'[ORG ODEO] rit. L'[ORG ODEO] part."),
    ("La présidente de la RDC rit.", "La présidente de la RDC rit."),
]
UNITS = [
    ("Le 13e régiment de dragons parachutistes part.", "Le [ORG 13e régiment de dragons parachutistes] part."),
    (
        "Le 2e <LOC REP> et la 13e demi-brigade de Légion étrangère.",
        "Le [ORG 2e REP] et la [ORG 13e demi-brigade de Légion étrangère].",
    ),
    ("Le 3e groupe est en vacances, le 2e REX aussi.", "Le 3e groupe est en vacances, le 2e REX aussi."),
]
TITLES = [
    ("L'entreprise Ro-Quo ferme.", "L'entreprise [ORG Ro-Quo] ferme."),
    ("L'entreprise Française ferme.", "L'entreprise Française ferme."),
    ("Le journal Officiel le dit.", "Le journal Officiel le dit."),
    ("L'association <ORG Gap Ville> Au Vert rit.", "L'association [ORG Gap Ville Au Vert] rit."),
    ("La lettre confidentielle <PER Rodunnet> sort.", "La lettre confidentielle [ORG Rodunnet] sort."),
    ("L'ONG Merveille dit non.", "L'ONG [ORG Merveille] dit non."),
    ("Le groupe norvégien <PER Lundroque Glas> part.", "Le groupe norvégien [ORG Lundroque Glas] part."),
    ("Le groupe norvégien <PER Aude Glas> part.", "Le groupe norvégien [PER Aude Glas] part."),
    ("Vendu à l'allemand <PER Feuroque Technik>, il part.", "Vendu à l'allemand [ORG Feuroque Technik], il part."),
    ("Le four est à l'allemand <PER Aude Roque>.", "Le four est à l'allemand [PER Aude Roque]."),
    ("Le nord du suédois <LOC Gap>.", "Le nord du suédois Gap."),
    ("Au supermarché <PER Roque>, on rit.", "Au supermarché [ORG Roque], on rit."),
    ("Prelivo, la plateforme de cours du soir, ferme.", "[ORG Prelivo], la plateforme de cours du soir, ferme."),
    (
        "Chez Charpentes Roque-Prelivo, la plateforme de cours du soir, on rit.",
        "Chez [ORG Charpentes Roque-Prelivo], la plateforme de cours du soir, on rit.",
    ),
    ("Hier, la société de cours du soir, fermée, rit.", "Hier, la société de cours du soir, fermée, rit."),
    ("À <LOC Gap>, la société de cours, fermée, rit.", "À Gap, la société de cours, fermée, rit."),
]
FIRMS = [
    ("L'usine <PER Paul Vasselin de Gap> ferme.", "L'usine [ORG Paul Vasselin] de Gap ferme."),
    ("L'usine <PER Paul van de Velde> ferme.", "L'usine [ORG Paul van de Velde] ferme."),
    (
        "Le SDEO (service départemental des eaux d'Orval. La suite tarde.",
        "Le [ORG SDEO] ([ORG service départemental des eaux d'Orval]. La suite tarde.",
    ),
    ("Le rachat de <PER Menuiseries Roque> inquiète.", "Le rachat de [ORG Menuiseries Roque] inquiète."),
    ("Sa voisine <PER Prudence Roque> rit.", "Sa voisine [PER Prudence Roque] rit."),
    (
        "Chez <ORG Roque>, on rit. La réponse de Roque Norvège suit.",
        "Chez [ORG Roque], on rit. La réponse de [ORG Roque Norvège] suit.",
    ),
    (
        "Chez <ORG Roque>, on rit. L'offre de <LOC Roque Cloud> suit.",
        "Chez [ORG Roque], on rit. L'offre de [ORG Roque Cloud] suit.",
    ),
    ("Chez <ORG Roque>, on rit. France attend.", "Chez [ORG Roque], on rit. France attend."),
    ("Chez <ORG Roque>. France attend.", "Chez [ORG Roque]. France attend."),
    (
        "<PER Aude Roque> rit. L'offre de <PER Roque> France suit.",
        "[PER Aude Roque] rit. L'offre de [PER Roque] France suit.",
    ),
    ("Le match <ORG Roque> - Monaco est reporté.", "Le match [ORG Roque] - Monaco est reporté."),
]
INSTITUTIONS = [
    ("L'ambassade de <LOC Norvane> ferme.", "L'[ORG ambassade de Norvane] ferme."),
    ("L'ambassade américaine ferme.", "L'ambassade américaine ferme."),
    ("Des agents de la préfecture de police rient.", "Des agents de la [ORG préfecture de police] rient."),
    ("On va au Conseil présidentiel des villes.", "On va au [ORG Conseil présidentiel des villes]."),
    ("L'Ecole des mines de <LOC Gap> ferme.", "L'[ORG Ecole des mines de Gap] ferme."),
    ("La <ORG Commission des lois du Sénat> vote.", "La [ORG Commission des lois] du [ORG Sénat] vote."),
    ("Le <ORG Collectif national de l'eau du PCF> vote.", "Le [ORG Collectif national de l'eau du PCF] vote."),
    ("L'<ORG Assemblée nationale norvanienne> vote.", "L'[ORG Assemblée nationale norvanienne] vote."),
    ("Le <ORG Hamas palestinien> vote.", "Le [ORG Hamas] palestinien vote."),
    (
        "Le collectif féministe Pour la digue libre (PDL) vote.",
        "Le collectif féministe [ORG Pour la digue libre] ([ORG PDL]) vote.",
    ),
    (
        "La <ORG Caisse des ports et du parquet de Gap> rient.",
        "La [ORG Caisse des ports] et du [ORG parquet de Gap] rient.",
    ),
    ("L'<ORG Assemblée nationale française> vote.", "L'[ORG Assemblée nationale] française vote."),
    ("La <ORG Croix-Rouge française> aide.", "La [ORG Croix-Rouge française] aide."),
]
NO_BODIES = [
    ("Ils dînent au café <ORG Roque>.", "Ils dînent au café Roque."),
    ("Ils dînent au centre commercial <ORG Roque>.", "Ils dînent au centre commercial Roque."),
    ("Une bombe vise le <ORG Roque Hotel>.", "Une bombe vise le Roque Hotel."),
    ("Le patron de <ORG Roque> rit.", "Le patron de [ORG Roque] rit."),
    ("Aude, ministre norvégienne des <ORG Marais>, rit.", "Aude, ministre norvégienne des Marais, rit."),
    ("Aude, secrétaire de la <ORG Convergence de Gap>, rit.", "Aude, secrétaire de la [ORG Convergence de Gap], rit."),
    ("Elle a reçu le <ORG Roque Spirit Award>.", "Elle a reçu le Roque Spirit Award."),
    ("Elle a reçu l'<ORG Ordre du Canada>.", "Elle a reçu l'Ordre du Canada."),
    (
        "Un <ORG Conseil des ministres du printemps>, rien de plus.",
        "Un Conseil des ministres du printemps, rien de plus.",
    ),
    ("L'entreprise <LOC France> coule.", "L'entreprise France coule."),
    ("L'américaine <PER Feuroque Orval> rit.", "L'américaine [PER Feuroque Orval] rit."),
    ("Les coureurs du Tour rient.", "Les coureurs du Tour rient."),
]
ROWS = [
    (
        "Les associations <ORG Roque> et la Vallée Vive rient.",
        "Les associations [ORG Roque] et la [ORG Vallée Vive] rient.",
    ),
    ("Les villes de <LOC Gap> et la Vallée Vive rient.", "Les villes de Gap et la Vallée Vive rient."),
    ("Chez <ORG Roque> et la Vallée Vive, on rit.", "Chez [ORG Roque] et la Vallée Vive, on rit."),
]
PRESS = [
    ("« Non », glisse-t-il au Figaro.", "« Non », glisse-t-il au [ORG Figaro]."),
    ("Une journaliste du Monde rit. La Coupe du Monde.", "Une journaliste du [ORG Monde] rit. La Coupe du Monde."),
    ("Elle l'a confié au Figaro.", "Elle l'a confié au [ORG Figaro]."),
    ("Le tour du Monde en barque.", "Le tour du Monde en barque."),
]
PERSONS = [
    ("Le blogueur Fadwane Okkiral rit.", "Le blogueur [PER Fadwane Okkiral] rit."),
    ("Le blogueur Fadwane Okkiral-Roque rit.", "Le blogueur [PER Fadwane Okkiral-Roque] rit."),
    ("Le Grand Okkiral rit.", "Le Grand Okkiral rit."),
    ("La fière Aude Okkiral rit.", "La fière [PER Aude Okkiral] rit."),
    ("Selon [Aude] <PER Vasselin>, non.", "Selon [[PER Aude] Vasselin], non."),
    ("Si (la mairesse Aude) <PER Vasselin> rit.", "Si (la mairesse [PER Aude) Vasselin] rit."),
    ("Elle part (avec Aude) <ORG Roque> reste.", "Elle part (avec Aude) [ORG Roque] reste."),
    ("L'<ORG abbé Rémi> rit. Mère Aude rit.", "L'abbé [PER Rémi] rit. [PER Mère Aude] rit."),
    ("<PER Aude Vasselin> rit. On voit Aude Vasselin.", "[PER Aude Vasselin] rit. On voit [PER Aude Vasselin]."),
    (
        "<PER Retrouver Vasselin> à Gap. On voit <PER Vasselin>.",
        "Retrouver [PER Vasselin] à Gap. On voit [PER Vasselin].",
    ),
    ("<PER Retrouver Vasselin> rit.", "[PER Retrouver Vasselin] rit."),
    ("<PER Jeanne d'Orval> rit. On voit <PER Orval>.", "[PER Jeanne d'Orval] rit. On voit [PER Orval]."),
    ("Selon <PER Aude Vasselin Le Premier> ministre, non.", "Selon [PER Aude Vasselin] Le Premier ministre, non."),
    (
        "« Rien ne va », confie à l'<ORG AFP> Rodunnet, caissière.",
        "« Rien ne va », confie à l'[ORG AFP] [PER Rodunnet], caissière.",
    ),
    ("« Rien ne va », indique Prelivo. On rit.", "« Rien ne va », indique Prelivo. On rit."),
    ("« Rien ne va », confie Dimanche, caissière.", "« Rien ne va », confie Dimanche, caissière."),
    ("Elle confie Aude, sa fille, à Marc.", "Elle confie Aude, sa fille, à Marc."),
    ("Au volant de son <PER Orval Roque>, elle rit.", "Au volant de son Orval Roque, elle rit."),
    ("Au rond-point de <PER Roque>, on rit.", "Au rond-point de Roque, on rit."),
    ("La ville de <PER Roque> et <PER Aude Roque> rient.", "La ville de [PER Roque] et [PER Aude Roque] rient."),
    ("Père <PER Vasselin> rit.", "Père [PER Vasselin] rit."),
    ("Sœur <LOC Orval> rit.", "Sœur [PER Orval] rit."),
    (
        "Le père de <PER Vasselin> et la sœur d'<PER Aude Roque> rient.",
        "Le père de [PER Vasselin] et la sœur d'[PER Aude Roque] rient.",
    ),
    ("Le père Noël et le Père Noël rient.", "Le père Noël et le Père Noël rient."),
    ("Non, dit <PER Aude Le Maire> à midi.", "Non, dit [PER Aude Le Maire] à midi."),
    ("Malgré cette nouvelle, <PER Vasselin> rit.", "Malgré cette nouvelle, [PER Vasselin] rit."),
    ("Son album, <PER Vasselin>, sort.", "Son album, Vasselin, sort."),
]
DOUBTS = [
    ("<PER Porter?0.3> secours, voilà tout.", "Porter secours, voilà tout."),
    ("<PER Aude?0.3> rit. Nous avec <PER Roque?0.3>.", "[PER Aude] rit. Nous avec [PER Roque]."),
    ("On aime le <ORG Grand Jardin?0.6>.", "On aime le Grand Jardin."),
    ("Un <ORG Grand Jardin?0.65> et un <ORG Grand Jardin?0.6>.", "Un [ORG Grand Jardin] et un [ORG Grand Jardin]."),
    ("On aime le <ORG Grand Jardin?0.8>.", "On aime le [ORG Grand Jardin]."),
    ("On aime le <ORG Collectif Jardin?0.6>.", "On aime le [ORG Collectif Jardin]."),
    ("On aime l'<ORG ODE Orval?0.6>.", "On aime l'[ORG ODE Orval]."),
    ("On garde la méthode <ORG Roque>. Ici, <ORG Roque> plaît.", "On garde la méthode Roque. Ici, Roque plaît."),
    (
        "On a des troubles du sommeil (ou <ORG TDS>). Le <ORG TDS> fatigue.",
        "On a des troubles du sommeil (ou TDS). Le TDS fatigue.",
    ),
    ("La belle RN 12 ferme. Le <ORG RN> rit.", "La belle RN 12 ferme. Le [ORG RN] rit."),
]


@pytest.mark.parametrize(
    ("recognised", "expected"),
    EMPLOYERS + UNITS + TITLES + FIRMS + NO_BODIES + ROWS + INSTITUTIONS + PRESS + PERSONS + DOUBTS,
)
def test_words_around_a_name(recognised: str, expected: str) -> None:
    assert show(apply_rules(recognised)) == expected
