"""French dates by category: bracketed sentences of our own, published on Wednesday 2021-06-16."""

from __future__ import annotations

import pytest

from tests.temporal.marked import expected, found, rows_of

FULL = rows_of("""
    La convention est signée le [4 mars 2019] à Dijon. | 2019-03-04
    Le dépôt a brûlé le [1er mai 2020]. | 2020-05-01
    Le bail court jusqu'au [1 er janvier 2022]. | 2022-01-01
    L'usine rouvre [lundi 28 juin 2021]. | 2021-06-28
    L'élue a parlé [mardi, 4 mai 2021] devant la presse. | 2021-05-04
    Fait à Rodez, le [12 DÉCEMBRE 2018]. | 2018-12-12
    La halle date du [3 aout 1912]. | 1912-08-03
    Photo du [15 févr. 2021], salle 4. | 2021-02-15
    Audience : [jeu. 17 sept. 2020], [14 h]. | 2020-09-17 2020-09-17
    Le train fut inauguré le [14 juillet 1889]. | 1889-07-14
    Né le [trois mai 1950], il aimait la mer. | 1950-05-03
    Le testament est daté du [vingt-cinq octobre 1931]. | 1931-10-25
    Mort le [premier avril 1999], il repose à Sète. | 1999-04-01
    Elle est élue le [6 mai 2012].[Le lendemain], elle part. | 2012-05-06 2012-05-07
    Réception le [08/09/2020] au plus tard. | 2020-09-08
    Le relevé du [3-11-2019] est faux. | 2019-11-03
    Version du [01.02.2020], relue. | 2020-02-01
    Livré le [5/6/20] par camion. | 2020-06-05
    Sauvegarde [2019-12-31] conservée. | 2019-12-31
    Trace du [2021-03-04T10:22:31Z] dans le journal. | 2021-03-04
    Le sinistre remonte au [10 novembre 93], près de Niort. | 1993-11-10
    Le décret n° 2018-77 du [8 février 2018] s'applique. | 2018-02-08
    L'arrêt du [mercredi 3 juin 2020] fait jurisprudence. | 2020-06-03
    Le [vendredi 13 mars 2020 au soir], tout ferma. | 2020-03-13
    Signé le [11 juin 2020] et publié le [13 juin 2020]. | 2020-06-11 2020-06-13
    Il naquit le [24 décembre 1800] à Autun. | 1800-12-24
    La charte du [7 nivôse an III] est exposée. | 1794-12-27
    Le [9 thermidor an II], Robespierre tombe. | 1794-07-27
    La loi promulguée le [24 juillet 2019] est contestée. | 2019-07-24
    Message reçu le [07/02/2020 à 9:40] au standard. | 2020-02-07
    Le séisme a frappé le [6 février 2019 à 4h17]. | 2019-02-06
    Le vote eut lieu le [15 juin 2016 vers 20 heures]. | 2016-06-15
    L'explosion, [dimanche 2 mai 2021 peu avant midi], a soufflé le hangar. | 2021-05-02
    Le [3mai 2020], le port ferma. | 2020-05-03
""")

WITHOUT_YEAR = rows_of("""
    Le conseil a voté le budget le [29 mars]. | 2021-03-29
    Le procès s'ouvrira le [4 octobre]. | 2021-10-04
    La fermeture est prévue le [3 janvier]. | 2022-01-03
    Il a démissionné le [22 décembre]. | 2020-12-22
    L'accord a été conclu [vendredi 4 juin] à Genève. | 2021-06-04
    Les épreuves débuteront [jeudi 17 juin]. | 2021-06-17
    La marche du [samedi 29 mai] a réuni peu de monde. | 2021-05-29
    Le [13 février dernier], le tribunal a tranché. | 2021-02-13
    Le [6 juillet prochain], tout changera. | 2021-07-06
    Elle a été élue le [30 août dernier]. | 2020-08-30
    Depuis le [2 novembre], les musées sont clos. | 2020-11-02
    Le couvre-feu a été levé le [20 mai]. | 2021-05-20
    Le délai expire le [30 courant]. | 2021-06-30
    Il a comparu le [3 du mois dernier]. | 2021-05-03
    La taxe est due le [15 du mois prochain]. | 2021-07-15
    Le [8 de ce mois], une grue est tombée. | 2021-06-08
    Rendez-vous le [18 septembre] sur le quai. | 2021-09-18
    Le stade sera livré d'ici le [15 août]. | 2021-08-15
    Les dossiers sont à remettre avant le [30 septembre]. | 2021-09-30
    Le texte daté du [20 avril] a fuité. | 2021-04-20
    Il a été réélu le [28 juin de l'an dernier]. | 2020-06-28
    Le départ, fixé au [12 mai de l'année prochaine], est confirmé. | 2022-05-12
    L'incendie du [15 avril] a détruit la toiture. | 2021-04-15
    Elle a reçu le jury [lundi 31] au siège. | 2021-05-31
    Départ [samedi 26 à l'aube]. | 2021-06-26
    Reçu le [12/05], le pli est resté fermé. | 2021-05-12
    Le [1er juin], les terrasses ont rouvert. | 2021-06-01
    Le [premier juillet], le tarif augmentera. | 2021-07-01
    Il devait plaider le [15 juin]. | 2021-06-15
    Le défilé du [14-Juillet] est maintenu. | 2021-07-14
    Le [11-Novembre], les élèves chanteront. | 2021-11-11
    « Nous serons prêts le [2 août] », promet-elle. | 2021-08-02
    Le [31 décembre], le bar a fermé pour de bon. | 2020-12-31
    Le rapport a été rendu le [31 mai] à la ministre. | 2021-05-31
""")

