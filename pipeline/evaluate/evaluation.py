"""All files of a set, counted: what each adds, and what they give together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadGold
from pipeline.evaluate.dates import judge_dates, judge_values
from pipeline.evaluate.events import Met, judge_events
from pipeline.evaluate.fold import fold
from pipeline.evaluate.found import Found, FoundArticle, FoundFile, read_found
from pipeline.evaluate.gold import GoldArticle, GoldFile
from pipeline.evaluate.names import KINDS, Ties, judge_names, judge_participants, judge_roles
from pipeline.evaluate.read_gold import read_gold
from pipeline.evaluate.rows import ROWS, Score, headline, score
from pipeline.evaluate.tally import Miss, Tally

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts by file; scores are made from their sums. `met` are the events that were found, by file."""

    tallies: tuple[Tally, ...]
    met: Mapping[str, list[Met]]

    @property
    def sums(self) -> dict[tuple[str, str], float]:
        """Sums over all files, by row and part."""
        total: dict[tuple[str, str], float] = defaultdict(float)
        for tally in self.tallies:
            for key, n in tally.sums.items():
                total[key] += n
        return total

    @property
    def scores(self) -> dict[str, Score]:
        """Every row with precision, recall and F1, or share, and the counts behind it."""
        sums = self.sums
        return {row.name: score(row, sums) for row in ROWS}

    @property
    def headlines(self) -> dict[str, float | None]:
        """One figure a row; None where nothing was asked."""
        sums = self.sums
        return {row.name: headline(row, sums) for row in ROWS}

    @property
    def categories(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Of the gold's items, by row and category: how many are right, of how many."""
        total: Counter[tuple[str, str, str]] = Counter()
        for tally in self.tallies:
            total.update(tally.categories)
        found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for row, category in sorted({(row, category) for row, category, _ in total}):
            found[row][category] = total[row, category, "ok"], total[row, category, "n"]
        return dict(found)

    @property
    def misses(self) -> tuple[Miss, ...]:
        """What is wrong, by file and place."""
        return tuple(miss for tally in self.tallies for miss in sorted(tally.misses, key=lambda one: one.start))


def read_set(gold: Path, texts: Path) -> dict[str, tuple[GoldFile, str]]:
    """The annotated files of a folder with their texts, by name.

    Raises:
        BadGold: there is none, or one cannot be used.
    """
    found: dict[str, tuple[GoldFile, str]] = {}
    for path in sorted(gold.glob("*.json")):
        notes, raw = read_gold(path, texts)
        if notes.file in found:
            raise BadGold(path, f"annotates {notes.file}, as another file of the folder does", "Leave one of them.")
        found[notes.file] = notes, raw
    if not found:
        raise BadGold(gold, "holds no annotations (*.json)", "Name the folder that holds them with --gold.")
    return found


def evaluate_run(gold: Path, texts: Path, outputs: Path) -> Evaluation:
    """Hold the tables in `outputs`, made from `texts`, against the annotations in `gold`.

    Raises:
        BadGold: an annotation cannot be used.
        BadInput: there are no tables.
    """
    notes = read_set(gold, texts)
    return judge(notes, read_found(outputs, {file: raw for file, (_, raw) in notes.items()}))


def judge(notes: Mapping[str, tuple[GoldFile, str]], found: Found) -> Evaluation:
    """Hold what was found against annotations with their texts, by file."""
    tallies = {file: Tally(file, raw) for file, (_, raw) in notes.items()}
    names: dict[str, dict[str, Pairs]] = {kind: {} for kind in KINDS}
    met: dict[str, list[Met]] = {}
    ties = Ties()
    for file, (gold, _) in notes.items():
        of_file, tally = found.files.get(file, FoundFile()), tallies[file]
        _judge_articles(gold, of_file, tally)
        for kind in KINDS:
            names[kind][file] = judge_names(kind, gold, of_file, found, tally, ties)
        judge_dates(gold, of_file, tally)
        judge_values(gold, of_file, tally)
        met[file] = judge_events(gold, of_file, found, tally)
    # Roles and participants need the ties of all files: an entity may be found in one file and act in another.
    for file, (gold, _) in notes.items():
        judge_roles(gold, found.files.get(file, FoundFile()), tallies[file], ties)
        judge_participants(gold, met[file], tallies[file], ties)
    for kind in KINDS:
        _count_merging(f"{kind}s merged (B3)", names[kind], tallies)
    told = {file: [(one.gold.key, one.event_id) for one in found_events] for file, found_events in met.items()}
    _count_merging("events merged (B3)", told, tallies)
    return Evaluation(tuple(tallies.values()), met)


def _judge_articles(gold: GoldFile, file: FoundFile, tally: Tally) -> None:
    """Count the articles of a file; each takes the one of the gold with which it has most in common."""
    right = len(file.articles) == len(gold.articles)
    tally.share("files split right", right)
    if not right:
        tally.miss("files split right", f"{len(file.articles)} articles, gold {len(gold.articles)}")
    left = list(gold.articles)
    for article in file.articles:
        best = max(left, key=lambda one: _common(one, article), default=None) if article.span else None
        if best is None:
            continue
        left.remove(best)
        if best.title:
            same = fold(best.title) == fold(article.title)
            tally.share("titles", same)
            if not same:
                tally.miss("titles", f"{article.title!r}, gold {best.title!r}", best.span)
        tally.share("publication dates", best.published == article.published)
        if best.published != article.published:
            tally.miss("publication dates", f"{article.published}, gold {best.published}", best.span)


def _common(gold: GoldArticle, article: FoundArticle) -> int:
    start, end = article.span or (0, 0)
    return min(gold.span[1], end) - max(gold.span[0], start)


def _count_merging(row: str, pairs: Mapping[str, Pairs], tallies: Mapping[str, Tally]) -> None:
    """B-cubed over (key, id) of all files: each pair with the share of its id that is its key, and the reverse."""
    everything = [pair for some in pairs.values() for pair in some]
    both = Counter(everything)
    of_key, of_id = Counter(key for key, _ in everything), Counter(entity for _, entity in everything)
    for file, some in pairs.items():
        for pair in some:
            tallies[file].add(row, "p", both[pair] / of_id[pair[1]])
            tallies[file].add(row, "r", both[pair] / of_key[pair[0]])
            tallies[file].add(row, "n")
