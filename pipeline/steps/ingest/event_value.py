"""What a user writes for a date, type or status of an event -> the value that the tables hold."""

from __future__ import annotations

from typing import get_args

from pipeline.french import rows
from pipeline.names.key import fold_text
from pipeline.records import EventType, Modality
from pipeline.temporal.edtf import read_written, to_edtf

_CODES: dict[str, tuple[str, ...]] = {"type": get_args(EventType), "modality": get_args(Modality)}


def read_event_value(decision: str, text: str, line: int) -> str:
    """EDTF of a date ("5/3/2024", "2024-03"), or the code of a type or status, given as it is or in French.

    Raises:
        ValueError: it is none; the message says what it may be.
    """
    if decision == "date":
        period = read_written(text)
        if period is None:
            raise ValueError(
                f"line {line}: {text!r} is no date. Write 2024-03-05, 2024-03, 2024, or 2024-03-05/2024-03-07 into the "
                "column new_name."
            )
        return to_edtf(period)
    french: dict[str, str] = {
        fold_text(row["text"]): row["code"] for row in rows("view_codes") if row["vocabulary"] == decision
    }
    known: dict[str, str] = french | {fold_text(code): code for code in _CODES[decision]}
    if fold_text(text) not in known:
        raise ValueError(
            f"line {line}: {text!r} is no {decision}. Write one of {', '.join(_CODES[decision])} "
            "into the column new_name."
        )
    return known[fold_text(text)]
