"""What a corrected text means for its codings: carried, re-placed with certainty, or stale for a person.

carried + re_placed + stale = before, always. Codings that were stale before are looked for anew.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.coding import correction_queries, queries
from api.analysis.coding import counter_queries as counters
from api.analysis.transcripts import texts, versions
from api.analysis.transcripts.importing import Prepared, how_read
from api.analysis.transcripts.proposals import UNLABELLED
from api.analysis.transcripts.version_schemas import MOST_LISTED, CorrectionIn, ReimportIn
from api.analysis.transcripts.versions import Basis, Draft, Marks
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.text.anchor import Placement, place
from api.text.replacements import Span

CONTEXT = 160
OUTCOMES = {"carried": "carried", "replaced": "re_placed", "stale": "stale"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A coding and what becomes of it. `span`: its place in the new text; of a stale one a guess."""

    row: Any
    outcome: str
    span: Span | None


# Preview


def preview(connection: Connection, seat: Seat, transcript_id: UUID, body: CorrectionIn) -> dict[str, Any]:
    """Say what a correction would do to the codings. Stores nothing."""
    basis = versions.basis_of(connection, seat, transcript_id, body.based_on)
    return _previewed(connection, seat, basis, versions.drafted(connection, seat, basis, body))


def preview_file(
    connection: Connection, seat: Seat, transcript_id: UUID, file: Prepared, body: ReimportIn
) -> dict[str, Any]:
    """Say how a corrected file was read and what it would do to the codings. Stores nothing."""
    basis = versions.basis_of(connection, seat, transcript_id, body.based_on)
    draft = _from_file(connection, seat, basis, file, body)
    turns = [{"speaker": t.speaker or UNLABELLED, "text": t.text} for t in file.reading.turns]
    return _previewed(connection, seat, basis, draft) | {"file": how_read(file), "turns": turns}


def _from_file(source: Source, seat: Seat, basis: Basis, file: Prepared, body: ReimportIn) -> Draft:
    declared = body.no_identifying_words
    return versions.drafted_from_file(source, seat, basis, file, body.note, declared=declared)


def _previewed(source: Source, seat: Seat, basis: Basis, draft: Draft) -> dict[str, Any]:
    placed = _placed(source, seat.study_id, basis, draft)
    marks = versions.carried_marks(source, seat.study_id, basis, draft)
    declared = replace(draft, declared=True)
    return {
        "n": basis.head.current_n + 1,
        "zone": versions.zone_of(basis, declared, coded=bool(placed)),
        "receipt": _receipt(placed, marks),
        "items": _items(source, seat.study_id, basis, draft, placed),
        "length": len(draft.text),
        "turn_count": len(draft.turns),
        "new_speakers": [label for _, label in draft.new_speakers],
        "needs_declaration": versions.needs_declaration(basis),
    }


def _items(
    source: Source, study_id: UUID, basis: Basis, draft: Draft, placed: Sequence[Placed]
) -> list[dict[str, Any]]:
    moved = sorted((p for p in placed if p.outcome != "carried"), key=lambda p: p.outcome != "stale")
    moved = moved[:MOST_LISTED]
    ids = list({p.row.version_id for p in moved})
    bodies = texts.get_many(source, study_id, ids)
    starts = correction_queries.turn_starts(source, study_id, ids)
    numbers = {v.id: v.n for v in correction_queries.versions_of(source, study_id, [basis.head.id])}
    new_starts = [turn["start"] for turn in draft.turns]
    return [
        {
            "coding_id": p.row.id,
            "code_id": p.row.code_id,
            "coder_id": p.row.coder_id,
            "outcome": p.outcome,
            "was": passage(
                numbers[p.row.version_id],
                bodies[p.row.version_id],
                (p.row.start, p.row.end),
                [turn.start for turn in starts.get(p.row.version_id, ())],
            ),
            "now": p.span and passage(basis.head.current_n + 1, draft.text, p.span, new_starts),
        }
        for p in moved
    ]


