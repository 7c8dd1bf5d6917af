"""Exports of press databases, feeds and corpora: one article each, with its title, outlet, author and day."""

# ruff: noqa: E501  (exports stand here as their programs write them)
from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.normalise import normalise_texts
from tests.steps.ingest import samples

SETTINGS = Settings(today=date(2026, 11, 21))
FIRST = (
    "La cour d'appel de Bourgneuf a relaxé jeudi la directrice de la clinique des Saules, poursuivie depuis six ans."
)
SECOND = "Les familles ont saisi lundi la Cour de cassation, a indiqué leur avocat, Me Paul Estienne."
TITLES = ("La directrice relaxée en appel", "Les familles en cassation")
LEAD = "La cour a jugé que les expertises remises par Gaspard Lunel ne suffisaient pas."
BOX = "Le procureur Henri Valade ouvrait en mai 2014 une information judiciaire."


def read(name: str, text: str) -> list[RawText | Rejection]:
    return list(read_source(Source.of(name, text.encode()), SETTINGS))


def texts(name: str, text: str) -> list[RawText]:
    return [item for item in read(name, text) if isinstance(item, RawText)]


EUROPRESSE = f"""<html><body><article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier
</span></div><span class="DocHeader">Société, vendredi 13 mars 2020 246 mots, p. 4</span><div class="titreArticle">
<p class="sm-margin-bottomNews">REPORTAGE</p><p class="titreArticleVisu rdp__articletitle">{TITLES[0]}</p>
<p class="sm-margin-bottomNews">Aline Morvan</p></div><p>{LEAD}</p></header><section><div class="docOcurrContainer"><p>{FIRST}
</p></div></section><aside><p><b>Encadré(s) :</b></p><p>{BOX}</p><p>Note(s) :</p><p>Courrier du soir</p></aside></article>
<article><header><span class="DocPublicationName">Le Courrier</span><span class="DocHeader">samedi 14 mars 2020</span><p
 class="titreArticleVisu">{TITLES[1]}</p><p>{SECOND}</p></header><section></section></article></body></html>"""
