"""Pieces of views as bytes, as the store keeps them under the marks of what they were made of (`views.pieces`)."""

from __future__ import annotations

_SIZE = 4

Piece = tuple[bytes, ...]


def pack_piece(piece: Piece) -> bytes:
    """The parts of a piece one after the other, each behind its length."""
    return b"".join(one for part in piece for one in (len(part).to_bytes(_SIZE, "little"), part))


def unpack_piece(packed: bytes) -> Piece:
    """What was packed."""
    parts, at = [], 0
    while at < len(packed):
        start = at + _SIZE
        at = start + int.from_bytes(packed[at:start], "little")
        parts.append(packed[start:at])
    return tuple(parts)
