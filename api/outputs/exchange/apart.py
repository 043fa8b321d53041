"""Exports of notes and of what a query finds, as values: rows, their counts, what stays behind. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from api.outputs.exchange.tables import Cell, Column

NO_COUNTS = {"segments": 0, "transcripts": 0, "codes": 0, "coders": 0, "notes": 0}


@dataclass(frozen=True, slots=True)
class Behind:
    """Something that stays behind for a reason, and the transcripts on account of which it does."""

    reason: str
    transcript_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """An export that is gathered: `counts` and `left_out` are what stands on record.

    n: how many rows; shown: the same sums as its maker alone sees them.
    """

    n: int
    counts: dict[str, int]
    left_out: dict[str, Any]
    shown: dict[str, int]
    shown_left_out: dict[str, Any]
    remarks: Sequence[str]
    columns: Sequence[Column]
    rows: Callable[[], Iterator[list[Cell]]]
    #: Writes (out, study, mark, what is left out) as a Word document.
    write_word: Callable[[IO[bytes], str, str, list[str]], None] | None = None


def reasons_of(behind: Iterable[Behind], what: str) -> dict[str, Any]:
    """Return what stays behind by reason; `what`: segments or notes."""
    held: dict[str, list[Behind]] = {}
    for one in behind:
        held.setdefault(one.reason, []).append(one)
    nothing = {"segments": 0, "codes": 0, "notes": 0}
    reasons = []
    for reason, some in sorted(held.items()):
        where = sorted({place for one in some for place in one.transcript_ids})
        sums = nothing | {what: len(some), "transcripts": len(where)}
        reasons.append({"code": reason, **sums, "where": where})
    return {"reasons": reasons}
