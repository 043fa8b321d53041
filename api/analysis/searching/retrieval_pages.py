"""Pages of what a query found, each stretch with its words and surroundings; and codes against groups."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.searching import retrieval_queries as queries
from api.analysis.searching.conditions import demand_known
from api.analysis.searching.intervals import APART, Stretch
from api.analysis.searching.retrieval_schemas import CodeTerm, MatrixIn, RetrievalIn
from api.analysis.searching.retrieving import Reading, Retrieved
from api.analysis.searching.turns import Spoken
from api.analysis.transcripts import texts
from api.base.database import Connection, Source
from api.base.errors import Invalid
from api.base.pages import page_of, read_cursor
from api.study import queries as studies
from api.study.service import policy_of

CONTEXT = 160
LONGEST = 6_000


def retrieve(connection: Connection, seat: Seat, body: RetrievalIn) -> dict[str, Any]:
    """Return a page of what a query finds, in reading order, with the totals of all.

    Raises Invalid for a query that is too large, too wide, or names what is no longer there.
    """
    reading = Reading(connection, seat, body.filters)
    found = reading.find(body.where)
    begin = _after(reading, found.stretches, body.cursor)
    shown = found.stretches[begin : begin + body.limit + 1]
    page = page_of(shown, body.limit, lambda one: _place_of(found, one))
    page["items"] = _with_words(connection, seat.study_id, found, page["items"])
    names = queries.coders(connection, seat.study_id)
    seen = {UUID(coding["coder_id"]) for one in page["items"] for coding in one["codings"]}
    coders = [{"id": one, "name": name} for one, name in names.items() if one in seen]
    return page | {"totals": found.totals(), "coders": coders}


def _place_of(found: Retrieved, one: Stretch) -> list[Any]:
    return [found.head_of(one).id, one.start % APART, one.end - (one.start - one.start % APART)]


def _after(reading: Reading, stretches: Sequence[Stretch], cursor: str | None) -> int:
    """Return where the page after a cursor begins. Raises Invalid if its transcript is no longer there."""
    after = read_cursor(cursor, UUID, int, int)
    if after is None:
        return 0
    number = next((n for n, head in enumerate(reading.heads) if head.id == after[0]), None)
    if number is None:
        raise Invalid("cursor_invalid", "This page marker does not hold. Start from the first page.")
    place = (number * APART + after[1], number * APART + after[2])
    return bisect_right(stretches, place, key=lambda one: (one.start, one.end))


def _with_words(
    source: Source, study_id: UUID, found: Retrieved, stretches: Sequence[Stretch]
) -> list[dict[str, Any]]:
    """Give stretches their words, what stands around them, who speaks, and what else is coded there."""
    if not stretches:
        return []
    bodies = texts.get_many(source, study_id, {found.head_of(one).version_id for one in stretches})
    others = _others(source, study_id, found, stretches)
    touched = {one: list(found.turns.touched(one)) for one in stretches}
    begun = {one: (found.head_of(one).version_id, turns[0].n) for one, turns in touched.items() if turns}
    times = queries.starts_of(source, study_id, begun.values()) if begun else {}
    return [
        _shown(found, one, bodies[found.head_of(one).version_id], others[one])
        | _spoken(found, touched[one])
        | {"starts_at_ms": times[begun[one]] if one in begun else None}
        for one in stretches
    ]


def _shown(found: Retrieved, one: Stretch, text: str, others: set[UUID]) -> dict[str, Any]:
    head, begin = found.head_of(one), one.start - one.start % APART
    start, end = one.start - begin, one.end - begin
    coded = found.coded
    made = [
        {
            "id": coded.ids[n],
            "code_id": coded.code_ids[n],
            "coder_id": coded.coder_ids[n],
            "start": coded.starts[n] - begin,
            "end": coded.ends[n] - begin,
        }
        for n in one.codings
    ]
    return {
        "transcript_id": head.id,
        "transcript": head.title,
        "version": head.n,
        "start": start,
        "end": end,
        "words": text[start : min(end, start + LONGEST)],
        "cut": end - start > LONGEST,
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[end : end + CONTEXT],
        "codings": sorted(made, key=lambda c: (c["start"], c["end"], c["id"])),
        "other_code_ids": sorted(others),
    }


def _spoken(found: Retrieved, turns: Sequence[Spoken]) -> dict[str, Any]:
    """Say who speaks in a stretch, as the reading list of a code does: the first turn's speaker."""
    speakers = [found.conditions.speakers.get(turn.speaker_id or "") for turn in turns]
    first = speakers[0] if speakers else None
    kind = "Interviewer" if first and first.kind == "interviewer" else "Other"
    return {
        "speaker": (first.study_code if first and first.study_code else kind) if turns else None,
        "participants": list(dict.fromkeys(s.study_code for s in speakers if s and s.study_code)),
        "turn": turns[0].n if turns else None,
    }


