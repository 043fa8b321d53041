"""Notes as they leave: the team's, of journals one's own; what is about closed words stays behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.journal import label_queries
from api.analysis.journal.reading import FORMER
from api.analysis.journal.tokens import TOKEN, mentions_in
from api.base.clock import now
from api.base.database import Source
from api.outputs.exchange import note_queries, queries
from api.outputs.exchange.apart import NO_COUNTS, Apart, Behind, reasons_of
from api.outputs.exchange.leaving import WITHDRAWN, Leaving, leaving
from api.outputs.exchange.notes_word import write_notes
from api.outputs.exchange.tables import Cell, Column

Ref = tuple[str, UUID]
#: So many ids are asked for at once.
AT_ONCE = 5_000
GONE = "no longer there"
KINDS = {
    "decision": "Decision",
    "memo": "Memo",
    "familiarisation": "First reading",
    "coding_memo": "Memo on a segment",
    "journal": "My journal",
}
TEXTS = ("words", "surprises", "links_to_objectives", "my_reaction", "alternatives")
COLUMNS = (
    Column("kind", "Kind", 16),
    Column("title", "Title", 30),
    Column("about", "About", 30),
    Column("author", "Author", 18),
    Column("created", "Written", 12),
    Column("changed", "Changed", 12),
    Column("decided_on", "Decided on", 12),
    Column("superseded", "Superseded", 11),
    Column("words", "Words", 70),
    Column("surprises", "Surprises", 40),
    Column("links_to_objectives", "Links to objectives", 40),
    Column("my_reaction", "My reaction", 40),
    Column("alternatives", "Alternatives", 40),
    Column("id", "Id", 38),
)
OWN_WORDS = "Notes are the team's own words, not checked for names. Read them before others do."
JOURNAL = (
    "With {n} of your private journal, which you marked for the audit trail. The record does not say so; "
    "whoever gets the file reads them."
)


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it leaves: its texts still hold tokens for what they mention."""

    id: UUID
    kind: str
    title: str
    target: Ref | None
    author: str
    created: date
    changed: date
    decided_on: date | None
    superseded: bool
    texts: Sequence[str]


def gather_notes(source: Source, seat: Seat, *, memos: bool, own_journal: bool) -> Apart:
    """Return the notes that may leave with this person; memos of codings as their segments may, if at all."""
    study_id = seat.study_id
    condition = note_queries.leaving(seat, own_journal=own_journal)
    found = [_written(row) for row in note_queries.notes(source, study_id, condition)]
    if memos:
        found += [_memo(row) for row in note_queries.memos_of_codings(source, study_id)]
    gates = _Gates(source, study_id, found)
    judged = [(note, gates.why_not(note.target)) for note in found]
    kept = sorted((note for note, why in judged if why is None), key=_order)
    behind = [(note.kind, why) for note, why in judged if why is not None]
    own = sum(note.kind == "journal" for note in kept)
    names = _named(source, study_id, condition, kept)
    shown = NO_COUNTS | {"notes": len(kept)}

    def write_word(out: IO[bytes], study: str, mark: str, left_out: list[str]) -> None:
        write_notes(out, study, now().date(), mark, _by_kind(kept, names), left_out)

    return Apart(
        n=len(kept),
        counts=shown | {"notes": len(kept) - own},
        left_out=reasons_of((why for kind, why in behind if kind != "journal"), "notes"),
        shown=shown,
        shown_left_out=reasons_of((why for _, why in behind), "notes"),
        remarks=[
            OWN_WORDS,
            *([JOURNAL.format(n=f"{own} {'entry' if own == 1 else 'entries'}")] if own else []),
        ],
        columns=COLUMNS,
        rows=lambda: _rows(kept, names),
        write_word=write_word,
    )


def _written(row: Any) -> Written:
    return Written(
        row.id,
        row.kind,
        row.title,
        (row.target_kind, row.target_id) if row.target_id else None,
        row.author or FORMER,
        row.created_at.date(),
        row.updated_at.date(),
        row.decided_on,
        bool(row.superseded),
        [getattr(row, name) for name in TEXTS],
    )


