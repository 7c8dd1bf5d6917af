"""What readers are given, and what they must be able to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol, runtime_checkable

from pipeline.page.characters import tidy_characters
from pipeline.page.people import people
from pipeline.records import Header, RawText, Rejection
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.walk import same_name

HEAD = 4096  # bytes that readers look at to say whether a file is theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one file or archive member.

    `name` is its printable path under the input folder, `archive.zip/a.txt` for a member; `sha256` that of the
    file on disk; `said` is what the user states, by name. `depth` counts the archives around it; `head` is the first
    bytes, `suffix` the lower-case suffix with its dot.
    """

    name: str
    data: bytes
    sha256: str
    said: Mapping[str, Header] = field(default_factory=dict)
    depth: int = 0
    head: bytes = field(init=False)
    suffix: str = field(init=False)

    def __post_init__(self) -> None:
        tail = self.name.rsplit("/", 1)[-1]
        object.__setattr__(self, "head", self.data[:HEAD])
        object.__setattr__(self, "suffix", "." + tail.rsplit(".", 1)[-1].lower() if "." in tail[1:] else "")

    @classmethod
    def of(cls, name: str, data: bytes, *, stated: Mapping[str, Header] | None = None) -> Source:
        """The source of a file's bytes."""
        return cls(name=name, data=data, sha256=hashlib.sha256(data).hexdigest(), said=stated or {})

    @property
    def stated(self) -> Header:
        """What the user states of this file; of a member that goes without, what is stated of the archive around it."""
        name = same_name(self.name)
        for _ in range(self.depth + 1):
            if name in self.said:
                return self.said[name]
            name = name.rpartition("/")[0]
        return Header()

    def member(self, name: str, data: bytes) -> Source:
        """A file inside this one."""
        return replace(self, name=f"{self.name}/{name}", data=data, depth=self.depth + 1)

    def raw_text(
        self,
        text: str,
        *,
        format: str,
        part: int = 1,
        encoding: str = "utf-8",
        is_body: bool = False,
        header: Header | None = None,
        repairs: tuple[str, ...] = (),
        left_out: tuple[tuple[str, str], ...] = (),
    ) -> RawText:
        """A text of this source; what metadata.csv states about the file goes with it."""
        return RawText(
            source=self.name,
            part=part,
            text=text,
            sha256=self.sha256,
            format=format,
            encoding=encoding,
            is_body=is_body,
            header=plain_header(header) if header is not None else Header(),
            stated=self.stated,
            repairs=repairs,
            left_out=left_out,
        )

    def raw_texts(
        self,
        found: Iterable[Cut],
        *,
        format: str,
        encoding: str = "utf-8",
        repairs: tuple[str, ...] = (),
        empty: str,
        first: int = 1,
    ) -> Iterator[RawText | Rejection]:
        """The articles of this source, numbered; of one without text its number is said, as `empty` has it."""
        for part, cut in enumerate(found, start=first):
            if cut.text.strip():
                yield self.raw_text(
                    cut.text,
                    format=format,
                    part=part,
                    encoding=encoding,
                    is_body=True,
                    header=cut.header,
                    repairs=repairs,
                    left_out=cut.left_out,
                )
            else:
                yield self.reject("no_text", empty.format(part), part=part)

    def reject(self, reason: str, what: str = "", *, part: int | None = None) -> Rejection:
        """This source, or a part of it, set aside."""
        return set_aside(self.name, "ingest", reason, what, part=part)


class Cut(NamedTuple):
    """One article of a file of several: its header, its text, and all lines of the file that it was made of."""

    header: Header
    text: str
    lines: Sequence[str] = ()

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """The lines of which neither text nor header has the words: notes of rights, and what else an export adds."""
        header = (self.header.title, self.header.author, self.header.outlet)
        used = " ".join(" ".join(filter(None, (*header, self.text))).split())
        lines = (" ".join(line.split()) for line in self.lines)
        return tuple((_kind(line), line) for line in lines if line and line not in used)


def _kind(line: str) -> str:
    return "rights" if export_words("rights", "certificate", "number").match(line) else "export"


_EMPTY = Header()


def plain_header(header: Header) -> Header:
    """The header with words that any table can hold: half an emoji or a control character is no reason to fail."""
    if header == _EMPTY:
        return header
    return replace(
        header,
        title=_plain(header.title),
        outlet=_plain(header.outlet),
        author=people(_plain(header.author) or ""),
        url=_plain(header.url),
        language=_plain(header.language),
    )


def _plain(value: str | None) -> str | None:
    if value is None:
        return None
    mended = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", "")
    return " ".join("".join(c if c.isprintable() else " " for c in tidy_characters(mended)).split()) or None


@runtime_checkable
class Reader(Protocol):
    """One input format. A new one joins by adding a module to `readers/` that has these three names."""

    FORMAT: str

    def accepts(self, source: Source) -> int:
        """How sure this reader is that the source is its own; the surest reads it.

        0 no; 1 to 5 by default or by suffix alone; 6 to 14 by tags, lines or a suffix that says much; 15 and more by a
        signature or an export's own marks, which beat the format that they are wrapped in.
        """

    def read(self, source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
        """The texts of the source, in order, and what of it cannot be read; never raises for what the bytes hold."""
