"""Labels that stand alone: whom and which a pronoun, possessive or bare noun means, in brackets; nobody when unsure."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_events import told

SAID_BEFORE = (
    # The complement with which the text brought a noun in.
    ("Bréval a voté pour la halle de Lannes. La halle a rouvert [mardi].", "La halle [de Lannes] a rouvert"),
    (
        "Le tribunal administratif de Lannes siège ici. Le tribunal a tranché [mardi].",
        "Le tribunal [administratif de Lannes] a tranché",
    ),
    (
        "L'association « Les Quais » loue le quai. Le bureau de l'association a démissionné [mardi].",
        "Le bureau de l'association [« Les Quais »] a démissionné",
    ),
    (
        "Bréval compte sur des péniches de secours. Ces péniches ont coulé [mardi].",
        "Ces péniches [de secours] ont coulé",
    ),
    # Not where the text has two of them, or brings in another.
    (
        "La halle de Lannes est vide, la halle de Bréval est pleine. La halle a rouvert [mardi].",
        "La halle a rouvert",
    ),
    ("La halle de Lannes est vide. Une autre halle a ouvert. La halle a brûlé [mardi].", "La halle a brûlé"),
    # Not what a superlative or another description says, nor what the text itself explains elsewhere.
    ("La plus vieille halle de Lannes est vide. La halle a brûlé [mardi].", "La halle a brûlé"),
    ("Bréval a une halle du même âge. La halle a brûlé [mardi].", "La halle a brûlé"),
    ("La halle et le quai de Lannes sont vides. La halle a brûlé [mardi].", "La halle a brûlé"),
    # Not of a whole kind, nor of what needs no complement.
    (
        "Le syndicat des bateliers de Lannes proteste. Les bateliers ont défilé [mardi].",
        "Les bateliers ont défilé",
    ),
    ("La police de Lannes manque d'agents. La police a manifesté [mardi].", "La police a manifesté"),
    # A noun that says nothing alone has another complement each time.
    ("La question de l'eau divise. La question a été tranchée [mardi].", "La question a été tranchée"),
    # What the label says already is not said again.
    (
        "La halle de Lannes est vide. La halle de Lannes a rouvert [mardi].",
        "La halle de Lannes a rouvert",
    ),
    # A person is told by age or place, not by what may be said of others too.
    (
        "Un batelier de 52 ans vivait là. Le batelier a été secouru [mardi].",
        "Le batelier [de 52 ans] a été secouru",
    ),
)

PLACES_AND_TALKS = (
    # The country just named, or meant by its adjective; nobody's where two are.
    ("La Norvège a eu froid. Le pays a voté [mardi].", "Le pays [la Norvège] a voté"),
    ("Le roi norvégien dort. Le pays a voté [mardi].", "Le pays [la Norvège] a voté"),
    ("La Norvège joue en Suède. Le pays a voté [mardi].", "Le pays a voté"),
    ("La Norvège a un roi suédois. Le pays a voté [mardi].", "Le pays a voté"),
    # Whose a talk or text is: the subject's of its clause, where it has no other and the subject speaks in it.
    (
        "Le ministre {Jean Orval}, dans un courrier en date du [4 mars 2024] que le conseil s'est procuré, s'est "
        "engagé à fermer la halle.",
        "Un courrier [de Jean Orval] en date du 4 mars 2024 que le conseil s'est procuré",
    ),
    (
        "Le ministre {Jean Orval}, dans un courrier de la ville en date du [4 mars 2024] que le conseil s'est "
        "procuré, a trouvé une erreur.",
        "Un courrier de la ville en date du 4 mars 2024 que le conseil s'est procuré",
    ),
    ("{Anne Morvel} a ri d'une lettre au conseil parue [mardi].", "Une lettre au conseil parue mardi"),
    # The place behind the day of a happening.
    (
        "Deux personnes ont été secourues à la suite de la crue de [mars 2019|2019-03-01..2019-03-31] à Bréval.",
        "La crue de mars 2019 à Bréval",
    ),
    # Half of what stood before an article goes.
    (
        "La ville a peur, en particulier depuis la grande crue de Bréval, en [mars 2019|2019-03-01..2019-03-31].",
        "La grande crue de Bréval",
    ),
    # Somebody's who is named beside.
    (
        "{Anne Morvel} a perdu la mairie. Son frère {Luc Bertin} a été arrêté [mardi].",
        "Le frère d'Anne Morvel, Luc Bertin, a été arrêté",
    ),
)

OPENINGS = (
    # What opens a clause and points back goes, unless the rest would say more than the text without it.
    ("Face à cette crue, la ville de Lannes a fermé le pont [mardi].", "La ville de Lannes a fermé le pont"),
    (
        "Malgré cette crue, la ville de Lannes a fermé le pont [mardi].",
        "Malgré cette crue, la ville de Lannes a fermé le pont",
    ),
    (
        "Face à la crue, la ville de Lannes a fermé le pont [mardi].",
        "Face à la crue, la ville de Lannes a fermé le pont",
    ),
    # Whose kin or family is told of, where nobody else may be meant.
    (
        "{Anne Morvel} est née à Lannes. {Anne Morvel} a pêché. {Anne Morvel} a vendu. La ville retrouve [mardi] la "
        "trace de son père.",
        "La ville retrouve la trace de son père [d'Anne Morvel]",
    ),
    (
        "{Anne Morvel} est née à Lannes. {Anne Morvel} a pêché. {Anne Morvel} a vendu. Un pêcheur retrouve [mardi] la "
        "trace de son père.",
        "Un pêcheur retrouve la trace de son père",
    ),
    (
        "{Anne Morvel} est née à Lannes. Sa famille est partie. La famille a quitté Bréval [mardi].",
        "La famille [d'Anne Morvel] a quitté Bréval",
    ),
    (
        "{Anne Morvel} et {Luc Bertin} sont nés à Lannes. Une famille pauvre y vivait. La famille a quitté Bréval "
        "[mardi].",
        "La famille a quitté Bréval",
    ),
)

NAMES = (
    # A lawyer of the same surname is not the mayor.
    (
        "Le maire, {Paul Roque}, dort. Me {Roque} a plaidé [mardi].",
        "Me Roque a plaidé",
    ),
    # The rest of a name that the article has in full elsewhere.
    (
        "{Claire Monnier} dirige Lannes. Mme {Monnier} a fermé la halle [mardi].",
        "Mme [Claire] Monnier a fermé la halle",
    ),
    (
        "La <Société des navires> (<SDN>) est née ici. La <SDN> a vendu un quai [mardi].",
        "La SDN [Société des navires] a vendu un quai",
    ),
    # Not of what is only called after somebody, of what everybody knows, nor where the label has it.
    (
        "{Claire Monnier} dirige Lannes. La loi {Monnier} a été votée [mardi].",
        "La loi Monnier a été votée",
    ),
    (
        "La <Confédération générale du travail> (<CGT>) est née ici. La <CGT> a vendu un quai [mardi].",
        "La CGT a vendu un quai",
    ),
    (
        "La <Société des navires> est née ici. La <SDN> (<Société des navires>) a vendu un quai [mardi].",
        "La SDN (Société des navires) a vendu un quai",
    ),
    # A text of which nothing says what it is about gives way to its clause.
    (
        "Le chômage recule à Lannes, selon un rapport publié [mardi].",
        "Le chômage recule à Lannes, selon un rapport publié mardi",
    ),
    (
        "La ville s'inquiète d'un rapport sur les digues publié [mardi].",
        "Un rapport sur les digues publié mardi",
    ),
)

PRONOUNS = (
    # Whom the article is about, also some sentences back.
    (
        "{Claire Monnier} dirige le port. {Claire Monnier} aime la mer. {Claire Monnier} navigue. La pluie tombe. "
        "Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle [Claire Monnier] a vendu un voilier",
    ),
    # Not where somebody else was brought in since, or two are named as often.
    (
        "{Claire Monnier} dirige le port. {Claire Monnier} aime la mer. {Claire Monnier} navigue. "
        "Une femme attend au quai. Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle a vendu un voilier mardi",
    ),
    (
        "{Claire Monnier} a vu {Anne Morvel}. {Claire Monnier} a salué {Anne Morvel}. {Claire Monnier} attend "
        "{Anne Morvel}. La pluie tombe. Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle a vendu un voilier mardi",
    ),
    # Not a subject where another noun stands before the pronoun.
    (
        "Une barque a chaviré. Lors de la fête, elle a coulé [mardi].",
        "Lors de la fête, elle a coulé mardi",
    ),
    (
        "Une barque a chaviré. Après l'une de ces fêtes, elle a coulé [mardi].",
        "Après l'une de ces fêtes, elle a coulé mardi",
    ),
    # Not who made a thing where the thing may be meant.
    (
        "Le conseil a voté un plan. Il a été affiché [mardi].",
        "Il a été affiché mardi",
    ),
    # Not words that are as open as the pronoun.
    ("Son cousin a perdu. Il a quitté Lannes [mardi].", "Il a quitté Lannes mardi"),
    # A head of government is not the last one named where another country is told of.
    (
        "Le Premier ministre {Jean Orval} a parlé. Chez {Luc Bertin}, des gens crient devant la maison du Premier "
        "ministre, qui a cédé [mardi].",
        "Le Premier ministre a cédé",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), SAID_BEFORE, ids=[marked[:60] for marked, _ in SAID_BEFORE])
def test_a_bare_noun_is_told(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), PLACES_AND_TALKS, ids=[marked[:60] for marked, _ in PLACES_AND_TALKS])
def test_a_country_or_speaker_is_told(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), OPENINGS, ids=[marked[-70:] for marked, _ in OPENINGS])
def test_what_points_back_goes_or_is_told(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), NAMES, ids=[marked[-60:] for marked, _ in NAMES])
def test_a_name_is_told_in_full(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), PRONOUNS, ids=[marked[-60:] for marked, _ in PRONOUNS])
def test_a_pronoun_is_told(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]
