"""report.html in use: on a telephone, by the keyboard, with filters, over hundreds of events."""

from __future__ import annotations

import base64
import io
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from pipeline.views.chronology import LOW
from pipeline.views.tables import RunTables
from pipeline.views.wording import in_words, read_date
from tests.processes import until
from tests.views.chromium import VIEWS, browser_tests, open_page, script, settle


@browser_tests
@pytest.mark.model
def test_nothing_is_cut_on_a_telephone(browser: Any, sample_tables: Path, hostile_tables: Path) -> None:
    size = {"width": 420, "height": 900, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        event = next(RunTables(sample_tables).rows("events", "event_id"))["event_id"]
        pages = [(sample_tables, f"#vue={view}") for view in VIEWS] + [(sample_tables, f"#vue=evenement&id={event}")]
        pages += [(hostile_tables, f"#vue={view}") for view in VIEWS]  # words of 5,000 letters
        for folder, address in pages:
            open_page(browser, folder, address)
            wide = script(
                browser,
                "return [document.scrollingElement, ...document.querySelectorAll('.scroll, main td, main th')]"
                ".filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 200))",
            )
            assert wide == [], address
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@browser_tests
@pytest.mark.model
@pytest.mark.parametrize(
    ("view", "heads"),
    [
        ("chronologie", {"Quand", "Événement", "Type", "Statut"}),
        ("personnes", {"Nom", "Fonction", "Organisation", "Événements", "Premier", "Dernier"}),
        ("verifier", {"Ligne", "Quoi", "nom", "Pourquoi", "Réponse", "jeu"}),
    ],
)
def test_every_page_of_a_print_has_the_heads_of_all_columns(
    browser: Any, sample_tables: Path, view: str, heads: set[str]
) -> None:
    open_page(browser, sample_tables, f"#vue={view}")
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.7})
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages]
    *listed, _ = pages  # the last may hold the foot alone
    assert len(listed) > 1
    assert [heads - set(page.split()) for page in listed] == [set()] * len(listed)


@browser_tests
@pytest.mark.model
def test_names_in_the_network_cover_no_other_name(browser: Any, sample_tables: Path) -> None:
    open_page(browser, sample_tables, "#vue=reseau&seuil=1")
    boxes = until(lambda: script(browser, "return document.querySelector('.network').labels"))
    assert len(boxes) > 20
    crossing = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
    ]
    assert crossing == []


@browser_tests
@pytest.mark.model
def test_uncertain_readings_are_marked_and_can_be_left_out(browser: Any, sample_tables: Path) -> None:
    events = list(RunTables(sample_tables).rows("events", "event_id", "confidence", "date_start"))
    sure = [row for row in events if row["confidence"] > LOW]
    assert 0 < len(sure) < len(events)
    open_page(browser, sample_tables)
    lines = "return document.querySelectorAll('main tbody tr:not(.group)').length"
    assert script(browser, lines) == min(150, len(events))
    marked = "return document.querySelectorAll('main tbody .unsure').length"
    assert script(browser, marked) == len(events) - len(sure)
    # Every dated event has its mark on the line of time, or is said to be missing there.
    script(
        browser,
        "[...document.querySelectorAll('.buttons button')].find((one) => one.textContent === 'Tout voir').click()",
    )
    frame = (
        "const { shown, hidden } = document.querySelector('.timeline').dataset; return Number(shown) + Number(hidden)"
    )
    until(lambda: script(browser, frame) == sum(row["date_start"] is not None for row in events))
    browser.find_element("name", "sur").click()
    until(lambda: script(browser, lines) == len(sure))
    assert "sur=1" in browser.current_url
    assert script(browser, marked) == 0


