"""Read coverage of a study, and keep which turns a person has read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.coverage import counting, queries, ranges
from api.analysis.coverage.counting import CODED, OTHER, UNCODED, Speaking
from api.analysis.coverage.models import TurnsRead
from api.analysis.coverage.schemas import ReadTurnsIn
from api.analysis.searching import retrieval_queries as codings
from api.analysis.searching.sheets import sheets_of
from api.analysis.searching.turns import Sheet
from api.analysis.transcripts import gates, texts
from api.analysis.transcripts import queries as transcripts
from api.base.clock import now
from api.base.database import Connection, Session, Source
from api.base.errors import Conflict
from api.study.service import policy_of

# One's own reading of one transcript


def read_turns(source: Source, seat: Seat, transcript_id: UUID) -> dict[str, Any]:
    """Return the turns of the current version that the seated person has read."""
    head = transcripts.head(source, seat.study_id, transcript_id)
    gates.demand_readable(source, seat, head, policy_of(source, seat.study_id))
    return {"version": head.current_n, "ranges": _mine(source, seat, head)}


def mark_turns(session: Session, seat: Seat, transcript_id: UUID, body: ReadTurnsIn) -> dict[str, Any]:
    """Keep which turns the seated person has read, and which they want to read again.

    Raises Conflict `version_superseded` if another version is current. Not on the trail: it says what
    somebody has before their eyes, not what they did.
    """
    head = transcripts.head(session, seat.study_id, transcript_id)
    gates.demand_readable(session, seat, head, policy_of(session, seat.study_id))
    if body.version != head.current_n:
        raise Conflict(
            "version_superseded",
            "This transcript has a newer version. Open it again and read there.",
            extra={"current_version": head.current_n},
        )
    sheet = sheets_of(session, seat.study_id, [head.version_id])[head.version_id]
    known = set(sheet.ns)
    added = ranges.of(ranges.numbers(_bounded(body.read, known)) & known)
    kept = ranges.changed(_mine(session, seat, head, lock=True), added, _bounded(body.unread, known))
    row = TurnsRead(
        study_id=seat.study_id,
        transcript_id=transcript_id,
        account_id=seat.account_id,
        version_n=head.current_n,
        ranges=kept,
        updated_at=now(),
    )
    queries.keep(session, row)
    return {"version": head.current_n, "ranges": kept}


def _bounded(said: Sequence[Sequence[int]], known: set[int]) -> list[list[int]]:
    """Cut ranges to the turns that there are: a range may be sent as wide as a number can be."""
    low, high = min(known, default=0), max(known, default=-1)
    return [[max(first, low), min(last, high)] for first, last in said]


def _mine(source: Source, seat: Seat, head: Any, *, lock: bool = False) -> ranges.Ranges:
    """Return what the seated person has read, as turns of the current version."""
    kept = queries.my_read(source, seat.study_id, head.id, seat.account_id, lock=lock)
    if kept is None:
        return []
    if kept.version_n == head.current_n:
        found: ranges.Ranges = kept.ranges
        return found
    before = transcripts.version_of(source, seat.study_id, head.id, kept.version_n)
    old_ns, old_words = _turns(source, seat.study_id, before.id)
    new_ns, new_words = _turns(source, seat.study_id, head.version_id)
    read = ranges.numbers(kept.ranges)
    places = ranges.of(place for place, n in enumerate(old_ns) if n in read)
    carried = ranges.numbers(ranges.carried(places, old_words, new_words))
    return ranges.of(new_ns[place] for place in carried)


def _turns(source: Source, study_id: UUID, version_id: UUID) -> tuple[Sequence[int], list[str]]:
    """Return the numbers and the words of the turns of a version."""
    sheet = sheets_of(source, study_id, [version_id])[version_id]
    text = texts.get(source, study_id, version_id)
    return sheet.ns, [text[start:end] for start, end in zip(sheet.starts, sheet.ends, strict=True)]


# The study


def read_coverage(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return what has been read and coded; as many queries for one transcript as for two hundred."""
    study_id = seat.study_id
    policy = policy_of(connection, study_id)
    all_heads = codings.heads(connection, study_id)
    heads = [head for head in all_heads if gates.may_read(seat, head, policy)]
    versions = [head.version_id for head in heads]
    sheets = sheets_of(connection, study_id, versions)
    speakers = {
        row[0]: Speaking(row.kind == "participant", row.group_id)
        for row in codings.speakers(connection, study_id)
    }
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    codes: dict[str, set[str]] = defaultdict(set)
    coders: dict[str, set[str]] = defaultdict(set)
    every: dict[str, Any] = dict.fromkeys(("code_ids", "transcript_ids", "since", "until"))
    for row in codings.codings(connection, study_id, coder_ids=(), **every):
        spans[row.version_id].append((row.start, row.end))
        codes[row.version_id].add(row.code_id)
        coders[row.version_id].add(row.coder_id)
    strips = {
        head.version_id: counting.strip_of(sheets[head.version_id], speakers, spans[str(head.version_id)])
        for head in heads
    }
    names = {str(one): name for one, name in codings.coders(connection, study_id).items()}
    reads: dict[UUID, list[Any]] = defaultdict(list)
    for row in queries.reads(connection, study_id):
        reads[row.transcript_id].append(row)
    interviews = queries.interviews(connection, study_id)
    few = counting.sparse(strips)
    lines = [
        _line(seat, head, sheets[head.version_id], strips[head.version_id], reads[head.id], names)
        | {
            "interview": interviews[head.id].code if head.id in interviews else None,
            "coders": sorted(names.get(one, "A former member") for one in coders[str(head.version_id)]),
            "sparse": head.version_id in few,
        }
        for head in heads
    ]
    groups = queries.groups(connection, study_id)
    return {
        "transcripts": lines,
        "groups": [dict(row._mapping) for row in groups],
        "questions": _questions(connection, study_id, heads, sheets, strips, speakers, groups),
        "order": _order(connection, study_id, heads, codes, interviews),
        "hidden": len(all_heads) - len(heads),
    }


