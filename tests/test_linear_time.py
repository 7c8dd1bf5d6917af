"""Twice as long a run of anything takes about twice the time, from the words of a text to its merged names.

Each row once took time as the square: rulers and dotted forms in the tokenizer, lists of dates and names in sentences
without a stop, names that were compared with all names. Time is processor time as a ratio (`tests/growth.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from pipeline.components.long_chunks import LONGEST, pieces
from pipeline.components.press_sentences import MOST_WORDS
from pipeline.records import Article, Header
from pipeline.steps.ingest.markdown import looks_like_markdown, plain_markdown, titled
from pipeline.steps.recognise import Recognised, recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from tests.growth import growth

pytestmark = pytest.mark.model
HEAD = "Assemblée des Amis du Marais\n\nLe 3 mars 2024, Zoé Lenoir a quitté la présidence de l'association.\n\n"
TAIL = "\n\nUn nouveau bureau doit être élu au printemps par les adhérents réunis à la salle des fêtes.\n"


def names(n: int, *, seed: int = 3) -> list[str]:
    """So many invented names of three syllables."""
    pick = random.Random(seed)
    return ["".join(pick.choice("bcdfglmnprstv") + pick.choice("aeiou") for _ in range(3)).title() for _ in range(n)]


def listed(n: int, of: str, *, seed: int = 3) -> str:
    """A sentence without a stop: so many of something, a name in each."""
    return ", ".join(of.format(one, two) for one, two in zip(names(n), names(n, seed=seed + 1), strict=True)) + "."


SIGNS = ["." * 2, "_", "*", "#", "[", "(", "'", "’", "\ufffd", "—", "=", "…", "!", '"', "«", "l'", "😀", "a-", ".]"]
BLANK = [" ", "\t", "\u00a0"]
RUNS: dict[str, Callable[[int], str]] = {
    **{repr(sign): lambda n, sign=sign: sign * (3 * n // len(sign)) for sign in SIGNS},  # type: ignore[misc]
    **{repr(sign): lambda n, sign=sign: f"Ici{sign * 30 * n}là." for sign in BLANK},  # type: ignore[misc]
    "mars mars": lambda n: "mars " * (n // 2),
    "dates": lambda n: "Elle vint " + ", ".join(f"le {1 + i % 28} mars {1990 + i % 30}" for i in range(n // 12)) + ".",
    "names": lambda n: f"Étaient là {listed(n // 4, '{} {}')}",
    "lines of names": lambda n: listed(n // 4, "{} {}").replace(", ", "\n"),
    "bodies": lambda n: f"Étaient là {listed(n // 4, 'la société {} Groupe')}",
    "ministries": lambda n: listed(n // 4, "le ministère de la {}"),
    "roles": lambda n: listed(n // 4, "la directrice de {}"),
    "one role": lambda n: "Le maire a dit non. " * (n // 5),
    "one name": lambda n: "Zoé Lenoir, " * (n // 3),
    "one body": lambda n: "Société Générale " * (n // 2),
    "capital words": lambda n: " ".join(names(n)) + ".",
    "short lines": lambda n: "ab\n" * n,
    "quotations": lambda n: "« oui » " * (n // 3),
}


def article(text: str) -> Article:
    return Article(
        article_id="a",
        source="a.txt",
        part=0,
        sha256="0",
        text=text,
        title="Assemblée",
        published=date(2024, 3, 5),
        published_basis="metadata",
    )


def recognised(text: str, nlp: Language) -> Recognised:
    return next(recognise_articles((article(text),), nlp))


@pytest.mark.parametrize("run", RUNS)
def test_twice_the_run_takes_twice_the_time(run: str, nlp: Language) -> None:
    def work(n: int) -> Callable[[], object]:
        text = HEAD + RUNS[run](n) + TAIL
        return lambda: resolve_facts([relate_article(recognised(text, nlp))])

    work(100)()
    assert growth(work, 1500, most=3) < 3


def dated(n: int, first: str, second: str) -> str:
    """So many happenings with a day each, eight a paragraph."""
    told = (
        f"{first.format(name)} le {1 + at % 28} mars {1950 + at % 60}. {second.format(1950 + at * 7 % 60)}"
        for at, name in enumerate(names(n))
    )
    return "".join(f"{one}\n\n" if at % 8 == 7 else f"{one} " for at, one in enumerate(told))


CHRONICLES = {
    "lives": ("Paul {} a gagné", "Il a perdu en {}."),
    "no field": ("La ville a remporté un lot", "Elle a rendu le sien en {}."),
}


@pytest.mark.parametrize("chronicle", CHRONICLES)
def test_twice_the_chronicle_is_related_in_twice_the_time(chronicle: str, nlp: Language) -> None:
    def work(n: int) -> Callable[[], object]:
        found = recognised(HEAD + dated(n, *CHRONICLES[chronicle]) + TAIL, nlp)
        return lambda: relate_article(found)

    work(100)()
    assert growth(work, 300, most=3) < 3


@pytest.mark.parametrize("run", RUNS)
def test_offsets_hold_in_runs(run: str, nlp: Language) -> None:
    text = HEAD + RUNS[run](1500) + TAIL
    found = recognised(text, nlp)
    assert found.doc.text == text
    assert "Zoé Lenoir" in {mention.text for mention in found.mentions}
    assert all(text[row.start_char : row.end_char] == row.text for row in (*found.mentions, *found.timexes))
    assert max(len(sent) for sent in found.doc.sents) <= MOST_WORDS


@pytest.mark.parametrize(
    "run",
    [
        "[",
        "**",
        "** a ",
        "_a",
        "](",
        "![",
        "<",
        "`",
        "|",
        "&amp;",
        "ab\n",
        "Document \n\n",
        "\ufffd",
        " ",
        "\t",
        "# a" + 99 * " ",
    ],
)
def test_markdown_is_read_in_linear_time(run: str) -> None:
    def work(n: int) -> Callable[[], object]:
        text = HEAD + "# Un titre " + run * (n // len(run)) + " fin" + TAIL
        return lambda: (looks_like_markdown(text), plain_markdown(text), titled(Header(), text))

    assert growth(work, 40_000, most=3.5) < 3.5


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("# Un titre", "Un titre"),
        ("## Un titre ##", "Un titre"),
        ("# Le point # de vue \t", "Le point # de vue"),
        ("# C# ##  ", "C# ##"),
        ("#Pas un titre", "#Pas un titre"),
    ],
)
def test_a_heading_loses_its_marks(line: str, plain: str) -> None:
    assert plain_markdown(line) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Une phrase.",
        "a" * 2000,
        "." * 2000,
        "Avant " + "_" * 700 + " après " + "l'" * 400,
        "http://exemple.fr/" + "chemin/" * 100,
        "",
    ],
)
def test_pieces_are_the_text(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    if not re.search(r"\w{100}", text):
        assert all(len(chunk) <= LONGEST for piece in cut for chunk in piece.split())


def test_an_address_of_usual_length_is_one_token(nlp: Language) -> None:
    address = "https://www.exemple.fr/politique/" + "-".join(["un-long-titre"] * 14)
    assert 200 < len(address) < LONGEST
    assert [token.text for token in nlp.make_doc(f"Lire {address} ici.")] == ["Lire", address, "ici", "."]
