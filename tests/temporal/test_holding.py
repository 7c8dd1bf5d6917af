"""Dates that lie in the year or week told just before them; all published on Wednesday 2021-06-16."""

from __future__ import annotations

import pytest

from pipeline.french import words
from pipeline.temporal.guards.times import ACTS
from pipeline.temporal.interval import month_period
from pipeline.temporal.readings.captured import month_of
from tests.temporal.marked import PUBLISHED, expected, found, rows_of

MONTHS = sorted(words("time_months", type="full"), key=lambda name: month_of({"m": name}) or 0)
WEEKDAYS = sorted(words("time_weekdays", type="full"))
HOLDERS = (
    ("L'an dernier, en {}, la halle brûlait.", 2020),
    ("L'année dernière, la halle avait brûlé en {}.", 2020),
    ("L'an prochain, en {}, la halle rouvrira.", 2022),
    ("Il y a dix ans, en {}, la halle brûlait.", None),
    ("En 2023, en {}, la halle rouvrira.", 2023),
    ("D'autres vols suivent en 2016 : en {}, on force la halle.", 2016),
    ("Il l'épouse en 2016, en {}, à Lens.", 2016),
)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(("sentence", "year"), HOLDERS)
def test_a_month_lies_in_the_year_told_before_it(sentence: str, year: int | None, month: str) -> None:
    number = month_of({"m": month})
    assert number is not None
    told = next(value for text, value in found(sentence.format(month)) if text == month)
    near = (2010, 2011) if year is None else (year,)
    assert told in [f"{p.start}/{p.end}" for one in near if (p := month_period(one, number)) is not None]


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_weekday_lies_in_the_week_told_before_it(weekday: str) -> None:
    last = dict(found(f"La semaine dernière, {weekday}, un car a versé."))[weekday]
    coming = dict(found(f"La semaine prochaine, {weekday}, un car partira."))[weekday]
    assert "2021-06-07" <= last[:10] <= "2021-06-13"
    assert "2021-06-21" <= coming[:10] <= "2021-06-27"


ROWS = rows_of("""
    [Il y a un an], le [17 juin], la halle brûlait. | 2020 2020-06-17
    [Il y a un an], le [17 novembre], la halle brûlait. | 2020 2020-11-17
    [Il y a huit mois], le [12 octobre], la halle brûlait. | 2020-10 2020-10-12
    [Dans deux ans], le [3 mai], la halle rouvrira. | 2023 2023-05-03
    [L'an dernier], à [Pâques], la halle brûlait. | 2020 2020-04-12
    [Il y a deux ans], la halle brûlait le [3 mai]. Le [4 juin], elle rouvrait. | 2019 2019-05-03 2021-06-04
    Comme [l'an dernier], la fête aura lieu le [3 juillet]. | 2020 2021-07-03
    La fête se tient, comme [l'an dernier], le [3 juillet]. | 2020 2021-07-03
    Depuis [l'an dernier], le [3 juillet] est chômé. | 2020 2021-07-03
    Après [2018], le [3 juillet] fut chômé. | 2018 2021-07-03
    Le [3 mars 2019], tout brûla. On a rebâti en [janvier] et on finira en [décembre]. | 2019-03-03 2021-01 2021-12
    Le [3 mars 2019], il avoue. On le jugera le [9 octobre]. | 2019-03-03 2019-10-09
    Le [3 mars 2019], il a avoué. On le jugera le [9 octobre]. | 2019-03-03 2021-10-09
    Au [troisième trimestre], le prix a chuté. | 2020-07-01/2020-09-30
    [L'an dernier], on a promis que la fête aura lieu le [3 juillet]. | 2020 2021-07-03
    Le [20 juillet], le conseil a voté le budget. | 2020-07-20
    En [juillet], il avait perdu son père. | 2020-07
    [Fin juin], elle avait signé. | 2020-06-21/2020-06-30
    Vu trois fois [entre novembre 2019 et mars 2020], dont le [17 janvier]. | 2019-11-01/2020-03-31 2020-01-17
    Vu trois fois [entre novembre 2018 et mars 2020], dont le [17 juin]. | 2018-11-01/2020-03-31 2021-06-17
    [Début juin], elle avait signé. | 2021-06-01/2021-06-10
    Le [17 juin], elle a signé. | 2021-06-17
    En [juillet], la ville a prévu un bal. | 2021-07
    Le conseil a annoncé une fête en [juillet]. | 2021-07
    Le juge prépare sa mise en examen le [28 juin]. | 2021-06-28
    La région demande la tenue le [28 juin] d'un vote. | 2021-06-28
    Il veut une mise en service le [28 juin] et la remise le [5 juillet] du plan. | 2021-06-28 2021-07-05
    Le texte publié le [28 août] vaut loi. | 2020-08-28
    Le préfet a annoncé la fermeture des écoles dès [jeudi]. | 2021-06-17
    La maire a promis une réponse avant [jeudi]. | 2021-06-17
    Il a été soigné avant [lundi]. | 2021-06-14
    La finale se jouera [samedi 18] et [dimanche 19]. | 2021-06-18 2021-06-19
    La finale s'est jouée [samedi 13]. | 2021-06-13
    Un train part [lundi 28]. | 2021-06-28
    Le procureur a parlé [lundi]. Le jugement sera rendu le [5]. | 2021-06-14 2021-07-05
    Un bal eut lieu le [3 juin], un autre le [10] à Dole. Un tiers suivra le [24]. | 2021-06-03 2021-06-10 2021-06-24
    Elle jouera le 24 rue Haute. |
    Le tribunal a mis son jugement en délibéré au [13 septembre]. | 2021-09-13
    Le car s'est couché [lundi]. Il roulait à [6 h 30], dit la police. | 2021-06-14 2021-06-14
    Le choc eut lieu à [22 h 34] UTC [lundi]. Il était [19 heures] (heure locale). | 2021-06-14 2021-06-14 2021-06-14
""")


