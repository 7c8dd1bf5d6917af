"""Every row can be explained."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from pipeline.cli.explain import explain as command
from pipeline.compose import write_tables
from pipeline.errors import BadInput
from pipeline.records import Article, ArticleFacts, Mention
from pipeline.settings import Settings
from pipeline.steps.resolve import resolve_facts
from pipeline.views.explain import Quoted, explain
from pipeline.views.tables import RunTables

ENGLISH = {
    "the",
    "of",
    "is",
    "are",
    "by",
    "with",
    "counted",
    "read",
    "tied",
    "found",
    "published",
    "line",
    "words",
    "named",
    "confidence",
}


@pytest.mark.model
@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("events", "event_id"), ("actors", "actor_id"), ("organizations", "organization_id")),
        *(("mentions", "mention_id"), ("dates", "date_id"), ("articles", "article_id")),
    ],
)
def test_every_kind_of_row(sample_tables: Path, table: str, column: str) -> None:
    tables = RunTables(sample_tables)
    for row in list(tables.rows(table))[::7]:
        said = list(explain(tables, row[column]))
        assert row[column] in said[0]
        assert len(said) > 2


@pytest.mark.model
def test_an_event_shows_words_rule_and_arithmetic(sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    dates = {row["date_id"]: row for row in tables.rows("dates")}
    told = next(r for r in tables.rows("event_mentions") if dates[r["date_id"]]["basis"] == "relative")
    said = "\n".join(explain(tables, told["event_id"]))
    timex = dates[told["date_id"]]
    assert f"[{told['trigger']}]" in said
    assert f"{{{timex['text']}}} is {timex['edtf']} (relative, counted from {timex['anchor']})" in said
    assert f"`{told['rule']}` (" in said  # the rule in words


def test_merges_and_other_readings(hostile_tables: Path) -> None:
    tables = RunTables(hostile_tables)
    assert any("unsure" in line for line in explain(tables, "actor-5"))
    assert any("nearly as likely: 2023-03-03" in line for line in explain(tables, "2024-03-03-5"))


@pytest.mark.model
def test_an_event_tells_what_joined_its_tellings(sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    said = {row["event_id"]: list(explain(tables, row["event_id"])) for row in tables.rows("events", "event_id")}
    lines = Counter(line for some in said.values() for line in some if ": same, by `" in line)
    joined = [
        row for row in tables.rows("merges") if (row["kind"], row["decision"], row["by"]) == ("event", "same", "rule")
    ]
    assert len(joined) > 5
    assert len(lines) == len(joined)
    assert set(lines.values()) == {1}, "what joined others is not told"
    told = Counter(row["event_id"] for row in tables.rows("event_mentions"))
    for name, some in said.items():
        # Each decision joins two tellings, so those of several need one fewer at least.
        assert (told[name] > 1) == any(line in lines for line in some), name


def test_an_unknown_id_is_named(hostile_tables: Path) -> None:
    with pytest.raises(BadInput, match="no-such-id: no row"):
        list(explain(RunTables(hostile_tables), "no-such-id"))


def tables_of(tmp_path: Path, raw: str) -> RunTables:
    """Tables whose one article is a file of which the first two lines were dropped."""
    folder, text = tmp_path / "raw", "Le pont ferme.\n\nClaire Roussel a écrit hier."
    folder.mkdir()
    (folder / "a.txt").write_text(raw, encoding="utf-8")
    article = Article(article_id="a", source="a.txt", part=1, sha256="0" * 64, text=text)
    mention = Mention(
        mention_id="a:m16", article_id="a", kind="actor", text="Claire Roussel", start_char=16, end_char=30, rule="ner"
    )
    facts = resolve_facts([ArticleFacts(article=article, mentions=(mention,))])
    write_tables(facts, tmp_path / "out", Settings(views=False), raw=folder)
    return RunTables(tmp_path / "out")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("Menu\nS’abonner\n\nLe pont ferme.\n\nClaire  Roussel\na écrit hier.\n", "a.txt, line 6 (line 3 of the"),
        ("<p>Le pont ferme.</p>\n<p>Claire Roussel a <b>écrit</b> hier.</p>", "a.txt, line 3 of the cleaned text"),
        ("autre chose", "a.txt, line 3 of the cleaned text"),
    ],
)
def test_the_line_of_the_file_is_shown_where_it_can_be(tmp_path: Path, raw: str, said: str) -> None:
    lines = list(explain(tables_of(tmp_path, raw), "a:m16"))
    assert [line for line in lines if line.startswith(said)], lines


def test_out_and_outputs_are_one_option(hostile_tables: Path) -> None:
    app = Typer()
    app.command()(command)
    for option in ("--out", "--outputs"):
        result = CliRunner().invoke(app, ["actor-5", option, str(hostile_tables)])
        assert result.exit_code == 0, result.output
        assert result.output.startswith("actor actor-5")


@pytest.mark.model
def test_somebody_is_told_with_roles_and_events_in_order(sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    parts = list(tables.rows("event_participants"))
    busy = Counter(row["entity_id"] for row in parts if row["kind"] == "actor").most_common(1)[0][0]
    said = list(explain(tables, busy))
    roles = {row["role"] for row in tables.rows("affiliations") if row["actor_id"] == busy}
    assert all(role in next(line for line in said if line.startswith("roles: ")) for role in roles)
    mine = {row["event_id"] for row in parts if row["entity_id"] == busy}
    days = {row["event_id"]: str(row["date_start"] or "9999") for row in tables.rows("events")}
    told = [line.rpartition("; ")[2] for line in said if line.rpartition("; ")[2] in mine]
    assert set(told) == mine
    assert [days[one] for one in told] == sorted(days[one] for one in told)


@pytest.mark.model
def test_explain_speaks_french_where_the_user_does(sample_tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    tables = RunTables(sample_tables)
    app = Typer()
    app.command()(command)
    keys = [
        row[column]
        for table, column in (("events", "event_id"), ("actors", "actor_id"), ("dates", "date_id"))
        for row in list(tables.rows(table))[::5]
    ]
    for key in [*keys, next(iter(tables.rows("articles")))["article_id"]]:
        for line in CliRunner().invoke(app, [key, "--out", str(sample_tables)]).output.splitlines():
            own = re.sub("« .*? »|`.*?`|^  « .*|^.*?: ", "", line)
            assert not ENGLISH & set(re.findall("[a-z]+", own)), line


def test_what_an_article_says_is_quoted_as_it_stands(hostile_tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr("pipeline.views.explain.explain", lambda *_: [Quoted("  « both in a; b / c; d »"), "both in a"])
    app = Typer()
    app.command()(command)
    said = CliRunner().invoke(app, ["any", "--out", str(hostile_tables)]).output.splitlines()
    assert said == ["  « both in a; b / c; d »", "tous deux dans a"]
