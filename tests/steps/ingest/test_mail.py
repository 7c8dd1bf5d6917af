"""Messages, mailboxes and what is passed on in them."""

from __future__ import annotations

import email.utils
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from tests.steps.ingest import samples

SETTINGS = Settings(today=date(2026, 11, 21))
PAPER = "La Voix de Kervoal <newsletter@voix.example>"
NEWS = "La criée de Kervoal a fermé mardi. Les mareyeurs quittent le quai, a dit Zoé Lenoir.\n"
DAY = date(2025, 6, 17)


def message(subject: str, sender: str, body: str, *, html: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = sender, subject
    made["Date"] = email.utils.format_datetime(datetime(2025, 6, 18, 9, 0, tzinfo=UTC))
    made.set_content(body, subtype="html" if html else "plain")
    return made


def read(data: bytes, name: str = "a.eml") -> list[RawText | Rejection]:
    return list(read_source(Source.of(name, data), SETTINGS))


def text_of(data: bytes, name: str = "a.eml") -> RawText:
    (item,) = read(data, name)
    assert isinstance(item, RawText)
    return item


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        (PAPER, "La Voix de Kervoal"),
        ("La Lettre du quai <lettre@quai.example>", "La Lettre du quai"),
        ("Zoé Lenoir <zoe@quai.example>", None),
        ("zoe@quai.example", None),
    ],
)
@pytest.mark.parametrize("html", [True, False])
def test_a_newsletter_is_of_its_day_and_paper(sender: str, outlet: str | None, html: bool) -> None:
    body = f"<html><body><h1>La criée ferme</h1><p>{NEWS}</p></body></html>" if html else NEWS
    header = text_of(bytes(message("[Le quai] La criée ferme", sender, body, html=html))).header
    assert (header.title, header.published, header.outlet) == ("La criée ferme", date(2025, 6, 18), outlet)


FRENCH = (
    "Sujet : La criée ferme\nDate : Tue, 17 Jun 2025 07:12:00 +0200\nDe : La Voix de Kervoal <v@voix.fr>\nPour : Zoé"
)
OUTLOOK = "De : La Voix de Kervoal <v@voix.example>\nEnvoyé : mardi 17 juin 2025 07:12\nÀ : Zoé\nObjet : La criée ferme"


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("Tr: La criée", f"-------- Message transféré --------\n{FRENCH}"),
        ("pour les archives", f"---------- Forwarded message ---------\n{FRENCH}"),
        ("TR : La criée", f"________________________________\n{OUTLOOK}"),
    ],
)
def test_of_a_message_that_is_passed_on_the_inner_one_counts(subject: str, head: str) -> None:
    text = text_of(bytes(message(subject, "Zoé <zoe@quai.example>", f"Bonjour, à garder.\n\n{head}\n\n{NEWS}")))
    assert (text.header.title, text.header.published, text.header.outlet) == (
        "La criée ferme",
        DAY,
        "La Voix de Kervoal",
    )
    assert text.text == NEWS.strip()
    assert ("cover note", "Bonjour, à garder.") in text.left_out


def test_an_answer_keeps_its_own_words() -> None:
    text = text_of(bytes(message("Re: La criée", "Zoé <zoe@quai.example>", f"{NEWS}\n{OUTLOOK}\n\nBonjour.\n")))
    assert text.text.startswith(NEWS)
    assert text.header.published == date(2025, 6, 18)


@pytest.mark.parametrize(("note", "kept"), [("Salut, en pièce jointe.", False), (NEWS * 4, True)])
def test_a_note_around_an_attached_article_is_none(note: str, kept: bool) -> None:
    made = message("à garder", "Zoé <zoe@quai.example>", note)
    made.add_attachment(samples.docx(), maintype="application", subtype="msword", filename="a.docx")
    first, second = read(bytes(made))
    assert (isinstance(first, RawText), isinstance(second, RawText)) == (kept, True)
    assert kept or (isinstance(first, Rejection) and first.reason == "cover_note")


