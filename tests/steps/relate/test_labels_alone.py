"""Labels that stand alone: whom and which a pronoun, possessive or bare noun means, in brackets; nobody when unsure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.marked import read_marked, relate_marked
from tests.shipped import product
from tests.steps.relate.test_events import told


def labels_of(marked: str) -> list[str]:
    """The labels of a text, without what follows of it where a label leaves open who or which."""
    return [re.sub(r" \[(?:début|avant) : .*\]$", "", one.label) for one in told(marked)[0]]


SAID_BEFORE = (
    # The complement with which the text brought a noun in.
    ("Bréval a voté pour la halle de Lannes. La halle a rouvert [mardi].", "La halle [de Lannes] a rouvert"),
    ("Bréval a reçu une digue de onze blocs. La digue a cédé [mardi].", "La digue a cédé"),
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
    # Its day does not say which one it was.
    (
        "L'effondrement de la halle de Lannes reste un mystère. L'effondrement du [3 mars] a bloqué le quai.",
        "L'effondrement [de la halle de Lannes] du 3 mars a bloqué le quai",
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
        "Son frère [d'Anne Morvel] Luc Bertin a été arrêté",
    ),
)

OPENINGS = (
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
        "Un rapport sur les digues [a été] publié",
    ),
)

PRONOUNS = (
    # Whom the article is about, also some sentences back.
    (
        "{Claire Monnier} dirige le port. {Claire Monnier} aime la mer. {Claire Monnier} navigue. La pluie tombe. "
        "Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle [Claire Monnier] a vendu un voilier",
    ),
    # Through sentences that tell of the same one with the same pronoun, whoever else is named in them.
    (
        "Le sénateur {Paul Orval} est mort. Il était le frère de {Jean Tassin}. Ami de {Luc Bertin}, il avait écrit. "
        "Il a quitté Lannes [en 1974|1974-01-01..1974-12-31].",
        "Il [Paul Orval] a quitté Lannes",
    ),
    # Not where the chain begins with a thing, or with the owner of what is told of.
    (
        "Le frère de {Paul Orval} est mort. La mer était grise. Il a quitté Lannes [en 1974|1974-01-01..1974-12-31].",
        "Il a quitté Lannes",
    ),
    # A name that follows in the main clause explains a pronoun before it.
    (
        "Arrêté [mardi] alors qu'il dormait, {Paul Orval} s'est tu.",
        "Arrêté mardi alors qu'il dormait, Paul Orval s'est tu",
    ),
    # Not where somebody else was brought in since, or two are named as often.
    (
        "{Claire Monnier} dirige le port. {Claire Monnier} aime la mer. {Claire Monnier} navigue. "
        "Une femme attend au quai. Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle a vendu un voilier",
    ),
    (
        "{Claire Monnier} a vu {Anne Morvel}. {Claire Monnier} a salué {Anne Morvel}. {Claire Monnier} attend "
        "{Anne Morvel}. La pluie tombe. Le vent souffle. Elle a vendu un voilier [mardi].",
        "Elle a vendu un voilier",
    ),
    # Not a subject where another noun stands before the pronoun.
    (
        "Une barque a chaviré. Lors de la fête, elle a coulé [mardi].",
        "Lors de la fête, elle a coulé",
    ),
    (
        "Une barque a chaviré. Après l'une de ces fêtes, elle a coulé [mardi].",
        "Après l'une de ces fêtes, elle a coulé",
    ),
    # Not who made a thing where the thing may be meant.
    (
        "Le conseil a voté un plan. Il a été affiché [mardi].",
        "Il a été affiché",
    ),
    # Not words that are as open as the pronoun.
    ("Son cousin a perdu. Il a quitté Lannes [mardi].", "Il a quitté Lannes"),
    # Whose lawyer speaks is told by the sentence itself.
    (
        "{Aude Morvel} rit. La société <Lannes-Bois> a saisi la cour [mardi], a estimé son avocate {Claire Tassin}.",
        "La société Lannes-Bois a saisi la cour, a estimé son avocate Claire Tassin",
    ),
    # A head of government is not the last one named where another country is told of.
    (
        "Le Premier ministre {Jean Orval} a parlé. Chez {Luc Bertin}, des gens crient devant la maison du Premier "
        "ministre, qui a cédé [mardi].",
        "Le Premier ministre a cédé",
    ),
)


SUPPLIED = (
    # A participle on its noun is a clause with its auxiliary, which is not of the text.
    (
        "Pour la chorale <Sovalim>, créée en [mars] à Lannes, rien ne change.",
        "La chorale Sovalim [a été] créée à Lannes",
    ),
    (
        "La ville garde les deux voitures livrées [mardi] par le port.",
        "Les deux voitures [ont été] livrées par le port",
    ),
    # Not where it says which ones are meant: their clause tells more.
    (
        "Les marins rencontrés [samedi] à Lannes voulaient partir.",
        "Les marins rencontrés samedi à Lannes voulaient partir",
    ),
    # Not with a noun that it does not agree with, what calls it by another name, or a noun that says nothing alone.
    (
        "La ville a bordé de haies des champs semés de blé noir [mardi].",
        "La ville a bordé de haies des champs semés de blé noir mardi",
    ),
    ("Un sondage publié [mardi] inquiète la ville de Lannes.", "Un sondage inquiète la ville de Lannes"),
)

OPEN = (
    # An article without a title gives its first words, where a label leaves open who or which.
    (
        "La halle de <Lannes> manque d'agents. La ville paie. Un voilier à leur charge a coulé [mardi].",
        "Un voilier à leur charge a coulé [début : La halle de Lannes manque d'agents]",
    ),
    (
        "{Paul Orval} tient un bar. On rit. La pluie a noyé le texte [mardi].",
        "La pluie a noyé le texte [début : Paul Orval tient un bar]",
    ),
    (
        "{Paul Orval} tient un bar à vins avec sa sœur et ses deux cousins (venus tous les trois des hauts plateaux du"
        " nord à la fin de la guerre). On rit. La pluie a noyé le texte [mardi].",
        "La pluie a noyé le texte [début : Paul Orval tient un bar à vins avec sa sœur et ses deux cousins…]",
    ),
    # A pronoun or possessive points to the sentence before.
    (
        "{Paul Orval} tient un bar. La halle de Lannes manque de bateliers et de quais. Elle a fermé [mardi] pour eux.",
        "Elle a fermé pour eux [avant : La halle de Lannes manque de bateliers et de quais]",
    ),
    (
        "{Paul Orval} tient un bar. On rit. Une crue similaire a noyé le quai de Lannes [mardi].",
        "Une crue similaire a noyé le quai de Lannes [début : Paul Orval tient un bar]",
    ),
    # Not where all is said, or the possessive is of who follows; nor first words that lean on
    # others.
    (
        "{Paul Orval} tient un bar. On rit. La pluie a noyé le quai de Lannes [mardi].",
        "La pluie a noyé le quai de Lannes",
    ),
    (
        "{Paul Orval} tient un bar. On rit. À son arrivée, {Anne Morvel} a parlé [mardi].",
        "À son arrivée, Anne Morvel a parlé",
    ),
    ("Il tient un bar à <Lannes>. On rit. La pluie a noyé le texte [mardi].", "La pluie a noyé le texte"),
    ("Et {Paul Orval} tient un bar. On rit. La pluie a noyé le texte [mardi].", "La pluie a noyé le texte"),
)

MENDED = (
    # A note's number, a pasted address and the account behind it are no words of the sentence.
    ("[8] {Paul Orval} notait [en 1987] que la halle dort.", "Paul Orval notait que la halle dort"),
    (
        "Un batelier raconte [mardi] la crue de Lannes pic.twitter.com/ab12 — RTVL.",
        "Un batelier raconte la crue de Lannes",
    ),
    # A relative keeps its verb; « lequel » explains nothing.
    ("Lequel a ri [mardi].", "Lequel a ri mardi"),
    # « des » melts with « de ».
    (
        "Lannes héberge des milliers de marins dont les primes ont baissé [mardi].",
        "Les primes de milliers de marins ont baissé",
    ),
    # A place behind a comma belongs to the heading.
    ("Incidents à la cité des Mouettes, à Marseille, [mardi].", "Incidents à la cité des Mouettes, à Marseille"),
    # « le pays » is nobody's where the sentence names another behind it.
    (
        "{Paul Orval} est un marin norvégien. Il a disparu [mardi] au nord du pays, avec un voilier suédois.",
        "Il [Paul Orval] a disparu au nord du pays, avec un voilier suédois",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*SUPPLIED, *MENDED], ids=lambda one: one[:60])
def test_a_clause_is_made_whole(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), OPEN, ids=[marked[-60:] for marked, _ in OPEN])
def test_first_words_say_what_a_label_is_about(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]][-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), SAID_BEFORE, ids=[marked[:60] for marked, _ in SAID_BEFORE])
def test_a_bare_noun_is_told(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), PLACES_AND_TALKS, ids=[marked[:60] for marked, _ in PLACES_AND_TALKS])
def test_a_country_or_speaker_is_told(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), OPENINGS, ids=[marked[-70:] for marked, _ in OPENINGS])
def test_what_points_back_goes_or_is_told(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), NAMES, ids=[marked[-60:] for marked, _ in NAMES])
def test_a_name_is_told_in_full(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), PRONOUNS, ids=[marked[-60:] for marked, _ in PRONOUNS])
def test_a_pronoun_is_told(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]


TITLED = (
    # What the article is about, behind a label that leaves open who or which.
    (
        "Le port de Lannes ferme",
        "Elle a été publiée [mardi].",
        "Elle a été publiée [titre : Le port de Lannes ferme]",
    ),
    ("Le port de Lannes ferme", "Le quai a brûlé [mardi].", "Le quai a brûlé [titre : Le port de Lannes ferme]"),
    (
        "Le port de Lannes ferme",
        "Les marins suivent l'enquête qui a été ouverte [mardi].",
        "L'enquête a été ouverte [titre : Le port de Lannes ferme]",
    ),
    # "Celle-ci" points back, though the parser takes it for a name.
    (
        "Le port de Lannes ferme",
        "Celle-ci, fondée en [2002] à Lannes, regroupait tous les dockers.",
        "Celle-ci, fondée en 2002 à Lannes, regroupait tous les dockers [titre : Le port de Lannes ferme]",
    ),
    # Not behind one that does not, or that says as much; and no title that hides it.
    ("Le port de Lannes ferme", "{Paul Orval} a ri [mardi].", "Paul Orval a ri"),
    ("Le port de Lannes ferme", "Elle a fermé le port de Lannes [mardi].", "Elle a fermé le port de Lannes"),
    ("Le port de Lannes et le marché " * 5, "Le quai a brûlé [mardi].", "Le quai a brûlé"),
    (None, "Le quai a brûlé [mardi].", "Le quai a brûlé"),
)


@pytest.mark.model
@pytest.mark.parametrize(("title", "marked", "label"), TITLED, ids=[marked for _, marked, _ in TITLED])
def test_the_title_says_what_a_label_is_about(title: str | None, marked: str, label: str) -> None:
    one = read_marked(marked)
    titled = replace(one, article=replace(one.article, title=title))
    (facts,) = relate_marked([titled], product())
    assert [telling.label for telling in facts.event_mentions] == [label]
