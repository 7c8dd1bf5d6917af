"""Which year a date without one means: by what governs it, its tense and the day of publication.

Each row gives a sentence of our own and the year that it means when it is published on 15 January, 15 June and
15 December 2024; `-` where no paper would print it on that day.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from spacy.language import Language

from pipeline.records import Article, Timex
from pipeline.steps.recognise import recognise_dates
from pipeline.temporal import find_expressions, place_expressions
from tests.temporal import year_battery
from tests.temporal.marked import rows_of

PUBLISHED = (date(2024, 1, 15), date(2024, 6, 15), date(2024, 12, 15))

ANNOUNCED = rows_of("""
    Le loueur a annoncé l'arrivée de trente vélos pour le [10 octobre]. | 24 24 25
    La régie annonce une coupure d'eau pour le [20 juin]. | 24 24 25
    La fanfare annoncera sa tournée le [20 juin]. | 24 24 25
    Un collectif de bergers a appelé à bloquer le col le [20 juin]. | 24 24 25
    L'intersyndicale appelle les caissières à débrayer le [10 octobre]. | - 24 25
    Les dockers avaient appelé à cesser le travail le [12 décembre]. | 23 23 24
    Le gérant a promis une réponse le [3 mars]. | 24 24 25
    Le recteur promet vingt lits pour le [10 octobre]. | 24 24 25
    Le notaire promettra tout d'ici le [20 juin]. | 24 24 25
    L'éleveur a donné rendez-vous à ses clients pour le [3 mars]. | 24 25 25
    Rendez-vous le [20 juin] devant le lavoir. | 24 24 25
    La chorale invite les anciens à chanter le [20 juin]. | 24 24 25
    Les riverains ont été invités à voter le [3 mars]. | 24 - 25
    Elle a laissé entendre qu'elle partirait le [10 octobre]. | - 24 -
    Le tournoi est annoncé pour le [3 mars]. | 24 25 25
""")

FIXED = rows_of("""
    Le juge a fixé l'audience au [20 juin]. | 24 24 25
    Le bailleur a fixé au [3 mars] la remise des clés. | 24 25 25
    La date de la foire a été fixée au [10 octobre]. | 24 24 25
    La préfète fixe la battue au [12 décembre]. | 24 24 24
    Le comité fixera la cotisation le [20 juin]. | 24 24 25
    La clôture des listes est fixée au [3 mars]. | 24 25 25
    La vente, fixée au [8 janvier], attire les curieux. | 24 - 25
    L'affaire a été mise en délibéré au [3 mars]. | 24 25 25
    La cour a renvoyé le dossier au [10 octobre]. | 24 24 25
    Le tarif est gelé jusqu'au [10 octobre]. | 24 24 25
    La barrière restera baissée jusqu'au [3 mars]. | 24 25 25
    Le délai court à compter du [20 juin]. | - 24 -
    Les plis sont à remettre au plus tard le [10 octobre]. | 24 24 25
    La halle sera vendue d'ici le [12 décembre]. | 24 24 25
    L'échéance avait été fixée au [12 décembre]. | 23 - 24
""")

CONVENED = rows_of("""
    Le président du club a convoqué une assemblée pour le [20 juin]. | 24 24 25
    La cheffe de chœur convoque ses choristes pour le [10 octobre]. | 24 24 25
    Le proviseur convoquera les parents le [3 mars]. | 24 25 25
    Les électeurs sont convoqués le [20 juin]. | 24 24 25
    Le gérant est convoqué au tribunal le [3 mars]. | 24 25 25
    Le boulanger a été cité à comparaître pour le [10 octobre]. | 24 24 25
    Le bureau, convoqué le [12 décembre] par le trésorier, a refusé les comptes. | 23 - 24
    Le conseil, convoqué le [8 janvier], n'a rien décidé. | 24 24 -
    La prochaine audience, le [3 mars], portera sur l'eau. | 24 25 25
    L'accusé comparaîtra le [10 octobre]. | 24 24 25
    Il a comparu le [10 octobre] sans avocat. | 23 23 24
    Le jury siège le [20 juin] à huis clos. | - 24 -
""")

POSTPONED = rows_of("""
    La kermesse a été reportée au [20 juin]. | 24 24 25
    On a repoussé le départ de la course au [10 octobre]. | 24 24 25
    Le procès est renvoyé au [3 mars]. | 24 25 25
    L'exposition est prolongée jusqu'au [20 juin]. | 24 24 25
    Le maire a avancé le vote au [3 mars]. | 24 25 25
    La coupe est décalée au [12 décembre]. | 24 24 24
    Les travaux ont été prolongés jusqu'au [10 octobre]. | 24 24 25
    Le bal avait été reporté au [10 octobre]. | 23 - 24
    La mairie reportera la fête au [20 juin]. | 24 24 25
    Le syndic a prolongé le [12 décembre] le bail du café. | 23 23 24
    La ministre a reporté le [8 janvier] sa venue à Gap. | 24 24 -
    Le tribunal a suspendu le [10 octobre] le permis du silo. | 23 23 24
    Le juge a maintenu le [12 décembre] la mesure de garde. | 23 23 24
    La direction a repoussé le [8 janvier] l'offre des ouvriers. | 24 24 -
