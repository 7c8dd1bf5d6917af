"""Help and complaints of the command line in the user's language; what Typer says by itself, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperCommand, TyperGroup

from pipeline.language import speaks_french, spoken

USAGE = "Usage : "
TITLES = {
    "ARGUMENTS_PANEL_TITLE": "Arguments",
    "OPTIONS_PANEL_TITLE": "Options",
    "COMMANDS_PANEL_TITLE": "Commandes",
    "ERRORS_PANEL_TITLE": "Erreur",
    "DEFAULT_STRING": "[par défaut : {}]",
    "REQUIRED_LONG_STRING": "[obligatoire]",
    "RICH_HELP": "[blue]'{command_path} {help_option}'[/] dit comment.",
}
"""What Typer's pages are made of, by its names for it."""


def in_french(text: str) -> str:
    """A help text, paragraph by paragraph; one that has no French stays as it is."""
    from pipeline.french import mapping

    known = mapping("view_help", "english", "french")
    paragraphs = (" ".join(one.split()) for one in text.split("\n\n"))
    return "\n\n".join(known.get(one, one) for one in paragraphs)


class _Spoken:
    """A command, or all of them, whose pages and complaints are in the user's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page of help."""
        if speaks_french():
            _turn(self, ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Its first line."""
        if not speaks_french():
            super().format_usage(ctx, formatter)  # type: ignore[misc]
            return
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=USAGE)  # type: ignore[attr-defined]

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read what was typed."""
        with _complaints():
            return super().make_context(*args, **kwargs)  # type: ignore[misc]

    def invoke(self, ctx: Any) -> Any:
        """Run it."""
        with _complaints():
            return super().invoke(ctx)  # type: ignore[misc]


class SpokenCommand(_Spoken, TyperCommand):
    """One command."""


class SpokenGroup(_Spoken, TyperGroup):
    """All commands."""


@contextmanager
def _complaints() -> Iterator[None]:
    """What is wrong with what was typed, in the user's language: Typer writes it when it has come all the way up."""
    try:
        yield
    except Exception as error:
        said = getattr(error, "format_message", None)
        if said is not None and speaks_french() and "format_message" not in vars(error):
            _turn_titles()
            error.format_message = lambda: spoken(said())  # type: ignore[attr-defined]
        raise


def _turn(command: Any, ctx: Any) -> None:
    _turn_titles()
    for one in (command, *getattr(command, "commands", {}).values()):
        one.help = in_french(one.help or "")
    for one in command.get_params(ctx):
        if getattr(one, "help", None):
            one.help = in_french(one.help)


def _turn_titles() -> None:
    from typer import rich_utils

    for name, text in TITLES.items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, text)
