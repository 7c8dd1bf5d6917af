"""Affairs in one corpus whose people share surnames, as those of a large one do: nobody is of two of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import read_tables
from pipeline.compose import extract, write_tables
from pipeline.settings import Settings
from tests.affair.corpus import gather, rows

if TYPE_CHECKING:
    from spacy.language import Language

SIDE_BY_SIDE = ("glass", "mine", "pool", "solvents")
COMMON = ("Martin", "Bernard", "Moreau", "Dubois", "Girard", "Fournier")
"""Surnames of tens of thousands, some of them given names, too."""
PLAIN = (".txt", ".html", ".md")


def surnames_of(affair: str, texts: str) -> list[str]:
    """The surnames that an affair has most often, of people with a given name and a plain surname."""
    found: Counter[str] = Counter()
    for row in rows(affair, "names"):
        for form in row["forms"].split("|") if row["kind"] == "actor" else ():
            words = form.split()
            if len(words) == 2 and words[1].isalpha() and words[1].istitle():
                found[words[1]] = len(re.findall(rf"\b{words[1]}\b", texts))
    return [name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[: len(COMMON)]]


def rename(folder: Path, affair: str) -> None:
    """Give the people of an affair the common surnames."""
    texts = {path: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.suffix in PLAIN}
    new = dict(zip(surnames_of(affair, "\n".join(texts.values())), COMMON, strict=True))
    new |= {old.upper(): name.upper() for old, name in new.items()}
    pattern = re.compile(rf"\b(?:{'|'.join(new)})\b")
    for path, text in texts.items():
        path.write_text(pattern.sub(lambda found: new[found[0]], text), "utf-8")


@pytest.mark.model
def test_nobody_is_of_two_affairs(tmp_path: Path, settings: Settings, nlp: Language) -> None:
    raw = tmp_path / "raw"
    for affair in SIDE_BY_SIDE:
        rename(gather(affair, raw / affair), affair)
    quick = settings.model_copy(update={"views": False})
    write_tables(extract(raw, quick, nlp), tmp_path / "outputs", quick)
    tables = read_tables(tmp_path / "outputs")
    affair_of = tables["articles"].set_index("article_id").source.str.partition("/")[0]
    found: dict[str, set[str]] = defaultdict(set)
    for one in tables["mentions"].itertuples():
        if one.kind == "actor":
            found[one.entity_id].add(affair_of[one.article_id])
    assert {who: where for who, where in found.items() if len(where) > 1} == {}
    named = [who for who in found if any(who.endswith(name.lower()) for name in COMMON)]
    assert len(named) > len(SIDE_BY_SIDE) * len(COMMON) / 2
