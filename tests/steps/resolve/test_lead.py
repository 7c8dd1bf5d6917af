"""Which label stands for an event: of the clause that tells it, of its noun, and last of a clause on another deed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.steps.resolve.events.lead import BESIDE, CLAUSE, DOUBTED, NOUN, SENTENCE, SUBJECT, is_beside, rank_of
from tests.steps.resolve.test_events_merging import Corpus


@pytest.mark.parametrize(
    ("label", "trigger", "lemma", "kind", "rank"),
    [
        ("Le préfet a fermé le pont", "fermé", "fermer", "clause", CLAUSE),
        ("Le pont, très abîmé, a été fermé", "fermé", "fermer", "clause", CLAUSE),
        ("La maire démissionne", "démissionne", "démissionner", "clause", CLAUSE),
        ("Le pont fermé au mois de mars", "fermé", "fermer", "nominal", NOUN),
        ("La fermeture du pont", "fermeture", "fermeture", "nominal", NOUN),
        ("Début de l'occupation du pont", "occupation", "occupation", "clause", NOUN),
        ("La fermeture du pont surprend les camions", "fermeture", "fermeture", "clause", SUBJECT),
        ("Le maire regrette la longue fermeture du pont", "fermeture", "fermeture", "clause", BESIDE),
        ("À la fermeture du pont, nul n'a protesté", "fermeture", "fermeture", "clause", BESIDE),
        ("Le maire veut poursuivre la procédure entamée", "entamée", "entamer", "clause", BESIDE),
        ("Le maire regrette un accord que la ville avait signé", "signé", "signer", "clause", BESIDE),
        ("Depuis que le pont a fermé, tout va bien", "fermé", "fermer", "sentence", SENTENCE),
    ],
)
def test_how_a_label_tells_its_event(label: str, trigger: str, lemma: str, kind: str, rank: int) -> None:
    (telling,) = Corpus().tell(label, trigger, lemma).tellings
    telling = replace(telling, label=label, label_kind=kind)  # type: ignore[arg-type]
    assert rank_of(telling) == rank
    assert is_beside(telling) == (rank == BESIDE and lemma == "fermeture")
    assert rank_of(replace(telling, confidence=DOUBTED - 0.01)) == max(rank, BESIDE)


CLOSED = ("Le préfet a fermé le pont de Treval.", "fermé", "fermer", "closure")
REGRETS = ("Le maire regrette la fermeture du pont de Treval.", "fermeture", "fermeture", "closure")


def test_the_clause_that_tells_it_names_the_event_and_its_people() -> None:
    corpus = Corpus().tell(*REGRETS, cast="sorel=agent").tell(*CLOSED, cast="monnier=agent", article="b")
    corpus.name("riva;noval;Mairie", article="a")
    corpus.name("riva;noval;Mairie", article="b")
    ((event,), *_) = corpus.resolve()[1:]
    assert event.label == CLOSED[0]
    assert [(one.entity_id, one.role) for one in event.participants] == [("monnier", "agent")]


def test_the_type_is_what_most_tellings_say() -> None:
    corpus = Corpus().tell("Mille personnes ont défilé à Treval.", "défilé", "défiler", "meeting")
    corpus.tell(
        "La manifestation de Treval a réuni mille personnes.", "manifestation", "manifestation", "protest_or_strike"
    )
    corpus.tell("Mille personnes ont manifesté à Treval.", "manifesté", "manifester", "protest_or_strike")
    ((event,), *_) = corpus.resolve()[1:]
    assert event.type == "protest_or_strike"


def test_a_label_that_names_another_day_stands_behind() -> None:
    corpus = Corpus().tell("À la foire de jeudi [06/03/2024], le pont avait fermé.", "fermé", "fermer")
    corpus.tell("Il [le pont de la foire] avait fermé, apprit-on jeudi.", "fermé", "fermer", article="b")
    ((event,), *_) = corpus.resolve()[1:]
    assert event.label.startswith("Il [le pont")
