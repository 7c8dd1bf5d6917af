"""What was freed leaves the process, whatever lies between."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from pipeline.memory import A_CORPUS, LARGE, forget, give_back
from pipeline.names.columns import ACTOR
from pipeline.names.corpus import key_of
from pipeline.names.name_words import given_names

MEGABYTE = 1 << 20


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc")
def test_the_room_of_texts_is_given_back() -> None:
    texts = [f"{number:08}" * 400 for number in range(30_000)]  # 3 kB each
    kept = [f"{number:08}" * 80 for number in range(3_000)]  # above them
    full = held()
    del texts
    give_back()
    assert full - held() > 60 * MEGABYTE
    assert len(kept) == 3_000


def test_where_nobody_can_be_asked_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    give_back()


def test_answers_about_a_large_corpus_are_let_go_of_and_word_lists_stay() -> None:
    given_names()
    for number in range(A_CORPUS + 1):
        key_of(ACTOR, f"Zoé Lenoir-{number}")
    forget(LARGE - 1)
    assert key_of.cache_info().currsize > A_CORPUS
    forget(LARGE)
    assert key_of.cache_info().currsize == 0
    assert given_names.cache_info().currsize == 1


def held() -> int:
    """Bytes in the memory of this process that are of no file."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:"))
