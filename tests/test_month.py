"""A month of use: articles arrive in five batches, decisions are made between them, and every one of them holds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.compose import adopt_decisions, write_tables
from pipeline.records import ArticleFacts, EventMention, Facts, Timex
from pipeline.settings import Settings
from pipeline.steps.ingest.corrections import read_corrections
from pipeline.steps.resolve import resolve_facts
from tests.steps.resolve.articles import told
from tests.steps.tabulate.libreoffice import needs_libreoffice, through_libreoffice


def dated(facts: ArticleFacts, day: date, trigger: str, label: str) -> ArticleFacts:
    """The article with one event, told by the words `trigger`."""
    article = facts.article
    at = article.text.index(trigger)
    timex = Timex(
        date_id=f"{article.article_id}:d", article_id=article.article_id, kind="date", text=article.text[:1],
        start_char=0, end_char=1, edtf=day.isoformat(), date_start=day, date_end=day, precision="day",
        basis="explicit", rule="test",
    )  # fmt: skip
    event = EventMention(
        article_id=article.article_id, date_id=timex.date_id, sentence=article.text, start_char=0,
        end_char=len(article.text), trigger=trigger, trigger_start_char=at, trigger_end_char=at + len(trigger),
        trigger_lemma=trigger, type="other", modality="realised", label=label, rule="test",
    )  # fmt: skip
    return replace(facts, timexes=(timex,), event_mentions=(event,))


BATCHES = [
    [
        told("a1", "Jean Martin inaugure le pont.", "Jean Martin", role="maire de Luzac"),
        told("a2", "Jean Martin signe l'accord.", "Jean Martin", role="maire de Tulle"),
        told("a3", "Oda recrute et Oda ouvre.", "Oda", "Oda", kind="organization"),
        told("a4", "Oda Orance ferme son site.", "Oda Orance", kind="organization"),
        told("a5", "Anne Bret préside.", "Anne Bret"),
        told("a6", "Mme Bret se tait.", "Bret"),
        told("a7", "Rolland Vidal, à Tulle, embauche ; Vidal grandit.", "Rolland Vidal", "Vidal"),
        told("a8", "Claude Mérou arbitre.", "Claude Mérou"),
        dated(told("a9", "Le barrage cède."), date(2024, 3, 9), "cède", "Le barrage cède"),
    ],
    [
        told("b1", "Jean Martin vote le budget.", "Jean Martin", role="maire de Luzac"),
        told("b2", "Oda Orance licencie.", "Oda Orance", kind="organization"),
        told("b3", "Élise Mérou plaide.", "Élise Mérou"),
    ],
    [
        # It sorts before the other telling of that day, and would take its id.
        dated(told("a0", "À Tulle, un vieux mur de la gare routière cède."), date(2024, 3, 9), "cède", "Un mur cède"),
        told("c1", "Rolland Vidal ouvre un atelier.", "Rolland Vidal"),
        told("c2", "Anne Bret démissionne.", "Anne Bret"),
    ],
    [
        told("d1", "Jean Martin part.", "Jean Martin", role="maire de Tulle"),
        told("d2", "Claude Mérou siffle.", "Claude Mérou"),
    ],
    [told("e1", "Rolland Vidal vend.", "Rolland Vidal"), told("e2", "Jean Martin revient.", "Jean Martin")],
]


@dataclass
class Month:
    """One user's folder over a month."""

    folder: Path
    spreadsheet: Callable[[Path], None]
    arrived: list[ArticleFacts] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def review(self) -> Path:
        return self.folder / "out" / "review.csv"

    def run(self, batch: list[ArticleFacts]) -> list[str]:
        """What `filrouge run` does after the articles are read; the problems that it names."""
        self.arrived += batch
        taken = adopt_decisions(self.raw, self.folder / "out")
        corrections, unread = read_corrections(self.raw / "corrections.csv")
        self.facts = resolve_facts(self.arrived, corrections=corrections, rejections=(*taken.problems, *unread))
        write_tables(self.facts, self.folder / "out", Settings(), raw=self.raw)
        return [f"{row.source} {row.detail}" for row in self.facts.rejections]

    def decide(self, **cells: tuple[str, str]) -> None:
        """Open review.csv in the spreadsheet, write (column, word) beside names that begin so, save."""
        self.spreadsheet(self.review)
        with self.review.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=";"))
        for begin, (column, word) in cells.items():
            mine = [row for row in rows if begin.replace("_", " ") in (row["left"] + "|" + row["right"])]
            assert len(mine) == 1, (begin, [(row["left"], row["right"]) for row in rows])
            mine[0][column] = word
        with self.review.open("w", encoding="utf-8-sig", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        self.spreadsheet(self.review)

    def add_line(self, line: str) -> None:
        """Add a line to corrections.csv as an old Excel does: Windows-1252, CRLF."""
        path = self.raw / "corrections.csv"
        path.write_bytes(path.read_bytes() + line.encode("cp1252") + b"\r\n")

    def who(self, article_id: str) -> list[str]:
        """What the tables call those whom an article names."""
        names = {entity.entity_id: f"{entity.kind[:3]} {entity.name}" for entity in self.facts.entities}
        return [names[m.entity_id or ""] for m in self.facts.mentions if m.article_id == article_id]

    def asked(self) -> set[str]:
        with self.review.open(encoding="utf-8-sig", newline="") as lines:
            return {f"{row['left']}|{row['right']}" for row in csv.DictReader(lines, delimiter=";")}


def no_spreadsheet(_: Path) -> None:
    """Edit the file as it is."""


@pytest.mark.parametrize("spreadsheet", ["none", pytest.param("LibreOffice", marks=needs_libreoffice)])
def test_every_decision_of_a_month_holds(tmp_path: Path, spreadsheet: str) -> None:
    def libreoffice(path: Path) -> None:
        path.write_bytes(through_libreoffice(tmp_path, path)[path.name].read_bytes())

    month = Month(tmp_path, libreoffice if spreadsheet == "LibreOffice" else no_spreadsheet)
    month.raw.mkdir()
    # What a colleague kept in Excel: Windows-1252, capitals, stray spaces, a note, a slip, a name of another affair.
    (month.raw / "corrections.csv").write_bytes(
        "sep=;\r\n# gardé par Élise\r\nKIND;LEFT;RIGHT;DECISION;note\r\n"
        'ACTEUR ; Élise Mérou ; Claude Mérou ;Différents.;"frère, sœur"\r\n'
        "actor;Anne Bret;Claude Mérou;diferent;\r\n"
        "actor;Personne Absente;Anne Bret;same;\r\n".encode("cp1252")
    )
    excel = (month.raw / "corrections.csv").read_bytes()

    problems = month.run(BATCHES[0])
    assert [problem for problem in problems if "line 5: 'diferent' is no decision. Did you mean" in problem]
    assert [problem for problem in problems if "line 6: no actor « Personne Absente »" in problem]
    # Two mayors are two until somebody says otherwise, and are asked about.
    assert month.who("a1") == ["act Jean Martin (maire de Luzac)"]
    assert "Jean Martin (maire de Luzac)|Jean Martin (maire de Tulle)" in month.asked()
    month.decide(
        **{"Jean_Martin (maire de Luzac)": ("decision", "Différents"), "Oda|Oda": ("decision", "MÊME")},
        **{"Bret|Bret": ("decision", "smae")},
    )

    problems = month.run(BATCHES[1])
    assert [problem for problem in problems if problem.startswith("review.csv line") and "'smae'" in problem]
    held = {
        "a1": ["act Jean Martin (maire de Luzac)"],
        "b1": ["act Jean Martin (maire de Luzac)"],
        "a2": ["act Jean Martin (maire de Tulle)"],
        "a3": ["org Oda Orance"] * 2,
        "b2": ["org Oda Orance"],
    }
    undecided = {
        "a5": ["act Anne Bret"], "a6": ["act Bret"], "a7": ["act Rolland Vidal"] * 2, "a8": ["act Claude Mérou"],
        "b3": ["act Élise Mérou"],
    }  # fmt: skip
    assert {article: month.who(article) for article in held | undecided} == held | undecided
    assert not {pair for pair in month.asked() if "Martin" in pair or "Oda" in pair}
    assert "Anne Bret|Bret" in month.asked()  # a slip is no decision: it is asked again
    # Nothing that stood in the colleague's file has changed.
    assert (month.raw / "corrections.csv").read_bytes().startswith(excel)

    month.add_line("Event;Le barrage cède;;= Rupture du barrage de l'Ouche")
    month.decide(**{"Anne_Bret|Bret": ("decision", "incertain")})
    month.add_line("acteur;Rolland Vidal;;Organisation")
    problems = month.run(BATCHES[2])
    held |= {"a7": ["org Rolland Vidal"] * 2, "c1": ["org Rolland Vidal"]}
    undecided.pop("a7")
    undecided |= {"c2": ["act Anne Bret"]}
    assert {article: month.who(article) for article in held | undecided} == held | undecided
    assert sorted(event.label for event in month.facts.events) == ["Rupture du barrage de l'Ouche", "Un mur cède"]

    month.add_line("actor;Jean Martin (maire de Luzac);Jean Martin (maire de Tulle);même")
    problems = month.run(BATCHES[3])
    assert [problem for problem in problems if "says otherwise, and the later line holds" in problem]
    for article in ("a1", "a2", "b1", "d1"):
        held[article] = ["act Jean Martin"]
    undecided |= {"d2": ["act Claude Mérou"]}
    assert {article: month.who(article) for article in held | undecided} == held | undecided
    assert not {pair for pair in month.asked() if "Martin" in pair}

    month.add_line("organization;Rolland Vidal;;PERSONNE")
    path = month.raw / "corrections.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"Oda" not in line and "même".encode("cp1252") not in line]
    assert len(kept) == len(lines) - 2  # undone: two bearers again, two bodies again
    path.write_bytes(b"".join(kept))
    month.review.unlink()  # its answers are those of the month before
    month.run(BATCHES[4])
    held |= {
        "a1": ["act Jean Martin (maire de Luzac)"], "b1": ["act Jean Martin (maire de Luzac)"],
        "a2": ["act Jean Martin (maire de Tulle)"], "d1": ["act Jean Martin (maire de Tulle)"],
        "e2": ["act Jean Martin"], "a3": ["org Oda"] * 2, "b2": ["org Oda Orance"], "a4": ["org Oda Orance"],
        "a7": ["act Rolland Vidal"] * 2, "c1": ["act Rolland Vidal"], "e1": ["act Rolland Vidal"],
    }  # fmt: skip
    assert {article: month.who(article) for article in held | undecided} == held | undecided
    assert sorted(event.label for event in month.facts.events) == ["Rupture du barrage de l'Ouche", "Un mur cède"]
