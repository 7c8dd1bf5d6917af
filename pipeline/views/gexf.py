"""A network as GEXF, Gephi's own form: names, counts and, of what is dated, the days from first to last article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc

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

_PLAIN_COLUMN = "^[ !#-%'-;=?-\\x{d7ff}]*$"
"""The same for a column."""
PORTION = 20_000
"""Nodes or edges that are written at once."""
Columns = Mapping[str, pa.Array]


class GexfFile:
    """Writes one network: first its nodes, then its edges, each kind in one call, column by column."""

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

    def nodes(self, nodes: pa.Table) -> None:
        """Write nodes with the columns `id`, `name`, what is said of each, and their days."""
        self._file.write("    <nodes>\n")
        for some in _portions(nodes):
            known = (" id=", _quoted(some["id"]), " label=", _quoted(some["name"]), _days(some))
            self._put("      <node", *known, ">", self._values("node", some), "</node>\n")
        self._file.write("    </nodes>\n")

    def edges(self, edges: pa.Table) -> None:
        """Write edges, with `source`, `target`, `weight`, what is said of each, and their days; end the file."""
        self._file.write("    <edges>\n")
        start = 0
        for some in _portions(edges):
            number = pa.array(range(start, start + len(some["weight"]))).cast(pa.string())
            ends = (" source=", _quoted(some["source"]), " target=", _quoted(some["target"]))
            known = (*ends, ' id="', number, '" weight="', some["weight"].cast(pa.string()), '"', _days(some))
            self._put("      <edge", *known, ">", self._values("edge", some), "</edge>\n")
            start += len(some["weight"])
        self._file.write("    </edges>\n  </graph>\n</gexf>\n")

    def close(self) -> None:
        """Nothing more comes."""
        self._file.close()

    def _put(self, *parts: str | pa.Array) -> None:
        """Write lines of these parts."""
        lines = pc.binary_join_element_wise(*parts, "")
        self._file.write("".join(lines.to_pylist()))

    def _values(self, kind: str, some: Columns) -> pa.Array:
        given = [
            _where_told(f'<attvalue for="{number}" value=', _quoted(some[name].cast(pa.string())), " />")
            for name, number in self._numbers[kind].items()
        ]
        return pc.binary_join_element_wise("<attvalues>", *given, "</attvalues>", "")


def _portions(table: pa.Table) -> Iterator[Columns]:
    for batch in table.combine_chunks().to_batches(max_chunksize=PORTION):
        yield dict(zip(batch.schema.names, batch.columns, strict=True))


def _where_told(*parts: str | pa.Array) -> pa.Array:
    """The parts one after the other; nothing where one of them is missing."""
    return pc.fill_null(pc.binary_join_element_wise(*parts, ""), "")


def _quoted(column: pa.Array) -> pa.Array:
    """Texts as values of attributes: the few that have to be written otherwise one by one."""
    plain = pc.binary_join_element_wise('"', column, '"', "")
    other = pc.fill_null(pc.invert(pc.match_substring_regex(column, _PLAIN_COLUMN)), fill_value=False)
    if not pc.any(other).as_py():
        return plain
    return pc.replace_with_mask(plain, other, pa.array([quoted(one) for one in column.filter(other).to_pylist()]))


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    if _PLAIN(text) is not None:
        return f'"{text}"'
    return quoteattr(xml_text(text), _ENDS)


def _days(some: Columns) -> pa.Array:
    first, last = (some[name].cast(pa.string()) for name in ("first_published", "last_published"))
    return _where_told(' start="', first, '" end="', last, '"')
