"""One affair told by a press of our own: the folder as a researcher has it, and what each article tells.

`articles/` holds the files with the happenings marked: `{12:a rejeté}` tells happening 12 of `happenings.tsv`. `gather` writes them
without marks (and Word files as such); `marks` says which words of which file tell what.
"""

import csv
import re
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
_MARK = re.compile(r"\{(\d+):([^}]*)\}")
_WORD = "word/document.xml"


class Mark(NamedTuple):
    """Words of a file that tell a happening, with the words before and behind them, by which they are found in a cleaned article."""

    happening: str
    file: str
    words: str
    before: str
    behind: str


def _files() -> list[Path]:
    return sorted((HERE / "articles").iterdir())


def _plain(text: str) -> str:
    return _MARK.sub(r"\2", text)


def _word_file(text: str, path: Path) -> None:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as archive:
        types = f'<Override PartName="/{_WORD}" ContentType="{kind}"/>'
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{kinds}{types}</Types>',
        )
        ties = f'<Relationship Id="r1" Type="{office}" Target="{_WORD}"/>'
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{ties}</Relationships>',
        )
        archive.writestr(_WORD, f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>')


def gather(folder: Path, names: frozenset[str] | None = None) -> Path:
    """Write the articles (those of `names`, or all) as a person would have them into `folder`, with their metadata.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in _files():
        name = path.name.removesuffix(".txt") if path.name.endswith(".docx.txt") else path.name
        if names is not None and name not in names:
            continue
        text = _plain(path.read_text("utf-8"))
        if name.endswith(".docx"):
            _word_file(text, folder / name)
        else:
            (folder / name).write_text(text, "utf-8")
    (folder / "metadata.csv").write_bytes((HERE / "metadata.csv").read_bytes())
    return folder


def marks() -> list[Mark]:
    """What each file tells, in its order."""
    found = []
    for path in _files():
        text = path.read_text("utf-8")
        name = path.name.removesuffix(".txt") if path.name.endswith(".docx.txt") else path.name
        for mark in _MARK.finditer(text):
            around = (_plain(text[: mark.start()])[-12:], _plain(text[mark.end() :])[:12])
            found.append(Mark(mark[1], name, mark[2], *around))
    return found


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `happenings.tsv` or `names.tsv`."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))
