"""What a genre of the press makes of a page: its head, its lines, who stands on it and who takes part in what.

Beside `happenings.tsv`, whose `who` are names of `names.tsv`, a corpus of genres has `stated.tsv`: what a reader takes
from the head of each page. In `names.tsv` `nobody` is no person or body there, and `roles` are those that the page
gives, with `@` and the body, `?` before one that need not be given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from tests.affair.corpus import HERE, NOTHING, lines, marks, rows
from tests.affair.score import Tables, tellings

STATED = sorted(path.parent.name for path in HERE.glob("*/stated.tsv"))


@dataclass(slots=True)
class Pages:
    """Shares of one, and what is wrong, for a reader.

    Attributes:
        shares: `stated`: cells of the head that are right; `kept`, `dropped`: lines that must stay or go, and do;
            `nothing`: words that tell nothing, and of which nothing is told for certain; `nobody`: words that are no
            name, and are none; `named`: persons and bodies that are found; `roles`: roles that are, and `role_rows`:
            rows of those that are right; `taking_part`: who takes part in happenings that are told and is in the table,
            and `participants`: rows that are right.
    """

    shares: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def share(self, name: str, found: Iterable[tuple[bool, str]]) -> None:
        """Note how many are right, and those that are not."""
        held = list(found)
        self.shares[name] = sum(right for right, _ in held) / len(held)
        self.wrong += [f"{name}\t{what}" for right, what in held if not right]


def score_pages(affair: str, tables: Tables) -> Pages:
    """Measure the tables of a corpus of genres."""
    pages, who = Pages(), _who(affair, tables)
    texts = tables["articles"].groupby("source").text.agg("\n".join)
    pages.share("stated", _stated(affair, tables["articles"]))
    written = [
        (sign, file, words, _letters(words) in _letters(texts.get(file, ""))) for file, sign, words in lines(affair)
    ]
    pages.share("kept", ((there, f"{file}\t{words}") for sign, file, words, there in written if not sign))
    pages.share("dropped", ((not there, f"{file}\t{words}") for sign, file, words, there in written if sign == "~"))
    none = tellings(tables, [mark for mark in marks(affair) if mark.happening == NOTHING])
    certain = {one.event_id for one in tables["events"].itertuples() if one.modality in ("realised", "planned")}
    pages.share("nothing", ((event not in certain, f"{mark.file}\t{mark.words}\t{event}") for mark, event in none))
    forms = {row["forms"]: set(row["forms"].split("|")) for row in rows(affair, "names") if row["kind"] == "nobody"}
    names = set(tables["mentions"].text)
    pages.share("nobody", ((not said & names, form) for form, said in forms.items()))
    ids = [row["id"] for row in rows(affair, "names") if row["id"]]
    pages.share("named", ((one in who.values(), one) for one in ids))
    _roles(affair, tables, who, pages)
    _participants(affair, tables, who, pages)
    return pages


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _stated(affair: str, articles: pd.DataFrame) -> Iterable[tuple[bool, str]]:
    for row in rows(affair, "stated"):
        found = articles[articles.source == row["file"]]
        for name in ("published", "title", "author"):
            if row[name]:
                cells = [str(one)[:10] if name == "published" else str(one) for one in found[name]]
                yield cells == [row[name]], f"{row['file']}\t{name}\t{row[name]}\t{cells}"


def _who(affair: str, tables: Tables) -> dict[str, str]:
    """The id that the corpus gives to an entity: of the forms that it has most often."""
    form_of = {
        (row["kind"], form): row["id"] for row in rows(affair, "names") if row["id"] for form in row["forms"].split("|")
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tables["mentions"].itertuples():
        if (one.kind, one.text) in form_of:
            counts[one.entity_id][form_of[one.kind, one.text]] += 1
    return {entity: count.most_common(1)[0][0] for entity, count in counts.items()}


def _roles(affair: str, tables: Tables, who: dict[str, str], pages: Pages) -> None:
    given: dict[str, list[str]] = {
        row["id"]: [one for one in row["roles"].split("|") if one] for row in rows(affair, "names")
    }
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in tables["affiliations"].itertuples():
        if one.actor_id in who:
            found[who[one.actor_id]].append((one.role.casefold(), who.get(one.organization_id, "")))
    asked = [(one, role) for one, roles in given.items() for role in roles if not role.startswith("?")]
    pages.share(
        "roles",
        ((any(_fits(role, one) for one in found[who_]), f"{who_}\t{role}\t{found[who_]}") for who_, role in asked),
    )
    held = [(one, role) for one, roles in found.items() for role in roles]
    pages.share("role_rows", ((any(_fits(one, role) for one in given[who_]), f"{who_}\t{role}") for who_, role in held))


def _fits(given: str, found: tuple[str, str]) -> bool:
    role, _, body = given.removeprefix("?").partition("@")
    return role.casefold() in found[0] and body in ("", found[1])


def _participants(affair: str, tables: Tables, who: dict[str, str], pages: Pages) -> None:
    truth = {row["id"]: row for row in rows(affair, "happenings")}
    there = tables["event_participants"].groupby("event_id").entity_id.agg(set)
    told: dict[str, set[str]] = defaultdict(set)
    for mark, event in tellings(tables, [mark for mark in marks(affair) if mark.happening != NOTHING]):
        if event is not None:
            told[mark.happening] |= {who.get(one, one) for one in there.get(event, ())}
    asked = [(number, one) for number in told for one in truth[number]["who"].split(",") if one]
    pages.share(
        "taking_part", ((one in told[number], f"{number}\t{one}\t{truth[number]['what']}") for number, one in asked)
    )
    held = [(number, one) for number, ones in told.items() for one in ones]
    pages.share(
        "participants",
        ((one in truth[number]["who"].split(","), f"{number}\t{one}\t{truth[number]['what']}") for number, one in held),
    )
