"""Every other guard, ten sentences in which the date stands and ten in which it does not, or stands otherwise.

Published on Wednesday 2021-06-16. A bracket is a date, its value behind the bar; a sentence without one holds none
(durations and repeated times aside).
"""

from __future__ import annotations

import re

import pytest

from pipeline.temporal.guards import GUARDS
from tests.temporal import test_guards
from tests.temporal.marked import expected, found, rows_of

TABLES = {
    "among_days": """
        La motion du [3 juin] fut rejetée le [15] à plus de 60 %. | 2021-06-03 2021-06-15
        Vendu le [2 mai], le silo fut démoli le [9] par un voisin. | 2021-05-02 2021-05-09
        On vote le [24 septembre], sans doute le [26] – ou jamais. | 2021-09-24 2021-09-26
        Né le [3 avril 2010], il fut baptisé le [18] dans la crypte. | 2010-04-03 2010-04-18
        La grève du [1er juin], suspendue le [4], a repris le [7] sur tous les quais. | 2021-06-01 2021-06-04 2021-06-07
        Arrêté le [8 mars], il fut jugé le [30] en son absence. | 2021-03-08 2021-03-30
        Le bac part le [5 juillet], peut-être le [6] avec la marée. | 2021-07-05 2021-07-06
        Signée le [10 mai], puis le [12] par les autres, la charte dort. | 2021-05-10 2021-05-12
        Le col, rouvert le [1er juin], a été refermé le [3] sans préavis. | 2021-06-01 2021-06-03
        Les plis, ouverts le [2 juin], furent comptés le [4] devant témoins. | 2021-06-02 2021-06-04
        Le [3 mai], le berger a appelé le 15 à deux reprises. | 2021-05-03
        Le [3 mai], elle a pris le 12 à la gare. | 2021-05-03
        Le [3 mai], ils ont battu le 15 à domicile. | 2021-05-03
        Le [3 mai], il a composé le 17 en vain. | 2021-05-03
        Le chat fut trouvé par le 15 à Metz.
        Elle a joué le 7 et le 12 au loto.
        Le [3 mai], il a porté le 10 avec fierté. | 2021-05-03
        Le [3 mai], on a prévenu le 18 par téléphone. | 2021-05-03
        Le [3 mai], une dame du 12 a crié. | 2021-05-03
        Le [3 mai], ils ont vu le 15 en rouge. | 2021-05-03
    """,
    "and_days": """
        La cure dure [du 3 au 7 mai]. | 2021-05-03/2021-05-07
        Le pont fermera [entre le 3 et le 7 juillet]. | 2021-07-03/2021-07-07
        Ils ont campé là [du 28 avril au 2 mai]. | 2021-04-28/2021-05-02
        La foire tient [du 12 mars au 3 avril 2020]. | 2020-03-12/2020-04-03
        [Entre le 1er et le 4 juin], il a grêlé. | 2021-06-01/2021-06-04
        Fermeture [du 24/12 au 02/01/2021]. | 2020-12-24/2021-01-02
        Le gué fut barré [du 30 décembre 2019 au 4 janvier 2020]. | 2019-12-30/2020-01-04
        Le lac a gelé [entre le 3 janvier et le 9 février]. | 2021-01-03/2021-02-09
        Un salon [du 8 au 11 juin 2019] à Dole. | 2019-06-08/2019-06-11
        Semis [du lundi 3 au vendredi 7 mai]. | 2021-05-03/2021-05-07
        Le conseil a siégé le [3] et le [7 mai]. | 2021-05-03 2021-05-07
        On vote le [20] et le [27 juin]. | 2021-06-20 2021-06-27
        Deux battues, le [2] et le [9 octobre 2020]. | 2020-10-02 2020-10-09
        Il plut le [4 mars] et le [9 mars]. | 2021-03-04 2021-03-09
        Elle chantera le [3 juillet] et le [5 août]. | 2021-07-03 2021-08-05
        Les essais du [3] et du [7 mai] ont raté. | 2021-05-03 2021-05-07
        Le bac passe le [3 juillet] ou le [7 juillet]. | 2021-07-03 2021-07-07
        Il a neigé le [1er], le [4] et le [9 février]. | 2021-02-01 2021-02-04 2021-02-09
        Les tirs des [2], [9] et [16 mai] furent annulés. | 2021-05-02 2021-05-09 2021-05-16
        Audiences le [3 mai 2019] et le [7 mai 2020]. | 2019-05-03 2020-05-07
    """,
    "and_months": """
        Le gué ferme [de mars à juin 2020]. | 2020-03-01/2020-06-30
        [Entre mars et juin 2020], tout ferma. | 2020-03-01/2020-06-30
        Le bac navigue [d'avril à octobre]. | 2021-04-01/2021-10-31
        La cueillette court [de septembre à novembre 2019]. | 2019-09-01/2019-11-30
        Ouvert [de décembre 2019 à février 2020]. | 2019-12-01/2020-02-29
        Le col est sûr [de la mi-mai à la fin octobre]. | 2021-05-11/2021-10-31
        [Entre janvier et mars], la halle a changé de mains. | 2021-01-01/2021-03-31
        Travaux [de juillet à août 2022]. | 2022-07-01/2022-08-31
        On a taillé [de novembre à janvier 2018]. | 2017-11-01/2018-01-31
        L'étang fut vidé [entre octobre et décembre 2016]. | 2016-10-01/2016-12-31
        En [mars] a été jugé le braconnier. | 2021-03
        Fermetures en [mars] et en [juin]. | 2021-03 2021-06
        Les crues de [mars] et de [juin 2016] ont tout pris. | 2016-03 2016-06
        Ni en [avril] ni en [mai] il n'a plu. | 2021-04 2021-05
        On sème en [avril] ou en [mai]. | 2021-04 2021-05
        En [mai] a fleuri le tilleul. | 2021-05
        Le prix de [janvier] et celui de [mars] se valent. | 2021-01 2021-03
        Depuis [avril], et surtout en [mai], il gèle. | 2021-04 2021-05
        En [février] a brûlé le moulin. | 2021-02
        De [mars 2019] on retient la crue, de [juin 2019] la grêle. | 2019-03 2019-06
    """,
    "and_years": """
        Il siège [entre 2015 et 2018]. | 2015-01-01/2018-12-31
        [De 2011 à 2014], le bief fut à sec. | 2011-01-01/2014-12-31
        [Entre 1998 et 2002], la ligne a fermé. | 1998-01-01/2002-12-31
        Le plan [2014-2020] s'achève. | 2014-01-01/2020-12-31
        Les comptes [de 2016 à 2019] manquent. | 2016-01-01/2019-12-31
        [Depuis 2012 jusqu'en 2017], elle a dirigé l'asile. | 2012-01-01/2017-12-31
        [Entre fin 2018 et mi-2019], il se tut. | 2018-09-01/2019-08-31
        [De 1936 à 1939], ils ont fui. | 1936-01-01/1939-12-31
        Le canal [1880-1890] s'ensable. | 1880-01-01/1890-12-31
        [Entre 1872 et 1887], il écrivit des fables. | 1872-01-01/1887-12-31
        Les crues de [2015] et [2018] se valent. | 2015 2018
        En [2015] et en [2018], il neigea. | 2015 2018
        Élu en [2008], puis en [2014]. | 2008 2014
        Les vins de [2009] ou [2010] sont rares. | 2009 2010
        Depuis [2003], et plus encore depuis [2018], on cherche l'eau. | 2003 2018
        Sec en [2016] comme en [2017]. | 2016 2017
        Fondé en [1920], détruit en [1944]. | 1920 1944
        Le rapport de [2012] et celui de [2016] divergent. | 2012 2016
        Sacré en [1999], [2001] et [2004]. | 1999 2001 2004
        Le budget [2018], voté en [2017], déplaît. | 2018 2017
    """,
    "and_weekdays": """
        Fermé [de lundi à mercredi]. | 2021-06-14/2021-06-16
        Le bac sera à quai [de mardi soir à jeudi matin]. | 2021-06-22/2021-06-24
        Il a plu [entre samedi et lundi]. | 2021-06-12/2021-06-14
        La halle fut gardée [de vendredi soir à dimanche]. | 2021-06-11/2021-06-13
        Ils ont tenu [entre lundi matin et mardi soir]. | 2021-06-14/2021-06-15
        Les trains rouleront mal [de jeudi à samedi]. | 2021-06-17/2021-06-19
        [De dimanche à mardi], le gel a tout pris. | 2021-06-13/2021-06-15
        Le pont restera clos [de vendredi à dimanche soir]. | 2021-06-18/2021-06-20
        Il a dormi là [de lundi soir jusqu'à mardi]. | 2021-06-14/2021-06-15
        Il fera beau [de jeudi jusqu'à samedi]. | 2021-06-17/2021-06-19
        Les séances de [lundi] et [mardi] ont duré. | 2021-06-14 2021-06-15
        Le bal de [samedi] et celui de [dimanche] ont plu. | 2021-06-12 2021-06-13
        Il a vu le juge [lundi] et le préfet [mardi]. | 2021-06-14 2021-06-15
        On fermera [vendredi] ou [samedi]. | 2021-06-18 2021-06-19
        Ouvert du lundi au vendredi.
        Les essais de [lundi] ont repris [mardi]. | 2021-06-14 2021-06-15
        Il travaille le lundi et le mardi.
        La foire de [samedi] et [dimanche] aura lieu. | 2021-06-19 2021-06-20
        Du mardi au samedi, on vend du pain.
        On danse tous les vendredis et samedis.
    """,
    "and_decades": """
        L'usine a tenu [des années 20 aux années 80]. | 1920-01-01/1989-12-31
        [Entre les années 60 et 80], le bourg double. | 1960-01-01/1989-12-31
        Les tours [des années 60-70] tombent. | 1960-01-01/1979-12-31
        Le tram roula [des années 1920 aux années 1950]. | 1920-01-01/1959-12-31
        [Entre les années 1930 et les années 1950], on planta des pins. | 1930-01-01/1959-12-31
        [Les années 80-90] furent rudes. | 1980-01-01/1999-12-31
        La mode court [des années 70 jusqu'aux années 90]. | 1970-01-01/1999-12-31
        [Entre les années 40 et 60], il peint. | 1940-01-01/1969-12-31
        Le bassin ferma [des années 1960 aux années 1990]. | 1960-01-01/1999-12-31
        [Les années 1950-1960] virent les barres sortir de terre. | 1950-01-01/1969-12-31
        [Les années 60] et [80] furent belles. | 1960-01-01/1969-12-31 1980-01-01/1989-12-31
        [Les années 1980] et [1990] furent rudes. | 1980-01-01/1989-12-31 1990-01-01/1999-12-31
        Dans [les années 70], il peint. | 1970-01-01/1979-12-31
        On dansait dans [les années 20]. | 1920-01-01/1929-12-31
        [Les années 30], puis les années [40], l'ont ruiné. | 1930-01-01/1939-12-31 1940-01-01/1949-12-31
        [Les années 90] lui sourient. | 1990-01-01/1999-12-31
        Il a passé trois années en 60 pièces.
        Deux années 100 % ratées.
        Des années 4 par 4.
        [Les années 2000] passent vite. | 2000-01-01/2009-12-31
    """,
    "aside": """
        Grande Marche, [1983], archives. | 1983
        Le Moulin noir, [1954], huile sur toile. | 1954
        Son album (Dargaud, [2001]) se vend mal. | 2001
        Ils rejouent Le Cerf, [1977], en plein air. | 1977
        Une vue du port, [1912]. | 1912
        Le Vent, [2016] ; La Mer, [2018]. | 2016 2018
        Paris, [1968]… on dépave. | 1968
        Elle signe La Halle, [1999], puis se tait. | 1999
        Un fauteuil de Roubaix, [1931], est à vendre. | 1931
        Fiches, [2005], salle 4. | 2005
        Les lots 1998, 1999, 2000 sont à retirer.
        Il a tiré 12, 1950, 14 numéros.
        Le pic, 1850 mètres, est gelé.
        La note, 1999 euros, est salée.
        Le foyer, 1200 lits, déborde.
        Il vise la cote, 1640, en vain.
        La jauge, 2000 personnes, est pleine.
        Le tirage, 1500 exemplaires, est épuisé.
        On compte 1, 2, 1985, 4.
        Le débit, 1950 litres, baisse.
    """,
    "clock": """
        Le feu a pris à [6 h 15]. | 2021-06-16
        Le bac part à [seize heures]. | 2021-06-16
        L'alerte est donnée vers [22 heures]. | 2021-06-16
        La mairie ferme à [17h30]. | 2021-06-16
        Il était [minuit] quand la grange a brûlé. | 2021-06-16
        Le vote a lieu à [midi]. | 2021-06-16
        On sonne avant [8 h du matin]. | 2021-06-16
        Le train est parti à [9 heures et quart]. | 2021-06-16
        La neige tombe depuis [4 heures du matin]. | 2021-06-16
        Elle arrive à [20h45] au port. | 2021-06-16
        Il roule 2 heures de suite.
        La semaine de 35 heures fait débat.
        Il a dormi trois heures.
        On l'attend depuis deux heures.
        Le Midi a soif.
        Une séance de 2 h l'a épuisé.
        Il faut 4 heures de route.
        Elle compte 12 heures de cours.
        Un débat de 3 heures a suivi.
        Le Canal du Midi est gelé.
    """,
    "consecutive": """
        Portes ouvertes les [12 et 13 mars]. | 2021-03-12/2021-03-13
        On danse les [5 et 6 juin]. | 2021-06-05/2021-06-06
        La rafle des [16 et 17 juillet 1942] fut filmée. | 1942-07-16/1942-07-17
        Les [1er et 2 mai], la halle ferme. | 2021-05-01/2021-05-02
        Foire les [30 et 31 octobre]. | 2021-10-30/2021-10-31
        Les [8 et 9 juin 2019], il grêla. | 2019-06-08/2019-06-09
        Un salon les [18 et 19 juin]. | 2021-06-18/2021-06-19
        La braderie des [3 et 4 juillet] attire. | 2021-07-03/2021-07-04
        Tournoi les [10 et 11 juillet]. | 2021-07-10/2021-07-11
        Les [14 et 15 août 2018], tout brûla. | 2018-08-14/2018-08-15
        Audiences les [12] et [15 mars]. | 2021-03-12 2021-03-15
        Battues les [2] et [9 octobre 2020]. | 2020-10-02 2020-10-09
        Les [5] et [12 mai], on vota. | 2021-05-05 2021-05-12
        Concerts les [1er] et [8 juillet]. | 2021-07-01 2021-07-08
        Les crues des [3] et [30 janvier 2018]. | 2018-01-03 2018-01-30
        Les scrutins des [20] et [27 juin] seront serrés. | 2021-06-20 2021-06-27
        Elle joue les [3], [4] et [9 juillet]. | 2021-07-03 2021-07-04 2021-07-09
        Messes les [4] et [11 juillet]. | 2021-07-04 2021-07-11
        Les [14] et [21 août 2018], il plut. | 2018-08-14 2018-08-21
        Les [6] et [20 juin], on pêche. | 2021-06-06 2021-06-20
    """,
    "endpoints": """
        Le hangar brûla dans [la nuit du 21 au 22 mai]. | 2021-05-21/2021-05-22
        Il a gelé, [la nuit de lundi à mardi]. | 2021-06-14/2021-06-15
        Vols en série [la nuit de samedi à dimanche] : quatre caves. | 2021-06-12/2021-06-13
        [La nuit du 31 décembre au 1er janvier], tout sauta. | 2020-12-31/2021-01-01
        Dans [la nuit du 3 au 4 juin 2019], le lac déborda. | 2019-06-03/2019-06-04
        [La nuit du mardi 8 au mercredi 9 juin], le pont céda. | 2021-06-08/2021-06-09
        Dans [la nuit de jeudi à ce vendredi], on a tiré. | 2021-06-10/2021-06-11
        [La nuit du 4 au 5 août 1789] fit date. | 1789-08-04/1789-08-05
        Toute [la nuit de dimanche à lundi], il a neigé. | 2021-06-13/2021-06-14
        [La nuit du 12 au 13 mars], la digue a cédé. | 2021-03-12/2021-03-13
        La nuit du chasseur passe au ciné-club.
        La nuit du rat au grenier fut longue.
        La nuit de la truite attire du monde.
        Une nuit de garde au poste.
        La nuit du loup au clair de lune.
        La nuit des musées aura son bal.
        La nuit du blues au moulin.
        Une nuit d'hôtel au prix fort.
        La nuit de l'eau à Sète.
        La nuit du vin au château.
    """,
    "feast_alone": """
        Un bal fut donné [lundi de Pentecôte] ici. | 2021-05-24
        Le bac ne passera pas [lundi de Pâques]. | 2022-04-18
        [Lundi de Pâques], il a neigé. | 2021-04-05
        [Jeudi de l'Ascension], la halle a brûlé. | 2021-05-13
        Il est né [mardi gras]. | 2021-02-16
        [Mercredi des Cendres], on jeûna. | 2021-02-17
        Le curé a parlé [dimanche de Pâques]. | 2021-04-04
        La foire eut lieu [lundi de Pentecôte 2019]. | 2019-06-10
        [Vendredi saint], les forains ont fait grève. | 2021-04-02
        [Dimanche des Rameaux], tout était fermé. | 2021-03-28
        Le chef Noël Dupré pêche.
        Toussaint Roux est boulanger.
        Un marché de Noël couvert.
        Le quartier Saint-Jean a soif.
        Sapins de Noël à jeter.
        Le bois de Saint-Martin est privé.
        Les œufs de Pâques fondent.
        L'île de Pâques perd ses sables.
        La rue de la Toussaint est en pente.
        Un repas de Noël froid.
    """,
    "misspelt_month": """
        Courrier du [3 avirl 2020], perdu. | 2020-04-03
        Vote du [12 javnier 2021] annulé. | 2021-01-12
        Pli du [8 septmebre 2019] égaré. | 2019-09-08
        Acte du [21 ocotbre 2018] refait. | 2018-10-21
        Bail du [1er juillt 2017] rompu. | 2017-07-01
        Note du [9 novmbre 2020] jetée. | 2020-11-09
        Ils ont voté [lundi 14 juinn], à huis clos. | 2021-06-14
        Reçu du [30 decmbre 2019] taché. | 2019-12-30
        Plan du [2 fevirer 2020] caduc. | 2020-02-02
        Avis du [17 aouut 2018] perdu. | 2018-08-17
        Il a vendu 3 avions 2020 fois.
        On compte 12 jarres pleines.
        Il reste 8 soupes chaudes.
        Elle a 21 octaves de tessiture.
        Il prit 4 juments grises.
        Les 9 novices prient.
        Il manque 14 jus de fruit.
        On livre 30 décors peints.
        Il a lu 2 feuilles.
        Les 17 autres attendent.
    """,
    "month_case": """
        Le taux a baissé en [mars]. | 2021-03
        En [Mai], il a plu. | 2021-05
        Depuis [avril], le bief est à sec. | 2021-04
        On sèmera en [juillet]. | 2021-07
        Les pluies de [janvier] ont suffi. | 2021-01
        [FIN JUIN], tout fermera. | 2021-06-21/2021-06-30
        La foire de [septembre] aura lieu. | 2021-09
        Le gel d'[avril] a tout pris. | 2021-04
        Dès [août], on vendange. | 2021-08
        Il est mort en [février]. | 2021-02
        La sonde frôle Mars.
        Juin Dupont chante.
        Le rover roule sur Mars.
        Avril Lavigne revient.
        La colonie de Mars attend.
        Les vents ont poli le relief de Mars.
        Il dément les mots de Mai Dastier.
        Dès le [début de Mars], le bief est à sec. | 2021-03-01/2021-03-10
        Jean Mai est maçon.
        Mars attaque, au ciné-club.
        L'affaire Février s'enlise.
        La planète mars est rouge.
        Le rover Mars 2020 roule.
    """,
    "known_day": """
        L'Amérique d'après le [11-Septembre] a changé. | 2001-09-11
        Depuis le [13-Novembre], Paris se souvient. | 2015-11-13
        Les années d'avant le [11-Septembre] sont loin. | 2001-09-11
        Un livre sur le [13-Novembre] paraît. | 2015-11-13
        Le [11-Septembre] hante ce film. | 2001-09-11
        Les victimes du [13-Novembre] témoignent. | 2015-11-13
        Le procès du [13-Novembre] s'ouvre. | 2015-11-13
        Vingt ans après le [11-Septembre], elle écrit. | 2001-09-11
        L'enquête sur le [13-Novembre] est close. | 2015-11-13
        Il a vécu le [11-Septembre] de près. | 2001-09-11
        Le 18-Brume est un bar.
        La rue du 11-Septembre est barrée.
        Le stade du 13-Novembre rouvre.
        L'école du 11-Novembre recrute.
        Une place du 13-Mai à repeindre.
        L'avenue du 11-Novembre est fermée.
        La salle du 7-Mars affiche complet.
        Le collège du 13-Juin brûle.
        Le lycée du 11-Mai attend.
        Le quartier du 7-Juillet a peur.
    """,
    "month_heads": """
        [Janvier] : on ferme le gué. [Mars] : on le rouvre. | 2021-01 2021-03
        [Mai] : il neige. [Juin] : il grêle. | 2021-05 2021-06
        [Février] : la grange brûle. [Avril] : on la rebâtit. | 2021-02 2021-04
        [Avril] : le bac coule. [Mai] : on le renfloue. | 2021-04 2021-05
        [Janvier] : vote. [Février] : recours. | 2021-01 2021-02
        [Mars] : on bêche. [Mai] : on sarcle. | 2021-03 2021-05
        [Avril] : la truie met bas. [Juin] : on vend les petits. | 2021-04 2021-06
        [Janvier] : un mur cède. [Mai] : un autre. | 2021-01 2021-05
        [Février] : grève. [Mars] : reprise. [Avril] : rechute. | 2021-02 2021-03 2021-04
        [Mai] : le lac monte. [Juin] : il redescend. | 2021-05 2021-06
        Mars : la planète rouge intrigue.
        Mars : une sonde s'y pose.
        Juin : un maréchal oublié.
        Avril : une chanteuse revient.
        Mai : le mois du muguet.
        Juillet : une tante acariâtre.
        Octobre : un roman sans fin.
        Mars : un dieu en colère.
        Août : un clown triste.
        Décembre : un disque de piano.
    """,
    "month_not_range": """
        Les chiffres de [2021-03] montent. | 2021-03
        La version de [2020-11] est caduque. | 2020-11
        Le bilan de [2019-04] fâche. | 2019-04
        Depuis [2018-09], rien. | 2018-09
        Le relevé de [2016-02] manque. | 2016-02
        Le mandat [2014-2020] s'achève. | 2014-01-01/2020-12-31
        Le budget [2018-19] est voté. | 2018-01-01/2019-12-31
        La saison [2009-10] fut rude. | 2009-01-01/2010-12-31
        L'exercice [2011-12] est clos. | 2011-01-01/2012-12-31
        Le plan [2010-2012] a échoué. | 2010-01-01/2012-12-31
        Le chapitre de [2010-12] manque. | 2010-01-01/2012-12-31
        Le trafic de [2008-09] a chuté. | 2008-01-01/2009-12-31
        La moisson de [2006-07] fut belle. | 2006-01-01/2007-12-31
        Le bilan [2015-16] est bon. | 2015-01-01/2016-12-31
        Le budget [2017-18] déplaît. | 2017-01-01/2018-12-31
        L'exercice [1999-2000] fut faste. | 1999-01-01/2000-12-31
        Les comptes de [2003-04] dorment. | 2003-01-01/2004-12-31
        La saison de [2011-12] est lointaine. | 2011-01-01/2012-12-31
        Le cycle [2012-2013] est clos. | 2012-01-01/2013-12-31
        Le bulletin de [2005-06] est jauni. | 2005-01-01/2006-12-31
    """,
    "next_year": """
        Sec en [1995], [96] et [98] selon lui. | 1995 1996 1998
        Champion en [1987] et [89]. | 1987 1989
        Inondé en [1993], [94] et [99]. | 1993 1994 1999
        Sacrée en [2003], [04] et [09]. | 2003 2004 2009
        Grève en [1968] et [71]. | 1968 1971
        Élu en [1977], puis [83]. | 1977 1983
        Gelé en [1956] et [63]. | 1956 1963
        Sec en [1921], [22] et [34]. | 1921 1922 1934
        En [1974], [75] et [76], il peint. | 1974 1975 1976
        Battu en [1981] et [88]. | 1981 1988
        Né en [1995], 12 rue Haute. | 1995
        En [1995], 20 % des puits sont secs. | 1995
        En [2003] et 15 jours après, il pleut. | 2003
        En [1998], 36 élèves chantaient. | 1998
        Vu en [1990], 18 grammes. | 1990
        En [2010] et 4 fois sur dix. | 2010
        Fini en [1999], 50 € la place. | 1999
        Bâti en [1985], 40 mètres de haut. | 1985
        En [2016], 12 bêtes sont mortes. | 2016
        En [2014], 10 à 12 cas. | 2014
    """,
    "old_times": """
        L'abbaye fut fondée en [987] par un comte. | 0987
        Le roi y passa vers [934]. | 0934
        Un évêque bénit la crypte en l'an [812]. | 0812
        Le monastère brûla en [845]. | 0845
        Des moines s'y établirent vers [910]. | 0910
        Le duc fit bâtir le donjon en [995]. | 0995
        L'empereur mourut en [814]. | 0814
        Le prieuré date de l'an [976]. | 0976
        Le château fut pris en [888]. | 0888
        Les reliques du saint arrivent en [653]. | 0653
        Il a traduit le poème en 800 vers.
        Elle roule en 508.
        Le coureur a fini en 347 secondes.
        Il a plié le métal en 400 morceaux.
        Le film se vend en 720 pixels.
        On livre vers 600 foyers.
        Il découpe le champ en 350 lots.
        La Peugeot roule en 308.
        Le stock est réparti en 900 bacs.
        Le mur fut compté en 512 blocs.
    """,
    "part_unit": """
        Décret attendu avant [la fin du mois]. | 2021-06-21/2021-06-30
        Tout sera clos à [la fin de l'année]. | 2021-09-01/2021-12-31
        Les travaux débutent en [début de semaine]. | 2021-06-21/2021-06-22
        Pause prévue à la [mi-semaine]. | 2021-06-16/2021-06-17
        D'ici [la fin du trimestre], on saura. | 2021-06-01/2021-06-30
        Il a neigé en [début d'année]. | 2021-01-01/2021-04-30
        Les plis partiront en [fin de semaine]. | 2021-06-17/2021-06-18
        Le gel a duré jusqu'au [milieu du mois]. | 2021-06-11/2021-06-20
        On votera avant [la fin de la semaine]. | 2021-06-17/2021-06-18
        Le préau a ouvert au [début du mois]. | 2021-06-01/2021-06-10
        Les fins de mois sont dures.
        Une prime de fin d'année est versée.
        Fin du monde, fin du mois, même combat.
        La fin de saison approche.
        Un ton de fin de siècle.
        Il peine à boucler ses fins de mois.
        Les soirées de fin d'année lassent.
        La fin de partie est triste.
        Un bilan de fin d'année terne.
        Il redoute les débuts de mois.
    """,
    "prep": """
        Le groupe naît en [1999]. | 1999
        Le four date de [1820]. | 1820
        Il vise l'horizon [2040]. | 2040
        Depuis [2014], elle préside. | 2014
        Vers [1780], un moulin tournait. | 1780
        D'ici [2027], tout sera goudronné. | 2027
        La crise de [1929] l'a ruiné. | 1929
        Le vin de [2016] se garde. | 2016
        Jusqu'en [1946], on y pêchait. | 1946
        C'est pire qu'en [2003]. | 2003
        Un total de 1500 se dessine.
        Plus de 1900 ont signé.
        Il en a vendu moins de 2000.
        Une somme de 1950 est due.
        Près de 1800 sont venus.
        À hauteur de 1200, il cède.
        On est passé à plus de 2000.
        Il y en a environ 1700.
        Une jauge de 1300 suffira.
        Un pic à 1250 fut franchi.
    """,
    "rising": """
        Salon les [14-15 juin 2021]. | 2021-06-14/2021-06-15
        Foire des [5-6 juin], place Haute. | 2021-06-05/2021-06-06
        Rallye [19-20 juin]. | 2021-06-19/2021-06-20
        Foire des [14/15 juin], place Haute. | 2021-06-14/2021-06-15
        Régates [2-3 juillet 2022]. | 2022-07-02/2022-07-03
        Stage les [10-12 mai]. | 2021-05-10/2021-05-12
        Vote les [20/27 juin]. | 2021-06-20/2021-06-27
        Salon [1-4 avril 2020]. | 2020-04-01/2020-04-04
        Bourse [28-29 août 2020]. | 2020-08-28/2020-08-29
        Relâche [7-9 mai]. | 2021-05-07/2021-05-09
        Battu 6-4 en mi-temps.
        Elle gagne 6-4, 7-5.
        Vaincus 3-1 après prolongation.
        Un 4-4-2 prudent.
        Elle perd 25-18 face à Metz.
        Le lot 12-8 est vendu.
        Ils mènent 2-0 à la pause.
        Le vote donne 15-12.
        Une cote à 7-2.
        Ils s'imposent 30-27 contre Brest.
    """,
    "season_word": """
        [L'été dernier], le lac a débordé. | 2020-06-21/2020-09-21
        Les thermes ferment [cet été]. | 2021-06-21/2021-09-21
        [L'été 2019] fut rude. | 2019-06-21/2019-09-21
        [CET ÉTÉ], on danse. | 2021-06-21/2021-09-21
        Au [printemps 2018], il gela. | 2018-03-20/2018-06-20
        [Cet hiver], il a neigé. | 2020-12-21/2021-03-19
        À [l'automne 2020], on votait. | 2020-09-22/2020-12-20
        Le puits s'est tari [l'été 2020]. | 2020-06-21/2020-09-21
        Depuis [l'été 2016], tout est clos. | 2016-06-21/2016-09-21
        Dès [l'hiver prochain], on paiera. | 2021-12-21/2022-03-19
        Il a été 2 fois élu.
        Le pain a été volé.
        Ils ont été prévenus.
        Elle aura été la première.
        Le printemps arabe l'a nourri.
        Un été indien, dit-on.
        L'hiver démographique inquiète.
        Le printemps des poètes l'invite.
        Il avait été question de 2 bacs.
        Le Printemps Haussmann solde.
    """,
    "set_day": """
        Le bal, prévu le [22], est annulé. | 2021-06-22
        La vente aura lieu le [24]. | 2021-06-24
        Le départ est fixé au [28]. | 2021-06-28
        Le procès est reporté au [30]. | 2021-06-30
        La battue programmée le [19] attire. | 2021-06-19
        L'audience est attendue le [21]. | 2021-06-21
        La grève annoncée pour le [18] inquiète. | 2021-06-18
        La remise, prévue pour le [25], se fera. | 2021-06-25
        Le loto aura lieu le [27], à Dole. | 2021-06-27
        La visite, programmée le [23], tombe à l'eau. | 2021-06-23
        Il habite le 22.
        Elle a misé sur le 12.
        On joue le 14 et le 7.
        Il roule en tête, le 12.
        Le bus, le 22, est plein.
        Elle porte le 9.
        Le gagnant est le 21.
        Ils ont tiré le 3.
        Sur la photo, le 4.
        La clé ouvre le 12.
    """,
    "there": """
        Signé le [2 mai 2018], il est attaqué [le même jour]. | 2018-05-02 2018-05-02
        Vu le [2 mai 2018], il dîne ici [le soir même]. | 2018-05-02 2018-05-02
        Né le [4 juin 1990], il gèle [ce jour-là]. | 1990-06-04 1990-06-04
        Élu en [2008], il se marie [cette année-là]. | 2008 2008
        Le [3 mars 2020], on vote ; [ce soir-là], tout brûle. | 2020-03-03 2020-03-03
        Reçu le [5 juin], le pli repart [le jour même]. | 2021-06-05 2021-06-05
        En [mai 2019], il pleut ; [ce mois-là], on sème. | 2019-05 2019-05
        Le [6 mai 2017], elle chante ; [ce matin-là], on l'applaudit. | 2017-05-06 2017-05-06
        En [1999], [la même année], il part. | 1999 1999
        Le [9 juin 2015], [cette nuit-là], il grêle. | 2015-06-09 2015-06-09
        Ce jour la ferme dort.
        Cette halle-là est à vendre.
        Il est là même la nuit.
        Cette porte-là grince.
        Ces gens-là partent.
        Ce jour de fête fut long.
        Un même jour de pluie.
        Cette place-là est prise.
        Ce train-là est plein.
        La même chose encore.
    """,
    "today": """
        Le chien a mordu le facteur [hier]. | 2021-06-15
        On vote [aujourd'hui] à Dole. | 2021-06-16
        [Demain], le bac sera à quai. | 2021-06-17
        Elle est partie [avant-hier]. | 2021-06-14
        Il revient [après-demain]. | 2021-06-18
        Le maire a dit [hier soir] son dépit. | 2021-06-15
        La foire ouvre [demain matin]. | 2021-06-17
        Le conseil siège [aujourd'hui mercredi]. | 2021-06-16
        [Hier mardi], il a plu. | 2021-06-15
        Le train part [demain jeudi 17 juin]. | 2021-06-17
        La France d'aujourd'hui vieillit.
        Le monde de demain fait peur.
        Hier comme aujourd'hui, on se tait.
        Aujourd'hui encore, on en parle.
        Les jeunes d'aujourd'hui lisent.
        Si demain la digue cède, on fuira.
        Il tient encore aujourd'hui.
        Hier et aujourd'hui se ressemblent.
        L'usine de demain sera propre.
        La ville d'aujourd'hui étouffe.
    """,
    "told_day": """
        Le [4 mai 2021], il neige. Le [6], il gèle. | 2021-05-04 2021-05-06
        Il est né le [3 mars 2010]. Mais le [15], il était mort. | 2010-03-03 2010-03-15
        Le [2 juin], on vote. Puis le [5], on compte. | 2021-06-02 2021-06-05
        Arrêté le [8 mars], il parle. Le [11], il est libre. | 2021-03-08 2021-03-11
        La crue vient le [1er janvier 2018]. Le [3], elle repart. | 2018-01-01 2018-01-03
        Le [20 mai], il pleut. Enfin le [24], il fait beau. | 2021-05-20 2021-05-24
        Le [9 juin 2016], tout brûle. Le [12], on pleure. | 2016-06-09 2016-06-12
        Elle part le [28 mai]. Le [3], elle est à Rome. | 2021-05-28 2021-06-03
        Le [14 avril], on mure. Et le [16], on démure. | 2021-04-14 2021-04-16
        Reçu le [7 mai], le pli dort. Or le [9], on l'ouvre. | 2021-05-07 2021-05-09
        Le 15, rue Haute, est à vendre.
        Le 22, avenue de la Gare, brûle.
        Le 8, place du Marché, dort.
        Le 12, boulevard Foch, est muré.
        Le 9, quai Bas, est sec.
        Au loto, le 7, le 12 et le 30.
        Le 3, chemin Vert, a bu l'eau.
        Le 30, impasse du Puits, s'écroule.
        Le 2, allée Noire, est clos.
        Le 6, route de Dole, est vide.
    """,
    "upper": """
        Il a dormi 20 minutes.
        Le vol de [2015] est jugé. | 2015
        Il a mis 24 heures à rentrer.
        Le bus de [2012] roule encore. | 2012
        Le train de [1998] est à quai. | 1998
        Le car de [2003] est en panne. | 2003
        Le tgv de [2007] est repeint. | 2007
        Le vol de [1911] reste un mystère. | 1911
        Le vol de [2009] fut tragique. | 2009
        La nationale de [1958] fut élargie. | 1958
        La départementale de [1974] est étroite. | 1974
        L'autoroute de [1983] s'use. | 1983
        Le vol AF 1981 a atterri à Nice.
        Un vol BA 2010 en retard.
        Le train TGV 2014 en gare.
        Un reportage de 20 Minutes.
        Le journal 24 Heures le dit.
        La RN 1998 vers Dole est coupée.
        Le vol LH 1999 est parti.
        Le TER 2016 relie Metz.
    """,
    "weekday_case": """
        Les discussions ont échoué [mardi]. | 2021-06-15
        [Lundi], il a neigé. | 2021-06-14
        Le maire a cédé [jeudi]. | 2021-06-10
        Le Lot a débordé [samedi]. | 2021-06-12
        Metz a perdu [dimanche]. | 2021-06-13
        Ranimé [vendredi], le feu couve. | 2021-06-11
        Le préfet parlera [jeudi]. | 2021-06-17
        « [Mercredi], on saura », dit-il. | 2021-06-16
        On a volé [lundi] deux ânes. | 2021-06-14
        Le curé chantera [samedi]. | 2021-06-19
        Ouest-France Dimanche en parle.
        Le Magazine Samedi sort.
        L'Express Dimanche a fermé.
        Le magazine Vendredi a fermé.
        Le Journal Lundi coûte peu.
        Un film de Jean Mardi.
        Paris Jeudi est un club.
        Le Progrès Dimanche l'écrit.
        Mme Samedi tient un bar.
        Le groupe Happy Mondays joue.
        Il l'a dit à France Dimanche, au calme.
        Le soir, [Dimanche], il neige. | 2021-06-13
    """,
    "weekday_habit": """
        Le marché rouvrira [dimanche]. | 2021-06-20
        Elle a perdu [lundi] son procès. | 2021-06-14
        Le conseil se réunira [mardi prochain]. | 2021-06-22
        Le bal de [samedi] a été annulé. | 2021-06-12
        Il pleut depuis [jeudi]. | 2021-06-10
        Il est mort le [lundi 14 juin]. | 2021-06-14
        On vote le [dimanche 20]. | 2021-06-20
        Rendez-vous le [mardi suivant] ? | 2021-06-22
        On rejoue [ce vendredi]. | 2021-06-18
        Il plaidera le [lundi 5 juillet]. | 2021-07-05
        La poste n'ouvre pas le lundi.
        On danse tous les samedis.
        Le musée est fermé les mardis.
        C'était un dimanche de pluie.
        Chaque vendredi, il pêche.
        Le mercredi, les enfants nagent.
        Le marché se tient les mardis et jeudis.
        Du poisson le vendredi, du riz le lundi.
        Fermé le dimanche après-midi.
        Un samedi sur deux, il travaille.
    """,
    "weekend_only": """
        Retour [le prochain week-end] au chalet. | 2021-06-19/2021-06-20
        Tout a brûlé [le week-end dernier]. | 2021-06-12/2021-06-13
        [Ce week-end], on dansera. | 2021-06-19/2021-06-20
        Ils danseront tout le [week-end]. | 2021-06-19/2021-06-20
        [Au dernier trimestre], tout a baissé. | 2021-01-01/2021-03-31
        [Le dernier week-end], il a plu. | 2021-06-12/2021-06-13
        [Le prochain week-end] sera sec. | 2021-06-19/2021-06-20
        Il neigeait [le week-end dernier] au col. | 2021-06-12/2021-06-13
        Le cirque viendra [le week-end prochain]. | 2021-06-19/2021-06-20
        [Ce week-end], le gué sera à sec. | 2021-06-19/2021-06-20
        La dernière année de son mandat fut rude.
        Le dernier mois de grossesse est long.
        Le week-end, il pêche.
        Les week-ends sont calmes.
        Chaque week-end, on danse.
        La dernière saison de la série déçoit.
        La prochaine décennie de travaux inquiète.
        La première semaine de vie compte.
        La dernière semaine de soldes attire.
        Un week-end de trois jours.
    """,
}

