"""Merge a code into another: everybody's segments move, doubles become one, themes follow."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import history, tree
from api.analysis.codebook import queries as codebook
from api.analysis.codebook.models import Code
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries
from api.analysis.coding import steps as turning
from api.analysis.coding.schemas import MergeIn
from api.analysis.steps import service as steps
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound, Stale

State = dict[str, Any]
BETWEEN_MEMOS = "\n\n"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Segments that bear both codes by one coder: which stays, which goes, and where both are in use."""

    staying: dict[UUID, UUID]
    both_in_use: int


# Preview


def preview_merge(connection: Connection, seat: Seat, code_id: UUID, body: MergeIn) -> dict[str, int]:
    """Count what a merge would do. Raises what the merge would raise for these two codes."""
    study_id = seat.study_id
    rows = codebook.rows(connection, study_id, [code_id, body.into])
    _demand_pair(rows.get(str(code_id)), rows.get(str(body.into)))
    parents = codebook.parents(connection, study_id)
    _demand_room(code_id, body.into, parents)
    pairs = _pairs(connection, study_id, code_id, body.into)
    segments = counters.segments_by_code(connection, study_id)
    people = counters.people_by_code(connection, study_id)
    mine, theirs = people.get(code_id, set()), people.get(body.into, set())
    return {
        "segments": segments.get(code_id, 0),
        "doubles": len(pairs.staying),
        "both_in_use": pairs.both_in_use,
        "people": len(mine),
        "people_after": len(mine | theirs),
        "segments_after": segments.get(code_id, 0) + segments.get(body.into, 0) - len(pairs.staying),
        "coders": queries.coders_of(connection, study_id, code_id),
        "codes_under": sum(parent == code_id for parent in parents.values()),
        "themes": len(queries.theme_links(connection, study_id, [code_id])),
    }


def _demand_pair(code: Any, into: Any) -> None:
    if code is None or into is None:
        raise NotFound
    if code.id == into.id:
        fields = (FieldProblem("into", "Choose another code."),)
        raise Invalid("same_code", "A code cannot be merged into itself. Choose another.", fields=fields)
    if code.merged_into_id:
        raise Conflict("already_merged", "This code has been merged already. Restore it first.")
    if into.retired:
        raise Conflict(
            "code_retired", "The code that would take the segments is retired. Restore it, or choose another."
        )


def _demand_room(code_id: UUID, into: UUID, parents: dict[UUID, UUID | None]) -> None:
    """Raise Conflict if what stands under the code finds no place under the other."""
    above = tree.ancestors(into, parents)
    if code_id in above:
        raise Conflict(
            "own_descendant",
            "The code that would take the segments stands under this one. Move it out first.",
        )
    if len(above) + tree.height(code_id, parents) - 1 > tree.DEEPEST:
        raise Conflict(
            "too_deep",
            f"A codebook may be {tree.DEEPEST} levels deep. Move the codes that stand under it first.",
        )


def _pairs(source: Source, study_id: UUID, code_id: UUID, into: UUID) -> Pairs:
    """Say which of two doubles stays: the other code's own, unless something rests on the moved one alone."""
    found = queries.doubles(source, study_id, code_id, into)
    used = queries.in_use(source, study_id, [one for row in found for one in row]) if found else set()
    staying = {
        (row.merged if row.merged in used and row.kept not in used else row.kept): (
            row.kept if row.merged in used and row.kept not in used else row.merged
        )
        for row in found
    }
    return Pairs(staying, sum(row.merged in used and row.kept in used for row in found))


# Merge


def merge_code(session: Session, seat: Seat, code_id: UUID, body: MergeIn) -> Code:
    """Move all segments of a code to another, everybody's, and retire it; one step to undo.

    What stands under it moves along, and themes that hold it hold the other. Raises Conflict if one of the
    codes cannot take part, or two doubles are both in use.
    """
    codes = codebook.some(session, seat.study_id, [code_id, body.into])
    code, into = codes.get(code_id), codes.get(body.into)
    _demand_pair(code, into)
    assert code is not None
    assert into is not None
    parents = codebook.parents(session, seat.study_id)
    _demand_room(code.id, into.id, parents)
    before, after = _move_segments(session, seat, code.id, into.id)
    theme_links = _move_links(session, seat, code.id, into.id)
    code_states = _retire(session, seat, code, into)
    steps.add_step(
        session,
        seat,
        "code_merge",
        before | {"themes": theme_links[0], "codes": code_states[0]},
        after | {"themes": theme_links[1], "codes": code_states[1]},
    )
    session.refresh(code)
    return code