EUROPRESSE_TABLES = (
    "<html><body>"
    + "<p><br>".join(
        f'<table><tr><td><span class="DocPublicationName">Le Courrier, no. 12</span><br><span class="DocHeader">Société, '
        f'</span><span class="DocHeader">vendredi {day} mars 2020</span><br><span class="TitreArticleVisu">{title}</span><br>'
        f"Aline Morvan<br><p></p>{text}<p></p><b><i>© 2020 Le Courrier. Tous droits réservés.</i></b><p></p>Numéro de "
        f"document : news·202003{day}·PO·1<br><table><tr><td>Ce certificat est émis à Université de l'Ouest</td></tr></table>"
        "</td></tr></table>"
        for day, title, text in ((13, TITLES[0], FIRST), (14, TITLES[1], SECOND))
    )
    + "</body></html>"
)
FACTIVA_STARS = (
    "<html><body><pre>Dow Jones Factiva\n"
    + "\n".join(
        f"*HD* \t{title}\n*BY* \tAline Morvan; amorvan@courrier.example\n*WC* \t218 words\n*PD* \t{day} March 2020\n"
        f"*SN* \tLe Courrier\n*LA* \tFrench\n*LP*\n{text}\n*RF*\n1063.0\n*AN*\nDocument COURIE00202003{day}ei3f0000o\n"
        for day, title, text in ((13, TITLES[0], FIRST), (14, TITLES[1], SECOND))
    )
    + "</pre></body></html>"
)
LEXIS = (
    "<html><body>"
    + "".join(
        f"<p>Document {n} de 2</p><p>Le Courrier</p><p>{12 + n} mars 2020</p><p>{title}</p><p><b>AUTEUR:</b> Aline Morvan</p>"
        f"<p>LONGUEUR: 120 mots</p><p>{text}</p><p>DATE DE CHARGEMENT: {12 + n} mars 2020</p><p>Copyright 2020 Le Courrier</p>"
        for n, title, text in ((1, TITLES[0], FIRST), (2, TITLES[1], SECOND))
    )
    + "</body></html>"
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Le Courrier</title>"
    + "".join(
        f"<item><title>\n{title}\n</title><link>https://courrier.example/{day}</link><author>Aline Morvan</author><description>"
        f"&lt;p&gt;{text}&lt;/p&gt;</description><pubDate>Fri, {day} Mar 2020 08:00:00 +0100</pubDate></item>"
        for day, title, text in ((13, TITLES[0], FIRST), (14, TITLES[1], SECOND))
    )
    + "</channel></rss>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>Le Courrier</title></channel>"
    + "".join(
        f"<item><title>{title}</title><description>Court.</description><content:encoded><![CDATA[<p>{text}</p>]]>"
        f"</content:encoded><dc:creator>Aline Morvan</dc:creator><dc:date>2020-03-{day}T08:00:00+01:00</dc:date></item>"
        for day, title, text in ((13, TITLES[0], FIRST), (14, TITLES[1], SECOND))
    )
    + "</rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Courrier</title>'
    + "".join(
        f'<entry><title>{title}</title><link href="https://courrier.example/{day}"/><author><name>Aline Morvan</name></author>'
        f'<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content><published>2020-03-{day}T08:00:00Z</published></entry>'
        for day, title, text in ((13, TITLES[0], FIRST), (14, TITLES[1], SECOND))
    )
    + "</feed>"
)


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.html", EUROPRESSE, "europresse"),
        ("b.html", EUROPRESSE_TABLES, "europresse"),
        ("c.html", FACTIVA_STARS, "factiva"),
        ("d.html", LEXIS, "lexisnexis"),
        ("e.xml", RSS, "feed"),
        ("f.rdf", RDF, "feed"),
        ("g.xml", ATOM, "feed"),
    ],
)
def test_an_export_gives_each_article_with_its_fields(name: str, text: str, format: str) -> None:
    found = texts(name, text)
    assert [(item.format, item.part, item.is_body) for item in found] == [(format, 1, True), (format, 2, True)]
    assert tuple(item.header.title for item in found) == TITLES
    assert {item.header.outlet for item in found} == {"Le Courrier"}
    assert [item.header.published for item in found] == [date(2020, 3, 13), date(2020, 3, 14)]
    assert found[0].header.author == "Aline Morvan"
    for item, said in zip(found, (FIRST, SECOND), strict=True):
        assert said in " ".join(item.text.split())
        assert not any(sign in item.text for sign in ("<p>", "droits réservés", "certificat", "1063.0", "DATE DE"))


def test_the_cover_of_a_nexis_export_is_no_part_of_its_first_article_and_is_told() -> None:
    cover = ("User Name: UNIV", "Job Number: 1234", "Documents (1)", f"1. {TITLES[0]}", "Search Terms: digue")
    export = (
        *cover,
        "",
        TITLES[0],
        "Le Courrier",
        "13 mars 2020",
        "Length: 120 words",
        "Body",
        FIRST,
        "End of Document",
    )
    (only,) = texts("a.txt", "\n".join(export))
    assert (only.header.title, only.header.published) == (TITLES[0], date(2020, 3, 13))
    assert set(only.left_out) == {("export", line) for line in (*cover, "13 mars 2020", "Length: 120 words", "Body")}
    assert "1234" not in only.text


def test_europresse_keeps_standfirst_and_box_and_no_kicker() -> None:
    first = texts("a.html", EUROPRESSE)[0].text.split("\n")
    assert LEAD in first
    assert BOX in first
    assert "REPORTAGE" not in first
    assert "Courrier du soir" not in first


