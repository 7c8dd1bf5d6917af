"""Web pages: the whole article, wherever its parts stand; its day, outlet and author; what is left out, counted."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.normalise import normalise_texts

SETTINGS = Settings(today=date(2026, 11, 21))
TITLE = "La directrice de la clinique relaxée en appel"
BODY = [
    "La cour d'appel de Bourgneuf a relaxé jeudi la directrice de la clinique des Saules, poursuivie depuis six ans.",
    "Pour les familles, c'est une déception immense, a déclaré Jeanne Malvoisin, présidente des usagers.",
    "Le rapport remis en 2016 par deux ingénieurs concluait à un défaut d'entretien, sans désigner de responsable.",
    "L'avocat de la direction, Me Paul Estienne, salue une décision de bon sens, attendue par tout le personnel.",
    "Le parquet général, qui avait requis dix-huit mois de prison avec sursis, dispose de cinq jours pour se pourvoir.",
    "Le conseil municipal, réuni lundi, a demandé à l'État la publication de tous les rapports de son inspection.",
]
REST = [text.replace("clinique", "polyclinique").replace("Le ", "Hier, le ") for text in BODY]
LEAD = "Six ans après les faits, la cour a jugé que les expertises remises par Gaspard Lunel ne suffisaient pas."


def page(body: str, *, head: str = "", title: str = TITLE) -> str:
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body><nav>"
        f"<ul><li><a href='/'>Accueil</a></li></ul></nav>{body}</body></html>"
    )


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html: str) -> tuple[RawText, list[Rejection]]:
    items = list(read_source(Source.of("a.html", html.encode()), SETTINGS))
    (raw,) = (item for item in items if isinstance(item, RawText))
    return raw, [item for item in items if isinstance(item, Rejection)]


LINKED = json.dumps(
    {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY + REST)}, ensure_ascii=False
)
BLOCKS = (
    f"<div><h1>{TITLE}</h1></div><div class='w-full'><div class='content'><div>{paragraphs(BODY)}</div></div></div>"
    "<div class='w-full'><aside class='promo'><p>Offre du jour.</p></aside></div>"
    f"<div class='w-full'><div class='content'><div>{paragraphs(REST)}</div></div></div>"
)


@pytest.mark.parametrize(
    "html",
    [
        page(BLOCKS),
        page(BLOCKS, head=f"<script type='application/ld+json'>{LINKED}</script>"),
        page(
            f"<article><h1>{TITLE}</h1>{paragraphs(BODY)}</article>",
            head=f"<script type='application/ld+json'>{LINKED}</script>",
        ),
    ],
    ids=["sibling blocks", "and stated", "stated only"],
)
def test_the_whole_article_comes_out(html: str) -> None:
    raw, _ = read(html)
    said = " ".join(raw.text.split())
    assert [text for text in BODY + REST if text not in said] == []
    assert "Offre du jour" not in said


@pytest.mark.parametrize(
    "above",
    [
        f"<span class='BlockSubHeadline'>{LEAD}</span><span>par Aline Morvan</span><div>publié le 13 mars 2020</div>",
        f"<div class='article__chapo'>{LEAD}</div><p class='byline'>Par Aline Morvan</p>",
        f"<p>{LEAD}</p><div><strong>Par <a href='/a'>Aline Morvan</a></strong> Publié le 13 mars 2020</div>",
    ],
)
def test_the_standfirst_is_kept_wherever_it_stands(above: str) -> None:
    raw, _ = read(page(f"<main><div><h1>{TITLE}</h1>{above}</div><article>{paragraphs(BODY)}</article></main>"))
    assert raw.text.split("\n")[0] == LEAD
    assert raw.header.author == "Aline Morvan"


def test_what_is_left_out_is_told_with_its_place() -> None:
    teaser = "Comment les habitants de Montfort voient-ils l'affaire ? Rencontre avec ceux qui vivent là depuis 2011."
    wall = "Les abonnements permettent de soutenir le travail des journalistes, qui vous informent chaque jour."
    inside = (
        paragraphs(BODY[:2])
        + f"<div class='related-article'><div>Les familles racontent</div><div>{teaser}</div></div>"
        + "<p>&gt;&gt; <a href='/x'>Santé : comment trois patients ont été transférés en 2014</a></p>"
        + paragraphs(BODY[2:])
    )
    raw, _ = read(page(f"<article><h1>{TITLE}</h1>{inside}</article><div class='cookie-wall'><p>{wall}</p></div>"))
    assert "transférés en 2014" not in raw.text
    assert dict(raw.left_out)["related"] == teaser
    assert dict(raw.left_out)["cookies"] == wall


@pytest.mark.parametrize(
    ("head", "below", "published", "updated"),
    [
        ("2024-08-30T12:40:00+02:00", "publié le 27 août 2024 à 20h18 (mis à jour le 30 août 2024 à 12h40)", 27, 30),
        ("2024-08-27T22:30:00Z", "", 28, None),
        ("2024-08-27T22:30:00+02:00", "Publié le 27 août 2024", 27, None),
        ("2024-08-27", "Mis à jour le 29 août 2024", 27, 29),
        ("", "Publié hier à 19h25", None, None),
        ("", "Par Aline Morvan, le 28 août 2024", 28, None),
    ],
)
def test_the_day_of_publication(head: str, below: str, published: int | None, updated: int | None) -> None:
    meta = f"<meta property='article:published_time' content='{head}'>" if head else ""
    raw, _ = read(page(f"<article><h1>{TITLE}</h1><p>{below}</p>{paragraphs(BODY)}</article>", head=meta))
    days = (raw.header.published, raw.header.updated)
    assert days == tuple(day and date(2024, 8, day) for day in (published, updated))


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("<meta property='og:site_name' content='Le Courrier'>", TITLE, "Le Courrier"),
        ("<meta property='og:site_name' value='Le Courrier'>", TITLE, "Le Courrier"),
        ("", f"{TITLE} - Le Ponant libre", "Le Ponant libre"),
        ("<link rel='canonical' href='https://www.ledevoir.com/a'>", TITLE, "Le Devoir"),
        ("", TITLE, None),
        (
            "<meta property='og:site_name' content='Le Courrier'><script type='application/ld+json'>"
            '{"@type": "NewsArticle", "publisher": {"name": "Supplément Santé"}}</script>',
            TITLE,
            "Le Courrier",
        ),
    ],
)
def test_outlet_and_title(head: str, title: str, outlet: str | None) -> None:
    raw, _ = read(page(f"<article><h1>{TITLE}</h1>{paragraphs(BODY)}</article>", head=head, title=title))
    assert (raw.header.title, raw.header.outlet) == (TITLE, outlet)


def test_a_page_without_its_last_tags_is_whole() -> None:
    whole = page(f"<article><h1>{TITLE}</h1>{paragraphs(BODY)}</article>")
    assert read(whole.removesuffix("</body></html>") + "<script src='a.js'></script>\n")[1] == []
    assert [item.reason for item in read(whole[: whole.index("Le parquet") + 30])[1]] == ["truncated"]


def test_nothing_above_a_subhead_or_a_quoted_post_is_lost() -> None:
    inside = (
        f"<p><strong>{LEAD}</strong></p><figure><figcaption>La clinique.</figcaption></figure><p>{BODY[0]}<br>"
        f"{BODY[1]}</p><h2>Un long feuilleton judiciaire</h2><p>{BODY[2]}</p><p><strong>Lire aussi : <a href='#'>Les "
        "familles racontent</a></strong></p><blockquote class='tweet'><p>La clinique, c'est fini. #Saules</p>"
        "&mdash; Collectif Saules (@saules) <a href='#'>1 mai 2021</a></blockquote>"
        f"<ul><li>Coût : 42 millions d'euros, dont 12 de la région.</li></ul><p>{BODY[3]}</p>"
    )
    html = page(f"<main><article><h1>{TITLE}</h1><div class='entry-content'>{inside}</div></article></main>")
    (article,), rejections = normalise_texts([read(html)[0]], SETTINGS)
    for said in (LEAD, *BODY[:4], "Coût : 42 millions"):
        assert said in article.text
    assert "Lire aussi" not in article.text
    assert (article.title, article.n_words_dropped, rejections) == (TITLE, 0, ())


@pytest.mark.parametrize(
    "record",
    [
        {"title": TITLE, "publishing_date": "2020-03-12 23:30:00+00:00", "publisher": "Le Courrier",
         "authors": ["Aline Morvan"], "body": {"summary": [LEAD], "sections": [{"headline": ["Un long feuilleton"],
         "paragraphs": BODY[:3]}]}},
        {"title": TITLE, "date_publish": "2020-03-13 08:00:00", "source_domain": "courrier.example",
         "description": LEAD, "authors": ["Aline Morvan"], "maintext": "\n".join(BODY[:3]), "url": "https://courrier.example/a"},
        {"title": TITLE, "date": "2020-03-13", "sitename": "Le Courrier", "hostname": "courrier.example",
         "author": "Aline Morvan", "excerpt": LEAD, "text": "\n".join(BODY[:3]),
         "source": "https://courrier.example/a"},
        {"title": TITLE, "publishedAt": "2020-03-12T23:30:00Z", "source": {"id": None, "name": "Le Courrier"},
         "author": "Aline Morvan", "description": LEAD, "content": "\n".join(BODY[:3])},
        {"headline": TITLE, "publish_date": "2020-03-13", "media_name": "Le Courrier", "byline": "Par Aline Morvan",
         "standfirst": LEAD, "story_text": "\n".join(BODY[:3])},
    ],
    ids=["fundus", "news-please", "trafilatura", "newsapi", "mediacloud"],
)  # fmt: skip
def test_records_of_crawlers(record: dict[str, object]) -> None:
    data = json.dumps([record, {"text": BODY[4], "title": "Autre"}], ensure_ascii=False)
    raw, _ = read_source(Source.of("a.json", data.encode()), SETTINGS)
    assert isinstance(raw, RawText)
    assert (raw.header.title, raw.header.author, raw.header.published) == (TITLE, "Aline Morvan", date(2020, 3, 13))
    assert raw.header.outlet in ("Le Courrier", "courrier.example")
    lines = raw.text.split("\n")
    assert lines[0] == LEAD
    assert all(text in lines for text in BODY[:3])


@pytest.mark.parametrize(
    ("said", "parted"), [("Publié le {}", True), ("Publié le : {}", True), ("Publié le {} à 8h12", False)]
)
def test_each_post_of_a_page_has_its_own_day(said: str, parted: bool) -> None:
    """A blog whose posts say « Publié le »: several articles, though the page states one day; readers say the hour."""
    posts = [("Tout fermé", "3 mars 2024", BODY[:3]), ("Le bac est reparti", "7 mars 2024", BODY[3:])]
    html = page(
        "".join(
            f"<article><h2>{head}</h2><p>{said.format(day)}</p>{paragraphs(text)}</article>"
            for head, day, text in posts
        ),
        title="Le carnet du bac",
    )
    articles, _ = normalise_texts([read(html)[0]], SETTINGS)
    days = [("Tout fermé", date(2024, 3, 3)), ("Le bac est reparti", date(2024, 3, 7))]
    assert ([(article.title, article.published) for article in articles] == days) is parted


@pytest.mark.parametrize("mark", ["&shy;", "&#173;", "&#xAD;", "\u00ad", "&ZeroWidthSpace;", "\u200b"])
def test_where_a_browser_may_break_a_word_is_no_part_of_it(mark: str) -> None:
    broken = [text.replace("on", f"o{mark}n") for text in (TITLE.replace("relaxée", "condamnée"), *BODY)]
    raw, rejections = read(page(f"<article><h1>{broken[0]}</h1>{paragraphs(broken[1:])}</article>", title=broken[0]))
    (article,), left_out = normalise_texts([raw], SETTINGS)
    assert article.title == TITLE.replace("relaxée", "condamnée")
    assert article.text.split("\n")[-len(BODY) :] == BODY
    assert (rejections, left_out) == ([], ())
