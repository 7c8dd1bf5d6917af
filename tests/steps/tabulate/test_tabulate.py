"""Form of the tables: CSV dialects, Parquet types, the data package, the swap."""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import stat
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import BadOutput, NotReplaced
from pipeline.records import (
    Affiliation,
    Alias,
    Article,
    Entity,
    Event,
    EventMention,
    EventParticipant,
    Facts,
    Mention,
    Participant,
    Rejection,
    Timex,
)
from pipeline.settings import Settings
from pipeline.steps.tabulate import swap, tabulate_facts
from pipeline.steps.tabulate.schema import TABLES
from pipeline.steps.tabulate.swap import COMPLETE, STAGING, put_file, swapped_in
from pipeline.views.tables import RunTables

TEXT = "=Titre\n\nLe 3 mars 2024, Zoé Lenoir, présidente de l'Oda, a démissionné."


def _mention(start: int, text: str, kind: str, entity: str) -> Mention:
    return Mention(
        mention_id=f"a:m{start}",
        article_id="a",
        kind=kind,  # type: ignore[arg-type]
        text=text,
        start_char=start,
        end_char=start + len(text),
        rule="ner",
        confidence=0.9,
        entity_id=entity,
        link_rule="same_name",
    )


def _entity(kind: str, key: str, name: str) -> Entity:
    return Entity(
        entity_id=key,
        kind=kind,  # type: ignore[arg-type]
        name=name,
        n_mentions=1,
        n_articles=1,
        confidence=0.9,
        aliases=(Alias(text=name, n_mentions=1),),
    )


