"""Tables as they leave: their columns, and the rows of codings and of the codebook. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.outputs.exchange.gathered import Gathered, Segment

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for scripts, its head for people, its width in a spreadsheet."""

    name: str
    head: str
    width: int


CODINGS = (
    Column("study_codes", "Study code", 12),
    Column("groups", "Group", 8),
    Column("transcript", "Transcript", 24),
    Column("turn", "Turn", 7),
    Column("last_turn", "Last turn", 9),
    Column("speaker", "Speaker", 14),
    Column("time", "Time", 9),
    Column("code_path", "Code path", 38),
    Column("code", "Code", 26),
    Column("coder", "Coder", 18),
    Column("memo", "Memo", 30),
    Column("quote", "Quote", 70),
    Column("start", "Start", 8),
    Column("end", "End", 8),
    Column("version", "Version", 8),
)
CODEBOOK = (
    Column("code_path", "Code path", 38),
    Column("code", "Code", 26),
    Column("level", "Level", 7),
    Column("definition", "Definition", 50),
    Column("use_when", "When to use", 40),
    Column("not_when", "When not to use", 40),
    Column("example", "Example", 40),
    Column("kind", "Kind", 12),
    Column("origin", "Origin", 12),
    Column("objectives", "Objectives", 11),
    Column("id", "Id", 38),
)


def codings_columns(gathered: Gathered) -> Sequence[Column]:
    """Return the columns of the table of codings; without memos if they were not asked for."""
    return [c for c in CODINGS if c.name != "memo" or gathered.include_memos]


def codings_rows(gathered: Gathered) -> Iterator[list[Cell]]:
    """Return one row per coding, in the order in which the transcripts read."""
    paths, labels = gathered.paths, gathered.labels
    for segment in gathered.segments:
        code = (paths.get(segment.code_id, ""), labels.get(segment.code_id, ""))
        yield _coding(segment, code, [segment.memo] if gathered.include_memos else [])


def _coding(segment: Segment, code: tuple[str, str], memo: list[str]) -> list[Cell]:
    return [
        "; ".join(segment.study_codes),
        "; ".join(segment.groups),
        segment.transcript,
        segment.turns[0].n if segment.turns else "",
        segment.turns[-1].n if segment.turns else "",
        "; ".join(segment.speakers),
        clock(segment.turns[0].starts_at_ms if segment.turns else None),
        *code,
        segment.coder,
        *memo,
        segment.quote,
        segment.start,
        segment.end,
        segment.version,
    ]


def codebook_rows(
    codes: Iterable[Any], paths: dict[Any, str], levels: dict[Any, int]
) -> Iterator[list[Cell]]:
    """Return one row per code, each parent before its children."""
    for code in codes:
        yield [
            paths[code.id],
            code.label,
            levels[code.id],
            code.definition,
            code.use_when,
            code.not_when,
            code.example,
            code.kind,
            code.origin,
            ", ".join(str(n) for n in code.objective_ns),
            str(code.id),
        ]


def clock(milliseconds: int | None) -> str:
    """Write a time in a recording as 0:04:31; empty if none is known."""
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
