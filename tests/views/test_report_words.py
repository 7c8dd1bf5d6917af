"""What report.html says in small places: rows that share a name, years that stand out, words that are quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Facts
from pipeline.settings import Settings
from pipeline.steps.tabulate import tabulate_facts
from pipeline.views.reading import write_reading
from pipeline.views.review import Review
from tests.steps.tabulate.test_news import SENTENCE, article, together
from tests.views.chromium import browser_tests, open_page, script

SETTINGS = Settings(today=date(2026, 11, 21))


def happened(name: str, year: int) -> Facts:
    facts = article(name, event=name)
    day = {"date_start": date(year, 3, 3), "date_end": date(year, 3, 3)}
    return replace(facts, events=tuple(replace(one, **day) for one in facts.events))


def page(folder: Path, facts: Facts) -> Path:
    tabulate_facts(facts, folder, SETTINGS, views=(Review,), readings=(write_reading,))
    return folder


@browser_tests
def test_two_of_one_name_say_where_each_is_told_of(browser: Any, tmp_path: Path) -> None:
    open_page(browser, page(tmp_path, together(article("a"), article("b", entity="z2", event="e2"))), "#vue=personnes")
    names = script(
        browser, "return [...document.querySelectorAll('.name[role=rowheader]')].map((one) => one.innerText)"
    )
    assert sorted(names) == ["Zoé Lenoir (a.txt)", "Zoé Lenoir (b.txt)"]


@browser_tests
@pytest.mark.parametrize(
    ("twice", "shown"), [(range(2000, 2003), ["2000 2", "2001 2", "2002 2"]), (range(1990, 2012), [])]
)
def test_years_stand_out_that_have_more_than_others(
    browser: Any, tmp_path: Path, twice: range, shown: list[str]
) -> None:
    once = [happened(f"a{year}", year) for year in range(1990, 2012)]
    facts = together(*once, *(happened(f"b{year}", year) for year in twice))
    open_page(browser, page(tmp_path, facts))
    assert script(browser, "return [...document.querySelectorAll('.years a')].map((one) => one.textContent)") == shown
    # The first and last year stand above the bars.
    colours = script(
        browser,
        "const canvas = document.querySelector('.timeline canvas'); const n = devicePixelRatio || 1;"
        "const row = (y) => { const { data } = canvas.getContext('2d').getImageData(0, y * n, canvas.width, 1);"
        "  const found = new Set(); for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255)"
        "  found.add(data.slice(at, at + 3).join()); return [...found]; };"
        "return [row(44), Array.from({ length: 14 }, (_, y) => row(y)).flat()];",
    )
    bars, above = map(set, colours)
    assert bars
    assert not bars & above


@browser_tests
def test_words_with_marks_of_their_own_stand_between_others(browser: Any, tmp_path: Path) -> None:
    facts = article("a")
    said = f"« {SENTENCE} »"
    told = tuple(replace(one, sentence=said) for one in facts.event_mentions)
    open_page(browser, page(tmp_path, replace(facts, event_mentions=told)), "#vue=evenement&id=e1")
    assert script(browser, "return document.querySelector('blockquote p').textContent") == f"“{said}”"
