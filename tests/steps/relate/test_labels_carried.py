"""Labels of what stands beside the main news: the phrase that carries a day, or a clause made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.steps.relate.events.label.context import of_title
from tests.marked import read_marked
from tests.steps.relate.test_events import product, relate_marked
from tests.steps.relate.test_labels_alone import labels_of

YEAR = "en 2012|2012-01-01..2012-12-31"

PHRASES = (
    # What is told of a noun stands with it, day and all, where its clause tells something else.
    (
        f"Le port devient le premier de Bretagne avec deux millions de tonnes débarquées [{YEAR}].",
        "Deux millions de tonnes débarquées en 2012",
    ),
    (
        f"La ville a commandé les premiers moteurs de Lannes, destinés à équiper le quai [{YEAR}].",
        "Les premiers moteurs de Lannes, destinés à équiper le quai en 2012",
    ),
    # As far up as it may be about; from the noun on behind a preposition of several words.
    (
        "Le juge a visé le début des préparatifs des défilés, qui devraient avoir lieu [mardi].",
        "Les préparatifs des défilés, qui devraient avoir lieu mardi",
    ),
    (
        "La ville a fermé le port à l'issue d'une vente conclue [mardi] et revu le plan du quai.",
        "Une vente [a été] conclue",
    ),
    # Not further up where no form agrees with its noun.
    (
        f"La ville a perdu le bénéfice de l'accord visant à ouvrir le quai de Lannes [{YEAR}].",
        "L'accord visant à ouvrir le quai de Lannes en 2012",
    ),
    # « dont » may be of another noun.
    (
        "La ville a reçu des marins de dix ports, dont trois seulement sont arrivés [mardi].",
        "La ville a reçu des marins de dix ports, dont trois seulement sont arrivés",
    ),
    # Not of a subject, whose clause says what became of it.
    (
        "Les marins rencontrés [mardi] à Lannes voulaient partir.",
        "Les marins rencontrés mardi à Lannes voulaient partir",
    ),
)

CLAUSES = (
    # « au » holds the article of a relative's noun.
    (
        f"Grâce au voilier de Lannes qui sera lancé par la ville [{YEAR}], la pêche pourra reprendre.",
        "Le voilier de Lannes sera lancé par la ville",
    ),
    # A conjunction behind another.
    (
        f"Le club ajoute que, tandis que {{Paul Orval}} vendait deux voiliers à Lannes [{YEAR}], la ville a menti.",
        "Paul Orval vendait deux voiliers à Lannes",
    ),
    # The day behind a participle, whatever it hangs on.
    (
        "Arrivé en Bretagne [mardi], {Paul Orval} a aussi connu la pluie.",
        "Paul Orval [est] arrivé en Bretagne",
    ),
    # A day goes before a preposition of two words.
    ("Un tram a percuté un arbre [mardi] près de Lannes.", "Un tram a percuté un arbre près de Lannes"),
    (
        "Un tram a percuté un arbre [mardi] plus vieux que Lannes.",
        "Un tram a percuté un arbre mardi plus vieux que Lannes",
    ),
    # No comma is left before a quotation mark.
    (
        "« Le port de Lannes sera jugé en fin de compte, [mardi] », affirme {Paul Orval}.",
        "« Le port de Lannes sera jugé en fin de compte », affirme Paul Orval",
    ),
)

EDGES = (
    # « mais également » stays whole; what only joins a sentence to the one before goes.
    (
        "La ville de Lannes a fermé [mardi] le port, mais également la halle.",
        "La ville de Lannes a fermé le port, mais également la halle",
    ),
    (
        "La ville de Lannes a toutefois fermé [mardi] le port, par ailleurs le quai et également le pont.",
        "La ville de Lannes a fermé le port, le quai et également le pont",
    ),
    ("En définitive, la ville de Lannes a fermé le port [mardi].", "La ville de Lannes a fermé le port"),
    # No comma is left between a verb and what is said.
    (
        "Le premier club de Lannes a annoncé, [mardi], qu'il ne signera pas la charte.",
        "Le premier club de Lannes a annoncé qu'il ne signera pas la charte",
    ),
    # The number of a note is no word.
    ("La ville de Lannes a fermé le port [1] [mardi] sans bruit.", "La ville de Lannes a fermé le port sans bruit"),
    # A day that is passed somewhere is what the verb needs; one behind « après » may be that of what was before.
    (
        "{Paul Orval}, qui veut passer [le 24 mai] dehors, a salué la ville.",
        "Paul Orval veut passer le 24 mai dehors",
    ),
    (
        "{Paul Orval} a gagné la régate de Lannes après quatre chutes [en 2012|2012-01-01..2012-12-31].",
        "Paul Orval a gagné la régate de Lannes après quatre chutes en 2012",
    ),
    # No clause begins within a quotation that who says it follows.
    (
        "« La ville paiera : trois cents euros par batelier », a annoncé [mardi] {Paul Orval} à Lannes.",
        "« La ville paiera : trois cents euros par batelier », a annoncé Paul Orval à Lannes",
    ),
)

BESIDE = (
    # What happened before or after the rest, behind who did it.
    (
        "Le loyer des quais était à dix francs en mai, avant de tomber à six francs en [septembre 2019].",
        "Le loyer des quais … avant de tomber à six francs en septembre 2019",
    ),
    # What is conceded took place; what is only supposed did not.
    (
        "Si Bréval avait fermé sa halle [en 2015], Lannes a ouvert la sienne en mai.",
        "Bréval avait fermé sa halle en 2015",
    ),
    # The second of two that are said.
    (
        "{Paul Orval} a dit que le quai coûte cher et que la halle de Lannes rouvrira [mardi].",
        "La halle de Lannes rouvrira",
    ),
    # « à laquelle » behind what only says when.
    (
        "Les chaluts sont interdits depuis le [3 mai 2015], date à laquelle la ville a voté la règle.",
        "La ville a voté la règle",
    ),
)

TITLES = (
    # What the label says goes; the part that says more stays, and so does a country.
    ("Chili : la digue de Lannes rouvre", "Chili : la digue de Lannes rouvre"),
    ("Grandes marées de Lannes 2016 : un séisme", "Grandes marées de Lannes 2016"),
    ("Séisme : la digue de Lannes a tenu", "la digue de Lannes a tenu"),
    ("Lannes. La digue a tenu", "Lannes. La digue a tenu"),
)

NAMELESS = (
    # A label without any name has the title behind it; not one with a name, or that of a nation.
    ("a eu lieu", "Un séisme a eu lieu [mardi] au petit matin.", True),
    ("à Lannes", "Un séisme a eu lieu [mardi] à Lannes.", False),
    ("allemandes", "Les élections allemandes ont eu lieu [mardi].", False),
    # Which election is known by its year.
    ("2002", "Bréval s'agite avant l'élection de [2002].", False),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*PHRASES, *CLAUSES, *EDGES, *BESIDE], ids=lambda one: one[:60])
def test_what_carries_the_day_is_the_label(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("told", "marked", "titled"), NAMELESS, ids=[one[1] for one in NAMELESS])
def test_a_label_without_a_name_has_the_title(told: str, marked: str, *, titled: bool) -> None:
    one = read_marked(marked)
    title = "France : deux morts sous les décombres à Bréval."
    (facts,) = relate_marked([replace(one, article=replace(one.article, title=title))], product())
    (label,) = [telling.label for telling in facts.event_mentions]
    assert told in label
    assert label.endswith("[titre : France : deux morts sous les décombres à Bréval]") is titled


@pytest.mark.model
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("hier", "hier [14/06/2024]"),
        ("vendredi dernier", "vendredi dernier"),  # Its weekday says the same.
    ],
)
def test_a_day_that_has_gone_by_has_its_date(day: str, said: str) -> None:
    one = read_marked(f"Le pont de Lannes a cédé en 2012, ce qui a retardé la fête [{day}|2024-06-14].")
    relative = replace(one, timexes=tuple(replace(timex, basis="relative") for timex in one.timexes))
    (facts,) = relate_marked([relative], product())
    assert facts.event_mentions[-1].label.endswith(f"la fête {said}")


@pytest.mark.parametrize(("title", "left"), TITLES)
def test_a_title_says_what_the_label_does_not(title: str, left: str) -> None:
    assert of_title(title, "Un séisme a eu lieu au petit matin") == left
