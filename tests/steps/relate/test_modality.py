"""Did it happen, from grammar alone: where neither the day nor the day of publication is known."""

from __future__ import annotations

import pytest

from pipeline.records import Article, Timex
from pipeline.steps.relate.events import relate_events
from tests.steps.relate.test_events import parser

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
    ("Le maire est parti sans signer en mars.", "negated"),
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
    for (text, wanted), doc in zip(READ, parser().pipe([text for text, _ in READ]), strict=True):
        article = Article(
            article_id="a", source="a", part=1, sha256="0", text=text, published=None, published_basis="none"
        )
        tellings = relate_events(doc, article, (), (timex(text),))
        if [one.modality for one in tellings] != [wanted]:
            wrong[text] = [(one.trigger, one.modality) for one in tellings]
    assert not wrong