SPANS_OF_TIME = {
    "unit_plural": """
        La tension dure depuis [plusieurs mois].
        Il attend depuis [plusieurs semaines].
        Il a peiné [des années] sur ce mur.
        Le chien a dormi [quelques heures].
        On le sait depuis [quelques jours].
        [De nombreuses années] ont passé.
        Elle a lu [plusieurs nuits] de suite.
        [Des siècles] ont usé la pierre.
        Ils tiennent [quelques minutes].
        [Plusieurs trimestres] furent perdus.
        Quelque jour, il partira.
        Il rentre le jour.
        On le voit à l'heure.
        Elle sort la nuit.
        Il a perdu sa journée.
        Le siècle finit mal.
        La minute est comptée.
        Le trimestre fut bon.
        Une seconde vie l'attend.
        Sa semaine est pleine.
    """,
    "unit_word": """
        Il a purgé [trois ans] de prison.
        Il faut [deux mois].
        Il a plu [six jours].
        Elle court [dix minutes].
        Le bail court [neuf ans].
        Il a tenu [un mois].
        Elle a vécu là [un an].
        On a ramé [une semaine].
        Le siège dura [un siècle].
        Le stage prend [deux heures].
        Un jour, il revint.
        Une nuit, tout brûla.
        Une minute, dit-il.
        Un jour viendra.
        Une seconde, répond-elle.
        Ce fut une nuit blanche.
        Quel beau jour.
        Il veut une nuit calme.
        Un jour ou l'autre, il cèdera.
        Une journée, et c'est tout.
    """,
}


@pytest.mark.parametrize("row", [row for table in SPANS_OF_TIME.values() for row in rows_of(table)])
def test_what_counts_as_a_duration(row: str) -> None:
    wanted = re.findall(r"\[(.+?)\]", row)
    spans = [text for text, value in found(re.sub(r"[\[\]]", "", row)) if value == "duration"]
    assert [re.sub("^depuis |^pendant ", "", text).lower() for text in spans] == [text.lower() for text in wanted]


CASES = [
    pytest.param(row, id=f"{guard}-{number}")
    for guard, table in TABLES.items()
    for number, row in enumerate(rows_of(table))
]


@pytest.mark.parametrize("row", CASES)
def test_a_guard_stops_what_is_no_date_and_nothing_else(row: str) -> None:
    text, wanted = expected(row)
    assert [one for one in found(text) if one[1] not in ("duration", "set")] == wanted


def test_each_guard_has_its_table() -> None:
    assert sorted(GUARDS) == sorted(
        {*TABLES, *SPANS_OF_TIME, *(test_guards.TABLES.keys() & GUARDS.keys()), "named_day"}
    )
