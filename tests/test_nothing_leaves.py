"""Nothing is sent anywhere: a run, its model and its tables ask for no connection but to this machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from pipeline import make_tables
from pipeline.settings import Settings

HERE = ("127.0.0.1", "::1", "localhost")


@pytest.mark.model
def test_a_run_asks_for_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def watched(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in HERE:
            asked.append(address)
            raise OSError("no network in this test")
        connect(self, address)

    def watched_name(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in (*HERE, None):
            asked.append(host)
            raise OSError("no network in this test")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", watched)
    monkeypatch.setattr(socket, "getaddrinfo", watched_name)
    with pytest.raises(OSError, match="no network in this test"):
        socket.create_connection(("filrouge.example", 80))
    asked.clear()
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "2024-03-05-moulin.html").write_text(
        "<p>Voir https://filrouge.example.</p><p>La maire de Luzac, Zoé Lenoir, a fermé le moulin le 3 mars 2024.</p>",
        encoding="utf-8",
    )
    manifest = make_tables(raw, tmp_path / "out", Settings())
    assert manifest["n_rows"]["articles"] == 1
    assert asked == []
