"""More French dates by construction: spans, halves, headlines, lone days, odd spellings; published on 2021-06-16."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.temporal.find import find_expressions
from pipeline.temporal.understand import place_expressions
from tests.temporal.marked import expected, found, rows_of

SPANS = rows_of("""
    Le gué ferme [du 1^er avril au 30 mai 2014]. | 2014-04-01/2014-05-30
    Le moulin date du [XIX^e siècle]. | 1801-01-01/1900-12-31
    Il parut en [2010], 23 (1), pages 1 à 4. | 2010
    La filature prospéra [des années 20 aux années 80]. | 1920-01-01/1989-12-31
    [Entre les années 60 et 80], le bourg double. | 1960-01-01/1989-12-31
    On bâtit dans [les années 60-70] et après. | 1960-01-01/1979-12-31
    On bâtit dans [les années 1960-1970] surtout. | 1960-01-01/1979-12-31
    [Les années 60] et [70] furent belles. | 1960-01-01/1969-12-31 1970-01-01/1979-12-31
    Ouvert [entre fin février et début mars] au public. | 2021-02-21/2021-03-10
    Gué barré [entre la fin mars et le début avril] par la crue. | 2021-03-21/2021-04-10
    Choisissez [entre la mi-mai et la fin juin]. | 2021-05-11/2021-06-30
    Fermé [de la fin mars au début mai 2020]. | 2020-03-21/2020-05-10
    Portes ouvertes les [12 et 13 mars]. | 2021-03-12/2021-03-13
    La rafle des [16 et 17 juillet 1942] fut filmée. | 1942-07-16/1942-07-17
    Audiences les [12] et [15 mars]. | 2021-03-12 2021-03-15
    La crue dura ([fin 2019-début 2020]). | 2019-09-01/2020-04-30
    Foire des [14-15 juin 2021], place Haute. | 2021-06-14/2021-06-15
    Foire des [14/15 juin], place Haute. | 2021-06-14/2021-06-15
    Des remparts du [XIIIe-XIVe siècles] restent. | 1201-01-01/1400-12-31
    La [seconde moitié du XIXe siècle] fut prospère. | 1851-01-01/1900-12-31
    Au [dernier quart du XXe siècle], on ferma tout. | 1976-01-01/2000-12-31
    Il meurt à la [fin du XVe s.] à Autun. | 1467-01-01/1500-12-31
    Le bar a brûlé dans [la nuit de jeudi à ce vendredi]. | 2021-06-10/2021-06-11
    Au [2e semestre de l'an dernier], la perte fut nette. | 2020-07-01/2020-12-31
    Foire la [dernière semaine d'août]. | 2021-08-25/2021-08-31
    Foire le [dernier week-end de juin]. | 2021-06-26/2021-06-27
""")

DAYS = rows_of("""
    [Ce vendredi], un agent s'est blessé. | 2021-06-11
    [CE SAMEDI], la halle a brûlé. | 2021-06-12
    [Ce samedi], la halle ouvrira. | 2021-06-19
    Deux blessés graves [samedi] à Lens | 2021-06-12
    Incendie d'un hangar [vendredi] à Tulle | 2021-06-11
    Metz s'incline [samedi] face à Brest | 2021-06-12
    Accident mortel : une marche blanche [vendredi] à Tours | 2021-06-18
    Une pièce à voir [dimanche] à Tulle | 2021-06-20
    Rendez-vous [samedi] place du Marché. | 2021-06-19
    Il faudra payer dès [lundi]. | 2021-06-21
    Dès [lundi], les guichets ont fermé. | 2021-06-14
    À compter de [lundi], le bac est payant. | 2021-06-21
    D’ici à [jeudi], rien ne bougera. | 2021-06-17
    [Samedi] et [dimanche], il pleuvra. | 2021-06-19 2021-06-20
    [Vendredi soir] et [samedi], on danse. | 2021-06-18 2021-06-19
    Il est mort [mardi], [lundi] il riait. | 2021-06-15 2021-06-14
    Né le [jeudi, 3 mai 1990], il vit à Dole. | 1990-05-03
    Le [lundi, 14 juin], elle parla. | 2021-06-14
    La ville de Metz [Lundi], des éleveurs ont défilé. | 2021-06-14
    Il rentre chez lui [le lendemain de Noël]. | 2020-12-26
    La visite avait été annoncée dès le [20 juin]. | 2021-06-20
    Ils ne passeront pas [Noël] en prison. | 2021-12-25
    Foire [samedi 12.06], place Haute. | 2021-06-12
    [Sam. 19] : relâche. | 2021-06-19
    Il est arrivé le [12 au soir]. | 2021-06-12
    Il partira le [28 au matin]. | 2021-06-28
    La rue est coupée jusqu'au [20]. | 2021-06-20
    Le chantier a commencé le [3 mai 2020]. Il a duré jusqu'au [28]. | 2020-05-03 2020-05-28
    Élue [il y a un an jour pour jour], elle part. | 2020-06-16
    Il fondait le club [il y a de cela dix ans]. | 2011
    Il partira [demain à l'aube]. | 2021-06-17
    Le vent a tourné à la [mi-journée]. | 2021-06-16
    Le [1° mars 2020], il part. | 2020-03-01
    Le [3 mai2020], il part. | 2020-05-03
    La [rentrée dernière] fut calme. | 2020-09
    La digue céda le [5 mars 2020]. Vers la [mi-journée], le calme revint. | 2020-03-05 2020-03-05
""")

YEARS = rows_of("""
    Sa référence, c’est [1998]. Rien d'autre. | 1998
    La Marche des potiers, [1983], musée. | 1983
    On acheta le moulin vers [1847], de bonne heure. | 1847
    Chiffres de [2021-03], révisés. | 2021-03
    La saison [2010-12] fut longue. | 2010-01-01/2012-12-31
    Parution : [03/2021] en librairie. | 2021-03
    Le projet de budget pour [2019], jugé injuste, passe. | 2019
    On taxera toute [l'année 2019]. | 2019
    Champion de France [2007] et [2008], il boxe. | 2007 2008
    [2018], année marquée par la sécheresse. | 2018
    La moyenne de référence [1981-2010] sert encore. | 1981-01-01/2010-12-31
    Posté le [September 25, 2018] en ligne. | 2018-09-25
""")

MONTH_ENDS = rows_of("""
    Il sera jugé à [la fin du mois]. | 2021-06-21/2021-06-30
    Le rapport est attendu [fin du mois]. | 2021-06-21/2021-06-30
    [La fin du mois] sera pluvieuse. | 2021-06-21/2021-06-30
    [Début du mois], elle a signé. | 2021-06-01/2021-06-10
    Il faut attendre [la fin du mois] pour voter. | 2021-06-21/2021-06-30
""")

CLOCKS = rows_of("""
    La séance de [20h30] est complète. | 2021-06-16
    Il est parti à [2h du matin]. | 2021-06-16
    La rixe eut lieu vers [3h]. | 2021-06-16
    Cours de [2h] à [4h], salle B. | 2021-06-16 2021-06-16
    Le train de [5h12] est supprimé. | 2021-06-16
    [Dimanche], [3 h 15] : le feu prend. | 2021-06-13 2021-06-13
""")

BESIDE = rows_of("""
    Il était [23h20 jeudi soir] quand le chai a brûlé. | 2021-06-10
    Les bacs ont été mis à quai après [20H mardi]. | 2021-06-15
    Le lac montait entre [9 heures] et [13 heures lundi]. | 2021-06-14 2021-06-14
    Rendez-vous à [18 h le 3 juillet] au lavoir. | 2021-07-03
    « On l'attendait [hier] ([dimanche]), sous la grêle », dit-elle. | 2021-06-13 2021-06-13
    « On l'attendait [hier] ([mardi]), sous la grêle », dit-elle. | 2021-06-15 2021-06-15
    « Il gèlera [demain matin] ([mercredi]) », prévient le garde. | 2021-06-16 2021-06-16
    Le mage attendait [hier] ([vendredi]) un signe. | 2021-06-15 2021-06-11
    La halle avait été repeinte en [fin de semaine]. | 2021-06-10/2021-06-11
    La halle sera repeinte en [fin de semaine]. | 2021-06-17/2021-06-18
    La halle sera repeinte en [début de semaine]. | 2021-06-21/2021-06-22
    La halle a été repeinte en [début de semaine]. | 2021-06-14/2021-06-15
    [La nuit de lundi à mardi], vers [3 h], un toit a brûlé. | 2021-06-14/2021-06-15 2021-06-15
    Dans [la nuit du 4 au 5 juin], à [23 h], un toit a brûlé. | 2021-06-04/2021-06-05 2021-06-04
    Ouvert [du 1er juin au 30 septembre], de 10 h à 18 h. | 2021-06-01/2021-09-30
    Portes ouvertes les [12 et 13 mars], à 14 h. | 2021-03-12/2021-03-13
    Les soldes débutent [dimanche]. | 2021-06-20
    La foire a lieu [samedi], sous la halle. | 2021-06-19
    Un forcené a ouvert le feu [samedi] à Lens. | 2021-06-12
    Il est né un 4 août, sous la grêle. |
    Il rentre [deux ans après le 3 mai 2015]. | 2017-05-03
    Il est mort [trois jours avant le 14 juillet 2016]. | 2016-07-11
    Le gué rouvre [dix jours après le 3 mai]. | 2021-05-13
    Un mois après la crue du [3 mai], il dort dehors. | 2021-05-03
    Né le [20 mai 2021], il chantait deux mois plus tard. | 2021-05-20
    Né le [20 avril 2021], il chantait [un mois plus tard]. | 2021-04-20 2021-05
    Né le [20 mai 2021], il chantera [un mois plus tard]. | 2021-05-20 2021-06
    Le pont remonte à [1891], la halle date de [1780]. | 1891 1780
    Il partira [d'ici les deux prochaines semaines]. | 2021-06-28/2021-07-04
""")

NOT_DATES = rows_of("""
    La cellule de veille sanitaire compte trois agents. |
    Le facteur veille sur les chats du quartier. |
    On a mis la grue en mode veille. |
    La veille informatique coûte cher au bourg. |
    Ils vivent un même jour sans fin. |
    Les œufs de Pâques ont fondu. |
    Une colonie de Mars en carton orne le hall. |
    On pêche hier comme aujourd'hui à la mouche. |
    Hier et demain, le lac reste le lac. |
    Si demain la digue cède, le bourg est noyé. |
    Au dernier trimestre de grossesse, on dort mal. |
    Deux ateliers de 2h et un repas. |
    Le film (2h10) plaît. |
    Durée : 1h30 environ. |
    Un vol de 3h les sépare. |
    Les familles redoutent la fin du mois. |
    Comment boucler la fin du mois ? |
    Fin du monde, fin du mois, même combat |
    Des prix de 1200, 1500, 2000 euros. |
    Le Printemps a fermé ses portes. |
    La mission Mars 2020 réussit. |
    On pleurait il y a une quinzaine de jours. |
    Il devra payer sous huitaine. |
    Répondez sous huit jours. |
""")


@pytest.mark.parametrize("row", SPANS + DAYS + YEARS + MONTH_ENDS + CLOCKS + BESIDE)
def test_dates_are_found_and_placed(row: str) -> None:
    text, wanted = expected(row)
    assert [pair for pair in found(text) if pair in wanted or pair[1] not in ("duration", "set")] == wanted


@pytest.mark.parametrize("row", NOT_DATES)
def test_what_is_no_date_is_left_alone(row: str) -> None:
    assert [pair for pair in found(expected(row)[0]) if pair[1] not in ("duration", "set")] == []


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("row", SPANS[:6] + DAYS[:4])
def test_spaces_and_apostrophes_change_nothing(row: str, space: str, apostrophe: str) -> None:
    text, wanted = expected(row)
    typed = found(text.replace(" ", space).replace("'", apostrophe))
    assert [value for _, value in typed] == [value for _, value in wanted]


UNPUBLISHED = [
    ("Le plan date du 3 mars 2021. Le 13 février dernier, il manquait. On vota le 20 mars 2021.", "2021-02-13"),
    ("N° 33 - mars 2021. Fin février, la digue a cédé.", "2021-02-21"),
    ("Le 13 février dernier, la mairie a voté.", None),
    ("Le 20 janvier 2021, elle part. Le 13 février dernier, elle votait.", None),
]


@pytest.mark.parametrize(("text", "start"), UNPUBLISHED)
def test_without_publication_the_article_must_settle_the_year(text: str, start: str | None) -> None:
    periods = {words: value.split("/")[0] for words, value in found(text, None)}
    (told,) = [periods[words] for words in periods if words.lower().startswith(("13 février", "fin février"))]
    assert told == (start or "?")


POSTS = "Il pleut jeudi. Photo du quai (@Ana_L) {one} Autre vue (@bob22) {two} La pluie a cessé mercredi soir."


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        ("10 octobre 2019.", "10 octobre 2019.", [date(2019, 10, 10), date(2019, 10, 9)]),
        ("10 octobre 2019.", "11 octobre 2019.", None),
        ("9 octobre 2019.", "12 mai 2020.", None),
    ],
)
def test_posts_that_agree_settle_the_day_of_writing(one: str, two: str, days: list[date] | None) -> None:
    rows = dict(found(POSTS.format(one=one, two=two), None))
    assert [rows["jeudi"], rows["mercredi soir"]] == ([f"{d}/{d}" for d in days] if days else ["?", "?"])


def test_posts_of_the_day_before_are_no_day_of_writing() -> None:
    text = "La crue a frappé jeudi. Vue du quai (@Ana_L) 10 octobre 2019. Une autre (@bob22) 10 octobre 2019. "
    rows = dict(found(text + "Le bourg pansait ses plaies vendredi.", None))
    assert [rows["jeudi"], rows["vendredi"]] == ["2019-10-10/2019-10-10", "2019-10-11/2019-10-11"]


def test_what_a_post_says_of_today_counts_from_its_own_day() -> None:
    """Printed twice as some pages do, with and without its author; the article itself is of the day after."""
    post = "Coupure d'eau ce soir à Sers, puits fermés. "
    rows = found(
        f"{post}— Ville de Sers (@sers) 14 juin 2021 {post}" + "Le bac est à quai ce soir aussi.", date(2021, 6, 15)
    )
    evenings = [value.split("/")[0] for words, value in rows if words == "ce soir"]
    assert evenings == ["2021-06-14", "2021-06-14", "2021-06-15"]


@pytest.mark.parametrize(
    ("text", "precision", "edtf"),
    [
        ("Le pont rouvrira ce week-end.", "range", "XXXX-XX-XX"),
        ("Le pont a fermé la semaine dernière.", "week", "XXXX-XX-XX"),
        ("Le pont a fermé le mois dernier.", "month", "XXXX-XX"),
        ("Le pont a fermé l'an dernier.", "year", "XXXX"),
        ("Le pont a fermé il y a trois mois.", "month", "XXXX-XX"),
    ],
)
def test_what_counts_from_nowhere_is_no_vaguer_than_its_words(text: str, precision: str, edtf: str) -> None:
    (row,) = place_expressions(text, find_expressions(text), article_id="a", published=None)
    assert (row.precision, row.edtf, row.date_start) == (precision, edtf, None)