def _line(
    seat: Seat, head: Any, sheet: Sheet, strip: str, reads: Sequence[Any], names: Mapping[str, str]
) -> dict[str, Any]:
    mine: ranges.Ranges = next(
        (r.ranges for r in reads if r.account_id == seat.account_id and r.version_n == head.n), []
    )
    read = ranges.numbers(mine)
    readers = [
        {
            "name": names.get(str(row.account_id), "A former member"),
            "version": None if row.version_n == head.n else row.version_n,
        }
        for row in reads
        if row.ranges
    ]
    return {
        "transcript_id": head.id,
        "title": head.title,
        "turns": len(sheet.ns),
        "participant_turns": len(strip) - strip.count(OTHER),
        "coded_turns": strip.count(CODED),
        "strip": strip,
        "first_turn": sheet.ns[0] if sheet.ns else 0,
        "read": mine,
        "readers": sorted(readers, key=lambda one: str(one["name"])),
        "first_uncoded": next(
            (n for n, letter in zip(sheet.ns, strip, strict=True) if letter == UNCODED), None
        ),
        "first_unread": next((n for n in sheet.ns if n not in read), None),
    }


def _questions(
    connection: Connection,
    study_id: UUID,
    heads: Sequence[Any],
    sheets: Mapping[UUID, Sheet],
    strips: Mapping[UUID, str],
    speakers: Mapping[str, Speaking],
    groups: Sequence[Any],
) -> list[dict[str, Any]]:
    """Return what every question of the guides drew from every group."""
    asked: dict[str, dict[int, str]] = defaultdict(dict)
    for row in codings.questions_asked(connection, study_id, [head.version_id for head in heads]):
        asked[row.version_id][row.turn_n] = row.question_id
    cells: dict[tuple[str, Any], list[int]] = defaultdict(lambda: [0, 0, 0])
    for head in heads:
        here = asked.get(str(head.version_id))
        if here:
            found = counting.drawn(sheets[head.version_id], strips[head.version_id], here, speakers)
            for where, (turns, coded) in found.items():
                cell = cells[where]
                cell[0], cell[1], cell[2] = cell[0] + 1, cell[1] + turns, cell[2] + coded
    return [
        {"question_id": row.id, "n": row.n, "text": row.text, "guide": f"{row.title} {row.label}"}
        | {"cells": [_cell(group.id, cells.get((str(row.id), group.id), [0, 0, 0])) for group in groups]}
        for row in queries.questions(connection, study_id)
    ]


def _cell(group_id: UUID, counts: Sequence[int]) -> dict[str, Any]:
    transcripts_, turns, coded = counts
    return {"group_id": group_id, "transcripts": transcripts_, "turns": turns, "coded_turns": coded}


def _order(
    connection: Connection,
    study_id: UUID,
    heads: Sequence[Any],
    codes: Mapping[str, set[str]],
    interviews: Mapping[UUID, Any],
) -> list[dict[str, Any]]:
    """Return the transcripts in order of interview, each with the codes first used in it."""

    def when(head: Any) -> tuple[date, str]:
        held = interviews.get(head.id)
        return (held.happened_on or date.max) if held else date.max, head.title

    in_order = sorted(heads, key=when)
    labels = {str(code.id): code.label for code in codebook.codes(connection, study_id)}
    held = [codes.get(str(head.version_id), set()) & labels.keys() for head in in_order]
    return [
        {
            "transcript_id": head.id,
            "title": head.title,
            "happened_on": interviews[head.id].happened_on if head.id in interviews else None,
            "codes": len(used),
            "new_codes": [{"id": one, "label": labels[one]} for one in sorted(new, key=labels.__getitem__)],
        }
        for head, used, new in zip(in_order, held, counting.first_used(held), strict=True)
    ]
