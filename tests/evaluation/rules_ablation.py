"""`make rules`: what leaving out each rule costs, on each development set at hand.

    python -m tests.evaluation.rules_ablation [--purpose events] [--set press-dev2] [--blind] [--rare 10]

Our own annotated articles are in every clone; without the shared evaluation data they are all that is scored. A line
tells how many articles a rule changes and what is counted otherwise in them without it: `events told right -2 +1` are
two right ones less and a wrong one more. With `--blind` sets are added whose errors nobody reads, told as sums. Rules
that change nothing anywhere are listed last, with the number of articles in which they gave something. `--rare 10`
passes over rules that gave something in more articles of a set: nobody doubts them, and they take nearly all the time.

A set is recognised once, and only articles in which a rule gave something are related and scored again.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.components.press_names import PressNames
from pipeline.components.press_names.draft import NAMES, Draft
from pipeline.compose import write_tables
from pipeline.evaluate import judge
from pipeline.evaluate.evaluation import read_set
from pipeline.evaluate.found import read_found
from pipeline.model import load_model
from pipeline.records import ArticleFacts
from pipeline.rules import RuleBook
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import Recognised, recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.events.book import BOOK, READINGS
from pipeline.steps.relate.roles.book import ROLES
from pipeline.steps.resolve import resolve_facts
from tests.evaluation.sets import UNSEEN, Set, at_hand

RELATING: tuple[RuleBook[Any], ...] = (ROLES, REFERENCES, BOOK, READINGS)
BOOKS: tuple[RuleBook[Any], ...] = (*RELATING, NAMES)
GIVES_AWAY = ("events.named_day",)
"""Rules that other rules ask besides, so that what they give is not seen: every article is related without them."""
Sums = Counter[tuple[str, str]]


@dataclass(slots=True)
class Watch:
    """In which articles each rule gives something, noted while they are read."""

    given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    article: str = ""

    def relating(self, book: RuleBook[Any]) -> None:
        """Note what the rules of a book give; `article` is the one that is related."""

        def watched(rule: str, find: Callable[..., Any]) -> Callable[..., Any]:
            def seen(*asked: Any) -> Any:
                found = find(*asked)
                found = list(found) if isinstance(found, Iterator) else found
                if found or found is False:  # that nothing happens is an answer, too
                    self.given[rule].add(self.article)
                return found

            return seen

        for rule, find in book._functions.items():
            book._functions[rule] = watched(f"{book.purpose}.{rule}", find)

    def naming(self) -> None:
        """Note the texts of which a rule changes the names."""

        def watched(rule: str, apply: Callable[[Draft], None]) -> Callable[[Draft], None]:
            def seen(draft: Draft) -> None:
                before = [*draft], dict(draft.whole)
                apply(draft)
                if before != ([*draft], dict(draft.whole)):
                    self.given[rule].add(draft.doc.text)

            return seen

        for rule, apply in NAMES._functions.items():
            NAMES._functions[rule] = watched(f"names.{rule}", apply)


@dataclass(slots=True)
class Measured:
    """One set of annotated articles, recognised and related once."""

    source: Set
    texts: Path
    recognised: tuple[Recognised, ...]
    facts: list[ArticleFacts]
    known: dict[frozenset[str], Sums] = field(default_factory=dict)

    def change(self, others: dict[int, ArticleFacts]) -> Sums:
        """What is counted otherwise when some articles, by place, say other things."""
        files = frozenset(self.facts[place].article.source for place in others)
        places = [place for place, one in enumerate(self.facts) if one.article.source in files]
        if files not in self.known:
            self.known[files] = self._count([self.facts[place] for place in places], files)
        changed = self._count([others.get(place, self.facts[place]) for place in places], files)
        changed.subtract(self.known[files])
        return changed

    def _count(self, facts: Sequence[ArticleFacts], files: frozenset[str]) -> Sums:
        with tempfile.TemporaryDirectory() as place:
            write_tables(resolve_facts(facts), Path(place), Settings(views=False))
            notes = {file: one for file, one in read_set(self.source.gold, self.texts).items() if file in files}
            found = read_found(Path(place), {file: raw for file, (_, raw) in notes.items()})
        return Sums({key: n for key, n in judge(notes, found).sums.items() if self.source.asks(key[0])})


def without(one: Measured, rule: str, watch: Watch, nlp: Language) -> dict[int, ArticleFacts]:
    """The articles of a set that say something else without a rule, by place."""
    given = watch.given[rule]
    asked = [
        place
        for place, found in enumerate(one.recognised)
        if rule in GIVES_AWAY or {found.article.article_id, found.doc.text} & given
    ]
    recognised = [one.recognised[place] for place in asked]
    if rule.startswith("names.") and asked:
        pipe = nlp.get_pipe("press_names")
        assert isinstance(pipe, PressNames)
        kept, pipe.rules = pipe.rules, PressNames((rule,)).rules
        recognised = list(recognise_articles([found.article for found in recognised], nlp))
        pipe.rules = kept
    facts = zip(asked, (relate_article(found, off=frozenset({rule})) for found in recognised), strict=True)
    return {place: said for place, said in facts if said != one.facts[place]}


def told(changed: Sums) -> str:
    """« events told right -2 +1 »: right ones, then wrong ones; of shares the right ones alone."""
    rows = dict.fromkeys(row for (row, _), n in changed.items() if n)
    parts = []
    for row in rows:
        right = changed[row, "tp"] or changed[row, "ok"]
        wrong = changed[row, "fp"]
        if right or wrong:
            parts.append(f"{row} {right:+g}" + (f" {wrong:+g}" if (row, "fp") in changed else ""))
    return ", ".join(parts) or "rows change, no score"


def read_sets(nlp: Language, watch: Watch, *, wanted: str | None, blind: bool) -> Iterator[Measured]:
    """The sets at hand, one after the other; those that nobody reads when they are asked for."""
    settings = Settings(views=False)
    for one in at_hand():
        if wanted not in (None, one.name) or (one.name in UNSEEN and not blind):
            continue
        with tempfile.TemporaryDirectory() as place:
            texts = one.gather(Path(place) / "texts")
            articles, _ = normalise_texts(read_folder(texts, settings)[0], settings)
            recognised = tuple(recognise_articles(articles, nlp))
            facts = []
            for found in recognised:
                watch.article = found.article.article_id
                facts.append(relate_article(found))
            yield Measured(one, texts, recognised, facts)


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--purpose", choices=[book.purpose for book in BOOKS], help="rules of this purpose only")
    parser.add_argument("--set", dest="name", help="this set only")
    parser.add_argument("--blind", action="store_true", help="also the sets whose errors nobody reads")
    parser.add_argument("--rare", type=int, metavar="N", help="only rules that give something in at most N articles")
    chosen = parser.parse_args()
    watch, answers = Watch(), Counter[str]()
    for book in RELATING:
        watch.relating(book)
    watch.naming()
    nlp = load_model(Settings())
    rules = [f"{book.purpose}.{rule}" for book in BOOKS for rule in book.rules]
    rules = [rule for rule in rules if chosen.purpose in (None, rule.partition(".")[0])]
    idle = set(rules)
    for one in read_sets(nlp, watch, wanted=chosen.name, blind=chosen.blind):
        answers.update({rule: len(watch.given[rule]) for rule in rules})
        for rule in rules:
            if chosen.rare is not None and len(watch.given[rule]) > chosen.rare:
                idle.discard(rule)
                continue
            changed = without(one, rule, watch, nlp)
            if changed:
                idle.discard(rule)
                print(f"{rule:34} {one.source.name:12} {len(changed):3}  {told(one.change(changed))}", flush=True)
        watch.given.clear()
    print("\nchange nothing in these sets:", *(f"{rule} ({answers[rule]})" for rule in rules if rule in idle))


if __name__ == "__main__":
    main()
