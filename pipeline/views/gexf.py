"""A network as GEXF, Gephi's own form: names, counts and, of what is dated, the days from first to last article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

from pipeline.views.wording import xml_text

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
  <meta>
    <creator>filrouge</creator>
  </meta>
  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
"""
_TYPE = {int: "long", str: "string"}
_PLAIN = re.compile("[ !#-%'-;=?-\ud7ff]*").fullmatch
"""Texts of which nothing has to be written otherwise."""
_ENDS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}

Life = tuple[date | None, date | None]
Said = Mapping[str, str | int | None]


class GexfFile:
    """Writes one network: first its nodes, then its edges, each kind in one call."""

    def __init__(self, path: Path, *, node: Mapping[str, type], edge: Mapping[str, type]) -> None:
        """`node` and `edge` name what is said of each beside its name, weight and days, by type."""
        self._file = path.open("w", encoding="utf-8", errors="replace", newline="\n")
        self._file.write(HEAD)
        self._numbers = {"node": {name: n for n, name in enumerate(node)}}
        self._numbers["edge"] = {name: n + len(node) for n, name in enumerate(edge)}
        for kind, said in (("node", node), ("edge", edge)):
            self._file.write(f'    <attributes mode="static" class="{kind}">\n')
            for name, of in said.items():
                number = self._numbers[kind][name]
                self._file.write(f'      <attribute id="{number}" title="{name}" type="{_TYPE[of]}" />\n')
            self._file.write("    </attributes>\n")

    def nodes(self, nodes: Iterator[tuple[str, str, Said, Life]]) -> None:
        """Write id, name, what is said and days of each node."""
        self._file.write("    <nodes>\n")
        for name, label, said, life in nodes:
            known = f"id={quoted(name)} label={quoted(label)}"
            self._file.write(f"      <node {known}{_days(life)}>{self._values('node', said)}</node>\n")
        self._file.write("    </nodes>\n")

    def edges(self, edges: Iterator[tuple[str, str, int, Said, Life]]) -> None:
        """Write both ends, weight, what is said and days of each edge, and end the file."""
        self._file.write("    <edges>\n")
        for number, (source, target, weight, said, life) in enumerate(edges):
            known = f'source={quoted(source)} target={quoted(target)} id="{number}" weight="{weight}"'
            self._file.write(f"      <edge {known}{_days(life)}>{self._values('edge', said)}</edge>\n")
        self._file.write("    </edges>\n  </graph>\n</gexf>\n")

    def close(self) -> None:
        """Nothing more comes."""
        self._file.close()

    def _values(self, kind: str, said: Said) -> str:
        numbers = self._numbers[kind]
        given = "".join(
            f'<attvalue for="{numbers[name]}" value={quoted(str(value))} />'
            for name, value in said.items()
            if value is not None
        )
        return f"<attvalues>{given}</attvalues>"


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    if _PLAIN(text) is not None:
        return f'"{text}"'
    return quoteattr(xml_text(text), _ENDS)


def _days(life: Life) -> str:
    first, last = life
    return "" if first is None or last is None else f' start="{first.isoformat()}" end="{last.isoformat()}"'