MONTHS = rows_of("""
    Le chantier a commencé en [mars 2018]. | 2018-03
    L'index a reculé en [novembre]. | 2020-11
    Les travaux reprendront en [septembre]. | 2021-09
    L'avion a été livré en [avril dernier]. | 2021-04
    Le salon ouvrira en [février prochain]. | 2022-02
    La fusion, [fin août 2020], a surpris. | 2020-08-21/2020-08-31
    Le service a démarré [début avril]. | 2021-04-01/2021-04-10
    Le pont rouvrira à la [mi-juillet]. | 2021-07-11/2021-07-20
    Le tournage a pris fin [mi-février 2021]. | 2021-02-11/2021-02-20
    La ligne sera close [courant octobre]. | 2021-10
    Au [mois d'août 2019], la rivière était à sec. | 2019-08
    Le prix du [mois de mai] est publié. | 2021-05
    Bilan de [déc. 2019] en hausse. | 2019-12
    [JANVIER 2020] | 2020-01
    [Mars 2020] restera dans les mémoires. | 2020-03
    Dès [octobre 98], le maire alertait. | 1998-10
    La grève de [mai 68] a tout figé. | 1968-05
    Ils partiront [fin juillet]. | 2021-07-21/2021-07-31
    Depuis [le mois de janvier], rien ne va. | 2021-01
    Fermé depuis la [fin du mois de mars], le cinéma attend. | 2021-03-21/2021-03-31
    En [ce mois de juin], les ventes flambent. | 2021-06
    La crue de [janvier 1910] fait référence. | 1910-01
    Un pic est attendu d'ici [août]. | 2021-08
    Les faits remontent à [juillet 2017]. | 2017-07
    En [mars de l'an dernier], tout s'arrêta. | 2020-03
    Le contrat, signé en [mai de cette année], court encore. | 2021-05
    Le label sera remis au [début du mois de juillet 2022]. | 2022-07-01/2022-07-10
""")

YEARS = rows_of("""
    Le parti naît en [1972]. | 1972
    Depuis [2015], la gare est fermée. | 2015
    La neutralité est visée à l'horizon [2050]. | 2050
    D'ici [2030], le parc doublera. | 2030
    Dès [l'an 2000], le bourg se vide. | 2000
    [L'année 2011] fut faste. | 2011
    Recruté [début 2018], il est parti. | 2018-01-01/2018-04-30
    Elle a emménagé [fin 2020]. | 2020-09-01/2020-12-31
    Le prix a bondi à la [mi-2019]. | 2019-05-01/2019-08-31
    La hausse a repris [courant 2017]. | 2017
    La présidentielle de [2017] l'a porté. | 2017
    Aux municipales [2020], elle l'emporte. | 2020
    Son livre (Plon, [2016]) s'est vendu. | 2016
    Le coup d'État ([1973]) l'exila. | 1973
    Des rejets ont eu lieu en [2014], [2016], [2017] et [2019]. | 2014 2016 2017 2019
    Les bilans [2018] et [2019] divergent. | 2018 2019
    La loi de [1905] sépare l'Église et l'État. | 1905
    Avant [2010], le quai était désert. | 2010
    Il avait cotisé jusqu'en [1998]. | 1998
    Entre-temps, en [2009] comme en [2012], la digue a cédé. | 2009 2012
    La tempête de [1999] a couché les pins. | 1999
    En [2019] et [2020], la cote baissa. | 2019 2020
    [2020] : fermeture du site. | 2020
""")

