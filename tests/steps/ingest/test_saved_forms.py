"""The forms in which people have articles today, as programs write them: transcripts, blogs, tables, saved pages."""

# ruff: noqa: E501  (files stand here as their programs write them)
from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.normalise import normalise_texts

SETTINGS = Settings(today=date(2026, 11, 21))
TITLE = "La criée de Kervoal fermera en juin"
FIRST = "La criée de Kervoal fermera ses portes le 30 juin 2025, a annoncé lundi le conseil départemental."
SECOND = "Les mareyeurs envisagent de saisir le tribunal administratif de Rennes avant la fin de l'été."
DAY = date(2025, 5, 19)


def read(name: str, data: str | bytes) -> tuple[list[RawText], list[Rejection]]:
    items = list(read_source(Source.of(name, data if isinstance(data, bytes) else data.encode()), SETTINGS))
    return (
        [item for item in items if isinstance(item, RawText)],
        [item for item in items if isinstance(item, Rejection)],
    )


SPOKEN = (
    "Bonsoir, la criée de Kervoal fermera le 30 juin, a annoncé le conseil.\nNous n'avons plus le choix.\nQui paiera ?"
)
SRT = (
    "1\n00:00:00,000 --> 00:00:04,200\nBonsoir, la criée de Kervoal fermera\n\n2\n00:00:04,200 --> 00:00:08,900\n"
    "<i>le 30 juin, a annoncé le conseil.</i>\n\n3\n00:00:09,100 --> 00:00:13,000\n– Nous n'avons plus le choix.\n"
    "– Qui paiera ?\n"
)
VTT = (
    "WEBVTT\nKind: captions\n\nNOTE par nos soins\ndeux lignes\n\n00:00.000 --> 00:04.200 align:start\nBonsoir,<00:00:01.500><c> la "
    "criée</c> de Kervoal fermera\n\n00:04.200 --> 00:04.210\nBonsoir, la criée de Kervoal fermera\n \n\n00:04.210 --> "
    "00:08.900\nBonsoir, la criée de Kervoal fermera\nle 30 juin, a annoncé le conseil.\n\n00:09.100 --> 00:13.000\n- Nous "
    "n'avons plus le choix.\n- Qui paiera ?\n"
)


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.txt"])
@pytest.mark.parametrize("text", [SRT, SRT.replace("\n", "\r\n"), VTT])
def test_a_transcript_is_what_is_said(name: str, text: str) -> None:
    ((said,), refused) = read(name, text)
    assert (said.text, said.format, refused) == (SPOKEN, "subtitles", [])


SAID = "NOTE de la rédaction : la criée ferme en\n2019, et\nREGION Bretagne n'a rien dit depuis\n1998"
NUMBERED = "{}00:00:01,000 --> 00:00:03,000\nNOTE de la rédaction : la criée ferme en\n2019, et\n\n{}00:00:03,000 --> 00:00:05,000\nREGION Bretagne n'a rien dit depuis\n1998\n"


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED.format("1\n", "2\n"),
        "WEBVTT\n\n" + NUMBERED.format("", "").replace(",000", ".000"),
        "WEBVTT\n\n" + NUMBERED.format("début\n", "NOTE 4\n\nsuite-2\n").replace(",000", ".000"),
    ],
)
@pytest.mark.parametrize("below", ["", "\n3\n00:00:06,000 --> 00:00:07,000\n\n"])
def test_no_year_and_no_word_of_a_transcript_is_taken_for_a_number_or_a_note(text: str, below: str) -> None:
    ((said,), _) = read("a.txt", text + (below.replace(",", ".") if "WEBVTT" in text else below))
    assert said.text == " ".join(SAID.split())


