"""Who takes part, and who says so, where a name stands near a verb without being its subject: own sentences."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.marked import read_marked, relate_marked
from tests.shipped import product

if TYPE_CHECKING:
    from pipeline.records import ArticleFacts

pytestmark = pytest.mark.model

SPEAKS = ("agent", "speaker")
DOES = (
    # a complement of a complement says nothing
    ("La plupart des élus du <Syndicat des ports> ont critiqué [mardi] le projet du ministre {Jean Dastier}.", ""),
    ("Plusieurs habitants ont salué [mardi] le geste de {Claire Dastier}.", ""),
    ("La pluie vient, a expliqué [mardi] la maire {Claire Dastier}.", "Claire Dastier"),
    ("« La pluie vient », a dit [mardi] {Claire Dastier}.", "Claire Dastier"),
    # whom a day honours does nothing
    ("Une journée d'hommage au lieutenant {Marc Dastier} a réuni [mardi] cent personnes.", ""),
    ("L'hommage de {Claire Dastier} à {Paul Orval} a ému [mardi] la salle.", "Claire Dastier"),
    ("La marche blanche de {Léa Orval} a eu lieu [mardi].", ""),
    ("La cérémonie en mémoire de {Paul Orval} a eu lieu [mardi].", ""),
    # who undergoes does nothing
    ("Un journaliste connu pour ses positions, {Simon Klein}, s'est fait arrêter [mardi] à Brévent.", ""),
    ("Un ancien ministre, {Paul Orval}, a démissionné [mardi].", "Paul Orval"),
    ("Née à Brévent et assassinée [vendredi] chez elle, {Mireille Orval} avait survécu à la guerre.", ""),
)
SAYS = (
    ("Selon nos informations, {Denis Vasseur} a été hospitalisé [mardi].", ""),
    ("Selon une source proche du dossier, {Denis Vasseur} a été arrêté [mardi].", ""),
    ("D'après le journal, {Denis Vasseur} a été hospitalisé [mardi].", ""),
    ("Selon l'avocat de {Denis Vasseur}, le procès aura lieu [mardi].", ""),
    ("Selon {Claire Dastier}, {Denis Vasseur} a été arrêté [mardi].", "Claire Dastier"),
    ("Selon la procureure, {Claire Dastier}, {Denis Vasseur} a été arrêté [mardi].", "Claire Dastier"),
    ("Selon la procureure de Brévent {Claire Dastier}, {Denis Vasseur} a été arrêté [mardi].", "Claire Dastier"),
)

TAKES_PART = (
    # through a participle; with whoever has no name
    ("Le parquet de Luzac a ouvert [mardi] une enquête visant {Marc Vidal}.", ["Marc Vidal"]),
    ("Le contrat liant {Marc Vidal} à la <Ligue des ports> a pris fin [mardi].", ["Ligue des ports", "Marc Vidal"]),
    ("Une délégation conduite par {Marc Vidal} se rendra à Luzac [mardi].", ["Marc Vidal"]),
    ("Une affiche dessinée par {Marc Vidal} a quitté Luzac [mardi].", []),
    ("Interrogée par <Le Phare>, {Nadia Vidal} a démenti [mardi] son départ.", ["Le Phare", "Nadia Vidal"]),
    ("Invité de <Radio Luzac>, {Marc Vidal} a annoncé [mardi] sa candidature.", ["Marc Vidal", "Radio Luzac"]),
    ("Battu par la <Ligue des ports>, {Marc Vidal} a annoncé [mardi] son départ.", ["Marc Vidal"]),
    ("La famille de {Marc Vidal} a porté plainte [mardi] contre la <CGT>.", ["CGT", "Marc Vidal"]),
    ("Un délégué de la <CGT> a été reçu [mardi] à Luzac.", ["CGT"]),
    ("{Marc Vidal}, que la <CGT> avait engagé [mardi], est parti.", ["CGT", "Marc Vidal"]),
    ("La <CGT> a été condamnée [mardi] à verser 20 000 euros à {Marc Vidal}.", ["CGT", "Marc Vidal"]),
    ("L'accord conclu [mardi] entre la <CGT> et la <Ligue des ports> prévoit une trêve.", ["CGT", "Ligue des ports"]),
    ("{Nadia Vidal} a été élue [mardi] en remplacement de {Marc Vidal}.", ["Marc Vidal", "Nadia Vidal"]),
    ("{Nadia Vidal} a été élue [mardi] sous l'étiquette de la <CGT>.", ["CGT", "Nadia Vidal"]),
    ("La ville répète ce que {Marc Vidal} avait [mardi] déclaré.", ["Marc Vidal"]),
    ("[Mardi] : lancement, par {Marc Vidal}, du plan d'aide aux ports.", ["Marc Vidal"]),
    # who does what an infinitive, a participle, a relative says
    (
        "On a vu {Marc Vidal} demander une trêve, ou financer [mardi] la <Ligue des ports>.",
        ["Ligue des ports", "Marc Vidal"],
    ),
    ("Le juge estime que l'<Anses> a commis une erreur en autorisant ce produit [mardi].", ["Anses"]),
    ("« Non », dit {Nadia Vidal}, qui compte partir [mardi].", ["Nadia Vidal"]),
    # behind a locution
    (
        "{Marc Vidal} s'est rendu à Luzac [mardi], à l'invitation de la <Ligue des ports>.",
        ["Ligue des ports", "Marc Vidal"],
    ),
    # whose step sets it off
    (
        "Une enquête a été ouverte [mardi] par le <parquet de Luzac> après un signalement de la <Ligue des ports>.",
        ["Ligue des ports", "parquet de Luzac"],
    ),
    ("{Marc Vidal} a été arrêté [mardi] sur dénonciation de la <Ligue des ports>.", ["Ligue des ports", "Marc Vidal"]),
    ("{Marc Vidal} a signé un accord [mardi] en présence de conseillers de la <CGT>.", ["CGT", "Marc Vidal"]),
    # whom an announcement is about; by whom a measure is
    ("{Paul Orval} est mort, a annoncé [mardi] la <Ligue des ports>.", ["Ligue des ports", "Paul Orval"]),
    ("Le conseil doit adopter [mardi] les réponses apportées par {Paul Orval}.", ["Paul Orval"]),
    # to whom it is done
    ("{Marc Vidal} est accusé de fraude. Le tribunal l'a condamné [mardi].", ["Marc Vidal"]),
    ("{Marc Vidal} a présenté un texte. La chambre l'a adopté [mardi].", []),
    # where the parser hung the subject elsewhere, or took it for nobody
    ("Mais {Marc Vidal} avait été, [en 2014], condamné à une amende.", ["Marc Vidal"]),
    ("Un autre élu, {Marc Vidal}, était l'un des trois inscrits mais avait renoncé [mardi].", ["Marc Vidal"]),
    ("{Marc Vidal} est né à Luzac. Entré au barreau [en 1952], il y fit toute sa carrière.", ["Marc Vidal"]),
    ("Le juge {Paul Orval} fut le premier à ouvrir, [en 1999], une telle enquête.", ["Paul Orval"]),
    # each with the participle behind the own name
    ("{Marc Vidal}, mort en 1977, et {Paul Orval}, né [en 1951], sont cités.", ["Paul Orval"]),
    # whose work comes out
    ("Le nouveau livre de {Nadia Vidal} paraîtra [mardi].", ["Nadia Vidal"]),
    # whose people do it
    ("Les partisans de la <Ligue des ports> ont manifesté [mardi].", ["Ligue des ports"]),
    # a body as a place; named in a quotation; a text on somebody
    ("{Marc Vidal} a chanté [mardi] au <Palais des ports>.", ["Marc Vidal"]),
    ("{Marc Vidal} a donné [mardi] mille livres à l'<Institut des ports>.", ["Institut des ports", "Marc Vidal"]),
    ("L'inscription « Bravo {Nadia Vidal} » a été projetée [mardi] sur la tour.", []),
    ("{Marc Vidal} a dit « oui » [mardi] sur <Radio Luzac>.", ["Marc Vidal", "Radio Luzac"]),
    ("La maire {Nadia Vidal} a proposé [mardi] un texte sur {Marc Vidal}.", ["Nadia Vidal"]),
    # an election that is only spoken of
    ("{Nadia Vidal} veut écarter {Marc Vidal} des élections [de juin].", []),
    # to whom a clitic says that it is done
    ("La pluie ne l'a pas empêchée [mardi] de saluer {Marc Vidal}.", []),
    ("{Nadia Vidal} nous a reçus [mardi] pour saluer {Marc Vidal}.", ["Nadia Vidal"]),
    ("{Nadia Vidal} est venue [mardi] pour saluer {Marc Vidal}.", ["Marc Vidal", "Nadia Vidal"]),
    # who a noun in apposition says more of; not of a thing between
    ("Pour {Marc Vidal}, ancien cadre rallié [mardi], la vente est juste.", ["Marc Vidal"]),
    ("On salue {Marc Vidal}, menuisier ayant sauvé [mardi] deux enfants.", ["Marc Vidal"]),
    ("On salue {Marc Vidal}, le pont détruit [mardi] et la digue.", []),
    ("Le livre du maire {Marc Vidal}, paru [mardi], fait débat.", ["Marc Vidal"]),
    # a participle that opens the sentence beside something else; by whom the happening is arranged
    ("En baisse et secoué [mardi] par une affaire, le maire {Marc Vidal} doute.", ["Marc Vidal"]),
    ("Organisée par la <Ligue des ports>, la marche a eu lieu [mardi].", ["Ligue des ports"]),
    # who calls nobody in particular to it; who is called
    ("La présidente {Nadia Vidal} a appelé à manifester [mardi].", ["Nadia Vidal"]),
    # what nobody in particular tells is told of those whom it is about
    ("{Marc Vidal} a été arrêté, a-t-on su [mardi].", ["Marc Vidal"]),
    ("La <Ligue des ports> a vendu sa tour, ont indiqué [mardi] des sources.", ["Ligue des ports"]),
    ("La <Ligue des ports> a vendu sa tour, a indiqué [mardi] {Marc Vidal}.", ["Marc Vidal"]),
    # a complement that the parser hung on the day or the name
    ("« Jamais », a insisté {Marc Vidal}, [vendredi] sur <Radio Luzac>.", ["Marc Vidal", "Radio Luzac"]),
    ("« Oui », expliquait [hier] le chef de la ligue, {Marc Vidal}, à <Radio Luzac>.", ["Marc Vidal", "Radio Luzac"]),
    ("Un sondage publié [mardi] dans <Le Phare> inquiète.", ["Le Phare"]),
    ("Le gouvernement semblait le dire [mardi] par la voix de {Nadia Vidal}.", ["Nadia Vidal"]),
    ("Une enquête publiée par <Le Phare> montre [mardi] que le port recule.", ["Le Phare"]),
    # a complement parted from its noun by the day; both of what "entre" ties; the other's
    ("La démission, [mardi], de la ministre {Nadia Vidal} surprend.", ["Nadia Vidal"]),
    ("La mort de {Nadia Vidal} et celle de {Marc Vidal} sont survenues [mardi].", ["Marc Vidal", "Nadia Vidal"]),
    # who is told of behind "dont", "qui"; by whom the noun's clause is done
    ("Nous verrons {Nadia Vidal}, dont {Marc Vidal} écrira [mardi] l'éloge.", ["Marc Vidal", "Nadia Vidal"]),
    ("{Marc Vidal}, chassé par un soulèvement [en 2014], a fui.", ["Marc Vidal"]),
    ("{Nadia Vidal} a annoncé [mardi] vouloir vendre la <Ligue des ports>.", ["Ligue des ports", "Nadia Vidal"]),
    # by whose order; on whose air; whom a happening that is subject touches
    ("Le pont a été fermé [mardi] par arrêté de la <préfecture de Luzac>.", ["préfecture de Luzac"]),
    (
        "{Nadia Vidal} l'a annoncé [mardi] dans le journal de 20 heures de <Radio Luzac>.",
        ["Nadia Vidal", "Radio Luzac"],
    ),
    ("{Nadia Vidal} a lu [mardi] dans le journal de 20 heures de <Radio Luzac>.", ["Nadia Vidal"]),
    ("La victoire de [mardi] permet à {Marc Vidal} de sourire.", ["Marc Vidal"]),
    ("La victoire de [mardi] plaît au club, mais {Marc Vidal} boude.", []),
    ("La branche <Ligue des ports> l'a tout de même voulu et repris [mardi].", ["Ligue des ports"]),
    # the complement of a noun does not compete with the subject, an object does
    ("{Marc Vidal} l'a su après la victoire de {Luc Orval}. Il a payé [mardi].", ["Marc Vidal"]),
    # who makes him pay; who are meant by "comme"; who arranges where they meet; whom the strike forced
    ("Il est condamné [mardi] à se faire payer par la <Ligue des ports>.", ["Ligue des ports"]),
    ("Les géants du port comme <Zorbel> et <Ardelec> ont payé [mardi] une amende.", ["Ardelec", "Zorbel"]),
    ("{Nadia Vidal} a chanté [mardi] comme {Marc Vidal}.", ["Nadia Vidal"]),
    ("Ils se sont vus [mardi] lors d'une réunion organisée à Luzac par {Marc Vidal}.", ["Marc Vidal"]),
    ("Une grève [de 1995] qui avait bloqué le port et forcé {Marc Vidal} à reculer hante la ville.", ["Marc Vidal"]),
    # who stands before "qui", wherever the parser hung it; the son of whom is another
    (
        "« Non », a répondu {Nadia Vidal} à l'ancien maire {Marc Vidal} (2007-2012), qui espère gagner [mardi].",
        ["Marc Vidal"],
    ),
    ("Le fils de {Marc Vidal}, qui part [mardi], a souri.", []),
    # of whom the article goes on telling, and whom its label names
    (
        "{Nadia Vidal} parle. {Nadia Vidal} travaille. La <Ligue des ports> a appris que {Nadia Vidal} partait. "
        "Elle a signé [mardi] un bail.",
        ["Nadia Vidal"],
    ),
    ("La <Ligue des ports> a étudié le dossier. Elle a saisi la justice [mardi].", ["Ligue des ports"]),
    ("La <Ligue des ports> a publié un plan. Il a été vendu [mardi].", []),
    # whose thing it is; at whose place; behind « c'est à »; who goes with them; who speaks
    ("{Nadia Vidal}, dont le contrat a pris fin [mardi], est libre.", ["Nadia Vidal"]),
    ("{Nadia Vidal}, dont le fils a été tué [mardi], se tait.", []),
    ("{Marc Vidal} s'est réfugié [mardi] chez {Nadia Vidal}.", ["Marc Vidal", "Nadia Vidal"]),
    ("C'est à {Nadia Vidal} que le jury a remis [mardi] son prix.", ["Nadia Vidal"]),
    ("Le maire a reçu [mardi] une délégation conduite par {Marc Vidal}.", ["Marc Vidal"]),
    ("Les élus de la <CGT>, suivis par {Marc Vidal}, sont partis [mardi].", ["CGT", "Marc Vidal"]),
    ("« On m'a opéré [en mars] », a dit {Marc Vidal}.", ["Marc Vidal"]),
    ("« Nous vendrons la tour [en mars] », prévient la gérante, {Nadia Vidal}.", ["Nadia Vidal"]),
    # a participle that the tagger takes for a noun
    ("Partie [mardi] du port, {Nadia Vidal} se repose.", ["Nadia Vidal"]),
    ("Invitée [mardi] de <Radio Luzac>, {Nadia Vidal} a éludé.", ["Nadia Vidal", "Radio Luzac"]),
    # hung on the day; before the colon of a headline; the two deeds of one auxiliary; a clause without a verb
    ("Le rachat [en mars] de la <Ligue des ports> par <Ardelec> surprend.", ["Ardelec", "Ligue des ports"]),
    ("<Ardelec> : la grève reconduite [mardi]", ["Ardelec"]),
    ("{Marc Vidal} a volé un vélo et le juge l'a rendu [mardi].", []),
    ("{Marc Vidal} vit seul. On l'a retrouvé [mardi] au port.", ["Marc Vidal"]),
    ("{Marc Vidal} a un vélo. On l'a retrouvé [mardi] au port.", []),
    # whose trial it is
    ("Le <tribunal de Luzac> a libéré la prévenue en attendant son procès [mardi].", []),
)


@cache
def told() -> dict[str, ArticleFacts]:
    """All sentences related at once."""
    sentences = [sentence for sentence, _ in (*DOES, *SAYS, *TAKES_PART)]
    marked = [read_marked(one, article_id=f"a{number}") for number, one in enumerate(sentences)]
    return dict(zip(sentences, relate_marked(marked, product()), strict=True))


@pytest.mark.parametrize(("sentence", "doer"), DOES)
def test_who_acts_or_speaks(sentence: str, doer: str) -> None:
    facts = told()[sentence]
    names = {mention.mention_id: mention.text for mention in facts.mentions}
    events = facts.event_mentions
    found = {names[part.mention_id] for event in events for part in event.participants if part.role in SPEAKS}
    assert events
    assert found == ({doer} if doer else set())


@pytest.mark.parametrize(("sentence", "teller"), SAYS)
def test_who_says_so(sentence: str, teller: str) -> None:
    facts = told()[sentence]
    names = {mention.mention_id: mention.text for mention in facts.mentions}
    assert {names.get(event.reported_by or "", "") for event in facts.event_mentions} == {teller}


def test_who_undergoes_is_there() -> None:
    facts = told()[DOES[-1][0]]
    assert [part.role for event in facts.event_mentions for part in event.participants] == ["patient"]


@pytest.mark.parametrize(("sentence", "expected"), TAKES_PART)
def test_who_takes_part(sentence: str, expected: list[str]) -> None:
    facts = told()[sentence]
    names = {mention.mention_id: mention.text for mention in facts.mentions}
    assert facts.event_mentions
    assert sorted({names[part.mention_id] for event in facts.event_mentions for part in event.participants}) == expected
