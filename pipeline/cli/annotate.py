"""`filrouge annotate`: annotations to correct in a text editor, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import say

if TYPE_CHECKING:
    from pipeline.evaluate.gold import GoldFile


def annotate(
    outputs: Annotated[Path | None, typer.Argument(help="Tables to begin with.")] = None,
    article: Annotated[str | None, typer.Option(help="The article to annotate, by its article_id.")] = None,
    to: Annotated[Path | None, typer.Option(help="The file to write [default: NAME.annotated.txt here]")] = None,
    check: Annotated[Path | None, typer.Option(help="Say what is wrong with an annotated text or a gold file.")] = None,
    write: Annotated[Path | None, typer.Option(help="Write an annotated text as a gold file (JSON).")] = None,
    gold: Annotated[Path, typer.Option(help="With --write: the folder of gold files.")] = Path("gold"),
    texts: Annotated[
        Path | None, typer.Option(help="Folder of the raw texts [default: where the run read them]")
    ] = None,
) -> None:
    """Annotate an article: names, dates and events as the pipeline found them, marked in its text, for you to correct.

    `--check` says what is wrong, each with its line; `--write` makes of it what `filrouge evaluate --gold` reads.
    Exit code 0: all is in order; 1: something is wrong; 2: a file is not there or cannot be used.
    """
    if check is not None:
        raise typer.Exit(_say_problems(check, texts)[1])
    if write is not None:
        _write(write, gold, texts)
        return
    if outputs is None or article is None:
        raise typer.BadParameter("name the tables and --article ID, or a file with --check or --write.")
    from pipeline.evaluate.annotate.draft import draft_gold
    from pipeline.evaluate.annotate.write_marked import write_marked
    from pipeline.views.tables import RunTables

    notes, raw = draft_gold(RunTables(outputs), article, texts)
    path = to or Path(f"{Path(notes.file).stem}.annotated.txt")
    if path.exists():
        raise typer.BadParameter(f"{path} is there already; name another file.", param_hint="--to")
    marked, left = write_marked(notes, raw)
    path.write_bytes(marked.encode())
    for problem in left:
        say(f"left out: {problem}", err=True)
    say(f"{path}: correct its marks and lists, then: filrouge annotate --check {path}")


def _say_problems(path: Path, texts: Path | None) -> tuple[tuple[GoldFile, str] | None, int]:
    """What an annotated text or a gold file holds, and the exit code."""
    from pipeline.evaluate.annotate.read_marked import read_annotations

    found, problems = read_annotations(path, texts)
    for problem in problems:
        say(problem)
    if not problems and found:
        notes = found[0]
        n_names = len(notes.persons), len(notes.organizations)
        say(f"{path}: in order: {n_names[0]} persons, {n_names[1]} organizations, {len(notes.events)} events.")
    return found, 1 if problems else 0


def _write(path: Path, gold: Path, texts: Path | None) -> None:
    import json

    from pipeline.errors import BadInput, BadOutput
    from pipeline.evaluate.gold import to_gold_json

    if texts is not None and not texts.is_dir():
        raise BadInput(f"{texts}: no such folder. Make it, or name another with --texts.")
    found, code = _say_problems(path, texts)
    if code or found is None:
        say("nothing written: correct what is said above.", err=True)
        raise typer.Exit(1)
    notes, raw = found
    target = gold / f"{Path(notes.file).stem}.json"
    text = None if texts is None or (texts / notes.file).exists() else texts / notes.file
    if text is not None and (source := _source_beside(text, target)):
        raise BadInput(
            f"{text.parent}: it holds {source}, from which {text.name} was read: beside it the text would be the same "
            "article once more. Name another folder with --texts."
        )
    try:
        gold.mkdir(parents=True, exist_ok=True)
        if text is not None:
            text.write_bytes(raw.encode())
            say(f"{text} written: the text that it annotates.")
        target.write_text(json.dumps(to_gold_json(notes), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise BadOutput(f"{error.filename}: cannot be written ({error.strerror}). Choose another folder.") from error
    say(f"{target} is written.")


def _source_beside(text: Path, target: Path) -> str | None:
    """The file of the folder that a text was read from, by the id that articles of such a file have."""
    from pipeline.evaluate.annotate.draft import TEXT_FILES
    from pipeline.steps.ingest.walk import FoundFile, walk_folder
    from pipeline.steps.normalise.article_ids import path_slug

    for file in walk_folder(text.parent):
        if not isinstance(file, FoundFile) or file.path.resolve() == target.resolve():
            continue
        suffix = file.path.suffix.lower()
        # A second part of a file has a number; texts that were written here before are no sources of others.
        more = "" if suffix in TEXT_FILES else rf"(-{re.escape(suffix[1:])})?(-\d+)?"
        if re.fullmatch(re.escape(path_slug(file.name)) + more, path_slug(text.name)):
            return file.name
    return None
