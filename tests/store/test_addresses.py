"""Articles and tables at addresses: a server on loopback that speaks S3, and machines with a cache of their own."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import boto3
import fsspec
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from pipeline.addresses import address_of, copy_of
from pipeline.cli import app
from pipeline.compose import make_tables
from pipeline.errors import BadInput, BadOutput, BadSettings, FilrougeError, NotReplaced
from pipeline.far import mirror
from pipeline.far.at_hand import at_hand, review_at_hand
from pipeline.views.tables import RunTables
from tests.benchmarks.generated import article, write_articles
from tests.store.runs import SETTINGS, make, tables

RAW, OUT = Path("s3://presse/articles"), Path("s3://presse/tables")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def s3(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket; what is in it goes with the test."""
    known = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in {**known, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    machine(1, tmp_path, monkeypatch)
    client = boto3.client("s3")
    client.create_bucket(Bucket="presse")
    yield client
    for key in keys(client):
        client.delete_object(Bucket="presse", Key=key)
    client.delete_bucket(Bucket="presse")


def machine(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"machine-{number}"))


def keys(s3: Any, under: str = "") -> list[str]:
    return [one["Key"] for one in s3.list_objects_v2(Bucket="presse", Prefix=under).get("Contents", [])]


def put(s3: Any, key: str, content: str) -> None:
    s3.put_object(Bucket="presse", Key=key, Body=content.encode())


def get(s3: Any, key: str) -> bytes:
    content: bytes = s3.get_object(Bucket="presse", Key=key)["Body"].read()
    return content