def _others(
    source: Source, study_id: UUID, found: Retrieved, stretches: Sequence[Stretch]
) -> dict[Stretch, set[UUID]]:
    """Return the codes that touch each stretch beside those that make it."""
    around: dict[UUID, tuple[int, int]] = {}
    for one in stretches:
        start, end = one.start % APART, one.end - (one.start - one.start % APART)
        version_id = found.head_of(one).version_id
        low, high = around.get(version_id, (start, end))
        around[version_id] = (min(low, start), max(high, end))
    by_version: dict[UUID, list[Any]] = {}
    for row in queries.on_the_same_words(source, study_id, around):
        by_version.setdefault(row.version_id, []).append(row)
    return {one: _codes_beside(found, one, by_version) for one in stretches}


def _codes_beside(found: Retrieved, one: Stretch, by_version: dict[UUID, list[Any]]) -> set[UUID]:
    begin = one.start - one.start % APART
    rows = by_version.get(found.head_of(one).version_id, [])
    here = {row.code_id for row in rows if row.start < one.end - begin and row.end > one.start - begin}
    return here - {UUID(found.coded.code_ids[n]) for n in one.codings}


# Codes against groups


def matrix(connection: Connection, seat: Seat, body: MatrixIn) -> dict[str, Any]:
    """Count for each code and group how many people, in how many segments.

    A cell counts what the query of its code finds when the group is added to the filters.
    """
    reading = Reading(connection, seat, body.filters)
    demand_known("code_ids", body.code_ids, {code.id for code in reading.codes})
    groups = {row.id: row.group_id for row in queries.people_in_groups(connection, seat.study_id)}
    chosen = body.filters.group_ids
    known = [group.id for group in studies.groups(connection, seat.study_id)]
    columns = [group_id for group_id in known if not chosen or group_id in chosen]
    code_ids = list(dict.fromkeys(body.code_ids))
    rows = reading.find_each([CodeTerm(code=code_id, subtree=body.subtree) for code_id in code_ids])
    return {
        "items": [
            _row(code_id, found, groups, columns) for code_id, found in zip(code_ids, rows, strict=True)
        ],
        "small_cell_threshold": policy_of(connection, seat.study_id).small_cell_threshold,
    }


def _row(
    code_id: UUID, found: Retrieved, groups: dict[UUID, UUID], columns: Sequence[UUID]
) -> dict[str, Any]:
    people: dict[UUID, set[UUID]] = {group: set() for group in columns}
    segments = dict.fromkeys(columns, 0)
    for one in found.stretches:
        speaking = found.people([one])
        for person in speaking:
            people.setdefault(groups[person], set()).add(person)
        for group in {groups[person] for person in speaking} & set(columns):
            segments[group] += 1
    cells = [{"group_id": g, "people": len(people[g]), "segments": segments[g]} for g in columns]
    totals = found.totals()
    return {
        "code_id": code_id,
        "people": totals["people"],
        "segments": totals["segments"],
        "cells": cells,
    }