DECADES = rows_of("""
    Dans [les années 1980], l'usine tournait. | 1980-01-01/1989-12-31
    La mode [des années 60] revient. | 1960-01-01/1969-12-31
    La crise [des années trente] a ruiné le port. | 1930-01-01/1939-12-31
    Au [début des années 2000], la ligne ferma. | 2000-01-01/2003-12-31
    À la [fin des années 90], il exile sa fortune. | 1997-01-01/1999-12-31
    Au [milieu des années 1970], le prix double. | 1974-01-01/1976-12-31
    [La décennie 2010] fut sèche. | 2010-01-01/2019-12-31
    La tour fut bâtie au [XIIIe siècle]. | 1201-01-01/1300-12-31
    Ce pont du [19e siècle] menace ruine. | 1801-01-01/1900-12-31
    Une abbaye du [12ème siècle] rouvre. | 1101-01-01/1200-12-31
    Né au [dix-neuvième siècle], le club vit encore. | 1801-01-01/1900-12-31
    Le canal remonte au [XVIIIᵉ siècle]. | 1701-01-01/1800-12-31
    Un temple du [Ier siècle] affleure. | 0001-01-01/0100-12-31
    Une épave du [IIe siècle avant J.-C.] dort ici. | ?
    Dans [les années quatre-vingt-dix], on dansait ici. | 1990-01-01/1999-12-31
    Le tube [des années 2010] résonne. | 2010-01-01/2019-12-31
""")

SEASONS = rows_of("""
    L'enquête paraîtra à l'[automne]. | 2021-09-22/2021-12-20
    La saison débute au [printemps 2022]. | 2022-03-20/2022-06-20
    Le lac a gelé [l'hiver dernier]. | 2020-12-21/2021-03-19
    La piscine rouvrira [cet été]. | 2021-06-21/2021-09-21
    Le bail finira au [printemps prochain]. | 2022-03-20/2022-06-20
    Les chalets ferment [l'hiver 2020-2021]. | 2020-12-21/2021-03-19
    En [hiver], le col est fermé. | set
    L'[été], les touristes affluent. | set
    Le vaccin arrivera à la [fin de l'été]. | 2021-08-22/2021-09-21
""")

QUARTERS = rows_of("""
    Le groupe a perdu de l'argent au [premier trimestre 2021]. | 2021-01-01/2021-03-31
    Les ventes du [deuxième trimestre] seront faibles. | 2021-04-01/2021-06-30
    Le [4e trimestre 2020] fut rude. | 2020-10-01/2020-12-31
    Les chiffres du [T1 2019] déçoivent. | 2019-01-01/2019-03-31
    L'effectif a fondu au [second semestre 2020]. | 2020-07-01/2020-12-31
    La reprise est attendue au [second semestre]. | 2021-07-01/2021-12-31
    Les comptes du [premier semestre] seront publiés en [août]. | 2021-01-01/2021-06-30 2021-08
    Le trafic a doublé sur les [six premiers mois de 2019]. | 2019-01-01/2019-06-30
    La [seconde moitié de 2018] fut calme. | 2018-07-01/2018-12-31
    Résultats [S2 2019] en ligne. | 2019-07-01/2019-12-31
    Le [dernier trimestre 2019] a sauvé l'année. | 2019-10-01/2019-12-31
    Au [troisième trimestre de l'année 2020], tout repart. | 2020-07-01/2020-09-30
    La mise en service aura lieu au [troisième trimestre]. | 2021-07-01/2021-09-30
""")