def _memo(row: Any) -> Written:
    day, texts = row.created_at.date(), [row.memo, "", "", "", ""]
    return Written(
        row.id, "coding_memo", "", ("coding", row.id), row.author or FORMER, day, day, None, False, texts
    )


def _order(note: Written) -> tuple[int, str]:
    return list(KINDS).index(note.kind), str(note.id)


class _Gates:
    """Whether words that a note is about may leave; if they may not, the note stays with them."""

    def __init__(self, source: Source, study_id: UUID, notes: Iterable[Written]) -> None:
        self.found: Leaving = leaving(source, study_id)
        self.withdrawn = queries.withdrawn(source, study_id)
        targets = [note.target for note in notes if note.target]
        codings = [one for kind, one in targets if kind == "coding"]
        self.codings: dict[UUID, Any] = {}
        for start in range(0, len(codings), AT_ONCE):
            some = codings[start : start + AT_ONCE]
            self.codings |= note_queries.places_of_codings(source, study_id, some)
        interviews = any(kind == "interview" for kind, _ in targets)
        self.interviews = note_queries.transcripts_of_interviews(source, study_id) if interviews else {}
        people = note_queries.people_of_interviews(source, study_id) if interviews else ()
        self.with_withdrawn = {one for one, person in people if person in self.withdrawn}

    def why_not(self, target: Ref | None) -> Behind | None:
        """Return why a note about this stays behind, or None."""
        if target is None:
            return None
        kind, one = target
        if kind == "participant" and one in self.withdrawn:
            return Behind(WITHDRAWN)
        if kind == "interview" and one in self.with_withdrawn:
            return Behind(WITHDRAWN, [str(t) for t in self.interviews.get(one, ())])
        if kind == "coding" and one in self.codings:
            place = self.codings[one]
            reason = self.found.why_not(place.transcript_id, place.zone)
            return Behind(reason, [str(place.transcript_id)]) if reason else None
        about = [one] if kind == "transcript" else self.interviews.get(one, []) if kind == "interview" else []
        closed = [(t, self.found.closed[t]) for t in about if t in self.found.closed]
        return Behind(closed[0][1], [str(t) for t, _ in closed]) if closed else None


# How they read


def _named(source: Source, study_id: UUID, condition: Any, notes: Sequence[Written]) -> dict[Ref, str]:
    """Return the present names of what notes are about and mention; of notes, those that may leave alone."""
    refs = {ref for note in notes for ref in mentions_in(note.title, *note.texts)}
    asked = list(refs | {note.target for note in notes if note.target})
    found: dict[Ref, str] = {}
    for start in range(0, len(asked), AT_ONCE):
        rows = label_queries.labels(source, study_id, condition, asked[start : start + AT_ONCE])
        found |= {ref: row.label for ref, row in rows.items() if row.label}
    return found


def _said(text: str, names: dict[Ref, str]) -> str:
    return TOKEN.sub(lambda m: f"@{names.get((m[1], UUID(m[2])), GONE)}", text)


def _about(note: Written, names: dict[Ref, str]) -> str:
    if note.target is None:
        return ""
    return f"{note.target[0]}: {names.get(note.target, GONE)}"


def _rows(notes: Iterable[Written], names: dict[Ref, str]) -> Iterator[list[Cell]]:
    for note in notes:
        yield [
            KINDS[note.kind],
            note.title,
            _about(note, names),
            note.author,
            note.created.isoformat(),
            note.changed.isoformat(),
            note.decided_on.isoformat() if note.decided_on else "",
            "yes" if note.superseded else "",
            *(_said(text, names) for text in note.texts),
            str(note.id),
        ]


def _by_kind(notes: Iterable[Written], names: dict[Ref, str]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    heads = [column.name for column in COLUMNS]
    for row in _rows(notes, names):
        line = {name: str(cell) for name, cell in zip(heads, row, strict=True)}
        found.setdefault(line["kind"], []).append(line)
    return found
