"""Make the file of an export: gather what may leave, write it to a file that has no name on disk."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from uuid import UUID

from api.analysis.codebook import queries as codebook
from api.analysis.codebook import tree
from api.analysis.coding import queries as codings
from api.analysis.searching.sheets import sheets_of
from api.analysis.transcripts import texts
from api.base.clock import now
from api.base.database import Source
from api.outputs.exchange import queries
from api.outputs.exchange.codebook_word import write_codebook
from api.outputs.exchange.csv_file import write_csv
from api.outputs.exchange.gathered import NOBODY, Coded, Gathered, Segment, Turns, who_of
from api.outputs.exchange.leaving import Leaving, said
from api.outputs.exchange.segments_word import write_segments
from api.outputs.exchange.tables import (
    CODEBOOK,
    Cell,
    Column,
    codebook_rows,
    codings_columns,
    codings_rows,
)
from api.outputs.exchange.xlsx_file import write_xlsx

#: How many transcripts' codings are held at once.
AT_ONCE = 50
MEMORY = 8_000_000
PIECE = 256 * 1024
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, with the codes under the chosen ones; `code_ids` None: all codes."""

    kind: str
    format: str
    code_ids: frozenset[UUID] | None
    coder_id: UUID | None
    include_memos: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, with what it holds and what it leaves out."""

    file: IO[bytes]
    sha256: str
    size: int
    counts: dict[str, int]
    left_out: dict[str, Any]

    def pieces(self) -> Iterator[bytes]:
        """Return the file piece by piece, and let go of it."""
        with self.file:
            self.file.seek(0)
            while piece := self.file.read(PIECE):
                yield piece


def gather_codes(source: Source, study_id: UUID, choice: Choice) -> list[Any]:
    """Return the chosen codes in the order of the codebook; a codebook holds those in use alone."""
    ordered = tree.in_order(codebook.codes(source, study_id))
    if choice.kind != "codebook":
        return ordered
    chosen = choice.code_ids
    return [c for c in ordered if not c.retired and (chosen is None or c.id in chosen)]


def gather(
    source: Source, study_id: UUID, choice: Choice, found: Leaving, limit: int | None = None
) -> Gathered:
    """Return the chosen segments that may leave, with the turns they lie in; their texts for Word alone.

    A sample, which has a limit, is shown as a table whatever it is of.
    """
    codes = gather_codes(source, study_id, choice)
    if choice.format != "docx" or limit is not None:
        coded = _coded(source, study_id, choice, found, limit)
        return Gathered(codes, include_memos=choice.include_memos, coded=coded)
    chosen = (choice.code_ids, choice.coder_id, found.open)
    rows = [
        row
        for row in queries.segments(source, study_id, *chosen)
        if found.why_not(row.transcript_id, row.zone) is None
    ]
    versions = {row.version_id for row in rows}
    turns = Turns(queries.turns_of(source, study_id, versions))
    bodies = texts.get_many(source, study_id, versions)
    return Gathered(codes, [_segment(row, turns) for row in rows], bodies, choice.include_memos)


def _coded(
    source: Source, study_id: UUID, choice: Choice, found: Leaving, limit: int | None
) -> Iterator[Coded]:
    """Read the codings of some transcripts at a time, so that a large study is never held as a whole."""
    at_once = AT_ONCE if limit is None else len(found.open) or 1
    for begin in range(0, len(found.open), at_once):
        ids = found.open[begin : begin + at_once]
        kept = [
            row
            for row in queries.versions(source, study_id, ids)
            if found.why_not(row.transcript_id, row.zone) is None
        ]
        version_ids = [UUID(row.id) for row in kept]
        rows = queries.codings(source, study_id, choice.code_ids, choice.coder_id, version_ids, limit)
        lain_in = {row[0] for row in rows}
        sheets = sheets_of(source, study_id, [one for one in version_ids if str(one) in lain_in])
        versions = {
            row.id: (found.titles[row.transcript_id], row.n, sheets[UUID(row.id)])
            for row in kept
            if row.id in lain_in
        }
        who = {row.id: who_of(row) for row in queries.speaking(source, study_id, ids)}
        coders = {str(row.id): row.name for row in codings.names_of(source, [*{row[-1] for row in rows}])}
        yield Coded(rows, versions, {None: NOBODY, **who}, coders)


def _segment(row: Any, turns: Turns) -> Segment:
    touched, before = turns.around(row.version_id, row.start, row.end)
    return Segment(
        row.transcript_id,
        row.title,
        row.version_id,
        row.n,
        row.start,
        row.end,
        row.quote,
        row.memo,
        row.coder,
        row.code_id,
        touched,
        before,
    )


def table_of(choice: Choice, gathered: Gathered) -> tuple[list[Column], Iterator[list[Cell]]]:
    """Return the columns and rows of an export as a table."""
    if choice.kind == "codebook":
        rows = codebook_rows(gathered.codes, gathered.paths, gathered.levels)
        return list(CODEBOOK), rows
    return list(codings_columns(gathered)), codings_rows(gathered)


def made_file(
    choice: Choice,
    gathered: Gathered,
    study: str,
    mark: str,
    counts: dict[str, int],
    left_out: dict[str, Any],
) -> Made:
    """Write the file; it lies in memory, or in a file without a name if it is large."""
    held: Any = SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - closed when it was sent
    _WRITERS[choice.format](held, choice, gathered, study, mark, [said(r) for r in left_out["reasons"]])
    held.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := held.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return Made(held, digest.hexdigest(), size, counts, left_out)


def _csv(out: IO[bytes], choice: Choice, gathered: Gathered, *_: Any) -> None:
    write_csv(out, *table_of(choice, gathered))


def _xlsx(out: IO[bytes], choice: Choice, gathered: Gathered, study: str, mark: str, _: list[str]) -> None:
    write_xlsx(out, choice.kind.capitalize(), mark, *table_of(choice, gathered))


def _docx(
    out: IO[bytes], choice: Choice, gathered: Gathered, study: str, mark: str, left_out: list[str]
) -> None:
    if choice.kind == "codebook":
        write_codebook(out, study, now().date(), mark, gathered)
    else:
        write_segments(out, study, now().date(), mark, gathered, left_out)


_WRITERS: dict[str, Callable[..., None]] = {"csv": _csv, "xlsx": _xlsx, "docx": _docx}
