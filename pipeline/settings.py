"""One frozen Settings: a TOML file, the environment and the command's flags, read once and passed down."""

from __future__ import annotations

import os
import tomllib
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from pipeline.errors import BadSettings

SETTINGS_FILE = "filrouge.toml"
NEAR = 0.88
"""How alike a slip is to the rule that was meant; two rules of one purpose are less so: marked_by and caused_by."""
# How the work is done: the tables are the same whatever these say.
HOW = frozenset({"batch_articles", "workers", "seconds_per_article", "engine"})
FIELDS = ("text", "title", "published", "updated", "author", "outlet", "url", "page", "language")
"""What a column of JSON, CSV or XLSX input can hold of an article."""


def day_of_run() -> date:
    """The day by this machine's clock, or by that of Paris where it is later: the morning's papers bear that one."""
    return max(date.today(), datetime.now(ZoneInfo("Europe/Paris")).date())


class Settings(BaseSettings):
    """What a user may choose. Flags win over `FILROUGE_…` variables, these over `filrouge.toml`."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix="FILROUGE_")

    model: str = Field(
        "fr_press", description="`fr_press`, or the name or path of any spaCy pipeline that names persons"
    )
    batch_articles: int = Field(50, ge=1, description="articles that are recognised together in one task")
    workers: int = Field(0, ge=0, description="processes that read articles; 0: as many as cores and memory bear")
    engine: str = Field(
        "", description="who reads articles: this machine (empty), or the workers of `dask://scheduler:8786`"
    )
    seconds_per_article: float = Field(
        120.0, gt=0, description="seconds that an article may take; one that takes longer is set aside"
    )
    max_file_mb: float = Field(10.0, gt=0, description="larger files are set aside, in megabytes")
    any_language: bool = Field(False, description="keep articles that are not in French")
    clean: bool = Field(True, description="drop menus, teasers, comments; off keeps every line")
    near_duplicate_threshold: float = Field(
        0.8, gt=0, le=1, description="share of common word runs from which two articles are one dispatch"
    )
    columns: dict[str, str] = Field(
        default_factory=dict, description="column of JSON, CSV or XLSX input for a field, e.g. text = 'contenu'"
    )
    csv_style: Literal["spreadsheet", "standard"] = Field("spreadsheet", description="dialect of the CSV tables")
    rules_off: tuple[str, ...] = Field(
        (), description="rules left out, as `<purpose>.<id>`; the glossary of outputs/README.md lists them"
    )
    views: bool = Field(True, description="write workbook, report, chronology and network beside the tables")
    today: date = Field(default_factory=day_of_run, description="no article is published after this day")


def _check_variables() -> None:
    """Refuse a variable that nothing reads: who misspells a setting believes that it holds.

    Raises:
        BadSettings: there is one.
    """
    known = {f"FILROUGE_{name.upper()}" for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.upper().startswith("FILROUGE_") and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            hint = f"Did you mean {near[0]}?" if near else "REFERENCE.md lists the settings."
            raise BadSettings(f"variable {name}: there is no such setting. {hint}")


def _check_rules(names: tuple[str, ...]) -> None:
    """Refuse a rule that is not there, or that nothing leaves out: it would be left on.

    Raises:
        BadSettings: there is one.
    """
    from pipeline.french import rows
    from pipeline.french.tables import KEPT_ON, PURPOSES

    known = [f"{purpose}.{row['id']}" for purpose in (PURPOSES if names else ()) for row in rows(f"rules/{purpose}")]
    for name in names:
        if name.partition(".")[0] in KEPT_ON:
            raise BadSettings(
                f"setting 'rules_off': rules of {name.partition('.')[0]} cannot be left out. Take it out."
            )
        if name not in known:
            near = [one for one in known if one.endswith(f".{name}")] or get_close_matches(
                name, known, n=1, cutoff=NEAR
            )
            hint = f"Did you mean {near[0]!r}?" if near else "Take it out: outputs/README.md lists the rules."
            raise BadSettings(f"setting 'rules_off': there is no rule {name!r}. {hint}")


def _check_columns(columns: dict[str, str]) -> None:
    """Refuse a field that no article has: its column would not be read.

    Raises:
        BadSettings: there is one.
    """
    for name in columns:
        if name not in FIELDS:
            raise BadSettings(f"setting 'columns': there is no field {name!r}. Name one of {', '.join(FIELDS)}.")


def _in_file(path: Path) -> dict[str, Any]:
    """What stands in a TOML file; nothing where there is none.

    Raises:
        BadSettings: it cannot be read, or is no TOML.
    """
    try:
        # As editors of Windows save it, too.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadSettings(f"{path}: cannot be read ({error.strerror}). Correct the file or remove it.") from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path}: its characters are not in UTF-8. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path}: {error}. Correct the file or remove it.") from error


def read_settings(path: Path | None = None, **flags: Any) -> Settings:
    """Settings from a TOML file (default: `filrouge.toml` in the current folder, if there), variables and flags.

    Flags that are None are left out.

    Raises:
        BadSettings: the file is missing or holds a value that cannot be used.
    """
    if path is not None and not path.is_file():
        raise BadSettings(f"{path}: no such settings file. Name an existing TOML file, or leave --settings out.")
    toml = path or Path(SETTINGS_FILE)
    _check_variables()
    in_file = _in_file(toml)

    class FileSettings(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, InitSettingsSource(settings_cls, in_file)

    try:
        stated = FileSettings(**{k: v for k, v in flags.items() if v is not None})
        # Of a day that nobody stated it stays known that it is the clock's.
        chosen = Settings(**stated.model_dump(exclude_unset=True))
        _check_rules(chosen.rules_off)
        _check_columns(chosen.columns)
        return chosen
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        place = f"in {toml.name}, in FILROUGE_{where.upper()} or in the command"
        raise BadSettings(f"setting {where!r}: {first['msg']}. Correct it {place}.") from error
    except SettingsError as error:
        name = str(error).split('"')[1].upper()
        raise BadSettings(
            f'variable FILROUGE_{name}: it is no JSON. Write ["a", "b"] or {{"text": "contenu"}}.'
        ) from error
