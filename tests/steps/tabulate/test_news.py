"""What is new beside earlier tables: things are the same where they stand in the same words of the same article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.compose import write_tables
from pipeline.records import Article, Entity, Event, EventMention, Facts, Mention, Timex
from pipeline.settings import Settings
from pipeline.steps.tabulate.news import NEWS, compare_tables, count_news, describe_news, read_news

SETTINGS = Settings(today=date(2026, 11, 21), views=False)
SENTENCE = "Zoé Lenoir a quitté l'Oda le 3 mars 2024."


def article(
    name: str, text: str = SENTENCE, entity: str = "zoe-lenoir", event: str = "e1", title: str | None = None
) -> Facts:
    """One article that names one person and tells one event."""
    at = text.index("Zoé Lenoir")
    start = text.index("3 mars")
    return Facts(
        articles=(Article(article_id=name, source=f"{name}.txt", part=1, sha256="0", text=text,
                          title=title or name),),
        mentions=(
            Mention(mention_id=f"{name}:m{at}", article_id=name, kind="actor", text="Zoé Lenoir", start_char=at,
                    end_char=at + 10, rule="ner", entity_id=entity, link_rule="same_name"),
        ),
        timexes=(
            Timex(date_id=f"{name}:d", article_id=name, kind="date", text="3 mars 2024", start_char=start,
                  end_char=start + 11, rule="day", date_start=date(2024, 3, 3), date_end=date(2024, 3, 3),
                  edtf="2024-03-03", precision="day", basis="explicit"),
        ),
        event_mentions=(
            EventMention(article_id=name, date_id=f"{name}:d", sentence=SENTENCE, start_char=at,
                         end_char=at + len(SENTENCE), trigger="quitté", trigger_start_char=at + 13,
                         trigger_end_char=at + 19, trigger_lemma="quitter", type="other", modality="realised",
                         label="Zoé Lenoir a quitté l'Oda", rule="verb_of_date", event_id=event),
        ),
        entities=(Entity(entity_id=entity, kind="actor", name="Zoé Lenoir", n_mentions=1, n_articles=1, confidence=1),),
        events=(Event(event_id=event, label="Zoé Lenoir a quitté l'Oda", type="other", trigger="quitté",
                      modality="realised", n_mentions=1, n_articles=1, confidence=1, edtf="2024-03-03",
                      date_start=date(2024, 3, 3), date_end=date(2024, 3, 3)),),
    )  # fmt: skip


def together(*parts: Facts) -> Facts:
    def unique(name: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(row for part in parts for row in getattr(part, name)))

    names = ("articles", "mentions", "timexes", "event_mentions", "entities", "events")
    return Facts(**{name: unique(name) for name in names})  # type: ignore[arg-type]


def turned(facts: Facts, **event: object) -> Facts:
    return replace(facts, events=tuple(replace(one, **event) for one in facts.events))  # type: ignore[arg-type]


A = article("a")
MOVED = {"date_start": date(2024, 3, 4), "date_end": date(2024, 3, 4), "edtf": "2024-03-04"}
DAYS = ("2024-03-03", "2024-03-04")
B = turned(article("d", event="e3", title="a"), **MOVED)
TWO = together(A, article("b", entity="lenoir", event="e2"))


def corrected(facts: Facts, sentence: str, event: str, name: str = "zoe-lenoir") -> Facts:
    """The article with another sentence, whose event lies on another day; and with its person called otherwise."""
    told = tuple(replace(one, sentence=sentence, event_id=event) for one in facts.event_mentions)
    events = tuple(replace(one, event_id=event) for one in facts.events)
    mentions = tuple(replace(one, text=name.replace("-", " ").title(), entity_id=name) for one in facts.mentions)
    people = tuple(replace(one, entity_id=name, name=name) for one in facts.entities)
    articles = tuple(replace(one, text=one.text.replace(SENTENCE, sentence)) for one in facts.articles)
    changed = replace(facts, event_mentions=told, events=events, mentions=mentions, entities=people, articles=articles)
    return turned(changed, **MOVED)


MONTH = turned(A, date_start=date(2024, 3, 1), date_end=date(2024, 3, 31), edtf="2024-03")
BOTH_OF_E1 = replace(
    turned(TWO, label="Le départ", event_id="e1"),
    event_mentions=tuple(replace(one, event_id="e1") for one in TWO.event_mentions),
)
ONE = replace(BOTH_OF_E1, events=BOTH_OF_E1.events[:1])
LATER = SENTENCE.replace("le 3", "le 4")
A_NAMED = corrected(article("a"), LATER, "e9", "zoe-lenoire")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(A, A, [], id="nothing"),
        pytest.param(
            A,
            TWO,
            [("article new", "b", None, None), ("event new", "e2", None, None), ("actor new", "lenoir", None, None)],
            id="an article with its own event and person",
        ),
        pytest.param(
            TWO,
            A,
            [("article gone", "b", None, None), ("event gone", "e2", None, None), ("actor gone", "lenoir", None, None)],
            id="and the other way round",
        ),
        pytest.param(A, together(A, article("b")), [("article new", "b", None, None)], id="told once more"),
        pytest.param(
            TWO,
            together(A, article("b")),
            [("event merged", "e1", "e1 e2", "e1"), ("actor merged", "zoe-lenoir", "lenoir zoe-lenoir", "zoe-lenoir")],
            id="two are one",
        ),
        pytest.param(
            together(A, article("b")),
            TWO,
            [("event split", "e2", "e1", "e2"), ("actor split", "lenoir", "zoe-lenoir", "lenoir")],
            id="what was one is two: nobody is new who was there before",
        ),
        pytest.param(
            together(A, article("b")),
            together(TWO, article("c", entity="lenoir", event="e2")),
            [
                ("article new", "c", None, None),
                ("event split", "e2", "e1", "e2"),
                ("actor split", "lenoir", "zoe-lenoir", "lenoir"),
            ],
            id="and a new article tells of the one that left",
        ),
        pytest.param(A, article("a", event="e9"), [("event renamed", "e9", "e1", "e9")], id="id of an event"),
        pytest.param(A, article("a", entity="lenoir"), [("actor renamed", "lenoir", "zoe-lenoir", "lenoir")], id="id"),
        pytest.param(
            A,
            article("c"),
            [("article changed", "c", None, None), ("article renamed", "c", "a", "c")],
            id="a file that goes by a new name, and title: nothing else is new",
        ),
        pytest.param(
            together(A, article("b", f"Encore. {SENTENCE}", entity="lenoir", event="e2")),
            together(B, article("c", f"Encore. {SENTENCE}", entity="lenoir", event="e2", title="b")),
            [("article renamed", "c", "b", "c"), ("article renamed", "d", "a", "d"), ("event dated_anew", "e3", *DAYS)],
            id="all files are elsewhere, and one event has another day",
        ),
        pytest.param(
            A,
            article("c", f"Du nouveau. {SENTENCE}", entity="lenoir", event="e3"),
            [
                ("article new", "c", None, None),
                ("article gone", "a", None, None),
                ("event new", "e3", None, None),
                ("event gone", "e1", None, None),
                ("actor new", "lenoir", None, None),
                ("actor gone", "zoe-lenoir", None, None),
            ],
            id="another file, another person",
        ),
        pytest.param(A, turned(A, **MOVED), [("event dated_anew", "e1", "2024-03-03", "2024-03-04")], id="another day"),
        pytest.param(A, turned(A, modality="negated"), [("event denied", "e1", "realised", "negated")], id="denied"),
        pytest.param(turned(A, modality="negated"), turned(A, modality="negated"), [], id="denied before"),
        pytest.param(turned(A, modality="planned"), A, [("event confirmed", "e1", "planned", "realised")], id="come"),
        pytest.param(A, turned(A, modality="planned"), [], id="less sure is no news"),
        pytest.param(
            corrected(A, SENTENCE, "e1"),
            A_NAMED,
            [
                ("article changed", "a", None, None),
                ("event renamed", "e9", "e1", "e9"),
                ("actor renamed", "zoe-lenoire", "zoe-lenoir", "zoe-lenoire"),
            ],
            id="words of the article corrected, the day as it was",
        ),
        pytest.param(
            A,
            corrected(A, LATER, "e9"),
            [("article changed", "a", None, None), ("event dated_anew", "e9", *DAYS)],
            id="the day corrected in the article",
        ),
        pytest.param(
            together(A, article("b")),
            together(article("b"), corrected(A, LATER, "e9")),
            [("article changed", "a", None, None), ("event dated_anew", "e9", *DAYS)],
            id="corrected in one of two articles that told of it",
        ),
        pytest.param(
            A,
            corrected(
                A, "Une tout autre femme a quitté la salle en riant, puis rien ne fut plus dit.", "e9", "ada-vey"
            ),
            [
                ("article changed", "a", None, None),
                ("event new", "e9", None, None),
                ("event gone", "e1", None, None),
                ("actor new", "ada-vey", None, None),
                ("actor gone", "zoe-lenoir", None, None),
            ],
            id="other words in the place of these",
        ),
        pytest.param(A, article("a", f"Du nouveau. {SENTENCE}"), [("article changed", "a", None, None)], id="offsets"),
    ],
)
def test_news(tmp_path: Path, before: Facts, now: Facts, expected: list[tuple[str, str, str, str]]) -> None:
    for name, facts in (("before", before), ("now", now)):
        write_tables(facts, tmp_path / name, SETTINGS)
    rows = compare_tables(tmp_path / "before", tmp_path / "now")
    found = [(f"{row['kind']} {row['change']}", row["id"], row["before"], row["after"]) for row in rows]
    assert found == expected


def test_a_run_writes_what_is_new_beside_the_tables_that_it_replaces_and_diff_says_the_same(tmp_path: Path) -> None:
    first = write_tables(A, tmp_path / "out", SETTINGS)
    assert (first["news"], read_news(tmp_path / "out")) == ({}, [])
    write_tables(A, tmp_path / "old", SETTINGS)
    second = write_tables(turned(TWO, **MOVED), tmp_path / "out", SETTINGS)
    assert second["news"] == {"article new": 1, "event new": 1, "event dated_anew": 1, "actor new": 1}
    rows = read_news(tmp_path / "out")
    assert list(rows[0]) == list(NEWS.csv_names)
    assert [row["articles"] for row in rows if row["change"] == "dated_anew"] == ["a"]
    said = CliRunner().invoke(app, ["diff", str(tmp_path / "old"), str(tmp_path / "out")])
    assert said.exit_code == 0
    assert "event dated anew: 2024-03-04 Zoé Lenoir a quitté l'Oda (2024-03-03 → 2024-03-04)" in said.output
    counts = count_news(compare_tables(tmp_path / "old", tmp_path / "out"))
    assert describe_news(counts) == "1 article new, 1 event new, 1 event dated anew, 1 actor new"
    written = tmp_path / "news.csv"
    CliRunner().invoke(app, ["diff", str(tmp_path / "old"), str(tmp_path / "out"), "--out", str(written)])
    assert written.read_bytes() == (tmp_path / "out" / "news.csv").read_bytes()


def test_no_tables_before_is_no_news_and_for_diff_an_error(tmp_path: Path) -> None:
    write_tables(A, tmp_path / "out", SETTINGS)
    assert compare_tables(tmp_path / "nowhere", tmp_path / "out") == []
    said = CliRunner().invoke(app, ["diff", str(tmp_path / "nowhere"), str(tmp_path / "out")])
    assert "no tables in this folder" in str(said.exception)


@pytest.mark.parametrize(
    ("before", "now", "english", "french"),
    [
        (
            A,
            turned(A, modality="negated"),
            "event denied: 2024-03-03 Zoé Lenoir a quitté l'Oda (realised → negated)",
            "événement avec le statut « n’a pas eu lieu » : 3 mars 2024 Zoé Lenoir a quitté l'Oda "
            "(a eu lieu → n’a pas eu lieu)",
        ),
        pytest.param(
            MONTH,
            turned(MONTH, modality="negated"),
            "event denied: 2024-03 Zoé Lenoir a quitté l'Oda (realised → negated)",
            "événement avec le statut « n’a pas eu lieu » : mars 2024 Zoé Lenoir a quitté l'Oda "
            "(a eu lieu → n’a pas eu lieu)",
            id="never more precise than its words",
        ),
        pytest.param(
            MONTH,
            replace(MONTH, events=(), event_mentions=()),
            "event gone: 2024-03 Zoé Lenoir a quitté l'Oda",
            "événement en moins : mars 2024 Zoé Lenoir a quitté l'Oda",
            id="what is gone, as it stood before",
        ),
        pytest.param(
            TWO,
            ONE,
            "event merged: 2024-03-03 Le départ (« Zoé Lenoir a quitté l'Oda », « Zoé Lenoir a quitté l'Oda » → "
            "« Le départ »)",
            "événement par fusion de plusieurs : 3 mars 2024 Le départ (« Zoé Lenoir a quitté l'Oda », « Zoé Lenoir a "
            "quitté l'Oda » → « Le départ »)",
            id="each by the name that it had",
        ),
        (
            turned(A, date_start=None, date_end=None, edtf="XXXX-XX-XX"),
            A,
            "event dated anew: 2024-03-03 Zoé Lenoir a quitté l'Oda (no date → 2024-03-03)",
            "événement à une autre date : 3 mars 2024 Zoé Lenoir a quitté l'Oda (sans date → 3 mars 2024)",
        ),
        (
            A,
            replace(
                article("a", entity="lenoir"),
                entities=(replace(article("a", entity="lenoir").entities[0], name="Zoé Lenoir-Bret"),),
            ),
            "actor renamed: Zoé Lenoir-Bret (« Zoé Lenoir » → « Zoé Lenoir-Bret »)",
            "personne sous un autre nom : Zoé Lenoir-Bret (« Zoé Lenoir » → « Zoé Lenoir-Bret »)",
        ),
        (
            A,
            article("a", event="e9"),
            "event renamed: 2024-03-03 Zoé Lenoir a quitté l'Oda (« e1 » → « e9 »)",
            "événement sous un autre nom : 3 mars 2024 Zoé Lenoir a quitté l'Oda (« e1 » → « e9 »)",
        ),
        (
            together(A, article("b")),
            turned(TWO, label="Départ"),
            "event split: 2024-03-03 Départ (« Zoé Lenoir a quitté l'Oda » → « Départ »)",
            "événement par séparation d’une autre : 3 mars 2024 Départ (« Zoé Lenoir a quitté l'Oda » → « Départ »)",
        ),
        (
            TWO,
            together(A, article("b")),
            "actor merged: Zoé Lenoir (« Zoé Lenoir », « Zoé Lenoir » → « Zoé Lenoir »)",
            "personne par fusion de plusieurs : Zoé Lenoir (« Zoé Lenoir », « Zoé Lenoir » → « Zoé Lenoir »)",
        ),
    ],
)
def test_diff_says_names_and_words(tmp_path: Path, before: Facts, now: Facts, english: str, french: str) -> None:
    for name, facts in (("before", before), ("now", now)):
        write_tables(facts, tmp_path / name, SETTINGS)
    for language, line in (("C", english), ("fr_FR.UTF-8", french)):
        asked = ["diff", str(tmp_path / "before"), str(tmp_path / "now")]
        said = CliRunner().invoke(app, asked, env={"LC_ALL": language})
        assert line in said.output.splitlines()
