"""What was decided about names and events, in words, beside the things that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa

from pipeline.views.doubts import evidence_in_words
from pipeline.views.joined import Beside
from pipeline.views.report.holes import as_json
from pipeline.views.tables import RunTables
from pipeline.views.wording import in_words_or_code

Said = Mapping[str, Sequence[bytes]]


def decisions_on(tables: RunTables, kind: str, wanted: Set[str] | None = None) -> Said:
    """Decisions on one kind of things, as JSON, by either name, if it is wanted: names, labels, or ids of events."""
    found: dict[str, list[bytes]] = defaultdict(list)
    columns = ("left", "right", "decision", "by", "rule", "evidence")
    # Many rest on the same: a word that both have, the articles of one name.
    rests_on = lru_cache(maxsize=1 << 14)(partial(evidence_in_words, tables))
    for left, right, decision, by, rule, evidence in tables.cells_of("merges", (kind,), *columns):
        names = {left, right} if wanted is None else {left, right} & wanted
        if names:
            told = as_json([left, right, decision, by, in_words_or_code("why", rule), rests_on(evidence)])
            # Held for long, in bytes of its own: orjson's stand in a kilobyte of room however few they are.
            said = memoryview(told).tobytes()
            for name in names:
                found[name].append(said)
    return found


def decided(found: Said, things: Iterable[Iterable[str]]) -> Beside:
    """What was decided about each of some things, which go by several names."""
    said: list[bytes] = []
    ends = [0]
    for names in things:
        about = [one for name in names if name in found for one in found[name]]
        said.extend(dict.fromkeys(about))
        ends.append(len(said))
    return Beside(pa.table({"said": pa.array(said, pa.binary())}), np.array(ends))