RANGES = rows_of("""
    Le salon se tient [du 3 au 7 mai 2021]. | 2021-05-03/2021-05-07
    Fermeture [du 28 juin au 3 juillet]. | 2021-06-28/2021-07-03
    La route sera coupée [du lundi 21 au vendredi 25 juin]. | 2021-06-21/2021-06-25
    L'enquête dure [du 30 décembre 2020 au 15 janvier 2021]. | 2020-12-30/2021-01-15
    L'exposition s'est tenue [du 12 octobre au 3 janvier]. | 2020-10-12/2021-01-03
    Il a été absent [entre le 4 et le 9 juin]. | 2021-06-04/2021-06-09
    Les dates [du 1er au 15/10/2020] sont prises. | 2020-10-01/2020-10-15
    Le bar fermera [de juillet à septembre]. | 2021-07-01/2021-09-30
    Les écoles ont fermé [de mars à juin 2020]. | 2020-03-01/2020-06-30
    [Entre mars 2019 et mai 2020], il a facturé. | 2019-03-01/2020-05-31
    Elle a dirigé le port [de 2008 à 2014]. | 2008-01-01/2014-12-31
    [Entre 1995 et 2002], la dette a triplé. | 1995-01-01/2002-12-31
    Le mandat [2014-2020] s'achève. | 2014-01-01/2020-12-31
    La saison [2018-19] fut la meilleure. | 2018-01-01/2019-12-31
    La fusion court [de fin 2019 à mi-2020]. | 2019-09-01/2020-08-31
    Deux tours, les [20] et [27 juin], départageront les listes. | 2021-06-20 2021-06-27
    La foire se tiendra les [3] et [10 juillet prochains]. | 2021-07-03 2021-07-10
    Grève les [12], [19] et [26 janvier 2021]. | 2021-01-12 2021-01-19 2021-01-26
    Concerts [samedi 3] et [dimanche 4 juillet]. | 2021-07-03 2021-07-04
    Ateliers [mardi 6], [mercredi 7] et [jeudi 8 juillet] à Vannes. | 2021-07-06 2021-07-07 2021-07-08
    Il a gagné le [3 mars] et le [4 avril 2015]. | 2015-03-03 2015-04-04
    Le veau est né [la nuit du 9 au 10 juin]. | 2021-06-09/2021-06-10
    La digue a cédé [la nuit de jeudi à vendredi]. | 2021-06-10/2021-06-11
    Le feu a pris dans [la nuit du 31 décembre au 1er janvier]. | 2020-12-31/2021-01-01
    Il a disparu dans [la nuit de mardi 8 à mercredi 9 juin]. | 2021-06-08/2021-06-09
    Tournée [de septembre 2021 à mars 2022]. | 2021-09-01/2022-03-31
    [De lundi à mercredi], les éboueurs ont débrayé. | 2021-06-14/2021-06-16
    Fêtes au bourg [le week-end du 3 juillet]. | 2021-07-03/2021-07-04
    Brocante [le week-end des 26 et 27 juin]. | 2021-06-26/2021-06-27
    Reprise prévue [la semaine du 5 juillet]. | 2021-07-05/2021-07-11
""")

DEICTIC = rows_of("""
    Le préfet l'a annoncé [hier]. | 2021-06-15
    Elle sera reçue [demain]. | 2021-06-17
    Le colis est arrivé [avant-hier]. | 2021-06-14
    La séance est reportée à [après-demain]. | 2021-06-18
    Le jury se réunit [aujourd'hui]. | 2021-06-16
    Il quitte [aujourd’hui] la présidence. | 2021-06-16
    Un camion s'est renversé [hier matin] sur la rocade. | 2021-06-15
    Le match débute [demain soir]. | 2021-06-17
    Il est mort [hier après-midi] à Tours. | 2021-06-15
    Il a reconnu les faits [hier soir vers 23 heures]. | 2021-06-15
    Le pont a été rouvert [ce matin]. | 2021-06-16
    Le débat se tiendra [ce soir]. | 2021-06-16
    La pluie tombera [cette nuit]. | 2021-06-16/2021-06-17
    La grange a brûlé [cette nuit]. | 2021-06-15/2021-06-16
    Feu [lundi], éteint dans la [nuit] ; [le lendemain], tout fumait. | 2021-06-14 2021-06-14 2021-06-15
    Il est mort [hier, le 15 juin], à Metz. | 2021-06-15
    [Hier, mardi 15 juin], le bac a coulé. | 2021-06-15
    Elle parlera [demain], le [18 juin]. | 2021-06-17 2021-06-18
    Vers [20 heures, ce lundi 14 juin], un silo a explosé. | 2021-06-14
    [Mardi], la cour a rejeté l'appel. | 2021-06-15
    Les députés voteront [jeudi]. | 2021-06-17
    Le bilan sera connu [lundi]. | 2021-06-21
    Il a été entendu [samedi]. | 2021-06-12
    Les agents ont cessé le travail [mercredi]. | 2021-06-16
    L'avenant a été signé [vendredi dernier]. | 2021-06-11
    La chambre statuera [mercredi prochain]. | 2021-06-23
    Il partira [mardi prochain]. | 2021-06-22
    La décision est attendue [vendredi]. | 2021-06-18
    Le couvre-feu prend fin [ce dimanche]. | 2021-06-20
    [Ce lundi], les élèves ont composé. | 2021-06-14
    [Lundi soir], la salle était comble. | 2021-06-14
    Réunion publique [jeudi à 20 h]. | 2021-06-17
    Le port a fermé [la semaine dernière]. | 2021-06-07/2021-06-13
    Le test aura lieu [la semaine prochaine]. | 2021-06-21/2021-06-27
    Les lauréats seront connus [cette semaine]. | 2021-06-14/2021-06-20
    Le loyer a monté [le mois dernier]. | 2021-05
    La taxe augmente [le mois prochain]. | 2021-07
    Le festival a été annulé [l'an dernier]. | 2020
    La dette a baissé [l'année dernière]. | 2020
    Le site ouvrira [l'an prochain]. | 2022
    [Cette année], la récolte est maigre. | 2021
    [L'an passé], il avait tout gagné. | 2020
    Le dossier sera clos avant [la fin de l'année]. | 2021-09-01/2021-12-31
    L'avis tombera d'ici [la fin du mois]. | 2021-06-21/2021-06-30
    Le vote aura lieu [mardi en huit]. | 2021-06-29
    Les secours ont peiné [ce week-end]. | 2021-06-12/2021-06-13
    La fête aura lieu [ce week-end]. | 2021-06-19/2021-06-20
    Panne géante [la nuit dernière] à Lille. | 2021-06-15/2021-06-16
    La banque a coulé [le siècle dernier]. | 1901-01-01/2000-12-31
    [Aujourd'hui mercredi], la cour statue. | 2021-06-16
    Le chef d'état-major est arrivé [dimanche vers 18 h]. | 2021-06-13
    Jusqu'à [vendredi], la baignade est interdite. | 2021-06-18
    La réunion de [lundi] a mal tourné. | 2021-06-14
""")