def held(s3: Any) -> dict[str, bytes]:
    """The tables that current.json names."""
    folder = json.loads(get(s3, "tables/current.json"))["folder"].removeprefix("s3://presse/")
    found = {key.removeprefix(f"{folder}/"): get(s3, key) for key in keys(s3, folder)}
    return {name: data for name, data in found.items() if not name.startswith((".store", "run.json", "news.csv"))}


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_two_machines_share_articles_tables_and_what_is_known(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = tmp_path / "local"
    for number in range(6):
        put(s3, f"articles/{number}.txt", article(number))
    assert make(RAW, OUT)["new"] == 6
    first = json.loads(get(s3, "tables/current.json"))
    assert json.loads(get(s3, f"tables/runs/{first['run']}/run.json"))["input"] == "s3://presse/articles"
    # Another machine knows what the first has read; one article is changed, one gone, one new.
    machine(2, tmp_path, monkeypatch)
    put(s3, "articles/1.txt", article(11))
    s3.delete_object(Bucket="presse", Key="articles/2.txt")
    put(s3, "articles/deep/7.txt", article(7))
    known = make(RAW, OUT)
    assert (known["known"], known["new"]) == (4, 2)
    for name, number in (("0", 0), ("1", 11), ("3", 3), ("4", 4), ("5", 5), ("deep/7", 7)):
        (local / name).parent.mkdir(parents=True, exist_ok=True)
        (local / f"{name}.txt").write_text(article(number), encoding="utf-8")
    make(local, tmp_path / "out")
    assert held(s3) == tables(tmp_path / "out")
    # Who was reading the tables of the run before still finds them; those before that are gone.
    assert f"tables/runs/{first['run']}/csv/events.csv" in keys(s3)
    machine(1, tmp_path, monkeypatch)
    again = make(RAW, OUT)
    assert (again["new"], again["files_read"]) == (0, 0)
    assert held(s3) == tables(tmp_path / "out")
    assert f"tables/runs/{first['run']}/csv/events.csv" not in keys(s3)
    # Added under the same address it is the same folder, wherever its copy stands.
    machine(3, tmp_path, monkeypatch)
    write_articles(tmp_path / "more", range(20, 21))
    make(tmp_path / "more", OUT, into=True)
    make(RAW, OUT, into=True)
    sources = [line.split(b";")[1] for line in held(s3)["csv/articles.csv"].splitlines()[1:]]
    assert len(sources) == len(set(sources)) == 7


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_decisions_in_the_tables_there_are_kept_beside_the_articles_there(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(s3, f"articles/{number}.txt", article(number))
    make(RAW, OUT)
    run = json.loads(get(s3, "tables/current.json"))["run"]
    text = get(s3, f"tables/runs/{run}/review.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    first = rows[0]
    first["decision"] = "different"
    answered = io.StringIO()
    table = csv.DictWriter(answered, list(first), delimiter=";", quoting=csv.QUOTE_ALL)
    table.writeheader()
    table.writerows(rows)
    put(s3, f"tables/runs/{run}/review.csv", answered.getvalue())
    machine(2, tmp_path, monkeypatch)
    make(RAW, OUT)
    assert (first["told_left"] or first["left"]) in get(s3, "articles/corrections.csv").decode("utf-8-sig")


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_questions_of_tables_there_are_asked_and_the_answers_stand_there(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(s3, f"articles/{number}.txt", article(number))
    said = CliRunner().invoke(app, ["review", "show", "--out", "s3://presse/tables"])
    assert isinstance(said.exception, BadInput)
    assert "no tables there" in str(said.exception)
    make(RAW, OUT)
    run = json.loads(get(s3, "tables/current.json"))["run"]
    machine(2, tmp_path, monkeypatch)  # where no copy stands
    said = CliRunner().invoke(app, ["review", "show", "--out", "s3://presse/tables"])
    assert said.exit_code == 0, said.output
    assert "filrouge review apply --out s3://presse/tables" in said.output
    with review_at_hand(OUT) as folder:
        text = (folder / "review.csv").read_text(encoding="utf-8-sig")
        (folder / "review.csv").write_text(f"{text}\n", encoding="utf-8-sig")
    assert get(s3, f"tables/runs/{run}/review.csv").decode("utf-8-sig").endswith("\n\n")
    said = CliRunner().invoke(app, ["review", "apply", "--out", "s3://presse/tables"])
    assert "The next `filrouge run`" in str(said.exception)


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_tables_that_cannot_be_sent_leave_those_before(s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(s3, "articles/1.txt", article(1))
    make(RAW, OUT)
    before, pointer = held(s3), get(s3, "tables/current.json")
    put(s3, "articles/2.txt", article(2))
    sent: list[str] = []
    send = mirror.Mirror.send

    def cut(self: mirror.Mirror, name: str, key: str) -> None:
        sent.append(key)
        if len(sent) == 9:
            raise OSError("Connection reset by peer")
        send(self, name, key)

    with monkeypatch.context() as patched:
        patched.setattr(mirror.Mirror, "send", cut)
        with pytest.raises(NotReplaced, match=r"tables: cannot be written; the tables before stand \(Connection reset"):
            make(RAW, OUT)
    assert get(s3, "tables/current.json") == pointer
    assert held(s3) == before
    # What was read is known, though its tables were never sent.
    assert make(RAW, OUT)["new"] == 0
    assert held(s3) != before
    assert keys(s3, "tables/.filrouge-trial") == []


def test_names_that_lead_out_of_a_copy_are_left_out_and_said(s3: Any, caplog: pytest.LogCaptureFixture) -> None:
    for key in ("articles/a.txt", "articles/../evil.txt", "articles/b/../../evil.txt", "articles/folder/"):
        put(s3, key, "Un texte.")
    with caplog.at_level("WARNING", logger="filrouge"), at_hand(RAW, Path("out")) as (raw, _):
        assert [path.name for path in raw.rglob("*.txt")] == ["a.txt"]
        assert not (raw.parent / "evil.txt").exists()
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    ("raw", "out", "error", "said"),
    [
        ("s3://nowhere/articles", "out", BadInput, r"s3://nowhere/articles: cannot be read \(The specified bucket"),
        ("s3://presse/empty", "out", BadInput, "s3://presse/empty: no articles in it"),
        (
            "s3://presse/articles",
            "s3://nowhere/t",
            BadOutput,
            r"s3://nowhere/t: cannot be written \(The specified bucket",
        ),
        ("s3://presse/articles", "s3://presse/articles/t", BadOutput, "among the articles"),
        ("carrier-pigeon://presse/articles", "out", BadSettings, "Protocol not known: carrier-pigeon"),
        ("gs://presse/articles", "out", BadSettings, "not installed .*gcsfs"),
    ],
)
def test_an_address_that_cannot_be_used_is_said_before_the_work(
    raw: str, out: str, error: type[FilrougeError], said: str, s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(s3, "articles/a.txt", "Un texte.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=said):
        make_tables(Path(raw), Path(out), SETTINGS)
    assert not (tmp_path / "out").exists()


def test_no_right_to_write_and_no_library_are_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(1, tmp_path, monkeypatch)
    memory = fsspec.filesystem("memory").__class__

    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError("Access Denied")

    monkeypatch.setattr(memory, "pipe_file", refused)
    write_articles(tmp_path / "raw", range(1))
    with pytest.raises(BadOutput, match=r"memory://tables: cannot be written \(Access Denied\)\. .*your rights"):
        make_tables(tmp_path / "raw", Path("memory://tables"), SETTINGS)

    def missing(*_: Any, **__: Any) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(BadSettings, match=r"pip install '\.\[s3\]'"):
        make_tables(RAW, tmp_path / "out", SETTINGS)


def test_one_run_at_a_time_on_an_address(s3: Any) -> None:
    put(s3, "articles/a.txt", "Un texte.")
    with ExitStack() as other:
        copy = copy_of("s3://presse/articles")
        copy.mkdir(parents=True)
        mirror._alone(copy, other)
        with pytest.raises(BadInput, match="another run is at work there"), at_hand(RAW, Path("out")):
            pass
    with at_hand(RAW, Path("out")) as (raw, _):
        assert (raw / "a.txt").is_file()


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("s3://presse/articles/", "s3://presse/articles"),
        ("s3:/presse/articles", "s3://presse/articles"),
        ("raw_articles", None),
        ("/srv/s3:/a", None),
        ("C:\\articles", None),
    ],
)
def test_addresses_are_told_from_paths(said: str, address: str | None) -> None:
    assert address_of(Path(said)) == address


def test_who_reads_tables_is_told_where_those_of_an_address_stand() -> None:
    where = re.escape(str(copy_of("s3://presse/tables")))
    with pytest.raises(BadInput, match=f"^s3://presse/tables: an address.*{where}$"):
        RunTables(Path("s3://presse/tables"))
