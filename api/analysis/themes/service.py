"""Create and change themes, gather codes, add evidence, read the board and a theme whole."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries as codings
from api.analysis.themes import queries
from api.analysis.themes.models import Evidence, Theme, ThemeVersion
from api.analysis.themes.schemas import (
    EvidenceIn,
    EvidencePatch,
    ThemeCodesIn,
    ThemeIn,
    ThemeOrderIn,
    ThemePatch,
    ThemeStateIn,
)
from api.analysis.transcripts import gates
from api.audit import queries as chain
from api.audit import service as audit
from api.base.database import Connection, Session, claim, fetch
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound

TEXTS = (
    "name",
    "central_organising_concept",
    "definition",
    "scope_in",
    "scope_out",
    "plain_summary",
    "easy_read",
    "why_we_think_this",
)


# Reading


def read_themes(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return the board: every theme with its codes and counts of evidence."""
    seq = chain.head_of(connection, seat.study_id)[0]
    codes = _codes_by_theme(connection, seat.study_id, None)
    rows = queries.themes(connection, seat.study_id)
    return {"items": [dict(r._mapping) | {"codes": codes.get(r.id, [])} for r in rows], "seq": seq}


def _codes_by_theme(
    connection: Connection, study_id: UUID, theme_id: UUID | None
) -> dict[UUID, list[dict[str, Any]]]:
    segments, people = (
        counters.segments_by_code(connection, study_id),
        counters.people_by_code(connection, study_id),
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in queries.codes_of(connection, study_id, theme_id):
        line = {k: v for k, v in row._mapping.items() if k != "theme_id"}
        counts = {"people": len(people.get(row.id, ())), "segments": segments.get(row.id, 0)}
        found.setdefault(row.theme_id, []).append(line | counts)
    return found


def read_theme(connection: Connection, seat: Seat, theme_id: UUID) -> dict[str, Any]:
    """Return a theme whole: words, codes, evidence with context, presence by group, nudges."""
    row = queries.theme(connection, seat.study_id, theme_id)
    if row is None:
        raise NotFound
    said = {name: value for name, value in row._mapping.items() if name != "study_id"}
    codes = _codes_by_theme(connection, seat.study_id, theme_id).get(theme_id, [])
    evidence = _evidence(connection, seat.study_id, theme_id)
    of = {r.code: r.people for r in queries.heard(connection, seat.study_id)}
    found = {r.code: r.people for r in queries.presence(connection, seat.study_id, theme_id)}
    return said | {
        "codes": codes,
        "evidence": evidence,
        "presence": [{"group": group, "people": found.get(group, 0), "of": n} for group, n in of.items()],
        "versions": row.text_n,
        "nudges": nudges_of(said, len(codes), [e["relation"] for e in evidence]),
    }


def _evidence(connection: Connection, study_id: UUID, theme_id: UUID) -> list[dict[str, Any]]:
    rows = queries.evidence_of(connection, study_id, theme_id)
    turns: dict[UUID, list[Any]] = {}
    for turn in codings.turns_at(connection, study_id, [r.coding_id for r in rows]) if rows else []:
        turns.setdefault(turn.coding_id, []).append(turn)
    groups = queries.groups_of_participants(connection, study_id)
    return [_with_place(row, turns.get(row.coding_id, []), groups) for row in rows]


def _with_place(row: Any, turns: list[Any], groups: dict[str, str]) -> dict[str, Any]:
    people = list(dict.fromkeys(t.study_code for t in turns if t.study_code))
    first = turns[0] if turns else None
    return dict(row._mapping) | {
        "participants": people,
        "groups": list(dict.fromkeys(groups[p] for p in people)),
        "speaker": people[0] if people else ("Interviewer" if first else None),
        "turn": first.n if first else None,
    }


def nudges_of(said: dict[str, Any], codes: int, relations: list[str]) -> list[str]:
    """Say what a reader would still ask of a theme. Never a lock."""
    found = []
    if len(said["name"].split()) == 1:
        found.append("A name of one word reads like a topic. What does the theme say about it?")
    if not said["central_organising_concept"]:
        found.append("It has no central organising concept yet: the one idea that holds it together.")
    if codes < 2:
        found.append("It rests on fewer than two codes. Is it a theme, or a code?")
    if relations and not {"nuances", "contradicts"} & set(relations):
        found.append("Nothing nuances or contradicts it yet. Who would disagree?")
    if not said["plain_summary"]:
        found.append("It has no plain-language summary, so it cannot go to reviewers.")
    return found


def read_versions(connection: Connection, seat: Seat, theme_id: UUID) -> dict[str, Any]:
    """Return the versions of a theme, newest first."""
    rows = queries.versions_of(connection, seat.study_id, theme_id)
    if not rows:
        raise NotFound
    return {"items": rows}


def read_evidence_on(connection: Connection, seat: Seat, transcript_id: UUID) -> dict[str, Any]:
    """Return which codings of a transcript are evidence for which themes."""
    return {"items": queries.evidence_on(connection, seat.study_id, transcript_id)}


# Writing


def create_theme(session: Session, seat: Seat, body: ThemeIn) -> Theme:
    """Create a theme, with its first version and perhaps its codes."""
    theme = Theme(
        study_id=seat.study_id,
        created_by=seat.account_id,
        position=queries.next_position(session, seat.study_id),
        **body.model_dump(exclude={"code_ids"}),
    )
    session.add(theme)
    session.flush()
    _add_version(session, seat, theme, "")
    if body.code_ids:
        _gather(session, seat, theme.id, body.code_ids)
    audit.record(session, seat.study_id, "theme.created", theme.id)
    return theme


def _add_version(session: Session, seat: Seat, theme: Theme, reason: str) -> None:
    words = {name: getattr(theme, name) for name in TEXTS}
    session.add(
        ThemeVersion(
            study_id=seat.study_id,
            created_by=seat.account_id,
            theme_id=theme.id,
            n=theme.text_n,
            reason=reason,
            **words,
        )
    )
    session.flush()


def get_theme(session: Session, seat: Seat, theme_id: UUID) -> Theme:
    """Return a theme. Raises NotFound."""
    return fetch(session, Theme, seat.study_id, theme_id)


def change_theme(session: Session, seat: Seat, theme_id: UUID, body: ThemePatch, version: int) -> Theme:
    """Change a theme's words; a version is kept whenever words change."""
    theme = claim(session, Theme, seat.study_id, theme_id, version)
    said = body.model_dump(exclude_none=True, exclude={"reason"})
    changed = {name for name, value in said.items() if getattr(theme, name) != value}
    for name in changed:
        setattr(theme, name, said[name])
    if changed & set(TEXTS):
        if theme.state == "final":
            theme.state = "reviewing"  # a changed theme is no longer the one that was called final
        theme.text_n += 1
        _add_version(session, seat, theme, body.reason)
    audit.record(session, seat.study_id, "theme.changed", theme.id, fields=changed, text_n=theme.text_n)
    return theme


def change_state(session: Session, seat: Seat, theme_id: UUID, body: ThemeStateIn, version: int) -> Theme:
    """Move a theme between states; discarding keeps it, with its reason."""
    theme = claim(session, Theme, seat.study_id, theme_id, version)
    if body.state == "discarded" and not body.reason.strip():
        needed = FieldProblem("reason", "Say why the theme is discarded.")
        raise Invalid(
            "reason_missing", "Say why the theme is discarded; it is kept with it.", fields=(needed,)
        )
    theme.state, theme.state_reason = body.state, body.reason
    audit.record(session, seat.study_id, "theme.state_changed", theme.id, state=body.state)
    return theme


def set_codes(session: Session, seat: Seat, theme_id: UUID, body: ThemeCodesIn, version: int) -> Theme:
    """Gather codes under a theme, in order; takes the place of what was there."""
    theme = claim(session, Theme, seat.study_id, theme_id, version)
    _gather(session, seat, theme.id, body.code_ids)
    audit.record(session, seat.study_id, "theme.codes_changed", theme.id, codes=len(body.code_ids))
    return theme


def _gather(session: Session, seat: Seat, theme_id: UUID, code_ids: list[UUID]) -> None:
    wanted = list(dict.fromkeys(code_ids))
    if len(queries.known_codes(session, seat.study_id, wanted)) < len(wanted):
        unknown = FieldProblem("code_ids", "One of these codes is not in the codebook.")
        raise Invalid("code_unknown", "One of these codes is not in the codebook.", fields=(unknown,))
    queries.replace_codes(session, seat.study_id, theme_id, wanted)


def order_themes(session: Session, seat: Seat, body: ThemeOrderIn) -> None:
    """Put the themes of the board into an order."""
    queries.set_order(session, seat.study_id, body.theme_ids)
    audit.record(session, seat.study_id, "theme.changed", None, fields=["position"])


def add_evidence(session: Session, seat: Seat, theme_id: UUID, body: EvidenceIn) -> Evidence:
    """Add a coded segment as evidence. Raises Conflict if it is there already or its gate is closed."""
    theme = fetch(session, Theme, seat.study_id, theme_id)
    coding = codings.coding(session, seat.study_id, body.coding_id)
    if coding is None:
        unknown = FieldProblem("coding_id", "This coding is not in the study.")
        raise Invalid("coding_unknown", "This coding is not in the study.", fields=(unknown,))
    gates.demand_codable(session, seat.study_id, coding.transcript_id)
    if queries.evidence_for(session, seat.study_id, theme.id, coding.id):
        raise Conflict("already_evidence", "This segment is evidence for the theme already. Change it there.")
    row = Evidence(study_id=seat.study_id, created_by=seat.account_id, theme_id=theme.id, **body.model_dump())
    session.add(row)
    session.flush()
    audit.record(session, seat.study_id, "evidence.added", row.id, theme_id=theme.id, coding_id=coding.id)
    return row


def change_evidence(
    session: Session, seat: Seat, theme_id: UUID, evidence_id: UUID, body: EvidencePatch, version: int
) -> Evidence:
    """Change the relation or note of evidence."""
    row = _evidence_of(session, seat, theme_id, evidence_id)
    row = claim(session, Evidence, seat.study_id, evidence_id, version)
    said = body.model_dump(exclude_none=True)
    for name, value in said.items():
        setattr(row, name, value)
    audit.record(session, seat.study_id, "evidence.changed", row.id, fields=said, theme_id=theme_id)
    return row


def remove_evidence(session: Session, seat: Seat, theme_id: UUID, evidence_id: UUID) -> None:
    """Take a segment out of a theme's evidence; the coding stays."""
    session.delete(_evidence_of(session, seat, theme_id, evidence_id))
    audit.record(session, seat.study_id, "evidence.removed", evidence_id, theme_id=theme_id)


def _evidence_of(session: Session, seat: Seat, theme_id: UUID, evidence_id: UUID) -> Evidence:
    row = fetch(session, Evidence, seat.study_id, evidence_id)
    if row.theme_id != theme_id:
        raise NotFound
    return row
