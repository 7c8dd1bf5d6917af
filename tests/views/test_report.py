"""report.html in a real browser: what readers do, what attackers try."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Article, Facts
from pipeline.settings import Settings
from pipeline.steps.tabulate import tabulate_facts
from pipeline.views import report
from pipeline.views.chronology import LOW
from pipeline.views.reading import write_reading
from pipeline.views.report import HERE, write_report
from pipeline.views.review import write_review
from pipeline.views.tables import RunTables
from tests.views.hostile import ATTACKS

WEB = HERE / "web"
CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
VIEWS = ("chronologie", "reseau", "personnes", "organisations", "articles", "verifier")
browser_tests = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="no Chromium with its driver")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1280,1000"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def until(check: Callable[[], Any], seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while True:
        if found := check():
            return found
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def script(browser: Any, code: str, *given: Any) -> Any:
    return browser.execute_script(code, *given)


def open_page(browser: Any, folder: Path, address: str = "") -> None:
    browser.get("about:blank")
    browser.get(f"{(folder / 'report.html').as_uri()}{address}")
    until(lambda: script(browser, "return document.documentElement.dataset.ready"))


def heading(browser: Any) -> str:
    return str(script(browser, "return document.querySelector('main h2').textContent"))


def settle(browser: Any) -> None:
    assert [row for row in browser.get_log("browser") if row["level"] in ("SEVERE", "WARNING")] == []


@browser_tests
@pytest.mark.model
def test_a_reader_finds_the_words_behind_an_event(browser: Any, sample_tables: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get_log("performance")
    open_page(browser, sample_tables)
    tables = RunTables(sample_tables)
    assert f"{tables.count('articles')} articles" in script(
        browser, "return document.getElementById('counts').textContent"
    )
    # Search.
    name = next(tables.rows("actors", "name"))["name"]
    browser.find_element("id", "query").send_keys(name)
    until(lambda: heading(browser) == f"Recherche : {name}")
    assert name in script(browser, "return document.querySelector('main tbody a').textContent")
    # Each hit in an article shows its words there.
    marked = script(browser, "return [...document.querySelectorAll('main tbody mark')].map((one) => one.textContent)")
    assert set(name.split()) <= set(marked)
    # Zoom the line of time with the keyboard alone.
    open_page(browser, sample_tables)
    frame = browser.find_element("css selector", ".timeline")
    picture = "return document.querySelector('.timeline canvas').toDataURL()"
    before = script(browser, picture)
    frame.send_keys("+")
    until(lambda: script(browser, picture) != before)
    # Filters combine, live in the address and survive a reload.
    script(browser, "location.hash = '#vue=chronologie&statut=planned&type=meeting'")
    until(lambda: "statut=planned" in browser.current_url)
    wanted = sum(r["modality"] == "planned" and r["type"] == "meeting" for r in tables.rows("events"))
    until(lambda: len(script(browser, "return [...document.querySelectorAll('main tbody tr:not(.group)')]")) == wanted)
    # An event, its sentence, the article with that sentence marked: by keys.
    script(browser, "location.hash = '#vue=chronologie'")
    link = until(lambda: browser.find_elements("css selector", "main tbody td a"))[0]
    label = link.text
    link.send_keys(Keys.ENTER)
    until(lambda: heading(browser) == label)
    sentence = script(browser, "return document.querySelector('blockquote p').textContent").strip("« »")
    browser.find_element("css selector", "blockquote footer a:last-child").send_keys(Keys.ENTER)
    until(lambda: script(browser, "return document.querySelector('#passage')"))
    marked = script(browser, "return [...document.querySelectorAll('.text mark')].map((m) => m.textContent).join('')")
    assert "".join(marked.split()) == "".join(sentence.split())
    assert script(browser, "return document.activeElement.id") == "passage"
    # The network answers to its threshold.
    script(browser, "location.hash = '#vue=reseau&seuil=1'")
    shown = until(lambda: script(browser, "return document.getElementById('ties-shown')?.textContent"))
    script(browser, "location.hash = '#vue=reseau&seuil=3'")
    until(lambda: script(browser, "return document.getElementById('ties-shown')?.textContent") != shown)
    settle(browser)
    asked = [
        row["message"] for row in browser.get_log("performance") if '"Network.requestWillBeSent"' in row["message"]
    ]
    assert [message for message in asked if '"url":"http' in message] == []


@browser_tests
@pytest.mark.model
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "detail"])
def test_every_view_is_accessible(browser: Any, sample_tables: Path, view: str, scheme: str) -> None:
    axe = WEB / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("no axe-core: `npm ci` in pipeline/views/report/web")
    event = next(RunTables(sample_tables).rows("events", "event_id"))["event_id"]
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    open_page(browser, sample_tables, f"#vue=evenement&id={event}" if view == "detail" else f"#vue={view}")
    script(browser, axe.read_text(encoding="utf-8"))
    faults = browser.execute_async_script(
        "axe.run().then((found) => arguments[0](found.violations.map((v) => [v.id, v.nodes[0].html.slice(0, 200)])))"
    )
    assert faults == []


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


@browser_tests
def test_hostile_text_stays_text(browser: Any, hostile_tables: Path) -> None:
    views = [
        "#vue=chronologie",
        "#vue=reseau",
        "#vue=personnes",
        "#vue=organisations",
        "#vue=articles",
        "#vue=verifier",
    ]
    views += [f"#vue=evenement&id=2024-03-03-{n}" for n in range(len(ATTACKS))]
    views += [f"#vue=personne&id=actor-{n}" for n in range(len(ATTACKS))]
    views += [f"#vue=article&id=article-{n}&de=0&a=9" for n in range(len(ATTACKS))]
    open_page(browser, hostile_tables)
    for view in views:
        script(browser, f"location.hash = '{view}'")
        until(lambda wanted=view: browser.current_url.endswith(wanted))
        time.sleep(0.02)
        assert script(browser, "return document.querySelectorAll('main script, main img, main svg').length") == 0
        assert "pris" not in browser.title or "filrouge" in browser.title
        assert script(browser, "return [...document.links].every((link) => link.protocol === 'file:')")
    for number, attack in enumerate(ATTACKS):
        script(browser, f"location.hash = '#vue=evenement&id=2024-03-03-{number}'")
        until(lambda wanted=attack: heading(browser) == wanted)
    assert not [row for row in browser.get_log("browser") if row["level"] == "SEVERE"]


@browser_tests
def test_nothing_found_is_said(browser: Any, tmp_path: Path) -> None:
    article = Article(article_id="a", source="a.txt", part=1, sha256="0" * 64, text="Il pleut.")
    tabulate_facts(Facts(articles=(article,)), tmp_path, Settings(), views=(write_review, write_reading))
    open_page(browser, tmp_path)
    for view in VIEWS:
        script(browser, f"location.hash = '#vue={view}'")
        until(lambda wanted=view: browser.current_url.endswith(wanted))
        settle(browser)
        said = script(browser, "return document.querySelector('main').innerText")
        assert len(said.splitlines()) > 1, view
        if view != "articles":
            assert script(browser, "return document.querySelectorAll('main .empty').length") > 0, view
    script(browser, "location.hash = '#vue=evenement&id=rien'")
    until(lambda: "ne connaît pas" in script(browser, "return document.querySelector('main').innerText"))


def test_the_page_asks_for_nothing_and_allows_itself_only(hostile_tables: Path) -> None:
    page = (hostile_tables / "report.html").read_text(encoding="utf-8")
    assert "default-src &#x27;none&#x27;" in page
    assert page.count("<script>") == page.count("</script>") == 1
    for attack in ATTACKS:
        if len(attack) > 8 and attack != ATTACKS[8]:
            assert attack not in page
    assert " src=" not in page.replace("default-src", "").replace("script-src", "").replace("style-src", "")


def test_articles_beyond_one_page_stand_beside_it(
    hostile_tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MAX_TEXT", 10)
    write_report(RunTables(hostile_tables), tmp_path)
    pages = sorted((tmp_path / "report-data").iterdir())
    assert len(pages) == len(ATTACKS)
    first = (tmp_path / "report-data" / "article-0.html").read_text(encoding="utf-8")
    assert "<script>" not in first
    assert f'<mark id="c{len(ATTACKS[0]) + 2}">' in first


def test_same_tables_same_bytes(hostile_tables: Path, tmp_path: Path) -> None:
    write_report(RunTables(hostile_tables), tmp_path)
    assert (tmp_path / "report.html").read_bytes() == (hostile_tables / "report.html").read_bytes()


@pytest.mark.skipif(not (WEB / "node_modules" / "esbuild").is_dir(), reason="no esbuild: `npm ci` in its folder")
def test_bundle_is_made_from_its_sources(tmp_path: Path) -> None:
    made = tmp_path / "bundle.js"
    command = (WEB / "package.json").read_text(encoding="utf-8").split('"build": "')[1].split('"')[0]
    words = [word for word in command.split() if not word.startswith("--outfile")]
    path = {"PATH": f"{WEB / 'node_modules' / '.bin'}:{os.environ['PATH']}"}
    subprocess.run([*words, f"--outfile={made}"], cwd=WEB, check=True, capture_output=True, env=os.environ | path)
    assert made.read_bytes() == (HERE / "bundle.js").read_bytes(), "run `make bundle`"