def passage(n: int, text: str, span: Span, starts: Sequence[int]) -> dict[str, Any]:
    """Return words of a version with what stands around them, and the turn that they begin in."""
    start, end = span
    return {
        "n": n,
        "start": start,
        "end": end,
        "before": text[max(0, start - CONTEXT) : start],
        "words": text[start:end],
        "after": text[end : end + CONTEXT],
        "turn": bisect_right(starts, start) or None,
    }


# Correct


def correct(
    session: Session, seat: Seat, transcript_id: UUID, body: CorrectionIn, version: int
) -> dict[str, Any]:
    """Store a corrected text as the current version, and place every coding of everybody in it.

    Raises Conflict version_superseded, nothing_changed or declaration_missing, Invalid for turns that cannot
    be taken, Stale if the transcript changed since it was read.
    """
    basis = versions.basis_of(session, seat, transcript_id, body.based_on)
    return _corrected(session, seat, basis, versions.drafted(session, seat, basis, body), version)


def correct_by_file(
    session: Session, seat: Seat, transcript_id: UUID, file: Prepared, body: ReimportIn, version: int
) -> dict[str, Any]:
    """Store a corrected file as the current version, and place every coding of everybody in it."""
    basis = versions.basis_of(session, seat, transcript_id, body.based_on)
    return _corrected(session, seat, basis, _from_file(session, seat, basis, file, body), version)


def _corrected(session: Session, seat: Seat, basis: Basis, draft: Draft, version: int) -> dict[str, Any]:
    study_id = seat.study_id
    transcript = versions.claimed(session, seat, basis, version)
    placed = _placed(session, study_id, basis, draft)
    marks = versions.carried_marks(session, study_id, basis, draft)
    zone = versions.zone_of(basis, draft, coded=bool(placed))
    receipt = _receipt(placed, marks)
    made = versions.store(session, seat, transcript, basis, draft, zone, receipt)
    versions.add_marks(session, study_id, made.id, marks)
    _move(session, made.id, draft.text, placed)
    if placed:
        counters.recount_people(session, study_id, transcript.id)
    audit.record(
        session,
        study_id,
        "version.made",
        transcript.id,
        transcript_id=transcript.id,
        n=made.n,
        how=made.kind,
        declared=int(made.declared),
        carried=receipt["carried"],
        re_placed=receipt["re_placed"],
        stale=receipt["stale"],
    )
    session.flush()
    session.refresh(transcript)
    return {
        "id": transcript.id,
        "version": transcript.version,
        "n": made.n,
        "zone": made.zone,
        "receipt": receipt,
    }


def _receipt(placed: Sequence[Placed], marks: Marks) -> dict[str, int]:
    counts = Counter(p.outcome for p in placed)
    return {
        "before": len(placed),
        **{name: counts[name] for name in OUTCOMES.values()},
        "marks_carried": len(marks.rows),
        "marks_lost": marks.lost,
    }


def _placed(source: Source, study_id: UUID, basis: Basis, draft: Draft) -> list[Placed]:
    """Place the codings of everybody, whatever version they lie on. Of two that become one, one is stale."""
    rows = correction_queries.codings_to_place(source, study_id, basis.head.id)
    older = [row.version_id for row in rows if row.version_id != basis.head.version_id]
    bodies = texts.get_many(source, study_id, set(older)) | {basis.head.version_id: basis.text}
    found: dict[UUID, Placed] = {}
    for version_id, body in bodies.items():
        ours = [row for row in rows if row.version_id == version_id]
        for row, placement in zip(
            ours, place(body, draft.text, [(row.start, row.end) for row in ours]), strict=True
        ):
            found[row.id] = Placed(row, OUTCOMES[placement.outcome], placement.span)
    return _without_doubles([found[row.id] for row in rows])


def _without_doubles(placed: Sequence[Placed]) -> list[Placed]:
    taken: set[tuple[UUID, UUID, Span]] = set()
    kept = []
    for one in placed:
        if one.outcome != "stale" and one.span is not None:
            key = (one.row.code_id, one.row.coder_id, one.span)
            one = replace(one, outcome="stale") if key in taken else one
            taken.add(key)
        kept.append(one)
    return kept


