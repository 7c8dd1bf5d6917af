"""Files of every format, made on the spot, all with the same article of our own wording."""

from __future__ import annotations

import csv
import gzip
import io
import json
import plistlib
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage

TITLE = "Le tribunal suspend le contrat du cartable"
PARAGRAPHS = [
    "Le tribunal de Montbrézy a suspendu mardi le contrat signé par l’agence avec la société Norvane, dit son greffe.",
    "La présidente de l’association, Nadège Fauconnet, s’est dite soulagée par cette décision attendue de longue date.",
    "L’État dispose de quinze jours pour faire appel. Le ministère n’a pas souhaité répondre à nos questions mercredi.",
]
BODY = "\n".join(PARAGRAPHS)
HTML = (
    "<!DOCTYPE html><html lang='fr'><head><title>{title} - Le Courrier</title>"
    "<meta property='article:published_time' content='2025-02-12T10:00:00+01:00'><meta property='og:site_name' "
    "content='Le Courrier'><meta name='author' content='Inès Talabard'></head><body><nav><a href='/'>Accueil</a></nav>"
    "<article><h1>{title}</h1>{body}</article><footer>Mentions légales</footer></body></html>"
).format(title=TITLE, body="".join(f"<p>{text}</p>" for text in PARAGRAPHS))


def mhtml(page: str = HTML) -> bytes:
    """A page as Chrome and Edge save it in one file: no charset but the page's own, a style sheet behind it."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", TITLE
    message["Snapshot-Content-Location"] = "https://courrier.example/a"
    message["Date"] = "Thu, 5 Nov 2026 08:00:00 +0100"
    style = EmailMessage()
    style.set_content("nav { margin: 0 }", subtype="css")
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.make_related()
    message.attach(style)
    root = next(message.iter_parts())
    root.replace_header("Content-Type", "text/html")
    root["Content-Location"] = "https://courrier.example/a"
    return message.as_bytes()


def webarchive() -> bytes:
    """A page as Safari saves it."""
    page = {
        "WebResourceData": HTML.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    script = {"WebResourceData": b"var published = 'mardi';", "WebResourceMIMEType": "text/javascript"}
    return plistlib.dumps({"WebMainResource": page, "WebSubresources": [script]}, fmt=plistlib.FMT_BINARY)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of some members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A Word document."""
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 1)
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """An Excel workbook with one article."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["titre", "date", "contenu", "journal"])
    book.active.append([TITLE, "12/02/2025", BODY, "Le Courrier"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table() -> bytes:
    """A CSV table as a French spreadsheet writes it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([["Titre", "Date", "Texte"], [TITLE, "12/02/2025", BODY]])
    return out.getvalue().encode("utf-8-sig")


def eml() -> bytes:
    """An e-mail with an attachment."""
    message = EmailMessage()
    message["Subject"] = f"TR: {TITLE}"
    message["From"], message["To"] = "a@b.example", "c@d.example"
    message["Date"] = "Wed, 12 Feb 2025 08:00:00 +0100"
    message.set_content(BODY)
    message.add_attachment(PARAGRAPHS[0].encode(), maintype="text", subtype="plain", filename="piece.txt")
    return message.as_bytes()


def rtf() -> bytes:
    """A rich text with escaped accents."""
    lines = [r"{\rtf1\ansi\ansicpg1252", *(f"{line}\\par" for line in [TITLE, *PARAGRAPHS]), "}"]
    return "".join(char if char < "\x80" else f"\\'{char.encode('cp1252').hex()}" for char in "\n".join(lines)).encode()


def epub() -> bytes:
    """A book with one chapter."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>',
            "O/c.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:publisher>Le Courrier'
            '</dc:publisher></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/>'
            "</spine></package>",
            "O/a.xhtml": HTML,
        }
    )


def odt(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """An OpenDocument text."""
    lines = "".join(f"<text:p>{text}</text:p>" for text in [TITLE, *paragraphs])
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    space = f'xmlns:o="{urn}:office:1.0" xmlns:text="{urn}:text:1.0"'
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<o:doc {space}>{lines}</o:doc>"}
    )


def pdf() -> bytes:
    """A PDF with one page of text, written by hand: its lines are WinAnsi strings."""
    rows = [TITLE, *(line for text in PARAGRAPHS for line in textwrap.wrap(text, 60))]
    shown = b"\n".join(
        b"(" + row.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*" for row in rows
    )
    stream = b"BT /F1 10 Tf 12 TL 40 760 Td\n" + shown + b"\nET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table_at = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table_at


def warc() -> bytes:
    """A web archive with one page."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    address = "https://courrier.example/a"
    writer.write_record(
        writer.create_warc_record(address, "response", payload=io.BytesIO(HTML.encode()), http_headers=headers)
    )
    return out.getvalue()