OFFSETS = rows_of("""
    L'usine a fermé [il y a dix ans]. | 2011
    Il l'avait rencontrée [il y a trois mois]. | 2021-03
    La vanne a cédé [il y a cinq jours]. | 2021-06-11
    Le rapport est sorti [il y a deux semaines]. | 2021-05-31/2021-06-06
    [Il y a un an], la ville se taisait. | 2020
    Elle a pris sa retraite [il y a deux ans et demi]. | 2018-12
    [Voilà huit jours], le lac débordait. | 2021-06-08
    Le permis expire [dans deux mois]. | 2021-08
    Il sortira [dans trois jours]. | 2021-06-19
    La dette sera soldée [d'ici cinq ans]. | 2026
    Le pont sera rouvert [dans une semaine]. | 2021-06-21/2021-06-27
    Le fonds a été créé [il y a un siècle]. | 1921
    Cela fait trois ans qu'il attend. |
    Signé le [4 mai 2017], l'accord est rompu [trois jours plus tard]. | 2017-05-04 2017-05-07
    Élue en [2008], elle chute [six ans plus tard]. | 2008 2014
    Il meurt le [2 mai 1990] ; [deux mois après], la veuve vend. | 1990-05-02 1990-07
    Il a purgé [trois ans] de prison. | duration
    Le chantier dure depuis [dix-huit mois]. | duration
    Il a tenu [plusieurs semaines]. | duration
    La trêve a duré [quelques jours]. | duration
    Le fait remonte à [quelques mois]. | duration
    [Ces derniers jours], la tension monte. | duration
""")

STORY = rows_of("""
    Il est arrêté le [3 avril 2019]. [Le lendemain], il avoue. | 2019-04-03 2019-04-04
    Arrêté le [3 avril 2019], il avait fui [la veille]. | 2019-04-03 2019-04-02
    Le pacte fut scellé le [9 mai 2018] ; [le même jour], un maire s'en retirait. | 2018-05-09 2018-05-09
    Le maire est élu le [6 juin 2018]. [Ce jour-là], il pleuvait. | 2018-06-06 2018-06-06
    Elle entre en [2008] et sort [l'année suivante]. | 2008 2009
    Le site ferme en [mai 2012] et rouvre [le mois suivant]. | 2012-05 2012-06
    Il gagne en [2002]. [La même année], il épouse Anne. | 2002 2002
    Il gagne en [2002]. [Cette année-là], tout lui sourit. | 2002 2002
    La motion du [4 juin 2018] tombe [le surlendemain]. | 2018-06-04 2018-06-06
    Le [5 juin 2018], il plaide ; [l'avant-veille], il dormait. | 2018-06-05 2018-06-03
    Le feu prend le [9 mai 2019]. Dans la [soirée], il est éteint. | 2019-05-09 2019-05-09
    Le [9 mai 2019], il quitte Metz et, [le soir même], dort à Nancy. | 2019-05-09 2019-05-09
    Ouvert le [12 mars 2015], il ferme le [14 mai de la même année]. | 2015-03-12 2015-05-14
    Vernissage [vendredi 2 juillet], à [18 h 30], au musée. | 2021-07-02 2021-07-02
    Messe [samedi 3 juillet], à [18 h 30] ; bal à [21 h]. | 2021-07-03 2021-07-03 2021-07-03
    Ils se quittent [la veille de Noël]. | 2020-12-24
    Il partit [le lendemain du 3 mai]. | 2021-05-04
    En [2015], la digue cède ; le [4 mai], la mairie porte plainte. | 2015 2015-05-04
""")