def _move_segments(session: Session, seat: Seat, code_id: UUID, into: UUID) -> tuple[State, State]:
    rows = queries.bearing(session, seat.study_id, code_id)
    pairs = _pairs(session, seat.study_id, code_id, into)
    if pairs.both_in_use:
        raise Conflict(
            "doubles_in_use",
            f"{pairs.both_in_use} segments bear both codes, and a theme or a quote rests on both. "
            "Take one of each out there first.",
        )
    doubles = [one for pair in pairs.staying.items() for one in pair]
    if len(queries.whole(session, seat.study_id, doubles)) < len(doubles):
        raise Stale
    moved = [row.id for row in rows if row.id not in set(doubles)]
    counters.shift(session, seat.study_id, [*moved, *doubles], -1)
    before, after = _join(session, seat, pairs, into)
    queries.recode(session, seat.study_id, moved, into)
    counters.shift(session, seat.study_id, [*moved, *pairs.staying], +1)
    turning.tell_moved(session, seat, dict.fromkeys(row.transcript_id for row in rows), code_id, into)
    ids = [str(one) for one in moved]
    return (
        {"codings": before, "moved": {"ids": ids, "code_id": str(code_id)}},
        {"codings": after, "moved": {"ids": ids, "code_id": str(into)}},
    )


def _join(session: Session, seat: Seat, pairs: Pairs, into: UUID) -> tuple[list[State], list[State]]:
    """Make one of each two doubles: memos joined, the code the one that stays."""
    ids = [one for pair in pairs.staying.items() for one in pair]
    rows = queries.whole(session, seat.study_id, ids)
    before = [turning.state_of_row(rows[str(one)]) for one in ids]
    joined = [
        {"id": stays, "code_id": into, "memo": _joined(rows[str(stays)], rows[str(goes)], into)}
        for stays, goes in pairs.staying.items()
    ]
    queries.take_out_many(session, seat.study_id, list(pairs.staying.values()))
    queries.change_many(session, joined)
    for goes in pairs.staying.values():
        where = rows[str(goes)].transcript_id
        audit.record(session, seat.study_id, "coding.removed", goes, transcript_id=where)
    standing = queries.whole(session, seat.study_id, list(pairs.staying))
    return before, [turning.state_of_row(row) for row in standing.values()]


def _joined(stays: Any, goes: Any, into: UUID) -> str:
    """Join two memos, first that of the code which takes the segments; twice the same is said once."""
    first, second = (stays, goes) if stays.code_id == into else (goes, stays)
    return BETWEEN_MEMOS.join(dict.fromkeys(memo for memo in (first.memo, second.memo) if memo))


def _move_links(session: Session, seat: Seat, code_id: UUID, into: UUID) -> tuple[list[State], list[State]]:
    """Let the themes that hold a code hold the other in its place."""
    links = [dict(row._mapping) for row in queries.theme_links(session, seat.study_id, [code_id, into])]
    theme_ids = [one["theme_id"] for one in links if one["code_id"] == code_id]
    ours = [one for one in links if one["theme_id"] in theme_ids]
    after = {one["theme_id"]: one | {"code_id": into} for one in ours if one["code_id"] == code_id}
    after |= {one["theme_id"]: one for one in ours if one["code_id"] == into}
    if theme_ids:
        queries.set_theme_links(session, seat.study_id, theme_ids, [code_id, into], list(after.values()))
    for theme_id in theme_ids:
        audit.record(session, seat.study_id, "theme.codes_changed", theme_id, code_id=into)
    return _as_kept(ours), _as_kept(after.values())


def _as_kept(links: Any) -> list[State]:
    return [
        {"theme_id": str(one["theme_id"]), "code_id": str(one["code_id"]), "position": one["position"]}
        for one in links
    ]


def _retire(session: Session, seat: Seat, code: Code, into: Code) -> tuple[list[State], list[State]]:
    """Retire the merged code; what stands under it moves under the other, after what is there."""
    under = codebook.siblings(session, seat.study_id, code.id)
    before = [history.state_of(code), *(_place(child) for child in under)]
    first = codebook.next_position(session, seat.study_id, into.id)
    for place, child in enumerate(under, start=first):
        child.parent_id, child.position = into.id, place
        child.version += 1
        audit.record(session, seat.study_id, "code.moved", child.id, parent_id=into.id, position=place)
    code.retired, code.merged_into_id = True, into.id
    code.version += 1
    session.flush()
    after = [history.state_of(code), *(_place(child) for child in under)]
    history.note(session, seat, "merge", before, after)
    history.note(session, seat, "merge", [], [{"id": str(into.id)}], merged_from_id=str(code.id))
    audit.record(session, seat.study_id, "code.merged", code.id, into=into.id)
    return before, after


def _place(code: Code) -> State:
    return history.part_of(history.state_of(code), "parent_id", "position")