@browser_tests
@pytest.mark.model
def test_articles_stand_by_day_and_doubtful_events_are_counted(browser: Any, sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    open_page(browser, sample_tables, "#vue=articles")
    lines = "return [...document.querySelectorAll('main tbody th a')].map((one) => one.textContent)"
    told = tables.rows("articles", "title", "source", "published")
    ordered = sorted(told, key=lambda row: str(row["published"] or "9999"))
    assert [row["title"] for row in ordered] == script(browser, lines)
    open_page(browser, sample_tables, "#vue=verifier")
    low = sum(row["confidence"] <= LOW for row in tables.rows("events", "confidence"))
    lead = "return [...document.querySelectorAll('main .lead')].at(-1).textContent"
    assert f"{low} événements de lecture incertaine" in script(browser, lead)


@browser_tests
@pytest.mark.model
def test_an_event_shows_its_neighbours(browser: Any, sample_tables: Path) -> None:
    events = list(RunTables(sample_tables).rows("events", "event_id", "label", "date_start"))
    dated = [row for row in events if row["date_start"]]
    open_page(browser, sample_tables, f"#vue=evenement&id={dated[5]['event_id']}")
    said = script(
        browser,
        "return [...document.querySelectorAll('.aside section')].map((one) => "
        "[one.querySelector('h3').textContent, ...[...one.querySelectorAll('li a')].map((link) => link.textContent)])",
    )
    assert said[0] == ["Juste avant", *[row["label"] for row in dated[2:5]]]
    assert said[1] == ["Juste après", *[row["label"] for row in dated[6:9]]]
    # By the keyboard: « / » leads to the search.
    from selenium.webdriver.common.keys import Keys

    browser.find_element("tag name", "body").send_keys("/")
    assert script(browser, "return document.activeElement.id") == "query"
    browser.switch_to.active_element.send_keys(Keys.TAB)
    settle(browser)


@browser_tests
@pytest.mark.model
def test_what_did_not_happen_says_so_in_every_list(browser: Any, sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    label, kind = "label", "modality"
    events = {row["event_id"]: row for row in tables.rows("events", "event_id", label, kind)}
    told = Counter(row[label] for row in events.values())
    parts = [row for row in tables.rows("event_participants") if events[row["event_id"]][kind] != "realised"]
    part = next(row for row in parts if told[events[row["event_id"]][label]] == 1)
    event = events[part["event_id"]]
    page = {"actor": "personne", "organization": "organisation"}[part["kind"]]
    line = "return [...document.querySelectorAll(arguments[1])].find((one) => one.textContent.includes(arguments[0]))"
    for address, row in (
        (f"#vue={page}&id={part['entity_id']}", ".events li"),
        (f"#vue=recherche&mot={quote(event[label])}", "main tbody tr"),
    ):
        open_page(browser, sample_tables, address)
        said = script(browser, f"{line}?.querySelector('.status')?.textContent", event[label], row)
        assert said == in_words("modality", event[kind]), address


@browser_tests
@pytest.mark.model
def test_an_event_says_how_it_was_dated_and_why_it_is_one(browser: Any, sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    dates = {row["date_id"]: row for row in tables.rows("dates")}
    told = next(r for r in tables.rows("event_mentions") if dates[r["date_id"]]["basis"] == "relative")
    open_page(browser, sample_tables, f"#vue=evenement&id={told['event_id']}")
    readings = script(browser, "return [...document.querySelectorAll('.reading')].map((one) => one.textContent)")
    assert read_date(dates[told["date_id"]]) in readings
    labels = {row["label"]: row["event_id"] for row in tables.rows("events", "event_id", "label")}
    one = next(r for r in tables.rows("merges") if r["kind"] == "event" and r["left"] in labels)
    open_page(browser, sample_tables, f"#vue=evenement&id={labels[one['left']]}")
    reasons = script(browser, "return [...document.querySelectorAll('.merges li')].map((one) => one.textContent)")
    assert [said for said in reasons if one["right"] in said]


@browser_tests
@pytest.mark.model
def test_a_table_is_narrowed_while_one_types(browser: Any, sample_tables: Path) -> None:
    name = next(RunTables(sample_tables).rows("actors", "name"))["name"]
    open_page(browser, sample_tables, "#vue=personnes")
    lines = "return [...document.querySelectorAll('main tbody tr')].map((one) => one.textContent)"
    everyone = len(script(browser, lines))
    for letter in name.upper():
        browser.find_element("name", "filtre").send_keys(letter)
    until(lambda: 0 < len(script(browser, lines)) < everyone)
    assert all(name in line for line in script(browser, lines))
    assert script(browser, "return document.activeElement.value") == name.upper()
    assert "filtre=" in browser.current_url


@browser_tests
@pytest.mark.model
def test_a_drag_over_the_whole_chooses_what_is_shown(browser: Any, sample_tables: Path) -> None:
    from selenium.webdriver import ActionChains

    open_page(browser, sample_tables)
    script(
        browser,
        "[...document.querySelectorAll('.buttons button')].find((one) => one.textContent === 'Tout voir').click()",
    )
    shown = "return Number(document.querySelector('.timeline').dataset.shown)"
    whole = script(browser, shown)
    frame = browser.find_element("css selector", ".timeline")
    half = frame.size["height"] // 2
    drag = ActionChains(browser).move_to_element_with_offset(frame, 300, 12 - half).click_and_hold()
    drag.move_by_offset(60, 0).release().perform()
    until(lambda: script(browser, shown) != whole)
    # The list follows on demand, and the address with it.
    browser.find_element("css selector", ".period").click()
    until(lambda: "du=" in browser.current_url)
    listed = script(browser, "return document.querySelectorAll('main tbody tr:not(.group)').length")
    assert 0 < listed < whole
    # The years of most events are one step away.
    open_page(browser, sample_tables)
    year, n = script(browser, "return document.querySelector('.years a:last-child').textContent").split()
    browser.find_element("css selector", ".years a:last-child").click()
    headings = "return [...document.querySelectorAll('main tbody .group th')].map((one) => one.firstChild.textContent)"
    until(lambda: f"du={year}-01-01" in browser.current_url and year in script(browser, headings))
    assert int(n) <= script(browser, "return document.querySelectorAll('main tbody tr:not(.group)').length")


@browser_tests
@pytest.mark.model
def test_the_line_of_time_shows_the_same_days_when_the_window_changes_width(browser: Any, sample_tables: Path) -> None:
    line = (
        "const frame = document.querySelector('.timeline'), { from, to, shown } = frame.dataset;"
        "return { wide: frame.clientWidth, drawn: frame.querySelector('canvas').width / (devicePixelRatio || 1),"
        " days: [Number(from), Number(to)], shown: Number(shown) }"
    )
    press = "[...document.querySelectorAll('.buttons button')].find((one) => one.textContent === arguments[0]).click()"

    def read() -> dict[str, Any]:
        return dict(script(browser, line))

    def resize(width: int, height: int) -> dict[str, Any]:
        old = read()["wide"]
        browser.set_window_size(width, height)
        until(lambda: read()["wide"] != old and read()["drawn"] == read()["wide"])
        return read()

    minute = 60_000
    window = browser.get_window_size()
    try:
        for first, others in (((1250, 900), [(520, 900), (900, 500)]), ((520, 900), [(900, 500), (1250, 900)])):
            browser.set_window_size(*first)
            open_page(browser, sample_tables)
            until(lambda: read()["drawn"] == read()["wide"])
            # As it opens, nearer, then the whole.
            for button in (None, "Grossir", "Tout voir"):
                if button:
                    script(browser, press, button)
                kept = read()
                for size in others:
                    now = resize(*size)
                    assert now["days"] == pytest.approx(kept["days"], abs=minute), (first, button, size)
                    assert bool(now["shown"]) == bool(kept["shown"]), (first, button, size)
                resize(*first)
            whole = read()["days"]
            script(browser, press, "Grossir")
            assert read()["days"][0] > whole[0]
            assert read()["days"][1] < whole[1]
    finally:
        browser.set_window_size(window["width"], window["height"])


@browser_tests
@pytest.mark.model
def test_the_questions_are_those_of_review_csv(browser: Any, sample_tables: Path) -> None:
    asked = RunTables(sample_tables).questions
    open_page(browser, sample_tables, "#vue=verifier")
    shown = script(
        browser,
        "return [...document.querySelector('main table').querySelectorAll('tbody th')].map((one) => one.textContent)",
    )
    assert shown == [str(line) for line, _ in asked]
