"""Records come back equal, field by field, whatever their texts hold."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import EventMention, Header, Participant, Timex
from pipeline.steps.normalise.drafts import ArticleDraft
from pipeline.steps.normalise.ledger import Ledger
from pipeline.steps.normalise.published import Dating
from pipeline.store.codec import Codec
from pipeline.store.sayings import Said

TIMEX = Timex(
    date_id="a:d3", article_id="a", kind="date", text="le 3 mars", start_char=3, end_char=12, rule="day_month",
    date_start=date(2024, 3, 3), date_end=date(2024, 3, 3), edtf="2024-03-03", precision="day", basis="relative",
)  # fmt: skip
TOLD = EventMention(
    article_id="a", date_id="a:d3", sentence="Le pont a cédé le 3 mars.", start_char=0, end_char=25, trigger="cédé",
    trigger_start_char=10, trigger_end_char=14, trigger_lemma="céder", type="accident_or_crime", modality="realised",
    label="Le pont a cédé", rule="verb_of_date", participants=(Participant(mention_id="a:m3", role="agent"),),
)  # fmt: skip


@pytest.mark.parametrize("title", ["Le pont a cédé", "Un \ud83d coupé en deux", "\0\x1f\u2028", "", None])
def test_records_come_back_as_they_went(title: str | None) -> None:
    draft = ArticleDraft(
        source="été/a.txt", part=2, sha256="0", text="Le pont a cédé.", encoding="utf-8", language="fr",
        header=Header(title=title, published=date(2024, 3, 4)),
        dating=Dating(published=date(2024, 3, 4), basis="metadata"), repairs=("windows-1252",), timeless=False,
        ledger=Ledger(n_source=12, dropped=(("teaser", 3), ("ad", 1)), news=frozenset({"b", "a", "c"})),
    )  # fmt: skip
    codec = Codec(ArticleDraft)
    assert codec.unpack(codec.pack(draft)) == draft


def test_facts_come_back_as_they_went_and_the_same_set_gives_the_same_bytes() -> None:
    said = Said(timexes=(TIMEX,), event_mentions=(TOLD, TOLD))
    codec = Codec(Said)
    found = codec.unpack(codec.pack(said))
    assert found == said
    assert found.event_mentions[0].rule is found.event_mentions[1].rule
    news = Codec(Ledger)
    assert news.pack(Ledger(news=frozenset("abcdef"))) == news.pack(Ledger(news=frozenset("fedcba")))
