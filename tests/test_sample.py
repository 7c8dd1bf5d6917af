"""What comes out of the sample: its scores have their floors in tests/evaluation, what holds of every row is here."""

from __future__ import annotations

import pytest

from pipeline.records import Facts

pytestmark = pytest.mark.model


def test_sample_holds_twelve_articles(sample_facts: Facts) -> None:
    assert len(sample_facts.articles) == 12
    assert sample_facts.rejections == ()


def test_every_offset_gives_its_words(sample_facts: Facts) -> None:
    text = {article.article_id: article.text for article in sample_facts.articles}
    for row in (*sample_facts.mentions, *sample_facts.timexes, *sample_facts.affiliations):
        assert text[row.article_id][row.start_char : row.end_char] == row.text
    for told in sample_facts.event_mentions:
        assert text[told.article_id][told.start_char : told.end_char] == told.sentence
        assert text[told.article_id][told.trigger_start_char : told.trigger_end_char] == told.trigger


def test_two_people_of_one_surname_stay_two(sample_facts: Facts) -> None:
    """« Claire, c'est Me Marchadier » of a fourth article is the lawyer, not the mayor, whom others call M."""
    bearers = {e.name for e in sample_facts.entities if e.kind == "actor" and e.name.endswith("Marchadier")}
    assert bearers == {"Claire Marchadier", "Gérard Marchadier"}
    asked = {(one.left, one.right) for one in sample_facts.merges if one.decision == "unsure"}
    assert not any("Marchadier" in name for pair in asked for name in pair)


def test_accents_left_out_make_no_second_person(sample_facts: Facts) -> None:
    people = [e for e in sample_facts.entities if e.kind == "actor" and e.family_name in ("Précigout", "Precigout")]
    assert [e.name for e in people] == ["Hélène Précigout"]
    assert "Helene Precigout" in {alias.text for alias in people[0].aliases}


def test_no_role_holds_half_a_pair_of_marks(sample_facts: Facts) -> None:
    for row in sample_facts.affiliations:
        for opening, closing in ("«»", "“”", "()", "[]"):
            assert row.role.count(opening) == row.role.count(closing), row.role
