"""Give a code to what a search finds: first the preview of every segment, then all of them as one step."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.coding import service as coding
from api.analysis.coding.schemas import CodingIn, CodingsIn
from api.analysis.searching import word_queries
from api.analysis.searching.conditions import demand_known
from api.analysis.searching.finding import Found, Search, around, speaker_of
from api.analysis.searching.word_schemas import MOST_CODED, CodeHitsIn, PlaceIn
from api.analysis.transcripts import gates
from api.analysis.transcripts import queries as transcripts
from api.base.database import Connection, Session, Source
from api.base.errors import Conflict, Invalid
from api.text.sentences import sentence_around

MOST_HITS = 2_000


@dataclass(frozen=True, slots=True)
class Segment:
    """What would be coded: [start, end) of a transcript's current version, and how many hits lie in it."""

    found: Found
    start: int
    end: int
    hits: int

    @property
    def key(self) -> tuple[UUID, int, int]:
        """Return what tells it from others."""
        return self.found.head.id, self.start, self.end


@dataclass(frozen=True, slots=True)
class Plan:
    """What coding the results would do: segments, those that you coded so already, and closed transcripts."""

    segments: list[Segment]
    already: set[tuple[UUID, int, int]]
    closed: dict[UUID, gates.Gate]

    @property
    def seen(self) -> str:
        """Return the mark of the preview: of every segment and the version that it lies in."""
        said = (f"{s.found.head.version_id}:{s.start}:{s.end}" for s in self.segments)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def state_of(self, segment: Segment) -> str:
        """Return new, already or closed."""
        if segment.found.head.id in self.closed:
            return "closed"
        return "already" if segment.key in self.already else "new"


def _plan(source: Source, seat: Seat, body: CodeHitsIn) -> Plan:
    _demand_usable(source, seat.study_id, body.code_id)
    asked = Search(source, seat, body)
    wanted = _keys(body.only) if body.only else None
    hits = (hit for hit in asked.hits() if wanted is None or (hit.head.id, hit.start, hit.end) in wanted)
    segments = _segments(islice(hits, MOST_HITS + 1), body.unit)
    if len(segments) > MOST_CODED or sum(segment.hits for segment in segments) > MOST_HITS:
        raise Invalid(
            "too_many_to_code",
            f"This finds more than {MOST_CODED} segments. Narrow the search, or choose some of its results.",
        )
    heads = {segment.found.head.id: segment.found.head for segment in segments}
    versions = {head.version_id: head.id for head in heads.values()}
    standing = word_queries.spans_with_code(
        source, seat.study_id, list(versions), body.code_id, seat.account_id
    )
    already = {(versions[version_id], start, end) for version_id, start, end in standing}
    return Plan(segments, already, _closed(source, seat.study_id, heads))


def _demand_usable(source: Source, study_id: UUID, code_id: UUID) -> None:
    retired = {row.id: row.retired for row in codebook.codes(source, study_id)}
    demand_known("code_id", [code_id], retired)
    if retired[code_id]:
        raise Conflict("code_retired", "This code is retired. Restore it in the codebook, or choose another.")


def _keys(places: Iterable[PlaceIn]) -> set[tuple[UUID, int, int]]:
    return {(place.transcript_id, place.start, place.end) for place in places}


def _segments(hits: Iterable[Found], unit: str) -> list[Segment]:
    """Return what would be coded, in reading order, each once."""
    found: dict[tuple[UUID, int, int], Segment] = {}
    for hit in hits:
        start, end = _extent(hit, unit)
        segment = Segment(hit, start, end, 1)
        before = found.get(segment.key)
        found[segment.key] = Segment(before.found, start, end, before.hits + 1) if before else segment
    return list(found.values())


def _extent(hit: Found, unit: str) -> tuple[int, int]:
    turn = (hit.passage.body_start, hit.passage.turn_end)
    if unit == "words":
        return hit.start, hit.end
    if unit == "sentence":
        return sentence_around(hit.text, hit.start, hit.end, turn)
    said = hit.text[slice(*turn)]
    return turn[0] + len(said) - len(said.lstrip()), turn[1] - (len(said) - len(said.rstrip()))


def _closed(source: Source, study_id: UUID, heads: dict[UUID, Any]) -> dict[UUID, gates.Gate]:
    """Return the gates that are closed, by transcript."""
    whole = transcripts.heads_of(source, study_id, heads)
    known = gates.standing(source, study_id, whole)
    return {head.id: gate for head in whole if (gate := gates.gate_of(head, known))}


def preview(connection: Connection, seat: Seat, body: CodeHitsIn) -> dict[str, Any]:
    """Say of every segment what coding it would do. Changes nothing."""
    plan = _plan(connection, seat, body)
    titles = {segment.found.head.id: segment.found.head.title for segment in plan.segments}
    return {
        "items": [_shown(segment, plan) for segment in plan.segments],
        "closed": [
            {"transcript_id": one, "transcript": titles[one], "detail": gate.detail, "next": gate.next}
            for one, gate in plan.closed.items()
        ],
        "seen": plan.seen,
    }


def _shown(segment: Segment, plan: Plan) -> dict[str, Any]:
    found = segment.found
    before, after = around(found.text, segment.start, segment.end, found.passage)
    return {
        "transcript_id": found.head.id,
        "transcript": found.head.title,
        "version": found.head.n,
        "turn": found.passage.turn_n,
        "start": segment.start,
        "end": segment.end,
        "before": before,
        "text": found.text[segment.start : segment.end],
        "after": after,
        "speaker": speaker_of(found.passage),
        "kind": found.passage.kind,
        "hits": segment.hits,
        "state": plan.state_of(segment),
    }


def code(session: Session, seat: Seat, body: CodeHitsIn) -> dict[str, int]:
    """Code every segment that is new and not left out, as one step that can be undone.

    Raises Conflict if something else would be coded than the preview showed, or nothing would be.
    """
    plan = _plan(session, seat, body)
    if body.seen and body.seen != plan.seen:
        raise Conflict(
            "results_changed", "The results have changed since the preview. Look at the preview again."
        )
    skipped = _keys(body.skip)
    kept = [segment for segment in plan.segments if segment.key not in skipped]
    states = [plan.state_of(segment) for segment in kept]
    new = [segment for segment, state in zip(kept, states, strict=True) if state == "new"]
    if not new:
        raise Conflict("nothing_to_code", "None of these can be coded anew. Choose other results.")
    coding.apply_codes(session, seat, CodingsIn(items=[_coding(segment, body.code_id) for segment in new]))
    return {
        "coded": len(new),
        "already": states.count("already"),
        "closed": states.count("closed"),
        "skipped": len(plan.segments) - len(kept),
    }


def _coding(segment: Segment, code_id: UUID) -> CodingIn:
    head = segment.found.head
    return CodingIn(
        transcript_id=head.id, version=head.n, start=segment.start, end=segment.end, code_id=code_id
    )
