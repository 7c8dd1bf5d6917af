"""Tables beside what the articles of an affair tell: `python -m tests.affair.score AFFAIR OUTPUTS` prints what differs.

A happening should be one row, on its day, with its status; a person or body one row, whatever the papers call it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline import read_tables
from tests.affair.corpus import NOTHING, Mark, flat, marks, rows

Tables = dict[str, pd.DataFrame]


@dataclass(slots=True)
class Scored:
    """Shares of one, and what is wrong, for a reader.

    Attributes:
        told: happenings of which some telling was found.
        dated: of those, the ones of which a row has their day; `status`: of those, the ones whose row has their status.
        alone: of those of which several tellings were found, the ones that are one row; `single`: rows that tell one.
        names: B3 of persons and bodies, by kind.
    """

    told: float
    dated: float
    status: float
    alone: float
    single: float
    names: dict[str, float]
    wrong: list[str] = field(default_factory=list)


def score(affair: str, tables: Tables) -> Scored:
    """Measure the tables of all articles of an affair."""
    wrong: list[str] = []
    truth = {row["id"]: row for row in rows(affair, "happenings")}
    told = tellings(tables, [mark for mark in marks(affair) if mark.happening != NOTHING])
    events = tables["events"].set_index("event_id")
    rows_of: dict[str, list[str]] = defaultdict(list)
    for mark, event_id in told:
        if event_id is None:
            wrong.append(f"untold\t{mark.happening}\t{mark.file}\t{mark.words}")
        else:
            rows_of[mark.happening].append(event_id)
    dated, status = [], []
    for number, found in rows_of.items():
        row = truth[number]
        days = {_days(events.loc[one]) for one in found}
        right = [one for one in found if _days(events.loc[one]) == (row["date_start"], row["date_end"])]
        dated.append(bool(right))
        if not right:
            wrong.append(f"date\t{number}\t{row['date_start']} {row['what']}\t{sorted(days)}")
        elif row["status"] not in {events.loc[one].modality for one in right}:
            wrong.append(f"status\t{number}\t{row['status']} {row['what']}\t{events.loc[right[0]].modality}")
        if right:
            status.append(row["status"] in {events.loc[one].modality for one in right})
    several = {number: set(found) for number, found in rows_of.items() if len(found) > 1}
    for number, ids in several.items():
        if len(ids) > 1:
            wrong.append(f"apart\t{number}\t{truth[number]['what']}\t{' | '.join(sorted(ids))}")
    told_in: dict[str, set[str]] = defaultdict(set)
    for number, found in rows_of.items():
        for one in found:
            told_in[one].add(number)
    both = {one: numbers for one, numbers in told_in.items() if len(numbers) > 1}
    wrong += [
        f"joined\t{one}\t{' + '.join(truth[number]['what'] for number in sorted(ids))}" for one, ids in both.items()
    ]
    return Scored(
        told=len(rows_of) / len(truth),
        dated=_share(dated),
        status=_share(status),
        alone=_share(len(ids) == 1 for ids in several.values()),
        single=_share(len(numbers) == 1 for numbers in told_in.values()),
        names={kind: _names(affair, tables, kind, wrong) for kind in ("actor", "organization")},
        wrong=wrong,
    )


def tellings(tables: Tables, found: Sequence[Mark]) -> list[tuple[Mark, str | None]]:
    """The event of which each mark is a telling, if any."""
    articles = tables["articles"]
    dates = tables["dates"][["date_id", "start_char", "end_char"]].rename(
        columns={"start_char": "date_start", "end_char": "date_end"}
    )
    mentions = tables["event_mentions"].merge(dates, on="date_id", how="left")
    return [(mark, _event_of(mark, articles[articles.source == mark.file], mentions)) for mark in found]


def _event_of(mark: Mark, articles: pd.DataFrame, mentions: pd.DataFrame) -> str | None:
    """The event that the marked words tell or date."""
    for article in articles.itertuples():
        start = _place(mark, flat(article.text))
        if start is None:
            continue
        end, here = start + len(mark.words), mentions[mentions.article_id == article.article_id]
        for side in ("trigger_start_char", "trigger_end_char"), ("date_start", "date_end"):
            over = here[(here[side[0]] < end) & (here[side[1]] > start)]
            if len(over):
                return str(over.iloc[0].event_id)
    return None


def _place(mark: Mark, text: str) -> int | None:
    """Where the marked words stand in a cleaned text, with as much as is left of what stands about them."""
    for before, behind in ((mark.before, mark.behind), (mark.before, ""), ("", mark.behind), ("", "")):
        at = text.find(before + mark.words + behind)
        if at >= 0:
            return at + len(before)
    return None


def _days(event: pd.Series) -> tuple[str, str]:
    return tuple("" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (event.date_start, event.date_end))


def _names(affair: str, tables: Tables, kind: str, wrong: list[str]) -> float:
    """B3 F1 of the mentions that the table of names knows."""
    source = tables["articles"].set_index("article_id").source
    everywhere, here = {}, {}
    for row in rows(affair, "names"):
        if row["kind"] == kind:
            for form in row["forms"].split("|"):
                for file in row["articles"].split(","):
                    (here if file else everywhere)[file, form] = row["id"]
    pairs: list[tuple[str, str]] = []
    nth: Counter[tuple[str, str]] = Counter()
    for one in tables["mentions"].sort_values(["article_id", "start_char"]).itertuples():
        if one.kind != kind:
            continue
        stem = source[one.article_id].partition(".")[0]
        nth[one.article_id, one.text] += 1
        who = here.get(
            (stem, f"{one.text}#{nth[one.article_id, one.text]}"), here.get((stem, one.text))
        ) or everywhere.get(("", one.text))
        if who:
            pairs.append((who, one.entity_id))
    truth, found = Counter(who for who, _ in pairs), Counter(entity for _, entity in pairs)
    both = Counter(pairs)
    precision = sum(n * n / found[entity] for (_, entity), n in both.items()) / len(pairs)
    recall = sum(n * n / truth[who] for (who, _), n in both.items()) / len(pairs)
    _tell_names(both, wrong)
    return 2 * precision * recall / (precision + recall)


def _tell_names(both: Counter[tuple[str, str]], wrong: list[str]) -> None:
    for side, word in ((0, "one name apart"), (1, "two in one row")):
        groups: dict[str, list[str]] = defaultdict(list)
        for pair, n in both.items():
            groups[pair[side]].append(f"{pair[1 - side]} ({n})")
        wrong += [f"{word}\t{name}\t{', '.join(others)}" for name, others in groups.items() if len(others) > 1]


def _share(found: Iterable[bool]) -> float:
    held = list(found)
    return sum(held) / len(held) if held else 1.0


if __name__ == "__main__":
    result = score(sys.argv[1], read_tables(Path(sys.argv[2])))
    print("\n".join(result.wrong))
    print({name: getattr(result, name) for name in ("told", "dated", "status", "alone", "single", "names")})