def _item(title: str, body: str, more: str) -> str:
    return (
        f"<item><title>{title}</title><link>https://blog.example/</link><pubDate>Mon, 19 May 2025 16:02:00 +0000</pubDate>"
        f"<dc:creator><![CDATA[ines]]></dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )


WORDPRESS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Le blog du port</title><wp:author>'
    "<wp:author_login>ines</wp:author_login><wp:author_display_name>Inès Talabard</wp:author_display_name></wp:author>"
    + _item(
        TITLE,
        f"<!-- wp:paragraph --><p>{FIRST}</p><!-- /wp:paragraph --><p>{SECOND}</p>",
        "<wp:post_type>post</wp:post_type><wp:comment><wp:comment_content>Le préfet doit partir demain !"
        "</wp:comment_content></wp:comment>",
    )
    + _item(
        "photo", "", "<excerpt:encoded>Le port vu du ciel.</excerpt:encoded><wp:post_type>attachment</wp:post_type>"
    )
    + _item("", " ", "<wp:post_type>nav_menu_item</wp:post_type>")
    + "</channel></rss>"
)


def test_a_blog_that_wordpress_exports_is_its_posts_by_their_writers() -> None:
    ((post,), refused) = read("a.xml", WORDPRESS)
    assert (post.header.title, post.header.author, post.header.published) == (TITLE, "Inès Talabard", DAY)
    assert post.text == f"{FIRST}\n{SECOND}"
    assert refused == []
    left = [line for _, line in post.left_out]
    assert "Le port vu du ciel." in left
    assert any("Le préfet doit partir" in line for line in left)


def test_a_writer_without_a_login_signs_nothing() -> None:
    nobody = WORDPRESS.replace("<wp:author_login>ines</wp:author_login>", "<wp:author_login></wp:author_login>")
    ((post,), _) = read("a.xml", nobody.replace("<dc:creator><![CDATA[ines]]></dc:creator>", ""))
    assert post.header.author is None


def test_an_export_of_pictures_alone_is_named() -> None:
    found, (refused,) = read("a.xml", WORDPRESS.replace("<wp:post_type>post<", "<wp:post_type>attachment<"))
    assert (found, refused.reason) == ([], "no_text")


NAMES = [
    ("Titre de l'article", "Date de parution", "Média", "Corps de l'article", "Journaliste", "N° page"),
    ("TITRE", "DATE", "JOURNAL", "ARTICLE", "AUTEUR", "PAGE"),
    ("Intitulé", "Publié le", "Support", "Texte de l'article", "Auteur(s)", "Page(s)"),
    ("titre_article", "date-publication", "nom_du_journal", "texte_integral", "signature", "p."),
]
ROW = (TITLE, "19/05/2025", "Le Courrier", f"{FIRST}\n{SECOND}", "Inès Talabard", "4")


@pytest.mark.parametrize("names", NAMES)
def test_columns_are_known_however_they_are_spelled(names: tuple[str, ...]) -> None:
    cells = (f'"{cell}"' for cell in ROW)
    ((text,), _) = read("a.csv", f"{';'.join(names)}\n{';'.join(cells)}\n".encode("cp1252"))
    header = text.header
    assert (header.title, header.published, header.outlet, header.author, header.page) == (
        TITLE, DAY, "Le Courrier", "Inès Talabard", "4",
    )  # fmt: skip
    assert text.text == f"{FIRST}\n{SECOND}"


