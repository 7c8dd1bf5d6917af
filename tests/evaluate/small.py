"""A small annotated text of our own wording, marked by hand, and what a run may have found in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.evaluate import Evaluation, judge
from pipeline.evaluate.found import Found, FoundArticle, FoundDate, FoundFile, FoundName, FoundTelling
from pipeline.evaluate.gold import GoldFile, Span
from pipeline.evaluate.read_gold import parse_gold

RAW = (
    "Menu Contact Bernard\n\n"
    "Luzac ferme son moulin\n\n"
    "Le 3 mars 2024, Zoé Lenoir a fermé le moulin de Luzac. L'Union des meuniers proteste depuis mardi.\n"
    "La maire, Mme Lenoir, avait acheté le bâtiment en 2019.\n"
)


def at(words: str, nth: int = 0) -> Span:
    """Where some words stand in the text, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = RAW.index(words, start + 1)
    return (start, start + len(words))


def content() -> dict[str, Any]:
    """The annotations as JSON has them."""
    closing = [*at("Le 3 mars 2024"), *at("a fermé le moulin de Luzac.")]
    return {
        "file": "moulin.txt",
        "articles": [
            {"start": at("Luzac")[0], "end": len(RAW) - 1, "title": "Luzac ferme son moulin", "published": None}
        ],
        "not_article": [[0, at("Luzac")[0], "menu"]],
        "persons": [
            {
                "key": "lenoir",
                "name": "Zoé Lenoir",
                "mentions": [[*at("Zoé Lenoir")], [*at("Lenoir", 1)]],
                "roles": [{"text": "maire", "org": None}],
            }
        ],
        "organizations": [{"key": "union", "name": "Union des meuniers", "mentions": [[*at("Union des meuniers")]]}],
        "timex": [
            {
                "span": [*at("3 mars 2024")],
                "start": "2024-03-03",
                "end": "2024-03-03",
                "kind": "date",
                "granularity": "day",
            },
            {"span": [*at("mardi")], "start": "2024-03-05", "end": "2024-03-05", "kind": "date", "optional": True},
            {"span": [*at("2019")], "start": "2019-01-01", "end": "2019-12-31", "kind": "date", "granularity": "year"},
        ],
        "events": [
            {
                "key": "closing",
                "timex": [*at("3 mars 2024")],
                "sentence": [closing[0], closing[3]],
                **{"start": "2024-03-03", "end": "2024-03-03", "trigger": "fermé", "type": "closure"},
                "what": "Zoé Lenoir ferme le moulin de Luzac",
                "participants": ["lenoir"],
            },
            {
                "key": "purchase",
                "timex": [*at("2019")],
                "sentence": [*at("La maire, Mme Lenoir, avait acheté le bâtiment en 2019.")],
                **{"start": "2019-01-01", "end": "2019-12-31", "trigger": "acheté", "trigger_also": ["achat"]},
                "participants": ["lenoir"],
            },
        ],
    }


def gold(**changes: Any) -> GoldFile:
    """The annotations, some parts replaced."""
    found, problems = parse_gold(content() | changes, RAW)
    assert problems == []
    return found


def name(words: str, entity_id: str = "zoe-lenoir", *, nth: int = 0, kind: str = "actor") -> FoundName:
    """A name that a run found."""
    return FoundName(kind=kind, span=at(words, nth), entity_id=entity_id, text=words)


def day(words: str, start: str | None, end: str | None = None) -> FoundDate:
    """A date that a run found; its id is its words."""
    days = [date.fromisoformat(one) if one else None for one in (start, end or start)]
    return FoundDate(date_id=words, span=at(words), kind="date", text=words, start=days[0], end=days[1])


def telling(trigger: str, date_id: str, event_id: str = "e", modality: str = "realised") -> FoundTelling:
    """A telling that a run found."""
    return FoundTelling(event_id=event_id, date_id=date_id, trigger=trigger, modality=modality)


def evaluated(file: FoundFile, *, notes: GoldFile | None = None, **corpus: Any) -> Evaluation:
    """One file held against its annotations."""
    if not file.articles:
        title = "Luzac ferme son moulin"
        file.articles.append(FoundArticle(span=(at("Luzac")[0], len(RAW) - 1), title=title))
    return judge({"moulin.txt": (notes or gold(), RAW)}, Found(files={"moulin.txt": file}, **corpus))


def counts(found: Evaluation, row: str) -> tuple[float | None, ...]:
    """The counts behind a row."""
    score = found.scores[row]
    return tuple(score[part] for part in (("tp", "fp", "fn") if "tp" in score else ("ok", "n")))
