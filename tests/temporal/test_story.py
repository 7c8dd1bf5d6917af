"""Time told in order: chronologies, agendas, stories and their future, days alone; and articles without a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.temporal.marked import expected, found, rows_of

# ruff: noqa: E501  rows are whole articles
# `¶` is the end of a paragraph.
LISTS = rows_of("""
    2019-11-20 | Les dates-clés du barrage¶[12 janvier] : la vanne lâche¶[3 avril] : on pompe¶[10 juin] : l'eau revient. | 2019-01-12 2019-04-03 2019-06-10
    2019-11-20 | L'agenda du canton¶[12 janvier] : bal¶[3 avril] : loto¶[10 juin] : fête de l'eau. | 2020-01-12 2020-04-03 2020-06-10
    2025-06-03 | [3 mars 2025] : débrayage.¶[8 mars] : cortège.¶[14 avril] : accord. | 2025-03-03 2025-03-08 2025-04-14
    2025-02-12 | [6 avril 2023] : le gué cède.¶[20 mars 2024] : la maire est visée ; elle part le [2 avril].¶[18 juin 2024] : le juge annule. | 2023-04-06 2024-03-20 2024-04-02 2024-06-18
    2024-06-16 | Novembre 2023¶[12 novembre] : alerte.¶[3 décembre] : coupure.¶[5 janvier] : retour de l'eau. | 2023-11-12 2023-12-03 2024-01-05
    2021-06-16 | [5 juillet] : bal.¶[14 juillet] : feu.¶[12 août] : loto. | 2021-07-05 2021-07-14 2021-08-12
    2021-06-16 | Récit¶Le [3 octobre], le puits gèle.¶Le [9 décembre], il cède.¶Le [2 février], on le mure. | 2020-10-03 2020-12-09 2021-02-02
    2021-06-16 | Retour sur un siège¶[2 mai] : la trêve.¶[9 mars] : le blocus.¶[4 décembre] : l'alerte. | 2021-05-02 2021-03-09 2020-12-04
    2020-10-25 | Le préfet impose le gant à partir du [1er août].¶[Fin août], le gel monte.¶Le [1er septembre], tout ferme. | 2020-08-01 2020-08-21/2020-08-31 2020-09-01
