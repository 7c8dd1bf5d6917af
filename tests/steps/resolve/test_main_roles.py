"""The role by which a person is known, and its body."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.steps.resolve.main_roles import main_role

DAYS = {f"a{n}": date(2025, 3, day) for n, day in enumerate((1, 5, 2, 3, 4, 6), 1)}


@pytest.mark.parametrize(
    ("said", "main"),
    [
        # what most articles say, told by the form that says of what, if some name it
        ([("maire", None, "a1"), ("maire", None, "a2"), ("juge", None, "a3")], ("maire", None)),
        ([("maire", None, "a1"), ("maire", None, "a2"), ("maire de Lyon", None, "a3")], ("maire de Lyon", None)),
        ([("maire", None, "a1"), ("maire de la commune", None, "a3")], ("maire", None)),
        ([("maire de Lyon", None, "a1"), ("juge", None, "a2"), ("maire", None, "a3")], ("maire de Lyon", None)),
        ([("élu", None, "a1"), ("élue du port", None, "a3"), ("élu du Port", None, "a2")], ("élu du Port", None)),
        ([("élue", None, "a1"), ("élue d'opposition", None, "a2")], ("élue d'opposition", None)),
        # who is an « élue » is known by what else one article in five says
        (
            [("élue", None, "a1"), ("élue", None, "a2"), ("cheffe de l'opposition", None, "a3")],
            ("cheffe de l'opposition", None),
        ),
        ([*(("élue", None, f"a{n}") for n in range(1, 7)), ("juge", None, "a6")], ("élue", None)),
        ([("élue", None, "a1"), ("employée", None, "a2")], ("employée", None)),
        # what somebody is to another tells nobody who it is, unless it says to whom
        ([("épouse", None, "a1"), ("épouse", None, "a2")], (None, None)),
        ([("compatriote", None, "a1"), ("victime", None, "a2"), ("juge", None, "a3")], ("juge", None)),
        ([("épouse", None, "a1"), ("épouse de Marc Orval", None, "a2")], ("épouse de Marc Orval", None)),
        ([("cliente", "banque", "a1")], ("cliente", "banque")),
        ([("successeur", None, "a1"), ("successeur", None, "a2"), ("maire", None, "a3")], ("maire", None)),
        # « adjoint » is another role, « général » belongs to it
        ([("maire", None, "a1"), ("maire", None, "a2"), ("maire adjoint de Lyon", None, "a3")], ("maire", None)),
        # one in six that says of what speaks for itself alone
        (
            [*(("président", None, f"a{n}") for n in range(1, 7)), ("président du club Orval", "club", "a2")],
            ("président", None),
        ),
        # of two offices of one name the latest of the most, and nothing of the other's body
        (
            [("ministre de la Mer", "mer", "a1"), ("ministre", None, "a3"), ("ministre du Port", None, "a2")],
            ("ministre du Port", None),
        ),
        # a form that points back into its article completes nothing that another one tells
        (
            [("avocate", None, "a1"), ("avocate du MRO", "mro", "a3"), ("avocate de l'association", None, "a6")],
            ("avocate du MRO", "mro"),
        ),
        # of equals the latest
        ([("juge", None, "a1"), ("maire", None, "a2")], ("maire", None)),
        # the body is that of the same role; who names none says nothing against it
        ([("maire", None, "a1"), ("maire", None, "a2"), ("président", "club", "a2")], ("maire", None)),
        ([("juge", "cour", "a1"), ("juge", None, "a2"), ("juge", None, "a3")], ("juge", "cour")),
        ([("PDG", None, "a1"), ("PDG", None, "a2"), ("PDG de l'entreprise", "firme", "a3")], ("PDG", "firme")),
        ([("juge", "cour", "a1"), ("juge", "chambre", "a2"), ("juge", "cour", "a3")], ("juge", "cour")),
    ],
)
def test_main_role(said: list[tuple[str, str | None, str]], main: tuple[str | None, str | None]) -> None:
    assert main_role(said, DAYS) == main
    assert main_role(said[::-1], DAYS) == main
