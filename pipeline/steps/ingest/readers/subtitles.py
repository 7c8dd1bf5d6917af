"""Transcripts as subtitles (SRT, WebVTT): what is said, without numbers and times, a sentence a line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.page.sentences import ends_as_sentence
from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.source import Source

FORMAT = "subtitles"
_TIMES = re.compile(r"^(?:\d+:)?\d{1,2}:\d{2}[,.]\d{3} --> .*$", re.MULTILINE)
_CUE = re.compile(rb"\A\s*(?:WEBVTT|\d+\s*\n\d\d:\d\d:\d\d,\d{3} --> )".replace(rb"\n", rb"\r?\n"))
# What stands right above the times of the next cue: its number, in WebVTT any name below an empty line.
_NUMBER = re.compile(r"\n[ \t]*\d+[ \t]*\n\Z")
_IDENTIFIER = re.compile(r"\n[ \t]*\n[^\n]+\n\Z")
# Blocks of WebVTT: « NOTE de la rédaction » is said where it stands within a cue, or in SRT.
_NOTE = re.compile(r"(?<=\n\n)(?:NOTE|STYLE|REGION)(?!\S).*(?:\n.+)*")
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,40}\}")
_SPEAKS = re.compile(r"^(?:[-–—]\s*|>>\s*)")


def accepts(source: Source) -> int:
    """By its first times, or by its suffix."""
    if _CUE.match(source.head.removeprefix(b"\xef\xbb\xbf")):
        return 15
    return 5 if source.suffix in (".srt", ".vtt") else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text: the cues in order, of those that roll up each line once."""
    decoded = decode(source.data)
    text = "\n".join(_spoken(decoded.text))
    if not text:
        yield source.reject("no_text")
        return
    yield source.raw_text(text, format=FORMAT, encoding=decoded.encoding, is_body=True, repairs=decoded.repairs)


def _cues(text: str) -> Iterator[str]:
    """What stands below the times of each cue."""
    is_vtt = text.lstrip("\ufeff \t\n").startswith("WEBVTT")
    *cues, last = _TIMES.split(_NOTE.sub("", text) if is_vtt else text)
    for cue in cues[1:]:
        yield (_IDENTIFIER if is_vtt else _NUMBER).sub("", cue)
    if cues:
        yield last


def _spoken(text: str) -> Iterator[str]:
    """What is said between pauses: to the end of a sentence, or to where somebody else speaks."""
    said: list[str] = []
    last = ""
    for cue in _cues(text):
        for line in cue.split("\n"):
            words = " ".join(html.unescape(_TAG.sub("", line)).split())
            if not words or words == last:
                continue
            last = words
            opening = _SPEAKS.match(words)
            if said and (opening or ends_as_sentence(said[-1])):
                yield " ".join(said)
                said = []
            said.append(words[opening.end() :] if opening else words)
    if said:
        yield " ".join(said)
