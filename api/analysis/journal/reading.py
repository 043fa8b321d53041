"""Find notes, read one whole, and name what they are about and mention."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.journal import label_queries, queries, tokens
from api.analysis.journal.schemas import FindIn, RefIn, TargetIn
from api.base.clock import now, timedelta
from api.base.database import Connection, Source
from api.base.errors import NotFound
from api.base.pages import page_of, read_cursor
from api.study.service import policy_of

#: After so long a decision stands as it was written; a new one takes its place (`domain` 6).
FRESH = timedelta(hours=24)
TEXTS = ("words", "surprises", "links_to_objectives", "my_reaction", "alternatives")
FORMER = "A former member"
Ref = tuple[str, UUID]
Names = dict[Ref, Any]


def find_notes(connection: Connection, seat: Seat, body: FindIn) -> dict[str, Any]:
    """Return a page of notes that the seat may see, the latest written first; at most five queries."""
    after = read_cursor(body.cursor, UUID)
    sought = _sought(connection, seat, body)
    rows = queries.find(connection, seat, sought, after[0] if after else None, body.limit + 1)
    page = page_of(rows, body.limit, lambda row: [row.id])
    begun = [(row, tokens.excerpt_of(row.words)) for row in page["items"]]
    refs = {ref for row, text in begun for ref in (*tokens.mentions_in(text), *_about(row))}
    names = named(connection, seat, refs)
    page["items"] = [_line(seat, row, text, names) for row, text in begun]
    return page


def _sought(connection: Connection, seat: Seat, body: FindIn) -> queries.Sought:
    words = tokens.wanted(body.words)
    found = None
    if words and (not body.kinds or "coding_memo" in body.kinds):
        memos = queries.memos_of_codings(connection, seat.study_id)
        found = [row.id for row in memos if tokens.holds(tokens.key_of([row.memo]), words)]
    return queries.Sought(
        kinds=body.kinds,
        author_id=body.author_id,
        about=_pair(body.about),
        concerning=_pair(body.concerning),
        words=words,
        coding_ids=found,
        attested_alone=policy_of(connection, seat.study_id).deidentification_gate,
    )


def _pair(of: TargetIn | RefIn | None) -> Ref | None:
    return (of.kind, of.id) if of else None


def _about(row: Any) -> list[Ref]:
    return [(row.target_kind, row.target_id)] if row.target_id else []


def _line(seat: Seat, row: Any, excerpt: str, names: Names) -> dict[str, Any]:
    kept = ("id", "version", "kind", "title", "occasion", "created_at", "updated_at")
    return {name: getattr(row, name) for name in kept} | {
        "excerpt": excerpt,
        "target": ref(names, *_about(row)[0]) if row.target_id else None,
        "links": [ref(names, *one) for one in tokens.mentions_in(excerpt)],
        "author": {"account_id": row.created_by, "name": row.author or FORMER},
        "mine": row.created_by == seat.account_id,
        "shared": bool(row.shared),
        "decided_on": row.decided_on,
        "superseded": bool(row.superseded),
    }


def read_note(connection: Connection, seat: Seat, note_id: UUID, kinds: tuple[str, ...]) -> dict[str, Any]:
    """Return a note of one of these kinds whole. Raises NotFound, also for what is not the seat's to see."""
    row = queries.note(connection, seat, note_id)
    if row is None or row.kind not in kinds:
        raise NotFound
    texts = [getattr(row, name) for name in TEXTS]
    mentions = tokens.mentions_in(*texts)
    around = [("note", one) for one in (row.supersedes_id, row.superseded_by_id) if one]
    names = named(connection, seat, {*mentions, *_about(row), *around})
    mine = row.created_by == seat.account_id
    kept = ("id", "version", "kind", "title", *TEXTS, "decided_on", "occasion", "shared")
    return {name: getattr(row, name) for name in (*kept, "include_in_audit_trail")} | {
        "target": ref(names, *_about(row)[0]) if row.target_id else None,
        "links": [ref(names, *one) for one in mentions],
        "author": {"account_id": row.created_by, "name": row.author or FORMER},
        "mine": mine,
        "may_change": may_change(row, mine=mine),
        "may_remove": mine and row.kind != "decision",
        "supersedes": ref(names, "note", row.supersedes_id) if row.supersedes_id else None,
        "superseded_by": ref(names, "note", row.superseded_by_id) if row.superseded_by_id else None,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "updated_by": row.changer or row.author or FORMER,
    }


def may_change(row: Any, *, mine: bool) -> bool:
    """Tell whether a note's words may be changed: memos by the team, a decision while it is fresh."""
    if row.kind == "decision":
        return mine and now() - row.created_at < FRESH
    return mine or row.kind == "memo"


def read_mentionables(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return everything that a note can mention, by kind and name."""
    rows = label_queries.everything(connection, seat.study_id, queries.visible(seat), tokens.MENTIONABLE)
    order = {kind: n for n, kind in enumerate(tokens.MENTIONABLE)}
    found = [dict(row._mapping) for row in rows if row.label]
    return {"items": sorted(found, key=lambda one: (order[one["kind"]], one["label"], str(one["id"])))}


def named(source: Source, seat: Seat, refs: Iterable[Ref]) -> Names:
    """Return what of this stands and may be seen by the seat, with its present name."""
    return label_queries.labels(source, seat.study_id, queries.visible(seat), refs)


def ref(names: Names, kind: str, one: UUID) -> dict[str, Any]:
    """Return something by its name; without one if it may not be seen or is no longer there."""
    found = names.get((kind, one))
    if found is None:
        return {"kind": kind, "id": one, "label": None, "within_id": None, "detail": ""}
    return dict(found._mapping)
