"""Labels that would mislead or break, by the cause that readers of labels found: each has a sentence of its own."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_labels_alone import labels_of

YEAR = "en 2012|2012-01-01..2012-12-31"

APPOSED = (
    # What somebody was on a day is told of that day, not what the sentence tells of another.
    (
        f"{{Anne Morvel}}, maire de Lannes [{YEAR}] et présidente du port, est morte mardi.",
        "Anne Morvel, maire de Lannes",
    ),
    (
        f"{{Paul Orval}}, ami des marins et prix Rivoire du roman [{YEAR}], est mort mardi.",
        "Paul Orval, prix Rivoire du roman",
    ),
    (f"Fondateur, [{YEAR}], du refuge de Lannes, l'abbé s'est éteint mardi.", "L'abbé, fondateur du refuge de Lannes"),
    (
        f"{{Paul Orval}} tient un bar. Député de Lannes [{YEAR}], il a voté la loi mardi.",
        "Paul Orval, député de Lannes",
    ),
    (
        f"L'équipe de Bréval remporte un onzième titre, déjà championne du monde [{YEAR}].",
        "L'équipe de Bréval, championne du monde",
    ),
    # A noun in its clause is told by the clause.
    (
        "Le Breton {Paul Orval} est devenu champion de voile [mardi].",
        "Le Breton Paul Orval est devenu champion de voile",
    ),
)

NAMES = (
    # Of whom it is said may stand behind.
    (
        "Elle a été dépassée par la championne [2012|2012-01-01..2012-12-31], {Jeanne Morvel}, qui ne cède rien.",
        "Jeanne Morvel, la championne 2012",
    ),
    # Who has a name of their own takes no other's; « s' » is nobody; « que » before a bracket is whole.
    (
        "Le président {Paul Orval} parle. Le président de la Banque des ports Dragui a vu la mer [mardi].",
        "Le président de la Banque des ports Dragui a vu la mer",
    ),
    (
        "{Paul Orval} parle. Le journal de Lannes s’est procuré [mardi] sa lettre.",
        "Le journal de Lannes s’est procuré sa lettre",
    ),
    (
        "Le président {François Orval} parle. Lannes affirme qu'{Orval} réunira les marins du port [mardi].",
        "Lannes affirme que [François] Orval réunira les marins du port mardi",
    ),
    # What happened at the scene that opens a sentence.
    (
        "À la sortie du port [mardi], {Paul Orval} est attaqué par une bande.",
        "À la sortie du port, Paul Orval est attaqué par une bande",
    ),
    # What one died of is told by its verb.
    (
        "Le peintre {Paul Orval} est mort d'une chute [mardi] à Lannes.",
        "Le peintre Paul Orval est mort d'une chute mardi à Lannes",
    ),
)

AUXILIARIES = (
    # A participle behind « any », or that says which of several are meant, tells of no one.
    (
        "La ville verse une prime à toute personne ayant navigué [mardi] à Lannes.",
        "Une prime à toute personne ayant navigué mardi à Lannes",
    ),
    (
        "Le port achète les barques construites à Lannes [mardi].",
        "Les barques construites à Lannes",
    ),
    (
        "Le club fait partie des sociétés bretonnes de voile officiellement interdites depuis"
        " [mars 2012|2012-03-01..2012-03-31].",
        "Les sociétés bretonnes de voile officiellement interdites depuis mars 2012",
    ),
    # Nor does one that a happening or the person in it may have.
    (
        "Le juge a inculpé un marin pour l'assassinat d'un adolescent de Lannes, poignardé [mardi] dans un parc.",
        "L'assassinat d'un adolescent de Lannes, poignardé mardi dans un parc",
    ),
    # What is joined to another word stays out.
    (
        "On a montré les objets du port : la croix des marins instaurée [mardi] et l'icône de la Vierge.",
        "La croix des marins [a été] instaurée",
    ),
    # « réunis » is of several, whatever the tagger says.
    (
        "Réunis [mardi] autour du maire, {Gérald Imbert}, les élus de Vallonges ont débattu.",
        "Réunis mardi autour du maire, Gérald Imbert, les élus de Vallonges ont débattu",
    ),
)

WORDS = (
    # Where an hour is counted goes with the hour.
    (
        "Un car a brûlé à Lannes [mardi vers 7 h] (heure locale).",
        "Un car a brûlé à Lannes",
    ),
    ("[Mardi à 8 h] (heure de Paris), un car a brûlé à Lannes.", "Un car a brûlé à Lannes"),
    # Both subjects that are joined, and no subject of the next clause.
    (
        "Deux morts et dix blessés ont été comptés à Lannes [mardi].",
        "Deux morts et dix blessés ont été comptés à Lannes",
    ),
    (
        "Les régates de Bréval se sont déroulées [mardi] à Lannes en Bretagne et les tenants du titre, les Français"
        " Paul Roque et Anne Morvel se sont alignés au départ afin de garder leur couronne de Bretagne et de viser un"
        " troisième trophée dans la longue vie de rameurs du fleuve et de la mer qui est la leur depuis toujours.",
        "Les régates de Bréval se sont déroulées à Lannes en Bretagne",
    ),
    # A day that names another happening stays with it.
    (
        "L'attaque du port de Lannes est venue [le jour même|2024-06-12] de l'ouverture du procès de la bande.",
        "L'attaque du port de Lannes est venue le jour même de l'ouverture du procès de la bande",
    ),
    # A day is no subject, and the second of two verbs stands alone.
    (
        "C'est l'idée du port de Lannes, qui [l'année dernière|2011-01-01..2011-12-31] a compté 7000 passages.",
        "Le port de Lannes a compté 7000 passages",
    ),
    (
        f"La barge a été conçue par la société Navire, et sera achevée [{YEAR}].",
        "La barge sera achevée",
    ),
    # What is said is not the object of what is said.
    (
        f"Il a rappelé dans une lettre que la ville « a voté contre la taxe » [{YEAR}].",
        "La ville « a voté contre la taxe »",
    ),
    # « entre » wants both, and the object behind them is kept.
    (
        "La ville a révélé que {Paul Orval} avait fondé, entre son départ de Lannes"
        " [en mai 2012|2012-05-01..2012-05-31] et son retour au port le mois suivant, une société du nom de Navire.",
        "La ville a révélé que Paul Orval avait fondé, entre son départ de Lannes en mai 2012 et son retour au port le"
        " mois suivant, une société du nom de Navire",
    ),
    # Two nouns that « qui » may stand for; a body, where somebody is named since.
    (
        "Il a salué le début des préparatifs des défilés, qui devraient avoir lieu [mardi].",
        "Les préparatifs des défilés, qui devraient avoir lieu mardi",
    ),
    # Somebody who is not told, though the parser takes a noun for the verb.
    (
        "Il avait été à trois reprises décoré [mardi] à Lannes.",
        "Il avait été à trois reprises décoré mardi à Lannes",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*APPOSED, *NAMES, *AUXILIARIES, *WORDS], ids=lambda one: one[:60])
def test_a_label_neither_misleads_nor_breaks(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]
