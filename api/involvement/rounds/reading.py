"""Read rounds as the team sees them: the list, one whole, the preview, the comments."""

import uuid
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.base.database import Connection, Source
from api.base.errors import NotFound
from api.base.pages import page_of, read_cursor
from api.involvement.quotes import queries as quote_queries
from api.involvement.quotes.service import described
from api.involvement.rounds import queries
from api.involvement.rounds.readiness import missing
from api.study.service import policy_of


def read_rounds(connection: Connection, seat: Seat, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of rounds, newest first, with who answered and what waits."""
    after = read_cursor(cursor, UUID)
    rows = queries.rounds(connection, seat.study_id, after[0] if after else None, limit + 1)
    page = page_of(rows, limit, lambda r: [r.id])
    ids = [row.id for row in page["items"]]
    themes = queries.theme_counts(connection, seat.study_id, ids)
    people = queries.invitee_counts(connection, seat.study_id, ids)
    said = queries.comment_counts(connection, seat.study_id, ids)
    page["items"] = [
        _picked(row, LINE)
        | {"themes": themes.get(row.id, 0)}
        | _counts(people.get(row.id), ("invitees", "finished", "calls_wanted"))
        | _counts(said.get(row.id), ("comments", "unanswered"))
        for row in page["items"]
    ]
    return page


LINE = (
    "id",
    "version",
    "title",
    "kind",
    "state",
    "closes_on",
    "opened_at",
    "closed_at",
    "published_at",
)
MORE = ("intro", "help_contact", "share_comments", "plain_english_checked_by", "plain_english_checker")


def _picked(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _counts(row: Any, names: Sequence[str]) -> dict[str, int]:
    return {name: int(getattr(row, name)) if row else 0 for name in names}


def read_round(connection: Connection, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Return a round whole. Raises NotFound."""
    return whole_round(connection, seat.study_id, round_id)


def whole_round(source: Source, study_id: UUID, round_id: UUID) -> dict[str, Any]:
    """Return a round with all that belongs to it."""
    row = queries.round_row(source, study_id, round_id)
    if row is None:
        raise NotFound
    whole = _picked(row, LINE + MORE) | {
        "themes": _chosen(source, study_id, round_id),
        "invitees": [dict(r._mapping) for r in queries.invitees(source, study_id, round_id)],
        "snapshot": snapshot(source, study_id, round_id),
    }
    said = queries.comment_counts(source, study_id, [round_id]).get(round_id)
    whole |= _counts(said, ("comments", "unanswered"))
    draft = row.state == "draft"
    return whole | {"missing": missing(source, study_id, policy_of(source, study_id), whole) if draft else []}


def _chosen(source: Source, study_id: UUID, round_id: UUID) -> list[dict[str, Any]]:
    pairs = queries.chosen_quotes(source, study_id, round_id)
    rows = quote_queries.quotes_named(source, study_id, {p.quote_id for p in pairs})
    quotes = {q["id"]: q for q in described(source, study_id, list(rows.values()))}
    return [
        dict(theme._mapping) | {"quotes": [quotes[p.quote_id] for p in pairs if p.theme_id == theme.theme_id]}
        for theme in queries.chosen_themes(source, study_id, round_id)
    ]


THEME_WORDS = ("name", "plain_summary", "easy_read", "why_we_think_this")
QUOTE_WORDS = ("text", "speaker_label", "labels")


def snapshot(source: Source, study_id: UUID, round_id: UUID) -> list[dict[str, Any]]:
    """Return the snapshot of a round with the quotes that were removed; empty before it was opened."""
    quotes: dict[UUID, list[dict[str, Any]]] = {}
    for row in queries.snapshot_quotes(source, study_id, round_id):
        line = _picked(row, ("id", "quote_id", *QUOTE_WORDS, "removed"))
        quotes.setdefault(row.snapshot_theme_id, []).append(line)
    return [
        _picked(row, ("id", "theme_id", "theme_n", *THEME_WORDS)) | {"quotes": quotes.get(row.id, [])}
        for row in queries.snapshot_themes(source, study_id, round_id)
    ]


def ideas_of(themes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reduce themes of a snapshot to what a reviewer meets, field by field."""
    return [
        {name: theme[name] for name in ("id", *THEME_WORDS)}
        | {
            "quotes": [
                {name: quote[name] for name in ("id", *QUOTE_WORDS)}
                for quote in theme["quotes"]
                if quote["removed"] is None
            ]
        }
        for theme in themes
    ]


def preview_round(connection: Connection, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Return a round exactly as reviewers will see it; of a draft, with ids that mean nothing."""
    whole = whole_round(connection, seat.study_id, round_id)
    return {
        "id": whole["id"],
        "title": whole["title"],
        "intro": whole["intro"],
        "help_contact": whole["help_contact"],
        "state": whole["state"] if whole["state"] in ("closed", "published") else "open",
        "closes_on": whole["closes_on"],
        "share_comments": whole["share_comments"],
        "finished": False,
        "call_wanted": False,
        "ideas": ideas_of(whole["snapshot"] or _as_if_opened(whole["themes"])),
        "my_comments": [],
        "others": [],
    }


def _as_if_opened(themes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        theme
        | {
            "id": uuid.uuid4(),
            "quotes": [
                quote | {"id": uuid.uuid4(), "removed": None}
                for quote in theme["quotes"]
                if quote["counts_as_approved"]
            ],
        }
        for theme in themes
    ]


RESPONSE = (
    "id",
    "version",
    "comment_id",
    "decision",
    "reason",
    "plain_reason",
    "theme_id",
    "version_before",
    "version_after",
    "state",
    "agreed_by",
)
COMMENT = (
    "id",
    "version",
    "reviewer_id",
    "reviewer",
    "snapshot_theme_id",
    "snapshot_quote_id",
    "theme_id",
    "theme",
    "quote",
    "kinds",
    "words",
    "mode",
    "entered_by",
    "enterer",
    "submitted_at",
)


def read_comments(
    connection: Connection, seat: Seat, round_id: UUID, limit: int, cursor: str | None
) -> dict[str, Any]:
    """Return a page of the sent comments of a round with their responses. Raises NotFound."""
    if queries.round_row(connection, seat.study_id, round_id) is None:
        raise NotFound
    after = read_cursor(cursor, UUID)
    rows = queries.comments(connection, seat.study_id, round_id, after[0] if after else None, limit + 1)
    page = page_of(rows, limit, lambda r: [r.id])
    page["items"] = [comment_as_read(row) for row in page["items"]]
    return page


def comment_as_read(row: Any) -> dict[str, Any]:
    """Return a sent comment as the team reads it."""
    return _picked(row, COMMENT) | {"response": _response(row)}


def _response(row: Any) -> dict[str, Any] | None:
    if row.response_id is None:
        return None
    return {name: getattr(row, f"response_{name}") for name in RESPONSE}