FEASTS = rows_of("""
    Le moulin a tourné à [Noël]. | 2020-12-25
    Les cars seront gratuits à la [Toussaint]. | 2021-11-01
    À [Pâques], l'hôtel était vide. | 2021-04-04
    Il a marché le [lundi de Pentecôte]. | 2021-05-24
    Le feu d'artifice du [14 juillet] aura lieu. | 2021-07-14
    Avant [Noël 2019], il avait signé. | 2019-12-25
    Les classes rouvriront à la [rentrée]. | 2021-09
    Dès la [rentrée 2022], tout changera. | 2022-09
    À l'[Ascension], la côte était bondée. | 2021-05-13
    Le [deuxième dimanche de mai 2021], la course fut annulée. | 2021-05-09
    Le [premier lundi de septembre], la cour siégera. | 2021-09-06
    La foire ouvre le [dernier samedi d'août]. | 2021-08-28
""")

SETS = rows_of("""
    Le marché a lieu [chaque lundi]. | set
    On y danse [tous les samedis]. | set
    La mairie est ouverte [du lundi au vendredi]. | set
    Le fleuve sort de son lit [chaque année]. | set
    Il court [tous les matins]. | set
    Le club joue [le mercredi]. | set
    Une revue paraît [tous les trois mois]. | set
    La brocante revient [le premier dimanche du mois]. | set
""")