def test_a_title_may_stand_above_the_names_of_columns() -> None:
    book = Workbook()
    for row in (["Revue de presse du port"], [], ["N°", "Titre", "Date", "Journal", "Texte"], [1, *ROW[:4]]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    ((text,), _) = read("a.xlsx", out.getvalue())
    assert (text.header.title, text.header.published) == (TITLE, DAY)
    assert ("export", "Revue de presse du port") in text.left_out


def test_what_stands_above_a_table_is_told_of_with_its_first_text() -> None:
    table = f'Revue de presse du port\ntitre;texte\nUn bac;\n{TITLE};"{FIRST}"\nUn quai;"{SECOND}"\n'
    (first, second), (empty,) = read("a.csv", table)
    assert (empty.reason, empty.part, first.part, second.part) == ("no_text", 1, 2, 3)
    assert ("export", "Revue de presse du port") in first.left_out
    assert ("export", "Revue de presse du port") not in second.left_out


def test_a_row_whose_cells_are_called_as_columns_are_is_an_article() -> None:
    long = f"{FIRST} {SECOND} " * 2
    rows = ("no;récit;genre;lieu", f'1;"{long}";x;y', '2;"Un dessin";article;journal', f'3;"{long} Fin.";x;y')
    found, _ = read("a.csv", "\n".join(rows))
    assert [text.part for text in found] == [1, 2, 3]


def test_what_no_column_of_ours_holds_is_said() -> None:
    ((text,), _) = read("a.csv", f'titre;texte;remarque\n{TITLE};"{FIRST}";"{SECOND}"\n')
    assert ("export", SECOND) in text.left_out


PAGE = f"<html><head><title>{TITLE}</title></head><body>{{}}<h1>{TITLE}</h1>{{}}<p>{FIRST}</p><p>{SECOND}</p></body></html>"
READER = '<a class="domain reader-domain" href="https://courrier.example/criee">courrier.example</a>'
SINGLE = (
    "<!DOCTYPE html> <html lang=fr><!--\n Page saved with SingleFile \n url: {} \n saved date: Mon Nov 24 2025\n-->{}"
)
CHROME = "<!DOCTYPE html>\n<!-- saved from url=(0030){} -->\n{}"


@pytest.mark.parametrize(
    "page",
    [
        PAGE.format(READER, ""),
        SINGLE.format("https://courrier.example/criee", PAGE.format("", "").removeprefix("<html>")),
        CHROME.format("https://courrier.example/criee", PAGE.format("", "")),
    ],
)
def test_a_saved_page_keeps_its_address(page: str) -> None:
    ((text,), _) = read("a.html", page)
    assert text.header.url == "https://courrier.example/criee"
    assert text.text.endswith(f"{FIRST}\n{SECOND}")


def test_the_first_sentence_of_a_page_does_not_say_when_it_was_published() -> None:
    assert read("a.html", PAGE.format("", ""))[0][0].header.published is None
    stamped = PAGE.format("", "<p>Publié par Inès Talabard le 19 mai 2025.</p>")
    assert read("a.html", stamped)[0][0].header.published == DAY


def test_a_text_of_old_computers_has_lines_and_a_head() -> None:
    front = f"---\rtitle: {TITLE}\rdate: 2025-05-19\r---\r\r{FIRST}\r\r{SECOND}\r"
    ((text,), _) = read("a.md", front)
    assert (text.header.title, text.header.published) == (TITLE, DAY)
    assert text.text.split("\n\n")[-2:] == [FIRST, f"{SECOND}\n"]


SCAN = f"""LE COURRIER DE KERVOAL — Lundi 19 mai 1936
4

{TITLE}

La criée de Kervoal fermera ſes portes le 30 juin, a an-
noncé lundi le conseil dépar-
temental. M. Lunel, préfet, avait de-
mandé un audit à la mairie, qui a rendu ſes con-
clusions le 2 mai 1936. Les ma-
reyeurs ſaiſiront le tribunal.
"""


def test_words_that_a_scan_breaks_are_whole() -> None:
    (article,), _ = normalise_texts(read("a.txt", SCAN)[0], SETTINGS)
    assert (article.title, article.published) == (TITLE, date(1936, 5, 19))
    assert article.text.split("\n")[-1] == (
        "La criée de Kervoal fermera ses portes le 30 juin, a annoncé lundi le conseil départemental. M. Lunel, préfet, "
        "avait demandé un audit à la mairie, qui a rendu ses conclusions le 2 mai 1936. Les mareyeurs saisiront le tribunal."
    )


def test_what_a_browser_prints_in_columns_keeps_its_day_above_them() -> None:
    printed = (
        f"{TITLE}\nPar Inès Talabard – Publié le 19 mai 2025 à 18h02\nLa criée de Kervoal fermera ses portes le\n30 juin 2025, a "
        "annoncé lundi le conseil\ndépartemental, réuni pour la dernière\nfois avant l'été par sa présidente.\nLes mareyeurs "
        "envisagent de saisir le\ntribunal administratif de Rennes avant la\nfin de l'été."
    )
    (article,), _ = normalise_texts(read("a.txt", printed)[0], SETTINGS)
    assert (article.published, article.author) == (DAY, "Inès Talabard")
    assert "Publié" not in article.text
