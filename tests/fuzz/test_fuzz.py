"""Some hundred mutated files through reader and normalise, and all that ever went wrong: `make fuzz` takes more.

Time is not what these tests hold: only what grows without end is stopped.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz import judge as judging
from tests.fuzz.judge import judge
from tests.fuzz.mutate import TOKENS, mutant, seeds

FAULTS = sorted((Path(__file__).parent / "faults").glob("*"))
INPUTS = 200
GROUPS = 10


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "SECONDS", 120.0)


@pytest.mark.parametrize("group", range(GROUPS))
def test_mutants_give_an_article_or_a_reason_and_nothing_on_the_terminal(
    group: int, capfd: pytest.CaptureFixture[str]
) -> None:
    for seed in range(group * INPUTS // GROUPS, (group + 1) * INPUTS // GROUPS):
        assert judge(*mutant(seed)).faults == (), f"seed {seed}"
        assert capfd.readouterr() == ("", ""), f"seed {seed}"


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.name)
def test_what_went_wrong_once_does_not_again(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert judge(path.name, path.read_bytes()).faults == ()
    assert capfd.readouterr() == ("", "")


def test_a_seed_gives_the_same_mutant_and_most_differ_from_good_files() -> None:
    assert mutant(7) == mutant(7)
    good = {data for _, data in seeds()}
    assert sum(mutant(seed)[1] in good for seed in range(100)) < 10
    assert len({mutant(seed)[0].rsplit(".", 1)[-1] for seed in range(300)}) > 10
    assert all(TOKENS)


def test_what_takes_too_long_or_raises_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> list[object]:
        end = time.process_time() + 5
        while time.process_time() < end:
            pass
        return []

    monkeypatch.setattr(judging, "SECONDS", 0.05)
    monkeypatch.setattr(judging, "read_source", slow)
    assert judge("a.txt", b"x").faults == ("took more than 0.05 s",)

    def broken(*_: object) -> list[object]:
        raise KeyError("of our own")

    monkeypatch.setattr(judging, "SECONDS", 5.0)
    monkeypatch.setattr(judging, "read_source", broken)
    assert judge("a.txt", b"x").faults == ("KeyError: 'of our own'",)
    monkeypatch.setattr(judging, "read_source", lambda *_: [])
    assert "no article and no reason" in judge("a.txt", b"x").faults
