"""What one more article costs beside tens of thousands, in time and memory over all processes.

    PYTHONPATH=. python tests/benchmarks/bench_large.py [--articles 10000 100000] [--real 200]

Nobody reads 100,000 articles for a measurement: `--real` generated ones are read by a first run, whose cost for an
article stands for that of all. Their facts are then copied into a store of the wanted size, each copy with other names
of the same length, its days moved by up to ten years. On that store two runs add one article each, as `filrouge run
NEW --into OUT` does every morning. The first finds nothing kept of merging, tables and views, as after a change of the
code; the second is a morning. Shares are of a first run over as many articles, start-up counted once, merging as in
the run that finds nothing kept.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.page.beside import pages_of
from pipeline.records.codec import Codec
from pipeline.settings import Settings
from pipeline.steps.normalise import ArticleDraft, settle_articles
from pipeline.store.corpus import Store
from pipeline.store.drafts import CONTENT, Drafts, FileContent, Seen
from pipeline.store.folders import Folder, write_folders
from pipeline.store.sayings import pack_facts
from pipeline.store.shelf import pack, unpack
from tests.benchmarks.bench_store import run
from tests.benchmarks.generated import write_articles

YEARS = 10
DRAFT: Codec[ArticleDraft] = Codec(ArticleDraft)
_NAME = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]{3,}")
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
_VOWELS, _CONSONANTS = "aeiou", "bcdfgjlmnprstv"


@dataclass(frozen=True, slots=True)
class Original:
    """An article that was read: its draft and what it says, as JSON; its id, and the words of the names in it."""

    article_id: str
    draft: str
    said: str
    names: tuple[str, ...]


def originals(out: Path, settings: Settings) -> list[Original]:
    """The articles of a run."""
    store = Store(out, settings)
    drafts = [draft for one in store.folders for seen in one.files for draft in _content(store.drafts, seen.key).drafts]
    articles, _ = settle_articles(drafts, settings)
    by_place = {(draft.source, draft.part): draft for draft in drafts}
    pages = pages_of(articles)
    keys = [store.sayings.key(one, pages.get(one.article_id, ())) for one in articles]
    return [
        Original(
            facts.article.article_id,
            DRAFT.pack(by_place[facts.article.source, facts.article.part]).decode(),
            unpack(pack_facts(facts)).decode(),
            tuple(sorted({word for mention in facts.mentions for word in _NAME.findall(mention.text)})),
        )
        for facts in store.sayings.facts(articles, keys, [one.text for one in articles])
        if facts.article.near_duplicate_of is None
    ]


def grow(out: Path, known: list[Original], n: int, settings: Settings) -> None:
    """Make a store of `n` articles in `out`, as if runs had read them."""
    store = Store(out, settings)
    files, drafts, said = [], [], {}
    for number in range(n):
        one = known[number % len(known)]
        source = f"{number // 100:05}/copy-{number:07}.txt"
        varied = _variation(one, number, n)
        draft = DRAFT.unpack(next(varied).encode())
        drafts.append(replace(draft, source=source, sha256=source))
        said[source] = next(varied), one.article_id
        content = FileContent(drafts=(drafts[-1],), rejections=(), names=(source,), day=settings.today)
        store.drafts.shelf.add(f"draft {number}", CONTENT.pack(content))
        files.append(Seen(source, 1, 1, f"{number}", f"draft {number}", settings.today, True))
    articles, _ = settle_articles(drafts, settings)
    del drafts
    pages = pages_of(articles)
    for article in articles:
        told, old = said.pop(article.source)
        key = store.sayings.key(article, pages.get(article.article_id, ()))
        store.sayings.shelf.add(key, pack(told.replace(old, article.article_id).encode()), packed=True)
    store.flush()
    assert store.folder is not None
    write_folders(store.folder, [Folder(path="../copies", files=tuple(files), read_by=store.drafts.basis)])


def _variation(one: Original, number: int, n: int) -> Iterator[str]:
    """The draft, then what it says, with other names and days."""
    draw = random.Random(number)
    # Some names stand in many articles, most in few.
    names = random.Random(int((n / 3) ** draw.random()))
    letters = str.maketrans(
        _VOWELS + _CONSONANTS,
        "".join(names.sample(_VOWELS, len(_VOWELS)) + names.sample(_CONSONANTS, len(_CONSONANTS))),
    )
    other = {word: word[0] + word[1:].translate(letters) for word in one.names}
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, other)) + r")\b") if other else None
    later = timedelta(draw.randrange(365 * YEARS))
    for text in (one.draft, one.said):
        text = _DAY.sub(lambda found: f'"{date.fromisoformat(found[1]) - later}"', text)
        yield pattern.sub(lambda found: other[found[0]], text) if pattern is not None else text


def _content(drafts: Drafts, key: str) -> FileContent:
    found = drafts.content(key)
    assert found is not None
    return found


def main() -> None:
    """A first run over some articles; then one article into stores of the wanted sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--real", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="folder for the stores, to run on them again")
    args = parser.parse_args()
    settings = Settings()
    with tempfile.TemporaryDirectory() as name:
        place = args.keep or Path(name)
        raw, out = place / "raw", place / "real"
        mornings = (place / "new", place / "next")
        write_articles(raw, range(args.real))
        for number, new in enumerate(mornings, start=args.real):
            write_articles(new, range(number, number + 1))
        # What lies beyond start-up is the work of reading, nearly all of it.
        alone = run(mornings[0], place / "alone", "--workers", "1").processor
        reading = (run(raw, out, "--workers", "1").processor - alone) / (args.real - 1)
        print(f"reading an article: {reading * 1000:.1f} ms of processor; one alone, start-up included: {alone:.1f} s")
        known = originals(out, settings)
        for size in args.articles:
            grown = place / f"grown-{size}"
            if not (grown / ".store").exists():
                grow(grown, known, size, settings)
            whole = 0.0
            for added, when in zip(mornings, ("nothing kept", "a morning"), strict=True):
                cost = run(added, grown, "--workers", "1", into=True)
                manifest = json.loads((grown / "run.json").read_text(encoding="utf-8"))
                # Copies whose names have come out the same are exact duplicates: nobody would read them.
                whole = whole or reading * manifest["n_rows"]["articles"] + cost.processor
                print(
                    f"one into {size:>7,}, {when:<12} {cost.processor:7.1f} s processor, "
                    f"{cost.processor / whole:5.1%} of a first run ({whole:,.0f} s), peak {cost.megabytes:,.0f} MB",
                    flush=True,
                )
                steps = ", ".join(f"{step} {spent:.1f}" for step, spent in manifest["seconds"].items())
                print(f"{'':<24} {manifest['n_rows']['articles']:,} articles; {steps}", flush=True)


if __name__ == "__main__":
    main()
