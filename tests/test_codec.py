"""Records come back equal, field by field, whatever their texts hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, cast, get_args, get_type_hints

import pytest

from pipeline.records import Affiliation, EventMention, Header, Participant, Timex
from pipeline.records import codec as codec_module
from pipeline.records.codec import Codec, layout_of
from pipeline.steps.normalise.drafts import ArticleDraft
from pipeline.steps.normalise.ledger import Ledger
from pipeline.steps.normalise.published import Dating
from pipeline.store.drafts import FileContent
from pipeline.store.folders import Folders
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
        header=Header(title=title, published=date(2024, 3, 4)), itself=Header(title=title),
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


def test_codes_are_there_once_and_what_articles_write_is_not_kept() -> None:
    codec = Codec(Affiliation)
    role = Affiliation(
        article_id="a", actor="m1", role="maire", start_char=0, end_char=5, text="maire", rule="apposition"
    )
    one, other = (codec.unpack(codec.pack(role)) for _ in range(2))
    assert one == other == role
    assert one.rule is other.rule
    assert one.role is not other.role


def variant(cls: type[Any], change: Callable[[list[tuple[str, Any]]], list[tuple[str, Any]]]) -> type[Any]:
    """The same record with other fields."""
    fields = [(one.name, get_type_hints(cls)[one.name]) for one in dataclasses.fields(cls)]
    return dataclasses.make_dataclass("Record", change(fields), frozen=True)


CHANGES: dict[str, Callable[[list[tuple[str, Any]]], list[tuple[str, Any]]]] = {
    "one more": lambda fields: [*fields, ("more", str)],
    "one less": lambda fields: fields[:-1],
    "another name": lambda fields: [("other", fields[0][1]), *fields[1:]],
    "another type": lambda fields: [(fields[0][0], bytes), *fields[1:]],
    "another order": lambda fields: [*fields[1:], fields[0]] if len(fields) > 1 else [("other", fields[0][1])],
}


def stored(cls: Any) -> set[type[Any]]:
    """A record and all records in it."""
    if dataclasses.is_dataclass(cls):
        hints = get_type_hints(cls).values()
        return {cast(type[Any], cls)}.union(*map(stored, hints))
    return set().union(*map(stored, get_args(cls)))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("cls", sorted(stored(Said) | stored(FileContent) | stored(Folders), key=repr))
def test_another_record_is_another_layout(cls: type[Any], change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {root: layout_of(root) for root in (Said, FileContent, Folders)}
    touched = [root for root in before if cls in stored(root)]
    changed = variant(cls, CHANGES[change])
    shape = codec_module._shape
    monkeypatch.setattr(codec_module, "_shape", lambda hint: shape(changed if hint is cls else hint))
    assert touched
    for root in before:
        assert (layout_of(root) != before[root]) == (root in touched), root


def test_one_more_code_is_the_same_layout() -> None:
    few, many = (dataclasses.make_dataclass("R", [("kind", kind)]) for kind in (Literal["a"], Literal["a", "b"]))
    assert layout_of(few) == layout_of(many)
    assert layout_of(few) != layout_of(dataclasses.make_dataclass("R", [("kind", Literal[1])]))
