"""Annotations as the JSON of the field's gold: one file a text, offsets into the file as stored."""

from __future__ import annotations

from typing import Any

from pipeline.evaluate.gold import GoldEntity, GoldEvent, GoldFile, GoldTimex


def to_gold_json(gold: GoldFile) -> dict[str, Any]:
    """All that the annotations say; what `read_gold` reads back is the same."""
    return {
        "file": gold.file,
        "articles": [
            {
                **{"start": one.span[0], "end": one.span[1], "title": one.title},
                **{"published": _day(one.published), "published_note": one.published_note},
                **{"author": one.author, "outlet": one.outlet},
            }
            for one in gold.articles
        ],
        "not_article": [list(one) for one in gold.not_article],
        "persons": [_person(one) for one in gold.persons],
        "organizations": [{**_entity(one), "acronym": one.acronym} for one in gold.organizations],
        "timex": [_timex(one) for one in gold.timexes],
        "events": [_event(one) for one in gold.events],
        "notes": gold.notes,
    }


def _entity(one: GoldEntity) -> dict[str, Any]:
    return {
        **{"key": one.key, "name": one.name, "aliases": list(one.aliases)},
        **{"mentions": [list(span) for span in one.mentions], "optional": one.optional},
    }


def _person(one: GoldEntity) -> dict[str, Any]:
    roles = [{"text": role.text, "org": role.org, "optional": role.optional} for role in one.roles]
    return {**_entity(one), "roles": roles}


def _timex(one: GoldTimex) -> dict[str, Any]:
    found = {
        **{"span": list(one.span), "text": one.text, "start": _day(one.start), "end": _day(one.end)},
        **{"granularity": one.granularity, "kind": one.kind, "resolution": one.resolution, "optional": one.optional},
    }
    return found | ({"weekday_conflict": True} if one.weekday_conflict else {})


def _event(one: GoldEvent) -> dict[str, Any]:
    found: dict[str, Any] = {
        **{"key": one.key, "timex": list(one.timex), "sentence": list(one.sentence)},
        **{"start": _day(one.start), "end": _day(one.end), "granularity": one.granularity},
        **{"what": one.what, "type": one.type, "type_also": list(one.type_also)},
        **{"trigger": one.trigger, "trigger_also": list(one.trigger_also)},
        **{"modality": one.modality, "modality_also": list(one.modality_also)},
        "participants": list(one.participants),
        "participants_optional": list(one.participants_optional),
        "participant_roles": {key: list(parts) for key, parts in one.participant_roles},
        "optional": one.optional,
    }
    if one.also:
        found["also"] = [{"timex": list(told.timex), "sentence": list(told.sentence)} for told in one.also]
    return found


def _day(day: object) -> str | None:
    return str(day) if day else None