def europresse() -> bytes:
    """An export of two articles."""
    pieces = [
        f"<article><header><div class='rdp__DocPublicationName'><span class='DocPublicationName'>{outlet}</span></div>"
        f"<span class='DocHeader'>{day}</span><div class='titreArticle'><p class='titreArticleVisu'>{title}</p></div>"
        "<p class='sm-margin-bottomNews'>Inès Talabard</p></header><section><div class='DocText clearfix'>"
        f"<div class='docOcurrContainer'>{''.join(f'<p>{text}</p>' for text in texts)}</div></div></section></article>"
        for outlet, day, title, texts in [
            ("Le Courrier, no. 4512", "Mercredi 12 février 2025 - p. 4", TITLE, PARAGRAPHS),
            ("L’Éclaireur (site web)", "3 mars 2019", "La carrière en question", PARAGRAPHS[::-1]),
        ]
    ]
    style = "p { margin: 0 } " * 600  # so that the articles begin far below
    return f"<html><head><style>{style}</style></head><body>{''.join(pieces)}</body></html>".encode()


def factiva_html() -> bytes:
    """An export of two articles without codes."""
    pieces = [
        f"<div class='article frArticle'><div id='hd'><span class='frHeadline'>{title}</span></div><div class='author'>"
        f"Inès Talabard</div><div>120 mots</div><div>{day}</div><div>Le Courrier</div><div>COURR</div>"
        "<div>Français</div><div>Copyright 2025 Le Courrier</div>"
        + "".join(f"<p class='articleParagraph frarticleParagraph'>{text}</p>" for text in PARAGRAPHS)
        + "<p>Document COURR00020250212el2c0000a</p></div>"
        for title, day in [(TITLE, "12 février 2025"), ("La carrière en question", "3 mars 2019")]
    ]
    return f"<html><body>{''.join(pieces)}</body></html>".encode()


def factiva_text() -> bytes:
    """An export of one article with codes."""
    lines = [
        "SE  Économie",
        f"HD  {TITLE}",
        "BY  Inès Talabard",
        "WC  120 mots",
        "PD  12 février 2025",
        "SN  Le Courrier",
        "LA  Français",
        "CY  Copyright 2025",
        "LP  ",
        PARAGRAPHS[0],
        "",
        "TD  ",
        *PARAGRAPHS[1:],
        "",
        "RE  france",
        "AN",
        "Document COURR00020250212el2c0000a",
        "",
    ]
    return "\n".join(lines).encode()


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.txt": lambda: f"{TITLE}\n{BODY}".encode(),
    "a.md": lambda: f"---\ntitle: {TITLE}\ndate: 2025-02-12\nauthor: Inès Talabard\n---\n\n{BODY}".encode(),
    "a.html": HTML.encode,
    "a.mhtml": mhtml,
    "a.webarchive": webarchive,
    "page": HTML.encode,  # by its content, whatever its name
    "europresse.html": europresse,
    "factiva.html": factiva_html,
    "factiva.txt": factiva_text,
    "a.pdf": pdf,
    "a.docx": docx,
    "a.odt": odt,
    "a.epub": epub,
    "a.rtf": rtf,
    "a.json": lambda: json.dumps(
        {"articles": [{"headline": TITLE, "datePublished": "2025-02-12T08:00:00Z", "body": BODY}]}
    ).encode(),
    "a.jsonl": lambda: (json.dumps({"title": TITLE, "date": "2025-02-12", "text": BODY}) + "\n").encode(),
    "a.csv": table,
    "a.xlsx": xlsx,
    "a.eml": eml,
    "a.zip": lambda: zipped({"dossier/a.txt": f"{TITLE}\n{BODY}"}),
    "a.txt.gz": lambda: gzip.compress(f"{TITLE}\n{BODY}".encode("cp1252")),
    "a.warc.gz": warc,
}
DATED = {"a.md", "a.html", "page", "europresse.html", "factiva.html", "factiva.txt", "a.json", "a.jsonl", "a.csv"} | {
    "a.xlsx",
    "a.eml",
    "a.mhtml",
    "a.warc.gz",
    "a.webarchive",
}
