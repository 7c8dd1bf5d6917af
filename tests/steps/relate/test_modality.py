"""Did it happen, from grammar alone: where neither the day nor the day of publication is known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.records import Article, Timex
from pipeline.steps.relate import parse
from pipeline.steps.relate.events import relate_events
from pipeline.steps.relate.events.tenses import is_conditional
from tests.shipped import parsed

READ = (
    ("Le conseil est appelé à voter en mars.", "planned"),
    ("Les habitants sont invités à voter en mars.", "planned"),
    ("Elle compte ouvrir le parc en mars.", "planned"),
    ("La firme entend ouvrir une usine en mars.", "planned"),
    ("La ville a l'intention d'ouvrir un parc en mars.", "planned"),
    ("Il est question d'ouvrir le parc en mars.", "planned"),
    ("Le parc est censé ouvrir en mars.", "planned"),
    ("Le parc est appelé à fermer en mars.", "planned"),
    ("Les travaux sont sur le point de commencer en mars.", "planned"),
    ("L'ouverture est annoncée pour mars.", "planned"),
    ("L'ouverture du parc est attendue en mars.", "planned"),
    ("La ville s'est engagée à ouvrir un parc en mars.", "planned"),
    ("La ville a promis d'ouvrir un parc en mars.", "planned"),
    ("Elle est candidate à l'élection de mars.", "planned"),
    ("D'ici mars, la ville ouvrira un parc.", "planned"),
    ("La ville lui a demandé de fermer le site en mars.", "planned"),
    ("Il lui reste à voter le budget en mars.", "planned"),
    ("Le parti se prépare aux élections de mars.", "planned"),
    ("Elle aura à voter le budget en mars.", "planned"),
    ("Le conseil ne s'est pas réuni en août mais en mars.", "realised"),
    ("La presse a écrit que la maire avait démissionné en mars. C'est faux.", "negated"),
    ("La presse a écrit que la maire avait démissionné en mars. C'est une surprise.", "realised"),
    ("La ville s'apprête à fermer le parc en mars.", "planned"),
    ("En attendant le vote de mars, le maire se tait.", "planned"),
    ("La ville espère ouvrir le parc en mars.", "possible"),
    ("Le site pourrait fermer en mars.", "possible"),
    ("Une fermeture du site en mars n'est pas exclue.", "possible"),
    ("La firme menace de fermer le site en mars.", "possible"),
    ("S'il fermait en mars, le site manquerait.", "possible"),
    ("Le site risque de fermer en mars.", "possible"),
    ("On ignore si le site a fermé en mars.", "possible"),
    ("Le site aurait pu fermer en mars.", "possible"),
    ("Le maire aurait signé l'accord en mars.", "conditional"),
    ("Selon la radio, le maire serait parti en mars.", "conditional"),
    ("Deux marins auraient été tués en mars.", "conditional"),
    ("Il a dit que le maire avait signé en mars.", "realised"),
    ("Le maire est parvenu à signer l'accord en mars.", "realised"),
    ("Le maire vient de signer l'accord en mars.", "realised"),
    ("Elle n'a pas hésité à signer l'accord en mars.", "realised"),
    ("Elle n'a pas manqué de saluer le maire en mars.", "realised"),
    ("Elle n'a signé l'accord qu'en mars.", "realised"),
    ("Ce n'est qu'en mars que le maire a signé l'accord.", "realised"),
    ("Il a dû quitter la mairie en mars.", "realised"),
    ("Elle a pu visiter le site en mars.", "realised"),
    ("Il a fallu évacuer le site en mars.", "realised"),
    ("Elle a choisi de quitter la mairie en mars.", "realised"),
    ("Elle l'a obligé à partir en mars.", "realised"),
    ("Le juge l'a autorisé à partir en mars.", "realised"),
    ("La grève a empêché l'ouverture du parc en mars.", "realised"),
    ("Rien n'a empêché le club de gagner en mars.", "realised"),
    ("Le parc n'a pas ouvert en mars.", "negated"),
    ("Le parc n'ouvrira pas en mars.", "negated"),
    ("Aucun parc n'a ouvert en mars.", "negated"),
    ("Personne n'a voté en mars.", "negated"),
    ("Le concert de mars est reporté.", "negated"),
    ("Le concert prévu en mars n'aura pas lieu.", "negated"),
    ("Elle n'a pu voter en mars.", "negated"),
    ("Elle a échoué à fermer le site en mars.", "negated"),
    ("Le maire n'a jamais signé en mars.", "negated"),
    ("Elle a failli partir en mars.", "negated"),
    ("Faute d'accord, la ville ne votera pas en mars.", "negated"),
    ("La course, qui devait partir en mars, a été annulée.", "negated"),
    ("La course, qui devait partir en mars, a été longue.", "planned"),
    ("Il a dit que le port fermerait et qu'un musée ouvrirait en mars.", "planned"),
    ("Elle a quitté la mairie en mars, comme prévu.", "realised"),
    ("Le syndicat n'a pas attendu l'été pour voter en mars.", "realised"),
    ("Le navire partira, avant de rejoindre le port en mars.", "planned"),
    ("Des retards sont à prévoir en mars.", "planned"),
    ("Il a démenti que le port ait fermé en mars.", "negated"),
    ("Il ne peut que partir en mars.", "possible"),
    ("La banque chercherait à vendre en mars.", "possible"),
    ("Le club avait attendu mars pour voter.", "realised"),
    ("La vente, qui devait avoir lieu en mars, est abandonnée.", "negated"),
    ("La banque chercherait un associé en mars.", "conditional"),
    ("La vente aurait échoué en mars.", "conditional"),
    ("Le club a échoué à gagner en mars.", "negated"),
    ("Le deuil ne l'a pas empêchée d'attendre le juge en mars.", "realised"),
    ("Le froid ne l'a pas empêché de gagner le titre en mars.", "realised"),
    ("La pluie n'a pas empêché le club de gagner en mars.", "realised"),
    ("Ce qui ne l'empêchera pas de voter en mars.", "planned"),
    ("Le froid n'a pas dissuadé les habitants de manifester en mars.", "realised"),
    ("Rien n'empêche la ville de vendre le parc en mars.", "possible"),
    ("La pluie a empêché le club de jouer en mars.", "negated"),
    ("Le juge a empêché la vente du site en mars.", "realised"),
    ("Nul n'ignore que le maire a vendu le terrain en mars.", "realised"),
    ("Personne n'ignore que le maire a signé en mars.", "realised"),
    ("Elle n'ignorait pas que le maire avait signé en mars.", "realised"),
    ("On n'ignore plus que le maire a signé en mars.", "realised"),
    ("Il ne fait aucun doute que le maire a signé en mars.", "realised"),
    ("Il n'a pas caché avoir rencontré le juge en mars.", "realised"),
    ("Elle ne nie pas avoir signé l'accord en mars.", "realised"),
    ("Elle n'a pas nié avoir rencontré le juge en mars.", "realised"),
    ("Elle nie avoir rencontré le juge en mars.", "negated"),
    ("Il n'a pas refusé de signer en mars.", "realised"),
    ("Elle n'a pas renoncé à vendre le site en mars.", "planned"),
    ("Le maire n'a pas tardé à réagir en mars.", "realised"),
    ("Elle n'a pas tardé à quitter la mairie en mars.", "realised"),
    ("Le maire n'a pas oublié de saluer les pompiers en mars.", "realised"),
    ("Il a oublié de signer le contrat en mars.", "negated"),
    ("Il a négligé de prévenir la mairie en mars.", "negated"),
    ("Le préfet n'a fait que confirmer la fermeture en mars.", "realised"),
    ("Elle n'a cessé de dénoncer le projet en mars.", "realised"),
    ("Il a cessé de publier le journal en mars.", "realised"),
    ("Le conseil n'a voté que deux lois en mars.", "realised"),
    ("Le maire n'a rencontré que les grévistes en mars.", "realised"),
    ("Seule une école n'a pas ouvert en mars.", "negated"),
    ("Le parc n'a rouvert qu'en mars.", "realised"),
    ("La ville n'a ouvert aucun parc en mars.", "negated"),
    ("La réunion ne s'est tenue qu'en mars.", "realised"),
    ("Le conseil n'a pas encore voté le budget en mars.", "negated"),
    ("Le maire n'a toujours pas signé l'accord en mars.", "negated"),
    ("Il est parti en mars sans avoir signé l'accord.", "realised"),
    ("Elle a quitté la ville sans avoir voté en mars.", "negated"),
    ("Il a voté en mars avant de quitter la salle.", "realised"),
    ("Il a quitté la mairie avant de rejoindre le parti en mars.", "realised"),
    ("Elle a dirigé le port avant d'être nommée préfète en mars.", "realised"),
    ("Le maire a vendu le terrain, avant que la ville ne l'achète en mars.", "realised"),
    ("Elle devait rencontrer le maire en mars.", "planned"),
    ("Le procès devait s'ouvrir en mars, mais il a été reporté.", "negated"),
    ("Le procès devait s'ouvrir en mars mais n'a pas eu lieu.", "negated"),
    ("Le concert qui devait avoir lieu en mars a été annulé.", "negated"),
    ("La police l'a forcé à quitter le parc en mars.", "realised"),
    ("La pluie a contraint le club à annuler la course en mars.", "realised"),
    ("Le scandale a conduit le maire à démissionner en mars.", "realised"),
    ("La crise a poussé le directeur à quitter son poste en mars.", "realised"),
    ("La tempête a amené la ville à fermer le parc en mars.", "realised"),
    ("L'orage a obligé les pompiers à évacuer le site en mars.", "realised"),
    ("Le choc l'a blessée, l'obligeant à être opérée en mars.", "realised"),
    ("Le maire, contraint de démissionner en mars, vit à Lyon.", "realised"),
    ("L'aide a permis à la ville d'ouvrir un parc en mars.", "realised"),
    ("Ces preuves ont permis d'arrêter deux hommes en mars.", "realised"),
    ("La loi permettra d'ouvrir un parc en mars.", "planned"),
    ("La loi permet d'ouvrir le parc en mars.", "realised"),
    ("L'accord vise à ouvrir un parc en mars.", "planned"),
    ("Le maire se serait rendu à Lyon en mars.", "conditional"),
    ("L'homme aurait tué sa femme en mars.", "conditional"),
    ("Ce serait le même homme qui avait ouvert le feu en mars.", "realised"),
    ("Le chef, qui serait malade, a quitté la ville en mars.", "realised"),
    ("Il a annoncé que la ville vendrait le parc en mars.", "planned"),
    ("Il a dit qu'il viendrait en mars.", "planned"),
    ("Elle avait promis qu'elle partirait en mars.", "planned"),
    ("Le maire avait assuré que le parc ouvrirait en mars.", "planned"),
    ("La ville a décidé d'agir en annonçant que le parc fermerait en mars.", "planned"),
    ("Le maire annonçait lundi que le conseil se réunirait en mars et qu'il voterait le budget.", "planned"),
    ("On savait que le maire partirait en mars.", "planned"),
    ("Tous pensaient que le maire partirait en mars.", "planned"),
    ("Il a affirmé que cent emplois seraient créés en mars.", "planned"),
    ("Selon la radio, cent emplois seraient créés en mars.", "conditional"),
    ("L'homme est accusé d'avoir volé une voiture en mars.", "possible"),
    ("Il est soupçonné d'avoir tué un homme en mars.", "possible"),
    ("Il a été condamné pour avoir volé une voiture en mars.", "realised"),
    ("Le maire a-t-il signé l'accord en mars ?", "possible"),
    ("La ville fermera-t-elle le parc en mars ?", "possible"),
    ("Le parc va-t-il fermer en mars ?", "possible"),
    ("Faut-il fermer le parc en mars ?", "possible"),
    ("Pourquoi le maire a-t-il démissionné en mars ?", "realised"),
    ("Qui a vendu le parc en mars ?", "realised"),
    ("Que s'est-il passé lors du vote de mars ?", "realised"),
    ("Elle se demande si le maire a signé l'accord en mars.", "possible"),
    ("Il ignore si la ville a vendu le parc en mars.", "possible"),
    ("Le maire semblait quitter la salle en mars.", "possible"),
    ("Il semble que le maire a signé l'accord en mars.", "possible"),
    ("Le maire a failli démissionner en mars.", "negated"),
    ("Il a manqué de se noyer en mars.", "negated"),
    ("L'attentat prévu en mars a été déjoué.", "negated"),
    ("Le sommet envisagé en mars inquiète.", "possible"),
    ("Une réunion est envisagée en mars.", "possible"),
    ("La vente du site est envisagée pour mars.", "possible"),
    ("Le retour du maire en mars est exclu.", "negated"),
    ("Si le maire démissionne en mars, la ville votera.", "possible"),
    ("Si la ville avait vendu le parc en mars, elle serait riche.", "negated"),
    ("Le maire aurait dû démissionner en mars.", "negated"),
    ("Le parc aurait dû ouvrir en mars.", "negated"),
    ("Il est possible que le maire parte en mars.", "possible"),
    ("Il n'est pas exclu que le maire parte en mars.", "possible"),
    ("Il se peut que le maire parte en mars.", "possible"),
    ("Le maire voudrait vendre le parc en mars.", "possible"),
    ("Il a voulu quitter la mairie en mars.", "possible"),
    ("Elle a souhaité rencontrer le maire en mars.", "possible"),
    ("Le maire prévoyait de vendre le parc en mars.", "planned"),
    ("La ville avait prévu d'ouvrir un parc en mars.", "planned"),
    ("Le maire venait de quitter la ville en mars.", "realised"),
    ("Il allait quitter la ville en mars.", "planned"),
    ("Le maire a dû démissionner en mars.", "realised"),
    ("Le parti a failli à ses promesses en mars.", "realised"),
    ("Le club a frôlé la défaite en mars.", "realised"),
    ("L'accord n'a pas pu être signé en mars.", "negated"),
    ("Le maire n'a pas pu voter en mars.", "negated"),
    ("Le conseil n'a pas réussi à voter le budget en mars.", "negated"),
    ("Les députés n'ont pas voulu voter la loi en mars.", "negated"),
    ("Loin d'avoir démissionné en mars, le maire gouverne.", "negated"),
    ("Au lieu de voter la loi en mars, il a quitté la salle.", "negated"),
    ("Le maire est parti plutôt que de signer l'accord en mars.", "negated"),
    ("Le maire, qui n'a pas signé l'accord, a quitté la salle en mars.", "realised"),
    ("Il n'est pas le premier à avoir signé l'accord en mars.", "realised"),
    ("Elle n'est pas la seule à avoir voté en mars.", "realised"),
    ("Ils ne sont pas les seuls à avoir manifesté en mars.", "realised"),
    ("Ce n'est pas le maire qui a signé l'accord en mars.", "realised"),
    ("Non seulement le maire a vendu le parc en mars, mais il a fermé l'école.", "realised"),
    ("Le maire a non seulement vendu le parc en mars, mais fermé l'école.", "realised"),
    ("Ils n'ont pas seulement manifesté en mars.", "realised"),
    ("Le parc ne fermera pas avant mars.", "planned"),
    ("Le procès ne s'ouvrira pas avant mars.", "planned"),
    ("Pas moins de dix villes ont voté en mars.", "realised"),
    ("À peine avait-il signé l'accord en mars.", "realised"),
    ("Le maire, pourtant absent, n'en a pas moins voté en mars.", "realised"),
    ("Il a tenté de fuir en mars.", "realised"),
    ("Le maire était censé signer l'accord en mars.", "planned"),
    ("Il aurait fallu que le club vende le parc en mars.", "negated"),
    ("Il n'est pas question de vendre le parc en mars.", "negated"),
    ("Rien ne dit que le maire a signé en mars.", "possible"),
    ("Elle ne croit pas que le club a vendu le parc en mars.", "possible"),
    ("Faute d'avoir signé en mars, le club a tout perdu.", "negated"),
    ("Elle perdra, à moins de signer l'accord en mars.", "possible"),
    ("Sans voter la loi en mars, les élus ont quitté la salle.", "negated"),
    ("La troupe hésite à quitter le parc en mars.", "possible"),
    ("Elle s'est gardée de voter en mars.", "negated"),
    ("Elle s'est résolue à vendre le parc en mars.", "realised"),
    ("La grève de mars n'a pas empêché le vote.", "realised"),
    ("Le préfet n'a pas autorisé la marche de mars.", "negated"),
    ("Accusé d'avoir frappé un élève en mars, il a été suspendu.", "possible"),
    ("Le maire, accusé par le club d'avoir bradé le parc en mars, se tait.", "possible"),
    ("Le préfet doute que le club ait vendu le parc en mars.", "possible"),
    ("Elle se demande si le maire signera en mars.", "possible"),
    ("Le maire a précisé que le pont serait rouvert en mars.", "planned"),
    ("Le maire dément que le club ait vendu le parc en mars.", "negated"),
    ("Le dossier a été classé sans que le juge soit saisi en mars.", "negated"),
    ("À moins que la halle ne soit vendue en mars, la ville paiera.", "possible"),
    ("Le juge s'oppose à ce que la halle soit vendue en mars.", "possible"),
    ("Le juge conteste que la halle ait été vendue en mars.", "negated"),
    ("Le maire redoute la grève de mars.", "possible"),
    ("Le maire n'exclut pas la vente de mars.", "possible"),
    ("Le maire a reporté la vente de mars.", "negated"),
    ("Elle n'a pas hésité à quitter le parti en mars.", "realised"),
)


def timex(text: str) -> Timex:
    start = text.index("mars")
    return Timex(
        date_id="a:d",
        article_id="a",
        kind="date",
        text="mars",
        start_char=start,
        end_char=start + 4,
        rule="test",
        date_start=None,
        date_end=None,
        edtf="XXXX-03",
        precision="month",
        basis="explicit",
    )


@pytest.mark.model
def test_grammar_tells_whether_it_happened() -> None:
    wrong = {}
    for (text, wanted), doc in zip(READ, parsed(*[text for text, _ in READ]), strict=True):
        article = Article(
            article_id="a", source="a", part=1, sha256="0", text=text, published=None, published_basis="none"
        )
        tellings = relate_events(parse.Doc(doc), article, (), (timex(text),))
        if [one.modality for one in tellings] != [wanted]:
            wrong[text] = [(one.trigger, one.modality) for one in tellings]
    assert not wrong


@pytest.mark.model
def test_what_an_undated_article_tells_in_the_future_of_years_before_its_last_is_done() -> None:
    read = {
        "Élue en 1980, elle prononcera un discours en 1981. Le maire a vendu le site en 2017.": "realised",
        "Élue en 1980, elle prononcera un discours en 2018. Le maire a vendu le site en 2017.": "planned",
        "Élue en 1980, elle doit prononcer un discours en 2017. Le maire a vendu le site en 2017.": "planned",
    }
    for text, wanted in read.items():
        years = tuple(
            replace(
                timex("mars"),
                date_id=f"a:{found.start()}",
                text=found.group(),
                start_char=found.start(),
                end_char=found.end(),
                date_start=date(int(found.group()), 1, 1),
                date_end=date(int(found.group()), 12, 31),
                edtf=found.group(),
                precision="year",
            )
            for found in re.finditer(r"\d{4}", text)
        )
        article = Article(
            article_id="a", source="a", part=1, sha256="0", text=text, published=None, published_basis="none"
        )
        (doc,) = parsed(text)
        tellings = relate_events(parse.Doc(doc), article, (), years)
        assert [one.modality for one in tellings] == ["realised", wanted, "realised"], text


@pytest.mark.parametrize(("form", "conditional"), [("avaient", False), ("auraient", True), ("serions", True)])
def test_a_conditional_has_its_form_whatever_the_tag(form: str, conditional: bool) -> None:
    doc = Doc(spacy.blank("fr").vocab, words=[form], pos=["AUX"], lemmas=["avoir"], morphs=["Mood=Cnd|VerbForm=Fin"])
    assert is_conditional(parse.Doc(doc)[0]) is conditional


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [("Elle devait l'être en mars.", 0), ("Elle devait être jugée en mars.", 1), ("Elle pourrait l'être en mars.", 0)],
)
def test_a_verb_that_is_taken_up_tells_nothing(text: str, told: int) -> None:
    (doc,) = parsed(text)
    article = Article(article_id="a", source="a", part=1, sha256="0", text=text, published=None, published_basis="none")
    assert len(relate_events(parse.Doc(doc), article, (), (timex(text),))) == told