def _move(session: Session, version_id: UUID, text: str, placed: Sequence[Placed]) -> None:
    """Write where codings lie now, as many statements for three as for three thousand."""
    sure = [(p.row.id, p.span) for p in placed if p.outcome != "stale" and p.span is not None]
    queries.change_many(
        session,
        [
            {
                "id": coding_id,
                "version_id": version_id,
                "start": span[0],
                "end": span[1],
                "quote": text[span[0] : span[1]],
                "stale": False,
            }
            for coding_id, span in sure
        ],
    )
    lost = [{"id": p.row.id, "stale": True} for p in placed if p.outcome == "stale" and not p.row.stale]
    queries.change_many(session, lost)


# What was meant for an older version


def on_current(
    source: Source, study_id: UUID, transcript_id: UUID, n: int, spans: Sequence[Span]
) -> list[Span | None]:
    """Place spans of version n in the current version, through every version between, as codings went.

    None for a span that cannot be placed with certainty, or lies outside version n; all if n is no version.
    """
    line = correction_queries.versions_of(source, study_id, [transcript_id])
    later = [row for row in line if row.n >= n]
    if not later or later[0].n != n:
        return [None for _ in spans]
    bodies = texts.get_many(source, study_id, [row.id for row in later])
    before = bodies[later[0].id]
    found: list[Span | None] = [span if 0 <= span[0] < span[1] <= len(before) else None for span in spans]
    for row in later[1:]:
        here = [span for span in found if span is not None]
        placed = iter(place(before, bodies[row.id], here))
        found = [_sure(next(placed)) if span is not None else None for span in found]
        before = bodies[row.id]
    return found


def _sure(placed: Placement) -> Span | None:
    return None if placed.outcome == "stale" else placed.span


State = dict[str, Any]


def place_states(source: Source, study_id: UUID, states: Sequence[State]) -> list[State]:
    """Return kept states of codings as they stand on the current versions of their texts.

    A state that cannot be placed with certainty is returned as it is, on its older version.
    """
    ids = list({UUID(state["transcript_id"]) for state in states})
    rows = correction_queries.versions_of(source, study_id, ids) if ids else ()
    current = {row.transcript_id: row for row in rows}  # the newest comes last
    versions_by_id = {str(row.id): row for row in rows}
    apart: dict[str, list[int]] = {}
    for at, state in enumerate(states):
        was = versions_by_id.get(state["version_id"])
        if was is not None and was.id != current[was.transcript_id].id and not state.get("stale"):
            apart.setdefault(state["version_id"], []).append(at)
    found = list(states)
    for version_id, places in apart.items():
        was = versions_by_id[version_id]
        _place_some(source, study_id, found, places, was, current[was.transcript_id].id)
    return found


def left_behind(source: Source, study_id: UUID, states: Sequence[State]) -> list[State]:
    """Return those states that lie on an older version of their text without waiting for a person."""
    ids = list({UUID(state["transcript_id"]) for state in states})
    rows = correction_queries.versions_of(source, study_id, ids) if ids else ()
    newest = {str(row.transcript_id): str(row.id) for row in rows}
    return [s for s in states if s["version_id"] != newest[s["transcript_id"]] and not s.get("stale")]


def _place_some(
    source: Source, study_id: UUID, states: list[State], places: Sequence[int], was: Any, newest: UUID
) -> None:
    """Write the states at some places as they stand on the newest version, where that is certain."""
    text = texts.get(source, study_id, newest)
    spans = [(states[at]["start"], states[at]["end"]) for at in places]
    now = on_current(source, study_id, was.transcript_id, was.n, spans)
    for at, span in zip(places, now, strict=True):
        if span is not None:
            start, end = span
            said = {"version_id": str(newest), "start": start, "end": end, "quote": text[start:end]}
            states[at] = states[at] | said
