"""Names that the user adds by hand: where they are found, what gives way to them, what they take part in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compose import make_tables
from pipeline.records import ArticleFacts, Facts
from pipeline.records.correction import Correction
from pipeline.settings import Settings
from pipeline.steps.ingest.corrections import parse_correction
from pipeline.steps.recognise.given import given_in, with_given
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.resolve.wishes import sort_out
from tests.marked import Marked, read_marked


def said(*lines: str) -> tuple[Correction, ...]:
    """Lines of corrections: kind;left;right;decision;new_name;article_id."""
    names = ("kind", "left", "right", "decision", "new_name", "article_id")
    return tuple(
        one
        for number, line in enumerate(lines, start=2)
        for one in parse_correction(dict(zip(names, line.split(";"), strict=False)), number, "corrections.csv")
    )


def found(marked: Marked, *lines: str) -> list[tuple[str, str]]:
    given = given_in(marked.article, said(*lines))
    mentions = with_given(marked.article, marked.mentions, given)
    assert all(marked.text[one.start_char : one.end_char] == one.text for one in mentions)
    return [(one.kind, one.text) for one in mentions]


BODY = ("organization", "Vent Debout")


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ("Le collectif Vent Debout a dit non.", "organization;Vent Debout;;add", [BODY]),
        ("Le collectif Vent Debout a dit non.", "organisation;;Vent Debout;ajouter", [BODY]),
        ("Vent Debout, et Vent Debout encore.", "organization;Vent Debout;;add", [BODY, BODY]),
        ("Il court vent debout.", "organization;Vent Debout;;add", []),  # other letters
        ("Vent Debouts, Avent Debout", "organization;Vent Debout;;add", []),  # parts of words
        ("Le collectif {Vent} Debout a dit non.", "organization;Vent Debout;;add", [BODY]),
        ("{Vent Debout} a dit non.", "organization;Vent Debout;;add", [BODY]),
        ("<Vent Debout> a dit non.", "organization;Vent Debout;;add", [BODY]),
        (
            "Le <lycée Martin> et Martin.",
            "actor;Martin;;add",
            [("organization", "lycée Martin"), ("actor", "Martin")],
        ),
        ("Au Phare d’Orval, rien.", "organization;Phare d'Orval;;add", [("organization", "Phare d’Orval")]),
        ("Le Vent\nDebout.", "organization;Vent Debout;;add", [("organization", "Vent\nDebout")]),
        ("Le Vent\n\nDebout.", "organization;Vent Debout;;add", []),  # two paragraphs
        ("Vent Debout.", "organization;Vent Debout;;add;;b", []),  # said of another article
        ("Vent Debout.", "organization;Vent Debout;;add;;a", [BODY]),
    ],
)
def test_where_a_given_name_stands(text: str, line: str, names: list[tuple[str, str]]) -> None:
    assert found(read_marked(text), line) == names


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("event;Vent Debout;;add", "an event is no add"),
        ("organization;Vent Debout;Vent;add", "said of one name"),
        ("organization;Vent Debout;;add;Vent", "do not go together"),
        ("organization;;;add", "no name"),
    ],
)
def test_lines_that_cannot_be(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        said(line)


def resolved(marked: Marked, *lines: str) -> Facts:
    wishes = said(*lines)
    mentions = with_given(marked.article, marked.mentions, given_in(marked.article, wishes))
    return resolve_facts([ArticleFacts(article=marked.article, mentions=mentions)], corrections=wishes)


def test_a_given_name_gets_a_row_and_can_be_merged_and_renamed() -> None:
    facts = resolved(
        read_marked("Vent Debout a dit non. VD a dit oui."),
        *("organization;Vent Debout;;add", "organization;VD;;add", "organization;VD;Vent Debout;same"),
    )
    (body,) = facts.entities
    assert (body.kind, body.name, body.n_mentions) == ("organization", "Vent Debout", 2)
    assert facts.rejections == ()


def test_a_given_name_that_no_text_has_is_said() -> None:
    facts = resolved(read_marked("Rien."), "organization;Vent Debout;;add", "actor;Luce Roy;;add;;a")
    assert [row.reason for row in facts.rejections] == ["correction_unmatched"] * 2
    assert "Vent Debout" in facts.rejections[1].detail + facts.rejections[0].detail


def test_added_and_left_out_contradict_each_other() -> None:
    holding, rejections = sort_out(said("organization;Vent Debout;;ignore", "organization;Vent Debout;;add"))
    assert [one.decision for one in holding] == ["add"]
    assert [row.reason for row in rejections] == ["correction_contradicts"]


@pytest.mark.model
def test_a_given_body_is_found_before_roles_are(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (
        "Le 3 mars 2024, Claire Roussel, présidente de Qwxorb, a saisi le tribunal. « Nous irons au bout », dit-elle. "
        "La mairie de Luzac n’a pas répondu aux questions que les habitants lui ont posées pendant toute la semaine."
    )
    (raw / "a.txt").write_text(text, encoding="utf-8")
    (raw / "corrections.csv").write_text("kind;left;right;decision\norganization;Qwxorb;;add\n", encoding="utf-8")
    make_tables(raw, tmp_path / "out", Settings(views=False))
    import pyarrow.parquet as pq

    (role,) = pq.read_table(tmp_path / "out" / "parquet" / "affiliations.parquet").to_pylist()
    assert (role["actor_id"], role["organization_id"]) == ("claire-roussel", "qwxorb")