@pytest.mark.parametrize("name", ["Presse.mbox", "Presse"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox_is_its_messages(name: str, end: str) -> None:
    made = "".join(
        f"From - Tue Jun 17 07:12:0{n} 2025\n{message(title, PAPER, NEWS + '>From Kervoal.').as_string()}\n"
        for n, title in enumerate(("La criée ferme", "Le quai dort"))
    )
    first, second = read(made.replace("\n", end).encode(), name)
    assert isinstance(first, RawText)
    assert isinstance(second, RawText)
    assert (first.header.title, second.header.title) == ("La criée ferme", "Le quai dort")
    assert (first.source, second.source) == (f"{name}/1.eml", f"{name}/2.eml")
    assert first.text.rstrip().endswith("\nFrom Kervoal.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_accents_stay_where_a_message_does_not_say_its_charset(kind: str, encoding: str) -> None:
    news = NEWS * 4
    body = f"<html><body><h1>La criée ferme</h1><p>{news}</p></body></html>" if kind == "html" else news
    head = f"From: {PAPER}\nSubject: La criée ferme\nMIME-Version: 1.0\nContent-Type: text/{kind}\n"
    text = text_of(f"{head}Content-Transfer-Encoding: 8bit\n\n{body}".encode(encoding)).text
    assert "La criée de Kervoal a fermé mardi." in text
    assert "\ufffd" not in text


def test_a_page_that_a_browser_saved_is_the_page_and_not_of_the_day_of_saving() -> None:
    page = f"<html><body><h1>{samples.TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in samples.PARAGRAPHS)
    text = text_of(samples.mhtml(page), "page.mhtml")
    assert (text.source, text.header.published, text.header.url) == ("page.mhtml", None, "https://courrier.example/a")
    assert samples.PARAGRAPHS[-1].split()[-1] in text.text
    assert "margin" not in text.text


def test_a_saved_page_that_nothing_is_drawn_with_is_the_page_too() -> None:
    page = message(samples.TITLE, "<Saved by a browser>", "")
    page.set_content(f"<html><body><h1>{samples.TITLE}</h1><p>{samples.BODY}</p></body></html>", subtype="html")
    page["Content-Location"] = "https://courrier.example/a"
    text = text_of(bytes(page), "page.mht")
    assert (text.source, text.header.published, text.header.url) == ("page.mht", None, "https://courrier.example/a")
    del page["Date"], page["To"]
    assert "Saved by" not in text_of(bytes(page), "page.mht").text


def test_a_message_that_is_attached_whole_is_read_with_its_own_day() -> None:
    outer = message("pour les archives", "Zoé <zoe@quai.example>", "Voir la pièce jointe.\n")
    inner = message("La criée ferme", PAPER, NEWS * 3)
    inner.replace_header("Date", "Tue, 3 Jun 2025 07:12:00 +0200")
    outer.add_attachment(inner)
    note, text = read(bytes(outer))
    assert isinstance(note, Rejection)
    assert isinstance(text, RawText)
    assert (text.source, text.header.title, text.header.published) == (
        "a.eml/attachment-1.eml",
        "La criée ferme",
        date(2025, 6, 3),
    )


@pytest.mark.parametrize(
    ("plain", "kept"),
    [
        ("Si ce message ne s'affiche pas : https://voix.example/voir\n", "html"),
        (f"La criée ferme\n\n{NEWS * 3}", "eml"),
    ],
)
def test_the_page_of_a_message_counts_where_its_plain_text_only_leads_there(plain: str, kept: str) -> None:
    made = message("La criée ferme", PAPER, plain)
    paragraphs = f"<p>{NEWS}</p>" * 3
    made.add_alternative(f"<html><body><h1>La criée ferme</h1>{paragraphs}</body></html>", subtype="html")
    text = text_of(bytes(made))
    assert (text.format, "La criée de Kervoal a fermé mardi." in text.text) == (kept, True)


def test_what_stands_behind_a_picture_is_more_of_the_message() -> None:
    made = message("La criée ferme", PAPER, NEWS)
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline", filename="quai.png")
    made.add_attachment("Le maire a saisi jeudi la préfecture.\n", disposition="inline")
    text = text_of(bytes(made)).text
    assert text.startswith(NEWS)
    assert text.rstrip().endswith("Le maire a saisi jeudi la préfecture.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_head_of_a_message_may_be_in_an_old_encoding(encoding: str) -> None:
    head = (
        "From: La Dépêche de Kervoal <lettre@d.example>\nSubject: La criée ferme\nDate: Tue, 17 Jun 2025 07:12:00 +0200"
    )
    header = text_of(f"{head}\n\n{NEWS}".encode(encoding)).header
    assert (header.title, header.outlet, header.published) == ("La criée ferme", "La Dépêche de Kervoal", DAY)


def test_a_newsletter_keeps_the_headlines_of_its_texts() -> None:
    heads = ("Un bac rouvre à Luzac", "La criée de Kervoal ferme")
    told = "".join(
        f'<tr><td><h2><a href="https://courrier.example/{n}">{head}</a></h2>'
        f"<p>C'est la décision numéro {n} du préfet, attendue depuis trois mois, a annoncé lundi la présidente.</p>"
        f"<p>Les travaux ont coûté {n} million d'euros, a précisé la mairie de Montbrézy.</p></td></tr>"
        for n, head in enumerate(heads, 1)
    )
    message = EmailMessage()
    message["From"], message["To"] = "Le Courrier <newsletter@courrier.example>", "a@b.example"
    message["Subject"], message["Date"] = "La lettre du soir", "Mon, 19 May 2025 19:00:00 +0200"
    message.set_content(f"<html><body><table>{told}</table></body></html>", subtype="html")
    (text,) = [
        item for item in read_source(Source.of("a.eml", message.as_bytes()), SETTINGS) if isinstance(item, RawText)
    ]
    assert heads[1] in text.text.split("\n")