PROSE = rows_of("""
    Inauguration [samedi 19 juin] à partir de [14 h 30], salle des fêtes. | 2021-06-19 2021-06-19
    Permanences [mardi 22] et [jeudi 24 juin], de [9 h] à [11 h 30]. | 2021-06-22 2021-06-24 2021-06-24 2021-06-24
    Loto ce [dimanche 20 juin], à [14 h], à la salle polyvalente. | 2021-06-20 2021-06-20
    Le club fermera ses portes [du 14 juillet au 15 août] inclus. | 2021-07-14/2021-08-15
    Les inscriptions sont reçues jusqu'au [samedi 26 juin]. | 2021-06-26
    [Jeudi], vers [17 h 40], un cyclomotoriste a été renversé. | 2021-06-10 2021-06-10
    Né le [12 mars 1921] à Toul, il avait épousé Jeanne en [1946]. | 1921-03-12 1946
    Ses obsèques auront lieu [ce jeudi], à [10 h], en l'église. | 2021-06-17 2021-06-17
    Ses obsèques ont été célébrées [hier]. | 2021-06-15
    L'assemblée générale s'est tenue [vendredi soir]. | 2021-06-11
    Le tournoi débutera [demain à 9 h]. | 2021-06-17
    [Aujourd'hui], à [15 h], finale. | 2021-06-16 2021-06-16
    Le championnat reprendra [le week-end prochain]. | 2021-06-19/2021-06-20
    Les travaux dureront [trois semaines]. | duration
    Le gérant encourt [huit mois] de prison ferme. | duration
    Le conseil se réunit [ce soir à 20 h 30]. | 2021-06-16
    Le prévenu sera jugé le [9 septembre prochain]. | 2021-09-09
    Un cerf a été tué [la nuit de dimanche à lundi]. | 2021-06-13/2021-06-14
    Dans [la nuit de vendredi], deux jeunes ont fui. | 2021-06-11
    Il a été élu en [mars 1995], réélu en [2001], battu en [2008]. | 1995-03 2001 2008
    La hausse atteint 3 % sur [un an]. | duration
    Le spectacle sera donné les [2], [3] et [4 juillet]. | 2021-07-02 2021-07-03 2021-07-04
    Depuis le [1er janvier], la taxe a doublé. | 2021-01-01
    La mesure entrera en vigueur au [1er janvier]. | 2022-01-01
    L'Insee table sur 6 % en [2021], contre 8 % en [2020]. | 2021 2020
    Le PIB devrait croître de 2 % [l'an prochain]. | 2022
    La rencontre a eu lieu [mardi 8 juin au soir]. | 2021-06-08
    Elle reprendra ses cours [après-demain]. | 2021-06-18
    Il a écopé de 18 mois en [avril 2019], peine confirmée en [mai 2020]. | 2019-04 2020-05
    Le vote de [ce mardi] est nul. | 2021-06-15
    Les faits se sont produits [dimanche dans la soirée]. | 2021-06-13
    Le four fut coupé dans la soirée [dimanche]. | 2021-06-13
    Depuis [deux ans], la ligne est fermée. | duration
    En [décembre 2020], puis en [mars], elle a saisi le juge. | 2020-12 2021-03
    Les Verts se réuniront [du 20 au 22 août] à Poitiers. | 2021-08-20/2021-08-22
    Ils ont défilé [samedi 12 juin au matin] à Pau. | 2021-06-12
    Le procès, qui s'est ouvert [lundi], doit s'achever [vendredi]. | 2021-06-14 2021-06-18
    Le ministre, qui quittera ses fonctions en [juillet], a signé. | 2021-07
    La préfète, nommée en [août], a pris ses marques. | 2020-08
    À compter du [1er septembre], le port du casque sera requis. | 2021-09-01
    Rendez-vous [dimanche 27 juin dès 8 h] au stade. | 2021-06-27
    Elle dirigeait l'école depuis la [rentrée 2015]. | 2015-09
    La Cour des comptes avait alerté dès [2013]. | 2013
    La loi Sapin 2, du [9 décembre 2016], protège les lanceurs d'alerte. | 2016-12-09
    Les bureaux fermeront [vendredi 25 juin à midi]. | 2021-06-25
    La visite est prévue [ce vendredi]. | 2021-06-18
    L'usine sera fermée au [mois d'août]. | 2021-08
    Le comité s'est réuni [mercredi 9] pour trancher. | 2021-06-09
    Un nouveau confinement a débuté [fin octobre]. | 2020-10-21/2020-10-31
    C'était le [jeudi 10 juin 2021]. | 2021-06-10
    On l'a vu [jeudi 10 juin 2020] à Caen. | 2020-06-10
    Les négociations, entamées [il y a un mois], patinent. | 2021-05
    Le dispositif expirera [dans dix-huit mois]. | 2022-12
    Le trafic sera perturbé [jeudi 17] et [vendredi 18 juin]. | 2021-06-17 2021-06-18
    La [première quinzaine de juillet] sera chaude. | 2021-07-01/2021-07-15
    Les [trois premiers mois de l'année] ont été calmes. | 2021-01-01/2021-03-31
    Le [jeudi de l'Ascension], la boulangerie était fermée. | 2021-05-13
    Le groupe a publié [mardi] ses résultats du [premier trimestre]. | 2021-06-15 2021-01-01/2021-03-31
    Il a fallu attendre [2018] pour voir une femme élue. | 2018
    Ce n'est qu'en [2004] que le tunnel fut percé. | 2004
    Au [20e siècle], la ville brûla deux fois. | 1901-01-01/2000-12-31
    Le [12 février 2021], puis le [15 mars], elle a écrit au maire. | 2021-02-12 2021-03-15
    Les deux hommes se sont vus les [12 janvier] et [3 février 2020]. | 2020-01-12 2020-02-03
    Il est né en [1950] et mort en [2019]. | 1950 2019
    La période [2010-2015] fut faste. | 2010-01-01/2015-12-31
    Le quotidien du [mardi 1er juin] titrait sur la grève. | 2021-06-01
""")

MORE = rows_of("""
    Des moulins des [XVIIe et XVIIIe siècles] bordent le canal. | 1601-01-01/1800-12-31
    [Les années 1960] et [1970] furent prospères. | 1960-01-01/1969-12-31 1970-01-01/1979-12-31
    Il neigeait [le week-end de Pâques 2021]. | 2021-04-03/2021-04-04
    Depuis les attentats du [11 septembre], les sacs sont fouillés. | 2001-09-11
    Jugé [mardi de la semaine prochaine], il se tait. | 2021-06-22
    Reçue [lundi de la semaine dernière], elle est repartie. | 2021-06-07
    La décision tombera [d'ici 48 heures]. | 2021-06-18
    Elle a vendu [fin d'année 2020] sa maison. | 2020-09-01/2020-12-31
    Depuis l'[automne], la mairie négocie. | 2020-09-22/2020-12-20
    La vente aura lieu [demain dimanche 20 juin]. | 2021-06-20
    Il a voté le [3 avirl 2020] à Pau. | 2020-04-03
    Ils ont signé [lundi 14 juinn] à Pau. | 2021-06-14
    [Lundi de Pâques], le parc a fermé. | 2021-04-05
    [La nouvelle année] a mal commencé. | 2021
    Le gel, [fin mai-début juin], a ruiné les vignes. | 2021-05-21/2021-06-10
    Il est rentré au [petit matin]. | 2021-06-16
    Le vol a eu lieu [lundi en fin de matinée]. | 2021-06-14
    Le train partira [vendredi à 6 h du matin]. | 2021-06-18
    Aucun bus ne circulait entre [11 h 30] et [15 h]. | 2021-06-16 2021-06-16
    Le marché [du samedi] attire du monde. | set
    La crue, prévue [mardi], n'est pas venue. | 2021-06-15
    La réunion du [10 juin] est reportée. | 2021-06-10
    Il y a eu [deux jours] de grève. | duration
    « Bonne [année 2022] », dit-il. | 2022
    Le total de [2018-2019] est faux. | 2018-01-01/2019-12-31
""")