""")

CANCELLED = rows_of("""
    Le loto prévu le [8 janvier] a été annulé. | 24 24 25
    La sortie prévue le [20 juin] est annulée. | - 24 -
    La rencontre prévue le [12 décembre] n'a pas eu lieu. | 23 23 24
    La visite, attendue le [10 octobre], n'a finalement pas eu lieu. | 23 - 24
    Le marché programmé le [8 janvier] ne s'est jamais tenu. | 24 24 -
    La réunion n'aura pas lieu le [20 juin]. | 24 24 25
    Le concert du [12 décembre] a été annulé faute de chauffage. | 23 - 24
    Le préfet a interdit le [10 octobre] la rave de Mende. | 23 23 24
    Le préfet interdira la baignade le [20 juin]. | 24 24 25
    La battue prévue le [3 mars] reste interdite. | 24 - 25
    Le vol est supprimé le [20 juin]. | - 24 -
""")

COMMEMORATED = rows_of("""
    Le bourg a rendu hommage à ses fusillés le [10 octobre]. | 23 23 24
    Le bourg rendra hommage à ses fusillés le [10 octobre]. | 24 24 25
    On célèbre le [20 juin] les cent ans de la digue. | - 24 -
    La stèle sera fleurie le [3 mars]. | 24 25 25
    La stèle a été fleurie le [12 décembre]. | 23 23 24
    La tempête du [12 décembre] a laissé des traces. | 23 23 24
    Depuis l'incendie du [8 janvier], le moulin ne tourne plus. | 24 24 -
    Les victimes de l'accident du [10 octobre] attendent. | 23 23 24
    La commémoration du [3 mars] se fera sans discours. | 24 - 25
    Une messe a été dite le [10 octobre] pour les marins. | 23 23 24
""")

PLANNED = rows_of("""
    La livraison est prévue le [10 octobre]. | 24 24 25
    L'ouverture du gué est prévue pour le [3 mars]. | 24 25 25
    La grue est attendue le [20 juin] au port. | 24 24 25
    Le départ est programmé le [10 octobre]. | 24 24 25
    La ville prévoit d'abattre le hangar le [20 juin]. | 24 24 25
    La ville prévoit un retour de l'eau pour le [3 mars]. | 24 25 25
    Le scrutin aura lieu le [3 mars]. | 24 25 25
    Le conseil va voter le budget le [20 juin]. | 24 24 25
    Le tram doit rouler le [10 octobre]. | 24 24 25
    Le tram devrait rouler le [10 octobre]. | 24 24 25
    Les ouvriers comptent défiler le [20 juin]. | 24 24 25
    Le gel entrera en vigueur le [3 mars]. | 24 25 25
    La règle vaudra à partir du [10 octobre]. | 24 24 25
    Les inscriptions ouvriront dès le [20 juin]. | 24 24 25
    Le député signera la pétition le [10 octobre]. | 24 24 25
    Les élus voteront la taxe le [12 décembre]. | 24 24 -
    La fanfare rejoindra le cortège le [3 mars]. | 24 25 25
    L'école fermera ses portes le [20 juin]. | 24 24 25
    Les dépanneuses viendront le [10 octobre]. | 24 24 25
    La pièce à voir le [20 juin] affiche complet. | 24 24 25
    Le stade sera livré avant le [10 octobre]. | 24 24 25
    La fermeture est envisagée le [3 mars]. | 24 25 25
    Il devait plaider le [12 décembre]. | 23 - 24
    Le chantier devait finir le [8 janvier]. | 24 24 -
