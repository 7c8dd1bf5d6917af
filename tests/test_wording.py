"""No wording of the shared third-party texts stands in the repository; its examples are its own.

Runs where ../shared is at hand.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.processes import ran

ROOT = Path(__file__).parent.parent
EVALUATION = ROOT.parent / "shared" / "evaluation"
RUN = 7
"""Words in a row that nobody writes twice by chance: the longest that our own frames share with a text is shorter."""
SHORTEST_SENTENCE = 4
LARGEST = 1_500_000
TEXTS = ("press-dev", "press-dev2", "press-check", "ftb-dev")
PAGES = ("unlabelled/articles", "unlabelled/pages")
NAME_LISTS = ("known_organizations.tsv", "known_pairs.tsv")
"""Tables of official names with their sources: a body's name is nobody's wording, however long it is."""
CORPORA = ("ner/winer_train", "ner/winer_dev", "ner/sequoia_other")
WORD = re.compile(r"\w+")

needs_shared = pytest.mark.skipif(not EVALUATION.is_dir(), reason="needs the shared evaluation data")


def words_of(text: str) -> list[str]:
    """The words alone, in lower case."""
    return WORD.findall(text.lower())


def runs_of(text: str) -> set[str]:
    """Every run of seven words."""
    words = words_of(text)
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def own_files() -> Iterator[tuple[str, str]]:
    """Name and text of each file that is or would be in the repository."""
    listed = ran("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT, check=True)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.name not in NAME_LISTS and path.is_file() and not path.is_symlink() and path.stat().st_size < LARGEST:
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def their_texts() -> Iterator[str]:
    """Every shared text that is not ours."""
    for folder in (*(f"{name}/texts" for name in TEXTS), *PAGES):
        for path in sorted((EVALUATION / folder).glob("*.txt")):
            yield path.read_text(encoding="utf-8", errors="replace")
    for name in CORPORA:
        path = EVALUATION / f"{name}.jsonl"
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)


@cache
def their_runs() -> frozenset[str]:
    """The runs of all shared texts."""
    return frozenset(run for text in their_texts() for run in runs_of(text))


@cache
def their_sentences() -> tuple[str, ...]:
    """The sentences of sentences-dev, which are shorter than a run."""
    found = set()
    for path in (EVALUATION / "sentences-dev" / "texts").glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if len(words := words_of(line)) >= SHORTEST_SENTENCE:
                found.add(" ".join(words))
    return tuple(sorted(found))


@cache
def formulas() -> frozenset[str]:
    """Runs that are nobody's wording: official names, set phrases of the law. Each says why."""
    with (Path(__file__).parent / "formulas.tsv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["words"] for row in csv.DictReader(lines, delimiter="\t") if row["why"])


def hits(text: str) -> list[str]:
    """What a text has in common with the shared ones."""
    flat = f" {' '.join(words_of(text))} "
    runs = sorted((runs_of(text) & their_runs()) - formulas())
    return runs + [one for one in their_sentences() if f" {one} " in flat]


@needs_shared
def test_no_file_holds_wording_of_the_shared_texts() -> None:
    found = {name: found for name, text in own_files() if (found := hits(text))}
    told = "\n".join(f"{name}: {'; '.join(runs[:5])}" for name, runs in found.items())
    assert not found, f"write these in words of our own:\n{told}"


@needs_shared
def test_a_copied_sentence_would_be_found() -> None:
    copied = next(text for text in their_texts() if len(words_of(text)) > RUN)
    assert hits(" ".join(words_of(copied)[:RUN]))
    assert hits(f"x\t{their_sentences()[0]}\ty")
    assert hits("Sept mots que personne ici n'a écrits avant.") == []