""")

STORIES = rows_of("""
    2021-06-16 | Au [printemps 2020], elle visite le moulin. Le [9 mai], elle l'achète. | 2020-03-20/2020-06-20 2020-05-09
    2021-06-16 | À [l'automne 2019], le gué s'effondre. Le [2 février], on le mure. | 2019-09-22/2019-12-20 2020-02-02
    2021-06-16 | La digue a cédé [lundi 7 juin].¶Un vote avant le [30 juin]¶Les statuts, déposés [le lendemain], sont ceux d'un club de pêche comme les autres. | 2021-06-07 2021-06-30 2021-06-08
    2021-06-16 | [Mardi 8 juin]¶Le bac est parti sans eux, et [le lendemain] ils l'attendaient encore sur la rive. | 2021-06-08 2021-06-09
    2021-06-16 | La digue a cédé en [décembre dernier]. Une lettre du [20 du même mois] l'annonçait. | 2020-12 2020-12-20
    2021-06-16 | La maire a visité [hier] le moulin. Le bail sera lu [lundi].¶[Le matin même], on avait déposé une gerbe. | 2021-06-15 2021-06-21 2021-06-15
    2021-06-16 | Le bail sera lu [lundi]. [Le matin même], on déposera une gerbe. | 2021-06-21 2021-06-21
    2021-06-16 | Bâtie en [1923], rachetée en [mars 2008], la filature a perdu un fileur, happé par un métier le [9 mars]. | 1923 2008-03 2021-03-09
    2021-06-16 | Née en [février 1969] à Dole, elle y est entrée le [2 octobre 1995].¶Le [9 mars], elle était de garde. | 1969-02 1995-10-02 2021-03-09
    2022-06-30 | La halle change de mains. Retour sur les grandes dates d'un long conflit.¶[16 novembre 2020]. La maire dévoile un plan de cent suppressions d'emplois.¶[20 novembre]. Grand défilé.¶[24 février 2021]. On vote. | 2020-11-16 2020-11-20 2021-02-24
    2021-06-16 | Cent personnes ont défilé le [22 mai]. [Le même samedi], d'autres campaient au gué. | 2021-05-22 2021-05-22
    2021-06-16 | Le bac a rouvert le [4 juin]. Entendue en [mai], la maire s'était tue. Devant le conseil, le [25], elle avait répondu. | 2021-06-04 2021-05 2021-05-25
    2021-06-19 | Commencé [lundi], le blocus touche sept puits. | 2021-06-14
    2021-06-19 | Réunis [lundi], les élus voteront. | 2021-06-21
    2021-06-16 | La maire avait elle-même ouvert le bal, le [2 juillet]. | 2020-07-02
    2021-06-16 | La maire a elle-même ouvert le bal, le [15 juin]. | 2021-06-15
    2021-06-16 | La maire avait fixé le bal au [2 juillet]. | 2021-07-02
    2021-06-16 | Le [3 mars 2019], on le saisit. Le [12 mai], on le relâche. | 2019-03-03 2019-05-12
    2021-06-16 | Le [3 mars 2019], on le saisit.¶Le [12 mai], on le relâche.¶Le [4 juillet], il fuit. | 2019-03-03 2019-05-12 2019-07-04
    2021-06-16 | Le [2 mai 2006], il avoue. On le jugera le [9 décembre]. | 2006-05-02 2006-12-09
    2021-06-16 | Le [3 mars 2019], on le saisit. [Hier], il a parlé. Il sera jugé le [12 octobre]. | 2019-03-03 2021-06-15 2021-10-12
    2021-06-16 | En [2015], la mine ferme. Le [4 mai], on l'occupe. | 2015 2015-05-04
    2021-06-16 | Le [4 novembre], le maire annonce que l'eau sera coupée à partir du [1er décembre]. | 2020-11-04 2020-12-01
    2021-06-16 | Le texte, voté le [17 décembre 2020], sera appliqué à partir du [1er janvier]. | 2020-12-17 2022-01-01
    2021-06-16 | Le [2 mai], il neigeait, puis le [3], il gelait ; mais le [15], tout fondit. | 2021-05-02 2021-05-03 2021-05-15
    2021-06-16 | Le [28 mai], il pleut. Le [3], la digue tient. | 2021-05-28 2021-06-03
    2021-06-16 | Le feu a pris [mardi 8 juin]. Le pont a rouvert [24 heures après]. | 2021-06-08 2021-06-09
    2021-06-16 | En [octobre 2015], elle fonde l'école (pour l'année [2016-2017], ndlr). [Un mois plus tard], elle part. | 2015-10 2016-01-01/2017-12-31 2015-11
    2021-06-16 | Il a été mordu [lundi]. « Je souffre [aujourd'hui] », dit-il. | 2021-06-14 2021-06-16
    2021-06-16 | Elle a parlé [lundi] aux bergers. « Je pars [aujourd'hui] », a-t-elle lancé. | 2021-06-14 2021-06-14
    2021-06-19 | Ils ne se sont plus parlé depuis la foire du [3 avril]. « Je l'ai vu [mardi] », dit-elle. | 2021-04-03 2021-06-15
    2021-06-19 | Elle a parlé à la foire du [3 avril]. « Je pars [demain] », a-t-elle lancé. | 2021-04-03 2021-04-04
    2021-06-16 | Le bal fut annulé le [10 avril]. Par une délibération du [20 mars], rendue publique [une semaine plus tard], la ville l'avait promis. | 2021-04-10 2021-03-20 2021-03-22/2021-03-28
    2021-06-16 | Le bal fut annulé le [10 avril], malgré la loi du [20 mars] qui l'avait permis. [Une semaine plus tard], il eut lieu. | 2021-04-10 2021-03-20 2021-04-12/2021-04-18
    2021-06-16 | La chorale a chanté en [1996], [97] et [98]. | 1996 1997 1998
    2021-06-16 | On a compté les loups [entre 2003 et mars 2010]. | 2003-01-01/2010-03-31
    2021-06-16 | Le grenier brûla [dimanche soir 7 juin 2015]. | 2015-06-07
    2021-06-16 | Le moulin fut vendu le [deux mai mille neuf cent trois]. | 1903-05-02
    2021-06-16 | Le moulin rouvre le [1er juil.] au public. | 2021-07-01
    2021-06-16 | On en parle depuis le [11-Septembre]. | 2001-09-11
    2021-06-16 | Le bac part [demain à seize heures trente]. | 2021-06-17
""")

COUNTED = rows_of("""
    2024-06-15 | Élue le [21 juillet], deux jours avant le procès ouvert le [23 juillet 2021]. | 2021-07-21 2021-07-23
    2024-06-15 | Le procès s'ouvre le [23 juillet 2021]. Le [21 juillet], deux jours avant, il fut élu. | 2021-07-23 2021-07-21
    2024-06-15 | Le procès s'ouvre le [23 juillet 2021]. Le [6 août], deux semaines plus tard, il finit. | 2021-07-23 2021-08-06
    2024-06-15 | Elle démissionna le [3 mai], un an après la crue du [3 mai 2019]. | 2020-05-03 2019-05-03
    2024-06-15 | Élu le [20 juillet], deux jours avant le procès ouvert le [23 juillet 2021]. | 2023-07-20 2021-07-23
    2024-06-15 | Élue le [3 mai], [deux jours plus tard] elle démissionnait. | 2024-05-03 2024-05-05
    2024-06-15 | Le conseil s'est réuni le [25] et le [2 mai]. | 2024-04-25 2024-05-02
    2024-05-20 | Les audiences du [29], du [30] et du [2 mai] furent suspendues. | 2024-04-29 2024-04-30 2024-05-02
    2024-01-20 | Les réunions du [28] et du [3 janvier 2024] furent houleuses. | 2023-12-28 2024-01-03
    2024-01-20 | Les [12] et [5 décembre], on a défilé. | 2023-12-12 2023-12-05
    2024-06-15 | Le bal de [lundi] est annulé, celui de [mardi] maintenu. | 2024-06-17 2024-06-18
    2024-06-15 | Le bal de [mercredi] a plu, celui de [mardi] moins. | 2024-06-12 2024-06-11
    2024-01-20 | La cheffe a été convoquée le [9 décembre] par la juge. | 2023-12-09
    2024-01-20 | La cheffe est convoquée le [9 mars] par la juge. | 2024-03-09
""")

DISPATCHES = rows_of("""
    1934-03-15 | Dole, [14 mars]. — Un feu a pris [hier] au moulin.¶Le préfet est venu [ce matin]. | 1934-03-14 1934-03-13 1934-03-14
    2021-06-16 | Saint-Loup-sur-Mer (Orance), [15 juin] (AFP) - Le bac a coulé [hier]. | 2021-06-15 2021-06-14
    2021-06-16 | Dole, [3 mai 2019]. — Le bac a coulé [hier]. | 2019-05-03 2021-06-15
    2021-06-16 | Réunis à Dole, [14 juin] — ou peu après — ils ont vu, [hier], le préfet. | 2021-06-14 2021-06-15
    2021-06-16 | Dole, [14 juin]. Un feu a pris [hier]. | 2021-06-14 2021-06-15
""")

LIVE = rows_of("""
    2021-06-16 | En direct¶[17 h 10]. Le juge se retire. Il rendra son avis [vendredi à 9 heures].¶[15 h 40]. La bergère parle de la foire du [3 mai 2019].¶[14 h 05]. L'audience s'ouvre. Le préfet est venu à [13 h 50]. | 2021-06-16 2021-06-18 2021-06-16 2019-05-03 2021-06-16 2021-06-16
    2021-06-16 | Le programme de [samedi 19 juin].¶[10 h] : le bal.¶[14 h] : la course. Elle date du [3 mai 2019].¶[18 h] : le feu. | 2021-06-19 2021-06-19 2021-06-19 2019-05-03 2021-06-19
    2021-06-16 | [Samedi 19 juin]¶[10 h] : le bal.¶[14 h] : la course.¶[Dimanche 20 juin]¶[9 h] : le feu. | 2021-06-19 2021-06-19 2021-06-19 2021-06-20 2021-06-20
    2021-06-16 | Le feu a pris [lundi 14 juin].¶À [18 h], il était éteint. | 2021-06-14 2021-06-14
""")

LOOKS_BACK = rows_of("""
    2024-06-27 | En [mars 1998], un premier forage avait échoué. La mairie en tentera un autre en [septembre]. | 1998-03 2024-09
    2024-06-27 | En [mars 1998], un premier forage avait échoué. Les boues avaient noyé le bourg en [septembre]. | 1998-03 1998-09
    2025-12-11 | [Hier], le club a perdu son toit, qu'il avait repeint le [24 septembre].¶À [23 heures], la foudre l'a frappé. | 2025-12-10 2025-09-24 2025-12-10
    2023-08-17 | Le gel s'était installé [mardi] sur le col.¶Un muletier, tombé [la veille], a été soigné [jeudi]. | 2023-08-15 2023-08-16 2023-08-17
    2023-08-17 | Il avait giflé un voisin le [3 mai 2019].¶[Le lendemain], on l'arrêtait. | 2019-05-03 2019-05-04
    2021-10-12 | La banque fait faillite en [mai 2012]. Quelques semaines plus tôt, le [3 avril], on lui retire son agrément. | 2012-05 2012-04-03
    2017-09-05 | Les premiers loups sont vus le [22 août]. Trois jours plus tard, le [25], on ferme le col. | 2017-08-22 2017-08-25
    2017-09-05 | Le puits gèle le [22 décembre 2015]. Deux mois plus tard, le [24 février], il cède. | 2015-12-22 2016-02-24
    2024-06-27 | Le syndicat doit voter le [9 octobre] une fusion qui prendrait effet au [2 décembre]. | 2024-10-09 2024-12-02
    2023-07-31 | Le bail a pris fin à la [mi-mai].¶Le bal, prévu le [22], a été annulé. | 2023-05-11/2023-05-20 2023-07-22
    2018-03-16 | Faute de bras, la foire n'aura pas lieu le [24], dit le maire. | 2018-03-24
    2019-01-21 | Les bergers sont de tous les défilés, comme à Sauves dès le [1er décembre]. | 2018-12-01
    2019-01-21 | Le col fermera dès le [1er décembre]. | 2019-12-01
    2023-07-31 | On se souvient de la soirée du [25]. | 2023-07-25
    2023-07-31 | Le bus n'ira pas au 22, rue des Lilas, ni au 24. |
""")

TOLD_ON = rows_of("""
    2023-08-17 | On a curé le puits le [3 mai 2019]. [Ce jour-là], il pleut. Le [7 juillet], il déborde. | 2019-05-03 2019-05-03 2019-07-07
    2023-08-17 | On a curé le puits le [3 mai 2019]. [Ce jour-là], il pleut.¶Le [7 juillet], il déborde. | 2019-05-03 2019-05-03 2023-07-07
    2023-08-17 | Au [printemps 2016], on fore. Le [7 juin], l'eau jaillit. En [mars], elle tarit. | 2016-03-20/2016-06-20 2016-06-07 2017-03
    2023-01-05 | Le [3 mars 1923], la halle brûlait. On la fêtera le [12 mai]. | 1923-03-03 2023-05-12
    2023-01-05 | Le [3 mars 1923], la halle brûle. On la rebâtit le [12 décembre]. | 1923-03-03 1923-12-12
    2023-08-17 | Ouvert en [mai 2018], le bac ferme [l'année d'après], le [2 juin]. | 2018-05 2019 2019-06-02
""")

HEADED = rows_of("""
    - | [1976]¶[Mars] : le puits gèle. [Mai] : il cède.¶[1979]¶[Février] : procès des voleurs de [novembre].¶[Juillet] : gel jusqu'en [septembre]. Le bail du [22 juin] tombe. | 1976 1976-03 1976-05 1979 1979-02 1978-11 1979-07 1979-09 1979-06-22
    2021-06-16 | [1976]¶[Mars] : le puits gèle.¶[1979]¶[Février] : on le cure. Le [8], il déborde. | 1976 1976-03 1979 1979-02 1979-02-08
    - | [Juin] : le canal est à sec.¶[1981]¶[Mai] : il pleut.¶[1983]¶[Juin] : il déborde. | ? 1981 1981-05 1983 1983-06
    - | [Mai] : bal.¶[Juin] : loto. | ? ?
    - | Mars : une sonde s'y pose. Le sol est rouge. |
""")

UNDATED = rows_of("""
    La tannerie fut vidée en [septembre 2010]. Bientôt [un an après], on la pleure. Le bilan, clos le [9 juin dernier], est lourd. Il a plu [début juin]. | 2010-09 2011 2011-06-09 2011-06-01/2011-06-10
    La campagne pour le scrutin du [printemps 2017] est lancée. À moins de huit mois du vote, on s'agite. Trois élus sont partis depuis [janvier]. | 2017-03-20/2017-06-20 2016-01
    Il est élu le [3 mars 2010]. [Deux ans plus tard], il démissionne. Le [12 juin], il part. | 2010-03-03 2012 ?
    Un puma fut vu en [juin 2004] à Cluny. Le [samedi 5 juin], on barre la route. Son antre est [aujourd'hui] un bar. | 2004-06 2004-06-05 ?
    Cette [année 2018] est rude. Le [3 mars], le pont a cédé sous un car. | 2018 2018-03-03
    Le [12 novembre], le pont tombe. On avait soudé le pilier le [12 novembre 2018] même. | 2018-11-12 2018-11-12
    Le [3 mars 2018], le pont tombe ; le [9 octobre], on le rase. | 2018-03-03 2018-10-09
    En [2016], après le gel et la crue du [14 juillet], tout changea. | 2016 2016-07-14
    La crue d'[octobre 1970] fut rude. Le [12 décembre], on rasa le pont. | 1970-10 ?
    Le [17 mai 2017], il fut relaxé. Son verdict est attendu le [21 décembre]. | 2017-05-17 ?
    Le lac fut à sec en [2018]. On le remplira en [2019]. On y pêchera le [1er février]. | 2018 2019 2019-02-01
    [Il y a deux ans], en [avril 2017], la digue cédait. [Fin janvier], elle a encore cédé. | 2017 2017-04 2019-01-21/2019-01-31
    Deux ans après la crue du [3 mai 2016], le maire a rouvert le gué en [mars]. | 2016-05-03 2018-03
    Né le [3 mai 1960], il chantait. Le [9 juin], il s'est tu. | 1960-05-03 ?
    Le [12 mai 2016], la digue a cédé. [Dimanche 23 avril], on votera. Le préfet a parlé [jeudi] ; le scrutin ferme [dimanche] ; [ce vendredi], il pleut ; le pont ferma en [janvier]. | 2016-05-12 2017-04-23 2017-04-20 2017-04-23 2017-04-21 2017-01
    La crue du [3 mai 1952] a noyé le bourg. On en fêtait le 60e anniversaire : un maire, élu en [mars], a lu les noms. La digue date de [2011]. | 1952-05-03 2012-03 2011
    On fête le cinquantenaire du pont, ouvert en [1962]. Il a fermé en [juin]. Une crue l'a abîmé en [2009]. | 1962 ? 2009
    [Un an après le 26 juillet], la veuve parle. Le curé est mort le [26 juillet 2016] ; son procès, ouvert en [octobre dernier], a repris [début juillet]. | 2017-07-26 2016-07-26 2016-10 2017-07-01/2017-07-10
    La taxe a rapporté peu en [2017]. Elle sera due par tous dès le [1er janvier]. En [2019], elle rapportera neuf millions. | 2017 2019-01-01 2019
    Le [1er octobre 2017], un loup fut tiré. [Vendredi], un autre a fui ; à [minuit], il fut pris. | 2017-10-01 ? ?
    2018, année sèche, fut rude. Le puits a baissé dès [janvier], le lac gela en [novembre] ; on avait vu pire en [2003]. | 2018-01 2018-11 2003
    Le bilan de [l'année 2018] est maigre. Le puits a baissé dès [janvier]. On vendra le moulin en [mars]. | 2018 2018-01 ?
    Le lac gela en [2018]. Le puits avait baissé en [novembre]. | 2018 ?
    Ce [vendredi 10 juillet], on danse. La fête est née en [2014], un [10 juillet] aussi. | 2015-07-10 2014 2015-07-10
""")


ALL = LISTS + STORIES + DISPATCHES + LIVE + LOOKS_BACK + TOLD_ON + COUNTED


def ids(rows: list[str]) -> list[str]:
    """Short names for rows of sentences."""
    return [row[:60] for row in rows]


@pytest.mark.parametrize("row", ALL, ids=ids(ALL))
def test_time_goes_on_from_what_was_told(row: str) -> None:
    day, _, rest = row.partition(" | ")
    text, wanted = expected(rest.replace("¶", "\n\n"))
    got = found(text, date.fromisoformat(day))
    assert [one for one in got if one[0] in [words for words, _ in wanted]] == wanted, got


@pytest.mark.parametrize("row", HEADED, ids=ids(HEADED))
def test_a_year_that_stands_alone_heads_what_follows(row: str) -> None:
    day, _, rest = row.partition(" | ")
    text, wanted = expected(rest.replace("¶", "\n\n"))
    assert found(text, None if day == "-" else date.fromisoformat(day)) == wanted


@pytest.mark.parametrize("row", UNDATED, ids=ids(UNDATED))
def test_an_article_without_a_day_settles_what_it_settles(row: str) -> None:
    text, wanted = expected(row)
    got = found(text, None)
    assert [one for one in got if one[1] not in ("duration", "set")] == wanted, got


@pytest.mark.parametrize(
    "row",
    rows_of("""
        Le moulin avait brûlé en [décembre 2010]. [Le lendemain], [mardi 8 juin], on a rouvert. | 2010-12 2021-06-08 2021-06-08
        La fouille a débuté le [2 mai]. On les a vus le [9 mai]. De plus, [la veille], [8 mai], il a plu. | 2021-05-02 2021-05-09 2021-05-08 2021-05-08
        Élu le [3 mai], il a démissionné [le lendemain]. | 2021-05-03 2021-05-04
        Il dirige le port depuis le [1er avril 2014]. Élu en [2012], il vit là. La maire est partie [la veille]. | 2014-04-01 2012 ?
        Nommé le [1er avril 2014], il est parti [le lendemain]. | 2014-04-01 2014-04-02
        Le budget pour [2019] a été voté au village. | 2019
        Entre 2000 et 5000 bergers ont défilé [hier]. | 2021-06-15
        On tond [aujourd'hui] ([mercredi]) et l'on file [demain] ([jeudi]). | 2021-06-16 2021-06-16 2021-06-17 2021-06-17
        « On a rouvert [hier] ([lundi]) », a dit la bergère. | 2021-06-14 2021-06-14
        On a rouvert [hier] ([les lundis], on ferme). | 2021-06-15 set
        Il a neigé [hier] et [lundi] (matin). | 2021-06-15 2021-06-14
    """),
)
def test_what_stands_beside_a_counted_day_is_its_day(row: str) -> None:
    text, wanted = expected(row)
    assert found(text) == wanted
