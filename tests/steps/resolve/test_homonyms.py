"""Somebody of whom an article says that the namesake is another stays apart, and the user is asked."""

from __future__ import annotations

import pytest

from pipeline.records import ArticleFacts, CorpusFacts, Facts
from pipeline.records.correction import Correction
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.resolve.homonyms import BEARER, NAMESAKE, declared_in
from pipeline.views.questions import ask
from tests.steps.resolve.articles import an_article, people_named, role_of

NAME = "Thierry Vasselin"
OTHER = "Aude Roque"
KIN = "Paul Vasselin"


def told(article_id: str, text: str, *names: str, copy_of: str | None = None) -> ArticleFacts:
    """An article that has these names, each wherever it stands."""
    article = an_article(article_id, text, near_duplicate_of=copy_of)
    return ArticleFacts(article=article, mentions=people_named(article_id, text, *names or (NAME,)))


MAYOR = told("a", f"Le maire {NAME} a signé. {NAME} part.")
SAID = f"Le gardien {NAME} a signé. Le joueur n'a aucun lien de parenté avec le maire de Luzac."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SAID, [BEARER]),
        (f"Le gardien {NAME}, homonyme du maire de Luzac, a signé.", [BEARER]),
        (f"{NAME} (à ne pas confondre avec l’élu) a signé.", [BEARER]),
        (f"{NAME} (sans lien avec l'élu) a signé.", [BEARER]),
        (f"{NAME} n'est pas le maire de Luzac, qui porte le même nom.", [BEARER]),
        (f"{NAME}, à ne pas confondre avec {NAME}, le maire, a signé.", [BEARER, NAMESAKE]),
        (f"{NAME} n'a aucun lien de parenté avec {OTHER}.", []),  # names that nobody takes for one
        (f"Le maire, {NAME} (sans lien avec le gardien), part. {KIN} garde le but.", []),  # whom it is told from
        (f"Le maire, {NAME}, homonyme du gardien, part. {KIN} garde le but.", [BEARER]),
        (f"{NAME} inaugure l'avenue qui porte le même nom.", []),
        (f"{NAME} est la maire. Sa fille porte le même nom de famille.", []),
        (f"{NAME} a un lien de parenté avec le maire.", []),
        (f"L'affaire n'a aucun lien avec {NAME}, sans lien avec la vente.", []),
        ("L'oronge, à ne pas confondre avec l'amanite, pousse.", []),
    ],
)
def test_what_declares_a_namesake(text: str, said: list[int]) -> None:
    facts = told("b", text, NAME, OTHER, KIN)
    assert [what for _, what in declared_in(text, facts.mentions)] == said


def entities(facts: Facts) -> list[tuple[str, int]]:
    return sorted((entity.name, entity.n_mentions) for entity in facts.entities)


def doubts(facts: CorpusFacts) -> list[tuple[str, str, str]]:
    return [(one.left, one.right, one.rule) for one in ask(facts)]


def test_the_declared_bearer_stays_apart_and_the_user_is_asked() -> None:
    facts = resolve_facts([MAYOR, told("b", SAID)])
    assert entities(facts) == [(NAME, 2), (f"{NAME} (b)", 1)]
    assert doubts(facts) == [(NAME, f"{NAME} (b)", "declared")]


def test_where_one_article_names_both_only_the_bearer_goes() -> None:
    facts = resolve_facts([MAYOR, told("b", f"{NAME}, à ne pas confondre avec {NAME}, le maire, a signé.")])
    assert entities(facts) == [(NAME, 3), (f"{NAME} (b)", 1)]


def test_copies_tell_of_one_bearer_and_one_article_alone_of_nothing() -> None:
    facts = resolve_facts([MAYOR, told("b", SAID), told("c", SAID, copy_of="b")])
    assert entities(facts) == [(NAME, 2), (f"{NAME} (b)", 2)]
    assert entities(resolve_facts([told("b", SAID)])) == [(NAME, 1)]


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [("same", [(NAME, 3)]), ("different", [(NAME, 2), (f"{NAME} (b)", 1)])],
)
def test_the_answer_holds_and_is_not_asked_again(decision: str, wanted: list[tuple[str, int]]) -> None:
    answer = Correction(kind="actor", left=NAME, right=f"{NAME} (b)", decision=decision, line=2)  # type: ignore[arg-type]
    facts = resolve_facts([MAYOR, told("b", SAID)], corrections=[answer])
    assert (entities(facts), doubts(facts), facts.rejections) == (wanted, [], ())


def test_a_namesake_named_before_with_the_role_that_is_told_apart_stays() -> None:
    text = f"Le maire {NAME} parle. Le gardien {NAME} rit. Le joueur n'a aucun lien de parenté avec le maire."
    assert [what for _, what in declared_in(text, told("b", text).mentions)] == [BEARER, NAMESAKE]


def with_roles(article_id: str, text: str, *roles: str) -> ArticleFacts:
    """An article that has the name as often as there are roles, each with its own, or none."""
    facts = told(article_id, text)
    mentions = facts.mentions
    said = tuple(role_of(one, role) for one, role in zip(mentions, roles, strict=True) if role)
    return ArticleFacts(article=facts.article, mentions=mentions, affiliations=said)


def test_who_has_the_calling_of_the_declared_bearer_elsewhere_is_that_one() -> None:
    mayors = [with_roles(name, f"Le maire {NAME} a signé.", "maire") for name in ("a", "c", "d")]
    keepers = [
        with_roles("b", SAID, "gardien"),
        with_roles("e", f"Le gardien {NAME} arrête tout.", "gardien"),
        with_roles("f", f"{NAME} a perdu. Le gardien {NAME}, lui, ne jouait pas.", "", "gardien"),
    ]
    facts = resolve_facts([*mayors, *keepers])
    assert entities(facts) == [(NAME, 4), (f"{NAME} (gardien)", 3)]
    assert doubts(facts) == [(NAME, f"{NAME} (gardien)", "declared")]


def test_what_most_articles_call_the_name_is_not_the_declared_bearer() -> None:
    keepers = [with_roles(name, f"Le gardien {NAME} a joué.", "gardien") for name in ("a", "c", "d")]
    facts = resolve_facts([*keepers, with_roles("b", SAID, "gardien")])
    assert [n for _, n in entities(facts)] == [3, 1]


def test_what_tells_of_neither_goes_to_whom_more_articles_tell_of() -> None:
    """The namesake is called apart where fewer articles have his calling than have the declared bearer's."""
    said = with_roles("b", f"Le gardien {NAME}, à ne pas confondre avec {NAME}, le maire, rit.", "gardien", "maire")
    keepers = [with_roles(name, f"Le gardien {NAME} a joué.", "gardien") for name in ("c", "d")]
    others = [with_roles(name, f"Le menuisier {NAME} a ri.", "menuisier") for name in ("f", "g", "h")]
    facts = resolve_facts(
        [said, with_roles("e", f"Le maire {NAME} a signé.", "maire"), *keepers, *others, told("i", f"On voit {NAME}.")]
    )
    assert entities(facts) == [(NAME, 7), (f"{NAME} (maire)", 2)]