@pytest.mark.parametrize(
    ("text", "days", "outlets"),
    [
        (
            f"**** *date_2020-03-13 *journal_le_courrier\n{FIRST}\n\n**** *date_2020_03_14 *source_la_gazette\n{SECOND}\n",
            [date(2020, 3, 13), date(2020, 3, 14)],
            ["le courrier", "la gazette"],
        ),
        (
            f"**** *annee_2020 *mois_3 *jour_13\n-*theme\n{FIRST}\n**** *annee_2020 *mois_3\n{SECOND}\n",
            [date(2020, 3, 13), None],
            [None, None],
        ),
        (
            f"<date=2020-03-13>\n<journal=Le Courrier>\n{FIRST}\n<date=2020-03-14>\n<journal=La Gazette>\n{SECOND}\n",
            [date(2020, 3, 13), date(2020, 3, 14)],
            ["Le Courrier", "La Gazette"],
        ),
    ],
)
def test_a_corpus_gives_each_text_with_its_variables(
    text: str, days: list[date | None], outlets: list[str | None]
) -> None:
    found = texts("corpus.txt", text)
    assert [item.header.published for item in found] == days
    assert [item.header.outlet for item in found] == outlets
    assert [item.text.strip() for item in found] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("name", "data", "cure"),
    [
        ("scan.jpg", b"\xff\xd8\xff\xe0corrupt", "ocrmypdf"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0", "ocrmypdf"),
        ("lettre.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
        ("lettre.odt", b'<?xml version="1.0"?>\n<abiword fileformat="1.0"><section/></abiword>', ".docx or .odt"),
        ("notes.xml", b'<?xml version="1.0"?><TEI><text>La cour a tranch\xc3\xa9.</text></TEI>', "<TEI>"),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", "transcript"),
    ],
)
def test_what_is_not_read_is_refused_with_the_cure(name: str, data: bytes, cure: str) -> None:
    (item,) = read_source(Source.of(name, data), SETTINGS)
    assert isinstance(item, Rejection)
    assert item.reason == "unsupported"
    assert cure in item.detail


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        (
            "Régional\nLa criée de Kervoal ferme ses portes\nAline Morvan\n",
            "La criée de Kervoal ferme ses portes",
            "Aline Morvan",
        ),
        ("Économie\nLa criée de Kervoal ferme ses portes\n", "La criée de Kervoal ferme ses portes", None),
        (
            "La criée de Kervoal ferme ses portes\nAline Morvan\n",
            "La criée de Kervoal ferme ses portes",
            "Aline Morvan",
        ),
        ("La criée ferme\nAline Morvan\n", "La criée ferme", "Aline Morvan"),
    ],
)
def test_a_section_above_the_headline_is_no_headline(head: str, title: str, author: str | None) -> None:
    body = f"120 mots\n13 mars 2020\nLe Courrier\nCOUR\nFrançais\nCopyright 2020 Le Courrier\n\n{FIRST}\n\n"
    (found,) = texts("a.txt", f"{head}{body}Document COUR000020200313eg3d00012\n")
    assert (found.header.title, found.header.author) == (title, author)
    assert FIRST in found.text


