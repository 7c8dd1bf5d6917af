"""Bytes -> text."""

from __future__ import annotations

import pytest

from pipeline.steps.ingest.decode import decode, looks_binary

TEXT = "L’État a versé 3 000 € à l'association « Été » ; où ça ? À Kervoal, où naît le cœur du problème. " * 3
PLAIN = TEXT.replace("’", "'").replace("€", "euros").replace("œ", "oe")


@pytest.mark.parametrize(
    ("data", "text", "encoding", "repairs"),
    [
        (TEXT.encode(), TEXT, "utf-8", ()),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8", ()),
        (TEXT.encode("utf-16"), TEXT, "utf-16", ("utf-16",)),
        (TEXT.encode("utf-16-le"), TEXT, "utf-16-le", ("utf-16-le",)),
        (TEXT.encode("cp1252"), TEXT, "windows-1252", ("windows-1252",)),
        (PLAIN.encode("mac_roman"), PLAIN, "mac_roman", ("mac_roman",)),
        (PLAIN.encode("cp850"), PLAIN, "cp850", ("cp850",)),
        (TEXT.encode() + TEXT.encode("cp1252"), TEXT * 2, "utf-8+windows-1252", ("utf-8+windows-1252",)),
        (TEXT.encode().decode("cp1252", "ignore").encode(), None, "utf-8", ("double-encoded",)),
        (TEXT.encode().replace(b" ", b"\0 ", 2), TEXT, "utf-8", ("nul-bytes",)),
    ],
)
def test_decode(data: bytes, text: str | None, encoding: str, repairs: tuple[str, ...]) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.repairs) == (encoding, repairs)
    if text is not None:
        assert decoded.text == text
    else:
        assert "État" in decoded.text or "versé" in decoded.text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(range(256)) * 20])
def test_binary_is_seen(data: bytes) -> None:
    assert looks_binary(data)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-be"])
def test_text_is_not_binary(encoding: str) -> None:
    assert not looks_binary(TEXT.encode(encoding))
