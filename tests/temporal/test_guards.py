"""What guards let through and what they stop: for each, sentences in which the date stands and some in which none does.

Published on Wednesday 2021-06-16. A bracket is a date that must be found; a sentence without one holds none.
"""

from __future__ import annotations

import re

import pytest

from tests.temporal.marked import found, rows_of

TABLES = {
    "named_after_day": """
        Le train a percuté un sanglier près de la gare le [3 mai].
        On a repeint l'école le [8 mai].
        L'arrêt du [12 février] oblige la mairie à tout rouvrir.
        La cour a rendu son arrêt le [9 novembre 2019].
        Ils ont vidé l'hôpital le [14 mars].
        Le stade sera fermé du [3 au 9 juillet].
        La grue a heurté le pont le [11 novembre].
        Une fuite a inondé la salle le [4 septembre].
        Le centre ouvrira le [1er juillet].
        La maison fut vendue le [19 mars].
        Le parc sera rendu aux enfants le [18 juin].
        Les joueurs répètent au gymnase du 8-Mai-1945.
        Le collège du 19 Mars 1962 cherche un cuisinier.
        Le bus ne dessert plus l'arrêt 11-Novembre.
        L'école du 14 Juillet perd une classe.
        Une fresque orne la salle du 4-Septembre.
        Le stade du 1er-Mai a perdu ses gradins.
        Le pont du 8 mai 1945 se fissure.
        La cité du 18 Juin sera rasée.
        La piscine du 22-Novembre prend l'eau.
        Le monument du 11 novembre 1918 a été nettoyé.
    """,
    "street_date": """
        La rue est barrée le [3 mai].
        Le marché quitte la place le [12 juillet].
        Des tags ont sali l'avenue le [9 juin].
        Le quai sera fermé du [2 au 8 août].
        La place du marché rouvre le [1er juillet].
        Ils ont défilé sur le boulevard le [1er mai].
        Le chemin est coupé depuis le [4 janvier].
        L'impasse fut goudronnée le [8 mai 2019].
        Le square accueille un bal le [14 juillet].
        La promenade des veufs aura lieu le [11 novembre].
        Un vélo a brûlé rue du 8 mai 1945.
        Le tabac de la place du 11-Novembre a fermé.
        La laverie du boulevard du 14 Juillet déménage.
        Un platane penche avenue du 4 septembre.
        Le square du 19-Mars-1962 sent la menthe.
        Le quai du 1er mai est inondé.
        Le kiosque de la place du 18 Juin est à louer.
        Une fuite de gaz a vidé le cours du 30-Juillet.
        L'allée du 22 Novembre est glissante.
        Un trou s'est ouvert impasse du 6 Juin 1944.
    """,
    "article_number": """
        La greffière a rangé le dossier le [12 janvier].
        La revue a retiré l'article le [14 février].
        L'affaire passe devant la chambre le [5 juillet].
        Ils ont relu le chapitre le [3 mai].
        Elle a rendu la page le [9 mars].
        Le lot fut adjugé le [2 juin].
        On ferme la section le [1er juillet].
        Le volume sort le [8 octobre].
        Son code expire le [11 juillet].
        La référence a changé le [4 avril].
        Le bail renvoie à l'article 12 du code.
        L'article L. 1110-4 protège les patients.
        Voir page 14 du rapport.
        Le dossier n° 20210304 dort au greffe.
        Le tome 3 manque.
        La chambre 12 donne sur la cour.
        Le lot 7 comprend deux granges.
        L'alinéa 2 prête à confusion.
        La version 12 corrige la faute.
        L'article R. 412-6 punit ces abus.
    """,
    "newspaper": """
        Le maire a relu le journal [lundi].
        Un entretien paru dans la presse [dimanche] fait jaser.
        Le Figaro a publié [mardi] la liste.
        L'Express l'avait appris le [3 mai].
        Le Télégramme s'arrêtera [samedi] pour grève.
        L'Union écrivait [lundi] que le puits tarissait.
        Le Progrès du [12 juin] en parlait.
        La Libération de la ville fut fêtée le [25 août].
        Le Parisien du [3 mai] montre la photo.
        Un soir de [mai 2019], tout a brûlé.
        Le Journal du dimanche a publié la liste.
        Il lit Libé week-end au lit.
        Le Black Friday vide les rayons.
        Un reportage de 20 Minutes le montre.
        Ouest-France dimanche en fait sa une.
        Le journal 24 Heures de Lausanne en parle.
        Les jeunes de Nuit debout ont campé là.
        On projetait La Nuit américaine au ciné-club.
        Le Jeudi noir a ruiné son aïeul.
        Le JT de 20 heures n'en a rien dit.
    """,
    "capital": """
        Le général part en [juin].
        Mme Roche a été élue en [mars].
        Monsieur, [dimanche dernier], était absent.
        Bruno l'a vu [lundi].
        Alphonse revient en [mai].
        Le maréchal fut enterré en [avril 1951].
        Le professeur rentre [jeudi].
        Le docteur a fermé son cabinet en [juillet].
        La capitaine a été blessée en [février].
        Le père reviendra [mardi].
        La statue du maréchal Juin est tombée.
        M. Mars a vendu son bar.
        Mme Avril dirige la chorale.
        Le docteur Mai consulte à Foix.
        Monsieur Dimanche est un personnage de Molière.
        Le général Janvier lit la carte.
        Le capitaine Mardi a chaviré.
        Le père Noël est passé par la cheminée.
        Madame Juillet tient le bureau de poste.
        Le professeur Toussaint soigne les sols.
    """,
    "feast_free": """
        On brûle des fagots à la [Saint-Jean].
        Le bal de la [Saint-Jean] a été gâché par la pluie.
        Les bergers descendent pour la [Toussaint].
        L'auberge ferme avant [Noël].
        Ils se sont fiancés à [Pâques].
        Le marché rouvre après l'[Ascension].
        Le feu d'artifice de la [Saint-Sylvestre] coûte cher.
        Le verger donne pour l'[Assomption].
        Le défilé de la [Saint-Nicolas] plaît aux enfants.
        Il neigera d'ici [Noël].
        Un incendie a touché le quartier de Saint-Jean à Melun.
        Le lycée Saint-Nicolas recrute.
        Il habite à Saint-Jean-de-Luz.
        Un bus relie Metz à Saint-Nicolas-de-Port.
        Noël Dupré vend des huîtres.
        La paroisse de Saint-Jean manque de chaises.
        Le curé de Saint-Nicolas part à la retraite.
        Le port de Saint-Jean accueille deux chalutiers.
        Le marché de Noël vend du vin chaud.
        La rue de la Toussaint est en pente.
    """,
    "season_free": """
        Le gel a duré tout l'[hiver dernier].
        La ferme sera vendue au [printemps 2023].
        Le lac a débordé l'[été dernier].
        Elle quittera la scène à l'[automne].
        La route sera refaite à l'[été 2022].
        On taillera les haies au [printemps prochain].
        Le pont a rouvert à l'[automne 2019].
        Ils ont chassé durant l'[hiver 2019].
        Le barrage sera vidé à l'[automne prochain].
        La mairie a muré la grotte au [printemps 2018].
        Le festival Printemps de Bourges cherche un toit.
        La grotte du Printemps arabe n'existe pas.
        Les jeux d'hiver manquent de neige.
        Les soldes d'été finissent mal.
        Ils vendent des pneus d'hiver.
        Une collection d'automne en feutre.
        Le Printemps Haussmann a rouvert.
        Il rêve d'un été indien.
        L'heure d'été fatigue les vaches.
        La trêve d'hiver protège les locataires.
    """,
    "short_year": """
        La scierie a fermé le [18 juin 89] après trois mois de grève.
        Le gérant fut condamné le [5 mai 97] puis gracié.
        En [octobre 83] déjà, l'atelier avait brûlé.
        L'accord du [4 mai 02] a été rompu.
        Il est né en [mai 68].
        L'avion tomba le [3 mars 74], en forêt.
        La loi du [7 janvier 83] a tout changé.
        La crue d'[avril 83] reste dans les esprits.
        Le [12 juillet 98], la place chantait.
        Le bail signé le [1er mars '76] court encore.
        Le [3 mai] 45 élèves ont planté des chênes.
        Le [4 juin] 60 personnes ont mangé dehors.
        En [mai] 80 % des vignes avaient gelé.
        Le [9 juin] 12 moutons ont disparu.
        Le [2 mai] 35 euros suffisaient.
        Le [6 juin] 22 barques ont coulé.
        En [avril] 30 % des puits étaient secs.
        Le [7 mai] 77 cloches ont sonné.
        Le [1er juin] 90 vaches ont fui.
        Le [8 juillet] 75 voix ont suffi.
    """,
    "counted": """
        Le village s'est vidé en [1962].
        La source a tari en [2003] puis en 2019.
        Elle siège depuis [2014] au conseil.
        Le four date de [1820].
        Il vise l'horizon [2040].
        Ils ont plié en [1999] et sont partis.
        Les vignes de [2016] sont épuisées.
        D'ici [2027], tout sera goudronné.
        La crise de [1929] l'a ruiné.
        Vers [1780], un moulin tournait.
        La halle accueille 2000 habitants.
        Il a vendu 1500 tonnes de betteraves.
        Elle gagne 1900 euros.
        Le terrain mesure 1200 mètres.
        Ils ont récolté 1800 signatures.
        Le bourg compte 2019 habitants.
        On attend 2000 spectateurs.
        Le pont pèse 1450 tonnes.
        Il manque 1600 postes.
        Une amende de 1500 euros le menace.
    """,
    "old_times": """
        L'abbaye fut fondée en [987] par un comte.
        Le roi y passa vers [934].
        Des moines s'y installèrent en [1115].
        Le château brûla en [1098].
        Un évêque bénit la crypte en l'an [812].
        Il a traduit le poème en 800 vers.
        Elle roule en 508.
        Le coureur a fini en 347 secondes.
        Il a plié le métal en 400 morceaux.
        Le film se vend en 720 pixels.
    """,
    "named_year": """
        La coupe de France de boules [2019] fut annulée.
        Elle a gagné le titre [2020] à Dole.
        Les Jeux d'hiver [2018] ont plu aux enfants.
        Le championnat d'Europe à Dole [2016] a réuni dix clubs.
        On relit le prix Nobel de la paix [2014].
        La foire aux vins [1987] fut pluvieuse.
        Le festival de [Pâques 2019] fut pluvieux.
        Le tournoi de [mars 2019] fut pluvieux.
        Le festival a réuni 2016 badauds.
        Le salon compte 1950 places.
        La course de 2000 m fut gagnée.
        Le tour par 2030 mètres est rude.
        Le prix dépasse 2050 euros.
        Une course avec 2010 coureurs.
    """,
    "acronym_year": """
        La CEVB [2017] fut annulée.
        On va au CESD [2025] en train.
        VOIR LE LOGO 2016
        Le refuge Cora 2016 est plein.
        La RD 2016 est barrée.
        Le GPS 1850 est perdu.
    """,
    "clock": """
        Le feu a pris [hier vers 22 heures].
        Rendez-vous [samedi à 18 h].
        Le bac part [lundi à seize heures].
        L'alerte fut donnée [mardi à 6 h 15].
        Le bar a fermé [dimanche à minuit].
        Il roule 2 heures de suite.
        La semaine de 35 heures fait débat.
        Il a dormi trois heures.
        On l'attend depuis deux heures.
        Le Midi a soif.
    """,
    "weekday_set": """
        Le marché rouvre [dimanche].
        Elle a perdu [lundi] son procès.
        Le conseil se réunira [mardi prochain].
        Le bal de [samedi] a été annulé.
        Il pleut depuis [jeudi].
        La poste n'ouvre pas le lundi.
        On danse tous les samedis.
        Le musée est fermé les mardis.
        C'était un dimanche de pluie.
        Chaque vendredi, il pêche.
    """,
}
CASES = [
    pytest.param(row, id=f"{guard}-{number}")
    for guard, table in TABLES.items()
    for number, row in enumerate(rows_of(table))
]


@pytest.mark.parametrize("row", CASES)
def test_a_guard_stops_what_is_no_date_and_nothing_else(row: str) -> None:
    wanted = [re.sub(r"^(du |le |l')", "", text) for text in re.findall(r"\[(.+?)\]", row)]
    dates = [re.sub(r"^(du |le |l')", "", text) for text, value in found(re.sub(r"[\[\]]", "", row)) if "-" in value]
    if wanted:
        assert wanted == [text for text in dates if text in wanted], dates
    else:
        assert dates == []