NEXIS = [
    "User Name: UNIV", "Date and Time: vendredi 3 avril 2020 10:12:00 CEST", "Job Number: 1234", "Documents (2)",
    f"1. {TITLES[0]}", "Client/Matter: -None-", "Search Terms: clinique", f"2. {TITLES[1]}",
    *(
        line
        for day, title, said in (("vendredi 13 mars 2020", TITLES[0], FIRST), ("14 mars 2020 samedi", TITLES[1], SECOND))
        for line in (
            title, "Le Courrier", day, "Copyright 2020 Le Courrier Tous droits réservés", "Section: RÉGION; Pg. 4",
            "Length: 120 words", "Byline: Aline Morvan", "Body", said, "Classification", "Language: FRENCH; FRANÇAIS",
            "Journal Code: COU", "Subject: COURTS (90%)", "Load-Date: March 20, 2020", "End of Document",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_an_export_saved_as_a_document_is_the_export(name: str) -> None:
    data = samples.docx(NEXIS) if name == "a.docx" else samples.odt(NEXIS)
    found = [item for item in read_source(Source.of(name, data), SETTINGS) if isinstance(item, RawText)]
    assert tuple(item.header.title for item in found) == TITLES
    assert {(item.header.outlet, item.header.author) for item in found} == {("Le Courrier", "Aline Morvan")}
    assert [item.header.published for item in found] == [date(2020, 3, 13), date(2020, 3, 14)]
    assert [item.text for item in found] == [f"{TITLES[0]}\n{FIRST}", f"{TITLES[1]}\n{SECOND}"]


def test_an_opendocument_text_keeps_its_line_breaks_and_no_deleted_words() -> None:
    data = samples.odt(
        [
            "Zoé<text:line-break/>part<text:tab/>lundi<text:note><text:note-body><text:p>Sic.</text:p></text:note-body></text:note>.",
            "Elle<o:annotation><text:p>À voir.</text:p></o:annotation> revient.",
        ]
    )
    (item,) = read_source(Source.of("a.odt", data), SETTINGS)
    assert isinstance(item, RawText)
    assert item.text.split("\n")[1:] == ["Zoé", "part lundi.", "Elle revient."]


GALLICA = [
    "Titre : L'Écho de Kervoal : journal républicain quotidien", "Éditeur : [s.n.] (Kervoal)",
    "Date d'édition : 1888-03-13", "Langue : français", "Description : 1888/03/13 (A2,N48).",
    "Identifiant : ark:/12148/bpt6k123", "Source : Bibliothèque nationale de France", "Date de mise en ligne : 11/10/2012",
    "Le mode texte a été généré par un programme de reconnaissance optique. Le taux de reconnaissance estimé pour ce "
    "document est de 96 %.", "-" * 20,
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "bpt6k123.texteBrut"])
def test_an_issue_of_gallica_is_of_the_day_of_its_edition(name: str) -> None:
    lines = [*GALLICA, TITLES[0].upper(), FIRST]
    (text,) = texts(name, "\n".join(lines) if name == "a.txt" else f"<html><body>{'<p>'.join(lines)}</body></html>")
    assert (text.format, text.header.outlet, text.header.published) == (
        "gallica",
        "L'Écho de Kervoal",
        date(1888, 3, 13),
    )
    assert text.header.url == "https://gallica.bnf.fr/ark:/12148/bpt6k123"
    assert text.text.split("\n") == [TITLES[0].upper(), FIRST]


def test_a_text_that_cites_the_library_is_none_of_its_issues() -> None:
    (text,) = texts("a.txt", f"{FIRST} Voir https://gallica.bnf.fr/ark:/12148/bpt6k123.")
    assert text.format == "text"


LONG_TITLE = ["La directrice de la clinique des Saules, poursuivie,", "relaxée en appel"]
EUROPRESSE_PDF = [
    "Sommaire", "Documents sauvegardés • 2 documents", "Vendredi 13 mars 2020", TITLES[0], "Le Courrier",
    *(
        line
        for day, title, said in (("Vendredi 13 mars 2020", LONG_TITLE, FIRST), ("Samedi 14 mars 2020", [TITLES[1]], SECOND))
        for line in (
            "Nom de la source", "Le Courrier", "Type de source", "Presse • Journaux", "Provenance", "Kervoal, France", day,
            "Le Courrier (site web) • no. 12 • p. 4 • 246 mots", *title, "Aline Morvan", said,
            "© 2020 Le Courrier. Tous droits réservés. Le présent document est protégé par les lois et conventions",
            f"internationales. news·202003{day.split()[1]}·PO·1",
        )
    ),
]  # fmt: skip


def test_an_export_of_europresse_as_pdf_or_word_is_cut_into_its_articles() -> None:
    found = list(read_source(Source.of("a.docx", samples.docx(EUROPRESSE_PDF)), SETTINGS))
    assert all(isinstance(item, RawText) and item.format == "europresse" for item in found)
    headers = [item.header for item in found if isinstance(item, RawText)]
    assert [header.title for header in headers] == [" ".join(LONG_TITLE), TITLES[1]]
    assert {(header.outlet, header.author) for header in headers} == {("Le Courrier", "Aline Morvan")}
    assert [header.published for header in headers] == [date(2020, 3, 13), date(2020, 3, 14)]
    assert [item.text.split("\n")[1:] for item in found if isinstance(item, RawText)] == [[FIRST], [SECOND]]


def _cut_export(*changed: tuple[str, str]) -> list[RawText]:
    """The export as a text, with some of its lines otherwise."""
    lines = "\n".join(EUROPRESSE_PDF)
    for was, now in changed:
        assert was in lines
        lines = lines.replace(was, now)
    found = read_source(Source.of("a.docx", samples.docx(lines.split("\n"))), SETTINGS)
    return [item for item in found if isinstance(item, RawText)]


@pytest.mark.parametrize(
    "wrapped",
    ["Le Courrier (site web) • no. 12 • p. 4 • 246\nmots", "Le Courrier (site web) • no. 12\n• p. 4 • 246 mots"],
)
def test_a_line_of_outlet_and_words_that_goes_over_two_is_one(wrapped: str) -> None:
    found = _cut_export(("Le Courrier (site web) • no. 12 • p. 4 • 246 mots", wrapped))
    assert [item.header.outlet for item in found] == ["Le Courrier"] * 2
    assert [item.header.title for item in found] == [" ".join(LONG_TITLE), TITLES[1]]


def test_no_article_of_an_export_vanishes_with_its_head_or_its_number() -> None:
    head = "Le Courrier (site web) • no. 12 • p. 4 • 246 mots"
    headless = _cut_export((f"Samedi 14 mars 2020\n{head}", "Samedi 14 mars 2020"))
    assert [item.header.published for item in headless] == [date(2020, 3, 13), date(2020, 3, 14)]
    assert SECOND in headless[1].text
    broken = _cut_export(("news·20200314·PO·1", "news·2020"))
    assert [item.text.split("\n")[1:] for item in broken] == [[FIRST], [SECOND]]
    assert broken[1].header.published == date(2020, 3, 14)


FACTIVA_PAGES = (
    "HD  Un bac rouvre\nBY  Aline Morvan\nWC  218 mots\nPD  13 mars 2020\nSN  Le Courrier\nPG  {}\nLA  Français\nLP\n"
    f"{FIRST}\nAN\nDocument COURIE0020200313ei3f0000o\n"
)


@pytest.mark.parametrize(
    ("name", "text", "page"),
    [
        ("a.html", EUROPRESSE, "4"),
        ("a.html", EUROPRESSE_TABLES.replace("Société, ", "Société, p. A12, "), "A12"),
        ("a.txt", "\n".join(EUROPRESSE_PDF), "4"),
        ("a.txt", FACTIVA_PAGES.format("4"), "4"),
        ("a.txt", FACTIVA_PAGES.format("B1, B3"), "B1, B3"),
        ("a.html", LEXIS.replace("LONGUEUR", "RUBRIQUE: LOCALE; Pg. 4–5</p><p>LONGUEUR"), "4-5"),
        ("a.csv", f'titre;page;texte\nUn bac;"p. 12";"{FIRST}"\n', "12"),
        ("a.csv", f'Titre;Pages;Texte\nUn bac;"https://courrier.example";"{FIRST}"\n', None),
        ("a.md", f"---\ntitle: Un bac\npage: IV\n---\n{FIRST}\n", "IV"),
    ],
)
def test_the_page_is_kept_as_the_source_states_it(name: str, text: str, page: str | None) -> None:
    assert texts(name, text)[0].header.page == page


def test_a_typed_article_is_on_the_page_that_stands_beside_its_day() -> None:
    typed = f"Le Courrier de Kervoal, jeudi 12 mars 1936, p. 3\n\nUn bac rouvre\n\n{FIRST} Lire page 7.\n\n{SECOND}"
    (article,), _ = normalise_texts(texts("a.txt", typed), SETTINGS)
    assert (article.page, article.outlet) == ("3", "Le Courrier de Kervoal")
    other = f"---\ntitle: Un bac rouvre\ndate: 1936-03-09\n---\n{typed}"
    (article,), _ = normalise_texts(texts("a.md", other), SETTINGS)
    assert (article.published, article.page) == (date(1936, 3, 9), None)


def test_what_follows_the_last_number_without_a_head_is_an_article_or_said() -> None:
    note = "Ce certificat est émis à Université de l'Ouest à des fins de visualisation personnelle et temporaire."
    *_, last = texts("a.txt", "\n".join([*EUROPRESSE_PDF, note]))
    assert ("rights", note) in last.left_out
    *_, last = texts("a.txt", "\n".join([*EUROPRESSE_PDF, "Un bac rouvre", LEAD, BOX]))
    assert last.text.split("\n")[-3:] == ["Un bac rouvre", LEAD, BOX]
    whole = "\n".join(EUROPRESSE_PDF).replace("internationales. news·20200313·PO·1", "internationales.")
    assert [item.header.title for item in texts("a.txt", whole)] == [" ".join(LONG_TITLE), TITLES[1]]


def test_a_credit_within_an_article_ends_nothing() -> None:
    (first, _) = _cut_export((FIRST, f"© Aline Morvan / AKP\n{FIRST}"))
    assert FIRST in first.text
