"""report.html in a real browser: what readers do, what attackers try."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Article, Facts
from pipeline.settings import Settings
from pipeline.steps.tabulate import tabulate_facts
from pipeline.views import report
from pipeline.views.reading import write_reading
from pipeline.views.report import HERE, write_report
from pipeline.views.review import Review
from pipeline.views.tables import RunTables
from tests.processes import ran, until
from tests.views.chromium import VIEWS, browser_tests, heading, open_page, script, settle
from tests.views.hostile import ATTACKS

WEB = HERE / "web"


def searched(browser: Any, words: str) -> list[str]:
    """What a search finds, in its order."""
    script(browser, f"location.hash = '#vue=recherche&mot={words}'")
    until(lambda: heading(browser) == f"Recherche : {words}")
    found: list[str] = script(
        browser, "return [...document.querySelectorAll('main tbody th a')].map((one) => one.getAttribute('href'))"
    )
    return found


@browser_tests
@pytest.mark.model
def test_a_reader_finds_the_words_behind_an_event(browser: Any, sample_tables: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get_log("performance")
    open_page(browser, sample_tables)
    tables = RunTables(sample_tables)
    counts = script(browser, "return document.getElementById('counts').textContent").split(" · ")
    assert counts[0] == f"{tables.count('articles')} articles"
    undated = [row for row in tables.rows("articles", "published") if row["published"] is None]
    assert counts[-1] == f"{len(undated)} article sans date de publication"
    # Search.
    name = next(tables.rows("actors", "name"))["name"]
    browser.find_element("id", "query").send_keys(name)
    until(lambda: heading(browser) == f"Recherche : {name}")
    assert name in script(browser, "return document.querySelector('main tbody a').textContent")
    # Each hit in an article shows its words there.
    marked = script(browser, "return [...document.querySelectorAll('main tbody mark')].map((one) => one.textContent)")
    assert set(name.split()) <= set(marked)
    # Beginnings of words do, accents and capitals aside; what stands within a word does not.
    found = {word: searched(browser, word) for word in ("hélène précigout", "HELENE PRECIG", "elene precigout")}
    assert sorted(found["HELENE PRECIG"]) == sorted(found["hélène précigout"]) != [] == found["elene precigout"]
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
    tabulate_facts(Facts(articles=(article,)), tmp_path, Settings(), views=(Review,), readings=(write_reading,))
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
    ran(*words, f"--outfile={made}", cwd=WEB, check=True, env=os.environ | path)
    assert made.read_bytes() == (HERE / "bundle.js").read_bytes(), "run `make bundle`"
