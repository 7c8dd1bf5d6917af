"""Pieces of views are kept under all that they are made of: with them views are those of a run from nothing."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline import kept
from pipeline.store.kept import pack_parts, unpack_parts
from pipeline.views import joined
from pipeline.views.joined import Beside, Joined, Piece, Pieces, belonging
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

SEVERAL = 1 << 30
"""One row in four ends a stretch."""
VIEWS = SETTINGS.model_copy(update={"views": True})


@pytest.mark.parametrize("piece", [(), (b"",), (b"a\0b", b""), (b"", "à".encode(), b"x" * 300)])
def test_pieces_come_back_as_they_went(piece: Piece) -> None:
    assert unpack_parts(pack_parts(piece)) == piece


def things(*names: str, said: str = "", of: str | None = None) -> Joined:
    """Things, each with two words beside it; `said` is one more of one of them."""
    words = [(name, f"{name}{n}") for name in names for n in range(2)] + ([(of, said)] if of else [])
    table = pa.table({"of": [name for name, _ in words], "word": [word for _, word in words]})
    return Joined(pa.table({"name": names}), (belonging(table, "of", pa.array(names), ("word",)),))


def test_stretches_hold_all_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "ENDS", SEVERAL)
    names = [f"thing {n}" for n in range(60)]
    some = list(things(*names).stretches())
    assert len(some) > 5
    assert [name for one in some for name in one.rows["name"].to_pylist()] == names
    words = [[word for (word,) in row] for one in some for row in one.beside[0].lists()]
    assert words == [[f"{name}0", f"{name}1"] for name in names]
    assert list(Joined(pa.table({"name": pa.array([], pa.string())})).stretches()) == []


def test_a_stretch_is_made_again_only_where_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kept(dict[str, Piece]):
        def add(self, mark: str, piece: Piece) -> None:
            self[mark] = piece

    monkeypatch.setattr(kept, "ENDS", SEVERAL)
    seen: list[str] = []

    def made(what: str, one: Joined) -> list[Piece]:
        def make(some: Joined) -> Piece:
            seen.extend(some.rows["name"].to_pylist())
            return (repr([some.rows.to_pylist(), *(list(beside.lists()) for beside in some.beside)]).encode(),)

        seen.clear()
        found = list(found_before.of(what, [one], make))
        assert found == list(Pieces().of(what, [one], make))
        del seen[len(seen) - len(one.rows) :]
        return found

    found_before = Pieces(Kept())
    names = [f"thing {n:02}" for n in range(60)]
    made("a", things(*names))
    assert seen == names
    made("a", things(*names))
    assert seen == []
    made("a", things(*names[:30], "thing 29 and a half", *names[30:]))
    assert 0 < len(seen) < 30
    made("a", things(*names, of="thing 17", said="more"))
    assert 0 < len(seen) < 30
    made("b", things(*names))
    assert seen == names
    # The same words, one of them of another thing.
    rows = pa.table({"name": ["x", "y"]})
    words = pa.table({"word": ["a", "b"]})
    marks = {Joined(rows, (Beside(words, belonging_ends),)).mark("a") for belonging_ends in ends()}
    assert len(marks) == 3


def ends() -> list[joined.Ints]:
    """Both words of the first thing, one of each, both of the second."""
    return [joined.np.array([0, n, 2]) for n in (2, 1, 0)]


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_views_of_a_filled_store_are_those_of_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "ENDS", SEVERAL)
    made: list[str] = []
    make_piece = Pieces._piece

    def watch(self: Pieces, what: str, stretch: Joined, make: object) -> Piece:
        made.append(what)
        return make_piece(self, what, stretch, lambda some: (made.append("made"), make(some))[1])  # type: ignore

    monkeypatch.setattr(Pieces, "_piece", watch)
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(24))
    make(raw, out, VIEWS)
    n_first = made.count("made")
    assert n_first == len(made) - n_first
    for number, change in enumerate((one_more, one_less, another_title, another_name)):
        change(raw, out)
        made.clear()
        make(raw, out, VIEWS)
        assert 0 < made.count("made") < n_first / 2, change
        make(raw, tmp_path / f"fresh{number}", VIEWS)
        assert tables(out) == tables(tmp_path / f"fresh{number}"), change
    made.clear()
    make(raw, out, VIEWS.model_copy(update={"csv_style": "standard"}))
    make(raw, tmp_path / "other", VIEWS.model_copy(update={"csv_style": "standard"}))
    assert tables(out) == tables(tmp_path / "other")


def one_more(raw: Path, out: Path) -> None:
    write_articles(raw, range(24, 25))


def one_less(raw: Path, out: Path) -> None:
    (raw / "0000" / "article-000003.txt").unlink()


def another_title(raw: Path, out: Path) -> None:
    (raw / "metadata.csv").write_text("file,title\n0000/article-000002.txt,Un autre titre\n", encoding="utf-8")


def another_name(raw: Path, out: Path) -> None:
    name = tables(out)["csv/actors.csv"].decode().splitlines()[1].split(";")[1].strip('"')
    (raw / "corrections.csv").write_text(
        f"kind,left,right,decision,new_name\nactor,{name},,same,Quelqu'un d'autre\n", encoding="utf-8"
    )