PROGRAMMES = rows_of("""
    Voici le calendrier [2022].¶Dole – [3 mai], Lens – [8 mai], Metz – [9 mai]. | 2022 2022-05-03 2022-05-08 2022-05-09
    Voici le calendrier [2021].¶Dole – [3 mai], Lens – [8 mai], Metz – [9 mai]. | 2021 2021-05-03 2021-05-08 2021-05-09
    Voici le calendrier [2022].¶On avait joué les [3], [8] et [9 mai]. | 2022 2021-05-03 2021-05-08 2021-05-09
    Voici le calendrier [2022].¶Dole – [3 mai], Lens – [8 mai]. | 2022 2021-05-03 2021-05-08
    Il est parti le [24 août de cette année]. | 2020-08-24
    Il partira le [24 août de cette année]. | 2021-08-24
    Il est parti le [24 mai de cette année]. | 2021-05-24
""")


@pytest.mark.parametrize("row", PROGRAMMES)
def test_a_programme_of_next_year_gives_its_list_that_year(row: str) -> None:
    text, wanted = expected(row.replace("¶", "\n\n"))
    assert found(text) == wanted


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_before_a_date_says_its_year(row: str) -> None:
    text, wanted = expected(row)
    assert [one for one in found(text) if one[1] not in ("duration", "set")] == wanted


NAMED = rows_of("""
    Le championnat de France [2019] eut lieu ici. | 2019
    Elle gagne les séries mondiales de triathlon [2016] et le circuit [2017]. | 2016 2017
    La Coupe d'Afrique des nations [2022] aura lieu au sud. | 2022
    Le prix Nobel de la paix [2019] lui revient, comme Miss Dole [2016]. | 2019 2016
    La CEVB [2017] fut annulée. | 2017
    Le festival a réuni 2016 personnes. |
    La course longue de 2000 m reste à courir. |
    Aux élections municipales de [juin 2008], il perd. | 2008-06
    Le tournoi de [Pâques 2019] est gagné. | 2019-04-21
    Le salon compte 2016 places. |
    Le championnat d'Europe de lutte à Dole [2016] et les Jeux d'hiver [2018] ont plu. | 2016 2018
    Les Jeux d'été de [2016], comme [l'été de 2016], furent chauds. | 2016 2016-06-21/2016-09-21
    VOIR LE LOGO 2016. |
    Le four fut bâti vers 1900 avant J.-C. et rebâti en 1250 av. J.-C. par un clan. |
    Au [cinquième siècle avant J.-C.], puis au [début du Ve siècle avant notre ère], on y vit. | ? ?
    Elle a nagé en 1:11.93, devant la sienne (1:12,56), à [10:30]. | 2021-06-16
    Une étoile à 39 années-lumière. Les Journées du bois ont fini la guerre de Trente Ans. |
    L'école d'aujourd'hui et la violence d'aujourd'hui, c'est le monde d'aujourd'hui. |
""")


@pytest.mark.parametrize("row", NAMED)
def test_a_name_has_its_year_and_a_count_has_none(row: str) -> None:
    text, wanted = expected(row)
    assert found(text) == wanted


@pytest.mark.parametrize("kind", ACTS)
def test_one_act_of_today_has_its_day(kind: str) -> None:
    noun = next(
        noun for noun in sorted(words("event_nouns", type=kind)) if noun[0] not in "aeéèêiouh" and " " not in noun
    )
    assert ("aujourd'hui", f"{PUBLISHED}/{PUBLISHED}") in found(f"Le {noun} d'aujourd'hui compte.")
