"""JSON with holes: where a thing stands in its list is not known while what names it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import orjson

_EDGE = b"\0"
"""No JSON holds it: in texts it is written otherwise."""


class Places:
    """The places of articles and of entities in their lists, by their ids."""

    def __init__(self, articles: Iterable[str], entities: Iterable[str]) -> None:
        self._known = {
            prefix + one.encode(): b"%d" % place
            for prefix, ids in ((b"a", articles), (b"e", entities))
            for place, one in enumerate(ids)
        }

    def fill(self, made: bytes) -> bytes:
        """JSON without holes; what has no place is nothing."""
        parts = made.split(_EDGE)
        parts[1::2] = [self._known.get(one, b"null") for one in parts[1::2]]
        return b"".join(parts)

    def entity(self, entity_id: str) -> int:
        """The place of one of them."""
        return int(self._known[b"e" + entity_id.encode()])


def article(article_id: str | None) -> orjson.Fragment | None:
    """A hole for the place of an article."""
    return None if article_id is None else orjson.Fragment(b"\0a%b\0" % article_id.encode())


def entity(entity_id: str | None) -> orjson.Fragment | None:
    """A hole for the place of a person or body."""
    return None if entity_id is None else orjson.Fragment(b"\0e%b\0" % entity_id.encode())


def as_json(value: Any) -> bytes:
    """JSON as UTF-8."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Half an emoji, which JSON proper cannot say.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
