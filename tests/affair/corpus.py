"""Affairs told by a press of our own: the folders as a researcher has them, and what each article tells.

Each folder is an affair, written before anything was asked. Its `articles/` hold the files with the happenings marked:
`{12:a rejeté}` tells happening 12 of its `happenings.tsv`. `gather` writes them without marks (and Word files as such);
`marks` says which words of which file tell what. The festival and the maternity ward are held back: scored, never read.

`genres` and `genres_held` (held back) are no affairs but a text of each genre of the press. There `{0:…}` are words
that tell nothing of a day, and the first character of a line says what becomes of it: `~` is of the page and must go,
`=` (heads, signatures, tables) may, and all others must stay.
"""

import csv
import re
from pathlib import Path
from typing import NamedTuple

from docx import Document

HERE = Path(__file__).parent
AFFAIRS = sorted(path.parent.name for path in HERE.glob("*/happenings.tsv"))
NOTHING = "0"
_MARK = re.compile(r"\{(\d+):([^}]*)\}")
_SIGN = re.compile(r"^[~=]", re.MULTILINE)
_HYPHEN = re.compile(r"-\n(?=[a-zà-ÿ])")


class Mark(NamedTuple):
    """Words of a file that tell a happening, with those about them, by which they are found in a cleaned article."""

    happening: str
    file: str
    words: str
    before: str
    behind: str


def _files(affair: str) -> list[Path]:
    return sorted((HERE / affair / "articles").iterdir())


def _name(path: Path) -> str:
    return path.name.removesuffix(".txt") if path.name.endswith(".docx.txt") else path.name


def _plain(text: str) -> str:
    return _SIGN.sub("", _MARK.sub(r"\2", text))


def flat(text: str) -> str:
    """A text without its line ends, as words are looked for in it."""
    return _HYPHEN.sub("", text).replace("\n", " ")


def _word_file(text: str, path: Path) -> None:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def gather(affair: str, folder: Path) -> Path:
    """Write the articles of an affair into `folder` as a person has them, with their metadata.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in _files(affair):
        name = _name(path)
        text = _plain(path.read_text("utf-8"))
        if name.endswith(".docx"):
            _word_file(text, folder / name)
        else:
            (folder / name).write_text(text, "utf-8")
    (folder / "metadata.csv").write_bytes((HERE / affair / "metadata.csv").read_bytes())
    return folder


def marks(affair: str) -> list[Mark]:
    """What each file tells, in its order."""
    found = []
    for path in _files(affair):
        text = path.read_text("utf-8")
        name = _name(path)
        for mark in _MARK.finditer(text):
            around = (flat(_plain(text[: mark.start()]))[-12:], flat(_plain(text[mark.end() :]))[:12])
            found.append(Mark(mark[1], name, flat(mark[2]), *around))
    return found


def lines(affair: str) -> list[tuple[str, str, str]]:
    """The file, the sign and the words of each line that says something."""
    return [
        (_name(path), (_SIGN.match(line) or [""])[0], _plain(line))
        for path in _files(affair)
        for line in _MARK.sub(r"\2", path.read_text("utf-8")).splitlines()
        if line.strip()
    ]


def rows(affair: str, name: str) -> list[dict[str, str]]:
    """The rows of `happenings.tsv` or `names.tsv`."""
    with (HERE / affair / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))