NOT_DATES = rows_of("""
    Il a été reçu par la ministre. |
    Elle habite rue du 4-Septembre. |
    Le cortège partira de la place du 8-Mai-1945. |
    L'article 1240 du code civil s'applique. |
    L'article L. 1111-8 est cité. |
    Le vol AF 1985 est annulé. |
    Appelez le 05 12 06 20 21. |
    Elle l'emporte 6-4, 7-5. |
    Battu 4-1 après prolongation, Ussel sort la tête haute. |
    Le billet coûte 1 956 euros. |
    Le groupe compte 2020 salariés. |
    L'usine compte 1 956 postes. |
    Un village de 2000 habitants. |
    Une amende de 1500 euros. |
    Un cycliste de 54 ans est mort. |
    Âgée de 42 ans, elle court. |
    Le maire, 61 ans, renonce. |
    Le Journal du dimanche l'affirme. |
    Le 1er ministre a démissionné. |
    La sonde orbite autour de la planète Mars. |
    Un robot roule sur Mars. |
    Bruno Mars chante. |
    Le maréchal Juin fut décoré. |
    Avril Lavigne chante à Nice. |
    C'était un mardi ordinaire. |
    Il habite le 18e arrondissement. |
    La Ve République a vécu. |
    Le marché de Noël ouvre. |
    Noël Dupré est élu. |
    L'avis a changé du jour au lendemain. |
    Les jeux d'hiver approchent. |
    Il roulait à 130 km/h. |
    Ils sont 1 500 à défiler. |
    La loi des 35 heures divise. |
    Le 20 heures de TF1 l'invite. |
    La page 2018 est déchirée. |
    Une association loi 1901 le soutient. |
    Le règlement (UE) 2016/679 s'applique. |
    La version 10.12.20 est sortie. |
    Le lot 12-05 est rappelé. |
    Le score est de 2 à 1. |
    Le train roule 24 heures sur 24. |
    Un Boeing 2019 kilomètres plus loin. |
    Le printemps arabe a échoué. |
    Les sports d'hiver coûtent cher. |
    La France d'aujourd'hui doute. |
    Le Printemps de Bourges ouvre. |
    Le numéro 06 12 20 18 19 ne répond pas. |
    Il mesure 1,85 m et pèse 80 kg. |
    La rencontre s'achève sur un 21-12 sévère. |
    Le département 12 et le 05 sont en alerte. |
    L'été comme l'hiver, il nage. |
""")

BAD = rows_of("""
    Le 31 février 2021, rien ne s'est passé. |
    Le 30 février, la réunion aura lieu. |
    En 20240, on verra. |
    La date 99/99/2020 est fausse. |
    Le 29 février 2021 n'existe pas. |
    La référence 2020-13-45 est fausse. |
    Le 00/00/0000, la base est vide. |
""")

ALL = [
    FULL,
    WITHOUT_YEAR,
    MONTHS,
    YEARS,
    DECADES,
    SEASONS,
    QUARTERS,
    RANGES,
    DEICTIC,
    OFFSETS,
    STORY,
    FEASTS,
    SETS,
    PROSE,
    MORE,
]
DATED = [row for table in ALL for row in table]


@pytest.mark.parametrize("row", DATED)
def test_dates_are_found_and_placed(row: str) -> None:
    text, wanted = expected(row)
    assert [pair for pair in found(text) if pair in wanted or pair[1] not in ("duration", "set")] == wanted


@pytest.mark.parametrize("row", NOT_DATES + BAD)
def test_what_is_no_date_is_left_alone(row: str) -> None:
    assert [pair for pair in found(expected(row)[0]) if pair[1] not in ("duration", "set")] == []


def test_there_are_enough_of_them() -> None:
    assert len(DATED) >= 300
    assert len(NOT_DATES) >= 50
