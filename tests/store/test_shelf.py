"""Values come back as they were kept, a segment that was cut or changed is dropped, and what is dead leaves."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from pipeline.store import shelf as shelf_module
from pipeline.store.folders import FOLDERS, ROSTER, Folder, Folders, read_folders, write_folders
from pipeline.store.shelf import STALE, Shelf, write_whole


def kept(folder: Path, **values: bytes) -> Shelf:
    shelf = Shelf(folder)
    for key, value in values.items():
        shelf.add(key, value)
    shelf.flush()
    return shelf


def test_what_is_kept_comes_back_in_this_run_and_the_next(tmp_path: Path) -> None:
    shelf = kept(tmp_path, a=b"un", b=b"")
    shelf.add("c", b"trois" * 1000)
    for one in (shelf, Shelf(None)):
        one.add("d", b"quatre")
        assert ("d" in one, one.get("d"), one.get("e")) == (True, b"quatre", None)
    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (b"un", b"", b"trois" * 1000)
    assert Shelf(tmp_path).get("b") == b""
    assert "c" not in Shelf(tmp_path)  # never flushed
    fresh = Shelf(tmp_path, fresh=True)
    assert len(fresh) == 0
    assert "b" in Shelf(tmp_path)  # a run that comes to nothing has forgotten nothing
    fresh.tidy(())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_had_begun_to_write_goes_in_time(tmp_path: Path) -> None:
    kept(tmp_path, a=b"un")
    for name, age in (("old", 2 * STALE), ("new", 0)):
        (tmp_path / f"{name}.part").write_bytes(b"half")
        os.utime(tmp_path / f"{name}.part", times=(time.time() - age,) * 2)
    Shelf(tmp_path).tidy({"a"})
    assert [path.name for path in tmp_path.glob("*.part")] == ["new.part"]


def test_nothing_half_written_stays_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.store.shelf.os.fsync", full)
    shelf = kept(tmp_path, a=b"un")
    assert shelf.full is not None
    assert shelf.get("a") == b"un"
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "last.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_be_written_costs_no_more_than_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = Shelf(tmp_path / "file" / "store")
    shelf.add("a", b"un")
    shelf.flush()
    assert shelf.full is not None
    assert shelf.get("a") == b"un"
    shelf.tidy({"a"})


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "no mark", "mark of another"])
def test_a_segment_that_is_not_as_it_was_written_is_dropped_and_named(tmp_path: Path, harm: str) -> None:
    kept(tmp_path, a=b"un")
    kept(tmp_path, b=b"deux")
    first, second = sorted(tmp_path.glob("*.arrow"))
    data = first.read_bytes()
    if harm == "no mark":
        first.with_suffix(".ok").unlink()
    elif harm == "mark of another":
        first.with_suffix(".ok").write_bytes(second.with_suffix(".ok").read_bytes())
    else:
        changed = bytes([*data[:200], data[200] ^ 1, *data[201:]])
        first.write_bytes({"cut": data[:-20], "changed": changed, "emptied": b""}[harm])
    shelf = Shelf(tmp_path)
    assert (shelf.get("a"), shelf.get("b")) == (None, b"deux")
    assert shelf.damaged == ([] if harm == "no mark" else [first])
    assert not first.exists()


def test_tidying_leaves_out_what_nobody_asks_for_and_makes_few_of_many(tmp_path: Path) -> None:
    for number in range(30):
        kept(tmp_path, **{f"k{number}": str(number).encode(), "last": str(number).encode()})
    shelf = Shelf(tmp_path)
    assert shelf.get("last") == b"29"
    live = {"k1", "k2", "last"}
    shelf.tidy(live)
    assert [shelf.get(key) for key in ("k1", "k2", "k3", "last")] == [b"1", b"2", None, b"29"]
    again = Shelf(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert [again.get(key) for key in ("k1", "k2", "k3", "last")] == [b"1", b"2", None, b"29"]


def test_tidying_leaves_segments_alone_that_are_mostly_alive(tmp_path: Path) -> None:
    shelf = kept(tmp_path, a=b"1", b=b"2", c=b"3", d=b"4")
    before = sorted(tmp_path.iterdir())
    shelf.tidy({"a", "b", "c"})
    assert sorted(tmp_path.iterdir()) == before


def test_a_run_that_reads_does_not_mind_another_that_tidies(tmp_path: Path) -> None:
    reader = kept(tmp_path, a=b"1", b=b"2", c=b"3")
    Shelf(tmp_path).tidy({"c"})
    assert reader.get("a") == b"1"


def test_values_of_another_layout_are_not_read_and_leave_in_the_end(tmp_path: Path) -> None:
    old = Shelf(tmp_path, layout="of yesterday")
    old.add("a", b"left, right")
    old.flush()
    new = Shelf(tmp_path, layout="of today")
    assert "a" not in new
    assert new.damaged == []  # it is no fault that anybody should look at
    new.add("a", b"right, left")
    new.flush()
    assert Shelf(tmp_path, layout="of yesterday").get("a") == b"left, right"  # until the run that made anew is through
    new.tidy({"a"})
    assert "a" not in Shelf(tmp_path, layout="of yesterday")
    assert Shelf(tmp_path, layout="of today").get("a") == b"right, left"


def test_a_roster_of_another_layout_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folders(tmp_path, [Folder(path="../raw")])
    assert [one.path for one in read_folders(tmp_path)] == ["../raw"]
    content = (tmp_path / ROSTER).read_bytes()
    assert json.loads(content)
    (tmp_path / ROSTER).write_bytes(content.replace(FOLDERS.layout.encode(), b"0" * len(FOLDERS.layout)))
    assert read_folders(tmp_path) == ()
    (tmp_path / ROSTER).write_bytes(FOLDERS.pack(Folders(folders=(Folder(path="../raw"),))))  # as it was written once
    assert read_folders(tmp_path) == ()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux what is in memory")
def test_what_was_looked_at_in_segments_does_not_stay_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, n = 100_000, 300
    kept(tmp_path, **{f"k{number}": os.urandom(one) for number in range(n)})
    monkeypatch.setattr(shelf_module, "SEEN", 10 * one)
    shelf = Shelf(tmp_path)
    before = of_files()
    for _ in range(2):
        for number in range(n):
            assert len(shelf.get(f"k{number}") or b"") == one
    assert of_files() - before < n * one / 3


def of_files() -> int:
    """Bytes of files that stand in the memory of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssFile:"))
