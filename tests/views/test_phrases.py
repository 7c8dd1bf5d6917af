"""What readers see is French: evidence, reasons, cures, rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from pipeline.cli.ask import KEYS
from pipeline.french import rows
from pipeline.language import spoken
from pipeline.records.rejection import REASONS, Rejection, set_aside
from pipeline.steps.ingest.corrections import parse_correction
from pipeline.steps.ingest.decisions import describe
from pipeline.steps.tabulate.news import CHANGES, KINDS, describe_news
from pipeline.views.doubts import answer_in_words, evidence_in_words
from pipeline.views.phrases import in_french, what_is_wrong, what_to_do
from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts

ENGLISH = {"the", "of", "and", "are", "is", "with", "to", "no", "in", "then", "more"}
STEPS = Path(__file__).parents[2] / "pipeline" / "steps"
SAYS = {"what", "problem", "detail", "why", "evidence", "empty"}
CALLS = {"set_aside", "reject", "raw_texts", "_reject", "set_line_aside", "ValueError", "UnsafeArchiveError"}
# What the system or a library says, after the format that it is said of.
FOREIGN = re.compile(r"\w*:? ?7(: 7)?|7: `filrouge check 7`|.* is no decision\. 7Write.*")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("both in courrier-1", "tous deux dans courrier-1"),
        ("both in a, b, c and 2 more", "tous deux dans a, b, c et 2 de plus"),
        (
            "« Roy » in a, b, c and 2 more; « Paule Roy » in d",
            "« Roy » dans a, b, c et 2 de plus ; « Paule Roy » dans d",
        ),
        ("« voté » / « vote »; 40 % of words", "« voté » / « vote » ; 40 % de mots communs"),
        (
            "« dit » / « jugé », both legal_action; 4 % of words; both name Luce Roy",
            "« dit » / « jugé », tous deux « justice » ; 4 % de mots communs ; nomment tous deux Luce Roy",
        ),
        ("in courrier-2", "dans courrier-2"),
        ("left out of the tables; the corrections file", "laissé hors des tables ; le fichier de corrections"),
        (
            "line 4: no actor « Roi » and « Roy » in these articles. Correct the name, or leave the line for articles "
            "to come.",
            "ligne 4 : introuvable dans ces articles : personne « Roi » et « Roy ». Corrigez le nom, ou laissez la "
            "ligne pour des articles à venir.",
        ),
        (
            "set aside: metadata.csv: metadata_bad_date. Line 4: '31/02/2024' is no date. "
            + REASONS["metadata_bad_date"].advice,
            "mis de côté : metadata.csv : date illisible dans metadata.csv. Ligne 4 : « 31/02/2024 » n’est pas une "
            "date. Écrivez le jour ainsi : 2025-05-19 ou 19/05/2025.",
        ),
        (
            "57 of 113 words of prose were dropped (comments 57, end matter 4): `filrouge check a.txt`",
            "57 mots de prose sur 113 n’ont pas été gardés (commentaires 57, bas de page 4) : « filrouge check a.txt »",
        ),
        (
            "line 4: 'noce' is no status. Write one of realised, planned into the column new_name.",
            "ligne 4 : « noce » n’est pas un statut. Écrivez l’un de ceux-ci dans la colonne new_name : a eu lieu, "
            "prévu.",
        ),
        (
            "{lundi} is 2024-03-11 (relative, counted from 2024-03-12), read by `weekday` (as in « Rien [mardi]. »)",
            "{lundi} vaut 2024-03-11 (relatif, compté du 2024-03-12), lu par `weekday` (comme dans « Les discussions "
            "ont échoué [mardi]. »)",
        ),
        (
            "« Roy » / « Luce Roy »: same, by you; both in a",
            "« Roy » / « Luce Roy » : le même, par vous ; tous deux dans a",
        ),
        (
            "a.txt (part 2), line 6 (line 3 of the cleaned text), Le Courrier, 3 mars 2024:",
            "a.txt (partie 2), ligne 6 (ligne 3 du texte nettoyé), Le Courrier, 3 mars 2024 :",
        ),
        (
            "line 2, « Roy »: 'both' is no decision. Write same, different, ignore, person, organization or add; of an "
            "event date, type, status or without; a new name goes into the column new_name.",
            "ligne 2, « Roy » : « both » n’est pas une décision. Écrivez même, différent, ignorer, personne, "
            "organisation ou ajouter ; d’un événement date, type, statut ou sans ; un nouveau nom va dans la colonne "
            "new_name.",
        ),
        ("No such command 'rum'. Did you mean 'run'?", "Commande inconnue : « rum ». Est-ce « run » ?"),
        (
            "Invalid value for 'FILE': a.txt: no such file.",
            "Valeur qui ne va pas pour « FILE » : a.txt : ce fichier n’existe pas.",
        ),
        (
            "f.toml: Unclosed array (at line 3, column 1). Correct the file or remove it.",
            "f.toml : une liste n’est pas fermée (ligne 3, colonne 1). Corrigez le fichier ou ôtez-le.",
        ),
        (
            "a.csv: cannot be read (Permission denied). Close the program that holds it.",
            "a.csv : illisible (accès refusé). Fermez le programme qui le tient ouvert.",
        ),
        ("It cannot be opened (No such file or directory)", "Il ne s’ouvre pas (fichier ou dossier introuvable)"),
        (
            "setting 'today': Value error, Input should be a valid date. Correct it in a, in B or in the command.",
            "réglage « today » : on attend un jour, écrit 2024-03-02. Corrigez-le dans a, dans B ou dans la commande.",
        ),
        ("2 actors merged", "2 personnes par fusion de plusieurs"),
        ("event dated anew: 2024-03-03 La cour juge", "événement à une autre date : 2024-03-03 La cour juge"),
        ("2 events dated anew", "2 événements à une autre date"),
        ("1 organization gone", "1 organisation en moins"),
        ("un texte que rien ne dit en anglais", "un texte que rien ne dit en anglais"),
    ],
)
def test_phrases(english: str, french: str) -> None:
    assert in_french(english) == french


def test_every_reason_and_cure_is_french() -> None:
    assert set(code_texts("reason")) == set(REASONS), "say it in view_codes.tsv, vocabulary `reason`"
    assert set(code_texts("advice")) == set(REASONS), "say it in view_codes.tsv, vocabulary `advice`"
    row = set_aside("b.txt", "normalise", "exact_duplicate", "The same text as a.txt")
    assert what_is_wrong(row) == "même texte qu’un autre : Le même texte que a.txt"
    assert what_to_do(row) == "Rien à faire : le même texte y est déjà."
    assert what_is_wrong(set_aside("b.txt", "ingest", "encrypted")) == "mot de passe"
    said = "line 3: both names are 'Roy'. Nothing to make one."
    corrected = Rejection(source="corrections.csv", step="resolve", reason="correction_unreadable", detail=said)
    assert what_is_wrong(corrected) == "décision illisible"
    assert what_to_do(corrected) == "ligne 3 : les deux noms sont « Roy ». Il n’y a rien à réunir."


def test_every_rule_that_joins_or_asks_is_told_in_french() -> None:
    rules = {row["id"] for table in ("rules/links", "rules/event_links") for row in rows(table)}
    assert rules <= set(code_texts("why")), "add them to view_codes.tsv, vocabulary `why`"


@pytest.mark.parametrize(
    ("word", "shown"), [("same", "même"), ("Différent", "différent"), ("person", "personne"), ("smae", "smae")]
)
def test_answers_in_words(word: str, shown: str) -> None:
    assert answer_in_words(word) == shown


def still_english(text: str) -> set[str]:
    """Words of English that are left when a text is put into French."""
    return ENGLISH & set(re.findall(r"[a-zà-ÿ]+", in_french(text)))


def messages() -> Iterator[str]:
    """All that the first steps say of what they set aside, and of decisions, with 7 for what is filled in."""
    for folder in (STEPS / "ingest", STEPS / "normalise", STEPS / "resolve", STEPS.parent / "store"):
        for path in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in CALLS:
                    yield from _texts([*node.args[-1:], *[key.value for key in node.keywords if key.arg in SAYS]])
                elif isinstance(node, ast.Assign) and {_name(one) for one in node.targets} & SAYS:
                    yield from _texts([node.value])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            choices = [list(_part(part)) for part in node.values]
            yield from ("".join(parts) for parts in product(*choices))


def _part(node: ast.expr) -> Iterator[str]:
    """What may stand there: the words of either branch, or anything."""
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.IfExp):
        for branch in (node.value.body, node.value.orelse):
            yield str(branch.value) if isinstance(branch, ast.Constant) else f"{_start(branch)}7"
    else:
        yield str(node.value) if isinstance(node, ast.Constant) else "7"


def _start(node: ast.expr) -> str:
    return str(node.left.value) if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant) else ""


def test_whatever_is_said_of_a_file_or_a_decision_has_its_french() -> None:
    said = {one for one in messages() if " " in one and not FOREIGN.fullmatch(one)}
    assert len(said) > 40
    # What a reader or a correction says stands behind its format or line.
    shown = {one: (one, f"zip: {one}", f"line 7: {one}") for one in said}
    missing = {one for one, ways in shown.items() if all(in_french(way) == way or still_english(way) for way in ways)}
    assert missing == set(), "add to view_phrases.tsv"


def test_what_is_said_hides_no_cure() -> None:
    advice, cure = REASONS["no_text"].advice, code_texts("advice")["no_text"]
    said = {one for one in messages() if " " in one and not FOREIGN.fullmatch(one) and in_french(one) != one}
    said -= {one for one in said if one.startswith("line ")}  # decisions say their cure themselves
    assert len(said) > 40
    assert {one for one in said if not in_french(f"{one}. {advice}").endswith(f". {cure}")} == set()


def screen_lines() -> Iterator[str]:
    """All that `run` and `review` say on screen, with 7 for what is filled in."""
    for name in ("run", "review", "ask", "check", "export", "diff"):
        for node in ast.walk(ast.parse((STEPS.parent / "cli" / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("say", "spoken"):
                yield from _texts(node.args[:1])
    for _, meaning in KEYS.values():
        yield meaning


def errors() -> Iterator[str]:
    """What stops a command, as the user reads it."""
    package = STEPS.parent
    places = (
        STEPS / "ingest",
        STEPS / "tabulate",
        package / "views",
        package / "cli" / "review.py",
        package / "compose.py",
    )
    for path in (file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("BadInput", "BadOutput", "BadCorrections"):
                yield from _texts(node.args[:1])


def test_errors_have_their_french() -> None:
    said = set(errors())
    assert len(said) > 15
    assert {one for one in said if in_french(one) == one or still_english(one)} == set(), "add to view_phrases.tsv"


def test_the_screen_has_its_french() -> None:
    said = {one.strip() for one in screen_lines()} - {"7"}
    assert len(said) > 20
    assert {one for one in said if in_french(one) == one or still_english(one)} == set()


def other_lines() -> Iterator[str]:
    """All else that commands say, much of which has no French yet, with 7 for what is filled in."""
    for path in (file for place in ("cli", "evaluate", "views") for file in (STEPS.parent / place).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr | ast.Constant):
                yield from _texts([node])


def test_no_line_is_half_french() -> None:
    said = {one.strip() for one in other_lines() if " " in one and "\n" not in one}
    assert "line 7 of the cleaned text" in said
    assert {in_french(one) for one in said if in_french(one) != one and still_english(one)} == set()


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, "  7 sur 9"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_CA.UTF-8"}, "  7 sur 9"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "  7 of 9"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "  7 of 9"),
    ],
)
def test_the_language_of_the_screen_is_the_users(
    variables: dict[str, str], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert spoken("  7 of 9") == line


def test_all_news_is_told_in_french() -> None:
    for kind in KINDS:
        for change in CHANGES:
            for n in (1, 2):
                (told,) = describe_news({f"{kind} {change}": n}).split(", ")
                assert in_french(told) != told
                assert not still_english(told), told


def test_decisions_are_told_in_french() -> None:
    words = ("same", "different", "ignore", "person", "organization", "add", "= Luce")
    for article in ("", "a1"):
        for word in words:
            right = "Roy" if word in ("same", "different") else ""
            row = {"kind": "actor", "left": "Luce Roy", "right": right, "decision": word, "article_id": article}
            (one,) = parse_correction(row, 2, "corrections.csv")
            told = describe(one)
            assert in_french(told) != told, told
            assert not still_english(told), told


def test_quotation_marks_hold_what_they_quote(hostile_tables: Path) -> None:
    said = evidence_in_words(RunTables(hostile_tables), "« Roy » in a")
    assert said == "«\N{NO-BREAK SPACE}Roy\N{NO-BREAK SPACE}» dans a"