""")

REPORTED = rows_of("""
    Le conseil a voté la taxe le [10 octobre]. | 23 23 24
    L'abbé a quitté la paroisse le [12 décembre]. | 23 23 24
    La grange a brûlé le [8 janvier]. | 24 24 -
    Le maçon fut élu le [10 octobre]. | 23 23 24
    Le pont s'effondra le [12 décembre]. | 23 23 24
    La source tarissait le [10 octobre]. | 23 23 24
    Le rapport publié le [10 octobre] fait grand bruit. | 23 23 24
    Le rapport sera publié le [10 octobre]. | 24 24 25
    Le décret du [12 décembre] fâche les forains. | 23 23 24
    L'arrêt du [8 janvier] fait jurisprudence. | 24 24 24
    La lettre datée du [10 octobre] est restée sans suite. | 23 23 24
    Depuis le [20 juin], la fontaine coule. | 23 23 24
    Le suspect, arrêté le [12 décembre], se tait. | 23 23 24
    La doyenne est morte le [10 octobre]. | 23 23 24
    Le bébé né le [8 janvier] pèse trois kilos. | 24 24 24
    Une plainte a été déposée le [12 décembre]. | 23 23 24
    La facture avait été réglée le [10 octobre]. | 23 23 24
    Accusé d'avoir volé un âne le [10 octobre], il nie. | 23 23 24
    Après avoir gagné le derby le [12 décembre], elle a pris du repos. | 23 23 24
    Ils s'étaient mariés le [10 octobre] à Foix. | 23 23 24
    La neige est tombée le [12 décembre] jusqu'en plaine. | 23 23 24
    Le facteur n'est pas passé le [8 janvier]. | 24 24 -
    Le chalet fut vendu le [3 mars]. | - 24 24
    Les comptes ont été certifiés le [3 mars]. | - 24 24
    Le meunier a cédé son bief à un voisin le [10 février]. | 23 24 24
    Le meunier avait cédé son bief le [10 juillet]. | 23 23 24
    La doyenne est partie le [10 juillet] sans un mot. | 23 23 24
    Le bief a été cédé à un voisin le [10 juillet]. | 23 23 24
    Noyée le [10 février], la génisse fut pleurée. | 23 24 24
    Vendue [en juillet], l'huilerie se tait. | 23 23 24
    À la [mi-juillet], le meunier a cédé son bief. | 23 23 24
    Le meunier a perdu son eau [entre juin et septembre]. | 23 23 24
    Le meunier a dit qu'il partirait le [10 février]. | 24 25 25
""")

WORDED = rows_of("""
    La truite a mordu le [10 octobre dernier]. | 23 23 24
    La truite mordra le [10 octobre prochain]. | 24 24 25
    Le [3 mars prochain], tout recommence. | 24 25 25
    Le [3 mars dernier], tout recommença. | 23 24 24
    Le [20 juin de l'an dernier], il grêlait. | 23 23 23
    Le [20 juin de cette année], il grêlera. | 24 24 24
    Le lavoir rouvrira [cet été]. | 24 24 -
    Le lavoir a rouvert [cet été]. | - 24 24
    Le lavoir gèlera [cet hiver]. | 23 - 24
""")

TABLES = {
    "announced": ANNOUNCED,
    "fixed": FIXED,
    "convened": CONVENED,
    "postponed": POSTPONED,
    "cancelled": CANCELLED,
    "commemorated": COMMEMORATED,
    "planned": PLANNED,
    "reported": REPORTED,
    "worded": WORDED,
}
CASES = [
    pytest.param(re.sub(r"[\[\]]", "", marked), day, 2000 + int(year), id=f"{kind}-{day:%m}-{marked[:50]}")
    for kind, rows in (*TABLES.items(), *year_battery.TABLES.items())
    for marked, _, years in (row.partition(" | ") for row in rows)
    for day, year in zip(PUBLISHED, years.split(), strict=True)
    if year != "-"
]


def the_only(timexes: tuple[Timex, ...]) -> Timex:
    """The one date of a sentence."""
    (timex,) = [timex for timex in timexes if timex.kind == "date"]
    return timex


@pytest.mark.parametrize(("sentence", "published", "year"), CASES)
def test_year_by_verb_shapes(sentence: str, published: date, year: int) -> None:
    timex = the_only(place_expressions(sentence, find_expressions(sentence), article_id="a", published=published))
    assert timex.date_start is not None
    assert timex.date_start.year == year


@pytest.mark.model
def test_year_by_the_parse(nlp: Language) -> None:
    """The same sentences, their tense read off the parse: at most one in a hundred may differ."""
    cases = [case.values for case in CASES]
    sentences = sorted({str(sentence) for sentence, _, _ in cases})
    docs = dict(zip(sentences, nlp.pipe(sentences, disable=["ner", "press_rescorer", "press_names"]), strict=True))
    wrong = []
    for sentence, published, year in cases:
        article = Article(
            article_id="a",
            source="a.txt",
            part=1,
            sha256="0",
            text=str(sentence),
            published=published,  # type: ignore[arg-type]
            published_basis="metadata",
        )
        timex = the_only(recognise_dates(docs[str(sentence)], article))
        if timex.date_start is None or timex.date_start.year != year:
            wrong.append((sentence, published, timex.date_start))
    assert len(wrong) <= len(cases) // 100, wrong


def test_the_tables_hold_three_hundred_sentences() -> None:
    assert len({sentence for sentence, _, _ in (case.values for case in CASES)}) >= 300
