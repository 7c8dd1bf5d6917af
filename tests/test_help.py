"""Help and complaints of the command line are in the user's language, and in whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typer.main import get_command

from pipeline.cli import app
from pipeline.cli.help import in_french
from pipeline.french import mapping
from tests.command import filrouge
from tests.conftest import ROOT


def help_texts() -> Iterator[str]:
    """All that the pages of help say, paragraph by paragraph."""
    group = get_command(app)
    for command in (group, *group.commands.values()):  # type: ignore[attr-defined]
        texts = [command.help, *(getattr(one, "help", None) for one in command.params)]
        yield from (" ".join(one.split()) for text in texts if text for one in text.split("\n\n"))
    yield "Show this message and exit."  # of Typer's own option


def test_every_text_of_help_has_its_french_and_no_row_is_left_over() -> None:
    said = set(help_texts())
    assert len(said) > 60
    assert set(mapping("view_help", "english", "french")) == said, "add to view_help.tsv, or take out of it"


def test_help_is_put_into_french_paragraph_by_paragraph() -> None:
    assert in_french("Whose clock.\n\nNobody has\nsaid this.") == "À l’heure d’où.\n\nNobody has said this."


def said_by(*arguments: str, language: str) -> str:
    """What the command says, on one line."""
    done = filrouge(*arguments, cwd=ROOT, LC_ALL=language, COLUMNS="300", TERM="dumb")
    assert done.returncode == (0 if "--help" in arguments else 2)
    return " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["--help"], "Commandes", "Commands"),
        (["run", "--help"], "[par défaut : outputs]", "[default: outputs]"),
        (["run", "--help"], "Usage : ", "Usage: "),
        (["run", "--help"], "Relire tous les articles", "Read every article anew"),
        (["run", "--nope"], "Option inconnue : --nope", "No such option: --nope"),
        (["walk"], "Commande inconnue : « walk ».", "No such command 'walk'."),
        (["explain"], "Il manque l’argument « ID ».", "Missing argument 'ID'."),
        (["run", "--workers", "0"], "« --workers » : on attend 1 ou plus", "greater than or equal to 1"),
        (["run", "--workers", "many"], "on attend un nombre entier", "should be a valid integer"),
        (["run", "a", "b"], "En trop : b", "unexpected extra argument(s) (b)"),
        (
            ["run", ".", "--csv-style", "tab"],
            "réglage « csv_style » : on attend",
            "setting 'csv_style': Input should be",
        ),
        (["evaluate"], "nommez les annotations et leurs textes", "name the annotations and their texts"),
    ],
)
def test_typer_and_settings_speak_the_language_of_the_user(arguments: list[str], french: str, english: str) -> None:
    told = said_by(*arguments, language="fr_FR.UTF-8")
    assert french in told
    assert english not in told
    assert english in said_by(*arguments, language="en_US.UTF-8")
