"""REFERENCE.md: every command with its options, every setting; made from the code by `make columns`."""

from __future__ import annotations

import inspect
from typing import Any

import typer.main
from pydantic_core import PydanticUndefined

from pipeline.cli import app
from pipeline.settings import SETTINGS_FILE, Settings

HEAD = """# Commands and settings

Made from the code by `make columns`; do not edit. The columns of the tables and all codes in them stand in
[outputs/README.md](outputs/README.md).

Exit codes: 0 all is in, and nothing waits for you; 1 something should be looked at (named on stderr, with the
reason); 2 the command or the set-up is wrong; 3 failed, a full disk or a fault of the program, and nothing is replaced;
130 stopped by Ctrl-C, 143 by SIGTERM: nothing is replaced, what was read is kept and the next run goes on from there.
"""

SETTINGS_HEAD = f"""## Settings

A flag wins over a `FILROUGE_…` variable, this over a line of `{SETTINGS_FILE}` in the current folder (or of the
file that `--settings` names). The variable of `max_file_mb` is `FILROUGE_MAX_FILE_MB`. A name that is not in this
table is an error.

| setting | values | default | meaning |
|---|---|---|---|"""


def describe_reference() -> str:
    """The text of REFERENCE.md."""
    root: Any = typer.main.get_command(app)
    parts = [HEAD]
    for name, command in root.commands.items():
        parts.append(_describe_command(name, command))
    rows = [_describe_setting(name) for name in Settings.model_fields]
    return "\n".join([*parts, SETTINGS_HEAD, *rows]) + "\n"


def _describe_command(name: str, command: Any) -> str:
    lines = [
        f"## filrouge {name}",
        "",
        inspect.cleandoc(command.help or ""),
        "",
        "| | default | meaning |",
        "|---|---|---|",
    ]
    for parameter in command.params:
        if parameter.name == "help":
            continue
        shown = parameter.name.upper() if parameter.param_type_name == "argument" else ", ".join(parameter.opts)
        default = parameter.default
        if default is None or default is False or default is ...:
            default = ""
        kept = f"`{getattr(default, 'value', default)}`" if default != "" else ""
        lines.append(f"| `{shown}` | {kept} | {_cell(parameter.help or '')} |")
    return "\n".join(lines) + "\n"


def _describe_setting(name: str) -> str:
    field = Settings.model_fields[name]
    schema = Settings.model_json_schema()["properties"][name]
    bounds = [
        f"{word} {schema[key]:g}"
        for key, word in (("minimum", "from"), ("exclusiveMinimum", "more than"), ("maximum", "up to"))
        if key in schema
    ]
    values = " or ".join(f"`{value}`" for value in schema["enum"]) if "enum" in schema else _type(schema)
    default = field.default if field.default is not PydanticUndefined else None
    shown = "the day of the run" if name == "today" else "" if default in (None, ()) else f"`{_toml(default)}`"
    return f"| `{name}` | {', '.join([values, *bounds])} | {shown} | {_cell(field.description or '')} |"


def _type(schema: dict[str, Any]) -> str:
    names = {"boolean": "true or false", "number": "number", "integer": "whole number", "array": "list of texts"}
    if schema.get("format") == "date":
        return "day, as 2025-05-19"
    return names.get(schema.get("type", ""), "table of texts" if schema.get("type") == "object" else "text")


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(describe_reference(), end="")
