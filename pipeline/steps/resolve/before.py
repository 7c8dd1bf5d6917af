"""What merging may take from earlier runs: whatever is in it, what comes out is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.kept import KeptUnder
from pipeline.records.facts import PORTION
from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.events.known import Described, PackedVerdicts


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of the articles of a corpus, in their order.

    `keys` are the hashes of what is said in each, empty where that is not known; `stretches` are the places of articles
    that are asked, and written, together; `asked` is what merging asks of each stretch; `verdicts` are those on pairs
    of tellings, `events` what they tell.
    """

    keys: Sequence[str] = ()
    stretches: Sequence[range] = ()
    asked: Iterable[Asked] | None = None
    verdicts: KeptUnder[PackedVerdicts] | None = None
    events: KeptUnder[Described] | None = None


NOTHING = Before()


def even_stretches(n_articles: int) -> Iterator[range]:
    """Stretches of articles of which nothing is kept."""
    return (range(start, min(start + PORTION, n_articles)) for start in range(0, n_articles, PORTION))
