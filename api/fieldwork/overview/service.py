"""Read participants with consent and data state at a glance, and one participant with all there is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.base.database import Connection, Source
from api.base.errors import NotFound
from api.base.pages import page_of, read_cursor
from api.fieldwork.consent import queries as consents
from api.fieldwork.consent.service import consent_gate, consents_of
from api.fieldwork.interviews import queries as interviews
from api.fieldwork.interviews.service import said_of
from api.fieldwork.overview import queries
from api.fieldwork.participants import queries as people
from api.fieldwork.participants.service import name_warnings

MOST_INTERVIEWS = 200


def read_participants(
    connection: Connection,
    seat: Seat,
    limit: int,
    cursor: str | None,
    group_id: UUID | None,
    status: str | None,
) -> dict[str, Any]:
    """Return a page of participants by study code."""
    after = read_cursor(cursor, str)
    rows = people.participants(
        connection, seat.study_id, limit + 1, after[0] if after else None, group_id, status
    )
    page = page_of(rows, limit, lambda r: [r.study_code])
    return page | {"items": glances(connection, seat.study_id, page["items"])}


def glances(source: Source, study_id: UUID, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return participants with their state, in a constant number of queries."""
    ids = [row.id for row in rows]
    latest = consents.latest_consents(source, study_id, ids)
    talked = queries.interview_counts(source, study_id, ids)
    spoken = queries.transcript_counts(source, study_id, ids)
    return [
        _plain(row)
        | {"consent": _glance(latest.get(row.id)), "interviews": talked.get(row.id, 0)}
        | dict(zip(("transcripts", "deidentified"), spoken.get(row.id, (0, 0)), strict=True))
        for row in rows
    ]


def _plain(row: Any) -> dict[str, Any]:
    kept = ("id", "version", "study_code", "pseudonym", "group_id", "sub_role", "attributes", "status")
    return {name: getattr(row, name) for name in (*kept, "created_at")}


def _glance(consent: Any) -> dict[str, Any]:
    holds = consent is not None and consent.ended_on is None
    return {
        "state": "missing" if consent is None else "valid" if holds else "ended",
        "document_version": consent.document_version if consent else None,
        "consented_on": consent.consented_on if consent else None,
        "allows_quotes": bool(holds and consent.allows_quotes),
        "allows_reviewers": bool(holds and consent.allows_reviewers),
    }


def read_participant(connection: Connection, seat: Seat, participant_id: UUID) -> dict[str, Any]:
    """Return a participant with consents, interviews and transcripts. Raises NotFound."""
    study_id = seat.study_id
    row = people.participant(connection, study_id, participant_id)
    if row is None:
        raise NotFound
    talked = interviews.interviews(connection, study_id, MOST_INTERVIEWS, participant_id=participant_id)
    closed = consent_gate(connection, study_id, [participant_id])
    defined = ("id", "version", "name", "kind", "choices", "position")
    return glances(connection, study_id, [row])[0] | {
        "warnings": name_warnings(row.pseudonym),
        "closed": {k: closed[k] for k in ("code", "detail")} if closed else None,
        "attributes_defined": [
            {name: getattr(a, name) for name in defined} for a in people.attributes(connection, study_id)
        ],
        "consents": consents_of(connection, study_id, participant_id),
        "interview_list": said_of(connection, study_id, talked),
        "transcript_list": [
            dict(t._mapping) for t in queries.transcripts_of(connection, study_id, participant_id)
        ],
    }
