"""Inputs that nobody would write: files of every format, broken in ways that a seed repeats."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.steps.ingest.samples import FORMATS

TEXTS = Path(__file__).parents[1] / "evaluation" / "texts"
NAMES = ("chrono-barrage.txt", "depeche-port.txt", "quebec-pont.txt", "societe-verrerie.txt")
"""These and no others, so that a seed stays the same when more articles are written."""
LARGEST = 60_000
"""Bytes of an input: long enough for what grows with the square of a run to take seconds."""
TOKENS = tuple(
    line.encode().decode("unicode_escape").encode("latin-1")
    for line in (Path(__file__).parent / "tokens.txt").read_text(encoding="ascii").splitlines()
)
"""What formats are made of, and what breaks them: bytes as Python writes them, one a line."""


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Good files: one of each format, and articles of our own as text."""
    articles = [(name, (TEXTS / name).read_bytes()) for name in NAMES]
    return (*((name, make()) for name, make in FORMATS.items()), *articles)


def mutant(seed: int) -> tuple[str, bytes]:
    """A file name and its bytes: a good file with one to eight things done to it, always the same for a seed."""
    rng = random.Random(seed)
    name, data = rng.choice(seeds())
    if name.endswith(".gz") and rng.random() < 0.5:  # inside its packing, where the reader of its content looks
        data = gzip.compress(_broken(gzip.decompress(data), rng), mtime=0)
    else:
        data = _broken(data, rng)
    if rng.random() < 0.1:
        name = rng.choice(["page", "a.txt", "a.html", "a.json", "a.pdf", "a.docx", "a.csv", f"x{name}", name.upper()])
    return name, data


def _broken(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 8)):
        data = rng.choice(_WAYS)(data, rng)[:LARGEST]
    return data


def _place(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + int(rng.expovariate(1 / 40)))


def _flip(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.randint(1, 10)):
        if found:
            found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def _cut(data: bytes, rng: random.Random) -> bytes:
    start, end = _place(data, rng)
    return data[:start] + data[end:]


def _end(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randint(0, len(data))]


def _put(data: bytes, rng: random.Random) -> bytes:
    start, _ = _place(data, rng)
    return data[:start] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 2, 5)) + data[start:]


def _run(data: bytes, rng: random.Random) -> bytes:
    """One thing many times over: what takes time that grows with the square of its length."""
    start, _ = _place(data, rng)
    return data[:start] + rng.choice(TOKENS) * rng.choice((50, 500, 5000)) + data[start:]


def _twice(data: bytes, rng: random.Random) -> bytes:
    start, end = _place(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 2, 20)) + data[end:]


def _turn(data: bytes, rng: random.Random) -> bytes:
    start, end = _place(data, rng)
    return data[:start] + data[start:end][::-1] + data[end:]


def _graft(data: bytes, rng: random.Random) -> bytes:
    """A piece of another format in this one."""
    _, other = rng.choice(seeds())
    start, _ = _place(data, rng)
    begin, end = sorted(rng.randint(0, len(other)) for _ in range(2))
    return data[:start] + other[begin:end] + data[start:]


def _number(data: bytes, rng: random.Random) -> bytes:
    """A digit that is another: lengths, counts and days that lie."""
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice((b"0", b"9", b"-1", b"99999999", b"")) + data[at + 1 :]


def _recode(data: bytes, rng: random.Random) -> bytes:
    """Another encoding than the file says."""
    encoding = rng.choice(("utf-16", "utf-8-sig", "cp1252", "mac_roman", "utf-32", "cp850"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _flip, _cut, _cut, _put, _put, _put, _run, _twice, _turn, _graft, _number, _number, _end, _recode),
)