@pytest.fixture
def facts() -> Facts:
    zoe, oda = TEXT.index("Zoé"), TEXT.index("Oda")
    return Facts(
        articles=(
            Article(
                article_id="a",
                source="a.txt",
                part=1,
                sha256="0" * 64,
                text=TEXT,
                title="=Titre",
                published=date(2024, 3, 4),
                published_basis="text",
                language="fr",
            ),
        ),
        mentions=(
            _mention(oda, "Oda", "organization", "oda"),
            _mention(zoe, "Zoé Lenoir", "actor", "zoe-lenoir"),
        ),
        timexes=(
            Timex(
                date_id="a:d11",
                article_id="a",
                kind="date",
                text="3 mars 2024",
                start_char=11,
                end_char=22,
                rule="day",
                date_start=date(2024, 3, 3),
                date_end=date(2024, 3, 3),
                edtf="2024-03-03",
                precision="day",
                basis="explicit",
            ),
        ),
        affiliations=(
            Affiliation(
                article_id="a",
                actor=f"a:m{zoe}",
                organization=f"a:m{oda}",
                role="présidente",
                start_char=zoe,
                end_char=oda + 3,
                text=TEXT[zoe : oda + 3],
            ),
        ),
        entities=(_entity("actor", "zoe-lenoir", "Zoé Lenoir"), _entity("organization", "oda", "Oda")),
        events=(
            Event(
                event_id="2024-03-03-demissionner",
                label="Zoé Lenoir a démissionné",
                type="appointment_or_departure",
                trigger="démissionné",
                modality="realised",
                n_mentions=1,
                n_articles=1,
                confidence=0.8,
                date_start=date(2024, 3, 3),
                date_end=date(2024, 3, 3),
                edtf="2024-03-03",
                precision="day",
                participants=(
                    EventParticipant(kind="actor", entity_id="zoe-lenoir", role="agent", n_mentions=1, confidence=0.9),
                ),
            ),
        ),
        event_mentions=(
            EventMention(
                article_id="a",
                date_id="a:d11",
                sentence=TEXT[8:],
                start_char=8,
                end_char=len(TEXT),
                trigger="démissionné",
                trigger_start_char=TEXT.index("démissionné"),
                trigger_end_char=len(TEXT) - 1,
                trigger_lemma="démissionner",
                type="appointment_or_departure",
                modality="realised",
                label="Zoé Lenoir a démissionné",
                rule="verb",
                participants=(Participant(mention_id=f"a:m{zoe}", role="agent"),),
                reported_by=f"a:m{oda}",
                event_id="2024-03-03-demissionner",
            ),
        ),
        rejections=(Rejection(source="b.txt", step="ingest", reason="empty", detail="The file is empty."),),
    )


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def test_thirteen_tables_in_both_forms(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    manifest = tabulate_facts(facts, tmp_path, settings)
    assert len(TABLES) == 13
    for table in TABLES:
        rows = read_csv(tmp_path / "csv" / f"{table.name}.csv")
        assert rows[0] == [column.name for column in table.csv_columns]
        assert len(rows) - 1 == manifest["n_rows"][table.name]
        parquet = pq.read_table(tmp_path / "parquet" / f"{table.name}.parquet")
        assert parquet.column_names == [column.name for column in table.columns]
        assert parquet.num_rows == manifest["n_rows"][table.name]


def test_spreadsheet_csv_is_guarded_and_parquet_raw(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    tabulate_facts(facts, tmp_path, settings)
    raw = (tmp_path / "csv" / "articles.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert dict(zip(*read_csv(tmp_path / "csv" / "articles.csv"), strict=True))["title"] == "'=Titre"
    assert pq.read_table(tmp_path / "parquet" / "articles.parquet")["title"].to_pylist() == ["=Titre"]


def test_standard_csv(facts: Facts, tmp_path: Path) -> None:
    tabulate_facts(facts, tmp_path, Settings(csv_style="standard"))
    raw = (tmp_path / "csv" / "articles.csv").read_bytes()
    assert raw.startswith(b"article_id,source,")
    assert b"\r" not in raw
    assert b",=Titre," in raw


def test_parquet_types_are_explicit(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    tabulate_facts(facts, tmp_path, settings)
    schema = pq.read_schema(tmp_path / "parquet" / "dates.parquet")
    assert schema.field("date_start").type == pa.date32()
    assert schema.field("text").type == pa.string()
    assert schema.field("start_char").type == pa.int64()
    assert schema.field("weekday_conflict").type == pa.bool_()
    assert b"filrouge_run_id" in schema.metadata
    # A table without a single row keeps its types.
    assert pq.read_schema(tmp_path / "parquet" / "merges.parquet").field("score").type == pa.float64()


def test_missing_is_empty_and_null(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    tabulate_facts(facts, tmp_path, settings)
    assert dict(zip(*read_csv(tmp_path / "csv" / "articles.csv"), strict=True))["updated"] == ""
    assert pq.read_table(tmp_path / "parquet" / "articles.parquet")["updated"].to_pylist() == [None]


def test_links_are_entities_not_mentions(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    tabulate_facts(facts, tmp_path, settings)
    affiliation = dict(zip(*read_csv(tmp_path / "csv" / "affiliations.csv"), strict=True))
    assert (affiliation["actor_id"], affiliation["organization_id"]) == ("zoe-lenoir", "oda")
    telling = dict(zip(*read_csv(tmp_path / "csv" / "event_mentions.csv"), strict=True))
    assert telling["reported_by"] == "oda"


def test_same_facts_same_bytes(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    for name in ("one", "two"):
        tabulate_facts(facts, tmp_path / name, settings)
    ones = sorted(p for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert len(ones) >= 26
    for path in ones:
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes(), path


def test_frictionless_finds_the_package_valid(facts: Facts, tmp_path: Path, settings: Settings) -> None:
    frictionless = pytest.importorskip("frictionless")
    tabulate_facts(facts, tmp_path, settings)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_failed_run_leaves_previous_outputs(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "a.csv").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")

    def fail() -> None:
        with swapped_in(tmp_path) as folder:
            (folder / "csv").mkdir()
            (folder / "csv" / "a.csv").write_text("new")
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        fail()
    assert (tmp_path / "csv" / "a.csv").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["csv", "notes.txt"]


def test_swap_cut_short_is_completed_by_the_next_run(tmp_path: Path) -> None:
    killed = tmp_path / f"{STAGING}999999999"
    (killed / "csv").mkdir(parents=True)
    (killed / "csv" / "b.csv").write_text("new")
    (killed / COMPLETE).touch()
    half = tmp_path / f"{STAGING}999999998"
    half.mkdir()
    (half / "c.csv").write_text("half")
    with swapped_in(tmp_path):
        assert (tmp_path / "csv" / "b.csv").read_text() == "new"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["b.csv", "csv"]


def test_when_one_file_cannot_be_replaced_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_text("old")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "b.csv" and self.parent == tmp_path:
            raise PermissionError(13, "open in another program")
        return replace(self, target)

    def write() -> None:
        with swapped_in(tmp_path) as folder:
            for name in ("a.csv", "b.csv", "c.csv", "d.csv"):
                (folder / name).write_text("new")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(BadOutput, match=r"b\.csv.*untouched"):
        write()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(
        ("a.csv", "b.csv", "c.csv"), "old"
    )
    monkeypatch.undo()
    write()
    assert {path.read_text() for path in tmp_path.iterdir()} == {"new"}
    assert len(list(tmp_path.iterdir())) == 4


def test_a_full_disk_is_an_error_of_the_output_and_leaves_the_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")

    def write() -> None:
        with swapped_in(tmp_path):
            raise OSError(28, "No space left on device")

    with pytest.raises(BadOutput, match=r"No space left.*untouched"):
        write()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be held there")
def test_two_runs_at_once_never_mix_and_neither_takes_the_other_for_dead(tmp_path: Path) -> None:
    with swapped_in(tmp_path) as first:
        (first / "a.csv").write_text("first")
        with swapped_in(tmp_path) as second:
            (second / "a.csv").write_text("second")
            (second / "b.csv").write_text("second")
        (first / "b.csv").write_text("first")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.csv": "first", "b.csv": "first"}


@pytest.mark.skipif(os.name == "nt", reason="file modes differ")
def test_whoever_may_write_into_the_folder_may_finish_a_swap(tmp_path: Path) -> None:
    for mode in (0o2775, 0o755):
        tmp_path.chmod(mode)
        with swapped_in(tmp_path) as folder:
            assert stat.S_IMODE(folder.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be held there")
def test_a_run_that_never_lets_go_of_the_folder_is_said_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(swap, "LONGEST", 0.2)
    with (
        swap.held(tmp_path),
        caplog.at_level("WARNING", logger="filrouge"),
        pytest.raises(NotReplaced, match=r"for 0\.2 s; the tables before stand"),
        swapped_in(tmp_path),
    ):
        pass
    assert [one.getMessage() for one in caplog.records] == [
        f"{tmp_path}: another run is putting its tables there; this one waits for it …"
    ]


@pytest.mark.skipif(os.name == "nt", reason="file modes differ")
def test_output_that_is_a_file_is_named(tmp_path: Path, facts: Facts, settings: Settings) -> None:
    (tmp_path / "outputs").write_text("")
    with pytest.raises(BadOutput, match=r"outputs.*--out"):
        tabulate_facts(facts, tmp_path / "outputs", settings)


def killed_in_mid_swap(
    facts: Facts, out: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """A run whose process ends after so many of its files have come into their places."""
    replace, moved = Path.replace, 0

    def end(self: Path, target: Path) -> Path:
        nonlocal moved
        if Path(target).is_relative_to(out) and STAGING not in str(target):
            moved += 1
            if moved > after:
                raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", end)
        with pytest.raises(KeyboardInterrupt):
            tabulate_facts(facts, out, settings)


@pytest.mark.parametrize("after", [0, 3, 20])
def test_who_reads_tables_finishes_a_swap_that_was_cut_short(
    facts: Facts, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    tabulate_facts(dataclasses.replace(facts, events=(), event_mentions=()), out, settings)
    tabulate_facts(facts, whole, settings)
    killed_in_mid_swap(facts, out, settings, monkeypatch, after)
    assert len(list(out.glob(f"{STAGING}*"))) == 1
    RunTables(out)
    files = [path for path in sorted(whole.rglob("*")) if path.is_file() and path.name not in ("run.json", "news.csv")]
    assert len(files) > 20
    for path in files:
        assert (out / path.relative_to(whole)).read_bytes() == path.read_bytes()
    assert not list(out.glob(f"{STAGING}*"))


def test_tables_of_two_runs_that_cannot_be_put_right_are_not_read(
    facts: Facts, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabulate_facts(facts, tmp_path, settings)
    killed_in_mid_swap(facts, tmp_path, settings, monkeypatch, 5)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(swap, "complete_swaps", denied)
    with pytest.raises(BadOutput, match=r"those of two runs.*Permission denied.*filrouge run"):
        RunTables(tmp_path)


@pytest.mark.skipif(not hasattr(os, "link"), reason="no second names there")
def test_a_page_that_is_the_same_is_neither_written_nor_replaced(tmp_path: Path) -> None:
    def write(**pages: str) -> dict[str, int]:
        with swapped_in(tmp_path) as folder:
            (folder / "pages").mkdir()
            for name, text in pages.items():
                put_file(folder / "pages" / name, text.encode())
            (folder / "run.json").write_text(json.dumps({"files": {f"pages/{name}": "" for name in pages}}))
        assert {path.name: path.read_text() for path in (tmp_path / "pages").iterdir()} == pages
        assert not list(tmp_path.glob(f"{STAGING}*"))
        return {path.name: path.stat().st_ino for path in (tmp_path / "pages").iterdir()}

    first = write(a="one", b="two", c="gone")
    second = write(a="one", b="other", d="new")
    assert second["a"] == first["a"]
    assert second["b"] != first["b"]


def test_a_page_that_another_run_has_removed_meanwhile_comes_back(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("one")
    with swapped_in(tmp_path) as folder:
        put_file(folder / "page.html", b"one")
        (tmp_path / "page.html").unlink()
    assert (tmp_path / "page.html").read_text() == "one"
    with swapped_in(tmp_path) as folder:
        put_file(folder / "page.html", b"one")
        (tmp_path / "other.html").write_text("another's")
        (tmp_path / "other.html").replace(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text() == "one"


def test_what_is_set_aside_anew_is_not_said_to_be_as_before(tmp_path: Path, settings: Settings) -> None:
    def again(*details: str) -> list[bool]:
        rows = tuple(
            Rejection(source="corrections.csv", step="resolve", reason="correction_unreadable", detail=detail)
            for detail in details
        )
        return [row["again"] for row in tabulate_facts(Facts(rejections=rows), tmp_path / "out", settings)["rejected"]]

    assert again("line 2: 'x' is no decision.") == [False]
    assert again("line 2: 'x' is no decision.", "line 3: 'y' is no decision.") == [True, False]
